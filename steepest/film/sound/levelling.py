"""Sound brought to the loudness of the film, by one gain for each piece, with its highest peaks held down."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from steepest.film.sound.loudness import TAPS, highest, loudness, peaks
from steepest.film.sound.resampling import RATE

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
    more than it may. Peaks are looked for where a sample is loud enough to be beside one: in two fifths of speech.
    """
    ceiling = np.float32(10 ** (CEILING / 20))
    reach = round(AHEAD * RATE)
    found = samples
    for first, end in _spans(np.flatnonzero(np.abs(samples) > ceiling / highest()), 2 * reach + TAPS + 1):
        first, end = max(first, 0), min(end, len(samples))
        part = samples[first:end]
        high = peaks(part)
        if high.max() > ceiling:
            found = samples.copy() if found is samples else found
            found[first:end] = part * _gain(np.minimum(1, ceiling / np.maximum(high, ceiling)), reach)
    return found


def _spans(loud: NDArray[np.intp], around: int) -> Iterator[tuple[int, int]]:
    """First sample and end of what lies no more than so many samples from a loud one."""
    for group in np.split(loud, np.flatnonzero(np.diff(loud) > 2 * around) + 1):
        if len(group):
            yield int(group[0]) - around, int(group[-1]) + around + 1


def _gain(needed: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """The least gain that is needed no more than `reach` samples away, smoothed over as many."""
    padded = np.pad(needed, 2 * reach, constant_values=1)
    least, width = padded, 1
    while width < 2 * reach + 1:  # the minimum over the window, by doubling
        step = min(width, 2 * reach + 1 - width)
        least = np.minimum(least[step:], least[:-step])
        width += step
    window = np.hanning(2 * reach + 3)[1:-1]
    gain = np.convolve(least, (window / window.sum()).astype(np.float32), "valid")
    return gain[: len(needed)].astype(np.float32)
