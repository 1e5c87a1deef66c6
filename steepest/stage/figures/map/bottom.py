"""The bottom that a walk over a map is on its way to, a ring with its name and its place, and its valley's floor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, VMobject

from steepest.calculus import CriticalPoint, added, scaled
from steepest.stage import theme
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Target
from steepest.stage.figures.label import Label
from steepest.stage.play.entrances import Assembly, gone

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map
    from steepest.stage.play.scene import LectureScene

_NAMED = 0.85  # of a floor's length, to its words
_WITHIN = 1e-10  # of the edge, in scene units: the ends of a line are on the map, for all rounding


def bottom_on(scene: LectureScene[Any], land: Map, fact: str, *coming: Drawn) -> Target:
    """The ring on the map `land` around the bottom that a `fact` of a `scene` knows, which is a `Surroundings`; nothing
    where that knows none. Its words keep off arrows and lines that are `coming`."""
    around = scene.facts
    for name in fact.split("."):
        around = getattr(around, name)
    if around.bottom is None:
        return land.target(None)
    place = scene.formula(f"{{{fact}.bottom.at:.4g}}", size=theme.LABEL_SIZE)
    return land.target(around.bottom.at, scene.words("bottom"), place, off=coming)


class ValleyFloor(Assembly):
    """The floor of a valley on the map `land`, with words beside it: the straight line through the `bottom` of a
    quadratic along which it bends least, from edge to edge. Nothing where there is no bottom, or the line is off the
    map."""

    def __init__(self, land: Map, bottom: CriticalPoint | None, words: VMobject) -> None:
        self.land, self.line, self.named = land, list[FlatLine](), list[Label]()
        if bottom is None:
            return
        far, along = sum(high - low for low, high in land.window), bottom.curvatures[0].direction
        ends = (land.plane.place(added(bottom.at, scaled(along, off))) for off in (-far, far))
        if seen := land.box.shrunk(_WITHIN).clip(*ends):
            start, end = land.plane.back(np.array(seen))
            self.named = [land.label(words, tuple(start + _NAMED * (end - start)))]
            self.line = [land.line([start.tolist(), end.tolist()], theme.QUIET, dashed=True)]

    @property
    def parts(self) -> list[FlatLine | Label]:
        """The line and its words."""
        return [*self.line, *self.named]

    def going(self) -> list[Animation]:
        """The line disappears, and the words leave their place."""
        return [*gone(*self.line), *self.land.drop(*self.named)]
