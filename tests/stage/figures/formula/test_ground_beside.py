"""The ground beside formulas: no number of an axis reads as the end of one of their lines."""

from __future__ import annotations

import pytest

from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.figures.formula.derivation import Derivation
from steepest.stage.figures.formula.ground_beside import ground_beside
from steepest.stage.figures.label import box_of
from steepest.stage.ground.view import View
from tests.scenes.opened import opened

POINTS = {"point": [1, 2], "second": [2, 1]}


@pytest.mark.parametrize("function", ["3*x**2 + 2*x*y + y**3", "x*y", "-x**2*sin(y) - cos(x) + 4"])
@pytest.mark.parametrize("azimuth", [-135, -114])
def test_what_is_at_its_axes_stands_half_a_unit_off_the_formulas(function: str, azimuth: float) -> None:
    scene = opened("partials", {"function": function, **POINTS})
    rows = Derivation(scene, "by_x", "by_y", region=theme.SHORT_FORMULAS, size=48, spot="there")
    spans = (0, 3), (0, 3)
    land, _ = ground_beside(scene, Function(function, ["x", "y"]), rows, (2, 1), View(azimuth, 25), spans)
    words, numbers = [box_of(text) for text in rows.texts()], land.axes.boxes(land.landscape.view)
    # Half a unit: signs and terms of a line stand about 0.3 apart. More would make the ground small.
    assert numbers and min(number.apart(box) for number in numbers for box in words) > 0.5
