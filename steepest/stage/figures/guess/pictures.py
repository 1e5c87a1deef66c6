"""How guesses are drawn on the pictures that there are: maps, the map of a pair, blocks, open space, valleys, meters
and plots.

A guess is a direction, somebody's path, or a place, in the coordinates of the picture; on a meter it is a value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np

from steepest.calculus import Point
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around
from steepest.stage.extent import corners
from steepest.stage.figures.flat.plot import Plot
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.guess.ghost import FlatGhost
from steepest.stage.figures.guess.on_ground import InSpace, OnGround
from steepest.stage.figures.guess.on_scale import OnScale
from steepest.stage.figures.guess.outlines import (
    ALONG,
    APART,
    DISC,
    OFF,
    Ghost,
    Kind,
    Picture,
    are_apart,
    around_dots,
    arrows_on,
    circle,
    evenly,
    points_in,
    room_for_ring,
    without_start,
)
from steepest.stage.figures.guess.path_letter import path_letter
from steepest.stage.figures.instrument.meter import Meter
from steepest.stage.figures.label import AROUND, Label, Labels, Way, box_around, box_of
from steepest.stage.figures.map.map import Map
from steepest.stage.figures.space.space import Space
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.figures.valley.valley import Valley
from steepest.stage.ground.things import Arrow
from steepest.stage.type.typeset import Typeset

Guessed: TypeAlias = Map | Pair | Block | Space | Valley | Meter | Plot
"""A picture that guesses are drawn on."""

_WAY = 0.25  # how long a direction is drawn, as a share of the shorter side of a map
_WAY_ON_PAIR = 0.36  # its arrows are longer
_BEYOND = 0.3  # how far over the right edge of a map it may reach, where no numbers stand
_CLEAR = 0.12  # that a letter over the upper edge of a map keeps off it
_MOST = 0.8  # that a direction under an arrow is left out, as a share of it
_RING = 0.2  # radius of a place, in scene units, if no other is asked for
_OVER = (0.0, 1.0), (0.0, -1.0)  # where the letter of a place stands, if there is room


def picture(figure: Guessed, ends: Sequence[Point | Arrow] = (), radius: float | None = None) -> Picture:
    """A figure, as guesses see it; on a block or a pair with points where somebody will stand, on a block with arrows
    that will come, on a pair with the radius of a place on its map."""
    if isinstance(figure, Block):
        return OnGround(figure, ends)
    if isinstance(figure, Space):
        return InSpace(figure)
    if isinstance(figure, Valley):
        return _Flat(figure.on_frame, figure.box, Labels(figure.box, [figure.edge()]))
    if isinstance(figure, Meter):
        return OnScale(figure)
    if isinstance(figure, Pair):
        return OnPair(figure, [end for end in ends if not isinstance(end, Arrow)], radius)
    return _Flat(lambda points: figure.plane.places(points)[:, :2], figure.plane.box, figure.labels)


class _Flat:
    """A picture in a `box` of the frame; `places` tells where points (n, 2) of it lie there (n, 2)."""

    def __init__(self, places: Callable[[np.ndarray], np.ndarray], box: Box, labels: Labels) -> None:
        self.places, self.box, self.labels, self.ring = places, box, labels, _RING

    def ghost(self, kind: Kind, guess: Any, at: Sequence[Any]) -> Ghost:
        if kind == "place":
            middle = self.places(points_in([guess]))[0]
            ghost = FlatGhost(middle + self.ring * circle(), headed=False, bed=True)
        elif kind == "way":
            ghost = FlatGhost(self.begun(self._straight(at, guess)), headed=False)
        else:
            ghost = FlatGhost(without_start(self._seen(self.places(points_in(guess))), OFF), headed=True)
        arrow = self.arrows_come and kind == "way"
        return Ghost(kind, ghost, ghost.grow, lambda: ghost.outline[:, :2], in_its_place=arrow)

    def letter(self, words: Typeset, ghost: Ghost, ghosts: Sequence[Ghost]) -> Label:
        outlines = {each: each.outline() for each in ghosts}
        ends = {
            each: line.mean(axis=0) if each.kind == "place" else line[-1] for each, line in outlines.items()
        }
        end = ends.pop(ghost)
        lonely = all(np.hypot(*(end - other)) > APART for other in ends.values())
        others = [line for each, line in outlines.items() if each is not ghost]
        if ghost.kind == "way" and lonely and self._is_clear(end, others):
            label = Label(words, np.append(end, 0.0), (0.0, 0.0), self.room)
            self.labels.there.append(label)
            return label
        if ghost.kind == "place":
            return self.labels.beside(words, end, *others, ways=_OVER, gaps=(self.ring + 0.06,))
        if ghost.kind == "path":
            return path_letter(words, outlines[ghost], others, self.labels, self.box, lonely)
        lines = [line for each, line in outlines.items() if self.arrows_come and each.kind == "way"]
        coming = [self.arrow_along(line) for line in lines]
        tried, outward = self.ways_beside(end, [*ends.values()]), self.outward(end, [*ends.values()])
        return self.labels.beside(words, end, *outlines.values(), ways=tried, solid=coming, rather=outward)

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
        box, inside, beyond = self.box, DISC - 1e-6, _BEYOND + 1e-6
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


class OnPair(_Flat):
    """The map of a pair, with its arrows; its numbers give way to letters. Letters of places keep off the points where
    somebody will stand, and their arrow: its `ends`; those of directions off where these begin."""

    def __init__(self, pair: Pair, ends: Sequence[Point] = (), radius: float | None = None) -> None:
        super().__init__(pair.places, pair.box, pair.labels.shared())
        self.pair, self.labels.solid = pair, [*arrows_on(pair.ground), *around_dots(pair.ground)]
        self.foot = pair.box.middle  # where directions begin
        self.ends = [place[:2] for place in pair.places(points_in(ends))] if ends else []
        if radius:
            self.ring = radius * self.unit

    def letter(self, words: Typeset, ghost: Ghost, ghosts: Sequence[Ghost]) -> Label:
        stands = self.ends if ghost.kind == "place" else [self.foot]  # where somebody may come to stand
        before, room = self.labels.solid, np.array([OFF, OFF])
        self.labels.solid = [*before, *(corners(box_around(each, room)) for each in stands)]
        label = super().letter(words, ghost, ghosts)
        self.labels.solid = before
        self.pair.make_room(box_of(label), around(ghost.outline(), 0.0))
        self.labels.taken.append(ghost.outline())
        return label

    @property
    def far(self) -> float:
        """So long that a letter around its end lies beyond the arrow that comes."""
        return max(_WAY_ON_PAIR * self.side, self._beyond_arrow)

    def arrow_along(self, line: np.ndarray) -> np.ndarray:
        far = float(np.hypot(*(way := line[-1] - self.foot)))  # one that is cut short is, maybe, shorter
        return np.array([*line, self.foot + way * max(self._arrow / max(far, 1e-9), 1.0)])

    @property
    def _beyond_arrow(self) -> float:
        return self._arrow + DISC + theme.TEXT_GAP

    def _straight(self, at: Sequence[Any], way: Any) -> np.ndarray:
        """It ends where its letter is on the map, if that is beyond the arrow that comes."""
        foot, end = super()._straight(at, way)
        inside, self.foot = self.box.shrunk(DISC), foot
        if (far := float(np.hypot(*(end - foot)))) and inside.holds(foot):
            room = float(np.hypot(*(inside.stop(foot, end) - foot)))
            end = foot + (end - foot) * max(room, min(self._beyond_arrow, far)) / far
        ends = [each for each in (self._below(foot, end), end) if not self._is_under_words(each)]
        return np.array([foot, *[*ends, self.box.stop(foot, end)][:1]])

    def _below(self, foot: np.ndarray, end: np.ndarray) -> np.ndarray:
        """So much shorter that a letter around the end, which would lie across the upper edge or over it, is on it,
        unless that would be on an arrow that is there."""
        inside = self.box.shrunk(DISC)
        below = np.asarray(inside.stop(foot, end)) if end[1] > inside.top and inside.holds(foot) else end
        on_arrow = any((np.hypot(*(arrow - below).T) < DISC).any() for arrow in arrows_on(self.pair.ground))
        return end if on_arrow else below

    def _is_clear(self, end: np.ndarray, others: Sequence[np.ndarray]) -> bool:
        beyond = float(np.hypot(*(end - self.foot))) - self._arrow > DISC
        beside = end[0] - DISC > self.box.right or end[0] + DISC < self.box.left  # where no arrow leads
        return (beyond or beside) and not self._is_under_words(end) and super()._is_clear(end, others)

    def outward(self, end: np.ndarray, others: Sequence[np.ndarray]) -> Sequence[Way]:
        """Away from the ends of all others: a letter between two directions might be either's."""
        return [way for way in AROUND if others and all(np.dot(way, end - other) > 0 for other in others)]

    def _is_under_words(self, end: np.ndarray) -> bool:
        """Whether a letter around the end of a direction would touch a title or a formula."""
        plate = box_around(end, np.array([DISC, DISC]))
        return any(plate.apart(words) <= 0 for words in self.pair.words)

    def begun(self, line: np.ndarray) -> np.ndarray:
        found = []
        for arrow in arrows_on(self.pair.ground):  # what would lie under an arrow goes on from its tip
            way, own = arrow[-1] - arrow[0], line[-1] - line[0]
            across = abs(float(way[0] * own[1] - way[1] * own[0])) / max(float(np.hypot(*own)), 1e-9)
            if np.allclose(arrow[0], line[0], atol=1e-3) and way @ own > 0 and across < theme.LINE_GAP:
                found.append(float(np.hypot(*way)) + theme.LINE_GAP)
        return without_start(line, max(found), _MOST) if found else super().begun(line)

    @property
    def highest(self) -> float:
        return self.box.top + DISC + 2 * _CLEAR  # no title stands right over it

    @property
    def room(self) -> Box:
        return replace(super().room, top=max(super().room.top, self.highest + DISC))

    @property
    def roomy(self) -> Box:
        """No numbers stand to the left of it, those below and to the right give way, and no title is right over it."""
        roomy, left = super().roomy, max(self.box.left - _BEYOND, theme.AROUND.left + DISC)
        return replace(roomy, left=left - 1e-6, bottom=self.box.bottom - 1e-6, top=self.highest - 2e-6)

    @property
    def arrows_come(self) -> bool:
        return True

    @property
    def _arrow(self) -> float:
        """How long the arrow is before and after the change, at most, in scene units."""
        return float(self.pair.framing.reach) * self.unit

    @property
    def unit(self) -> float:
        """How long a unit of the map is, in scene units."""
        return float(np.ptp(self.pair.places(points_in([(0, 0), (1, 0)]))[:, 0]))
