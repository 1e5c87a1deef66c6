"""The numerical oracle measures and does not derive."""

import inspect

import pytest

from steepest.calculus import (
    Cut,
    Differences,
    Function,
    NoValue,
    central_difference,
    forward_difference,
    numerical_gradient,
)
from steepest.calculus.slopes import difference

CUBIC = Function("x**3 + y", ["x", "y"])


def test_it_asks_for_values_only():
    code = inspect.getsource(difference)
    assert not any(word in code.split('"""')[-1] for word in ("partial", "gradient(", "derivative"))


def test_central_error_is_that_of_the_third_derivative():
    for h in (0.1, 0.2):
        assert central_difference(CUBIC, (1, 0), "x", h) - 3 == pytest.approx(h**2)


def test_forward_error_is_that_of_the_second_derivative():
    for h in (0.1, 0.01):
        assert forward_difference(CUBIC, (1, 0), "x", h) - 3 == pytest.approx(3 * h + h**2)


def test_a_parabola_has_no_central_error_at_all():
    assert central_difference(Function("x**2 + y**2", ["x", "y"]), (1, 2), "y", 1) == 4


@pytest.mark.parametrize(
    ("formula", "x", "rises"),
    [("sin(pi*x)", 0, False), ("x*exp(-x)", 0, False), ("x**3 + x**2", 1, True), ("cos(x)", 1, True)],
)
def test_the_last_digit_of_a_float_is_no_error_that_rises(formula, x, rises):
    """At 0 no digits of a value are lost, however short the step is."""
    errors = Differences(Cut(Function(formula, ["x"]), (x,), "x"))
    assert errors.central.rises is rises
    assert bool(errors.central.courses) is rises


@pytest.mark.parametrize(
    ("formula", "again"),
    [
        ("x**3 + x**2", {"forward": True, "central": True}),
        ("x**2", {"forward": True, "central": False}),  # exact to both sides, but for what is rounded
        ("-13.1383*(x - 1.37)**2", {"forward": True, "central": False}),  # far larger at the ends of long steps
        ("x/3", {"forward": False, "central": False}),
        ("abs(x - 2)", {"forward": True, "central": True}),  # the longest steps reach the corner
    ],
)
def test_an_error_that_is_nothing_but_rounding_rises_and_never_fell(formula, again):
    errors = Differences(Cut(Function(formula, ["x"]), (1.3,), "x"))
    assert errors.forward.rises and errors.central.rises
    assert {kind: getattr(errors, kind).rises_again for kind in again} == again


@pytest.mark.parametrize(
    ("formula", "at", "wrong"),
    [
        ("sin(pi*x)*sin(y)", (1, 2), False),  # in float64 it is a wave, 10**-16 high
        ("(0.1*x - 0.3)*exp(y)", (3, 1), False),
        ("x**2", (1, 2), False),
        ("x + y/3", (1, 2), True),
        ("1e-20*sin(y)", (1, 2), True),
    ],
)
def test_dust_of_float64_over_a_level_slice_is_no_error(
    formula: str, at: tuple[int, int], wrong: bool
) -> None:
    assert Differences(Cut(Function(formula, ["x", "y"]), at, "y")).are_wrong is wrong


def test_gradient_in_order():
    assert numerical_gradient(CUBIC, {"y": 0, "x": 2}) == pytest.approx((12, 1), abs=1e-6)


@pytest.mark.parametrize("measure", [central_difference, forward_difference])
def test_refusals(measure):
    with pytest.raises(ValueError, match="z is not a variable"):
        measure(CUBIC, (1, 0), "z")
    with pytest.raises(ValueError, match="not zero"):
        measure(CUBIC, (1, 0), "x", 0)
    with pytest.raises(NoValue):
        measure(Function("log(x)", ["x"]), 0, "x", 0.1)


@pytest.mark.parametrize(
    ("function", "at", "lucky"),
    [
        ("exp(x) + y**4", (0, 1), True),  # the best of both sides is far below what its step makes it
        ("sin(x*y)", (1, 1), True),
        ("y**3", (0, 0), False),
    ],
)
def test_a_best_step_is_no_luck(function: str, at: tuple[float, float], lucky: bool) -> None:
    differences = Differences(Cut(Function(function, ["x", "y"]), at, "y"))
    assert (differences.central.best.error < differences.least["central"].error / 2) is lucky
    for kind, least in differences.least.items():
        errors = differences.of(kind)
        if errors.rises:
            (h, error), *_ = (each for each in errors.points if each[0] <= 1e-3)
            assert least.error > 0.15 * error * (least.h / h) ** errors.order
