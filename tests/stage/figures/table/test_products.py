"""A table of factors and products: each column under its head, the last one over its sum, nothing touching."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import pytest

from steepest.calculus import exact
from steepest.stage import theme
from steepest.stage.figures.label import box_of
from steepest.stage.figures.table.products import Products
from steepest.stage.type import typeset
from steepest.stage.type.typeset import Typeset
from tests.stage.sheet import Sheet


def point_of(text: Typeset) -> float:
    """Where the decimal point of a number is; where it would be, at its end."""
    read = text.shown[0].text
    return float(text.submobjects[read.index(".")].get_left()[0] if "." in read else text.get_right()[0])


@pytest.mark.parametrize(
    "factors",
    [
        [("2.5", "-2.5"), ("-3", "3"), ("1.5", "-1.5"), ("3", "-3")],
        [("100", "-1"), ("0.25", "-0.125"), ("-75", "0.5"), ("0", "0")],
        [("-1", "2"), ("-2", "4")],
    ],
)
@pytest.mark.parametrize("heads", [("slope", "turn", "change"), ("Steigung", "Drehung", "Änderung")])
def test_columns_stand_at_their_decimal_points_and_the_last_one_over_the_sum(
    heads: tuple[str, ...], factors: list[tuple[str, str]]
) -> None:
    rows = [(exact(one), exact(other), exact(one) * exact(other)) for one, other in factors]
    facts: dict[str, Any] = {f"c{k}r{row}": value for row, cells in enumerate(rows) for k, value in enumerate(cells)}
    scene = Sheet(**facts, total=-sum(cells[2] for cells in rows))
    line = scene.formula('50 - part("gradient", {total:.5g})').stand(3.0, -2.8)
    columns = [[scene.formula(f"{{c{k}r{row}:.5g}}", 30) for row in range(len(rows))] for k in range(3)]
    set_heads = [typeset.words(head, size=theme.SMALLEST_SIZE) for head in heads]
    signs = [typeset.formula(sign, size=theme.SMALLEST_SIZE) for sign in ("times", "=")]
    names = [typeset.words("temperature", size=theme.SMALLEST_SIZE) for _ in rows]
    total = line.parts["gradient"], line.shown[0].text, line.baseline
    table = Products(set_heads, signs, columns, *total, names)
    for column in columns:
        with_point = [text for text in column if "." in text.shown[0].text]
        assert max(map(point_of, column)) - min(map(point_of, column)) < 0.05
        assert all(point_of(text) == pytest.approx(point_of(with_point[0])) for text in with_point)
        steps = [one.baseline - other.baseline for one, other in pairwise(column)]
        assert min(steps) == pytest.approx(max(steps)) and column[-1].baseline > line.baseline
    ends = [float(line.parts["gradient"].get_right()[0]), *map(point_of, columns[-1])]
    assert "." in line.shown[0].text or max(ends) - min(ends) < 0.05
    everything = [*set_heads, *signs, *names, *(text for column in columns for text in column)]
    assert all(box_of(one).apart(box_of(other)) > theme.TEXT_GAP - 0.02 for one, other in combinations(everything, 2))
    low, high = line.get_top()[1], columns[-1][-1].get_bottom()[1]
    assert low < table.rule.outline[0, 1] < high
    plain = [text for text in everything if text not in names]
    assert table.left == pytest.approx(min(float(text.get_left()[0]) for text in plain))
    assert table.begin == pytest.approx(min(float(text.get_left()[0]) for text in everything))
    for name, text in zip(names, columns[0], strict=True):
        assert name.baseline == pytest.approx(text.baseline) and name.get_right()[0] < text.get_left()[0]
