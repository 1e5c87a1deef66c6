"""Where in a sound somebody speaks: by its level, in steps of ten milliseconds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from steepest.film.voice.interface import Samples

STEP = 0.01  # seconds
SILENT = -50.0
"""A sound that never gets louder (dB of full scale, over 10 ms) is silence."""

BELOW = 32.0  # decibels below loud speech where speech ends
ABOVE = 8.0  # decibels above the noise of the room where it begins
NEVER = 12.0  # decibels below loud speech that count as speech however loud the room is
GAP, LEAST = 0.09, 0.03
"""Shorter gaps belong to the speech around them, shorter noises to the silence (seconds)."""


def levels(samples: Samples, rate: int) -> NDArray[np.float64]:
    """The level of every step, in decibels of full scale (root mean square); -120 at least."""
    step = round(STEP * rate)
    count = -(-len(samples) // step)
    padded = np.zeros(count * step)
    padded[: len(samples)] = samples
    power = (padded.reshape(count, step) ** 2).mean(1) if count else np.zeros(0)
    return 10 * np.log10(np.maximum(power, 1e-12))


def loudest(samples: Samples, rate: int) -> float:
    """The level of the loudest step, in decibels of full scale."""
    found = levels(samples, rate)
    return float(found.max()) if len(found) else -120.0


def stretches(samples: Samples, rate: int) -> list[tuple[float, float]]:
    """Start and end (seconds) of every stretch of speech."""
    found = levels(samples, rate)
    if not len(found) or found.max() < SILENT:
        return []
    loud = float(np.percentile(found[found > max(SILENT, found.max() - 40)], 90))
    room = float(np.percentile(found, 5))
    spoken = found > max(loud - BELOW, min(room + ABOVE, loud - NEVER))
    edges = np.flatnonzero(np.diff(np.concatenate(([0], spoken.astype(np.int8), [0]))))
    joined: list[list[int]] = []
    for first, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if joined and (first - joined[-1][1]) * STEP < GAP:
            joined[-1][1] = end
        else:
            joined.append([first, end])
    length = len(samples) / rate
    return [(first * STEP, min(end * STEP, length)) for first, end in joined if (end - first) * STEP >= LEAST]
