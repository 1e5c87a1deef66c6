"""A cache in bounds: what goes, and when nothing does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from steepest.disk.locks import Taken
from steepest.film.cache.lease import alone, lease
from steepest.film.cache.storage import entries, readable_size, tidy
from steepest.film.cache.vault import Vault
from steepest.film.report.storage import size, storage
from steepest.script.fault import Fault
from tests.film.discs import filmed

ROOT = Path(__file__).resolve().parents[3]


def kept(folder: Path) -> list[str]:
    """The keys that are left."""
    return sorted({entry.key for entry in entries(folder)})


def aged(folder: Path, *anchors: str) -> None:
    """Scenes of one beat each, the first one used last."""
    for age, anchor in enumerate(anchors):
        filmed(anchor, (2,)).keep(Vault(folder))
        for file in folder.glob(f"*{anchor}*"):
            os.utime(file, (1e9 - age, 1e9 - age))


def test_what_was_unused_for_longest_goes_first(tmp_path: Path) -> None:
    aged(tmp_path, "new", "old", "older")
    limit = sum(entry.size for entry in entries(tmp_path) if "new" in entry.key)
    freed = tidy(tmp_path, {"key_older", "older0"}, limit)
    assert kept(tmp_path) == ["key_new", "key_older", "new0", "older0"]
    assert freed > 0


def test_within_its_bounds_nothing_goes(tmp_path: Path) -> None:
    aged(tmp_path, "new", "old")
    assert tidy(tmp_path) == 0
    assert kept(tmp_path) == ["key_new", "key_old", "new0", "old0"]


def test_exactly_so_much_may_stay(tmp_path: Path) -> None:
    aged(tmp_path, "new", "old")
    assert tidy(tmp_path, limit=sum(entry.size for entry in entries(tmp_path))) == 0


def test_what_is_wanted_was_used_now(tmp_path: Path) -> None:
    """So the next run, for which it is spare, drops what is older first."""
    aged(tmp_path, "new", "old")
    tidy(tmp_path, {"key_old", "old0"})
    assert {entry.key for entry in entries(tmp_path)[-2:]} == {"key_old", "old0"}


def test_what_a_killed_run_left_half_written_goes(tmp_path: Path) -> None:
    (tmp_path / "speech").mkdir()
    left = [folder / ".unfinished-0123456789abcdef" for folder in (tmp_path, tmp_path / "speech")]
    for file in left:
        file.write_bytes(b"half")
    tidy(tmp_path)
    assert not any(file.exists() for file in left)


def test_what_is_no_part_of_it_stays(tmp_path: Path) -> None:
    for name in ("costs.json", "notes.txt", "holiday.mp4"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    tidy(tmp_path, limit=0)
    assert len([*tmp_path.iterdir()]) == 3


def test_what_is_only_being_written_is_no_entry(tmp_path: Path) -> None:
    (tmp_path / f".unfinished-{os.getpid()}-ab12-key_new-cd34.mp4").write_bytes(b"half a beat")
    assert entries(tmp_path) == []


def test_several_work_with_it_at_once_and_none_tidies_meanwhile(tmp_path: Path) -> None:
    with lease(tmp_path), lease(tmp_path), alone(tmp_path) as quiet:
        assert quiet is Taken.BUSY
    with alone(tmp_path) as quiet:
        assert quiet is Taken.HELD


def test_what_a_killed_run_left_goes_with_the_next_lease(tmp_path: Path) -> None:
    """Though that run may find nothing to do."""
    (tmp_path / ".unfinished-0123456789abcdef").write_bytes(b"half a mark")
    with lease(tmp_path):
        assert [file.name for file in tmp_path.iterdir()] == [".lease"]


def test_a_run_that_is_killed_gives_its_lease_back(tmp_path: Path) -> None:
    code = (
        "import sys, os; from pathlib import Path; from steepest.film.cache.lease import lease\n"
        "with lease(Path(sys.argv[1])):\n    print('held', flush=True); sys.stdin.read()"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert run.stdout is not None and run.stdout.readline() == "held\n"
    with alone(tmp_path) as quiet:
        assert quiet is Taken.BUSY
    run.kill()
    run.communicate()
    with alone(tmp_path) as quiet:
        assert quiet is Taken.HELD


# --- as it is told ---


def test_what_is_kept_is_told_by_kind(tmp_path: Path) -> None:
    aged(tmp_path, "new", "old")
    lines = list(storage(tmp_path))
    assert lines[0] == str(tmp_path)
    assert [line.split()[:3] for line in lines[1:]] == [
        ["filmed", "beats", "2"],
        ["rehearsed", "scenes", "2"],
        ["pictures", "of", "scenes"],
        ["in", "all", "6"],
    ]


def test_trimming_says_what_it_freed(tmp_path: Path) -> None:
    aged(tmp_path, "new", "old")
    whole = sum(entry.size for entry in entries(tmp_path))
    assert next(iter(storage(tmp_path, "0"))) == f"{readable_size(whole)} freed"
    assert kept(tmp_path) == []


def test_a_cache_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(storage(tmp_path / "cache", "1GB")) == [f"{tmp_path / 'cache'}: nothing is kept yet"]


@pytest.mark.parametrize("typed", ["lots", "-1", "5 parsecs", "", "1e3"])
def test_a_size_that_is_none_is_refused(tmp_path: Path, typed: str) -> None:
    aged(tmp_path, "new")
    with pytest.raises(Fault, match=f"--trim {typed}: that is not a size; write one such as 500MB"):
        list(storage(tmp_path, typed))
    assert kept(tmp_path) == ["key_new", "new0"]


def test_nothing_is_trimmed_while_a_run_is_at_work(tmp_path: Path) -> None:
    aged(tmp_path, "new")
    with lease(tmp_path), pytest.raises(Fault, match="another run is at work in this cache"):
        list(storage(tmp_path, "0"))
    assert kept(tmp_path) == ["key_new", "new0"]


@pytest.mark.parametrize(
    ("typed", "bytes_"), [("2GB", 2 * 10**9), ("1.5 MiB", 1572864), ("700", 700), ("0", 0)]
)
def test_sizes_are_read_as_they_are_written(typed: str, bytes_: int) -> None:
    assert size(typed) == bytes_
