"""Tells a kink from a place at which only the rules of derivatives fail."""

from __future__ import annotations

from collections.abc import Callable

from steepest.calculus.formula import Formula, NoValue, at
from steepest.calculus.numbers import Number, Point

__all__ = ["no_slope"]

_STEPS = (1e-4, 1e-6)
_SHARE = 0.9  # where there is a slope, rates of change to either side differ less the shorter the step
_ROUNDING = 1e-7


def no_slope(value: Callable[[Point], Number], formula: Formula, point: Point) -> str:
    """Return a sentence on a function of this formula, with these values, whose derivatives have no value at a point
    where it has one itself.

    The rules for products and for sums give |x|cos x + x sin(x)/|x| for sin(x)·|x|, which has no value at 0, though the
    function is smooth enough to have a slope there. So the rates of change to either side are asked before a slope is
    said not to be there.
    """
    place = at(dict(zip(formula.names, point, strict=True)))
    if all(_agree(value, point, axis) for axis in range(len(point))):
        return f"the slope of {formula.brief} cannot be worked out by rules{place}"
    return f"{formula.brief} has no slope{place}"


def _agree(value: Callable[[Point], Number], point: Point, axis: int) -> bool:
    """Whether the rates of change on both sides along an axis come to the same as the step becomes shorter."""
    here, apart = float(value(point)), []
    for step in _STEPS:
        rates = []
        for by in (step, -step):
            moved = [float(each) for each in point]
            moved[axis] += by * max(1.0, abs(moved[axis]))
            try:
                rates.append((float(value(tuple(moved))) - here) / (moved[axis] - float(point[axis])))
            except NoValue:
                return False
        apart.append(abs(rates[0] - rates[1]) / max(1.0, *map(abs, rates)))
    return apart[1] <= max(_ROUNDING, _SHARE * apart[0])
