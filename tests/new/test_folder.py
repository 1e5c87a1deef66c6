"""`steepest new FOLDER`: the smallest lecture, whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from steepest.new import folder as making
from steepest.new.folder import SMALLEST, new_lecture
from steepest.script.fault import Fault

ROOT = Path(__file__).parents[2]
FILES = [
    *(".gitignore", "README.md", "assets/lecture.md", "assets/voice/voices.toml"),
    *("scenes/uphill.py", "tests/test_uphill.py"),
]


def listed(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def test_it_is_written_as_it_lies_in_the_package(tmp_path: Path) -> None:
    files = new_lecture(tmp_path / "a" / "lecture")
    assert sorted(file.as_posix() for file in files) == listed(tmp_path / "a" / "lecture") == FILES
    for file in files:
        assert (tmp_path / "a" / "lecture" / file).read_bytes() == (SMALLEST / file).read_bytes()


def test_it_lists_the_voices_that_this_lecture_lists() -> None:
    voices = Path("assets", "voice", "voices.toml")
    assert (SMALLEST / voices).read_bytes() == (ROOT / voices).read_bytes()


@pytest.mark.parametrize("held", [[], [".git"]])
def test_an_empty_folder_is_filled(tmp_path: Path, held: list[str]) -> None:
    for name in held:
        (tmp_path / name).mkdir()
    new_lecture(tmp_path)
    assert listed(tmp_path) == FILES
    assert {entry.name for entry in tmp_path.iterdir()} == {name.partition("/")[0] for name in FILES} | {
        *held
    }


@pytest.mark.parametrize("name", ["notes.txt", ".hidden"])
def test_a_folder_that_holds_something_is_refused_and_left(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(Fault, match=rf"holds {name} already; name a folder that is new or empty"):
        new_lecture(tmp_path)
    assert listed(tmp_path) == [name]


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Fault, match=r"file: this is a file; name a folder"):
        new_lecture(tmp_path / "file")


def test_where_nothing_can_be_made_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Fault, match="cannot be written here: Not a directory"):
        new_lecture(tmp_path / "file" / "lecture")


@pytest.mark.parametrize("fails", [1, 2, 3])
def test_a_failure_on_the_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: int
) -> None:
    """A disk that fills up at the first, second or third thing that is moved into place."""
    calls = 0

    def rename(self: Path, target: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == fails:
            raise OSError(28, "No space left on device")
        os.rename(self, target)

    monkeypatch.setattr(making.Path, "rename", rename)
    (tmp_path / "there").mkdir()
    for folder in (tmp_path / "there", tmp_path / "new" / "lecture"):
        calls = 0
        with pytest.raises(Fault, match="No space left on device"):
            new_lecture(folder)
    assert [entry.name for entry in tmp_path.iterdir()] == ["there"]
    assert list((tmp_path / "there").iterdir()) == []


@pytest.mark.verify
def test_its_own_tests_pass(tmp_path: Path) -> None:
    folder = tmp_path / "a lecture"
    new_lecture(folder)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
