"""Who is to speak, in what order, and what is said where somebody is missing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from steepest.film.voice import catalogue
from steepest.film.voice.cast import BEST, NONE, SILENT, cast
from steepest.film.voice.engines.festival import INSTALL
from steepest.film.voice.recordings import FOLDER
from steepest.script.fault import Fault
from steepest.script.values.languages import LANGUAGES
from tests.film.voice.test_recordings import record


def only(folder: Path, *programs: str) -> str:
    """A PATH on which there are these programs only."""
    folder.mkdir()
    for name in programs:
        (folder / name).symlink_to(shutil.which(name) or "")
    return str(folder)


def test_the_order_of_choice(tmp_path: Path) -> None:
    record(tmp_path / FOLDER / "en" / "hill" / "east.wav")
    casting = cast(tmp_path, "en", BEST)
    assert casting.names == ("recordings", "festival", "espeak-ng")
    assert (casting.asked, casting.silence, casting.notices) == (False, False, ())


def test_espeak_speaks_where_festival_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", only(tmp_path / "bin", "espeak-ng"))
    casting = cast(tmp_path, "en", BEST)
    assert casting.names == ("espeak-ng",)
    assert casting.notices == (f"festival is not installed; {INSTALL}; espeak-ng speaks instead",)


def test_another_language_is_spoken_by_who_can(tmp_path: Path) -> None:
    assert cast(tmp_path, "de", BEST).names == ("espeak-ng",)
    assert cast(tmp_path, "de", BEST).notices == ()


def test_without_any_voice_the_film_is_silent_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", only(tmp_path / "bin"))
    casting = cast(tmp_path, "en", BEST)
    assert casting.names == ()
    assert casting.notices == (
        f"no voice can be had (festival is not installed; {INSTALL}); "
        "the film is silent, timed by reading speed",
    )


def test_a_model_that_is_named_and_missing_is_said(tmp_path: Path) -> None:
    (tmp_path / "assets" / "voice").mkdir(parents=True)
    (tmp_path / "assets" / "voice" / "voices.toml").write_text('[piper]\nen = "no.onnx"', encoding="utf-8")
    assert "no.onnx: there is no such file" in cast(tmp_path, "en", BEST).notices[0]


def test_a_voice_by_name_is_the_only_one(tmp_path: Path) -> None:
    casting = cast(tmp_path, "en", "espeak-ng")
    assert (casting.names, casting.asked, casting.silence) == (("espeak-ng",), True, False)
    assert cast(tmp_path, "en", NONE) == SILENT


def test_voices_by_name_speak_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    casting = cast(tmp_path, "en", "espeak-ng, festival,none")
    assert (casting.names, casting.asked, casting.silence) == (("espeak-ng", "festival"), True, True)
    assert casting.notices == ()
    monkeypatch.setenv("PATH", only(tmp_path / "bin", "espeak-ng"))
    casting = cast(tmp_path, "en", "festival,espeak-ng")
    assert (casting.names, casting.silence) == (("espeak-ng",), False)
    assert casting.notices == (
        f"--voice festival: festival is not installed; {INSTALL}; espeak-ng speaks instead",
    )
    casting = cast(tmp_path, "en", "festival,none")
    assert (casting.names, casting.silence) == ((), True)
    assert casting.notices[0].endswith("; what nobody speaks is silent")


@pytest.mark.parametrize(
    ("asked", "language", "sentence"),
    [
        ("festivall", "en", 'no voice "festivall"; did you mean "festival"'),
        ("festival,espeak", "en", 'no voice "espeak"; did you mean "espeak-ng"'),
        ("none,festival", "en", "--voice none,festival: nobody speaks after none; name it last"),
        ("festival,festival", "en", "--voice festival,festival: a voice is named twice"),
        ("piper,recordings", "en", "--voice recordings: assets/voice/en holds no recordings"),
        ("", "en", 'there is no voice ""'),
        ("festival", "de", "--voice festival: festival's voice speaks English"),
        ("piper", "en", "--voice piper: no Piper model is named"),
        ("recordings", "en", "--voice recordings: assets/voice/en holds no recordings"),
    ],
)
def test_a_voice_that_cannot_be_had_is_a_fault(
    tmp_path: Path, asked: str, language: str, sentence: str
) -> None:
    with pytest.raises(Fault) as raised:
        cast(tmp_path, language, asked)
    assert sentence in str(raised.value)


def test_every_voice_is_listed_with_what_it_lacks(tmp_path: Path) -> None:
    lines = [line.split() for line in catalogue.listed(tmp_path, "en")]
    assert [(line[0], line[1]) for line in lines] == [
        ("-", "recordings"),
        ("-", "piper"),
        ("ok", "festival"),
        ("ok", "espeak-ng"),
        ("ok", "none"),
    ]


@pytest.mark.parametrize("asked", [BEST, "espeak-ng"])
def test_a_sentence_is_spoken_to_a_file(tmp_path: Path, asked: str) -> None:
    file = catalogue.spoken_sentence(
        "So ∂f/∂x = 4 {here}.", asked, tmp_path, LANGUAGES["en"], tmp_path / "out"
    )
    assert file is not None
    assert file == tmp_path / "out" / f"voice-{'festival' if asked == BEST else asked}.wav"
    assert file.stat().st_size > 48000


def test_silence_speaks_no_sentence(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="cannot say a sentence"):
        catalogue.spoken_sentence("So?", NONE, tmp_path, LANGUAGES["en"], tmp_path)


def test_where_nobody_can_speak_there_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", only(tmp_path / "bin"))
    assert catalogue.spoken_sentence("So?", BEST, tmp_path, LANGUAGES["en"], tmp_path) is None


def test_a_sentence_of_signs_only_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="nothing to say"):
        catalogue.spoken_sentence("– … !", BEST, tmp_path, LANGUAGES["en"], tmp_path)
