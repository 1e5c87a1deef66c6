"""One number of float64 minus another that is nearly the same, digit by digit: what is left of them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cached_property

__all__ = ["Subtraction", "begin_alike", "written"]

_DIGITS = 17  # so many tell every number of float64 from its neighbours
_FURTHER = 8  # digits that may be told beyond these, until what is told adds up
_EXACT = 800  # digits: no number of float64 has more
_LEAST, _MOST = 1e-3, 1e4  # sizes that are read digit by digit


@dataclass(frozen=True)
class Subtraction:
    """`more` minus `less`, both of float64, told with so many `decimals` that each number is told from its neighbours,
    and that the difference is that of the digits that are told; with so many `further` ones at least.

    >>> left = Subtraction(15.000000000014001, 15.0)
    >>> left.decimals, left.alike, left.quotient_decimals(1e-12)
    (15, 13, 3)
    """

    more: float
    less: float
    further: int = 0

    @property
    def difference(self) -> Fraction:
        """What is left, exactly."""
        return Fraction(self.more) - Fraction(self.less)

    @property
    def is_told(self) -> bool:
        """Whether both are of a size that is read digit by digit, and begin alike."""
        return all(_LEAST <= abs(value) < _MOST for value in (self.more, self.less)) and self.alike > 3

    @cached_property
    def decimals(self) -> int:
        """How many decimals are told of all three."""
        least = max(_DIGITS - 1 - math.floor(math.log10(max(abs(self.more), abs(self.less)))), 1) + self.further
        return next((count for count in range(least, least + _FURTHER) if self._adds_up(count)), least)

    @property
    def told(self) -> tuple[str, str, str]:
        """Both, and what is left, as plain digits."""
        return self.digits(self.more), self.digits(self.less), self.digits(self.difference)

    @property
    def alike(self) -> int:
        """How many signs of both are the same from the first on, their decimal point among them."""
        return begin_alike(*self.told[:2])

    def digits(self, value: Fraction | float) -> str:
        """A number with as many decimals."""
        return written(Fraction(value), self.decimals)

    def quotient_decimals(self, by: float) -> int:
        """How many decimals are left of the difference where it is divided by a small step."""
        return max(self.decimals + math.floor(math.log10(by) + 0.5), 0)

    def _adds_up(self, count: int) -> bool:
        values = Fraction(self.more), Fraction(self.less), self.difference
        more, less, left = (Decimal(written(each, count)) for each in values)
        with localcontext(prec=_EXACT):
            return more - less == left


def begin_alike(one: str, other: str) -> int:
    """How many signs of two texts are the same from the first on.

    >>> begin_alike("14.001", "14.000"), begin_alike("13.9", "14.0"), begin_alike("5.0", "5.0")
    (5, 1, 3)
    """
    pairs = enumerate(zip(one, other, strict=False))
    return next((k for k, (sign, others) in pairs if sign != others), min(len(one), len(other)))


def written(value: Fraction, decimals: int) -> str:
    """A number with so many decimals."""
    scaled = round(value * 10**decimals)
    sign, digits = "-" * (scaled < 0), str(abs(scaled)).rjust(decimals + 1, "0")
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}" if decimals else sign + digits
