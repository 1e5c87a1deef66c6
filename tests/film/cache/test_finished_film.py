"""A film is up to date if it is the one that was made, and not one that another run put in its place."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from steepest.film.cache.finished_film import FinishedFilm, inputs_of
from steepest.film.cache.publish import publishing, staging

SET = ("SHA256SUMS", "captions.vtt", "lecture.mp4")


def made(
    cache: Path, folder: Path, content: str, meanwhile: Callable[[], None] = lambda: None
) -> FinishedFilm:
    """Publish a film, and leave its mark."""
    cache.mkdir(exist_ok=True)
    mark = FinishedFilm(cache, folder)
    with staging(folder) as ahead:
        for name in SET[1:]:
            (ahead / name).write_text(content, encoding="utf-8")
        files = ahead.seal()
        with publishing(folder):
            mark.keep(f"made from {content}", files)
            ahead.publish()
        meanwhile()
    return mark


def test_a_film_that_was_made_holds(tmp_path: Path) -> None:
    assert made(tmp_path / "cache", tmp_path / "build", "new").holds("made from new", SET)


def test_another_run_s_film_is_not_taken_for_one_s_own(tmp_path: Path) -> None:
    """Both publish into one folder, from caches of their own."""
    mark = made(
        tmp_path / "one",
        tmp_path / "build",
        "mine",
        meanwhile=lambda: (made(tmp_path / "other", tmp_path / "build", "theirs"), None)[1],
    )
    assert (tmp_path / "build" / "lecture.mp4").read_text(encoding="utf-8") == "theirs"
    assert not mark.holds("made from mine", SET)
    assert FinishedFilm(tmp_path / "other", tmp_path / "build").holds("made from theirs", SET)


def test_a_film_of_other_inputs_or_of_other_files_is_made_again(tmp_path: Path) -> None:
    mark = made(tmp_path / "cache", tmp_path / "build", "new")
    assert not mark.holds("made from newer", SET)
    assert not mark.holds("made from new", SET[:2])


def test_inputs_that_read_alike_in_one_line_are_told_apart() -> None:
    assert len({inputs_of([], *words) for words in (("hill", "side"), ("hills", "ide"), ("hillside",))}) == 3


def pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.mark.parametrize("name", SET)
@pytest.mark.parametrize(
    "change",
    [Path.unlink, pipe, lambda file: file.write_bytes(b""), lambda file: (file.unlink(), file.mkdir())],
)
def test_a_film_that_was_touched_is_made_again(
    change: Callable[[Path], None], name: str, tmp_path: Path
) -> None:
    mark = made(tmp_path / "cache", tmp_path / "build", "new")
    change(tmp_path / "build" / name)
    assert not mark.holds("made from new", SET)


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "null", '"text"', "[" * 99_999, '{"inputs": "made from new", "files": {}}',
     '{"inputs": "made from new", "files": {"../../etc/passwd": "0"}}', '{"inputs": "made from new", "files": 3}'],
)  # fmt: skip
def test_a_forged_mark_holds_nothing(content: str, tmp_path: Path) -> None:
    mark = made(tmp_path / "cache", tmp_path / "build", "new")
    mark.mark.write_text(content, encoding="utf-8")
    assert not mark.holds("made from new", SET)
