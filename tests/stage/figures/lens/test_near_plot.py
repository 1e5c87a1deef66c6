"""A lens on a plot shows the ground under its curve, in the bands that it has there."""

from __future__ import annotations

import cairo
import numpy as np
import pytest

from steepest.stage.box import Box
from steepest.stage.figures.flat.face import Face
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.lens.near_plot import NearPlot

_AT, _RADIUS, _PIXELS = np.array([2.0, 4.0]), 2.0, 100
_MIDDLE = np.array([_RADIUS, _RADIUS])  # of the disc on the picture, in units


@pytest.mark.parametrize("times", [4.0, 1e6])
def test_the_ground_under_a_curve_is_seen_in_its_band_up_to_the_curve(times: float) -> None:
    plane = Plane((0, 4), (0, 8), Box(-4, -2, 4, 2))
    x = np.linspace(0, 4, 9)
    face = Face(plane, lambda: (x, 2 * x))
    near = NearPlot(plane, lambda: [face])
    near.look(_AT, times, _MIDDLE, _RADIUS, 1.0)
    image = cairo.ImageSurface(cairo.FORMAT_ARGB32, 4 * _PIXELS, 4 * _PIXELS)
    context = cairo.Context(image)
    context.set_matrix(cairo.Matrix(xx=_PIXELS, yy=-_PIXELS, y0=4 * _PIXELS))
    near.paint(context, _PIXELS)
    image.flush()
    pixels = np.frombuffer(image.get_data(), np.uint8).reshape(4 * _PIXELS, -1, 4)
    under, over = pixels[220, 240], pixels[180, 160]  # right under the curve, beside the place, and over it
    low, high = next(band for band in face.bands if band[0] < 4 <= band[1])
    assert over[3] == 0 and under[3] == 255
    assert under[:3] / 255 == pytest.approx(face.colour((low + high) / 2), abs=0.01)
