"""A clearing: where a label can stand near what it names without covering anything that matters."""

from __future__ import annotations

import numpy as np

from stage.box import Box

_AROUND = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))


def clearing(
    width: float, height: float, near: np.ndarray, taken: np.ndarray, box: Box, gap: float = 0.22
) -> tuple[float, float]:
    """The middle of a rectangle `width` by `height` inside `box`, around the point `near` (3,).

    `taken` are points (n, 2) or (n, 3) it should keep clear of; of 24 places around the point the one that is
    clearest wins, and of two alike the nearer one.
    """
    half = np.array([width, height]) / 2
    low = np.array([box.left, box.bottom]) + half + 0.08
    high = np.array([box.right, box.top]) - half - 0.08
    places: list[tuple[float, np.ndarray]] = []
    for distance in (gap, 2 * gap, 4 * gap):
        for around in _AROUND:
            wanted = near[:2] + np.array(around) * (distance + half)
            middle = np.minimum(np.maximum(wanted, low), high)
            away = clearance(middle, half, near[None])
            clear = min(clearance(middle, half, taken), gap) if away else -gap
            places.append((clear - 0.08 * away, middle))
    _, best = max(places, key=lambda place: round(place[0], 9))
    return float(best[0]), float(best[1])


def clearest_corner(
    width: float, height: float, taken: np.ndarray, box: Box, gap: float = 0.2
) -> tuple[float, float]:
    """The middle of such a rectangle in that corner of the box which is farthest from what is taken."""
    half = np.array([width, height]) / 2
    low, high = np.array([box.left, box.bottom]) + half + gap, np.array([box.right, box.top]) - half - gap
    corners = [np.array([x, y]) for y in (high[1], low[1]) for x in (low[0], high[0])]
    best = max(corners, key=lambda corner: round(clearance(corner, half, taken), 9))
    return float(best[0]), float(best[1])


def clearance(middle: np.ndarray, half: np.ndarray, taken: np.ndarray) -> float:
    """How far the nearest of the points (n, 2) or (n, 3) is from a rectangle; 0 inside.

    The rectangle is given by its middle (2,) and half its sides (2,).
    """
    if not len(taken):
        return float("inf")
    outside = np.maximum(np.abs(taken[:, :2] - middle) - half, 0)
    return float(np.hypot(*outside.T).min())
