"""How a flat polygon on a landscape is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.camera.painted import ink, trace
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.things import Patch, placed

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context


def paint_patch(context: Context, patch: Patch, sight: Sight) -> None:
    """Paint all of it, whatever stands before it."""
    points, here = sight.view.project(placed(patch.points, sight.terrain))[:, :2], patch.opacity * patch.grown
    colour = theme.channels(patch.colour)
    if isinstance(patch.solid, tuple):  # one gradient has no bands, as layers would
        first, last = points[:2].mean(axis=0), points[2:].mean(axis=0)
        gradient = cairo.LinearGradient(*map(float, (*first, *last)))
        for share, solid in zip(np.linspace(0.0, 1.0, len(patch.solid)), patch.solid, strict=True):
            gradient.add_color_stop_rgba(float(share), *map(float, (*colour[::-1], solid * here)))  # as in `ink`
        context.set_source(gradient)
    else:
        ink(context, colour, patch.solid * here)
    trace(context, points)
    context.close_path()
    context.fill()
