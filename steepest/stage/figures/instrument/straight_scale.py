"""A piece of a round scale, unrolled: a straight band with ticks, along which values lie from left to right."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink, pen, trace
from steepest.stage.figures.instrument.arc import Arc
from steepest.stage.figures.instrument.scale import BAND, tones
from steepest.stage.ground.heights import round_steps
from steepest.stage.play.live import Live

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_PIECES, _STEPS = 60, 14  # of the band; from tick to tick, about
_PAD = 0.06  # of what it holds, beyond both ends at least
_TICK, _OFF = 0.1, 0.04  # how long one is, and how far under the band
_LEAST = 1e-9  # of a value: what differs by less is one value


class StraightScale(Painted):
    """What a round scale shows along its `arc` about some `values`, as a straight band that fills a `box`: `unrolled`
    runs from 0, where it lies over the arc, to 1. It begins and ends at a tick."""

    def __init__(self, arc: Arc, values: Iterable[Number], box: Box) -> None:
        super().__init__()
        self.arc, self.box, self.unrolled = arc, box, Live(0.0)
        low, high = min(held := [float(value) for value in values]), max(held)
        pad = max(_PAD * (high - low), _LEAST * max(abs(low), abs(high), 1.0))
        first, second, *_ = round_steps(low - pad, high + pad, _STEPS)
        self.step = second - first
        ends = np.floor((low - pad) / self.step), np.ceil((high + pad) / self.step)
        self.ticks = self.step * np.arange(ends[0], ends[1] + 1)
        self.points = np.pad(self._edges(1.0).reshape(-1, 2), ((0, 0), (0, 1)))

    def at(self, value: Number) -> float:
        """Where a value lies, from the left of the frame."""
        first, last = self.ticks[[0, -1]]
        return self.box.left + self.box.width * float((float(value) - first) / (last - first))

    def appearance(self) -> object:
        """Where it lies, and how far it is unrolled."""
        return self.arc, self.box, self.ticks, self.opacity, self.unrolled()

    def reach(self) -> Box | None:
        """The band as it is now, and its ticks, which are where they will be."""
        both = np.concatenate([self._edges(self.unrolled()), self._edges(1.0)])
        return around(both.reshape(-1, 2), _TICK + _OFF + 0.03)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the band, and under it the ticks, once it is straight."""
        if self.opacity <= 0:
            return
        shares = (self._places - float(self.arc.span[0])) / float(np.diff(np.array(self.arc.span, float))[0])
        context.push_group()
        context.set_antialias(cairo.ANTIALIAS_BEST)
        for (one, other), colour in zip(pairwise(self._edges(self.unrolled())), tones(shares), strict=False):
            ink(context, colour)
            pen(context, 1.0)  # over the seams
            trace(context, np.array([*one, *other[::-1]]))
            context.close_path()
            context.fill_preserve()
            context.stroke()
        ink(context, theme.channels(theme.QUIET), self.unrolled())
        pen(context, 1.8)
        top = self.box.bottom - _OFF
        for value in self.ticks if self.unrolled() > 0 else ():
            x = self.at(value)
            trace(context, np.array([[x, top], [x, top - _TICK]]))
            context.stroke()
        context.pop_group_to_source()
        context.paint_with_alpha(self.opacity)

    @property
    def _places(self) -> np.ndarray:
        return np.linspace(float(self.ticks[0]), float(self.ticks[-1]), _PIECES + 1)

    def _edges(self, unrolled: float) -> np.ndarray:
        """The outer and the inner edge at each place (n, 2, 2): on the way from the arc to the straight band."""
        arc = np.array([[self.arc.at(value, share) for share in BAND] for value in self._places])
        xs = np.array([self.at(value) for value in self._places])
        straight = np.stack([np.stack([xs, 0 * xs + y], -1) for y in (self.box.top, self.box.bottom)], 1)
        return np.asarray(arc + unrolled * (straight - arc))
