"""Where a name has room in a triangle, beside the side that it names."""

from __future__ import annotations

import numpy as np

_ALONG = np.linspace(0.4, 0.95, 23)  # of the side: where the middle of a name may be


def beside_first(corners: np.ndarray, half: np.ndarray, off: float) -> np.ndarray:
    """The middle (2,) of a rectangle with half its sides (2,) that is so far `off` the first side of a triangle (3, 2),
    inside, where it is farthest from the other two."""
    first, second, third = corners
    across = np.array([-1.0, 1.0]) * (second - first)[::-1] / max(float(np.hypot(*(second - first))), 1e-9)
    across = across if across @ (third - first) > 0 else -across
    places = first + _ALONG[:, None] * (second - first) + (off + half @ np.abs(across)) * across
    far = [_from_line(places, half, pair) for pair in ((second, third), (third, first))]
    return np.asarray(places[int(np.argmax(np.minimum(*far)))])


def _from_line(places: np.ndarray, half: np.ndarray, ends: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """How far rectangles with middles (n, 2) and half their sides (2,) are from a line (n,)."""
    way = (ends[1] - ends[0]) / max(float(np.hypot(*(ends[1] - ends[0]))), 1e-9)
    across = np.array([-way[1], way[0]])
    return np.asarray(np.abs((places - ends[0]) @ across) - half @ np.abs(across))
