"""A formula in which one number runs, that before one of its terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from manim import LEFT, Animation, Mobject

from steepest.calculus.tree.scaling import Scaling
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.type.becoming import become
from steepest.stage.type.exact_figures import decimals_of
from steepest.stage.type.numerals import numeral
from steepest.stage.type.readout import Readout, end_of, width_of_run
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_PLACES, _APART, _GAP = 1, 0.5, 0.055  # decimals of the number while it runs; from words to the left; to what follows


class OneCoefficient(Assembly):
    """A `formula`, which is not there yet, and in place of the number before one of its terms one that runs with the
    `share` of a change that is behind it. The `fact` says which term that is, and from what to what the number runs;
    the formula begins farther left for it, off words `beside`. `settle` ends it as the formula is. Where there is no
    such fact, or no room, it is the formula as it is from the first."""

    def __init__(
        self, scene: LectureScene[Any], formula: Typeset, beside: Typeset, fact: str, share: Callable[[], float]
    ) -> None:
        self.scene, self.formula, self.fact = scene, formula, fact
        self.read: Readout | None = None
        self.shown: list[Any] = [formula]
        scaled = scene.fact(fact, object)
        if isinstance(scaled, Scaling) and decimals_of([scaled.before, scaled.after], 0) <= _PLACES:
            self._run(formula.copy(), float(beside.get_right()[0]) + _APART, scaled, share)

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """What of it is there."""
        return self.shown

    def settle(self) -> list[Animation]:
        """The number has reached its end, and the formula closes round it."""
        if self.read is None:
            return []
        self.scene.settle(self.read, f"{self.fact}.after")
        return become(self.shown, [self.formula], closed=True)

    def _run(self, around: Typeset, least: float, scaled: Scaling, share: Callable[[], float]) -> None:
        """The number in its place, between what is before it and what is behind it."""
        ends, size = (float(scaled.before), float(scaled.after)), around.size * around.enlarged
        term = sorted(around.parts.get(f"term:{scaled.term}", ()), key=lambda glyph: float(glyph.get_left()[0]))
        number = term[: len(numeral(scaled.after, "g"))] if scaled.after != 1 else []
        if not number:
            return
        first, end = float(number[0].get_left()[0]), float(number[-1].get_right()[0])
        behind = [float(glyph.get_left()[0]) for glyph in around if glyph not in number]
        last = min([end, *(start - _GAP for start in behind if start > first)])
        point = last - end_of(0.0, _PLACES, size)
        left = last - width_of_run(_PLACES, ends, size)
        if float(around.get_left()[0]) - (first - left) < least:
            return
        self.read = Readout(
            lambda: ends[0] + share() * (ends[1] - ends[0]), _PLACES, size, point=(point, around.baseline)
        )
        rest = around.copy()  # what is behind it: each is a text by itself, off the number
        around.less([glyph for glyph in around if float(glyph.get_right()[0]) > first + _GAP / 2])
        rest.less([glyph for glyph in rest if float(glyph.get_right()[0]) <= end + _GAP / 2])
        around.shift((first - left) * LEFT)
        self.shown = [around, self.read, rest]
        for text in self.shown:
            text.line = float(around.get_left()[0]), self.read.point[1]
