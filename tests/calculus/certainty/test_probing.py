"""Straight and round, of functions that were written in odd ways."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
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
def test_closer_is_said_where_every_shorter_step_is_closer(
    coefficients: list[int], wave: int, at: Fraction
) -> None:
    a, b, c, d = coefficients
    cut = Cut(
        Function(f"{a}*x**3 + {b}*x**2 + {c}*x + {d}*sin({wave}*x) + 0*y", ["x", "y"]), (at, Fraction(0)), "x"
    )
    lengths = [Fraction(k, 301) for k in range(301, 2, -1)]
    apart = [abs(float(cut.step(by).rate - cut.slope)) for by in lengths]
    told = cut.approach(Fraction(1), Fraction(1, 100))
    falls = all(shorter < longer for longer, shorter in pairwise(apart))
    if told == "closer":
        assert all(shorter < 1.001 * longer for longer, shorter in pairwise(apart))
    elif told == "one rate":
        assert max(apart) == 0
    else:
        assert not falls
