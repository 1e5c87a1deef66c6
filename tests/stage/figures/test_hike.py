"""A hike on a map: the walker stands where the walk is, and not beyond the map's edge."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.hike import GHOST, Hike

BOX = Box(0, 0, 4, 2)


def hike(*points: tuple[float, float]) -> Hike:
    return Hike(np.array([[x, y, 0.0] for x, y in points]), BOX, 0, theme.DESCENT)


def test_the_walker_stands_where_the_walk_is() -> None:
    made = hike((1, 1), (2, 1), (3, 1.5))
    made.run_to(2)
    assert np.allclose(made.walker.get_center(), [3, 1.5, 0])
    assert made.trail.reached == made.now == 2


def test_off_the_map_it_is_not_seen_and_is_kept_at_the_edge() -> None:
    made = hike((1, 1), (3, 1), (7, 1), (9, 1))
    made.run_to(3)
    assert np.allclose(made.walker.get_center(), [4, 1, 0])
    assert made.walker.get_fill_opacity() == 0


def test_back_on_the_map_it_is_seen_again() -> None:
    made = hike((1, 1), (7, 1), (2, 1))
    made.run_to(1)
    made.run_to(2)
    assert np.allclose(made.walker.get_center(), [2, 1, 0]) and made.walker.get_fill_opacity() == 1


@pytest.mark.parametrize("to", [0.1, GHOST])
def test_a_softened_arrow_is_as_solid_as_asked(to: float) -> None:
    arrow = FlatArrow(np.zeros(3), np.ones(3))
    fading = arrow.soften(to)
    fading.begin()
    fading.interpolate(1)
    assert arrow.opacity == pytest.approx(to)
