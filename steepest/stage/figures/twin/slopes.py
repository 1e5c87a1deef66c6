"""Both slopes under the walker of a pair, told as lines of a panel and drawn as arrows on the floor, and the gradient
that they make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, SupportsFloat

from manim import Animation, VGroup

from steepest.calculus import Point
from steepest.stage import theme
from steepest.stage.figures.ground.below import Pointing, floats
from steepest.stage.figures.ground.components import Components
from steepest.stage.figures.label import Label
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.ground.things import Arrow
from steepest.stage.play.entrances import Actor, Assembly, come, gone
from steepest.stage.play.live import Live
from steepest.stage.type.exact_figures import decimals_of
from steepest.stage.type.readout import Readout

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_LABELS = "along_x", "along_y"
_TOLD = 3  # the line of the panel that the gradient has


class Slopes(Assembly):
    """The slopes at a `spot`, the name of a fact that is a `Spot`, at which the walker of a `pair` stands, in the first
    lines of a `panel`. They are drawn `scale` times as long.

    `arrows` are the components and what they make; `rows` the lines, labelled `along_x` and `along_y`; `labels` the
    numbers beside the arrows, and `nabla` the line of the gradient. `leg` is all of one slope, and `sum` all of the
    gradient. They follow the walker, unless they stay `at` a point.
    """

    def __init__(
        self,
        scene: LectureScene[Any],
        pair: Pair,
        panel: Panel,
        spot: str,
        scale: SupportsFloat,
        at: Pointing | None = None,
    ) -> None:
        self.scene, self.pair, self.panel, self.scale = scene, pair, panel, scale
        self.arrows = Components.of_gradient(pair, at, scale)
        self.legs: tuple[Arrow, ...] = (self.arrows.first, self.arrows.second)
        numbers = [f"{{{spot}.gradient[{axis}]:.3g}}" for axis in (0, 1)]
        told = list(zip(_LABELS, numbers, self.legs, strict=True))
        self.rows: list[VGroup] = [
            panel.row(label, number, line, leg.colour) for line, (label, number, leg) in enumerate(told, 1)
        ]
        self.labels: list[Label] = [
            self.arrows.label(scene.formula(number, colour=leg.colour), leg) for _, number, leg in told
        ]
        self.nabla = panel.gradient_at(spot, _TOLD)
        self.running: list[Readout] = []

    @property
    def parts(self) -> Sequence[Actor]:
        """Both slopes, and what they make."""
        return [*self.leg(0), *self.leg(1), *self.sum]

    def leg(self, axis: int) -> Sequence[Any]:
        """All of one slope: its arrow, its line and its label."""
        return self.legs[axis], self.rows[axis], self.labels[axis]

    @property
    def sum(self) -> Sequence[Any]:
        """All of the gradient: the right angle, the arrow and its line."""
        return self.arrows.square, self.arrows.whole, self.nabla

    def length(self, spot: str) -> Sequence[Any]:
        """The length of the gradient at a spot, as the next line and as the label of its arrow."""
        number, line = f"{{{spot}.length:.3g}}", _TOLD + 1
        label = self.arrows.label(self.scene.formula(number, colour=theme.GRADIENT), self.arrows.whole)
        return self.panel.row("length", number, line, theme.GRADIENT), label

    @property
    def told(self) -> Sequence[Any]:
        """All but the arrow of the gradient."""
        return *self.legs, *self.rows, *self.labels, self.arrows.square, self.nabla

    def run(self, *spots: str) -> list[Animation]:
        """The numbers run from now on, so that they show these spots, names of facts, exactly; labels go."""
        values = [self.scene.number(f"{spot}.gradient[{axis}]") for spot in spots for axis in (0, 1)]
        count = decimals_of(values, fewest=1, most=2)
        for axis, leg in enumerate(self.legs):

            def value(axis: int = axis) -> float:
                return float(self.arrows.vector[axis])

            self.running.append(self.panel.readout(value, axis + 1, count, leg.colour))
        return [*gone(*(row[1] for row in self.rows), *self.labels, self.nabla), *come(*self.running)]

    def others(self, points: Sequence[Point]) -> list[Arrow]:
        """The gradients at other points, as arrows alone; they follow the surface as it changes."""
        return [Components.of_gradient(self.pair, at, self.scale).whole for at in points]

    def carry(self, to: Point, **timing: Any) -> Animation:
        """The gradient's arrow leaves one like it, which goes to another point, and is that point's there."""
        place = Live(self.arrows.at)
        self.pair.ground.put(Components.of_gradient(self.pair, place, self.scale).whole.of(self.pair.ground))
        return place.to(floats(to), **{"run_time": theme.SWEEP, **timing})

    def settle(self, spot: str) -> VGroup:
        """The numbers end on those of a spot; its gradient, to appear on its line."""
        for axis, number in enumerate(self.running):
            self.scene.settle(number, f"{spot}.gradient[{axis}]")
        self.nabla = self.panel.gradient_at(spot, _TOLD)
        return self.nabla
