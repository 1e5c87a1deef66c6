"""A job's way to another machine: a path of the lecture is one of the lecture there."""

from __future__ import annotations

from pathlib import Path

from steepest.film.cluster.player import packed, unpacked
from tests.film.tasks import work


def test_paths_of_the_lecture_follow_it_and_others_stay(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    job = {"scene": here / "scenes" / "hop.py", "folder": here, "store": tmp_path / "store", "name": "hop"}
    assert unpacked(packed(work, job, here), there) == (
        work,
        {"scene": there / "scenes" / "hop.py", "folder": there, "store": tmp_path / "store", "name": "hop"},
    )
