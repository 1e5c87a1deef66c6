"""A difference that is divided by a short step, written out: which digits are left, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from manim import (
    Animation,
    Line,
    ManimColor,
    VGroup,
    interpolate_color,
    linear,
    rush_from,
    rush_into,
    squish_rate_func,
)

from steepest.calculus import Cut, Differences, Number, exact
from steepest.calculus.slopes.subtraction import Subtraction, begin_alike, written
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.play.entrances import come, gone
from steepest.stage.play.motion import at_once, fade_in_after, running
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.numerals import decimal_sign, numeral
from steepest.stage.type.typeset import Typeset, formula, words

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_LARGE = 60  # the size of digits, where there is room
_PITCH = 0.95  # from a line to the next, there
_LINES = 5.4  # so many of these are needed: both values, what is left, the hops under it, the quotient, its error
_HOPS = 0.4  # of that, under what is left
_RISE = 0.68  # of the rule over the baseline of the line under it, as a share of that
_OVER = 0.25  # from there to the baseline of the name over the first line, as a share of that
_BETWEEN = 0.4  # from a name to its number
_DEPTH = 0.16  # of a hop of the point, as a share of a line
_UNDER = theme.TEXT_GAP + 0.02  # so far under the digits it hops, and what it is divided by stands off the quotient
_ARC = 16  # points of a hop
_HOPPING = 0.7  # of the time the point hops; then all digits that are left come down
_FAINT = interpolate_color(ManimColor(theme.BACKGROUND), ManimColor(theme.QUIET), theme.readable(theme.QUIET))


class _Row(NamedTuple):
    """A number as it is told, and as it would be without rounding, or as it is told, if that is not known."""

    told: str
    truth: str
    number: Typeset


class LongSubtraction:
    """What a step to one side is divided to, with the shortest step of some `differences`, as large as a `region` has
    room for, in which `others` make room: both values of a function that is called by a letter, at all of its variables
    if there is room for them, one over the other, under a rule what is left of them, under that the same divided by the
    step, and how far that is from the true slope. Digits that are equal at both places are fainter than quiet words, so
    that those stand out that are left, in white, and those that rounding made, `theme.WRONG`: which the true slope does
    not have, times the step, and which values do not have, if they are known exactly. Over those of the first row stand
    words that are `named`; the `names` begin the last two.

    First come the `values` and what is left, then the `quotient`: where the step is a power of ten, the point hops over
    as many digits as it has, and the digits that are left come down to it. They are in `all`, with the true slope in as
    many digits in `truth`, and at last the others are `back`; there is nothing, and `others` stay, where errors do not
    rise again, or where it could not be read.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        differences: Differences,
        letter: str,
        region: Box,
        others: Sequence[Any] = (),
        named: Typeset | None = None,
        names: Sequence[Typeset] = (),
    ) -> None:
        self.all, self.truth = list[Any](), list[Typeset]()
        self.others: Sequence[Any] = ()
        self._true, cut = "", differences.cut
        self._told, self._hops, self._starts, self._point = list[VGroup](), list[Any](), list[np.ndarray](), 0
        of = differences.cancelling
        rows = _rows(of, differences) if of.is_told and differences.forward.rises else []
        for variables in (cut.function.variables, [cut.name]) if rows else ():
            heads = [*_heads(letter, cut, variables), *(name.copy() for name in names)]
            wide = max(head.width for head in heads) + _BETWEEN + max(row.number.width for row in rows)
            share = min(1.0, region.width / wide, region.height / (_LINES * _PITCH))
            if theme.FORMULA_SIZE * share > theme.SMALLEST_SIZE - 0.01:
                self._stand(rows, heads, region.middle, share, share * wide, named)
                self._hop(rows, share * _PITCH, differences.last)
                self.others, self._true = others, rows[-2].truth
                return

    def _stand(
        self,
        rows: Sequence[_Row],
        heads: Sequence[Typeset],
        middle: np.ndarray,
        share: float,
        wide: float,
        named: Typeset | None,
    ) -> None:
        """Rows and their heads stand about a middle, a share of their size."""
        (x, y), pitch, numbers = middle, share * _PITCH, [row.number for row in rows]
        ends, top = (x - wide / 2, x + wide / 2), y + _LINES / 2 * pitch
        lines = [1.0, 2.0, 3.0, 4.0 + _HOPS, 5.0 + _HOPS]
        for line, number in zip(lines, numbers, strict=True):
            number.scale(share).stand(ends[1], top - line * pitch, side=1)
        for line, head in zip([*lines[:2], *lines[3:]], heads, strict=False):
            head.scale(share).stand(ends[0], top - line * pitch)
        points = [float(row.number[row.told.index(".")].get_x()) for row in rows[:3]]
        for number, point in zip(numbers, points, strict=False):  # the last digits are not of one width as drawn
            number.shift((min(points) - point, 0.0, 0.0))
        over = top - (3 - _RISE) * pitch
        rule = Line(np.array([ends[0], over, 0.0]), np.array([ends[1], over, 0.0]))
        rule.set_stroke(theme.QUIET, theme.AXIS_WIDTH)
        told = [VGroup(*pair) for pair in zip(heads[:2], numbers[:2], strict=True)]
        last = [VGroup(*heads[2 + k : 3 + k], number) for k, number in enumerate(numbers[3:])]
        self.all = [*told, VGroup(rule, numbers[2]), *last]
        self._told = self.all[:3]
        if named and any(glyph.get_fill_color().to_hex() == theme.WRONG for glyph in numbers[0]):
            named.stand(ends[1], top - _OVER * pitch, side=1)
            self.all[0].add(named)

    def _hop(self, rows: Sequence[_Row], pitch: float, step: Number) -> None:
        """The hops of the point under what is left, and what it is divided by, under these; nothing where the digits of
        the quotient are other ones, or the point stays."""
        left, quotient = rows[2], rows[3]
        at, count = left.told.index("."), _decimals(left.told) - _decimals(quotient.told)
        if count <= 0 or _significant(left.told) != _significant(quotient.told):
            return
        ends = [(left.number[k].get_right() + left.number[k + 1].get_left())[0] / 2 for k in (at + 1, at + count)]
        stops = [float(left.number[at].get_x()), *np.linspace(ends[0], ends[1], count).tolist()]
        foot = float(left.number.get_bottom()[1] - quotient.number[quotient.told.index(".")].height / 2) - _UNDER
        turn = np.linspace(0, np.pi, _ARC)
        arcs = [
            np.stack([(a + b) / 2 - (b - a) / 2 * np.cos(turn), foot - _DEPTH * pitch * np.sin(turn)], -1)
            for a, b in pairwise(stops)
        ]
        divisor = formula(f'div {numeral(step, "g", "typst")}', size=theme.FORMULA_SIZE, colour=theme.INK)
        divisor.scale(pitch / _PITCH)
        before = float(quotient.number.get_left()[0]) - _UNDER - divisor.width / 2
        divisor.stand(min((stops[0] + stops[-1]) / 2, before), quotient.number.baseline, side=0)
        self._hops = [FlatLine(np.concatenate(arcs), theme.INK, theme.AXIS_WIDTH, halo=False), divisor]
        self.all[3:3] = self._hops
        self._starts, self._point = [np.zeros(3) for _ in quotient.told], quotient.told.index(".")
        for k, sign in enumerate(quotient.told):  # a digit comes from the same place, counted from the last one
            source = left.number[k - len(quotient.told) - (k < self._point)] if sign.isdigit() else left.number[0]
            self._starts[k] = source.get_center() - quotient.number[k].get_center()
        self._starts[self._point] = np.array([stops[-1], foot, 0.0]) - quotient.number[self._point].get_center()

    def values(self) -> list[Animation]:
        """The others go, and where they were both values appear, and what is left of them."""
        return _in_place_of(self.others, self._told)

    def back(self) -> list[Animation]:
        """All of it goes, and the others are back in its place."""
        return _in_place_of(self.all, self.others)

    def quotient(self, row: Iterable[Any], run_time: float = theme.MOVE) -> list[Animation]:
        """What is left is divided by the step, and then it appears how wrong that is; a `row` that ends with the true
        slope tells it in as many digits, if there is room for them."""
        if not self.all:
            return []
        *_, (head, number), (name, error) = self.all
        late = [fade_in_after(_HOPPING * run_time if self._hops else 0.0, each, theme.BLINK) for each in (name, error)]
        moves = [*at_once(come(head, *self._hops[1:]), theme.BLINK), *late, *self._truth(row)]
        if not self._hops:
            return [*at_once(come(number), theme.BLINK), *moves]
        hopping = self._hops[0].grow(run_time=_HOPPING * run_time, rate_func=linear)
        return [hopping, self._divide(number, run_time), *moves]

    def _divide(self, number: Typeset, run_time: float) -> Animation:
        """The point hops, and then all digits that are left come down to where a number stands."""
        way, ends = self._hops[0].outline, [glyph.points.copy() for glyph in number]

        def divide(_: Any, share: float) -> None:
            hopped, down = min(share / _HOPPING, 1.0), max(share - _HOPPING, 0.0) / (1 - _HOPPING)
            for k, (glyph, end) in enumerate(zip(number, ends, strict=True)):
                start, hops = self._starts[k], k == self._point
                if hops:  # it is where the line ends that grows
                    start = start + way[round(hopped * (len(way) - 1))] - way[-1]
                glyph.points = end + (1 - down) * start
                glyph.set_fill(opacity=1.0 if hops else down)

        divide(None, 0.0)
        return running(number, divide, run_time=run_time, rate_func=linear)

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


def _heads(letter: str, cut: Cut, told: Sequence[str]) -> list[Typeset]:
    """What both values are: at the places of those variables that are `told`."""
    moved, still = list[str](), list[str]()
    for name, at in zip(cut.function.variables, cut.at, strict=True):
        if name in told:
            place = f'part("{name if name == cut.name else "frozen"}", {numeral(at, ".3g", "typst")})'
            moved.append(f"{place} + h" if name == cut.name else place)
            still.append(place)
    names = f"{letter}({', '.join(moved)})", f"- {letter}({', '.join(still)})"
    return [formula(name, size=theme.FORMULA_SIZE, colour=theme.QUIET) for name in names]


def _decimals(told: str) -> int:
    """How many decimals a number is told with."""
    return len(told) - told.index(".") - 1 if "." in told else 0


def _significant(told: str) -> str:
    """Its digits from the first on that is not 0."""
    return told.replace(".", "").lstrip("-0")


def _digits(told: str, size: float, colour: str = theme.INK) -> Typeset:
    """A number, in digits of one width."""
    return words(told.replace(".", decimal_sign()).replace("-", "−"), size=size, colour=colour)


def _row(told: str, truth: str, quiet: int, colour: str = theme.INK) -> _Row:
    """A number of which the first signs are quiet, and those are wrong that rounding made."""
    number = _digits(told, _LARGE, colour)
    number[:quiet].set_color(_FAINT)  # it is there to be passed over
    number[begin_alike(told, truth) :].set_color(theme.WRONG)
    return _Row(told, truth, number)


def _rows(of: Subtraction, differences: Differences) -> list[_Row]:
    """Both values at the ends of the shortest step, what is left of them, that divided by the step, and how far this is
    from the true slope, as both are told."""
    h, cut = exact(differences.last), differences.cut
    (_, less), (_, more) = cut.foot, cut.edge_at(h)
    truths = list(of.told)
    if isinstance(more, Fraction) and isinstance(less, Fraction):
        truths = [of.digits(each) for each in (more, less, more - less)]
    else:
        truths[2] = of.digits(exact(cut.slope) * h)
    decimals, zeros = of.quotient_decimals(float(h)), len(of.told[2]) - len(of.told[2].lstrip("-0."))
    quotient, slope = (written(Fraction(each), decimals) for each in (of.difference / h, exact(cut.slope)))
    quiet = of.alike, of.alike, zeros
    rows = [_row(*each) for each in zip(of.told, truths, quiet, strict=True)]
    error = written(abs(Fraction(quotient) - Fraction(slope)), decimals)
    return [*rows, _row(quotient, slope, 0, theme.ONE_SIDE), _row(error, "", 0, theme.WRONG)]
