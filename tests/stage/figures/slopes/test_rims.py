"""The rims of a face that a cut opens lie around it."""

from fractions import Fraction

import numpy as np
import pytest

from steepest.calculus import Cut, Function
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.slopes.rims import rims_of_face
from steepest.stage.ground.things import placed
from steepest.stage.ground.view import View


@pytest.mark.parametrize("name", ["x", "y"])
def test_the_edges_of_a_face_stand_upright_from_its_base_to_the_ends_of_its_upper_line(name: str) -> None:
    function = Function("x**2 + 3*y", ["x", "y"])
    hill = Block(function, [(0, 4), (-1, 3)], View(-117, 8), region=theme.PICTURE)
    along, *edges = rims_of_face(hill, Cut(function, (Fraction(2), Fraction(1)), name))
    for end, edge in zip(placed(along.points, hill.whole)[[0, -1]], edges, strict=True):
        top, foot = placed(edge.points, hill.whole)
        assert np.linalg.norm(top - end) < 0.02 * hill.whole.width
        assert foot[:2] == pytest.approx(top[:2])
        assert foot[2] == pytest.approx(hill.whole.at(0, 0, hill.whole.base)[2]) and foot[2] < top[2]
