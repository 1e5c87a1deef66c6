"""Whether what an engine returned can be what it was given: there is sound, all of it, and a time for each
word.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from steepest.film.voice.alignment import aligned
from steepest.film.voice.energy import SILENT, loudest, stretches
from steepest.film.voice.interface import Sentence, Sound, Trouble
from steepest.film.voice.passages import weight

QUICKEST = 0.35
"""Of a word's usual time: speech that takes less is not all there."""
LATE = 0.1  # seconds that a word may end after its sound
SAME = 1e-4
"""Times that differ by less (seconds) are one: sums of the same numbers in another order are. No ear tells them apart.
"""


def whole(sound: Sound, words: Sentence) -> Sound:
    """The sound with times for all its words. Raises Trouble for silence, half a sound, wrong times."""
    if not len(sound.samples) or not np.isfinite(sound.samples).all():
        raise Trouble("returned no sound")
    if loudest(sound.samples, sound.rate) < SILENT:
        raise Trouble("returned silence")
    spoken = sum(end - start for start, end in stretches(sound.samples, sound.rate))
    usual = sum(weight(word) for word in words)
    if spoken < QUICKEST * usual:
        raise Trouble(
            f"returned {spoken:.1f} s of speech where about {usual:.1f} s are due; it is not all there"
        )
    timed = sound if sound.words else replace(sound, words=aligned(sound.samples, sound.rate, words))
    if len(timed.words) != len(words):
        raise Trouble(f"told the times of {len(timed.words)} words where it was given {len(words)}")
    if timed.words[-1][1] > sound.seconds + LATE:
        raise Trouble(
            f"returned half a sound: its words end at {timed.words[-1][1]:.1f} s, it at {sound.seconds:.1f} s"
        )
    flat = np.array(timed.words).ravel()
    if not (np.diff(flat, prepend=0.0) >= -SAME).all():  # not a number is not in order either
        raise Trouble("told times that do not follow one another")
    flat = np.maximum.accumulate(np.maximum(flat, 0.0))
    return replace(timed, words=tuple((float(a), float(b)) for a, b in flat.reshape(-1, 2)))
