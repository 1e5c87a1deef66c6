"""Words tell how a block draws heights beside ways: squeezed, stretched, or in one scale, which needs none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from steepest.calculus import Cut, Function
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.slopes.heights_told import heights_drawn
from steepest.stage.ground.view import View

AT = (Fraction(2), Fraction(1))


@pytest.mark.parametrize(
    ("height", "how"), [("x**2 + 3*y", "squeezed"), ("x/8 + y/8", "stretched"), ("(x + y)/4.4", None)]
)
def test_it_is_told_how_a_block_draws_heights_where_they_have_another_scale(height: str, how: str | None) -> None:
    hill = Block(Function(height, ["x", "y"]), [(0, 4), (-1, 3)], View(-117, 8), region=theme.PICTURE)
    assert heights_drawn(hill, Cut(hill.function, AT, "x")) == how
