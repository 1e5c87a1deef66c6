"""A panel: lines of words, formulas and running numbers in a column beside the picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Mobject, VGroup

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.panel.running import Fields, RunningLine, RunningLines
from steepest.stage.type.fitting import (
    held_between,
    in_digits_or_power,
    in_even_lines,
    in_few_digits,
    in_lines,
    in_two,
    is_readable,
    no_higher,
)
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_HEAD, _PITCH = 1.2, 0.65  # from the region's top to the first line under the formula; from line to line
_GAP = 0.2  # between the parts of a line
_SMALLEST, _TALLEST = 0.72, 0.65  # how much smaller a formula may become, so that it is not taller than that
_APART = 0.6  # of a formula from the title that it stands beside, at least
_BETWEEN, _ROUND = 0.25, 0.14  # from words to the number that ends their line; around a sign between two
_HIGHEST = theme.FRAME_HEIGHT / 2 - theme.MARGIN
_DIGITS, _POWERS, _BELOW = 0.3, 0.4, 0.081  # how high digits and powers of ten are, and how deep commas
_CLOSE, _MOST = 0.27, 4  # over and under the baseline of line 0: those of two lines in its place; digits of a power
_OVER, _ROOM = 0.45, 0.15  # over a baseline: how far a formula on line 0 may begin, and a chart on its first line
_ON_ITS_WAY = 1, -1, -0.0056, -0.00031  # shares of a number that one shows which runs there, or through zero to it


class Panel:
    """A column of lines in a `region`: line 0 is for a formula, lines 1, 2, … follow below it, a `pitch` apart, begun
    by words of a `size`. `under` formulas that reach far down line 0 stands lower, and what it would touch, too."""

    def __init__(
        self,
        scene: LectureScene[Any],
        region: Box = theme.PANEL,
        pitch: float = _PITCH,
        *under: Typeset,
        size: float = theme.LABEL_SIZE,
    ) -> None:
        self.scene, self.left, self.right, self.width = scene, region.left, region.right, region.width
        self.bottom, self.pitch, self.size = region.bottom, pitch, size
        highest = (float(each.get_bottom()[1]) - theme.TEXT_GAP - _DIGITS for each in under)
        self.top = min(region.top - 0.3, *highest, _HIGHEST)
        self._head = min(region.top - _HEAD, self.top - pitch)
        self._indent, self.highest, self._foot = region.left, _HIGHEST, _HIGHEST
        self._begun: dict[int, Typeset] = {}

    def baseline(self, line: float) -> float:
        """Where a line stands."""
        return round(self._head - self.pitch * (line - 1), 9) if line else self.top

    def way(self, line: int, to: int) -> np.ndarray:
        """The way (3,) from a line to another one."""
        return np.array([0.0, self.baseline(to) - self.baseline(line), 0.0])

    @property
    def last(self) -> int:
        """The lowest line that has room for letters that reach below it."""
        return int((self._head - self.bottom - theme.TEXT_GAP) / self.pitch) + 1

    def room(self, line: int) -> Box:
        """What there is of it from a line on, for a table, say."""
        return Box(self.left, self.bottom, self.right, self.baseline(line))

    def formula(self, template: str, beside: Typeset | None = None, *over: Typeset, powers: bool = False) -> Typeset:
        """Line 0, or a line `beside` the title, `over` others: farther left if too long, smaller if too tall."""
        if not beside:
            told = self.below(template, powers)
            self._foot = float(told.get_bottom()[1])
            return told
        room = self.right - float(beside.get_right()[0]) - _APART
        low = max([self.baseline(1) + _DIGITS, *(float(each.get_top()[1]) for each in over)]) + theme.TEXT_GAP
        both = template, template.partition(" = ")[0]
        forms = [self._set(form).fit(room, _HIGHEST - low) for form in both]
        formula = next((form for form in forms if is_readable(form)), forms[-1])
        formula.stand(min(self.left, self.right - formula.width), beside.baseline)
        held_between(formula, low, _HIGHEST)
        self._indent = max(float(formula.get_left()[0]), self.left)
        self.highest = min(self.highest, float(formula.get_bottom()[1]) - theme.TEXT_GAP)
        return formula

    def below(self, template: str, powers: bool = False) -> Typeset:
        """Line 0 as it stands under a formula beside the title: it begins where that does, if there is room, and is as
        large as there is room for, in two lines if need be, then without its right side, or with dots. On line 1
        there may be `powers`, which are higher than digits."""
        low = self.baseline(1) + (_POWERS if powers else _DIGITS) + theme.TEXT_GAP
        high = min(self.highest, self.top + _OVER)
        whole = self._set(template).fit(self.width, high - low)
        if is_readable(whole):
            whole.stand(max(min(self._indent, self.right - whole.width), self.left), self.top)
            return held_between(whole, low, high)
        side, _, other = template.partition(" = ")
        forms = [self.scene.formula(f"& {side} \\ & = {other}")] if other else []
        for form in [*forms, in_two(self.scene.formula(template, size=_SMALLEST * theme.FORMULA_SIZE))]:
            if is_readable(broken := form.fit(self.width, self.highest - low)):
                middle = max(high, low + broken.height) - broken.height / 2
                left = max(min(self._indent, self.right - broken.width), self.left)
                return broken.move_to(np.array([left + broken.width / 2, middle, 0.0]))
        short = self._set(side if other else f"{template.partition(' ')[0]} dots.h")
        return held_between(short.fit(self.width, high - low).stand(self.left, self.top), low, high)

    def words(self, label: str, line: int, colour: str = theme.QUIET) -> Typeset:
        """Words that begin a line."""
        words = self.scene.words(label, size=self.size, colour=colour).fit(self.width)
        words.stand(self.left, self.baseline(line))
        self._begun[line] = words
        return words

    def note(self, label: str, line: float, colour: str = theme.QUIET, under: Mobject | None = None) -> Typeset:
        """Small words that begin a line, and go on in the next where they are long, which is about as long: in the last
        one they end. They stand lower where they would touch what they are told `under`."""
        words = self.scene.words(label, theme.SMALLEST_SIZE, colour)
        if words.width > self.width:
            words = in_even_lines(words)
        self.put(words, min(line, self.last - words.markup.count("\n")))
        high = under.get_bottom()[1] - theme.TEXT_GAP if under else _HIGHEST
        return words.shift(np.array([0.0, min(float(high - words.get_top()[1]), 0.0), 0.0]))

    def equation(self, *parts: str, line: float, colour: str, over: Readout | None = None, **paint: str) -> VGroup:
        """A formula that fills a line, smaller where it is long; where it would be too small to be read, a line for
        each of its parts, with fewer digits; what even so has no room begins farther left, and a line with powers
        stands lower where it would touch the one before, and all of it higher where it would touch a number that it is
        `over`. In place of line 0 there is room for two that are close: two parts at most. Raises TypeError."""
        if line == 0 and len(parts) > 2:
            raise TypeError(f"equation takes two parts at most on line 0, not {len(parts)}; line 1 may have more")
        whole, low = self._filling(" ".join(parts), line, colour, **paint), -_HIGHEST
        if over:
            low = float(over.get_top()[1]) + theme.TEXT_GAP
        if whole.size * whole.enlarged > theme.SMALLEST_SIZE:
            return VGroup(held_between(whole, low, self.highest))
        lines = [
            in_few_digits(lambda form, k=k: self._filling(form, line + k, colour, **paint), part)  # type: ignore[misc]
            for k, part in enumerate(parts)
        ]
        for k, text in enumerate(lines):
            self.kept_readable(text, line + k)
            if line == 0:
                text.shift(self.way(k, 0) + np.array([0.0, (_CLOSE, -_CLOSE)[k], 0.0]))
            elif k:
                held_between(text, -_HIGHEST, lines[k - 1].get_bottom()[1] - theme.TEXT_GAP)
        return held_between(VGroup(*lines), low, self.highest)

    def worked_out(self, label: str, *parts: str, line: int, colour: str = theme.DESCENT, **paint: str) -> VGroup:
        """Words that begin a line, and in the next ones an equation, which tells what they name."""
        return VGroup(self.words(label, line), *self.equation(*parts, line=line + 1, colour=colour, over=None, **paint))

    def kept_readable(self, text: Typeset, line: float) -> Typeset:
        """A text that fills a line, and begins farther left than the others where it would be too small to be read."""
        if not is_readable(text):
            text.scale(theme.SMALLEST_SIZE / (text.size * text.enlarged))
            text.stand(self.right, self.baseline(line), side=1)
        return text

    def gradient(self, at: str | None, gradient: str, line: int) -> VGroup:
        """A gradient as a line, its point in ink; both name facts, and `at` is None where it is the same everywhere."""
        side = f'nabla f part("ink", {{{at}:.3g}})' if at else "nabla f"
        return self.equation(side, f"= {{{gradient}:.3g}}", line=line, colour=theme.GRADIENT)

    def gradient_at(self, spot: str, line: int) -> VGroup:
        """The same of a fact that has `at` and `gradient`."""
        return self.gradient(f"{spot}.at", f"{spot}.gradient", line)

    def partials(self, line: int, **facts: str) -> list[VGroup]:
        """The partial derivatives in some variables, which facts of these names know, a line each, from one on."""
        heads = {name: f'partial f \\/ partial part("{name}", {name})' for name in facts}
        return [
            self.equation(heads[name], f"= {{{of}}}", line=line + number, colour=theme.INK)
            for number, (name, of) in enumerate(facts.items())
        ]

    def chart(self, line: float, last: int) -> Box:
        """The room of some lines, for a chart under the words of the line before."""
        return Box(self.left, self.baseline(last), self.right, self.baseline(line) + _ROOM)

    def put(self, text: Typeset, line: float, least: float = theme.SMALLEST_SIZE) -> Typeset:
        """Words or a formula that have a line for themselves, smaller where there is no room; words that would be
        smaller than `least` then go on in the next line."""
        if text.width * least > self.width * text.size and text.markup[:1] != "$":
            text = in_lines(text, self.width * text.size / least).fit(self.width)
        else:
            text.fit(self.width, 1.25 * self.pitch)
        return text.stand(self.left, self.baseline(line))

    def told(self, template: str, line: float, size: float = theme.FORMULA_SIZE) -> Typeset:
        """A formula that has a line for itself, smaller where there is no room, then with fewer digits."""
        return in_few_digits(lambda form: self.put(self.scene.formula(form, size=size), line), template)

    def parts(self, *parts: Typeset, line: int, spare: Typeset | None = None) -> VGroup:
        """Parts of a line, one after the other, all of them smaller where there is no room; one to `spare` ends it,
        unless it could not be read then."""
        whole = [*parts, spare] if spare else parts
        room = self.width - _GAP * (len(whole) - 1)
        share, x = min(1.0, room / sum(part.width for part in whole)), self.left
        over = max(float(part.get_top()[1]) - part.baseline for part in whole)
        share = min(share, (self.highest - self.baseline(line)) / over)
        if spare and share * spare.size < theme.SMALLEST_SIZE:
            return self.parts(*parts, line=line)
        for part in whole:
            part.fit(share * part.width, 0.8 * _TALLEST)
            x = float(part.stand(x, self.baseline(line)).get_right()[0]) + _GAP
        return VGroup(*whole)

    def row(self, label: str, number: str, line: int, colour: str = theme.INK) -> VGroup:
        """Words that begin a line, and a number that ends it; they are smaller where it would else lose digits."""
        words = self.words(label, line, colour)
        if not is_readable(self.scene.formula(number).fit(self.room_beside(words))):
            words.smallest()
        return VGroup(words, self.number(number, line, colour))

    def worked(self, label: str, rule: str, number: str, line: int, colour: str) -> tuple[VGroup, VGroup]:
        """Words that begin a line, with the rule of a number before its end, and the number after it; where both
        have no room, under a formula and over the next line, the number alone."""
        found, words = self.number(number, line, colour), self.words(label, line, colour)
        room = self.room_beside(words)
        sign = self.scene.formula("=", colour=colour)
        right = found.get_left()[0] - _ROUND
        sign.stand(right, self.baseline(line), side=1)
        rest = room - (self.right - float(sign.get_left()[0])) - _ROUND
        whole, end = self.scene.formula(rule, colour=colour), sign.get_left()[0] - _ROUND
        if rest > 0:
            whole.fit(rest, self.pitch - theme.TEXT_GAP).stand(end, self.baseline(line), side=1)
            no_higher(whole, self._foot - theme.TEXT_GAP - self.baseline(line))
            whole.stand(end, self.baseline(line), side=1)
        if rest <= 0 or not is_readable(whole):
            return VGroup(words), VGroup(found)
        return VGroup(words, whole), VGroup(sign, found)

    def rows(self, numbers: Mapping[str, str], *colours: str, first: int = 1) -> list[VGroup]:
        """Such lines from the `first` on, in these colours: a number for each of some labels."""
        lines = enumerate(zip(numbers.items(), colours, strict=True), first)
        return [self.row(label, number, line, colour) for line, ((label, number), colour) in lines]

    def number(self, template: str, line: int, colour: str) -> Typeset:
        """A number that ends a line, smaller where it would touch the words that begin it, or is higher than lines are
        apart; then with fewer digits, or as a power of ten."""
        room = self.room_beside(self._begun.get(line))
        high = min(self.pitch - theme.TEXT_GAP - _BELOW, self.highest - self.baseline(line))
        style = _MOST, theme.FORMULA_SIZE, colour
        number = in_digits_or_power(self.scene, lambda text: no_higher(text.fit(room), high), template, *style)
        return number.stand(self.right, self.baseline(line), side=1)

    def room_beside(self, words: Typeset | None) -> float:
        """How wide a number at the end of a line may be, which words begin."""
        return self.right - (float(words.get_right()[0]) + _BETWEEN if words else self.left)

    def readout(
        self, value: Callable[[], Any], line: int, decimals: int, colour: str = theme.INK, beside: Typeset | None = None
    ) -> Readout:
        """A running number that ends a line, smaller where it would touch the words that begin it, if they are there
        already, or those that it stands `beside`."""
        room = self.room_beside(beside or self._begun.get(line))
        return Readout(value, decimals, colour=colour, room=room).end_at(self.right, self.baseline(line))

    def running(
        self, label: str, value: Callable[[], Any], line: int, decimals: int = 0, later: Sequence[Number] = ()
    ) -> RunningLine:
        """Words that begin a line, and a running number that ends it, with some decimals; words that leave it no room
        as it is now, or may be `later` or on its way there through zero, are smaller for good."""
        words, passed = self.words(label, line), (share * each for each in later for share in _ON_ITS_WAY)
        wide = max(float(self.readout(lambda one=one: one, line, decimals).width) for one in (value(), *passed))  # type: ignore[misc]
        if wide > self.room_beside(words):
            words.smallest()
        return RunningLine(words, self.readout(value, line, decimals))

    def figures(
        self, now: Callable[[], Any], end: str, by: str = "", line: int = 1, **fields: str
    ) -> RunningLines:
        """Lines of words and a running number each, from a line on: fields of a record, as it is `now`. `fields` has
        the name of a field for each label; `end` names the fact that the record ends as, and `by` the field from which
        the others follow, as it is read."""
        return self.coloured(now, end, {label: (field, None) for label, field in fields.items()}, by, line)

    def coloured(
        self, now: Callable[[], Any], end: str, fields: Fields, by: str = "", first: int = 1
    ) -> RunningLines:
        """The same from the `first` line on, where each of `fields` may have a colour, for its words and its number."""
        return RunningLines(self, now, end, fields, by, first)

    def _filling(self, template: str, line: float, colour: str, **paint: str) -> Typeset:
        formula = self.scene.formula(template, size=theme.LINE_SIZE, colour=colour, **paint)
        return formula.fit(width=self.right - self.left).stand(self.left, self.baseline(line))

    def _set(self, template: str) -> Typeset:
        formula = self.scene.formula(template)
        return formula.scale(min(1.0, max(_SMALLEST, _TALLEST / formula.height)))
