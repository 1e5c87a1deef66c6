"""A profile: how the ground goes along a straight line of the map, from a point of it to both sides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import SupportsFloat

import numpy as np
from manim import VGroup, VMobject

from steepest.stage.ground.terrain import Terrain

_POINTS = 240  # along each half, as far as the map goes


def halves_of(
    terrain: Terrain, centre: Sequence[SupportsFloat], way: Sequence[SupportsFloat], sense: int, lift: float
) -> tuple[np.ndarray, np.ndarray]:
    """A line of the map through a point as its two halves on the ground (n, 3), each from the point outward.

    The first goes against `way` (2,), the second along it, each as far as the ground goes on rising (`sense` 1) or
    falling (−1), at most to the edge of the map. They lie `lift` units of the block's space over the ground.
    """
    return (
        _half(terrain, np.array(centre, float), -np.array(way, float), sense, lift),
        _half(terrain, np.array(centre, float), np.array(way, float), sense, lift),
    )


def _half(terrain: Terrain, centre: np.ndarray, way: np.ndarray, sense: int, lift: float) -> np.ndarray:
    rooms = [
        ((high if along > 0 else low) - at) / along
        for at, along, (low, high) in zip(centre, way, (terrain.xs, terrain.ys), strict=True)
        if abs(along) > 1e-9
    ]
    x, y = centre[:, None] + way[:, None] * np.linspace(0, min(rooms), _POINTS)
    turned = np.flatnonzero(sense * np.diff(terrain.heights(x, y)) < 0)
    turned = turned[turned > 2]  # at the point itself the ground is level
    end = int(turned[0]) + 1 if len(turned) else len(x)
    return terrain.on(x[:end], y[:end], lift)


def reach_of(half: np.ndarray) -> float:
    """How far a half goes, level, in the block's space."""
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
