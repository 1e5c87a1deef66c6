"""A plane that touches a hill looks as if it were where it is: under the ground, in it, or over it."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from steepest.calculus import Function, TotalDifferential
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.slopes.two_legs import TwoLegs
from steepest.stage.ground.paint.pane import seen_parts
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.things import placed
from tests.stage.figures.graph.test_graph import Sheet

HALF = Fraction(1, 2)


def area(outline: np.ndarray) -> float:
    x, y = outline.T
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


@pytest.mark.parametrize(
    ("source", "least", "most"),
    [
        ("x**2 + 3*y", 0.0, 0.25),
        ("x**2 + y**2", 0.0, 0.25),
        ("2*x - y", 0.99, 1.01),
        ("5 - x**2 - y**2", 0.99, 1.01),
        ("x*y", 0.2, 0.9),
    ],
)
@pytest.mark.parametrize("by", [(HALF, -HALF), (-HALF, HALF)])
def test_of_a_plane_so_much_is_solid_as_is_not_under_the_hill(
    source: str, least: float, most: float, by: tuple[Fraction, Fraction]
) -> None:
    function = Function(source, ["x", "y"])
    step = TotalDifferential(function, (Fraction(1), Fraction(1)), by)
    land = Block(function, [(0, 2), (0, 2)], TwoLegs.seen_over(step), gap=1.0)
    face, _ = TwoLegs(Sheet(total=step), land, "total").plane
    view = land.landscape.view
    whole = area(view.project(placed(face.points, land.whole))[:, :2])
    parts = seen_parts(face, Sight(land.whole, view))
    holes = sum(area(part[a:b]) for part, at in parts for a, b in pairwise(at[1:].tolist()))
    assert least <= (sum(area(part[: at[1]]) for part, at in parts) - holes) / whole <= most
