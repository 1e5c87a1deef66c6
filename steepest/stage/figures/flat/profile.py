"""A profile: a line on the ground as one sees it from the side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import VGroup, VMobject


def reach_of(half: np.ndarray) -> float:
    """How far a half (n, 3) of a line goes, level, in the block's space."""
    return float(np.hypot(*(half[-1] - half[0])[:2]))


def from_the_side(halves: Sequence[np.ndarray], reach: float, width: float, colour: str) -> VGroup:
    """Two halves (n, 3) as one sees them from the side, their point at the origin: `reach` of each fills `width`."""
    picture = VGroup()
    for side, half in zip((-1, 1), halves, strict=True):
        along = half - half[0]
        far = np.hypot(*along[:, :2].T)
        points = np.stack([side * far, along[:, 2], 0 * far], -1)[far <= reach + 1e-9] * width / reach
        picture.add(VMobject(stroke_color=colour, stroke_width=4).set_points_as_corners(points))
    return picture
