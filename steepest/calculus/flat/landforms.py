"""Hills, hollows and passes: the flat places of a map, by what the arrows of the gradient do around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from steepest.calculus.flat.critical import CriticalPoint, Domain, Kind, NotIsolated, critical_points
from steepest.calculus.flat.level_ways import level_ways
from steepest.calculus.function import Function

__all__ = ["Encircled", "Landforms"]

_MEET = 0.005  # of the diagonal of a map, within which a line goes through a place: a cell of the grid it is found on
_ENOUGH = 4  # arrows tell what is there, if they agree
_ON_RING = 8  # arrows that begin on a ring
_ALONG = 0.3  # one that points outward so little, or inward, leads along it: at a pass neither in nor out
_BESIDE = 0.6  # one along it that is a longer share of its radius would reach the next
_SIGNS: dict[Kind, tuple[int, ...]] = {"maximum": (-1,), "minimum": (1,), "saddle": (1, -1)}


@dataclass(frozen=True, eq=False)
class Encircled:
    """Arrows of the gradient around a flat place: where they begin, `places` (n, 2) of the map, in the order of the
    angle there, and what they are, `ways` (n, 2)."""

    flat: CriticalPoint
    places: np.ndarray
    ways: np.ndarray

    @classmethod
    def by(cls, flat: CriticalPoint, places: np.ndarray, ways: np.ndarray, reach: float) -> Encircled:
        """Those of some arrows that begin so near to it."""
        off = places - _floats(flat)
        near = np.flatnonzero(np.hypot(*off.T) <= reach)
        order = near[np.argsort(np.arctan2(*off[near].T[::-1]))]
        return cls(flat, places[order], ways[order])

    @classmethod
    def on_ring(
        cls, flat: CriticalPoint, function: Function, radius: float, scale: float, window: Domain
    ) -> Encircled | None:
        """Arrows of the gradient of a function over a window of its map, drawn to a scale, which begin evenly on a ring
        around it, one on each way along which the ground bends most or least, those of which all is on the map; at a
        pass those between, which lead along the ring, only where none would reach the next. None where the others do
        not tell what is there, or reach its middle."""
        first = np.array(flat.curvatures[0].direction, float)
        turns = np.arctan2(first[1], first[0]) + np.arange(_ON_RING) * 2 * np.pi / _ON_RING
        places = _floats(flat) + radius * np.stack([np.cos(turns), np.sin(turns)], -1)
        slopes = np.stack(np.broadcast_arrays(*function.sample_gradient(*places.T)), -1)
        there = np.isfinite(slopes).all(axis=1) & slopes.any(axis=1)
        low, high = np.array(window, float).T
        for ends in (places, places + scale * np.where(there[:, None], slopes, 0.0)):
            there &= ((ends >= low) & (ends <= high)).all(axis=1)
        found = cls.by(flat, places[there], scale * slopes[there], 2 * radius)
        sure = found
        if flat.kind == "saddle":
            sure, between = found.parted
            found = found if between.longest < _BESIDE * radius else sure
        return found if sure.tells and sure.longest < radius else None

    @property
    def outward(self) -> np.ndarray:
        """How far each arrow points away from the flat place, -1 to 1 (n,)."""
        off = self.places - _floats(self.flat)
        return np.asarray((off * self.ways).sum(axis=1) / np.hypot(*off.T) / np.hypot(*self.ways.T))

    @property
    def parted(self) -> tuple[Encircled, Encircled]:
        """Those that lead inward or outward, and those that lead along a ring around the flat place."""
        leads = np.abs(self.outward) > _ALONG
        inward, along = (Encircled(self.flat, self.places[kept], self.ways[kept]) for kept in (leads, ~leads))
        return inward, along

    @property
    def bends(self) -> np.ndarray:
        """How the ground bends along the way from the flat place to each arrow (n,): upward where it is positive."""
        off = self.places - _floats(self.flat)
        along = ((each.value, off @ np.array(each.direction, float)) for each in self.flat.curvatures)
        return np.asarray(sum(float(value) * part**2 for value, part in along))

    @property
    def longest(self) -> float:
        """The length of the longest of them."""
        return float(np.hypot(*self.ways.T).max(initial=0.0))

    @property
    def inner(self) -> float:
        """How near to the flat place they begin or end."""
        starts = self.places - _floats(self.flat)
        return min(float(np.hypot(*each.T).min()) for each in (starts, starts + self.ways))

    @property
    def turns(self) -> int:
        """How often arrows that point outward and arrows that point inward follow each other, once around."""
        signs = np.sign(self.outward[np.abs(self.outward) > 1e-6])
        return int((signs != np.roll(signs, 1)).sum())

    @property
    def plainest(self) -> Encircled:
        """Of those around a pass the one on each side that points most nearly in or out, if these tell as
        much; of all others each."""
        if self.flat.kind != "saddle":
            return self
        outward, sizes = self.outward, np.hypot(*self.ways.T)
        sure = np.flatnonzero(np.abs(outward) > 1e-6)
        signs = np.sign(outward[sure])
        begins = np.flatnonzero(signs != np.roll(signs, 1))
        sides = np.split(np.roll(sure, -begins[0]), begins[1:] - begins[0])
        best = sorted(max(side, key=lambda k: (round(abs(float(outward[k])), 3), sizes[k])) for side in sides)
        found = Encircled(self.flat, self.places[best], self.ways[best])
        return found if found.tells else self

    @property
    def tells(self) -> bool:
        """Whether it shows what is there: some arrows are there, and all of them point inward at a top and outward at a
        bottom; at a pass two sides point inward and two outward, and among them are ways along which the ground falls
        from it, and such along which it rises."""
        signs = _SIGNS.get(self.flat.kind, ()) if len(self.places) >= _ENOUGH else ()
        if len(signs) == 2:
            return self.turns == 4 and bool(self.bends.min() < 0 < self.bends.max())
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
    def level_along(self) -> dict[str, tuple[np.ndarray, ...]]:
        """For each variable the lines (n, 2) of the map on which the slope along it is zero."""
        return {name: level_ways(self.function, name, self.window) for name in self.function.variables}

    @property
    def crossed(self) -> bool:
        """Whether lines of both variables meet at each flat place that there is; not where a slope comes to zero and
        keeps its sign, so that no line is found."""
        near = _MEET * np.hypot(*np.diff(np.array(self.window, float)).T[0])
        points = [np.concatenate(lines) if lines else np.full((1, 2), np.inf) for lines in self.level_along.values()]
        offs = [np.hypot(*(each - _floats(flat)).T).min() for flat in self.flats for each in points]
        return bool(offs) and bool(max(offs) <= near)

    def _of(self, kind: Kind) -> tuple[CriticalPoint, ...]:
        return tuple(flat for flat in self.flats if flat.kind == kind)


def _floats(flat: CriticalPoint) -> list[float]:
    return [float(value) for value in flat.at]
