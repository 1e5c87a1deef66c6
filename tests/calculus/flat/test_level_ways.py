"""Where a map is level along one variable: lines on which that slope is zero, through its flat places."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.calculus import Function, Landforms

WINDOW = (-3.0, 3.5), (-2.0, 3.0)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("sin(x) + cos(y)", [2, 1]),
        ("x*y", [1, 1]),
        ("x**3 - 3*x*y + y**3", [1, 1]),
        ("x**2*y - x*y**2", [2, 2]),
    ],
)
def test_on_each_line_that_slope_is_zero_and_lines_of_both_meet_at_flat_places(text: str, counts: list[int]) -> None:
    land = Landforms(function := Function(text, ["x", "y"]), WINDOW)
    assert [len(lines) for lines in land.level_along.values()] == counts and land.crossed
    for name, lines in land.level_along.items():
        slope = function.partial(name)
        for line in lines:
            assert np.abs(slope.sample(*line.T)).max() < 0.01
            assert tuple(line[0]) <= tuple(line[-1]), "from west or south"


def test_where_a_slope_jumps_over_zero_or_is_zero_all_over_there_is_no_line() -> None:
    found = {text: Landforms(Function(text, ["x", "y"]), WINDOW) for text in ("abs(x - 0.1) + y**2", "y**2", "x + 2*y")}
    counts = {text: [len(lines) for lines in land.level_along.values()] for text, land in found.items()}
    assert counts == {"abs(x - 0.1) + y**2": [0, 1], "y**2": [0, 1], "x + 2*y": [0, 0]}
    assert not any(land.crossed for land in found.values())


def test_where_a_slope_comes_to_zero_and_keeps_its_sign_no_lines_meet() -> None:
    land = Landforms(Function("(x - 0.31)**3 + y**2", ["x", "y"]), WINDOW)
    assert len(land.flats) == 1 and not land.crossed
