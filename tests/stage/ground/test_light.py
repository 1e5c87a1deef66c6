"""The light on a ground, and the shadows on it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.ground.light import SHADE, SUN, light_on, lit, shades
from steepest.stage.ground.shadow import fallen, whole_parts
from steepest.stage.ground.terrain import Terrain

FLAT = Terrain(lambda x, y: 0 * x * y, (-2, 2), (-2, 2))
RAMP = Terrain(lambda x, y: x + 0 * y, (-2, 2), (-2, 2))
WALL = Terrain(lambda x, y: 4.0 * (np.abs(x) < 0.3) + 0 * y, (-2, 2), (-2, 2), cells=64)


def light(terrain: Terrain) -> np.ndarray:
    return light_on(terrain.points, terrain.normals, terrain.over_grid)


def test_what_is_orange_is_orange_where_it_is_lit() -> None:
    """And no arrow that is seen from above takes the colour of another one."""
    normals = np.array([SUN, (SUN + np.array([0, 0, 1])) / np.linalg.norm(SUN + np.array([0, 0, 1]))])
    orange, yellow = (
        shades(normals, theme.channels(colour), np.array([0, 0, 1.0]))
        for colour in (theme.SECOND, theme.GRADIENT)
    )
    assert (yellow[:, 1] - orange[:, 1] > 0.12).all()
    assert (orange.max(axis=1) - orange.min(axis=1) > 0.5).all()


def test_level_ground_in_the_open_is_as_light_everywhere() -> None:
    assert np.allclose(light(FLAT), 1.0)


def test_a_slope_toward_the_sun_is_lighter_than_one_that_turns_away() -> None:
    """The sun is in the west: ground that rises toward the east looks at it."""
    inner = np.s_[5:-5, 5:-5]
    toward, away = light(RAMP)[inner], light(replace(RAMP, heights=lambda x, y: -x + 0 * y))[inner]
    assert toward.min() > 1.0 > away.max()
    assert toward.max() <= 1 + SHADE


def test_a_wall_throws_its_shadow_away_from_the_sun() -> None:
    found = light(WALL)
    x = WALL.grid()[0]
    west, east = found[np.isclose(x, -0.6, atol=0.04)].mean(), found[np.isclose(x, 0.6, atol=0.04)].mean()
    assert east < west - 0.1


def test_what_is_left_of_a_block_that_is_cut_open_keeps_its_light() -> None:
    hill = Terrain(lambda x, y: np.sin(x) + y, (-2, 2), (-2, 2), cells=48)
    half = replace(hill, window=((-2, 2), (0, 2)), cells=48)
    whole = hill.tints[:, 24:]  # from y = 0 on; the half's grid is twice as fine there
    assert np.abs(half.tints[:, ::2] - whole).max() < 0.004


def test_pale_ground_in_bright_light_is_neither_white_nor_of_another_colour() -> None:
    gold = theme.RAMP[-1]
    bright = lit(gold, np.array(1.25))
    assert (bright >= gold).all() and (bright < 1).all()
    assert bright[2] < bright[1] < bright[0]


@pytest.mark.parametrize("colour", [theme.FIRST, theme.SECOND, theme.GRADIENT, theme.DESCENT])
def test_a_solid_is_lighter_on_the_side_of_the_sun(colour: str) -> None:
    toward = np.array([0.0, -1.0, 0.0])
    bright, dark = shades(np.array([SUN, -SUN]), theme.channels(colour), toward)
    assert bright.sum() > 1.4 * dark.sum()


@pytest.mark.parametrize("height", [0.1, 0.4])
def test_a_shadow_lies_where_the_light_goes(height: float) -> None:
    foot = FLAT.on(0.0, 0.0)
    (place,) = fallen((foot + [0, 0, height])[None], FLAT)
    assert np.allclose(place[:2] - foot[:2], -SUN[:2] / SUN[2] * height, atol=0.03)
    assert abs(place[2] - foot[2]) < 0.03


def test_what_falls_beside_the_block_is_no_shadow() -> None:
    east = FLAT.on(2.0, 0.0) + [0, 0, 0.3]
    west = FLAT.on(-1.5, 0.0) + [0, 0, 0.3]
    lying = fallen(np.array([west, west + 0.1, east, east]), FLAT)
    assert np.isnan(lying[2:]).all() and np.isfinite(lying[:2]).all()
    assert [len(part) for part in whole_parts(lying)] == [2]
