"""The corner along which heights are told: it stands still while the ground rises, and goes along with a cut."""

from dataclasses import replace

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage.figures.ground.corner import Corner
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import placed
from steepest.stage.ground.view import View

HILL = Terrain(lambda x, y: x**2 + 3 * y, (0, 4), (-1, 3))


def test_it_is_the_taller_of_the_two_beside_the_near_one() -> None:
    assert Corner(HILL, (0, -1), 2).place == (4, -1)
    assert Corner(HILL, (4, 3), 2).place == (4, -1)


def test_no_height_lies_above_the_ground_there() -> None:
    assert Corner(HILL, (0, -1), 4).heights == [-0.0, 5.0, 10.0]
    assert Corner(HILL, (0, -1), 0).heights == []


LOW = ["x*y", "x**2 + y**3", "x*y*(x - 2)", "4 - x**2/4 - y**2/4", "x**2 + 3*y"]


@pytest.mark.parametrize("near", [(0, -1), (4, -1), (0, 3), (4, 3)])
@pytest.mark.parametrize("formula", LOW)
def test_two_heights_at_least_are_told_where_it_is_low(formula: str, near: tuple[float, float]) -> None:
    """One number by itself is no scale."""
    ground = Terrain(Function(formula, ["x", "y"]).sample, (0, 4), (-1, 3))
    corner = Corner(ground, near, 2)
    assert len(corner.heights) > 1
    assert max(corner.heights) <= float(ground.heights(*np.array(corner.place)[:, None])[0]) + 1e-9


def test_it_stands_still_while_the_ground_rises() -> None:
    corner, low = Corner(HILL, (0, -1), 2), replace(HILL, rise=0.1)
    assert np.allclose(corner.pole(low), corner.pole(HILL))
    assert np.allclose(placed(corner.at(10), low), placed(corner.at(10), HILL))


def test_it_goes_along_with_a_cut() -> None:
    corner, cut = Corner(HILL, (0, -1), 2), replace(HILL, window=((0, 4), (1, 3)))
    foot, top = corner.pole(cut)
    assert np.allclose(foot, HILL.at(4, 1, HILL.base)) and np.allclose(top, HILL.at(4, 1, 19))


def test_what_is_over_the_edge_of_a_cut_is_not_told_there() -> None:
    """Cut at y = -1 the hill is 13 high at its corner, and at y = 1 it is 19: over that the pole would stand free."""
    corner, cut = Corner(HILL, (0, 3), 4), replace(HILL, window=((0, 4), (-1, 1)))
    assert [corner.tells(z, HILL) for z in (15.0, 20.0)] == [True, True]
    assert [corner.tells(z, cut) for z in (15.0, 20.0)] == [True, False]
    assert np.allclose(corner.pole(cut)[1], HILL.at(4, 1, 19))
    assert Corner(HILL, (0, 3), 4, sure=20).tells(20.0, cut)


def test_it_is_the_one_on_a_side_of_the_picture_where_one_is_named() -> None:
    """The eye stands in the south-west: the corner in the south-east is to its right."""
    assert Corner(HILL, (0, -1), 2, "right").place == (4, -1)
    assert Corner(HILL, (0, -1), 2, "left").place == (0, 3)
    assert Corner(HILL, (4, -1), 2, "right").place == (4, 3)


@pytest.mark.parametrize("azimuth", [*range(-175, 180, 10), 0, 90, 45])
@pytest.mark.parametrize("slim", [1, 4, 20])
def test_the_way_out_of_it_is_seen_from_the_side_on_which_it_lies(slim: int, azimuth: int) -> None:
    """What stands that way off a height stands beside the axis, and not over it."""
    ground = Terrain(lambda x, y: x + y, (-1, 1), (-slim, slim))
    eye = View(azimuth, 20.0).eye
    near = (1 if eye[0] > 0 else -1), (slim if eye[1] > 0 else -slim)
    aside = np.array([-eye[1], eye[0], 0.0]) / np.hypot(*eye[:2])
    for side, sign in (("right", 1), ("left", -1)):
        corner = Corner(ground, near, 2, side)  # type: ignore[arg-type]
        assert abs(corner.outward(ground, eye) @ aside) >= 0.5
        if slim == 1:
            assert sign * (corner.outward(ground, eye) @ aside) > 0


@pytest.mark.parametrize("azimuth", [-102, -78])
def test_it_stands_beside_the_ground_where_its_line_would_be_behind_that(azimuth: int) -> None:
    """As far off as it is told, level, with all its heights, straight to its side as it is seen."""
    eye = View(azimuth, 52.0).eye
    near = (4 if eye[0] > 0 else 0), -1
    there, off = (Corner(HILL, near, 2) for _ in range(2))
    off.stand_off(0.4, HILL, eye)
    moved = np.array([off.pole(HILL) - there.pole(HILL), off.rows(HILL)[:2] - there.rows(HILL)[:2]])
    aside = np.array([-eye[1], eye[0], 0.0]) / np.hypot(*eye[:2])
    side = np.sign((there.pole(HILL)[0] - HILL.at(2, 1, 0)) @ aside)
    assert moved == pytest.approx(np.broadcast_to(0.4 * side * aside, moved.shape))
