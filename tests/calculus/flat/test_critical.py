"""Critical points: all of them, in order, told apart."""

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given

from steepest.calculus import Function, NotIsolated, critical_points, kind_at
from tests.calculus.strategies import quadratics
from tests.families import examples

SQUARE = [(-2, 2), (-2, 2)]


def found(formula, variables, domain):
    return [(point.at, point.kind) for point in critical_points(Function(formula, variables.split()), domain)]


@pytest.mark.parametrize(
    ("formula", "kind"),
    [
        ("x**2 + y**2", "minimum"),
        ("-x**2 - y**2", "maximum"),
        ("x**2 - y**2", "saddle"),
        ("x*y", "saddle"),
        ("x**4 + y**4", "undecided"),
        ("x**3 - 3*x*y**2", "undecided"),
        ("x**2 + y**4", "undecided"),
        ("x**2 - y**2 + x**4", "saddle"),
        ("cos(x) + cos(y)", "maximum"),
        ("1 - exp(-x**2 - y**2)", "minimum"),
    ],
)
def test_kinds(formula, kind):
    assert kind_at(Function(formula, ["x", "y"]), (0, 0)) == kind
    assert found(formula, "x y", SQUARE) == [((0, 0), kind)]


@pytest.mark.parametrize(
    ("formula", "kind"),
    [
        ("x**2 + y**2 + z**2", "minimum"),
        ("x**2 + y**2 - z**2", "saddle"),
        ("-x**2 - y**2 - z**2 - x*y", "maximum"),
    ],
)
def test_kinds_in_three_variables(formula, kind):
    assert kind_at(Function(formula, ["x", "y", "z"]), (0, 0, 0)) == kind


def test_a_point_with_a_slope_has_no_kind():
    with pytest.raises(ValueError, match=r"\(1, 0\) is no critical point of x² − y²"):
        kind_at(Function("x**2 - y**2", ["x", "y"]), (1, 0))


def test_all_of_them_in_order():
    assert found("x**3 - 3*x", "x", [(-2, 2)]) == [((-1,), "maximum"), ((1,), "minimum")]
    egg_box = found("sin(x) + cos(y)", "x y", [(-5, 5), (-5, 5)])
    assert len(egg_box) == 12 and egg_box == sorted(egg_box)
    for (x, y), kind in egg_box:
        assert math.cos(x) == pytest.approx(0, abs=1e-9) and math.sin(y) == pytest.approx(0, abs=1e-9)
        value = math.sin(x) + math.cos(y)
        assert kind == ("saddle" if abs(value) < 1 else "maximum" if value > 0 else "minimum")
    himmelblau = found("(x**2 + y - 11)**2 + (x + y**2 - 7)**2", "x y", [(-5, 5), (-5, 5)])
    assert [kind for _, kind in himmelblau].count("minimum") == 4 and len(himmelblau) == 9


def test_exact_where_rational():
    ((at, _),) = found("(1 - x)**2 + 100*(y - x**2)**2", "x y", [(-2, 2), (-1, 3)])
    assert at == (1, 1) and all(isinstance(value, Fraction) for value in at)
    ((at, _),) = found("(3*x - 1)**2 + (7*y + 2)**2", "x y", SQUARE)
    assert at == (Fraction(1, 3), Fraction(-2, 7))


def test_the_domain_includes_its_bounds_and_nothing_beyond():
    assert len(found("x**3 - 3*x", "x", [(-1, 1)])) == 2
    assert len(found("x**3 - 3*x", "x", [(-0.99, 1)])) == 1
    assert found("(x - 3)**2", "x", [(-2, 2)]) == []


@pytest.mark.parametrize("power", [1.1, 1.25, 1.5, 1.75])
def test_a_level_place_may_have_no_curvature(power):
    (point,) = critical_points(Function(f"((x - 1)**2 + (y + 1)**2)**{power}", ["x", "y"]), SQUARE)
    assert (point.at, point.kind, point.curvatures) == ((1, -1), "undecided", ())


@pytest.mark.parametrize("formula", ["x**2 + 3*y", "x + y", "exp(x) + y", "abs(x) + y", "tanh(x) + y**2"])
def test_none(formula):
    assert found(formula, "x y", SQUARE) == []


@pytest.mark.verify
@pytest.mark.parametrize(
    "formula", ["(y - x)**2", "3", "x**2*y**2", "(x**2 + y**2 - 1)**2", "(x*y - 1)**2", "x**2"]
)
def test_a_whole_line_of_them_cannot_be_listed(formula):
    with pytest.raises(NotIsolated, match="not isolated"):
        found(formula, "x y", SQUARE)


@pytest.mark.parametrize("domain", [[(-1, 1)], [(1, -1), (0, 1)], [(0, math.inf), (0, 1)], []])
def test_domains_that_do_not_fit(domain):
    with pytest.raises(ValueError):
        found("x**2 + y**2", "x y", domain)


@examples(60)
@given(quadratics())
def test_quadratics_exactly(f):
    try:
        points = critical_points(f, [(-1000, 1000), (-1000, 1000)])
    except NotIsolated:
        assert 0 in [curvature.value for curvature in f.curvatures((0, 0))]
        return
    for point in points:
        assert f.gradient(point.at) == (0, 0)
        assert point.value == f(point.at) and point.kind == kind_at(f, point.at)
        # What the kind says holds for the values around.
        around = [
            f((point.at[0] + dx, point.at[1] + dy)) - point.value for dx in (-1, 0, 1) for dy in (-1, 0, 1)
        ]
        assert point.kind != "minimum" or min(around) >= 0
        assert point.kind != "maximum" or max(around) <= 0
    assume(points)


@pytest.mark.parametrize(
    "formula", ["sin(x)", "cos((y + x) - x)", "5 + 0*x", "sqrt(1/(sin(tanh(cos(x))) + 2) + 3)"]
)
def test_what_one_variable_decides_alone_is_critical_along_a_line(formula):
    with pytest.raises(NotIsolated, match="fill a whole"):
        critical_points(Function(formula, ["x", "y"]), [(-4, 4), (-4, 4)])


def test_what_one_variable_decides_alone_may_have_no_critical_point():
    assert critical_points(Function("exp(x) + x**3", ["x", "y"]), [(-4, 4), (-4, 4)]) == ()


@pytest.mark.parametrize("formula", ["x**2 + 3*y**2", "-x**2 - x*y - y**2", "x*y", "cos(x) + cos(2*y)"])
def test_its_ways_are_level_there_and_curve_as_measured(formula: str) -> None:
    function = Function(formula, ["x", "y"])
    (point,) = (each for each in critical_points(function, [(-1, 1), (-1, 1)]) if not any(each.at))
    for way in point.ways:
        before, at, after = (float(function(way.moved(by))) for by in (-1e-3, 0.0, 1e-3))
        assert way.slope == 0 and (after - before) / 2e-3 == pytest.approx(0, abs=1e-6)
        assert (before + after - 2 * at) / 1e-6 == pytest.approx(float(way.curvature), rel=1e-4)
