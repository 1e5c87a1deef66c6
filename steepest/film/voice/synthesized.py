"""An engine as a voice: it reads a passage sentence by sentence, and what it has read before it need not
again.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from steepest.film.voice.energy import stretches
from steepest.film.voice.engines.wholeness import whole
from steepest.film.voice.interface import Engine, Passage, Sound, Trouble
from steepest.film.voice.store import Store

BETWEEN = 0.36  # seconds of silence between sentences
AROUND = 0.02  # seconds kept before and after the speech of a sentence
TAIL = 0.25  # seconds that a last word may sound on after its end
FADE = 0.005  # seconds
ROOM = 1_000_000
"""A disk with fewer bytes left is full for an engine, which writes a hundred kilobytes a second."""


@dataclass(frozen=True)
class SynthesizedVoice:
    """A voice that has an engine speak, and keeps what it said."""

    engine: Engine
    store: Store

    @property
    def name(self) -> str:
        """The engine's."""
        return self.engine.name

    def available(self, language: str) -> str | None:
        """None, or what the engine lacks."""
        return self.engine.available(language)

    def identity(self, language: str) -> str:
        """The engine's."""
        return self.engine.identity(language)

    def speak(self, passage: Passage) -> Sound:
        """Say the passage. Raises Trouble."""
        said = self._said(passage.sentences, passage.language)
        return joined([said[words] for words in passage.sentences])

    def prepare(self, passages: Sequence[Passage]) -> None:
        """Say passages of one language ahead, in one go: an engine takes 0.2 s to start. What goes wrong is left for
        `speak` to find out, passage by passage.
        """
        if self.store.folder is not None and passages:
            with contextlib.suppress(Trouble):
                self._said([words for each in passages for words in each.sentences], passages[0].language)

    def _said(self, sentences: Iterable[tuple[str, ...]], language: str) -> dict[tuple[str, ...], Sound]:
        identity = self.engine.identity(language)
        found = {words: self.store.find(identity, words) for words in sentences}
        said = {words: sound for words, sound in found.items() if sound is not None}
        if missing := [words for words in found if words not in said]:
            with self.store.scratch() as folder:
                try:
                    sounds = self.engine.say(missing, language, folder)
                    checked = [whole(sound, words) for words, sound in zip(missing, sounds, strict=True)]
                except Trouble:
                    _refuse_full(folder)  # a full disk looks like an engine that fails
                    raise
            for words, sound in zip(missing, checked, strict=True):
                said[words] = self.store.keep(identity, words, trimmed(sound))
        return said


def _refuse_full(folder: Path) -> None:
    """Raise OSError where the disk of a folder has no room left, or none for another file."""
    found = os.statvfs(folder)
    if found.f_bavail * found.f_frsize < ROOM or (found.f_files and not found.f_favail):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder.parent))


def trimmed(sound: Sound) -> Sound:
    """The sound without the silence before and after its speech, faded in and out."""
    found = stretches(sound.samples, sound.rate)
    first = min(sound.words[0][0], found[0][0] if found else sound.seconds)
    last = min(max(sound.words[-1][1], found[-1][1] if found else 0.0), sound.words[-1][1] + TAIL)
    begin = max(round((first - AROUND) * sound.rate), 0)
    end = min(round((last + AROUND) * sound.rate), len(sound.samples))
    samples = sound.samples[begin:end].copy()
    fade = np.linspace(0, 1, min(round(FADE * sound.rate), len(samples) // 2), dtype=np.float32)
    samples[: len(fade)] *= fade
    samples[len(samples) - len(fade) :] *= fade[::-1]
    shift, length = begin / sound.rate, len(samples) / sound.rate
    times = [(max(start - shift, 0.0), min(end - shift, length)) for start, end in sound.words]
    if found and found[0][0] - shift < times[0][1]:  # an engine's first word may begin with a closed mouth
        times[0] = (max(times[0][0], found[0][0] - shift), times[0][1])
    return Sound(samples, sound.rate, tuple(times))


def joined(sounds: list[Sound]) -> Sound:
    """Sentences one after the other, with a pause between them."""
    rate = sounds[0].rate
    pause = np.zeros(round(BETWEEN * rate), np.float32)
    parts, times, now = [], [], 0
    for number, sound in enumerate(sounds):
        if number:
            parts.append(pause)
            now += len(pause)
        parts.append(sound.samples)
        times += [(now / rate + start, now / rate + end) for start, end in sound.words]
        now += len(sound.samples)
    return Sound(np.concatenate(parts), rate, tuple(times))
