"""Both slopes at a point, as triangles along the lines of two cuts, which the block has room for."""

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.outlook import uphill
from steepest.stage.figures.slopes.both_tangents import BothTangents
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import come
from tests.families import rows
from tests.stage.figures.graph.test_graph import Sheet

GROUNDS = [
    ("3*x**2 + 2*x*y + y**3", (2, 1)),
    ("3*x - 2*y", (2, 1)),
    ("exp(x) + y", (2.9, 2.9)),
    ("x + y**4", (0, 2)),
]
END_ON = [
    ("x**3 - 3*x*y**2", (1, -2), (-1, 1)),
    ("-3*x + 4*y", (1, 1), (2, 2)),
    ("2*y - x**2", (2, 1), (0, 0)),
]
"""A slope that falls away from the eye, beside another."""


def made(source: str, at: tuple[float, float]) -> tuple[Block, BothTangents]:
    function = Function(source, ["x", "y"])
    land = Block(function, [(0, 3), (0, 3)], View(-135, 25), region=theme.BESIDE_FORMULAS, gap=None)
    return land, BothTangents(Sheet(slopes=function.gradient(at)), land, land.ball(at), at, "slopes")


FAR = Function("40*x - 30*y", ["x", "y"]), [(-5, 12), (-2, 15)], (-3, 8)
"""A ground on which a unit is hardly seen."""


@pytest.mark.parametrize(("source", "at"), rows(2, GROUNDS))
def test_arrows_are_as_steep_as_their_slopes(source: str, at: tuple[float, float]) -> None:
    land, both = made(source, at)
    for axis, arrow in enumerate(both.arrows):
        run, rise = np.diff(land.whole.back(points_of(arrow, land.whole)), axis=0)[0][[axis, 2]]
        assert rise / run == pytest.approx(float(land.function.gradient(at)[axis]))


def test_uprights_are_as_their_slopes_over_runs_of_one_length() -> None:
    land, both = made("3*x - 2*y", (2, 1))
    ends = [land.whole.back(points_of(leg, land.whole))[[0, -1]] for legs in both.legs for leg in legs]
    spans = np.diff(ends, axis=1)[:, 0]
    told = [[1, 0, 0], [0, 0, 3], [0, 1, 0], [0, 0, -2]]
    assert np.round(spans, 9).tolist() == told


def test_runs_go_a_unit_or_as_far_as_it_is_seen_well() -> None:
    _, both = made("3*x - 2*y", (2, 1))
    assert [len(side) for side in both.along] == [4, 4]  # with what says that it is a unit
    function, domain, at = FAR
    land = Block(function, domain, View(-135, 25), region=theme.BESIDE_FORMULAS, gap=None)
    both = BothTangents(Sheet(slopes=function.gradient(at)), land, land.ball(at), at, "slopes")
    assert np.hypot(*np.ptp(points_of(both.arrows[0], land.whole)[:, :2], axis=0)) == pytest.approx(1.7)
    assert [len(side) for side in both.along] == [3, 3]


def test_a_triangle_comes_as_a_whole() -> None:
    land, both = made("3*x - 2*y", (2, 1))
    lines = [*both.legs[0], both.lines[0]]
    (fade,) = come(both.along[0][1])
    assert all(line in land.landscape.things for line in lines)
    fade.begin()
    fade.interpolate(0.5)
    assert {(line.grown, round(line.opacity, 9)) for line in lines} == {(1.0, 0.5)}
    fade.finish()
    assert {line.opacity for line in lines} == {1.0}


def test_a_level_way_has_no_triangle() -> None:
    _, both = made("3*x", (2, 1))
    assert [len(legs) for legs in both.legs] == [2, 0]


@pytest.mark.parametrize(("source", "at"), rows(2, GROUNDS))
def test_the_block_leaves_room_for_them(source: str, at: tuple[float, float]) -> None:
    land, both = made(source, at)
    region = theme.BESIDE_FORMULAS
    for side in both.sides:
        tips = land.landscape.view.project(points_of(side, land.whole))[:, :2]
        assert (tips >= [region.left - 0.01, region.bottom - 0.01]).all()
        assert (tips <= [region.right + 0.01, region.top + 0.01]).all()


@pytest.mark.parametrize(("source", "at", "other"), rows(2, END_ON))
def test_neither_is_seen_end_on(source: str, at: tuple[float, float], other: tuple[float, float]) -> None:
    function = Function(source, ["x", "y"])
    half = max(abs(a - b) for a, b in zip(at, other, strict=True)) / 2 + 1
    domain = [((a + b) / 2 - half, (a + b) / 2 + half) for a, b in zip(at, other, strict=True)]
    land = Block(
        function, domain, uphill(View(-135, 25), at), region=theme.BESIDE_FORMULAS, size=(6.6, 3.6), gap=None
    )
    both = BothTangents(Sheet(slopes=function.gradient(at)), land, land.ball(at), at, "slopes")
    for arrow in both.arrows:
        ends = points_of(arrow, land.whole)
        seen = land.landscape.view.project(ends)[:, :2]
        shown = np.hypot(*(seen[1] - seen[0])) / land.landscape.view.zoom
        assert shown > 0.6 * np.linalg.norm(ends[1] - ends[0])


def test_each_arrow_touches_the_line_of_the_cut_through_the_point() -> None:
    function, at = Function(GROUNDS[0][0], ["x", "y"]), (2, 1)
    land = Block(function, [(0, 3), (0, 3)], View(-135, 25), region=theme.BESIDE_FORMULAS, gap=None)
    sheet = Sheet(slopes=function.gradient(at))
    both = BothTangents(sheet, land, land.ball(at), at, "slopes")  # type: ignore[arg-type]
    for axis, (edge, arrow) in enumerate(zip(both.edges, both.arrows, strict=True)):
        line, ends = (land.whole.back(points_of(thing, land.whole)) for thing in (edge, arrow))  # type: ignore[arg-type]
        for points in (line, ends):
            assert points[:, 1 - axis] == pytest.approx(at[1 - axis], abs=1e-6)
        run, rise = np.diff(ends, axis=0)[0][[axis, 2]]
        assert rise / run == pytest.approx(float(function.gradient(at)[axis]))
