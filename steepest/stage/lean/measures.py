"""How large manim's mobjects are, and where their edges and middles, of all their points at once.

manim compares the points of a family one by one in Python for its length, and looks through them as often as six times
for its middle. Whatever is moved, scaled or arranged is measured first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Mobject


def length_over_dim(mobject: Mobject, dim: int) -> float:
    """What manim's method of that name gives: how long a family is across, up or in depth; 0 where it has no points."""
    found = [part.points[:, dim] for part in mobject.get_family() if len(part.points)]
    if not found:
        return 0
    along = np.concatenate(found)
    ends: float = np.maximum.reduce(along) - np.minimum.reduce(along)
    return ends


def get_critical_point(mobject: Mobject, direction: Sequence[Any] | np.ndarray) -> np.ndarray:
    """What manim's method of that name gives, (3,): an edge of the box around a mobject, a corner, or the middle."""
    points = np.asarray(mobject.get_points_defining_boundary())
    if len(points) == 0:
        return np.zeros(mobject.dim)
    rows = points.T.copy()  # numpy compares what lies in a row
    low, high = np.minimum.reduce(rows, axis=1), np.maximum.reduce(rows, axis=1)
    spots = zip(range(mobject.dim), low, high, strict=False)
    return np.array(
        [start if direction[k] < 0 else end if direction[k] > 0 else (start + end) / 2 for k, start, end in spots]
    )
