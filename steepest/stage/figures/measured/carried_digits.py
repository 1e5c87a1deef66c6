"""What a computer rounds where it takes a short step, and up to where dividing by the step carries the wrong digits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np
from manim import Animation, VGroup, rush_from, rush_into, squish_rate_func

from steepest.calculus import Differences
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.measured.digit_rows import DigitRow, digit_rows, digits, in_digits, significant
from steepest.stage.play.entrances import come, gone
from steepest.stage.play.motion import after, at_once, before, fade_in_after, running, waiting
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.numerals import numeral
from steepest.stage.type.typeset import Typeset, formula

_FIRST, _UNDER, _ROW = 0.45, 0.97, 1.96  # from the top to the first head, from a head to its number, from row to row
_BETWEEN = 0.4  # from a head to what stands beside it
_OFF = theme.TEXT_GAP + 0.04  # from digits to the way on which they are carried
_DOWN, _CORNER = 0.3, 0.15  # of the time they go down, and then to the left; of the rest of it the corner behind them
_WIDTH, _BRACKET = 3.0, 0.12  # of lines; how high a bracket under digits is
_SUNK = 0.06  # the baseline of a word in a bracket, under its line
_SHARED = 0.3  # so far wrong digits lie over each other, at least, where an arrow leads from the ones to the others
_ASIDE = 0.26  # from that arrow to words beside it, which are off its head
Pace: TypeAlias = Callable[[float], float]


class CarriedDigits:
    """What a step to one side gives with the shortest step of some `differences`, as large as a `region` has room for,
    in which `others` make room: three numbers, point under point, each under what it is. The first is what is rounded:
    the place that the computer steps to, where most of the error comes from that, or else the value there, of a
    function that is called by a letter. Under it stands by how much both values differ, and under that the slope that
    comes of it, which has a `name`. Digits that are passed over are fainter than quiet words, and those that rounding
    made are `theme.WRONG`: the place does not have them, values do not, if these are known exactly, the true slope does
    not, nor the true slope times the step. Over those of the first row stand words that are `named`, and from there an
    arrow leads down to those of what is left, where some lie under them; beside it stands, where the place is what is
    rounded, what they are multiplied by, if there is room: `steeper`.

    First comes what is rounded, and then a bracket under its `right` digits, with a word in it; then what is `left`;
    and where the step is a power of ten, its digits are carried as many places to the left along an arrow from a
    bracket under all of them, on which stands what they are divided by: the `quotient`. These are in `all`, with the
    true slope beside that, in as many digits and as large, in `truth`, and at last the others are `back`; there is
    nothing, and `others` stay, where errors do not rise again, or where it could not be read.
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
        right: Typeset | None = None,
    ) -> None:
        self.all, self.truth = list[Any](), list[Typeset]()
        self._kept, self._made = list[Any](), list[Any]()  # under the digits that are right; from wrong ones down
        self.others: Sequence[Any] = ()
        self._true, self._rows = "", list[DigitRow]()
        self._way: list[Any] = []
        placed = differences.is_misplaced
        told = in_digits(differences, placed)[: 1 + placed]
        if not (all(each.is_told for each in told) and differences.forward.rises):
            return
        rows, slope = digit_rows(differences, letter, name, placed)
        if self._stand(rows, region, named):
            self._rows, self.others, self._true, self._beside = rows, others, slope, region.right + _BETWEEN
            self._carry(rows, differences)
            self._keep(rows[0], right)
            self._hand_down(rows, steeper if placed else None)
            self.all += [*self._way, *self._kept, *self._made]

    def _stand(self, rows: Sequence[DigitRow], region: Box, named: Typeset) -> bool:
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
        if rows[0].is_wrong:
            named.stand(float(rows[0].number.get_right()[0]), rows[0].head.baseline, side=1)
            self.all[0].add(named)
        readable = all(is_readable(text) for row in rows for text in (row.head, row.number))
        self.all = self.all if readable else []
        return readable

    def _keep(self, row: DigitRow, word: Typeset | None) -> None:
        """A bracket under the digits of a row that are right, with a word in the middle of its line; nothing where all
        are, or where it has no room."""
        kept = row.number[: row.right]
        if not (word and row.is_wrong and row.right):
            return
        (left, *_), (right, *_) = kept.get_left(), kept.get_right()
        half, foot = word.width / 2 + theme.TEXT_GAP, float(kept.get_bottom()[1]) - _OFF  # a comma reaches low
        middle, line = (left + right) / 2, foot - _BRACKET
        if half < (right - left) / 2:
            ways = ((edge, middle + side * half) for edge, side in ((left, -1), (right, 1)))
            bent = (np.array([[edge, foot], [edge, line], [end, line]]) for edge, end in ways)
            word.stand(middle, line - _SUNK, side=0)
            self._kept = [*(FlatLine(each, theme.INK, _WIDTH, halo=False) for each in bent), word]

    def _hand_down(self, rows: Sequence[DigitRow], steeper: Typeset | None) -> None:
        """An arrow from the wrong digits of the first row straight down to those of what is left, and beside it what
        they are multiplied by; that alone, over the last of them, where no arrow could lead straight down."""
        first, left, _ = rows
        right = float(left.number.get_right()[0])
        if first.is_wrong and left.is_wrong:
            wrong = [row.number[row.right :] for row in (first, left)]
            begin = max(float(each.get_left()[0]) for each in wrong)
            end = min(float(each.get_right()[0]) for each in wrong)
            if end - begin > _SHARED:
                x, top = (begin + end) / 2, float(first.number.get_bottom()[1]) - _OFF
                tip = float(left.number.get_top()[1]) + _OFF
                self._made = [FlatArrow(np.array([x, top]), np.array([x, tip]), theme.WRONG, _WIDTH)]
                right = x - _ASIDE
        if steeper and steeper.width < right - float(left.head.get_right()[0]) - _BETWEEN:
            self._made.append(steeper.stand(right, left.head.baseline, side=1))

    def _carry(self, rows: Sequence[DigitRow], differences: Differences) -> None:
        """The way of digits from what is left to the quotient, and what it is divided by; nothing where the digits of
        the quotient are other ones, or stay where they are."""
        _, left, quotient = rows
        if significant(left.told) != significant(quotient.told) or left.told == quotient.told:
            return
        digits = left.number[-len(significant(left.told)) :]
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

    def right(self) -> list[Animation]:
        """The bracket under right digits appears."""
        return at_once(come(*self._kept), theme.BLINK)

    def left(self) -> list[Animation]:
        """By how much both values differ appears, and then which of its digits come from wrong ones."""
        handed = waiting(come(*self._made), theme.BLINK, theme.BLINK)
        return [*at_once(come(*self.all[1:2]), theme.BLINK), *handed]

    def back(self) -> list[Animation]:
        """All of it goes, and the others are back in its place."""
        return _in_place_of([*self.all, *self.truth], self.others)

    def quotient(self, row: Iterable[Any], run_time: float = theme.MOVE) -> list[Animation]:
        """What is left is divided by the step; the true slope, with which a `row` ends, comes to stand beside what it
        gives, in as many digits, if there is room for them."""
        if not self.all:
            return []
        head, number = self.all[2]
        if not self._way:
            return [*at_once(come(self.all[2]), theme.BLINK), *self._truth(row)]
        bracket, line, arrow, divisor = self._way
        truth = self._truth(row, run_time)  # as long as the number stands where it will be carried to
        down, along = self._behind(number, line, arrow)
        moves = [*at_once(come(bracket), _DOWN * run_time), line.grow(run_time=run_time, rate_func=down)]
        moves.append(arrow.grow(run_time=run_time, rate_func=along))
        late = [fade_in_after(run_time, each, theme.BLINK) for each in (head, divisor)]
        return [*moves, self._carried(number, run_time), *late, *truth]

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

    def _truth(self, row: Iterable[Any], seconds: float = 0.0) -> list[Animation]:
        label, number = row
        if not self._true:
            return []
        measured, end = self._rows[2], float(number.get_right()[0])
        whole = digits(self._true, measured.number.size, number.colour).scale(measured.number.enlarged)
        whole.fit(end - self._beside).stand(end, measured.number.baseline, side=1)
        head = label.copy().set_opacity(1.0)  # it may be dim where it stands
        head.scale(measured.head.size * measured.head.enlarged / (label.size * label.enlarged))
        head.fit(end - self._beside)
        head.stand(min(float(whole.get_left()[0]), end - head.width), measured.head.baseline)
        self.truth = [head, whole] if is_readable(head) and is_readable(whole) else []
        return [*gone(label, number), *waiting(come(*self.truth), seconds, theme.BLINK)] if self.truth else []


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
