"""Rests are found wherever nothing moves, and are too long where there is nothing to read for so long."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.stage.play.stillness import LONGEST, SIGNS, Rest, Stillness

FPS = 10


def of(*parts: tuple[str, int, str], texts: dict[str, dict[int, int]] | None = None) -> list[Rest]:
    """The rests of a scene of parts: whether it moves ("m") or rests ("r"), for so many frames, and its look."""
    stillness, now = Stillness(), 0
    for number, (kind, count, look) in enumerate(parts):
        key = look.encode()
        if kind == "r":
            there = (texts or {}).get(look, {})
            stillness.resting(key, f"beat{number}", now, now + count, lambda there=there: there)
        else:
            for at in range(count):
                moved = f"{look}{at}" if at < count - 1 else parts[number + 1][2] if look == "into" else look
                stillness.moving(moved.encode(), f"beat{number}", now + at)
        now += count
    return stillness.done()


def test_what_moves_does_not_rest() -> None:
    assert {rest.end - rest.first for rest in of(("m", 50, "a"))} == {1}


def test_rests_that_follow_one_another_are_one() -> None:
    (rest,) = of(("r", 20, "a"), ("r", 30, "a"))
    assert (rest.beat, rest.first, rest.end) == ("beat0", 0, 50)


def test_a_rest_begins_where_a_movement_has_come_to_its_end() -> None:
    *_, rest = of(("m", 10, "into"), ("r", 50, "a"))
    assert (rest.first, rest.end) == (9, 60)


def test_a_movement_that_changes_nothing_is_a_rest() -> None:
    stillness = Stillness()
    for at in (1, 3, 5, 7):
        stillness.moving(b"same", "east", at)
    assert stillness.done() == [Rest("east", 1, 8)]


@given(st.lists(st.tuples(st.sampled_from("mr"), st.integers(1, 9), st.sampled_from("ab")), max_size=9))
def test_rests_do_not_overlap(parts: list[tuple[str, int, str]]) -> None:
    rests = of(*parts)
    assert all(one.end <= other.first for one, other in pairwise(rests))
    assert all(rest.first < rest.end for rest in rests)
    *_, frames = accumulate([0, *(count for _, count, _ in parts)])
    assert not rests or rests[-1].end == frames


@pytest.mark.parametrize(
    ("frames", "signs", "long"),
    [(40, 0, False), (41, 0, True), (60, 40, True), (60, 48, False), (60, 400, False), (3, 0, False)],
)
def test_a_rest_is_too_long_where_there_is_nothing_to_read(frames: int, signs: int, long: bool) -> None:
    assert LONGEST * FPS == 40 and SIGNS == 8
    assert Rest("east", 0, frames, signs).too_long(FPS) == long


def test_only_what_came_is_read() -> None:
    texts = {"a": {1: 10}, "b": {1: 10, 2: 5}, "c": {2: 5, 3: 7}}
    rests = of(("r", 9, "a"), ("m", 3, "x"), ("r", 9, "b"), ("m", 3, "y"), ("r", 9, "c"), texts=texts)
    assert [rest.signs for rest in rests if rest.end - rest.first > 1] == [10, 5, 7]
