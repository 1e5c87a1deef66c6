"""A panel: lines of words, formulas and running numbers in a column beside the picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from manim import VGroup

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.panel.running import RunningLine, RunningLines
from steepest.stage.type.figures import order
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_HEAD = 1.2  # from the region's top to the baseline of the first line below the formula
_PITCH = 0.65  # from a line to the next
_GAP = 0.2  # between the parts of a line
_SMALLEST = 0.72  # how much smaller a formula may become, so that it is not too tall
_TALLEST = 0.65  # scene units
_APART = 0.6  # of a formula from the title that it stands beside, at least
_ROOM = 0.15  # of a chart over the baseline of its first line


class Panel:
    """A column of lines in a `region` of the frame: line 0 is for a formula, lines 1, 2, … follow below it, a `pitch`
    apart."""

    def __init__(self, scene: LectureScene[Any], region: Box = theme.PANEL, pitch: float = _PITCH) -> None:
        self.scene, self.left, self.right, self.top = scene, region.left, region.right, region.top - 0.3
        self.width, self.bottom, self.pitch, self._head = (
            region.width,
            region.bottom,
            pitch,
            region.top - _HEAD,
        )
        self._indent = region.left

    def baseline(self, line: int) -> float:
        """Where a line stands."""
        return round(self._head - self.pitch * (line - 1), 9) if line else self.top

    def room(self, line: int) -> Box:
        """What there is of it from a line on, for a table, say."""
        return Box(self.left, self.bottom, self.right, self.baseline(line))

    def formula(self, template: str, beside: Typeset | None = None) -> Typeset:
        """Line 0, or a line `beside` the title: farther left where it is too long, smaller where it is too tall."""
        formula = self._set(template)
        if beside:
            formula.fit(width=self.right - float(beside.get_right()[0]) - _APART)
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

    def equation(self, *parts: str, line: int, colour: str) -> VGroup:
        """A formula that fills a line, smaller where it is long; where it would be too small to be read, a line for
        each of its parts."""
        whole = self._filling(" ".join(parts), line, colour)
        if whole.size * whole.enlarged > theme.SMALLEST_SIZE:
            return VGroup(whole)
        return VGroup(*(self._filling(part, line + k, colour) for k, part in enumerate(parts)))

    def gradient(self, at: str, gradient: str, line: int) -> VGroup:
        """A line that tells a gradient; `at` and `gradient` name the facts."""
        return self.equation(
            f"nabla f{{{at}:.3g}}", f"= {{{gradient}:.3g}}", line=line, colour=theme.GRADIENT
        )

    def chart(self, line: int, last: int) -> Box:
        """The room of some lines, for a chart under the words of the line before."""
        return Box(self.left, self.baseline(last), self.right, self.baseline(line) + _ROOM)

    def put(self, text: Typeset, line: int) -> Typeset:
        """Words or a formula that have a line for themselves, smaller where there is no room."""
        return text.fit(self.width, 1.25 * self.pitch).stand(self.left, self.baseline(line))

    def parts(self, *parts: Typeset, line: int, under: Typeset | None = None, gap: float = _GAP) -> VGroup:
        """Parts of a line, one after the other, the last smaller where there is no room. They begin `under` another
        part, if they have room there."""
        width = sum(part.width for part in parts) + gap * (len(parts) - 1)
        x = self.left if under is None else min(float(under.get_left()[0]), self.right - width)
        for part in parts:
            if part is parts[-1]:
                part.fit(self.right - x, 0.8 * _TALLEST)
            x = float(part.stand(x, self.baseline(line)).get_right()[0]) + gap
        return VGroup(*parts)

    def row(self, label: str, number: str, line: int, colour: str = theme.INK) -> VGroup:
        """Words that begin a line, and a number that ends it."""
        return VGroup(self.words(label, line, colour), self.number(number, line, colour))

    def number(self, template: str, line: int, colour: str) -> Typeset:
        """A number that ends a line."""
        return self.scene.formula(template, colour=colour).stand(self.right, self.baseline(line), side=1)

    def readout(self, value: Callable[[], Any], line: int, decimals: int) -> Readout:
        """A running number that ends a line."""
        return Readout(value, decimals).end_at(self.right, self.baseline(line))

    def running(self, label: str, value: Callable[[], Any], line: int, least: Number = 1) -> RunningLine:
        """Words that begin a line, and a running number that ends it: a whole one, or with decimals for two figures of
        the `least` value, where that is less than 1."""
        decimals = max(2, 1 - order(least)) if abs(float(least)) < 1 else 0
        return RunningLine(self.words(label, line), self.readout(value, line, decimals))

    def figures(self, now: Callable[[], Any], end: str, **fields: str) -> RunningLines:
        """Lines of words and a running number each: fields of a record, as it is `now`. `fields` has the name of a
        field for each label; `end` names the fact that the record ends as."""
        return RunningLines(self, now, end, fields)

    def _filling(self, template: str, line: int, colour: str) -> Typeset:
        formula = self.scene.formula(template, size=theme.LINE_SIZE, colour=colour)
        return formula.fit(width=self.right - self.left).stand(self.left, self.baseline(line))

    def _set(self, template: str) -> Typeset:
        formula = self.scene.formula(template)
        formula.scale(min(1.0, max(_SMALLEST, _TALLEST / formula.height)))
        return formula
