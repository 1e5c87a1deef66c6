"""What is kept of what workers send: the beats that were asked for, and nothing else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from steepest.film import filming
from steepest.film.cache.record import Segment
from steepest.film.crew.costs import BYTES_PER_PIXEL_SECOND, START, Costs, seconds_of_cards
from steepest.film.crew.job import Shot, Wanted
from steepest.film.crew.plan import job_of
from steepest.film.crew.progress import Quiet
from steepest.film.filming import Filming, _Follower, _is_of, _was_asked_for
from steepest.script.fault import Fault
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


def test_a_scene_has_come_as_far_as_its_shots_weighed_by_what_they_take(shot: Shot, tmp_path: Path) -> None:
    """Three parts of the work in one shot, one in another. What is tried again begins anew, and nothing goes back."""
    first, second = replace(shot, wanted=shot.wanted[:1]), replace(shot, wanted=shot.wanted[1:])
    costs = Costs(tmp_path / "costs.json")
    costs.table = {"glide/beat1 854x480": [2 * START / 20, 1.0], "glide/beat0 854x480": [0.0, 1.0]}
    shown = Quiet({"glide": 4 * START})
    follow = _Follower(shown, [first, second], costs)
    seen = []
    for one, share in ((first, 0.5), (second, 1.0), (first, 0.1), (first, 1.0)):
        follow.update(one, share)
        seen.append(shown.share["glide"])
    assert seen == [pytest.approx(share) for share in (0.375, 0.625, 0.625, 1.0)]


def test_what_is_announced_counts_the_cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds: list[float] = []
    monkeypatch.setattr(filming, "_filmed", lambda *given: seconds.append(given[4].seconds))
    asked, cards = replace(request(tmp_path), voice="none"), [150, 90]
    with Filming(asked, LECTURE, ["glide"]) as one:
        one.records["glide"] = filmed("glide", (20,)).record
        one.film()
        one.film(cards)
    assert seconds[1] - seconds[0] == pytest.approx(seconds_of_cards(cards, asked.size, asked.workers))


@pytest.mark.parametrize(("where", "share"), [("output", 0.9), ("cache", 1.9)])
def test_too_little_room_is_found_before_anything_is_filmed(
    where: str, share: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The film takes its size where it goes, and in the cache once more for what lies beside it."""
    filmed_shots: list[Shot] = []
    monkeypatch.setattr(filming, "_filmed", lambda request, left, *_: filmed_shots.extend(left))
    asked = replace(request(tmp_path / "output"), voice="none", kept=tmp_path / "cache")
    record = filmed("glide", (20,)).record
    needed = BYTES_PER_PIXEL_SECOND * 854 * 480 / 15 * 20

    def usage(folder: Path) -> SimpleNamespace:
        free = share if folder.is_relative_to(tmp_path / where) else 2.1
        return SimpleNamespace(free=int(free * needed))

    with Filming(asked, LECTURE, ["glide"]) as one:
        one.records["glide"] = record
        one.film()
        assert len(filmed_shots) == 1
        filmed_shots.clear()
        monkeypatch.setattr(shutil, "disk_usage", usage)
        with pytest.raises(Fault, match=f"{where}: there is no room left .*--{where}"):
            one.film()
    assert not filmed_shots


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
