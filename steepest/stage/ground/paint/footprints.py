"""How footprints are painted, on grounds and on maps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from steepest.stage import theme
from steepest.stage.camera.painted import ink, pen, trace

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_EDGE = 1.4  # dark, in stroke units


def fill_footprints(context: Context, outlines: np.ndarray, fades: Iterable[float], colour: str) -> None:
    """Fill outlines (m, k, 2) of the frame, each as solid as it has faded to, with a dark edge."""
    rgb, dark = theme.channels(colour), theme.channels(theme.BACKGROUND)
    pen(context, _EDGE)
    for outline, solid in zip(outlines, fades, strict=True):
        trace(context, outline)
        context.close_path()
        ink(context, dark, 0.5 * solid)
        context.stroke_preserve()
        ink(context, rgb, 0.9 * solid)
        context.fill()
