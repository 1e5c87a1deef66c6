"""Why both sides are wrong by less than one: what they give is the mean of the slope to the right and to the left."""

from __future__ import annotations

from fractions import Fraction

from steepest.calculus.slopes.difference import Measured
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.told_sum import Told, sign_of
from steepest.stage.type.typeset import Typeset

_FORM = ".4g"  # in which slopes are told here


def mean_of_sides(panel: Panel, measured: str, line: float) -> list[Typeset]:
    """The slopes to the right and to the left, and half their sum, of a fact that is a `Measured`, as a line of a
    panel; nothing where that is too long to be read."""
    given = panel.scene.fact(measured, Measured)
    half: Told = (Fraction(1, 2), "g")
    sides = [[half, (each, _FORM)] for each in (given.forward, given.backward)]
    sign = sign_of(sides, (given.central, _FORM))
    halves = f"{{{measured}.forward:{_FORM}}} {{{measured}.backward:+{_FORM}}}"
    told = panel.put(panel.scene.formula(f"({halves}) / 2 {sign} {{{measured}.central:{_FORM}}}"), line)
    return [told] if is_readable(told) else []
