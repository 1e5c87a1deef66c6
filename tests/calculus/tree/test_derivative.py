"""Partial derivatives: right by three independent measures, and written as a teacher writes them."""

import ast
import cmath
from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import assume, given

from steepest.calculus import FormulaError, Function, NoSlope, NoValue, TooLarge, numerical_gradient
from tests.calculus.strategies import float_points, formulas, points, polynomials
from tests.families import examples

XY = ("x", "y")
STEP = 1e-30


@pytest.mark.parametrize("nothing", ["x - x", "0*x", "2*x - x*2"])
@pytest.mark.parametrize(
    "within", ["({})**2", "1/({})**2", "y/({})**3", "1/(({})*y)", "(({})**2)**y", "({})**y"]
)
def test_what_is_nothing_changes_nothing(within, nothing):
    """Written down, it may lack a value everywhere; it still has no part in how the rest changes."""
    formula = Function(f"{within.format(f'({nothing})')} + 3*x", XY)
    assert formula.partial("x").source == "3"


@pytest.mark.parametrize(
    ("formula", "by_x", "by_y"),
    [
        ("x**2 + 3*y", "2*x", "3"),
        ("3*x**2 + 2*x*y + y**3", "6*x + 2*y", "2*x + 3*y**2"),
        ("x**2*y + x*y**2", "2*x*y + y**2", "x**2 + 2*x*y"),
        ("(x - 3)**2 + (y + 1)**2", "2*(x - 3)", "2*(y + 1)"),
        ("(5 - x - 2*y)**2", "-2*(5 - x - 2*y)", "-4*(5 - x - 2*y)"),
        ("(1 - x)**2 + 100*(y - x**2)**2", "-2*(1 - x) - 400*x*(y - x**2)", "200*(y - x**2)"),
        ("x**2/2 + 2*y**2", "x", "4*y"),
        ("sin(x) + cos(y)", "cos(x)", "-sin(y)"),
        ("x**4 - 3.4*x**2 + 0.3*x", "4*x**3 - 6.8*x + 0.3", "0"),
        ("x**2/3 - y", "2*x/3", "-1"),
        ("0.5*x*y", "0.5*y", "0.5*x"),
        ("1/x", "-1/x**2", "0"),
        ("x/(y + 1)", "1/(y + 1)", "-x/(y + 1)**2"),
        ("x/(x + 1)", "1/(x + 1)**2", "0"),
        ("(x + 1)*(x + 2)", "2*x + 3", "0"),
        ("exp(-x**2/2)", "-x*exp(-x**2/2)", "0"),
        ("2**x + x**y", "2**x*log(2) + y*x**(y - 1)", "x**y*log(x)"),
        ("sqrt(x**2 + y**2)", "x/sqrt(x**2 + y**2)", "y/sqrt(x**2 + y**2)"),
        ("log(x*y)", "1/x", "1/y"),
        ("tan(x) + tanh(y)", "1 + tan(x)**2", "1 - tanh(y)**2"),
        ("abs(x - 1)", "(x - 1)/abs(x - 1)", "0"),
        ("x*(x*2)*3 + pi*y", "12*x", "pi"),
        ("-x", "-1", "0"),
        ("7", "0", "0"),
    ],
)
def test_written_as_a_teacher_writes(formula, by_x, by_y):
    f = Function(formula, XY)
    assert (f.partial("x").source, f.partial("y").source) == (by_x, by_y)


@examples(80)
@given(polynomials(), points)
def test_polynomials_against_sympy(typed, point):
    f = Function(typed, XY)
    symbols = [sympy.Symbol(name, real=True) for name in XY]
    at = {s: sympy.Rational(v.numerator, v.denominator) for s, v in zip(symbols, point, strict=True)}
    expected = [sympy.diff(f.formula.sympy, symbol).subs(at) for symbol in symbols]
    assert f.gradient(point) == tuple(Fraction(int(e.p), int(e.q)) for e in expected)


@examples(80)
@given(polynomials(), points)
def test_polynomials_against_central_differences(typed, point):
    f = Function(typed, XY)
    size = 1 + max(abs(float(f([x * 2, y * 2]))) for x in (-9, 9) for y in (-9, 9))
    measured = numerical_gradient(f, point, 1e-4)
    curved = 1e-6 * (1 + max(map(abs, measured))) + 1e-9 * size
    assert measured == pytest.approx([float(g) for g in f.gradient(point)], abs=curved)


def complex_step(f, point, name):
    """f(x + ih)/h, its imaginary part: the derivative, without any difference to lose digits in."""
    moved = {n: complex(value, STEP if n == name else 0.0) for n, value in zip(XY, point, strict=True)}
    return complex_value(f.formula.tree, {"pi": cmath.pi, **moved}).imag / STEP


def complex_value(node, values):
    match node:
        case ast.Constant():
            return complex(float(node.value))
        case ast.Name():
            return values[node.id]
        case ast.UnaryOp():
            return -complex_value(node.operand, values)
        case ast.Call():
            return getattr(cmath, node.func.id)(complex_value(node.args[0], values))
    a, b = complex_value(node.left, values), complex_value(node.right, values)
    match node.op:
        case ast.Add():
            return a + b
        case ast.Sub():
            return a - b
        case ast.Mult():
            return a * b
        case ast.Div():
            return a / b
    return a ** int(b.real) if b == int(b.real) else cmath.exp(b * cmath.log(a))


def gradient_or_nothing(typed, point):
    """The function and its gradient at a point; left out where there is none, or a wild one."""
    try:
        f = Function(typed, XY)
        gradient = f.gradient(point)
    except (FormulaError, NoValue):
        assume(False)
    assume(all(abs(g) < 1e6 for g in gradient))
    return f, gradient


@examples(150)
@given(formulas.filter(lambda typed: "abs" not in typed), float_points)
def test_formulas_against_a_complex_step(typed, point):
    f, gradient = gradient_or_nothing(typed, point)
    for name, derived in zip(XY, gradient, strict=True):
        try:
            measured = complex_step(f, point, name)
        except (ArithmeticError, ValueError):
            assume(False)
        assert float(derived) == pytest.approx(measured, rel=1e-6, abs=1e-6)


@examples(100)
@given(formulas, float_points)
def test_formulas_against_central_differences(typed, point):
    """Where three step sizes agree, they agree with the derivative. None is twice another: their rounding differs."""
    f, gradient = gradient_or_nothing(typed, point)
    try:
        coarse, medium, fine = (numerical_gradient(f, point, step) for step in (2e-5, 1.3e-5, 0.9e-5))
    except NoValue:
        assume(False)
    assume(coarse == pytest.approx(fine, rel=1e-5, abs=1e-5) and medium == pytest.approx(fine, rel=1e-5, abs=1e-5))
    assert [float(g) for g in gradient] == pytest.approx(fine, rel=1e-3, abs=1e-3)


@examples(60)
@given(formulas, float_points)
def test_mixed_second_partials_agree(typed, point):
    f, _ = gradient_or_nothing(typed, point)
    try:
        xy, yx = f.partial("x").partial("y")(point), f.partial("y").partial("x")(point)
    except NoValue:
        assume(False)
    assume(abs(xy) < 1e6)
    assert float(xy) == pytest.approx(float(yx), rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(
    "formula",
    [
        "x**-64",
        "x/(x + y)**63",
        "(x + y + 1)**64",
        "(x + y + 1)**30*(x - y + 2)**30",
        "x**(1/2)*(x + y)**(1/3)",
        "1" * 30 + "*x**60",
        "sin(" * 11 + "x" + ")" * 11,
        "*".join(f"sin({k}*x)" for k in range(1, 7)),
        "sin(0.123*x) + exp(1.457*x - 0.3)*(x - 0.68)**2",
    ],
)
def test_derivatives_of_formulas_at_the_limits(formula):
    f = Function(formula, XY)
    assert np.isfinite(float(f.partial("x").partial("x")((0.9, 0.3))))


@pytest.mark.parametrize(
    ("formula", "derivative"),
    [
        ("x*abs(x)", "2*abs(x)"),
        ("x*abs(3*x)", "2*abs(3*x)"),
        ("abs(x)**3", "3*x*abs(x)"),
        ("x**2*abs(x)/3", "x*abs(x)"),
        ("(x - 1)*abs(x - 1)", "2*abs(x - 1)"),
    ],
)
def test_a_product_with_a_size_has_the_slope_that_it_has(formula, derivative):
    assert Function(formula, ["x"]).partial("x").source == derivative


@pytest.mark.parametrize(
    ("formula", "sentence"),
    [
        ("abs(x) + y", r"\|x\| \+ y has no slope at x = 0, y = 0"),
        ("sqrt(x) + y", "has no slope"),
        ("sqrt(abs(x))", "has no slope"),
        ("sqrt(x**2 + y**2)", "has no slope"),
        ("sin(x)*abs(x)", "cannot be worked out by rules"),
        ("sqrt(x**4)", "cannot be worked out by rules"),
        ("abs(x)**1.5", "cannot be worked out by rules"),
    ],
)
def test_what_has_a_value_and_no_slope_is_told_from_what_the_rules_miss(formula, sentence):
    with pytest.raises(NoSlope, match=sentence):
        Function(formula, XY).gradient((0, 0))


def test_what_is_too_large_is_not_told_to_have_no_value():
    for formula in ("exp(exp(x))", "x**64*1e29", "sin(exp(x**3))"):
        with pytest.raises(TooLarge, match="too large to be computed"):
            Function(formula, ["x"])(10**10)


def test_no_slope_where_there_is_no_value_and_at_a_kink():
    for formula, x in (("log(x)", -1), ("abs(x)", 0), ("sqrt(x)", 0), ("x/x", 0)):
        with pytest.raises(NoValue):
            Function(formula, ["x"]).gradient(x)
    assert np.isnan(Function("log(x)", ["x"]).sample_gradient([-1.0])[0][0])
