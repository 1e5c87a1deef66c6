"""The rims of a block's ground lie where the lines of cuts end."""

from fractions import Fraction

import numpy as np

from steepest.calculus import Cut, Function
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.slopes.rims import rims_at_ends
from steepest.stage.ground.things import placed
from steepest.stage.ground.view import View


def test_the_rims_at_ends_are_where_the_lines_of_cuts_end() -> None:
    function = Function("x**2 + 3*y", ["x", "y"])
    hill = Block(function, [(0, 4), (-1, 3)], View(-117, 8), region=theme.PICTURE)
    for rim, name in zip(rims_at_ends(hill), "yx", strict=True):
        end = placed(hill.edge(Cut(function, (Fraction(2), Fraction(1)), name), theme.INK).points, hill.whole)[-1]
        far = np.linalg.norm(placed(rim.points, hill.whole) - end, axis=1)
        assert far.min() < 0.02 * hill.whole.width < far.max()
