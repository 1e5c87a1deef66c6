"""Where the arrows of a gradient stand over a map, and how long they are: on a grid through its flat places."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from steepest.calculus import CriticalPoint, Encircled, Function
from steepest.stage.ground.heights import Span
from steepest.stage.type.powers import scale_below

_ACROSS = 15, 18, 21, 24  # arrows along the longer side of the map: the first number that will do
_ENOUGH = 1 / 3  # of the places of a grid: between many flat places fewer have room for an arrow
# Shares of the way from an arrow to the next, up to `_OFF_NEXT`, but for those that say what they are of.
_INSET = 0.1  # how far the grid keeps inside the map's edge
_NEAREST = 0.25  # how far a grid does whose lines go through flat places
_STRETCHED = np.linspace(0.8, 1.2, 81)  # how much longer that way may then be
_EVEN = 0.5  # how much it costs that a grid is stretched
_LONGEST, _SHORTEST = 0.82, 0.05  # the longest arrow, and one that is just long enough to be seen
_CLEAR = 0.5  # an arrow that begins or ends so near to a flat place would lie on its ring
_REACHES = 2.5, 3.75, 5.0, 1.9  # how near to a flat place those begin that tell what is there
_PLAIN = 0.25  # the longest of them is so long at least, if they are plain to see
_RING, _LEAST_RING = 1.75, 0.75  # radius of a ring from which arrows begin, at most and at least
_OFF_NEXT = 0.45  # its radius at most, as a share of the way from its middle to that of the next ring
_NARROWER = 1.0, 0.8, 0.6, 0.4  # shares of its widest radius that are tried, one after the other
_BESIDE, _ROW = 0.75, 1.25  # from the middle of an arrow to the way it is along, at most; to the next one, at least


@dataclass(frozen=True)
class FieldGrid:
    """The arrows of the gradient of `function` over a `window` of its map, on a grid that leaves out its `flats`: its
    lines go through them, as far as they may, so that arrows stand evenly around each."""

    function: Function
    window: tuple[Span, Span]
    flats: tuple[CriticalPoint, ...] = ()
    across: int = _ACROSS[0]

    @classmethod
    def over(
        cls, function: Function, window: tuple[Span, Span], flats: tuple[CriticalPoint, ...] = ()
    ) -> FieldGrid:
        """The coarsest of some grids whose arrows tell most kinds of flat places. Only grids count of whose places
        enough have an arrow; where there is none, the one with most arrows is taken."""
        grids = [cls(function, window, flats, across) for across in _ACROSS]
        enough = [grid for grid in grids if grid._seen.sum() >= _ENOUGH * len(grid._seen)]
        return max(enough or [max(grids, key=lambda grid: int(grid._seen.sum()))], key=cls._kinds)

    @property
    def step(self) -> float:
        """How far it is from an arrow to the next, in units of the map, at least."""
        return min(float(lines[1] - lines[0]) for lines in self._lines if len(lines) > 1)

    @property
    def scale(self) -> Fraction:
        """What lengths are multiplied by on the map: a round number or a share, by which each arrow ends before the
        next place of the grid on its way: one that leads across has more room."""
        longest = float(np.abs(self._slopes).max(initial=0.0))
        return scale_below(_LONGEST * self.step / longest) if longest > 0 else Fraction(1)

    @property
    def arrows(self) -> tuple[np.ndarray, np.ndarray]:
        """Where arrows begin (n, 2) and where they end (n, 2): those that are long enough to be seen, and
        stay on the map."""
        seen = self._seen
        return self._places[seen], self._ends[seen]

    def around(self, flat: CriticalPoint) -> Encircled | None:
        """Those of them around a flat place that tell most plainly what is there; None where they do not."""
        starts, ends = self.arrows
        near = (Encircled.by(flat, starts, ends - starts, reach * self.step) for reach in _REACHES)
        found = [each for each in near if each.tells]
        plain = (each for each in found if each.longest >= _PLAIN * self.step)
        one = next(plain, max(found, key=lambda each: each.longest, default=None))
        return one and one.plainest

    def has_room_around(self, flat: CriticalPoint) -> bool:
        """Whether a ring around a flat place, as wide as arrows on it need, stays on the map."""
        return self._to_edge(flat) >= _LEAST_RING * self.step

    def ringed(self, *flats: CriticalPoint) -> float:
        """The radius of a ring around each of some flat places. It is the widest from which arrows tell what is at the
        first, and at most of the others, as far as rings stay on the map and off each other."""
        at = np.array([np.array(flat.at, float) for flat in flats])
        apart = np.hypot(*(at[:, None] - at).transpose(2, 0, 1))[~np.eye(len(at), dtype=bool)]
        widest = min(_RING * self.step, _OFF_NEXT * float(apart.min(initial=np.inf)), *map(self._to_edge, flats))
        radii = [share * widest for share in _NARROWER if widest and self._on_ring(flats[0], share * widest)]
        best = max(radii, key=lambda radius: sum(1 for flat in flats if self._on_ring(flat, radius)), default=0.0)
        return max(best, _LEAST_RING * self.step)

    def _to_edge(self, flat: CriticalPoint) -> float:
        """How far a flat place is from the edge of the map."""
        return float(np.abs(np.array(flat.at, float) - np.array(self.window, float).T).min())

    def from_ring(self, flat: CriticalPoint, radius: float) -> Encircled | None:
        """Arrows that begin on a ring around a flat place and tell what it is, or else those of the grid."""
        return self._on_ring(flat, radius) or self.around(flat)

    def within(self, radius: float, *flats: CriticalPoint) -> float:
        """How far from the middle of such rings around some flat places all their arrows stay."""
        found = (self.from_ring(flat, radius) for flat in flats)
        return min((each.inner for each in found if each), default=0.0)

    def _on_ring(self, flat: CriticalPoint, radius: float) -> Encircled | None:
        return Encircled.on_ring(flat, self.function, radius, float(self.scale), self.window)

    def _kinds(self) -> int:
        """How many kinds of flat places its arrows tell."""
        return len({flat.kind for flat in self.flats if self.around(flat)})

    @cached_property
    def _ends(self) -> np.ndarray:
        return np.asarray(self._places + float(self.scale) * self._slopes)

    @cached_property
    def _seen(self) -> np.ndarray:
        """Which places of the grid (n,) have an arrow that is seen."""
        ends = self._ends
        seen = np.hypot(*(ends - self._places).T) >= _SHORTEST * self.step
        low, high = np.array(self.window).T
        seen &= ((ends >= low) & (ends <= high)).all(axis=1)
        for flat in self.flats:
            for points in (self._places, ends):
                seen &= np.hypot(*(points - np.array(flat.at, float)).T) > _CLEAR * self.step
        return np.asarray(seen)

    @cached_property
    def _places(self) -> np.ndarray:
        """The places of the grid where there is a gradient (n, 2)."""
        places = np.stack(np.meshgrid(*self._lines, indexing="ij"), -1).reshape(-1, 2)
        return np.asarray(places[np.isfinite(self._sampled(places)).all(axis=1)])

    @cached_property
    def _lines(self) -> list[np.ndarray]:
        """Where the lines of the grid are, of x and of y."""
        step = max(high - low for low, high in self.window) / (self.across + 2 * _INSET)
        flats = np.reshape([np.array(flat.at, float) for flat in self.flats], (-1, 2))
        return [_lines_between(*span, step, at) for span, at in zip(self.window, flats.T, strict=True)]

    @cached_property
    def _slopes(self) -> np.ndarray:
        return self._sampled(self._places)

    def _sampled(self, places: np.ndarray) -> np.ndarray:
        return np.stack(np.broadcast_arrays(*self.function.sample_gradient(*places.T)), -1)

    def along(self, way: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where those of them begin and end (n, 2) that stand beside a way (m, 2) over the map and lead along it, in
        the order in which it passes them: the nearest, in one row, so that the way is seen between them."""
        starts, ends = self.arrows
        middles = (starts + ends) / 2
        off = np.hypot(*(middles[:, None] - way).transpose(2, 0, 1))
        passed, onward = off.argmin(axis=1), np.gradient(way, axis=0)
        beside = off.min(axis=1) <= _BESIDE * self.step
        led = ((ends - starts) * onward[passed]).sum(axis=1) > 0
        row = list[int]()
        for each in np.argsort(off.min(axis=1), kind="stable"):
            apart = np.hypot(*(middles[row] - middles[each]).T).min(initial=np.inf)
            if beside[each] and led[each] and apart >= _ROW * self.step:
                row.append(int(each))
        near = sorted(row, key=lambda each: int(passed[each]))
        return starts[near], ends[near]


def _lines_between(low: float, high: float, step: float, through: np.ndarray) -> np.ndarray:
    """Lines (n,) about a step apart, evenly, which go `through` some places (m,) as nearly as may be."""
    if len(through):
        steps = step * _STRETCHED
        turns = np.exp(2j * np.pi * (through[:, None] - low) / steps).mean(axis=0)  # all alike: in line
        best = int(np.argmax(np.round(np.abs(turns) - _EVEN * np.abs(_STRETCHED - 1), 9)))
        first = low + float(np.angle(turns[best])) / (2 * np.pi) * steps[best]
        lines = first + steps[best] * np.arange(-1, math.ceil((high - low) / steps[best]) + 2)
        room = _NEAREST * steps[best]
        if (kept := (lines >= low + room) & (lines <= high - room)).any():
            return np.asarray(lines[kept])
    count = max(1, round((high - low) / step - 2 * _INSET))
    step = (high - low) / (count + 2 * _INSET)
    return np.asarray(low + step * (_INSET + 0.5 + np.arange(count)))
