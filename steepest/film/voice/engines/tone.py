"""A better tone: what lies below a voice is taken away, consonants are lifted, hissing ones are held down."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from steepest.film.voice.interface import Samples, Sound

STEP = 0.005  # seconds between two looks at how much a sound hisses
SMOOTH = 0.012  # seconds in which the hold comes and goes


@dataclass(frozen=True)
class Tone:
    """The tone that a voice is given.

    `curve` is what is added (decibels) at some frequencies (hertz), straight over octaves in between; below `low`
    hertz nothing stays. `hiss` is the band of hissing sounds; while its power is more than `share` of the whole, it is
    lowered by up to `held` decibels.
    """

    low: float = 80.0
    curve: tuple[tuple[float, float], ...] = (
        *((100.0, -3.0), (220.0, -1.0), (400.0, 0.0), (1800.0, 0.0)),
        *((2800.0, 2.5), (4000.0, 5.0), (5200.0, 5.0), (6000.0, 2.0)),
        *((7000.0, -1.5), (8500.0, -0.5), (10500.0, 0.0)),
    )
    hiss: tuple[float, float] = (5600.0, 10000.0)
    share: float = 0.12
    held: float = 5.0


def toned(sound: Sound, tone: Tone) -> Sound:
    """The sound in this tone, as long as it was, and nothing in it shifted."""
    held = _held(sound.samples, sound.rate, tone)
    return Sound(_filtered(held, sound.rate, _gain(tone)).astype(np.float32), sound.rate, sound.words)


def _gain(tone: Tone) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Frequencies and factors of the fixed part: two octaves' thirds below `low` the sound is gone."""
    frequencies = np.array([one for one, _ in tone.curve])
    factors = 10 ** (np.array([more for _, more in tone.curve]) / 20)
    below = np.array([0.0, 0.6 * tone.low])
    return np.concatenate([below, [tone.low], frequencies]), np.concatenate([below * 0, factors[:1], factors])


def _filtered(
    samples: NDArray[np.floating], rate: int, gain: tuple[NDArray[np.float64], NDArray[np.float64]]
) -> NDArray[np.float64]:
    """The sound with every frequency times a factor, between which they are interpolated over octaves."""
    length = len(samples)
    size = 1 << max(int(length + rate // 4 - 1).bit_length(), 10)  # what rings on does not come round
    frequencies = np.fft.rfftfreq(size, 1 / rate)
    known, factors = gain
    over = np.interp(np.log2(np.maximum(frequencies, 1)), np.log2(np.maximum(known, 1)), factors)
    found: NDArray[np.float64] = np.fft.irfft(np.fft.rfft(samples, size) * over, size)[:length]
    return found


def _held(samples: Samples, rate: int, tone: Tone) -> NDArray[np.float64]:
    """The sound with the band of hissing sounds lowered while it is most of what is heard."""
    low, high = tone.hiss
    band = (
        np.array([0.0, 0.9 * low, low, high, 1.1 * high, rate / 2]),
        np.array([0.0, 0.0, 1.0, 1.0, 0.0, 0.0]),
    )
    hissing = _filtered(samples, rate, band)
    step = round(STEP * rate)
    count = -(-len(samples) // step)
    powers = [_powers(each, count, step) for each in (hissing, samples.astype(np.float64))]
    share = powers[0] / np.maximum(powers[1], 1e-9)
    over = np.clip((share - tone.share) / (3 * tone.share), 0, 1)
    width = 2 * round(SMOOTH / STEP) + 1
    window = np.hanning(width + 2)[1:-1]
    smooth = np.convolve(over, window / window.sum(), "same")
    at = (np.arange(count) + 0.5) * step
    gain = 10 ** (-tone.held * np.interp(np.arange(len(samples)), at, smooth) / 20)
    found: NDArray[np.float64] = samples + (gain - 1) * hissing
    return found


def _powers(samples: NDArray[np.float64], count: int, step: int) -> NDArray[np.float64]:
    """The mean power of every step, smoothed over three."""
    padded = np.zeros(count * step)
    padded[: len(samples)] = samples
    power = (padded.reshape(count, step) ** 2).mean(1)
    found: NDArray[np.float64] = np.convolve(power, np.ones(3) / 3, "same")
    return found
