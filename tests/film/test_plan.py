"""What filming is expected to take."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from film.plan import START, Costs, estimate, job_of, split
from film.vault import Vault
from script.fault import Fault
from script.lecture import read_lecture
from tests.film.pictures import take
from tests.film.test_lecture import FOLDER, request

LECTURE = read_lecture(FOLDER / "assets" / "lecture.md")
FRAMES = {"glide": 100, "fall": 300}


def test_costs_are_learnt_and_kept(tmp_path: Path) -> None:
    costs = Costs(tmp_path / "costs.json")
    rough = costs.of("hill", (320, 180))
    record = replace(take("hill", (4,)).record, cost=2.0)
    costs.learn(record, 400)
    assert Costs(tmp_path / "costs.json").of("hill", (320, 180)) == (0.5, 100.0) != rough


def test_a_broken_table_of_costs_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / "costs.json").write_text('{"hill 320x180": 3', encoding="utf-8")
    assert Costs(tmp_path / "costs.json").table == {}


@pytest.mark.parametrize(("workers", "wall"), [(1, 40.0), (2, 30.0), (8, 30.0)])
def test_time_follows_from_the_longest_worker(tmp_path: Path, workers: int, wall: float) -> None:
    jobs = [job_of(request(tmp_path), LECTURE, anchor) for anchor in ("glide", "fall")]
    costs = Costs(tmp_path / "costs.json")
    costs.table = {f"{anchor} 854x480": [0.1, 50.0] for anchor in FRAMES}
    expected = estimate(jobs, FRAMES, costs, workers)
    assert expected.seconds == pytest.approx(START + wall)
    assert expected.size == 20_000
    assert expected.film_seconds == pytest.approx(400 / 15)


def test_what_is_filmed_is_left_out(tmp_path: Path) -> None:
    jobs = [job_of(request(tmp_path), LECTURE, anchor) for anchor in ("glide", "fall")]
    vault = Vault(tmp_path)
    vault.keep(take("fall", (2,), key=jobs[1].key))
    there, left = split(jobs, vault)
    assert (list(there), left) == (["fall"], [jobs[0]])


def test_settings_of_another_scene_leave_the_key(tmp_path: Path) -> None:
    keys = {job_of(request(tmp_path, *changed), LECTURE, "glide").key for changed in ((), ("fall.depth=1",))}
    assert len(keys) == 1


def test_an_unknown_scene_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault, match='no scene "glyde"; did you mean "glide"'):
        job_of(request(tmp_path), LECTURE, "glyde")
