"""What lies on the map below a block: the dot under somebody, the line under a cut, an arrow that came down there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from steepest.stage import theme
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Patch, SpaceCurve

_DOT = 0.13  # radius of the dot under somebody, in the block's units
_DASHES = (0.09, 0.07)
_INSIDE = 0.40  # how solid a plumb line is within the block
_PIECES = 24
_ROUND = np.linspace(0, 2 * np.pi, 33)[:-1]
Place = Callable[[], np.ndarray]
"""A point (2,) of the map, as it is now."""


def plumb_line(place: Place) -> tuple[SpaceCurve, SpaceCurve, Patch]:
    """The line from somebody straight down to the map: within the block, below it, and the dot where it ends."""

    def inside(ground: Terrain) -> np.ndarray:
        x, y = place()
        return np.linspace(ground.on(x, y), ground.at(x, y, ground.base), _PIECES)

    def below(ground: Terrain) -> np.ndarray:
        x, y = place()
        return np.array([ground.at(x, y, ground.base), ground.below(x, y)])

    def dot(ground: Terrain) -> np.ndarray:
        x, y = place()
        around = _DOT * np.stack([np.cos(_ROUND), np.sin(_ROUND), 0 * _ROUND], -1)
        return np.asarray(ground.below(x, y) + around)

    return (
        SpaceCurve(points=inside, width=theme.AXIS_WIDTH, ghost=_INSIDE),
        SpaceCurve(points=below, width=theme.AXIS_WIDTH, dashed=_DASHES, through=True, below=True),
        Patch(points=dot, below=True),
    )


def line_below(ends: np.ndarray, colour: str) -> SpaceCurve:
    """A straight line of the map, from (2,) to (2,), on the map below the block."""
    (x0, y0), (x1, y1) = ends
    return SpaceCurve(
        colour=colour,
        points=lambda ground: ground.below([x0, x1], [y0, y1]),
        width=3,
        through=True,
        below=True,
    )
