"""Longer pauses at clauses: silence is put where a voice makes its pause, or between the words where it makes none."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from steepest.film.voice.energy import STEP, levels
from steepest.film.voice.interface import Sentence, Sound

REACH = 0.03  # seconds around the end of a word in which the quietest place is looked for
FADE = 0.004  # seconds


def paused(sound: Sound, words: Sentence, least: Mapping[str, float]) -> Sound:
    """The sound with no less than `least` seconds of silence behind words with these signs, except the last word."""
    parts, times, shift, now = [], list(sound.words[:1]), 0.0, 0
    level = levels(sound.samples, sound.rate)
    for word, (_, end), (start, stop) in zip(words[:-1], sound.words[:-1], sound.words[1:], strict=True):
        lacking = least.get(word[-1], 0.0) - (start - end)
        if lacking > 0:
            cut = _quietest(level, end - REACH, max(start, end) + REACH, sound.rate)
            cut = min(max(cut, now), len(sound.samples))
            silence = np.zeros(round(lacking * sound.rate), np.float32)
            parts += [_faded(sound.samples[now:cut], sound.rate, last=True), silence]
            now, shift = cut, shift + len(silence) / sound.rate
        times.append((start + shift, stop + shift))
    parts.append(sound.samples[now:])
    if shift:
        parts[-1] = _faded(parts[-1], sound.rate, last=False)
    return Sound(np.concatenate(parts), sound.rate, tuple(times))


def _quietest(level: np.ndarray, first: float, last: float, rate: int) -> int:
    """The sample in the middle of the quietest step between two times."""
    begin = max(round(first / STEP), 0)
    part = level[begin : max(round(last / STEP), begin + 1)]
    return round((begin + (int(part.argmin()) if len(part) else 0) + 0.5) * STEP * rate)


def _faded(samples: np.ndarray, rate: int, last: bool) -> np.ndarray:
    """The samples, faded out at their end, or in at their beginning."""
    found = samples.copy()
    fade = np.linspace(0, 1, min(round(FADE * rate), len(found)), dtype=np.float32)
    if last:
        found[len(found) - len(fade) :] *= fade[::-1]
    else:
        found[: len(fade)] *= fade
    return found
