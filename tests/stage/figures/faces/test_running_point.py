"""A point that runs over faces: its numbers are exact where it has arrived, and there are some on kinks."""

from __future__ import annotations

from fractions import Fraction

import pytest

from steepest.calculus import Function, Number, Spot, TermByTerm
from steepest.stage.figures.faces.running_point import RunningPoint, off_kink

WAVE = Function("cos(2*x) - cos(pi*y)", ["x", "y"])
ROOF = Function("abs(x - y)", ["x", "y"])
START, END = (Fraction(1, 2), Fraction(-2)), (Fraction(1, 2), Fraction(0))


def test_where_a_spot_is_reached_but_for_rounding_its_own_slope_is_read() -> None:
    point = RunningPoint((0.5, -2.0), [Spot(WAVE, START), Spot(WAVE, END)])

    assert point.read == START
    assert point.slope(TermByTerm(WAVE, "y"), 1) == 0


def test_on_its_way_it_is_read_with_few_decimals_and_a_slope_that_passes_by_zero_is_zero() -> None:
    point = RunningPoint((0.5, -0.99999), [Spot(WAVE, START), Spot(WAVE, END)])

    assert point.read == (Fraction(1, 2), -1)
    assert point.slope(TermByTerm(WAVE, "y"), 1) == 0


@pytest.mark.parametrize("at", [(-1, -1), (-1.0, -1.0), (Fraction(-1), -1.0000001)])
def test_on_a_kink_the_slope_is_that_close_beside_it(at: tuple[Number, Number]) -> None:
    point = RunningPoint(
        at, [Spot(ROOF, (Fraction(2), Fraction(-1))), Spot(ROOF, (Fraction(-1), Fraction(0)))]
    )

    assert abs(point.slope(TermByTerm(ROOF, "x"), 1)) == 1


def test_a_point_off_all_kinks_is_itself() -> None:
    assert off_kink(ROOF, START) is START
