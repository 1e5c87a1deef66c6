"""A rectangle of the frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np


@dataclass(frozen=True)
class Box:
    """A rectangle of the frame, in scene units."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    @property
    def middle(self) -> np.ndarray:
        """Its middle (2,)."""
        return np.array([self.left + self.right, self.bottom + self.top]) / 2

    @property
    def diagonal(self) -> np.ndarray:
        """Its left bottom and its right top corner (2, 3): by these manim measures what is painted in it."""
        return np.array([[self.left, self.bottom, 0.0], [self.right, self.top, 0.0]])

    def shrunk(self, by: float) -> Box:
        """The box without so much at each side; with more, where that is negative."""
        return Box(self.left + by, self.bottom + by, self.right - by, self.top - by)

    def cut(self, share: float, gap: float = 0.0) -> tuple[Box, Box]:
        """Its lower part, a `share` of its height, and its upper part, a `gap` apart.

        >>> Box(0, 0, 4, 10).cut(0.3, gap=1)
        (Box(left=0, bottom=0, right=4, top=2.5), Box(left=0, bottom=3.5, right=4, top=10))
        """
        height = self.bottom + share * self.height
        lower = Box(self.left, self.bottom, self.right, height - gap / 2)
        return lower, Box(self.left, height + gap / 2, self.right, self.top)

    def holds(self, point: Sequence[float] | np.ndarray) -> bool:
        """Whether a point (2,) or (3,) of the frame lies in it."""
        return bool(self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top)

    def holding(self, points: np.ndarray) -> np.ndarray:
        """Which of some points (n, 2) of the frame lie in it."""
        x, y = points[:, 0], points[:, 1]
        return np.asarray((x >= self.left) & (x <= self.right) & (y >= self.bottom) & (y <= self.top))

    def enclosing(self, points: np.ndarray) -> np.ndarray:
        """Which of some points (n, 2) of the frame lie inside of it, and not on its edge."""
        x, y = points[:, 0], points[:, 1]
        return np.asarray((x > self.left) & (x < self.right) & (y > self.bottom) & (y < self.top))

    def clip(self, start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
        """The part of a straight line (2,) or (3,) that lies in it; None where none does."""
        shares = self.shares(start, end)
        return shares and (start + shares[0] * (end - start), start + shares[1] * (end - start))

    def shares(self, start: np.ndarray, end: np.ndarray) -> tuple[float, float] | None:
        """From which share to which a straight line (2,) or (3,) lies in it; None where none of it does.

        Source: Y.-D. Liang and B. A. Barsky, ACM Transactions on Graphics 3 (1984), 1.
        """
        along = end - start
        first, last = 0.0, 1.0
        sides = ((0, -1, -self.left), (0, 1, self.right), (1, -1, -self.bottom), (1, 1, self.top))
        for axis, sign, edge in sides:
            outward, room = sign * float(along[axis]), edge - sign * float(start[axis])
            if outward == 0:
                if room < 0:
                    return None
            elif outward > 0:
                last = min(last, room / outward)
            else:
                first = max(first, room / outward)
        return None if first > last else (first, last)

    def is_crossed(self, *lines: np.ndarray) -> bool:
        """Whether one of some lines (n, 2) or (n, 3), or of points (1, 2) or (1, 3), lies in it or runs through it."""
        ways = (ends for line in lines for ends in pairwise([*line, *line[-1:]]))
        return any(self.clip(*ends) is not None for ends in ways)

    def apart(self, other: Box) -> float:
        """How far two boxes are apart, to the side or upward; 0 or less where they overlap."""
        across = max(self.left - other.right, other.left - self.right)
        return max(across, self.rows_apart(other))

    def rows_apart(self, other: Box) -> float:
        """How far the rows of two boxes are apart; less than 0 where they are in one row."""
        return max(self.bottom - other.top, other.bottom - self.top)

    def off(self, other: Box) -> np.ndarray:
        """The shortest way (2,) on which it comes to overlap another no longer.

        >>> Box(0, 0, 4, 2).off(Box(1, 1.5, 3, 5)).tolist(), Box(0, 0, 1, 1).off(Box(2, 0, 3, 1)).tolist()
        ([0.0, -0.5], [0.0, 0.0])
        """
        if self.apart(other) >= 0:
            return np.zeros(2)
        across = min(other.right - self.left, other.left - self.right, key=abs)
        along = min(other.top - self.bottom, other.bottom - self.top, key=abs)
        return np.array([across, 0.0] if abs(across) < abs(along) else [0.0, along])

    def reach(self, point: np.ndarray) -> float:
        """How far from a point (2,) of the frame its farthest corner is."""
        return float(np.hypot(*np.abs(self.diagonal[:, :2] - point).max(axis=0)))

    def far(self, points: np.ndarray) -> np.ndarray:
        """How far points (..., 2) of the frame are from it (...): 0 for those in it.

        >>> Box(0, 0, 4, 2).far(np.array([[7, 6], [1, 3], [1, 1]])).tolist()
        [5.0, 1.0, 0.0]
        """
        outside = np.maximum(np.abs(points - self.middle) - np.array([self.width, self.height]) / 2, 0.0)
        return np.asarray(np.hypot(outside[..., 0], outside[..., 1]))

    def common(self, other: Box) -> Box:
        """What lies in both; turned inside out where nothing does."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def stop(self, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """The end of a line from a point in it, cut off at its edge; the start where that is outside."""
        seen = self.clip(start, end)
        return start if seen is None else seen[1]


def extremes(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The lowest and the highest coordinates (k,) of points (n, k), at least one: each by itself, as numpy takes up to
    fifty times as long for all of such short rows at once."""
    return np.array([each.min() for each in points.T]), np.array([each.max() for each in points.T])


def row_of_boxes(room: Box, count: int, gap: float, widest: float) -> list[Box]:
    """Boxes of one size side by side in the middle of a room, as high as it and no wider than `widest`.

    >>> [(box.left, box.right) for box in row_of_boxes(Box(0, 0, 5, 1), count=2, gap=1, widest=3)]
    [(0.0, 2.0), (3.0, 5.0)]
    """
    width = min((room.width - (count - 1) * gap) / count, widest)
    left = (room.left + room.right - count * width - (count - 1) * gap) / 2
    edges = [left + k * (width + gap) for k in range(count)]
    return [Box(edge, room.bottom, edge + width, room.top) for edge in edges]
