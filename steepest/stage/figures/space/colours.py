"""Which colours values have in open space, where no axis is left for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import SupportsFloat

import numpy as np

from steepest.stage import theme

_RAMP = 0.14, 0.68  # what of it is used: its dark end would not be seen in the night, nor level lines on pale glass


def colours_of(values: Sequence[SupportsFloat]) -> list[str]:
    """The colours of some values, from the lowest to the highest over the ramp, as heights have them on a ground."""
    found = np.array([float(value) for value in values])
    return colours_beyond((found - found.min()) / max(float(np.ptp(found)), 1e-9))


def colours_beyond(shares: Sequence[float] | np.ndarray) -> list[str]:
    """The colours of values that are such shares of the way from the lowest to the highest, or lie beyond it."""
    low, high = _RAMP
    return [theme.hexadecimal(theme.ramp(low + (high - low) * float(share))) for share in shares]
