"""Where values are shown in open space, and at what scale its arrows are drawn."""

from __future__ import annotations

import math
from itertools import product

import numpy as np

from steepest.calculus import LevelSurface

_ACROSS = -0.9, -0.3, 0.3, 0.9  # where values are shown, as shares of the glass's reach
_UP = -0.8, 0.0, 0.8  # likewise, along the axis of heights
_SCALES = 1, 1.5, 2, 2.5, 3, 4, 5  # round ones


def value_places(surface: LevelSurface) -> np.ndarray:
    """Points (n, 3) all over the space around a level surface."""
    return np.asarray(np.array(list(product(_ACROSS, _ACROSS, _UP))) * surface.reach + surface.middle)


def round_scale(scale: float) -> float:
    """The greatest of 1, 1.5, 2, 2.5, 3, 4, 5 times a power of ten that is no greater than a scale.

    >>> round_scale(0.37), round_scale(7.0)
    (0.3, 5.0)
    """
    power = math.floor(math.log10(scale))
    return max(by for by in (float(f"{one}e{power}") for one in _SCALES) if by <= scale * (1 + 1e-9))
