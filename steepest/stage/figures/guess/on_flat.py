"""How guesses are drawn on a picture in a box of the frame: a map, a valley, a plot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.circle import circle
from steepest.stage.figures.guess.ghost import Band, FlatGhost
from steepest.stage.figures.guess.outlines import (
    ALONG,
    APART,
    DISC,
    OFF,
    ROUND,
    Ghost,
    Kind,
    are_apart,
    evenly,
    points_in,
    room_for_ring,
    without_start,
)
from steepest.stage.figures.guess.path_letter import path_letter
from steepest.stage.figures.label import AROUND, Label, Labels, Way
from steepest.stage.type.typeset import Typeset

_WAY = 0.25  # how long a direction is drawn, as a share of the shorter side of a map
BEYOND = 0.3  # how far over the right edge of a map it may reach, where no numbers stand
_LONELY = 2 * APART  # so far from all others, nobody asks whose the tip of a path is that a letter stands at
_FINE = 360  # parts of a ring that opens for arrows, just as far as it has to
_RING = 0.2  # radius of a place, in scene units, if no other is asked for
_OVER = (0.0, 1.0), (0.0, -1.0)  # where the letter of a place stands, if there is room
_INSIDE = ((0.0, 0.0),)  # or in the middle of its ring, where that stays free


class OnFlat:
    """A picture in a `box` of the frame; `places` tells where points (n, 2) of it lie there (n, 2). Paths may lie on
    `beds`, which part them from dashed lines of the picture along which they lead."""

    def __init__(
        self, places: Callable[[np.ndarray], np.ndarray], box: Box, labels: Labels, beds: bool = False
    ) -> None:
        self.beds = beds
        self.places, self.box, self.labels, self.ring = places, box, labels, _RING
        self.within = 0.0  # radius of what stays free in the middle of a place
        self.banded = False  # whether arrows will begin on the rings of places

    def ghost(self, kind: Kind, guess: Any, at: Sequence[Any]) -> Ghost:
        if kind == "place":
            middle = self.places(points_in([guess]))[0]
            ring = middle + self.ring * (circle(_FINE) if self.banded else ROUND)
            ghost = Band(ring) if self.banded else FlatGhost(ring, headed=False, bed=True)
        elif kind == "way":
            ghost = FlatGhost(self.begun(self._straight(at, guess)), headed=False, bed=True)
        else:
            path = without_start(self._seen(self.places(points_in(guess))), OFF)
            ghost = FlatGhost(path, headed=True, bed=self.beds)
            ghost.fades = self.beds
            if self.beds:  # who comes there stands over a line down from its end
                self.labels.taken.append(np.array([path[-1], [path[-1][0], self.box.bottom]]))
        arrow = self.arrows_come and kind == "way"
        return Ghost(kind, ghost, ghost.grow, lambda: ghost.outline[:, :2], in_its_place=arrow)

    def letter(self, words: Typeset, ghost: Ghost, ghosts: Sequence[Ghost]) -> Label:
        outlines = {each: each.outline() for each in ghosts}
        ends = {
            each: line.mean(axis=0) if each.kind == "place" else line[-1] for each, line in outlines.items()
        }
        end = ends.pop(ghost)
        apart = _LONELY if ghost.kind == "path" else APART
        lonely = all(np.hypot(*(end - other)) > apart for other in ends.values())
        others = [line for each, line in outlines.items() if each is not ghost]
        place = self.lettered(outlines[ghost])
        if ghost.kind == "way" and lonely and self._is_clear(place, others):
            label = Label(words, np.append(place, 0.0), (0.0, 0.0), self.room)
            self.labels.there.append(label)
            return label
        if ghost.kind == "place":
            inside = _INSIDE if self.within > DISC + theme.TEXT_GAP else ()
            middle, gaps = self.inside(end) if inside else end, (self.ring + 0.06,)
            return self.labels.beside(words, middle, *others, ways=_OVER, gaps=gaps, rather=inside)
        if ghost.kind == "path":
            return path_letter(words, outlines[ghost], others, self.labels, self.box, lonely)
        lines = [line for each, line in outlines.items() if self.arrows_come and each.kind == "way"]
        coming = [self.arrow_along(line) for line in lines]
        tried, outward = self.ways_beside(end, [*ends.values()]), self.outward(end, [*ends.values()])
        return self.labels.beside(words, end, *outlines.values(), ways=tried, solid=coming, rather=outward)

    def inside(self, middle: np.ndarray) -> np.ndarray:
        """Where a letter stands in a ring around a middle (2,)."""
        return middle

    def lettered(self, line: np.ndarray) -> np.ndarray:
        """Where the letter of a direction, a line (n, 2), stands if that is clear."""
        return np.asarray(line[-1])

    def ways_beside(self, end: np.ndarray, others: Sequence[np.ndarray]) -> Sequence[Way]:
        """The ways from the end of a direction to its letter, those first that are tried first."""
        return AROUND

    def outward(self, end: np.ndarray, others: Sequence[np.ndarray]) -> Sequence[Way]:
        """Those of them that are better than all others."""
        return ()

    def begun(self, line: np.ndarray) -> np.ndarray:
        """A direction, a line (n, 2) of the frame, from where it begins to be drawn."""
        return without_start(line, OFF)

    @property
    def arrows_come(self) -> bool:
        """Whether an arrow comes, later, where a direction is that is guessed."""
        return False

    def arrow_along(self, line: np.ndarray) -> np.ndarray:
        """What an arrow covers (n, 2) that comes where a direction is drawn."""
        return line

    def _is_clear(self, end: np.ndarray, others: Sequence[np.ndarray]) -> bool:
        """Whether a letter around the end of a direction lies on no arrow, other ghost or other letter, and where
        it may stand."""
        ghosts = [evenly(line, ALONG) for line in others]
        off = [line[:, :2] - end for line in (*self.labels.solid, *ghosts)]
        near = [(np.hypot(*each.T) < DISC + theme.LINE_GAP).any() for each in off]
        near += [not are_apart(end, label.get_center()) for label in self.labels.there]
        return self.roomy.holds(end) and end[1] < self.highest - 1e-6 and not any(near)

    @property
    def highest(self) -> float:
        """How high a letter may stand."""
        return self.roomy.top

    @property
    def room(self) -> Box:
        """What of the frame a letter around the end of a direction may cover."""
        return theme.AROUND

    def seat(self) -> Label:
        return self.labels.in_corner(room_for_ring())

    def free(self, *labels: Label) -> None:
        self.labels.free(*labels)

    def _straight(self, at: Sequence[Any], way: Any) -> np.ndarray:
        """A direction as a line (2, 2) on the frame, of one length whatever its own."""
        foot, tip = self.places(points_in([at, np.add(points_in([at])[0], points_in([way])[0])]))
        size = float(np.linalg.norm(tip - foot))
        if not size:  # so short a way is not seen, nor where it leads
            return np.array([foot, foot])
        end = foot + self.far * (tip - foot) / size
        return np.array([foot, (self.roomy if self.roomy.holds(foot) else self.box).stop(foot, end)])

    @property
    def far(self) -> float:
        """How long a direction is drawn, in scene units."""
        return _WAY * self.side

    @property
    def side(self) -> float:
        """The shorter side of the picture."""
        return min(self.box.width, self.box.height)

    @property
    def roomy(self) -> Box:
        """Where a letter may stand: not by numbers to the left or below, nor by a title, but beyond the right edge."""
        box, inside, beyond = self.box, DISC - 1e-6, BEYOND + 1e-6
        return Box(box.left + inside, box.bottom + inside, box.right + beyond, box.top)

    def _seen(self, points: np.ndarray) -> np.ndarray:
        """A line (n, 2) of the frame as far as it stays in the box."""
        kept = [points[0]]
        for end in points[1:]:
            stop = self.box.stop(kept[-1], end)
            kept.append(stop)
            if not np.allclose(stop, end):
                break
        return np.array(kept)
