"""A map of a promise shows its first arrow whole, wherever it is carried; arrows are as long as a round scale lets."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest

from steepest.calculus import Function, Promise
from steepest.stage.figures.map.map import Map
from steepest.stage.figures.map.window import arrow_scale

SIZES = [Fraction(1, 10**6), 1, 1000]
TURNS = np.linspace(0, 2 * math.pi, 9)[:-1]


def framed(turn: float, size: Fraction | int, far: float) -> tuple[Map, Promise]:
    """A bowl whose gradient at the start points away from the bottom; the first arrow is carried so far on, of the way
    to that."""
    bowl = Function("(x - 3)**2 + (y + 1)**2", ["x", "y"])
    start = (3 + float(size) * math.cos(turn), -1 + float(size) * math.sin(turn))
    promise = Promise(bowl, start, tuple(at + far * (low - at) for at, low in zip(start, (3, -1), strict=True)))
    return Map(bowl, [start, (3, -1), promise.end], names=("x", "y"), promise=promise), promise


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("far", [0.7, 1.4, 3])
def test_the_first_arrow_is_seen_whole_from_its_start_to_where_it_is_carried(
    turn: float, size: Fraction | int, far: float
) -> None:
    made, promise = framed(turn, size, far)
    carried = made.carried(promise)
    first, at_end, _ = carried.arrows
    assert not first.is_cut and not at_end.is_cut
    long = [float(np.hypot(*(arrow.end - arrow.start)[:2])) for arrow in (first, at_end)]
    assert long[0] == pytest.approx(long[1]) and long[0] > made.box.height / 8 - 1e-6


@pytest.mark.parametrize("tens", [0, 2, 9])
def test_an_arrow_that_has_room_for_a_twelfth_of_a_length_is_not_drawn_at_a_twentieth(tens: int) -> None:
    ten = Fraction(10) ** tens
    for parts, found in ((10, 10), (11, 12), (13, 15), (16, 20), (20, 20), (21, 30), (91, 100), (101, 120)):
        assert arrow_scale([parts * ten], spread=Fraction(10, 3)) == 1 / (found * ten)  # 3/10 of which is 1
