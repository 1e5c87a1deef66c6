"""How loud a sound is, and how high its peaks go between samples: ITU-R BS.1770-4.

What is measured is one channel as it will be heard: the same in both channels of the film.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from steepest.film.sound.resampling import RATE

BLOCK, HOP = 0.4, 0.1  # seconds: gating blocks, three quarters of each in the next
ABSOLUTE, RELATIVE = -70.0, -10.0  # LUFS, LU: gates
CHANNELS = 2
NOTHING = -np.inf

# Annex 1, tables 1 and 2: the head's shelf and the high pass, at 48 kHz.
_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))

SIZE = 1 << 19  # samples that are filtered at once: 11 s
MEMORY = RATE // 2  # what the filters still know of: they forget to nothing in that time
PART = SIZE - 2 * MEMORY

OVERSAMPLED = 4
TAPS = 24  # a side


def loudness(samples: NDArray[np.float32]) -> float:
    """Integrated loudness in LUFS; -inf where nothing passes the gates. A short sound counts as repeated."""
    if not len(samples):
        return NOTHING
    short = 3 * RATE
    if len(samples) < short:
        samples = np.tile(samples, -(-short // len(samples)))
    power = _block_powers(samples)
    with np.errstate(divide="ignore"):
        levels = _level(power)
        heard = power[levels > ABSOLUTE]
        if not len(heard):
            return NOTHING
        gate = _level(heard.mean()) + RELATIVE
        return float(_level(heard[_level(heard) > gate].mean()))


def peaks(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """For every sample the largest magnitude at it and in the three quarters after it."""
    found = np.abs(samples)
    if not len(samples):
        return found
    for phase in range(1, OVERSAMPLED):
        between = np.convolve(samples, _fractional(phase / OVERSAMPLED), "same")
        np.maximum(found, np.abs(between), out=found)
    return found


@functools.cache
def highest() -> float:
    """How many times the largest sample near it a peak between samples may be."""
    return max(float(np.abs(_fractional(phase / OVERSAMPLED)).sum()) for phase in range(1, OVERSAMPLED))


def true_peak(samples: NDArray[np.float32]) -> float:
    """The true peak in dBTP."""
    highest = float(peaks(samples).max()) if len(samples) else 0.0
    return 20 * float(np.log10(highest)) if highest else NOTHING


def _level(power: NDArray[np.float64]) -> NDArray[np.float64]:
    level: NDArray[np.float64] = -0.691 + 10 * np.log10(CHANNELS * power)
    return level


def _weighted(samples: NDArray[np.float32]) -> Iterator[NDArray[np.float64]]:
    """The sound as the meter's filters pass it on, by their frequency response, part by part: a scene at once would
    take 400 MB.
    """
    for first in range(0, len(samples), PART):
        before = min(first, MEMORY)
        part = samples[first - before : first + PART].astype(np.float64)
        heard = np.fft.irfft(np.fft.rfft(part, SIZE) * _response(), SIZE)
        yield heard[before : len(part)]


@functools.cache
def _response() -> NDArray[np.complex128]:
    turn = np.exp(-2j * np.pi * np.arange(SIZE // 2 + 1) / SIZE)
    response = np.ones(len(turn), complex)
    for over, under in (_SHELF, _PASS):
        response *= np.polyval(over[::-1], turn) / np.polyval(under[::-1], turn)
    return response


def _block_powers(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    """Mean square of every gating block of a sound, weighted. Of its running sum only every HOP is kept."""
    hop, hops = round(HOP * RATE), round(BLOCK / HOP)
    kept, done, total = [np.zeros(1)], 0, 0.0
    for part in _weighted(samples):
        sums = np.cumsum(np.concatenate(([total], part**2)))
        kept.append(sums[hop - done % hop :: hop])
        done, total = done + len(part), sums[-1]
    sums = np.concatenate(kept)
    powers: NDArray[np.float64] = (sums[hops:] - sums[:-hops]) / (hops * hop)
    return np.maximum(powers, 0)


def _fractional(delay: float) -> NDArray[np.float32]:
    """A windowed sinc that reads a signal `delay` of a sample later."""
    at = np.arange(-TAPS, TAPS + 1)
    window = np.cos(np.pi * (at + delay) / (2 * TAPS + 2)) ** 2
    taps = np.sinc(at + delay) * window
    found: NDArray[np.float32] = (taps / taps.sum()).astype(np.float32)
    return found
