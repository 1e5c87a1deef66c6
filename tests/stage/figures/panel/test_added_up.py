"""Lines of a panel add up as they are printed, or say that they do not."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from steepest.calculus import Function, TotalDifferential
from steepest.stage import theme
from steepest.stage.figures.label import box_of
from steepest.stage.figures.panel.added_up import AddedUp
from steepest.stage.figures.panel.panel import Panel
from tests.stage.figures.graph.test_graph import Sheet

HALF = Fraction(1, 2)
THIRDS = "4*x**2/3 + 14*y/3"  # a third and a third, which are two thirds: 0.333, 0.333 and 0.667


def added(source: str, by: tuple[Fraction, Fraction]) -> Any:
    step = TotalDifferential(Function(source, ["x", "y"]), (Fraction(2), Fraction(1)), by)
    scene: Any = Sheet(total=step)
    scene.words = lambda label, size=theme.LABEL_SIZE, colour=theme.INK: scene.formula(f'"{label}"', size, colour)
    panel = Panel(scene, theme.LINES, 0.5)
    known = {"gap": "{total.remainder}"} if step.remainder else {}
    return AddedUp(panel, {"plane": "total.value", "gap": "total.gap"}, ("hill", "total.change"), **known)


def printed(sums: Any) -> list[str]:
    return [row[-1].shown[0].text for row in sums.rows]


@pytest.mark.parametrize("source", ["x**2 + 3*y", "x*y + y**2/3", "x**3/7", THIRDS])
def test_all_numbers_have_one_count_of_decimals_and_the_sign_says_whether_they_add_up(source: str) -> None:
    sums = added(source, (HALF, -HALF))
    told = printed(sums)
    assert len({len(text.partition(".")[2]) for text in told}) == 1
    *terms, total = (Fraction(text.replace("−", "-")) for text in told)
    assert sums.told.sign == ("=" if sum(terms) == total else "approx")


def test_numbers_that_are_rounded_apart_are_not_said_to_add_up() -> None:
    assert added("x**2 + 3*y", (HALF, -HALF)).told.sign == "="
    assert printed(sums := added(THIRDS, (HALF, -HALF))) == ["0.333", "0.333", "0.667"]
    assert sums.told.sign == "approx"


@pytest.mark.parametrize("source", ["x**2 + 3*y", "x*y + y**2/3", "200*x**2"])
def test_the_rule_runs_between_the_terms_and_their_total_and_the_lines_keep_apart(source: str) -> None:
    sums = added(source, (HALF, -HALF))
    *terms, total = sums.rows
    rule = sums.signs[-1]
    assert all(float(part.get_bottom()[1]) > float(rule.get_y()) for row in terms for part in row)
    assert all(float(part.get_top()[1]) < float(rule.get_y()) for part in total)
    texts = [box_of(part) for part in sums.all if part is not rule]
    assert all(one.apart(other) > 0.1 for k, one in enumerate(texts) for other in texts[:k])
