"""A slider: a grip that is pushed up and down a groove, and that may be locked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.figures.instrument.held import Held
from steepest.stage.figures.instrument.knob import MARK
from steepest.stage.figures.instrument.padlock import padlock
from steepest.stage.play.live import Given
from steepest.stage.relief.baked import Baked
from steepest.stage.relief.forms import slab
from steepest.stage.relief.relief import BLACK, IVORY, STEEL, Bitmap, Relief

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_TICKS = 11
# From and to so far from the groove, in scene units; each fifth is long.
_TICK, _LONG = (0.15, 0.25), (0.15, 0.31)
_GROOVE = 0.1  # width
_GRIP = np.array([0.56, 0.38])
_MARK = 0.2  # half the line on the grip
_FOOT, _LOCK = 0.62, 0.34  # room for the lock under the groove, and its size
_HALO = 0.3
_LIGHT = np.array([0.62, 0.80, 1.0])


class Slider(Held):
    """A slider that fills the height of a `region` of the frame, at a `value` of a `span`; beyond its ends it stops."""

    kind = "slider"

    def __init__(
        self,
        value: Given[Number],
        span: tuple[Number, Number],
        region: Box,
        colour: str = theme.INK,
    ) -> None:
        super().__init__(value, colour)
        self.span, self.x = span, float(region.middle[0])
        self.low, self.high = region.bottom + _FOOT + _GRIP[1] / 2, region.top - _GRIP[1] / 2
        half = _LONG[1] + 0.02
        self.points = np.array([[self.x - half, region.bottom, 0], [self.x + half, region.top, 0]])
        self._groove = Baked(self._draw_groove)
        self._halo = Baked(self._draw_halo)
        self._free, self._held = Baked(self._grip_of(free=True)), Baked(self._grip_of(free=False))
        self._lock = padlock(self.x, region.bottom + 0.5 * _LOCK + 0.02, _LOCK)

    @property
    def share(self) -> float:
        """How far up it stands, 0 to 1."""
        low, high = map(float, self.span)
        return min(max((float(self.held()) - low) / (high - low), 0.0), 1.0)

    @property
    def level(self) -> float:
        """How high on the frame the middle of its grip is."""
        return float(self.low + (self.high - self.low) * self.share)

    @property
    def outline(self) -> np.ndarray:
        """Around its grip as it stands now (5, 2), from a corner back to it."""
        wide, high = _GRIP / 2
        corners = [(-wide, -high), (wide, -high), (wide, high), (-wide, high), (-wide, -high)]
        return np.array([self.x, self.level]) + np.array(corners)

    @property
    def right(self) -> float:
        """How far to the right its scale goes."""
        return float(self.points[1, 0])

    def appearance(self) -> object:
        """Where it stands now."""
        return self.x, self.low, self.high, self.colour, self.opacity, self.locked, self.level

    def reach(self) -> Box | None:
        """All of it, with the light around the grip."""
        return around(self.points, _HALO)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the groove with its scale, the grip, and the lock."""
        if self.opacity <= 0:
            return
        context.push_group()
        free, level = self.bright, self.level
        by = (0.0, level - self.low)
        self._groove.lay(context, pixels)
        self._halo.lay(context, pixels, free, by)
        grey, colour = theme.channels(theme.QUIET), theme.channels(self.colour)
        for number, at in enumerate(np.linspace(self.low, self.high, _TICKS)):
            lit = free if at <= level + 1e-9 else 0.0
            ink(context, grey * (1 - lit) + colour * lit, 0.5 + 0.5 * lit)
            pen(context, 1.4 + 1.0 * lit)
            for side in (-1, 1):
                ends = [(self.x + side * off, at) for off in (_TICK if number % 5 else _LONG)]
                trace(context, np.array(ends))
            context.stroke()
        self._held.lay(context, pixels, 1.0, by)
        self._free.lay(context, pixels, free, by)
        self._lock.lay(context, pixels, self.locked)
        context.pop_group_to_source()
        context.paint_with_alpha(self.opacity)

    def _draw_groove(self, pixels: float) -> Bitmap:
        half = _GROOVE / 2
        groove = Box(self.x - half, self.low - 0.1, self.x + half, self.high + 0.1)
        relief = Relief(groove.shrunk(-0.05), pixels)
        relief.flat(slab(groove.shrunk(-0.012), half + 0.012), STEEL, 0.25)
        relief.flat(slab(groove, half), BLACK)
        return relief.picture()

    @property
    def _grip(self) -> Box:
        """The grip at the lower end."""
        wide, high = _GRIP / 2
        return Box(self.x - wide, self.low - high, self.x + wide, self.low + high)

    def _draw_halo(self, pixels: float) -> Bitmap:
        relief = Relief(self._grip.shrunk(-_HALO), pixels)
        relief.glow(slab(self._grip, 0.08), _HALO, _LIGHT, 0.4)
        return relief.picture()

    def _grip_of(self, free: bool) -> Callable[[float], Bitmap]:
        def draw(pixels: float) -> Bitmap:
            x, y, box = self.x, self.low, self._grip
            relief = Relief(box.shrunk(-_HALO), pixels)
            face, gloss = (IVORY, 0.35) if free else (0.55 * STEEL, 0.14)
            relief.solid(slab(box, 0.08), face, 0.13, gloss, shadow=0.12)
            rgb = theme.channels(MARK) if free else theme.channels(theme.QUIET)
            relief.flat(slab(Box(x - _MARK, y - 0.022, x + _MARK, y + 0.022), 0.02), rgb)
            return relief.picture()

        return draw
