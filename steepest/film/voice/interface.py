"""What a voice is: plain words of a language in, sound and the start and end of every word out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""One channel of sound, from -1 to 1."""

STRESS = "*"
"""The sign before a word that is to be stressed. Engines that cannot stress a word leave it out."""

Sentence = Sequence[str]
"""Words as they are said: letters and apostrophes only, with one of , ; : . ? ! behind where a pause is due, and STRESS
before where the word is marked.
"""


@dataclass(frozen=True)
class Sound:
    """Spoken words: samples at `rate` a second, and the start and end of every word in seconds."""

    samples: Samples
    rate: int
    words: tuple[tuple[float, float], ...] = ()

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / self.rate


@dataclass(frozen=True)
class Passage:
    """What is said in one beat: where it stands, its text as shown, and its sentences as they are said.

    pace: spoken words a minute of each sentence with the pause after it, 0 for the voice's own; kept: the number of the
    sentence to keep, counted from 0, if there is one.
    """

    scene: str
    beat: str
    language: str
    text: str
    sentences: tuple[tuple[str, ...], ...]
    pace: float = 0.0
    kept: int | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Every word of it."""
        return tuple(word for sentence in self.sentences for word in sentence)

    def __str__(self) -> str:
        return f"{self.scene}/{self.beat}"


class Voice(Protocol):
    """Says a passage: the instructor's recording of it, or an engine.

    `identity` is a digest or a version: where two are equal, so is what is said. `available` is None where
    the voice can speak the language here, and one sentence on what is missing where it cannot. `speak` raises
    Trouble where nothing usable comes out, and Unrecorded where there is nothing to complain about.
    """

    @property
    def name(self) -> str:
        """What it is asked for by."""
        ...

    def available(self, language: str) -> str | None:
        """None, or what is missing."""
        ...

    def identity(self, language: str) -> str:
        """What its sound depends on, apart from the words."""
        ...

    def speak(self, passage: Passage) -> Sound:
        """Say a passage that has at least one word."""
        ...


class Engine(Protocol):
    """Speaks sentences, each on its own.

    `say` is given a folder of its own to work in and returns one sound a sentence; a sound without word times
    is aligned by its energy. `patience` is how long it may take, in seconds: for a start, and for each word.
    """

    @property
    def name(self) -> str:
        """What it is asked for by."""
        ...

    def available(self, language: str) -> str | None:
        """None, or what is missing."""
        ...

    def identity(self, language: str) -> str:
        """What its sound depends on, apart from the words."""
        ...

    def say(self, sentences: Sequence[Sentence], language: str, folder: Path) -> list[Sound]:
        """Say sentences. Raises Trouble."""
        ...


@runtime_checkable
class PacedEngine(Engine, Protocol):
    """An engine that can be told how fast to speak.

    `draft` is the same voice as plainly as it can be had: its words take the same time, and nobody will hear it.
    """

    @property
    def draft(self) -> Self:
        """The engine itself, where nothing is done to its sound that could be left out, or a cheaper one."""
        return self

    def say(self, sentences: Sequence[Sentence], language: str, folder: Path) -> list[Sound]:
        """Say sentences. Raises Trouble."""
        return self.say_at([1.0] * len(sentences), sentences, language, folder)

    def say_at(
        self, tempos: Sequence[float], sentences: Sequence[Sentence], language: str, folder: Path
    ) -> list[Sound]:
        """Say sentences, each so many times as fast as `say` does. Raises Trouble."""
        ...


def unstressed(words: Sentence) -> list[str]:
    """The words without the sign of stress.

    >>> unstressed(["look", "*east."])
    ['look', 'east.']
    """
    return [word.removeprefix(STRESS) for word in words]


class Trouble(Exception):
    """A voice that did not say what it was given: what happened, without a subject ("crashed (SIGSEGV)").

    What an engine wrote is quoted in some: only what can be printed on one line, because a terminal obeys the rest.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(printable(sentence))


class Unrecorded(Trouble):
    """There is no recording of this beat, and that is nothing to complain about."""


def printable(text: str) -> str:
    """A text of somebody else's on one line, without anything that a terminal would obey.

    >>> printable("no voice\\n\\x1b[31mred\\x07")
    'no voice [31mred'
    """
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def last_line(said: bytes) -> str:
    """What a program of somebody else's says at its end: the lines before are its libraries', or a traceback.

    >>> last_line(b"Traceback:\\n  a line ^^^^\\nValueError: no model\\n")
    'ValueError: no model'
    """
    lines = said.decode(errors="replace").strip().splitlines()
    return printable(lines[-1])[-160:] if lines else ""
