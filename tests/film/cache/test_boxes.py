"""Values as a record keeps them: a formula with its variables, and nothing else with any."""

from __future__ import annotations

import json
from dataclasses import asdict
from fractions import Fraction

import pytest

from steepest.calculus import Formula, Function
from steepest.film.cache.boxes import ShownValue, recorded, values_of
from steepest.film.cache.typed import typed
from steepest.script.paragraph.filling import Filled, Shown, fill
from steepest.script.text.boxes import QUESTION, TextBox

HEIGHT = Function("x**2 + 3*y", ["x", "y"])


def value_of(value: object) -> ShownValue:
    [found] = values_of([Shown("a", "", value, "told", 0, 4, 1)])
    return found


@pytest.mark.parametrize("value", [HEIGHT, HEIGHT.formula, Formula("x**2 + 3*y", ["x", "y"])])
def test_a_formula_is_kept_by_its_source_and_its_variables(value: object) -> None:
    found = value_of(value)
    assert (found.value, found.variables) == ("x**2 + 3*y", ("x", "y"))
    assert Formula(found.value, found.variables or ()) == HEIGHT.formula


@pytest.mark.parametrize("value", [3, 0.5, Fraction(1, 3), "x", (Fraction(1), Fraction(2)), "x**2"])
def test_what_is_no_formula_has_no_variables(value: object) -> None:
    assert value_of(value).variables is None


def test_a_question_may_be_answered_by_a_formula() -> None:
    answer = fill("{along_x}", {"along_x": HEIGHT.partial("x")})
    box = recorded(TextBox(QUESTION, Filled("What is its slope along x?"), answer=answer))
    assert box.answer and box.answer.values == (ShownValue("along_x", "2x", "2*x", ("x", "y")),)


@pytest.mark.parametrize("value", [HEIGHT, 3])
def test_a_value_survives_as_json(value: object) -> None:
    found = value_of(value)
    assert typed(ShownValue, json.loads(json.dumps(asdict(found)))) == found
