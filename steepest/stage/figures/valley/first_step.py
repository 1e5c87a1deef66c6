"""The first step of a walk in a valley, before anything is worked out: an arrow against the slope, and the step, which
is a learning rate times that arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from manim import UP, Animation, VMobject, there_and_back

from steepest.calculus import Bowl
from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.play.entrances import Assembly
from steepest.stage.play.live import Live
from steepest.stage.play.motion import running

if TYPE_CHECKING:
    from steepest.stage.figures.valley.valley import Valley

# How far the arrow against the slope leads, of the way to the other side of the valley: as far as the slope is steep
# where that is between these, and else so far.
_TRUE, _WHOLE = (0.4, 1.05), 0.92
_SHORT, _LONG = 0.25, 0.6  # how much of it the step is at first, and at most
_OVER, _TICK = 0.62, 0.12  # how high over the step its measure is, and half of a tick at the ends of that
_OFF = 0.16  # how far words keep off what they name
_NAMED = 0.7  # where the arrow has its name, as a share of it
_WIDE = 3.0  # of the measure
_THIN, _STOUT = 0.7, 1.7  # arrows, of one colour: the whole and the step on it


class FirstStep(Assembly):
    """How a step begins on a `bowl` in a `valley`: the `tangent` where the walks start, an arrow level from there
    `against` the slope, with its `name`, and on that the `step`, a rate times as long, whose name, `taken`, stands over
    a measure of the part of the arrow that it takes. `longer` lets the rate grow and come back.

    The arrow is as long on the axis as the slope is steep, so that the step is true there, too. Where that would be too
    short to be seen, or too long for the valley, it is as long as there is room for, and only what part of it the step
    is counts.
    """

    def __init__(self, valley: Valley, bowl: Bowl, name: VMobject, taken: VMobject) -> None:
        self.tangent = valley.bend(1, [bowl.offset])
        self.name, self.taken = Plate(name, opacity=1.0), Plate(taken)
        self.share = Live[float](_SHORT)
        start = valley.at(bowl.start, bowl.start_loss)
        true = float(bowl.curvature) / 2  # the slope, as a share of twice the offset
        share = true if _TRUE[0] <= true <= _TRUE[1] else _WHOLE
        way = (valley.at(bowl.mirror, bowl.start_loss) - start) * share
        self.against = FlatArrow(start, start + way, theme.DESCENT, _THIN * theme.ARROW_WIDTH)

        def tip() -> np.ndarray:
            return np.asarray(start + way * self.share())

        def measured() -> np.ndarray:
            over, tick = _OVER * UP, _TICK * UP
            ends = [[end + over + tick, end + over - tick] for end in (start, tip())]
            return np.array([*ends[0], start + over, tip() + over, *ends[1]])

        self.step = FlatArrow(start, start, theme.DESCENT, _STOUT * theme.ARROW_WIDTH).follow(lambda: (start, tip()))
        self.measure = FlatLine(measured, theme.THIRD, _WIDE)
        self.name.move_to(start + _NAMED * way - UP * (self.name.height / 2 + _OFF))  # off what is told over the step
        self._place()

    def _place(self) -> None:
        """What it takes is told over the middle of its measure."""
        over = _OVER + _TICK + self.taken.height / 2
        self.taken.move_to((self.step.outline.mean(axis=0)) + over * UP)

    @property
    def parts(self) -> list[Any]:
        """All of it."""
        return [self.tangent, self.against, self.name, self.step, self.measure, self.taken]

    def longer(self, **timing: Any) -> list[Animation]:
        """The step grows with its rate, and comes back."""

        def go(_: object, share: float) -> None:
            self.share.value = _SHORT + (_LONG - _SHORT) * share
            self._place()

        return [running(self.taken, go, **{"run_time": theme.SWEEP, "rate_func": there_and_back, **timing})]
