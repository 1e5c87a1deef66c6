"""Values, slopes and directions of functions."""

import math
import pickle
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given

from steepest.calculus import (
    Enclosure,
    Formula,
    Function,
    NoValue,
    descend,
    dot,
    length,
    numerical_gradient,
    scaled,
)
from tests.calculus.strategies import float_points, fractions, points, polynomials, quadratics
from tests.families import examples

HILL = Function("x**2 + 3*y", ["x", "y"])


@pytest.mark.parametrize(
    "at", [(2, 1), [2, 1], {"x": 2, "y": 1}, {"y": Decimal(1), "x": 2}, np.array([2, 1])]
)
def test_points_in_order_or_by_name(at):
    assert HILL(at) == 7 and isinstance(HILL(at), Fraction)


def test_a_bare_number_for_one_variable():
    loss = Function("(w - 3)**2", ["w"])
    assert loss(1) == loss((1,)) == loss({"w": 1}) == 4
    assert loss(0.5) == 6.25


@pytest.mark.parametrize(
    "at", [(1,), (1, 2, 3), 1, {"x": 1}, {"x": 1, "z": 2}, "12", ("1", "2"), (None, 1), (True, 1)]
)
@pytest.mark.parametrize("ask", [HILL, HILL.gradient, HILL.hessian, HILL.level_direction, HILL.curvatures])
def test_what_is_no_point(at, ask):
    with pytest.raises(ValueError) as caught:
        ask(at)
    assert "\n" not in str(caught.value)


def test_slope_is_per_unit_of_length():
    assert HILL.slope((2, 1), (1, 0)) == HILL.slope((2, 1), (7, 0)) == 4
    assert HILL.slope((2, 1), (1, 1)) == pytest.approx(7 / math.sqrt(2))
    assert isinstance(HILL.slope((2, 1), (3, 4)), Fraction)
    with pytest.raises(ValueError, match="no direction"):
        HILL.slope((2, 1), (0, 0))


@pytest.mark.parametrize("gradient", [(1, 1), (0.5, 0.5), (3, -4), (Fraction(1, 3), 7)])
def test_a_slope_across_the_gradient_is_zero_and_no_dust(gradient):
    plane = Function(f"({gradient[0]})*x + ({gradient[1]})*y", ["x", "y"])
    angle = math.atan2(gradient[1], gradient[0])
    for turn in (math.pi / 2, -math.pi / 2):
        assert plane.slope((0, 0), (math.cos(angle + turn), math.sin(angle + turn))) == 0
        assert plane.slope((0, 0), (math.cos(angle + turn + 1e-9), math.sin(angle + turn + 1e-9))) != 0


def test_hessian_and_curvature():
    f = Function("3*x**2 + 2*x*y + y**3", ["x", "y"])
    assert f.hessian((1, 2)) == ((6, 2), (2, 12))
    assert f.curvature((1, 2), (1, 0)) == f.curvature((1, 2), (-5, 0)) == 6
    assert f.curvature((1, 2), (1, 1)) == 11
    with pytest.raises(ValueError, match="no direction"):
        f.curvature((1, 2), (0, 0))


def test_curvatures_are_exact_where_rational():
    slanted = Function("(x + 2*y)**2 + (2*x - y)**2/2", ["x", "y"])
    first, second = slanted.curvatures((0, 0))
    assert (first.value, second.value) == (5, 10)
    assert all(isinstance(c.value, Fraction) for c in (first, second))
    assert dot(first.direction, second.direction) == pytest.approx(0)
    assert [c.direction for c in Function("x**2 + 3*y**2", ["x", "y"]).curvatures((0, 0))] == [(1, 0), (0, 1)]


@examples(60)
@given(polynomials(), points)
def test_curvatures_are_those_along_their_directions(typed, point):
    f = Function(typed, ["x", "y"])
    curvatures = f.curvatures(point)
    assert len(curvatures) == 2 and curvatures[0].value <= curvatures[1].value
    scale = 1 + max(abs(float(c.value)) for c in curvatures)
    for curvature in curvatures:
        assert float(length(curvature.direction)) == pytest.approx(1)
        assert float(f.curvature(point, curvature.direction)) == pytest.approx(
            float(curvature.value), abs=1e-9 * scale
        )
        assert next(float(c) for c in curvature.direction if abs(float(c)) > 1e-12) > 0
    assert abs(float(dot(*(c.direction for c in curvatures)))) < 1e-9


@examples(80)
@given(polynomials(), points)
def test_gradient_is_square_to_the_level_direction(typed, point):
    f = Function(typed, ["x", "y"])
    gradient, along = f.gradient(point), f.level_direction(point)
    if not any(gradient):
        assert along is None
        return
    size = float(length(gradient))
    assert float(length(along)) == pytest.approx(1)
    assert float(dot(gradient, along)) == pytest.approx(0, abs=1e-9 * size)
    # Counterclockwise from the gradient: the higher ground is on the right of who walks along it.
    assert float(gradient[0] * along[1] - gradient[1] * along[0]) == pytest.approx(size)


@examples(60)
@given(polynomials(), points)
def test_a_step_along_the_level_direction_changes_less_than_one_along_the_gradient(typed, point):
    f = Function(typed, ["x", "y"])
    gradient = f.gradient(point)
    assume(length(gradient) > Fraction(1, 10))
    bend = max(abs(float(c.value)) for c in f.curvatures(point))
    h = 1e-6 / (1 + bend)
    start = f([float(c) for c in point])

    def change(direction):
        moved = [float(c) + h * float(d) for c, d in zip(point, direction, strict=True)]
        return abs(f(moved) - start)

    along, up = f.level_direction(point), scaled(gradient, 1 / float(length(gradient)))
    assert change(along) <= 0.01 * change(up) + 1e-14 * (1 + abs(start))


@examples(80)
@given(polynomials(), points)
def test_a_small_enough_step_never_climbs(typed, point):
    """Below 2 / the largest curvature met on the way; halving finds such a rate."""
    f = Function(typed, ["x", "y"])
    assume(any(f.gradient(point)))
    rate, before = Fraction(1), f(point)
    for _ in range(60):
        after = f(tuple(a - rate * g for a, g in zip(point, f.gradient(point), strict=True)))
        if after < before:
            return
        rate /= 2
    raise AssertionError("no rate goes down")


@examples(60)
@given(quadratics(), points)
def test_a_step_below_the_limit_never_climbs(f, point):
    steepest = max(abs(float(c.value)) for c in f.curvatures(point))
    walk = descend(f, point, Fraction(1) / (Fraction(steepest) + 1), 3)
    assert all(after <= before for before, after in zip(walk.losses, walk.losses[1:], strict=False))


@examples(40)
@given(polynomials(), float_points)
def test_arrays_agree_with_points(typed, point):
    f = Function(typed, ["x", "y"])
    xs, ys = np.array([point[0], 0.5]), np.array([point[1], -0.25])
    partials = f.sample_gradient(xs, ys)
    for i, at in enumerate(zip(xs, ys, strict=True)):
        assert f.sample(xs, ys)[i] == pytest.approx(float(f(at)), rel=1e-9, abs=1e-9)
        assert [p[i] for p in partials] == pytest.approx(
            [float(g) for g in f.gradient(at)], rel=1e-9, abs=1e-9
        )


def test_constant_partials_fill_the_grid():
    xs, ys = np.meshgrid(np.linspace(-1, 1, 5), np.linspace(0, 1, 4))
    by_x, by_y = HILL.sample_gradient(xs, ys)
    assert by_x.shape == by_y.shape == (4, 5) and (by_y == 3).all()


def test_sampling_takes_one_array_for_each_variable():
    with pytest.raises(ValueError, match="needs 2 arrays"):
        HILL.sample([1, 2])


def test_slice_freezes_the_others():
    assert HILL.slice((2, 1), "x").source == "x**2 + 3"
    assert HILL.slice((2, 1), "y").source == "4 + 3*y"
    model = Function("(y - w*x - b)**2", ["w", "b", "x", "y"])
    assert model.slice((0, 0.5, 2, 3), "w").source == "(5/2 - 2*w)**2"
    with pytest.raises(ValueError, match="z is not a variable"):
        HILL.slice((2, 1), "z")


@examples(80)
@given(polynomials(), points, fractions)
def test_slice_agrees_with_the_whole(typed, point, value):
    f = Function(typed, ["x", "y"])
    assert f.slice(point, "x")(value) == f((value, point[1]))
    assert f.slice(point, "y")(value) == f((point[0], value))


def test_kinds_of_polynomials():
    assert HILL.is_quadratic and not HILL.is_linear
    assert Function("x + 2*y", ["x", "y"]).is_linear
    assert Function("(x + 1)**2 - x**2", ["x"]).is_linear
    assert not Function("sin(x)", ["x"]).is_quadratic
    assert Function("(x + y + 1)**64", ["x", "y"]).degree == 64


def test_unknown_variable():
    with pytest.raises(ValueError, match="z is not a variable of"):
        HILL.partial("z")


def test_level_lines_need_two_variables():
    with pytest.raises(ValueError, match="two variables"):
        Function("x**2", ["x"]).level_direction(1)


def test_no_value_names_formula_and_point():
    with pytest.raises(NoValue, match=r"log\(x \+ y\) has no value at x = −2, y = 1"):
        Function("log(x + y)", ["x", "y"]).gradient((-2, 1))


def test_equal_hashable_picklable_and_printed():
    again = Function(Formula("x**2 + 3*y", ["x", "y"]))
    assert again == HILL and hash(HILL) == hash(again)
    HILL.gradient((1, 1))
    copy = pickle.loads(pickle.dumps(HILL))
    assert copy == HILL and copy.gradient((2, 1)) == (4, 3)
    derived = pickle.loads(pickle.dumps(HILL.partial("x")))
    assert derived.source == "2*x"
    assert str(HILL) == "x**2 + 3*y" and repr(HILL) == "Function('x**2 + 3*y', ['x', 'y'])"


def test_partials_are_derived_once():
    f = Function("x**2*y", ["x", "y"])
    assert f.partial("x") is f.partial("x")
    assert f.partial("x").partial("y") is f.partial("x").partial("y")


def test_numbers_never_come_from_sympy():
    f = Function("sin(x)*y/3 + 0.5*x**2", ["x", "y"])
    results = [
        f((1, 2)),
        *f.gradient((1, 2)),
        *f.hessian((1, 2))[0],
        f.slope((1, 2), (1, 1)),
        *f.level_direction((1, 2)),
    ]
    results += [c.value for c in f.curvatures((1, 2))] + list(numerical_gradient(f, (1, 2)))
    assert {type(value) for value in results} <= {Fraction, Enclosure, float}
