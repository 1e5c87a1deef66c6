"""How footprints are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from steepest.stage import theme
from steepest.stage.camera.painted import ink, pen, trace

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_EDGE = 1.4  # dark, in stroke units
_SHADES = 16  # that prints may have


def fill_footprints(context: Context, outlines: np.ndarray, fades: np.ndarray, colour: str) -> None:
    """Fill outlines (m, k, 2) of the frame, each as solid as it has faded to, with a dark edge: those that are nearly
    alike at once."""
    rgb, dark = theme.channels(colour), theme.channels(theme.BACKGROUND)
    steps = np.ceil(np.asarray(fades) * _SHADES).astype(int)
    pen(context, _EDGE)
    for step in np.unique(steps):
        for outline in outlines[steps == step]:
            trace(context, outline)
            context.close_path()
        ink(context, dark, 0.5 * step / _SHADES)
        context.stroke_preserve()
        ink(context, rgb, 0.9 * step / _SHADES)
        context.fill()
