"""Sound at the film's rate."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

RATE = 48000
"""Samples a second in the film."""


def resampled(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """One channel at RATE; nothing is shifted, the length is the nearest whole number of samples."""
    if rate == RATE or not len(samples):
        return samples.astype(np.float32)
    import av  # what makes no sound goes without

    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(samples[None], np.float32), format="flt", layout="mono"
    )
    frame.sample_rate = rate
    parts = [
        part.to_ndarray().reshape(-1) for part in (*resampler.resample(frame), *resampler.resample(None))
    ]
    found = np.concatenate(parts).astype(np.float32)
    wanted = round(len(samples) * RATE / rate)
    return np.concatenate([found, np.zeros(max(wanted - len(found), 0), np.float32)])[:wanted]
