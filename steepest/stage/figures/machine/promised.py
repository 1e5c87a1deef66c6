"""What slopes promise a meter if they stay: dashed hands, and under it what that is, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np
from manim import DOWN, Animation, VGroup, smooth, squish_rate_func

from steepest.calculus import Number, Tuning
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.extent import corners
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.formula.column_vector import ColumnVector
from steepest.stage.figures.instrument.dial import Dial
from steepest.stage.figures.instrument.meter import DASHED, DASHES, Hand
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.entrances import come
from steepest.stage.play.live import Live
from steepest.stage.play.motion import waiting
from steepest.stage.type.fitting import in_few_digits, is_readable
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_MIDDLE = 0.12  # how high the dash of a key is over the baseline of its words
_LONG, _INDENT = 0.25, 0.4  # the dash: two of those of a hand; and of the words behind it
_BAND = 14.0  # the width of the sign of a sector
_APART = 0.3  # from these to the number
_PITCH = 0.56  # from the key to what is below, and from a row of a table to the next
_ROWS = ("times", "turn", "turns", 3, theme.DESCENT), ("=", "change", "promises", 4, theme.DESCENT)
_SMALL, _SIZE = (theme.SMALLEST_SIZE, theme.QUIET), theme.QUESTION_SIZE  # of the labels of rows, and of numbers
_SUM = "descent"  # the part of a key that is added up
_SIGN = 0.17  # from the sign of a row to its label
_RULE, _BESIDE = 0.15, 0.1  # under the baseline of what is added up; and how far it goes beyond


class Promised:
    """Hands of a meter at a live value, where it `stands`, which `sweep` there, and a line under it, its `key`, which
    is told once they are there: behind a dash like theirs, what is promised. Under the dials of the variables may come
    a table of what is promised for each of them, with these `heads`, dial by dial; the hands then go on with each. A
    column that has the slopes is `past` where there is a key. What is `told` holds for the slopes as they are at first:
    the table, or the column, goes as the dials turn. At the `close` comes, under the key, how far the needle `missed`
    that, behind a sign like its sector's. `add_up` comes before that: under a rule, the `sum` of the table's changes,
    and then the key, which takes it from there.
    """

    def __init__(self, stands: Live[Number] | None = None, hands: Sequence[Hand] = ()) -> None:
        self.stands, self.hands = stands or Live[Number](0), hands
        self.key, self.missed = list[Any](), list[Any]()
        self.heads, self.steps, self.told, self.past = list[Any](), list[VGroup](), list[Any](), list[Any]()
        self.sum = list[Any]()

    def tell(self, scene: LectureScene[Any], fact: str, region: Box, label: str, missed: str = "") -> Promised:
        """The key has this label, and what is missed that one, in a region: as what is left after the fall, and as what
        it is more than that, where that has room and is exact in a few digits, each at the end of its line. None where
        not even the number can be read there."""
        tuning = scene.fact(fact, Tuning)
        forms = "before:.4g", "after:.4g", "promised:.4g", "promised_fall:.4g", "missed:.3g"
        start, now, end, fall, off = (f"{{{fact}.{form}}}" for form in forms)
        sums = [
            f'{start} - part("{_SUM}", {fall}) = {end}',
            f'part("ink", {now}) - part("{_SUM}", {end}) = {off}',
        ]
        exact = _told(4, tuning.before, tuning.promised_fall, tuning.promised)
        both = exact, _told(4, tuning.after, tuning.promised) and _told(3, tuning.missed)
        panel, inks = Panel(scene, region), (theme.DESCENT, theme.TOGETHER)
        words = [panel.words(name, 1, ink) for name, ink in zip((label, missed), inks, strict=True) if name]
        left, high, lines = panel.left + _INDENT, panel.baseline(1), list[list[Any]]()

        def put(form: str, before: Typeset) -> Typeset:
            room = panel.right - left - float(before.width) - _APART
            return scene.formula(form, theme.QUESTION_SIZE, before.colour).fit(max(room, 0.0))

        for each, told, is_exact, short in zip(words, sums, both, (end, off), strict=False):
            number = put(told, each)
            if not (is_exact and is_readable(number)):
                number = in_few_digits(lambda form, each=each: put(form, each), short)  # type: ignore[misc]
            lines.append([each.stand(left, high), number.stand(panel.right, high, side=1)])
        fit = [_has_room(line, region) for line in lines]
        if fit[0]:
            self.key = [self._sign(panel.left, high, theme.DESCENT, DASHED, DASHES), *lines[0]]
        if all(fit) and missed:
            self.missed = [self._sign(panel.left, high - _PITCH, theme.TOGETHER, _BAND), *lines[1]]
            for text in self.missed[1:]:
                text.shift(_PITCH * DOWN)
        return self

    def _sign(
        self, left: float, baseline: float, ink: str, width: float, dashes: tuple[float, float] | None = None
    ) -> FlatLine:
        """A piece of a line before words."""
        ends = np.array([[left, baseline + _MIDDLE, 0.0], [left + _LONG, baseline + _MIDDLE, 0.0]])
        sign = FlatLine(ends, ink, width, dashes, halo=False)
        sign.cap = cairo.LINE_CAP_BUTT
        return sign

    def tabled(
        self, scene: LectureScene[Any], fact: str, column: ColumnVector | None, dials: Mapping[str, Dial], left: float
    ) -> Promised:
        """The slopes under some dials become a table: the rows under them are labelled `turn` and `change`, behind this
        left end, and the last one is beside the key, which adds it up. None where there is no such key, a number is not
        exact in a few digits, or there is no room."""
        tuning, columns = scene.fact(fact, Tuning), [column] if column else []
        self.told, self.past = ([], columns) if self.key else (columns, [])
        factors = *tuning.entries.values(), *tuning.turns.values()
        exact = _told(3, *factors) and _told(4, *tuning.promises.values())
        if not (self.key and exact and _SUM in getattr(self.key[-1], "parts", {})):
            return self
        baselines = self.key[-1].baseline + _PITCH, self.key[-1].baseline
        heads, rows = list[Typeset](), list[list[Typeset]]()
        for baseline, (sign, label, record, digits, colour) in zip(baselines, _ROWS, strict=True):
            head, before = scene.words(label, *_SMALL).stand(left, baseline), scene.formula(sign, *_SMALL)
            heads += [before.stand(left - _SIGN, baseline, side=1), head]
            row = [(scene.formula(f"{{{fact}.{record}.{name}:.{digits}g}}", _SIZE, colour), name) for name in dials]
            rows.append([
                text.fit(dials[name].width - theme.TEXT_GAP).stand(dials[name].centre, baseline, side=0)
                for text, name in row
            ])
        if all(is_readable(text) for row in rows for text in row) and all(
            box_of(head).apart(box_of(row[0])) > theme.TEXT_GAP for head, row in zip(heads[1::2], rows, strict=True)
        ):
            self.heads, self.steps = heads, [VGroup(*step) for step in zip(*rows, strict=True)]
            self.sum = self._added(scene, fact, left, rows[-1])
            self.told = [*heads, *self.steps, *self.sum]
        return self

    def _added(self, scene: LectureScene[Any], fact: str, left: float, row: Sequence[Typeset]) -> list[Any]:
        """A rule under a row of a table, and what the row is in all."""
        ends = box_of(row[0]).left - _BESIDE, box_of(row[-1]).right + _BESIDE
        high, (_, _, _, digits, ink) = row[0].baseline, _ROWS[-1]
        rule = FlatLine(np.array([[x, high - _RULE, 0.0] for x in ends]), theme.QUIET, theme.AXIS_WIDTH, halo=False)
        number = scene.formula(f"{{-{fact}.promised_fall:.{digits}g}}", _SIZE, ink)
        head = scene.words("sum", *_SMALL).stand(left, high - _PITCH)
        return [rule, head, number.stand(sum(ends) / 2, high - _PITCH, side=0)]

    def add_up(self) -> list[Any]:
        """What the table's changes are in all, and then the key."""
        return [*come(*self.sum), *waiting(come(*self.key), theme.BLINK * bool(self.sum), theme.BLINK)]

    def paces(self, count: int) -> list[Callable[[float], float]]:
        """When each of so many variables has its turn while the hands sweep: one by one in a table, else at once."""
        if not self.steps:
            return [smooth] * count
        return [squish_rate_func(smooth, step / count, (step + 1) / count) for step in range(count)]

    def sweep(self, tuning: Tuning) -> list[Animation]:
        """The hands go to where a tuning leads, and the table comes; nothing where there are no hands."""
        if not self.hands:
            return []
        shares = [float(each) / float(sum(tuning.promises.values())) for each in tuning.promises.values()]
        paces = self.paces(len(shares))

        def by_steps(share: float) -> float:
            return sum(part * pace(share) for part, pace in zip(shares, paces, strict=True))

        coming: list[Any] = [come(step) for step in self.steps]
        for pace, step in zip(paces, coming, strict=False):
            for each in step:
                each.rate_func = pace
        return [self.stands.to(tuning.promised, rate_func=by_steps), *(each for step in coming for each in step)]

    def close(self) -> list[Any]:
        """What was missed comes under the key."""
        return come(*self.missed)


def _told(digits: int, *numbers: Number) -> bool:
    """Whether so many digits tell all of some numbers exactly, so that they add up as they are read."""
    return all(Fraction(f"{float(number):.{digits}g}") == number for number in numbers)


def _has_room(texts: Sequence[Typeset], region: Box) -> bool:
    """Whether all of some texts can be read, and are within a region."""
    wide = Box(region.left - 0.01, region.bottom, region.right + 0.01, region.top)
    return all(is_readable(text) and wide.holding(corners(box_of(text))).all() for text in texts)
