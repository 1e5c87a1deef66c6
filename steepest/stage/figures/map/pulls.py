"""What pulls at a corner of a walk over a map: the gradient taken backward, or the step, in its two parts, each with
its number."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from steepest.calculus import scaled
from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.label import Label
from steepest.stage.play.entrances import Assembly

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map
    from steepest.stage.play.scene import LectureScene

_LETTERS = 'part("w1", w_1)', 'part("w2", w_2)'


class Pulls(Assembly):
    """The parts along both weights of the gradient taken backward on the map `land`, after a `number` of steps of the
    walk that is a `fact` of a `scene`: at the scale of the map, with those parts' numbers, which find their places when
    they come. None is of length 0. Of a step that is `taken` from there, they are the legs that lead to its end.
    """

    def __init__(
        self, scene: LectureScene[Any], land: Map, fact: str, number: int, taken: bool = False
    ) -> None:
        self.scene, self.land, walk = scene, land, getattr(scene.facts, fact)
        if taken:
            self.times, self.told = 'part("eta", eta) thin', f"{fact}.steps[{number}]"
            arrows = land.parts(walk.points[number], walk.steps[number], scale=1)
        else:
            self.times, self.told = "", f"-{fact}.gradients[{number}]"
            arrows = land.parts(walk.points[number], scaled(walk.gradients[number], -1))
        self.along = {axis: arrow for axis, arrow in enumerate(arrows) if len(arrow.outline)}

    @property
    def arrows(self) -> list[FlatArrow]:
        """The arrows."""
        return [*self.along.values()]

    @cached_property
    def labels(self) -> list[Label]:
        """Their labels, in the places that are free when they are first asked for."""
        found = []
        for axis, arrow in self.along.items():
            told = f"- {self.times} partial L \\/ partial {_LETTERS[axis]} = {{{self.told}[{axis}]:.3g}}"
            others = [other for other in self.arrows if other is not arrow]
            found.append(self.land.label(self.scene.formula(told, theme.LABEL_SIZE), arrow, *others))
        return found

    @property
    def parts(self) -> list[Any]:
        """The arrows and their labels."""
        return [*self.arrows, *self.labels]
