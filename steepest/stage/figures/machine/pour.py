"""Coffee that runs into a cup: two streams that begin, flow and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.stage.camera.painted import ink, pen, trace

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_APART = 0.17  # of a stream from the middle, in scene units
_WIDTH = 9.0  # in stroke units
_COFFEE, _LIGHT = np.array([0.52, 0.31, 0.15]), np.array([0.86, 0.62, 0.36])
_FALL = 0.12  # of the time: until a stream has come down, and again until its end has
_DASHES = 0.12, 0.26  # light on it, and what is between, in scene units
_FLOWS = 9.0  # how far the light runs down in all, likewise


def paint_streams(
    context: Context, x: float, ends: tuple[float, float], share: float, opacity: float
) -> None:
    """Paint both streams around `x`, from the higher of two `ends` to the lower, at a `share` of the time, 0 to 1, in
    which the coffee runs: before and after that there are none."""
    top, foot = ends
    head = top - (top - foot) * min(share / _FALL, 1.0) ** 2
    tail = top - (top - foot) * max((share - 1) / _FALL + 1, 0.0) ** 2
    if share <= 0 or tail - head < 1e-3:
        return
    for side in (-_APART, _APART):
        stream = np.array([(x + side, tail), (x + side, head)])
        for rgb, width, dashes in ((_COFFEE, _WIDTH, []), (_LIGHT, 0.3 * _WIDTH, _DASHES)):
            ink(context, rgb, opacity)
            pen(context, width, cairo.LINE_CAP_ROUND)
            context.set_dash(dashes, -_FLOWS * share)
            trace(context, stream)
            context.stroke()
    context.set_dash([])
