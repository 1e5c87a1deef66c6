"""Cases side by side: aligned at their edges, made smaller alike, one after the other; and how a walk is drawn."""

from __future__ import annotations

import pytest

from steepest.stage.box import Box
from steepest.stage.figures.panel.swatch import swatch
from steepest.stage.figures.panel.table import Cases
from steepest.stage.type.typeset import Typeset, words


def cases(figure: str, width: float) -> tuple[Cases, list[list[Typeset]]]:
    columns = [[words(text) for text in ("sign", "heading", figure, figure)] for _ in range(2)]
    table = Cases(words("step"), [words("one"), words("two")], columns, Box(0, -2, width, 2))
    return table, columns


def test_every_case_ends_at_its_edge() -> None:
    table, columns = cases("figure", 6)
    for column, edge in zip(columns, table.edges, strict=True):
        assert [float(text.get_right()[0]) for text in column] == pytest.approx([edge] * 4)
    assert table.edges[-1] == 6


def test_the_counts_come_with_the_first_case() -> None:
    table, _ = cases("figure", 6)
    assert [[len(row) for row in rows] for rows in table.rows] == [[2, 2], [1, 1]]


def test_cases_that_are_too_wide_are_made_smaller_alike() -> None:
    _, columns = cases("a very long figure", 3)
    assert columns[0][0].enlarged == pytest.approx(columns[1][2].enlarged) and columns[0][0].enlarged < 1
    assert columns[0][2].get_right()[0] < columns[1][2].get_left()[0]


def test_a_swatch_ends_over_the_end_of_its_words() -> None:
    sign = words("sign").stand(2.0, 1.0, side=1)
    drawn = swatch(sign, "#FFFFFF", dashed=True)
    assert drawn.get_right()[0] == pytest.approx(2.0, abs=0.05)
    assert drawn.get_bottom()[1] > sign.get_top()[1]
