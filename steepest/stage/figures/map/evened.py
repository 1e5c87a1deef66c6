"""Evened heights: a surface stretched so that on a map high ground and low ground share the bands of colour."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from steepest.stage.ground.heights import Span

Heights = Callable[[np.ndarray, np.ndarray], np.ndarray]


def evened(sample: Heights, xs: Span, ys: Span) -> Heights:
    """The heights that `sample` gives, from 0 to 1 over a rectangle, half of which lies below 0.5.

    A power of the height: its level lines are those of the surface, and a valley is seen between walls however
    steep. Where there is no height there is none (nan).
    """
    known = sample(*np.meshgrid(np.linspace(*xs, 61), np.linspace(*ys, 41), indexing="ij"))
    known = np.broadcast_to(known, (61, 41))
    known = known[np.isfinite(known)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    span = high - low or 1.0
    middle = min(max(float(np.median((known - low) / span)) if known.size else 0.5, 1e-4), 0.9)
    power = math.log(0.5) / math.log(middle)

    def heights(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        share = (np.broadcast_to(sample(x, y), x.shape) - low) / span
        return np.asarray(np.clip(share, 0, 1) ** power)

    return heights
