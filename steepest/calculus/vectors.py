"""Vectors of numbers, as plain tuples in the order of the variables."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from fractions import Fraction

from steepest.calculus.certainty.no_answer import NoAnswer
from steepest.calculus.numbers import Number, Point, root

__all__ = ["added", "component", "dot", "length", "scaled", "subtracted", "turned", "unit"]


_ROUNDED = 4 * sys.float_info.epsilon
"""By which share of the size of its parts a product with a vector of length 1 may be off."""


def component(v: Sequence[Number], way: Sequence[Number]) -> Number:
    """Return how far a vector leads along another one of length 1; where the parts of a float cancel up to its
    rounding, zero.

    >>> component((3, 4), (Fraction(3, 5), Fraction(4, 5)))
    Fraction(5, 1)
    >>> component((0.5, 0.5), (math.cos(math.pi / 4), -math.sin(math.pi / 4)))
    0.0
    """
    found = dot(v, way)
    if not isinstance(found, float):
        return found
    size = sum(abs(float(a) * float(b)) for a, b in zip(v, way, strict=True))
    return 0.0 if abs(found) <= _ROUNDED * size else found


def dot(v: Sequence[Number], w: Sequence[Number]) -> Number:
    """Return the scalar product of two vectors of equal length.

    >>> dot((3, 4), (2, -1))
    Fraction(2, 1)
    """
    total: Number = Fraction(0)
    for a, b in zip(v, w, strict=True):
        total += a * b
    return total


def length(v: Sequence[Number]) -> Number:
    """Return the Euclidean length: exact where it is rational.

    >>> length((Fraction(3), Fraction(4))), length((Fraction(2), Fraction(4)))
    (Fraction(5, 1), 4.47213595499958)
    """
    if any(isinstance(a, float) for a in v):
        return math.hypot(*map(float, v))
    return root(dot(v, v))


def scaled(v: Sequence[Number], factor: Number) -> Point:
    """Return the vector times a number.

    >>> scaled((1, 2), 3)
    (3, 6)
    """
    return tuple(factor * a for a in v)


def added(v: Sequence[Number], w: Sequence[Number]) -> Point:
    """Return the sum of two vectors.

    >>> added((1, 2), (3, 4))
    (4, 6)
    """
    return tuple(a + b for a, b in zip(v, w, strict=True))


def subtracted(v: Sequence[Number], w: Sequence[Number]) -> Point:
    """Return the first vector less the second.

    >>> subtracted((1, 2), (3, 5))
    (-2, -3)
    """
    return tuple(a - b for a, b in zip(v, w, strict=True))


def unit(v: Sequence[Number]) -> Point:
    """Return the vector of length 1 in the same direction: exact where the length is rational.

    Raises NoAnswer for the zero vector.

    >>> unit((Fraction(4), Fraction(3)))
    (Fraction(4, 5), Fraction(3, 5))
    """
    size = length(v)
    if not size:
        raise NoAnswer("the zero vector has no direction")
    return tuple(a / size for a in v)


def turned(v: Sequence[Number]) -> Point:
    """Return a vector of the plane turned by a right angle, counterclockwise.

    >>> turned((4, 3))
    (-3, 4)
    """
    x, y = v
    return (-y, x)
