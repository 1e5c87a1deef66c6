"""A chart of a walk: its points are the values, its axes hold what they should, whole steps have the ticks."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.plane import Plane, apart
from steepest.stage.figures.step_chart import StepChart, step_ticks
from steepest.stage.type.typeset import Typeset, formula, words

ROOM = Box(2.8, -1.2, 6.6, 1.5)


def chart(*values: float, few: int = 2) -> StepChart:
    names = words("step", size=26), formula("L", size=30)
    return StepChart(values, values, few, ROOM, names, theme.DESCENT)


def test_the_points_are_the_values() -> None:
    made = chart(8, 4, 2, 1)
    expected = [made.plane.at(step, value) for step, value in enumerate((8, 4, 2, 1))]
    assert np.allclose(made.curve.points, expected)


@pytest.mark.parametrize(("values", "low"), [((8, 1), 0), ((8, 6), 6), ((-3, 5), -3), ((4, 4), 0)])
def test_the_axis_starts_at_zero_where_that_costs_little(values: tuple[float, ...], low: float) -> None:
    assert chart(*values).plane.ys[0] == low


def test_all_of_it_stays_in_its_room() -> None:
    axes = chart(12345, 4, 2).axes
    assert axes.get_left()[0] >= ROOM.left - 1e-9 and axes.get_right()[0] <= ROOM.right + 1e-9


def test_widened_it_holds_the_last_step() -> None:
    made = chart(*range(40, 0, -1), few=3)
    assert not made.box.holds(made.curve.points[-1])
    widening = made.widen()
    widening.begin()
    widening.interpolate(1)
    assert made.curve.points[-1][0] == pytest.approx(made.box.right)


def test_the_head_is_where_the_curve_ends_and_hides_outside() -> None:
    made = chart(*range(40, 0, -1), few=3)
    made.reach(2)
    assert np.allclose(made.head.get_center(), made.plane.at(2, 38))
    made.reach(9)
    assert made.head.get_fill_opacity() == 0


@pytest.mark.parametrize("most", [1, 3, 6, 7, 40, 500])
def test_ticks_stand_at_whole_steps_and_do_not_crowd(most: int) -> None:
    plane = Plane((0, most), (0, 1), Box(0, 0, 2.4, 1), numbers=(0, 0))
    ticks, *numbers = step_ticks(plane)
    steps = [(tick.get_start()[0] - plane.at(0, 0)[0]) / plane.unit[0] for tick in ticks]
    assert np.allclose(steps, np.round(steps)) and steps[0] == 0 and len(steps) >= 2
    assert all(isinstance(number, Typeset) for number in numbers)
    assert all(apart(one, other) for one, other in pairwise(numbers))
