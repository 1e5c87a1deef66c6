"""Files appear whole or not at all, and what killed processes left is told from what others are writing."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from steepest.disk import placing
from steepest.disk.placing import HELD, OLD, UNFINISHED, place, scratch, sweep, temporary

ROOT = Path(__file__).parents[2]
HOLD = """
import sys, time
from pathlib import Path
from steepest.disk.placing import scratch
with scratch(Path(sys.argv[1])) as folder:
    (folder / "half").write_text("half")
    print(folder.name, flush=True)
    time.sleep(60)
"""


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def at_work(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """Another process, which prepares something in the folder, and where."""
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    return other, other.stdout.readline().strip()


def test_one_file_is_placed_whole(tmp_path: Path) -> None:
    place(tmp_path / "still.png", b"picture")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("still.png", b"picture")]


def test_a_file_is_placed_as_any_other_of_its_maker(tmp_path: Path) -> None:
    place(tmp_path / "one", b"")
    (tmp_path / "other").touch()
    assert (tmp_path / "one").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_name_as_long_as_the_disk_takes_is_placed(tmp_path: Path) -> None:
    place(tmp_path / ("x" * 255), b"picture")
    assert names(tmp_path) == ["x" * 255]


def test_a_folder_in_its_place_stays_or_is_cleared_away_in_a_cache(tmp_path: Path) -> None:
    (tmp_path / "file" / "inside").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        place(tmp_path / "file", b"picture")
    assert names(tmp_path) == ["file"]
    place(tmp_path / "file", b"picture", clearing=True)
    assert (tmp_path / "file").read_bytes() == b"picture"


def test_a_link_in_its_place_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "file").symlink_to("precious")
    place(tmp_path / "file", b"picture")
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert (tmp_path / "file").read_bytes() == b"picture"


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        place(tmp_path / "gone" / "file", b"")


def failing(number: int) -> Any:
    def fail(*_: Any) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP])
def test_a_disk_that_knows_no_flushing_is_written(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(number))
    place(tmp_path / "file", b"picture")
    assert (tmp_path / "file").read_bytes() == b"picture"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_disk_that_could_not_be_flushed_is_told(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", failing(number))
    with pytest.raises(OSError):
        place(tmp_path / "file", b"picture")
    assert names(tmp_path) == ["file"]
    assert (tmp_path / "file").read_bytes() == b"old"


def test_a_scratch_folder_is_for_its_maker_alone_and_goes(tmp_path: Path) -> None:
    with scratch(tmp_path) as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "inside").mkdir()
    assert names(tmp_path) == []


def test_what_a_killed_process_left_is_swept_and_what_another_prepares_is_not(tmp_path: Path) -> None:
    killed, _ = at_work(tmp_path)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    working, its = at_work(tmp_path)  # sweeps, too
    assert names(tmp_path) == [its]
    sweep(tmp_path)
    assert names(tmp_path / its) == [HELD, "half"]
    working.kill()
    working.communicate()
    sweep(tmp_path)
    assert names(tmp_path) == []


def test_a_file_half_placed_is_swept_once_its_writer_is_gone(tmp_path: Path) -> None:
    code = (
        "import os, sys, time; from pathlib import Path; from steepest.disk import placing\n"
        "placing.flush = lambda _: (print('writing', flush=True), time.sleep(60))\n"
        "placing.place(Path(sys.argv[1]), b'half')"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "file")], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None and other.stdout.readline() == "writing\n"
    (left,) = names(tmp_path)
    assert left.startswith(UNFINISHED)
    sweep(tmp_path)
    assert names(tmp_path) == [left]
    other.kill()
    other.communicate()
    sweep(tmp_path)
    assert names(tmp_path) == []


def test_one_that_is_swept_before_it_is_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another run may look just then."""
    really, looks = placing.open_lock, iter([True, False])

    def later(file: Path) -> int:
        if next(looks, False):
            sweep(tmp_path)
        return really(file)

    monkeypatch.setattr(placing, "open_lock", later)
    with scratch(tmp_path) as folder:
        assert names(tmp_path) == [folder.name]


@pytest.mark.parametrize(("age", "left"), [(0.0, True), (2 * OLD, False)])
def test_without_locks_only_what_is_old_is_swept(
    age: float, left: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from steepest.disk.locks import Taken

    monkeypatch.setattr(placing, "take", lambda *_, **__: Taken.REFUSED)
    folder = tmp_path / f"{UNFINISHED}x"
    folder.mkdir()
    (folder / HELD).touch()
    os.utime(folder, (time.time() - age, time.time() - age))
    sweep(tmp_path)
    assert folder.exists() == left


def test_what_belongs_to_somebody_else_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / f"{UNFINISHED}x").mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    sweep(tmp_path)
    assert names(tmp_path) == [f"{UNFINISHED}x"]


def test_a_link_that_looks_unfinished_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file").touch()
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / f"{UNFINISHED}x").symlink_to("../precious")
    (tmp_path / "output" / f"{UNFINISHED}y").mkdir()
    (tmp_path / "output" / f"{UNFINISHED}y" / HELD).symlink_to("../../precious/file")
    sweep(tmp_path / "output")
    assert names(tmp_path / "output") == []
    assert names(tmp_path / "precious") == ["file"]


def test_temporary_folders_of_killed_processes_go_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placing.tempfile, "tempdir", str(tmp_path))
    (tmp_path / f"steepest-{os.geteuid()}-left").mkdir()
    (tmp_path / "of others").mkdir()
    with temporary() as folder:
        assert names(tmp_path) == ["of others", folder.name]
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert names(tmp_path) == ["of others"]
