"""A piece of a round scale that is unrolled: where its values lie before and after."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.instrument.arc import Arc
from steepest.stage.figures.instrument.straight_scale import StraightScale

STRIP, ARC = Box(-6.0, -2.5, 1.0, -2.3), Arc((4.0, 1.0), 1.6, (0.0, 50.0), 4.0)


@pytest.mark.parametrize(
    "values", [(36, 41, 35, 46), (0, 0), (-3, Fraction(1, 3)), (1e6, 1e6 + 1), (1e-9, 3e-9), (5, 5, 5)]
)
def test_it_holds_all_values_between_its_ends_in_their_order(values: tuple[Number, ...]) -> None:
    made = StraightScale(ARC, values, STRIP)
    places = [made.at(value) for value in sorted(values)]
    assert places == sorted(places) and STRIP.left < places[0] and places[-1] < STRIP.right
    assert len(made.ticks) > 3 and np.diff(made.ticks) == pytest.approx(made.step)
    assert made.at(made.ticks[0]) == STRIP.left and made.at(made.ticks[-1]) == pytest.approx(STRIP.right)


def test_it_reaches_from_the_arc_to_its_box_and_ends_there() -> None:
    made = StraightScale(ARC, (36, 46), STRIP)
    reach = made.reach()
    assert reach is not None and reach.top > ARC.middle[1] - ARC.radius and reach.right > STRIP.right + 1
    made.unrolled.value = 1.0
    reach = made.reach()
    assert reach is not None and reach.right == pytest.approx(STRIP.right, abs=0.2)
    assert reach.top == pytest.approx(STRIP.top, abs=0.2) and reach.bottom > theme.FRAME.bottom
