"""What a formula says of a slope, as lines of a panel: the slice, the derivative, and its value."""

from __future__ import annotations

from steepest.calculus import Cut
from steepest.stage import theme
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.slopes.ice_name import values_on
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

_NEXT = 2  # lines from a fraction to the one under it


def slope_rule(panel: Panel, cut: str, at: str, line: float) -> list[Typeset]:
    """The partial derivative of a fact that is a `Cut`, and under it its value where the cut stands, which a fact `at`
    tells; the value alone, on the first line, where the derivative is too long to be read."""
    along = panel.scene.fact(cut, Cut)
    head = f'(partial f) / (partial part("{along.name}", {along.name}))'
    rule = panel.put(panel.scene.formula(f"{head} = {{{cut}.rule}}"), line)
    value = f'{head}{{{at}:.3g}} = part("{along.name}", {{{cut}.slope:.4g}})'
    if not is_readable(rule):
        return [panel.told(value, line)]
    return [rule, panel.told(value, line + _NEXT)]


def slice_told(panel: Panel, cut: str, at: str) -> tuple[str, tuple[Typeset, Typeset], Typeset]:
    """How a fact that is a `Cut` through a place, which a fact `at` tells, is written, with the letter that moves and
    the number that the other one has: what its values are called; the names of the axes of a plot of it; and its
    formula, on line 0 of a panel."""
    scene, along = panel.scene, panel.scene.fact(cut, Cut)
    values = values_on(along, at)
    names = scene.letter(along.name), scene.formula(values, theme.LABEL_SIZE)
    return values, names, panel.formula(f"{values} = {{{cut}.edge}}", powers=True)
