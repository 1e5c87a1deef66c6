"""A table of cases: aligned at its edges, scaled down alike, shown one case after the other."""

from __future__ import annotations

import pytest

from steepest.stage.box import Box
from steepest.stage.figures.table.swatch import swatch
from steepest.stage.figures.table.table import Cases
from steepest.stage.type.typeset import Typeset, words


def comparison(figure: str, width: float) -> tuple[Cases, list[list[Typeset]]]:
    cases = [[words(text) for text in ("sign", "heading", figure, figure)] for _ in range(2)]
    return Cases(words("step"), [words("one"), words("two")], cases, Box(0, -2, width, 1.75)), cases


def test_every_case_ends_at_its_edge() -> None:
    table, cases = comparison("figure", 6)
    for case, edge in zip(cases, table.edges, strict=True):
        assert [float(text.get_right()[0]) for text in case] == pytest.approx([edge] * 4)
    assert table.edges[-1] == 6


def test_the_counts_come_with_the_first_case() -> None:
    table, _ = comparison("figure", 6)
    assert [[len(row) for row in rows] for rows in table.rows] == [[2, 2], [1, 1]]


def test_cases_that_are_too_wide_are_scaled_down_alike() -> None:
    _, cases = comparison("a very long figure", 3)
    assert cases[0][0].enlarged == pytest.approx(cases[1][2].enlarged) and cases[0][0].enlarged < 1
    assert cases[0][2].get_right()[0] < cases[1][2].get_left()[0]


def test_a_swatch_ends_where_it_should() -> None:
    over = words("walk").stand(2.0, 1.0, side=1)
    assert swatch(over, "#FFFFFF", arrow=True).get_right()[0] == pytest.approx(2.0, abs=0.05)
