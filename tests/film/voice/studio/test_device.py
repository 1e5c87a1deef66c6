"""The programs that record and play, with programs of known behaviour in their place."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from steepest.film.voice.studio import device
from steepest.film.voice.studio.device import PROGRAMS, Programs, find_device
from steepest.script.fault import Fault
from tests.command.running import ROOT
from tests.film.voice.stand_ins import program

RECORDS = """
import signal
def end(*_):
    open(sys.argv[-1], "wb").write(b"sound")
    sys.exit(1)
signal.signal(signal.SIGINT, end)
while True: time.sleep(0.01)
"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs of Python need a moment, and those that hang are not waited for."""
    monkeypatch.setattr(device, "STARTING", 0.5)
    monkeypatch.setattr(device, "ENDING", 1.0)


def programs(folder: Path, records: str = RECORDS, plays: str = "") -> Programs:
    """A device of two programs that do so."""
    recorder, player = program(folder, "records", records), program(folder, "plays", plays)
    return Programs((str(recorder),), (str(player),), "assets/voice/en/hill/east.wav")


def test_what_is_recorded_ends_with_the_context(tmp_path: Path) -> None:
    with programs(tmp_path / "bin").recording(tmp_path / "a.wav"):
        assert not (tmp_path / "a.wav").exists()
    assert (tmp_path / "a.wav").read_bytes() == b"sound"


@pytest.mark.parametrize(
    ("records", "sentence"),
    [
        (
            "sys.exit('audio open error: No such \\x1b device')",
            "ended with 'audio open error: No such device'",
        ),
        ("sys.exit('ALSA lib: unknown\\n' * 20 + 'no card\\n')", "ended with 'no card'; see that one is"),
        ("sys.exit(3)", "ended with 'exit code 3'"),
        ("sys.exit(0)", "ended with 'exit code 0'"),
    ],
)
def test_a_microphone_that_cannot_be_used_is_told(tmp_path: Path, records: str, sentence: str) -> None:
    helps = r".* or record the beat elsewhere and save it as assets/voice/en/hill/east\.wav"
    with (
        pytest.raises(Fault, match=f"the microphone cannot be used: .*{sentence}{helps}"),
        programs(tmp_path / "bin", records).recording(tmp_path / "a.wav"),
    ):
        pass


def test_a_recorder_that_does_not_end_is_ended(tmp_path: Path) -> None:
    stubborn = (
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nprint(os.getpid())\ntime.sleep(60)"
    )
    with (
        pytest.raises(Fault, match="did not end when it should"),
        programs(tmp_path / "bin", stubborn).recording(tmp_path / "a.wav"),
    ):
        pass


def test_whatever_happens_meanwhile_the_recorder_ends(tmp_path: Path) -> None:
    written = tmp_path / "number"
    records = f"open({str(written)!r}, 'w').write(str(os.getpid()))\n{RECORDS}"
    with pytest.raises(KeyboardInterrupt), programs(tmp_path / "bin", records).recording(tmp_path / "a.wav"):
        number = int(written.read_text(encoding="ascii"))
        raise KeyboardInterrupt
    assert not Path("/proc", str(number)).exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems do not end it with us")
def test_a_recorder_ends_with_us_though_we_are_killed(tmp_path: Path) -> None:
    written = tmp_path / "number"
    records = f"open({str(written)!r}, 'w').write(str(os.getpid()))\n{RECORDS}"
    recorder = program(tmp_path / "bin", "records", records)
    code = (
        "import os, pathlib, signal, time\n"
        "from steepest.film.voice.studio.device import Programs\n"
        f"with Programs(({str(recorder)!r},), (), '').recording(pathlib.Path({str(tmp_path / 'a.wav')!r})):\n"
        f"    while not os.path.exists({str(written)!r}): time.sleep(0.01)\n"
        "    time.sleep(0.1)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, stderr=subprocess.DEVNULL)
    assert killed.returncode == -signal.SIGKILL
    until = time.monotonic() + 10
    while (lives := running(int(written.read_text(encoding="ascii")))) and time.monotonic() < until:
        time.sleep(0.01)
    assert not lives


def running(number: int) -> bool:
    """Whether a process runs; one that has ended and waits for its parent does not."""
    try:
        return ") Z " not in Path("/proc", str(number), "stat").read_text(encoding="ascii")
    except OSError:
        return False


@pytest.mark.parametrize(
    ("plays", "said"), [("sys.exit('no card')", "no card"), ("sys.exit(3)", "exit code 3")]
)
def test_a_loudspeaker_that_cannot_be_used_is_told(tmp_path: Path, plays: str, said: str) -> None:
    with pytest.raises(Fault, match=rf"the loudspeaker cannot be used: .*ended with '{said}'"):
        programs(tmp_path / "bin", plays=plays).play(tmp_path / "a.wav")


def test_a_sound_is_played_to_its_end(tmp_path: Path) -> None:
    plays = f"open({str(tmp_path / 'played')!r}, 'w').write(sys.argv[1])"
    programs(tmp_path / "bin", plays=plays).play(tmp_path / "a.wav")
    assert (tmp_path / "played").read_text(encoding="utf-8") == str(tmp_path / "a.wav")


@pytest.mark.parametrize("at", range(len(PROGRAMS)))
def test_the_first_pair_that_is_here_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    for recorder, player in PROGRAMS[at:]:
        program(tmp_path, recorder[0], "")
        program(tmp_path, player[0], "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_device("a.wav") == Programs(*PROGRAMS[at], "a.wav")


def test_where_nothing_records_it_is_said_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "arecord", "")  # without aplay
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Fault, match=r"install .*alsa-utils.* save it as assets/voice/en/hill/east\.wav"):
        find_device("assets/voice/en/hill/east.wav")


def test_recorders_take_the_options_that_they_are_given() -> None:
    """Of those that are installed here: none refuses its options."""
    for recorder, _ in PROGRAMS:
        try:
            answer = subprocess.run([*recorder, "--help"], capture_output=True, check=False, timeout=10)
        except FileNotFoundError:
            continue
        assert b"nrecognized" not in answer.stderr + answer.stdout
