"""A line that measures a slope leaves a ghost of itself where it was before the step shrank."""

import numpy as np
import pytest

from steepest.calculus import Cut, Function
from steepest.stage.box import Box
from steepest.stage.figures.measured.difference_plot import DifferencePlot
from steepest.stage.play.live import Live
from tests.families import rows
from tests.stage.figures.flat.test_drawn import played

REGION = Box(-3.75, -2.0, 3.75, 2.0)


@pytest.mark.parametrize(
    ("function", "at", "turned"),
    rows(
        1,
        [
            ("x**2 + y**2", (1, 2), [True, False, True]),
            ("x**3 - y", (1, 2), [True, True, True]),
            ("-exp(x)*y", (1, 2), [True, True, True]),
            ("x**2 + y", (-3, 0), [True, False, True]),
            ("x", (1, 2), [False, False, False]),
        ],
    ),
)
def test_each_line_as_it_was_stays_through_the_foot_under_the_line_that_turns_off_it(
    function: str, at: tuple[float, float], turned: list[bool]
) -> None:
    h = Live(1.0)
    plot = DifferencePlot(Cut(Function(function, ["x", "y"]), at, "x"), h, REGION)
    played([plot.through.to(1.0)])
    lines = plot.one_side[0], plot.two_sides[0], plot.other_side
    before = [line.outline for line in lines]
    played([h.to(0.2)])
    for was, line, first, turns in zip(plot.was, lines, before, turned, strict=True):
        assert was.outline == pytest.approx(first, abs=1e-6)
        assert (np.abs(line.outline - first).max() > 0.05) == turns
        assert was.dashed and was.width_of_line < line.width_of_line
        assert plot.curve.z_index < was.z_index < line.z_index
        reach = was.reach()
        assert reach and reach.holding(was.outline[:, :2]).all()
