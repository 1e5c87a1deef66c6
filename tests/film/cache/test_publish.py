"""Files appear whole or not at all, whatever goes wrong."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from steepest.film.cache.publish import check_writable, place, staging
from steepest.script.fault import Fault

ROOT = Path(__file__).resolve().parents[3]


def test_a_set_appears_when_it_is_complete(tmp_path: Path) -> None:
    with staging(tmp_path / "build") as ahead:
        (ahead / "captions.vtt").write_text("new", encoding="utf-8")
        (ahead / "lecture.mp4").write_text("new", encoding="utf-8")
        assert not list((tmp_path / "build").glob("*.mp4"))
    assert sorted(file.name for file in (tmp_path / "build").iterdir()) == ["captions.vtt", "lecture.mp4"]


def test_what_was_there_stays_when_preparing_fails(tmp_path: Path) -> None:
    (tmp_path / "lecture.mp4").write_text("old", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), staging(tmp_path) as ahead:
        (ahead / "lecture.mp4").write_text("new", encoding="utf-8")
        raise KeyboardInterrupt
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [
        ("lecture.mp4", "old")
    ]


def test_an_output_folder_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("", encoding="utf-8")
    with pytest.raises(Fault, match=r"cannot be written .*--output"):
        check_writable(tmp_path / "notes" / "build")


def test_an_output_folder_the_system_guards_is_refused() -> None:
    with pytest.raises(Fault, match="cannot be written"):
        check_writable(Path("/proc/steepest"))


def test_too_little_room_is_found_before_filming(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="no room left"):
        check_writable(tmp_path, needed=2**60)


def test_other_errors_keep_their_name(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="strange"), staging(tmp_path):
        raise OSError(5, "strange")


FULL = """
import sys
from pathlib import Path
from steepest.film.join import join
from steepest.film.cache.publish import staging
from steepest.script.fault import Fault
folder = Path(sys.argv[1])
try:
    with staging(folder) as ahead:
        join([folder / "segment.mp4"] * 3, ahead / "lecture.mp4", title="", cues=[])
except Fault as fault:
    print(fault)
"""


def test_a_disk_that_fills_up_loses_nothing(tmp_path: Path) -> None:
    """A write beyond the limit on file size fails in the kernel as one to a full disk does, for any user."""
    from tests.film.discs import filmed

    (tmp_path / "segment.mp4").write_bytes(filmed().segments[0].video)
    (tmp_path / "lecture.mp4").write_text("old", encoding="utf-8")
    limit = (tmp_path / "segment.mp4").stat().st_size
    ended = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert "there is no room left on this disk" in ended.stdout
    assert (tmp_path / "lecture.mp4").read_text(encoding="utf-8") == "old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["lecture.mp4", "segment.mp4"]


def test_leftovers_of_a_killed_process_are_swept(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / f".unfinished-{dead.pid}-x").mkdir()
    (tmp_path / f".unfinished-{os.getpid()}-y").mkdir()
    check_writable(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [f".unfinished-{os.getpid()}-y"]


def test_one_file_is_placed_whole(tmp_path: Path) -> None:
    place(tmp_path / "still.png", b"picture")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("still.png", b"picture")]
