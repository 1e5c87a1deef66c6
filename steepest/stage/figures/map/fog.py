"""Fog over a map: only what is around a place can be seen, until it lifts."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np
from manim import Animation, FadeIn

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around
from steepest.stage.extent import Extent
from steepest.stage.ground.light import smooth
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context
    from steepest.stage.figures.flat.plane import Plane

CLEAR = 0.85  # radius in scene units within which all is clear
SOFT = 1.15  # how much farther it is until nothing is clear
_COLOUR = np.array([0.098, 0.125, 0.180])
_UNEVEN = 0.16  # of its colour: how much lighter and darker it is in places
_BILLOW = 0.8  # scene units from one such place to the next, about
_FELT = 0.35  # how much wider
_COARSE = 4  # it is soft, so a picture of a quarter of the size will do


class Fog(Painted):
    """Fog over a `plane`, clear around the point (2,) of it that `at` gives.

    It comes and fades as all else; `gone(fog)` lets the clear part grow until nothing is hidden.
    """

    def __init__(self, plane: Plane, at: Callable[[], Any], radius: float = CLEAR) -> None:
        super().__init__()
        self.plane, self.box, self.at, self.radius = plane, plane.box, at, radius
        box = self.box
        self.soft = SOFT
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

    # --- what it tells ---

    @property
    def place(self) -> np.ndarray:
        """What it is clear around (2,), on the frame, no farther off than matters."""
        far = 2 * (self.box.width + self.box.height)
        return np.asarray(np.clip(self.plane.place(self.at())[:2], -far, far))

    def shapes(self) -> Iterable[Shape]:
        """The point that it is clear around."""
        if self.opacity > 0:
            at = np.array([[float(value) for value in self.at()]])
            yield Shape("fog", theme.QUIET, at, self.opacity)

    def extents(self) -> Iterable[Extent]:
        """Nothing that could be covered, or cover."""
        return ()

    # --- painting ---

    def appearance(self) -> object:
        """Where it is clear, and how dense it is elsewhere."""
        return self.box, tuple(self.place), self.radius, self.soft, self.opacity

    def reach(self) -> Box | None:
        """Its box."""
        return around(self.points, 0.0)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it through a mask whose grid begins at whole pixels of the frame, so that each part of it looks the
        same however much of the frame is drawn."""
        if self.opacity <= 0:
            return
        box, matrix = self.box, context.get_matrix()
        left, top = map(math.floor, matrix.transform_point(box.left, box.top))
        right, bottom = map(math.ceil, matrix.transform_point(box.right, box.bottom))
        middle = np.array(matrix.transform_point(*map(float, self.place))) - (left, top)
        cells = (right - left) // _COARSE + 2, (bottom - top) // _COARSE + 2
        mask = self._mask(middle / _COARSE, cells, pixels / _COARSE)
        context.save()
        context.rectangle(box.left, box.bottom, box.width, box.height)
        context.clip()
        context.identity_matrix()
        context.translate(left, top)
        context.scale(_COARSE, _COARSE)
        pattern = cairo.SurfacePattern(mask)
        pattern.set_filter(cairo.FILTER_BILINEAR)
        pattern.set_extend(cairo.EXTEND_PAD)
        context.push_group()
        context.set_source_surface(_billows(*cells, _BILLOW * pixels / _COARSE), 0, 0)
        context.get_source().set_filter(cairo.FILTER_BILINEAR)
        context.get_source().set_extend(cairo.EXTEND_PAD)
        context.mask(pattern)
        context.pop_group_to_source()
        context.paint_with_alpha(self.opacity)
        context.restore()

    def _mask(self, middle: np.ndarray, cells: tuple[int, int], pixels: float) -> cairo.ImageSurface:
        """How dense it is on a grid of cells, of which so many `pixels` are a scene unit."""
        wide, high = cells
        stride = cairo.ImageSurface.format_stride_for_width(cairo.FORMAT_A8, wide)
        across, down = np.arange(stride) + 0.5 - middle[0], np.arange(high) + 0.5 - middle[1]
        out = np.sqrt(across**2 + down[:, None] ** 2) / pixels
        dense = np.round(255 * smooth(out, self.radius, self.radius + self.soft)).astype(np.uint8)
        return cairo.ImageSurface.create_for_data(dense.data, cairo.FORMAT_A8, wide, high, stride)


@lru_cache(maxsize=2)
def _billows(wide: int, high: int, apart: float) -> cairo.ImageSurface:
    """What fog looks like where nothing is clear, on a grid of cells: lighter in places so many cells `apart`, the same
    each time."""
    places = np.random.default_rng(7).uniform(0, 2 * np.pi, (3, 2))
    x, y = np.arange(wide) / apart, np.arange(high)[:, None] / apart
    waves = [np.sin(x * k + y / k + a) * np.sin(y * k - x / k + b) / k for k, (a, b) in enumerate(places, 1)]
    light = 1 + _UNEVEN * sum(waves)
    picture = np.full((high, wide, 4), 255, np.uint8)
    picture[..., :3] = np.round(255 * light[..., None] * _COLOUR).astype(np.uint8)
    return cairo.ImageSurface.create_for_data(picture.data, cairo.FORMAT_ARGB32, wide, high, 4 * wide)
