"""Numbers between bounds, held against mpmath with 110 digits."""

import math
import pickle
import re
from fractions import Fraction
from typing import Any

import mpmath
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from steepest.calculus import Enclosure, Function, NoValue
from steepest.calculus.certainty.enclosure import enclosed
from steepest.calculus.numbers import root
from tests.calculus.strategies import formulas, fractions, points
from tests.families import examples

DIGITS = 110
NAMES = ("sin", "cos", "tan", "tanh", "exp", "log", "sqrt", "pi")
positive = st.fractions(Fraction(1, 1000), 1000, max_denominator=1000)


def independently(source: str, x: Fraction, y: Fraction) -> Any:
    """A formula's value by Python's own parser and mpmath's floats."""
    numbers = re.sub(r"(?<![\w.])(\d+(?:\.\d+)?)", r'mpf("\1")', source)
    known = {name: getattr(mpmath, name) for name in NAMES}
    at = {"x": mpmath.mpf(x.numerator) / x.denominator, "y": mpmath.mpf(y.numerator) / y.denominator}
    return eval(numbers, {"mpf": mpmath.mpf, "abs": abs, **known, **at})


def middle(value: Any) -> Any:
    top, bottom = value.as_integer_ratio()
    return mpmath.mpf(top) / bottom


@examples(400)
@given(formulas, points)
def test_a_formula_has_the_value_that_it_has_with_110_digits(
    source: str, at: tuple[Fraction, Fraction]
) -> None:
    try:
        value = Function(source, ["x", "y"])(at)
    except (NoValue, ValueError):
        assume(False)
    with mpmath.workdps(DIGITS):
        expected = independently(source, *at)
        assert not isinstance(value, float)
        assert abs(middle(value) - expected) <= abs(expected) * mpmath.mpf(10) ** -60 + mpmath.mpf(10) ** -75
        if isinstance(value, Enclosure):
            low, high = (mpmath.mpf(mpmath.make_mpf(bound)) for bound in value.bounds)
            assert low <= expected <= high and expected != 0
            assert (value > 0) == (expected > 0)


ZEROS = [
    "sin(pi*k)",
    "cos(pi*(k + 1/2))",
    "tan(pi*k)",
    "sqrt(x)**2 - x",
    "sqrt(x)*sqrt(y) - sqrt(x*y)",
    "exp(log(x)) - x",
    "log(x*y) - log(x) - log(y)",
    "exp(x)*exp(-x) - 1",
    "sin(x)**2 + cos(x)**2 - 1",
    "sin(2*x) - 2*sin(x)*cos(x)",
    "tan(pi/4) - 1",
    "sin(pi/6) - 1/2",
    "tanh(x) - (exp(x) - exp(-x))/(exp(x) + exp(-x))",
    "x**(1/3)*x**(2/3) - x",
    "abs(sqrt(x) - sqrt(x + 1)) + sqrt(x) - sqrt(x + 1)",
]


@pytest.mark.parametrize("zero", ZEROS)
@settings(deadline=None, derandomize=True, max_examples=12)
@given(st.integers(-9, 9), st.fractions(Fraction(1, 50), 20, max_denominator=50), positive)
def test_what_is_zero_is_the_fraction_zero(zero: str, k: int, a: Fraction, b: Fraction) -> None:
    value = Function(zero, ["x", "y", "k"])((a, b, k))
    assert isinstance(value, Fraction) and value == 0


@settings(deadline=None, derandomize=True)
@given(st.integers(20, 300), positive)
def test_what_is_nearly_zero_is_not_zero(power: int, a: Fraction) -> None:
    """A difference that 77 digits do not hold is looked at again with four times as many."""
    value = Function(f"({a})*x + exp(-{power}) - ({a})", ["x"])(1)
    assert value > 0 and float(value) == pytest.approx(math.exp(-power), rel=1e-9)


@settings(deadline=None, derandomize=True)
@given(positive, positive)
def test_order_and_equality_are_those_of_the_numbers(a: Fraction, b: Fraction) -> None:
    one, other = root(a), root(b)
    assert (one < other, one == other, one > other) == (a < b, a == b, a > b)
    assert (one <= other, one >= other) == (a <= b, a >= b)
    assert sorted([one, other]) == [root(min(a, b)), root(max(a, b))]
    assert hash(one) == hash(root(a))


@settings(deadline=None, derandomize=True)
@given(positive, fractions)
def test_it_reckons_with_every_kind_of_number(a: Fraction, b: Fraction) -> None:
    assume(isinstance(root(a), Enclosure))
    value = root(a)
    assert (value + b) - value == b == (b + value) - value
    assert b - value == -(value - b) and value * b == b * value
    assert value * value == a and value * value * a.denominator == a.numerator
    assert value / value == 1 and 1 / value == value / a and value**2 == a
    assert type(value + 0.5) is type(0.5 * value) is float
    assert float(value) == pytest.approx(math.sqrt(a))
    assert pickle.loads(pickle.dumps(value)) == value and abs(-value) == value
    with pytest.raises(ZeroDivisionError):
        value / (value - root(a))


@settings(deadline=None, derandomize=True)
@given(fractions, st.integers(40, 60))
def test_what_is_known_within_bounds_is_the_simple_fraction_there(value: Fraction, places: int) -> None:
    within = Fraction(1, 10**places)
    assert enclosed(value + within / 3, within) == value
    assert isinstance(enclosed(value + within / 3, within), Fraction)


def test_a_number_beyond_the_largest_float_is_told_from_no_value() -> None:
    with pytest.raises(NoValue, match="too large"):
        Function("exp(x)", ["x"])(1000)
    assert 0 < Function("exp(-x)", ["x"])(1000) < Fraction(1, 10**434)
