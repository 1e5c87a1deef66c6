"""The arrow along the edge of a cut is the long side of a triangle, as steep as the function is there."""

import numpy as np
import pytest

from steepest.calculus import Cut, Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.plot import Plot
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.slopes.frozen_cut import SlopedCut
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import SpaceCurve
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import come
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


@pytest.mark.parametrize(
    ("source", "is_one"), [("3*x**2 + 2*x*y + y**3", True), ("x + 20*(y - 2)/(1 + 400*(y - 2)**2)", False)]
)
def test_a_run_is_one_of_the_variable_unless_that_would_climb_too_far(source: str, is_one: bool) -> None:
    """So the climb over it is the slope itself."""
    land, (_, cut) = cuts(source)
    start, *_, end = land.whole.back(points_of(cut.legs[0], land.whole))[:, 1]
    assert (abs(end - start - 1) < 1e-9) == is_one and 0 < end - start <= 1 + 1e-9
    assert len(cut._one([])) == is_one  # and only then says so


def test_a_climb_that_is_hardly_seen_has_no_triangle() -> None:
    _, (along_x, along_y) = cuts("(x - 1)**2 + y**2")
    assert along_x.legs == [] and len(along_y.legs) == 2


def test_of_a_block_that_is_open_elsewhere_hardly_more_than_the_cut_is_left_as_it_becomes_its_graph() -> None:
    land, (along_x, along_y) = cuts("3*x**2 + 2*x*y + y**3")
    plane = Plot([0, 3], [0, 50], Box(-6, -3, -1, 1)).plane
    for each in (*land.look_into(along_y.cut), *come(along_y), *along_x.become(plane, along_y)):
        each.begin()
        each.finish()
    along, (near, far) = land.landscape.terrain.extent
    assert along == (0.0, 3.0) and near == 2.0  # behind y = 2, on all of x
    (left, bottom), (right, top) = plane.places(np.array([[0, 0], [3, 50]]))[:, :2]
    seen = land.landscape.view.project(land.landscape.terrain.points.reshape(-1, 3))
    assert near < far and bottom < seen[:, 1].min() and seen[:, 1].max() < top  # nothing stands out of the plane
    assert left - 0.01 < seen[:, 0].min() and seen[:, 0].max() < right + 0.01
    assert [thing for thing in land.landscape.things if isinstance(thing, SpaceCurve)] == [*along_x.parts]
