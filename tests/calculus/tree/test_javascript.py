"""A formula as JavaScript: what may stand in it, whatever was typed.

That it computes the right values is tried in a browser, by `tests/page/test_explored_numbers.py`.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from steepest.calculus import Function
from steepest.calculus.tree.notation.javascript import javascript
from tests.calculus.strategies import formulas

_TOKEN = re.compile(
    r"v[01]\b|quotient|power|logarithm|Math\.(?:sin|cos|tan|tanh|exp|sqrt|abs)\b|NaN"
    r"|\d+(?:\.\d+)?(?:e[+-]?\d+)?|[-+*(),]| |=>"
)


@given(formulas)
def test_code_holds_nothing_but_numbers_signs_and_its_own_names(source: str) -> None:
    code = javascript(Function(source, ["x", "y"]).formula.tree, ["x", "y"])
    assert _TOKEN.sub("", code) == ""
    assert "--" not in code and code.count("(") == code.count(")")


@pytest.mark.parametrize(
    "name", ["var", "new", "function", "window", "Math", "quotient", "v1", "eval", "typeof"]
)
def test_a_variable_may_have_any_name(name: str) -> None:
    printed = javascript(Function(f"2*{name} + sin(x)", [name, "x"]).formula.tree, [name, "x"])
    assert printed == "(v0, v1) => 2 * v0 + Math.sin(v1)"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("-x**2", "-power(v0, 2)"),
        ("(-x)**2", "power(-v0, 2)"),
        ("x - (y - 1)", "v0 - (v1 - 1)"),
        ("x - -y", "v0 - (-v1)"),
        ("-2*x", "(-2) * v0"),
        ("-(-x)", "-(-v0)"),
        ("x/y/2*3", "quotient(quotient(v0, v1), 2) * 3"),
        ("x*(1/3 + 1/6)", "v0 * 0.5"),
        ("log(0)*x", "NaN * v0"),
        ("sqrt(2)*(x + y)", "1.4142135623730951 * (v0 + v1)"),
        ("2**x", "power(2, v0)"),
    ],
)
def test_brackets_stand_where_the_tree_needs_them(source: str, code: str) -> None:
    assert javascript(Function(source, ["x", "y"]).formula.tree, ["x", "y"]) == f"(v0, v1) => {code}"
