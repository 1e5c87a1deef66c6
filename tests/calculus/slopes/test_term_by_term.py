"""Terms are those that were typed, each is differentiated by itself, and together they are the partial derivative."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from steepest.calculus import Function, NoValue, Summand, TermByTerm
from tests.calculus.strategies import VARIABLES, formulas, points, polynomials


def rule(source: str, name: str = "x") -> TermByTerm:
    return TermByTerm(Function(source, VARIABLES), name)


def total(summands: list[Summand], at: tuple[Fraction, Fraction]) -> object:
    return sum((-1 if one.minus else 1) * one.size(at) for one in summands)


@given(source=polynomials(), name=st.sampled_from(VARIABLES), at=points)
def test_the_terms_add_up_to_the_function_and_what_they_become_to_its_slope(
    source: str, name: str, at: tuple[Fraction, Fraction]
) -> None:
    by = rule(source, name)
    assert total([term.before for term in by.terms], at) == by.function(at)
    assert total([term.after for term in by.terms], at) == by.partial(at)


@given(source=polynomials(), name=st.sampled_from(VARIABLES), at=points)
def test_what_is_constant_is_one_sum(source: str, name: str, at: tuple[Fraction, Fraction]) -> None:
    by = rule(source, name)
    assert by.constant(at) == total([term.before for term in by.melting], at)


@given(source=formulas, name=st.sampled_from(VARIABLES), at=st.tuples(st.floats(0.3, 2), st.floats(0.3, 2)))
def test_any_formula_is_differentiated_term_by_term(source: str, name: str, at: tuple[float, float]) -> None:
    by = rule(source, name)
    try:
        found, slope = total([term.after for term in by.terms], at), float(by.partial(at))
    except NoValue:
        assume(False)
    scale = 1 + sum(abs(float(term.after.size(at))) for term in by.terms)
    assume(scale < 1e6)
    assert math.isclose(float(found), slope, abs_tol=1e-9 * scale)  # type: ignore[arg-type]


@given(source=polynomials(), name=st.sampled_from(VARIABLES))
def test_what_has_not_the_live_letter_becomes_zero_and_is_no_minus_zero(source: str, name: str) -> None:
    by = rule(source, name)
    assert [*by.live, *by.melting].__len__() == len(by.terms)
    for term in by.melting:
        assert term.after.is_zero and not term.after.minus
        assert name not in term.letters


@given(source=polynomials(), at=points)
def test_a_term_with_its_sign_is_a_formula(source: str, at: tuple[Fraction, Fraction]) -> None:
    for term in rule(source).terms:
        assert term.before.signed(at) == total([term.before], at)
        assert Function(term.before.signed.source, VARIABLES)(at) == term.before.signed(at)


@pytest.mark.parametrize(
    ("source", "name", "terms"),
    [
        ("3*x**2 + 2*x*y + y**3", "x", ["3x² → 6x", "2xy → 2y", "y³ → 0"]),
        ("3*x**2 + 2*x*y + y**3", "y", ["3x² → 0", "2xy → 2x", "y³ → 3y²"]),
        ("3*x + 2*y", "x", ["3x → 3", "2y → 0"]),
        ("-x**2 - cos(y) + 5", "y", ["−x² → 0", "−cos y → sin y", "5 → 0"]),
        ("x - (y - 1)*x", "x", ["x → 1", "−(y − 1)x → −(y − 1)"]),
        ("(x + y)**2", "x", ["(x + y)² → 2(x + y)"]),
    ],
)
def test_terms_are_those_of_a_person(source: str, name: str, terms: list[str]) -> None:
    by = rule(source, name)
    assert [f"{term.before.signed.text()} → {term.after.signed.text()}" for term in by.terms] == terms


def test_a_sum_that_is_taken_away_stands_in_brackets() -> None:
    by = rule("y - x*(1 - x) + x*(1 - x)")
    assert [term.after.in_brackets for term in by.terms] == [False, True, False]


def test_a_mixed_term_has_both_letters() -> None:
    assert [term.is_mixed for term in rule("x**2 + x*y + y").terms] == [False, True, False]
