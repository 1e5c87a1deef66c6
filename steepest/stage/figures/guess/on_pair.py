"""How guesses are drawn on the map of a pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from steepest.calculus import Point
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around
from steepest.stage.extent import corners
from steepest.stage.figures.guess.on_flat import BEYOND, OnFlat
from steepest.stage.figures.guess.outlines import (
    DISC,
    OFF,
    Ghost,
    around_dots,
    arrows_on,
    points_in,
    without_start,
)
from steepest.stage.figures.label import AROUND, Label, Way, box_around, box_of
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.type.typeset import Typeset

_MORE = 0.36  # how long a direction is drawn, as a share of the shorter side: its arrows are longer
_CLEAR = 0.12  # that a letter over the upper edge of a map keeps off it
_ASIDE = 0.0, 0.25, 0.5, 0.75, 1.0  # of the room in a ring, that its letter stands off the middle
_MOST = 0.8  # that a direction under an arrow is left out, as a share of it


class OnPair(OnFlat):
    """The map of a pair, with its arrows; its numbers give way to letters. Letters of places keep off the points where
    somebody will stand, and their arrow: its `ends`, and stand in the middle of a ring of some `radius` on the map,
    or beside that where the arrow will end, where so much `within` it stays free; those of directions keep off where
    these begin."""

    def __init__(
        self, pair: Pair, ends: Sequence[Point] = (), radius: float | None = None, within: float = 0.0
    ) -> None:
        super().__init__(pair.places, pair.box, pair.labels.shared())
        self.pair, self.labels.solid = pair, [*arrows_on(pair.ground), *around_dots(pair.ground)]
        self.foot = pair.box.middle  # where directions begin
        self._under: dict[Label, np.ndarray] = {}  # by letters, lines that others keep off
        self.ends = [place[:2] for place in pair.places(points_in(ends))] if ends else []
        if radius:
            self.ring, self.within, self.banded = radius * self.unit, within * self.unit, True

    def letter(self, words: Typeset, ghost: Ghost, ghosts: Sequence[Ghost]) -> Label:
        stands = self.ends[:1] if ghost.kind == "place" else [self.foot]  # where somebody may come to stand
        before, room, arrow = self.labels.solid, np.array([OFF, OFF]), [np.array(self.ends)] if self.ends else []
        self.labels.solid = [*before, *arrow, *(corners(box_around(each, room)) for each in stands)]
        label = super().letter(words, ghost, ghosts)
        self.labels.solid = before
        self.pair.make_room(box_of(label), around(ghost.outline(), 0.0))
        self._under[label] = ghost.outline()
        self.labels.taken.append(self._under[label])
        return label

    @property
    def written(self) -> list[np.ndarray]:
        """The edges (n, 2) of names and numbers at the axes of the map, as it lies now."""
        return [*map(corners, self.pair.axes.boxes(self.pair.ground.view))]

    def free(self, *labels: Label) -> None:
        """Labels that go leave their places to others, and so do the ghosts under letters."""
        super().free(*labels)
        past = [self._under.pop(label) for label in labels if label in self._under]
        self.labels.taken[:] = [line for line in self.labels.taken if not any(line is each for each in past)]

    def inside(self, middle: np.ndarray) -> np.ndarray:
        """The middle, or as little off it, away from where the arrow ends, as a letter there is off the arrow."""
        if not self.ends or not (far := float(np.hypot(*(away := middle - self.ends[-1])))):
            return middle
        off, plate = self.within - DISC - theme.TEXT_GAP, np.full(2, DISC + theme.TEXT_GAP + theme.LINE_GAP)
        tried = (middle + share * off / far * away for share in _ASIDE)
        clear = (each for each in tried if not box_around(each, plate).is_crossed(np.array(self.ends)))
        return next(clear, middle)

    @property
    def far(self) -> float:
        """So long that a letter around its end lies beyond the arrow that comes."""
        return max(_MORE * self.side, self._beyond_arrow)

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
        roomy, left = super().roomy, max(self.box.left - BEYOND, theme.AROUND.left + DISC)
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
