"""The gradient at the point of a level surface as a column of numbers, and its direction in smaller whole ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from steepest.calculus import LevelSurface
from steepest.stage import theme
from steepest.stage.figures.formula.column_vector import ColumnVector
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene


class GradientColumns:
    """The gradient of a `surface`, which `fact` names, in a `column` `under` something, a colour for each number; and
    its direction under that, where smaller whole numbers tell it, in `lower`: with how many times that the gradient is,
    or with a label, `beside`."""

    def __init__(
        self,
        scene: LectureScene[Any],
        surface: LevelSurface,
        fact: str,
        colours: Sequence[str],
        under: Typeset,
        beside: str,
    ) -> None:
        def column(head: Typeset, name: str, below: Typeset | ColumnVector, among: int) -> ColumnVector:
            told = {f"{fact}.{name}[{k}]": colour for k, colour in enumerate(colours)}
            return ColumnVector.of(scene, head, told, theme.UNDER_PANEL, under=below, among=among)

        nabla = scene.formula("nabla f =", colour=theme.GRADIENT)
        self.column = column(nabla, "gradient", under, among=1 + surface.shortens)
        self.lower = list[ColumnVector]()
        if surface.shortens:
            times = scene.formula(f"= {{{fact}.times:g}} dot", colour=theme.GRADIENT)
            head = times if surface.multiplies else scene.words(beside, colour=theme.GRADIENT)
            self.lower = [column(head, "steepest", self.column, among=1)]
