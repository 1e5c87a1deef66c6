"""Exact numbers: a decimal typed by a person is the decimal, not the float next to it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

from steepest.calculus.certainty import elementary
from steepest.calculus.certainty.enclosure import PRECISION, Enclosure

__all__ = [
    "Enclosure",
    "Number",
    "Point",
    "exact",
    "exact_spans",
    "is_within",
    "largest",
    "magnitude",
    "root",
    "roundest",
]

Number: TypeAlias = Fraction | Enclosure | float
"""What mathematics is told and decided by is a Fraction, or an Enclosure where the number is not rational. A float is
what somebody asked for in floats: a place on the way of a movement, the measurement of a computer."""

Point: TypeAlias = tuple[Number, ...]
"""A point or a vector: one number for each variable, in the order of the variables."""

_DECIMAL = re.compile(r"[+-]?(?:\d{1,60}(?:\.\d{0,60})?|\.\d{1,60})(?:[eE][+-]?\d{1,3})?", re.ASCII)
_QUOTIENT = re.compile(r"[+-]?\d{1,60}/\d{1,60}", re.ASCII)


def exact(value: int | Number | Decimal | str) -> Fraction:
    """Return the number as a person means it: 0.1 is a tenth, whether typed or held as a float.

    A float is read through its shortest decimal form; of an enclosure the middle is taken. A text is a decimal
    ("-0.5", "1e-3") or a quotient ("1/3"). Raises ValueError for what is not a finite number.

    >>> exact(0.1), exact("0.1"), exact("1/3"), exact(2)
    (Fraction(1, 10), Fraction(1, 10), Fraction(1, 3), Fraction(2, 1))
    >>> exact("much")
    Traceback (most recent call last):
        ...
    ValueError: 'much' is not a number: write it as in 0.5, -2, 1e-3 or 1/3
    """
    if isinstance(value, bool):
        raise ValueError(f"{str(value).lower()} is not a number")
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int):
        return Fraction(value)
    if isinstance(value, Enclosure):
        return value.fraction
    if isinstance(value, str):
        text = value.strip().replace("−", "-")
        if not (_DECIMAL.fullmatch(text) or _QUOTIENT.fullmatch(text)) or text.endswith("/0"):
            shown = repr(value) if len(value) <= 40 else repr(value[:40] + "…")
            raise ValueError(f"{shown} is not a number: write it as in 0.5, -2, 1e-3 or 1/3")
        return Fraction(text)
    try:
        finite = math.isfinite(value)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{value!r} is not a number") from None
    if not finite:
        raise ValueError(f"{value} is not a finite number")
    if isinstance(value, float):
        return Fraction(float.__repr__(value))
    return Fraction(value)


def exact_spans(domain: Iterable[tuple[Any, Any]]) -> list[tuple[Fraction, Fraction]]:
    """A domain, (low, high) per variable, as a person means its numbers: see `exact`.

    >>> exact_spans([(0, 0.5)])
    [(Fraction(0, 1), Fraction(1, 2))]
    """
    return [(exact(low), exact(high)) for low, high in domain]


def is_within(point: Point, domain: Sequence[tuple[Number, Number]]) -> bool:
    """Whether a point lies in a domain, or on its edge: (low, high) per variable.

    >>> [is_within(at, [(0, 2), (0, 1)]) for at in ((2, 1), (3, 1))]
    [True, False]
    """
    return all(low <= at <= high for at, (low, high) in zip(point, domain, strict=True))


def largest(values: Iterable[Number]) -> Number:
    """Return the largest absolute value, 0 of none.

    >>> largest([Fraction(1, 2), Fraction(-3)])
    Fraction(3, 1)
    """
    result: Number = Fraction(0)
    for value in values:
        result = max(result, magnitude(value))
    return result


def magnitude(value: Number) -> Number:
    """Return the absolute value, exact if the number is.

    >>> magnitude(Fraction(-1, 2)), magnitude(0.5)
    (Fraction(1, 2), 0.5)
    """
    return -value if value < 0 else value


def root(value: Number, bits: int = PRECISION) -> Number:
    """Return the square root: exact where it is rational. Raises ValueError for a negative number.

    >>> root(Fraction(25)), root(Fraction(2))
    (Fraction(5, 1), 1.4142135623730951)
    """
    if value < 0:
        raise ValueError(f"{value} has no square root")
    if isinstance(value, Fraction):
        top, bottom = math.isqrt(value.numerator), math.isqrt(value.denominator)
        if top * top == value.numerator and bottom * bottom == value.denominator:
            return Fraction(top, bottom)
    return math.sqrt(value) if isinstance(value, float) else elementary.root(value, bits)


def roundest(low: float, high: float) -> Fraction:
    """Return the number from `low` to `high`, which is larger, that is told in the fewest digits: the least multiple of
    the greatest of 1, 2 and 5 times a power of ten that has one there.

    >>> [str(roundest(*span)) for span in ((7.2, 8.2), (0.312, 0.354), (-3, 2))]
    ['8', '7/20', '0']
    """
    power = Fraction(10) ** (math.ceil(math.log10(high - low)) + 1)
    while True:
        for step in (5 * power, 2 * power, power):
            found = math.ceil(Fraction(low) / step) * step
            if found <= high:
                return found
        power /= 10
