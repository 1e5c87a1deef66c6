"""Where values are shown in open space, where its axis of heights stands, and at what scale its arrows are drawn."""

from __future__ import annotations

import math
from itertools import product

import numpy as np

from steepest.calculus import LevelSurface
from steepest.stage.figures.ground.corner import Side
from steepest.stage.ground.egg import Egg
from steepest.stage.ground.open.box import OpenBox
from steepest.stage.ground.view import View

_ACROSS = -0.9, -0.3, 0.3, 0.9  # where values are shown, as shares of the glass's reach
_UP = -0.8, 0.0, 0.8  # likewise, along the axis of heights
_OFF = 0.3  # from the axis of heights to the tips of arrows, in units of the frame
_SCALES = 1, 1.5, 2, 2.5, 3, 4, 5  # round ones


def value_places(surface: LevelSurface) -> np.ndarray:
    """Points (n, 3) all over the space around a level surface."""
    return np.asarray(np.array(list(product(_ACROSS, _ACROSS, _UP))) * surface.reach + surface.middle)


def side_for_heights(view: View, box: OpenBox, egg: Egg, tips: np.ndarray) -> Side:
    """On which side the axis of heights is clear of the glass, and of arrows that end at `tips` (n, 3): of the two
    corners of the floor beside the one nearest to the eye, the right one where it is clear, or the left one is not."""
    border, glass = view.project(box.border)[:, 0], egg.outline(view)[:, 0]
    nearest = int(np.argmax(view.project(box.border)[:, 2]))
    left, right = sorted((border[nearest - 1], border[(nearest + 1) % 4]))
    crossed = right < max(glass.max(), view.project(tips)[:, 0].max() + _OFF)
    return "left" if crossed and left < glass.min() else "right"


def round_scale(scale: float) -> float:
    """The greatest of 1, 1.5, 2, 2.5, 3, 4, 5 times a power of ten that is no greater than a scale.

    >>> round_scale(0.37), round_scale(7.0)
    (0.3, 5.0)
    """
    power = math.floor(math.log10(scale))
    return max(by for by in (float(f"{one}e{power}") for one in _SCALES) if by <= scale * (1 + 1e-9))
