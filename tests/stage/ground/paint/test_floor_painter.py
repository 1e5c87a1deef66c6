"""The floor is painted as if its pool of light lay under all of its map, where none of that is seen."""

from dataclasses import replace

import cairo
import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.fill import hull, inside
from steepest.stage.ground.floor import DIMMED
from steepest.stage.ground.paint import floor_painter
from steepest.stage.ground.paint.floor_painter import COVERS, FloorPainter, covered
from steepest.stage.ground.terrain import FLAT, Terrain
from steepest.stage.ground.view import View

HILL = Terrain(lambda x, y: x**2 + 3 * y, (0, 4), (-1, 3), width=6, depth=6, gap=1.5)
SQUARE = np.array([[-2.0, -2], [2, -2], [2, 2], [-2, 2]])


def painted(view: View, pixels: float, veil: float = 0.0, land: Terrain = HILL) -> np.ndarray:
    """The floor by itself, on a frame on which nothing was painted yet."""
    width, height = round(theme.FRAME_WIDTH * pixels), round(theme.FRAME_HEIGHT * pixels)
    picture = np.zeros((height, width, 4), np.uint8)
    surface = cairo.ImageSurface.create_for_data(picture.data, cairo.FORMAT_ARGB32, width, height)
    context = cairo.Context(surface)
    context.set_matrix(cairo.Matrix(pixels, 0, 0, -pixels, width / 2, height / 2))
    FloorPainter().paint(context, pixels, land, view, [3.0, 9.0], veil)
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


def test_a_veil_darkens_the_map_and_nothing_beside_it() -> None:
    view, flat = INSIDE[0], replace(HILL, rise=FLAT)
    bare, veiled = (painted(view, 30.0, veil, flat).astype(float) for veil in (0.0, 0.6))
    x, y = (np.mgrid[0 : bare.shape[1], 0 : bare.shape[0]].T / 30.0 - [theme.FRAME_WIDTH / 2, theme.FRAME_HEIGHT / 2]).T
    on_map = inside(hull(view.project(flat.border)[:, :2]), np.stack([x, -y], -1).reshape(-1, 2)).reshape(x.shape).T
    assert veiled[on_map].mean() < 0.8 * bare[on_map].mean()
    assert (veiled != bare).any(axis=-1)[~on_map].mean() < 0.01  # but for the line around it


def test_a_veil_takes_less_of_blue_than_of_green_and_of_red() -> None:
    """So high ground, which is pale gold, is pale as by moonlight, and no brown."""
    view, flat = INSIDE[0], replace(HILL, rise=FLAT)
    bare, veiled = (painted(view, 30.0, veil, flat)[..., :3].astype(float) for veil in (0.0, 0.6))
    dark = (veiled.sum(axis=-1) < 0.8 * bare.sum(axis=-1)) & (bare.min(axis=-1) > 40)
    red, green, blue = np.median(veiled[dark] / bare[dark], axis=0)
    assert blue > green > red == pytest.approx(0.4, abs=0.02)


def test_under_a_ground_that_has_risen_a_veil_no_darker_than_its_shade_is_not_seen() -> None:
    view = INSIDE[0]
    assert (painted(view, 30.0) == painted(view, 30.0, 1 - DIMMED)).all()
    assert painted(view, 30.0).mean() > painted(view, 30.0, 0.6).mean()
