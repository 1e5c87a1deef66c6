"""What two ways over a block climb, as bars beside it: head to tail from one base line, and what is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

import cairo
import numpy as np
from manim import Mobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.slopes.two_ways import TwoWays
from steepest.stage.play.entrances import Actor, Assembly, come
from steepest.stage.play.motion import after, fade_in_after
from steepest.stage.type.fitting import in_few_digits, is_readable
from steepest.stage.type.typeset import Typeset

_WIDE, _GAP = 0.16, 0.08  # a bar, and from it to its number, in scene units
_UNDER, _LOWEST = 0.3, 0.6  # what stands over the bars, at least, and how high the room for them is
_CLEAR = 0.02  # more than LINE_GAP between a number and a line
_TALLEST = 0.5  # of a unit of climb: small slopes are not blown up beyond that
_LINK, _DASHES = 1.6, (0.07, 0.06)  # the width and the dashes of a line from bar to bar
_ORDER = 0, 2, 1  # the first variable's, the second's, and both


class StandingBar(FlatLine):
    """A bar from a foot to its end (2, 2) on the frame: a stroke without ends, so that a climb of nothing shows
    nothing."""

    kind, room, cap = "bar", _WIDE / 2, cairo.LINE_CAP_BUTT

    def __init__(self, ends: np.ndarray, colour: str) -> None:
        super().__init__(ends, colour, 100 * _WIDE, halo=False)


class ClimbsAdded(Assembly):
    """What two `ways` climb for each unit of the first variable, as bars in a `box`, and `under` something: on one base
    line what goes by the first variable, from its end what goes through the second, and what is left of both, with
    numbers that fit, times a step of that variable if all of this can be read. The bars `grow` in this order, or all of
    it comes at once. Where there is no room for them, nothing comes."""

    def __init__(self, ways: TwoWays, box: Box, under: Mobject) -> None:
        self.ways, self.there = ways, 0
        box = replace(box, top=min(box.top, float(under.get_bottom()[1]) - _UNDER))
        self.has_room = box.height >= _LOWEST
        first, both = float(ways.riding.direct), float(ways.riding.value)
        spans = np.array([[0.0, first], [first, both], [0.0, both]])
        low, high = float(spans.min()), float(spans.max())
        unit = min(box.height / max(high - low, 1e-9), _TALLEST)
        foot = box.bottom + (box.height - unit * (high - low)) - unit * low  # as high in the box as it goes
        pitch = (box.width + theme.TEXT_GAP) / len(spans)
        middles = [box.left + k * pitch + _WIDE / 2 for k in range(len(spans))]
        self.bars, self.numbers = list[StandingBar](), list[list[Typeset]]()
        fields, ends = ("direct", "through", "value"), foot + unit * np.array([first, both])
        lines = [[foot, ends[0]], [foot, ends[1]], []]  # at the right of each bar
        colours = [ways.uprights[way].colour for way in _ORDER]
        texts = self._told(dict(zip(fields, colours, strict=True)), pitch - _WIDE - _GAP - theme.TEXT_GAP)
        for x, span, text, off in zip(middles, foot + unit * spans, texts, lines, strict=True):
            bar = StandingBar(np.column_stack([[x, x], span]), text.colour)
            self.bars.append(bar)
            y = _free(float(span.mean()), off, float(text.height) / 2 + theme.LINE_GAP + _CLEAR, box)
            left = x + (_WIDE + float(text.width)) / 2 + _GAP
            self.numbers.append([text.move_to(np.array([left, y, 0.0]))] if y is not None and is_readable(text) else [])
        ground = np.array([[box.left, foot], [middles[-1] + _WIDE / 2, foot]])
        self.base = FlatLine(ground, theme.QUIET, theme.AXIS_WIDTH, halo=False)
        self.links = [
            FlatLine(np.array([[one, level], [other, level]]), theme.QUIET, _LINK, dashed=_DASHES, halo=False)
            for (one, other), level in zip(pairwise(middles), ends, strict=True)
        ]

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """The line, the bars, what joins them, and their numbers, if there is room."""
        if not self.has_room:
            return ()
        return self.base, *self.links, *self.bars, *(text for told in self.numbers for text in told)

    def grow(self, count: int = 1) -> list[Any]:
        """So many of the next bars grow one after the other, each from where the last one ends or from the base line,
        and each is told."""
        if not self.has_room:
            return []
        moves = [] if self.there else come(self.base)
        for turn, number in enumerate(range(self.there, self.there + count)):
            before = turn * theme.GLANCE
            for each in (*self.links[max(number - 1, 0) : number], self.bars[number]):
                whole = before + theme.GLANCE
                moves.append(each.grow(run_time=whole, rate_func=after(before / whole)))
            moves += [fade_in_after(before + theme.LIGHT, text, theme.FADE) for text in self.numbers[number]]
        self.there += count
        return moves

    def _told(self, fields: Mapping[str, str], wide: float) -> list[Typeset]:
        """Slopes in their colours, no wider than that: times a step if all of them can be read so, else in fewer digits
        where they would be too small."""
        step, form = self.ways.steps[0], self.ways.form

        def put(template: str, colour: str) -> Typeset:
            return self.ways.scene.formula(template, theme.LABEL_SIZE, colour).fit(wide)

        numbers = {f"{{{self.ways.fact}.{field}:+{form}}}": colour for field, colour in fields.items()}
        told = [put(f"{number} thin {step}", colour) for number, colour in numbers.items()]
        if all(map(is_readable, told)):
            return told
        return [in_few_digits(partial(put, colour=colour), number) for number, colour in numbers.items()]


def _free(middle: float, lines: Sequence[float], half: float, box: Box) -> float | None:
    """The height nearest to a `middle` at which something is `half` its height off lines at other heights, and in a
    box; none without any."""
    found = [middle, *(y + side * half for y in lines for side in (1, -1))]
    inside = [y for y in found if box.bottom <= y - half + theme.LINE_GAP + _CLEAR and y <= box.top]
    free = [y for y in inside if all(abs(y - line) >= half - 1e-9 for line in lines)]
    return min(free, key=lambda y: abs(y - middle), default=None)
