"""The ground of a valley, cut through: as pale as it is high, with level lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import ink, pen, trace
from steepest.stage.ground.heights import Span

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_RAMP = 0.1, 0.74  # the part of the ramp that the heights of its scale run through: walks are read on it
_PALEST = 0.79  # what those beyond come to, ever more slowly
_STOPS = 17  # colours from the foot to the rim
_LINES = 12  # level lines at most
_LINE = 0.22  # how solid those are


def paint_depth(context: Context, edge: np.ndarray, box: Box, step: float, scale: Span) -> None:
    """Paint the ground below its `edge` (n, 2) on the frame, cut off at a box: equal heights have equal colours, which
    run from one height on the frame to another, the `scale`. Level lines lie a `step` apart from its lowest place on,
    or twice as far where these are many, and so on."""
    low = float(edge[:, 1].min())
    while step * _LINES < box.top - low:
        step *= 2
    context.save()
    context.rectangle(box.left, box.bottom, box.width, box.height)
    context.clip()
    trace(context, np.concatenate([edge, [[box.right, box.bottom], [box.left, box.bottom]]]))
    context.clip()
    context.set_source(_colours(box, *scale))
    context.paint()
    ink(context, theme.channels(theme.INK), _LINE)
    pen(context, theme.HAIRLINE)
    for height in np.arange(low + step, box.top, step):
        trace(context, np.array([[box.left, height], [box.right, height]]))
        context.stroke()
    context.restore()


def _colours(box: Box, foot: float, rim: float) -> cairo.LinearGradient:
    """The colours of heights on the frame, from the foot of a box to its top, on a scale from a foot to a rim."""
    shares, (dark, pale) = np.linspace(0.0, 1.0, _STOPS), _RAMP
    heights = (box.bottom + shares * box.height - foot) / (rim - foot)
    beyond = pale + (_PALEST - pale) * (
        1 - np.exp(-np.maximum(heights - 1, 0) * (pale - dark) / (_PALEST - pale))
    )
    ramp = np.where(heights > 1, beyond, dark + (pale - dark) * heights)
    gradient = cairo.LinearGradient(0, box.bottom, 0, box.top)
    for share, colour in zip(shares, theme.ramp(ramp), strict=True):
        gradient.add_color_stop_rgb(float(share), *map(float, colour[::-1]))  # as in `ink`
    return gradient
