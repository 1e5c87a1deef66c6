"""An engine as a voice: it reads a passage sentence by sentence, each at the lecture's pace, and what it has read
before it need not again.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from steepest.film.voice.energy import stretches
from steepest.film.voice.engines.process import refuse_full
from steepest.film.voice.engines.wholeness import whole
from steepest.film.voice.interface import Engine, PacedEngine, Passage, Sentence, Sound, Trouble
from steepest.film.voice.store import Store
from steepest.film.voice.tempo import pauses, tempo
from steepest.script.timing.pace import SILENCE

BETWEEN = 0.36  # seconds of silence between sentences of a voice that keeps its own pace
AROUND = 0.02  # seconds kept before and after the speech of a sentence
TAIL = 0.25  # seconds that a last word may sound on after its end
FADE = 0.005  # seconds
_Words = tuple[str, ...]  # of a sentence, as they are said


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
        said = self._said(passage.sentences, passage.language, passage.pace)
        sounds = [said[words] for words in passage.sentences]
        if not passage.pace:
            return joined(sounds, [BETWEEN] * len(sounds[1:]))
        gaps = pauses(sounds, passage.pace)
        if passage.kept is not None and passage.kept < len(gaps):
            gaps[passage.kept] = max(gaps[passage.kept], SILENCE)
        within = [
            sound.seconds - sound.words[-1][1] + following.words[0][0]
            for sound, following in pairwise(sounds)
        ]
        return joined(sounds, [max(gap - inside, 0.0) for gap, inside in zip(gaps, within, strict=True)])

    def prepare(self, passages: Sequence[Passage]) -> None:
        """Say passages of one language ahead, in one go: an engine takes 0.2 s to start. What goes wrong is left for
        `speak` to find out, passage by passage.
        """
        if self.store.folder is not None and passages:
            with contextlib.suppress(Trouble):
                sentences = [words for each in passages for words in each.sentences]
                self._said(sentences, passages[0].language, passages[0].pace)

    def _said(self, sentences: Sequence[_Words], language: str, pace: float) -> dict[_Words, Sound]:
        """Sentences at a pace, in spoken words a minute; at the engine's own where it is 0."""
        usual = dict.fromkeys(sentences, 1.0)
        if not pace or not isinstance(self.engine, PacedEngine):
            return self._said_at(usual, self.engine, language)
        drafts = self._said_at(usual, self.engine.draft, language)
        return self._said_at(
            {words: tempo(sound, pace) for words, sound in drafts.items()}, self.engine, language
        )

    def _said_at(self, tempos: Mapping[_Words, float], engine: Engine, language: str) -> dict[_Words, Sound]:
        """Sentences, each so many times as fast as the engine usually says it."""
        identity = engine.identity(language)
        names = {words: identity if each == 1 else f"{identity} × {each}" for words, each in tempos.items()}
        found = {words: self.store.find(names[words], words) for words in tempos}
        said = {words: sound for words, sound in found.items() if sound is not None}
        if missing := {words: each for words, each in tempos.items() if words not in said}:
            with self.store.scratch() as folder:
                try:
                    sounds = _said_by(engine, missing, language, folder)
                    checked = [whole(sound, words) for words, sound in zip(missing, sounds, strict=True)]
                except Trouble:
                    refuse_full(folder)  # a full disk looks like an engine that fails
                    raise
            for words, sound in zip(missing, checked, strict=True):
                said[words] = self.store.keep(names[words], words, trimmed(sound))
        return said


def _said_by(engine: Engine, tempos: Mapping[_Words, float], language: str, folder: Path) -> list[Sound]:
    sentences: list[Sentence] = list(tempos)
    if isinstance(engine, PacedEngine) and any(each != 1 for each in tempos.values()):
        return engine.say_at(list(tempos.values()), sentences, language, folder)
    return engine.say(sentences, language, folder)


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


def joined(sounds: Sequence[Sound], silences: Sequence[float]) -> Sound:
    """Sentences one after the other, with a silence between two of them, in seconds."""
    rate = sounds[0].rate
    parts, times, now = [], [], 0
    for sound, silence in zip(sounds, [0.0, *silences], strict=True):
        if count := round(silence * rate):
            parts.append(np.zeros(count, np.float32))
            now += count
        parts.append(sound.samples)
        times += [(now / rate + start, now / rate + end) for start, end in sound.words]
        now += len(sound.samples)
    return Sound(np.concatenate(parts), rate, tuple(times))
