"""What is put in for letters reads as what it is worth."""

from __future__ import annotations

from fractions import Fraction

import pytest

from steepest.calculus import Function
from steepest.calculus.slopes.put_in import PutIn


@pytest.mark.parametrize(
    ("source", "at", "text"),
    [
        ("6*x + 2*y", (1, 2), "6 · 1 + 2 · 2"),
        ("2*x + 3*y**2", (Fraction(-1, 2), 2), "2 · (−0.5) + 3 · 2²"),
        ("x*y - sin(x)", (Fraction(1, 3), 0), "(1/3) · 0 − sin (1/3)"),
        ("w1 + 2*w2", (3, 4), "3 + 2 · 4"),
        ("7", (3, 4), "7"),
    ],
)
def test_numbers_stand_where_letters_stood(source: str, at: tuple[Fraction, ...], text: str) -> None:
    names = ["w1", "w2"] if "w" in source else ["x", "y"]
    put = PutIn(Function(source, names), at)
    assert put.text() == text
    assert put.letters == {name for name in names if name in source}


def test_each_number_is_the_part_that_its_letter_was() -> None:
    put = PutIn(Function("6*x + y", ["x", "y"]), (Fraction(1), Fraction(-2)))
    parts: dict[str, str] = {}
    put.typst(lambda part, code: parts.setdefault(part, code))
    assert (parts["x"], parts["y"]) == ("1", "(-2)")
