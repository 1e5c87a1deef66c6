"""Where the needle of a meter goes when that is too little to be seen: a piece of its scale, under a loupe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject, VGroup

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.plane import number
from steepest.stage.figures.instrument.meter import DASHES
from steepest.stage.figures.instrument.straight_scale import StraightScale
from steepest.stage.figures.label import box_of
from steepest.stage.figures.machine.console import Console
from steepest.stage.figures.machine.lane_arrow import LaneArrow
from steepest.stage.figures.machine.loupe import Loupe
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_HEAD = 0.72  # over the loupe: it keeps off the meter's casing
_PITCH = 0.55  # from line to line beside it
_SPOT = 0.15  # around the tip: the circle that is enlarged
_ASIDE, _BESIDE = 0.13, 0.2  # from the end of the panel to the loupe, and from there to lines beside it
_WIDE, _FOOT, _THICK = 0.72, -0.03, 0.22  # of the scale: half of it, in radii; over the middle; its band
_LANE, _OVER = 0.44, 0.1  # the arrow, and how far it is over the scale
_UNDER = 0.44  # from the scale down to its numbers
_THROUGH = 0.09  # beyond the band, how far the hands go


class NeedleLens(Assembly):
    """A loupe on the tip of the needle of a `console`, at the side of a region where that is, with a straight piece of
    its scale: a dashed hand where the needle is before, one that goes along with it, and the number it begins at.
    The `way`, in a colour, is told in the end: on the meter as what lies between both hands, in the loupe by an arrow
    and the number it leads to. No loupe is there where the needle is seen to move without one, or does not. `rest` is
    what of the region lies beside it."""

    def __init__(self, console: Console, region: Box, values: tuple[Number, Number], colour: str) -> None:
        before, after = values
        self._parts, self.rest = list[Actor | Mobject](), region
        self._loupe: Loupe | None = None
        self.way: list[Actor | Mobject] = [*console.meter.between(before, after, colour)]
        if before == after or console.meter.tells_apart(before, after):
            return
        x, y = console.meter.needle.outline[1, :2].tolist()
        radius = (region.height - _HEAD) / 2
        right = x >= console.meter.scale.arc.middle[0]
        aside = radius + _ASIDE
        middle = region.right - aside if right else region.left + aside, region.bottom + radius
        ends = middle[0] - radius - _BESIDE, middle[0] + radius + _BESIDE
        self.rest = replace(region, right=ends[0]) if right else replace(region, left=ends[1])
        self._loupe = loupe = Loupe((x, y), _SPOT, middle, radius, (0,))  # one line passes between numbers
        foot, half = middle[1] + _FOOT, _WIDE * radius
        strip = Box(middle[0] - half, foot, middle[0] + half, foot + _THICK)
        scale = StraightScale(console.meter.scale.arc.span, values, strip)
        scale.grown = Live(1.0)

        def hand(value: Number) -> np.ndarray:
            return np.array([[scale.at(value), foot - _THROUGH], [scale.at(value), strip.top + _THROUGH]])

        was = FlatLine(hand(before), theme.INK, 3.0, DASHES)
        here = FlatLine(lambda: hand(console.reading()), theme.INK, 6.0)
        level = strip.top + _THROUGH + _OVER + _LANE / 2
        self.way.append(LaneArrow(np.array([[scale.at(value), level] for value in values]), _LANE, colour))
        for each in (was, here):
            each.set_z_index(theme.ABOVE)  # over the band
        self._parts = [loupe, scale, was, here]
        told = [self._number(console, value, scale) for value in values]
        one, other = map(box_of, told)
        far = max(box.reach(loupe.centre) for box in (one, other))
        if one.apart(other) > theme.TEXT_GAP and far < loupe.radius - theme.LINE_GAP:
            self._parts.append(told[0])
            self.way.append(told[1])

    def told(self, scene: LectureScene[Any], numbers: Mapping[str, str], *colours: str) -> list[VGroup]:
        """Lines of a panel beside it, in these colours: a number for each of some labels, under that where the loupe
        leaves so little room."""
        panel = Panel(scene, self.rest, _PITCH)
        if not self._loupe:
            return panel.rows(numbers, *colours)
        lines = zip(count(1, 2), numbers.items(), colours)
        return [
            VGroup(panel.words(label, line, colour), self._below(panel, told, line + 1, colour))
            for line, (label, told), colour in lines
        ]

    def _below(self, panel: Panel, told: str, line: int, colour: str) -> Typeset:
        """A number that begins the line under its label: at the end it would stand close to the loupe."""
        return panel.number(told, line, colour).stand(panel.left, panel.baseline(line))

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """What comes before the needle goes."""
        return self._parts

    def coming(self) -> Sequence[Animation]:
        """The loupe appears with what is in it."""
        return self._loupe.opening(*self._parts[1:]) if self._loupe else []

    def going(self) -> Sequence[Animation]:
        """It goes with what is in it."""
        return self._loupe.closing(*self._parts[1:]) if self._loupe else []

    def _number(self, console: Console, value: Number, scale: StraightScale) -> Typeset:
        text = number(round(float(value), console.decimals), colour=theme.INK)
        return text.stand(scale.at(value), scale.box.bottom - _UNDER, side=0)
