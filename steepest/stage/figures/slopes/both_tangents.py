"""Both slopes at a point of a block, as tangents of one length."""

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

_LONG = 1.9  # of each, in units of the block
_WAYS = ((1, 0), theme.FIRST), ((0, 1), theme.SECOND)


class BothTangents(Assembly):
    """Tangents along x and along y at a point of a block, where somebody stands. It has room for them from now on, and
    is turned so that neither is seen end-on. All are of one length, on every block: they tell a way and how it tilts,
    and beside each stands its slope, an entry of the fact `slopes`. `along` has both, each with its slope.
    """

    def __init__(self, scene: LectureScene[Any], land: Block, who: Somebody, at: Point, slopes: str) -> None:
        self.arrows = [land.tangent(at, way, ink, _LONG, full=True) for way, ink in _WAYS]
        lines = [points_of(arrow, land.whole) for arrow in self.arrows]
        view = parting(land.landscape.view, lines)
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
