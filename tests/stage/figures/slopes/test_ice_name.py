"""What a cut freezes is named at its line."""

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from steepest.calculus import Cut, Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.label import along
from steepest.stage.figures.slopes.ice_name import ice_on
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import placed
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import formula
from tests.families import rows


@pytest.mark.parametrize(("at", "first"), rows(2, [((2, 1), True), ((1, 1), False), ((3, 2), True), ((0, 0), False)]))
def test_what_a_cut_freezes_stands_close_to_the_longer_half_of_its_line(at: tuple[int, int], first: bool) -> None:
    hill = Block(Function("x**2 + 3*y", ["x", "y"]), [(0, 4), (-1, 3)], View(-117, 8), region=theme.PICTURE)
    scene: Any = SimpleNamespace(formula=lambda told, size: formula("y = 1", size=size))
    cut = Cut(hill.function, (Fraction(at[0]), Fraction(at[1])), "x")
    for line in (hill.edge(cut, theme.FIRST), hill.edge_below(cut, theme.FIRST)):
        label = ice_on(scene, hill, cut, line)
        start, end = hill.landscape.view.project(placed(line.points, hill.whole)[[0, -1]])[:, :2]
        share = float((label.box.middle - start) @ (end - start)) / float((end - start) @ (end - start))
        assert (share < at[0] / 4) == first
        points = hill.landscape.view.project(points_of(line, hill.whole))[:, :2]
        assert 0 < min(label.box.apart(Box(*point, *point)) for point in along(points, theme.FRAME)) < 0.3
