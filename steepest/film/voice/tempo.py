"""How fast a voice speaks each sentence, and how long it pauses after it, so that every sentence keeps the pace.

Engines speak sounds at one rate, and words have few or many of them: “How steep is it here?” takes Festival 1.3 s,
which is 229 words a minute, and “At one point, (0, 0), both …” is said at 139. A teacher slows down for the one, is a
little quicker with the other, and lets what is short sink in. So does this: the voice's tempo brings a sentence to its
time, as far as a voice can be stretched and still sound like one; the pause after the sentence does the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from steepest.film.voice.interface import Sound
from steepest.script.timing.pace import REST

SLOWEST, QUICKEST = 0.74, 1.18  # times a voice's usual tempo: beyond that it drawls, or swallows words
BRIEFEST, LONGEST = 0.3, 0.9  # seconds of pause after a sentence
SAME = 0.02  # tempos that differ by less sound alike


def tempo(sound: Sound, pace: float) -> float:
    """How many times as fast as it was said a sentence is to be said, with a pause of REST after it; in hundredths.

    `pace` is spoken words a minute.
    """
    spoken = sound.words[-1][1] - sound.words[0][0]
    wanted = 60 * len(sound.words) / pace - REST
    found = min(max(spoken / max(wanted, 1e-6), SLOWEST), QUICKEST)
    return 1.0 if abs(found - 1) < SAME else round(found, 2)


def pauses(sounds: Sequence[Sound], pace: float) -> list[float]:
    """The silence between sentences that follow one another, in seconds from the end of a last word to the first word
    after it: what a sentence has left of its time."""
    found = []
    for sound in sounds[:-1]:
        spoken = sound.words[-1][1] - sound.words[0][0]
        found.append(min(max(60 * len(sound.words) / pace - spoken, BRIEFEST), LONGEST))
    return found
