"""A swatch: how a walk is drawn, to stand beside its name."""

from __future__ import annotations

import numpy as np
from manim import VGroup

from steepest.stage.figures.flat.marks import line, point
from steepest.stage.figures.valley.pointer import head
from steepest.stage.type.typeset import Typeset

_OVER = 0.52  # from their baseline
_HEAD = 0.2  # length of an arrow's


def swatch(over: Typeset, colour: str, arrow: bool = False) -> VGroup:
    """A hop between two nodes, over the end of some words; of a walk that is arrows, an `arrow`."""
    right, y = float(over.get_right()[0]), over.baseline + _OVER
    if arrow:
        shaft = line((right - 0.9, y), (right - _HEAD, y), colour, 3.4)
        return VGroup(shaft, head(np.array([right, y, 0.0]), colour, _HEAD))
    way = line((right - 0.9, y), (right - 0.1, y), colour, 3.4)
    return VGroup(way, *(point(at, colour, 0.075) for at in (way.get_start(), way.get_end())))
