"""The knob of a dial: brushed metal on a dark ring, with a scale that is lit up to where it stands, and a lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.figures.instrument.arc import Arc
from steepest.stage.figures.instrument.held import Held
from steepest.stage.figures.instrument.padlock import padlock
from steepest.stage.play.live import Given
from steepest.stage.relief.baked import Baked
from steepest.stage.relief.forms import disc
from steepest.stage.relief.relief import IVORY, STEEL, Bitmap, Relief

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

TICKS = 11
_TICK, _LONG = (0.85, 0.96), (0.85, 1.0)  # from and to these shares of the radius; each fifth is long
_KNOB, _FACE = 0.68, 0.53  # radius of the knob and of its face, likewise
_HAND = 0.2, 0.48  # the mark on the face, likewise
_LOCK, _LOW = 0.44, 0.92  # the size of the lock, and how far it is below the middle, likewise
BASE = 1.18
"""How far a knob with its lock reaches below its middle, as a share of the radius."""
_GLOW = 0.42  # how far the light of a knob that turns reaches beyond it, likewise
MARK, PLAIN = "#1B62B4", "#1B2333"
"""The mark on a pale face, and that on a knob in ink, which is no variable of those that have a colour."""
_UNLIT = 0.55
_LIGHT = np.array([0.62, 0.80, 1.0])


class Knob(Held):
    """A knob on an `arc`, at a value that may be live; `locked`, 0 to 1, is how much it is held where it is."""

    kind = "dial"

    def __init__(self, arc: Arc, value: Given[Number], colour: str) -> None:
        super().__init__(value, colour)
        self.arc = arc
        (x, y), radius = arc.middle, arc.radius
        self.points = np.array([[x - radius, y - BASE * radius, 0], [x + radius, y + radius, 0]])
        self._free, self._held = Baked(self._face_of(free=True)), Baked(self._face_of(free=False))
        self._lock = padlock(x, y - _LOW * radius, _LOCK * radius)

    def appearance(self) -> object:
        """Where it stands now."""
        return self.arc, self.colour, self.opacity, self.locked, self.held()

    def reach(self) -> Box | None:
        """The scale, with the light around the knob."""
        return around(self.points, 0.12 * self.arc.radius)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the knob as it is free and as it is held, one over the other, the scale, the mark and the lock."""
        if self.opacity <= 0:
            return
        context.push_group()
        self._held.lay(context, pixels)
        self._free.lay(context, pixels, self.bright)
        self._paint_scale(context)
        dark, grey = theme.channels(PLAIN if self.colour == theme.INK else MARK), theme.channels(theme.QUIET)
        ink(context, dark * self.bright + grey * (1 - self.bright))
        pen(context, (6.0 + 3.0 * self.bright) * min(self.arc.radius, 1.0) + 1.0)
        trace(context, np.array([self.arc.at(self.held(), share) for share in _HAND]))
        context.stroke()
        self._lock.lay(context, pixels, self.locked)
        context.pop_group_to_source()
        context.paint_with_alpha(self.opacity)

    def _paint_scale(self, context: Context) -> None:
        """Ticks, lit up to where the knob stands."""
        arc = self.arc
        grey, colour = theme.channels(theme.QUIET), theme.channels(self.colour)
        stands = arc.angle(self.held()) - 1e-9
        for number, value in enumerate(arc.spread(TICKS)):
            lit = self.bright if arc.angle(value) >= stands else 0.0
            ink(context, grey * (1 - lit) + colour * lit, _UNLIT + (1 - _UNLIT) * lit)
            pen(context, 1.6 + 1.0 * lit)
            trace(context, np.array([arc.at(value, share) for share in (_TICK if number % 5 else _LONG)]))
            context.stroke()

    def _face_of(self, free: bool) -> Callable[[float], Bitmap]:
        def draw(pixels: float) -> Bitmap:
            (x, y), radius = self.arc.middle, self.arc.radius
            relief = Relief(around(self.points, 0.12 * radius), pixels)
            if free:
                relief.glow(disc(x, y, _KNOB * radius), _GLOW * radius, _LIGHT, 0.5)

            def brushed(px: np.ndarray, py: np.ndarray) -> np.ndarray:
                turn = np.arctan2(py - y, px - x)
                rays = (0.16 if free else 0.10) * np.cos(2 * (turn - 2.35)) + 0.03 * np.cos(6 * turn)
                return np.asarray(1 + rays)

            side, gloss = (0.62, 0.25) if free else (0.40, 0.12)
            relief.solid(disc(x, y, _KNOB * radius), side * STEEL, 0.11 * radius, gloss, shadow=0.14 * radius)
            face = IVORY if free else 0.62 * STEEL
            relief.solid(
                disc(x, y, _FACE * radius), face, 0.07 * radius, 1.2 * gloss, tint=brushed, shadow=0.04
            )
            return relief.picture()

        return draw
