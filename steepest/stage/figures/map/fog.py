"""Fog over a map, or over its ground: only what is around a place can be seen, until it lifts."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import cairo
import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted
from steepest.stage.extent import Extent
from steepest.stage.figures.soft_noise import soft_noise
from steepest.stage.ground.light import smooth
from steepest.stage.lean.fading import FadeIn
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context
    from steepest.stage.figures.flat.arrow import FlatArrow
    from steepest.stage.figures.flat.plane import Plane

Lies: TypeAlias = Callable[[Sequence[Any]], tuple[np.ndarray, np.ndarray]]
"""Where a point of the map lies on the frame (2,) while fog lies over its ground, and where ways of the map, in scene
units, lead there (2, 2)."""

CLEAR = 0.7  # radius in scene units within which all is clear on its ground
LIT = 1.0  # and on the map itself, where level lines are read
SOFT = 0.8  # how much farther it is until nothing is clear
_COLOUR = np.array([0.38, 0.42, 0.49])  # paler than any ground: what is dark is low
_UNEVEN = 0.2  # of its colour: how much lighter and darker it is in places
_BILLOW, _BANKS = 0.8, 1.8  # scene units from one such place to the next, upward; and how many times as far across
_OCTAVES, _LATTICE = 3, 64  # how often there are clouds half as large in them; after so many of them, it repeats
_NIGHT = theme.channels(theme.BACKGROUND)  # what it fades into at the edges of the map
_THIN = 1.0  # how dense it is over a ground, whose form nobody can make out in it
_MIST = 2.2  # how much farther it is there from one place to the next
_DARK = 0.38, 0.7  # how bright it is far off what is lit: over a ground, in which words stand, and over a map
_GLOW = 1.2, 2.4  # scene units from there to where it is as dark, likewise
_EDGE = 3.0, 40.0  # the higher, the nearer to its edges it fades, likewise
_FAINT = 0.4  # how dense it is where all was clear before
_BETWEEN = 0.3  # scene units between two places that are remembered, at least
_FELT = 0.25  # how much wider
_COARSE = 4  # it is soft, so a picture of a quarter of the size will do


class Fog(Painted):
    """Fog over a `plane`, clear around the point (2,) of it that `at` gives. Over a map it stays thinner where it was
    clear before: around the points (n, 2) that `been` gives, of which the first may have been clear farther.

    It comes and fades as all else; `gone(fog)` lets the clear part grow until nothing is hidden. While it lies over the
    `ground` of the map, it is night all over the frame; it is fog over a map by a `share`.
    """

    def __init__(
        self,
        plane: Plane,
        at: Callable[[], Any],
        radius: float = LIT,
        been: Callable[[], np.ndarray] = lambda: np.empty((0, 2)),
    ) -> None:
        super().__init__()
        self.plane, self.at, self.radius, self.soft, self.been = plane, at, radius, SOFT, been
        self.widest = LIT
        self.ground: Lies | None = None
        self.share = 1.0
        box = plane.box
        self.points = np.array([[box.left, box.bottom, 0.0], [box.right, box.top, 0.0]])

    def coming(self) -> Sequence[Animation]:
        """It appears."""
        return [FadeIn(self)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """It becomes so dense, of 1."""
        dimmed: Any = self.animate.set_opacity(to)
        return [dimmed]

    def going(self) -> Sequence[Animation]:
        """It lifts: what is clear grows beyond the map's edges, and the edge of the light becomes softer."""
        radius, soft, whole = self.radius, self.soft, math.hypot(self.box.width, self.box.height)

        def lift(_: object, share: float) -> None:
            self.radius = radius + (whole - radius) * share
            self.soft = soft * (1 + share)

        return [running(self, lift, remover=True)]

    def feel(self, **timing: Any) -> Animation:
        """What is clear becomes a little wider, and again as it was: somebody feels around."""
        radius = self.radius

        def breathe(_: object, share: float) -> None:
            self.radius = radius * (1 + _FELT * math.sin(math.pi * share))

        return running(self, breathe, **timing)

    def light(self, *arrows: FlatArrow, **timing: Any) -> Animation:
        """What is clear over its map becomes so large that all of some arrows lie there, or, for none, as it was."""
        radius, place = self.radius, self.place
        lines = [arrow.outline[:, :2] for arrow in arrows if len(arrow.outline)]
        wide = max([LIT, *(float(np.hypot(*(line - place).T).max()) for line in lines)])

        def widen(_: object, share: float) -> None:
            self.radius = radius + (wide - radius) * share
            self.widest = max(self.widest, self.radius)

        return running(self, widen, **timing)

    # --- what it tells ---

    @property
    def box(self) -> Box:
        """What of the frame it lies over."""
        return theme.FRAME if self.ground else self.plane.box

    @property
    def lit(self) -> tuple[np.ndarray, np.ndarray]:
        """What it is clear around (2,), on the frame, and where ways of the map lead there (2, 2)."""
        return self.ground(self.at()) if self.ground else (self.place, np.eye(2))

    @property
    def place(self) -> np.ndarray:
        """What it is clear around (2,) on the map, no farther off than matters."""
        far = 2 * (self.box.width + self.box.height)
        return np.asarray(np.clip(self.plane.place(self.at())[:2], -far, far))

    @property
    def remembered(self) -> list[tuple[float, float, float]]:
        """Places on the map that were clear before, apart from each other, each with how far it was clear there."""
        found: list[tuple[float, float, float]] = []
        for x, y, _ in [] if self.ground else self.plane.places(self.been()):
            near = any(math.hypot(x - a, y - b) < _BETWEEN for a, b, _ in found)
            if not near and self.box.apart(Box(x, y, x, y)) < LIT + SOFT:
                found.append((float(x), float(y), LIT if found else self.widest))
        return found

    def shapes(self) -> Iterable[Shape]:
        """The point that it is clear around, if it is anywhere."""
        if self.opacity > 0 and self.radius > 0:
            at = np.array([[float(value) for value in self.at()]])
            yield Shape("fog", theme.QUIET, at, self.opacity)

    def extents(self) -> Iterable[Extent]:
        """Nothing that could be covered, or cover."""
        return ()

    # --- painting ---

    def appearance(self) -> object:
        """Where it is clear, and how dense it is elsewhere."""
        return self.box, self.lit, self.radius, self.soft, self.opacity, self.share, self.remembered

    def reach(self) -> Box | None:
        """Its box."""
        return self.box

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it on a coarse grid that begins at whole pixels of the frame, so that each part of it looks the
        same however much of the frame is drawn."""
        if self.opacity <= 0:
            return
        corner, cells = _coarse(context, self.box)
        at, ways = self.lit
        middle = (np.array(context.get_matrix().transform_point(*map(float, at))) - corner) / _COARSE
        out = _away(middle, np.linalg.inv(ways), cells) / (pixels / _COARSE)
        dense = smooth(out, self.radius, self.radius + self.soft)
        for x, y, radius in self.remembered:
            foot = (np.array(context.get_matrix().transform_point(x, y)) - corner) / _COARSE
            _thin(dense, foot, pixels / _COARSE, radius)
        picture = np.empty((*dense.shape, 4), np.uint8)
        lit = max(self.radius, CLEAR)  # it glows there, too, where nothing is clear
        dark, reach = (np.interp(self.share, (0, 1), ends) for ends in (_DARK, _GLOW))
        glow = 1 - (1 - dark) * smooth(out, lit, lit + reach)
        colours = self._colours(glow[..., None], context, corner, pixels)
        picture[..., :3] = np.round(255 * dense[..., None] * colours)
        picture[..., 3] = np.round(255 * dense)
        wide, high = cells
        image = cairo.ImageSurface.create_for_data(picture.data, cairo.FORMAT_ARGB32, wide, high, 4 * wide)
        context.save()
        context.rectangle(self.box.left, self.box.bottom, self.box.width, self.box.height)
        context.clip()
        context.identity_matrix()
        context.translate(*corner)
        context.scale(_COARSE, _COARSE)
        context.set_source_surface(image, 0, 0)
        context.get_source().set_filter(cairo.FILTER_BILINEAR)
        context.get_source().set_extend(cairo.EXTEND_PAD)
        context.paint_with_alpha(self.opacity * (_THIN + (1 - _THIN) * self.share))
        context.restore()

    def _colours(
        self, glow: np.ndarray, context: Context, corner: tuple[int, int], pixels: float
    ) -> np.ndarray:
        """Its colours on that grid, which glows so much (high, wide, 1): those over the map, by its share, those over
        the ground all over the frame, and night around them."""
        found = np.tile(_NIGHT, (*glow.shape[:2], 1))
        over = (theme.FRAME, 1 - self.share, _MIST, _EDGE[0]), (self.plane.box, self.share, 1.0, _EDGE[1])
        for box, light, apart, edge in over:
            if light > 0:
                foot, (wide, high) = _coarse(context, box)
                left, top = ((a - b) // _COARSE for a, b in zip(foot, corner, strict=True))
                part = np.s_[top : top + high, left : left + wide]
                found[part] += light * glow[part] * _billows(wide, high, apart * _BILLOW * pixels / _COARSE, edge)
        return found


def _away(middle: np.ndarray, back: np.ndarray, cells: tuple[int, int]) -> np.ndarray:
    """How far off a middle the cells of a grid are, in cells; `back` (2, 2) leads from the frame to the map."""
    across, up = np.arange(cells[0]) + 0.5 - middle[0], middle[1] - 0.5 - np.arange(cells[1])[:, None]
    return np.asarray(np.hypot(*(way[0] * across + way[1] * up for way in back)))


def _thin(dense: np.ndarray, middle: np.ndarray, pixels: float, radius: float) -> None:
    """Let fog be thin so far around a cell, thinner the nearer; cells have so many `pixels` a scene unit."""
    reach = (radius + SOFT) * pixels
    (left, top), (right, bottom) = (np.maximum(middle + off, 0).astype(int) for off in (-reach, reach + 1))
    part = dense[top:bottom, left:right]
    high, wide = part.shape
    down = np.arange(top, top + high)[:, None] + 0.5 - middle[1]
    out = np.hypot(np.arange(left, left + wide) + 0.5 - middle[0], down) / pixels
    np.minimum(part, _FAINT + (1 - _FAINT) * smooth(out, radius, radius + SOFT), out=part)


def _coarse(context: Context, box: Box) -> tuple[tuple[int, int], tuple[int, int]]:
    """The left and the top of a box in whole pixels, and how many cells of a coarse grid cover it from there."""
    left, top = map(math.floor, context.get_matrix().transform_point(box.left, box.top))
    right, bottom = map(math.ceil, context.get_matrix().transform_point(box.right, box.bottom))
    return (left, top), ((right - left) // _COARSE + 2, (bottom - top) // _COARSE + 2)


@lru_cache(maxsize=2)
def _billows(wide: int, high: int, apart: float, edge: float) -> np.ndarray:
    """By how much fog is lighter than the night (high, wide, 3) on a grid of cells: more in places so many cells
    `apart`, the same each time, and not at all at its edges."""
    x, y = np.arange(wide) / (_BANKS * apart), np.arange(high)[:, None] / apart
    random = [np.random.default_rng(k).uniform(-1, 1, (_LATTICE, _LATTICE)).T for k in range(_OCTAVES)]
    clouds = sum(soft_noise(values, x * 2**k, y * 2**k) / 2**k for k, values in enumerate(random))
    inward = [1 - np.abs(2 * np.arange(each) / each - 1) ** edge for each in (wide, high)]
    light = (1 + _UNEVEN * clouds) * inward[0] * inward[1][:, None]
    return np.asarray(light[..., None] * (_COLOUR - _NIGHT))
