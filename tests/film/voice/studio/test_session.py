"""Recording a beat: shown, recorded, played back, kept or recorded again."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from steepest.film.sound.track import wav
from steepest.film.voice.interface import Samples
from steepest.film.voice.recordings import FOLDER, Recordings
from steepest.film.voice.studio.session import record
from steepest.script.fault import Fault
from tests.command.running import ROOT, SMALL
from tests.film.voice.stand_ins import noise, passage, program, tones

PASSAGE = passage("Look east, and stay there.")
RATE = 48000
GOOD = tones(PASSAGE.words, RATE, start=0.4).samples
OTHER = tones(PASSAGE.words, RATE, start=0.6).samples


@dataclass
class Studio:
    """A microphone that hears these takes in turn, a loudspeaker, and a person who answers so."""

    takes: list[Samples]
    answers: list[str]
    said: list[str] = field(default_factory=list)
    played: list[bytes] = field(default_factory=list)
    mute: bool = False

    @contextlib.contextmanager
    def recording(self, file: Path) -> Iterator[None]:
        """The next take."""
        yield
        file.write_bytes(wav(self.takes.pop(0)))

    def play(self, file: Path) -> None:
        """Remember what was played."""
        if self.mute:
            raise Fault("the loudspeaker cannot be used")
        self.played.append(file.read_bytes())

    def ask(self, question: str) -> str:
        """The next answer; none is left when somebody has gone."""
        self.said.append(question)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    def record(self, lecture: Path) -> Path | None:
        """Record PASSAGE."""
        return record(PASSAGE, lecture, self.ask, self.said.append, self)


def east(lecture: Path) -> Path:
    """Where the recording is kept."""
    return lecture / FOLDER / "en" / "hill" / "east.wav"


def test_what_is_kept_is_the_recording_of_the_beat(tmp_path: Path) -> None:
    studio = Studio([GOOD], ["", "", "k"])
    assert studio.record(tmp_path) == east(tmp_path)
    assert east(tmp_path).read_bytes() == wav(GOOD)
    assert "    Look east, and stay there." in studio.said
    assert studio.played == [wav(GOOD)]
    assert len(Recordings(tmp_path).speak(PASSAGE).words) == 5
    assert (east(tmp_path).parent / "east.txt").read_text(encoding="utf-8") == f"{PASSAGE.text}\n"


def test_it_is_recorded_until_somebody_is_content(tmp_path: Path) -> None:
    studio = Studio([GOOD, OTHER], ["", "", "r", "", "", "p", "what?", "K"])
    assert studio.record(tmp_path) == east(tmp_path)
    assert east(tmp_path).read_bytes() == wav(OTHER)
    assert studio.played == [wav(GOOD), wav(OTHER), wav(OTHER)]


@pytest.mark.parametrize("answers", [["q"], ["", "", "q"], [], [""], ["", ""], ["", "", "r", "q"]])
def test_who_leaves_keeps_nothing(tmp_path: Path, answers: list[str]) -> None:
    east(tmp_path).parent.mkdir(parents=True)
    east(tmp_path).write_bytes(b"what was there")
    studio = Studio([GOOD], answers)
    assert studio.record(tmp_path) is None
    assert studio.said[-1] == "nothing was kept"
    assert "a recording lies there; it is replaced once you keep another" in studio.said
    assert [file.name for file in east(tmp_path).parent.iterdir()] == ["east.wav"]
    assert east(tmp_path).read_bytes() == b"what was there"


@pytest.mark.parametrize(
    ("take", "sentence"),
    [
        (np.zeros(2 * RATE, np.float32), "the recording returned silence"),
        (GOOD[: len(GOOD) // 5], "it is not all there"),
    ],
)
def test_a_take_that_cannot_be_used_cannot_be_kept(tmp_path: Path, take: Samples, sentence: str) -> None:
    studio = Studio([take, GOOD], ["", "", "k", "r", "", "", "k"])
    assert studio.record(tmp_path) == east(tmp_path)
    assert any(sentence in line for line in studio.said)
    assert east(tmp_path).read_bytes() == wav(GOOD)


@pytest.mark.parametrize(
    ("take", "sentence"),
    [
        (np.clip(GOOD * 5, -1, 1), "it is clipped"),
        (GOOD * 0.02, "it is quiet"),
    ],
)
def test_what_might_be_better_is_said(tmp_path: Path, take: Samples, sentence: str) -> None:
    studio = Studio([take], ["", "", "k"])
    assert studio.record(tmp_path) == east(tmp_path)
    assert any(line.startswith(sentence) for line in studio.said)


def test_a_loudspeaker_that_is_missing_loses_no_take(tmp_path: Path) -> None:
    studio = Studio([GOOD], ["", "", "k"], mute=True)
    assert studio.record(tmp_path) == east(tmp_path)
    assert "the loudspeaker cannot be used" in studio.said


def test_a_folder_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / FOLDER).parent.mkdir()
    (tmp_path / FOLDER).write_text("a file", encoding="utf-8")
    with pytest.raises(Fault, match="this cannot be written"):
        Studio([GOOD], ["", "", "k"]).record(tmp_path)


def typed(lecture: Path, beat: str, programs: Path, answers: str) -> subprocess.CompletedProcess[str]:
    """The command, in a process of its own, where only these programs are."""
    return subprocess.run(
        [sys.executable, str(ROOT / "render.py"), "record", beat, "--lecture", str(lecture)],
        env={**os.environ, "PATH": str(programs)},
        input=answers,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def lecture(tmp_path: Path) -> Path:
    """The small lecture, in a folder of its own."""
    return Path(shutil.copytree(SMALL, tmp_path / "lecture", ignore=shutil.ignore_patterns("build")))


def test_a_beat_is_recorded_from_the_command_line(tmp_path: Path, lecture: Path) -> None:
    heard = tmp_path / "heard.wav"
    heard.write_bytes(wav(np.clip(noise(8.0, RATE, 0.2), -1, 1)))
    records = f"""
import shutil, signal
def end(*_):
    shutil.copy({str(heard)!r}, sys.argv[-1])
    sys.exit(1)
signal.signal(signal.SIGINT, end)
while True: time.sleep(0.01)
"""
    program(tmp_path / "bin", "arecord", records)
    program(tmp_path / "bin", "aplay", "time.sleep(0.01)")
    ended = typed(lecture, "slope/rise", tmp_path / "bin", "\n\nk\n")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "kept: assets/voice/en/slope/rise.wav" in ended.stdout
    assert (lecture / FOLDER / "en" / "slope" / "rise.wav").read_bytes() == heard.read_bytes()


@pytest.mark.verify
@pytest.mark.parametrize(
    ("beat", "sentence"),
    [
        ("slope/rise", "no program is here that records"),
        ("slope/rize", "rise"),
        ("slop/rise", "slope"),
        ("slope", "is not SCENE/BEAT"),
    ],
)
def test_what_cannot_be_recorded_is_told_in_a_sentence(
    tmp_path: Path, lecture: Path, beat: str, sentence: str
) -> None:
    (tmp_path / "bin").mkdir()
    ended = typed(lecture, beat, tmp_path / "bin", "")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr
