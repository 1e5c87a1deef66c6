"""A partial derivative with a point put in, under its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manim import Mobject

from steepest.calculus import Spot, TermByTerm
from steepest.stage.figures.formula.ice import Ice
from steepest.stage.figures.formula.sum_line import SumLine
from steepest.stage.type.fitting import is_readable

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

UNDER = 0.7
"""How much room it takes under a line, in scene units."""
_SHARE, _OFF = 0.85, 0.13  # of the size of the line; how far it is off that


def put_under(scene: LectureScene[Any], row: SumLine, fact: TermByTerm, spot: str) -> list[Mobject]:
    """What a derivative comes to at a `spot`, the name of a fact, with the point in place of its letters, and the ice
    on those that are frozen. It begins under the sign of equality of its line, and ends where the line ends, at most;
    there is nothing where no letter stands in the derivative, where it is taller than a line, or too small to read."""
    axis = fact.function.variables.index(fact.name)
    if not scene.fact(spot, Spot).put_in[axis].letters:
        return []
    value = f'part("{fact.name}", {{{spot}.gradient[{axis}]:g}})'
    left, right = float(row.equals.get_left()[0]), max(float(text.get_right()[0]) for text in row.all())
    size = _SHARE * row.equals.size * row.equals.enlarged
    text = scene.formula(f"= {{{spot}.put_in[{axis}]}} = {value}", size).fit(width=right - left)
    if not is_readable(text) or text.height > UNDER - 2 * _OFF:
        return []
    low = min(float(each.get_bottom()[1]) for each in row.all()) - _OFF
    text.stand(left, low - float(text.get_top()[1] - text.baseline))
    frozen = [letter for name in fact.frozen for letter in text.parts.get(name, ())]
    return [text, *([Ice(frozen).freeze()] if frozen else [])]
