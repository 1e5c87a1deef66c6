"""How long the steps of a walk are: a bar for each, which grow as they are taken, and the figures of some."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self, SupportsFloat

from manim import Animation

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.plane import apart
from steepest.stage.figures.panel.bars import Bars
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.panel.running import RunningLine
from steepest.stage.figures.walk import Walk
from steepest.stage.play.entrances import Assembly, come, gone
from steepest.stage.type.becoming import swap
from steepest.stage.type.exact_figures import decimals_said
from steepest.stage.type.powers import order
from steepest.stage.type.typeset import Typeset

_LINES = 2  # of the panel that the bars fill


class LengthBars(Assembly):
    """Words on a `line` of a panel, and under them a bar for each step of a `walk`; `fact` names its lengths. `count`
    has one or two lines more, under these."""

    def __init__(
        self, panel: Panel, label: str, walk: Walk, lengths: Sequence[SupportsFloat], fact: str, line: int
    ) -> None:
        self.panel, self.walk, self.fact, self.line = panel, walk, fact, line
        self.words = panel.words(label, line)
        values = [float(each) for each in lengths]
        tall = max(self._figure(k + 1).height for k in {0, len(values) - 1, values.index(max(values))})
        chart = panel.chart(line + 1, line + _LINES)
        room = Bars.above + float(tall) + theme.TEXT_GAP  # for figures between the tallest bar and the words
        top = min(chart.top, float(self.words.get_bottom()[1]) - room)
        box = Box(chart.left, chart.bottom, chart.right, top)
        self.bars = Bars(values, box, lambda: walk.steps)
        self.told: dict[int, Typeset] = {}
        self._beside: list[Typeset] = []
        self._counted: dict[str, RunningLine] = {}  # by the fact that each ends on
        self._alone: list[RunningLine] = []  # of these, what came before the bars

    def count(self, number: str, distance: str, far: Sequence[Number], fact: str) -> Self:
        """In the lines below, by their labels: which step the walk is at, unless that has no label, and how `far` it is
        then from some place, as it is at each of its points. `fact` names these."""
        below = self.line + 1 + _LINES
        if number:
            self._counted[f"len({self.fact})"] = self.panel.running(number, lambda: self.walk.whole, below)
        line = below + len(self._counted)
        self._counted[f"{fact}[-1]"] = self.panel.running(distance, self.walk.away(far), line, _decimals(far))
        return self

    @staticmethod
    def stop(
        panel: Panel, distance: str, far: Sequence[Number], fact: str, number: int, line: int
    ) -> RunningLine:
        """By its label how `far` a point of a walk is from some place, on a line of a panel, as `count` will tell it;
        `fact` names these distances, and `number` counts the points from 0."""
        told = panel.running(distance, lambda: far[number], line, _decimals(far))
        panel.scene.settle(told.readout, f"{fact}[{number}]")
        return told

    def settle(self) -> None:
        """Hold what is counted against the facts. Raises Fault where anything else is shown."""
        for fact, counted in self._counted.items():
            self.panel.scene.settle(counted.readout, fact)

    def coming(self) -> Sequence[Animation]:
        """Words and floor appear, and what is counted, but what is there already; bars grow with the walk."""
        return come(self.words, self.bars, *(each for each in self._counted.values() if each not in self._alone))

    def away(self, stop: RunningLine) -> list[Animation]:
        """How far it is, as `count` tells it, appears before all else, in the place of what `stop` made, where nothing
        is seen to change."""
        self._alone = [*self._counted.values()][-1:]
        return swap(stop, *self._alone)

    def tell(self, number: int) -> list[Animation]:
        """The figure of a step, counted from 1, appears over its bar; one that it would touch gives way. Nothing where
        it is there already."""
        if number in self.told:
            return []
        figure = self._figure(number)
        self.bars.crown(number - 1, figure, self.walk.begun)
        close = [at for at, other in self.told.items() if not apart(*sorted((figure, other), key=_left))]
        giving_way = gone(*(self.told.pop(at) for at in close))
        self.told[number] = figure
        return [*come(figure), *giving_way]

    def _figure(self, number: int) -> Typeset:
        told = f"{{{self.fact}[{number - 1}]:.2g}}"
        return self.panel.scene.formula(told, size=theme.SMALLEST_SIZE, colour=theme.DESCENT)

    def rise(self) -> list[Animation]:
        """The figures that are there rise, until they are clear of all bars that will be there."""
        told: list[tuple[int, Any]] = list(self.told.items())
        return [at.animate.move_to(self.bars.crown(number - 1, at.copy())) for number, at in told]

    def beside(self, template: str) -> list[Animation]:
        """A number at the end of the words' line appears."""
        self._beside.append(self.panel.number(template, self.line, self.bars.colour))
        return come(self._beside[-1])

    @property
    def parts(self) -> list[Typeset | Bars | RunningLine]:
        """Words, bars, the figures that are told, and what is counted."""
        return [self.words, self.bars, *self.told.values(), *self._beside, *self._counted.values()]


def _decimals(far: Sequence[Number]) -> int:
    """Decimals for three figures of the last of some distances, one of the first, and all that are said of either."""
    said = decimals_said((far[0], far[-1]), 0, 0, ".3g")
    return max(0, 2 - order(far[-1]), -order(far[0]), said)


def _left(figure: Typeset) -> float:
    return float(figure.get_left()[0])
