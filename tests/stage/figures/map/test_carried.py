"""A map of a promise shows its first arrow whole, wherever it is carried; arrows are as long as a round scale lets."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from steepest.calculus import Function, Promise
from steepest.stage.figures.map.map import Map
from steepest.stage.figures.map.window import arrow_scale
from steepest.stage.type.typeset import words
from tests.families import crossed

LONG = Promise(Function("(x - 2)**2 + 5*(y + 1)**2", ["x", "y"]), (4, -1), (3, -2), dips=True)
SIZES = [Fraction(1, 10**6), 1, 1000]
TURNS = np.linspace(0, 2 * math.pi, 9)[:-1]


def framed(turn: float, size: Fraction | int, far: float) -> tuple[Map, Promise]:
    """A bowl whose gradient at the start points away from the bottom; the first arrow is carried so far on, of the way
    to that."""
    bowl = Function("(x - 3)**2 + (y + 1)**2", ["x", "y"])
    start = (3 + float(size) * math.cos(turn), -1 + float(size) * math.sin(turn))
    promise = Promise(bowl, start, tuple(at + far * (low - at) for at, low in zip(start, (3, -1), strict=True)))
    return Map(bowl, [start, (3, -1), promise.end], names=("x", "y"), promise=promise), promise


@pytest.mark.parametrize(("turn", "size", "far"), crossed(8, TURNS, SIZES, [0.7, 1.4, 3]))
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


def test_the_first_arrow_slides_to_where_it_is_false_and_only_then_a_copy_turns_and_takes_its_colour() -> None:
    made = Map(LONG.function, [(0, -4), (5, 2)], names=("x", "y"), promise=LONG)
    carried = made.carried(LONG)
    carried.along.value = 1
    moves = [prepare_animation(each) for each in carried.name(words("new"), words("old"), words("lowest"))]
    for each in moves:
        each.begin()
    seen: list[tuple[float, float, float, float]] = []
    for time in np.linspace(0, max(each.run_time for each in moves), 61):
        for each in moves:
            each.interpolate(min(float(time) / each.run_time, 1.0))
        first, true, begun = (each.end - each.start for each in (carried.first, carried.true, carried.begun))
        assert first == pytest.approx(begun) and carried.true.start == pytest.approx(carried.first.start)
        gap = float(np.hypot(*(carried.first.start - made.plane.place(LONG.end))[:2]))
        angle = math.acos(np.dot(first, true) / math.hypot(*first) / math.hypot(*true) * (1 - 1e-12))
        is_grey = carried.true.colour == carried.first.colour
        assert angle < 1e-3 or not is_grey
        if not is_grey:
            assert gap < 1e-6 and carried.angle[0].opacity > 0.99 and carried.begun.opacity > 0.99
        seen.append((-gap, angle, carried.mark[0].opacity, carried.names[0].words.get_fill_opacity()))
    assert all(np.diff(column).min() > -1e-6 for column in np.array(seen).T)
    assert seen[0][0] < -0.5 and seen[-1][1] == pytest.approx(math.atan(5)) and seen[-1][2] == 1
    named = next(k for k, each in enumerate(seen) if each[2] > 0.02)
    assert seen[named][1] > 0.95 * seen[-1][1]


def test_when_it_is_told_where_the_first_was_measured_what_was_told_of_the_lowest_point_goes() -> None:
    made = Map(LONG.function, [(0, -4), (5, 2)], names=("x", "y"), promise=LONG)
    carried = made.carried(LONG)
    carried.along.value = 1
    carried.name(words("new"), words("old"), words("lowest"))
    true, first, lowest = carried.names
    moves = [prepare_animation(each) for each in carried.measured(words("here"))]
    for each in moves:
        each.begin()
        each.interpolate(1.0)
    assert carried.names[:3] == [true, first, lowest] and len(carried.names) == 4
    assert {lowest, true, first} - {*made.labels.there} == {lowest}
    assert carried.first.opacity == carried.true.opacity == carried.begun.opacity == 1
    assert [each.words[0].get_fill_opacity() for each in (true, first, lowest)] == [1, 1, 0]
