"""Points of a circle lie on it, as far from one another as they should."""

import numpy as np
import pytest

from steepest.stage.circle import circle


@pytest.mark.parametrize("parts", [3, 8, 41])
@pytest.mark.parametrize("axes", [2, 3])
@pytest.mark.parametrize("closed", [False, True])
def test_all_points_are_one_from_the_middle_and_equally_far_from_their_neighbours(
    parts: int, axes: int, closed: bool
) -> None:
    points = circle(parts, closed, axes)
    assert points.shape == (parts + closed, axes)
    assert np.allclose(np.linalg.norm(points, axis=1), 1) and not points[:, 2:].any()
    assert np.allclose(np.linalg.norm(np.diff(points, axis=0), axis=1), 2 * np.sin(np.pi / parts))
    assert np.allclose(points[-1], points[0]) == closed
    assert points[1, 1] > 0  # anticlockwise
