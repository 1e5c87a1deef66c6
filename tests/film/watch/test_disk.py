"""What counts as a save, and how it is heard of."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from steepest.film.watch.bell import Bell, remote
from steepest.film.watch.disk import Change, difference, look

SOON = 0.2
"""Seconds in which a bell that rings would have rung."""


def write(file: Path, content: str = "new") -> None:
    """Save in place."""
    file.write_text(content, encoding="utf-8")


def rename(file: Path) -> None:
    """Save as editors do that never leave half a file."""
    write(file.with_name(".file.part"))
    file.with_name(".file.part").replace(file)


def backup(file: Path) -> None:
    """Save as vim does: the old file goes aside."""
    write(file.with_name(".a.py.swp"), "swap")
    file.rename(f"{file}~")
    write(file)
    Path(f"{file}~").unlink()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that matters."""
    write(tmp_path / "a.py", "old")
    return tmp_path / "a.py"


@pytest.mark.parametrize("save", [write, rename, backup])
def test_every_way_to_save_is_one_change(save: Callable[[Path], None], file: Path) -> None:
    before = look([file.parent], [], {})
    with Bell([file.parent]) as bell:
        save(file)
        bell.wait()
        assert bell.rung()
        after = look([file.parent], [], before)
    assert difference(before, after) == Change({file: b"old"}, {file: b"new"})


@pytest.mark.parametrize("name", [".a.py.swp", "a.py~", "#a.py#", ".#a.py", "4913", "a.py.tmp", "a.py.bak"])
def test_what_editors_leave_beside_a_file_is_nothing(name: str, file: Path) -> None:
    before = look([file.parent], [], {})
    write(file.with_name(name))
    assert difference(before, look([file.parent], [], before)) is None


def test_a_touched_file_has_not_changed(file: Path) -> None:
    before = look([file.parent], [], {})
    os.utime(file, (1, 1))
    after = look([file.parent], [], before)
    assert after[file].stamp != before[file].stamp
    assert difference(before, after) is None


def test_a_file_may_come_and_go(file: Path) -> None:
    before = look([file.parent], [], {})
    file.unlink()
    write(file.with_name("b.py"))
    other = file.with_name("b.py")
    after = look([file.parent], [], before)
    assert difference(before, after) == Change({file: b"old", other: None}, {file: None, other: b"new"})


def test_a_recording_is_not_kept_in_memory(file: Path) -> None:
    sound = file.with_name("open.wav")
    before = look([file.parent], [], {})
    write(sound)
    assert difference(before, look([file.parent], [], before)) == Change({sound: None}, {sound: b""})


def test_the_bell_hears_nothing_where_files_are_read(file: Path) -> None:
    with Bell([file.parent]) as bell:
        file.read_bytes()
        time.sleep(SOON)
        assert not bell.rung()


def test_a_bell_may_hang_in_one_folder_alone(file: Path) -> None:
    (file.parent / "deep").mkdir()
    with Bell([], [file.parent]) as bell:
        write(file.parent / "deep" / "c.toml")
        time.sleep(SOON)
        assert not bell.rung()
        write(file)
        bell.wait()
        assert bell.rung()


def test_without_a_bell_files_are_looked_at(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("steepest.film.watch.bell.remote", lambda folder: True)
    with Bell([file.parent]) as bell:
        assert not bell.rings
        bell.wait()
        assert bell.rung()


@pytest.mark.parametrize(("kind", "away"), [("nfs4", True), ("fuse.sshfs", True), ("ext4", False)])
def test_a_network_folder_is_known_by_its_mount(kind: str, away: bool, tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    place = str(tmp_path).replace(" ", r"\040")
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/home {place} {kind} rw 0 0\n", encoding="ascii")
    assert remote(tmp_path / "lecture", mounts) is away
