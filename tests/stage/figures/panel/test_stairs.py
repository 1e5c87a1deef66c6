"""The bars of a sum lead from level to level in one scale, and their numbers touch nothing, whatever the terms."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise

import numpy as np
import pytest

from steepest.calculus import Function, TotalDifferential
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.formula.total_rule import TotalRule
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.stairs import Stairs
from steepest.stage.type.typeset import Typeset
from tests.stage.sheet import Sheet

SLOPES = [(4, 3), (-4, 3), (4, -3), (-4, -3), (-1, 5), (0, 2), (3, 0), (Fraction(1, 7), Fraction(-1, 9)), (1e-5, 3)]


def stairs(one: object, other: object, region: Box | None = theme.OVER_LINES) -> tuple[Stairs, TotalDifferential]:
    height = Function(f"({one})*x + ({other})*y", ["x", "y"])
    step = TotalDifferential(height, (Fraction(0), Fraction(0)), (Fraction(1, 2), Fraction(-1, 2)))
    return TotalRule(Sheet(total=step), "total").stairs(region), step


@pytest.mark.parametrize("slopes", SLOPES)
def test_each_bar_begins_where_the_one_before_ends_and_the_total_at_the_floor(slopes: tuple[object, object]) -> None:
    made, step = stairs(*slopes)
    ends = [bar.outline[:, 1] for bar in made.bars]
    assert ends[0][0] == pytest.approx(made.floor) == pytest.approx(ends[2][0])
    assert ends[1] == pytest.approx([ends[0][1], ends[2][1]])
    tall = np.array([end - start for start, end in ends])
    climbs = np.array([*step.legs, step.value], float)
    assert tall * np.abs(climbs).max() == pytest.approx(climbs * np.abs(tall).max(), abs=1e-6)


@pytest.mark.parametrize("slopes", SLOPES)
def test_all_of_it_is_in_its_region_and_no_number_lies_on_a_bar_or_a_level(slopes: tuple[object, object]) -> None:
    made, _ = stairs(*slopes)
    numbers = [box_of(part) for part in made.all if isinstance(part, Typeset)]
    assert numbers or slopes == SLOPES[-1], "only what could not be read is left out"
    for one, other in combinations(numbers, 2):
        assert one.apart(other) >= theme.TEXT_GAP
    region = theme.OVER_LINES
    for box in numbers:
        assert region.left <= box.left and box.right <= region.right
        assert region.bottom <= box.bottom and box.top <= region.top
        for line in (part for part in made.all if not isinstance(part, Typeset)):
            for a, b in pairwise(line.outline[:, :2]):
                assert not box.holding(np.linspace(a, b, 100)).any()


def test_without_a_region_nothing_comes_with_any_of_them() -> None:
    assert stairs(4, 3, None)[0].steps == [[], [], []]
