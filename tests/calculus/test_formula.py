"""A formula is evaluated exactly where that can be, and says so where it has no value."""

import math
import pickle
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import assume, given

from steepest.calculus import Enclosure, Formula, NoValue
from tests.calculus.conditioning import is_ill_conditioned
from tests.calculus.strategies import float_points, formulas, points, polynomials
from tests.families import examples

XY = ["x", "y"]


def at(formula, **values):
    return Formula(formula, list(values)).evaluate(values)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("x/3", Fraction(2, 3)),
        ("0.1*x", Fraction(1, 5)),
        ("sqrt(2*x)", 2),
        ("sqrt(x/8)", Fraction(1, 2)),
        ("(2*x)**0.5", 2),
        ("x**-2", Fraction(1, 4)),
        ("exp(x - 2) + sin(x - 2) + cos(x - 2) + log(x - 1) + tan(x - 2) + tanh(x - 2)", 2),
        ("abs(-x)", 2),
        ("0**(x - 2)", 1),
        ("2**64*x", 2**65),
    ],
)
def test_exact(formula, value):
    result = at(formula, x=2)
    assert isinstance(result, Fraction) and result == value


@pytest.mark.parametrize(
    ("formula", "value"),
    [("sqrt(x)", math.sqrt(2)), ("exp(x)", math.e**2), ("x**(1/3)", 2 ** (1 / 3)), ("pi*x", 2 * math.pi)],
)
def test_irrational(formula, value):
    result = at(formula, x=2)
    assert isinstance(result, Enclosure) and result == pytest.approx(value)


def test_floats_stay_floats():
    assert type(at("x + 1", x=0.5)) is float and type(at("x + 1", x=np.float64(0.5))) is float
    assert type(at("x + 1", x=np.int64(2))) is Fraction and type(at("x + 1", x=Decimal("0.5"))) is Fraction


NOWHERE = [
    ("1/x", 0),
    ("x**-1", 0),
    ("log(x)", 0),
    ("log(x)", -1),
    ("sqrt(x)", -1),
    ("x**0.5", -1),
    ("x**0.5", -1.0),
    ("exp(x)", 1000),
    ("2**x", 10**6),
    ("x**3", 1e300),
    ("1/x", 0.0),
    ("x", float("nan")),
    ("x", float("inf")),
    ("0*x", float("inf")),
    ("1/(x - x)", 3),
    ("sin(x)", 1e400),
]


@pytest.mark.parametrize(("formula", "x"), NOWHERE)
def test_no_value(formula, x):
    with pytest.raises(NoValue) as caught:
        at(formula, x=x)
    sentence = str(caught.value)
    assert Formula(formula, ["x"]).text() in sentence and "x = " in sentence and "\n" not in sentence


@pytest.mark.parametrize(("formula", "x"), NOWHERE)
def test_no_value_in_an_array_is_nan(formula, x):
    sampled = Formula(formula, ["x"]).sample({"x": [float(x), 1.5]})
    assert np.isnan(sampled[0])
    assert sampled.dtype == np.float64


def test_overflow_on_the_way_is_no_overflow():
    assert 0 < at("1/(1 + exp(-x))", x=-2000) < Fraction(1, 10**868)
    assert Formula("1/(1 + exp(-x))", ["x"]).sample({"x": [-2000.0]})[0] == 0


@pytest.mark.parametrize(
    "values", [{}, {"x": 1}, {"x": 1, "y": 1, "z": 1}, {"x": "1", "y": 1}, {"x": True, "y": 1}]
)
def test_values_that_do_not_fit(values):
    with pytest.raises(ValueError):
        Formula("x + y", XY).evaluate(values)


def test_arrays_broadcast():
    f = Formula("x + 10*y", XY)
    assert f.sample({"x": [[1, 2, 3]], "y": [[1], [2]]}).tolist() == [[11, 12, 13], [21, 22, 23]]
    assert Formula("3", XY).sample({"x": [1, 2], "y": 0}).tolist() == [3, 3]
    assert f.sample({"x": 1, "y": 2}).shape == ()


@examples(120)
@given(formulas, float_points)
def test_arrays_and_numbers_agree(typed, point):
    formula = Formula(typed, XY)
    values = dict(zip(XY, point, strict=True))
    sampled = formula.sample({name: np.array([value]) for name, value in values.items()})[0]
    try:
        value = formula.evaluate(values)
    except NoValue:
        # A division by zero on the way stops numbers; arrays may not notice where rounding differs.
        return
    assume(abs(value) < 1e12)
    assert sampled == pytest.approx(float(value), rel=1e-6, abs=1e-9) or is_ill_conditioned(formula, values)


@examples(60)
@given(polynomials(), points)
def test_value_is_that_of_sympy(typed, point):
    formula = Formula(typed, XY)
    symbols = [sympy.Symbol(name, real=True) for name in XY]
    rationals = [sympy.Rational(value.numerator, value.denominator) for value in point]
    expected = formula.sympy.subs(dict(zip(symbols, rationals, strict=True)))
    actual = formula.evaluate(dict(zip(XY, point, strict=True)))
    assert isinstance(actual, Fraction)
    assert (actual.numerator, actual.denominator) == (expected.p, expected.q)


@examples(60)
@given(polynomials(), points)
def test_of_sympy_evaluates_to_what_sympy_does(typed, point):
    formula = Formula(typed, XY)
    again = Formula.of_sympy(formula.sympy, XY)
    values = dict(zip(XY, point, strict=True))
    assert again.evaluate(values) == formula.evaluate(values)


@examples(60)
@given(polynomials())
def test_degree_is_that_of_sympy(typed):
    formula = Formula(typed, XY)
    symbols = [sympy.Symbol(name, real=True) for name in XY]
    polynomial = sympy.Poly(formula.sympy, *symbols)
    assert formula.is_polynomial
    assert formula.degree == max(polynomial.total_degree(), 0)


@pytest.mark.parametrize(
    ("formula", "degree"),
    [
        ("(x + 1)**2 - x**2", 1),
        ("x - x", 0),
        ("0", 0),
        ("pi*x**2", 2),
        ("sqrt(2)*x", 1),
        ("x**(1 + 1)", 2),
        ("x**2/2", 2),
        ("sin(1)*x + log(2)", 1),
        ("1/x", None),
        ("x**0.5", None),
        ("2**x", None),
        ("sin(x)", None),
        ("x/(1 - 1)", None),
        ("abs(x)**2", None),
    ],
)
def test_degree(formula, degree):
    assert Formula(formula, ["x"]).degree == degree


@pytest.mark.parametrize(
    ("expression", "written"),
    [
        ("2*w - 6", "2*(w - 3)"),
        ("2*x", "2*x"),
        ("6*x + 2*y", "6*x + 2*y"),
        ("3 - x", "3 - x"),
        ("x - x", "0"),
        ("x**2 + 2*x + 1", "(x + 1)**2"),
        ("x**3 + x**2*y", "x**2*(x + y)"),
        ("sqrt(x)", "sqrt(x)"),
        ("1/sqrt(x)", "1/sqrt(x)"),
        ("exp(1)*x", "x*exp(1)"),
        ("sign(x)", "x/abs(x)"),
        ("pi*x", "pi*x"),
        ("-x/y", "-x/y"),
    ],
)
def test_of_sympy_writes_as_a_teacher(expression, written):
    names = {name: sympy.Symbol(name, real=True) for name in "xyw"}
    assert Formula.of_sympy(sympy.parse_expr(expression, names), list(names)).source == written


def test_of_sympy_refuses_what_the_grammar_cannot_write():
    with pytest.raises(ValueError, match="cannot be written as a formula"):
        Formula.of_sympy(sympy.gamma(sympy.Symbol("x")), ["x"])
    with pytest.raises(ValueError, match="cannot be written as a formula"):
        Formula.of_sympy(sympy.Symbol("z"), ["x"])


def test_equal_hashable_and_picklable():
    f = Formula(" x + 1", ["x"])
    assert f == Formula("x + 1", ["x"]) and hash(f) == hash(Formula("x + 1", ["x"]))
    assert f != Formula("x + 1", ["x", "y"])
    assert pickle.loads(pickle.dumps(f)) == f


def test_a_variable_named_twice():
    with pytest.raises(ValueError, match="named twice"):
        Formula("x", ["x", "x"])
