"""Two pictures of one surface: what is marked on one is marked on the other, and numbers stand clear."""

from __future__ import annotations

import numpy as np
import pytest
from manim import Scene

from steepest.stage.box import Box
from steepest.stage.figures.nearby import nearby
from steepest.stage.figures.needle import Needle
from steepest.stage.figures.pair import Pair
from steepest.stage.figures.tour import tour

BOX = Box(-6, -2.4, -1.1, 2.4)


def saddle() -> Pair:
    """x² − y², which turns into x² − 4y²."""
    return Pair(
        Scene(),
        lambda x, y, share: x**2 - (1 + 3 * share) * y**2,
        lambda x, y, share: (2 * x, -2 * (1 + 3 * share) * y),
        ((-3, 3), (-3, 3)),
        BOX,
    )


def test_a_walker_at_height_zero_has_no_last_digits() -> None:
    pair = saddle()
    pair.stand(1 + 2e-16, 1)
    assert pair.height() == 0


def test_a_needle_is_square_to_its_stretch_of_the_level_line() -> None:
    needle = Needle(saddle(), (1, 2), 0.1)
    up = needle.arrow.flat.points[1] - needle.arrow.flat.points[0]
    middle = len(needle.stretch.flat.points) // 2
    along = needle.stretch.flat.points[middle + 1] - needle.stretch.flat.points[middle - 1]
    assert abs(up @ along) < 0.01 * np.linalg.norm(up) * np.linalg.norm(along)


def test_a_needle_is_laid_anew_on_the_changed_surface() -> None:
    pair = saddle()
    needle = Needle(pair, (1, 1), 0.1)
    needle.lay(1.0)
    drawn = (needle.arrow.flat.points[1] - needle.arrow.flat.points[0])[:2] / pair.plane.unit
    assert drawn == pytest.approx([0.2, -0.8])


def test_a_tangent_touches_the_level_line_and_is_level() -> None:
    pair = saddle()
    ends = pair.tangent(np.array([1.0, 2.0]), reach=0.5).flat.points[[0, -1]]
    assert (ends.mean(axis=0) - pair.plane.at(1, 2)) == pytest.approx([0, 0, 0])
    assert abs((ends[1] - ends[0])[:2] @ pair.slope(np.array([1.0, 2.0]), 0.0)) < 1e-9


def test_a_tour_takes_its_time_and_ends_where_it_began() -> None:
    pair = saddle()
    line = pair.level(np.array([1.0, 2.0]), 0.0)
    assert line is not None
    pair.stand(1, 2)
    _, legs = tour(pair, line, seconds=6.0)
    assert sum(leg.run_time for leg in legs) == pytest.approx(6.0, abs=0.5)
    for leg in legs:
        leg.update_function(pair.ground, 1.0)
    assert pair.place == pytest.approx((1, 2), abs=0.02)


def test_a_plate_nearby_is_inside_and_clear_of_the_lines() -> None:
    point, line = np.array([-3.0, 0.0, 0.0]), np.array([[-6.0, 0.0, 0.0], [-1.0, 0.0, 0.0]])
    x, y, _ = nearby(0.8, 0.4, point, [line], BOX)
    assert abs(y) > 0.2 + 0.1 and BOX.holds((x, y)) and np.hypot(x + 3, y) < 1


def test_without_room_it_is_at_the_point_itself() -> None:
    point = np.array([-3.0, 0.0, 0.0])
    assert nearby(9, 9, point, [np.array([point, point])], BOX) == pytest.approx(point)
