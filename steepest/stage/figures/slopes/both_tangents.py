"""Both slopes at a point of a block, as tangents on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from manim import Mobject

from steepest.calculus import Point
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.outlook import parting
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Somebody
from steepest.stage.play.entrances import Actor, Assembly

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_LONGEST = 2.55  # of the longer one, in units of the block: the shorter one has to be seen
_WAYS = ((1, 0), theme.FIRST), ((0, 1), theme.SECOND)


class BothTangents(Assembly):
    """Tangents along x and along y at a point of a block, where somebody stands. It has room for them from now on, and
    is turned so that neither is seen end-on. They are as long as their slopes are steep, on one scale, by which the
    longer one is as long on every block. Beside each stands its slope, an entry of the fact `slopes`; `along` has both,
    each with its slope.
    """

    def __init__(self, scene: LectureScene[Any], land: Block, who: Somebody, at: Point, slopes: str) -> None:
        steep = [abs(float(slope)) for slope in land.function.gradient(at)]
        scale = _LONGEST / (max(steep) or 1.0)
        told = zip(_WAYS, steep, strict=True)
        self.arrows = [land.tangent(at, way, ink, scale * size, full=True) for (way, ink), size in told]
        lines = [points_of(arrow, land.whole) for arrow, size in zip(self.arrows, steep, strict=True) if size]
        view = land.landscape.view
        view = parting(land.whole, view, lines, hidden=False) if lines else view
        land.landscape.face(land.fitted(view, holding=self.arrows))
        words = [
            scene.formula(f"{{{slopes}[{axis}]:g}}", colour=arrow.colour)
            for axis, arrow in enumerate(self.arrows)
        ]
        off = [*self.arrows, who]
        labels = [land.label(*each, off=off) for each in zip(words, self.arrows, strict=True)]
        self.along = list(zip(self.arrows, labels, strict=True))

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """All of it."""
        return [part for pair in self.along for part in pair]
