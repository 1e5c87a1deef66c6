"""espeak-ng, the real one (make setup installs it), and what is made of one that misbehaves."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from steepest.film.voice.energy import levels
from steepest.film.voice.engines.espeak import INSTALL, Espeak
from steepest.film.voice.interface import Sound, Trouble
from tests.film.voice.stand_ins import program, split

SENTENCES = split("look at the hill, and stay.", "it stands on a hillside at a height of two.")
"""Of the second, "on a" and "at a" are said in one go."""


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> list[Sound]:
    """The sentences, spoken once."""
    assert Espeak().available("en") is None
    return Espeak().say(SENTENCES, "en", tmp_path_factory.mktemp("espeak"))


def test_every_word_has_its_time_and_is_heard_then(sounds: list[Sound]) -> None:
    for sound, words in zip(sounds, SENTENCES, strict=True):
        assert len(sound.words) == len(words)
        times = [time for word in sound.words for time in word]
        assert times == sorted(times)
        level = levels(sound.samples, sound.rate)
        for word, (start, end) in zip(words, sound.words, strict=True):
            assert level[round(start * 100) : max(round(end * 100), round(start * 100) + 1)].max() > -40, word


def test_a_pause_is_no_part_of_the_word_before(sounds: list[Sound]) -> None:
    (_, hill), (following, _) = sounds[0].words[3], sounds[0].words[4]
    assert following - hill > 0.1


def test_it_speaks_german(tmp_path: Path) -> None:
    assert Espeak().available("de") is None
    words = split("die größte steigung, und nicht die kleinste.")
    assert len(Espeak().say(words, "de", tmp_path)[0].words) == len(words[0])


def test_no_language_is_made_up() -> None:
    assert "does not speak 'xx'" in str(Espeak().available("xx"))


def test_it_is_missing_where_it_is_not_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Espeak().available("en") == f"espeak-ng is not installed; {INSTALL}"


def test_a_full_disk_is_no_engine_that_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its answer could not be written, so it ends with exit code 120."""
    full = os.statvfs_result((4096, 4096, 1000, 3, 3, 1000, 500, 500, 0, 255))
    monkeypatch.setattr(os, "statvfs", lambda _: full)
    with pytest.raises(OSError, match="No space left"):
        Espeak((str(program(tmp_path / "bin", "speaks", "sys.exit(120)")),)).available("en")


HOSTILE = ("<speak><break time='9s'/>", "[[h@loU]]", '"; rm -rf /', "😀", "\x1b[0m", "`id`", "$(id)")


def test_hostile_text_is_text(tmp_path: Path) -> None:
    said = Espeak().say([HOSTILE], "en", tmp_path)[0]
    assert 0.5 < said.seconds < 15


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("time.sleep(60)", "did not answer within 1 s"),
        ("os.kill(os.getpid(), 11)", "crashed (SIGSEGV)"),
        ("print('[[0.0')", "did not tell what it said"),
        ("print('[]')", "said 0 of 2 sentences"),
        ("print('[[0.0], [0.0]]')", "wrote no sound"),
    ],
)
def test_an_engine_that_misbehaves_is_trouble(body: str, sentence: str, tmp_path: Path) -> None:
    engine = Espeak((str(program(tmp_path / "bin", "speaks", body)),), patience=(0.8, 0.0))
    (tmp_path / "work").mkdir()
    with pytest.raises(Trouble) as raised:
        engine.say(SENTENCES, "en", tmp_path / "work")
    assert sentence in str(raised.value)


def test_times_that_do_not_fit_are_not_believed(tmp_path: Path) -> None:
    told = json.dumps([[0.5, 0.1, 0.2, 0.3, 0.4, 0.6]])
    body = (
        "b = wave.open('0.wav', 'wb'); b.setnchannels(1); b.setsampwidth(2); b.setframerate(16000)\n"
        f"b.writeframes(os.urandom(64000)); b.close(); print({told!r})"
    )
    engine = Espeak((str(program(tmp_path / "bin", "speaks", body)),))
    (tmp_path / "work").mkdir()
    assert engine.say(SENTENCES[:1], "en", tmp_path / "work")[0].words == ()
