"""Which colours values have in open space, where no axis is left for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import SupportsFloat

import numpy as np

from steepest.stage import theme

_RAMP = 0.14, 0.68  # what of it is used: its dark end would not be seen in the night, nor level lines on pale glass


def colours_of(values: Sequence[SupportsFloat]) -> list[str]:
    """The colours of some values, from the lowest to the highest over the ramp, as heights have them on a ground."""
    found, (low, high) = np.array([float(value) for value in values]), _RAMP
    shares = (found - found.min()) / max(float(np.ptp(found)), 1e-9)
    return [theme.hexadecimal(theme.ramp(low + (high - low) * share)) for share in shares.tolist()]
