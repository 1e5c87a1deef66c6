"""A meter: a needle that shows a value on a round scale, and where it was."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np
from manim import Animation

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink, pen, trace
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.flat.plane import number
from steepest.stage.figures.panel.arc import Arc
from steepest.stage.ground.terrain import round_steps
from steepest.stage.play.entrances import come, dim, gone
from steepest.stage.play.live import Given, now
from steepest.stage.play.shapes import Shape
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_OPENING = 0.72 * np.pi
_BAND = 0.93  # of the radius: the middle of the band in the colours of height
_THICK = 0.12  # of the radius: the band's width
_TICK, _SMALL = (0.72, 0.84), (0.79, 0.84)  # ticks with a number, and those between, from and to these shares
_PIECES, _SEAM = 120, 0.01  # of the band, and how far each reaches under the next, in radians
_DARKEST = 0.22  # of the ramp: what is darker is hardly seen
_FINE = 5  # steps from a number to the next
_NEEDLE = 0.8  # of the radius
_TAIL, _HUB = 0.14, 0.075  # likewise
_NUMBERS = 0.24  # from the arc to the middle of a number's nearer side, in scene units
_LINE, _LIFT = 0.5, 0.16  # a line of words, and its baseline over its foot
_MOST, _LARGEST = 6, 2.6  # numbers around it, and its radius
_BASE = float(np.cos(_OPENING / 2))  # how far the arc reaches below its middle, as a share of the radius


class Meter:
    """A round scale over a `span`, in a `region` of the frame, with a needle at a `value`; beyond the ends it stops.

    Around it stand round numbers, under it its `name` and, with so many `decimals`, its number. `ghost` marks where the
    needle is now.
    """

    def __init__(
        self,
        name: Typeset,
        value: Given[Number],
        span: tuple[Number, Number],
        region: Box,
        *,
        decimals: int | None = None,
    ) -> None:
        low, high = map(float, span)
        reach = (high - low) * 1e-9
        values = round_steps(low - reach, high + reach, _MOST)
        numbers = [number(each) for each in values]
        beside = max(each.width for each in numbers) + _NUMBERS
        over = max(each.height for each in numbers) + _NUMBERS
        lines = 1 if decimals is None else 2
        under = region.bottom + lines * _LINE
        room = (region.top - under - over) / (1 + _BASE)
        radius = min(region.width / 2 - beside, room, _LARGEST)
        x = (region.left + region.right) / 2
        spare = room * (1 + _BASE) - radius * (1 + _BASE)
        y = region.top - over - radius - spare / 2
        below = y - _BASE * radius
        self.arc = Arc((x, y), radius, span, _OPENING)
        self.scale = Scale(self.arc, values)
        self.numbers = [self._beside(each, at) for each, at in zip(numbers, values, strict=True)]
        self.needle = Needle(self.arc, value)
        self.name = name.fit(region.width).stand(x, below - _LINE + _LIFT, side=0)
        self.number: Readout | None = None
        if decimals is not None:
            self.number = Readout(lambda: now(value), decimals, theme.LABEL_SIZE)
            self.number.end_at(x + self.number.width / 2, below - 2 * _LINE + _LIFT)

    @property
    def parts(self) -> list[Any]:
        """Its scale, the numbers around it, its needle, its name and its number."""
        return [self.scale, *self.numbers, self.needle, self.name, *([self.number] if self.number else [])]

    def coming(self) -> Sequence[Animation]:
        """It appears."""
        return come(*self.parts)

    def dimming(self, to: float) -> Sequence[Animation]:
        """It becomes so solid."""
        return dim(*self.parts, to=to)

    def going(self) -> Sequence[Animation]:
        """It disappears."""
        return gone(*self.parts)

    def ghost(self) -> Needle:
        """A dashed needle where the needle is now, which stays there."""
        return Needle(self.arc, now(self.needle.value), theme.QUIET, dashed=True)

    def _beside(self, text: Typeset, value: float) -> Typeset:
        """A number outside the arc: its nearest side is as far from it all around."""
        way = self.arc.at(value) - np.array(self.arc.middle)
        way /= np.linalg.norm(way)
        half = np.array([text.width, text.height]) / 2
        off = _NUMBERS / 2 + float(half @ np.abs(way)) * 0.9 + 0.05
        text.move_to(np.array([*(self.arc.at(value) + way * off), 0.0]))
        return text


class Scale(Painted):
    """The band of a meter, in the colours of height, with ticks at some values and between them."""

    def __init__(self, arc: Arc, values: Sequence[float]) -> None:
        super().__init__()
        self.arc, self.values = arc, list(values)
        (x, y), r = arc.middle, arc.radius
        self.points = np.array([[x - r, y - _BASE * r, 0], [x + r, y + r, 0]])

    def reach(self) -> Box | None:
        """The arc."""
        return around(self.points, 0.03)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the band and its ticks."""
        if self.opacity <= 0:
            return
        context.push_group()
        x, y = self.arc.middle
        first, last = self.arc.ends
        pen(context, 100 * _THICK * self.arc.radius, cairo.LINE_CAP_BUTT)
        turns = np.linspace(first, last, _PIECES + 1)
        for k, (a, b) in enumerate(pairwise(turns)):
            ink(context, theme.ramp(_DARKEST + (1 - _DARKEST) * k / (_PIECES - 1)))
            over = _SEAM if k < _PIECES - 1 else 0.0
            context.arc_negative(x, y, _BAND * self.arc.radius, a, b - over)
            context.stroke()
        ink(context, theme.channels(theme.QUIET))
        low, high = map(float, self.arc.span)
        step = (self.values[1] - self.values[0]) / _FINE if len(self.values) > 1 else high - low
        fine = self.values[0] + step * np.arange(-_FINE, _FINE * (len(self.values) + 1))
        small = [value for value in fine if low - 1e-9 * step <= value <= high + 1e-9 * step]
        for values, (start, end), width in ((small, _SMALL, 1.5), (self.values, _TICK, 2.5)):
            pen(context, width)
            for value in values:
                trace(context, np.array([self.arc.at(value, start), self.arc.at(value, end)]))
            context.stroke()
        context.pop_group_to_source()
        context.paint_with_alpha(self.opacity)


class Needle(Drawn):
    """The needle of a meter, at a value that may be live; `dashed` where it only marks a place."""

    kind = "needle"

    def __init__(
        self, arc: Arc, value: Given[Number], colour: str = theme.INK, *, dashed: bool = False
    ) -> None:
        super().__init__(colour)
        self.arc, self.value, self.dashed = arc, value, dashed
        self.points = self.outline

    @property
    def outline(self) -> np.ndarray:
        """Its foot, behind the hub, and its tip (2, 3)."""
        value: Number = now(self.value)
        ends = np.array([self.arc.at(value, -_TAIL), self.arc.at(value, _NEEDLE)])
        return np.pad(ends, ((0, 0), (0, 1)))

    @property
    def style(self) -> tuple[object, ...]:
        """On which arc, and how it is stroked."""
        return self.arc, self.dashed

    def coming(self) -> Sequence[Animation]:
        """It appears."""
        self.opacity = 0.0
        return [self.soften(1.0)]

    def shapes(self) -> list[Shape]:
        """It, at its value."""
        value: Number = now(self.value)
        return (
            [Shape(self.kind, self.colour, np.array([[float(value)]]), self.opacity)] if self.is_seen else []
        )

    def reach(self) -> Box | None:
        """The needle, with its hub."""
        return around(self.outline, _HUB * self.arc.radius + 0.06)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it: a slim wedge and its hub, or a dashed line."""
        if not self.is_seen:
            return
        foot, tip = self.outline[:, :2]
        rgb, dark = theme.channels(self.colour), theme.channels(theme.BACKGROUND)
        if self.dashed:
            ink(context, rgb, self.opacity)
            pen(context, 3.0, cairo.LINE_CAP_BUTT)
            context.set_dash([0.09, 0.07])
            trace(context, np.array([self.arc.middle, tip]))
            context.stroke()
            context.set_dash([])
            return
        along = (tip - foot) / np.linalg.norm(tip - foot)
        across = np.array([-along[1], along[0]]) * 0.028 * self.arc.radius
        wedge = np.array([foot + across, tip + 0.2 * across, tip - 0.2 * across, foot - across])
        context.push_group()
        for width, colour in ((4.0, dark), (0.0, rgb)):
            ink(context, colour)
            trace(context, wedge)
            context.close_path()
            if width:
                pen(context, width)
                context.stroke_preserve()
            context.fill()
        x, y = self.arc.middle
        context.arc(x, y, _HUB * self.arc.radius, 0, 2 * np.pi)
        ink(context, rgb)
        context.fill_preserve()
        ink(context, dark)
        pen(context, 2.0)
        context.stroke()
        context.pop_group_to_source()
        context.paint_with_alpha(self.opacity)
