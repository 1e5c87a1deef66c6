"""A function as a machine that tells values only: a dial for its variable, and a meter for its value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation

from steepest.calculus import Cut, NoValue, Number, Point
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.instrument.casing import Casing
from steepest.stage.figures.instrument.dial import Dial
from steepest.stage.figures.instrument.meter import Meter
from steepest.stage.figures.instrument.scale import round_span
from steepest.stage.play.entrances import Assembly
from steepest.stage.play.live import Live
from steepest.stage.type.powers import order

if TYPE_CHECKING:
    from steepest.stage.figures.measured.difference_plot import DifferencePlot
    from steepest.stage.play.scene import LectureScene

_METER = 0.5  # of the height inside
_FIGURES = 4  # that the numbers of a long scale have
_REST = 0.1  # of the time, before the dial turns and after


class ValueMachine(Assembly):
    """A casing in a `region` of the frame, with a dial for the variable of a cut, that fact of a scene, and a meter for
    the value where the dial stands, over what a `plot` of the cut shows; where there is none, the needle stays. The
    value is told by a `name`, a formula.

    `ask` turns the dial through all places at which the plot asks for values, and `back` to the foot of the cut, where
    its numbers `settle`. `stride` is the step from there to where the dial stands, on the plot: across and up, in the
    colour of a step to one side, with a point at its end.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        fact: str,
        plot: DifferencePlot,
        name: str = "f",
        region: Box = theme.PANEL,
    ) -> None:
        cut: Cut = getattr(scene.facts, fact)
        foot, scale = cut.foot[0], round_span(plot.plane.ys)
        span = foot + plot.asked[0], foot + plot.asked[1]
        self.scene, self.fact, self.cut = scene, fact, cut
        self.end, self.step, self.reached = plot.asked[1], Live(plot.asked[0]), cut.foot
        self.casing = Casing(region)
        lower, upper = self.casing.inside.cut(1 - _METER)
        at, letter = self.step.then(lambda step: foot + step), scene.letter(cut.name)
        value = scene.formula(name, theme.LABEL_SIZE)
        self.dial = Dial(letter, at, span, lower, decimals=_decimals(*span), colour=theme.ROLES[cut.name])
        self.meter = Meter(value, self.reading, scale, upper, decimals=_decimals(*scale))

        def legs() -> np.ndarray:
            (x, y), (far, high) = np.array((cut.foot, self.place()), float)
            return plot.plane.places(np.array([(x, y), (far, y), (far, high)]))

        self.stride = FlatLine(legs, theme.ONE_SIDE, plane=plot.plane), plot.dot(self.place)

    @property
    def parts(self) -> list[Any]:
        """Its casing, its dial and its meter."""
        return [self.casing, self.dial, self.meter]

    def reading(self) -> Number:
        """The value where the dial stands, or the last one that there was."""
        return self.place()[1]

    def place(self) -> Point:
        """The point of the slice where the dial stands, or the last one that there was (2,)."""
        try:
            self.reached = self.cut.edge_at(self.step())
        except NoValue:
            return self.reached
        return self.reached

    def ask(self, **timing: Any) -> Animation:
        """The dial turns from end to end."""
        return self.step.to(self.end, rate_func=_evenly, **timing)

    def back(self, **timing: Any) -> Animation:
        """It turns to the foot."""
        return self.step.to(0, **timing)

    def settle(self) -> None:
        """Its numbers are those of the foot. Raises Fault where one shows anything else."""
        for number, readout in enumerate((self.dial.number, self.meter.number)):
            if readout:
                self.scene.settle(readout, f"{self.fact}.foot[{number}]")


def _evenly(share: float) -> float:
    return min(max((share - _REST) / (1 - 2 * _REST), 0.0), 1.0)


def _decimals(*ends: Number) -> int:
    """Of the numbers between the ends of a scale."""
    return min(max(_FIGURES - 1 - order(max(abs(float(end)) for end in ends)), 0), 2)
