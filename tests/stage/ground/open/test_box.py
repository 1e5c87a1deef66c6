"""Open space: one scale along all axes however it is turned, and shadows that fall on the floor."""

import numpy as np
import pytest

from steepest.stage.ground.open.box import OpenBox, OpenSight, open_box
from steepest.stage.ground.outline import covers
from steepest.stage.ground.view import View

TURNS = pytest.mark.parametrize("turned", [0.0, 35.0, -145.0])
POINTS = np.array([[1.0, 2.0, 3.0], [-2.0, 0.5, 1.0], [0.0, 0.0, -1.0]])


def box(turned: float) -> OpenBox:
    return open_box((-3, 3), (-2, 2), (-1, 4), 1.0, turned)


@TURNS
def test_distances_are_those_of_the_axes(turned: float) -> None:
    space = box(turned)
    there = space.at(*POINTS.T)
    for k in range(3):
        off = np.linalg.norm(there - there[k], axis=1)
        assert off == pytest.approx(space.unit * np.linalg.norm(POINTS - POINTS[k], axis=1))


@TURNS
def test_back_undoes_at(turned: float) -> None:
    space = box(turned)
    assert space.back(space.at(*POINTS.T)) == pytest.approx(POINTS)


@TURNS
def test_nothing_in_it_is_covered(turned: float) -> None:
    space, view = box(turned), View(-60, 20)
    seen = view.project(space.at(*POINTS.T))[:, :2]
    assert not space.walls and not covers(space, view, seen).any()


@TURNS
def test_shadows_lie_on_the_floor_under_what_casts_them(turned: float) -> None:
    space = box(turned)
    there = space.at(*POINTS.T)
    fallen = space.fallen(there)
    assert fallen[:, 2] == pytest.approx(np.full(3, space.floor))
    aside = np.linalg.norm((fallen - there)[:, :2], axis=1)
    assert (aside <= 0.3 * (there[:, 2] - space.floor) + 1e-9).all()  # the higher, the farther, and never far


def test_nothing_is_hidden() -> None:
    space = box(0.0)
    sight = OpenSight(space, View(-125, 12))
    line = space.at(*POINTS.T)
    (run,) = sight.runs(line)
    assert run == pytest.approx(sight.view.project(line)[:, :2])
    assert sight.sees_all(line).all() and all(map(sight.sees, line)) and sight.runs(line, hidden=True) == []
