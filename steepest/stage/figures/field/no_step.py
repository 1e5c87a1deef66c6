"""A step from a flat place, which leads nowhere, though there is lower ground beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Nudged
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.draped import on_ground
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.panel.running import RunningLine
from steepest.stage.figures.twin.mark import swell
from steepest.stage.ground.things import Arrow, Dot
from steepest.stage.play.entrances import Actor, Assembly, come
from steepest.stage.play.motion import running
from steepest.stage.type.exact_figures import decimals_said

_RADIUS = 0.12  # of the dot


class NoStep(Assembly):
    """From a `line` of a panel on, by the first of the labels, the step from the pass of the fact `nudged`, a `Nudged`.
    Play `stay`, which marks that step on a `land`: it is zero, and so never an arrow, but a ring, which swells once;
    and `fall`: a dot in the `colour` of the valley runs down to the place that the fact knows to be lower, and by the
    second label the height there runs with it."""

    def __init__(
        self, panel: Panel, land: Block, nudged: str, labels: tuple[str, str], colour: str, line: int
    ) -> None:
        self.panel, self.land, self.fact = panel, land.landscape, f"{nudged}.lower.height"
        self.nudged: Nudged = getattr(panel.scene.facts, nudged)
        self.start, self.end = (np.array(at, float) for at in (self.nudged.saddle.at, self.nudged.lower.at))
        here = on_ground(land.whole, self.start)
        self.ring = Arrow(colour=theme.DESCENT, start=here, end=here, through=True)
        self.dot = Dot(colour=colour, point=here, radius=_RADIUS)
        self.terrain, self.share = land.whole, 0.0
        for thing in (self.ring, self.dot):
            thing.of(self.land)
        parts = "-eta nabla f", f"= -eta dot {{{nudged}.saddle.gradient:g}}", f"= {{{nudged}.still:g}}"
        self.sum = panel.worked_out(labels[0], *parts, line=line)
        digits, low = decimals_said([panel.scene.number(self.fact)]), line + len(self.sum) + 1
        self.told = RunningLine(panel.words(labels[1], low), panel.readout(self._height, low, digits))
        self._there: list[Any] = [self.sum]

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """What there is of it now."""
        return self._there

    def stay(self) -> list[Animation]:
        """The ring appears, and swells once."""
        self._there = [self.sum, self.ring]
        return [*come(self.ring), swell(self.ring, seconds=theme.REVEAL)]

    def fall(self) -> list[Animation]:
        """A dot runs down the valley, and the value there with it."""

        def run(_: object, share: float) -> None:
            self.share = share
            self.dot.point = on_ground(self.terrain, self.start + share * (self.end - self.start))

        self._there = [self.sum, self.ring, self.dot, self.told]
        self.land.put(self.dot)
        return [running(self.land, run, run_time=theme.MOVE), *come(self.told)]

    def settle(self) -> None:
        """Hold the value against its fact."""
        self.panel.scene.settle(self.told.readout, self.fact)

    def _height(self) -> Any:
        lower = self.nudged.lower
        if self.share in (0.0, 1.0):
            return lower.height if self.share else lower.function(self.nudged.saddle.at)
        return lower.function(tuple(map(float, self.start + self.share * (self.end - self.start))))
