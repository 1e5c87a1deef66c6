"""Level lines that a lens shows lie where the ground has their height, also beside a flat place."""

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage.figures.lens.near_ground import near_terrain
from steepest.stage.ground.terrain import Terrain


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
