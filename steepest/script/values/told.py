"""Numbers that say by themselves how many digits they are told with: what a person typed, and what stands beside a
number that would read the same."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

TYPED = 15  # digits of a number that a person typed


class ToldNumber(Fraction):
    """A number that is told with so many significant `digits` at least, or with so many `decimals`.

    It is a fraction like any other. Sums and products of it are plain fractions; only its sign may change.

    >>> typed = ToldNumber(Fraction("2.99999999"))
    >>> typed.digits, -typed, (-typed).digits, type(2 * typed).__name__
    (15, Fraction(-299999999, 100000000), 15, 'Fraction')
    """

    __slots__ = ("decimals", "digits")
    digits: int
    decimals: int

    def __new__(
        cls, value: Fraction | int, below: int | None = None, *, digits: int = TYPED, decimals: int = 0
    ) -> ToldNumber:
        """The number with the least digits that it is told with; as for every fraction, a number or a quotient."""
        self = super().__new__(cls, value, below)
        self.digits, self.decimals = digits, decimals
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.numerator, self.denominator, self.digits, self.decimals)

    def __copy__(self) -> ToldNumber:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> ToldNumber:
        return self

    def __neg__(self) -> ToldNumber:
        return ToldNumber(super().__neg__(), digits=self.digits, decimals=self.decimals)

    def __abs__(self) -> ToldNumber:
        return -self if self < 0 else self

    def __repr__(self) -> str:
        return f"Fraction({self.numerator}, {self.denominator})"


def _again(above: int, below: int, digits: int, decimals: int) -> ToldNumber:
    return ToldNumber(above, below, digits=digits, decimals=decimals)
