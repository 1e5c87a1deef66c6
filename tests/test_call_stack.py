"""A loop costs the same however many calls lead to it."""

from __future__ import annotations

import resource

import pytest

from steepest.call_stack import with_room

CALLS = 200
DEPTHS = range(400)  # some 90 KB of frames: several chunks of 16 KB end on the way


def leaf(*numbers: int) -> list[int]:
    return [*numbers]


def pages_at(depth: int) -> int:
    """Pages of memory that the system hands out while a loop calls a function, so many calls down."""
    if depth:
        return [pages_at(depth - 1)][0]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for number in range(CALLS):
        leaf(number, number)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


@with_room
def with_much_room() -> int:
    return max(map(pages_at, DEPTHS))


def test_no_depth_lets_each_call_ask_for_memory() -> None:
    """Without room, there is a depth at which each of the calls takes a page."""
    assert with_much_room() < CALLS / 4


def test_what_is_called_with_room_gives_and_raises_what_it_did() -> None:
    assert with_room(divmod)(7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        with_room(divmod)(7, 0)
