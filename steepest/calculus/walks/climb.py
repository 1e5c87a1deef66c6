"""Somebody who climbs straight uphill, along the arrows of the gradient, for as long as there is one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np

from steepest.calculus.flat.critical import CriticalPoint, Domain
from steepest.calculus.function import Function
from steepest.calculus.numbers import Point

__all__ = ["Climb", "Climbed"]

Climbed: TypeAlias = Literal["top", "edge", "nowhere"]
"""How a climb ends: on a top, at the edge of the map, or on neither within a long way."""

_STEPS = 300  # along the shorter side of the map
_LONGEST = 6  # such sides
_CLOSE = 1.5  # steps from a top: as near as a climb comes to it, by steps of one length


@dataclass(frozen=True)
class Climb:
    """The way straight uphill on a `function` of two variables from a `start`, over a `window` of its map, on which
    these are the `tops`.

    It is followed in float64 by steps of one length, with the classical Runge-Kutta method for the unit vector of the
    gradient. Source: E. Hairer, S. Nørsett, G. Wanner, Solving Ordinary Differential Equations I, II.1.

    >>> from steepest.calculus import Landforms
    >>> land = Landforms(Function("sin(x) + cos(y)", ["x", "y"]), ((-6, 3), (-4.5, 1.5)))
    >>> climbs = [Climb(land.function, start, land.window, land.tops) for start in ((-1, -1), (-2, -1))]
    >>> [(climb.ended, round(float(climb.top.at[0]), 2)) for climb in climbs]
    [('top', 1.57), ('top', -4.71)]
    """

    function: Function
    start: Point
    window: Domain
    tops: Sequence[CriticalPoint]

    @property
    def points(self) -> np.ndarray:
        """Points (n, 2) along it, evenly spaced; the last one is where it ends."""
        return self._followed[0]

    @property
    def ended(self) -> Climbed:
        """How it ends."""
        return self._followed[1]

    @property
    def top(self) -> CriticalPoint | None:
        """The top on which it ends; None where it ends elsewhere."""
        return self._followed[2]

    @cached_property
    def _followed(self) -> tuple[np.ndarray, Climbed, CriticalPoint | None]:
        spans = np.array([[float(low), float(high)] for low, high in self.window])
        step = float((spans[:, 1] - spans[:, 0]).min()) / _STEPS
        points = [np.array([float(value) for value in self.start])]
        for _ in range(_LONGEST * _STEPS):
            here = points[-1]
            for top in self.tops:
                at = np.array([float(value) for value in top.at])
                if math.dist(here, at) <= _CLOSE * step:
                    return np.array([*points, at]), "top", top
            there = self._onward(here, step)
            if there is None:
                break
            if (there < spans[:, 0]).any() or (there > spans[:, 1]).any():
                return np.array([*points, np.clip(there, *spans.T)]), "edge", None
            points.append(there)
        return np.array(points), "nowhere", None

    def _onward(self, here: np.ndarray, step: float) -> np.ndarray | None:
        """The point a step farther (2,); None where there is no gradient, or the way turns back on itself."""
        first = self._way(here)
        second = self._way(here + first * step / 2)
        third = self._way(here + second * step / 2)
        last = self._way(here + third * step)
        way = (first + 2 * second + 2 * third + last) / 6
        # Next to a flat place or a ridge these ways point against each other, and their mean is short.
        return here + step * way if np.isfinite(way).all() and np.hypot(*way) > 0.5 else None

    def _way(self, at: np.ndarray) -> np.ndarray:
        """The unit vector of the gradient at a point (2,); not finite where it has none."""
        slope = np.array([float(value) for value in self.function.sample_gradient(*at)])
        with np.errstate(all="ignore"):
            return np.asarray(slope / np.hypot(*slope))
