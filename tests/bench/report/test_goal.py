"""A figure is held against what was asked of it."""

from __future__ import annotations

import pytest

from bench.report.goal import Goal

RATIO = Goal("2D", 3, 4, "×")
TIME = Goal("nothing changed", 2, 1, " s", more=False)
BOUND = Goal("a held second", 5, None, " %", more=False)


@pytest.mark.parametrize(
    ("target", "measured", "verdict"),
    [
        (RATIO, 2.99, "not reached"),
        (RATIO, 3, "reached"),
        (RATIO, 4, "aim reached"),
        (TIME, 2.01, "not reached"),
        (TIME, 2, "reached"),
        (TIME, 0.6, "aim reached"),
        (BOUND, 5.1, "not reached"),
        (BOUND, 0, "reached"),
    ],
)
def test_the_verdict_follows_the_figure(target: Goal, measured: float, verdict: str) -> None:
    assert target.verdict(measured) == verdict


def test_a_row_tells_figure_bounds_and_verdict() -> None:
    assert RATIO.row(3.456) == ("2D", "3.46×", "≥ 3×", "≥ 4×", "reached")
    assert TIME.row(0.61) == ("nothing changed", "0.61 s", "≤ 2 s", "≤ 1 s", "aim reached")
    assert BOUND.row(2) == ("a held second", "2 %", "≤ 5 %", "", "reached")
