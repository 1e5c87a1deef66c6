"""The map of each height that rises through open space."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.calculus import Function, LevelSurface
from steepest.stage.figures.glass.rising_map import ride, rising_map, running_height
from steepest.stage.figures.label import Label, box_around
from steepest.stage.figures.space.space import Space
from steepest.stage.figures.space.under_title import ASIDE
from steepest.stage.ground.things import SpaceCurve, placed
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import formula
from tests.stage.figures.field.test_arrow_field import Bare

SKEWED = Function("x**2 + 2*y**2 + 3*z**2 + x*z - y", ["x", "y", "z"])


@pytest.mark.parametrize("grown", [0.2, 0.5, 0.9])
def test_the_map_is_level_and_each_band_ends_at_a_line_of_one_value_the_last_at_that_of_the_skin(grown: float) -> None:
    space = Space(LevelSurface.of(SKEWED, (1, 1, 1)))
    *bands, rim, _ = rising_map(space, skin := space.skin(), formula("f = 6"))
    assert skin.grown == 0.0, "it begins at the foot"
    skin.grown = grown
    ends = list[float]()
    for part in (*bands, rim):
        points = space.whole.back(placed(part.points, space.whole))
        values = SKEWED.sample(*points.T)
        if np.ptp(points[:, 0]) > 0:  # there is such a line at this height
            assert np.ptp(points[:, 2]) < 1e-9 and np.ptp(values) < 1e-9
            ends.append(float(values[0]))
    assert ends[-1] == pytest.approx(float(SKEWED((1, 1, 1)))) and ends[0] == pytest.approx(ends[-1]), "it ends there"
    assert ends[:-1] == sorted(ends[:-1], reverse=True), "what is inside lies over what is outside"


def test_what_the_edge_is_called_stands_under_it_and_rises_with_it() -> None:
    space = Space(LevelSurface.of(SKEWED, (1, 1, 1)))
    *_, rim, label = rising_map(space, skin := space.skin(), formula("f = 6"))
    assert isinstance(label, Label) and isinstance(rim, SpaceCurve)
    heights = list[float]()
    for skin.grown in (0.2, 0.5, 0.8):
        ride(space, label).interpolate(1.0)
        seen = space.landscape.view.project(placed(rim.points, space.whole))[:, :2]
        lowest = seen[np.argmin(seen[:, 1])]
        assert label.box.top < lowest[1] < label.box.top + 0.4
        assert label.box.left < lowest[0] < label.box.right
        heights.append(label.box.top)
    assert heights == sorted(set(heights))


def test_its_height_is_not_told_where_that_would_end_on_a_title_or_pass_over_it() -> None:
    space = Space(LevelSurface.of(SKEWED, (1, 1, 1)))
    x, y, _ = space.landscape.view.project(space.egg.points(np.array([0.0, 0.0, 1.0])))
    for off, told in ((0.0, False), (-1.0, False), (1.5, True)):
        title = box_around(np.array([x + off, y + 0.4]), np.array([0.3, 0.2]))
        space.axes.taken = [title.shrunk(-ASIDE)]
        height = running_height(Bare(), space, skin := space.skin())  # type: ignore[arg-type]
        sheet = rising_map(space, skin, formula("f = 6"), height)
        assert sum(isinstance(each, Label) for each in sheet) == 1 + told


def test_its_height_is_told_over_it_and_runs_with_it() -> None:
    space = Space(LevelSurface.of(SKEWED, (1, 1, 1)))
    height = running_height(Bare(), space, skin := space.skin())  # type: ignore[arg-type]
    *_, rim, under, over = rising_map(space, skin, formula("f = 6"), height)
    assert isinstance(under, Label) and isinstance(over, Label) and isinstance(rim, SpaceCurve)
    number = next(part for part in height.submobjects if isinstance(part, Readout))
    low, high = (space.surface.middle[2] + sign * space.surface.reach[2] for sign in (-1, 1))
    for skin.grown in (0.2, 0.5, 0.8):
        ride(space, under, over).interpolate(1.0)
        number.refresh()
        points = placed(rim.points, space.whole)
        seen = space.landscape.view.project(points)[:, :2]
        assert over.box.bottom > seen[:, 1].max() and under.box.top < seen[:, 1].min()
        assert number.value() == pytest.approx(space.whole.back(points)[0, 2])
        assert number.value() == pytest.approx(low + (high - low) * skin.grown)
        assert number.text == f"{number.value():.1f}".replace("-", "−")
