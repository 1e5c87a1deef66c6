"""The glass of a lens: a disc in which a place is seen enlarged, a ring at that place, and what joins them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Layer, Painted, around, ink, pen
from steepest.stage.extent import Extent, corners
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_RING = 0.17  # the least radius of the ring
_RIM, _THIN = 3.0, 1.4  # widths in stroke units
_DARK = 0.75 * theme.channels(theme.BACKGROUND)  # behind what is seen
_EDGE = 2.6  # the dark edge of rim and ring
_CLEAR, _DARKEST = (
    0.80,
    0.45,
)  # to which share of its radius the glass is clear, and how dark it is at its rim
_FULL = 2 * math.pi
_ROUND = np.linspace(0, _FULL, 61)


class Near(Protocol):
    """What is seen by a lens."""

    def spot(self, at: np.ndarray) -> np.ndarray:
        """Where a place (2,) of the picture lies on the frame (2,)."""

    def look(self, at: np.ndarray, times: float, centre: np.ndarray, radius: float, share: float) -> None:
        """Look from so many `times` closer, through a disc of the frame; `share` of the way there is done."""

    @property
    def outline(self) -> np.ndarray:
        """Two corners (2, 2) of the part of the map that it looks at."""

    def appearance(self) -> object:
        """What its picture follows from."""

    def paint(self, context: Context, pixels: float) -> None:
        """Paint what is seen; the context cuts it off at the rim."""

    def forget(self) -> None:
        """Remember nothing."""


class Glass(Painted):
    """A disc of a `radius` around `centre` (2,) of the frame, in which `near` is seen around the place `at` (2,) of its
    map, so many `times` enlarged; both may be live. While it grows out of the ring at that place it is on its way
    there, and so is what it enlarges by.
    """

    def __init__(
        self,
        near: Near,
        at: Callable[[], np.ndarray],
        times: Callable[[], float],
        centre: np.ndarray,
        radius: float,
    ) -> None:
        super().__init__()
        self.near, self.at, self.times, self.centre, self.radius = near, at, times, centre, radius
        self.grown = 1.0
        self.points = np.zeros((1, 3))
        self.points[0, :2] = centre

    def forget(self) -> None:
        """Remember nothing of what was seen."""
        self.near.forget()

    @property
    def spot(self) -> np.ndarray:
        """Where the place lies on the frame (2,)."""
        return self.near.spot(self.at())

    @property
    def ring(self) -> float:
        """The radius of the ring around it: that of what is seen, where that is not too small."""
        return max(_RING, self.radius / self.times())

    @property
    def disc(self) -> tuple[np.ndarray, float]:
        """Its middle (2,) and its radius, as they are now."""
        small = self.ring
        middle = self.spot + (self.centre - self.spot) * self.grown
        return middle, small + (self.radius - small) * self.grown

    def look(self) -> None:
        """Look at what is there now."""
        centre, radius = self.disc
        self.near.look(self.at(), self.times() ** self.grown, centre, radius, self.grown)

    # --- what it tells ---

    def shapes(self) -> Sequence[Shape]:
        """Two corners of the part of the map that is seen."""
        if self.opacity <= 0 or self.grown <= 0:
            return []
        self.look()
        return [Shape("lens", theme.INK, self.near.outline, self.opacity)]

    def extents(self) -> Sequence[Extent]:
        """The disc, on which bare words cannot be read; the ring at the place, and what joins them."""
        if self.opacity <= 0 or self.grown <= 0:
            return []
        (centre, radius), spot = self.disc, self.spot
        disc = around(centre[None], radius + 0.01 * _RIM)

        def covers(points: np.ndarray) -> np.ndarray:
            return np.asarray(np.hypot(*(points - centre).T) < radius)

        ring = spot + self.ring * np.stack([np.cos(_ROUND), np.sin(_ROUND)], -1)
        found = [Extent("ground", corners(disc), opacity=self.opacity, covers=covers)]
        lines = [ring, *tangents(spot, self.ring, centre, radius)]
        return [*found, *(Extent("line", line, opacity=self.opacity) for line in lines)]

    # --- painting ---

    def appearance(self) -> object:
        """All of it."""
        return [layer.appearance for layer in self.layers()]

    def reach(self) -> Box:
        """The disc, the ring, and all between them."""
        centre, radius = self.disc
        room = 0.01 * (_RIM + _EDGE)
        return around(
            np.array(
                [centre - radius, centre + radius, self.spot - self.ring, self.spot + self.ring],
            ),
            room,
        )

    def layers(self) -> Sequence[Layer]:
        """What joins disc and ring, under what is seen through the glass."""
        if self.opacity <= 0 or self.grown <= 0:
            return ()
        self.look()
        centre, radius = self.disc
        where = self.spot, self.ring, centre, radius, self.opacity
        disc = around(centre[None], radius + 0.01 * (_RIM + _EDGE))
        return (
            Layer(where, self.reach, self._paint_joint),
            Layer((where, self.near.appearance()), lambda: disc, self._paint_glass),
        )

    def paint(self, context: Context, pixels: float) -> None:
        """Paint all of it."""
        for layer in self.layers():
            layer.paint(context, pixels)

    def _paint_joint(self, context: Context, pixels: float) -> None:
        (centre, radius), spot, small = self.disc, self.spot, self.ring
        for colour, width, opacity in ((theme.BACKGROUND, _THIN + _EDGE, 0.35), (theme.INK, _THIN, 0.6)):
            ink(context, theme.channels(colour), opacity * self.opacity)
            pen(context, width)
            for start, end in tangents(spot, small, centre, radius):
                context.move_to(*map(float, start))
                context.line_to(*map(float, end))
            context.stroke()
        _ring(context, spot, small, 0.7 * _RIM, self.opacity)

    def _paint_glass(self, context: Context, pixels: float) -> None:
        (x, y), radius = map(float, self.disc[0]), self.disc[1]
        if self.opacity < 1:
            context.push_group()
        context.save()
        context.arc(x, y, radius, 0, _FULL)
        context.clip()
        ink(context, _DARK)
        context.paint()
        self.near.paint(context, pixels)
        self._shade(context, pixels)
        context.restore()
        _ring(context, self.disc[0], radius, _RIM, 1.0)
        if self.opacity < 1:
            context.pop_group_to_source()
            context.paint_with_alpha(self.opacity)

    def _shade(self, context: Context, pixels: float) -> None:
        """Toward its rim a lens darkens."""
        (x, y), radius = self.disc
        middle = np.array(context.get_matrix().transform_point(float(x), float(y)))
        corner = np.floor(middle - radius * pixels) - 1
        mask = _shadow(*(middle - corner).round(3).tolist(), radius * pixels)
        context.save()
        context.identity_matrix()
        ink(context, _DARK)
        context.mask_surface(mask, *corner.tolist())
        context.restore()


@lru_cache(maxsize=4)
def _shadow(x: float, y: float, radius: float) -> cairo.ImageSurface:
    """How much a glass takes away, on the grid of the pixels; its middle is so many of them to the right and down."""
    size = int(2 * radius) + 4
    stride = cairo.ImageSurface.format_stride_for_width(cairo.FORMAT_A8, size)
    across, down = np.arange(stride) + 0.5 - x, np.arange(size) + 0.5 - y
    out = np.clip(np.hypot(across, down[:, None]) / radius, 0, 1)
    share = np.clip((out - _CLEAR) / (1 - _CLEAR), 0, 1)
    dark = np.round(255 * _DARKEST * share**2).astype(np.uint8)
    return cairo.ImageSurface.create_for_data(dark.data, cairo.FORMAT_A8, size, size, stride)


def tangents(spot: np.ndarray, small: float, centre: np.ndarray, large: float) -> list[np.ndarray]:
    """The two lines (2, 2), each from end to end, that touch a small circle and a large one from outside; none where
    one lies in the other."""
    way = centre - spot
    length = float(np.hypot(*way))
    if length <= abs(large - small) + 1e-6:
        return []
    base, tilt = math.atan2(way[1], way[0]), math.acos((small - large) / length)
    outward = [np.array([math.cos(base + turn), math.sin(base + turn)]) for turn in (tilt, -tilt)]
    return [np.array([spot + small * out, centre + large * out]) for out in outward]


def _ring(context: Context, centre: np.ndarray, radius: float, width: float, opacity: float) -> None:
    for colour, wide, solid in ((theme.BACKGROUND, width + _EDGE, 0.6), (theme.INK, width, 0.95)):
        ink(context, theme.channels(colour), solid * opacity)
        pen(context, wide)
        context.new_sub_path()
        context.arc(float(centre[0]), float(centre[1]), radius, 0, _FULL)
        context.stroke()
