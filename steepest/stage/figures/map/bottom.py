"""The bottom that a walk over a map is on its way to, a ring with its name and its place, and its valley's floor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from steepest.calculus import CriticalPoint
from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Target

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map
    from steepest.stage.play.scene import LectureScene


def bottom_on(scene: LectureScene[Any], land: Map, fact: str, *coming: FlatArrow) -> Target:
    """The ring on the map `land` around the bottom that a `fact` of a `scene` knows, which is a `Surroundings`; nothing
    where that knows none. Its words keep off arrows that are `coming`."""
    around = scene.facts
    for name in fact.split("."):
        around = getattr(around, name)
    if around.bottom is None:
        return land.target(None)
    place = scene.formula(f"{{{fact}.bottom.at:.4g}}", size=theme.LABEL_SIZE)
    return land.target(around.bottom.at, scene.words("bottom"), place, off=coming)


def floor_on(land: Map, bottom: CriticalPoint | None) -> list[FlatLine]:
    """The floor of a valley on the map `land`: the straight line through the bottom of a quadratic along which it bends
    least, from edge to edge. Nothing where there is no bottom."""
    if bottom is None:
        return []
    at, way = (np.array(each, float) for each in (bottom.at, bottom.curvatures[0].direction))
    sides = [
        np.sort((np.array(ends, float) - here) / along)
        for ends, here, along in zip(land.window, at, way, strict=True)
        if along
    ]
    shares = max(near for near, _ in sides), min(far for _, far in sides)
    return [land.line([at + share * way for share in shares], theme.QUIET, dashed=True)]
