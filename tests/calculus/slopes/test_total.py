"""Total differentials and total derivatives: sums of slopes, held against what the functions do."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from steepest.calculus import Function, NoValue, TotalDerivative, TotalDifferential, central_difference

NUMBERS = st.fractions(-5, 5, max_denominator=8)
POINTS = st.tuples(NUMBERS, NUMBERS)
SOURCES = ["x**2 + 3*y", "x*y", "x**3 - 2*x*y**2", "2*x - y", "sin(x)*exp(y)"]


def step(source: str, at: tuple[Fraction, Fraction], by: tuple[Fraction, Fraction]) -> TotalDifferential:
    return TotalDifferential(Function(source, ["x", "y"]), at, by)


@pytest.mark.parametrize("source", SOURCES)
@given(at=POINTS, by=POINTS)
def test_the_differential_is_the_sum_of_its_legs_and_the_gap_is_what_is_left(
    source: str, at: tuple[Fraction, Fraction], by: tuple[Fraction, Fraction]
) -> None:
    made = step(source, at, by)
    assert float(sum(map(float, made.legs))) == pytest.approx(float(made.value), abs=1e-9)
    left = float(made.change) - float(made.value)
    assert float(made.gap) == pytest.approx(left, abs=1e-9 * (1 + abs(float(made.change))))
    assert made.shortened(1) == made
    assert made.reached == (*made.end, made.function(at) + made.value)
    assert [guess.of for guess in made.sides.values() if guess and guess.right] == [(made.gap > 0) - (made.gap < 0)]


@given(factors=st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS), at=POINTS, by=POINTS.filter(lambda by: any(by)))
def test_the_remainder_is_the_gap_of_any_step_of_a_quadratic(
    factors: tuple[Fraction, ...], at: tuple[Fraction, Fraction], by: tuple[Fraction, Fraction]
) -> None:
    a, b, c, d = factors
    made = step(f"({a})*x**2 + ({b})*x*y + ({c})*y**2 + ({d})*y", at, by)
    assert made.remainder is not None and made.remainder(by) == made.gap
    if made.is_square:
        assert 4 * made.shortened(Fraction(1, 2)).gap == made.gap


@given(slope=NUMBERS, curved=NUMBERS, size=st.sampled_from([1, 10**3, 10**6]))
def test_the_differential_prevails_where_a_hundredth_of_the_gap_is_less(
    slope: Fraction, curved: Fraction, size: int
) -> None:
    nought, one = Fraction(0), Fraction(1)
    made = step(f"({slope})*x + {size}*({curved})*x*y", (nought, nought), (one, one))
    assert made.prevails == (100 * abs(made.value) > abs(made.gap))


@given(slope=NUMBERS, curved=NUMBERS)
def test_a_gap_fades_where_a_tenth_of_the_step_leaves_less_than_a_tenth_of_the_differential(
    slope: Fraction, curved: Fraction
) -> None:
    nought, one = Fraction(0), Fraction(1)
    made = step(f"({slope})*x + ({curved})*x*y", (nought, nought), (one, one))
    assume(abs(slope) != abs(curved))  # there, rounding says
    assert made.fades == (abs(made.value) > abs(made.gap) > 0)
    assert 4 * made.half.gap == 100 * made.tenth.gap == made.gap


def test_no_formula_is_told_for_the_gap_of_other_functions() -> None:
    assert step("x**3 + y", (Fraction(1), Fraction(1)), (Fraction(1), Fraction(1))).remainder is None
    assert step("pi*x**2 + y", (Fraction(1), Fraction(1)), (Fraction(1), Fraction(1))).remainder is None


def test_rounding_is_no_gap() -> None:
    made = step("x*0.1 + y/3 + sin(0)", (Fraction(1, 3), Fraction(7)), (Fraction(1, 7), Fraction(1, 9)))
    assert made.gap == 0


def test_a_step_that_leads_out_of_a_function_has_no_change() -> None:
    with pytest.raises(NoValue):
        _ = step("log(x) + y", (Fraction(1), Fraction(1)), (Fraction(-2), Fraction(1))).change


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("ride", ["3 - x", "x**2", "sin(x)"])
def test_the_total_derivative_is_the_slope_along_the_path(source: str, ride: str) -> None:
    made = TotalDerivative(Function(source, ["x", "y"]), Function(ride, ["x"]), Fraction(3, 2))
    along = Function(source.replace("y", f"({ride})"), ["x"])
    assert float(made.value) == pytest.approx(central_difference(along, 1.5, "x", 1e-5), rel=1e-6, abs=1e-6)
    assert float(made.direct + made.through) == pytest.approx(float(made.value))


def test_a_path_ends_where_the_map_does() -> None:
    made = TotalDerivative(Function("x + y", ["x", "y"]), Function("2*x", ["x"]), Fraction(0))
    path = made.path([(-2, 2), (-1, 1)], 8)
    assert path == tuple((Fraction(x, 2), Fraction(x)) for x in (-1, 0, 1))
