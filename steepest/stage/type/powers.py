"""Numbers and their powers of ten: written with one, where there is no room for all digits, or rounded to one digit."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from steepest.calculus import Number
from steepest.script.values.digits import scientific
from steepest.script.values.showing import MINUS, RAISED, exact_of

_LEAST, _MOST = Fraction(1, 10**300), Fraction(10**300)  # between them, float64 has the number


@dataclass(frozen=True)
class Power:
    """A number that shows itself as a mantissa of `significant` digits times a power of ten, in any template; zero,
    which has no power, as 0.

    >>> Power(1234567.0, 3).text(), Power(0).text()
    ('1.23·10⁶', '0')
    """

    value: Number
    significant: int = 2

    def text(self) -> str:
        """In plain characters."""
        if not self.value:
            return "0"
        sign, mantissa, exponent = self._parts()
        times = "" if mantissa == "1" else f"{mantissa}·"
        return f"{sign.replace('-', MINUS)}{times}10{str(exponent).translate(RAISED)}"

    def typst(self, wrap: object = None) -> str:
        """In Typst's notation for formulas; it has no parts to wrap."""
        if not self.value:
            return "0"
        sign, mantissa, exponent = self._parts()
        times = "" if mantissa == "1" else f'{mantissa} class("normal", dot.c)'
        return f"{sign}{times} 10^({exponent})"

    def _parts(self) -> tuple[str, str, int]:
        digits = scientific(exact_of(self.value), self.significant)
        mantissa = digits.whole + ("." + digits.decimals if digits.decimals else "")
        return "-" if digits.negative else "", mantissa, digits.exponent or 0


def scale_below(limit: Number) -> Fraction:
    """The largest scale that is told in a few words and is no larger than a limit above zero: a whole number of one
    digit and zeros, or one divided by such a number.

    >>> scale_below(0.27), scale_below(0.07), scale_below(35)
    (Fraction(1, 4), Fraction(1, 20), Fraction(30, 1))
    """
    exact = limit if isinstance(limit, Fraction) else Fraction(repr(float(limit)))  # a float as it is printed
    if exact < 1:
        step = 10 ** order(1 / exact)
        return Fraction(1, math.ceil(1 / exact / step) * step)
    tens = Fraction(10) ** order(exact)
    return Fraction(math.floor(exact / tens)) * tens


def order(value: Number) -> int:
    """The power of ten of a number's first digit; 0 for 0.

    >>> order(-350), order(0.02), order(0), order(Fraction(1, 10**400))
    (2, -2, 0, -400)
    >>> order(Fraction(10**20 - 1)), order(Fraction(10**400 + 1))
    (19, 400)
    """
    if not value:
        return 0
    exact = abs(exact_of(value))
    as_float = _LEAST < exact < _MOST
    found = math.floor(
        math.log10(exact) if as_float else math.log10(exact.numerator) - math.log10(exact.denominator)
    )
    tens = Fraction(10) ** found
    return found - (exact < tens) + (exact >= 10 * tens)  # logarithms are rounded
