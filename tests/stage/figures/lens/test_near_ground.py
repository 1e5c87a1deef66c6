"""Level lines that a lens shows lie where the ground has their height, also beside a flat place."""

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage.box import Box
from steepest.stage.figures.lens.near_ground import near_terrain
from steepest.stage.figures.lens.near_things import seen_things
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import SpaceCurve
from steepest.stage.ground.view import View


@pytest.mark.parametrize("formula", ["x**2 - y**2", "x*y", "sqrt(x + 1)", "x**2 + y**2"])
@pytest.mark.parametrize("times", [16, 64])
def test_a_level_line_lies_as_high_as_it_says(formula: str, times: float) -> None:
    function, half = Function(formula, ["x", "y"]), 2 / times
    whole = Terrain(function.sample, (-1, 3), (-2, 2), 6.6, 6.6, 3.0, gap=0)
    window = (0.01 - half, 0.01 + half), (0.03 - half, 0.03 + half)
    near = near_terrain(whole, np.array([0.01, 0.03]), window, times, 0.5)
    low, high = near.seen
    for height in [0.0, *np.linspace(low, high, 7)[1:-1]]:
        for line in near.level_lines(float(height)):
            x, y = (line[:, :2] / 6.6 * 4 + [1, 0]).T
            assert np.abs(near.heights(x, y) - height).max() < 1e-4 * (high - low)


@pytest.mark.parametrize("times", [16.0, 65536.0])
def test_a_line_on_the_ground_is_seen_however_far_apart_its_points_are(times: float) -> None:
    whole = Terrain(lambda x, y: x**2 - y**2, (-2, 2), (-2, 2), 6.6, 6.6, 3.0, gap=0)
    at, half = np.array([0.0, 1e-3]), 2 / times
    window = (at[0] - half, at[0] + half), (max(at[1] - half, -2.0), at[1] + half)
    view = View(50, 36).closer(times, whole.on(*at), 0.0, 0.0)
    sight = Sight(near_terrain(whole, at, window, times, 0.5), view)
    y = np.linspace(0, 2, 240)
    line = SpaceCurve(points=whole.on(0 * y, y, 0.01), on_ground=True)
    (seen,) = seen_things([line], whole, sight, Box(-1.5, -1.5, 1.5, 1.5))
    assert isinstance(seen, SpaceCurve)
    runs = np.concatenate(sight.runs(np.asarray(seen.points), True))
    assert np.hypot(*np.ptp(runs, axis=0)) > 2
