"""Cells tell the steps that were taken."""

import pytest

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.row.step_cells import StepCells

BOX = Box(-1.0, 0.0, 2.0, 0.3)


def test_the_cells_of_all_steps_fill_the_box_and_none_leaves_it() -> None:
    cells = StepCells(BOX, 10, 10.0)
    spans = cells._spans(10.0)
    assert len(spans) == 10 and spans[0][0] == BOX.left
    assert all(BOX.left <= left and left + width <= BOX.right for left, width in spans)


@pytest.mark.parametrize(("taken", "count"), [(2.5, 3), (4.0, 4), (0.0, 0)])
def test_a_step_that_is_being_taken_has_a_part_of_its_cell(taken: float, count: int) -> None:
    spans = StepCells(BOX, 10, 0.0)._spans(taken)
    assert len(spans) == count
    ((_, whole),) = StepCells(BOX, 10, 0.0)._spans(1.0)
    assert sum(width for _, width in spans) == pytest.approx(taken * whole)


def test_cells_too_close_to_be_told_apart_are_one_bar() -> None:
    ((left, width),) = StepCells(BOX, 1000, 0.0)._spans(500.0)
    assert (left, width) == pytest.approx((BOX.left, BOX.width / 2))


@pytest.mark.parametrize("most", [10, 1000])
def test_those_beyond_some_go_on_right_where_these_end(most: int) -> None:
    cells = StepCells(BOX, most, 9.0, beyond=7)
    together = sum(width for _, width in [*cells._spans(7.0), *cells._spans(9.0, 7)])
    assert together == pytest.approx(sum(width for _, width in cells._spans(9.0)))
    assert cells._spans(6.0, 7) == []


def test_it_tells_how_many_are_taken_as_they_are_now() -> None:
    now = [3.0]
    cells = StepCells(BOX, 10, lambda: now[0])
    before = cells.appearance()
    now[0] = 5.0
    assert cells.appearance() != before
    (taken,) = cells.shapes()
    assert taken.colour == theme.DESCENT and taken.points[0, 0] == 5.0
