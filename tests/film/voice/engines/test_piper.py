"""Piper, the real one (requirements-voice.txt has it), with a voice of its format that the tests make."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from steepest.film.voice.energy import stretches
from steepest.film.voice.engines.piper import Piper
from steepest.film.voice.engines.piper_process import starts
from steepest.film.voice.interface import Passage, Sound, Trouble
from steepest.film.voice.neural.fetched import models
from steepest.film.voice.neural.published import SETTINGS
from steepest.film.voice.store import Store
from steepest.film.voice.synthesized import SynthesizedVoice
from tests.film.voice.neural.tiny_voice import FRAMES, HOP, RATE, make_voice
from tests.film.voice.stand_ins import split

SENTENCES = split(
    "look at the hill, and stay.",
    "it stands on a hillside at a height of two.",
    "the partial of f in x is four, and that's what the farmer's dog knows.",
)
PASSAGE = Passage("hill", "east", "en", "Look east.", (("look", "east."), ("how", "steep", "is", "it?")))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lecture's folder that names a model for each language; that for German tells no durations."""
    lecture = tmp_path_factory.mktemp("lecture")
    (lecture / SETTINGS).parent.mkdir(parents=True)
    (lecture / SETTINGS).write_text(
        '[piper]\nen = "models/en.onnx"\nde = "models/de.onnx"\n', encoding="utf-8"
    )
    make_voice(lecture / "models" / "en.onnx")
    make_voice(lecture / "models" / "de.onnx", espeak_voice="de", durations=False)
    return lecture


@pytest.fixture(scope="module")
def sounds(house: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Sound]:
    """The sentences, spoken once."""
    return Piper(models(house)).say(SENTENCES, "en", tmp_path_factory.mktemp("piper"))


def test_it_speaks_with_the_model_that_is_named(house: Path) -> None:
    piper = Piper(models(house))
    assert piper.available("en") is None
    sound = SynthesizedVoice(piper, Store(None)).speak(PASSAGE)
    assert sound.rate == RATE
    assert len(sound.words) == 6
    assert sound.words[2][0] - sound.words[1][1] > 0.3  # between sentences


def test_words_begin_when_their_phonemes_do(sounds: list[Sound]) -> None:
    """Every word that has a space before it begins after a silence as long as a space's and a pad's hops."""
    quiet = (4 + 2 * FRAMES["_"]) * HOP / RATE - 0.04
    for words, sound in zip(SENTENCES, sounds, strict=True):
        assert len(sound.words) == len(words)
        loud = np.abs(sound.samples) > 0.1
        for start, _ in sound.words:
            after = loud[round(start * RATE) : round((start + 0.05) * RATE)]
            assert after.any()
        assert sound.words[0][0] == pytest.approx((FRAMES["^"] + 1) * HOP / RATE, abs=0.001)
        before = loud[: round((sound.words[1][0] - 0.002) * RATE)][-round(quiet * RATE) :]
        assert not before.any()


def test_a_pause_is_no_part_of_the_word_before(sounds: list[Sound]) -> None:
    (_, hill), (following, _) = sounds[0].words[3], sounds[0].words[4]
    assert following - hill > FRAMES[","] * HOP / RATE


@pytest.mark.verify
def test_it_says_the_same_again_to_the_bit(house: Path, sounds: list[Sound], tmp_path: Path) -> None:
    again = Piper(models(house)).say(SENTENCES, "en", tmp_path)
    for one, other in zip(sounds, again, strict=True):
        assert (one.samples == other.samples).all()
        assert one.words == other.words


def test_it_speaks_as_fast_as_it_is_asked_to(house: Path, sounds: list[Sound], tmp_path: Path) -> None:
    said = Piper(models(house)).say_at([0.8, 1.0, 1.25], SENTENCES, "en", tmp_path)
    slow, same, quick = (one.seconds / usual.seconds for one, usual in zip(said, sounds, strict=True))
    assert (slow, same) == (pytest.approx(1.25, rel=0.2), 1.0)
    assert quick < 0.95
    for words, one in zip(SENTENCES, said, strict=True):
        assert len(one.words) == len(words)


def test_a_model_that_tells_no_durations_is_timed_by_energy(house: Path, tmp_path: Path) -> None:
    words = split("die größte steigung, und nicht die kleinste.")
    (sound,) = Piper(models(house)).say(words, "de", tmp_path)
    assert sound.words == ()
    assert stretches(sound.samples, sound.rate)
    spoken = SynthesizedVoice(Piper(models(house)), Store(None)).speak(Passage("a", "b", "de", "", words))
    assert len(spoken.words) == len(words[0])


def test_another_model_is_another_voice(house: Path) -> None:
    piper = Piper(models(house))
    assert piper.identity("en") != piper.identity("de")
    assert " timed " in piper.identity("en")


def test_without_onnx_it_is_a_voice_of_other_times(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert " untimed " in Piper(models(house)).identity("en")


@pytest.mark.parametrize("junk", [b"junk", b""])
def test_a_model_that_cannot_be_loaded_is_trouble(house: Path, tmp_path: Path, junk: bytes) -> None:
    model = make_voice(tmp_path / "en.onnx")
    model.write_bytes(junk)
    with pytest.raises(Trouble, match="ended with exit code 1"):
        SynthesizedVoice(Piper({"en": model}), Store(None)).speak(PASSAGE)


def test_what_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piper = Piper({"en": make_voice(tmp_path / "en.onnx")})
    assert "no Piper model is named for 'de'" in str(piper.available("de"))
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert "pip install 'piper-tts[alignment]'" in str(piper.available("en"))
    (tmp_path / "en.onnx.json").unlink()
    assert "en.onnx.json: there is no such file" in str(piper.available("en"))


def heard(phonemes: str) -> list[tuple[str, float]]:
    """Phonemes, one a second."""
    return [(one, float(at)) for at, one in enumerate(phonemes)]


@pytest.mark.parametrize(
    ("alone", "together", "times"),
    [
        (["lʊk", "iːst"], "^lʊk ˈiːst.$", [1, 5]),
        (["lʊk", "æt", "ɪt"], "^lʊk ætɪt$", [1, 5, 7]),  # two in one go, told apart
        (
            ["ˈɔn", "ˈeɪ", "hɪl"],  # two in one go, and the second is another sound
            "^ɔnə hˈɪl.$",
            [1, None, 5],
        ),
        (["ɑːʤiːbiː", "ɪz"], "^ɑː ʤiː biː ɪz$", [1, 12]),  # one word that is said as three
        (["ʃ", "ʒ", "θ"], "^lʊk ˈiːst$", [1, None, None]),
        (["a"], "^a$", [1]),
    ],
)
def test_words_are_found_among_the_phonemes(
    alone: list[str], together: str, times: list[float | None]
) -> None:
    assert starts(list(map(list, alone)), heard(together)) == times
