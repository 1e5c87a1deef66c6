"""What tells a guessed way from a point of a level surface: the centre that it leads away from."""

from __future__ import annotations

import numpy as np

from steepest.calculus import Guesses
from steepest.stage import theme
from steepest.stage.figures.space.space import Space
from steepest.stage.ground.things import Dot, SpaceCurve, Thing

_BALL, _DASHES = 0.06, (0.06, 0.09)  # radius of the centre, smaller than that of a point; of the line


def from_centre(space: Space, ways: Guesses) -> list[Thing]:
    """A small ball at the centre, and a thin, dashed line on to the point, where a way `outward` is guessed."""
    if not ways["outward"]:
        return []
    middle, end = space.at(space.surface.centre), space.at(space.surface.at)
    line = SpaceCurve(
        colour=theme.INK, points=np.array([middle, end]), width=theme.AXIS_WIDTH, through=True, dashed=_DASHES
    )
    ball = Dot(colour=theme.QUIET, point=middle, radius=_BALL)
    return [ball.of(space.landscape), line.of(space.landscape)]
