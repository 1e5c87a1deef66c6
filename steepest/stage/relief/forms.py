"""Forms: how far each place of the frame is from an outline, negative inside of it.

A distance gives a sharp edge at any size, a bevel, a soft shadow and a glow, and none of them needs a blurred picture.
Source of the distances: I. Quílez, "2D distance functions".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from steepest.stage.box import Box

Distance = Callable[[np.ndarray, np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Form:
    """An outline: its signed `distance` at places given by their x and y, in scene units, and a `box` that holds it."""

    distance: Distance
    box: Box

    def moved(self, across: float, up: float) -> Form:
        """The same elsewhere."""
        box = self.box
        return Form(
            lambda x, y: self.distance(x - across, y - up),
            Box(box.left + across, box.bottom + up, box.right + across, box.top + up),
        )


def joined(*forms: Form) -> Form:
    """All of several forms as one."""
    boxes = [form.box for form in forms]
    low = min(box.left for box in boxes), min(box.bottom for box in boxes)
    high = max(box.right for box in boxes), max(box.top for box in boxes)
    return Form(lambda x, y: np.minimum.reduce([form.distance(x, y) for form in forms]), Box(*low, *high))


def slab(box: Box, radius: float) -> Form:
    """A rectangle with round corners."""
    (x0, y0), half = box.middle, (box.width / 2 - radius, box.height / 2 - radius)

    def distance(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        across, up = np.abs(x - x0) - half[0], np.abs(y - y0) - half[1]
        outside = np.hypot(np.maximum(across, 0), np.maximum(up, 0))
        return np.asarray(outside + np.minimum(np.maximum(across, up), 0) - radius)

    return Form(distance, box)


def disc(x: float, y: float, radius: float) -> Form:
    """A disc."""
    box = Box(x - radius, y - radius, x + radius, y + radius)
    return Form(lambda px, py: np.hypot(px - x, py - y) - radius, box)


def oval(x: float, y: float, across: float, up: float) -> Form:
    """An oval with these half axes; its distance is true near its edge only."""
    box = Box(x - across, y - up, x + across, y + up)
    return Form(lambda px, py: (np.hypot((px - x) / across, (py - y) / up) - 1) * min(across, up), box)


def hoop(x: float, y: float, across: float, up: float, width: float) -> Form:
    """A tube of a `width` along the oval with these half axes."""
    middle, half = oval(x, y, across, up), width / 2
    box = Box(x - across - half, y - up - half, x + across + half, y + up + half)
    return Form(lambda px, py: np.abs(middle.distance(px, py)) - half, box)


def tube(points: Sequence[tuple[float, float]] | np.ndarray, width: float) -> Form:
    """A tube of a `width` along points (n, 2), with round ends."""
    line, half = np.asarray(points, float), width / 2
    low, high = line.min(axis=0) - half, line.max(axis=0) + half

    def distance(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        found = np.full(np.broadcast_shapes(x.shape, y.shape), np.inf)
        for (ax, ay), (bx, by) in pairwise(line):
            along = (bx - ax) ** 2 + (by - ay) ** 2
            share = np.clip(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / along, 0, 1)
            found = np.minimum(found, np.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay)))
        return found - half

    return Form(distance, Box(float(low[0]), float(low[1]), float(high[0]), float(high[1])))


def turned(x: float, profile: Sequence[tuple[float, float]]) -> Form:
    """What a lathe makes around the upright at `x`, seen from the front: heights from the bottom up, and radii."""
    heights, radii = np.array(profile, float).T

    def distance(px: np.ndarray, py: np.ndarray) -> np.ndarray:
        aside = np.abs(px - x) - np.interp(py, heights, radii)
        return np.asarray(np.maximum(aside, np.maximum(heights[0] - py, py - heights[-1])))

    wide = float(radii.max())
    return Form(distance, Box(x - wide, float(heights[0]), x + wide, float(heights[-1])))
