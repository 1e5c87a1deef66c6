"""An ellipsoid in space: its outline holds all of it, and lies on it where ways from the eye touch."""

import numpy as np
import pytest

from steepest.stage.fill import hull, inside
from steepest.stage.ground.egg import ROUND, Egg
from steepest.stage.ground.view import View

LEANING = Egg.of(np.array([0.5, -1.0, 0.3]), np.array([[2.0, 0.4, -0.5], [0.0, 1.2, 0.7], [0.0, 0.0, 0.9]]))
VIEWS = [View(-125, 12), View(20, 40, 1.3, 2.0, -1.0), View(170, -30)]
EGGS = pytest.mark.parametrize("egg", [ROUND, LEANING], ids=["round", "leaning"])


@EGGS
def test_units_undo_points(egg: Egg) -> None:
    assert egg.points(egg.units(egg.all_over)) == pytest.approx(egg.all_over)
    assert np.linalg.norm(egg.units(egg.all_over), axis=1) == pytest.approx(np.ones(len(egg.all_over)))


@EGGS
@pytest.mark.parametrize("view", VIEWS, ids=range(3))
def test_the_outline_holds_all_of_it_and_no_more(egg: Egg, view: View) -> None:
    outline, points = egg.outline(view), view.project(egg.all_over)[:, :2]
    middle = outline.mean(axis=0)
    assert inside(hull(middle + 1.01 * (outline - middle)), points).all()
    assert not inside(hull(middle + 0.9 * (outline - middle)), points).all()


@EGGS
@pytest.mark.parametrize("view", VIEWS, ids=range(3))
def test_the_side_that_faces_the_eye_is_the_nearer_one(egg: Egg, view: View) -> None:
    near = egg.faces(egg.all_over, view)
    assert 0 < near.sum() < len(near) / 2 + 1  # of a near eye less than half is seen
    far = np.linalg.norm(egg.all_over - view.eye, axis=1)
    assert far[near].mean() < far[~near].mean()


@EGGS
def test_a_latitude_lies_level(egg: Egg) -> None:
    line = egg.latitude(0.4)
    assert line[:, 2] == pytest.approx(np.full(len(line), line[0, 2]))
    assert np.linalg.norm(egg.units(line), axis=1) == pytest.approx(np.ones(len(line)))
