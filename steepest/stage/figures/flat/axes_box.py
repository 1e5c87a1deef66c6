"""Where the axes of a plot stand in a region: between the numbers and the names around them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
from manim import VMobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.plane import Plane, keep_apart, number
from steepest.stage.figures.label import GAPS, Label
from steepest.stage.ground.heights import Span
from steepest.stage.type.typeset import Typeset, formula

Name: TypeAlias = Typeset | str | None
"""The name of an axis: words that are set already, or a Typst formula."""

_APART = 0.55  # from the region's edges to the axis: for the numbers below, and the name above
_HALF = 0.25  # half a number, at the end of an axis without a name
_LEFT, _TIGHT = (-1.0, 0.0), 0.06  # where words stand that are instead of a number there, and the edge of their plate
_TALL = 1.0  # how much height a number of the upright axis takes, at least


def axes_box(
    region: Box,
    up: Span,
    name: Typeset | None = None,
    last: float | None = None,
    log: bool = False,
    size: float = theme.SMALLEST_SIZE,
) -> Box:
    """What a region leaves to axes of which the upright one holds the values `up`, and the other one has a `name` at
    its end, beside the number `last` where that has to stand there. With `log` the upright one is logarithmic."""
    tall, counts = region.height - 2 * _APART, (0, numbers_up(region))
    upright = Plane((0, 1), up, Box(0, 0, 1, tall), numbers=counts, logs="y" * log, size=size).y_numbers
    widest = max((each.width for each in upright), default=0)
    half = 0.0 if last is None else number(last, size).width / 2 + theme.TEXT_GAP
    return Box(
        region.left + widest + 0.22,
        region.bottom + _APART,
        region.right - (name.width + max(half + 0.02, 0.2) if name else _HALF),
        region.top - _APART,
    )


def numbers_up(region: Box) -> int:
    """How many numbers an upright axis has in a region, at most."""
    return max(1, int((region.height - 2 * _APART) / _TALL))


def set_name(name: Name) -> Typeset | None:
    """The name of an axis, set."""
    return formula(name, size=theme.LABEL_SIZE) if isinstance(name, str) else name


def instead(
    place: np.ndarray, words: Typeset, room: Span, off: Iterable[VMobject], way: tuple[float, float] = _LEFT
) -> list[Label]:
    """Words left of a place (3,) on the upright axis, as high as it is, instead of a number, or at its right, which is
    another `way`: none where they would be beyond the room across, or too near to others."""
    label = Label(words.copy(), place, way, theme.FRAME, GAPS[0], _TIGHT)
    fits = room[0] <= label.words.get_left()[0] and label.words.get_right()[0] <= room[1]
    return [label] if fits and all(keep_apart(label, each) for each in off) else []
