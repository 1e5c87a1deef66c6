"""Somebody who stands on the ground of a pair, with a plumb line down to their dot on the map."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from steepest.stage.figures.ground.below import plumb_line
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.things import TALL, Dot, Somebody, Thing

WALKER = 0.11  # radius, in the block's units
CLIMBER = 0.16
"""The same of those who climb, over a map that is to be read: the ground is smaller there."""
_AIR = 0.2  # over their head, likewise
TALLEST = TALL * CLIMBER + _AIR
"""How much room somebody takes over the ground, likewise."""
_SHADOWED = 0.09  # and of the dot below
_FOOT = 0.06  # radius of the marks of a place


def who_stands(
    ground: Landscape, place: Callable[[], np.ndarray], radius: float = WALKER
) -> tuple[Somebody, tuple[Thing, ...]]:
    """Somebody at a live point (2,) of the map, and all that shows them: themselves, the plumb line and the dot."""
    somebody = Somebody(point=lambda terrain: terrain.on(*place()), radius=radius)
    there: tuple[Thing, ...] = (somebody, *plumb_line(place, _SHADOWED))
    for part in there:
        part.of(ground)
    return somebody, there


def feet(ground: Landscape, at: np.ndarray) -> tuple[Thing, ...]:
    """The marks of a point (2,) where somebody stands, or stood: a ball on the ground, and a dot on the map."""
    ball = Dot(point=lambda terrain: terrain.on(*at), radius=_FOOT)
    return ball.of(ground), plumb_line(lambda: at, _FOOT)[-1].of(ground)
