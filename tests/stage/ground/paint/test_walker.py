"""The walker is somebody: seen from every side, with a front, and with the point at the feet."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import cairo
import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.paint.thing_painter import paint_thing, reach_of_thing
from steepest.stage.ground.paint.walker import (
    FROM_ABOVE,
    FROM_ASIDE,
    HEAD_AT,
    REACH,
    extent_of_walker,
    paint_walker,
)
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.terrain import FLAT, Terrain
from steepest.stage.ground.things import Arrow, Somebody
from steepest.stage.ground.view import View

SIZE, PIXELS = 320, 600
"""Of the picture; a walker of height 0.3 is 180 pixels tall."""
HEIGHT = 0.3
FEET = np.array([0.0, -0.1])
SEEN = pytest.mark.parametrize("elevation", [0, 8, 25, 45, 66, 85])


def picture(elevation: float, heading: float, opacity: float = 1.0) -> np.ndarray:
    """Somebody painted on nothing, (320, 320, 4): blue, green, red, and how solid."""
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, SIZE, SIZE)
    context = cairo.Context(surface)
    context.translate(SIZE / 2, SIZE / 2)
    context.scale(PIXELS, -PIXELS)
    axes = View(-90, elevation).axes
    paint_walker(context, axes, FEET, HEIGHT, heading, theme.INK, opacity)
    surface.flush()
    return np.frombuffer(surface.get_data(), np.uint8).reshape(SIZE, SIZE, 4).copy()


def places(mask: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    rows, columns = np.nonzero(mask)
    return (columns - SIZE / 2) / PIXELS, (SIZE / 2 - rows) / PIXELS


@SEEN
@pytest.mark.parametrize("heading", np.linspace(-np.pi, np.pi, 7))
def test_they_keep_to_their_reach_and_their_feet_are_the_point(elevation: float, heading: float) -> None:
    drawn = picture(elevation, heading)
    x, y = places(drawn[..., 3] > 0)
    top = FEET[1] + HEIGHT * np.cos(np.radians(elevation))
    room = REACH * HEIGHT
    assert np.abs(x).max() <= room and FEET[1] - room <= y.min() and y.max() <= top + room
    row, column = SIZE // 2 - round(FEET[1] * PIXELS), SIZE // 2
    dot = drawn[row - 3 : row + 4, column - 3 : column + 4]
    assert np.abs(dot[..., :3] / 255 - theme.channels(theme.INK)).max() < 0.01
    ring = drawn[row, column - round(1.5 * 0.042 * HEIGHT * PIXELS)]
    assert ring[:3].max() < 40  # dark around the dot


@SEEN
def test_their_nose_tells_where_they_look(elevation: float) -> None:
    """To the right it reaches farther right than left, and the other way round."""
    for heading, sign in ((0.0, 1), (np.pi, -1)):
        x, _ = places(picture(elevation, heading)[..., 3] > 200)
        assert sign * (x.max() + x.min()) > 0.05 * HEIGHT
    away, toward = (picture(elevation, heading) for heading in (np.pi / 2, -np.pi / 2))
    assert (away != toward).any(axis=2).sum() > 100


def test_they_turn_without_a_jump() -> None:
    turning = [picture(30, turn).astype(int) for turn in np.linspace(0, 2 * np.pi, 121)]
    changed = [(np.abs(b - a).max(axis=2) > 40).mean() for a, b in pairwise(turning)]
    assert max(changed) < 0.02


def test_what_is_half_faded_is_so_as_one_thing() -> None:
    drawn = picture(30, 0.5, opacity=0.5)
    assert drawn[..., 3].max() <= 128
    whole = picture(30, 0.5)
    solid = whole[..., 3] == 255
    assert np.abs(2 * drawn[solid].astype(int) - whole[solid]).max() <= 3


@pytest.mark.parametrize("axes", [FROM_ABOVE, FROM_ASIDE, View(-20, 30).axes])
def test_layout_knows_them_from_their_feet_to_their_head(axes: np.ndarray) -> None:
    place = partial(extent_of_walker, axes, FEET, HEIGHT, 0.0, theme.INK, 1.0)
    extent = place()
    assert extent.kind == "dot" and extent.stance is not None
    assert (extent.stance.x, extent.stance.y) == pytest.approx(tuple(FEET))
    head = FEET + HEIGHT * HEAD_AT * axes[:2, 2]
    assert extent.path[-1] == pytest.approx(head)


def test_how_they_stand_is_told_as_the_eye_sees_it() -> None:
    """Who looks north is seen from behind by an eye in the south, and in profile by one in the east."""
    for azimuth, heading in ((-90, np.pi / 2), (0, 0.0)):
        extent = extent_of_walker(View(azimuth, 20).axes, FEET, HEIGHT, np.pi / 2, theme.INK, 1.0)
        assert extent.stance is not None
        assert extent.stance.heading == pytest.approx(heading) and extent.stance.elevation == pytest.approx(
            20
        )


@pytest.mark.parametrize("flat", [True, False])
def test_on_a_map_their_shadow_lies_under_an_arrow_that_starts_at_their_feet(flat: bool) -> None:
    terrain = Terrain(lambda x, y: x + y, (-2, 2), (-2, 2), rise=FLAT if flat else 1.0, gap=1.0)
    land = Landscape(terrain, View(-90, 90))
    who, feet = Somebody(point=terrain.at(0.0, 0.0, 0.0)), terrain.at(0.0, 0.0, 0.0)
    arrow = Arrow(start=feet, end=feet + [1, 0, 0])
    alone, both = layers_of(land.put(who)), layers_of(land.put(arrow))
    assert [len(alone), len(both)] == ([2, 3] if flat else [1, 2])
    assert both[-1] == alone[-1] and (both[0] == alone[0]) == flat


@pytest.mark.parametrize(("rise", "shines"), [(0.03, 0.75), (0.06, 0.5), (0.12, 0.0), (1.0, 0.0)])
def test_what_lies_on_the_map_shines_through_a_block_that_has_hardly_risen(
    rise: float, shines: float
) -> None:
    terrain = Terrain(lambda x, y: x + y, (-2, 2), (-2, 2), rise=rise, gap=1.0)
    start = terrain.below(0.0, 0.0)
    lying = Arrow(start=start, end=start + [1, 0, 0], below=True, opacity=0.8)
    under, over = Landscape(terrain, View(-90, 40)).put(lying)._under_and_over()
    assert under == [lying]
    assert [thing.opacity for thing in over if thing.opacity] == ([pytest.approx(0.8 * shines)] if shines else [])


def test_an_arrow_that_glows_shines_through_all_the_while_that_a_block_rises() -> None:
    seen = list[float]()
    for rise in np.linspace(0.01, 0.99, 30):
        terrain = Terrain(lambda x, y: x + y, (-2, 2), (-2, 2), rise=float(rise), gap=1.0)
        start = terrain.below(0.0, 0.0)
        lying = Arrow(start=start, end=start + [1, 0, 0], below=True, glows=True)
        _, over = Landscape(terrain, View(-90, 40)).put(lying)._under_and_over()
        (paler,) = over
        seen.append(paler.opacity)
    assert min(seen) > 0 and max(seen[-3:]) < 0.25 and min(seen[:20]) > 0.5
    assert max(abs(one - other) for one, other in pairwise(seen)) < 0.3, "and never comes or goes at once"


@pytest.mark.parametrize("rise", [0.2, 0.5, 0.8, 1.0])
def test_their_shadow_lies_within_their_reach_while_the_ground_rises(rise: float) -> None:
    terrain = Terrain(lambda x, y: np.sin(2 * x) + np.cos(2 * y), (-2, 2), (-2, 2), rise=rise, gap=1.0)
    for x in np.linspace(-1.9, 1.99, 40):
        who, sight = Somebody(point=terrain.on(x, -1.7), radius=0.06), Sight(terrain, View(-86, 27))
        surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, SIZE, SIZE)
        context = cairo.Context(surface)
        context.translate(SIZE / 2, SIZE / 2)
        context.scale(SIZE / 10, -SIZE / 10)
        paint_thing(context, who, sight)
        rows, columns = np.nonzero(np.frombuffer(surface.get_data(), np.uint8).reshape(SIZE, SIZE, 4)[..., 3])
        (left, right), (top, bottom) = (np.array([each.min(), each.max() + 1]) * 10 / SIZE for each in (columns, rows))
        reach, pixel = reach_of_thing(who, sight), 10 / SIZE
        assert reach.left - pixel <= left - 5 and right - 5 <= reach.right + pixel
        assert reach.bottom - pixel <= 5 - bottom and 5 - top <= reach.top + pixel


def layers_of(land: Landscape) -> list[str]:
    """What is painted over the block, from below."""
    *_, block = (number for number, layer in enumerate(land.layers()) if layer.is_image)
    return [repr(layer.appearance) for layer in land.layers()[block + 1 :]]
