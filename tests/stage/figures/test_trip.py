"""A trip shows a walk where the map has it, and no farther than the map."""

import numpy as np
import pytest

from steepest.stage.box import Box
from steepest.stage.figures.panel.bars import Bars
from steepest.stage.figures.trip import Trip, arrow_on, on_ground, room_for, spaced
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Dot
from steepest.stage.ground.view import View

POINTS = [(0.5, 0), (1, 0), (1.001, 0), (3, 0)]  # the second step is tiny, the third leaves the map


@pytest.fixture
def land() -> Landscape:
    return Landscape(Terrain(lambda x, y: x**2 + 0 * y, (-2, 2), (-2, 2), width=4, depth=4), View())


def trip_over(land: Landscape, near: float = 1.0) -> Trip:
    return Trip(land, (0, 0), POINTS, Dot(), near)


def test_the_walker_is_set_off_and_walks(land: Landscape) -> None:
    trip = trip_over(land)
    for at, x in ((-1, 0), (-0.5, 0.25), (0, 0.5), (0.5, 0.75), (1, 1)):
        trip.move(at)
        assert trip.walker.point == pytest.approx(on_ground(land.terrain, (x, 0)))
        assert trip.place == pytest.approx([x, 0])
    assert trip.begun == 1


def test_off_the_map_the_walker_vanishes_at_its_edge(land: Landscape) -> None:
    trip = trip_over(land)
    trip.move(3)
    assert trip.walker.point == pytest.approx(on_ground(land.terrain, (2, 0)))
    assert trip.walker.opacity == pytest.approx(0)
    assert trip.place == pytest.approx([3, 0])


def test_steps_leave_arrows_but_for_those_too_short_to_see(land: Landscape) -> None:
    trip = trip_over(land)
    assert [number for number, _ in trip.arrows] == [0, 2]
    trip.move(0.5)
    assert [arrow.grown for _, arrow in trip.arrows] == [0.5, 0]


def test_dots_that_crowd_are_there_only_for_an_eye_close_by(land: Landscape) -> None:
    assert [number for number, _ in trip_over(land).dots] == [0, 1]
    close = trip_over(land, near=1000)
    assert [number for number, _ in close.dots] == [0, 1, 2]
    assert close.crowd == [close.dots[2][1]]


def test_bars_follow_the_walk(land: Landscape) -> None:
    bars, trip = Bars([1, 2, 3], Box(0, 0, 3, 1)), trip_over(land)
    run = trip.run(2, bars)
    run.begin()
    run.interpolate(0.5)
    assert bars.told == trip.at == 1


def test_a_view_tells_how_many_steps_it_shows_whole(land: Landscape) -> None:
    trip, view = trip_over(land), View(azimuth=-90, elevation=40)
    end = view.project(on_ground(land.terrain, (1.0005, 0)))
    assert trip.steps_within(view, Box(-4, -4, float(end[0]), 4)) == 1
    assert trip.steps_within(view, Box(-9, -9, 9, 9)) == 3


def test_an_arrow_on_the_ground_ends_where_the_map_does(land: Landscape) -> None:
    arrow = arrow_on(land.terrain, np.array([1.0, 0]), np.array([5.0, 4]), "#ffffff")
    assert np.asarray(arrow.points)[-1] == pytest.approx(on_ground(land.terrain, (2, 1)))
    assert room_for(land.terrain, np.array([1.0, 0]), np.array([5.0, 4])) == pytest.approx(0.25)


def test_spaced_places_are_apart_from_the_one_before() -> None:
    assert spaced([np.array([x, 0.0]) for x in (0, 0.5, 1.1, 1.2, 3)], gap=1) == [0, 2, 4]
    assert spaced([], gap=1) == []
