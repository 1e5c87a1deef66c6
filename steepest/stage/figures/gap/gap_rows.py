"""How the gap shrinks as a step is shortened: a line for each step, with its gap as a bar on the end of its climb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import cairo
import numpy as np
from manim import Animation

from steepest.calculus import Number, TotalDifferential
from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine, in_pieces
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.slopes.climbs import OFF_LAND, farthest_right
from steepest.stage.play.entrances import come
from steepest.stage.play.live import Given, now
from steepest.stage.play.motion import after
from steepest.stage.type.exact_figures import decimals_said
from steepest.stage.type.readout import SLIVER, Readout, point_after, point_before
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.slopes.two_legs import TwoLegs

_LOWEST, _ROWS, _PITCH = 0.1, 3, 0.46  # the last line over the panel's foot, of so many, and from one to the next
_SIZE = theme.LABEL_SIZE
_STEP, _GAP = 1.1, 1.5  # how wide the columns of numbers may be
_APART = 0.2  # from a column to the next one, or to the bars
_WIDER = 0.8  # how much farther left than its panel it may begin, if the block leaves that
_NOTCH = 0.04  # between the pieces of the whole gap's bar
_LEAST = 0.45  # how long the longest line of bars is at least, if there are columns of steps
_THERE = 0.75  # of its time, after which a step that shrinks is nearly as short as it will be
_SAID = ".3g"  # how the text says a gap, where more digits are too many to be read
_COLOURS = theme.FIRST, theme.SECOND
_HIGH, _THICK = 0.11, 0.2  # how far the middle of a bar is over the baseline, and how thick it is


class GapBar(FlatLine):
    """A bar that lies beside its number: a stroke without ends, so that nothing shows nothing."""

    kind, cap = "bar", cairo.LINE_CAP_BUTT

    def __init__(self, points: Given[np.ndarray], colour: str = theme.TOGETHER) -> None:
        super().__init__(points, colour, 100 * _THICK, halo=False)


class _Column(NamedTuple):
    """Numbers under each other: the decimals of each, where their decimal points stand and where they end at most, how
    wide they may be, and their colour."""

    decimals: list[int]
    point: float
    right: float
    room: float
    colour: str

    def number(self, line: int, baseline: float, value: Callable[[], Number], end: str = "") -> Readout:
        """The one on a line, counted from 0."""
        at, right, high = (self.point, baseline), self.right + SLIVER, _PITCH - theme.TEXT_GAP
        return Readout(value, self.decimals[line], _SIZE, self.colour, at, right, self.room, end=end, high=high)


class GapRows:
    """Lines of a panel for the step of some `legs`, and for the shares of it that it is shortened to, by the names that
    a `TotalDifferential` has for them: how far it goes along each variable, what it climbs by its slopes, df, the gap
    that it leaves, and both as bars, end to end, all in one scale, so that the gap is seen to become less, and less
    beside its climb, too; long numbers leave no room for how far it goes. Where what is climbed is too little to be
    compared with the gap, that is left out instead, and the bars are the gaps alone; the whole step's is in four pieces
    then, by which the others are measured. Heads say what the columns are, `label` being the words for the gap."""

    def __init__(self, panel: Panel, legs: TwoLegs, label: str, *shares: str) -> None:
        self.panel, self.scene, self.legs = panel, panel.scene, legs
        facts = [legs.fact, *(f"{legs.fact}.{share}" for share in shares)]
        self._paired = legs.whole.compares
        self._field = "value" if self._paired else "by[0]"
        steps, gaps = ([self.scene.number(f"{fact}.{field}") for fact in facts] for field in (self._field, "gap"))
        self._ways = self._ways_of(facts) if self._paired else []
        left = max((float(each.get_right()[0]) + _APART for line in self._ways for each in line), default=panel.left)
        self._lay(left, steps, gaps)
        if self._ways and self.right - self.left < _LEAST:  # long numbers
            self._ways, left = [], panel.left
            self._lay(left, steps, gaps)
        pairs = zip(map(float, gaps), map(float, steps), strict=True)
        self._longest = max(abs(gap) + abs(step) * self._paired for gap, step in pairs)
        high = self._baseline(-1)
        head = self.scene.formula("dif f", theme.SMALLEST_SIZE) if self._paired else legs.rule.legs[0].smallest()
        names = head, self.scene.words(label, theme.SMALLEST_SIZE, theme.TOGETHER)
        self._heads = [names[0].stand(left, high), names[1].stand(panel.right, high, side=1), *self._way(0)]
        self.rows = list[tuple[Readout, GapBar, Readout]]()

    def _lay(self, left: float, steps: Sequence[Number], gaps: Sequence[Number]) -> None:
        """Lay both columns of numbers, the first one from a place on, and the room of the bars between them."""
        decimals = [decimals_said([step], 2 if self._paired else 0) for step in steps]
        point = point_after(left, max(decimals), steps, _SIZE)
        self._steps = _Column(decimals, point, left + _STEP, _STEP, theme.INK)
        decimals = [max(decimals_said([gap], said_as=said) for said in ("g", _SAID)) for gap in gaps]
        point = point_before(self.panel.right, max(decimals), _SIZE)
        self._gaps = _Column(decimals, point, self.panel.right, _GAP, theme.TOGETHER)
        lengths, numbers = self._ends(self._steps, steps), self._ends(self._gaps, gaps)
        self.left = max(float(each.get_right()[0]) for each in lengths) + _APART
        self.right = min(float(each.get_left()[0]) for each in numbers) - _APART

    def _ways_of(self, facts: Sequence[str]) -> list[list[Typeset]]:
        """The heads of the first columns, and how far the step of each line goes along each variable."""
        left = max(self.panel.left - _WIDER, min(farthest_right(self.legs.land) + OFF_LAND, self.panel.left))
        columns = list[list[Typeset]]()
        for axis, (head, colour) in enumerate(zip(self.legs.rule.legs, _COLOURS, strict=True)):
            ways = (self.scene.formula(f"{{{fact}.by[{axis}]:g}}", _SIZE, colour) for fact in facts)
            told = enumerate((head.smallest(), *ways), -1)
            columns.append([each.stand(left, self._baseline(line)) for line, each in told])
            left = max(float(each.get_right()[0]) for each in columns[-1]) + _APART
        return list(map(list, zip(*columns, strict=True)))

    def _way(self, number: int) -> list[Typeset]:
        """How far the step of a line goes, counted from 1, or the heads, 0; nothing where there is no room for it."""
        return self._ways[number] if self._ways else []

    def _ends(self, column: _Column, values: Sequence[Number]) -> list[Readout]:
        """The numbers of a column as they are in the end."""
        return [column.number(k, self._baseline(k), partial(now, value)) for k, value in enumerate(values)]

    def _first(self) -> list[Any]:
        """The heads, and the line of the whole step."""
        whole = self.legs.whole
        start, end = self._bar(0, whole)
        bar = np.array([start, end])
        if not self._paired:
            bar = in_pieces(start, end, _NOTCH / max(self.right - self.left, _NOTCH))
        return [*self._heads, *self._row(lambda: whole, self.legs.fact, bar)]

    def next(self, share: str, to: Number) -> list[Any]:
        """The line of the next step, which is as the step is now, and then runs `to` its share; the first one comes
        with the heads and the line of the whole step."""
        before = [] if self.rows else self._first()
        running, number = self.legs.running(to), len(self.rows)
        return [*before, *self._row(running, f"{self.legs.fact}.{share}", lambda: self._bar(number, running()))]

    def named(self) -> list[Animation]:
        """How far the step of the last line goes, as it gets there: before, its numbers are those of a longer one."""
        return [each.set_rate_func(after(_THERE)) for each in come(*self._way(len(self.rows)))]

    def settle(self) -> None:
        """Hold the numbers of the last line against their facts, and let its bars stay. Raises Fault where they show
        anything else."""
        step, _, gap = self.rows[-1]
        for number in (step, gap):
            self.scene.settle(number, number.end)
        for each in self._bars:
            each.lay(np.array(now(each.through)))

    def _row(self, at: Callable[[], TotalDifferential], fact: str, bar: Given[np.ndarray]) -> list[Any]:
        number, baseline = len(self.rows), self._baseline(len(self.rows))
        step = self._steps.number(number, baseline, lambda: self._told(at()), f"{fact}.{self._field}")
        gap = self._gaps.number(number, baseline, lambda: at().gap, f"{fact}.gap")
        self.rows.append((step, GapBar(bar), gap))
        climbed = [GapBar(lambda: self._climb(number, at()), theme.INK)] if self._paired else []
        self._bars = [self.rows[-1][1], *climbed]
        if not number:
            self.settle()
        return [*([] if number else self._way(1)), *self.rows[-1], *climbed]

    def _told(self, step: TotalDifferential) -> Number:
        """What the first column of numbers tells of a step."""
        return step.value if self._paired else step.by[0]

    def _climb(self, number: int, step: TotalDifferential) -> np.ndarray:
        """Both ends (2, 2) of the bar of what is climbed on a line, counted from 0, if there is one."""
        high, size = self._baseline(number) + _HIGH, abs(float(step.value)) * self._paired
        return np.array([[self.left, high], [self.left + self._long(size), high]])

    def _bar(self, number: int, step: TotalDifferential) -> np.ndarray:
        """Both ends (2, 2) of the bar of the gap on a line, on the end of its climb."""
        start = self._climb(number, step)[1]
        return np.array([start, [min(start[0] + self._long(abs(float(step.gap))), self.right), start[1]]])

    def _long(self, size: float) -> float:
        """How long a bar is: the longest line of bars fills its room."""
        return (self.right - self.left) * min(size / (self._longest or 1.0), 1.0)

    def _baseline(self, number: int) -> float:
        """Where a line stands, counted from 0; the heads stand where one would before."""
        return self.panel.bottom + _LOWEST + _PITCH * (_ROWS - 1 - number)
