"""A piece of a round scale by itself: where its values lie, and how it grows."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.instrument.straight_scale import StraightScale

STRIP, SPAN = Box(-6.0, -2.5, 1.0, -2.3), (0.0, 50.0)


@pytest.mark.parametrize(
    "values", [(36, 41, 35, 46), (0, 0), (-3, Fraction(1, 3)), (1e6, 1e6 + 1), (1e-9, 3e-9), (5, 5, 5)]
)
def test_it_holds_all_values_between_its_ends_in_their_order(values: tuple[Number, ...]) -> None:
    made = StraightScale(SPAN, values, STRIP)
    places = [made.at(value) for value in sorted(values)]
    assert places == sorted(places) and STRIP.left < places[0] and places[-1] < STRIP.right
    assert len(made.ticks) > 3 and np.diff(made.ticks) == pytest.approx(made.step)
    assert made.at(made.ticks[0]) == STRIP.left and made.at(made.ticks[-1]) == pytest.approx(STRIP.right)


def test_it_grows_both_ways_from_its_first_value_and_stays_in_its_strip() -> None:
    made, reached = StraightScale(SPAN, (36, 35, 46), STRIP), list[Box]()
    for share in (0.0, 0.3, 0.6, 1.0):
        made.grown.value = share
        reach = made.reach()
        assert reach is not None
        reached.append(reach)
    here, around = made.at(36), theme.TEXT_GAP
    assert reached[0].left == pytest.approx(here, abs=around) and reached[0].right == pytest.approx(here, abs=around)
    assert all(one.left > other.left and one.right < other.right for one, other in pairwise(reached))
    assert reached[-1].apart(STRIP) < 0 and STRIP.shrunk(-around).left < reached[-1].left
    assert reached[-1].right == pytest.approx(STRIP.right, abs=around) and reached[-1].top < STRIP.top + around
