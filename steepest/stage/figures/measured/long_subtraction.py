"""A difference that is divided by a short step, written out: which digits are left, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from manim import (
    Animation,
    Line,
    ManimColor,
    VGroup,
    interpolate_color,
    rush_from,
    rush_into,
    squish_rate_func,
)

from steepest.calculus import Cut, Differences, exact
from steepest.calculus.slopes.subtraction import Subtraction, begin_alike, written
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.play.entrances import come, gone
from steepest.stage.play.motion import at_once
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.numerals import decimal_sign, numeral
from steepest.stage.type.typeset import Typeset, formula, words

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_LARGE = 60  # the size of digits, where there is room
_PITCH = 0.95  # from a line to the next, there
_RISE = 0.68  # of the rule over the baseline of the line under it, as a share of that
_OVER = 0.25  # from there to the baseline of the name over the first line, as a share of that
_BETWEEN = 0.4  # from a name to its number
_FAINT = interpolate_color(ManimColor(theme.BACKGROUND), ManimColor(theme.QUIET), theme.readable(theme.QUIET))
_ALIKE = 3  # signs that a place has in common with the one where the step begins, at least


class _Row(NamedTuple):
    """A number as it is told, and as it would be without rounding, or as it is told, if that is not known."""

    told: str
    truth: str
    number: Typeset


class LongSubtraction:
    """What a step to one side is divided to, with the shortest step of some `differences`, as large as a `region` has
    room for, in which `others` make room: the place at the end of the step, if it is rounded where digits tell it; both
    values of a function that is called by a letter, at all of its variables if there is room for them, one over the
    other, under a rule what is left of them, and under that the same divided by the step. Digits that are equal at both
    places are fainter than quiet words, so that those stand out that are left, in white, and those that rounding made,
    `theme.WRONG`: which the true slope does not have, times the step, and which place and values do not have, if they
    are known exactly; over those of the first row stand words that are `named`.

    First come the `values` and what is left, then the `quotient`, in `all`, with the true slope in as many digits in
    `truth`, and at last the others are `back`; there is nothing, and `others` stay, where errors do not rise again, or
    where it could not be read.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        differences: Differences,
        letter: str,
        region: Box,
        others: Sequence[Any] = (),
        named: Typeset | None = None,
    ) -> None:
        self.all, self.truth = list[VGroup](), list[Typeset]()
        self.others: Sequence[Any] = ()
        self._true, cut = "", differences.cut
        for of in (differences.cancelling, replace(differences.cancelling, place=None)):
            rows = _rows(of, differences) if of.is_told and differences.forward.rises else []
            for variables in (cut.function.variables, [cut.name]) if rows else ():
                heads = _heads(letter, cut, variables)[-len(rows) :]
                wide = max(head.width for head in heads) + _BETWEEN + max(row.number.width for row in rows)
                share = min(1.0, region.width / wide, region.height / (len(rows) * _PITCH))
                if theme.FORMULA_SIZE * share > theme.SMALLEST_SIZE - 0.01:
                    self._stand(rows, heads, region.middle, share, share * wide, named)
                    self.others, self._true = others, rows[-1].truth
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
        ends, top = (x - wide / 2, x + wide / 2), y + len(rows) / 2 * pitch
        for k, (head, number) in enumerate(zip(heads, numbers, strict=True), 1):
            number.scale(share).stand(ends[1], top - k * pitch, side=1)
            head.scale(share).stand(ends[0], top - k * pitch)
        points = [float(row.number[row.told.index(".")].get_x()) for row in rows[:-1]]
        for number, point in zip(numbers, points, strict=False):  # the last digits are not of one width as drawn
            number.shift((min(points) - point, 0.0, 0.0))
        over = top - (len(rows) - 1 - _RISE) * pitch
        rule = Line(np.array([ends[0], over, 0.0]), np.array([ends[1], over, 0.0]))
        rule.set_stroke(theme.QUIET, theme.AXIS_WIDTH)
        told = [VGroup(*pair) for pair in zip(heads[:-2], numbers[:-2], strict=True)]
        self.all = [*told, VGroup(rule, numbers[-2]), VGroup(heads[-1], numbers[-1])]
        if named and any(glyph.get_fill_color().to_hex() == theme.WRONG for glyph in numbers[0]):
            named.stand(ends[1], top - _OVER * pitch, side=1)
            self.all[0].add(named)

    def values(self) -> list[Animation]:
        """The others go, and where they were both values appear, and what is left of them."""
        return _in_place_of(self.others, self.all[:-1])

    def back(self) -> list[Animation]:
        """All of it goes, and the others are back in its place."""
        return _in_place_of(self.all, self.others)

    def quotient(self, row: Iterable[Any]) -> list[Animation]:
        """What is left appears divided by the step, and a `row` that ends with the true slope tells it in as many
        digits, if there is room for them."""
        return [*come(*self.all[-1:]), *self._truth(row)]

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
    """What the numbers are: the place, both values, of those variables that are `told`, what is left, and the
    divisor."""
    end, moved, still = "", list[str](), list[str]()
    for name, at in zip(cut.function.variables, cut.at, strict=True):
        if name in told:
            place = f'part("{name if name == cut.name else "frozen"}", {numeral(at, ".3g", "typst")})'
            end = f"{place} + h" if name == cut.name else end
            moved.append(f"{place} + h" if name == cut.name else place)
            still.append(place)
    names = end, f"{letter}({', '.join(moved)})", f"- {letter}({', '.join(still)})", "", "div h"
    return [formula(name, size=theme.FORMULA_SIZE, colour=theme.QUIET) for name in names]


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
    """The place at the end of the shortest step, if it is told, both values, what is left of them, and that divided by
    the step. There are no rows where a place is told of which all digits are true, or of which none would be left."""
    h, cut = exact(differences.last), differences.cut
    (at, less), (end, more) = cut.foot, cut.edge_at(h)
    places = [of.digits(each) for each in (of.place, exact(end), exact(at))] if of.place else []
    if places and (places[0] == places[1] or begin_alike(places[0], places[2]) <= _ALIKE):
        return []
    truths = list(of.told)
    if isinstance(more, Fraction) and isinstance(less, Fraction):
        truths = [of.digits(each) for each in (more, less, more - less)]
    else:
        truths[2] = of.digits(exact(cut.slope) * h)
    decimals, zeros = of.quotient_decimals(float(h)), len(of.told[2]) - len(of.told[2].lstrip("-0."))
    quotient, slope = (written(Fraction(each), decimals) for each in (of.difference / h, exact(cut.slope)))
    quiet = of.alike, of.alike, zeros
    rows = [_row(*each) for each in zip(of.told, truths, quiet, strict=True)]
    if places:
        stored, meant, begin = places
        rows.insert(0, _row(stored, meant, begin_alike(stored, begin)))
    return [*rows, _row(quotient, slope, 0, theme.ONE_SIDE)]
