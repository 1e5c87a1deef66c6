"""What is kept of what workers send: the beats that were asked for, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from steepest.film.cache.record import Segment
from steepest.film.crew.job import Shot, Wanted
from steepest.film.crew.plan import job_of
from steepest.film.filming import _is_of, _was_asked_for
from steepest.script.text.lecture import read_lecture
from tests.film.discs import filmed
from tests.film.test_rendering import FOLDER, request

LECTURE = read_lecture(FOLDER / "assets" / "lecture.md")


@pytest.fixture(scope="module")
def segment() -> Segment:
    """A beat of 20 frames."""
    return filmed("hill", (20,)).segments[0]


@pytest.fixture
def shot(segment: Segment, tmp_path: Path) -> Shot:
    """Asks for it, and for another."""
    job = job_of(replace(request(tmp_path), voice="none"), LECTURE, "glide")
    return Shot(job, (), (Wanted("beat1", "other", 20), Wanted(segment.beat, segment.key, 20)))


def test_what_was_asked_for_is_kept(segment: Segment, shot: Shot) -> None:
    assert _was_asked_for(segment, shot)


@pytest.mark.parametrize(
    "change",
    [
        {"key": "another"},
        {"key": "../../outside"},
        {"beat": "beat1"},
        {"key": "other"},
        {"video": b"no film"},
        {"video": b""},
    ],
)
def test_what_was_not_asked_for_is_not(change: dict[str, object], segment: Segment, shot: Shot) -> None:
    assert not _was_asked_for(replace(segment, **change), shot)  # type: ignore[arg-type]


def test_a_beat_of_another_length_is_not_kept(segment: Segment, shot: Shot) -> None:
    longer = replace(segment, video=filmed("hill", (25,)).segments[0].video)
    assert not _was_asked_for(longer, shot)
    assert not _was_asked_for(replace(segment, video=segment.video[:2000]), shot)


@pytest.mark.parametrize(
    "change",
    [
        {"anchor": "../../outside"},
        {"anchor": "fall"},
        {"title": "Another"},
        {"width": 2},
        {"height": 2},
        {"fps": 1},
    ],
)
def test_a_record_of_something_else_is_not_taken(change: dict[str, object], shot: Shot) -> None:
    """Whatever it says of itself: it may be forged."""
    job = shot.job
    record = replace(
        filmed().record,
        anchor="glide",
        title=job.section.title,
        chapter=job.section.chapter,
        width=job.size[0],
        height=job.size[1],
        fps=job.fps,
    )
    assert _is_of(record, job)
    assert not _is_of(replace(record, **change), job)  # type: ignore[arg-type]
