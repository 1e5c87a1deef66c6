"""The point of two faces, told in words: a pair of numbers that run as it moves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from manim import Animation, Mobject

from steepest.calculus import Number, Point
from steepest.stage import theme
from steepest.stage.figures.faces.running_point import PLACES, RunningPoint
from steepest.stage.play.entrances import Actor, Assembly, come, gone
from steepest.stage.play.live import Given
from steepest.stage.type.becoming import become
from steepest.stage.type.line_of_type import LineOfType
from steepest.stage.type.numerals import pair_sign
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_GAP = 0.12  # between a sign and a number that runs


class PointTold(Assembly):
    """The point `at` its place, which may be live, as a pair right of the title, over the right one of two faces, or
    where it `stands`: it comes as it is at the first of two `spots`, names of facts; `run` lets it run to the second,
    and `settle` ends it there. Its colours tell which axis a number belongs to."""

    def __init__(
        self,
        scene: LectureScene[Any],
        at: Given[Point],
        spots: tuple[str, str],
        stands: tuple[float, float] = (theme.RIGHT_FACE.left, theme.TITLE_BASELINE),
        size: float = theme.FORMULA_SIZE,
    ) -> None:
        self.scene, self.spots, self.baseline, self.size = scene, spots, stands[1], size
        self.running = RunningPoint.between(scene, at, spots)
        self._left = stands[0]
        self.shown: list[Any] = [self._still(spots[0])]

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """What of it is there."""
        return self.shown

    def run(self) -> list[Animation]:
        """Its numbers give way to ones that run, with room for their decimals."""
        still = gone(*self.shown)
        line = LineOfType(self.scene, self._left, self.baseline, self.size, _GAP, PLACES)
        line.sign('"("')
        for axis, name in enumerate("xy"):
            values = [self.scene.number(f"{spot}.at[{axis}]") for spot in self.spots]
            line.number(partial(self._now, axis), values, theme.ROLES[name])
            line.sign(f'"{(pair_sign(), ")")[axis]}"')
        self.shown = line.shown
        return [*still, *come(*self.shown)]

    def settle(self) -> list[Animation]:
        """It has come to the second spot."""
        for axis, read in enumerate(each for each in self.shown if isinstance(each, Readout)):
            self.scene.settle(read, f"{self.spots[1]}.at[{axis}]")
        ran, self.shown = self.shown, [self._still(self.spots[1])]
        return become(ran, self.shown)

    def _still(self, spot: str) -> Typeset:
        x, y = (f'part("{name}", {{{spot}.at[{axis}]:g}})' for axis, name in enumerate("xy"))
        text = self.scene.formula(f"({x}{pair_sign()} {y})", self.size)
        return text.stand(self._left, self.baseline)

    def _now(self, axis: int) -> Number:
        return self.running.read[axis]
