"""Digits are the exact value rounded half to even, however long the fraction is; Python's decimals are the oracle."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

import pytest
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
@given(DECIMALS.filter(lambda number: -4 <= number.adjusted() <= 6) | st.decimals(-99, 99, places=4).filter(bool))
def test_a_number_is_exact_up_to_five_digits_and_else_rounded_to_four_and_never_before_its_point(
    number: Decimal,
) -> None:
    decimals = max(0, 3 - number.adjusted())
    rounded = number.quantize(Decimal(1).scaleb(-decimals), context=EXACT)
    written = short(Fraction(number))
    if len(number.normalize(EXACT).as_tuple().digits) <= 5 or number % 1 == 0:
        assert written.value == Fraction(number) and written.decimals == written.decimals.rstrip("0")
    elif abs(rounded) == 1:
        assert abs(written.value) != 1
    else:
        assert written.value == Fraction(rounded)
        assert len((written.whole + written.decimals).lstrip("0")) >= 4, "without its zeros it reads as exact"


@pytest.mark.parametrize(
    ("typed", "asked", "read"),
    [
        ("2.0005", 4, "2.0005"),
        ("2.00051", 4, "2.001"),
        ("2.00049", 4, "2.000"),
        ("1.6125", 4, "1.6125"),
        ("53.997", 4, "53.997"),
        ("9.999951", 4, "10.00"),
        ("0.999995", 4, "0.999995"),
        ("2.0005", 3, "2.00"),
        ("2.0005", 2, "2"),
        ("12345.67", 4, "12346"),
    ],
)
def test_a_number_that_was_rounded_does_not_read_as_exact(typed: str, asked: int, read: str) -> None:
    written = short(Fraction(typed), asked)
    assert f"{written.whole}.{written.decimals}".rstrip(".") == read


def test_what_a_computer_measured_keeps_no_zeros() -> None:
    written = short(Fraction(0.1), measured=True)
    assert (written.whole, written.decimals) == ("0", "1")
