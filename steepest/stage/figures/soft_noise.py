"""Soft noise, of which clouds are made: random at whole places of a plane, and smooth between them."""

from __future__ import annotations

import numpy as np

from steepest.stage.ground.light import smooth


def soft_noise(values: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """What is between some values (m, n), which stand one a unit along x and along y and repeat, at places whose x and
    y are broadcast together."""
    i, j = np.floor(x).astype(int), np.floor(y).astype(int)
    a, b, (wide, high) = smooth(x - i, 0, 1), smooth(y - j, 0, 1), values.shape

    def row(up: int) -> np.ndarray:
        return np.asarray(values[i % wide, up % high] * (1 - a) + values[(i + 1) % wide, up % high] * a)

    return np.asarray(row(j) * (1 - b) + row(j + 1) * b)
