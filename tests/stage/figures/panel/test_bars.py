"""Bars are as high as their values, and figures stand clear of them."""

import pytest

from steepest.stage.box import Box
from steepest.stage.figures.panel.bars import Bars
from steepest.stage.type.typeset import words

BOX = Box(1, -1, 4, 1)


def test_bars_are_as_high_as_their_values() -> None:
    bars = Bars([1, 4, 2], BOX)
    assert [bars.top(k)[1] - BOX.bottom for k in range(3)] == pytest.approx([0.5, 2, 1])


def test_a_figure_stands_over_its_bar_clear_of_its_neighbours() -> None:
    bars = Bars([1, 4, 2], BOX)
    figure = bars.crown(0, words("a wide figure"))
    assert figure.baseline > BOX.top
    assert bars.crown(0, words("a wide figure"), told=1).baseline < BOX.top  # the others are still to grow


def test_a_figure_stays_between_the_edges_of_the_box() -> None:
    bars = Bars([1, 4, 2], BOX)
    assert bars.crown(0, words("a wide figure")).get_left()[0] >= BOX.left - 1e-9
    assert bars.crown(2, words("a wide figure")).get_right()[0] <= BOX.right + 1e-9


@pytest.mark.parametrize(("told", "heights"), [(0, []), (1, [1]), (2.5, [1, 4, 1]), (3, [1, 4, 2])])
def test_bars_grow_one_after_the_other_with_a_live_value(told: float, heights: list[float]) -> None:
    bars = Bars([1, 4, 2], BOX, lambda: told)
    assert [float(shape.points[0, 1]) for shape in bars.shapes()] == heights
