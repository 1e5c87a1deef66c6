"""A contour map fills the rectangle of its plane, whatever its colours run over."""

from __future__ import annotations

import cairo
import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage.box import Box
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.map.contour_map import ContourMap
from steepest.stage.ground.heights import Span
from tests.stage.canvas import canvas

PIXELS, SIZE = 20, (240, 160)
PLANE = Plane((0, 4), (0, 2), Box(-4, -1, 4, 3), numbers=(0, 0))


def covered(made: ContourMap) -> np.ndarray:
    """How solid each pixel of the frame is, once it is painted."""
    image, context = canvas(SIZE, PIXELS, cairo.FORMAT_A8)
    made.paint(context, PIXELS)
    image.flush()
    return np.ndarray((SIZE[1], image.get_stride()), np.uint8, image.get_data())[:, : SIZE[0]]


@pytest.mark.parametrize("ramp", [None, (0.0, 1.0), (0.0, 3.0), (0.0, 30.0), (-9.0, -5.0)])
def test_its_picture_fills_its_rectangle_and_nothing_else(ramp: Span | None) -> None:
    there = covered(ContourMap(PLANE, Function("x + y", ["x", "y"]).sample, ramp=ramp))
    whole = np.zeros_like(there)
    whole[20:100, 40:200] = 255  # from -4 to 4, and from -1 to 3, with the middle of the frame at (120, 80)
    assert (there == whole).all()
