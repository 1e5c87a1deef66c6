"""The ground beside formulas: no number of an axis reads as the end of one of their lines."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from steepest.calculus import Cut, Function
from steepest.stage import theme
from steepest.stage.figures.formula.derivation import Derivation
from steepest.stage.figures.formula.ground_beside import ground_beside
from steepest.stage.figures.ground.outlook import uphill
from steepest.stage.figures.label import box_of
from steepest.stage.ground.outline import points_of
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


@pytest.mark.parametrize("there", [False, True])
def test_it_makes_room_for_lines_that_come_without_stepping_back(there: bool) -> None:
    """It stands where they will be: only off lines that are there the eye would have to go far back, at once."""
    scene = opened("partials")
    rows, known = Derivation(scene, "by_x", "by_y", size=54), scene.facts
    land, _ = ground_beside(scene, known.function, rows, known.point, View(-124, 20), known.ground, scene.title())
    land.look(uphill(View(-114, 15), known.point), theme.UNDER_FORMULA).interpolate(1.0)
    later: list[Any] = rows.texts(["by_x"])
    land.stand_beside(*later, gap=0.3, region=theme.BESIDE_FORMULAS, there=[] if there else rows.texts(()))
    moves = land.look_into(Cut(known.function, known.point, "x"), (), uphill(View(-114, 23), known.point))
    for move in moves:
        move.begin()
    wide = []
    for share in np.linspace(0, 1, 21):
        for move in moves:
            move.interpolate(float(share))
        wide.append(float(np.ptp(points_of(land.landscape.terrain, land.landscape.view)[:, 0])))
    assert (min(wide) < 0.9 * wide[-1]) is there
