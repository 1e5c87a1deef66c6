"""Straight and round, of functions that were written in odd ways."""

from fractions import Fraction
from itertools import pairwise

import mpmath
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from steepest.calculus import Cut, Function
from steepest.calculus.certainty.probing import circled, is_straight

WINDOW = ((-3, 3), (-3, 3))
centres = st.tuples(*2 * [st.fractions(-3, 3, max_denominator=8)])
numbers = st.sampled_from(["2", "sqrt(2)", "pi/7", "0.001", "exp(2)", "7"])
ROUND = st.sampled_from(
    [
        "exp(-{})",
        "sqrt({} + 1)",
        "({})**2",
        "cos({})",
        "log(1 + {})",
        "tanh({})",
        "1/(1 + {})",
        "-5*{}",
        "abs({} - 4)",
        "sqrt({})",
    ]
)


def squares(centre: tuple[Fraction, Fraction], a: str, b: str) -> str:
    return f"(({a})*(x - ({centre[0]}))**2 + ({b})*(y - ({centre[1]}))**2)"


@given(ROUND, centres, numbers)
@example("tanh({})", (Fraction(1, 2), Fraction(1)), "exp(2)")  # level, but for a small hollow
def test_circles_are_found_with_their_centre(form: str, centre: tuple[Fraction, Fraction], a: str) -> None:
    f = Function("3 + " + form.format(squares(centre, a, a)), ["x", "y"])
    assert circled(f, WINDOW) == centre


@given(ROUND, centres, numbers, st.integers(0, 12))
def test_ellipses_are_no_circles_however_round(
    form: str, centre: tuple[Fraction, Fraction], a: str, places: int
) -> None:
    f = Function(form.format(squares(centre, a, f"({a})*(1 + 1/10**{places})")), ["x", "y"])
    assert circled(f, WINDOW) is None


@pytest.mark.parametrize(
    "plane", ["x + 2*y", "3", "x**2", "sin(x)", "x*y", "exp(x - y)", "x**2 - y**2", "x**3 + y**3"]
)
def test_other_level_lines_are_no_circles(plane: str) -> None:
    assert circled(Function(plane, ["x", "y"]), WINDOW) is None


STRAIGHT = [
    "{a}*x + {b}",
    "log(exp({a}*x)) - {b}",
    "(x**2 - 1)/(x - 1) + {a}",
    "{a}*(sin(x)**2 + cos(x)**2)*x",
    "{b}",
]


@given(st.sampled_from(STRAIGHT), numbers, numbers, st.fractions(-9, 9, max_denominator=10))
def test_a_straight_line_is_straight_however_it_is_written(form: str, a: str, b: str, at: Fraction) -> None:
    assert is_straight(Function(form.format(a=f"({a})", b=f"({b})") + " + 0*x", ["x"]), at)


BENT = [
    "x**2/10**{k}",
    "sin(x)/10**{k}",
    "abs(x - {k})",
    "exp(-x**2)",
    "sqrt((x - 3)**2)",
    "abs(x + {k})/10**{k}",
    "tanh(x)",
]


@given(st.sampled_from(BENT), numbers, st.integers(1, 30), st.fractions(-9, 9, max_denominator=10))
def test_what_is_bent_is_not_straight_however_little(form: str, a: str, k: int, at: Fraction) -> None:
    assert not is_straight(Function(f"({a})*x + " + form.format(k=k), ["x"]), at)


@pytest.mark.verify
@given(
    st.lists(st.integers(-6, 6), min_size=4, max_size=4),
    st.integers(1, 14),
    st.fractions(-2, 2, max_denominator=4),
)
@example([-3, -3, 0, -3], 4, Fraction(-3, 4))  # its rate passes the slope just before the shortest step
def test_closer_is_said_where_every_shorter_step_is_closer(
    coefficients: list[int], wave: int, at: Fraction
) -> None:
    a, b, c, d = coefficients
    cut = Cut(
        Function(f"{a}*x**3 + {b}*x**2 + {c}*x + {d}*sin({wave}*x) + 0*y", ["x", "y"]), (at, Fraction(0)), "x"
    )
    apart = distances(coefficients, wave, at)
    told = cut.approach(Fraction(1), Fraction(1, 100))
    if told == "closer":
        assert all(shorter < 1.001 * longer for longer, shorter in pairwise(apart))
    elif told == "one rate":
        assert max(apart) < 1e-40
    else:
        assert not all(shorter < longer for longer, shorter in pairwise(apart))


def distances(coefficients: list[int], wave: int, at: Fraction) -> list[mpmath.mpf]:
    """How far the rate of a step is from the slope, for 801 steps from 1 down to 0.01, to fifty digits (801,)."""
    a, b, c, d = coefficients
    with mpmath.workdps(50):
        x = mpmath.mpf(at.numerator) / at.denominator
        slope = 3 * a * x**2 + 2 * b * x + c + d * wave * mpmath.cos(wave * x)

        def height(x: mpmath.mpf) -> mpmath.mpf:
            return a * x**3 + b * x**2 + c * x + d * mpmath.sin(wave * x)

        steps = [mpmath.mpf("0.01") ** (mpmath.mpf(k) / 800) for k in range(801)]
        return [abs((height(x + step) - height(x)) / step - slope) for step in steps]
