"""Hills, hollows and passes: the flat places of a map, by what the arrows of the gradient do around them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from steepest.calculus.flat.critical import CriticalPoint, Domain, Kind, NotIsolated, critical_points
from steepest.calculus.function import Function

__all__ = ["Encircled", "Landforms"]

_PLACES = 8
_RADIUS = 0.13  # of the circle around a flat place, as a share of the map's shorter side
_ROOM = 0.42  # no circle is larger than this share of the way to the next flat place
_LEAST = 0.05  # a smaller circle, as a share of that side, shows nothing
_SIGNS: dict[Kind, tuple[int, ...]] = {"maximum": (-1,), "minimum": (1,), "saddle": (1, -1)}


@dataclass(frozen=True, eq=False)
class Encircled:
    """What the gradient does on a circle around a flat place: `places` (n, 2) of the map and, at each, its unit vector
    (n, 2)."""

    flat: CriticalPoint
    places: np.ndarray
    ways: np.ndarray

    @property
    def outward(self) -> np.ndarray:
        """How far each arrow points away from the flat place, -1 to 1 (n,)."""
        off = self.places - np.array([float(value) for value in self.flat.at])
        return np.asarray((off * self.ways).sum(axis=1) / np.hypot(*off.T))

    @property
    def turns(self) -> int:
        """How often arrows that point outward and arrows that point inward follow each other, once around."""
        signs = np.sign(self.outward[np.abs(self.outward) > 1e-6])
        return int((signs != np.roll(signs, 1)).sum())

    @property
    def tells(self) -> bool:
        """Whether it shows what is there: all arrows point inward at a top and outward at a bottom; at a pass two sides
        point inward and two outward."""
        signs = _SIGNS.get(self.flat.kind, ())
        if len(signs) == 2:
            return self.turns == 4
        return len(signs) == 1 and bool((self.outward * signs[0] > 1e-6).all())


@dataclass(frozen=True)
class Landforms:
    """The flat places of a `function` of two variables over a `window` of its map.

    >>> land = Landforms(Function("sin(x) + cos(y)", ["x", "y"]), ((-6, 3), (-4.5, 1.5)))
    >>> len(land.tops), len(land.bottoms), len(land.passes), len(land.others), land.countless
    (2, 1, 3, 0, False)
    >>> Landforms(Function("(x + y)**2", ["x", "y"]), ((-1, 1), (-1, 1))).countless
    True
    """

    function: Function
    window: Domain

    @cached_property
    def _found(self) -> tuple[CriticalPoint, ...] | None:
        try:
            return critical_points(self.function, self.window)
        except NotIsolated:
            return None

    @property
    def flats(self) -> tuple[CriticalPoint, ...]:
        """All flat places, in the order of their coordinates; none where they are countless."""
        return self._found or ()

    @property
    def countless(self) -> bool:
        """Whether flat places fill a line, or are too many to be listed."""
        return self._found is None

    @property
    def tops(self) -> tuple[CriticalPoint, ...]:
        """The tops of hills."""
        return self._of("maximum")

    @property
    def bottoms(self) -> tuple[CriticalPoint, ...]:
        """The bottoms of hollows."""
        return self._of("minimum")

    @property
    def passes(self) -> tuple[CriticalPoint, ...]:
        """The passes."""
        return self._of("saddle")

    @property
    def others(self) -> tuple[CriticalPoint, ...]:
        """Flat places whose curvatures do not tell what they are."""
        return self._of("undecided")

    @cached_property
    def top(self) -> Encircled | None:
        """What the arrows do around a top that shows it; None where there is none, or none that does."""
        return self._shown(self.tops)

    @cached_property
    def bottom(self) -> Encircled | None:
        """The same around a bottom."""
        return self._shown(self.bottoms)

    @cached_property
    def mountain_pass(self) -> Encircled | None:
        """The same around a pass."""
        return self._shown(self.passes)

    def _of(self, kind: Kind) -> tuple[CriticalPoint, ...]:
        return tuple(flat for flat in self.flats if flat.kind == kind)

    def _shown(self, flats: Sequence[CriticalPoint]) -> Encircled | None:
        """The surroundings of the one nearest to the middle of the map that tell what it is."""
        spans = [(float(low), float(high)) for low, high in self.window]
        middle = [(low + high) / 2 for low, high in spans]
        near = sorted(flats, key=lambda flat: math.dist(_floats(flat), middle))
        found = (self._around(flat, spans) for flat in near)
        return next((each for each in found if each is not None and each.tells), None)

    def _around(self, flat: CriticalPoint, spans: Sequence[tuple[float, float]]) -> Encircled | None:
        """The arrows around a flat place; None where it has no room on the map, or the gradient is nothing there."""
        side = min(high - low for low, high in spans)
        at = np.array(_floats(flat))
        others = [math.dist(at, _floats(other)) for other in self.flats if other is not flat]
        edges = [
            min(value - low, high - value) for value, (low, high) in zip(at.tolist(), spans, strict=True)
        ]
        radius = min(_RADIUS * side, *(_ROOM * away for away in others), *(0.95 * edge for edge in edges))
        if radius < _LEAST * side:
            return None
        across, up = (float(value) for value in flat.curvatures[0].direction)
        turn = math.atan2(up, across) + np.arange(_PLACES) * 2 * np.pi / _PLACES
        places = at + radius * np.stack([np.cos(turn), np.sin(turn)], -1)
        slopes = np.stack(self.function.sample_gradient(*places.T), -1)
        sizes = np.hypot(*slopes.T)
        if not np.isfinite(sizes).all() or not sizes.all():
            return None
        return Encircled(flat, places, slopes / sizes[:, None])


def _floats(flat: CriticalPoint) -> list[float]:
    return [float(value) for value in flat.at]
