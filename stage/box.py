"""A rectangle of the frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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

    def holds(self, point: Sequence[float] | np.ndarray) -> bool:
        """Whether a point (2,) or (3,) of the frame lies in it."""
        return bool(self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top)

    def clip(self, start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
        """The part of a straight line (2,) or (3,) that lies in it; None where none does.

        Source: Y.-D. Liang and B. A. Barsky, ACM Transactions on Graphics 3 (1984), 1.
        """
        along = end - start
        first, last = 0.0, 1.0
        sides = ((0, -1, -self.left), (0, 1, self.right), (1, -1, -self.bottom), (1, 1, self.top))
        for axis, sign, edge in sides:
            outward, room = sign * along[axis], edge - sign * start[axis]
            if outward == 0:
                if room < 0:
                    return None
            elif outward > 0:
                last = min(last, room / outward)
            else:
                first = max(first, room / outward)
        return None if first > last else (start + first * along, start + last * along)
