"""What pulls at a corner of a walk over a map: the gradient taken backward in its two parts, each with its slope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from steepest.calculus import scaled
from steepest.stage import theme
from steepest.stage.figures.label import Label
from steepest.stage.play.entrances import Assembly

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map
    from steepest.stage.play.scene import LectureScene

_LETTERS = 'part("w1", w_1)', 'part("w2", w_2)'


class Pulls(Assembly):
    """The parts along both weights of the gradient taken backward on the map `land`, after a `number` of steps of the
    walk that is a `fact` of a `scene`: at the scale of the map, with the slopes along them. None is of length 0. Labels
    keep off them from now on.
    """

    def __init__(self, scene: LectureScene[Any], land: Map, fact: str, number: int) -> None:
        walk, slopes = getattr(scene.facts, fact), f"{fact}.gradients[{number}]"
        arrows = land.parts(walk.points[number], scaled(walk.gradients[number], -1))
        self.arrows = [arrow for arrow in arrows if len(arrow.outline)]
        self.labels: list[Label] = []
        land.keep_uncovered(*self.arrows)
        for axis, arrow in enumerate(arrows):
            if arrow in self.arrows:
                others = [other for other in self.arrows if other is not arrow]
                told = f"partial L \\/ partial {_LETTERS[axis]} = {{{slopes}[{axis}]:.3g}}"
                self.labels.append(land.label(scene.formula(told, theme.LABEL_SIZE), arrow, *others))

    @property
    def parts(self) -> list[Any]:
        """The arrows and their labels."""
        return [*self.arrows, *self.labels]
