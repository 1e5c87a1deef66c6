"""Directions that are guessed on the map of a pair, as dashed arrows to the scale of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from steepest.calculus import length
from steepest.stage import theme
from steepest.stage.figures.guess.ghost import FlatGhost
from steepest.stage.figures.guess.on_pair import OnPair
from steepest.stage.figures.guess.outlines import DISC, Ghost, Kind, points_in
from steepest.stage.figures.label import Label, Way, box_of
from steepest.stage.figures.twin.pair import Pair

_OFF_EDGE = 0.06  # from a tip to the edge of the map, at least, in scene units
_LEAST = 0.8  # so long they are at least, likewise
_POINTS = 24  # along an arrow that comes
_BEYOND = DISC + theme.TEXT_GAP + 0.02  # from a tip to the middle of the letter beyond it
_GRAZE = 0.02  # a letter's plate is round: so far inside its corners an arrow does not touch it


def arrow_reaches(pair: Pair, letter: Label) -> bool:
    """Whether the arrow that comes on the changed surface of a pair, at the pair's own point, reaches a letter: where
    there was no room off it."""
    framing = pair.framing
    foot = points_in([framing.point])[0]
    tip = foot + float(framing.changed_scale) * points_in([framing.changed_spot.gradient])[0]
    arrow = pair.places(np.linspace(foot, tip, _POINTS))[:, :2]
    return bool(box_of(letter).shrunk(_GRAZE).holding(arrow).any())


class ArrowsOnPair(OnPair):
    """The map of a `pair`, on which some straight `ways` from a point `at` are dashed arrows: each is as long as the
    arrow of the gradient at the pair's own point, to the scale of arrows that stay while the surface changes, and from
    that point itself as long as the longer of its arrows, before and after that; or all are as much shorter as lets
    them stay on the map. From there their letters stand beyond their tips, where no arrow comes, if there is room;
    else beside them. Where they were hardly longer than their heads, they are drawn as on any pair, without any."""

    def __init__(self, pair: Pair, at: Sequence[Any], ways: Sequence[Any]) -> None:
        super().__init__(pair)
        self.long: float | None = None
        self.turns = False
        if not ways:
            return
        ends = points_in([at])[0] + np.concatenate([np.zeros((1, 2)), points_in(ways)])
        foot, *tips = self.places(ends)
        inside, framing = self.box.shrunk(_OFF_EDGE), pair.framing
        own = framing.common_scale * length(framing.function.gradient(framing.point))
        self.turns = bool(np.allclose(ends[0], points_in([framing.point])[0]))
        long = float(framing.reach if self.turns else own) * self.unit
        if not inside.holds(foot):
            return
        far = [foot + long * self._unit(tip - foot) for tip in tips]
        long = min(float(np.hypot(*(inside.stop(foot, end) - foot))) for end in far)
        ends = [foot + long * self._unit(tip - foot) for tip in tips]
        if long >= _LEAST:
            self.long = long
            self.labels.solid += [np.linspace(foot, end, _POINTS) for end in ends]

    def ghost(self, kind: Kind, guess: Any, at: Sequence[Any]) -> Ghost:
        ghost = super().ghost(kind, guess, at)
        if self.long and isinstance(ghost.actor, FlatGhost):
            ghost.actor.headed = True
        return ghost

    def _straight(self, at: Sequence[Any], way: Any) -> np.ndarray:
        foot, end = super()._straight(at, way)
        return np.array([foot, foot + self.long * self._unit(end - foot) if self.long else end])

    def lettered(self, line: np.ndarray) -> np.ndarray:
        end = super().lettered(line)
        return end + _BEYOND * self._unit(end - self.foot) if self.long else end

    def _is_clear(self, end: np.ndarray, others: Sequence[np.ndarray]) -> bool:
        straddles = abs(end[1] - self.box.top) < DISC  # half on the map, and half off it
        return not (self.long and (straddles or not self.turns)) and super()._is_clear(end, others)

    def ways_beside(self, end: np.ndarray, others: Sequence[np.ndarray]) -> Sequence[Way]:
        """Away from the tip that is nearest, first."""
        ways = super().ways_beside(end, others)
        if not self.long or not others:
            return ways
        away = end - min(others, key=lambda other: float(np.hypot(*(end - other))))
        return sorted(ways, key=lambda way: -float(np.dot(way, away)))

    def outward(self, end: np.ndarray, others: Sequence[np.ndarray]) -> Sequence[Way]:
        return () if self.long else super().outward(end, others)

    @staticmethod
    def _unit(way: np.ndarray) -> np.ndarray:
        size = float(np.hypot(*way))
        return way / size if size else way
