"""A padlock, on what is held where it is."""

from __future__ import annotations

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.relief.baked import Baked
from steepest.stage.relief.forms import disc, slab, tube
from steepest.stage.relief.relief import BLACK, Bitmap, Relief

_BODY = Box(-0.40, -0.55, 0.40, 0.09)  # in its own size
_ROUND = np.linspace(np.pi, 0, 13)
HEIGHT = 1.1
"""How high it is, in its own size; it stands with its middle on its place."""


def padlock(x: float, y: float, size: float) -> Baked:
    """A closed padlock around a place of the frame."""

    def draw(pixels: float) -> Bitmap:
        relief = Relief(Box(x - size, y - size, x + size, y + size), pixels)
        grey = theme.channels(theme.QUIET)
        bow = np.stack([0.24 * np.cos(_ROUND), 0.21 + 0.26 * np.sin(_ROUND)], -1)
        bow = np.concatenate([[[-0.24, 0.0]], bow, [[0.24, 0.0]]])
        relief.solid(tube(bow * size + [x, y], 0.13 * size), 0.85 * grey, bevel=0.06 * size)
        body = Box(*(size * np.array([_BODY.left, _BODY.bottom, _BODY.right, _BODY.top]) + [x, y, x, y]))
        relief.solid(slab(body, 0.10 * size), grey, bevel=0.09 * size)
        relief.flat(disc(x, y - 0.19 * size, 0.085 * size), BLACK)
        hole = [(x, y - 0.19 * size), (x, y - 0.35 * size)]
        relief.flat(tube(hole, 0.06 * size), BLACK)
        return relief.picture()

    return Baked(draw)
