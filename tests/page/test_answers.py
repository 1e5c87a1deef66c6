"""What a typed answer is held against: the computed value, and how far the lecture rounds it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.calculus import Formula
from steepest.film.cache.boxes import values_of
from steepest.page.answers import answer_of, answers_code
from steepest.script.paragraph.filling import Shown
from steepest.script.values.showing import show
from tests.families import examples

NUMBERS = st.builds(Fraction, st.integers(-(10**9), 10**9), st.sampled_from([1, 3, 7, 8, 1000, 10**12]))
SPECS = st.sampled_from(["g", ".2f", ".3g", ".4f", "+g"])
BARE_POWER = re.compile(r"[−+]?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")  # leaves out the zeros that were meant to be told


def told(value: object, spec: str = "g", language: str = "en") -> dict[str, Any]:
    """A value as timeline.json tells it."""
    [shown] = values_of([Shown("x", spec, value, show(value, spec, language=language), 0, 0, 1)])
    return {"expression": shown.expression, "text": shown.text, "value": shown.value} | (
        {} if shown.variables is None else {"variables": shown.variables}
    )


def read(text: str) -> Fraction:
    """The number that an English text tells in digits."""
    mantissa, _, power = text.rpartition("10") if set(text) & set("⁻⁰¹²³⁴⁵⁶⁷⁸⁹") else (text, "", "")
    raised = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    plain = mantissa.replace(" × ", "").replace(",", "").replace("−", "-")
    return Fraction(f"{plain}1" if plain in ("", "-", "+") else plain) * Fraction(10) ** int(raised or 0)


@examples(300)
@given(NUMBERS, SPECS)
def test_the_number_as_it_is_told_is_right_and_one_that_is_told_otherwise_is_not(
    value: Fraction, spec: str
) -> None:
    [[exact, missed]] = answer_of(told(value, spec), "en")["entries"]
    assert exact == pytest.approx(float(value))
    off = abs(read(show(value, spec)) - value)
    assert off <= Fraction(missed) * Fraction(1001, 1000)
    assert (off == 0) == (missed == 0)
    if missed and not BARE_POWER.fullmatch(show(value, spec)):
        assert show(value + Fraction(missed) * Fraction(201, 100), spec) != show(value, spec)


@examples(100)
@given(NUMBERS, SPECS)
def test_a_number_that_is_told_in_german_may_be_missed_by_as_much(value: Fraction, spec: str) -> None:
    assert (
        answer_of(told(value, spec, "de"), "de")["entries"] == answer_of(told(value, spec), "en")["entries"]
    )


@pytest.mark.parametrize(
    ("value", "spec", "missed"),
    [
        (Fraction(-3), "g", 0),
        (Fraction(2, 3), "g", 0.00005),
        (Fraction(2, 3), ".2f", 0.005),
        (Fraction(1, 4), ".2f", 0),
        (Fraction(12345678), "g", 0),
        (Fraction(1, 3 * 10**8), "g", 0.5e-12),
        (Fraction(999_999_999), "g", 0.005 * 999_999_999),  # told as 10⁹
        (Fraction(3), "words", 0),
    ],
)
def test_half_a_unit_of_the_last_digit_may_be_missed(value: Fraction, spec: str, missed: float) -> None:
    [[_, found]] = answer_of(told(value, spec), "en")["entries"]
    assert found == pytest.approx(missed, abs=1e-20)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_point_has_an_entry_for_each_of_its_numbers(language: str) -> None:
    point = (Fraction(4), Fraction(-1, 2), Fraction(1, 3))
    found = answer_of(told(point, "g", language), language)["entries"]
    assert found == [[4.0, 0.0], [-0.5, 0.0], [pytest.approx(1 / 3), pytest.approx(0.00005)]]


def test_a_formula_is_told_by_its_variables_and_its_code() -> None:
    value = told(Formula("x**2 + 3*y", ["x", "y"]), "")
    assert answer_of(value, "en") == {"text": "x² + 3y", "variables": ("x", "y")}
    assert "(v0, v1) => power(v0, 2) + 3 * v1" in answers_code([("hill?1", value)]).decode()


def test_numbers_have_no_code() -> None:
    assert answers_code([("hill?1", told(Fraction(4)))]) == b"var steepestAnswers = {\n};\n"
