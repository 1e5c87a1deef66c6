"""Numbers and their powers of ten: written with one, where there is no room for all digits, or rounded to one digit."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from steepest.calculus import Number
from steepest.script.values.digits import scientific
from steepest.script.values.showing import MINUS, RAISED, exact_of


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


def round_below(limit: Number) -> Fraction:
    """The largest number of one digit that is no larger than a limit above zero.

    >>> round_below(0.27), round_below(35)
    (Fraction(1, 5), Fraction(30, 1))
    """
    tens = Fraction(10) ** math.floor(math.log10(limit))
    return max(Fraction(math.floor(Fraction(repr(float(limit))) / tens)), Fraction(1)) * tens
