"""What lies on the ground follows it, and ends where the map or its rise does."""

import math

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.flat.profile import reach_of
from steepest.stage.figures.ground.draped import (
    arrow_on,
    closely,
    colours_across,
    halves_of,
    on_ground,
    room_for,
    shown_of,
    spaced,
)
from steepest.stage.ground.terrain import Terrain

BOWL = Terrain(lambda x, y: x**2 + 0 * y, (-2, 2), (-2, 2), width=4, depth=4)
WAVES = Terrain(lambda x, y: (x**2 - 1) ** 2 + y**2, (-2, 2), (-1, 3), width=4, depth=4)
"""Ground that falls from its middle to x = ±1 and then rises again, and rises with y²."""


def test_a_half_ends_where_the_ground_turns() -> None:
    for half, side in zip(halves_of(WAVES, (0, 0), (1, 0), False, 0.0), (-1, 1), strict=True):
        assert half[0] == pytest.approx(WAVES.on(0, 0))
        assert half[-1][:2] == pytest.approx(WAVES.on(side, 0)[:2], abs=0.02)
        assert (np.diff(half[:, 2]) < 0).all()


def test_a_half_that_never_turns_ends_at_the_edge_of_the_map() -> None:
    south, north = halves_of(WAVES, (0, 0), (0, 1), True, 0.0)
    assert south[-1] == pytest.approx(WAVES.on(0, -1)) and north[-1] == pytest.approx(WAVES.on(0, 3))
    assert (reach_of(south), reach_of(north)) == pytest.approx((1, 3))


def test_a_half_lies_over_the_ground() -> None:
    low, high = (halves_of(WAVES, (0, 0), (1, 0), False, lift)[0] for lift in (0.0, 0.1))
    assert high - low == pytest.approx(np.tile([0, 0, 0.1], (len(low), 1)))


@pytest.mark.parametrize(("end", "share"), [((5.0, 4.0), 0.25), ((-3.0, 0.0), 0.75), ((1.5, -1.0), 1.0)])
def test_an_arrow_ends_where_the_map_does_and_is_headless_there(
    end: tuple[float, float], share: float
) -> None:
    start, to = np.array([1.0, 0.0]), np.array(end)
    arrow = arrow_on(BOWL, start, to, "#ffffff")
    assert room_for(BOWL, start, to) == pytest.approx(share)
    assert np.asarray(arrow.points)[-1] == pytest.approx(on_ground(BOWL, start + share * (to - start)))
    assert arrow.tip == (share == 1)


@pytest.mark.parametrize(("end", "share"), [(2.1, 1.0), (-2.1, 1.0), (2.6, 0.625), (1.5, 1.0)])
def test_a_step_that_ends_a_little_beside_the_map_is_shown_to_its_end(end: float, share: float) -> None:
    start, to = np.array([1.0 if end > 0 else -1.0, 0.0]), np.array([end, 0.0])
    assert shown_of(BOWL, start, to) == pytest.approx(share)
    arrow = arrow_on(BOWL, start, to, "#ffffff", shown_of)
    assert arrow.tip == (share == 1)
    assert np.asarray(arrow.points)[-1, :2] == pytest.approx((start + share * (to - start))[:2])


def test_none_is_shown_beside_the_map_where_there_would_be_no_ground() -> None:
    edge = Terrain(
        lambda x, y: np.sqrt(np.where(x <= 2, 2 - x, np.nan)) + 0 * y, (-2, 2), (-2, 2), width=4, depth=4
    )
    assert shown_of(edge, np.array([1.0, 0.0]), np.array([2.1, 0.0])) == pytest.approx(1 / 1.1)


@pytest.mark.parametrize("start", [(2.5, 0.0), (-9.0, 1.0), (0.0, 3.0)])
def test_nothing_is_drawn_of_a_way_that_starts_beside_the_map(start: tuple[float, float]) -> None:
    assert room_for(BOWL, np.array(start), np.array([0.5, 0.5])) == 0
    assert room_for(BOWL, np.array([2 + 1e-12, 0]), np.array([0.5, 0.5])) == 1


def test_places_are_apart_for_the_eye_that_sees_them() -> None:
    places = [np.array([x, 0.0, 0.0]) for x in (0, 0.5, 1.1, 1.2, 3)]
    assert spaced(places, gap=1) == [(0, 1), (1, 4), (2, 1), (3, 16), (4, 1)]
    assert spaced([np.zeros(3), np.array([0.9e-4, 0.0, 0.0])], gap=1) == [(0, 1), (1, 4.0**7)]
    assert spaced([np.zeros(3)] * 2, gap=1) == [(0, 1)] and spaced([], gap=1) == []


@pytest.mark.parametrize("turn", [*range(0, 180, 15), 45.0000000001, 135])
def test_a_line_has_its_colour_whichever_of_the_two_is_asked_for(turn: float) -> None:
    """On xy both lines of the pass run midway between the axes."""
    way = np.array([math.cos(math.radians(turn)), math.sin(math.radians(turn))])
    for sign in (1, -1):
        own, other = colours_across(sign * way)
        assert colours_across(np.array([-way[1], way[0]])) == (other, own)
    assert {own, other} == ({theme.INK, theme.QUIET} if turn % 90 else {theme.FIRST, theme.SECOND})


def test_points_along_a_line_hold_its_corners() -> None:
    line = np.array([[0.0, 0, 0], [1, 0, 0], [1, 0, 1], [0, 0, 1], [0, 0, 0]])
    points = closely(line)
    assert all((points == corner).all(axis=1).any() for corner in line) and len(points) > 2 * len(line)
