"""What moves over a board: a picture that leaves for its slot, one that comes out of its own, and the walker, who goes
from the one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from manim import smootherstep, smoothstep

from steepest.stage import theme
from steepest.stage.board.board import PAST, Board, Slot
from steepest.stage.board.miniature import Miniature, between, carried, paint
from steepest.stage.board.strip import LEFT, RAMP, TOP
from steepest.stage.box import Box
from steepest.stage.extent import Stance
from steepest.stage.figures.walk import nearest_turn
from steepest.stage.ground.paint.walker import HEAD_AT, TOWARD_VIEWER, WIDE, paint_walker
from steepest.stage.ground.view import View

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

Spot = tuple[float, float]
Span = tuple[float, float]
"""From when to when, in seconds."""

_WALKER = 0.34  # how tall the walker is on the way
_LEAVES, _ARRIVES = 0.3, 0.6  # shares of a picture's way at which the walker steps off it, and onto it
_APPEARS = 0.75  # the same of a picture without a walker: when the ramp is free
_HASTE = 1.5  # seconds: in less the walker jumps over the ramp instead of going along it
_TURNS = 0.3  # share of the way between pictures in which the walker turns to it, and from it
_FROM = 8.0  # degrees over the horizon: from where the walker on the ramp is seen
_BLINK = 0.3  # seconds in which a walker appears or goes


@dataclass(frozen=True)
class Side:
    """A picture that fills the frame at one end of a flight and a slot for the rest of it; `span` is when it moves."""

    miniature: Miniature
    slot: Box
    span: Span


class Flight:
    """The frames of what happens on a board."""

    def __init__(self, board: Board, leaving: Side | None = None, entering: Side | None = None) -> None:
        self.board, self.leaving, self.entering = board, leaving, entering
        self._canvas = board.picture.copy()
        self._context = board.context(self._canvas)
        self.lights: list[tuple[Slot, float, float]] = []

    def light(self, slot: Slot, moment: float, seconds: float = 0.4) -> None:
        """Let a small picture, which is dim on the board, become as bright as `slot` says, from a moment on."""
        self.lights.append((slot, moment, seconds))

    def frame(self, time: float) -> np.ndarray:
        """The picture (height, width, 4) after so many seconds. It is overwritten by the next one."""
        self._canvas[:] = self.board.picture
        for slot, moment, seconds in self.lights:
            share = smootherstep((time - moment) / seconds)
            if share > 0:
                light = slot.light + (1 - slot.light) * share
                paint(self._context, slot.miniature, slot.box, away=1.0, light=light)
        out = self._share(self.leaving, time)
        back = 1 - self._share(self.entering, time)
        if self.entering and back == 1:
            self._paint(self.entering, 1.0, 1.0)
        if self.leaving:
            dimmed = 1.0 if self.board.closing else PAST
            self._paint(self.leaving, out, 1 + (dimmed - 1) * out)
        if self.entering and back < 1:
            self._paint(self.entering, back, 1.0)
        self._paint_walker(time, out, back)
        return self._canvas

    @staticmethod
    def _share(side: Side | None, time: float) -> float:
        return smootherstep((time - side.span[0]) / (side.span[1] - side.span[0])) if side else 0.0

    def _paint(self, side: Side, away: float, light: float) -> None:
        edge = theme.INK if side is self.entering else theme.QUIET
        paint(self._context, side.miniature, side.slot, away, light, edge)

    # --- the walker ---

    def _paint_walker(self, time: float, out: float, back: float) -> None:
        alpha = min(1.0, 12 * (out if self.leaving else 1.0), 12 * (back if self.entering else 1.0))
        walker = self.walker(time)
        if walker.height > 0 and alpha > 0:
            _paint_stance(self._context, walker, alpha)

    def walker(self, time: float) -> Stance:
        """How the walker stands after so many seconds; the height is 0 while nobody is seen."""
        found = self._stance(time, self._share(self.leaving, time), 1 - self._share(self.entering, time))
        return replace(found, height=found.height * self._size(time))

    def _stance(self, time: float, out: float, back: float) -> Stance:
        """How the walker stands, whoever sees them."""
        gone, come = self._steps_off, self._steps_on
        here, there = self._on(self.leaving, out), self._on(self.entering, back)
        if here and (time <= gone or not self.entering):
            return here
        if there and time >= come:
            return there
        share = smoothstep((time - gone) / max(come - gone, 1e-9))
        ends = [
            *([(here.x, here.y)] if here else []),
            *self._along(),
            *([(there.x, there.y)] if there else []),
        ]
        x, y = _through(ends, share)
        way = Stance(x, y, _WALKER, _FROM, 0.0 if ends[-1][0] >= ends[0][0] else 2 * TOWARD_VIEWER)
        off, on = smoothstep(share / _TURNS), smoothstep((share - 1) / _TURNS + 1)
        found = _turned(_turned(here or way, way, off), there or way, on)
        heights = (here or way).height, (there or way).height
        return replace(found, x=x, y=y, height=heights[0] + (heights[1] - heights[0]) * share)

    @property
    def _steps_off(self) -> float:
        if not self.leaving:
            return 0.8
        first, last = self.leaving.span
        share = _LEAVES if self.leaving.miniature.outlook.walker else _APPEARS
        return first + share * (last - first)

    @property
    def _steps_on(self) -> float:
        if not self.entering:
            return self._steps_off
        first, last = self.entering.span
        return first + _ARRIVES * (last - first)

    def _along(self) -> list[Spot]:
        """The ramp, which the walker goes along from slot to slot."""
        height = TOP + RAMP
        ends = [float(self.leaving.slot.middle[0]) if self.leaving else LEFT + WIDE * _WALKER]
        if self.entering:
            ends.append(float(self.entering.slot.middle[0]))
        if self._steps_on - self._steps_off < _HASTE:
            ends = [sum(ends) / len(ends)]
        return [(x, height) for x in ends]

    def _on(self, side: Side | None, away: float) -> Stance | None:
        """How the walker of a picture stands while that moves."""
        if not side or not side.miniature.outlook.walker:
            return None
        walker = side.miniature.outlook.walker
        x, y = carried((walker.x, walker.y), *between(side.miniature.window(side.slot), side.slot, away))
        height = walker.height + (_WALKER - walker.height) * min(1.0, 2.5 * away)
        return replace(walker, x=x, y=y, height=height)

    def _size(self, time: float) -> float:
        """How much of the walker is there: one whom a picture does not show comes up on the ramp, or goes there."""
        left, entered = self._on(self.leaving, 0.0), self._on(self.entering, 0.0)
        if not self.entering:
            return 1.0 if left else 0.0
        size = 1.0
        if self.leaving and not left:
            size = min(size, smootherstep((time - self._steps_off) / _BLINK))
        if not entered:
            size = min(size, smootherstep((self._steps_on - time) / _BLINK))
        return size


def _through(stops: Sequence[Spot], share: float) -> Spot:
    """A point of the smooth curve through some points (Catmull-Rom), each part of it in the same time."""
    if len(stops) == 1:
        return stops[0]
    points = np.array([stops[0], *stops, stops[-1]], float)
    part = min(int(share * (len(stops) - 1)), len(stops) - 2)
    t = share * (len(stops) - 1) - part
    a, b, c, d = points[part : part + 4]
    found = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    return float(found[0]), float(found[1])


def _turned(one: Stance, other: Stance, share: float) -> Stance:
    """Somebody on the way from one stance to another, as far as they turn and are seen from elsewhere."""
    elevation = one.elevation + (other.elevation - one.elevation) * share
    heading = one.heading + nearest_turn(other.heading - one.heading) * share
    return replace(one, elevation=elevation, heading=heading)


def _paint_stance(context: Context, walker: Stance, alpha: float) -> None:
    """The walker, over a soft shadow."""
    at, height = np.array([walker.x, walker.y]), walker.height
    middle = at + height * np.array([0, HEAD_AT / 2])
    for ring in range(6, 0, -1):
        context.arc(float(middle[0]), float(middle[1]), (WIDE + 0.06 * ring) * height, 0, 2 * np.pi)
        context.set_source_rgba(0, 0, 0, 0.05 * alpha)
        context.fill()
    axes = View(-90, walker.elevation).axes
    paint_walker(context, axes, at, height, walker.heading, opacity=alpha)
