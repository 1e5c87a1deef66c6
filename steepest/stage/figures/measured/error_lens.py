"""A lens on the place where a tangent and a measured line are apart by what the measured slope is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from manim import Animation, Mobject, Scene

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.lens.lens import Lens
from steepest.stage.figures.lens.magnification import CLOSEST, magnification
from steepest.stage.play.entrances import Actor, Assembly

if TYPE_CHECKING:
    from steepest.stage.figures.measured.difference_plot import DifferencePlot

_SEEN = 0.2  # how tall a gap has to be in a lens, in scene units: one that is less in the closest is none
_BROAD = 7.0  # the line that marks it


class ErrorLens(Assembly):
    """The line to one side (0) or to both (1) of a plot goes through the foot, as the tangent does. A unit from there
    they are apart by the error of its slope: this `gap` is marked in its colour, and a lens in a region enlarges it.

    Nothing comes where the plot ends before, and no lens where the gap is too small for any, or is seen without one.
    It stands off words that are `named` as it comes.
    """

    def __init__(
        self, scene: Scene, plot: DifferencePlot, number: int, region: Box, named: Sequence[Mobject] = ()
    ) -> None:
        self.plot, self.number = plot, number
        line = (plot.one_side, plot.two_sides)[number][0]
        self.gap: FlatLine | None = None
        self.lens: Lens | None = None
        for run in (1, -1):
            ends = self._ends(run)
            places = plot.plane.places(np.array(ends))
            if all(plot.box.holds(place) for place in places):
                break
        else:
            return
        times = magnification(plot, ends[0], ends[1], most=CLOSEST)
        tall = float(np.hypot(*(places[1] - places[0])[:2]))
        if max(times, 1) * tall < _SEEN:
            return
        self.gap = FlatLine(places, line.colour, _BROAD, plane=plot.plane)
        self.lens = Lens(scene, plot, ends[0], times, region, named=named)

    def _ends(self, run: int) -> list[tuple[float, float]]:
        """Where the tangent is so far from the foot, and a line through that with the slope that is measured."""
        cut, h = self.plot.cut, self.plot.h()
        x, y = map(float, cut.foot)
        (left, low), (right, high) = cut.chord(-h if self.number else 0, h)
        slopes = float(cut.slope), (float(high) - float(low)) / (float(right) - float(left))
        return [(x + run, y + run * slope) for slope in slopes]

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """The gap and the lens, if there are such."""
        return [each for each in (self.gap, self.lens) if each is not None]

    def coming(self) -> Sequence[Animation]:
        """They come, while a line of both sides moves to the foot, parallel to itself."""
        moves = [self.plot.through.to(1.0, run_time=theme.BLINK)] if self.number and self.parts else []
        return [*moves, *super().coming()]
