"""Of points on the ground those are seen whose way to the eye is clear, however that is asked."""

import numpy as np
import pytest

from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance, seen_on_ground, until_hidden

WAVES = Terrain(lambda x, y: np.sin(3 * x) * np.cos(2 * y) - x * y / 4, (-2, 2), (-2, 2))
CUT = Terrain(WAVES.heights, (-2, 2), (-2, 2), window=((-1.0, 1.5), (-2.0, 1.0)))


@pytest.mark.parametrize("terrain", [WAVES, CUT], ids=["whole", "cut"])
@pytest.mark.parametrize("azimuth", [-120.0, -30.0, 70.0, 160.0])
@pytest.mark.parametrize("elevation", [8.0, 30.0, 60.0])
def test_points_are_seen_whose_way_to_the_eye_is_clear(
    terrain: Terrain, azimuth: float, elevation: float
) -> None:
    points = terrain.on(*np.random.default_rng(2).uniform(-2, 2, (2, 400)))
    view = View(azimuth, elevation)
    seen = seen_on_ground(terrain, view, points)
    assert np.array_equal(seen, clearance(terrain, view, points, on_ground=True) > 0)
    assert seen.any() and not seen.all()


def test_of_no_points_none_is_seen() -> None:
    assert not len(seen_on_ground(WAVES, View(), np.zeros((0, 3))))


@pytest.mark.parametrize(("seen", "until"), [([1, 1, 1], 3), ([1, 1, 0, 1], 2), ([0, 1, 1], 1)])
def test_a_line_is_followed_from_its_start_until_it_is_hidden(seen: list[int], until: int) -> None:
    assert until_hidden(np.array(seen, bool)) == until
