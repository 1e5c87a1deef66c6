"""Nearby: a place close beside a point, clear of what is drawn there."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from steepest.stage.box import Box

_GAPS = (0.14, 0.22, 0.3, 0.42, 0.56, 0.74)  # between the point and a plate
_ENOUGH = 0.18  # room beyond this is no better
_NEARER = 0.3  # how much room a gap is worth
_INSIDE, _BESIDE = (
    0.06,
    0.3,
)  # how far inside the box a plate keeps, and how far outside it may reach on the right
_SPREAD = 24  # points of each line that count


def nearby(
    width: float, height: float, point: np.ndarray, lines: Iterable[np.ndarray], box: Box
) -> np.ndarray:
    """The middle (3,) of a plate `width` by `height` beside a point (3,), inside a box or just right of it.

    Of many places all around, the one with most room to the lines (n, 3), the nearer of two alike; the point
    itself where the box has no room.
    """
    half = np.array([width, height]) / 2
    others = np.concatenate([_spread(line) for line in lines])
    best, place = -math.inf, point[:2]
    for gap in _GAPS:
        for turn in np.linspace(0, 2 * np.pi, 48, endpoint=False):
            way = np.array([np.cos(turn), np.sin(turn)])
            edge = float((half / np.maximum(np.abs(way), 1e-9)).min())
            centre = point[:2] + way * (gap + edge)
            (left, low), (right, high) = centre - half, centre + half
            beyond = (box.left - left, right - box.right - _BESIDE, box.bottom - low, high - box.top)
            if max(beyond) > -_INSIDE:
                continue
            room = float(np.hypot(*np.maximum(np.abs(others - centre) - half, 0).T).min())
            if min(room, _ENOUGH) - _NEARER * gap > best + 1e-6:
                best, place = min(room, _ENOUGH) - _NEARER * gap, centre
    return np.array([*place, 0.0])


def _spread(points: np.ndarray) -> np.ndarray:
    """Points (m, 2) spread over a line (n, 3)."""
    numbers = np.linspace(0, len(points) - 1, _SPREAD)
    return np.stack([np.interp(numbers, np.arange(len(points)), points[:, k]) for k in (0, 1)], -1)
