"""What a scene refuses, in a sentence that says what would do."""

from __future__ import annotations

import math

import pytest

from steepest.calculus import Function
from steepest.stage.settings.kinds import read_number
from steepest.stage.settings.refusal import Unfit, require_bottom, require_inside, require_value

SQUARE = ((-1, 1), (0, 2))


@pytest.mark.parametrize(
    ("formula", "sentence"), [("-w**2", "summit and no bottom"), ("w**4", "not a polynomial of degree 2")]
)
def test_a_bottom_is_required(formula: str, sentence: str) -> None:
    with pytest.raises(Unfit, match=sentence) as refused:
        require_bottom(Function(formula, ["w"]), field="loss", instead="w**2")
    assert (refused.value.field, refused.value.instead) == ("loss", "w**2")


def test_a_quadratic_with_a_bottom_will_do() -> None:
    require_bottom(Function("(w - 3)**2", ["w"]), field="loss")


def test_a_point_outside_is_moved_to_the_nearest_inside() -> None:
    with pytest.raises(Unfit, match="outside of the domain") as refused:
        require_inside(SQUARE, point=(3, 1), field="start")
    assert refused.value.instead == (1, 1)


def test_of_several_points_the_first_outside_is_named() -> None:
    with pytest.raises(Unfit, match=r"\(0, 5\) lies outside") as refused:
        require_inside(SQUARE, points=[(0, 1), (0, 5), (7, 7)], field="points")
    assert refused.value.instead == ((0, 1), (0, 2), (1, 2))


def test_points_inside_will_do() -> None:
    require_inside(SQUARE, point=(0, 1), points=[(-1, 0), (1, 2)])


@pytest.mark.parametrize(
    ("wide", "wave"), [(100, "sin(2*x)*cos(y)"), (60, "y + cos(x)"), (3, "cos(40*y) - x")]
    + [(20, "sin(x) + sin(y)"), (21, "sin(x)*cos(y)"), (8, "x/9 + cos(2*x) + sin(4*y)")]
    + [(20, "(x + 2)*sin(4*y)"), (10 * math.pi, "cos(x/2)*sin(4*y)")],
)
def test_waves_too_fine_for_a_map_are_refused_with_its_width(wide: float, wave: str) -> None:
    domain = [(-wide, wide), (-wide, wide)]
    with pytest.raises(Unfit, match=r"too often along (x|y|x and y) to be seen: show a map no wider than") as refused:
        require_value(Function(wave, ["x", "y"]), domain=domain, field="height")
    narrow = float(refused.value.sentence.rsplit(" ", 1)[1])
    fits = [(-narrow / 2.2, narrow / 2.2)] * 2
    require_value(Function(wave, ["x", "y"]), domain=fits, field="height")


@pytest.mark.parametrize(
    ("height", "domain"),
    [("exp(x*y/4)", [(-50, 50)] * 2), ("-exp(x**2)", [(-16, 16), (-9, 9)]), ("x**60 + y", [(-99, 99), (0, 1)])],
)
def test_heights_beyond_all_drawing_are_refused_with_the_width_of_a_map(
    height: str, domain: list[tuple[float, float]]
) -> None:
    function = Function(height, ["x", "y"])
    with pytest.raises(Unfit, match=r"goes beyond 10¹⁰⁰ in the domain.*: show a map no wider than") as refused:
        require_value(function, domain=domain, field="height")
    far = float(refused.value.sentence.rsplit(" ", 1)[1]) / 2
    middles = [((low + high) / 2, min((high - low) / 2, far)) for low, high in domain]
    require_value(function, domain=[(middle - off, middle + off) for middle, off in middles], field="height")


@pytest.mark.parametrize(
    "height",
    [
        *("sin(12*x) + 3*y", "sin(12*x) + sin(y)", "sin(4*x)*sin(4*y)", "exp(-x**2 - y**2)"),
        *("10**12 + x/10**6", "x**2", "7 + 0*x"),
    ],
)
def test_waves_that_are_seen_and_what_hardly_rises_will_do(height: str) -> None:
    require_value(Function(height, ["x", "y"]), domain=[(-3, 3), (-3, 3)], field="height")


def test_a_number_in_quotes_is_refused_with_the_number() -> None:
    with pytest.raises(Unfit, match="a number stands without quotes") as refused:
        read_number("1e-7")
    assert refused.value.advice().endswith("0.0000001 would do.")
