"""The sounds that a foreign scene adds, as it mixed them, at the film's rate."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from steepest.film.sound.resampling import resampled


def track_of(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """A mix (channels, samples) at `rate` samples a second as a track (2, samples); further channels are left out."""
    sides = [resampled(np.ascontiguousarray(side), rate) for side in samples[:2]]
    return np.stack([sides[0], sides[-1]])
