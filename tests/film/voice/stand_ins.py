"""Voices to test with: engines of known behaviour, and recordings made of tones."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from steepest.film.voice.interface import Passage, Samples, Sentence, Sound, Trouble
from steepest.film.voice.passages import SIGNS
from steepest.script.spoken import SpokenToken

RATE = 16000
WORD, GAP, PAUSE = 0.3, 0.02, 0.25
"""Seconds: a word of the tone voice, what is between words, and what a sign adds."""


def split(*sentences: str) -> tuple[tuple[str, ...], ...]:
    """Sentences as engines get them."""
    return tuple(tuple(sentence.split()) for sentence in sentences)


def tokens(text: str) -> list[SpokenToken]:
    """A text in which each word is said as it is shown."""
    return [SpokenToken(word, (word,)) for word in text.split()]


def passage(text: str, scene: str = "hill", beat: str = "east", language: str = "en") -> Passage:
    """A passage of one sentence."""
    return Passage(scene, beat, language, text, (tuple(text.lower().split()),))


def tones(words: Sentence, rate: int = RATE, start: float = 0.1, loud: float = 0.3) -> Sound:
    """A sound in which every word is a tone of WORD seconds, with their times."""
    times, now = [], start
    for word in words:
        times.append((now, now + WORD))
        now += WORD + GAP + (PAUSE if word[-1] in SIGNS else 0.0)
    at = np.arange(round((now + start) * rate)) / rate
    samples = np.zeros(len(at))
    for begin, end in times:
        inside = (at >= begin) & (at < end)
        samples[inside] = loud * np.sin(2 * np.pi * 300 * (at[inside] - begin))
    return Sound(samples.astype(np.float32), rate, tuple(times))


@dataclass
class ToneEngine:
    """Says tones; `trouble` is raised instead while there is any, `spoil` changes what it says."""

    name: str = "tones"
    trouble: list[str] = field(default_factory=list)
    spoil: Callable[[Sound], Sound] = lambda sound: sound
    asked: list[tuple[str, ...]] = field(default_factory=list)
    starts: int = 0

    def available(self, language: str) -> str | None:
        """Always."""
        return None

    def identity(self, language: str) -> str:
        """Its name."""
        return self.name

    def say(self, sentences: Sequence[Sentence], language: str, folder: Path) -> list[Sound]:
        """Tones, or trouble."""
        self.starts += 1
        self.asked += [tuple(words) for words in sentences]
        if self.trouble:
            raise Trouble(self.trouble.pop(0))
        return [self.spoil(tones(words)) for words in sentences]


def program(folder: Path, name: str, body: str) -> Path:
    """An executable of Python that does as `body` says."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    # No path with a space may stand in a first line: a shell reads the second, which is a text to Python.
    start = f"#!/bin/sh\n'''exec' {shlex.quote(sys.executable)} \"$0\" \"$@\"\n' '''\n"
    file.write_text(f"{start}import os, sys, time, wave\n{body}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def noise(seconds: float, rate: int, level: float = 0.1) -> Samples:
    """White noise."""
    return (level * np.random.default_rng(0).standard_normal(round(seconds * rate))).astype(np.float32)
