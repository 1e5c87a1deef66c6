"""The loss of a walk against its steps, as a curve beside the walk; and that along its first arrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Animation

from steepest import calculus
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.dot import FlatDot
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.plot import Plot, fitting
from steepest.stage.figures.label import Label
from steepest.stage.figures.map.carried import Carried
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.entrances import Assembly, gone
from steepest.stage.play.scene import LectureScene

_PLACES, _DOT, _WIDTH = 48, 0.07, 2.6  # of the loss along an arrow: where it is looked at; the dot, and the line


class LossChart(Assembly):
    """The losses of a `walk` over its steps, of a `colour`, in a box; a scene names the steps, and a letter the `loss`.
    As it comes, the curve has `reached` as many steps as were taken so far; `reach_to` lets it go on. Its axis holds
    the losses up to there, and those of the first points that are `near`, as far as they are not so high that nothing
    else could be seen."""

    def __init__(
        self, scene: LectureScene[Any], loss: str, walk: calculus.Walk, reached: int, near: int, box: Box, colour: str
    ) -> None:
        self.scene = scene
        self.step = scene.words("step", theme.SMALLEST_SIZE, theme.QUIET)
        losses, last = fitting(walk.losses, near, reached + 1), len(walk.steps)
        self.plot = Plot([0, max(last, 1)], losses, box, names=(self.step, loss), whole=True)
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


class RayChart(Assembly):
    """The loss along the long step of a `carried` arrow, over the rate with which one step leads there, on a panel,
    under the scene's name for a `ray`, with a letter for the `loss`, as far as that has come, in one colour as it falls
    and in another as it climbs: a dot goes with who takes it, and comes back to where it is lowest, and is `named` by
    the rate that is `told` there. Nothing where there is no such step."""

    def __init__(self, scene: LectureScene[Any], loss: str, carried: Carried, told: str, panel: Panel) -> None:
        promise, self.shown, self.named = carried.promise, list[Any](), list[Label]()
        if not carried.long:
            return
        shares = carried.far * np.linspace(0, 1, _PLACES + 1)
        rate = float(promise.rate)

        def at(share: float) -> tuple[float, float]:
            return rate * share, float(promise.function(promise.at(share)))

        points = np.array([at(share) for share in shares.tolist()])
        title = panel.put(scene.words("ray", theme.SMALLEST_SIZE), 0)
        eta = scene.formula("eta", theme.LABEL_SIZE, theme.THIRD)
        plot = Plot([0.0, float(points[-1, 0])], [0.0, *points[:, 1].tolist()], panel.chart(0.5, 4), names=(eta, loss))

        def part(low: float, high: float) -> np.ndarray:
            """From one share to another, as far as it has come."""
            come = min(carried.long[0].grown * carried.far, high)
            between = points[(shares > low) & (shares < come)]
            return plot.plane.places(np.array([at(low), *between, at(come)] if come > low else [at(low)]))

        dot = FlatDot(plot.plane, lambda: at(float(carried.along())), theme.INK, _DOT)
        falls = FlatLine(lambda: part(0, 1), theme.DESCENT, _WIDTH, plane=plot.plane)
        climbs = FlatLine(lambda: part(1, carried.far), theme.WRONG, _WIDTH, plane=plot.plane)
        falls.kind, climbs.kind, dot.kind, self.shown = "ray", "ray", "landing", [title, plot, falls, climbs, dot]
        self.named = [plot.label(scene.formula(told, theme.LABEL_SIZE), at(1), points)]

    @property
    def parts(self) -> Sequence[Any]:
        """Its title, the plot, its curve and the dot."""
        return self.shown

    def going(self) -> Sequence[Animation]:
        """All of it disappears, with its name."""
        return gone(*self.shown, *self.named)
