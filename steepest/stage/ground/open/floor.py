"""The floor under open space: a pool of light with lines for whole numbers, and the soft shadows of glass over it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.ground.egg import Egg
from steepest.stage.ground.floor import NIGHT, POOL, scattered
from steepest.stage.ground.heights import round_steps
from steepest.stage.ground.light import lit, smooth
from steepest.stage.ground.open.box import FALL, OpenBox
from steepest.stage.ground.paint.faces import sheet
from steepest.stage.ground.paint.ground import Image, paint_image, picture_of
from steepest.stage.ground.view import View

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

Shade: TypeAlias = tuple[Egg, float]
"""What casts a shadow, and how much of it is there."""

_SPAN = 1.25  # how far the pool of light reaches from the middle, as a share of the longer side
_CELLS = 52  # of it, from side to side
_COARSE = 4  # it is soft: a picture so many times smaller will do
_SUNS, _WIDE = 24, 0.9  # that a shadow is made of, and how wide the sun is
# How dark a shadow is, how much darker at its rim, and under the glass.
_CAST, _RIM, _UNDER = 0.34, 0.22, 0.30
_GRID, _BORDER = 0.30, 0.62  # how solid the lines are
_STEPS = 6  # lines each way, about


def paint_floor(context: Context, pixels: float, box: OpenBox, view: View, shades: tuple[Shade, ...]) -> None:
    """Paint it, with the shadows of what stands over it."""
    image, corner = _picture(box, view, pixels, shades)
    paint_image(context, image, corner, times=_COARSE)
    ink(context, theme.channels(theme.QUIET), _GRID)
    pen(context, theme.HAIRLINE)
    (a, b), (c, d) = box.xs, box.ys
    for x in round_steps(a, b, _STEPS):
        trace(context, view.project(box.below([x, x], [c, d])))
    for y in round_steps(c, d, _STEPS):
        trace(context, view.project(box.below([a, b], [y, y])))
    context.stroke()
    ink(context, theme.channels(theme.QUIET), _BORDER)
    trace(context, view.project(box.border))
    context.close_path()
    context.stroke()


def reach_of_floor(box: OpenBox, view: View) -> Box:
    """A box of the frame that holds all of the pool."""
    corners = _places(box)[[0, 0, -1, -1], [0, -1, -1, 0]]
    return around(view.project(corners), 0.05).common(theme.FRAME)


@lru_cache(maxsize=4)
def _picture(box: OpenBox, view: View, pixels: float, shades: tuple[Shade, ...]) -> Image:
    dark = np.zeros(_places(box).shape[:2])
    for egg, share in shades:
        dark = dark + share * _shadow(box, egg)
    faces = sheet(0, view.project(_places(box)), lit(_pool(box), 1 - np.minimum(dark, 0.75)))
    return picture_of(faces, pixels / _COARSE, theme.FRAME)


@lru_cache(maxsize=4)
def _places(box: OpenBox) -> np.ndarray:
    """Points (n, n, 3) of the floor, all over the pool."""
    reach = _SPAN * max(box.width, box.depth)
    along = np.linspace(-1, 1, _CELLS + 1)
    along = reach * np.sign(along) * np.abs(along) ** 1.2
    x, y = np.meshgrid(along, along, indexing="ij")
    return np.stack([x, y, np.full_like(x, box.floor)], -1)


@lru_cache(maxsize=4)
def _pool(box: OpenBox) -> np.ndarray:
    """The colours (n, n, 3) of these points in full light."""
    out = np.hypot(*np.moveaxis(_places(box)[..., :2], -1, 0)) / (_SPAN * max(box.width, box.depth))
    return np.asarray(NIGHT + (POOL - NIGHT) * (1 - smooth(out, 0.1, 1.0))[..., None])


@lru_cache(maxsize=4)
def _shadow(box: OpenBox, egg: Egg) -> np.ndarray:
    """How much light the glass takes away at these points (n, n): more where a ray grazes it, and where it hangs low
    over them."""
    places = _places(box)
    at = egg.units(places)
    dark = np.zeros(places.shape[:2])
    for aside in _WIDE * scattered(_SUNS):
        way = egg.inverse @ (FALL + [aside[0], aside[1], 0.0])
        passes = (at @ way) ** 2 - ((at * at).sum(axis=-1) - 1) * (way @ way)
        inside = np.clip(passes / (way @ way), 0, None)  # the square of half the chord, in the unit sphere
        hit = smooth(inside, 0.0, 0.03)
        dark += hit * (_CAST + _RIM * (1 - np.sqrt(np.minimum(inside, 1.0))))
    under = np.linalg.norm((places - egg.centre)[..., :2] / np.linalg.norm(egg.matrix, axis=1)[:2], axis=-1)
    return np.asarray(dark / _SUNS + _UNDER * (1 - smooth(under, 0.0, 1.25)))


def shades_of(skins: Sequence[tuple[Egg, float]]) -> tuple[Shade, ...]:
    """What is told of those skins that are there."""
    return tuple((egg, round(share, 6)) for egg, share in skins if share > 0)
