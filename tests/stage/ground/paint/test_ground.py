"""The picture of a block: what a much larger one, averaged down, would show, whole or through a pane."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import cairo
import numpy as np
import pytest

from steepest.stage.box import Box
from steepest.stage.ground.paint import ground
from steepest.stage.ground.paint.block_painter import far_rims
from steepest.stage.ground.paint.faces import Faces
from steepest.stage.ground.paint.ground import draw_ground
from steepest.stage.ground.paint.raster import rasterised
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from tests.families import rows

PIXELS = 32.0


def hills(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Peaks that hide each other."""
    return np.sin(3 * x) * np.cos(3 * y)


TERRAIN = Terrain(hills, (-2, 2), (-2, 2))


def pixels_of(image: cairo.ImageSurface) -> np.ndarray:
    """A picture's pixels (height, width, 4)."""
    return np.ndarray((image.get_height(), image.get_width(), 4), np.uint8, image.get_data())


@pytest.fixture
def without_lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Faces]]:
    """The block without the lines along its edges; the faces that are painted are kept."""
    kept: list[Faces] = []

    def keep(faces: Faces, height: int, width: int) -> Any:
        kept.append(faces)
        return rasterised(faces, height, width)

    monkeypatch.setattr(ground, "draw_edges", lambda *_: None)
    monkeypatch.setattr(ground, "rasterised", keep)
    return kept


@pytest.mark.parametrize(("azimuth", "elevation"), rows(2, [(-122, 28), (-90, 12), (33, 4), (160, 60)]))
def test_it_is_what_a_large_picture_shows(
    azimuth: float, elevation: float, without_lines: list[Faces]
) -> None:
    image, _ = draw_ground(TERRAIN, View(azimuth, elevation), PIXELS)
    small = pixels_of(image)
    height, width = small.shape[:2]
    (faces,) = without_lines
    large, _ = rasterised(Faces(faces.corners * 8, faces.colours, faces.places), height * 8, width * 8)
    exact = large.reshape(height, 8, width, 8, 4).mean(axis=(1, 3))
    plain, _ = rasterised(faces, height, width)
    off, off_plain = (np.abs(picture - exact).max(axis=2) for picture in (small, plain))
    assert off.mean() < min(1, off_plain.mean() / 2 + 0.1)
    assert (off > 64).mean() < (off_plain > 64).mean() / 5


def test_it_moves_by_whole_pixels_with_what_it_stands_on() -> None:
    one, (left, top) = draw_ground(TERRAIN, View(), PIXELS)
    other, (right, bottom) = draw_ground(TERRAIN, View(x=0.5, y=-0.25), PIXELS)
    assert (right - left, bottom - top) == (0.5, -0.25)
    assert np.abs(pixels_of(one).astype(int) - pixels_of(other)).max() <= 1


def test_through_a_pane_it_is_cut_off_and_otherwise_the_same() -> None:
    whole, (left, top) = draw_ground(TERRAIN, View(), PIXELS)
    part, (x, y) = draw_ground(TERRAIN, View(), PIXELS, Box(-1, -1, 1.5, 0.5))
    column, row = round((x - left) * PIXELS), round((top - y) * PIXELS)
    height, width = part.get_height(), part.get_width()
    assert 2.5 * PIXELS <= width <= 2.5 * PIXELS + 8 and 1.5 * PIXELS <= height <= 1.5 * PIXELS + 8
    beside = pixels_of(whole)[row : row + height, column : column + width]
    assert np.abs(beside.astype(int) - pixels_of(part))[4:-4, 4:-4].max() <= 1


def test_glass_is_painted_under_the_rims_of_its_walls_alone() -> None:
    """Far slopes, seen from below through the ground before them, leave no trace on that."""
    view = View(-90, elevation=25)
    shown = []
    for solid in (0.4, 1e-9):
        image, corner = draw_ground(replace(TERRAIN, solid=solid), view, PIXELS)
        shown.append(pixels_of(image).astype(int))
    rows, columns = np.nonzero(np.abs(shown[0] - shown[1]).max(axis=2) > 2)
    x, y = corner[0] + (columns + 0.5) / PIXELS, corner[1] - (rows + 0.5) / PIXELS
    rim = view.project(TERRAIN.walls[2][1][:, 0])
    assert len(y) and (y < np.interp(x, rim[:, 0], rim[:, 1]) + 0.1).all()


@pytest.mark.parametrize("azimuth", [-62.0, -28.0, 28.0, 62.0])
def test_no_stub_of_a_far_rim_is_drawn_over_the_wall_before_it(azimuth: float) -> None:
    """It is looked for a little over the ground, so that its ends come out behind a corner that hides it."""
    land = Terrain(lambda x, y: x**2 - y**2, (-2, 2), (-2, 2))
    for elevation in range(6, 50, 4):
        for run in far_rims(Sight(land, View(azimuth, elevation=elevation))):
            assert np.hypot(*np.diff(run, axis=0).T).sum() > 0.2
