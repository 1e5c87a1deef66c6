"""How a plain synthetic voice is made to sound more like a person who explains something.

Festival's voice speaks in a narrow range of pitch, hurries over commas, and is dull where consonants are told apart and
sharp where they hiss. `delivered` gives what it said wider melody, stress, pauses and a better tone; no word moves but
by the pauses before it. docs/voice.md has what that measures.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from steepest.film.voice.engines.melody import Melody, sung
from steepest.film.voice.engines.pauses import paused
from steepest.film.voice.engines.tone import Tone, toned
from steepest.film.voice.interface import Sentence, Sound

PAUSES = MappingProxyType({",": 0.16, ";": 0.3, ":": 0.32, ".": 0.36, "?": 0.36, "!": 0.36})
"""The least seconds of silence behind a word with each sign."""


@dataclass(frozen=True)
class Delivery:
    """What is done to a voice; nothing to its melody, or its tone, where that is None."""

    melody: Melody | None = field(default_factory=Melody)
    tone: Tone | None = field(default_factory=Tone)
    pauses: Mapping[str, float] = field(default_factory=lambda: PAUSES)

    @property
    def identity(self) -> str:
        """What the sound depends on: every number, and the vocoder's version."""
        vocoder = importlib.metadata.version("pyworld-prebuilt")
        return f"{self.melody} {self.tone} {dict(self.pauses)} pyworld {vocoder}"


def delivered(sound: Sound, words: Sentence, delivery: Delivery, tempo: float = 1.0) -> Sound:
    """The sound of these words as it should be; as it is where it does not tell their times. What is said so many times
    as fast as usual has pauses that are as much shorter.
    """
    if len(sound.words) != len(words):
        return sound
    least = {sign: seconds / tempo for sign, seconds in delivery.pauses.items()}
    found = paused(sound, words, least)
    if delivery.melody is not None:
        found = sung(found, words, delivery.melody)
    return found if delivery.tone is None else toned(found, delivery.tone)
