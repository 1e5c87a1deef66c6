"""A dial: a knob that turns with a value between two bounds, with its name and its number, and that may be locked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from manim import Animation

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.plane import number
from steepest.stage.figures.instrument.arc import Arc
from steepest.stage.figures.instrument.arc_arrow import ArcArrow
from steepest.stage.figures.instrument.knob import BASE, Knob
from steepest.stage.play.entrances import Assembly
from steepest.stage.play.live import Given
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

_LINE = 0.5  # the height of a line of words
_LIFT = 0.16  # from the foot of such a line to its baseline
_LARGEST = 1.6  # radius, in scene units
_TURN = 1.09  # how far from the middle the arrow of a turn is, as a share of the radius
_HIGH, _ABOVE = 0.2, 0.36  # from the top of a turn up to the baseline of a text over it, and its room, likewise
_APART = 0.45  # between two of these: closer, one would seem to be added to the other
_OVER = 0.24  # room over the scale for it, as a share of the radius
_ENDS = 0.5  # a dial of a smaller radius has no room for numbers at the ends of its scale
_AT_END = 0.05, 0.28  # how far they are outside of these ends and below, in scene units
_SIDE = float(np.sqrt(0.5))  # how far the ends are below the middle, as a share of the radius
_UNDER = 0.4  # room under them for the numbers, in scene units


class Dial(Assembly):
    """A knob in a `region` of the frame that stands at a `value` between the bounds of a `span`; beyond them it stops.

    Under it stand its `name`, smaller where there is no room, and its number, with so many `decimals`, none where that
    is None. Where there is room its bounds stand at the ends of its scale, if they are `numbered`. Under all of it as
    many `lines` are left free, for what `note` places there, and `above` it one is, for what `over` does. `lock`
    freezes it: it becomes quiet and shows a lock, until `unlock`.
    """

    def __init__(
        self,
        name: Typeset,
        value: Given[Number],
        span: tuple[Number, Number],
        region: Box,
        *,
        decimals: int | None = 1,
        numbered: bool = False,
        lines: int = 0,
        above: bool = False,
        colour: str = theme.FIRST,
    ) -> None:
        region = replace(region, top=region.top - above * _ABOVE)
        told = 1 if decimals is None else 2
        under = region.bottom + (told + lines) * _LINE
        high = region.top - under
        radius = min(region.width / 2 / (1 + _OVER), high / (1 + _OVER + BASE), _LARGEST)
        if numbered:
            radius = min(radius, (high - _UNDER) / (1 + _OVER + _SIDE))
            numbered = radius >= _ENDS
        deep = max(BASE * radius, _SIDE * radius + _UNDER if numbered else 0.0)
        self.centre, self.width = (region.left + region.right) / 2, region.width
        middle = region.top - (1 + _OVER) * radius - (high - (1 + _OVER) * radius - deep) / 2
        self.foot = middle - deep - told * _LINE + _LIFT  # the baseline of the last line that is told
        self.name = name.fit(region.width).stand(self.centre, self.foot + (told - 1) * _LINE, side=0)
        self.knob = Knob(Arc((self.centre, middle), radius, span), value, colour)
        self.number: Readout | None = None
        if decimals is not None:
            self.number = Readout(self.knob.held, decimals, theme.LABEL_SIZE, gauge=True)
            self.number.end_at(self.centre + self.number.width / 2, self.foot)
        self.ends = [self._at_end(value) for value in span] if numbered else []

    @property
    def parts(self) -> list[Any]:
        """Its knob, the ends of its scale, its number and its name."""
        return [self.knob, *self.ends, *([self.number] if self.number else []), self.name]

    @property
    def under(self) -> float:
        """The baseline of the line under what the dial tells."""
        return self.foot - _LINE

    def note(self, text: Typeset) -> Typeset:
        """Stand a text on the line under what the dial tells, smaller where it would touch that of the next dial."""
        return text.fit(self.width - theme.TEXT_GAP).stand(self.centre, self.under, side=0)

    def over(self, text: Typeset, to: Number) -> Typeset:
        """Stand a text on the line above the knob, over the arrow of a turn `to` a value, no farther aside than the
        dial is wide; smaller where it would be read with that of the next dial."""
        arc, room = self.knob.arc, self.width - _APART
        aside = (room - float(text.fit(room).width)) / 2
        middle = float(arc.at((self.knob.held() + to) / 2, _TURN)[0])
        baseline = arc.middle[1] + _TURN * arc.radius + _HIGH
        return text.stand(min(max(middle, self.centre - aside), self.centre + aside), baseline, side=0)

    def turn(self, to: Number | None = None, colour: str = "") -> ArcArrow:
        """An arrow around the knob, from where it is now to wherever it will be; dashed, if it leads to a value."""
        end = self.knob.held if to is None else to
        return ArcArrow(
            self.knob.arc, self.knob.held(), end, _TURN, colour or self.knob.colour, to is not None
        )

    def lock(self, run_time: float = theme.BLINK) -> list[Animation]:
        """It becomes quiet and shows a lock. As soon as it is locked it stays where it is, whatever its value does."""
        name: Any = self.name
        quiet: Any = name.animate(run_time=run_time).set_color(theme.QUIET)
        return [*self.knob.lock(run_time), quiet]

    def unlock(self) -> list[Animation]:
        """It turns again; it should be where its value is."""
        bright: Any = self.name.animate.set_color(self.name.colour)
        return [*self.knob.unlock(), bright]

    def hold(self) -> None:
        """It is locked, at once."""
        self.knob.set_locked(True)
        self.name.set_color(theme.QUIET)

    def _at_end(self, value: Number) -> Typeset:
        """A bound at its end of the scale."""
        text, (aside, down) = number(float(value)), _AT_END
        x, y = self.knob.arc.at(value)
        return text.move_to(np.array([x + np.sign(x - self.centre) * aside, y - down, 0.0]))
