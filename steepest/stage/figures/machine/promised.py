"""What slopes promise a meter if they stay: dashed hands, and under it what that is, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np
from manim import DOWN, UP, Animation, VGroup, smooth, squish_rate_func
from manim.animation.animation import prepare_animation

from steepest.calculus import Number, Tuning
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.extent import corners
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.formula.column_vector import ColumnVector
from steepest.stage.figures.instrument.meter import DASHED, DASHES, Hand
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.table.products import Products
from steepest.stage.play.entrances import come, gone
from steepest.stage.play.live import Live
from steepest.stage.play.motion import after, before
from steepest.stage.type.fitting import in_few_digits, is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_MIDDLE = 0.12  # how high the dash of a key is over the baseline of its words
_LONG, _INDENT = 0.25, 0.4  # the dash: two of those of a hand; and of the words behind it
_BAND = 14.0  # the width of the sign of a sector
_APART = 0.3  # from these to the number
_UNDER, _PITCH = 0.45, 0.56  # in the end, from the top of a column's region to the key, and from that to what is below
_OPENS = 0.25  # of the time of a sweep: a column becomes that of a table
_CLEARED = 0.4  # of the time in which the key comes up: then nothing is in its way
_HEADS, _SIGNS = ("slope", "turn", "change"), ("times", "=")
_NAMES = 1.5  # so far left of the region of a column, the names of its rows may begin
_SUM = "gradient"  # the part of a key that is added up


class Promised:
    """Hands of a meter at a live value, where it `stands`, which `sweep` there, and a line under it, its `key`, which
    is told once they are there: behind a dash like theirs, what is promised. A column that has the entries can become a
    table of what is promised for each variable, row by row; the hands then go on with every row. Either is what is
    `told`; `close` puts it away in the end: the key comes up under the meter, and under it how far the needle `missed`
    that, behind a sign like its sector's.
    """

    def __init__(self, stands: Live[Number] | None = None, hands: Sequence[Hand] = ()) -> None:
        self.stands, self.hands = stands or Live[Number](0), hands
        self.key, self.missed, self.lifted = list[Any](), list[Any](), Live(0.0)
        self.told, self.rows, self.high = list[Any](), list[VGroup](), 0.0
        self.opening: list[Animation] = []
        self.past = False  # whether what was told is, in the end

    def tell(self, scene: LectureScene[Any], fact: str, region: Box, label: str, missed: str = "") -> Promised:
        """The key has this label, and what is missed that one, in a region: as what is left after the fall, and as what
        it is more than that, where that has room and is exact in a few digits, each at the end of its line. None where
        not even the number can be read there."""
        tuning = scene.fact(fact, Tuning)
        forms = "before:.4g", "after:.4g", "promised:.4g", "promised_fall:.4g", "missed:.3g"
        start, now, end, fall, off = (f"{{{fact}.{form}}}" for form in forms)
        sums = [f'{start} - part("{_SUM}", {fall}) = {end}', f"{now} - {end} = {off}"]
        exact = _told(4, tuning.before, tuning.promised_fall, tuning.promised)
        both = exact, _told(4, tuning.after, tuning.promised) and _told(3, tuning.missed)
        panel, inks = Panel(scene, region), (theme.GRADIENT, theme.TOGETHER)
        words = [panel.words(name, 1, ink) for name, ink in zip((label, missed), inks, strict=True) if name]
        left, high, lines = panel.left + _INDENT, panel.baseline(1), list[list[Any]]()

        def put(form: str, words: Typeset) -> Typeset:
            room = panel.right - left - float(words.width) - _APART
            return scene.formula(form, theme.QUESTION_SIZE, words.colour).fit(max(room, 0.0))

        for each, told, is_exact, short in zip(words, sums, both, (end, off), strict=False):
            number = put(told, each)
            if not (is_exact and is_readable(number)):
                number = in_few_digits(lambda form, each=each: put(form, each), short)  # type: ignore[misc]
            lines.append([each.stand(left, high), number.stand(panel.right, high, side=1)])
        fit = [_has_room(line, region) for line in lines]
        if fit[0]:
            self.key = [self._sign(panel.left, high, theme.GRADIENT, DASHED, DASHES), *lines[0]]
        if all(fit) and missed:
            self.missed = [self._sign(panel.left, high - _PITCH, theme.TOGETHER, _BAND), *lines[1]]
            for text in self.missed[1:]:
                text.shift(_PITCH * DOWN)
        return self

    def _sign(
        self, left: float, baseline: float, ink: str, width: float, dashes: tuple[float, float] | None = None
    ) -> FlatLine:
        """A piece of a line before words, which is lifted with them."""
        ends = np.array([[left, baseline + _MIDDLE, 0.0], [left + _LONG, baseline + _MIDDLE, 0.0]])
        sign = FlatLine(lambda: ends + self.lifted() * UP, ink, width, dashes, halo=False)
        sign.cap = cairo.LINE_CAP_BUTT
        return sign

    def tabled(self, scene: LectureScene[Any], fact: str, column: ColumnVector | None) -> Promised:
        """A column gives its entries to a table over the key, which adds it up, with heads that are labelled `slope`,
        `turn` and `change`, and rows that have the names of the variables, where these have room. It stays as it is
        where there is no such key, a number is not exact in a few digits, or there is no room."""
        if not column:
            return self
        tuning, self.told, self.high = scene.fact(fact, Tuning), [column], column.region.top - _UNDER
        self.past = tuning.changes
        factors = *tuning.entries.values(), *tuning.turns.values()
        key: Any = self.key[-1] if self.key else VGroup()
        if not (_told(3, *factors) and _told(4, *tuning.promises.values()) and _SUM in getattr(key, "parts", {})):
            return self

        def cells(record: str, digits: int, colour: str) -> list[Typeset]:
            forms = (f"{{{fact}.{record}.{name}:.{digits}g}}" for name in tuning.turns)
            return [scene.formula(form, theme.LABEL_SIZE, colour) for form in forms]

        columns = [
            cells("entries", 3, theme.GRADIENT),
            cells("turns", 3, theme.DESCENT),
            cells("promises", 4, theme.GRADIENT),
        ]
        small = theme.SMALLEST_SIZE, theme.QUIET
        heads, signs = [scene.words(word, *small) for word in _HEADS], [scene.formula(each, *small) for each in _SIGNS]
        names = [scene.words(name, *small) for name in tuning.turns]
        table = Products(heads, signs, columns, key.parts[_SUM], key.shown[1].text, key.baseline, names)
        if table.left < column.region.left:
            return self
        if table.begin >= column.region.left - _NAMES:
            table.top.add(*names)
        self.rows = [VGroup(*row) for row in zip(*columns[1:], strict=True)]
        entries: list[Any] = column.entries
        moves = [
            entry.animate.scale(cell.height / entry.height).move_to(cell)
            for entry, cell in zip(entries, columns[0], strict=True)
        ]
        self.opening = [*gone(column.head, *column.brackets), *moves, *come(table.top)]
        self.key.append(table.rule)
        self.told = [table.top, *entries, *self.rows, table.rule]
        return self

    def sweep(self, tuning: Tuning) -> list[Animation]:
        """The hands go to where a tuning leads, and the rows come; nothing where there are no hands."""
        if not self.hands:
            return []
        reached = [0.0, *accumulate(float(each) for each in tuning.promises.values())]
        count, first = max(len(self.rows), 1), _OPENS if self.rows else 0.0
        stops = [each / reached[-1] for each in reached] if self.rows else [0.0, 1.0]

        def by_rows(share: float) -> float:
            done = max(share - first, 0.0) / (1 - first) * count
            row = min(int(done), count - 1)
            return stops[row] + (stops[row + 1] - stops[row]) * float(smooth(done - row))

        opening: list[Any] = [prepare_animation(each).set_rate_func(before(first)) for each in self.opening]
        coming: list[Any] = come(*self.rows)
        for row, each in enumerate(coming):
            ends = (first + (1 - first) * (row + step) / count for step in (0, 1))
            each.rate_func = squish_rate_func(smooth, *ends)
        return [self.stands.to(tuning.promised, rate_func=by_rows), *opening, *coming]

    def close(self) -> list[Any]:
        """What was told goes where entries have changed, and the key comes up; what was missed has its place under it.
        """
        texts = [each for each in self.key if isinstance(each, Typeset)]
        if not (self.past and texts):
            self.missed = []
            return gone(*self.told) if self.past else []
        way = self.high - texts[0].baseline
        for each in self.missed[1:]:
            each.shift(way * UP)
        rising: list[Any] = [each.animate.shift(way * UP) for each in texts]
        moves = map(prepare_animation, [self.lifted.to(way), *rising])
        cleared = [each.set_rate_func(before(_CLEARED)) for each in gone(*self.told)]
        return [*cleared, *(each.set_rate_func(after(_CLEARED)) for each in moves)]


def _told(digits: int, *numbers: Number) -> bool:
    """Whether so many digits tell all of some numbers exactly, so that they add up as they are read."""
    return all(Fraction(f"{float(number):.{digits}g}") == number for number in numbers)


def _has_room(texts: Sequence[Typeset], region: Box) -> bool:
    """Whether all of some texts can be read, and are within a region."""
    wide = Box(region.left - 0.01, region.bottom, region.right + 0.01, region.top)
    return all(is_readable(text) and wide.holding(corners(box_of(text))).all() for text in texts)
