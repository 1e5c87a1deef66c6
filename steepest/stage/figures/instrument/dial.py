"""A dial: a knob that turns with a value between two bounds, with its name and its number, and that may be locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cairo
import numpy as np
from manim import Animation

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink, pen, trace
from steepest.stage.figures.instrument.arc import Arc
from steepest.stage.play.entrances import Assembly
from steepest.stage.play.live import Given, now
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_TICKS = 11
_TICK = 0.93, 1.0  # from and to these shares of the radius
_TRACK = 0.82  # of the radius: the arc that the value fills
_KNOB = 0.66  # of the radius
_HAND = 0.3, 0.58  # the mark on the knob, likewise
_LINE = 0.5  # the height of a line of words
_LIFT = 0.16  # from the foot of such a line to its baseline
_LARGEST = 1.3  # radius, in scene units
_BASE = 0.71  # how far the arc reaches below its middle, as a share of the radius
_LOCK = 0.26  # the size of the lock in the middle of the knob, likewise


class Dial(Assembly):
    """A knob in a `region` of the frame that stands at a `value` between the bounds of a `span`; beyond them it stops.

    Under it stand its number, with so many `decimals`, none where that is None, and its `name`, smaller where there is
    no room. `lock` freezes it: it becomes quiet and shows a lock, until `unlock`.
    """

    def __init__(
        self,
        name: Typeset,
        value: Given[Number],
        span: tuple[Number, Number],
        region: Box,
        *,
        decimals: int | None = 1,
        colour: str = theme.FIRST,
    ) -> None:
        lines = 1 if decimals is None else 2
        under = region.bottom + lines * _LINE
        radius = min(region.width / 2, (region.top - under) / (1 + _BASE), _LARGEST)
        centre = (region.left + region.right) / 2
        spare = region.top - under - (1 + _BASE) * radius
        middle = region.top - radius - spare / 2
        below = middle - _BASE * radius
        self.name = name.fit(region.width).stand(centre, below - lines * _LINE + _LIFT, side=0)
        self.knob = Knob(Arc((centre, middle), radius, span), value, colour)
        self.number: Readout | None = None
        if decimals is not None:
            self.number = Readout(self.knob.held, decimals, theme.LABEL_SIZE)
            self.number.end_at(centre + self.number.width / 2, below - _LINE + _LIFT)

    @property
    def parts(self) -> list[Any]:
        """Its knob, its number and its name."""
        return [self.knob, *([self.number] if self.number else []), self.name]

    def lock(self) -> list[Animation]:
        """It becomes quiet and shows a lock: from now on it stays where it is, whatever its value does."""
        self.knob.frozen = self.knob.held()
        quiet: Any = self.name.animate.set_color(theme.QUIET)
        return [self.knob.fade_lock(1.0), quiet]

    def unlock(self) -> list[Animation]:
        """It turns again; it should be where its value is."""
        self.knob.frozen = None
        bright: Any = self.name.animate.set_color(self.name.colour)
        return [self.knob.fade_lock(0.0), bright]


class Knob(Painted):
    """The knob of a dial on an `arc`, at a value that may be live; `locked`, 0 to 1, is how much of a lock it shows."""

    def __init__(self, arc: Arc, value: Given[Number], colour: str) -> None:
        super().__init__()
        self.arc, self.value, self.colour = arc, value, colour
        self.locked, self.frozen = 0.0, None
        x, y = arc.middle
        corners = [[x - arc.radius, y - _BASE * arc.radius, 0], [x + arc.radius, y + arc.radius, 0]]
        self.points = np.array(corners)

    frozen: Number | None

    def held(self) -> Number:
        """The value that it stands at: the one that it had where it is locked."""
        value: Number = now(self.value)
        return value if self.frozen is None else self.frozen

    def fade_lock(self, to: float) -> Animation:
        """Let the lock appear or disappear."""
        start = self.locked

        def fade(_: Any, share: float) -> None:
            self.locked = start + (to - start) * share

        return running(self, fade, run_time=theme.BLINK)

    def appearance(self) -> object:
        """Where it stands now."""
        return self.arc, self.colour, self.opacity, self.locked, self.held()

    def shapes(self) -> list[Shape]:
        """It, at its value, and its lock where it has one."""
        point = np.array([[float(self.held())]])
        found = [Shape("dial", self.colour, point, self.opacity)]
        return found + (
            [Shape("lock", theme.QUIET, point, self.locked * self.opacity)] if self.locked else []
        )

    def reach(self) -> Box | None:
        """The arc, with its ticks."""
        return around(self.points, 0.03)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint ticks, the arc up to the value, the knob with its mark, and the lock."""
        if self.opacity <= 0:
            return
        context.push_group()
        arc, low = self.arc, self.arc.span[0]
        quiet, dark = theme.channels(theme.QUIET), theme.channels(theme.BACKGROUND)
        bright = theme.channels(self.colour) * (1 - self.locked) + quiet * self.locked
        for value in arc.spread(_TICKS):
            ink(context, quiet, 0.8)
            pen(context, 2.0)
            trace(context, np.array([arc.at(value, share) for share in _TICK]))
            context.stroke()
        for end, rgb, opacity in ((arc.span[1], quiet, 0.3), (self.held(), bright, 1.0)):
            ink(context, rgb, opacity)
            pen(context, 6.0 * min(arc.radius, 1.0) + 1.0, cairo.LINE_CAP_BUTT)
            trace(context, arc.between(low, end, _TRACK))
            context.stroke()
        x, y = arc.middle
        context.arc(x, y, _KNOB * arc.radius, 0, 2 * np.pi)
        ink(context, theme.channels(theme.PLATE))
        context.fill_preserve()
        ink(context, quiet, 0.9)
        pen(context, 2.5)
        context.stroke()
        ink(context, theme.channels(theme.INK) * (1 - self.locked) + quiet * self.locked)
        pen(context, 7.0 * min(arc.radius, 1.0) + 1.0)
        trace(context, np.array([arc.at(self.held(), share) for share in _HAND]))
        context.stroke()
        if self.locked > 0:
            self._paint_lock(context, dark)
        context.pop_group_to_source()
        context.paint_with_alpha(self.opacity)

    def _paint_lock(self, context: Context, dark: np.ndarray) -> None:
        """A padlock in the middle of the knob."""
        (x, y), size = self.arc.middle, _LOCK * self.arc.radius
        ink(context, theme.channels(theme.QUIET), self.locked)
        context.set_line_width(0.28 * size)
        context.arc(x, y + 0.35 * size, 0.36 * size, 0, np.pi)
        context.stroke()
        context.rectangle(x - 0.6 * size, y - 0.6 * size, 1.2 * size, 0.95 * size)
        context.fill()
        context.arc(x, y - 0.1 * size, 0.13 * size, 0, 2 * np.pi)
        ink(context, dark, self.locked)
        context.fill()
