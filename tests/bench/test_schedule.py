"""Work laid out over workers: nothing is lost, more workers are never slower, and some things stay in a row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.schedule import Beat, Overheads, critical_path, last_of, rehearsals, shots, split, wall

OVERHEADS = Overheads(plan=0.5, awake=1.5, load=0.3, join=4.0)
BEATS = [Beat(scene, 1.0, 0.2, film, 10**6) for scene in "ab" for film in (3.0, 5.0, 4.0)]
COSTS = st.lists(st.floats(0.1, 50), min_size=1, max_size=30)


def test_a_shot_passes_over_what_comes_before_it() -> None:
    found = [shot.seconds for shot in shots(BEATS, OVERHEADS.load, most=8)]
    assert found == pytest.approx([0.3 + 8, 0.3 + 0.4 + 4] * 2)


def test_a_beat_longer_than_a_shot_may_be_is_a_shot_alone() -> None:
    assert len(shots(BEATS, 0, most=0)) == len(BEATS)


def test_every_byte_is_in_a_shot() -> None:
    assert sum(shot.size for shot in shots(BEATS, 0, most=9)) == sum(beat.size for beat in BEATS)


def test_a_scene_is_rehearsed_in_one_go() -> None:
    assert rehearsals(BEATS, OVERHEADS.load) == pytest.approx([3.3, 3.3])


def test_one_worker_does_all_in_a_row() -> None:
    filmed = 2 * (0.3 + 12)
    assert wall(BEATS, OVERHEADS, 1, 8) == pytest.approx(0.5 + 1.5 + 6.6 + filmed + 4 + 3e6 / 125e6)


@given(COSTS, st.integers(1, 64))
def test_no_schedule_beats_its_longest_piece_or_its_share(costs: list[float], workers: int) -> None:
    last = last_of(costs, workers)
    assert last >= max(max(costs), sum(costs) / workers) * (1 - 1e-9)
    assert last <= sum(costs) / workers + max(costs) * (1 + 1e-9)


@pytest.mark.parametrize("workers", [1, 2, 4, 8, 64])
def test_the_critical_path_is_never_undercut(workers: int) -> None:
    assert wall(BEATS, OVERHEADS, workers, 8) >= sum(critical_path(BEATS, OVERHEADS).values())


@given(st.floats(0.2, 30))
def test_cut_beats_cost_what_they_cost_whole(longest: float) -> None:
    pieces = list(split(BEATS, longest))
    assert sum(piece.film for piece in pieces) == pytest.approx(sum(beat.film for beat in BEATS))
    assert max(piece.film for piece in pieces) <= longest * (1 + 1e-9)
