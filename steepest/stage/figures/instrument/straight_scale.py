"""A piece of a round scale by itself: a straight band with ticks, along which values lie from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink, pen, trace
from steepest.stage.figures.instrument.scale import tones
from steepest.stage.ground.heights import round_steps
from steepest.stage.play.live import Live

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_PIECES, _STEPS = 60, 14  # of the band; from tick to tick, about
_PAD = 0.06  # of what it holds, beyond both ends at least
_TICK, _OFF = 0.1, 0.04  # how long one is, and how far under the band
_ROUND = 0.03  # what it is painted beyond that
_LEAST = 1e-9  # of a value: what differs by less is one value


class StraightScale(Painted):
    """What a round scale with a `span` shows about some `values`, as a straight band that fills a `box`. It begins and
    ends at a tick, and is as much of it there as has `grown`, 0 to 1, both ways from the first of the values."""

    def __init__(self, span: tuple[Number, Number], values: Sequence[Number], box: Box) -> None:
        super().__init__()
        self.span, self.box, self.grown = span, box, Live(0.0)
        self.start = values[0]
        low, high = min(held := [float(value) for value in values]), max(held)
        pad = max(_PAD * (high - low), _LEAST * max(abs(low), abs(high), 1.0))
        first, second, *_ = round_steps(low - pad, high + pad, _STEPS)
        self.step = second - first
        ends = np.floor((low - pad) / self.step), np.ceil((high + pad) / self.step)
        self.ticks = self.step * np.arange(ends[0], ends[1] + 1)
        self.points = np.array([[box.left, box.bottom, 0.0], [box.right, box.top, 0.0]])

    def at(self, value: Number) -> float:
        """Where a value lies, from the left of the frame."""
        first, last = self.ticks[[0, -1]]
        return self.box.left + self.box.width * float((float(value) - first) / (last - first))

    def appearance(self) -> object:
        """Where it lies, and how far it has grown."""
        return self.span, self.box, self.ticks, self.opacity, self.start, self.grown()

    def reach(self) -> Box | None:
        """The band as it is now, and its ticks."""
        left, right = self._ends
        corners = np.array([[left, self.box.bottom - _OFF - _TICK], [right, self.box.top]])
        return around(corners, _ROUND)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the band, and under it the ticks, as far as it has grown."""
        left, right = self._ends
        if self.opacity <= 0 or left >= right:
            return
        places = np.linspace(float(self.ticks[0]), float(self.ticks[-1]), _PIECES + 1)
        first, last = map(float, self.span)
        xs = [float(np.clip(self.at(place), left, right)) for place in places]
        bottom, top, colours = self.box.bottom, self.box.top, tones((places - first) / (last - first))
        context.push_group()
        context.set_antialias(cairo.ANTIALIAS_BEST)
        for (one, other), colour in zip(pairwise(xs), colours, strict=False):
            if one < other:
                ink(context, colour)
                pen(context, 1.0)  # over the seams
                trace(context, np.array([[one, bottom], [one, top], [other, top], [other, bottom]]))
                context.close_path()
                context.fill_preserve()
                context.stroke()
        ink(context, theme.channels(theme.QUIET))
        pen(context, 1.8)
        for x in map(self.at, self.ticks):
            if left - _LEAST <= x <= right + _LEAST:
                trace(context, np.array([[x, bottom - _OFF], [x, bottom - _OFF - _TICK]]))
                context.stroke()
        context.pop_group_to_source()
        context.paint_with_alpha(self.opacity)

    @property
    def _ends(self) -> np.ndarray:
        """How far to the left and to the right it has grown (2,)."""
        start, ends = self.at(self.start), np.array([self.box.left, self.box.right])
        return np.asarray(start + self.grown() * (ends - start))
