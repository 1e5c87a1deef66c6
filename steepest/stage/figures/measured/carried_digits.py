"""What a computer rounds where it takes a short step, and up to where dividing by the step carries the wrong digits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from manim import Animation, ManimColor, VGroup, interpolate_color, rush_from, rush_into, squish_rate_func

from steepest.calculus import Cut, Differences, exact
from steepest.calculus.slopes.subtraction import Subtraction, begin_alike, written
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.play.entrances import come, gone
from steepest.stage.play.motion import after, at_once, before, fade_in_after, running
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.numerals import decimal_sign, numeral, value_at
from steepest.stage.type.typeset import Typeset, formula, words

_LARGE = 90  # the size of digits, where there is room
_FURTHER = 3  # digits of a rounded place, so that what rounding made times the slope is what stands under it
_FIRST, _UNDER, _ROW = 0.45, 0.97, 1.88  # from the top to the first head, from a head to its number, from row to row
_BETWEEN = 0.4  # from a head to what stands beside it
_OFF = theme.TEXT_GAP + 0.04  # from digits to the way on which they are carried
_DOWN, _CORNER = 0.3, 0.15  # of the time they go down, and then to the left; of the rest of it the corner behind them
_WIDTH, _BRACKET = 3.0, 0.12  # of that way; how high the bracket is under all of them, from which it starts
Pace: TypeAlias = Callable[[float], float]
_FAINT = interpolate_color(ManimColor(theme.BACKGROUND), ManimColor(theme.QUIET), theme.readable(theme.QUIET))


class _Row(NamedTuple):
    """A number as it is told, where its decimal point is, and what it is."""

    told: str
    number: Typeset
    head: Typeset

    @property
    def point(self) -> float:
        """Where its decimal point stands, across."""
        return float(self.number[self.told.index(".")].get_x())


class CarriedDigits:
    """What a step to one side gives with the shortest step of some `differences`, as large as a `region` has room for,
    in which `others` make room: three numbers, point under point, each under what it is. The first is what is rounded:
    the place that the computer steps to, where most of the error comes from that, or else the value there, of a
    function that is called by a letter. Under it stands by how much both values differ, and under that the slope that
    comes of it, which has a `name`. Digits that are passed over are fainter than quiet words, and those that rounding
    made are `theme.WRONG`: the place does not have them, values do not, if these are known exactly, the true slope does
    not, nor the true slope times the step. Over those of the first row stand words that are `named`; over those of what
    is left, where the place is what is rounded, what they were multiplied by, if there is room: `steeper`.

    First comes what is rounded, then what is `left`; and where the step is a power of ten, its digits are carried as
    many places to the left along an arrow from a bracket under all of them, on which stands what they are divided by:
    the `quotient`. These are in `all`, with the true slope in as many digits in `truth`, and at last the others are
    `back`; there is nothing, and `others` stay, where errors do not rise again, or where it could not be read.
    """

    def __init__(
        self,
        differences: Differences,
        letter: str,
        region: Box,
        others: Sequence[Any],
        named: Typeset,
        name: Typeset,
        steeper: Typeset | None = None,
    ) -> None:
        self.all, self.truth = list[Any](), list[Typeset]()
        self.others: Sequence[Any] = ()
        self._true, self._rows = "", list[_Row]()
        self._way: list[Any] = []
        placed = differences.is_misplaced
        told = _told(differences, placed)[: 1 + placed]
        if not (all(each.is_told for each in told) and differences.forward.rises):
            return
        rows, slope = _rows(differences, letter, name, placed)
        if self._stand(rows, region, named, steeper if placed else None):
            self._rows, self.others, self._true = rows, others, slope
            self._carry(rows, differences)
            self.all += self._way

    def _stand(self, rows: Sequence[_Row], region: Box, named: Typeset, steeper: Typeset | None) -> bool:
        """Rows stand in a region, point under point; whether they can be read there."""
        before = max(row.point - float(row.number.get_left()[0]) for row in rows)
        wide = before + max(float(row.number.get_right()[0]) - row.point for row in rows)
        share = min(1.0, region.width / wide)
        for k, row in enumerate(rows):
            head = region.top - _FIRST - k * _ROW
            row.head.fit(width=region.width - (named.width + _BETWEEN if k == 0 else 0))
            row.head.stand(region.left, head)
            row.number.scale(share).stand(region.left, head - _UNDER)
            row.number.shift(np.array([region.left + share * before - row.point, 0.0, 0.0]))
        self.all = [VGroup(row.head, row.number) for row in rows]
        wrong = [glyph for glyph in rows[0].number if glyph.get_fill_color().to_hex() == theme.WRONG]
        if wrong:
            named.stand(float(rows[0].number.get_right()[0]), rows[0].head.baseline, side=1)
            self.all[0].add(named)
        _, left, _ = rows
        room = float(left.number.get_right()[0] - left.head.get_right()[0]) - _BETWEEN
        if steeper and steeper.width < room:
            self.all[1].add(steeper.stand(float(left.number.get_right()[0]), left.head.baseline, side=1))
        readable = all(is_readable(text) for row in rows for text in (row.head, row.number))
        self.all = self.all if readable else []
        return readable

    def _carry(self, rows: Sequence[_Row], differences: Differences) -> None:
        """The way of digits from what is left to the quotient, and what it is divided by; nothing where the digits of
        the quotient are other ones, or stay where they are."""
        _, left, quotient = rows
        if _significant(left.told) != _significant(quotient.told) or left.told == quotient.told:
            return
        digits = left.number[-len(_significant(left.told)) :]
        x, end = float(digits.get_x()), float(quotient.number.get_right()[0]) + _OFF
        foot, y = float(left.number.get_bottom()[1]) - _OFF, float(quotient.number[-1].get_y())
        edges = (float(digits.get_left()[0]), foot), (float(digits.get_right()[0]), foot)
        span = np.array([edges[0], *(edge - np.array([0.0, _BRACKET]) for edge in edges), edges[1]])
        bracket = FlatLine(span, theme.INK, _WIDTH, halo=False)
        line = FlatLine(np.array([[x, foot - _BRACKET], [x, y]]), theme.INK, _WIDTH, halo=False)
        arrow = FlatArrow(np.array([x, y]), np.array([end, y]), theme.INK, _WIDTH)
        divisor = formula(f'div {numeral(differences.last, "g", "typst")}', size=theme.FORMULA_SIZE, colour=theme.INK)
        divisor.move_to(np.array([(x + end) / 2, y + _OFF + divisor.height / 2, 0.0]))
        self._way = [bracket, line, arrow, divisor] if divisor.width < x - end else []

    def values(self) -> list[Animation]:
        """The others go, and where they were what is rounded appears."""
        return _in_place_of(self.others, self.all[:1])

    def left(self) -> list[Animation]:
        """By how much both values differ appears."""
        return at_once(come(*self.all[1:2]), theme.BLINK)

    def back(self) -> list[Animation]:
        """All of it goes, and the others are back in its place."""
        return _in_place_of(self.all, self.others)

    def quotient(self, row: Iterable[Any], run_time: float = theme.MOVE) -> list[Animation]:
        """What is left is divided by the step; a `row` that ends with the true slope tells it in as many digits, if
        there is room for them."""
        if not self.all:
            return []
        head, number = self.all[2]
        if not self._way:
            return [*at_once(come(self.all[2]), theme.BLINK), *self._truth(row)]
        bracket, line, arrow, divisor = self._way
        down, along = self._behind(number, line, arrow)
        moves = [*at_once(come(bracket), _DOWN * run_time), line.grow(run_time=run_time, rate_func=down)]
        moves.append(arrow.grow(run_time=run_time, rate_func=along))
        late = [fade_in_after(run_time, each, theme.BLINK) for each in (head, divisor)]
        return [*moves, self._carried(number, run_time), *late, *self._truth(row)]

    def _behind(self, number: Typeset, line: FlatLine, arrow: FlatArrow) -> tuple[Pace, Pace]:
        """The paces of a line down to a corner and of an arrow on from there, which never lie on the digits that are
        carried: they follow at a distance."""
        (_, head, _), (x, foot, _) = line.outline
        aside, rise = self._carried_by(number)[:2]
        high = float(head - foot)
        over = (float(head - number.get_top()[1]) - _OFF) / high  # so much of the line is over digits that came down
        past = 1 - (x - float(arrow.end[0])) / aside  # of their way: then the last one has left the corner
        turn = past + _CORNER * (1 - past)

        def down(time: float) -> float:
            fallen, across = before(_DOWN)(time), after(_DOWN)(time)
            above = max(over - (1 - fallen) * rise / high, 0.0)
            return float(np.interp(across, [past, turn], [above, 1.0]))

        return down, lambda time: max(after(_DOWN)(time) - turn, 0.0) / (1 - turn)

    def _carried_by(self, number: Typeset) -> np.ndarray:
        """The way (3,) back from a number to where its digits come from: that of its last one."""
        return np.asarray(self._rows[1].number[-1].get_center() - number[-1].get_center())

    def _carried(self, number: Typeset, run_time: float) -> Animation:
        """The digits that are left go down, where they make room for a point, and then with it to the left, to where a
        number stands."""
        _, left, quotient = self._rows
        ends, point = [glyph.points.copy() for glyph in number], quotient.told.index(".")
        ways, apart = list[np.ndarray](), list[np.ndarray]()  # from an end, and from there on until the point has room
        for k, sign in enumerate(quotient.told):  # a digit comes from the same place, counted from the last one
            source = left.number[k - len(quotient.told) - (k < point)] if sign.isdigit() else left.number[0]
            way, carried = source.get_center() - number[k].get_center(), self._carried_by(number)
            ways.append(way if sign == "-" else carried)
            apart.append(apart[-1] / 2 if k == point else way - ways[-1])

        def carry(_: Any, share: float) -> None:
            down, across = before(_DOWN)(share), after(_DOWN)(share)
            for k, (glyph, end, way, more) in enumerate(zip(number, ends, ways, apart, strict=True)):
                glyph.points = end + np.array([1 - across, 1 - down, 0.0]) * way + (1 - down) * more
                glyph.set_fill(opacity=down if k == point else 1.0)

        carry(None, 0.0)
        return running(number, carry, run_time=run_time, rate_func=lambda share: share)

    def _truth(self, row: Iterable[Any]) -> list[Animation]:
        label, number = row
        if not self._true:
            return []
        whole = _digits(self._true, number.size, number.colour)
        whole.fit(float(number.get_right()[0] - label.get_right()[0]) - 2 * theme.TEXT_GAP)
        whole.stand(float(number.get_right()[0]), number.baseline, side=1)
        self.truth = [whole] if is_readable(whole) else []
        return [*gone(number), *come(whole)] if self.truth else []


def _in_place_of(before: Iterable[Any], after: Iterable[Any]) -> list[Animation]:
    """Some go, and then others come in their place: fastest where the ones give way to the others, so that nothing
    lies on anything, and the place is never empty for as long as a blink."""
    leave, whole = at_once(gone(*before), theme.LIGHT), theme.LIGHT + theme.BLINK
    appear = at_once(come(*after), whole)
    for each in leave:
        each.rate_func = rush_into
    for each in appear:
        each.rate_func = squish_rate_func(rush_from, theme.LIGHT / whole, 1)
    return [*leave, *appear]


def _heads(letter: str, cut: Cut) -> tuple[str, str, str]:
    """The place that is stepped to along a cut, the value there, and by how much that differs from the one before."""
    moved, still = list[str](), list[str]()
    stepped = ""
    for name, at in zip(cut.function.variables, cut.at, strict=True):
        place = f'part("{name if name == cut.name else "frozen"}", {numeral(at, ".3g", "typst")})'
        stepped = f"{place} + h" if name == cut.name else stepped
        moved.append(f"{place} + h" if name == cut.name else place)
        still.append(place)
    value = value_at(*moved, of=letter)
    return stepped, value, f"{value} - {value_at(*still, of=letter)}"


def _significant(told: str) -> str:
    """Its digits from the first on that is not 0."""
    return told.replace(".", "").lstrip("-0")


def _digits(told: str, size: float, colour: str = theme.INK) -> Typeset:
    """A number, in digits of one width."""
    return words(told.replace(".", decimal_sign()).replace("-", "−"), size=size, colour=colour)


def _row(head: Typeset | str, told: str, truth: str, quiet: int = 0, colour: str = theme.INK) -> _Row:
    """A number of which the first signs are quiet, and those are wrong that rounding made."""
    number = _digits(told, _LARGE, colour)
    number[:quiet].set_color(_FAINT)  # it is there to be passed over
    number[begin_alike(told, truth) :].set_color(theme.WRONG)
    there = formula(head, size=theme.FORMULA_SIZE, colour=theme.QUIET) if isinstance(head, str) else head
    return _Row(told, number, there)


def _told(differences: Differences, placed: bool) -> list[Subtraction]:
    """The values that nearly are the same, and the places, in the digits in which they are told."""
    return [replace(each, further=_FURTHER * placed) for each in (differences.cancelling, differences.stepped)]


def _rows(differences: Differences, letter: str, name: Typeset, placed: bool) -> tuple[list[_Row], str]:
    """What is rounded with the shortest step, what is left of both values, and that divided by the step, which has a
    name; and the true slope, as it is told."""
    h, cut, (of, step) = exact(differences.last), differences.cut, _told(differences, placed)
    (at, less), (_, more) = cut.foot, cut.edge_at(h)
    place, value, both = _heads(letter, cut)
    is_known = isinstance(more, Fraction) and isinstance(less, Fraction)
    if placed:
        first = _row(place, step.told[0], step.digits(exact(at) + h), step.alike)
    else:
        first = _row(value, of.told[0], of.digits(exact(more)) if is_known else of.told[0], of.alike)
    left = of.told[2]
    true = more - less if is_known else exact(cut.slope) * h
    zeros, decimals = len(left) - len(left.lstrip("-0.")), of.quotient_decimals(float(h))
    quotient, slope = (written(Fraction(each), decimals) for each in (of.difference / h, exact(cut.slope)))
    second = _row(both, left, of.digits(true), zeros)
    return [first, second, _row(name, quotient, slope, 0, theme.ONE_SIDE)], slope
