"""Why both sides are wrong by less than one: what they give is the mean of the slope to the right and to the left."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from manim import Animation

from steepest.calculus import Point
from steepest.calculus.slopes.difference import Measured
from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.label import Label, box_of
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.entrances import come, gone
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.numerals import numeral
from steepest.stage.type.told_sum import Told, sign_of
from steepest.stage.type.typeset import Typeset, formula

if TYPE_CHECKING:
    from steepest.stage.figures.measured.difference_plot import DifferencePlot

_FORM = ".4g"  # in which slopes are told here
_INWARD = 0.3, 0.7, 1.1, 1.5  # from the end of a line, in scene units: where its number may stand
_OFF, _EDGE = (0.12, 0.18, 0.24, 0.3), 0.05  # from the line to its number, and the edge of its plate


class Scissors:
    """The lines of a `plot` through its foot and its point to either side, each with its slope at the end, if there is
    room for it, off the lines of the plot and off where that of both sides slides. They follow the step, and so they
    stand open as long as that does, with the line of both sides between them: they close only as it shrinks."""

    def __init__(self, plot: DifferencePlot) -> None:
        self.plot = plot
        self.blades = [plot.one_side[0], plot.other_side]
        sides = plot.cut.chord(0, plot.h()), plot.cut.chord(-plot.h(), 0)
        named = zip(self.blades, sides, strict=True)
        self.numbers = [number for blade, ends in named for number in self._number(plot, blade, _slope(*ends))]
        plot.labels.free(*self.numbers)  # they go before anything else comes

    def open(self) -> list[Animation]:
        """The line to the left appears, and the slopes of both."""
        return come(self.blades[1], *self.numbers)

    def close(self) -> list[Animation]:
        """The step begins to shrink: their slopes go, with lines as they were with this step left under them."""
        return [*gone(*self.numbers), *come(*self.plot.was)]

    def _number(self, plot: DifferencePlot, blade: FlatLine, slope: float) -> list[Label]:
        """The slope of a line, near its right end; nothing where there is no room for it."""
        outline = blade.outline[np.argsort(blade.outline[:, 0])]
        if len(outline) < 2:
            return []
        way = (outline[0] - outline[-1]) / max(float(np.linalg.norm(outline[0] - outline[-1])), 1e-9)
        lines = [plot.curve, plot.slope, *self.blades, *plot.halves, plot.climbs[1]]
        off = [line.outline for line in [*lines, *(mark.line for mark in plot.marks)]] + plot.sliding()
        plates = [*plot.lengths[1], *plot.climbed[1], *(each.words for each in plot.labels.there)]
        told = [box_of(plate, theme.TEXT_GAP) for plate in plates]
        for inward in _INWARD:
            text = formula(numeral(slope, _FORM, "typst"), size=theme.LABEL_SIZE, colour=theme.ONE_SIDE)
            label = plot.labels.beside(text, outline[-1] + inward * way, gaps=_OFF, edge=_EDGE, solid=off)
            box = box_of(label.words, theme.LINE_GAP)
            if not box.is_crossed(*off) and all(box.apart(other) > 0 for other in told):
                return [label]
            plot.labels.free(label)
        return []


def mean_of_sides(panel: Panel, measured: str, line: float) -> list[Typeset]:
    """The slopes to the right and to the left, and half their sum, of a fact that is a `Measured`, as a line of a
    panel; nothing where that is too long to be read."""
    given = panel.scene.fact(measured, Measured)
    half: Told = (Fraction(1, 2), "g")
    sides = [[half, (each, _FORM)] for each in (given.forward, given.backward)]
    sign = sign_of(sides, (given.central, _FORM))
    halves = f"{{{measured}.forward:{_FORM}}} {{{measured}.backward:+{_FORM}}}"
    told = panel.put(panel.scene.formula(f"({halves}) / 2 {sign} {{{measured}.central:{_FORM}}}"), line)
    return [told] if is_readable(told) else []


def _slope(start: Point, end: Point) -> float:
    return float(end[1] - start[1]) / float(end[0] - start[0])
