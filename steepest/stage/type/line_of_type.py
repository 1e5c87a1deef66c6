"""A line of signs and of numbers that run, one after another, with room for all that the numbers will be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.type.readout import Readout, end_of, point_after
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene


class LineOfType:
    """Type of a `scene` in a `size`, set from `left` on a `baseline`, each part a `gap` after the one before; its
    numbers run with so many `places`. What was set is `shown`, and ends at `right`. All of it is one text: its
    parts may be as close as those of a formula."""

    def __init__(
        self, scene: LectureScene[Any], left: float, baseline: float, size: float, gap: float, places: int
    ) -> None:
        self.scene, self.baseline, self.size, self.gap, self.places = scene, baseline, size, gap, places
        self.shown: list[Any] = []
        self.right, self.begin = left - gap, (left, baseline)

    def sign(self, template: str, colour: str = theme.INK, more: float = 0.0) -> None:
        """A formula that stays as it is, so much `more` than the gap behind what is before it."""
        text = self.scene.formula(template, self.size, colour).stand(self.right + self.gap + more, self.baseline)
        self._show(text)
        self.right = float(text.get_right()[0])

    def number(self, value: Callable[[], Number], ends: Iterable[Number], colour: str, more: float = 0.0) -> Readout:
        """A number that is what `value` says, between its two `ends`, likewise."""
        point = point_after(self.right + self.gap + more, self.places, ends, self.size)
        read = Readout(value, self.places, self.size, colour, point=(point, self.baseline))
        self._show(read)
        self.right = end_of(point, self.places, self.size)
        return read

    def _show(self, text: Typeset | Readout) -> None:
        text.line = self.begin
        self.shown.append(text)
