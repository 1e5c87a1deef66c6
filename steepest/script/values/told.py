"""Numbers that say by themselves how many digits they are told with: what a person typed, and what stands beside a
number that would read the same."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

TYPED = 15  # digits of a number that a person typed


class Told(Fraction):
    """A number that is told with so many significant `digits` at least, or, where it is told with decimals, with so many
    `decimals`. It is a fraction like any other; sums and products of it are fractions, and only its sign may change.

    >>> typed = Told(Fraction("2.99999999"))
    >>> typed.digits, -typed, (-typed).digits, type(2 * typed).__name__
    (15, Fraction(-299999999, 100000000), 15, 'Fraction')
    """

    __slots__ = ("decimals", "digits")
    digits: int
    decimals: int

    def __new__(cls, value: Fraction, digits: int = TYPED, decimals: int = 0) -> Told:
        """The number with the least digits that it is told with."""
        self = super().__new__(cls, value)
        self.digits, self.decimals = digits, decimals
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return Told, (Fraction(self.numerator, self.denominator), self.digits, self.decimals)

    def __copy__(self) -> Told:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Told:
        return self

    def __neg__(self) -> Told:
        return Told(super().__neg__(), self.digits, self.decimals)

    def __abs__(self) -> Told:
        return -self if self < 0 else self

    def __repr__(self) -> str:
        return f"Fraction({self.numerator}, {self.denominator})"
