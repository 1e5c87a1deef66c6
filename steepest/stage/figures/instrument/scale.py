"""The scale of a meter: an arc in the colours of height, with ticks, and round numbers around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink, pen, trace
from steepest.stage.figures.flat.plane import number
from steepest.stage.figures.instrument.arc import Arc
from steepest.stage.figures.label import box_around
from steepest.stage.ground.heights import round_steps
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_OPENING = 0.72 * np.pi
_BASE = float(np.cos(_OPENING / 2))  # how far the arc reaches below its middle, as a share of the radius
_BAND, _THICK = 0.94, 0.12  # the middle of the band, and its width, likewise
# Ticks with a number, and those between, from and to these shares.
_TICK, _FINE_TICK = (0.72, 0.84), (0.79, 0.84)
_FINE = 5  # steps from a number to the next
_PIECES, _SEAM = 120, 0.01  # of the band, and how far each reaches under the next, in radians
_DARKEST = 0.22  # of the ramp: what is darker is hardly seen
_OFF = 0.14  # from the arc to a number, in scene units
_LARGEST, _SMALLEST = 2.6, 0.2  # the radius, in scene units
_CLOSE = 0.05  # values that differ by a smaller share of themselves are far away from 0
_ALIKE = 1e-9  # of values, a difference that is none
_COUNTS = 6, 5, 4, 3, 2, 1, 0  # numbers, about: as many as have room
_SMALL = 0.5  # a scale is no smaller for its numbers than this share of what it would be without


class Scale(Painted):
    """A scale over a `span`, as large as a region has room for with the `numbers` around it. Values lie along its
    `arc`, whose ends are `deep` below its middle; nothing of it is below `bottom`."""

    def __init__(self, span: tuple[Number, Number], region: Box) -> None:
        super().__init__()
        least = _SMALL * _largest([], region)
        for count in _COUNTS:
            marks = [_Mark.of(value, span) for value in _round(span, count)] if count else []
            radius = _largest(marks, region)
            boxes = [mark.box(radius) for mark in marks]
            apart = all(one.apart(other) > theme.TEXT_GAP for one, other in pairwise(boxes))
            if apart and radius >= least:
                break
        low, high = _reach(boxes, radius)
        spare = region.height - (high - low)
        middle = (region.left + region.right) / 2, region.bottom + spare / 2 - low
        self.arc = Arc(middle, radius, span, _OPENING)
        self.bottom, self.deep = middle[1] + low, _BASE * radius
        self.values = [mark.value for mark in marks]
        self.numbers = [mark.text.move_to(np.array([*(mark.place(radius) + middle), 0.0])) for mark in marks]
        (x, y), r = middle, self.arc.radius
        self.points = np.array([[x - r, y - _BASE * r, 0], [x + r, y + r, 0]])

    def appearance(self) -> object:
        """Where it lies, and its ticks."""
        return self.arc, self.values, self.opacity

    def reach(self) -> Box | None:
        """The arc."""
        return around(self.points, 0.03)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the band and its ticks."""
        if self.opacity <= 0:
            return
        context.push_group()
        (x, y), radius = self.arc.middle, self.arc.radius
        pen(context, 100 * _THICK * radius, cairo.LINE_CAP_BUTT)
        for k, (a, b) in enumerate(pairwise(np.linspace(*self.arc.ends, _PIECES + 1))):
            ink(context, _TONES[k])
            context.arc_negative(x, y, _BAND * radius, a, b - (_SEAM if k < _PIECES - 1 else 0.0))
            context.stroke()
        ink(context, theme.channels(theme.QUIET))
        for values, (start, end), width in ((self._between(), _FINE_TICK, 1.5), (self.values, _TICK, 2.5)):
            pen(context, width)
            for value in values:
                trace(context, np.array([self.arc.at(value, start), self.arc.at(value, end)]))
                context.stroke()
        context.pop_group_to_source()
        context.paint_with_alpha(self.opacity)

    def _between(self) -> list[float]:
        """The values of the fine ticks."""
        low, high = map(float, self.arc.span)
        if len(self.values) < 2:
            return []
        step = (self.values[1] - self.values[0]) / _FINE
        fine = self.values[0] + step * np.arange(-_FINE, _FINE * len(self.values))
        return [float(value) for value in fine if low - 1e-9 * step <= value <= high + 1e-9 * step]


def tones(shares: np.ndarray) -> np.ndarray:
    """The colours (n, 3) of a scale at shares of its span (n,)."""
    return np.asarray(theme.ramp(_DARKEST + (1 - _DARKEST) * np.clip(shares, 0.0, 1.0)))


_TONES = tones(np.arange(_PIECES) / (_PIECES - 1))


def round_span(values: Iterable[Number]) -> tuple[float, float]:
    """The span of a scale that holds some values, from a round number to another: from 0 where none of them is less and
    they are not all far away from it.

    >>> round_span([36, 30, 43.6]), round_span([-1, 2])
    ((0.0, 50.0), (-1.0, 2.0))
    >>> round_span([0.5, 0.5 + 2**-52]), round_span([0.5, 0.515625])
    ((0.4, 1.6), (0.5, 0.516))
    """
    low, high = min(map(float, values := list(values))), max(map(float, values))
    low = 0.0 if low >= 0 and high - low > _CLOSE * high else low
    high = high if high - low > _ALIKE * max(abs(low), abs(high)) else low + max(abs(low), 1.0)
    steps = round_steps(low, high, _COUNTS[0] - 1)
    step = steps[1] - steps[0] if len(steps) > 1 else high - low
    first, last = np.floor(low / step + 1e-9) * step, np.ceil(high / step - 1e-9) * step
    return min(low, float(f"{first:.12g}")), max(high, float(f"{last:.12g}"))  # decimals, as they are written


@dataclass(frozen=True, eq=False)
class _Mark:
    """A number of a scale, half its sides (2,), and which way (2,) it is from the middle."""

    value: float
    text: Typeset
    half: np.ndarray
    way: np.ndarray

    @classmethod
    def of(cls, value: float, span: tuple[Number, Number]) -> _Mark:
        return cls.around(number(value), value, span)

    @classmethod
    def around(cls, text: Typeset, value: float, span: tuple[Number, Number]) -> _Mark:
        half = np.array([text.width, text.height]) / 2
        return cls(value, text, half, Arc((0.0, 0.0), 1.0, span, _OPENING).at(value))

    def place(self, radius: float) -> np.ndarray:
        """Its middle (2,), from the middle of an arc: its nearest side is as far from the arc all around."""
        return np.asarray(self.way * (radius + _OFF + float(self.half @ np.abs(self.way))))

    def box(self, radius: float) -> Box:
        """What it covers, likewise."""
        return box_around(self.place(radius), self.half)


def _round(span: tuple[Number, Number], count: int) -> list[float]:
    """Round numbers from end to end of a span."""
    low, high = map(float, span)
    slack = (high - low) * 1e-9
    return round_steps(low - slack, high + slack, count)


def _reach(boxes: list[Box], radius: float) -> tuple[float, float]:
    """How far an arc with its numbers goes down, and up, from its middle."""
    return min(-_BASE * radius, *(box.bottom for box in boxes), 0.0), max(
        radius, *(box.top for box in boxes), 0.0
    )


def _largest(marks: list[_Mark], region: Box) -> float:
    """The largest radius that a region has room for, with the numbers."""
    low, high = _SMALLEST, _LARGEST
    if _fits(marks, high, region):
        return high
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (middle, high) if _fits(marks, middle, region) else (low, middle)
    return low


def _fits(marks: list[_Mark], radius: float, region: Box) -> bool:
    boxes = [mark.box(radius) for mark in marks]
    low, high = _reach(boxes, radius)
    wide = max(radius, *(max(-box.left, box.right) for box in boxes), 0.0)
    return high - low <= region.height and 2 * wide <= region.width
