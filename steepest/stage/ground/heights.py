"""Heights of a ground over its map, worked out once for all grounds that differ in how they stand alone.

A ground that rises, sinks or floats is a new one in every frame, and each asks the formula of its heights for the same
places. And the walls under the edges of their grids.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

import numpy as np

Heights = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""Takes arrays of x and y, of shapes that broadcast together, and gives the heights there."""
Span = tuple[float, float]
Window = tuple[Span, Span]
"""A part of a map: the spans of its x and y."""
Edge: TypeAlias = int | tuple[slice, int]
"""Where in a grid (n, n, …) one of its edges lies."""
_PROBES = 65  # places along each side, between which the lowest and the highest point are looked for
_BANDS = np.array([0.0, 0.12, 0.4, 1.0])  # how far down a wall it has points, from rim to foot
_EDGES: tuple[tuple[Edge, tuple[float, float, float]], ...] = (
    *((0, (-1, 0, 0)), (-1, (1, 0, 0))),  # across x
    *((np.s_[:, 0], (0, -1, 0)), (np.s_[:, -1], (0, 1, 0))),  # across y
)


@lru_cache(maxsize=32)
def ends(heights: Heights, xs: Span, ys: Span) -> Span:
    """The lowest and the highest height that is found over a rectangle."""
    z = heights(*np.meshgrid(np.linspace(*xs, _PROBES), np.linspace(*ys, _PROBES), indexing="ij"))
    return float(z.min()), float(z.max())


@lru_cache(maxsize=16)
def gridded(
    heights: Heights, xs: Span, ys: Span, cells: int, least: float, most: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """x, y and height on a grid over a rectangle, each (cells + 1, cells + 1), first index along x, heights cut off at
    `least` and `most`. They may not be changed."""
    x, y = np.meshgrid(np.linspace(*xs, cells + 1), np.linspace(*ys, cells + 1), indexing="ij")
    found = x, y, np.clip(heights(x, y), least, most)
    for each in found:
        each.flags.writeable = False
    return found


def interpolated(grid: np.ndarray, u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Values of a grid (n, n) between its points, at fractional columns and rows of the same shape."""
    last = len(grid) - 2
    i, j = (np.clip(each.astype(int), 0, last) for each in (u, v))
    a, b = u - i, v - j
    low = grid[i, j] * (1 - a) + grid[i + 1, j] * a
    high = grid[i, j + 1] * (1 - a) + grid[i + 1, j + 1] * a
    return np.asarray(low * (1 - b) + high * b)


def round_steps(low: float, high: float, count: int) -> list[float]:
    """Multiples of 1, 2 or 5 times a power of ten strictly between two bounds, about `count` of them."""
    rough = (high - low) / (count + 1)
    power = 10.0 ** np.floor(np.log10(rough))
    step = float(min((1, 2, 5, 10), key=lambda s: abs(np.log(s * power / rough))) * power)
    first, last = int(np.floor(low / step)) + 1, int(np.ceil(high / step)) - 1
    return [k * step for k in range(first, last + 1)]


def hung(points: np.ndarray, foot: float, thick: float | None) -> list[tuple[np.ndarray, np.ndarray, Edge]]:
    """The walls under the edges of a grid of points (n, n, 3), down to the height of their `foot`, or so `thick`: each
    as (outward normal (3,), points (n, 4, 3) from top to foot, which edge of the grid is its rim)."""
    sides = []
    for edge, normal in _EDGES:
        side = np.repeat(points[edge][:, None], len(_BANDS), axis=1)
        side[..., 2] -= (side[..., 2] - foot if thick is None else thick) * _BANDS
        sides.append((np.array(normal, float), side, edge))
    return sides
