"""What a mistake makes of a number, and what it is: a bar for each under its formula, both in one scale."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.slopes.gap_rows import GapBar
from steepest.stage.lean.fading import FadeIn
from steepest.stage.play.entrances import Actor, Assembly, come
from steepest.stage.play.motion import after
from steepest.stage.type.typeset import Typeset

_FORM = ".3g"
_APART, _HIGH = 0.2, 0.11  # from the bars to the numbers, and from a baseline to the middle of a bar
_ZERO, _THIN, _DASHES = 0.2, 2.0, (0.1, 0.08)  # half as high as the mark of zero; how thin that is; of a ghost
_LONG = 0.7  # after this share of its time a bar is nearly as long as it will be


class NumberedBar(Assembly):
    """A bar with lines beside it, and its number, which comes once the bar is there."""

    def __init__(self, lines: Sequence[FlatLine], number: Typeset) -> None:
        self.lines, self.number = lines, number

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """The lines, and the number."""
        return *self.lines, self.number

    def coming(self) -> Sequence[Animation]:
        """The bar grows, and then it is told how long it is."""
        return [*come(*self.lines), FadeIn(self.number, rate_func=after(_LONG))]


def mistaken(
    panel: Panel, wrong: str, right: str, colour: str, lines: tuple[float, float]
) -> tuple[NumberedBar, NumberedBar]:
    """What two expressions give, one that is `wrong` and one that is `right`, each on a line of a panel as a bar from a
    mark of zero, and as a number at its end: the bars have one scale. A dashed line along the one that is right
    ends where the other one does."""
    values: list[Number] = [panel.scene.number(each) for each in (wrong, right)]
    inks = theme.WRONG, colour
    numbers = [
        panel.scene.formula(f"{{{each}:{_FORM}}}", colour=ink).stand(panel.right, panel.baseline(line), side=1)
        for each, ink, line in zip((wrong, right), inks, lines, strict=True)
    ]
    ends = panel.left, min(float(number.get_left()[0]) for number in numbers) - _APART
    low, high = min(0.0, *map(float, values)), max(0.0, *map(float, values))
    scale = (ends[1] - ends[0]) / (high - low or 1.0)

    def bar(value: Number, line: float) -> np.ndarray:
        middle = panel.baseline(line) + _HIGH
        return np.array([[ends[0] + scale * (each - low), middle] for each in (0.0, float(value))])

    told = []
    for value, ink, line in zip(values, inks, lines, strict=True):
        (foot, _) = ends_of_bar = bar(value, line)
        zero = FlatLine(foot + [[0.0, -_ZERO], [0.0, _ZERO]], theme.QUIET, _THIN, halo=False)
        told.append([GapBar(ends_of_bar, ink), zero])
    ghost = FlatLine(bar(values[0], lines[1]), theme.WRONG, _THIN, _DASHES, halo=False)
    return NumberedBar(told[0], numbers[0]), NumberedBar([ghost, *told[1]], numbers[1])
