"""Whether the last bits of a number decide a formula's value, so that no two ways to compute it need agree."""

from __future__ import annotations

import re
from collections.abc import Mapping

import mpmath
import pytest

from steepest.calculus import Formula, NoValue


def is_ill_conditioned(formula: Formula, values: Mapping[str, float]) -> bool:
    """Whether the last bits of a point, or of a number on the way, decide the value: then numpy and math may differ."""
    moved = {name: value * (1 + 4e-16) for name, value in values.items()}
    try:
        value = pytest.approx(formula.evaluate(values), rel=1e-7)
        return formula.evaluate(moved) != value or _in_bits(50, formula, values) != value
    except NoValue:
        return True


def _in_bits(bits: int, formula: Formula, values: Mapping[str, float]) -> float:
    """The value of a formula where each number on the way is rounded to so many bits."""
    names = ("sin", "cos", "tan", "tanh", "exp", "log", "sqrt", "pi")
    with mpmath.workprec(bits):
        known = {name: getattr(mpmath, name) for name in names} | {"abs": abs}
        numbers = re.sub(r"\d+(\.\d+)?", r"mpf('\g<0>')", formula.source)
        return float(eval(numbers, known | {"mpf": mpmath.mpf} | {k: mpmath.mpf(v) for k, v in values.items()}))
