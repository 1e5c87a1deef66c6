"""What a straight way in a block's space climbs: an upright at its end, over a level line from its start."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import SpaceCurve

_PIECES = 12  # points of a line
_POST, _LEVEL = 8.0, 3.0  # the widths of both
_DASHES = 0.10, 0.08


def upright(
    start: Callable[[Terrain], np.ndarray], end: Callable[[Terrain], np.ndarray], colour: str
) -> SpaceCurve:
    """From as high as the start is up, or down, to the end."""

    def points(ground: Terrain) -> np.ndarray:
        tip = end(ground)
        return np.linspace([*tip[:2], start(ground)[2]], tip, _PIECES)

    return SpaceCurve(colour=colour, points=points, width=_POST, through=True, halo=True)


def level(
    start: Callable[[Terrain], np.ndarray], end: Callable[[Terrain], np.ndarray], colour: str
) -> SpaceCurve:
    """From the start to under the end, or over it."""

    def points(ground: Terrain) -> np.ndarray:
        foot = start(ground)
        return np.linspace(foot, [*end(ground)[:2], foot[2]], _PIECES)

    return SpaceCurve(colour=colour, points=points, width=_LEVEL, dashed=_DASHES, through=True)
