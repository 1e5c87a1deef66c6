"""A table of records: what every step of something gives, in columns as wide as their numbers need."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, VGroup

from steepest.script.paragraph.expressions import Expression
from steepest.script.values.apart import Apart, told
from steepest.script.values.formats import read_format
from steepest.script.values.showing import digits_of
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.table.table import ABOVE, LIFT, Table, widest
from steepest.stage.lean.fading import FadeIn
from steepest.stage.type.figures import decimals_for
from steepest.stage.type.fitting import as_told, in_decimals, in_power, is_readable
from steepest.stage.type.powers import order
from steepest.stage.type.readout import Readout, point_before
from steepest.stage.type.typeset import Typeset, formula

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_LARGEST = 10**7  # from here on a number is written with a power of ten
_LONG = 10**4  # and from here on at least, where there is no room
_GAPS = 0.8  # what the columns leave free between them, together, at least
_CLOSER = 0.2  # and how much less where a number that is said would else lose digits
_DIGITS_OF_GROWN = 4  # of a number that has grown far longer than its column's others
_DIGITS_OF_POWER = 2  # before a power of ten, where there is room
_SMALLEST = -2  # the power of ten of a number that has decimals of its own, where its column has too few, at least
_LINES = 4, 7  # the table has at least so many lines, and at most
_FEW = 6  # more lines than these stand closer
_WIDE, _CLOSE = 0.4, 0.37  # from a line to the next
_IN = 0.05  # how far in the first column begins
_COMMA = 0.1  # how far one reaches below the last
_SIZES = theme.LABEL_SIZE, 28.0, theme.SMALLEST_SIZE  # of its numbers: the first that has room


@dataclass(frozen=True)
class Column:
    """A column: its heading, words or a Typst formula, and how many significant `digits` its numbers show, of the
    largest that is told, or of the `last`. Columns `like` another one have its decimals. Without digits its numbers are
    whole. Where the text says them, in the format `said`, those that are told have all the digits that are said."""

    heading: Typeset | str
    digits: int = 0
    last: bool = False
    like: str = ""
    said: str = ""


class RunningRow(VGroup):
    """A row of numbers that run, until it settles on the cells of the `last` record."""

    def __init__(
        self,
        scene: LectureScene[Any],
        readouts: Mapping[str, tuple[Readout, Callable[[], Any]]],
        last: Callable[[], VGroup],
    ) -> None:
        super().__init__(*(readout for readout, _ in readouts.values()))
        self.scene, self._readouts, self._last = scene, readouts, last

    def settle(self) -> None:
        """Show the last record. Raises Fault where a number, by the fact that it ends on, shows anything else."""
        for end, (readout, exact) in self._readouts.items():
            readout.value = exact  # it was rounded to the decimals of its column while it ran
            self.scene.settle(readout, end)
        self.submobjects = [*self._last()]


class RecordTable(Table):
    """A table of the records in a fact, of which the first `told` come one by one, and the last after a run, if it
    `runs`.

    `columns` are by the names of the records' fields. Where they are together wider than the `region`, their numbers
    get fewer decimals. A number whose decimals would not show it has its own, and one that is far too small or too
    large a power of ten. When the run begins, some rows make room for it (`make_room`). `rest` is the part of the
    region below the table. Columns that are alike have one form in a row: where one of them takes a power of ten for a
    large number, another one that is long does, too. It is `as_said` where all numbers have the digits that are said.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        fact: str,
        columns: Mapping[str, Column],
        told: int,
        region: Box = theme.SIDE,
        runs: bool = True,
    ) -> None:
        self.scene, self.fact, self.columns, self.told = scene, fact, columns, told
        records = scene.fact(fact, object)
        assert isinstance(records, Sequence)
        self._last = (len(records) if runs else min(told, len(records))) - 1
        self._values: dict[str, list[Any]] = {}
        for name in columns:
            field = Expression.read(f"record.{name}")
            self._values[name] = [field.evaluate({"record": record}) for record in records]
        self._headings = [
            formula(column.heading, size=theme.LABEL_SIZE)
            if isinstance(column.heading, str)
            else column.heading
            for column in columns.values()
        ]
        widths = self._fitted(region.width)
        spare = (region.width - 2 * _IN - sum(widths)) / (len(widths) - 1)
        edges = [region.left + _IN + sum(widths[: k + 1]) + spare * k for k in range(len(widths))]
        few, most = _LINES
        lines = min(told + 2, most) if self._last >= told else max(few, told)
        self._stay = lines - 2 if self._last >= told else lines
        wide = _WIDE * self._size / theme.SMALLEST_SIZE if lines <= _FEW else _CLOSE
        pitch = max(_CLOSE, min(wide, (region.height - ABOVE - _COMMA) / lines))
        self._lower = self._lowering(pitch)
        super().__init__(self._headings, edges, region, pitch)
        self.rest = Box(region.left, region.bottom, region.right, self.baseline(lines - 1) - 0.08)

    def baseline(self, number: int) -> float:
        """The baseline of a row, counted from 0."""
        return super().baseline(number) - sum(self._lower[: number + 1])

    def coming(self) -> Sequence[Animation]:
        """It appears, with its first row."""
        self.row(self.cells(0))
        return super().coming()

    def tell(self, number: int) -> list[Animation]:
        """The next row is that of a record."""
        return self.growing(self.cells(number))

    def ends_in(self, label: str, expression: str, colour: str) -> list[Animation]:
        """The last row: words, and the number in a colour that an expression over the facts stands for. It is left out
        where there is no room for it under those before."""
        words = self.scene.words(label, theme.SMALLEST_SIZE, theme.QUIET)
        told = VGroup(words, number := self.scene.formula(f"{{{expression}:g}}", self._size, colour))
        words.stand(self.region.left + _IN, self.next_baseline)
        number.fit(self.edges[-1] - float(words.get_right()[0]) - _CLOSER).stand(self.edges[-1], words.baseline, side=1)
        high, low = float(told.get_top()[1]), float(self.rows[-1].get_bottom()[1]) - theme.TEXT_GAP
        told.shift(np.array([0.0, min(low - high, 0.0), 0.0]))
        if told.get_bottom()[1] < self.region.bottom - theme.TEXT_GAP or not is_readable(number):
            return []
        self.rows.append(told)
        return [FadeIn(told)]

    def make_room(self) -> list[Animation]:
        """Some rows give way, and dots stand for those that are not told."""
        dots = [formula("dots.v", size=self._size, colour=theme.QUIET) for _ in self.edges]
        return [*self.cut(self._stay), *self.growing(dots)]

    def run(self, now: Callable[[], int]) -> RunningRow:
        """The next row while the records run: it shows the one that it is `now`, but for columns in which the digits of
        some number have no room. `settle` ends it."""
        found: dict[str, tuple[Readout, Callable[[], Any]]] = {}
        for name, edge in zip(self.columns, self.edges, strict=True):
            column = self._values[name]
            if not any(self._is_large(name, number) for number in range(len(column))):
                decimals = self._places(name, self._last)

                def value(column: Sequence[Any] = column, decimals: int = decimals) -> float:
                    return float(round(column[now()], decimals))

                foot = (point_before(edge, decimals, self._size), self.next_baseline)
                readout = Readout(value, decimals, self._size, point=foot)
                found[f"{self.fact}[{self._last}].{name}"] = readout, partial(lambda of: of[now()], column)
        return RunningRow(self.scene, found, lambda: self.row(self.cells(self._last)))

    def cells(self, number: int) -> list[Typeset]:
        """The cells of a record."""
        return [self._cell(name, number) for name in self.columns]

    def _cell(self, name: str, number: int) -> Typeset:
        """A number with its decimals, or with a power of ten, or as it is said."""
        value, places = self._values[name][number], self._places(name, number)
        source, spec = f"{self.fact}[{number}].{name}", self.columns[name].said
        if spec and self.as_said and number < self.told:
            value = told(value, getattr(self.scene.names, "apart", Apart()))
            said = digits_of(value, read_format(spec))
            if said.exponent is not None:
                return in_power(source, value, len(said.whole + said.decimals), self._size)
            if len(said.decimals) > places or self._is_large(name, number):
                return as_told(source, spec, value, self._size)
        if not self._is_large(name, number) and (value == 0 or abs(value) >= Fraction(1, 2 * 10**places)):
            return in_decimals(source, value, places, self._size)
        return in_power(source, value, self._digits, self._size)

    def _alike(self, name: str) -> list[str]:
        """The columns that are like one, itself among them."""
        first = self.columns[name].like or name
        return [other for other, its in self.columns.items() if (its.like or other) == first]

    def _is_large(self, name: str, number: int) -> bool:
        """Whether a cell has a power of ten because its number is large, or is long beside such a one."""
        largest = max(abs(self._values[other][number]) for other in self._alike(name))
        return bool(abs(self._values[name][number]) >= (_LONG if largest >= self._largest else self._largest))

    def _decimals_of(self, name: str) -> int:
        """How many decimals a column starts from: those that show its digits."""
        column, alike = self.columns[name], self._alike(name)
        digits = max(self.columns[other].digits for other in alike)
        told = [value for other in alike for value in self._values[other][: self.told]]
        short = [value for value in told if abs(float(value)) < self._largest] or [0]
        if not digits:
            return 0
        if column.last:
            return decimals_for(short, digits, of=short[-1])
        return decimals_for(told, digits)

    def _places(self, name: str, number: int) -> int:
        """How many decimals a cell has: its column's, fewer where its number has grown, and more where it would else be
        zero, unless it is very small, or be a digit that it is not."""
        values, most = self._values[name], self._decimals[name]
        value, usual = order(values[number]), max(map(order, values[: self.told]))
        rounded_off = value <= -most and values[number] != round(values[number], most)
        if self.columns[name].digits and rounded_off and value >= _SMALLEST:
            return self._digits - 1 - value
        return max(0, min(most, _DIGITS_OF_GROWN - 1 - value)) if value > max(usual, 0) + 1 else most

    def _fitted(self, width: float) -> list[float]:
        """The widths of the columns when they fit a width, as well as they can: with all digits that are said, or else
        without those that there is no room for."""
        usual, closer = width - _GAPS, width - _GAPS + _CLOSER
        said = [(True, usual), (True, closer)] if any(column.said for column in self.columns.values()) else []
        for as_said, room in (*said, (False, usual)):
            self.as_said = as_said
            self._largest, self._digits = _LARGEST, _DIGITS_OF_POWER
            self._decimals = {name: self._decimals_of(name) for name in self.columns}
            for size in _SIZES:
                self._size = size
                if sum(widths := self._widths()) <= room:
                    break
            while sum(widths) > room and self._shorten():
                widths = self._widths()
            if sum(widths) <= room:
                break
        return self._lengthened(widths, room)

    def _widths(self) -> list[float]:
        """The width that each column needs."""
        rows = [self._headings, *map(self.cells, (*range(self.told), self._last))]
        return [widest(column) for column in zip(*rows, strict=True)]

    def _lowering(self, pitch: float) -> list[float]:
        """How much lower than a pitch below the one before each told row stands, so that a power of ten keeps off the
        rule, and off the comma of a number above it."""
        first, *others = rows = [self.cells(number) for number in range(self.told)]
        lower = [theme.LINE_GAP + max(map(_height, first)) - (pitch - LIFT)]
        for above, below in zip(rows, others, strict=False):
            far = max(_depth(one) + _height(other) for one, other in zip(above, below, strict=True))
            lower.append(far + theme.TEXT_GAP - pitch)
        return [max(0.0, low) for low in lower]

    def _lengthened(self, widths: list[float], room: float) -> list[float]:
        """The widths that columns need where a power of ten that was made shorter has its digits again, if they have
        room, or else those that are given."""
        if self._digits < _DIGITS_OF_POWER:
            given, self._digits = self._digits, _DIGITS_OF_POWER
            if sum(longer := self._widths()) <= room:
                return longer
            self._digits = given
        return widths

    def _shorten(self) -> bool:
        """Let all numbers take less room, if they still can: a digit less, but no fewer than two decimals; then powers
        of ten for numbers that are less long; then fewer decimals still."""
        most = max(self._decimals.values())
        if self._digits > 1:
            self._digits -= 1
        elif most > (2 if self._largest > _LONG else 0):
            self._decimals = {name: min(count, most - 1) for name, count in self._decimals.items()}
        elif self._largest > _LONG:
            self._largest //= 10
        else:
            return False
        return True


def _height(text: Typeset) -> float:
    """How far it reaches over its baseline."""
    return float(text.get_top()[1]) - text.baseline


def _depth(text: Typeset) -> float:
    """How far it reaches below its baseline."""
    return text.baseline - float(text.get_bottom()[1])
