"""Small marks look as manim would draw them."""

from __future__ import annotations

import numpy as np
import pytest
from manim import RoundedRectangle

from steepest.stage.figures.flat.marks import Back


@pytest.mark.parametrize(("width", "height"), [(0.25, 0.3), (2.0, 2.0), (5.3, 0.41)])
def test_the_back_of_a_plate_is_a_rectangle_with_round_corners(width: float, height: float) -> None:
    expected = RoundedRectangle(corner_radius=0.08, width=width, height=height).points
    assert np.abs(Back(width, height, 1.0).points - expected).max() < 1e-12
