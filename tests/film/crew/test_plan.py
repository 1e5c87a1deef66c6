"""What filming is expected to take, and how it is shared out."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from steepest.film.cache.record import Effort, Record, Rehearsed, Segment
from steepest.film.cache.vault import Vault
from steepest.film.crew.costs import (
    CARD,
    DRAWN,
    PASSING,
    PICTURE,
    START,
    Costs,
    estimate,
    likely,
    seconds_of_cards,
)
from steepest.film.crew.job import Job, Shot, Wanted
from steepest.film.crew.plan import cut, job_of, missing
from steepest.script.fault import Fault
from steepest.script.text.lecture import read_lecture
from tests.film.discs import filmed
from tests.film.test_rendering import FOLDER, request

LECTURE = read_lecture(FOLDER / "assets" / "lecture.md")
EACH = 0.1  # seconds a frame
BEATS = {"glide": (100, 200, 100, 200), "fall": (50, 50)}


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    return [job_of(request(tmp_path), LECTURE, anchor) for anchor in BEATS]


@pytest.fixture
def costs(tmp_path: Path) -> Costs:
    """A frame of whatever beat takes the same."""
    costs = Costs(tmp_path / "costs.json")
    names = [f"{anchor}/beat{number}" for anchor, beats in BEATS.items() for number in range(len(beats))]
    costs.table = {f"{name} 854x480": [EACH, 50.0] for name in names}
    return costs


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    return {anchor: filmed(anchor, beats).record for anchor, beats in BEATS.items()}


def wanted(found: list[Shot]) -> list[tuple[str, ...]]:
    """The beats of each shot."""
    return [tuple(f"{shot.job.anchor}/{one.beat}" for one in shot.wanted) for shot in found]


def test_alone_a_worker_films_scene_by_scene_the_longest_first(
    tmp_path: Path, jobs: list[Job], records: dict[str, Record], costs: Costs
) -> None:
    found = wanted(cut(missing(jobs, records, Vault(tmp_path)), costs, 1))
    assert found == [tuple(f"glide/beat{n}" for n in range(4)), ("fall/beat0", "fall/beat1")]


def test_a_scene_is_spread_over_all_workers(
    tmp_path: Path, jobs: list[Job], records: dict[str, Record], costs: Costs
) -> None:
    """60 and 10 seconds of work are done by two workers in little more than 35."""
    found = cut(missing(jobs, records, Vault(tmp_path)), costs, 2)
    assert sorted(beat for part in wanted(found) for beat in part) == sorted(
        f"{anchor}/beat{number}" for anchor, beats in BEATS.items() for number in range(len(beats))
    )
    assert estimate(found, costs, 2).seconds < 45


def test_a_scene_of_uneven_beats_is_cut_in_its_middle(tmp_path: Path, jobs: list[Job], costs: Costs) -> None:
    """24 and 25 seconds: where each cut makes a worker play more on its way, two shots are ready first."""
    beats = (30, 50, 100, 60, 110, 10, 130)
    costs.table = {f"glide/beat{number} 854x480": [EACH, 50.0] for number in range(len(beats))}
    record = filmed("glide", beats).record
    found = wanted(cut(missing(jobs[:1], {"glide": record}, Vault(tmp_path)), costs, 2))
    assert sorted(found) == [
        tuple(f"glide/beat{n}" for n in range(4)),
        tuple(f"glide/beat{n}" for n in range(4, 7)),
    ]


def test_where_costs_are_guessed_short_shots_are_left_for_the_end(
    tmp_path: Path, jobs: list[Job], costs: Costs
) -> None:
    """Two scenes as long as each other are ready first if guesses hold; if one takes longer, its end is shared out."""
    beats = (200, 200, 200, 200)
    costs.table = {f"{job.anchor}/beat{n} 854x480": [EACH, 50.0] for job in jobs for n in range(len(beats))}
    records = {job.anchor: filmed(job.anchor, beats).record for job in jobs}
    measured = cut(missing(jobs, records, Vault(tmp_path)), costs, 2)
    costs.guessed = set(costs.table)
    guessed = cut(missing(jobs, records, Vault(tmp_path)), costs, 2)
    assert len(measured) == 2 < len(guessed)
    assert estimate(measured, costs, 2).seconds < estimate(guessed, costs, 2).seconds
    assert likely(guessed, costs, 2) < likely(measured, costs, 2)


def test_a_shot_knows_what_is_played_on_the_way(
    tmp_path: Path, jobs: list[Job], records: dict[str, Record], costs: Costs
) -> None:
    found = cut(missing(jobs[:1], records, Vault(tmp_path)), costs, 4)
    last = next(shot for shot in found if shot.wanted[-1].beat == "beat3")
    assert last.passed == 600 - sum(one.frames for one in last.wanted)
    assert costs.of(last) == pytest.approx(START + PASSING * last.passed + EACH * (600 - last.passed))


def test_what_is_filmed_is_left_out(
    tmp_path: Path, jobs: list[Job], records: dict[str, Record], costs: Costs
) -> None:
    vault = Vault(tmp_path)
    for number in (0, 1, 3):
        vault.keep_segment(Segment(f"beat{number}", f"glide{number}", b"film", 1.0))
    assert wanted(cut(missing(jobs, records, vault), costs, 1)) == [
        ("glide/beat2",),
        ("fall/beat0", "fall/beat1"),
    ]


def test_two_beats_of_one_look_are_filmed_once(tmp_path: Path, jobs: list[Job], costs: Costs) -> None:
    record = filmed("glide", (4, 4)).record
    twins = replace(record, beats=tuple(replace(beat, segment="same") for beat in record.beats))
    assert wanted(cut(missing(jobs[:1], {"glide": twins}, Vault(tmp_path)), costs, 1)) == [("glide/beat0",)]


def test_costs_are_learnt_and_kept(
    tmp_path: Path, jobs: list[Job], records: dict[str, Record], costs: Costs
) -> None:
    (shot, _) = cut(missing(jobs, records, Vault(tmp_path)), costs, 1)
    costs.learn(shot, Segment("beat1", "glide1", bytes(600), 5.0))
    costs.keep()
    again = Costs(tmp_path / "costs.json")
    assert again.seconds(shot.job, shot.wanted[1]) == pytest.approx(5.0)
    assert again.bytes(shot.job, shot.wanted[1]) == pytest.approx(600)


def test_what_was_measured_is_a_guess_no_more(
    tmp_path: Path, jobs: list[Job], records: dict[str, Record], costs: Costs
) -> None:
    """What a shot takes is off by less once its beats were filmed."""
    (shot, _) = cut(missing(jobs, records, Vault(tmp_path)), costs, 1)
    costs.guessed = {*costs.table}
    before = costs.ways(shot).std()
    for one in shot.wanted:
        costs.learn(shot, Segment(one.beat, one.segment, bytes(600), EACH * one.frames))
    assert costs.ways(shot).std() < before / 3


def test_a_beat_without_a_frame_can_be_guessed(tmp_path: Path, jobs: list[Job], records: dict[str, Record]) -> None:
    record, costs = records["fall"], Costs(tmp_path / "costs.json")
    empty = replace(record, beats=tuple(replace(beat, end=beat.first) for beat in record.beats))
    costs.expect(jobs[1], Rehearsed(empty, b"", efforts={beat.key: Effort(0, 0.0) for beat in empty.beats}))
    assert costs.seconds(jobs[1], Wanted("beat0", "", 0)) == 0


def test_a_rehearsal_tells_what_a_beat_may_cost_where_nobody_knows(
    tmp_path: Path, jobs: list[Job], records: dict[str, Record]
) -> None:
    """A beat in which much is drawn is dearer than one that stands, however long."""
    costs = Costs(tmp_path / "costs.json")
    record = records["fall"]
    costs.table = {"fall/beat1 854x480": [EACH, 50.0]}
    efforts = {"beat0": Effort(40, 0.5), "beat1": Effort(2, 0.1)}
    costs.expect(jobs[1], Rehearsed(record, b"", efforts=efforts))
    ((_, _, left),) = missing(jobs[1:], {"fall": record}, Vault(tmp_path))
    guessed, known = (costs.seconds(jobs[1], Wanted(beat.key, beat.segment, 50)) for beat in left)
    assert guessed == pytest.approx(PICTURE * 854 * 480 * 40 + DRAWN * 0.5)
    assert known == pytest.approx(50 * EACH)


@pytest.mark.parametrize("text", ['{"hill/open 320x180": 3', '{"hill/open 320x180": 3}', "[]"])
def test_a_broken_table_of_costs_is_forgotten(tmp_path: Path, text: str) -> None:
    (tmp_path / "costs.json").write_text(text, encoding="utf-8")
    assert Costs(tmp_path / "costs.json").table == {}


def test_an_estimate_counts_film_and_disk(
    tmp_path: Path, jobs: list[Job], records: dict[str, Record], costs: Costs
) -> None:
    expected = estimate(cut(missing(jobs, records, Vault(tmp_path)), costs, 1), costs, 1)
    assert expected.seconds == pytest.approx(700 * EACH + 2 * START)
    assert expected.size == 35_000
    assert expected.film_seconds == pytest.approx(700 / 15)


def test_filming_side_by_side_takes_as_long_as_whoever_is_ready_last(
    tmp_path: Path, jobs: list[Job], records: dict[str, Record], costs: Costs
) -> None:
    """60 seconds of one scene beside 10 of another."""
    shots = cut(missing(jobs, records, Vault(tmp_path)), costs, 1)
    assert [estimate(shots, costs, workers).seconds for workers in (2, 9)] == [pytest.approx(600 * EACH + START)] * 2


def test_cards_are_filmed_side_by_side_once_scenes_are() -> None:
    assert seconds_of_cards([], (854, 480), 2) == 0
    alone, together = (seconds_of_cards([100, 100], (1000, 1000), workers) for workers in (1, 2))
    assert alone - START == pytest.approx(2 * (together - START)) == pytest.approx(CARD * 2e8)
    assert seconds_of_cards([100], (1000, 1000), 9) == pytest.approx(together)


def test_settings_of_another_scene_leave_the_key(tmp_path: Path) -> None:
    keys = {job_of(request(tmp_path, *changed), LECTURE, "glide").key for changed in ((), ("fall.depth=1",))}
    assert len(keys) == 1


def test_an_unknown_scene_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault, match='no scene "glyde"; did you mean "glide"'):
        job_of(request(tmp_path), LECTURE, "glyde")


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "{", "null", "[" * 99_999, '{"hill/a 854x480": [1]}', '{"hill/a 854x480": null}',
        '{"hill/a 854x480": [NaN, 1]}', '{"hill/a 854x480": [1e999, 1]}', '{"hill/a 854x480": [-1, 1]}',
        '{"hill/a 854x480": ["1", 1]}', '{"hill/a 854x480": [true, 1]}', '{"hill/a 854x480": [1, 1e300]}',
        '{"hill/a 854x480": [1' + "0" * 400 + ", 1]}", '{"hill/a 854x480": [0.1, 1, 2]}',
    ],
)  # fmt: skip
def test_costs_that_cannot_be_are_forgotten(content: str, tmp_path: Path) -> None:
    """A table that was damaged, or that somebody forged, may not stop a film, nor promise it for the next year."""
    (tmp_path / "costs.json").write_text(content, encoding="utf-8")
    assert Costs(tmp_path / "costs.json").table == {}


def test_costs_that_can_be_are_taken_from_among_others(tmp_path: Path) -> None:
    (tmp_path / "costs.json").write_text(
        '{"a": [0.25, 10], "b": [NaN, 1]}'.replace("NaN", "-1"), encoding="utf-8"
    )
    assert Costs(tmp_path / "costs.json").table == {"a": [0.25, 10.0]}


@pytest.mark.parametrize("instead", [Path.mkdir, os.mkfifo])
def test_costs_are_kept_where_something_else_lies(instead: Callable[[Path], None], tmp_path: Path) -> None:
    instead(tmp_path / "costs.json")
    costs = Costs(tmp_path / "costs.json")
    costs.table["a"] = [0.25, 10.0]
    costs.keep()
    assert Costs(tmp_path / "costs.json").table == {"a": [0.25, 10.0]}
