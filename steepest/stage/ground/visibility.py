"""What of a line on a terrain the eye can see.

A height field gives it almost for free: a point is hidden exactly when the straight way from it to the eye passes
through the block, so that way is sampled and its height compared with the terrain's, many points at once: 0.1 ms
for a curve of 90 points, 1.3 ms for the 1,560 points of a saddle's level lines.
"""

from __future__ import annotations

import numpy as np

from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View

STEPS = 56
_SHARES = np.linspace(0.004, 1, STEPS) ** 1.6
_ALONG = 0.01  # cosine by which a surface may turn its back to the eye, and is seen along
_FEW = 8  # points of a line that are worth no thought
_OFF = 4e-4  # scene units on the frame by which a line may be off
_TOGETHER = 256  # points: their samples stay in the processor's cache, 5.0 ms for the saddle's all at once


def clearance(terrain: Terrain, view: View, points: np.ndarray, on_ground: bool = False) -> np.ndarray:
    """By how much the way to the eye clears the block, for points (n, 3) of its space; negative where it is hidden.

    The smallest height over the terrain along the way, in units; large where the way leaves the block at once.
    `on_ground` says that the points lie on the surface: where that turns its back to the eye they are hidden too.
    """
    way = _ways(view, points)
    margin = _margins(terrain, points, way)
    if not on_ground:
        return margin
    return np.where(_there(terrain, points), np.minimum(margin, terrain.facing(points, way) + _ALONG), -1.0)


def seen_on_ground(terrain: Terrain, view: View, points: np.ndarray) -> np.ndarray:
    """Which points (n, 3) on the surface are seen: the way to the eye is asked for only where it faces the eye."""
    way = _ways(view, points)
    seen = _there(terrain, points) & (terrain.facing(points, way) + _ALONG > 0)
    seen[seen] = _margins(terrain, points[seen], way[seen]) > 0
    return seen


def _ways(view: View, points: np.ndarray) -> np.ndarray:
    """The unit vectors (n, 3) from points to the eye."""
    way = view.eye - points
    return np.asarray(way / np.linalg.norm(way, axis=1, keepdims=True))


def _there(terrain: Terrain, points: np.ndarray) -> np.ndarray:
    """Which points (n, 3) are over ground that is there: what is cut away carries nothing."""
    corner, far = terrain.foot
    slack = 1e-6 * (far - corner)[:2]
    (left, front), (right, back) = corner[:2] - slack, far[:2] + slack
    x, y = points[:, 0], points[:, 1]
    return np.asarray((x >= left) & (x <= right) & (y >= front) & (y <= back))


def _margins(terrain: Terrain, points: np.ndarray, way: np.ndarray) -> np.ndarray:
    """The smallest height over the terrain along unit vectors `way` (n, 3) from points (n, 3), some at a time."""
    parts = range(0, len(points), _TOGETHER)
    found = (_margin(terrain, points[k : k + _TOGETHER], way[k : k + _TOGETHER]) for k in parts)
    return np.concatenate([np.empty(0), *found])


def along_rim(terrain: Terrain, view: View, points: np.ndarray) -> np.ndarray:
    """Which points of a line (n, 3) on the ground lead along a rim whose wall faces the eye, as the edge of a cut does:
    the ground may turn its back there, and they are seen all the same."""
    corner, far = terrain.foot
    slack = 1e-6 * (far - corner)[:2]
    way = (view.eye - points)[:, :2]
    lie = [
        (np.abs(points[:, :2] - foot[:2]) <= slack) & (out * way > 0)
        for out, foot in ((-1, corner), (1, far))
    ]
    rims = np.concatenate(lie, axis=1)
    both = (rims[1:] & rims[:-1]).any(axis=1)  # a line that only ends on a rim does not lead along it
    return np.asarray(np.append(both, False) | np.append(False, both))


def _margin(terrain: Terrain, points: np.ndarray, way: np.ndarray) -> np.ndarray:
    """The smallest height over the terrain along unit vectors `way` (n, 3) from points (n, 3)."""
    n, (corner, far) = terrain.cells, terrain.foot
    flat = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
    # Beyond the block's top nothing can hide a point, so a steep way is sampled only as far as it matters.
    reach = np.minimum(
        np.hypot(*(far - corner)[:2]) / flat,
        np.maximum(terrain.top - points[:, 2], 0.0) / np.maximum(way[:, 2], 1e-6) + 0.02,
    )
    # a row for each step, not for each way: numpy takes longer for short rows, and for whole numbers of 64 bits
    t = _SHARES[:, None] * reach
    per_unit = np.append(n / (far - corner)[:2], 1.0)  # columns, rows and heights
    start, step = (np.ascontiguousarray((each * per_unit).T) for each in (points - corner, way))
    u, v, z = (start[k] + t * step[k] for k in range(3))
    i, j = (np.minimum(np.maximum(each, 0.0), n - 1.0).astype(np.int32) for each in (u, v))
    at, a, b = (i * n + j).astype(np.intp), u - i, v - j
    level, east, north, both = (each.take(at, mode="clip") for each in terrain.bilinear)
    over = z - (level + east * a + (north + both * a) * b)
    # beside the block and under its base the way is free
    block = (u >= 0) & (u <= n) & (v >= 0) & (v <= n) & (z > 0)
    return np.asarray(np.where(block, over, np.inf).min(axis=0))


def until_hidden(seen: np.ndarray) -> int:
    """How many points of a line are seen, of which some are, from the first on, until one is hidden."""
    return len(seen) if seen.all() else max(int(np.argmin(seen)), 1)


def thinned(flat: np.ndarray, apart: float = np.inf) -> np.ndarray:
    """Which points (k,) of a line (n, 2) on the frame tell how it runs: the others lie between two neighbours, closer
    to the straight line than can be seen; and these are no farther `apart` than that, in scene units."""
    kept = np.arange(len(flat))
    x, y = flat.T.copy()  # each by itself: numpy takes several times as long for all of such short rows at once
    while len(kept) > _FEW:
        across = x[2::2] - x[:-2:2], y[2::2] - y[:-2:2]
        aside = x[1:-1:2] - x[:-2:2], y[1:-1:2] - y[:-2:2]
        long, along = np.hypot(*across), aside[0] * across[0] + aside[1] * across[1]
        off = np.abs(across[0] * aside[1] - across[1] * aside[0])
        between = (along >= 0) & (along <= long * long)
        needed = np.ones(len(kept), bool)  # with what is nowhere, and a corner where the line turns back
        needed[1:-1:2] = ~((long <= apart) & (off < _OFF * long) & between)
        if needed.all():
            break
        kept, x, y = kept[needed], x[needed], y[needed]
    return kept


def visible_runs(margin: np.ndarray, tolerance: float) -> list[tuple[float, float]]:
    """Where a line is seen: runs [from, to] in fractional vertex numbers, their ends set where the margin crosses.

    `margin` (n,) as `clearance` gives it; a vertex is seen when its margin is above -`tolerance`.
    """
    seen = margin > -tolerance
    runs: list[tuple[float, float]] = []
    start: float | None = 0.0 if len(seen) and seen[0] else None
    for k in (np.flatnonzero(seen[1:] != seen[:-1]) + 1).tolist():
        a, b = np.clip(margin[k - 1 : k + 1] + tolerance, -1.0, 1.0)
        crossing = k - 1 + float(a / (a - b)) if a != b else float(k)
        if seen[k]:
            start = crossing
        elif start is not None:
            runs.append((start, crossing))
            start = None
    if start is not None:
        runs.append((start, float(len(seen) - 1)))
    return runs


def stretch(points: np.ndarray, start: float, end: float) -> np.ndarray:
    """The part of a polyline (n, k) between two fractional vertex numbers, its ends interpolated."""
    first, last = int(np.ceil(start)), int(np.floor(end))

    def between(position: float) -> np.ndarray:
        i = min(int(position), len(points) - 2)
        return np.asarray(points[i] + (points[i + 1] - points[i]) * (position - i))

    middle = points[first : last + 1]
    parts = [middle]
    if first - start > 1e-9:
        parts.insert(0, between(start)[None])
    if end - last > 1e-9:
        parts.append(between(end)[None])
    return np.concatenate(parts) if len(points) > 1 else points
