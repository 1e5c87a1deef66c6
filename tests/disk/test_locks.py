"""Locks tell who else is at work, or that this disk cannot tell."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from steepest.disk import locks
from steepest.disk.locks import Taken, claimed, clear, locked, take

HOLD = """
import sys, time
from pathlib import Path
from steepest.disk.locks import locked
with locked(Path(sys.argv[1]), shared=sys.argv[2:] == ["shared"]):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(file: Path, *how: str) -> subprocess.Popen[str]:
    """Another process, which holds the lock."""
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file), *how],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert other.stdout is not None and other.stdout.readline() == "held\n"
    return other


def test_a_lock_that_another_process_holds_is_busy_until_that_is_killed(tmp_path: Path) -> None:
    other = holder(tmp_path / "lock")
    with locked(tmp_path / "lock", wait=False) as taken:
        assert taken is Taken.BUSY
    other.send_signal(signal.SIGKILL)
    other.communicate()
    with locked(tmp_path / "lock", wait=False) as taken:
        assert taken is Taken.HELD


def test_shared_locks_go_together_and_with_no_other(tmp_path: Path) -> None:
    other = holder(tmp_path / "lock", "shared")
    with locked(tmp_path / "lock", shared=True, wait=False) as taken:
        assert taken is Taken.HELD
    with locked(tmp_path / "lock", wait=False) as taken:
        assert taken is Taken.BUSY
    other.kill()
    other.communicate()


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EIO])
@pytest.mark.parametrize("wait", [True, False])
def test_a_disk_without_locks_says_so(
    number: int, wait: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with locked(tmp_path / "lock", wait=wait) as taken:
        assert taken is Taken.REFUSED


def full(folder: Path) -> None:
    """A folder with something in it."""
    (folder / "inside").mkdir(parents=True)


@pytest.mark.parametrize(
    "instead",
    [full, os.mkfifo, lambda file: file.symlink_to("nowhere"), lambda file: file.symlink_to(file.name)],
)
def test_what_lies_in_the_place_of_a_lock_is_cleared_away(instead: Any, tmp_path: Path) -> None:
    instead(tmp_path / "lock")
    with locked(tmp_path / "lock") as taken:
        assert taken is Taken.HELD
    assert (tmp_path / "lock").is_file()


def test_a_link_is_cleared_away_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "link").symlink_to("precious")
    clear(tmp_path / "link")
    assert [file.name for file in tmp_path.iterdir()] == ["precious"]


def test_a_claim_goes_with_its_holder_and_never_with_another_s(tmp_path: Path) -> None:
    file = tmp_path / "claim"
    with claimed(file) as taken:
        assert taken is Taken.HELD
        with claimed(file) as second:
            assert second is Taken.BUSY
        assert file.exists()
    assert not file.exists()
    with claimed(file):
        file.unlink()  # somebody clears the folder, and another run claims it
        file.touch()
    assert file.exists()


def test_a_claim_that_is_given_up_while_it_is_asked_for_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between opening the file and locking it, its holder has removed it: that lock would keep nobody out."""
    file, removed = tmp_path / "claim", []

    def removing(opened: int, **how: Any) -> Taken:
        if not removed:
            removed.append(file.unlink())
        return take(opened, **how)

    monkeypatch.setattr(locks, "take", removing)
    with claimed(file), claimed(file) as second:
        assert second is Taken.BUSY
