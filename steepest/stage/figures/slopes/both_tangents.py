"""Both slopes at a point of a block, as arrows along the lines of two cuts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Mobject

from steepest.calculus import Cut, Point
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.outlook import parting
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Somebody
from steepest.stage.play.entrances import Actor, Assembly

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

# In units of the block: how long a run is that is seen well, how long another one is, and the most that is climbed.
_SEEN, _LONG, _TALL = (1.35, 5.1), 2.55, 3.6
_FAR = 1.5  # units of the map, where that is seen well
_INKS = theme.FIRST, theme.SECOND


class BothTangents(Assembly):
    """Both slopes at a point of a block, where somebody stands, each as a line on the ground, along which one variable
    moves alone, an arrow that touches it, and beside that the slope, an entry of the fact `slopes`. `along` has these
    for each variable. Arrows go one and a half units over the map, or as far as is seen well where that is not; the
    block has room for them from now on."""

    def __init__(self, scene: LectureScene[Any], land: Block, who: Somebody, at: Point, slopes: str) -> None:
        ways = zip(_run_on(land, at) * np.eye(2), _INKS, strict=True)
        self.arrows = [land.tangent(at, way, ink, None, full=True) for way, ink in ways]
        cuts = zip(land.function.variables, _INKS, strict=True)
        self.edges = [land.edge(Cut(land.function, at, name), ink) for name, ink in cuts]
        self.sides = [*self.arrows, *self.edges]
        view = parting(land.landscape.view, [points_of(arrow, land.whole) for arrow in self.arrows])
        land.landscape.face(land.fitted(view, holding=self.sides))
        words = [scene.formula(f"{{{slopes}[{axis}]:g}}", colour=ink) for axis, ink in enumerate(_INKS)]
        named = [land.label(*each, off=[*self.sides, who]) for each in zip(words, self.arrows, strict=True)]
        self.along: list[tuple[Actor | Mobject, ...]] = [*zip(self.edges, self.arrows, named, strict=True)]

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """All of it."""
        return [part for side in self.along for part in side]


def _run_on(land: Block, at: Point) -> float:
    """How far the arrows go, in units of the map."""
    whole, (x, y) = land.whole, map(float, at)
    start = whole.at(x, y, 0)
    ends = ((x + _FAR, y), (x, y + _FAR))
    length = min(float(np.hypot(*(whole.at(*there, 0) - start)[:2])) for there in ends)
    slopes = [abs(float(land.function.slope(at, way))) for way in ((1, 0), (0, 1))]
    tall = _FAR * float((whole.at(x, y, max(slopes)) - start)[2])
    share = 1.0 if _SEEN[0] <= length <= _SEEN[1] else _LONG / length
    return _FAR * min(share, _TALL / tall if tall else share)
