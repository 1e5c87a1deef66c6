"""Signs and numbers that run stand one after another, and no number ever reaches its neighbours."""

from __future__ import annotations

from itertools import pairwise

import pytest

from steepest.stage import theme
from steepest.stage.figures.label import box_of
from steepest.stage.play.live import Live
from steepest.stage.type.line_of_type import LineOfType
from tests.scenes.opened import opened


@pytest.mark.parametrize("ends", [(0.0, 1.0), (-9.9, 123.4), (5.0, -1000.0)])
def test_numbers_have_room_for_all_that_they_will_be(ends: tuple[float, float]) -> None:
    line, value = LineOfType(opened("partials"), -2.0, 1.5, theme.FORMULA_SIZE, 0.2, 1), Live(ends[0])
    line.sign('"("')
    read = line.number(lambda: value.value, ends, theme.FIRST)
    line.sign('")"', theme.GRADIENT)
    for value.value in (*ends, sum(ends) / 2):
        read.update()
        boxes = [box_of(each) for each in line.shown]
        assert all(before.right < after.left for before, after in pairwise(boxes))
    assert boxes[0].left >= -2.0 - 1e-6 and boxes[-1].right == pytest.approx(line.right)


def test_the_gap_is_before_each_part_but_the_first() -> None:
    close, wide = (LineOfType(opened("partials"), 0.0, 0.0, theme.FORMULA_SIZE, gap, 0) for gap in (0.1, 0.3))
    for line in (close, wide):
        line.sign("1")
        line.number(lambda: 2, [2], theme.INK)
        line.sign("3")
    assert wide.right - close.right == pytest.approx(2 * (0.3 - 0.1))


def test_a_part_may_stand_farther_off_and_all_of_them_are_of_one_line() -> None:
    line, value = LineOfType(opened("partials"), 0.5, -1.0, theme.FORMULA_SIZE, 0.05, 1), Live(2.1)
    line.sign('"("')
    line.number(lambda: value.value, [1, 3], theme.INK)
    line.sign('","')
    line.sign("2", more=0.12)
    boxes = [box_of(each) for each in line.shown]
    gaps = [other.left - one.right for one, other in pairwise(boxes)]
    assert gaps[-1] == pytest.approx(0.17, abs=0.001) and max(gaps[:-1]) < theme.TEXT_GAP
    assert {each.line for each in line.shown} == {(0.5, -1.0)}
