"""The level line through a point of the map, as a line that can be walked along."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

import contourpy
import numpy as np

from steepest.calculus.field import Spot

__all__ = ["Followed", "LevelLine", "followed", "further_pieces", "lengths_along", "level_line"]

Span: TypeAlias = tuple[float, float]
Heights: TypeAlias = Callable[[np.ndarray, np.ndarray], np.ndarray]
Slopes: TypeAlias = Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, ...]]
_EVENLY = 720  # vertices of a line


@dataclass(frozen=True)
class LevelLine:
    """A level line, or the part of it that lies in a rectangle: `points` (n, 2) evenly spaced along it.

    A `closed` line begins and ends at the point that it was asked for; an open one goes from rim to rim.
    `place` says where that point lies along it, as a share of its `length`, which is in units of the map.
    """

    points: np.ndarray
    closed: bool
    place: float
    heights: Heights
    slopes: Slopes
    height: float

    @property
    def length(self) -> float:
        """From end to end, or once around."""
        return float(np.hypot(*np.diff(self.points, axis=0).T).sum())

    def at(self, share: float) -> np.ndarray:
        """The point (2,) that lies `share` of the length along the line, on its height to the last digits."""
        position = np.clip(share, 0, 1) * (len(self.points) - 1)
        numbers = np.arange(len(self.points))
        here = np.array([[np.interp(position, numbers, self.points[:, k]) for k in (0, 1)]])
        x, y = _settled(here, self.heights, self.slopes, self.height)[0]
        return np.array([x, y])

    def part(self, low: float, high: float, count: int = 49) -> np.ndarray:
        """Points (count, 2) from one share of the length to another; a closed line goes on past its ends."""
        shares = np.linspace(low, high, count)
        shares = np.mod(shares, 1.0) if self.closed and (low < 0 or high > 1) else np.clip(shares, 0, 1)
        numbers = np.arange(len(self.points))
        position = shares * (len(self.points) - 1)
        return np.stack([np.interp(position, numbers, self.points[:, k]) for k in (0, 1)], -1)

    def stretch(self, reach: float) -> np.ndarray:
        """The part (n, 2) within `reach`, in units of the map, of the point that it was asked for."""
        share = reach / max(self.length, 1e-12)
        return self.part(self.place - min(share, 0.5), self.place + min(share, 0.5))

    def tour(self) -> np.ndarray:
        """Shares of the line (m,) on a walk that covers all of it and ends where it began.

        A closed line is walked once around; an open one to its farther end, back to the other end, and home.
        """
        if self.closed:
            return np.array([0.0, 1.0])
        far, near = (1.0, 0.0) if self.place < 0.5 else (0.0, 1.0)
        return np.array([self.place, far, near, self.place])


@dataclass(frozen=True)
class Followed:
    """A `spot` with the level `line` through it."""

    spot: Spot
    line: LevelLine


def level_line(
    heights: Heights, slopes: Slopes, at: tuple[float, float], xs: Span, ys: Span, cells: int = 240
) -> LevelLine | None:
    """The level line through a point `at` of a rectangle; None where it is a mere point, as on a summit.

    `heights` and `slopes` take arrays of x and y and return the height and the two partial derivatives. The
    line is found on a grid of `cells` by `cells` (where it branches, as at a saddle, one branch is taken),
    and each of its points is then set on the height by Newton's method.
    """
    here = np.array(at, float)
    height = float(heights(here[:1], here[1:])[0])
    cell = float(np.hypot(xs[1] - xs[0], ys[1] - ys[0])) / cells
    found = _lines(heights, height, xs, ys, cells)
    if not found:
        return None
    line, apart, spot = min(((line, *_nearest(line, here)) for line in found), key=lambda each: each[1])
    if apart > 2 * cell:
        return None
    first = int(spot)
    points = np.concatenate([line[: first + 1], here[None], line[first + 1 :]])
    closed = bool(np.allclose(line[0], line[-1]))
    if closed:
        points = np.concatenate([points[first + 1 :], points[1 : first + 2]])
    far = lengths_along(points)
    keep = np.concatenate([[True], np.diff(far) > 1e-12])
    points, far = points[keep], far[keep]
    if len(points) < 3 or far[-1] < 4 * cell:
        return None
    smooth = _smooth(points, heights, slopes, height, cell)
    place = 0.0 if closed else float(np.argmin(np.hypot(*(smooth - here).T))) / _EVENLY
    return LevelLine(smooth, closed, place, heights, slopes, height)


def further_pieces(line: LevelLine, xs: Span, ys: Span, cells: int = 240) -> list[np.ndarray]:
    """The other pieces (n, 2) of a level line in a rectangle: those that it crosses, as at a saddle, and those to which
    it leads beyond the rim, within a rectangle three times as wide and as deep.

    >>> from steepest.calculus import Function
    >>> saddle = Function("x**2 - y**2", ["x", "y"])
    >>> line = level_line(saddle.sample, saddle.sample_gradient, (1, 1), (-2, 2), (-2, 2))
    >>> len(further_pieces(line, (-2, 2), (-2, 2)))
    1
    """
    wide, deep, here = xs[1] - xs[0], ys[1] - ys[0], line.at(line.place)
    cell = float(np.hypot(wide, deep)) / cells
    around = (xs[0] - wide, xs[1] + wide), (ys[0] - deep, ys[1] + deep)
    rest = _lines(line.heights, line.height, *around, 3 * cells)
    joined = sorted(rest, key=lambda each: _nearest(each, here)[0])[:1]
    for one in joined:  # they become more
        joined += [other for other in rest if _meet(one, other, cell) and not any(other is each for each in joined)]
    found = []
    for piece in _lines(line.heights, line.height, xs, ys, cells):
        off, place = max((_nearest(line.points, place)[0], tuple(place)) for place in piece[:: len(piece) // 8 or 1])
        if off > cell / 2 and any(_nearest(each, np.array(place))[0] < cell / 2 for each in joined):
            found.append(_smooth(piece, line.heights, line.slopes, line.height, cell))
    return found


def followed(spots: Iterable[Spot], xs: Span, ys: Span) -> tuple[Followed, ...]:
    """The spots of a function of two variables that have a level line to follow within a rectangle, each with
    its line. Spots where the gradient is zero, or where the line is a single point, are left out.

    >>> from steepest.calculus import Function
    >>> bowl = Function("x**2 + y**2", ["x", "y"])
    >>> (found,) = followed([Spot(bowl, (0, 0)), Spot(bowl, (0, 1))], (-2, 2), (-2, 2))
    >>> found.line.closed, round(found.line.length / (2 * np.pi), 4)
    (True, 1.0)
    """
    found = []
    for spot in (spot for spot in spots if not spot.flat):
        function, (x, y) = spot.function, map(float, spot.at)
        line = level_line(function.sample, function.sample_gradient, (x, y), xs, ys)
        if line is not None:
            found.append(Followed(spot, line))
    return tuple(found)


def lengths_along(points: np.ndarray) -> np.ndarray:
    """How far along a line (n, 2) each of its points lies."""
    return np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])


def _lines(heights: Heights, height: float, xs: Span, ys: Span, cells: int) -> list[np.ndarray]:
    """All lines (n, 2) at a height in a rectangle, as a grid of `cells` by `cells` shows them."""
    x, y = np.linspace(*xs, cells + 1), np.linspace(*ys, cells + 1)
    with np.errstate(all="ignore"):
        z = np.ma.masked_invalid(heights(*np.meshgrid(x, y, indexing="ij")).T)
    lines: list[np.ndarray] = contourpy.contour_generator(x, y, z).lines(height)  # type: ignore[assignment]
    return [line for line in lines if len(line) > 2]


def _smooth(points: np.ndarray, heights: Heights, slopes: Slopes, height: float, cell: float) -> np.ndarray:
    """A line (n, 2) settled on its height, with vertices evenly along it."""
    points = _settled(points, heights, slopes, height, cell)
    far = lengths_along(points)
    even = np.linspace(0, far[-1], _EVENLY + 1)
    smooth = np.stack([np.interp(even, far, points[:, k]) for k in (0, 1)], -1)
    return _settled(smooth, heights, slopes, height, cell)


def _meet(one: np.ndarray, other: np.ndarray, room: float) -> bool:
    """Whether two lines (n, 2) and (m, 2) come nearer to each other than this."""
    low, high = other.min(axis=0) - room, other.max(axis=0) + room
    near = one[((one > low) & (one < high)).all(axis=1)]
    return any(np.hypot(*(other - point).T).min() < room for point in near)


def _nearest(line: np.ndarray, point: np.ndarray) -> tuple[float, float]:
    """How far a point (2,) is from a line (n, 2), and where along it, in fractional vertex numbers."""
    start, way = line[:-1], np.diff(line, axis=0)
    share = ((point - start) * way).sum(axis=1) / np.maximum((way**2).sum(axis=1), 1e-24)
    share = np.clip(share, 0, 1)
    apart = np.hypot(*(start + share[:, None] * way - point).T)
    k = int(np.argmin(apart))
    return float(apart[k]), k + float(share[k])


def _settled(
    points: np.ndarray, heights: Heights, slopes: Slopes, height: float, most: float = np.inf
) -> np.ndarray:
    """Points (n, 2) moved onto a height along the gradient, by at most `most`; where it is zero they stay."""
    for _ in range(4):
        x, y = points.T
        up = np.stack(slopes(x, y), -1)
        with np.errstate(all="ignore"):
            steep = (up**2).sum(axis=1)
            step = ((height - heights(x, y)) / steep)[:, None] * up
        size = np.hypot(*step.T)
        points = np.where((np.isfinite(size) & (size <= most))[:, None], points + step, points)
    return points
