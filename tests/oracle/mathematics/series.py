"""Power series in one parameter t, cut off after a few powers, with coefficients of 110 digits.

A function is evaluated along a ray, place + t · way with t ≥ 0, so its derivatives along that ray are its coefficients.
A ray has two ends: where a function has a kink, as |x| has at 0, the series along a way and along its opposite differ.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from mpmath import mp, mpf

DIGITS = 110
ZERO = mpf(10) ** -90
"""A computed number smaller than this, for its size, is zero: rounding at 110 digits leaves less behind."""

mp.dps = DIGITS


class Nothing(ArithmeticError):
    """The function has no value, or no slope along a ray."""


class TooLarge(Nothing):
    """The function has a value that is too large for any computer."""


class Series:
    """c[0] + c[1] t + c[2] t² …, for t ≥ 0. `rough` tells that a kink was met, so that the other way may differ."""

    __slots__ = ("c", "rough")

    def __init__(self, coefficients: list[mpf], rough: bool = False) -> None:
        self.c, self.rough = coefficients, rough

    @classmethod
    def constant(cls, value: mpf, order: int) -> Series:
        return cls([value] + [mpf(0)] * order)

    def __add__(self, other: Series) -> Series:
        sums = [_sum(a, b) for a, b in zip(self.c, other.c, strict=True)]
        return Series(sums, self.rough or other.rough)

    def __neg__(self) -> Series:
        return Series([-a for a in self.c], self.rough)

    def __sub__(self, other: Series) -> Series:
        return self + -other

    def __mul__(self, other: Series) -> Series:
        a, b = self.c, other.c
        if not any(b[1:]):
            products = [one * b[0] for one in a]
        elif not any(a[1:]):
            products = [a[0] * one for one in b]
        elif len(a) == 2:
            products = [a[0] * b[0], a[0] * b[1] + a[1] * b[0]]
        else:
            products = [sum((a[j] * b[k - j] for j in range(k + 1)), mpf(0)) for k in range(len(a))]
        return Series(products, self.rough or other.rough)

    def __truediv__(self, other: Series) -> Series:
        a, b = self.c, other.c
        if not b[0]:
            raise Nothing("division by zero")
        found: list[mpf] = []
        for k in range(len(a)):
            found.append((a[k] - sum((found[j] * b[k - j] for j in range(k)), mpf(0))) / b[0])
        return Series(found, self.rough or other.rough)

    def power(self, exponent: int) -> Series:
        if exponent < 0:
            return Series.constant(mpf(1), len(self.c) - 1) / self.power(-exponent)
        if exponent == 0:
            return Series.constant(mpf(1), len(self.c) - 1)
        half = self.power(exponent // 2)
        return half * half * self if exponent % 2 else half * half

    def composed(self, derivatives: Callable[[mpf, int], list[mpf]]) -> Series:
        """f(self), where `derivatives(at, order)` gives the Taylor coefficients of f at a place."""
        outer = derivatives(self.c[0], len(self.c) - 1)
        if len(outer) <= 2:
            return Series([outer[0], *(outer[1] * slope for slope in self.c[1:])], self.rough)
        inner = Series([mpf(0), *self.c[1:]], self.rough)
        result = Series.constant(outer[-1], len(self.c) - 1)
        for coefficient in reversed(outer[:-1]):
            result = result * inner + Series.constant(coefficient, len(self.c) - 1)
        return Series(result.c, self.rough)

    def root(self) -> Series:
        if self.c[0] < 0:
            raise Nothing("root of a negative number")
        if self.c[0]:
            return self.real_power(mpf(1) / 2)
        first = next((k for k, a in enumerate(self.c) if a), None)
        if first is None:  # zero along the whole ray, as far as is seen
            return Series(self.c, True)
        if first % 2 or self.c[first] < 0:
            raise Nothing("a root begins with an endless slope")
        half, size = first // 2, len(self.c)
        # t^first (c + …): the root is t^half √(c + …); what is not seen of the tail are powers that are cut off.
        tail = Series([*self.c[first:], *[mpf(0)] * first]).root().c
        return Series(([mpf(0)] * half + tail)[:size], True)

    def _power_from_zero(self, exponent: mpf) -> Series:
        """As for a root: t^first (c + …) to a power is t^(first · power) (c + …)^power."""
        first, size = next((k for k, a in enumerate(self.c) if a), None), len(self.c)
        if first is None:
            return Series(self.c, True)
        start = first * exponent
        if self.c[first] < 0 or (start != int(start) and start <= size - 1):
            raise Nothing("a power of what is not positive, or that begins with an endless derivative")
        if start >= size:
            return Series([mpf(0)] * size, True)
        tail = Series([*self.c[first:], *[mpf(0)] * first]).real_power(exponent).c
        return Series(([mpf(0)] * int(start) + tail)[:size], True)

    def real_power(self, exponent: mpf) -> Series:
        if not self.c[0] and exponent > 0:
            return self._power_from_zero(exponent)
        if self.c[0] <= 0:
            raise Nothing("a power of what is not positive")
        binomials: Callable[[mpf, int], list[mpf]] = lambda at, order: [  # noqa: E731
            mp.binomial(exponent, k) * at ** (exponent - k) for k in range(order + 1)
        ]
        return self.composed(binomials)

    def size(self) -> Series:
        """Its absolute value."""
        first = next((a for a in self.c if a), mpf(0))
        kink = self.rough or not self.c[0]
        return Series([-a for a in self.c] if first < 0 else self.c, kink)


def _sum(a: mpf, b: mpf) -> mpf:
    """a + b; zero where they cancel to all digits but the last."""
    total = a + b
    return mpf(0) if total and abs(total) <= ZERO * max(abs(a), abs(b)) else total


def sine(at: mpf, order: int) -> list[mpf]:
    sin, cos = _turned(at, mp.prec)
    cycle = [sin, cos, -sin, -cos]
    return [cycle[k % 4] / mp.factorial(k) if k > 1 else cycle[k] for k in range(order + 1)]


def cosine(at: mpf, order: int) -> list[mpf]:
    sin, cos = _turned(at, mp.prec)
    cycle = [cos, -sin, -cos, sin]
    return [cycle[k % 4] / mp.factorial(k) if k > 1 else cycle[k] for k in range(order + 1)]


def exponential(at: mpf, order: int) -> list[mpf]:
    value = _grown(at, mp.prec)
    return [value / mp.factorial(k) if k > 1 else value for k in range(order + 1)]


def logarithm(at: mpf, order: int) -> list[mpf]:
    if at <= 0:
        raise Nothing("logarithm of what is not positive")
    return [_clean(mp.log(at)), *(-((-1 / at) ** k) / k for k in range(1, order + 1))]


# The same place is asked once for each variable.


@lru_cache(maxsize=256)
def _turned(at: mpf, precision: int) -> tuple[mpf, mpf]:
    cos, sin = mp.cos_sin(at)
    return _clean(sin), _clean(cos)


@lru_cache(maxsize=256)
def _grown(at: mpf, precision: int) -> mpf:
    if at > 10**5:
        raise TooLarge("an exponential")
    return mp.exp(at)


def _clean(value: mpf) -> mpf:
    return mpf(0) if abs(value) < ZERO else value
