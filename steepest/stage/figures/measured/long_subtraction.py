"""A difference that is divided by a short step, written out: which digits are left, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Line, VGroup, rush_from, rush_into, squish_rate_func

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


class LongSubtraction:
    """What a step to one side is divided to, with the shortest step of some `differences`, as large as a `region` has
    room for, in which `others` make room: both values of a function that is called by a letter, at all of its variables
    if there is room for them, one over the other, under a rule what is left of them, and under that the same divided by
    the step. Digits that are equal in both are quiet, those that are left are white, and `theme.WRONG` are those that
    rounding made: which the true slope does not have, times the step, and which the values do not have, if they are
    known exactly; over those of the first value stand words that are `named`.

    First come the `values` and what is left, then the `quotient`, in `all`, and at last the others are `back`; there is
    nothing, and `others` stay, where errors do not rise again, or where it could not be read.
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
        self.all: list[VGroup] = []
        self.others: Sequence[Any] = ()
        self._slope, self._true = exact(differences.cut.slope), ""
        of, h, cut = differences.cancelling, differences.last, differences.cut
        if not (of.is_told and differences.forward.rises):
            return
        decimals = of.quotient_decimals(float(h))
        left, self._true = (written(Fraction(each), decimals) for each in (of.difference / exact(h), self._slope))
        numbers = [*(_digits(each, _LARGE) for each in of.told), _digits(left, _LARGE, theme.ONE_SIDE)]
        for heads in (_heads(letter, cut, cut.function.variables), _heads(letter, cut, [cut.name])):
            wide = max(head.width for head in heads) + _BETWEEN + max(number.width for number in numbers)
            share = min(1.0, region.width / wide, region.height / (len(numbers) * _PITCH))
            if theme.FORMULA_SIZE * share > theme.SMALLEST_SIZE - 0.01:
                break
        else:
            self._true = ""
            return
        for number, quiet in zip(numbers, (of.alike, of.alike, _zeros(of)), strict=False):
            number[:quiet].set_color(theme.QUIET)
        for number, told, truth in zip(numbers, of.told, _true(differences), strict=False):
            if truth is not None:
                number[begin_alike(told, written(truth, of.decimals)) :].set_color(theme.WRONG)
        numbers[-1][begin_alike(left, self._true) :].set_color(theme.WRONG)
        (x, y), pitch = region.middle, share * _PITCH
        ends, top = (x - share * wide / 2, x + share * wide / 2), y + len(numbers) / 2 * pitch
        for k, (head, number) in enumerate(zip(heads, numbers, strict=True), 1):
            number.scale(share).stand(ends[1], top - k * pitch, side=1)
            head.scale(share).stand(ends[0], top - k * pitch)
        points = [float(number[told.index(".")].get_x()) for number, told in zip(numbers, of.told, strict=False)]
        for number, point in zip(numbers, points, strict=False):  # the last digits are not of one width as drawn
            number.shift((min(points) - point, 0.0, 0.0))
        over = top - (3 - _RISE) * pitch
        rule = Line(np.array([ends[0], over, 0.0]), np.array([ends[1], over, 0.0]))
        rule.set_stroke(theme.QUIET, theme.AXIS_WIDTH)
        values = [VGroup(*pair) for pair in zip(heads[:2], numbers[:2], strict=True)]
        self.all = [*values, VGroup(rule, numbers[2]), VGroup(heads[3], numbers[3])]
        red = [glyph for glyph in numbers[0] if glyph.get_fill_color().to_hex() == theme.WRONG]
        if named and red:
            named.stand(ends[1], top - _OVER * pitch, side=1)
            self.all[0].add(named)
        self.others = others

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
        return [*gone(number), *come(whole)] if is_readable(whole) else []


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
    """What the numbers are: both values, of those variables that are `told`, what is left, and the divisor."""
    moved, still = list[str](), list[str]()
    for name, at in zip(cut.function.variables, cut.at, strict=True):
        if name in told:
            place = f'part("{name if name == cut.name else "frozen"}", {numeral(at, ".3g", "typst")})'
            moved.append(f"{place} + h" if name == cut.name else place)
            still.append(place)
    names = f"{letter}({', '.join(moved)})", f"- {letter}({', '.join(still)})", "", "div h"
    return [formula(name, size=theme.FORMULA_SIZE, colour=theme.QUIET) for name in names]


def _digits(told: str, size: float, colour: str = theme.INK) -> Typeset:
    """A number, in digits of one width."""
    return words(told.replace(".", decimal_sign()).replace("-", "−"), size=size, colour=colour)


def _true(differences: Differences) -> list[Fraction | None]:
    """Both values with the shortest step and what is left of them, as they are without rounding, as far as known."""
    h, cut = exact(differences.last), differences.cut
    (_, more), (_, less) = cut.edge_at(h), cut.foot
    if isinstance(more, Fraction) and isinstance(less, Fraction):
        return [more, less, more - less]
    return [None, None, exact(cut.slope) * h]


def _zeros(of: Subtraction) -> int:
    """How many signs a difference begins with that do not count."""
    *_, left = of.told
    return len(left) - len(left.lstrip("-0."))
