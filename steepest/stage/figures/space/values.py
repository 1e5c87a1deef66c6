"""Values all over open space: where no axis is left for them, colours tell them."""

from __future__ import annotations

from itertools import product

import numpy as np

from steepest.stage import theme
from steepest.stage.figures.space.space import Space
from steepest.stage.ground.things import Dot

_ACROSS = -0.9, -0.3, 0.3, 0.9  # where they are shown, as shares of the glass's reach
_UP = -0.8, 0.0, 0.8  # likewise, along the axis of heights
_RADIUS = 0.075  # of a ball, in units of the space
_PALER = 0.25  # of the ramp is left out: its dark end would not be seen in the night


def values_in(space: Space) -> list[Dot]:
    """Small balls all over a space, each in the colour of the value there, as heights have on a ground."""
    surface = space.surface
    places = np.array(list(product(_ACROSS, _ACROSS, _UP))) * surface.reach + surface.middle
    found = surface.function.sample(*places.T)
    shares = _PALER + (1 - _PALER) * (found - found.min()) / max(float(np.ptp(found)), 1e-9)
    balls = [
        Dot(colour=theme.hexadecimal(theme.ramp(share)), point=space.at(at), radius=_RADIUS)
        for at, share in zip(places.tolist(), shares, strict=True)
    ]
    return [ball.of(space.landscape) for ball in balls]
