"""A cut in which a variable is frozen: a pane of ice stands in it, and the edge of the ground is lit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from manim import Mobject

from steepest.calculus import Cut
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.ground.things import Thing
from steepest.stage.play.entrances import Actor, Assembly

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene


class FrozenCut(Assembly):
    """The pane of ice in a cut through the point that the fact `at` is, with its rim, what is frozen there, and the
    edge of the ground in the colour of the variable that moves. `land.open(cut)` opens the block there. The words keep
    `off` what will come."""

    def __init__(
        self, scene: LectureScene[Any], land: Block, cut: Cut, at: str = "point", off: Sequence[Thing] = ()
    ) -> None:
        frozen = 1 - cut.axis
        name = cut.function.variables[frozen]
        glass, self.rim = land.pane(cut)
        template = f'part("{name}", {name}) = {{{at}[{frozen}]:g}}'
        words = scene.formula(template, theme.LABEL_SIZE, theme.ICE, **{name: theme.ICE})
        edge = land.edge(cut, theme.ROLES[cut.name])
        self._parts = glass, self.rim, edge, land.label(words, self.rim, off=(self.rim, edge, *off))

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """Pane, rim, edge and words."""
        return self._parts
