"""Both slopes at a point, as triangles over one run, which the block has room for."""

from typing import Any

import numpy as np
import pytest

from steepest.calculus import Domain, Function
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.outlook import uphill
from steepest.stage.figures.label import Label
from steepest.stage.figures.slopes.both_tangents import BothTangents
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.view import FAR as FAR_OFF
from steepest.stage.ground.view import View
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
FALLING = [
    ("x**2 - x*y + 4*y**2", [(0, 4), (-2, 2)], (3, -1)),
    ("x*sin(y) + x**2", [(-1, 4), (-1, 4)], (2, 3)),
]
"""One of both falls, but not toward the eye: its arrow is the lower line of its triangle on the frame, a level one."""


def made(source: str, at: tuple[float, float]) -> tuple[Block, BothTangents]:
    function = Function(source, ["x", "y"])
    land = Block(function, [(0, 3), (0, 3)], View(-135, 25), region=theme.BESIDE_FORMULAS, gap=None)
    return land, BothTangents(Sheet(slopes=function.gradient(at)), land, land.ball(at), at, "slopes")


FAR = Function("100*x**3 - 50*x*y", ["x", "y"]), [(-5, 12), (-2, 15)], (-3, 8)
"""A ground on which a unit is hardly seen."""


def rates(land: Block, both: BothTangents) -> list[float]:
    """What each upright climbs over the length of its level run, in the units of the function."""
    unit = land.whole.at(0, 0, 1)[2] - land.whole.at(0, 0, 0)[2]
    climbs = [points_of(climb, land.whole)[[0, -1], 2] for _, climb in both.legs]
    (across,) = {round(run, 6) for run in runs(land, both)}
    width = float((land.whole.at(1, 0, 0) - land.whole.at(0, 0, 0))[0])
    return [float(top - foot) / unit / across * width for foot, top in climbs]


def runs(land: Block, both: BothTangents) -> list[float]:
    ends = [points_of(run, land.whole)[[0, -1]] for run, _ in both.legs]
    return [float(np.linalg.norm(end - start)) for start, end in ends]


@pytest.mark.parametrize(("source", "at"), rows(2, GROUNDS))
def test_over_one_run_they_climb_as_their_slopes_say(source: str, at: tuple[float, float]) -> None:
    land, both = made(source, at)
    assert rates(land, both) == pytest.approx([float(slope) for slope in land.function.gradient(at)])
    for arrow, (_, climb) in zip(both.arrows, both.legs, strict=True):
        assert points_of(arrow, land.whole)[1] == pytest.approx(points_of(climb, land.whole)[-1])


def test_the_run_is_a_unit_and_is_told_or_as_long_as_it_is_seen_well() -> None:
    land, both = made("3*x - 2*y", (2, 1))
    assert runs(land, both) == pytest.approx([2.2, 2.2]) and [len(side) for side in both.along] == [5, 5]
    function, domain, at = FAR
    land = Block(function, domain, View(-135, 25), region=theme.BESIDE_FORMULAS, gap=None)
    both = BothTangents(Sheet(slopes=function.gradient(at)), land, land.ball(at), at, "slopes")
    assert runs(land, both) == pytest.approx([1.7, 1.7]) and [len(side) for side in both.along] == [4, 4]


@pytest.mark.parametrize(("source", "domain", "at"), FALLING)
def test_the_run_is_told_on_the_side_off_the_arrow(
    source: str, domain: Domain, at: tuple[float, float]
) -> None:
    function, view = Function(source, ["x", "y"]), uphill(View(-135, 25), at)
    land = Block(function, domain, view, region=theme.BESIDE_FORMULAS, size=(6.6, 3.6), gap=None)
    both = BothTangents(Sheet(slopes=function.gradient(at)), land, land.ball(at), at, "slopes")
    assert [len(side) for side in both.along] == [5, 5] and function.slope(at, (0, 1)) < 0
    for (*_, one), (run, climb) in zip(both.along, both.legs, strict=True):
        assert isinstance(one, Label)
        middle = land.landscape.view.project(points_of(run, land.whole)).mean(axis=0)[1]
        foot, *_, top = land.landscape.view.project(points_of(climb, land.whole))[:, 1]
        assert (one.box.middle[1] - middle) * (top - foot) < 0


def test_a_climb_at_the_edge_of_the_block_has_its_number_beside_it_over_the_rim() -> None:
    function, domain, at = Function("2*x - 5*y", ["x", "y"]), [(-0.5, 3.5), (0, 4)], (1, 3)
    shown: dict[str, Any] = {"size": (6.6, 3.6), "gap": None, "low": True, "traced": False}
    land = Block(
        function, domain, uphill(View(-135, 25, distance=FAR_OFF), at), region=theme.BESIDE_FORMULAS, **shown
    )
    both = BothTangents(Sheet(slopes=function.gradient(at)), land, land.ball(at), at, "slopes")
    for side, (_, climb) in zip(both.along, both.legs, strict=True):
        number = side[3]
        assert isinstance(number, Label)
        low, high = sorted(land.landscape.view.project(points_of(climb, land.whole))[[0, -1], 1])
        assert number.box.bottom < high and number.box.top > low


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


def test_on_a_sliced_ground_a_longer_arrow_touches_the_line_of_each_cut_through_the_point() -> None:
    function, at = Function(GROUNDS[0][0], ["x", "y"]), (2, 1)
    land = Block(function, [(0, 3), (0, 3)], View(-135, 25), region=theme.BESIDE_FORMULAS, gap=None)
    sheet = Sheet(slopes=function.gradient(at))
    both = BothTangents(sheet, land, land.ball(at), at, "slopes", sliced=True)  # type: ignore[arg-type]
    for axis, (edge, arrow, _) in enumerate(both.along):
        line, ends = (land.whole.back(points_of(thing, land.whole)) for thing in (edge, arrow))  # type: ignore[arg-type]
        for points in (line, ends):
            assert points[:, 1 - axis] == pytest.approx(at[1 - axis], abs=1e-6)
        run, rise = np.diff(ends, axis=0)[0][[axis, 2]]
        assert rise / run == pytest.approx(float(function.gradient(at)[axis]))
    bare = BothTangents(sheet, land, land.ball(at), at, "slopes")  # type: ignore[arg-type]
    lengths = [[np.ptp(points_of(arrow, land.whole), axis=0) for arrow in each.arrows] for each in (bare, both)]
    assert (np.array(lengths[1]) >= np.array(lengths[0])).all() and not both.legs
