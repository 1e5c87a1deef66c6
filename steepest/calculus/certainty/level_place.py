"""The place next to a given one at which a gradient is zero, to some 60 digits: Newton's method on exact numbers."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from steepest.calculus.certainty.enclosure import enclosed
from steepest.calculus.formula import NoValue
from steepest.calculus.function import Function
from steepest.calculus.linear import solution
from steepest.calculus.numbers import Number, Point, largest
from steepest.calculus.tree.grammar.growth import second_derivative

__all__ = ["level_place"]

_CERTAIN = Fraction(1, 2**200)  # how closely a place is found, next to its size
_FAR = Fraction(1, 1000)  # a way so long, next to the size of the place, leads to no place next to it
_SIMPLE, _BESIDE = 1000, 1e-6  # the largest denominator of a simple fraction, and how near it may be meant
_QUICK = 10**6  # a step so many times shorter than the one before
_FEWEST, _MOST = 24, 400  # steps: six or so will do; where a curvature is zero, it may need many more
_ALIKE = 0.05  # how far the shares by which steps shrink differ where they tell how flat a place is
_MOST_WORK = 5000  # numbers and names of second derivatives, in all steps


def level_place(f: Function, near: Sequence[float]) -> Point | None:
    """Return a place next to `near` at which the gradient of a function is zero; None where Newton's method finds none.

    Coordinates are fractions where they cannot be told from simple ones, and lie between bounds elsewhere.

    >>> from steepest.calculus import Function
    >>> level_place(Function("x**4/4 - 2*x**2", ["x"]), [1.999]), level_place(Function("cos(pi*x)", ["x"]), [1.001])
    ((Fraction(2, 1),), (Fraction(1, 1),))
    """
    if (simple := _simple(f, near)) is not None:
        return simple
    at = [Fraction(value) for value in near]
    widest = max(map(abs, at), default=Fraction(0)) + 1
    way: Number = Fraction(0)
    sizes = [float(widest)]  # of steps since the last that was lengthened
    bend: list[list[Number]] = []
    steps = int(_MOST_WORK / max(1, second_derivative(f.formula.tree)))
    for _ in range(min(max(steps, _FEWEST), _MOST)):
        try:
            gradient = f.gradient(at)
            bend = bend or [
                [f.partial(one).partial(other)(at) for other in f.variables] for one in f.variables
            ]
            step, _ = solution(bend, gradient)
        except (NoValue, ZeroDivisionError):
            return None
        if step is None:
            return None
        size = largest(step)
        if size > _FAR * widest:
            return None
        sizes.append(float(size))
        if (times := _flatness(sizes)) > 1:
            step, size, sizes = tuple(times * by for by in step), times * size, [float(size)]
        way += size
        if way > _FAR * widest:
            return None
        at = [_rounded(value - by) for value, by in zip(at, step, strict=True)]
        if size < _CERTAIN * widest:
            within = 4 * Fraction(*size.as_integer_ratio()) + _CERTAIN * widest
            place = tuple(enclosed(value, within) for value in at)
            try:
                return place if _is_level(f.gradient(place), bend, within) else None
            except NoValue:
                return None
        quick = len(sizes) > 1 and sizes[-1] * _QUICK < sizes[-2]
        bend = bend if quick else []  # what bent the ground a step ago still serves
    return None


def _is_level(gradient: Sequence[Number], bend: Sequence[Sequence[Number]], within: Number) -> bool:
    """Whether a gradient is zero, or the ground is level at a place that cannot be told from this one: a hill that is
    far off may move a level place by no more than its ninetieth digit, and the fraction beside that is meant."""
    if not any(gradient):
        return True
    step = solution(bend, gradient)[0] if bend and not any(type(g) is Fraction and g for g in gradient) else None
    return step is not None and largest(step) <= within


def _simple(f: Function, near: Sequence[float]) -> Point | None:
    """The place of simple fractions next to `near`, if the gradient is exactly zero there. Newton's method does not
    find it where there is no curvature, as at 0 of (x² + y²)^1.5."""
    place = tuple(Fraction(value).limit_denominator(_SIMPLE) for value in near)
    try:
        level = all(isinstance(g, Fraction) and g == 0 for g in f.gradient(place))
    except NoValue:
        return None
    apart = max((abs(float(a) - b) for a, b in zip(place, near, strict=True)), default=0.0)
    return place if level and apart < _BESIDE * (1 + max(map(abs, near), default=0.0)) else None


def _flatness(sizes: Sequence[float]) -> int:
    """How many times as far as Newton's method leads a flat place is, by the sizes of its steps so far; 1 if unknown.

    Where a gradient has a zero of order k, steps shrink by (k - 1)/k, and k times a step leads there. Source:
    E. Schröder, Mathematische Annalen 2 (1870), 317.
    """
    if len(sizes) < 4 or not all(sizes[-3:]):
        return 1
    shrunk, last = sizes[-2] / sizes[-3], sizes[-1] / sizes[-2]
    if not 0.4 < last < 1 or abs(last - shrunk) > _ALIKE * (1 - last):
        return 1
    return round(1 / (1 - last))


def _rounded(value: Number) -> Fraction:
    """The number with some 240 bits before and after the point: exact arithmetic would need ever more."""
    places = 2**240
    return Fraction(round(Fraction(*value.as_integer_ratio()) * places), places)
