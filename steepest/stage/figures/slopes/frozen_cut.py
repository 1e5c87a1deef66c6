"""A cut in which a variable is frozen: a pane of ice stands in it, and the edge of the ground is lit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from manim import Animation, Mobject

from steepest.calculus import Cut
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.ground.things import Thing
from steepest.stage.play.entrances import Actor, Assembly, come

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_LONG = 2.4  # of an arrow along the edge, in units of the block


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
        self._parts: tuple[Actor | Mobject, ...] = (
            glass,
            self.rim,
            edge,
            land.label(words, self.rim, off=(self.rim, edge, *off)),
        )

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """Pane, rim, edge and words, and what has come to them."""
        return self._parts


class SlopedCut(FrozenCut):
    """The same with an arrow along the edge, the way in which its variable grows, and the name of the partial
    derivative: `sloped` brings them, and they go with the pane. `land.look_into(cut, pane.tall)` leaves room for all of
    it."""

    def __init__(self, scene: LectureScene[Any], land: Block, cut: Cut, at: str = "point") -> None:
        way = (0, 1) if cut.axis else (1, 0)
        self.arrow = land.tangent(cut.at, way, theme.ROLES[cut.name], _LONG)
        super().__init__(scene, land, cut, at, [self.arrow])
        self.scene, self.land, self.cut = scene, land, cut
        self.tall = [self.rim, self.arrow]

    def sloped(self) -> list[Animation]:
        """The arrow comes, and its name."""
        name = f'partial f \\/ partial part("{self.cut.name}", {self.cut.name})'
        words = self.scene.formula(name, theme.LABEL_SIZE)
        came = self.arrow, self.land.label(words, self.arrow, above=bool(self.cut.axis))
        self._parts = *self._parts, *came
        return come(*came)
