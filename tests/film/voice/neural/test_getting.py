"""`steepest voices get`: shown first, fetched whole, and then it speaks; two at once, stopped, and half of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from steepest.film.voice.cast import BEST, cast
from steepest.film.voice.catalogue import spoken_sentence
from steepest.film.voice.energy import stretches
from steepest.film.voice.neural import getting
from steepest.film.voice.neural.download import PART
from steepest.film.voice.neural.fetched import CHOSEN, MODELS, models
from steepest.film.voice.neural.getting import get, published
from steepest.film.voice.neural.published import SETTINGS
from steepest.film.voice.recordings import decode
from steepest.script.fault import Fault
from steepest.script.values.languages import LANGUAGES
from tests.command.running import SMALL, run
from tests.film.voice.neural.serving import CONFIG, IMPATIENT, MODEL, Publisher
from tests.film.voice.neural.tiny_voice import make_voice

ROOT = Path(__file__).parents[4]


def got(lecture: Path, name: str = "kim") -> list[str]:
    """What is said while a voice is fetched."""
    said: list[str] = []
    get(lecture, name, said.append, IMPATIENT)
    return said


def here(lecture: Path) -> dict[str, bytes]:
    """The files of voices, by their names."""
    return {file.name: file.read_bytes() for file in (lecture / MODELS).glob("*.onnx*")}


def test_what_it_is_is_shown_before_it_is_fetched(publisher: Publisher, tmp_path: Path) -> None:
    publisher.lists(tmp_path, "kim")
    publisher.manners.answers = [404]
    said: list[str] = []
    with pytest.raises(Fault):
        get(tmp_path, "kim", said.append, IMPATIENT)
    told = "\n".join(said)
    for each in ("CC0", f"{len(MODEL):,} bytes", f"{publisher.address}kim.onnx\n", "SHA-256"):
        assert each in told


def test_it_speaks_from_then_on(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("steepest.film.voice.engines.piper.missing_package", lambda: None)
    publisher.lists(tmp_path, "kim")
    assert "piper" not in cast(tmp_path, "en", BEST).names
    assert "speaks 'en'" in got(tmp_path)[-1]
    assert here(tmp_path) == {"kim.onnx": MODEL, "kim.onnx.json": CONFIG}
    assert cast(tmp_path, "en", BEST).names[0] == "piper"
    assert "is here" in next(published(tmp_path))


def test_a_voice_of_the_real_format_is_fetched_and_speaks(publisher: Publisher, tmp_path: Path) -> None:
    """From the list to a sound, with the real Piper."""
    voice = make_voice(tmp_path / "published" / "kim.onnx")
    files = {"kim.onnx": voice.read_bytes(), "kim.onnx.json": Path(f"{voice}.json").read_bytes()}
    lecture = publisher.lists(tmp_path / "lecture", "kim", files=files)
    got(lecture)
    file = spoken_sentence("Look east.", BEST, lecture, LANGUAGES["en"], tmp_path / "out")
    assert file is not None
    assert file.name == "voice-piper.wav"
    assert stretches(decode(file), 48000)


def test_where_piper_is_missing_it_is_said(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getting, "missing_package", lambda: "Piper is not installed; pip install it")
    publisher.lists(tmp_path, "kim")
    assert got(tmp_path)[-1] == "it speaks 'en' once Piper is there: Piper is not installed; pip install it"


def test_the_one_that_was_fetched_last_speaks(publisher: Publisher, tmp_path: Path) -> None:
    publisher.lists(tmp_path, "kim", "lee", "max")
    for name in ("kim", "max", "lee"):
        got(tmp_path, name)
        assert models(tmp_path)["en"].stem == name
        assert [name in line for line in published(tmp_path) if "and piper speaks with it" in line] == [True]
    assert sum("is here" in line for line in published(tmp_path)) == 3
    publisher.manners.asked.clear()
    got(tmp_path, "kim")
    assert (models(tmp_path)["en"].stem, publisher.manners.asked) == ("kim", [])


def test_what_was_chosen_can_be_lost_or_nonsense(publisher: Publisher, tmp_path: Path) -> None:
    publisher.lists(tmp_path, "kim", "lee")
    got(tmp_path, "lee")
    for left in (b"\xff", b"en = 3", b'en = "gone"'):
        (tmp_path / MODELS / CHOSEN).write_bytes(left)
        assert models(tmp_path)["en"].stem == "lee"


def test_a_model_that_is_named_comes_before_it(publisher: Publisher, tmp_path: Path) -> None:
    publisher.lists(tmp_path, "kim")
    with (tmp_path / SETTINGS).open("a", encoding="utf-8") as file:
        file.write('\n[piper]\nen = "mine.onnx"\n')
    assert "names another model for 'en'" in got(tmp_path)[-1]
    assert models(tmp_path)["en"] == tmp_path / "mine.onnx"
    assert next(published(tmp_path)).endswith("; is here; CC0")


@pytest.mark.parametrize("lost", ["kim.onnx", "kim.onnx.json"])
def test_half_a_voice_is_none(publisher: Publisher, tmp_path: Path, lost: str) -> None:
    publisher.lists(tmp_path, "kim")
    got(tmp_path)
    whole = (tmp_path / MODELS / lost).read_bytes()
    for left in (None, whole[:-1], whole + b"x"):
        (tmp_path / MODELS / lost).unlink(missing_ok=True)
        if left is not None:
            (tmp_path / MODELS / lost).write_bytes(left)
        assert models(tmp_path) == {}
    (tmp_path / MODELS / lost).write_bytes(b"\0" * len(whole))  # damaged, and of the right size
    got(tmp_path)
    assert here(tmp_path) == {"kim.onnx": MODEL, "kim.onnx.json": CONFIG}


def test_a_voice_that_breaks_off_is_not_used(publisher: Publisher, tmp_path: Path) -> None:
    publisher.lists(tmp_path, "kim")
    publisher.manners.cut = 10_000
    with pytest.raises(Fault, match="ended early"):
        got(tmp_path)
    assert (models(tmp_path), set(here(tmp_path))) == ({}, {"kim.onnx.json", f"kim.onnx{PART}"})


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("kin", 'no voice "kin"; did you mean "kim"'), ("../kim", 'no voice "../kim"'), ("", 'no voice ""')],
)
def test_a_voice_that_is_not_listed_is_refused(
    publisher: Publisher, tmp_path: Path, name: str, sentence: str
) -> None:
    publisher.lists(tmp_path, "kim")
    with pytest.raises(Fault, match=sentence):
        got(tmp_path, name)
    assert not (tmp_path / MODELS).exists()


def test_a_lecture_that_lists_none_says_so(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="no voice is listed there"):
        got(tmp_path)


def test_a_folder_that_cannot_be_made_is_a_fault(publisher: Publisher, tmp_path: Path) -> None:
    publisher.lists(tmp_path, "kim")
    (tmp_path / MODELS).write_text("a file", encoding="utf-8")
    with pytest.raises(Fault, match=r"this cannot be written \(File exists\); the voice was not fetched"):
        got(tmp_path)


@pytest.mark.verify
def test_voices_are_listed_though_the_first_one_is_broken(publisher: Publisher, tmp_path: Path) -> None:
    lecture = publisher.lists(Path(shutil.copytree(SMALL, tmp_path / "lecture")), "kim")
    got(lecture)  # what the publisher sends is no model
    answer = run("voices", "--lecture", str(lecture), "--output", str(tmp_path))
    assert answer.code == 1
    assert "piper ended with exit code 1: " in answer.err
    assert "^^^" not in answer.err  # no rest of a traceback
    assert "kim  en, a voice; is here, and piper speaks with it; CC0" in answer.out


def started(lecture: Path) -> subprocess.Popen[str]:
    """`voices get kim` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, str(ROOT / "render.py"), "voices", "get", "kim", "--lecture", str(lecture)],
        env={**os.environ, "no_proxy": "*"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.verify
def test_two_at_once_do_no_harm(publisher: Publisher, tmp_path: Path) -> None:
    publisher.lists(tmp_path, "kim")
    publisher.manners.slow = 0.05
    runs = [started(tmp_path) for _ in range(2)]
    ends = [(run.communicate(timeout=600), run.returncode) for run in runs]
    assert [code for _, code in ends] == [0, 0], ends
    assert here(tmp_path) == {"kim.onnx": MODEL, "kim.onnx.json": CONFIG}
    assert len(publisher.manners.asked) == 2  # each file was asked for once
    assert sum("another run is fetching" in told for (told, _), _ in ends) <= 1


@pytest.mark.verify
@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_what_is_stopped_is_gone_on_with(
    publisher: Publisher, tmp_path: Path, how: signal.Signals, code: int
) -> None:
    publisher.lists(tmp_path, "kim")
    publisher.manners.slow = 0.4
    run = started(tmp_path)
    part = tmp_path / MODELS / f"kim.onnx{PART}"
    while not part.exists() or part.stat().st_size == 0:
        assert run.poll() is None, run.communicate()
        time.sleep(0.01)
    run.send_signal(how)
    _, errors = run.communicate(timeout=600)
    assert (run.returncode, models(tmp_path)) == (code, {})
    assert "Traceback" not in errors
    publisher.manners.slow = 0.0
    publisher.manners.asked.clear()
    got(tmp_path)
    assert here(tmp_path) == {"kim.onnx": MODEL, "kim.onnx.json": CONFIG}
    assert [ranged.startswith("bytes=") for _, ranged in publisher.manners.asked] == [True]
