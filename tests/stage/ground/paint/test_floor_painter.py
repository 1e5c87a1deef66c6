"""The floor is painted as if its pool of light lay under all of its map, where none of that is seen."""

import cairo
import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.ground.paint import floor_painter
from steepest.stage.ground.paint.floor_painter import COVERS, FloorPainter, covered
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View

HILL = Terrain(lambda x, y: x**2 + 3 * y, (0, 4), (-1, 3), width=6, depth=6, gap=1.5)
SQUARE = np.array([[-2.0, -2], [2, -2], [2, 2], [-2, 2]])


def painted(view: View, pixels: float) -> np.ndarray:
    """The floor by itself, on a frame on which nothing was painted yet."""
    width, height = round(theme.FRAME_WIDTH * pixels), round(theme.FRAME_HEIGHT * pixels)
    picture = np.zeros((height, width, 4), np.uint8)
    surface = cairo.ImageSurface.create_for_data(picture.data, cairo.FORMAT_ARGB32, width, height)
    context = cairo.Context(surface)
    context.set_matrix(cairo.Matrix(pixels, 0, 0, -pixels, width / 2, height / 2))
    FloorPainter().paint(context, pixels, HILL, view, [3.0, 9.0])
    surface.flush()
    return picture


INSIDE = [View(a, e, zoom=0.6, y=1.5) for a, e in [(-62, 32), (-50, 15), (20, 60), (-130, 75)]]
BEYOND = [View(-50, 30, zoom=2.5), View(-62, 32)]


@pytest.mark.parametrize("view", INSIDE + BEYOND)
def test_what_the_map_hides_of_the_pool_changes_no_pixel(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    for pixels in (30.0, 60.0):
        left_out = covered(view.project(HILL.border)[:, :2], COVERS / pixels)
        assert len(left_out) == (4 if view in INSIDE else 0)
        found = painted(view, pixels)
        with monkeypatch.context() as whole:
            whole.setattr(floor_painter, "covered", lambda border, within: border[:0])
            assert (found == painted(view, pixels)).all()


def test_what_is_covered_lies_so_far_within_the_border() -> None:
    for border in (SQUARE, SQUARE[::-1]):
        assert np.allclose(covered(border, 0.5), 0.75 * border)


def test_nothing_is_covered_by_a_map_seen_from_its_edge() -> None:
    assert not len(covered(SQUARE * [1, 0.1], 0.5))
    assert not len(covered(SQUARE * [1, 0], 0.5))
    assert not len(covered(0 * SQUARE, 0.5))


def test_nothing_is_covered_by_a_map_that_goes_on_beyond_the_frame() -> None:
    assert not len(covered(SQUARE + [theme.FRAME.right, 0], 0.5))
