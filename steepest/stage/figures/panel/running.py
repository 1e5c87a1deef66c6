"""Lines of words with a number that runs."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, SupportsFloat, TypeAlias

from manim import VGroup

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.play.live import Following
from steepest.stage.type.exact_figures import decimals_said
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.readout import SLIVER, Readout, point_before
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.panel.panel import Panel
    from steepest.stage.play.scene import LectureScene

Fields: TypeAlias = Mapping[str, tuple[str, str | None]]
"""For each label the name of a field, and the colour of its line, if it has one of its own."""

_APART = 0.15  # between a number, what it was before, and the words of its line
_BEFORE = 0.1  # from a sign of equality to the number that runs


def led(head: Typeset, number: Readout) -> VGroup:
    """A number behind what it is equal to, which ends on its baseline just before it."""
    head.stand(float(number.get_left()[0]) - _BEFORE, float(number[-1].get_bottom()[1]), side=1)
    return VGroup(head, number)


class RunningLine(VGroup):
    """Words, and a running number, the `readout`."""

    def __init__(self, words: Typeset, readout: Readout) -> None:
        super().__init__(words, readout)
        self.words, self.readout = words, readout

    def came_from(self, scene: LectureScene[Any], expression: str, *passed: SupportsFloat) -> list[Typeset]:
        """What the number was before: an expression over the facts, with an arrow to the number, if there is room
        between it and the words, from where it is now through all values that it has `passed` in the end; nothing
        where all of these read alike."""
        number, ends = self.readout, [float(each) for each in (self.readout.value(), *passed)]
        if min(ends) < 0 < max(ends):  # it passes zero, near which it takes another decimal
            ends += [-max(ends), -0.4 * 0.1**number.decimals]
        elif 0 in ends:  # it passes what is nearly zero, likewise
            ends.append(math.copysign(0.04 * 0.1**number.decimals, sum(ends)))
        was = scene.formula(f"{{{expression}}} arrow.r", theme.LABEL_SIZE, theme.QUIET)
        left = float(self.words.get_right()[0]) + _APART
        apart = {number.read(value): value for value in ends}.values()  # what is read alike begins at one place
        right = min(float(number.showing(value).get_left()[0]) for value in apart) - _APART
        was.fit(width=max(right - left, 0.0)).stand(right, self.words.baseline, side=1)
        return [was] if is_readable(was) and len(apart) > 1 else []


class RunningLines(list[RunningLine]):
    """Lines of a panel from the `first` on: words, and a running number each, aligned at their decimal points.

    The record that has the `fields` is `now`, and in the end the fact named `end`. While the field runs from which the
    others follow, `by`, they follow from what is read of it. A number that no few decimals show exactly has
    `DECIMALS`.
    """

    def __init__(
        self,
        panel: Panel,
        now: Callable[[], Any],
        end: str,
        fields: Fields,
        by: str = "",
        first: int = 1,
    ) -> None:
        self.panel, self.scene, self.end = panel, panel.scene, end
        names = [field for field, _ in fields.values()]
        told = zip(fields, names, strict=True)
        wrong = [f"{label}={field!r} is none" for label, field in told if not isinstance(field, str)]
        if wrong or not fields:
            wrong = [*wrong, "it has none"]
            raise TypeError(f'figures takes a field for each label, as in slope="slope"; {wrong[0]}')
        self.ends = [f"{end}.{field}" for field in names]
        counts = [decimals_said([panel.scene.number(one)]) for one in self.ends]
        if by and isinstance(now, Following):
            now = now.read(dict(zip(names, counts, strict=True))[by])
        self._now, self._numbered = now, range(first, first + len(fields))  # as the panel numbers them
        self._reads = list[Callable[[Any], Any]]()  # what each line shows of a record
        self._point = point_before(panel.right, max(counts), theme.FORMULA_SIZE)
        for line, (label, (field, ink)), count in zip(self._numbered, fields.items(), counts, strict=True):
            words, high = panel.words(label, line), panel.baseline(line)
            self._reads.append(attrgetter(field))
            value = partial(self._read, self._reads[-1])
            self.append(self._line(words, high, value, count, f"{end}.{field}", ink or theme.INK))
            if ink:
                self[-1].set_color(ink)

    def _read(self, read: Callable[[Any], Any]) -> Any:
        """What is read of the record as it is now."""
        return read(self._now())

    def _line(
        self,
        words: Typeset,
        high: float,
        value: Callable[[], Any],
        decimals: int,
        end: str,
        colour: str = theme.INK,
    ) -> RunningLine:
        panel, above = self.panel, [line.words for line in self if line.words.baseline > high]
        readout = Readout(
            value,
            decimals,
            colour=colour,
            point=(self._point, high),
            right=panel.right + SLIVER,
            room=panel.room_beside(words),
            under=panel.room_beside(above[-1] if above else None),
            high=panel.highest - high,
            end=end,
        )
        return RunningLine(words, readout)

    def settle(self) -> None:
        """Let every number end on its fact. Raises Fault where one shows anything else."""
        for line, end in zip(self, self.ends, strict=True):
            self.scene.settle(line.readout, end)

    def came_from(self, *before: tuple[int, str], to: Number | None = None) -> list[Typeset]:
        """What numbers of some lines, the first of which has the index 0, were before: expressions over the facts, each
        with an arrow to its number, if there is room between its words and that, from where it is now to where it
        ends, also on its way while the value from which it follows runs `to` an end."""
        told, way = list[Typeset](), list[Any]()
        if to is not None and isinstance(self._now, Following):
            way = self._now.along(to)
        for index, expression in before:
            passed = (self._reads[index](record) for record in way)
            told += self[index].came_from(self.scene, expression, self.scene.number(self.ends[index]), *passed)
        return told
