"""A dot on the flat: somebody who stands on a map, or a place on a plot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.play.live import Given, now
from steepest.stage.play.motion import running

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context
    from steepest.stage.figures.flat.plane import Plane

_EDGE = 2.5  # the dark edge, in the units of stroke widths
_RING = 3.2  # the width of a ring, likewise
_SLIVER = 1e-6  # what the last digits of float64 are worth
_SQUARE = 2.3  # the side of a square dot, times the radius of a round one
_SMALL = 0.4  # how large it is when it begins to come
_HOLE = 0.62  # of a hollow one, as a share of its radius


class FlatDot(Drawn):
    """A point of a plane, (2,) in its coordinates and maybe live, with a dark edge; it may be `square`, or become
    hollow. Off its plane it is not seen, but while it flies to its place."""

    kind = "dot"
    extent = "dot"
    hole = 0.0  # how hollow it is, 0 to 1
    away: np.ndarray | None = None  # how far (2,) it is from its place on the frame while it flies there

    def __init__(
        self,
        plane: Plane,
        at: Given[Sequence[Any]],
        colour: str = theme.INK,
        radius: float = 0.09,
        square: bool = False,
    ) -> None:
        super().__init__(colour, plane)
        self.of, self.at, self.radius, self.size, self.square = plane, at, radius, 1.0, square
        self.room = radius
        self.points = plane.place(now(at))[None]
        self.set_z_index(theme.ABOVE)

    def stand(self, at: Sequence[Any] | np.ndarray) -> None:
        """Stand at another point."""
        self.at = tuple(at)

    @property
    def outline(self) -> np.ndarray:
        """Its middle (1, 3); nothing off the plane."""
        place, box = self.of.place(now(self.at)), self.of.box
        if self.away is not None:
            return np.asarray(place + [*self.away, 0.0])[None]
        inside = around(np.array([[box.left, box.bottom], [box.right, box.top]]), _SLIVER).holds(place)
        return place[None] if inside else np.zeros((0, 3))

    @property
    def style(self) -> tuple[object, ...]:
        """How large it is, and how hollow."""
        return self.radius, self.size, self.square, self.hole

    def coming(self) -> Sequence[Animation]:
        """It appears, and grows to its size."""

        def appear(_: Any, share: float) -> None:
            self.opacity, self.size = share, _SMALL + (1 - _SMALL) * share

        self.opacity = 0.0
        return [running(self, appear, run_time=theme.REVEAL)]

    def empty(self, run_time: float = theme.BLINK) -> Animation:
        """It becomes hollow: what went through it no longer does."""
        before = self.hole

        def open_up(_: Any, share: float) -> None:
            self.hole = before + (1.0 - before) * share

        return running(self, open_up, run_time=run_time)

    def fly(self, start: np.ndarray, run_time: float = theme.MOVE) -> Animation:
        """It comes to its place from another one (2,) of the frame, over all that is there, and is small at first."""
        far = np.asarray(start, float) - self.of.place(now(self.at))[:2]

        def go(_: Any, share: float) -> None:
            self.opacity, self.size = 1.0, _SMALL + (1 - _SMALL) * share
            self.away, self.within = ((1 - share) * far, None) if share < 1 else (None, self.of.box)
            self.set_z_index(theme.TOPMOST if share < 1 else theme.ABOVE)

        go(self, 0.0)
        return running(self, go, run_time=run_time)

    def reach(self) -> Box | None:
        """The dot, with its edge."""
        return around(self.outline, self.radius + 0.01 * _EDGE) if len(self.outline) else None

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it, if it is on its plane."""
        if not self.is_seen:
            return
        ((x, y, _),) = self.outline
        trace_dot(context, x, y, self.radius * self.size, self.square)
        ink(context, theme.channels(self.colour), self.opacity)
        context.fill_preserve()
        ink(context, theme.channels(theme.BACKGROUND), self.opacity)
        context.set_line_width(0.01 * _EDGE)
        context.stroke()
        if self.hole:
            trace_dot(context, x, y, _HOLE * self.hole * self.radius * self.size, self.square)
            context.fill()


class FlatRing(FlatDot):
    """A ring around a point of a plane, which points it out."""

    kind = "ring"

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it, if its point is on the plane: a stroke with no edge, which would cut what is beside the point."""
        if not self.is_seen:
            return
        ((x, y, _),) = self.outline
        context.new_sub_path()
        context.arc(x, y, self.radius * self.size, 0, 2 * np.pi)
        ink(context, theme.channels(self.colour), self.opacity)
        context.set_line_width(0.01 * _RING)
        context.stroke()


def trace_dot(context: Context, x: float, y: float, radius: float, square: bool) -> None:
    """Trace a round dot, or a square one that is a little larger, so that it is seen under
    a round one."""
    context.new_sub_path()
    if square:
        side = _SQUARE * radius
        context.rectangle(x - side / 2, y - side / 2, side, side)
    else:
        context.arc(x, y, radius, 0, 2 * np.pi)
