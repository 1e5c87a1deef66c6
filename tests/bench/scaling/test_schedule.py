"""Work laid out over workers: cut as the film is, nothing is lost, and some things stay in a row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.scaling.schedule import (
    BeatCost,
    Overheads,
    critical_path,
    last_of,
    pieces,
    rehearsals,
    split,
    wall,
)

OVERHEADS = Overheads(plan=0.5, awake=1.5, load=0.3, sound=1.0, join=4.0)
BEATS = [
    BeatCost(scene, key, 120, 1.0, 0.2, film, 10**6)
    for scene in "ab"
    for key, film in (("open", 3.0), ("walk", 5.0), ("rest", 4.0))
]
COSTS = st.lists(st.floats(0.1, 50), min_size=1, max_size=30)


def test_a_piece_passes_over_what_comes_before_it_and_the_longest_is_first() -> None:
    found = [piece.seconds for piece in pieces(BEATS[:3], OVERHEADS.load, workers=2)]
    assert found == pytest.approx([0.3 + 0.2 + 5, 0.3 + 0.4 + 4, 0.3 + 3])


def test_scenes_are_cut_only_where_a_worker_would_wait() -> None:
    assert [piece.seconds for piece in pieces(BEATS, 0, workers=2)] == pytest.approx([12, 12])


@pytest.mark.parametrize("workers", [1, 2, 5, 64])
def test_every_byte_is_in_a_piece(workers: int) -> None:
    assert sum(piece.size for piece in pieces(BEATS, 0, workers)) == sum(beat.size for beat in BEATS)


def test_a_scene_is_rehearsed_in_one_go() -> None:
    assert rehearsals(BEATS, OVERHEADS) == pytest.approx([4.3, 4.3])


def test_one_worker_does_all_in_a_row() -> None:
    filmed = 2 * (0.3 + 12)
    assert wall(BEATS, OVERHEADS, 1) == pytest.approx(0.5 + 1.5 + 8.6 + filmed + 4 + 3e6 / 125e6)


@given(COSTS, st.integers(1, 64))
def test_no_schedule_beats_its_longest_piece_or_its_share(costs: list[float], workers: int) -> None:
    last = last_of(costs, workers)
    assert last >= max(max(costs), sum(costs) / workers) * (1 - 1e-9)
    assert last <= sum(costs) / workers + max(costs) * (1 + 1e-9)


@pytest.mark.parametrize("workers", [1, 2, 4, 8, 64])
def test_the_critical_path_is_never_undercut(workers: int) -> None:
    assert wall(BEATS, OVERHEADS, workers) >= sum(critical_path(BEATS, OVERHEADS).values())


@given(st.floats(0.2, 30))
def test_cut_beats_cost_what_they_cost_whole(longest: float) -> None:
    parts = list(split(BEATS, longest))
    assert sum(beat.frames for beat in parts) == sum(beat.frames for beat in BEATS)
    assert sum(part.film for part in parts) == pytest.approx(sum(beat.film for beat in BEATS))
    assert max(part.film for part in parts) <= longest * (1 + 1e-9)
