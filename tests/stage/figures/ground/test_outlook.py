"""The eye stands where it sees what matters, and comes close where that is small."""

import numpy as np

from steepest.stage.box import Box
from steepest.stage.figures.ground.outlook import clearest, seen_share
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View

BOX = Box(-6, -3, 2, 1)
WALL = Terrain(lambda x, y: 3 * np.exp(-20 * x**2) + 0 * y, (-1, 1), (-1, 1))


def test_of_several_views_the_first_that_sees_enough_is_taken() -> None:
    behind = [WALL.on(np.full(9, -0.4), np.linspace(-0.5, 0.5, 9), 0.01)]
    views = [View(azimuth=0, elevation=elevation) for elevation in (5, 80, 85)]
    assert seen_share(WALL, views[0], behind) == 0
    assert clearest(WALL, views, behind) == views[1]
    assert clearest(WALL, views[:1], behind) == views[0]
