"""The corner along which heights are told: it stands still while the ground rises, and goes along with a cut."""

from dataclasses import replace

import numpy as np

from steepest.stage.figures.ground.corner import Corner
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import placed

HILL = Terrain(lambda x, y: x**2 + 3 * y, (0, 4), (-1, 3))


def test_it_is_the_taller_of_the_two_beside_the_near_one() -> None:
    assert Corner(HILL, (0, -1), 2).place == (4, -1)
    assert Corner(HILL, (4, 3), 2).place == (4, -1)


def test_no_height_lies_above_the_ground_there() -> None:
    assert Corner(HILL, (0, -1), 4).heights == [-0.0, 5.0, 10.0]
    assert Corner(HILL, (0, -1), 0).heights == []


def test_it_stands_still_while_the_ground_rises() -> None:
    corner, low = Corner(HILL, (0, -1), 2), replace(HILL, rise=0.1)
    assert np.allclose(corner.pole(low), corner.pole(HILL))
    assert np.allclose(placed(corner.at(10), low), placed(corner.at(10), HILL))


def test_it_goes_along_with_a_cut() -> None:
    corner, cut = Corner(HILL, (0, -1), 2), replace(HILL, window=((0, 4), (1, 3)))
    foot, top = corner.pole(cut)
    assert np.allclose(foot, HILL.at(4, 1, HILL.base)) and np.allclose(top, HILL.at(4, 1, 19))


def test_it_is_the_one_on_a_side_of_the_picture_where_one_is_named() -> None:
    """The eye stands in the south-west: the corner in the south-east is to its right."""
    assert Corner(HILL, (0, -1), 2, "right").place == (4, -1)
    assert Corner(HILL, (0, -1), 2, "left").place == (0, 3)
    assert Corner(HILL, (4, -1), 2, "right").place == (4, 3)
