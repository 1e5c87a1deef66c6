"""Why a step to both sides is wrong by less than one: its slope lies between those to the right and to the left."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from manim import Animation

from steepest.calculus import Measured
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.label import Label, along, box_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.entrances import bright, come, dim, gone
from steepest.stage.play.motion import at_once, waiting
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.told_sum import sign_of
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.measured.difference_plot import DifferencePlot

_ALONG = 0.5, 0.4, 0.6, 0.3, 0.7, 1.15, 1.3, 1.0  # of the way to its point: where the slope of a line stands
_FAINT = 0.3  # how bright a line is while another one is spoken of
_FORM = ".4g"  # of both slopes, and of their mean
_OFF, _EDGE = (0.12, 0.18, 0.24, 0.3), 0.05  # from the line to its slope, and the edge of its plate


class Scissors:
    """The lines of a `plot` through its foot and its point to either side, each with its slope, of which there is a
    label, beside the step that gives it, if there is room for that, nearer to this line than to any other, and off
    where the line of both sides comes to lie. They follow the step, and so they stand open as long as that does, with
    that line between them: they close only as it shrinks.

    On a parabola the slopes of a fact that is a `Measured` have their `mean` told on a line of the panel: it is that of
    the tangent."""

    def __init__(self, panel: Panel, plot: DifferencePlot, *labels: str, mean: str = "", line: float = 0) -> None:
        self.plot = plot
        self.blades = [plot.one_side[0], plot.other_side]
        words = [panel.scene.words(label, colour=theme.ONE_SIDE) for label in labels]
        self.slopes = [label for side, each in enumerate(words) for label in self._beside(side, each)]
        plot.labels.free(*self.slopes)  # they go before anything else comes
        self.mean = self._mean(panel, mean, line) if mean and plot.cut.is_parabola else []

    def open(self) -> list[Animation]:
        """The line to the left appears, and the slopes of both."""
        return come(self.blades[1], *self.slopes)

    def back(self) -> list[Animation]:
        """They step back, and their slopes go: it is another line that is spoken of."""
        return [*dim(*self.blades, to=_FAINT), *gone(*self.slopes)]

    def between(self) -> list[Animation]:
        """What is told under the line of both sides goes, and then that slides between them."""
        plot = self.plot
        return [*at_once(gone(*plot.steps[1]), theme.LIGHT), *waiting(plot.slid(), theme.LIGHT, theme.GLANCE)]

    def forward(self) -> list[Animation]:
        """They come forward again with their slopes, once the line of both sides lies between them, and
        their mean."""
        return [*bright(*self.blades), *come(*self.slopes, *self.mean)]

    def close(self) -> list[Animation]:
        """The step begins to shrink: their slopes go before it is another one, with lines as they were with this step
        left under them."""
        return [*at_once(gone(*self.slopes, *self.mean), theme.LIGHT), *come(*self.plot.was)]

    def _mean(self, panel: Panel, fact: str, line: float) -> list[Typeset]:
        """The mean of both slopes; nothing where that could not be read."""
        scene, told = panel.scene, panel.scene.fact(fact, Measured)
        slopes, half = (told.backward, told.forward), (Fraction(1, 2), "g")
        sign = sign_of([[(slope, _FORM), half] for slope in slopes], (told.central, _FORM), scene.names)
        numbers = (f"{{{fact}.{field}:{_FORM}}}" for field in ("backward", "forward"))
        left, right = (f"({number})" if slope < 0 else number for number, slope in zip(numbers, slopes, strict=True))
        markup = f'(part("one", {left}) + part("one", {right})) \\/ 2 {sign} {{{fact}.central:{_FORM}}}'
        words = panel.put(scene.formula(markup, one=theme.ONE_SIDE), line)
        return [words] if is_readable(words) else []

    def _beside(self, side: int, words: Typeset) -> list[Label]:
        """The slope of a line beside its step, of which there is one to the right (0) and one to the left (1); nothing
        where there is no room for it."""
        plot, blade, h = self.plot, self.blades[side], self.plot.h()
        ends = plot.plane.places(np.array(plot.cut.chord(-h, 0) if side else plot.cut.chord(0, h), float))
        foot, far = ends[::-1] if side else ends
        others = [plot.curve, plot.slope, self.blades[1 - side], plot.was[1]]
        lines = [blade, *others, *plot.halves, *(mark.line for mark in plot.marks)]
        off = [line.outline for line in lines]
        taken = [box_of(each.words, theme.TEXT_GAP) for each in plot.labels.there]
        for share in _ALONG:
            at = foot + share * (far - foot)
            label = plot.labels.beside(words.copy(), at, gaps=_OFF, edge=_EDGE, solid=off)
            box = box_of(label.words, theme.LINE_GAP)
            own, *rest = (_apart(line, label.box) for line in (blade, *others))
            if not box.is_crossed(*off) and own < min(rest) and all(box.apart(other) > 0 for other in taken):
                return [label]
            plot.labels.free(label)
        return []


def _apart(line: FlatLine, box: Box) -> float:
    """How far a line is from a box."""
    return float(box.far(along(line.outline, theme.FRAME)).min(initial=np.inf))
