"""The arrow along the edge of a cut is the long side of a triangle, as steep as the function is there."""

import numpy as np
import pytest
from manim import Animation

from steepest.calculus import Cut, Function
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.outlook import into
from steepest.stage.figures.label import Label
from steepest.stage.figures.slopes.frozen_cut import SlopedCut
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.view import View
from tests.families import family
from tests.stage.figures.graph.test_graph import Sheet

AT = (1, 2)


def cuts(source: str) -> tuple[Block, list[SlopedCut]]:
    function = Function(source, ["x", "y"])
    land = Block(function, [(0, 3), (0, 3)], View(-114, 23), region=theme.BESIDE_FORMULAS, gap=None)
    return land, [SlopedCut(Sheet(point=AT), land, Cut(function, AT, name)) for name in "xy"]  # type: ignore[arg-type]


@pytest.mark.parametrize("source", ["3*x**2 + 2*x*y + y**3", "x*y - 3*x**2 - 2*y**2", "exp(x) - 5*y"])
def test_run_and_climb_meet_and_are_to_each_other_as_the_slope(source: str) -> None:
    land, both = cuts(source)
    wide, tall = (land.whole.at(*one) - land.whole.at(0, 0, 0) for one in ((1, 0, 0), (0, 0, 1)))
    for axis, cut in enumerate(both):
        (start, turn), (foot, top) = (points_of(leg, land.whole)[[0, -1]] for leg in cut.legs)
        assert turn == pytest.approx(foot) and start[2] == pytest.approx(turn[2])
        rate = (top[2] - foot[2]) / tall[2] / np.hypot(*(turn - start)[:2]) * wide[0]
        assert rate == pytest.approx(float(land.function.gradient(AT)[axis]))


def test_a_climb_that_is_hardly_seen_has_no_triangle() -> None:
    _, (along_x, along_y) = cuts("(x - 1)**2 + y**2")
    assert along_x.legs == [] and len(along_y.legs) == 2


@pytest.mark.parametrize("azimuth", family(3, [-34, -56, -20, -42, -48, -70]))
@pytest.mark.parametrize("source", ["x/y + sqrt(x) - y", "3*x**2 + 2*x*y + y**3", "x**2 - y**2"])
def test_its_name_leaves_the_climb_in_sight(source: str, azimuth: int) -> None:
    function, at, window = Function(source, ["x", "y"]), (2, 3), [(1.25, 3.25), (1.75, 3.75)]
    cut = Cut(function, at, "y")
    view = into(cut, View(azimuth, 25))
    land = Block(function, window, view, region=theme.BESIDE_FORMULAS, gap=None, traced=False)
    made = SlopedCut(Sheet(point=at), land, cut)  # type: ignore[arg-type]
    finish(land.look_into(cut, made.tall, view))
    made.sloped()
    name = made.parts[-1]
    assert isinstance(name, Label)
    seen = land.landscape.view.project(points_of(made.legs[1], land.whole))[:, :2]
    assert not any(name.box.holds(point) for point in seen)


def finish(animations: list[Animation]) -> None:
    for animation in animations:
        animation.begin()
        animation.finish()
