"""The letter that a cut holds: ice with its number where it is frozen, and a number that runs while it is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from manim import Animation, Mobject

from steepest.calculus import Point, TermByTerm
from steepest.stage import theme
from steepest.stage.figures.faces.running_point import PLACES, RunningPoint
from steepest.stage.figures.formula.ice import Ice
from steepest.stage.play.entrances import Actor, Assembly, come, gone
from steepest.stage.play.live import Given
from steepest.stage.type.readout import Readout, point_after
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_GAP = 0.16  # between the letter and its number that runs


class HeldLetter(Assembly):
    """The variable of a function of two that a `rule` holds, in formulas of a `size`, while the point `at`, which may
    be live, comes from one of some `spots`, names of facts, to another."""

    def __init__(
        self, scene: LectureScene[Any], rule: TermByTerm, at: Given[Point], spots: Sequence[str], size: float
    ) -> None:
        variables = rule.function.variables
        self.scene, self.at, self.size = scene, at, size
        self.axis = 1 - variables.index(rule.name)
        self.name = variables[self.axis]
        self.width = max(self._told(spot).width for spot in spots)
        """Of the widest of what is frozen at the spots."""

    def stand(self, left: float, baseline: float, spot: str) -> HeldLetter:
        """Begin there, frozen at a spot."""
        self.left, self.baseline = left, baseline
        self.running: list[Any] = []
        """Letter and number, while that runs."""
        self._freeze(spot)
        return self

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """What there is of it now."""
        return self.running or [self.frozen, self.ice]

    def thaw(self, *spots: str) -> list[Animation]:
        """Its number runs from now on, from one of the spots to another."""
        left, self.running = gone(self), self._run(*spots)
        return [*left, *come(self)]

    def freeze(self, spot: str) -> list[Animation]:
        """It is frozen again, at a spot."""
        self.scene.settle(self.running[1], f"{spot}.at[{self.axis}]")
        left, self.running = gone(self), []
        self._freeze(spot)
        return [*left, *come(self)]

    def _freeze(self, spot: str) -> None:
        self.frozen = self._told(spot).stand(self.left, self.baseline)
        self.ice = Ice(self.frozen).freeze()

    def _told(self, spot: str) -> Typeset:
        return self.scene.formula(f'part("{self.name}", {self.name}) = {{{spot}.at[{self.axis}]:g}}', self.size)

    def _run(self, *spots: str) -> list[Any]:
        ends = [self.scene.number(f"{spot}.at[{self.axis}]") for spot in spots]
        running = RunningPoint.between(self.scene, self.at, spots)
        letter = self.scene.formula(f'part("{self.name}", {self.name}) =', self.size).stand(self.left, self.baseline)
        at = point_after(float(letter.get_right()[0]) + _GAP, PLACES, ends, self.size), self.baseline
        colour = theme.ROLES[self.name]
        number = Readout(lambda: running.read[self.axis], PLACES, self.size, colour=colour, point=at)
        return [letter, number]
