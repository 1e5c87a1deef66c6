"""A text of an axis goes off glass on its way, if that is not far."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.axis_clear import apart, cleared, off_glass, path_across, rows_of
from steepest.stage.figures.ground.below import plumb_line
from steepest.stage.figures.slopes.climbs import level
from steepest.stage.fill import hull
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import SpaceCurve

TURNS = np.linspace(0, 2 * np.pi, 48, endpoint=False)
RIM = hull(np.stack([np.cos(TURNS), np.sin(TURNS)], axis=-1))
HALF = np.array([0.1, 0.1])


@pytest.mark.parametrize("turn", TURNS[::5])
def test_it_stands_just_off_the_rim(turn: float) -> None:
    way = np.array([np.cos(turn), np.sin(turn)])
    far = np.hypot(*off_glass(0.9 * way, way, HALF, [RIM], 0.6))
    assert 1 + theme.TEXT_GAP < far < 1 + 2 * (HALF.max() + theme.TEXT_GAP)


def test_it_stays_where_there_is_no_glass_or_the_way_is_too_far() -> None:
    way = np.array([1.0, 0.0])
    assert np.array_equal(off_glass(1.5 * way, way, HALF, [RIM], 0.6), 1.5 * way)
    assert np.array_equal(off_glass(0.2 * way, way, HALF, [RIM], 0.6), 0.2 * way)
    assert np.array_equal(off_glass(0.9 * way, way, HALF, [], 0.6), 0.9 * way)


def test_what_hangs_under_the_ground_is_in_the_way_of_a_number() -> None:
    """From the floor of the ground down to the map: the number would be crossed."""
    terrain = Terrain(lambda x, y: x + y, (0, 1), (0, 1), 4, 4, 2, gap=1.5)
    _, below, behind, _ = plumb_line(lambda: np.array([0.5, 0.25]))
    path = path_across(below, terrain)
    assert path is not None and len(path) > 2
    assert path[0] == pytest.approx(terrain.at(0.5, 0.25, terrain.base))
    assert path[-1] == pytest.approx(terrain.below(0.5, 0.25))
    assert path_across(behind, terrain) is None


@pytest.mark.parametrize("rise", [-1.0, 0.5, 2.0])
def test_the_level_run_of_a_slope_is_in_the_way_of_a_name(rise: float) -> None:
    """It may lead on beyond the block, where the name of the heights stands."""
    terrain = Terrain(lambda x, y: x + y, (0, 1), (0, 1), 4, 4, 2)
    start, end = np.array([1.0, 0.0, 1.0]), np.array([2.5, 0.0, 1.0 + rise])
    path = path_across(level(lambda _: start, lambda _: end, theme.QUIET), terrain)
    assert path is not None
    assert np.array_equal(path[[0, -1]], [start, [2.5, 0.0, 1.0]])


def test_all_of_the_rim_of_a_pane_is_in_the_way_of_a_number() -> None:
    """Not only its corners: it may stand right before the axis of the heights."""
    terrain = Terrain(lambda x, y: x + y, (0, 1), (0, 1), 4, 4, 2)
    ring = np.array([[0.0, 0, 0], [4, 0, 0], [4, 0, 2], [0, 0, 2], [0, 0, 0]])
    path = path_across(SpaceCurve(points=ring, through=True), terrain)
    assert path is not None
    assert np.hypot(*np.diff(path[:, [0, 2]], axis=0).T).max() < 0.2
    assert path_across(SpaceCurve(points=ring[:-1], through=True), terrain) is None


def test_it_is_as_far_apart_from_many_boxes_as_from_each() -> None:
    boxes = [Box(0, 0, 1, 1), Box(-3, 2, -2, 4), Box(0.2, -2, 0.3, -1)]
    middle, half = np.array([0.4, 2.0]), np.array([0.3, 0.2])
    own = Box(*(middle - half), *(middle + half))
    assert apart(middle, half, rows_of(boxes)).tolist() == [own.apart(each) for each in boxes]


def test_it_goes_on_its_way_until_it_is_clear_of_one_box_after_the_other() -> None:
    boxes = [Box(0.5, -1, 0.9, 1), Box(-0.2, -1, 0.1, 1), Box(5, -1, 6, 1)]
    middle = cleared(np.zeros(2), np.array([1.0, 0.0]), HALF, rows_of(boxes))
    assert middle == pytest.approx([0.9 + theme.TEXT_GAP + HALF[0], 0])
