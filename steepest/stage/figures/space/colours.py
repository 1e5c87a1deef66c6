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


def ramp_of(values: Sequence[SupportsFloat]) -> tuple[float, float]:
    """The heights at both ends of the ramp on a ground where some values have the colours that they have in space."""
    low, *_, high = sorted(float(value) for value in values)
    whole = (high - low) / (_RAMP[1] - _RAMP[0])
    return low - _RAMP[0] * whole, high + (1 - _RAMP[1]) * whole


def colours_beyond(shares: Sequence[float] | np.ndarray) -> list[str]:
    """The colours of values that are such shares of the way from the lowest to the highest, or lie beyond it."""
    low, high = _RAMP
    return [theme.hexadecimal(theme.ramp(low + (high - low) * float(share))) for share in shares]
