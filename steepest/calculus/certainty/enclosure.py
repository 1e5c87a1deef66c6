"""A real number between two bounds of some 77 digits: for values that no fraction holds, such as √2 and sin 1.

Bounds are computed by mpmath's interval arithmetic. What cannot be told from zero becomes the fraction 0 on the spot,
and what cannot be told from a simple fraction becomes that fraction, so that sin π is 0 and √2 · √2 is 2. Rounding
leaves no dust, and whoever asks for a sign, an order or an equality gets the one that holds.
"""

from __future__ import annotations

import math
import numbers
import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeAlias

from steepest.calculus.certainty import libmp

__all__ = ["PRECISION", "Bounds", "Enclosure", "Float", "bounds_of", "enclosed", "made"]

PRECISION = 256
"""Bits of a bound."""

_PARTS = (
    360_360 * 10**9
)  # a simple fraction is one of these parts: all decimals of 9 places, all denominators up to 15
_NARROW = 60  # bits between a part and the width of an enclosure that may be taken for it
FARTHEST = 2**32
"""Numbers beyond two to this power are not reckoned with, on the way to a result either."""


Float: TypeAlias = tuple[int, int, int, int]  # a number of mpmath: sign, mantissa, exponent, bits
Bounds: TypeAlias = tuple[Float, Float]


class Enclosure:
    """A real number that lies between two `bounds`, which have so many `bits`.

    Sums, differences, products, quotients and whole powers with fractions, integers and enclosures are enclosures
    again, or fractions; with a float they are floats. No enclosure holds zero. Two that overlap are equal: no digit
    tells them apart. As a float, as a fraction and on paper it is its middle. Raises OverflowError for what lies
    beyond 2 to the power 2³², and as a float where it is beyond the largest.

    >>> from steepest.calculus.certainty.elementary import root
    >>> two = root(Fraction(2))
    >>> two, two * two, two - root(Fraction(2)), two > Fraction(14142, 10000)
    (1.4142135623730951, Fraction(2, 1), Fraction(0, 1), True)
    """

    __slots__ = ("bits", "bounds")
    __array_ufunc__ = None  # arrays take it as a float

    def __init__(self, bounds: Bounds, bits: int = PRECISION) -> None:
        self.bounds = bounds
        self.bits = bits

    def __reduce__(self) -> tuple[Any, ...]:
        return Enclosure, (self.bounds, self.bits)

    @property
    def _middle(self) -> Float:
        low, high = self.bounds
        return libmp.mpf_shift(libmp.mpf_add(low, high), -1)  # type: ignore[no-any-return]

    # --- seen as another number ---

    def __float__(self) -> float:
        return float(libmp.to_float(self._middle, strict=True, rnd="n"))

    def as_integer_ratio(self) -> tuple[int, int]:
        """Its middle as a quotient of whole numbers."""
        top, bottom = libmp.to_rational(self._middle)
        return int(top), int(bottom)

    @property
    def fraction(self) -> Fraction:
        """Its middle as a fraction."""
        return Fraction(*self.as_integer_ratio())

    @property
    def real(self) -> Enclosure:
        """Itself."""
        return self

    @property
    def imag(self) -> int:
        """Zero."""
        return 0

    @property
    def width(self) -> float:
        """How far its bounds are apart, infinite beyond the largest float."""
        low, high = self.bounds
        return float(libmp.to_float(libmp.mpf_sub(high, low, 53, "u"), strict=False, rnd="u"))

    @property
    def is_float(self) -> bool:
        """Whether it lies within the largest float64."""
        return all(bound[2] + bound[3] <= 1024 for bound in self.bounds)

    def with_bits(self, bits: int) -> Fraction | Enclosure:
        """The same number between bounds of other precision."""
        low, high = self.bounds
        return made((libmp.mpf_pos(low, bits, "f"), libmp.mpf_pos(high, bits, "c")), bits)

    def __repr__(self) -> str:
        return repr(float(self))

    def __format__(self, spec: str) -> str:
        return format(float(self), spec)

    def __hash__(self) -> int:
        return hash(float(self))

    def __bool__(self) -> bool:
        return True

    def __int__(self) -> int:
        return int(self.fraction)

    __trunc__ = __int__

    def __floor__(self) -> int:
        return math.floor(self.fraction)

    def __ceil__(self) -> int:
        return math.ceil(self.fraction)

    def __round__(self, digits: int | None = None) -> int | Fraction:
        return round(self.fraction, digits) if digits is not None else round(self.fraction)

    def __mod__(self, other: Fraction | int) -> Fraction:
        return self.fraction % other

    # --- reckoning ---

    def __neg__(self) -> Enclosure:
        low, high = self.bounds
        return Enclosure((libmp.mpf_neg(high), libmp.mpf_neg(low)), self.bits)

    def __pos__(self) -> Enclosure:
        return self

    def __abs__(self) -> Enclosure:
        return -self if self._is_negative else self

    def __add__(self, other: Any) -> Any:
        return self._with(other, libmp.libmpi.mpi_add, operator.add)

    def __sub__(self, other: Any) -> Any:
        return self._with(other, libmp.libmpi.mpi_sub, operator.sub)

    def __mul__(self, other: Any) -> Any:
        return self._with(other, libmp.libmpi.mpi_mul, operator.mul)

    def __truediv__(self, other: Any) -> Any:
        return self._with(other, _quotient, operator.truediv)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other: Any) -> Any:
        return (-self).__add__(other)

    def __rtruediv__(self, other: Any) -> Any:
        bounds = bounds_of(other, self.bits)
        if bounds is None:
            return other / float(self)
        return made(_quotient(bounds, self.bounds, self.bits), self.bits)

    def __pow__(self, other: Any) -> Any:
        if isinstance(other, (int, Fraction)) and other.as_integer_ratio()[1] == 1:
            return made(libmp.libmpi.mpi_pow_int(self.bounds, int(other), self.bits), self.bits)
        return float(self) ** other

    def __rpow__(self, other: Any) -> Any:
        return other ** float(self)

    def _with(
        self,
        other: Any,
        between_bounds: Callable[[Bounds, Bounds, int], Bounds],
        of_floats: Callable[[float, Any], Any],
    ) -> Any:
        if isinstance(other, Enclosure):
            bits = max(self.bits, other.bits)
            return made(between_bounds(self.bounds, other.bounds, bits), bits)
        bounds = bounds_of(other, self.bits)
        if bounds is None:
            return of_floats(float(self), other)
        return made(between_bounds(self.bounds, bounds, self.bits), self.bits)

    # --- compared ---

    @property
    def _is_negative(self) -> bool:
        return bool(self.bounds[0][0])

    def _compared(self, other: Any) -> int | None:
        """1 where it is larger, -1 where it is smaller, 0 where it cannot be told from the other."""
        if isinstance(other, float):
            own = float(self)
            return (own > other) - (own < other)
        bounds = other.bounds if isinstance(other, Enclosure) else bounds_of(other, self.bits)
        if bounds is None:
            return None
        if libmp.mpf_gt(self.bounds[0], bounds[1]):
            return 1
        return -1 if libmp.mpf_lt(self.bounds[1], bounds[0]) else 0

    def __eq__(self, other: object) -> bool:
        order = self._compared(other)
        return NotImplemented if order is None else order == 0

    def __lt__(self, other: Any) -> bool:
        return self._order(other) < 0

    def __le__(self, other: Any) -> bool:
        return self._order(other) <= 0

    def __gt__(self, other: Any) -> bool:
        return self._order(other) > 0

    def __ge__(self, other: Any) -> bool:
        return self._order(other) >= 0

    def _order(self, other: Any) -> int:
        order = self._compared(other)
        if order is None:
            raise TypeError(f"{self!r} and {other!r} cannot be compared")
        return order


numbers.Real.register(Enclosure)


def enclosed(value: Fraction | int | Enclosure, within: Fraction | int = 0) -> Fraction | Enclosure:
    """Return the number that is known to lie `within` a distance of a value.

    >>> enclosed(Fraction(1, 7), Fraction(1, 10**50)), enclosed(Fraction(1, 10**60), Fraction(1, 10**50))
    (Fraction(1, 7), Fraction(0, 1))
    """
    middle = value.fraction if isinstance(value, Enclosure) else Fraction(value)
    low = libmp.from_rational(*(middle - within).as_integer_ratio(), PRECISION, "f")
    return made((low, libmp.from_rational(*(middle + within).as_integer_ratio(), PRECISION, "c")), PRECISION)


def _quotient(bounds: Bounds, by: Bounds, bits: int) -> Bounds:
    if by[0] == by[1] == libmp.fzero:
        raise ZeroDivisionError("a division by zero has no value")
    return libmp.libmpi.mpi_div(bounds, by, bits)  # type: ignore[no-any-return]


def bounds_of(value: Any, bits: int) -> Bounds | None:
    """The bounds of a fraction or an integer; None for anything else."""
    if not isinstance(value, (int, Fraction)):
        return None
    top, bottom = value.as_integer_ratio()
    low = libmp.from_rational(top, bottom, bits, "f")
    return (
        (low, low) if bottom == 1 and abs(top) < 2**64 else (low, libmp.from_rational(top, bottom, bits, "c"))
    )


def made(bounds: Bounds, bits: int) -> Fraction | Enclosure:
    """The number between two bounds: zero or a simple fraction where it cannot be told from that."""
    low, high = bounds
    if low[0] or not low[1]:  # the lower bound is not above zero
        if not high[0]:  # and the upper not below
            return Fraction(0)
        simple = _simple(*(libmp.mpf_neg(high), libmp.mpf_neg(low)))
        simple = None if simple is None else -simple
    else:
        simple = _simple(low, high)
    if simple is not None:
        return simple
    if max(low[2] + low[3], high[2] + high[3]) > FARTHEST:
        raise OverflowError("beyond all numbers that are reckoned with")
    return Enclosure(bounds, bits)


def _simple(low: Float, high: Float) -> Fraction | None:
    """The simple fraction between two bounds above zero that lie close together; None where there is none."""
    exponent = min(low[2], high[2])
    if exponent >= 0 or high[2] + high[3] < -_NARROW:
        return None
    if low[2] + low[3] < high[2] + high[3] - 1:
        return None  # not half as large: far apart, and a shift may have a billion bits
    least = (low[1] << (low[2] - exponent)) * _PARTS
    most = (high[1] << (high[2] - exponent)) * _PARTS
    if (most - least) >> max(-exponent - _NARROW, 0):
        return None
    part = -(-least >> -exponent)
    return Fraction(part, _PARTS) if part << -exponent <= most else None
