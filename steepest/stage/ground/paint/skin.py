"""How a skin of glass is painted: an ellipsoid, hollow and thin, traced pixel by pixel.

A way from the eye meets it where a quadratic equation says, so each pixel knows both places where it passes the glass,
how steeply, and how the light falls there: clear where one looks straight through, and nearly solid at the rim (after
C. Schlick, Computer Graphics Forum 13 (1994), 233). All of that is linear or quadratic in the place on the frame: 4 ms
at a third of the frame's size. The picture is kept until the view changes; its edge is a line.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.ground.egg import Egg
from steepest.stage.ground.light import SUN
from steepest.stage.ground.paint.ground import Image, paint_image
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.things import Skin
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import stretch, visible_runs

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

COARSE = 4
"""How many times smaller the glass is traced: it is soft, and its edge is a line. This is a power of two: then Cairo
tells exactly where a pixel lies among four traced ones, wherever it begins to paint."""
_SKY, _WARM = np.array(  # what the glass mirrors from above; the sun in it
    [[0.78, 0.90, 1.00], [1.0, 0.95, 0.85]], np.float32
)[..., None, None]
_WATER = "#85D1AB"
_SHADE, _SUNNY = 1.28, 0.14  # how bright its colour is over the night, where it tells a value; more so in the sun
_NEAR_CLEAR, _FAR_CLEAR = 0.15, 0.29  # how solid it is where one looks straight through
_NEAR_RIM, _FAR_RIM = 0.75, 0.55  # and how much more at its rim
_POWER = 2.6
_MIRROR = 0.6  # how much of the sky its rim mirrors: the colour of its value is to be seen there, too
_GLOSS = ((420.0, 0.5), (36.0, 0.13))  # how narrow the sun's mirror images are, and how bright
_DULL = 0.86  # where the sun's image is no brighter than can be seen
_CUT = 0.03  # how softly it ends where it has grown to
_FRONT, _BACK = 0.62, 0.20  # how solid level lines are before and behind the glass
_RIM, _LINE, _EDGE = 1.8, 1.5, 3.4  # widths in stroke units


def paint_skin(context: Context, skin: Skin, sight: Sight) -> None:
    """Paint as much of a skin as there is by now, from its foot upward."""
    view, egg, opacity = sight.view, skin.egg, skin.opacity
    if opacity < 1:
        context.push_group()
    pixels = context.get_matrix().xx
    grown = 2 * skin.grown - 1
    there = [egg.latitude(share) for share in skin.latitudes if share <= grown]
    _paint_lines(context, egg, view, there, front=False)
    picture = skin_picture(egg, view, pixels, grown, colour=skin.colour)
    if picture:
        context.save()
        trace(context, egg.outline(view))
        context.clip()
        paint_image(context, *picture, times=COARSE)
        context.restore()
    _paint_lines(context, egg, view, there, front=True)
    if skin.grown >= 1:
        ink(context, theme.channels(theme.INK), 0.75)
        pen(context, _RIM)
        trace(context, egg.outline(view))
        context.stroke()
    elif skin.grown > 0:
        ink(context, theme.channels(theme.INK), 0.95)
        pen(context, _EDGE)
        trace(context, view.project(egg.latitude(grown)))
        context.stroke()
    if opacity < 1:
        context.pop_group_to_source()
        context.paint_with_alpha(opacity)


def _paint_lines(context: Context, egg: Egg, view: View, lines: list[np.ndarray], front: bool) -> None:
    """The parts of level lines that lie on the side toward the eye, or on the other one."""
    ink(context, theme.channels(theme.INK), _FRONT if front else _BACK)
    pen(context, _LINE)
    eye = egg.units(view.eye)
    for line in lines:
        margin = egg.units(line) @ eye - 1
        flat = view.project(line)[:, :2]
        for start, end in visible_runs(margin if front else -margin, 0.0):
            if end > start:
                trace(context, stretch(flat, start, end))
        context.stroke()


@lru_cache(maxsize=6)
def skin_picture(
    egg: Egg,
    view: View,
    pixels: float,
    grown: float = 1.0,
    pane: Box | None = None,
    colour: str = _WATER,
    glare: float = 1.0,
) -> Image | None:
    """Both sides of the glass, one behind the other, or what of them shows in a `pane`, on a picture so many times
    smaller as `COARSE`, up to a latitude that it has `grown` to, -1 to 1; None where none of it is seen. Its rim has
    so much `glare`: with none, it is as clear as where one looks straight through."""
    box = around(egg.outline(view), 0.02)
    box = box.common(pane) if pane else box.common(theme.FRAME)
    if box.width <= 0 or box.height <= 0 or grown <= -1:
        return None
    step = COARSE / pixels
    left, top = np.floor(box.left / step) * step, np.ceil(box.top / step) * step
    width, height = int(np.ceil((box.right - left) / step)) + 1, int(np.ceil((top - box.bottom) / step)) + 1
    x = (left + (np.arange(width, dtype=np.float32) + 0.5) * np.float32(step) - view.x) / (
        view.near * view.zoom
    )
    y = (top - (np.arange(height, dtype=np.float32) + 0.5) * np.float32(step) - view.y) / (
        view.near * view.zoom
    )
    rgba = _traced(egg, view, x.astype(np.float32), y.astype(np.float32), grown, colour, glare)
    cells = np.empty((height, width, 4), np.uint8)
    cells[:] = np.clip(255 * rgba + 0.5, 0, 255).transpose(1, 2, 0)
    surface = cairo.ImageSurface.create_for_data(cells.data, cairo.FORMAT_ARGB32, width, height)
    return surface, (float(left), float(top))


class _Rays:
    """Ways from the eye through places of the frame, in the space in which the egg is the unit sphere: `eye + s · way`,
    where the way is linear in the place."""

    def __init__(self, egg: Egg, view: View, x: np.ndarray, y: np.ndarray) -> None:
        self.x, self.y = x[None, :], y[:, None]
        self.eye = egg.units(view.eye)
        self.ways = (egg.inverse @ np.array([-view.distance * view.axes[2], view.axes[0], view.axes[1]]).T).T

    def along(self, vector: np.ndarray) -> np.ndarray:
        """The ways' products with a vector (3,), on the grid."""
        a, b, c = (np.float32(part) for part in self.ways @ vector)
        return np.asarray((a + c * self.y) + b * self.x)

    def quadratic(self, matrix: np.ndarray) -> np.ndarray:
        """wᵀ matrix w of the ways w, on the grid."""
        g = (self.ways @ matrix @ self.ways.T).astype(np.float32)
        row = g[0, 0] + 2 * g[0, 2] * self.y + g[2, 2] * self.y**2
        return np.asarray(row + (2 * g[0, 1] + 2 * g[1, 2] * self.y) * self.x + g[1, 1] * self.x**2)


def _traced(
    egg: Egg, view: View, x: np.ndarray, y: np.ndarray, grown: float, colour: str, glare: float
) -> np.ndarray:
    """The colours (4, h, w), times their cover, of what is seen through places x (w,), y (h,) of the frame. They are
    worked out plane by plane: numpy takes twice as long where the three colours of a pixel lie together."""
    tint = theme.channels(colour).astype(np.float32)[:, None, None]
    rays, eye = _Rays(egg, view, x, y), egg.units(view.eye)
    square, half = rays.quadratic(np.eye(3)), rays.along(eye)
    beyond = half * half - square * np.float32(eye @ eye - 1)
    inside = _wider(beyond > 0)
    root = np.sqrt(np.maximum(beyond, 0))
    found = np.zeros((4, *beyond.shape), np.float32)
    for side, clear, rim in ((1.0, _FAR_CLEAR, _FAR_RIM), (-1.0, _NEAR_CLEAR, _NEAR_RIM)):
        far = (-half + np.float32(side) * root) / square
        seen, cover = _lit(egg, view, rays, tint, far, side, clear, rim, glare)
        if grown < 1:
            height = np.float32(eye[2]) + far * rays.along(np.array([0.0, 0.0, 1.0]))
            cover = cover * np.clip((np.float32(grown) - height) / np.float32(_CUT) + 0.5, 0, 1)
        cover = cover * inside
        found *= 1 - cover
        found[:3] += np.clip(seen, 0, 1) * cover
        found[3] += cover
    return found


def _wider(inside: np.ndarray) -> np.ndarray:
    """The same places (h, w) of a grid, and two more around them: what is painted of the glass ends at its outline, and
    a pixel next to that takes its colour from traced ones around it, of which some or all may lie beyond."""
    for _ in range(2):
        for axis in (0, 1):
            before, after = np.roll(inside, 1, axis), np.roll(inside, -1, axis)
            inside = inside | before | after
    return inside


def _lit(
    egg: Egg,
    view: View,
    rays: _Rays,
    tint: np.ndarray,
    far: np.ndarray,
    side: float,
    clear: float,
    rim: float,
    glare: float,
) -> tuple[np.ndarray, np.ndarray]:
    """Colours (3, h, w) and cover (h, w) of glass with a `tint` where ways meet it so `far` along, on its far side (1)
    or the near one (-1)."""
    slant = egg.inverse.T  # unit vectors become normals
    metric = slant.T @ slant

    def dotted(vector: np.ndarray) -> np.ndarray:
        """The outward normals' products with a vector (3,), times the normals' length."""
        turned = slant.T @ vector
        return np.asarray(np.float32(rays.eye @ turned) + far * rays.along(turned))

    at, across, along = rays.eye @ metric @ rays.eye, rays.along(metric @ rays.eye), rays.quadratic(metric)
    length = np.sqrt(np.maximum(np.float32(at) + 2 * far * across + far * far * along, 1e-12))
    toward = view.axes[2]  # the eye is far: one way to it will do for the light
    facing = np.clip(-np.float32(side) * dotted(toward) / length, 0, 1)
    sun = -np.float32(side) * dotted(SUN) / length  # the far side is lit from within
    up = dotted(np.array([0.0, 0.0, 1.0])) / length
    fresnel = np.float32(glare) * (1 - facing) ** np.float32(_POWER)
    between = SUN + toward
    gleam = np.maximum(dotted(between / np.linalg.norm(between)) / length, 0) if side < 0 else None
    light = _SHADE + _SUNNY * np.clip(sun, 0, 1)
    sky = _MIRROR * fresnel * np.clip(0.55 + 0.45 * up, 0, 1)
    colour = tint * light * (1 - sky)
    colour += _SKY * sky
    cover = np.float32(clear) + np.float32(rim) * fresnel
    if gleam is not None:
        shine = np.zeros_like(gleam)
        bright = gleam > _DULL
        for narrow, strong in _GLOSS:
            shine[bright] += np.float32(strong) * gleam[bright] ** np.float32(narrow)
        whole = cover + (1 - cover) * np.minimum(shine, 1)
        share = np.clip(shine / np.maximum(whole, 1e-6), 0, 1)
        colour, cover = colour * (1 - share) + _WARM * share, whole
    return colour, cover
