"""What settings change in the words is marked by whole words, numbers, points and formulas."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from steepest.calculus import Function
from steepest.film.report.words import marked
from steepest.script.paragraph.filling import fill

CHANGED: dict[str, tuple[str, Any, Any, str]] = {
    "a number": ("It is {a} high.", 4, -6, "It is [4 → −6] high."),
    "a number in brackets": ("It is high ({a}).", 4, 6, "It is high ([4 → 6])."),
    "a number before a percent sign": ("So {a}%, no more.", 4, 6, "So [4 → 6]%, no more."),
    "a power of ten": ("So {a:.2g}.", Fraction(1, 10**7), Fraction(3, 10**8), "So [10⁻⁷ → 3 × 10⁻⁸]."),
    "one number of a point": ("At {a}.", (1, 2), (1, 3), "At [(1, 2) → (1, 3)]."),
    "both numbers of a point": ("The arrow {a:g}, then.", (1, 2), (3, 4), "The arrow [(1, 2) → (3, 4)], then."),
    "a point of several placeholders": ("At ({a[0]}, {a[1]}).", (1, 2), (3, 2), "At [(1, 2) → (3, 2)]."),
    "a list": ("At {a:g and}.", (1, 2), (1, 3), "At [1 and 2 → 1 and 3]."),
    "a formula": (
        "The hill {a}.",
        Function("x**2 + y", ["x", "y"]),
        Function("x**2 + x", ["x", "y"]),
        "The hill [x² + y → x² + x].",
    ),
    "a point and a word": ("At {a} {a[0] > 2 ? up | down}.", (1, 2), (3, 2), "At [(1, 2) down → (3, 2) up]."),
    "nothing": ("At {a}.", (1, 2), (1, 2), "At (1, 2)."),
}


@pytest.mark.parametrize("case", CHANGED)
def test_a_change_is_marked_whole(case: str) -> None:
    template, old, new, told = CHANGED[case]
    assert marked(fill(template, {"a": old}), fill(template, {"a": new})) == told


def test_a_german_point_is_marked_whole() -> None:
    old, new = (fill("Bei {a}.", {"a": (Fraction(half, 2), 1)}, language="de") for half in (1, 3))
    assert marked(old, new) == "Bei [(0,5; 1) → (1,5; 1)]."
