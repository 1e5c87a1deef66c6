"""Mobjects that paint themselves with Cairo, and the pen they do it with."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Self

import cairo
import numpy as np
from manim import Mobject

from steepest.stage.box import Box, extremes
from steepest.stage.extent import Extent, corners

if TYPE_CHECKING:
    Context = cairo.Context[Any]  # typed by the surface it draws on


_NOT_PAINTED = {*vars(Mobject()), "saved_state"} - {"points", "color"}
"""What every mobject holds, and no picture follows from."""


@dataclass(frozen=True)
class Layer:
    """A part of what paints itself, painted over the parts before it: `appearance` is what its pixels follow from, as
    plain data; `reach` tells the box of the frame that it keeps to (None: none), and `paint` paints it. One that
    `is_image` is laid on pixel by pixel, and may be cut off anywhere."""

    appearance: object
    reach: Callable[[], Box | None]
    paint: Callable[[Context, float], None]
    is_image: bool = False


class Painted(Mobject):
    """A mobject that paints itself, where thousands of manim's own would be too slow.

    `points` holds what it is placed and measured by; manim's fades work on it through `opacity`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.opacity = 1.0

    def paint(self, context: Context, pixels: float) -> None:
        """Draw on `context`, whose units are scene units; one unit is `pixels` pixels. Colours in manim's memory are
        RGBA where cairo means BGRA: use `ink` for every colour."""
        raise NotImplementedError

    def appearance(self) -> object:
        """What its picture follows from, as plain data, see `steepest.stage.camera.appearance.digest`: all that it
        holds.

        One that holds more than plain data, or much that is dear to read, says itself what matters of it.
        """
        return {name: value for name, value in vars(self).items() if name not in _NOT_PAINTED}

    def reach(self) -> Box | None:
        """A box of the frame, in scene units, outside of which it paints nothing; None where nobody knows one."""
        return None

    def layers(self) -> Sequence[Layer]:
        """Its parts, in the order in which they are painted: one, unless parts of it change by themselves."""
        return (Layer(self.appearance(), self.reach, self.paint),)

    def extents(self) -> Iterable[Extent]:
        """What of it is drawn now, where it lies on the frame: what those ask who look at the layout."""
        box = self.reach() if self.opacity > 0 else None
        if box is not None:
            yield Extent("picture", corners(box), opacity=self.opacity)

    def fade(self, darkness: float = 0.5, family: bool = True) -> Self:
        """Make it so much less solid: 0 leaves it, 1 hides it."""
        self.opacity *= 1 - darkness
        return self

    def set_opacity(self, opacity: float) -> Self:
        """Make it as solid as this, 0 to 1."""
        self.opacity = opacity
        return self

    def interpolate_color(self, mobject1: Mobject, mobject2: Mobject, alpha: float) -> Self:
        """Between two states of it, `alpha` of the way."""
        assert isinstance(mobject1, Painted) and isinstance(mobject2, Painted)
        self.opacity = mobject1.opacity * (1 - alpha) + mobject2.opacity * alpha
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """A copy that shares everything but what an animation may change: manim copies what it animates."""
        twin = copy.copy(self)
        memo[id(self)] = twin
        twin.points = self.points.copy()
        twin.submobjects, twin.updaters = [], list(self.updaters)
        return twin


def around(points: np.ndarray, room: float) -> Box:
    """The box that holds points (n, 2) or (n, 3), at least one, with `room` on every side."""
    low, high = extremes(points[:, :2])
    return Box(*(low - room).tolist(), *(high + room).tolist())


def ink(context: Context, rgb: np.ndarray, opacity: float = 1.0) -> None:
    """Set the colour to paint with; red and blue change places, see `Painted.paint`."""
    context.set_source_rgba(float(rgb[2]), float(rgb[1]), float(rgb[0]), opacity)


def pen(context: Context, width: float, cap: cairo.LineCap = cairo.LINE_CAP_ROUND) -> None:
    """Draw lines of a width in manim's stroke units (100 to a scene unit), with round corners."""
    context.set_line_width(width * 0.01)
    context.set_line_join(cairo.LINE_JOIN_ROUND)
    context.set_line_cap(cap)


def trace(context: Context, points: np.ndarray) -> None:
    """Lay the path along points (n, 2) or (n, 3)."""
    if len(points):
        context.move_to(float(points[0, 0]), float(points[0, 1]))
        for x, y in points[1:, :2].tolist():
            context.line_to(x, y)


def trace_rings(context: Context, points: np.ndarray, starts: np.ndarray) -> None:
    """Lay closed paths along points (n, 2) or (n, 3), one after the other: where each begins, and the last one ends
    (k + 1,)."""
    for first, last in pairwise(starts.tolist()):
        trace(context, points[first:last])
        context.close_path()


def lay(context: Context, image: cairo.ImageSurface, corner: np.ndarray, opacity: float = 1.0) -> None:
    """Lay a picture that was painted by itself on the frame, pixel on pixel, its left top one at a `corner` (2,)."""
    context.save()
    context.identity_matrix()
    context.set_source_surface(image, *corner.tolist())
    context.get_source().set_filter(cairo.FILTER_NEAREST)
    context.paint_with_alpha(opacity)
    context.restore()
