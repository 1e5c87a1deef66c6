"""What two ways over a block climb, as bars beside it: head to tail from one base line, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np
from manim import Mobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.slopes.two_ways import TwoWays
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.lean.fading import FadeIn
from steepest.stage.play.entrances import Actor, Assembly, come, gone
from steepest.stage.play.live import Live
from steepest.stage.play.motion import at_once, fade_in_after
from steepest.stage.type.fitting import in_few_digits, is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_WIDE, _GAP = 0.24, 0.1  # a bar, and from it to its number, in scene units
_UNDER, _LOWEST = 0.3, 0.6  # what stands over the bars, at least, and how high the room for them is
_CLEAR = 0.02  # more than LINE_GAP between a number and a line
_TALLEST = 0.5  # of a unit of climb: small slopes are not blown up beyond that
_LINK, _DASHES = 1.6, (0.07, 0.06)  # the width and the dashes of a line from bar to bar
_ORDER = 0, 2, 1  # the first variable's, the second's, and both


class SlidingBar(Drawn):
    """A bar from a foot to its end (2, 2) on the frame, which may have slid there from elsewhere, thin: by a `share`
    that runs from 0 to 1."""

    kind, room = "bar", _WIDE / 2

    def __init__(self, ends: np.ndarray, colour: str) -> None:
        super().__init__(colour)
        self.ends, self.start, self.thin, self.share = ends, ends, _WIDE, Live(1.0)
        self.points = self.outline

    @property
    def outline(self) -> np.ndarray:
        """Its foot and its end (2, 3), as it stands now."""
        share = self.share()
        return np.column_stack([self.start + share * (self.ends - self.start), [0.0, 0.0]])

    @property
    def drawn(self) -> np.ndarray:
        """As far as it has grown from its foot."""
        foot, end = self.outline
        return np.array([foot, foot + self.grown * (end - foot)])

    @property
    def wide(self) -> float:
        """How wide it is now."""
        return self.thin + self.share() * (_WIDE - self.thin)

    @property
    def style(self) -> tuple[object, ...]:
        """How wide it is."""
        return (self.wide,)

    def reach(self) -> Box | None:
        """It, as far as it has grown."""
        return around(self.drawn, self.wide / 2 + 0.02)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it: a stroke without ends, so that a climb of nothing shows nothing."""
        if self.is_seen:
            ink(context, theme.channels(self.colour), self.opacity)
            pen(context, 100 * self.wide, cairo.LINE_CAP_BUTT)
            trace(context, self.drawn)
            context.stroke()


class ClimbsAdded(Assembly):
    """What two `ways` climb for each unit of the first variable, as bars in a `box`, and `under` something: on one base
    line what goes by the first variable, from its end what goes through the second, and what is left of both, with
    numbers that fit. The bars `slide` there from the block, in this order; or all of it comes at once, and they grow
    from the base line. Where there is no room for them, nothing comes, and nothing leaves the block."""

    def __init__(self, ways: TwoWays, box: Box, under: Mobject | None = None) -> None:
        self.ways, self.slid = ways, 0
        if under:
            box = replace(box, top=min(box.top, float(under.get_bottom()[1]) - _UNDER))
        self.has_room = box.height >= _LOWEST
        first, both = float(ways.riding.direct), float(ways.riding.value)
        spans = np.array([[0.0, first], [first, both], [0.0, both]])
        low, high = float(spans.min()), float(spans.max())
        unit = min(box.height / max(high - low, 1e-9), _TALLEST)
        foot = box.bottom + (box.height - unit * (high - low)) - unit * low  # as high in the box as it goes
        pitch = box.width / len(spans)
        middles = [box.left + k * pitch + _WIDE / 2 for k in range(len(spans))]
        self.bars, self.numbers = list[SlidingBar](), list[list[Typeset]]()
        fields, ends = ("direct", "through", "value"), foot + unit * np.array([first, both])
        lines = [[foot, ends[0]], [foot, ends[1]], []]  # at the right of each bar
        for x, span, field, way, off in zip(middles, foot + unit * spans, fields, _ORDER, lines, strict=True):
            bar = SlidingBar(np.column_stack([[x, x], span]), ways.uprights[way].colour)
            self.bars.append(bar)
            text = self._told(field, bar.colour, pitch - _WIDE - _GAP - theme.TEXT_GAP)
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

    def slide(self, *leaving: Actor) -> list[Any]:
        """The next bars slide here from where they are on the block now, as many as are `leaving` there, or one; then
        their numbers are told."""
        if not self.has_room:
            return []
        landscape, slid = self.ways.land.landscape, max(len(leaving), 1)
        moves = [*at_once(gone(*leaving)), *([] if self.slid else come(self.base))]
        for number in range(self.slid, self.slid + slid):
            bar, upright = self.bars[number], self.ways.uprights[_ORDER[number]]
            seen = landscape.view.project(points_of(upright, landscape.terrain))
            bar.start, bar.thin, bar.share.value = seen[[0, -1], :2], 0.01 * float(upright.width), 0.0
            moves += [FadeIn(bar, run_time=theme.LIGHT), bar.share.to(1.0, run_time=theme.STEP)]
            moves += [fade_in_after(theme.REVEAL, text, theme.FADE) for text in self.numbers[number]]
            moves += come(*self.links[max(number - 1, 0) : number])
        self.slid += slid
        return moves

    def _told(self, field: str, colour: str, wide: float) -> Typeset:
        """A slope, no wider than that, in fewer digits where it would be too small to be read."""

        def put(form: str) -> Typeset:
            return self.ways.scene.formula(form, theme.LABEL_SIZE, colour).fit(wide)

        return in_few_digits(put, f"{{{self.ways.fact}.{field}:+{self.ways.form}}}")


def _free(middle: float, lines: Sequence[float], half: float, box: Box) -> float | None:
    """The height nearest to a `middle` at which something is `half` its height off lines at other heights, and in a
    box; none without any."""
    found = [middle, *(y + side * half for y in lines for side in (1, -1))]
    inside = [y for y in found if box.bottom <= y - half + theme.LINE_GAP + _CLEAR and y <= box.top]
    free = [y for y in inside if all(abs(y - line) >= half - 1e-9 for line in lines)]
    return min(free, key=lambda y: abs(y - middle), default=None)
