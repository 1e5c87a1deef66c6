"""How a valley's slope changes with every unit of offset: numbers at the sticks along it, and marks on the offset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manim import VMobject

from steepest.stage import theme
from steepest.stage.figures.valley.bend import Bend
from steepest.stage.figures.valley.offset import Offset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene


def units_of(scene: LectureScene[Any], stick: Bend, offset: Offset, fact: str = "bowl") -> list[VMobject]:
    """The slope at each stick that stays at a unit of offset and at the one at the start, of the bowl that a `scene`
    has as a `fact`, and each of those units on the offset; nothing where there are none."""
    bowl = getattr(scene.facts, fact)
    names = [f"{fact}.units[{k}]" for k in range(len(bowl.units))]
    slopes = [*(f"{each}.slope" for each in names), f"{fact}.curvature * {fact}.offset"] if names else []
    told = [scene.formula(f"{{{each}:.3g}}", theme.LABEL_SIZE, theme.GRADIENT) for each in slopes]
    places = [bowl.bottom + each.offset for each in bowl.units[1:]]
    units = [scene.formula(f"{{{each}.offset:g}}", theme.SMALLEST_SIZE, theme.FIRST) for each in names[1:]]
    return [*stick.numbers(*told), *offset.marks(places, units)]
