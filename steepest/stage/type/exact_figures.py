"""Figures that show a number exactly: how many decimals that takes, and whether a few digits do."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, SupportsFloat

from steepest.calculus import Number
from steepest.script.values.apart import Apart, told
from steepest.script.values.digits import SMALLEST_PLAIN, Digits, order
from steepest.script.values.formats import read_format
from steepest.script.values.showing import digits_of, exact_of
from steepest.script.values.told import ToldNumber

DECIMALS = 4
"""How many decimals a number has at most, where nothing else is said."""
READ = 6
"""How many decimals are read at most."""
_LEAST = 3  # digits that a number is shown with at least
_CHANGE, _LONGEST = 4, 9  # digits that show a small change of a number; and those that it has in all, at most


def decimals_of(values: Iterable[Number], fewest: int = 2, most: int = DECIMALS) -> int:
    """How many decimals show all of some numbers exactly, of a few; the most where none do.

    >>> decimals_of([Fraction(1, 2), Fraction(1, 8)]), decimals_of([Fraction(1, 3)])
    (3, 4)
    """
    found = list(values)
    counts = range(min(fewest, most), most)
    return next((k for k in counts if all(value * 10**k % 1 == 0 for value in found)), most)


def decimals_said(
    values: Iterable[Number], fewest: int = 2, most: int = DECIMALS, said_as: str = "g"
) -> int:
    """The same, and where no few decimals do, as many as one of the numbers is said with in its format, or as show
    three digits of it, if they are read.

    >>> decimals_said([Fraction(1, 3)]), decimals_said([Fraction(1, 307)]), decimals_said([Fraction("0.99999")])
    (4, 6, 5)
    >>> decimals_said([Fraction("0.00050001")]), decimals_said([Fraction("0.000025")])
    (6, 6)
    """
    found = list(values)
    said = ((value, _said(value, said_as)) for value in found)
    written = [(value, len(digits.decimals) - (digits.exponent or 0)) for value, digits in said]
    counts = [count if count <= READ else _LEAST - 1 - order(exact_of(value)) for value, count in written]
    return decimals_of(found, fewest, max([most, *(count for count in counts if count <= READ)]))


def is_cut(value: Number, decimals: int) -> bool:
    """Whether so many decimals show a number as another one: with as few of its digits, where it is told with a power
    of ten, or as 1, where it was typed with more of them.

    >>> is_cut(Fraction("0.0000711"), 4), is_cut(Fraction("0.000025"), 6), is_cut(Fraction("0.0123"), 2)
    (True, False, False)
    >>> is_cut(ToldNumber(Fraction("0.9999999")), 4), is_cut(ToldNumber(Fraction("0.9999999")), 7)
    (True, False)
    """
    if isinstance(value, ToldNumber) and reads_as_one(value, decimals):
        return True
    exact = abs(exact_of(value))
    return exact > 0 and order(exact) < SMALLEST_PLAIN and exact * 10**decimals % 1 != 0


def reads_as_one(value: Number, decimals: int) -> bool:
    """Whether a number that is not 1 or -1 is shown as that with so many decimals.

    >>> reads_as_one(Fraction("0.99999"), 4), reads_as_one(1, 4), reads_as_one(Fraction("0.99999"), 5)
    (True, False, False)
    """
    exact = abs(exact_of(value))
    return exact != 1 and round(exact, decimals) == 1


def digits_told(value: Number, spec: str, names: Mapping[str, object]) -> Digits:
    """The digits that a number is told with in its format over these names, which may ask for more, so that it does not
    read like another one.

    >>> digits_told(Fraction("1234.56"), ".3g", {}).value
    Fraction(1235, 1)
    """
    return digits_of(told(value, getattr(names, "apart", None) or Apart()), read_format(spec))


def decimals_told(value: Number, spec: str, names: Mapping[str, object]) -> int:
    """How many decimals it is told with so; none before a power of ten, or where they are more than are read.

    >>> decimals_told(Fraction("1234.56"), ".3g", {}), decimals_told(Fraction("1.23456"), ".3g", {})
    (0, 2)
    """
    digits = digits_told(value, spec, names)
    return len(digits.decimals) if digits.exponent is None and len(digits.decimals) <= READ else 0


def decimals_within(low: float, high: float, told: Iterable[SupportsFloat]) -> int:
    """How many decimals show a small change of a number that runs from `low` to `high`, and all digits that those of
    its values are said with that are `told`, if they are read.

    >>> decimals_within(0, 37, [5]), decimals_within(-400, 2000, [Fraction(53591, 10000)])
    (2, 4)
    """
    said = map(_said, told)
    counts = [len(digits.decimals) for digits in said if digits.exponent is None]
    whole = len(str(int(max(abs(low), abs(high)))))
    usual = min(max(_CHANGE - math.ceil(math.log10(high - low)), 0), DECIMALS)
    return max([usual, *(min(count, _LONGEST - whole) for count in counts)])


def _said(value: Any, said_as: str = "g") -> Digits:
    """The digits that a number is said with, whatever it says of them itself."""
    return digits_of(exact_of(value), read_format(said_as), measured=isinstance(value, float))


def is_short(value: Number, significant: int = 4) -> bool:
    """Whether it is a whole number, or one that a few significant digits show exactly.

    >>> is_short(Fraction(12345)), is_short(Fraction(5, 4)), is_short(Fraction(1, 3))
    (True, True, False)
    """
    return value == round(value) or Fraction(f"{float(value):.{significant}g}") == value


def spec_of(values: Iterable[Number]) -> str:
    """How numbers that belong together are shown: with three decimals where those tell them well, else by five digits.

    >>> spec_of([9, 12.96]), spec_of([0.002, 9])
    ('.3f', '.5g')
    """
    return ".3f" if all(1 <= value < 1000 for value in values) else ".5g"
