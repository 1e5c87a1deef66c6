"""How the gap shrinks as a step is shortened: a line for each step, with a bar, all bars in one scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import cairo
import numpy as np

from steepest.calculus import Number, TotalDifferential
from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine, in_pieces
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.live import Given, now
from steepest.stage.type.exact_figures import decimals_said
from steepest.stage.type.readout import SLIVER, Readout, point_after, point_before

if TYPE_CHECKING:
    from steepest.stage.figures.slopes.two_legs import TwoLegs

_LOWEST, _ROWS, _PITCH = 0.1, 3, 0.46  # the last line over the panel's foot, of so many, and from one to the next
_SIZE = theme.LINE_SIZE
_STEP, _GAP = 1.1, 1.5  # how wide the columns of numbers may be
_APART = 0.2  # from a column to the bars
_NOTCH = 0.04  # between the pieces of the whole gap's bar
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
    a `TotalDifferential` has for them: how far it goes along the first variable, the gap that it leaves, and that as a
    bar. The bars begin at one edge and have one scale; the whole step's is in four pieces, by which the others are
    measured. Heads say what the columns are, `label` being the words for the gap."""

    def __init__(self, panel: Panel, legs: TwoLegs, label: str, *shares: str) -> None:
        self.panel, self.scene, self.legs = panel, panel.scene, legs
        facts = [legs.fact, *(f"{legs.fact}.{share}" for share in shares)]
        steps, gaps = ([self.scene.number(f"{fact}.{field}") for fact in facts] for field in ("by[0]", "gap"))
        decimals = [decimals_said([step], 0) for step in steps]
        point = point_after(panel.left, max(decimals), steps, _SIZE)
        self._steps = _Column(decimals, point, panel.left + _STEP, _STEP, theme.INK)
        decimals = [decimals_said([gap]) for gap in gaps]
        point = point_before(panel.right, max(decimals), _SIZE)
        self._gaps = _Column(decimals, point, panel.right, _GAP, theme.TOGETHER)
        lengths, numbers = self._ends(self._steps, steps), self._ends(self._gaps, gaps)
        self.left = max(float(each.get_right()[0]) for each in lengths) + _APART
        self.right = min(float(each.get_left()[0]) for each in numbers) - _APART
        self._longest = max(map(abs, map(float, gaps)))
        high = self._baseline(-1)
        names = legs.rule.legs[0].smallest(), self.scene.words(label, theme.SMALLEST_SIZE, theme.TOGETHER)
        self._heads = names[0].stand(panel.left, high), names[1].stand(panel.right, high, side=1)
        self.rows = list[tuple[Readout, GapBar, Readout]]()

    def _ends(self, column: _Column, values: Sequence[Number]) -> list[Readout]:
        """The numbers of a column as they are in the end."""
        return [column.number(k, self._baseline(k), partial(now, value)) for k, value in enumerate(values)]

    def _first(self) -> list[Any]:
        """The heads, and the line of the whole step."""
        whole = self.legs.whole
        start, end = self._bar(0, whole.gap)
        bar = in_pieces(start, end, _NOTCH / max(self.right - self.left, _NOTCH))
        return [*self._heads, *self._row(lambda: whole, self.legs.fact, bar)]

    def next(self, share: str, to: Number) -> list[Any]:
        """The line of the next step, which is as the step is now, and then runs `to` its share; the first one comes
        with the heads and the line of the whole step."""
        before = [] if self.rows else self._first()
        running, number = self.legs.running(to), len(self.rows)
        return [*before, *self._row(running, f"{self.legs.fact}.{share}", lambda: self._bar(number, running().gap))]

    def settle(self) -> None:
        """Hold the numbers of the last line against their facts, and let its bar stay. Raises Fault where they show
        anything else."""
        step, bar, gap = self.rows[-1]
        for number in (step, gap):
            self.scene.settle(number, number.end)
        bar.lay(np.array(now(bar.through)))

    def _row(self, at: Callable[[], TotalDifferential], fact: str, bar: Given[np.ndarray]) -> list[Any]:
        number, baseline = len(self.rows), self._baseline(len(self.rows))
        step = self._steps.number(number, baseline, lambda: at().by[0], f"{fact}.by[0]")
        gap = self._gaps.number(number, baseline, lambda: at().gap, f"{fact}.gap")
        self.rows.append((step, GapBar(bar), gap))
        if not number:
            self.settle()
        return [*self.rows[-1]]

    def _bar(self, number: int, gap: Number) -> np.ndarray:
        """Both ends (2, 2) of the bar of a line, counted from 0."""
        high = self._baseline(number) + _HIGH
        far = (self.right - self.left) * min(abs(float(gap)) / self._longest, 1.0)
        return np.array([[self.left, high], [self.left + far, high]])

    def _baseline(self, number: int) -> float:
        """Where a line stands, counted from 0; the heads stand where one would before."""
        return self.panel.bottom + _LOWEST + _PITCH * (_ROWS - 1 - number)
