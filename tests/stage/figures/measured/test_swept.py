"""What a line has swept lies between where it was and where it is, and nowhere else."""

import numpy as np
import pytest

from steepest.calculus import Cut, Function
from steepest.stage.box import Box
from steepest.stage.figures.measured.difference_plot import DifferencePlot
from steepest.stage.fill import hull, inside
from steepest.stage.play.live import Live
from tests.families import rows
from tests.stage.figures.flat.test_drawn import played

REGION = Box(-3.75, -2.0, 3.75, 2.0)


def plotted(function: str, at: tuple[float, float], to: float) -> DifferencePlot:
    """A plot whose lines went through the foot, and whose step has shrunk."""
    h = Live(1.0)
    plot = DifferencePlot(Cut(Function(function, ["x", "y"]), at, "x"), h, REGION)
    played([plot.through.to(1.0)])
    played([h.to(to)])
    return plot


@pytest.mark.parametrize(
    ("function", "at"),
    rows(1, [("x**2 + y**2", (1, 2)), ("x**3 - y", (1, 2)), ("-exp(x)*y", (1, 2)), ("x**2 + y", (-3, 0))]),
)
def test_it_lies_between_the_line_as_it_was_and_as_it_is(function: str, at: tuple[float, float]) -> None:
    plot = plotted(function, at, 0.2)
    swept, foot = plot.swept[0], plot.plane.place(plot.cut.foot)[:2]
    first, last = (plot.secant(plot.cut.chord(0, step), "#FFFFFF").outline[:, :2] for step in (1.0, 0.2))
    half = len(swept.outline) // 2
    for side, part in ((1, swept.outline[:half, :2]), (-1, swept.outline[half:, :2])):
        ends = [line[np.argmax(side * line[:, 0])] for line in (first, last)]
        assert part[[0, 1, -1]] == pytest.approx(np.array([foot, *ends]), abs=1e-6)
        middle = np.mean([foot, foot, *ends], axis=0)
        assert inside(hull(part), middle[None]).all()
    assert plot.box.shrunk(-1e-6).holding(swept.outline[:, :2]).all()
    reach = swept.reach()
    assert reach and reach.holding(swept.outline[:, :2]).all()


@pytest.mark.parametrize(
    ("function", "seen"), [("x**2 + y**2", [True, False]), ("x**3", [True, True]), ("x", [False, False])]
)
def test_on_a_parabola_the_line_of_both_sides_sweeps_nothing(function: str, seen: list[bool]) -> None:
    assert [swept.is_seen for swept in plotted(function, (1, 2), 1e-3).swept] == seen


def test_a_line_that_swings_down_to_the_lower_edge_of_the_plot_sweeps_what_is_over_it() -> None:
    plot = plotted("x**4 + y", (0, 0), 1e-3)
    (across, up), foot = plot.swept[0].outline[:, :2].T, plot.plane.place(plot.cut.foot)
    assert across.max() == pytest.approx(plot.box.right) and across.min() == pytest.approx(float(foot[0]))
    assert up.min() == pytest.approx(plot.box.bottom) == pytest.approx(float(foot[1]))


def test_nothing_of_it_is_there_before_the_step_shrinks() -> None:
    plot = DifferencePlot(Cut(Function("x**3", ["x", "y"]), (1, 2), "x"), Live(1.0), REGION)
    played([plot.through.to(1.0)])
    assert not any(swept.is_seen or swept.reach() for swept in plot.swept)
