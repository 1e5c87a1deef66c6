"""Both slopes at a point, as tangents of one length, which the block has room for."""

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.outlook import uphill
from steepest.stage.figures.slopes.both_tangents import BothTangents
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.view import View
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


@pytest.mark.parametrize(("source", "at"), GROUNDS)
def test_they_are_as_steep_as_their_slopes_and_of_one_length_on_every_block(
    source: str, at: tuple[float, float]
) -> None:
    land, both = made(source, at)
    for axis, arrow in enumerate(both.arrows):
        start, end = points_of(arrow, land.whole)
        assert np.linalg.norm(end - start) == pytest.approx(1.9)
        far = list(at)
        far[axis] += 1.0
        rise = float(land.function(at)) + float(land.function.gradient(at)[axis])
        along = land.whole.at(*far, rise) - start
        assert np.cross(along, end - start) == pytest.approx(np.zeros(3), abs=1e-6)


@pytest.mark.parametrize(("source", "at"), GROUNDS)
def test_the_block_leaves_room_for_them(source: str, at: tuple[float, float]) -> None:
    land, both = made(source, at)
    region = theme.BESIDE_FORMULAS
    for arrow in both.arrows:
        tips = land.landscape.view.project(points_of(arrow, land.whole))[:, :2]
        assert (tips >= [region.left - 0.01, region.bottom - 0.01]).all()
        assert (tips <= [region.right + 0.01, region.top + 0.01]).all()


@pytest.mark.parametrize(("source", "at", "other"), END_ON)
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
