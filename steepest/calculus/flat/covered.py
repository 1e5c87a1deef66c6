"""Where a function has a value everywhere on a map, and a square around points that is one where it can be."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from steepest.calculus.certainty.pole import pole
from steepest.calculus.flat.critical import Domain
from steepest.calculus.function import Function
from steepest.calculus.numbers import Point, exact, exact_spans

__all__ = ["covers", "square_around", "unit_around"]

_PROBED = 41  # places along each side of a map
_BEFORE, _PAST = Fraction(9, 10), Fraction(11, 10)  # of a unit: a square's room around points, more where a step ends


def covers(function: Function, domain: Domain) -> bool:
    """Whether a function of two variables has a value everywhere on a map, (low, high) per variable, as far as probes
    and the signs of what it divides by tell.

    >>> [covers(Function("x/y", ["x", "y"]), [(0, 1), (low, 2)]) for low in (0, 1)]
    [False, True]
    """
    ends = [(float(low), float(high)) for low, high in exact_spans(domain)]
    heights = function.sample(*np.meshgrid(*(np.linspace(*end, _PROBED) for end in ends)))
    return bool(np.isfinite(heights).all()) and pole(function.formula, ends) is None


def square_around(function: Function, points: Sequence[Point]) -> tuple[tuple[Fraction, Fraction], ...]:
    """A square, (low, high) per variable, with room around points to past the end of a step of one: from whole numbers
    on, where axes stand, if the function has a value everywhere there, else from just before the points.

    >>> [[str(end) for end in span] for span in square_around(Function("x*y", ["x", "y"]), [(1, 2), (1, 1)])]
    [['0', '31/10'], ['0', '31/10']]
    >>> [[str(end) for end in span] for span in square_around(Function("x/y", ["x", "y"]), [(1, 2), (1, 1)])]
    [['1/10', '31/10'], ['1/10', '31/10']]
    """
    ends = [sorted(map(exact, each)) for each in zip(*points, strict=True)]
    close = [first - _BEFORE for first, *_ in ends]
    whole = _square([Fraction(first // 1) for first in close], ends)
    return whole if covers(function, whole) else _square(close, ends)


def unit_around(function: Function, point: Point) -> Domain:
    """A unit around a point, (low, high) per variable, or, where the function would lack a value there, just less than
    one before it and more past it.

    >>> [[str(end) for end in span] for span in unit_around(Function("x/y", ["x", "y"]), (1, 1))]
    [['1/10', '21/10'], ['1/10', '21/10']]
    """
    at = [exact(value) for value in point]
    around = [(value - 1, value + 1) for value in at]
    return around if covers(function, around) else _square([value - _BEFORE for value in at], [*zip(at, strict=True)])


def _square(firsts: Sequence[Fraction], ends: Sequence[Sequence[Fraction]]) -> tuple[tuple[Fraction, Fraction], ...]:
    """The square from these numbers on that reaches past the ends of all axes."""
    side = max(last - first for first, (*_, last) in zip(firsts, ends, strict=True)) + _PAST
    return tuple((first, first + side) for first in firsts)
