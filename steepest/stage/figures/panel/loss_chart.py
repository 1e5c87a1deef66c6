"""The loss of a walk against its steps, as a curve beside the walk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from steepest import calculus
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.plot import Plot, fitting
from steepest.stage.figures.label import Label
from steepest.stage.play.entrances import Assembly
from steepest.stage.play.scene import LectureScene


class LossChart(Assembly):
    """The losses of a `walk` over its steps, of a `colour`, in a box, named by a scene. As it comes, the curve has
    `reached` as many steps as were taken so far; `reach_to` lets it go on. Its axis holds the losses up to there, and
    those of the first points that are `near`, as far as they are not so high that nothing else could be seen."""

    def __init__(
        self, scene: LectureScene[Any], walk: calculus.Walk, reached: int, near: int, box: Box, colour: str
    ) -> None:
        self.scene = scene
        self.step = scene.words("step", theme.SMALLEST_SIZE, theme.QUIET)
        losses, last = fitting(walk.losses, near, reached + 1), len(walk.steps)
        self.plot = Plot([0, max(last, 1)], losses, box, names=(self.step, "L"), whole=True)
        self.curve = self.plot.line([*enumerate(walk.losses)], colour, reached=reached, head=True)
        self.reach_to = self.curve.reach_to

    @property
    def parts(self) -> Sequence[Any]:
        """The plot and its curve."""
        return self.plot, self.curve

    def ending(self, fact: str) -> list[Label]:
        """Which step it was, a `fact`, beside the end of the curve; nothing where that is off the plot."""
        number = self.scene.formula(f"#[{self.step.markup}] {{{fact}}}", theme.SMALLEST_SIZE)
        return self.plot.ending(self.curve, number)
