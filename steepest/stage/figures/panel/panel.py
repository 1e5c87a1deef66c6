"""A panel: lines of words, formulas and running numbers in a column beside the picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from manim import VGroup

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.type.exact_figures import decimals_of
from steepest.stage.type.readout import Readout, point_before
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_HEAD = 1.35  # the baseline of the first line below the formula
_PITCH = 0.65  # from a line to the next
_SMALLEST = 0.72  # how much smaller a formula may become, so that it is not too tall
_TALLEST = 0.65  # scene units


class Panel:
    """A column of lines in a `region` of the frame: line 0 is for a formula, lines 1, 2, … follow below it."""

    def __init__(self, scene: LectureScene[Any], region: Box = theme.PANEL) -> None:
        self.scene, self.left, self.right, self.top = scene, region.left, region.right, region.top - 0.3
        self._indent = region.left

    def baseline(self, line: int) -> float:
        """Where a line stands."""
        return round(_HEAD - _PITCH * (line - 1), 9) if line else self.top

    def formula(self, template: str, beside: Typeset | None = None) -> Typeset:
        """Line 0, or a line `beside` the title: farther left where it is too long, smaller where it is too tall."""
        formula = self._set(template)
        formula.stand(min(self.left, self.right - formula.width), beside.baseline if beside else self.top)
        if beside:
            self._indent = float(formula.get_left()[0])
        return formula

    def below(self, template: str) -> Typeset:
        """Line 0 as it stands under a formula beside the title: it begins where that does, if there is room."""
        formula = self._set(template)
        return formula.stand(min(self._indent, self.right - formula.width), self.top)

    def words(self, label: str, line: int, colour: str = theme.QUIET) -> Typeset:
        """Words that begin a line."""
        return self.scene.words(label, colour=colour).stand(self.left, self.baseline(line))

    def row(self, label: str, number: str, line: int, colour: str) -> VGroup:
        """Words that begin a line, and a number that ends it."""
        figure = self.scene.formula(number, colour=colour).stand(self.right, self.baseline(line), side=1)
        return VGroup(self.words(label, line, colour), figure)

    def readout(self, value: Callable[[], Any], line: int, decimals: int) -> Readout:
        """A running number that ends a line."""
        return Readout(value, decimals).end_at(self.right, self.baseline(line))

    def figures(self, now: Callable[[], Any], end: str, **fields: str) -> Figures:
        """Lines of words and a running number each: fields of a record, as it is `now`. `fields` has the name of a
        field for each label; `end` names the fact that the record ends as."""
        return Figures(self, now, end, fields)

    def _set(self, template: str) -> Typeset:
        formula = self.scene.formula(template)
        formula.scale(min(1.0, max(_SMALLEST, _TALLEST / formula.height)))
        return formula


class Figures(list[VGroup]):
    """Lines of a panel from line 1 on: words, and a running number each, aligned at their decimal points."""

    def __init__(self, panel: Panel, now: Callable[[], Any], end: str, fields: dict[str, str]) -> None:
        self.scene, self.ends = panel.scene, [f"{end}.{field}" for field in fields.values()]
        self.running: list[Readout] = []
        counts = [decimals_of([panel.scene.number(one)]) for one in self.ends]
        point = point_before(panel.right, max(counts), theme.FORMULA_SIZE)
        for line, ((label, field), count) in enumerate(zip(fields.items(), counts, strict=True), 1):
            value = partial(lambda name: getattr(now(), name), field)
            self.running.append(Readout(value, count, point=(point, panel.baseline(line))))
            self.append(VGroup(panel.words(label, line), self.running[-1]))

    def settle(self) -> None:
        """Let every number end on its fact. Raises AssertionError where one shows anything else."""
        for readout, end in zip(self.running, self.ends, strict=True):
            self.scene.settle(readout, end)
