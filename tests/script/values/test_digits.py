"""Digits are the exact value rounded half to even, however long the fraction is; Python's decimals are the oracle."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from steepest.script.values.digits import order, scientific, short
from tests.families import examples

EXACT = Context(prec=4000, rounding=ROUND_HALF_EVEN)
DECIMALS = st.builds(
    lambda count, by: Decimal(count).scaleb(by, EXACT), st.integers(-(10**80), 10**80), st.integers(-90, 40)
).filter(bool)


@examples(300)
@given(DECIMALS, st.integers(1, 9))
@example(Decimal("0.00125"), 2)
@example(Decimal("-0.0099995"), 4)
@example(Decimal("99995"), 4)
@example(Decimal("1e-90"), 1)
def test_a_mantissa_is_the_exact_value_rounded_half_to_even(number: Decimal, significant: int) -> None:
    written = scientific(Fraction(number), significant)
    rounded = Context(prec=significant, rounding=ROUND_HALF_EVEN).plus(number)
    assert written.value == Fraction(rounded)
    assert written.exponent == rounded.adjusted()
    assert order(Fraction(number)) == number.adjusted()


@examples(300)
@given(DECIMALS.filter(lambda number: -4 <= number.adjusted() <= 6))
def test_a_short_number_is_rounded_to_four_digits_and_never_before_its_point(number: Decimal) -> None:
    decimals = max(0, 3 - number.adjusted())
    rounded = number.quantize(Decimal(1).scaleb(-decimals), context=EXACT)
    written = short(Fraction(number)).value
    assert written == Fraction(rounded) or (abs(rounded) == 1 and abs(written) != 1)
