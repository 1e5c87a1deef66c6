"""The points by which a block is measured, and fitted into the frame, hold all of its ground."""

import numpy as np
import pytest

from steepest.stage.ground.outline import points_of, reach
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View


@pytest.mark.parametrize("azimuth", [-135, -100, -45])
@pytest.mark.parametrize("waves", [1, 2, 3, 3.5, 4, 6])
def test_they_hold_all_of_a_ground_that_waves(waves: float, azimuth: float) -> None:
    def rolling(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.sin(2 * np.pi * waves * x + 0.4) * np.sin(0.5 * y + 2)

    terrain, view = Terrain(rolling, (0, 1), (0, 3), 6.6, 6.6, 3.6, gap=None), View(azimuth, 25)
    points, box = points_of(terrain, view), reach(terrain, view).shrunk(0.1)
    assert points[:, 1].max() > box.top - 0.06 and points[:, 1].min() < box.bottom + 0.06
    assert points[:, 0].max() > box.right - 0.06 and points[:, 0].min() < box.left + 0.06


@pytest.mark.parametrize("narrow", [0.5, 1, 2, 4, 8, 16, 64, 400])
@pytest.mark.parametrize("at", [(0.0, 0.0), (0.1, 0.2), (0.21, 0.4), (-2.0, -2.0), (-2.5, 1.3)])
def test_a_peak_between_those_points_is_not_missed(narrow: float, at: tuple[float, float]) -> None:
    def peak(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.exp(-narrow * ((x - at[0]) ** 2 + (y - at[1]) ** 2))

    ground, view = Terrain(peak, (-2.5, 2.5), (-4, 6), 3.3, 6.6, 3.0), View(-117, 8)
    highest = view.project(ground.points.reshape(-1, 3))[:, 1].max()
    assert points_of(ground, view)[:, 1].max() > highest - 0.12


@pytest.mark.parametrize("waves", [8, 11.5, 15])
def test_a_line_that_goes_over_summits_between_the_points_of_a_rugged_ground_is_held(waves: float) -> None:
    def rolling(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.cos(2 * x) * np.sin(2 * np.pi * waves * y + 0.4)

    ground, view = Terrain(rolling, (0.5, 3.5), (0, 1), 3.3, 6.6, 1.5), View(257, 52)
    x, y = (each.ravel() for each in np.meshgrid(np.linspace(0.5, 3.5, 200), np.linspace(0, 1, 999)))
    highest = view.project(ground.on(x, y))[:, 1].max()
    assert points_of(ground, view)[:, 1].max() > highest - 0.02
