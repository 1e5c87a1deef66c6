"""A relief is lit from the left, ends at the outlines of its forms, and is worked out once for a size."""

from __future__ import annotations

import cairo
import numpy as np

from steepest.stage.box import Box
from steepest.stage.relief.baked import Baked, Still
from steepest.stage.relief.forms import disc, slab
from steepest.stage.relief.relief import STEEL, Bitmap, Relief

BOX = Box(-1, -1, 1, 1)
PIXELS = 40.0


def pixels_of(bitmap: Bitmap) -> np.ndarray:
    surface = bitmap.surface
    rows = np.frombuffer(surface.get_data(), np.uint8).reshape(surface.get_height(), -1)
    return rows[:, : 4 * surface.get_width()].reshape(surface.get_height(), surface.get_width(), 4)


def test_what_it_covers_is_the_form() -> None:
    relief = Relief(BOX, PIXELS)
    relief.solid(disc(0, 0, 0.6), STEEL, 0.2)
    covered = pixels_of(relief.picture())[..., 3].sum() / 255 / PIXELS**2
    assert abs(covered - np.pi * 0.6**2) < 0.01


def test_the_side_toward_the_sun_is_lighter() -> None:
    relief = Relief(BOX, PIXELS)
    relief.solid(slab(Box(-0.8, -0.8, 0.8, 0.8), 0.1), STEEL, 0.2)
    light = pixels_of(relief.picture())[..., :3].sum(axis=-1)
    row, left, right = light[40].astype(int), slice(9, 15), slice(65, 71)
    assert row[left].mean() > row[40] > row[right].mean()


def test_colours_are_never_more_than_their_cover() -> None:
    relief = Relief(BOX, PIXELS)
    relief.shadow(disc(0, 0, 0.4), (0.2, -0.2), 0.3)
    relief.glow(disc(0, 0, 0.4), 0.3, np.ones(3), 0.5)
    cells = pixels_of(relief.picture()).astype(int)
    assert (cells[..., :3] <= cells[..., 3:]).all() and cells[0, 0, 3] == 0


def test_a_picture_is_kept_until_another_size_is_asked_for() -> None:
    sizes = []

    def draw(pixels: float) -> Bitmap:
        sizes.append(pixels)
        return Relief(BOX, pixels).picture()

    kept = Baked(draw)
    context = cairo.Context(cairo.ImageSurface(cairo.FORMAT_ARGB32, 80, 80))
    for pixels in (40.0, 40.0, 20.0, 20.0):
        kept.lay(context, pixels)
    kept.lay(context, 10.0, opacity=0.0)
    assert sizes == [40.0, 20.0]


def test_a_still_thing_fills_its_box_while_it_is_seen() -> None:
    still = Still(lambda pixels: Relief(BOX, pixels).picture(), BOX)
    assert [extent.kind for extent in still.extents()] == ["picture"]
    still.set_opacity(0.0)
    assert not list(still.extents())
