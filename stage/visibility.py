"""What of a line on a terrain the eye can see.

A height field gives it almost for free: a point is hidden exactly when the straight way from it to the eye passes
through the block, so that way is sampled and its height compared with the terrain's, all points at once.
"""

from __future__ import annotations

import numpy as np

from stage.terrain import Terrain
from stage.view import View

STEPS = 56


def clearance(terrain: Terrain, view: View, points: np.ndarray, on_ground: bool = False) -> np.ndarray:
    """By how much the way to the eye clears the block, for points (n, 3) of its space; negative where it is hidden.

    The smallest height over the terrain along the way, in units; large where the way leaves the block at once.
    `on_ground` says that the points lie on the surface: where that turns its back to the eye they are hidden too.
    """
    heights = terrain.points[..., 2]
    (x0, x1), (y0, y1) = terrain.extent
    corner, far = terrain.at(x0, y0, terrain.base), terrain.at(x1, y1, terrain.base)
    way = view.eye - points
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    flat = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
    # Beyond the block's top nothing can hide a point, so a steep way is sampled only as far as it matters.
    reach = np.minimum(
        np.hypot(*(far - corner)[:2]) / flat,
        np.maximum(heights.max() - points[:, 2], 0.0) / np.maximum(way[:, 2], 1e-6) + 0.02,
    )
    share = np.linspace(0.004, 1, STEPS) ** 1.6
    t = reach[:, None] * share
    x, y, z = (points[:, k, None] + t * way[:, k, None] for k in range(3))
    n = terrain.cells
    u = (x - corner[0]) / (far[0] - corner[0]) * n
    v = (y - corner[1]) / (far[1] - corner[1]) * n
    inside = (u >= 0) & (u <= n) & (v >= 0) & (v <= n)
    i = np.minimum(np.maximum(u.astype(int), 0), n - 1)  # np.clip takes longer
    j = np.minimum(np.maximum(v.astype(int), 0), n - 1)
    a, b = np.minimum(np.maximum(u - i, 0), 1), np.minimum(np.maximum(v - j, 0), 1)
    corners, at = heights.ravel(), i * (n + 1) + j
    ground = (
        corners.take(at) * (1 - a) * (1 - b)
        + corners.take(at + n + 1) * a * (1 - b)
        + corners.take(at + 1) * (1 - a) * b
        + corners.take(at + n + 2) * a * b
    )
    below = inside & (z > corner[2])  # under the base the way is free again
    margin = np.where(below, z - ground, np.inf).min(axis=1)
    if not on_ground:
        return np.asarray(margin)
    slack = 1e-6 * (far - corner)[:2]  # ground that is cut away carries nothing
    there = ((points[:, :2] >= corner[:2] - slack) & (points[:, :2] <= far[:2] + slack)).all(axis=1)
    return np.where(there, np.minimum(margin, terrain.facing(points, way) + 0.01), -1.0)


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
