"""The floor under a block that floats: its map lies where the map is, and the block's shadow on it."""

from dataclasses import replace

import numpy as np

from steepest.stage import theme
from steepest.stage.camera.appearance import digest
from steepest.stage.ground.floor import floor_of
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.light import SUN
from steepest.stage.ground.terrain import FLAT, Terrain
from steepest.stage.ground.view import View

HILL = Terrain(lambda x, y: x**2 + 3 * y, (0, 4), (-1, 3), width=6, depth=6, gap=1.5)
PLAIN = Terrain(lambda x, y: 0 * x + 2.0, (0, 4), (-1, 3), width=6, depth=6, gap=1.5)
NIGHT = theme.channels(theme.BACKGROUND)


def test_it_lies_as_far_under_the_block_as_that_floats() -> None:
    floor = floor_of(HILL)
    assert np.allclose(floor.points[..., 2], HILL.foot[0][2] - 1.5)
    assert np.allclose(HILL.below([0, 4], [-1, 3])[:, 2], HILL.foot[0][2] - 1.5)


def test_it_ends_in_the_night_on_every_side() -> None:
    colours = floor_of(HILL).colours()
    for edge in (colours[0], colours[-1], colours[:, 0], colours[:, -1]):
        assert (edge <= NIGHT + 1e-9).all()  # no lighter, at most in the shadow


def test_no_line_shows_where_the_picture_of_it_ends() -> None:
    colours = floor_of(HILL).colours()
    for edge in (colours[0], colours[:, 0]):  # toward the sun, where no shadow falls
        assert np.allclose(edge, NIGHT, atol=1 / 255)


def test_the_shadow_falls_away_from_the_sun() -> None:
    floor = floor_of(PLAIN)
    x, y = floor.points[..., 0], floor.points[..., 1]
    away = -SUN[:2] / np.hypot(*SUN[:2])
    along, aside = x * away[0] + y * away[1], np.abs(x * away[1] - y * away[0])
    far = (np.abs(along) > 4.3) & (np.abs(along) < 5) & (aside < 1)
    light = floor.colours().sum(axis=-1)
    assert light[far & (along > 0)].mean() < 0.9 * light[far & (along < 0)].mean()


def test_it_stays_while_the_block_rises_and_is_opened() -> None:
    assert floor_of(replace(HILL, rise=0.3)) is floor_of(HILL)
    assert floor_of(replace(HILL, window=((0, 4), (1, 3)))) is floor_of(HILL)


def test_a_map_on_which_its_ground_lies_is_bright_and_without_a_shadow() -> None:
    floor = floor_of(HILL)
    flat, half, whole = (floor.colours(rise).sum(axis=-1) for rise in (FLAT, 0.5, 1.0))
    inside = floor.map_faces(View()).colours
    bright = floor.map_faces(View(), FLAT).colours
    assert (flat >= half - 1e-9).all() and (half >= whole - 1e-9).all()
    assert bright.mean() > 1.3 * inside.mean()


def test_it_stays_where_it_is_while_the_ground_rises_out_of_it() -> None:
    for rise in (FLAT, 0.3, 1.0):
        ground = replace(HILL, rise=rise)
        assert np.allclose(ground.border, HILL.border)
        over = ground.on(np.array([1.0, 3.0]), np.array([0.0, 2.0]))
        assert (over[:, 2] >= HILL.border[0, 2]).all()
    assert np.allclose(replace(HILL, rise=FLAT).points[..., 2], HILL.border[0, 2], atol=0.02)


def test_a_block_that_stands_on_its_base_has_no_floor() -> None:
    assert not Landscape(replace(HILL, gap=None), View()).floats
    assert Landscape(HILL, View()).floats and Landscape(replace(HILL, gap=0.0), View()).floats


def test_a_ground_that_has_risen_looks_alike_however_its_height_is_written() -> None:
    """A segment's key must not follow from what was looked at before: 1 and 1.0 are one key of what is kept."""
    for first, other in ((1, 1.0), (1.0, 1)):
        told = [
            Landscape(replace(HILL, rise=rise, xs=(0, 4 + other)), View(), [1.0]).layers()[0].appearance
            for rise in (first, other)
        ]
        assert digest(told[0]) == digest(told[1])
        assert digest(floor_of(replace(HILL, rise=first)).terrain.appearance()) == digest(
            floor_of(replace(HILL, rise=other)).terrain.appearance()
        )
