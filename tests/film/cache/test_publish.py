"""Files appear whole or not at all, whatever goes wrong."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from steepest.film.cache.publish import (
    LOCK,
    MANIFEST,
    check_writable,
    folder_fault,
    look_first,
    making,
    publishing,
    staging,
)
from steepest.script.fault import Fault

ROOT = Path(__file__).resolve().parents[3]


def test_a_set_appears_when_it_is_complete(tmp_path: Path) -> None:
    with staging(tmp_path / "build") as ahead:
        (ahead / "captions.vtt").write_text("new", encoding="utf-8")
        (ahead / "lecture.mp4").write_text("new", encoding="utf-8")
        assert not list((tmp_path / "build").glob("*.mp4"))
    assert there(tmp_path / "build") == {"captions.vtt": "new", "lecture.mp4": "new"}


def there(folder: Path) -> dict[str, str]:
    """The files of a folder, the lock left out."""
    return {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name != LOCK}


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


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("build", "Permission denied"),
        ("build/.unfinished-0gtijmiz", "Permission denied"),
        ("build/cache/.lease", "Permission denied"),
        ("build/cache/type", "Permission denied: cache/type"),
        ("notes", "Permission denied: {}/notes"),
        (None, "Permission denied"),
    ],
)
def test_what_cannot_be_written_is_told_once_and_by_no_name_of_ours(
    name: str | None, told: str, tmp_path: Path
) -> None:
    error = PermissionError(errno.EACCES, "denied", *([str(tmp_path / name)] if name else []))
    with pytest.raises(Fault) as caught, folder_fault(tmp_path / "build"):
        raise error
    said = f"this folder cannot be written ({told.format(tmp_path)}); choose another with --output. What was there is"
    assert str(caught.value) == f"{tmp_path}/build: {said} unchanged."


def test_too_little_room_is_found_before_filming(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="no room left"):
        check_writable(tmp_path, needed=2**60)


def test_other_errors_keep_their_name(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="strange"), staging(tmp_path):
        raise OSError(errno.ECHILD, "strange")


FULL = """
import sys
from pathlib import Path
from steepest.film.join import join
from steepest.film.cache.publish import staging
from steepest.script.fault import Fault
folder = Path(sys.argv[1])
try:
    with staging(folder) as ahead:
        join([(folder / "segment.mp4").read_bytes()] * 3, ahead / "lecture.mp4", title="", cues=[])
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


# --- several files ---

SET = ("captions.vtt", "lecture.mp4", "transcript.md")


def prepared(folder: Path, content: str) -> Any:
    """A set of files, ready to be published, with its manifest."""
    staged = staging(folder)
    ahead = staged.__enter__()
    for name in SET:
        (ahead / name).write_text(content, encoding="utf-8")
    ahead.seal()
    return staged


def publish(folder: Path, content: str) -> None:
    """Publish a set."""
    prepared(folder, content).__exit__(None, None, None)


def agrees(folder: Path) -> bool:
    """Whether a reader finds a set of one make, as the manifest says."""
    asked = ["sha256sum", "--check", "--status", "--strict", MANIFEST]
    return subprocess.run(asked, cwd=folder, check=False).returncode == 0


def test_the_manifest_is_what_sha256sum_reads(tmp_path: Path) -> None:
    publish(tmp_path, "new")
    assert set(there(tmp_path)) == {*SET, MANIFEST}
    assert agrees(tmp_path)


@pytest.mark.parametrize("name", SET)
def test_a_folder_in_the_place_of_a_file_is_found_first(name: str, tmp_path: Path) -> None:
    publish(tmp_path, "old")
    (tmp_path / name).unlink()
    (tmp_path / name / "inside").mkdir(parents=True)
    left = {other for other in SET if other != name}
    with pytest.raises(
        Fault, match=rf"{name}: a folder lies where this file should go.*What was there is unchanged"
    ):
        check_writable(tmp_path, names=SET)
    with pytest.raises(
        Fault, match=rf"{name}: a folder lies where this file should go.*What was there is unchanged"
    ):
        publish(tmp_path, "new")
    assert {(tmp_path / other).read_text(encoding="utf-8") for other in left} == {"old"}
    assert (tmp_path / name / "inside").is_dir()


def test_what_is_moved_into_place_is_on_the_disk_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And that it was moved, afterwards: a machine that loses its power has the old set or the new one."""
    done: list[tuple[str, str]] = []
    move = os.replace
    monkeypatch.setattr(
        "steepest.film.cache.publish.flush_file", lambda file: done.append(("flushed", Path(file).name))
    )
    monkeypatch.setattr(os, "replace", lambda *names: (done.append(("moved", Path(names[1]).name)), move(*names)))
    publish(tmp_path, "new")
    files = [*SET, MANIFEST]
    assert sorted(done[:4]) == sorted(("flushed", name) for name in files)
    assert done[4:] == [*(("moved", name) for name in files), ("flushed", tmp_path.name)]


def test_a_link_to_a_folder_is_no_folder(tmp_path: Path) -> None:
    """A move replaces the link."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "lecture.mp4").symlink_to("elsewhere")
    look_first(tmp_path, SET)
    publish(tmp_path, "new")
    assert (tmp_path / "lecture.mp4").read_text(encoding="utf-8") == "new"
    assert (tmp_path / "elsewhere").is_dir()


class Stopped(BaseException):
    """Ctrl-C, at a moment of our choice."""


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("error", [Stopped(), OSError(errno.EIO, "bad"), OSError(errno.ENOSPC, "full")])
@pytest.mark.parametrize("moved", range(len(SET) + 1))
@pytest.mark.parametrize("before", ["all", "some", "linked", "none"])
def test_what_fails_between_two_moves_is_put_back(
    moved: int,
    error: BaseException,
    before: str,
    links: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if before != "none":
        publish(tmp_path, "old")
    if before == "linked":
        (tmp_path / "captions.vtt").unlink()
        (tmp_path / "captions.vtt").symlink_to("transcript.md")
    if before == "some":
        (tmp_path / "lecture.mp4").unlink()
        (tmp_path / "captions.vtt").unlink()
        (tmp_path / "captions.vtt").symlink_to("lecture.mp4")
    was = {
        file.name: os.readlink(file) if file.is_symlink() else file.read_text() for file in tmp_path.iterdir()
    }
    really, count = os.replace, iter(range(99))

    def failing(source: Path, target: Path) -> None:
        if next(count) == moved:
            raise error
        really(source, target)

    def no_links(*_: Any, **__: Any) -> None:
        raise OSError(errno.EPERM, "no links here")

    staged = prepared(tmp_path, "new")
    monkeypatch.setattr(os, "replace", failing)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    with pytest.raises((Stopped, Fault)):
        staged.__exit__(None, None, None)
    monkeypatch.undo()
    now = {
        file.name: os.readlink(file) if file.is_symlink() else file.read_text() for file in tmp_path.iterdir()
    }
    now.pop(LOCK)
    was.pop(LOCK, None)
    assert now == was


KILLED = """
import os, sys
from pathlib import Path
from tests.film.cache.test_publish import prepared
folder, moves = Path(sys.argv[1]), int(sys.argv[2])
really, count = os.replace, iter(range(99))
def killing(source, target):
    if next(count) == moves:
        os.kill(os.getpid(), 9)
    really(source, target)
staged = prepared(folder, "new")
os.replace = killing
staged.__exit__(None, None, None)
"""


@pytest.mark.parametrize("moves", range(len(SET) + 1))
def test_a_set_of_two_makes_is_never_taken_for_one(moves: int, tmp_path: Path) -> None:
    """Killed before each of the moves: a reader who checks the manifest knows, and the next run puts it right."""
    publish(tmp_path, "old")
    ended = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(moves)], cwd=ROOT, check=False)
    assert ended.returncode == -9
    found = {(tmp_path / name).read_text(encoding="utf-8") for name in SET}
    assert agrees(tmp_path) == (moves == 0)
    assert found == ({"old"} if moves == 0 else {"new"} if moves == len(SET) else {"old", "new"})
    publish(tmp_path, "newer")
    assert agrees(tmp_path)
    assert not [*tmp_path.glob(".unfinished-*")]


# --- two runs ---


def test_one_publishes_after_the_other(tmp_path: Path) -> None:
    """Another run that is publishing is waited for."""
    import threading

    staged, order = prepared(tmp_path, "second"), []
    with publishing(tmp_path):
        later = threading.Thread(target=lambda: (staged.__exit__(None, None, None), order.append("second")))
        later.start()
        later.join(0.3)
        order.append("first")
    later.join()
    assert order == ["first", "second"]
    assert agrees(tmp_path)


MAKING = """
import sys, time
from pathlib import Path
from steepest.film.cache.publish import making
with making(Path(sys.argv[1]), ["hill.mp4", "lecture.mp4"]):
    print("making", flush=True)
    time.sleep(99)
"""


def test_while_a_run_makes_a_film_no_other_does(tmp_path: Path) -> None:
    """Until it has ended, or is killed: nothing of it has to be cleared away by hand, and nothing is left."""
    with subprocess.Popen(
        [sys.executable, "-c", MAKING, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None and run.stdout.readline() == "making\n"
        for names in (["lecture.mp4"], ["fall.mp4", "hill.mp4"]):
            with (
                pytest.raises(Fault, match=rf"{names[-1]}: another run is making this film; wait .* --output"),
                making(tmp_path, names),
            ):
                pytest.fail("two at once")
        with making(tmp_path, ["fall.mp4"]), making(tmp_path / "described", ["lecture.mp4"]):
            pass
        run.kill()
        run.wait()
    with making(tmp_path, ["hill.mp4", "lecture.mp4"]):
        assert len([*tmp_path.iterdir()]) == 3
    assert [file.name for file in tmp_path.iterdir()] == ["described"]
