"""The first step of a walk in a valley, before anything is worked out: a tangent, and an arrow against its slope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, there_and_back

from steepest.calculus import Bowl
from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.play.entrances import Assembly
from steepest.stage.play.live import Live

if TYPE_CHECKING:
    from steepest.stage.figures.valley.valley import Valley

_SHORT, _LONG = 0.15, 0.4  # of the border of its rates: those that the arrow has at first, and at most


class FirstStep(Assembly):
    """How a step begins on a `bowl` in a `valley`: the `tangent` where the walks start, and an `arrow` level from
    there against the slope, as long as a rate that is well within the border asks for. `longer` lets that rate grow
    and come back."""

    def __init__(self, valley: Valley, bowl: Bowl) -> None:
        self.tangent = valley.bend(1, [bowl.offset])
        self.share = Live[float](_SHORT)
        start, step = float(bowl.start), -float(bowl.limit_rate * bowl.outset.slope)

        def ends() -> tuple[np.ndarray, np.ndarray]:
            x = start, start + self.share() * step
            return valley.at(x[0], bowl.start_loss), valley.at(x[1], bowl.start_loss)

        self.arrow = FlatArrow(np.zeros(2), np.zeros(2), theme.DESCENT).follow(ends)

    @property
    def parts(self) -> list[Any]:
        """The tangent and the arrow."""
        return [self.tangent, self.arrow]

    def longer(self, **timing: Any) -> Animation:
        """The arrow grows with its rate, and comes back."""
        return self.share.to(_LONG, **{"run_time": theme.SWEEP, "rate_func": there_and_back, **timing})
