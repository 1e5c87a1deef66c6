"""The faces of a block: those that can be seen, in an order in which what is nearer comes later."""

from dataclasses import replace

import numpy as np
import pytest

from steepest.stage.ground.paint.block_painter import on_walls
from steepest.stage.ground.paint.faces import seen_faces
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance


def hills(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Peaks that hide each other."""
    return np.sin(3 * x) * np.cos(3 * y)


TERRAIN = Terrain(hills, (-2, 2), (-2, 2), cells=24)


def test_from_above_every_face_of_the_ground_is_there_once() -> None:
    places = seen_faces(TERRAIN, View(elevation=90))[0].places
    assert len(places) == len(np.unique(places, axis=0)) == 24 * 24
    assert (places[:, 0] == 0).all()


@pytest.mark.parametrize(("azimuth", "walls"), [(-90, {3}), (0, {2}), (-45, {2, 3}), (135, {1, 4})])
def test_the_walls_are_those_that_face_the_eye(azimuth: float, walls: set[int]) -> None:
    assert {*seen_faces(TERRAIN, View(azimuth, elevation=20))[0].places[:, 0].tolist()} == {0, *walls}


@pytest.mark.parametrize("azimuth", [-122.0, -90.0, -17.0, 0.0, 45.0, 163.0])
def test_a_face_that_hides_another_comes_after_it(azimuth: float) -> None:
    """Whether a place of the ground is hidden is known by other means; then something later must lie over it."""
    view = View(azimuth, elevation=25)
    faces, _ = seen_faces(TERRAIN, view)
    middle = (np.arange(24) + 0.5) / 24 * 4 - 2
    x, y = (each.ravel() for each in np.meshgrid(middle, middle, indexing="ij"))
    margin = clearance(TERRAIN, view, TERRAIN.on(x, y, 0.01))
    where = view.project(TERRAIN.on(x, y))[:, :2]
    seen = 0
    for number, (sheet, column, row) in enumerate(faces.places):
        cell = column * 24 + row
        if sheet or abs(margin[cell]) < 0.1:
            continue
        later = faces.places[number + 1 :][_over(faces.corners[number + 1 :], where[cell])]
        apart = np.abs(later - (sheet, column, row)) > [0, 1, 1]  # neighbours hide nothing of each other
        assert bool(apart.any()) == (margin[cell] < 0)
        seen += 1
    assert seen > 50


def test_ground_shows_its_upper_side_only() -> None:
    faces, _ = seen_faces(TERRAIN, View(-60, elevation=15))
    corners = faces.corners[faces.places[:, 0] == 0]
    across, along = corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1]
    assert len(corners) < 24 * 24
    assert (across[:, 0] * along[:, 1] > across[:, 1] * along[:, 0]).all()


def _over(corners: np.ndarray, point: np.ndarray) -> np.ndarray:
    """Which of some faces (n, 4, 2) lie over a point of the frame."""
    way, side = point - corners, np.roll(corners, -1, axis=1) - corners
    turn = side[..., 0] * way[..., 1] - side[..., 1] * way[..., 0]
    return np.asarray((turn >= 0).all(axis=1) | (turn <= 0).all(axis=1))


def test_through_walls_of_glass_the_ground_is_seen_from_below() -> None:
    """What shows its upper side is as it is; walls, and ground that shows its lower side, are by themselves."""
    glass, view = replace(TERRAIN, solid=0.3), View(-60, elevation=20)
    solid, nothing = seen_faces(TERRAIN, view)
    upper, through = seen_faces(glass, view)
    assert nothing is None and through is not None
    assert (upper.places[:, 0] == 0).all()
    assert len(upper.places) == (solid.places[:, 0] == 0).sum()
    assert {*through.places[:, 0].tolist()} == {0, 2, 3}
    whole = {tuple(place) for place in through.places if place[0] == 0}
    folded = {tuple(place) for place in upper.places}
    assert len(whole | folded) == 24 * 24


def test_a_shell_has_thin_edges_and_no_walls() -> None:
    view = View(-60, elevation=20)
    block, shell = (replace(TERRAIN, solid=solid, gap=1.5) for solid in (1.0, 0.0))
    deep, thin = (
        np.concatenate([np.ptp(points[..., 2], axis=1) for _, points, _ in each.walls])
        for each in (block, shell)
    )
    assert thin.max() < 0.2 < deep.max()
    upper, under = seen_faces(shell, view)
    assert {*upper.places[:, 0]} == {
        *seen_faces(block, view)[0].places[:, 0]
    }  # ground, and edges toward the eye
    assert under is not None and (under.places[:, 0] == 0).any()
    assert not on_walls(shell, view, 0.5) and on_walls(block, view, 0.5)


def test_a_height_under_the_base_is_on_no_wall() -> None:
    block, view = replace(TERRAIN, gap=1.5), View(-60, elevation=20)
    assert not on_walls(block, view, block.base - 0.1 * (block.high - block.low))


def test_from_above_no_glass_is_seen() -> None:
    _, through = seen_faces(replace(TERRAIN, solid=0.3), View(elevation=90))
    assert through is not None and not len(through.corners)
