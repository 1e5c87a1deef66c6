"""A number into decimal digits, rounded from its exact value."""

from dataclasses import dataclass
from fractions import Fraction

EXACT = 5  # digits, at most, of a number that is told exactly: rounded to one fewer, none lies half way between two
SIGNIFICANT = 4  # digits of a number that has no short exact form
KEPT = 3  # where so many digits are asked or more, a rounded number keeps its zeros: without, it would read as exact
SMALLEST_PLAIN, LARGEST_PLAIN = -4, 14  # powers of ten between which digits are written out
LONGEST = 7  # above this power of ten, only those of numbers that few digits show exactly
FEW, LONG = 2, 5  # where no more digits than these are asked, none above this power of ten
CLOSEST = 6  # digits that a number is told with so that it does not read like another one; nobody compares more
MOST = 15  # decimals of a number that does not read as 1
FIXED_EXTRA = -SMALLEST_PLAIN  # decimals up to which a fixed format grows before it turns to powers of ten


@dataclass(frozen=True)
class Digits:
    """±whole.decimals × 10^exponent, in decimal digits; an exponent of None: no power of ten is written."""

    negative: bool
    whole: str
    decimals: str = ""
    exponent: int | None = None

    @property
    def value(self) -> Fraction:
        """The number that they write.

        >>> Digits(True, "1", "25", 3).value
        Fraction(-1250, 1)
        """
        size = Fraction(f"{self.whole}.{self.decimals}") * _ten_to(self.exponent or 0)
        return -size if self.negative else size


def order(value: Fraction) -> int:
    """The power of ten of the first digit of a number that is not zero, exactly.

    >>> order(Fraction(1, 10)), order(Fraction(999)), order(Fraction(-1000))
    (-1, 2, 3)
    """
    top, bottom = abs(value.numerator), value.denominator
    # The logarithm of 2 turns bits into digits, off by one at most; the loops settle it.
    guess = int((top.bit_length() - bottom.bit_length()) * 0.30103)
    while top * 10 ** max(0, -guess) < bottom * 10 ** max(0, guess):
        guess -= 1
    while top * 10 ** max(0, -guess - 1) >= bottom * 10 ** max(0, guess + 1):
        guess += 1
    return guess


def short(value: Fraction, significant: int = SIGNIFICANT, measured: bool = False) -> Digits:
    """The exact value where it is a whole number or short, else rounded to so many significant digits, with the zeros
    that it was rounded to; a whole number of nine digits or more is rounded, too, that they do not show exactly: it
    could be neither read nor heard. Where there is room for two only, one of seven digits is written with a power of
    ten, and none keeps its zeros. What a computer `measured`, or holds as a float, is no exact value, and keeps none.

    What is not 1 does not read as 1 where four digits or more are told: a factor of 1 changes nothing.

    >>> [short(Fraction(each)).decimals for each in ("2.5", "2.0005", "2.00049", "0.99996")]
    ['5', '0005', '000', '99996']
    """
    if value == 0:
        return Digits(False, "0")
    power = order(value)
    if not SMALLEST_PLAIN <= power <= LARGEST_PLAIN or _too_long(value, power, significant):
        return scientific(value, significant)
    if significant == SIGNIFICANT and not measured and _is_exact(value, EXACT - 1 - power):
        significant = EXACT
    decimals = 0 if value.denominator == 1 else max(0, significant - 1 - power)
    if decimals and _rounded(value, decimals) == 10**significant:  # 9.9996 rounds up to the next power
        decimals -= 1
    digits = _plain(value, decimals, trim=significant < KEPT or measured or _is_exact(value, decimals))
    if digits.value in (1, -1) and abs(value) != 1 and decimals >= SIGNIFICANT - 1:
        return _plain(value, min(-order(abs(value) - 1), MOST), trim=True)
    return digits


def _is_exact(value: Fraction, decimals: int) -> bool:
    """Whether so many decimals show it exactly."""
    return decimals >= 0 and 10**decimals % value.denominator == 0


def _too_long(value: Fraction, power: int, significant: int) -> bool:
    if significant <= FEW:
        return power > LONG
    return power > LONGEST and scientific(value, significant).value != value


def fixed(value: Fraction, decimals: int) -> Digits:
    """So many decimals; more where a number that is not zero would print as zero."""
    if value == 0 or round(value * 10**decimals) != 0:
        return scientific(value) if value and order(value) > LONGEST else _plain(value, decimals)
    needed = -order(value)  # shows the first significant digit; rounding up may show one a place before
    if needed > 1 and round(value * 10 ** (needed - 1)) != 0:
        needed -= 1
    return _plain(value, needed) if needed <= max(decimals, FIXED_EXTRA) else scientific(value, 2)


def scientific(value: Fraction, significant: int = SIGNIFICANT) -> Digits:
    """Mantissa and power of ten, without trailing zeros."""
    power = order(value)
    count = _rounded(value, significant - 1 - power)
    if count == 10**significant:  # 9.9996 rounds up to the next power
        count, power = count // 10, power + 1
    text = str(count)
    return Digits(value < 0, text[0], text[1:].rstrip("0"), power)


def _plain(value: Fraction, decimals: int, trim: bool = False) -> Digits:
    count = _rounded(value, decimals)
    text = str(count).rjust(decimals + 1, "0")
    whole, after = (text[:-decimals], text[-decimals:]) if decimals else (text, "")
    return Digits(value < 0, whole, after.rstrip("0") if trim else after)


def _rounded(value: Fraction, power: int) -> int:
    """The size of a number times so many powers of ten, rounded half to even.

    In whole numbers: a Fraction would divide the longest of them by what they have in common, only to be rounded.
    """
    ten: int = 10 ** abs(power)
    top, bottom = abs(value.numerator) * (ten if power > 0 else 1), value.denominator * (1 if power > 0 else ten)
    whole, rest = divmod(top, bottom)
    return whole + int(2 * rest > bottom or (2 * rest == bottom and whole % 2 == 1))


def _ten_to(power: int) -> Fraction:
    return Fraction(10) ** power
