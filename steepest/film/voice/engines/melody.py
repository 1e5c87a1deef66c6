"""Wider melody and stress: the pitch of a voice is changed through the WORLD vocoder.

M. Morise, F. Yokomori, K. Ozawa, "WORLD: a vocoder-based high-quality speech synthesis system for real-time
applications", IEICE Transactions on Information and Systems E99-D (2016). Pitch is found with DIO and StoneMask, the
spectrum with CheapTrick. What excites the spectrum is not measured (D4C would take as long as all the rest): the voices
that this is for are made of pulses where they are voiced and of noise where they are not, and so they are made again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from steepest.film.voice.interface import STRESS, Sentence, Sound
from steepest.film.voice.passages import SIGNS

LOWEST, HIGHEST = 100.0, 400.0  # hertz
PERIOD = 5.0  # milliseconds of a frame
OUTER = 4.5
"""Semitones from the mean beyond which a pitch that was found is not believed."""
PULSES, NOISE = 0.001, 0.999
"""Aperiodicity of voiced and of unvoiced frames."""
EDGE = 0.04  # seconds in which a stress comes and goes
_LITTLE = """
a all an and are as at be but by can for from has have he her his how i if in into is it its may no not of on or so than
that the their them then there these they this those to was we what when where which who will with you your
"""
UNSTRESSED = frozenset(_LITTLE.split())
"""Words that bear no stress: where one is marked, the word after it does."""


@dataclass(frozen=True)
class Melody:
    """How much the range of pitch is widened about the mean of a sentence, and what a stressed word gets above that:
    semitones and decibels.
    """

    wider: float = 1.6
    raised: float = 2.0
    louder: float = 1.5


def sung(sound: Sound, words: Sentence, melody: Melody) -> Sound:
    """The sound with another melody, as long as it was. It is as it was where nothing in it is voiced."""
    import pyworld

    samples = sound.samples.astype(np.float64)
    found, at = pyworld.dio(
        samples, sound.rate, f0_floor=LOWEST, f0_ceil=HIGHEST, frame_period=PERIOD, speed=4
    )
    pitch = pyworld.stonemask(samples, found, at, sound.rate)
    voiced = pitch > 0
    if not voiced.any():
        return sound
    size = pyworld.get_cheaptrick_fft_size(sound.rate, LOWEST)
    spectrum = pyworld.cheaptrick(samples, pitch, at, sound.rate, f0_floor=LOWEST, fft_size=size)
    aperiodicity = np.where(voiced[:, None], PULSES, NOISE) * np.ones_like(spectrum)
    stress = stressed(words, sound.words, at)
    height = 12 * np.log2(pitch[voiced])
    mean = height.mean()
    height = mean + melody.wider * np.clip(height - mean, -OUTER, OUTER) + melody.raised * stress[voiced]
    pitch[voiced] = 2 ** (height / 12)
    made = pyworld.synthesize(pitch, spectrum, aperiodicity, sound.rate, PERIOD)[: len(samples)]
    made = np.pad(made, (0, len(samples) - len(made)))
    gain = 10 ** (melody.louder * np.interp(np.arange(len(made)) / sound.rate, at, stress) / 20)
    return Sound((made * gain).astype(np.float32), sound.rate, sound.words)


def stressed(
    words: Sentence, times: Sequence[tuple[float, float]], at: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How much stress there is at some times (seconds): 1 in a stressed word, 0 outside, smooth in between."""
    found = np.zeros(len(at))
    for number in bearers(words):
        start, end = times[number]
        rise = np.clip((at - start + EDGE) / (2 * EDGE), 0, 1)
        fall = np.clip((end + EDGE - at) / (2 * EDGE), 0, 1)
        found = np.maximum(found, 0.5 - 0.5 * np.cos(np.pi * np.minimum(rise, fall)))
    return found


def bearers(words: Sentence) -> list[int]:
    """The words that bear a stress, by their numbers: those that are marked, or the word after one that cannot.

    >>> bearers(["*that", "depends", "on", "*east,"])
    [1, 3]
    """
    found = []
    for number, word in enumerate(words):
        if word.startswith(STRESS):
            small = word.lstrip(STRESS).rstrip(SIGNS) in UNSTRESSED and word[-1] not in SIGNS
            bearer = number + 1 if small and number + 1 < len(words) else number
            found.append(bearer)
    return found
