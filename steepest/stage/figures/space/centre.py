"""The centre of a level surface, and the way from there to its point."""

from __future__ import annotations

import numpy as np

from steepest.stage import theme
from steepest.stage.figures.space.space import Space
from steepest.stage.ground.things import Dot, SpaceCurve

_BALL = 0.06  # radius of the centre, smaller than that of a point


def from_centre(space: Space) -> tuple[Dot, SpaceCurve]:
    """A small ball at the centre, and a thin line on to the point."""
    middle, end = space.at(space.surface.centre), space.at(space.surface.at)
    line = SpaceCurve(
        colour=theme.QUIET, points=np.array([middle, end]), width=theme.AXIS_WIDTH, through=True
    )
    ball = Dot(colour=theme.QUIET, point=middle, radius=_BALL)
    return ball.of(space.landscape), line.of(space.landscape)
