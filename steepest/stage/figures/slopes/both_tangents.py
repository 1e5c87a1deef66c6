"""Both slopes at a point of a block, as tangents on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
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

_LONGEST, _LEAST = 2.55, 0.7  # in units of the block: of the longer one, and of one that is still seen
_MODEST = 1.25  # likewise, of the longer one at least, where steeper ones stand elsewhere
_WAYS = ((1, 0), theme.FIRST), ((0, 1), theme.SECOND)


class BothTangents(Assembly):
    """Tangents along x and along y at a point of a block, where somebody stands. It has room for them from now on, and
    is turned so that neither is seen end-on. They are as long as their slopes are steep. The longer one has one length
    on every block, but is shorter where another block has steeper slopes, which are told as the fact `others`. What
    would be too short to be seen is longer. Beside each stands its slope, an entry of the fact `slopes`; `along` has
    both, each with its slope.
    """

    def __init__(
        self, scene: LectureScene[Any], land: Block, who: Somebody, at: Point, slopes: str, others: str = ""
    ) -> None:
        steep = np.abs(np.array(land.function.gradient(at), float))
        most = steep.max() or 1.0
        elsewhere = [abs(float(scene.number(f"{others}[{axis}]"))) for axis in range(len(_WAYS)) if others]
        longest = max(_LONGEST * most / max([most, *elsewhere]), _MODEST)
        longs = longest * steep / most
        told = zip(_WAYS, np.maximum(longs, _LEAST), strict=True)
        self.arrows = [land.tangent(at, way, ink, float(long), full=True) for (way, ink), long in told]
        lines = [points_of(arrow, land.whole) for arrow in self.arrows]
        view = parting(land.whole, land.landscape.view, lines, hidden=False)
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
