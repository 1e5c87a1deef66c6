"""What pulls at a corner of a walk over a map: the gradient taken backward, or the step, in its two parts, each with
its number."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from manim import Animation

from steepest.calculus import scaled
from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.label import Label
from steepest.stage.figures.map.squared import Squared
from steepest.stage.play.entrances import Assembly, gone

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map
    from steepest.stage.play.scene import LectureScene

_SLIM = 3.2  # legs of a step, which is there too
_ALONG = 1.0, 0.67  # of a leg, to its label: at the tips of legs that follow one another, and before those of slim ones
_WEIGHTS = "w1", "w2"
_LETTERS = 'part("w1", w_1)', 'part("w2", w_2)'


class Pulls(Assembly):
    """The parts along both weights of the gradient taken backward on the map `land`, after a `number` of steps of the
    walk that is a `fact` of a `scene`: at the scale of the map, with those parts' numbers, which find their places when
    they come. None is of length 0. Of a step that is `taken` from there, they are slim, and both begin where it does,
    so that no head lies under another. Of what they are parts is `squared`, which comes by itself, where it is asked
    for.
    """

    def __init__(
        self, scene: LectureScene[Any], land: Map, fact: str, number: int, taken: bool = False
    ) -> None:
        self.scene, self.land, self.fact, self.walk = scene, land, fact, getattr(scene.facts, fact)
        self.number, self.taken, walk = number, taken, self.walk
        if taken:
            self.times, self.told = 'part("eta", eta) thin', f"{fact}.steps[{number}]"
            arrows = land.parts(walk.points[number], walk.steps[number], 1, _SLIM, chained=False)
        else:
            self.times, self.told = "", f"-{fact}.gradients[{number}]"
            arrows = land.parts(walk.points[number], scaled(walk.gradients[number], -1))
        self.along = {axis: arrow for axis, arrow in enumerate(arrows) if len(arrow.outline)}

    @property
    def arrows(self) -> list[FlatArrow]:
        """The arrows."""
        return [*self.along.values()]

    @cached_property
    def squared(self) -> Squared:
        """The arrow of which they are parts, square to the level line, which is traced when this is first asked for."""
        return Squared(self.land, self.walk, self.number, self.taken)

    @property
    def _whole(self) -> list[FlatArrow]:
        return [self.squared.arrow] if "squared" in vars(self) else []

    @cached_property
    def labels(self) -> list[Label]:
        """Their labels, in the places that are free when they are first asked for, off what they are parts of, too,
        where that has come."""
        found = []
        for axis, arrow in self.along.items():
            others = [other for other in self.arrows if other is not arrow] + self._whole
            forms = (self.scene.formula(form, theme.LABEL_SIZE) for form in self._forms(axis))
            found.append(self.land.label(self.land.shortest(*forms), arrow, *others, far=_ALONG[self.taken]))
        return found

    def _forms(self, axis: int) -> list[str]:
        """The templates of the label along one weight, the longest first: that of a negative slope, taken
        backward, tells how its sign turns."""
        side = f"- {self.times} partial L \\/ partial {_LETTERS[axis]}"
        number = f'part("{_WEIGHTS[axis]}", {{{self.told}[{axis}]:.3g}})'  # of one colour with its arrow
        turned = not self.taken and self.walk.gradients[self.number][axis] < 0
        slope = f"- ({{{self.fact}.gradients[{self.number}][{axis}]:.3g}})"
        return [*([f"{side} = {slope} = {number}"] if turned else []), f"{side} = {number}"]

    def leg(self, axis: int) -> list[Any]:
        """The arrow along one weight, with its label; nothing where that has no length."""
        told = zip(self.along, self.arrows, self.labels, strict=True)
        return [each for along, *leg in told if along == axis for each in leg]

    def going(self) -> list[Animation]:
        """All of it disappears, with the arrow of which they are parts, and the labels leave their places."""
        return [*gone(*self.arrows, *self._whole), *self.land.drop(*self.labels)]

    @property
    def parts(self) -> list[Any]:
        """The arrows and their labels."""
        return [*self.arrows, *self.labels]
