"""The square of a leg lies on the map beside that leg, and turns into the bar of the gap; other gaps are no squares."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from steepest.stage.figures.slopes.gap_square import GapSquare
from steepest.stage.ground.paint.thing_painter import points_of
from tests.stage.figures.slopes.test_two_legs import STEPS, made


@pytest.mark.parametrize("by", STEPS)
@pytest.mark.parametrize(("source", "side"), [("x**2 + 3*y", 0), ("y**2 - x", 1)])
def test_its_sides_are_the_leg_whose_square_the_gap_is(
    source: str, side: int, by: tuple[Fraction, Fraction]
) -> None:
    legs, land, step, _ = made(source, by)
    assert len(legs.squared()) == 1
    square = GapSquare(legs)
    corners = land.whole.back(points_of(square.patch, land.whole))[:, :2]
    around = np.abs(np.diff([*corners, corners[0]], axis=0)).sum(axis=1)
    assert around == pytest.approx(abs(float(by[side])))
    assert float(np.prod(np.ptp(corners, axis=0))) == pytest.approx(float(step.gap))
    assert corners[:2] == pytest.approx(legs.corners()[side : side + 2])
    low, high = corners.min(axis=0), corners.max(axis=0)
    spans = np.array(land.spans)
    assert (spans[:, 0] <= low).all() and (high <= spans[:, 1]).all()


def test_it_turns_into_the_bar_of_the_gap_and_is_gone() -> None:
    legs, land, _, _ = made("x**2 + 3*y", STEPS[0])
    square = GapSquare(legs)
    turning = square.turned(run_time=1.0)
    turning.begin()
    turning.interpolate(0.3)
    assert square.patch in land.landscape.things and square.patch.below and square.patch.opacity == 1
    turning.interpolate(1.0)
    foot, top = points_of(legs.gap[3], land.whole)
    low, _, high, _ = points_of(square.patch, land.whole)
    assert [low[2], high[2]] == pytest.approx([foot[2], top[2]], abs=0.05)
    assert square.patch not in land.landscape.things and not square.patch.below


@pytest.mark.parametrize("source", ["5 - x**2", "2*x**2 + y", "x*y", "x**2 + y**2", "x**3 + y", "x - y"])
def test_what_is_no_square_of_a_leg_has_none(source: str) -> None:
    assert not made(source + " + y/9", STEPS[0])[0].squared()
