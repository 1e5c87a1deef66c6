"""A pale area is painted inside of its reach, under words that are still read."""

import cairo
import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.flat.shading import Shading

PLANE = Plane((0, 4), (0, 2), Box(-4, -2, 4, 2), numbers=(0, 0))
CORNERS = np.array([(0.5, 0.25), (0.5, 1.5), (3, 0.25)])


def pixels(shade: Shading) -> np.ndarray:
    """How solid it is, 0 to 1, at each of the pixels (400, 800) of the plane, row by row from its top."""
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, 800, 400)
    context = cairo.Context(surface)
    context.translate(400, 200)
    context.scale(100, -100)
    shade.paint(context, 100)
    return np.ndarray((400, 800, 4), np.uint8, surface.get_data())[..., 3] / 255


def test_it_is_painted_inside_of_its_reach_and_between_its_corners() -> None:
    shade = Shading(PLANE, CORNERS, theme.WRONG)
    rows, columns = np.nonzero(pixels(shade))
    x, y = (columns + 0.5) / 100 - 4, 2 - (rows + 0.5) / 100
    reach = shade.reach()
    assert reach.left <= x.min() and x.max() <= reach.right and reach.bottom <= y.min() and y.max() <= reach.top
    width, height, _ = np.ptp(PLANE.places(CORNERS), axis=0)
    area = width * height / 2
    assert len(rows) / 1e4 == pytest.approx(area, rel=0.02)


@pytest.mark.parametrize("colour", [theme.INK, theme.ONE_SIDE])
def test_words_on_it_are_read_and_lines_on_it_are_seen(colour: str) -> None:
    shade = Shading(PLANE, CORNERS, theme.WRONG)
    solid = float(pixels(shade).max())
    ground = theme.hexadecimal(theme.darkened(theme.channels(theme.WRONG), 1 - solid))
    assert theme.contrast(colour, ground) > theme.TEXT_CONTRAST and theme.contrast(theme.QUIET, ground) > 3
    assert 1.1 < theme.contrast(ground, theme.BACKGROUND) < 2
    shade.set_opacity(0.0)
    assert not pixels(shade).any() and not [*shade.shapes()]
