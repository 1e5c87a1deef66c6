"""Sound brought to the loudness of the film, by one gain for each piece, with its highest peaks held down."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from film.sound.loudness import loudness, peaks
from film.sound.resampling import RATE

TARGET = -16.0
"""LUFS of a film, of each of its scenes, of each beat."""
CEILING = -2.0
"""dBTP; what encoding adds to peaks stays below -1."""
MOST = 30.0
"""Decibels that a quiet piece is raised by at most: behind it there is noise."""
AHEAD = 0.005
"""Seconds in which the limiter comes and goes."""


def levelled(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """The piece at the film's loudness, no peak above the ceiling."""
    gain, found = 0.0, samples
    for _ in range(2):  # limiting takes a little loudness away
        lacking = TARGET - loudness(found)
        if not np.isfinite(lacking) or abs(lacking) < 0.05:
            break
        gain = min(gain + lacking, MOST)
        found = limited(samples * np.float32(10 ** (gain / 20)))
    return limited(found)


def limited(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """The sound with a gain that falls smoothly around every peak above the ceiling, and is 1 elsewhere.

    The gain is the least that any sample near needs, smoothed over no more than that distance: no sample gets
    more than it may.
    """
    ceiling = np.float32(10 ** (CEILING / 20))
    high = peaks(samples)
    if not len(high) or high.max() <= ceiling:
        return samples
    reach = round(AHEAD * RATE)
    needed = np.minimum(1, ceiling / np.maximum(high, ceiling))
    padded = np.pad(needed, 2 * reach, constant_values=1)
    least, width = padded, 1
    while width < 2 * reach + 1:  # the minimum over the window, by doubling
        step = min(width, 2 * reach + 1 - width)
        least = np.minimum(least[step:], least[:-step])
        width += step
    window = np.hanning(2 * reach + 3)[1:-1]
    gain = np.convolve(least, (window / window.sum()).astype(np.float32), "valid")
    return (samples * gain[: len(samples)]).astype(np.float32)
