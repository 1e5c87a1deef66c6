"""Directions that are guessed on the map of a pair, as dashed arrows of one length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from steepest.stage.figures.guess.ghost import FlatGhost
from steepest.stage.figures.guess.outlines import Ghost, Kind, points_in
from steepest.stage.figures.guess.pictures import OnPair
from steepest.stage.figures.label import Way
from steepest.stage.figures.twin.pair import Pair

_OFF_EDGE = 0.3  # from a tip to the edge of the map, at least, in scene units
_LEAST = 1.0  # so long they are at least, likewise
_POINTS = 24  # along an arrow that comes


class ArrowsOnPair(OnPair):
    """The map of a `pair`, on which some straight `ways` from a point `at` are dashed arrows: one is as long as the
    other, as long as the arrow that comes at most, and all stay on the map. Their letters stand beside their tips, off
    where that arrow may come. Where there is no room for that, they are drawn as on any pair."""

    def __init__(self, pair: Pair, at: Sequence[Any], ways: Sequence[Any]) -> None:
        super().__init__(pair)
        self.long: float | None = None
        if not ways or any(np.ndim(way) > 1 for way in ways):
            return
        ends = points_in([at])[0] + np.concatenate([np.zeros((1, 2)), points_in(ways)])
        foot, *tips = self.places(ends)
        inside, units = self.box.shrunk(_OFF_EDGE), [self._unit(tip - foot) for tip in tips]
        stops = [inside.stop(foot, foot + self._arrow * unit) for unit in units]
        long = min(float(np.hypot(*(stop - foot))) for stop in stops)
        if long >= _LEAST:
            self.long = long
            self.labels.solid += [np.linspace(foot, foot + self._arrow * unit, _POINTS) for unit in units]

    def ghost(self, kind: Kind, guess: Any, at: Sequence[Any]) -> Ghost:
        ghost = super().ghost(kind, guess, at)
        if self.long and isinstance(ghost.actor, FlatGhost):
            ghost.actor.headed = True
        return ghost

    def _straight(self, at: Sequence[Any], way: Any) -> np.ndarray:
        foot, end = super()._straight(at, way)
        return np.array([foot, foot + self.long * self._unit(end - foot) if self.long else end])

    def _is_clear(self, end: np.ndarray, others: Sequence[np.ndarray]) -> bool:
        return not self.long and super()._is_clear(end, others)

    def ways_beside(self, end: np.ndarray, others: Sequence[np.ndarray]) -> Sequence[Way]:
        """Away from the tip that is nearest, first."""
        ways = super().ways_beside(end, others)
        if not self.long or not others:
            return ways
        away = end - min(others, key=lambda other: float(np.hypot(*(end - other))))
        return sorted(ways, key=lambda way: -float(np.dot(way, away)))

    @staticmethod
    def _unit(way: np.ndarray) -> np.ndarray:
        size = float(np.hypot(*way))
        return way / size if size else way
