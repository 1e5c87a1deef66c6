"""What is told of an error, beside numbers that are told shorter than they are, holds as it is read."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.flat.dot import FlatDot
from steepest.stage.figures.flat.plot import Plot
from steepest.stage.figures.label import box_of
from steepest.stage.figures.measured.error_rows import error_rows, fly_from
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.type.typeset import Typeset
from tests.families import rows
from tests.scenes.opened import opened

KINDS: Any = {"one": ("forward", theme.INK), "two": ("central", theme.INK)}
RULE = re.compile(r"(-?[\d.]+) - (-?[\d.]+) (=|approx) (-?[\d.]+)")


@pytest.mark.parametrize(
    ("rough", "point"),
    rows(
        3,
        [
            ("3*x**2 + 2*x*y + y**3", [1, 2]),
            ("x**2 + y**4", [1, 1]),
            ("x + y**4", [1, 0.5]),
            ("x*y**3", [1, 1]),
            ("x**2 + 2*y**4", [1, 1]),
        ],
    ),
)
def test_what_is_left_is_equal_only_where_it_is_as_it_is_read(rough: str, point: list[float]) -> None:
    scene = opened("finite_difference", {"rough": rough, "rough_point": point})
    lines, _ = error_rows(Panel(scene, theme.SIDE), "tenth", "slice", KINDS, 3)
    told = [RULE.search(row[1].markup) for row in lines if isinstance(row[1], Typeset)]
    for rule in filter(None, told):
        given, slope, sign, error = rule.groups()
        left = Decimal(given) - Decimal(slope)
        assert (left == Decimal(error)) == (sign == "=")
        assert abs(left - Decimal(error)) < Decimal(error) / 10
    assert any(told)
    sizes = [row[1].size * row[1].enlarged for row in lines if isinstance(row[1], Typeset)]
    assert sizes == pytest.approx(sizes[:1] * len(sizes)), "both are set alike"


def test_a_dot_flies_from_before_the_row_of_its_colour_and_over_nothing_that_is_written() -> None:
    scene = opened("finite_difference")
    kinds: Any = {"one": ("forward", theme.ONE_SIDE), "two": ("central", theme.INK)}
    lines, _ = error_rows(Panel(scene, theme.SIDE), "tenth", "slice", kinds, 3)
    plane = Plot([0, 1], [0, 1], theme.PICTURE).plane
    dots = [FlatDot(plane, (0.5, 0.5), colour) for colour in (theme.INK, theme.ONE_SIDE)]  # in another order
    flights, boxes = fly_from(lines, dots), [box_of(part) for row in lines for part in row]
    for flight, dot, row in zip(flights, dots, reversed(lines), strict=True):
        flight.begin()
        assert dot.outline[0, 1] == pytest.approx(box_of(row[0]).middle[1])
        for share in np.linspace(0, 1, 9).tolist():
            flight.interpolate(share)
            reach = dot.reach()
            assert reach and all(reach.apart(box) > 0 for box in boxes)
