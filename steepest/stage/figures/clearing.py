"""A clearing: where labels can stand near what they name without covering anything that matters."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from manim import DL, UR, Mobject

from steepest.stage.box import Box

_AROUND = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
_EDGE = 0.08  # between a label and the edge of the box, at least
_CORNER = 0.2  # the same in a corner

Label = TypeVar("Label", bound=Mobject)


class Clearing:
    """A box of the frame where labels find free places: off the points `taken` (n, 2) or (n, 3), and off each other.

    A label keeps its place until it is in `labels` no more.
    """

    def __init__(self, box: Box, taken: np.ndarray):
        self.box, self.taken = box, taken
        self.labels: list[Mobject] = []

    def put(self, label: Label, near: np.ndarray, *taken: np.ndarray, gap: float = 0.2) -> Label:
        """Put a label near a point (3,), off the further points `taken` too."""
        half = np.array([label.width, label.height]) / 2
        return self._keep(label, place_near(near, half, self._points(*taken), self.box, gap))

    def put_in_corner(self, label: Label) -> Label:
        """Put a label into the corner that is farthest from what is there."""
        half = np.array([label.width, label.height]) / 2
        return self._keep(label, place_in_corner(half, self._points(), self.box))

    def _keep(self, label: Label, middle: np.ndarray) -> Label:
        label.move_to(np.array([*middle, 0]))
        self.labels.append(label)
        return label

    def _points(self, *taken: np.ndarray) -> np.ndarray:
        flat = [points[:, :2] for points in (self.taken, *map(_over, self.labels), *taken)]
        return np.concatenate(flat)


def place_near(near: np.ndarray, half: np.ndarray, taken: np.ndarray, box: Box, gap: float) -> np.ndarray:
    """The middle (2,) of a rectangle with half the sides `half` (2,), inside a box, around a point (3,).

    Of 24 places around the point the one clearest of the points `taken` wins, and of two alike the nearer one.
    """
    low = np.array([box.left, box.bottom]) + half + _EDGE
    high = np.array([box.right, box.top]) - half - _EDGE
    places: list[tuple[float, np.ndarray]] = []
    for distance in (gap, 2 * gap, 4 * gap):
        for around in _AROUND:
            wanted = near[:2] + np.array(around) * (distance + half)
            middle = np.minimum(np.maximum(wanted, low), high)
            away = clearance(middle, half, near[None])
            clear = min(clearance(middle, half, taken), gap) if away else -gap
            places.append((clear - 0.08 * away, middle))
    return max(places, key=lambda place: round(place[0], 9))[1]


def place_in_corner(half: np.ndarray, taken: np.ndarray, box: Box) -> np.ndarray:
    """The middle (2,) of such a rectangle in that corner of the box which is farthest from what is taken."""
    low = np.array([box.left, box.bottom]) + half + _CORNER
    high = np.array([box.right, box.top]) - half - _CORNER
    corners = [np.array([x, y]) for y in (high[1], low[1]) for x in (low[0], high[0])]
    return max(corners, key=lambda corner: round(clearance(corner, half, taken), 9))


def clearance(middle: np.ndarray, half: np.ndarray, taken: np.ndarray) -> float:
    """How far the nearest of the points (n, 2) or (n, 3) is from a rectangle; 0 inside.

    The rectangle is given by its middle (2,) and half its sides (2,).
    """
    if not len(taken):
        return float("inf")
    outside = np.maximum(np.abs(taken[:, :2] - middle) - half, 0)
    return float(np.hypot(*outside.T).min())


def _over(label: Mobject) -> np.ndarray:
    """Points (n, 2) all over the rectangle of a label."""
    (left, low, _), (right, high, _) = label.get_corner(DL), label.get_corner(UR)
    return np.array([[x, y] for x in np.linspace(left, right, 8) for y in np.linspace(low, high, 4)])
