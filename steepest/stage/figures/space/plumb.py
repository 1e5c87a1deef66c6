"""Where a place in open space stands over the floor: a line straight down, and a dot where it meets the floor."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from steepest.stage import theme
from steepest.stage.circle import circle
from steepest.stage.ground.open.box import OpenBox
from steepest.stage.ground.things import Patch, SpaceCurve

_DOT, _DASHES = 0.08, (0.06, 0.09)  # the radius of the dot, and the dashes of the line
_RING = _DOT * circle(72, axes=3)


def plumb_from(
    here: Callable[[], np.ndarray], box: OpenBox, colour: str = theme.INK
) -> tuple[SpaceCurve, Patch]:
    """Both for a place (3,) of a box's space, which may move."""

    def foot() -> np.ndarray:
        return here() * [1, 1, 0] + [0, 0, box.floor]

    line = SpaceCurve(
        colour=colour,
        points=lambda _: np.array([here(), foot()]),
        width=theme.AXIS_WIDTH,
        dashed=_DASHES,
        through=True,
        below=True,
    )
    return line, Patch(colour=colour, points=lambda _: foot() + _RING, below=True)
