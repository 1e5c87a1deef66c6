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

_FLAT = 1e-12  # square units of the frame for a cell of one that is woven: less is none


def paint_patch(context: Context, patch: Patch, sight: Sight) -> None:
    """Paint all of it, whatever stands before it."""
    points, here = sight.view.project(placed(patch.points, sight.terrain))[:, :2], patch.opacity * patch.grown
    colour = theme.channels(patch.colour)
    solid = np.array(patch.solid) * here
    if solid.ndim == 1:  # one gradient has no bands, as layers would
        first, last = points[:2].mean(axis=0), points[2:].mean(axis=0)
        gradient = cairo.LinearGradient(*map(float, (*first, *last)))
        for share, there in zip(np.linspace(0.0, 1.0, len(solid)), solid, strict=True):
            gradient.add_color_stop_rgba(float(share), *map(float, (*colour[::-1], there)))  # as in `ink`
        context.set_source(gradient)
    elif solid.ndim == 2:
        context.set_source(_woven(colour, solid, points))
    else:
        ink(context, colour, float(solid))
    trace(context, points)
    context.close_path()
    context.fill()


def _woven(colour: np.ndarray, solid: np.ndarray, corners: np.ndarray) -> cairo.SurfacePattern:
    """What paints a colour that is as solid (rows, columns) as told between four corners (4, 2), the first row along
    their first side."""
    high, wide = solid.shape
    picture = np.empty((high, wide, 4), np.uint8)
    picture[...] = np.round(255 * solid[..., None] * [*colour, 1.0])
    image = cairo.ImageSurface.create_for_data(picture.data, cairo.FORMAT_ARGB32, wide, high, 4 * wide)
    pattern = cairo.SurfacePattern(image)
    pattern.set_filter(cairo.FILTER_BILINEAR)
    pattern.set_extend(cairo.EXTEND_PAD)
    first, along, up = corners[0], corners[1] - corners[0], corners[3] - corners[0]
    to_frame = np.column_stack([along / wide, up / high])
    if abs(np.linalg.det(to_frame)) > _FLAT:  # else it is seen end-on, and nothing of it
        back = np.linalg.inv(to_frame)
        pattern.set_matrix(cairo.Matrix(*map(float, (*back.T.ravel(), *-back @ first))))
    return pattern
