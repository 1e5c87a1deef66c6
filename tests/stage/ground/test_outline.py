"""The points that a block is measured by hold all of it."""

import numpy as np
import pytest

from steepest.stage.ground import outline
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View


@pytest.mark.parametrize("narrow", [0.5, 1, 2, 4, 8, 16])
@pytest.mark.parametrize("at", [(0.0, 0.0), (0.21, 0.4), (-2.0, -2.0), (-2.5, 1.3)])
def test_a_peak_between_those_points_is_not_missed(narrow: float, at: tuple[float, float]) -> None:
    def peak(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.exp(-narrow * ((x - at[0]) ** 2 + (y - at[1]) ** 2))

    ground, view = Terrain(peak, (-2.5, 2.5), (-4, 6), 3.3, 6.6, 3.0), View(-117, 8)
    highest = view.project(ground.points.reshape(-1, 3))[:, 1].max()
    assert outline.points_of(ground, view)[:, 1].max() > highest - 0.12
