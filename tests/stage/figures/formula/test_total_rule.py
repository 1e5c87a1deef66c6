"""Each product of a total differential comes by itself, and stands where it does in the whole sum."""

from __future__ import annotations

from fractions import Fraction

import pytest

from steepest.calculus import Function, TermByTerm, TotalDifferential
from steepest.stage import theme
from steepest.stage.figures.formula.total_rule import TotalRule
from steepest.stage.figures.panel.panel import Panel
from tests.stage.sheet import Sheet

HALF = Fraction(1, 2)


def rule(source: str, step: Fraction = HALF) -> tuple[TotalRule, Panel]:
    made = TotalDifferential(Function(source, ["x", "y"]), (HALF, HALF), (step, -step))
    scene = Sheet(total=made)
    return TotalRule(scene, "total"), Panel(scene, theme.LINES)


@pytest.mark.parametrize(("most", "wanted"), [(18, 'part("term:1", 3)'), (3, '(0.5, 0.5) = part("y", 3.5)')])
def test_a_slope_by_itself_is_a_formula_or_a_number_at_the_point_where_that_is_long(most: int, wanted: str) -> None:
    function = Function("x*y + 3*y", ["x", "y"])
    terms = {f"by_{name}": TermByTerm(function, name) for name in "xy"}
    scene = Sheet(total=TotalDifferential(function, (HALF, HALF), (HALF, -HALF)), **terms)
    panel = Panel(scene, theme.COLUMN)
    first, second = TotalRule(scene, "total").alone(panel, 2, theme.LABEL_SIZE, ("by_x", "by_y"), most)
    assert wanted in second.markup
    assert first.get_bottom()[1] - second.get_top()[1] > theme.TEXT_GAP


def test_a_slope_that_is_a_number_has_the_colour_of_its_variable() -> None:
    function = Function("x**2 + 3*y", ["x", "y"])
    terms = {f"by_{name}": TermByTerm(function, name) for name in "xy"}
    scene = Sheet(total=TotalDifferential(function, (HALF, HALF), (HALF, -HALF)), **terms)
    told = TotalRule(scene, "total").alone(Panel(scene, theme.COLUMN), 2, theme.LABEL_SIZE, ("by_x", "by_y"), 18)
    assert [text.submobjects[-1].get_fill_color().to_hex() for text in told] == [theme.FIRST, theme.SECOND]


@pytest.mark.parametrize("source", ["4*x + 3*y", "-4*x - 3*y", "x**2 + y**2"])
def test_products_stand_where_the_whole_sum_has_them_as_one_text(source: str) -> None:
    told, panel = rule(source)
    (whole,), parts = told.sum(panel, 1), told.products(panel, 1)
    texts = [text for part in parts for text in part]
    assert [len(part) for part in parts] == [1, 1, 1]
    glyphs = [glyph for text in texts for glyph in text.submobjects]
    for one, other in zip(glyphs, whole.submobjects, strict=True):
        assert one.points == pytest.approx(other.points)
        assert one.get_fill_color().to_hex() == other.get_fill_color().to_hex()
    assert all(text.enlarged == pytest.approx(whole.enlarged) for text in texts)
    assert texts[0].line is not None and len({text.line for text in texts}) == 1


@pytest.mark.parametrize(
    ("source", "step", "came"),
    [("1234.5*x + 2345.5*y", HALF, [0, 1, 1]), ("0.00012345*x + 0.0001*y", Fraction(1, 3), [1, 1, 1])],
)
def test_products_that_take_lines_of_their_own_come_with_those(source: str, step: Fraction, came: list[int]) -> None:
    told, panel = rule(source, step)
    lines, parts = told.sum(panel, 1), told.products(panel, 1)
    assert len(lines) > 1 and [len(part) for part in parts] == came
    assert [text.markup for part in parts for text in part] == [text.markup for text in lines]
