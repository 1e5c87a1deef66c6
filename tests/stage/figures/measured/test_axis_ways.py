"""Arrows along the axes of a plot of errors lead to shorter steps and smaller errors, and names keep off them."""

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.label import box_of
from steepest.stage.figures.measured.axis_ways import AxisWays
from steepest.stage.type.typeset import words
from tests.scenes.opened import opened
from tests.stage.figures.measured.test_error_plot import each_function, made


def ways(function: str) -> AxisWays:
    return AxisWays(opened("finite_difference"), made(function, theme.PICTURE), "shorter", "smaller")


@each_function
def test_one_leads_to_shorter_steps_and_one_to_smaller_errors(function: str) -> None:
    along = ways(function)
    across, down = (each for each in along.told if isinstance(each, FlatArrow))
    back = [along.logs.plane.back(np.array([each.start, each.end])) for each in (across, down)]
    (long, short), (large, small) = back[0][:, 0], back[1][:, 1]
    assert short < long and small < large
    assert back[0][0, 1] == pytest.approx(back[0][1, 1]) and back[1][0, 0] == pytest.approx(back[1][1, 0])


@each_function
def test_names_of_lines_keep_off_them_until_they_go(function: str) -> None:
    along = ways(function)
    solid = len(along.logs.labels.solid)
    told = [box_of(each) for each in along.told if not isinstance(each, FlatArrow)]
    for kind in along.logs.colours:
        name = along.logs.named(kind, words("one side: like h", size=theme.SMALLEST_SIZE)).box
        assert all(name.apart(each) > 0 for each in told)
    along.free()
    assert len(along.logs.labels.solid) == solid - 2
