"""Each sentence is said at the lecture's pace: by the tempo of a voice that can change it, and by the pause after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.film.voice.cast import Casting
from steepest.film.voice.engines import delivery
from steepest.film.voice.engines.espeak import Espeak
from steepest.film.voice.engines.festival import Festival
from steepest.film.voice.interface import Engine, PacedEngine, Passage, Sentence, Sound
from steepest.film.voice.narration import Narrator
from steepest.film.voice.store import Store
from steepest.film.voice.synthesized import SynthesizedVoice
from steepest.film.voice.tempo import BRIEFEST, LONGEST, QUICKEST, SLOWEST, tempo
from steepest.script.paragraph.filling import fill
from steepest.script.spoken import SpokenToken, said
from steepest.script.timing.pace import REST, SILENCE
from steepest.script.timing.rhythm import SaidSentence, band, said_sentences
from tests.families import examples
from tests.film.voice.stand_ins import ToneEngine, tokens

PACE = 150
TEXT = """
How steep is it here? At one point, (0, 0), both partial derivatives are zero. The walk starts there, and goes east.
This is a loss of two weights, low where the map is dark. Momentum carries nine tenths of each step into the next.
"""


@dataclass
class PacedTones(ToneEngine):
    """Tones that can be said faster and slower."""

    tempos: list[float] = field(default_factory=list)

    @property
    def draft(self) -> PacedTones:
        """Itself."""
        return self

    def say_at(
        self, tempos: Sequence[float], sentences: Sequence[Sentence], language: str, folder: Path
    ) -> list[Sound]:
        """Tones, each sound so many times as short."""
        self.tempos += tempos
        sounds = self.say(sentences, language, folder)
        return [hurried(sound, each) for sound, each in zip(sounds, tempos, strict=True)]


def hurried(sound: Sound, times: float) -> Sound:
    """A sound so many times as fast, its pitch aside."""
    at = np.arange(0, len(sound.samples), times)
    samples = np.interp(at, np.arange(len(sound.samples)), sound.samples).astype(np.float32)
    return replace(
        sound, samples=samples, words=tuple((start / times, end / times) for start, end in sound.words)
    )


def spoken(
    engine: Engine, said: Sequence[SpokenToken], pace: float = PACE, language: str = "en"
) -> list[SaidSentence]:
    """The sentences of a beat as an engine says them."""
    voices = {engine.name: SynthesizedVoice(engine, Store(None))}
    narrator = Narrator(Casting((engine.name,), ("",), asked=True), voices, language, pace)
    return list(said_sentences(said, narrator.narrate("hill", "east", said).words))


@pytest.mark.parametrize("pace", [130, 150, 170])
def test_tempo_and_pause_bring_each_sentence_to_the_pace(pace: int) -> None:
    engine = PacedTones()
    assert isinstance(engine, PacedEngine)
    slowest, fastest = band(pace)
    for sentence in spoken(engine, said(fill(TEXT, {})), pace):
        assert slowest < sentence.rate < fastest, sentence.text
    assert all(SLOWEST <= each <= QUICKEST for each in engine.tempos)


def test_a_voice_that_knows_one_tempo_pauses() -> None:
    said = tokens("how steep is it here at all? there. and so the walk goes on.")
    sentences = spoken(ToneEngine(), said)
    assert [one.pause for one in sentences] == pytest.approx([0.58, BRIEFEST, REST], abs=0.011)


@examples(100)
@given(st.integers(1, 30), st.floats(0.05, 1.0), st.integers(60, 300))
def test_no_tempo_is_beyond_what_a_voice_can_do(words: int, each: float, pace: int) -> None:
    times = tuple((at * each, (at + 1) * each) for at in range(words))
    found = tempo(Sound(np.zeros(1, np.float32), 16000, times), pace)
    assert SLOWEST <= found <= QUICKEST
    wanted = 60 * words / pace - REST
    if SLOWEST + 0.02 < words * each / max(wanted, 1e-9) < QUICKEST - 0.02:
        assert words * each / found == pytest.approx(wanted, rel=0.025)


@pytest.mark.parametrize("engine", [ToneEngine(), PacedTones()], ids=["one tempo", "any tempo"])
@pytest.mark.parametrize(("place", "gap"), [(0, SILENCE), (1, SILENCE)])
def test_behind_the_sentence_to_keep_there_is_silence(engine: ToneEngine, place: int, gap: float) -> None:
    text = ["Look to the east.", "How steep is it here?", "And north."]
    text[place] += "{@keep}"
    filled = fill(" ".join(text), {})
    narrator = Narrator(
        Casting(("tones",), ("",), asked=True), {"tones": SynthesizedVoice(engine, Store(None))}, "en", PACE
    )
    words = narrator.narrate("hill", "east", said(filled)).words
    ends = [at for at, word in enumerate(words) if word.text[-1] in ".?"]
    gaps = [words[at + 1].start - words[at].end for at in ends[:-1]]
    assert gaps[place] == pytest.approx(gap, abs=0.001)
    assert BRIEFEST - 0.001 <= gaps[1 - place] <= LONGEST + 0.001


def test_what_was_said_at_a_tempo_is_not_said_again(tmp_path: Path) -> None:
    heard = []
    engine = PacedTones()
    for _ in range(2):
        voice = SynthesizedVoice(engine, Store(tmp_path))
        narrator = Narrator(Casting(("tones",), ("",), asked=True), {"tones": voice}, "en", PACE)
        heard.append(narrator.narrate("hill", "east", tokens("how steep is it here?")))
    assert engine.starts == 2  # as usual, then at its tempo
    assert np.array_equal(heard[0].samples, heard[1].samples)


@pytest.mark.verify
def test_the_default_voice_keeps_the_pace() -> None:
    slowest, fastest = band(PACE)
    for sentence in spoken(Festival(), said(fill(TEXT, {}))):
        assert slowest < sentence.rate < fastest, sentence.text


@pytest.mark.parametrize("engine", [Festival(), Espeak()], ids=lambda engine: str(engine.name))
def test_words_take_the_same_time_in_a_draft(engine: Festival | Espeak, tmp_path: Path) -> None:
    if engine.available("en"):
        pytest.skip(f"{engine.name} is not here")
    words = ("a", "farmer", "*stands,", "on", "a", "hillside;", "and", "looks", "east.")
    (drafted,) = engine.draft.say([words], "en", tmp_path)
    (alone,) = engine.say([words], "en", tmp_path)
    assert drafted.words == alone.words
    assert drafted.seconds == alone.seconds


def test_what_nobody_hears_is_not_sung(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    festival = Festival()
    if festival.available("en"):
        pytest.skip("festival is not here")
    sung: list[str] = []
    monkeypatch.setattr(delivery, "sung", lambda sound, words, melody: sung.append(words[0]) or sound)
    SynthesizedVoice(festival, Store(None)).speak(
        Passage("a", "b", "en", "", (("where", "are", "we?"),), pace=PACE)
    )
    assert sung == ["where"]


@pytest.mark.parametrize("engine", [Festival(), Espeak()], ids=lambda engine: str(engine.name))
def test_an_engine_is_as_fast_as_it_is_told(engine: Festival | Espeak, tmp_path: Path) -> None:
    words = ("a", "farmer", "stands", "on", "a", "hillside", "and", "looks", "east.")
    if engine.available("en"):
        pytest.skip(f"{engine.name} is not here")
    slow, usual, fast = engine.say_at([0.8, 1, 1.15], [words] * 3, "en", tmp_path)
    (alone,) = engine.say([words], "en", tmp_path)
    assert usual.seconds == pytest.approx(alone.seconds, rel=0.01)
    for sound, times in ((slow, 0.8), (fast, 1.15)):
        spoken = sound.words[-1][1] - sound.words[0][0]
        assert spoken * times == pytest.approx(usual.words[-1][1] - usual.words[0][0], rel=0.06)
