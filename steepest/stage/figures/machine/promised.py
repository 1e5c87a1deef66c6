"""What slopes promise a meter if they stay: dashed hands, and under it what that is, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject, VGroup, smooth, squish_rate_func

from steepest.calculus import Number, Tuning
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.extent import corners
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.formula.column_vector import ColumnVector
from steepest.stage.figures.instrument.meter import DASHED, DASHES, Hand
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.entrances import come
from steepest.stage.play.live import Live
from steepest.stage.type.fitting import in_few_digits, is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_MIDDLE = 0.12  # how high the dash of a key is over the baseline of its words
_LONG, _INDENT = 0.25, 0.4  # the dash: two of those of a hand; and of the words behind it
_APART = 0.3  # from these to the number
_BESIDE, _EQUALS = 0.12, 0.13  # from the brackets of a column to a row beside them, and in it to its equals sign


class Promised:
    """Hands of a meter at a live value, where it `stands`, which `sweep` there, and a line under it, its `key`, which
    is told once they are there: behind a dash like theirs, what is promised. What a fact, a `Tuning`, promises for each
    variable comes row by row meanwhile, `beside` the entries of a column; the hands then go on with every row.
    """

    def __init__(
        self, hands: Sequence[Hand], key: Sequence[Mobject] = (), stands: Live[Number] | None = None
    ) -> None:
        self.stands, self.hands, self.key = stands or Live[Number](0), hands, key
        self.rows: list[VGroup] = []

    def beside(self, scene: LectureScene[Any], fact: str, column: ColumnVector) -> Promised:
        """Rows from the brackets of a column as far as its region; none without a key, or where one is not exact in a
        few digits, or could not be read there."""
        tuning, turns, ends = scene.fact(fact, Tuning), list[Typeset](), list[Typeset]()
        factors = [*tuning.entries.values(), *tuning.turns.values()]
        if not (self.key and _told(3, *factors) and _told(4, *tuning.promises.values())):
            return self
        for name, by in tuning.turns.items():
            turn = f"{{{fact}.turns.{name}:.3g}}"
            turns.append(scene.formula(f"dot {turn if by >= 0 else f'({turn})'}", theme.LABEL_SIZE, theme.DESCENT))
            told = f"= {{{fact}.promises.{name}:.4g}}"
            ends.append(scene.formula(told, theme.LABEL_SIZE, theme.GRADIENT))
        left, widest = float(column.brackets[1].get_right()[0]) + _BESIDE, max(each.width for each in turns)
        long, tall = widest + max(each.width for each in ends), max(each.height for each in turns)
        share = min(1.0, (column.region.right - left - _EQUALS) / long, (column.pitch - theme.TEXT_GAP) / tall)
        for entry, turned, end in zip(column.entries, turns, ends, strict=True):
            turned.scale(share).stand(left, entry.baseline)
            end.scale(share).stand(left + share * widest + _EQUALS, entry.baseline)
        if all(map(is_readable, ends)):
            self.rows = [VGroup(*row) for row in zip(turns, ends, strict=True)]
        return self

    def sweep(self, tuning: Tuning) -> list[Animation]:
        """The hands go to where a tuning leads, and the rows come; nothing where there are no hands."""
        if not self.hands:
            return []
        reached = [0.0, *accumulate(float(each) for each in tuning.promises.values())]
        count = max(len(self.rows), 1)
        stops = [each / reached[-1] for each in reached] if self.rows else [0.0, 1.0]

        def by_rows(share: float) -> float:
            row = min(int(share * count), count - 1)
            return stops[row] + (stops[row + 1] - stops[row]) * float(smooth(share * count - row))

        coming: list[Any] = come(*self.rows)
        for row, each in enumerate(coming):
            each.rate_func = squish_rate_func(smooth, row / count, (row + 1) / count)
        return [self.stands.to(tuning.promised, rate_func=by_rows), *coming]


def key_of(scene: LectureScene[Any], fact: str, region: Box, label: str) -> list[Mobject]:
    """A line in a region, with a label: what a fact, a `Tuning`, promises, behind a dash like a hand's, as what is left
    after its fall where that has room and is exact in a few digits. Empty where not even the number can be read there.
    """
    panel, colour, tuning = Panel(scene, region), theme.GRADIENT, scene.fact(fact, Tuning)
    words = panel.words(label, 1, colour).stand(panel.left + _INDENT, high := panel.baseline(1))
    room = max(panel.right - float(words.get_right()[0]) - _APART, 0.0)

    def put(form: str) -> Typeset:
        return scene.formula(form, theme.QUESTION_SIZE, colour).fit(room)

    left_over = f"{{{fact}.before:.4g}} - {{{fact}.promised_fall:.4g}} = {{{fact}.promised:.4g}}"
    number = put(left_over)
    if not (is_readable(number) and _told(4, tuning.before, tuning.promised_fall, tuning.promised)):
        number = in_few_digits(put, f"{{{fact}.promised:.4g}}")
    number.stand(float(words.get_right()[0]) + _APART, high)
    ends = np.array([[panel.left, high + _MIDDLE, 0.0], [panel.left + _LONG, high + _MIDDLE, 0.0]])
    dash = FlatLine(ends, colour, DASHED, DASHES, halo=False)
    return [dash, words, number] if _has_room([words, number], region) else []


def _told(digits: int, *numbers: Number) -> bool:
    """Whether so many digits tell all of some numbers exactly, so that they add up as they are read."""
    return all(Fraction(f"{float(number):.{digits}g}") == number for number in numbers)


def _has_room(texts: Sequence[Typeset], region: Box) -> bool:
    """Whether all of some texts can be read, and are within a region."""
    wide = Box(region.left - 0.01, region.bottom, region.right + 0.01, region.top)
    return all(is_readable(text) and wide.holding(corners(box_of(text))).all() for text in texts)
