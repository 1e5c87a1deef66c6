"""Functions of two variables: cuts, circles, and places where the gradient is zero."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import Any

from mpmath import mpf

from tests.oracle.mathematics.formula import Nothing, Reading, length, same


def sliced(function: Reading, axis: int, at: Sequence[Any]) -> Reading:
    """What is left of a function where one variable moves and the others are frozen, as they were typed."""
    text = function.text
    for k, name in enumerate(function.names):
        if k != axis:
            text = re.sub(rf"\b{name}\b", f"({at[k]})", text)
    return Reading(text, (function.names[axis],))


def straight(function: Reading, at: Sequence[mpf], axis: int, span: tuple[mpf, mpf]) -> bool:
    """Whether a cut is a straight line over a span: every step has the rate of the first."""
    slope, here = function.derivative(at, axis), function(at)
    low, high = span
    for share in (0, 0.13, 0.29, 0.5, 0.61, 0.77, 0.93, 1):
        there = list(at)
        there[axis] = low + (high - low) * mpf(share)
        try:
            if not same(function(there) - here, slope * (there[axis] - at[axis])):
                return False
        except Nothing:
            return False
    return True
