"""A beat spoken: the words that are shown with the times at which they are said, and the sound.

Each shown word stands for none, one or several said ones. Silence goes around the speech of a beat, so that
beats never touch.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import numpy as np

from steepest.film.crew.failure import Failure
from steepest.film.sound.resampling import RATE, resampled
from steepest.film.voice.cast import Casting, voices
from steepest.film.voice.interface import STRESS, Passage, Samples, Sound, Trouble, Unrecorded, Voice
from steepest.film.voice.passages import plain, sentences
from steepest.film.voice.recordings import Recordings
from steepest.film.voice.store import Store
from steepest.film.voice.synthesized import SynthesizedVoice
from steepest.film.voice.voice_names import NONE
from steepest.script.fault import Fault
from steepest.script.spoken import SpokenToken
from steepest.script.timing.pace import Word, read_aloud

AROUND = 0.08  # seconds of silence before and after the speech of a beat
PATIENCE = 2
"""Times that an engine is asked for a beat. After a beat that it failed to say so many times, it is not asked again:
each failure may take long.
"""


@dataclass(frozen=True)
class Narration:
    """A beat spoken: shown words timed from its start (seconds), its sound at 48 kHz (empty where nobody
    speaks), who speaks, and sentences on what went wrong.
    """

    words: tuple[Word, ...]
    samples: Samples = field(default_factory=lambda: np.zeros(0, np.float32), repr=False, compare=False)
    voice: str = "none"
    remarks: tuple[str, ...] = ()


@dataclass
class Narrator:
    """Lets voices speak, each where those before it could not."""

    casting: Casting
    voices: Mapping[str, Voice]
    language: str
    pace: float
    _failed: set[str] = field(default_factory=set)  # engines

    @classmethod
    def of(
        cls, casting: Casting, lecture_folder: Path, store: Path | None, language: str, pace: float
    ) -> Narrator:
        """The narrator of a lecture; `store` is the folder where speech is kept."""
        return cls(casting, voices(lecture_folder, Store(store)), language, pace)

    def prepare(self, scene: str, beats: Mapping[str, Sequence[SpokenToken]]) -> None:
        """Let the first engine say, in one go, those beats of a scene (by their keys) that nobody has recorded.
        `narrate` then finds them spoken.
        """
        passages = [passage_of(scene, beat, self.language, said, self.pace) for beat, said in beats.items()]
        for voice in map(self.voices.__getitem__, self.casting.names):
            if isinstance(voice, Recordings):
                passages = [passage for passage in passages if not voice.holds(passage)]
            elif isinstance(voice, SynthesizedVoice):
                voice.prepare(passages)
                break

    def narrate(self, scene: str, beat: str, said: Sequence[SpokenToken]) -> Narration:
        """Speak a beat. Raises Fault where nobody who was asked for has recorded it, and Failure where an engine fails
        and nobody was asked for in its place.
        """
        passage = passage_of(scene, beat, self.language, said, self.pace)
        remarks: list[str] = []
        for number, name in enumerate(self.casting.names if passage.words else ()):
            if name in self._failed:
                continue
            others = [other for other in self.casting.names[number + 1 :] if other not in self._failed]
            try:
                sound = self._spoken_by(name, passage)
            except Unrecorded as trouble:
                if not others and not self.casting.silence:
                    raise Fault(f"{passage}: {name} {trouble}") from None
                continue
            except Trouble as trouble:
                instead = f"{others[0]} speaks instead" if others else "the beat is silent"
                if name == "recordings":
                    if not others and not self.casting.silence:
                        raise Fault(f"{passage}: {name} {trouble}") from None
                    remarks.append(f"{passage}: {name} {trouble}; {instead}")
                    continue
                if not (self.casting.asked and (others or self.casting.silence)):
                    raise Failure(
                        f"{passage}: {name} {trouble}; it was tried twice. No film was replaced. Render it "
                        f"again, or name who may speak instead: --voice {name},{self._next(name)}"
                    ) from None
                remarks.append(f"{passage}: {name} {trouble}; {instead}")
                remarks.append(f"{scene}: {name} is not asked again in this scene")
                self._failed.add(name)
                continue
            words = shown(said, spoken_words(said), sound)
            silence = np.zeros(round(AROUND * RATE), np.float32)
            samples = np.concatenate([silence, resampled(sound.samples, sound.rate), silence])
            return Narration(words, samples, name, tuple(remarks))
        return Narration(read_aloud(said, self.pace), remarks=tuple(remarks))

    def _spoken_by(self, name: str, passage: Passage) -> Sound:
        """What a voice says; an engine that fails is asked again. Raises Trouble."""
        for _ in range(PATIENCE - 1 if name != "recordings" else 0):
            with contextlib.suppress(Trouble):
                return self.voices[name].speak(passage)
        return self.voices[name].speak(passage)

    def _next(self, name: str) -> str:
        """Who could be asked for in the place of an engine."""
        after = [other for other in self.casting.names if other not in (name, "recordings")]
        return after[0] if after else NONE

    def strays(self, scene: str, beats: Sequence[str]) -> list[str]:
        """A sentence on every recording that belongs to no beat of the scene."""
        recordings = self.voices.get("recordings")
        if "recordings" not in self.casting.names or not isinstance(recordings, Recordings):
            return []
        return recordings.strays(self.language, scene, beats)


def passage_of(
    scene: str, beat: str, language: str, said: Sequence[SpokenToken], pace: float = 0.0
) -> Passage:
    """What a voice is given for a beat; at its own pace where none is told."""
    spoken = spoken_words(said)
    cut = tuple(sentences(word for words in spoken for word in words))
    text = " ".join(token.shown for token in said)
    return Passage(scene, beat, language, text, cut, pace, _kept(said, spoken, cut))


def spoken_words(said: Sequence[SpokenToken]) -> list[list[str]]:
    """The words that each shown word is said as, as an engine takes them; the first of a marked one is stressed."""
    found = [[word for word in map(plain, token.words) if word] for token in said]
    for token, words in zip(said, found, strict=True):
        if token.marked and words:
            words[0] = STRESS + words[0]
    return found


def _kept(
    said: Sequence[SpokenToken], spoken: Sequence[Sequence[str]], sentences: Sequence[Sequence[str]]
) -> int | None:
    """The number of the sentence to keep, which ends with the word that says so."""
    for at, token in enumerate(said, 1):
        if token.kept:
            before = sum(map(len, spoken[:at]))
            ends = accumulate(map(len, sentences))
            return next((number for number, end in enumerate(ends) if end >= before), None)
    return None


def shown(said: Sequence[SpokenToken], spoken: Sequence[Sequence[str]], sound: Sound) -> tuple[Word, ...]:
    """Shown words with the times of their said ones; a shown word that is not said takes no time.

    Seconds from the beat's start, the silence before its speech counted.
    """
    times = iter(sound.words)
    words: list[Word] = []
    now = AROUND + (sound.words[0][0] if sound.words else 0.0)
    for token, several in zip(said, spoken, strict=True):
        here = [next(times) for _ in several]
        start = max(now, AROUND + here[0][0]) if here else now
        now = max(start, AROUND + here[-1][1]) if here else now
        words.append(Word(token.shown, start, now))
    return tuple(words)
