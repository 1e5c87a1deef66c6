"""Walks: every step is what the rule says, and the end is told."""

import math
from fractions import Fraction

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steepest.calculus import Function, NoValue, added, descend, length, scaled
from steepest.calculus.numbers import exact
from tests.calculus.strategies import fractions, points, polynomials
from tests.families import examples

LOSS = Function("(w1 - 3)**2 + (w2 + 1)**2", ["w1", "w2"])


@settings(max_examples=60)
@given(polynomials(most=2), points, st.fractions(0, 1, max_denominator=20), st.booleans())
def test_every_step_follows_the_rule(typed, start, rate, uphill):
    f = Function(typed, ["x", "y"])
    walk = descend(f, start, rate, 4, uphill=uphill)
    count = len(walk.steps)
    assert count == 4 or walk.blocked
    assert len(walk.points) == len(walk.gradients) == len(walk.losses) == count + 1 == len(walk.lengths) + 1
    sign = 1 if uphill else -1
    for i, step in enumerate(walk.steps):
        assert walk.points[i + 1] == added(walk.points[i], step)
        assert step == scaled(walk.gradients[i], sign * rate)
        assert walk.lengths[i] == length(step)
        assert walk.losses[i] == f(walk.points[i]) and walk.gradients[i] == f.gradient(walk.points[i])


def test_exact_on_quadratics_and_to_fifty_digits_elsewhere():
    assert all(isinstance(v, Fraction) for p in descend(LOSS, (0, 0), 0.1, 30).points for v in p)
    walk, exactly = descend(Function("x**4", ["x"]), 1, 0.1, 9), Fraction(1)
    for (at,) in walk.points:
        assert abs(Fraction(*at.as_integer_ratio()) - exactly) < Fraction(1, 10**50)
        exactly -= Fraction(4, 10) * exactly**3


def test_rounding_does_not_grow_from_step_to_step():
    """Each step of this walk multiplies the way to 1 by 1 - 2·√2·0.3: bounds that were carried along would double."""
    walk = descend(Function("sqrt(2)*(x - 1)**2", ["x"]), 0, 0.3, 400)
    mpmath.mp.dps = 110
    for number, (at,) in enumerate(walk.points[:60]):
        assert float(at - 1) == pytest.approx(
            float(-((1 - 2 * mpmath.sqrt(2) * 3 / 10) ** number)), rel=1e-12
        )
    assert walk.end == (1,)


def test_uphill_is_the_wrong_sign():
    up, down = descend(LOSS, (0, 0), 0.1, 3, uphill=True), descend(LOSS, (0, 0), 0.1, 3)
    assert up.losses[1] > up.losses[0] > down.losses[1]
    assert up.steps[0] == scaled(down.steps[0], -1)


@pytest.mark.parametrize(("a", "b"), [("0.5", "2.03"), ("0.1", "0.2"), ("-1", "7/3"), ("1/3", "1/7")])
def test_cubes_that_cancel_leave_the_digits_of_what_is_left(a, b):
    """Far out to the left, of (w - a)³ + |w + b|³ only squares are left, whose slope is -6(a + b)w + 3(a² - b²)."""
    walk = descend(Function(f"(w - {a})**3 + abs(w + {b})**3", ["w"]), -9, 1, 60)
    a, b, w = Fraction(a), Fraction(b), Fraction(-9)
    for (there,) in walk.points:
        assert abs(exact(there) - w) <= abs(w) / 10**9
        w -= -6 * (a + b) * w + 3 * (a * a - b * b)
    assert len(walk.steps) == 60


def test_of_a_walk_that_bounces_rounding_leaves_no_variance_below_zero():
    loss = Function("cos((w1 - 3)**2 + (w2 + 1.5)**2)", ["w1", "w2"])
    assert descend(loss, (0, 0.5), 0.1, 500).ended == "ran"


def test_variables_move_at_once_from_the_old_point():
    f = Function("x**2*y", ["x", "y"])
    assert descend(f, (1, 1), 0.5, 1).end == (0, 0.5)


def test_arrives():
    walk = descend(LOSS, (0, 0), 0.1, 1000, until=0.001)
    assert walk.ended == "arrived" and walk.arrived_after == 40 == len(walk.steps)
    assert length(walk.gradients[-1]) < Fraction(1, 1000) <= length(walk.gradients[-2])


def test_arrives_at_the_start_and_with_the_last_step():
    assert descend(LOSS, (3, -1), 0.1, 5, until=0.001).arrived_after == 0
    assert descend(LOSS, (0, 0), 0.1, 40, until=0.001).arrived_after == 40
    assert descend(LOSS, (0, 0), 0.1, 39, until=0.001).ended == "ran"
    assert descend(LOSS, (0, 0), 0.1, 39).arrived_after is None


def test_no_steps_at_all():
    walk = descend(LOSS, (0, 0), 0.1, 0)
    assert walk.points == ((0, 0),) and walk.steps == () and walk.start == walk.end


@pytest.mark.parametrize(
    ("formula", "start", "rate"),
    [("x**4", 10, 1), ("log(x)", 0.5, 1), ("exp(x)", 500, -1), ("(x - 3)**2", 0, 50), ("sqrt(x)", 1, 10)],
)
def test_lost_before_the_place_without_a_value(formula, start, rate):
    f = Function(formula, ["x"])
    walk = descend(f, start, rate, 2000)
    assert walk.blocked and len(walk.points) < 2000
    assert all(math.isfinite(float(v)) for v in [*walk.losses, *(p[0] for p in walk.points), *walk.lengths])


@pytest.mark.verify
def test_a_long_walk_stays_quick_and_near_the_exact_one():
    """The fractions grow by some bits every step; after a while the walk goes on in float64."""
    f = Function("0.37*(x - 0.123)**2 + 0.11*x*y + 0.9*(y + 0.77)**2", ["x", "y"])
    walk = descend(f, (0.31, -0.97), 0.137, 3000)
    assert walk.ended == "ran" and len(walk.points) == 3001
    assert float(length(f.gradient(walk.end))) < 1e-12


def test_start_without_a_value():
    with pytest.raises(NoValue):
        descend(Function("log(x)", ["x"]), -1, 0.1, 3)


@pytest.mark.parametrize(
    ("start", "rate", "steps"),
    [((0, 0), math.inf, 1), ((0, math.nan), 0.1, 1), ((0, 0), 0.1, -1), ((0,), 0.1, 1), ((0, 0), True, 1)],
)
def test_refusals(start, rate, steps):
    with pytest.raises(ValueError):
        descend(LOSS, start, rate, steps)


@examples(40)
@given(fractions)
def test_a_float_start_is_the_decimal_it_shows(value):
    short = Fraction(round(value * 10), 10)
    f = Function("(w - 3)**2", ["w"])
    assert descend(f, float(short), 0.1, 3).points == descend(f, short, Fraction(1, 10), 3).points
