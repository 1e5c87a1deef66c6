"""Slips of the pen: refused, and what is offered is what was meant."""

from __future__ import annotations

from fractions import Fraction

import pytest

from steepest.calculus import Function
from steepest.script.fault import Fault
from steepest.stage.settings.kinds import Exact, MapFunction, Point2, Points, Rates, Span
from steepest.stage.settings.parameters import Parameters, parameter
from steepest.stage.settings.settings import read_settings


class Meant(Parameters):
    """What may be changed."""

    height: MapFunction = parameter("x**2 + 3*y", "the height")
    at: Point2 = parameter((2, 1), "a place")
    through: Points = parameter([[0, 0], [1, 1]], "places")
    rates: Rates = parameter((0.3,), "rates", gt=0)
    shown: Span = parameter((-9, 9), "what is shown")
    rate: Exact = parameter(7, "a rate")


def refusal(name: str, typed: str) -> str:
    """What is said of a value that is typed after --set."""
    with pytest.raises(Fault) as refused:
        read_settings(["hill"], [], [f"hill.{name}={typed}"]).resolve("hill", Meant)
    return refused.value.sentence


POINTS = {
    "[1, 2]": ["1,2", "1, 2", "(1,2)", "(1, 2)", "[1;2]", "1;2", "(1 ; 2)", "'1, 2'", '["1", 2]'],
    "[2.5, 1]": ["2,5; 1", "[2,5; 1]", '["2,5", 1]', "2,5, 1", "(2,5, 1,0)", "[2,5, 1,0]", "[5/2, 1]", "[2.5; 01]"],
    "[-2, 0.333]": ["[-2, 1/3]", "-2, 1/3", "(-2; 1/3)"],
    "[3.142, 1]": ["[pi, 1]", "(pi, 1)", "pi; 1"],
}


@pytest.mark.parametrize(("right", "typed"), [(right, one) for right, all_of in POINTS.items() for one in all_of])
def test_a_point_is_answered_with_the_point_that_was_meant(right: str, typed: str) -> None:
    assert refusal("at", typed).endswith(f"; {right} would do.")


@pytest.mark.parametrize("typed", ["[1,5, 2]", "[1, 2, 3]", "here", "[x, 1]", "1", "[[1, 2]]", "[]", "{x = 1}"])
def test_what_means_no_point_is_answered_with_the_usual_one(typed: str) -> None:
    assert refusal("at", typed).endswith("; as usual, [2, 1] would do.")


@pytest.mark.parametrize("typed", ["[0,1, 0,5]", "0,1; 0,5", "0,1, 0,5", "[0,1; 0,5]", "(0,1; 0,5)"])
def test_decimals_with_a_comma_are_answered_with_points(typed: str) -> None:
    assert refusal("rates", typed).endswith("; [0.1, 0.5] would do.")


@pytest.mark.parametrize("typed", ["[(1, 2), (3, 4)]", "[1, 2], [3, 4]", "(1, 2), (3, 4)", "[[1; 2]; [3; 4]]"])
def test_points_are_answered_with_the_points_that_were_meant(typed: str) -> None:
    assert refusal("through", typed).endswith("; [[1, 2], [3, 4]] would do.")


@pytest.mark.parametrize(("typed", "right"), [("0,5", "0.5"), ("1/3", "0.333"), ("3/4", "0.75"), ("sqrt(2)", "1.414")])
def test_a_number_is_answered_with_its_decimal(typed: str, right: str) -> None:
    assert refusal("rate", typed).endswith(f"; {right} would do.")


FORMULAS = {
    "x**2+2*x": ["x^2+2x", "x^2+2*x", "x²+2x", "x²+2·x", "x**2+2x", "f(x,y)=x^2+2x"],
    "0.5*x": ["0,5*x", "0,5x", "0.5x", "0,5·x", "0,5*X"],
    "sin(x)": ["sin x", "Sin(x)", "sin(x", "sin(x))", "+sin x"],
    "abs(x)+y": ["|x|+y"],
    "log(x)": ["ln(x)", "ln x"],
    "exp(x)": ["e**x", "e^x"],
    "2*(x + 1)*(y - 1)": ["2(x + 1)(y - 1)"],
}


@pytest.mark.parametrize(("right", "typed"), [(right, one) for right, all_of in FORMULAS.items() for one in all_of])
def test_a_formula_is_answered_with_the_formula_that_was_meant(right: str, typed: str) -> None:
    assert refusal("height", typed).endswith(f'; "{right}" would do.')
    Function(right, ["x", "y"])


@pytest.mark.parametrize("typed", ["x + z", "1,000*x", "gamma(x)", "x == y", "max(x, y)", "2 3", "x*", "x/0", "[1]"])
def test_what_means_no_formula_is_answered_with_the_usual_one(typed: str) -> None:
    assert refusal("height", typed).endswith('; as usual, "x**2 + 3*y" would do.')


def test_what_is_offered_of_a_third_is_near_it() -> None:
    assert abs(Fraction(refusal("rate", "1/3").split("; ")[-1].split(" ")[0]) - Fraction(1, 3)) < Fraction(1, 1000)


@pytest.mark.parametrize("typed", ["[10**30/7, 1]", "[2**200/3, 1]", "[pi*10**40, 1]", "(1; 10**99/9)"])
def test_a_number_too_large_to_be_rounded_is_refused_in_a_sentence(typed: str) -> None:
    assert "hill.at" in refusal("at", typed)
