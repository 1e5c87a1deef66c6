"""A long list is told by its ends, and nobody writes out the rest of it first."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from steepest.film.report.value import in_words


class Asked:
    """An entry that notes when it is asked for its words."""

    def __init__(self, at: int, asked: list[int]) -> None:
        self.at, self.asked = at, asked

    def text(self) -> str:
        self.asked.append(self.at)
        return f"no. {self.at}"


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "()"),
        (3, "(no. 0, no. 1, no. 2)"),
        (8, "(no. 0, no. 1, no. 2, no. 3, no. 4, no. 5, no. 6, no. 7)"),
        (9, "(no. 0, no. 1, no. 2, no. 3, no. 4, no. 5, … 9 in all …, no. 8)"),
        (1000, "(no. 0, no. 1, no. 2, no. 3, no. 4, no. 5, … 1000 in all …, no. 999)"),
    ],
)
def test_only_what_is_told_is_put_into_words(count: int, told: str) -> None:
    asked: list[int] = []
    assert in_words([Asked(at, asked) for at in range(count)]) == told
    assert len(asked) == told.count("no.")


def test_a_list_of_numbers_has_their_digits() -> None:
    numbers: tuple[Any, ...] = (Fraction(1, 3), Fraction(-2), True)
    assert in_words(numbers) == "(0.3333, −2, true)"
