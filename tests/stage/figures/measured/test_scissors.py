"""The lines to either side stand as steep as they are told, with that of both sides between them."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.calculus import Cut, Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.label import along, box_of
from steepest.stage.figures.measured.difference_plot import DifferencePlot
from steepest.stage.figures.measured.scissors import Scissors
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.live import Live
from tests.scenes.opened import opened


@pytest.mark.parametrize("function", ["x**2 + y**2", "exp(x/2)*y", "x**3 - y", "2*x + y**2"])
@pytest.mark.parametrize("step", [1.0, 0.5])
def test_both_lines_through_the_point_stand_open_while_the_step_does_and_close_on_the_tangent_as_it_shrinks(
    function: str, step: float
) -> None:
    f, (x, y), h = Function(function, ["x", "y"]), (1, 2), Live(step)
    panel = Panel(opened("finite_difference", {"function": function}), theme.SIDE)
    plot = DifferencePlot(Cut(f, (x, y), "x"), h, Box(-3.75, -2.0, 3.75, 2.0), marked=True)
    sides = Scissors(panel, plot, "right", "left")
    here = float(f((x, y)))
    for h.value, plot.through.value in ((step, 0.0), (step, 1.0), (step / 4, 1.0), (1e-6, 1.0)):
        ahead, behind = (float(f((x + off, y))) for off in (h(), -h()))
        slopes = [(ahead - here) / h(), (here - behind) / h()]
        if h() < step / 100:
            assert slopes == pytest.approx([float(plot.cut.slope)] * 2, rel=1e-4)
        for blade, slope in zip(sides.blades, slopes, strict=True):
            (shape,) = blade.shapes()
            run, rise = (shape.points[-1] - shape.points[0])[:2]
            assert rise / run == pytest.approx(slope, rel=1e-5)
            assert here + (shape.points[0][0] - x) * slope == pytest.approx(shape.points[0][1], rel=1e-5, abs=1e-5)


def test_each_slope_stands_beside_its_own_step_off_all_lines_where_there_is_room() -> None:
    panel = Panel(opened("finite_difference"), theme.SIDE)
    plot = DifferencePlot(Cut(Function("x**2 + y**2", ["x", "y"]), (1, 2), "x"), Live(1), marked=True)
    sides = Scissors(panel, plot, "right", "left")
    assert len(sides.slopes) == 2 and not set(sides.slopes) & set(plot.labels.there)
    for label, own, other in zip(sides.slopes, sides.blades, sides.blades[::-1], strict=True):
        box = box_of(label.words)
        assert not any(box.is_crossed(line.outline) for line in (plot.curve, plot.slope, own, other))
        middle = np.array([(box.left + box.right) / 2, (box.bottom + box.top) / 2])
        apart = [np.hypot(*(along(line.outline, theme.FRAME) - middle).T).min() for line in (own, other)]
        assert apart[0] < apart[1]


@pytest.mark.parametrize(
    ("function", "told"),
    [
        ("x**2 + y**2", '(part("one", 1) + part("one", 3)) \\/ 2 = 2'),
        ("y - 2*x**2", '(part("one", (-2)) + part("one", (-6))) \\/ 2 = -4'),
        ("x**3 - y", ""),  # there the mean is not the slope of the tangent
    ],
)
def test_on_a_parabola_the_mean_of_both_slopes_is_told(function: str, told: str) -> None:
    scene = opened("finite_difference", {"function": function})
    plot = DifferencePlot(scene.facts.east, Live(1), marked=True)
    sides = Scissors(Panel(scene, theme.SIDE), plot, "right", "left", mean="wide", line=6)
    assert [told in words.markup for words in sides.mean] == ([True] if told else [])
