"""An arc that values lie along: the round scale of a dial and of a meter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from steepest.calculus import Number


@dataclass(frozen=True)
class Arc:
    """Values from the first of a `span` to the last, clockwise around a `middle` (2,) of the frame, `radius` away from
    it. It is open at the bottom by `opening`, an angle in radians."""

    middle: tuple[float, float]
    radius: float
    span: tuple[Number, Number]
    opening: float = np.pi / 2

    @property
    def ends(self) -> tuple[float, float]:
        """The angles, from the right counterclockwise, of its first and its last value."""
        half = self.opening / 2
        return 1.5 * np.pi - half, half - np.pi / 2

    def angle(self, value: Number) -> float:
        """The angle of a value; that of an end where it lies beyond."""
        low, high = map(float, self.span)
        share = min(max((float(value) - low) / (high - low), 0.0), 1.0)
        first, last = self.ends
        return first + (last - first) * share

    def at(self, value: Number, share: float = 1.0) -> np.ndarray:
        """The point (2,) of a value, at a share of the radius."""
        turn = self.angle(value)
        return np.array(self.middle) + share * self.radius * np.array([np.cos(turn), np.sin(turn)])

    def between(self, start: Number, end: Number, share: float = 1.0) -> np.ndarray:
        """Points (n, 2) from a value to another, at a share of the radius."""
        turns = np.linspace(self.angle(start), self.angle(end), 60)
        return np.array(self.middle) + share * self.radius * np.stack([np.cos(turns), np.sin(turns)], -1)

    def spread(self, count: int) -> Sequence[float]:
        """So many values, evenly over the span."""
        return [float(value) for value in np.linspace(float(self.span[0]), float(self.span[1]), count)]
