"""A ground sinks flat onto the floor of the space that takes its height."""

import numpy as np
import pytest

from steepest import Block, Function, LevelSurface, Space, View, theme
from steepest.calculus import Point
from steepest.stage.figures.space.colours import colours_of
from steepest.stage.figures.space.sinking import ground_over, sink
from tests.families import rows
from tests.stage.figures.space.test_space import CASES, finish

BROAD = "0.5*x**2 + 3*y**2 + 2*z**2 + 3*x + x*y/2", (2.29, 0.5, 1)


@pytest.mark.parametrize(("function", "at"), rows(4, [BROAD, *CASES]))
def test_a_ground_that_sinks_lies_on_the_floor_of_the_space_each_point_on_its_own(function: str, at: Point) -> None:
    space = Space(surface := LevelSurface.of(Function(function, ("x", "y", "z")), at))
    space.stand_close()
    ground = Block(surface.ground, (space.whole.xs, space.whole.ys), View(space.bearing, 30).askew(), gap=1.2)
    finish(sink(ground, space))
    land = ground.landscape
    assert land.terrain.flat
    seen, floor = (each.view.project(each.terrain.border)[:, :2] for each in (land, space.landscape))
    slim, wide = sorted(high - low for low, high in (space.whole.xs, space.whole.ys))
    most = 0.05 if 2 * slim > wide else 0.15  # a block is no slimmer than that
    assert seen[:, 1].min() > -theme.FRAME_HEIGHT / 2 + theme.CAPTION_BAND - 1e-6
    assert np.hypot(*(seen - floor).T).max() < most * np.ptp(floor, axis=0).max()


@pytest.mark.parametrize(("function", "at"), rows(2, CASES))
def test_a_value_has_one_colour_on_the_ground_and_in_the_space(function: str, at: Point) -> None:
    surface = LevelSurface.of(Function(function, ("x", "y", "z")), at)
    ground = ground_over(Space(surface), View(-120, 30), (None, None, None), 1.2, [])
    for value, colour in zip(surface.climb, colours_of(surface.climb), strict=True):
        assert theme.hexadecimal(ground.whole.colours(float(value))) == colour
