"""Lines of a panel that add up as they are printed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from manim import UP, Line

from steepest.stage import theme
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.type.fitting import is_readable, no_higher
from steepest.stage.type.told_sum import ToldSum
from steepest.stage.type.typeset import Typeset

_INDENT = 0.36  # of words behind the signs
_OVER, _STROKE = 0.42, 1.5  # of the rule over the last line's baseline, and its width
_RAISED = 0.13  # how much higher than the panel's lines the terms are, so that the rule has room
_BELOW = 0.09  # how deep commas and letters are
_ROUND = 0.14  # around the equals sign after what a number is
_APART = 0.25  # of that from the words that begin the line


class AddedUp:
    """Terms, each on a line of a panel, and under a rule their `total` (a label, and the expression that gives it).

    `terms` has the expression for each label, and `known` the formula that a term is equal to, where there is room;
    numbers of some labels have `colours`.
    All numbers have one count of decimals, and where these, as they are printed, do not make the total, the sign before
    it says so. `rows` are the words and the number of each line, the total's the last; `signs` are the signs before
    them, and the rule.
    """

    def __init__(
        self,
        panel: Panel,
        terms: Mapping[str, str],
        total: tuple[str, str],
        line: int = 1,
        colours: Mapping[str, str] | None = None,
        **known: str,
    ) -> None:
        self.panel, self.scene = panel, panel.scene
        self._sources = *terms.values(), total[1]
        self._colours = [(colours or {}).get(label, theme.INK) for label in (*terms, total[0])]
        numbers = list(map(self.scene.number, self._sources))
        self.told = ToldSum(numbers[:-1], numbers[-1])
        told = enumerate([*terms.items(), total], line)
        self.rows = [self._row(label, source, known.get(label), k) for k, (label, source) in told]
        for row, colour in zip(self.rows, self._colours, strict=True):
            row[-1].set_color(colour)
        for part in (part for row in self.rows[:-1] for part in row):
            part.shift(_RAISED * UP)
        for over, row in pairwise(self.rows[:-1]):  # a power of ten would touch the words over it
            low, high = over[0].get_bottom()[1] - theme.TEXT_GAP, max(part.get_top()[1] for part in row)
            for part in row:
                part.shift(min(float(low - high), 0.0) * UP)
        last = line + len(terms)
        high = panel.baseline(last) + _OVER
        signs = {**dict.fromkeys(range(line + 1, last), "+"), last: self.told.sign}
        self.signs: list[Any] = [self._sign(sign, k) for k, sign in signs.items()]
        for sign in self.signs[:-1]:
            sign.shift(_RAISED * UP)
        ends = (panel.left, high, 0), (panel.right, high, 0)
        self.signs.append(Line(*ends, stroke_color=theme.QUIET, stroke_width=_STROKE))

    @property
    def all(self) -> list[Any]:
        """Everything of it."""
        return [*(part for row in self.rows for part in row), *self.signs]

    def small(self, number: int) -> Typeset:
        """The number of one of its lines, counted from 0, for elsewhere in the picture."""
        return self.told.number(self.scene, self._sources[number], theme.LABEL_SIZE, self._colours[number])

    def _row(self, label: str, source: str, known: str | None, line: int) -> list[Typeset]:
        panel, words = self.panel, self.panel.words(label, line, theme.INK)
        number = self.told.number(self.scene, source, theme.FORMULA_SIZE, theme.INK)
        if number.width > panel.room_beside(words) - _INDENT:  # it would lose digits
            words.smallest()
        words.stand(panel.left + _INDENT, panel.baseline(line))
        number.fit(panel.room_beside(words)).stand(panel.right, panel.baseline(line), side=1)
        if known:
            text = self.scene.formula(f"{known} =", theme.LABEL_SIZE)
            text.fit(panel.room_beside(words) - number.width - _ROUND - _APART)
            if is_readable(no_higher(text, panel.pitch - theme.TEXT_GAP - _BELOW)):
                left = float(number.get_left()[0])
                return [words, text.stand(left - _ROUND, number.baseline, side=1), number]
        return [words, number]

    def _sign(self, sign: str, line: int) -> Typeset:
        return self.scene.formula(sign, theme.LABEL_SIZE).stand(self.panel.left, self.panel.baseline(line))
