"""Regimes of the quadratic, against walks that are really walked."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from steepest.calculus import Function, NotQuadratic, Quadratic, added, descend, dot, scaled, subtracted
from tests.calculus.strategies import fractions, quadratics
from tests.families import examples

VALLEY = Quadratic.of(Function("(w - 3)**2", ["w"]))
STRETCHED = Quadratic.of(Function("w1**2/2 + 2*w2**2", ["w1", "w2"]))

rates = st.fractions(0, 3, max_denominator=20)
steepnesses = st.integers(1, 20).map(lambda n: Fraction(n, 4))


def seen(offsets):
    """Name a regime from the offsets of a walk alone."""
    first, second, *_, last = offsets
    if all(offset == first for offset in offsets):
        return "stays"
    if second == 0:
        return "one jump"
    if abs(last) > abs(first):
        return "runs away"
    if abs(second) == abs(first):
        return "bounces for ever"
    return "glides" if first * second > 0 else "hops and settles"


@examples(50)
@given(steepnesses, fractions, rates, fractions)
def test_regime_is_what_a_walk_does(a, centre, rate, start):
    assume(start != centre)
    f = Function(f"{a.numerator}*(w - ({centre.numerator}/{centre.denominator}))**2/{a.denominator}", ["w"])
    quadratic = Quadratic.of(f)
    walk = descend(f, start, rate, 6)
    offsets = [point[0] - centre for point in walk.points]
    assert quadratic.centre == (centre,)
    assert quadratic.factors(rate) == (1 - 2 * a * rate,)
    assert quadratic.regime(rate) == seen(offsets)
    (factor,) = quadratic.factors(rate)
    assert offsets == [offsets[0] * factor**k for k in range(7)]


@examples(80)
@given(quadratics(), rates, st.tuples(fractions, fractions))
def test_factors_hold_along_every_principal_direction(f, rate, start):
    assume(f.is_quadratic)
    quadratic = Quadratic.of(f)
    assume(quadratic.centre is not None)
    before = subtracted(start, quadratic.centre)
    after = subtracted(descend(f, start, rate, 1).end, quadratic.centre)
    for curvature, factor in zip(quadratic.curvatures, quadratic.factors(rate), strict=True):
        assert float(dot(after, curvature.direction)) == pytest.approx(
            float(factor * dot(before, curvature.direction)), rel=1e-6, abs=1e-6
        )


@examples(80)
@given(st.tuples(steepnesses, steepnesses), rates)
def test_worst_direction_decides(steepness, rate):
    a, b = steepness
    f = Function(f"({a.numerator}/{a.denominator})*x**2 + ({b.numerator}/{b.denominator})*y**2", ["x", "y"])
    each = [1 - 2 * s * rate for s in steepness]
    expected = seen([max(each, key=lambda factor: (abs(factor), factor < 0)) ** k for k in range(6)])
    assert Quadratic.of(f).regime(rate) == expected


@examples(50)
@given(quadratics(), rates)
def test_number_line_agrees_with_regime(f, rate):
    assume(f.is_quadratic)
    quadratic = Quadratic.of(f)
    spans = quadratic.regimes
    points = [span for span in spans if span.start == span.stop == rate]
    inside = [s for s in spans if s.start < rate and (s.stop is None or rate < s.stop)]
    if (
        points or inside
    ):  # the rate where the worst of two directions changes its side belongs to neither span
        assert (points or inside)[0].name == quadratic.regime(rate)
    assert spans[0].start == 0 and spans[-1].stop is None
    assert all(a.stop == b.start for a, b in itertools.pairwise(spans))


def test_limit_rate_divides_settling_from_running_away():
    assert STRETCHED.limit_rate == Fraction(1, 2) and VALLEY.limit_rate == 1
    little = Fraction(1, 10**9)
    for quadratic in (VALLEY, STRETCHED):
        limit = quadratic.limit_rate
        names = [quadratic.regime(limit + d) for d in (-little, 0, little)]
        assert names == ["hops and settles", "bounces for ever", "runs away"]


def test_a_downward_curve_always_runs_away():
    saddle = Quadratic.of(Function("x**2 - y**2", ["x", "y"]))
    assert saddle.centre == (0, 0) and saddle.limit_rate is None
    assert {saddle.regime(rate) for rate in (0.01, 0.5, 3)} == {"runs away"}
    assert [span.name for span in saddle.regimes] == ["stays", "runs away"]


def test_a_flat_direction_does_not_count_where_there_is_a_floor():
    trough = Quadratic.of(Function("(3 - 2*w - b)**2", ["w", "b"]))
    assert trough.is_flat_somewhere and trough.limit_rate == Fraction(1, 5)
    assert trough.regime(Fraction(1, 20)) == "glides"
    assert trough.function.gradient(trough.centre) == (0, 0)


def test_no_centre_runs_away():
    slide = Quadratic.of(Function("x**2 + 3*y", ["x", "y"]))
    assert slide.centre is None and slide.limit_rate is None
    assert slide.regime(0.1) == "runs away" and slide.regime(0) == "stays"


def test_bounces_for_ever_is_an_equality():
    walk = descend(VALLEY.function, 0, 1.0, 50)
    assert {point[0] for point in walk.points} == {0, 6} and set(walk.losses) == {9}
    assert VALLEY.regime(1.0) == "bounces for ever"
    assert VALLEY.regime(Fraction(999999999, 10**9)) == "hops and settles"


@pytest.mark.parametrize("formula", ["sin(x)", "x**3", "x", "3", "x**4 - x**2", "1/x", "abs(x)**2"])
def test_other_functions_are_refused_in_one_sentence(formula):
    with pytest.raises(NotQuadratic) as caught:
        Quadratic.of(Function(formula, ["x"]))
    assert "not a polynomial of degree 2" in str(caught.value) and "\n" not in str(caught.value)


def test_irrational_curvature():
    q = Quadratic.of(Function("pi*x**2", ["x"]))
    assert q.limit_rate == pytest.approx(1 / 3.141592653589793)
    assert q.centre == (0,)


def test_centre_moves_with_the_function():
    assert added(STRETCHED.centre, scaled((1, 1), 2)) == (2, 2)
