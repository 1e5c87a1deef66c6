"""What is told of the mean of both sides holds as it is read."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from steepest.stage import theme
from steepest.stage.figures.measured.mean_of_sides import mean_of_sides
from steepest.stage.figures.panel.panel import Panel
from tests.scenes.opened import opened

MEAN = re.compile(r"\((-?[\d.]+) ([-+][\d.]+)\) / 2 (=|approx) (-?[\d.]+)")


@pytest.mark.parametrize(
    ("function", "sign"),
    [
        ("x**2 + y**2", "="),
        ("x**3/9 + y", "approx"),
        ("12342.805*x + 2.5*x**2 + y", "approx"),  # whole numbers are told whole, and not in four digits
    ],
)
def test_both_sides_are_equal_to_their_mean_only_where_they_are_as_they_are_read(function: str, sign: str) -> None:
    panel = Panel(opened("finite_difference", {"function": function}), theme.SIDE)
    (told,) = mean_of_sides(panel, "wide", 6.6)
    read = MEAN.search(re.sub("[\",]", "", told.markup))
    assert read, told.markup
    right, left, mean = (Fraction(number) for number in read.group(1, 2, 4))
    assert read[3] == sign == ("=" if (right + left) / 2 == mean else "approx")
