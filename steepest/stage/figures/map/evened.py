"""Evened heights: a surface stretched so that on a map high ground and low ground share the bands of colour."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from steepest.stage.ground.heights import Span

Heights = Callable[[np.ndarray, np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Evened:
    """The heights that `sample` gives, from 0 at `low` to 1 a `span` higher, bent by a `power`. Where there is no
    height there is none (nan)."""

    sample: Heights
    low: float
    span: float
    power: float

    def __call__(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Over places of the map."""
        return self.of(np.broadcast_to(self.sample(x, y), x.shape))

    def of(self, height: np.ndarray) -> np.ndarray:
        """What has become of heights."""
        return np.asarray(np.clip((height - self.low) / self.span, 0, 1) ** self.power)

    def back(self, share: float) -> float:
        """The height of which that has become."""
        return float(self.low + self.span * share ** (1 / self.power))


def evened(sample: Heights, xs: Span, ys: Span) -> Evened:
    """The heights that `sample` gives, from 0 to 1 over a rectangle, half of which lies below 0.5.

    A power of the height: its level lines are those of the surface, and a valley is seen between walls however
    steep.
    """
    known = sample(*np.meshgrid(np.linspace(*xs, 61), np.linspace(*ys, 41), indexing="ij"))
    known = np.broadcast_to(known, (61, 41))
    known = known[np.isfinite(known)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    span = high - low or 1.0
    middle = min(max(float(np.median((known - low) / span)) if known.size else 0.5, 1e-4), 0.9)
    return Evened(sample, low, span, math.log(0.5) / math.log(middle))
