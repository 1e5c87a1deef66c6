"""The ground of a landscape as one picture.

The whole block, ground and walls, is painted face over face, far to near, at its plain size (`raster`), and what
breaks in the picture is made smooth (`rims`): 12 ms for a ground of 1080p. manim's own surface is a mobject a face and
takes 365 ms of a frame at 36 by 36 faces; a Cairo mesh of twice the size, averaged down, takes 45 to 190 ms.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import ink, pen, trace
from steepest.stage.ground.paint.faces import Faces, faces_and_glass, seen_faces
from steepest.stage.ground.paint.raster import rasterised
from steepest.stage.ground.paint.rims import smooth_rims
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context


_Image: TypeAlias = tuple[cairo.ImageSurface, tuple[float, float]]
"""A picture, and where on the frame it has its left top corner."""


def draw_ground(terrain: Terrain, view: View, pixels: float, pane: Box | None = None) -> _Image:
    """The block, or what of it shows in a `pane`, on a transparent picture, and where that has its left top corner."""
    found = [seen_faces(terrain, view)] if terrain.solid == 1 else faces_and_glass(terrain, view)
    parts = [picture_of(faces, pixels, pane, smooth=True) for faces in found]
    surface, (left, top) = _behind_glass(parts, terrain.solid, pixels)
    context = cairo.Context(surface)
    context.set_matrix(cairo.Matrix(pixels, 0, 0, -pixels, -left * pixels, top * pixels))
    _edge(context, terrain, view)
    surface.flush()
    return surface, (left, top)


def _behind_glass(parts: Sequence[_Image], solid: float, pixels: float) -> _Image:
    """A picture, and over it that of its glass, which is so solid, if there is one."""
    if len(parts) == 1:
        return parts[0]
    left, top = min(x for _, (x, _) in parts), max(y for _, (_, y) in parts)
    placed = [(image, round((x - left) * pixels), round((top - y) * pixels)) for image, (x, y) in parts]
    width = max(x + image.get_width() for image, x, _ in placed)
    height = max(y + image.get_height() for image, _, y in placed)
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, width, height)
    context = cairo.Context(surface)
    for (image, x, y), share in zip(placed, (1.0, solid), strict=True):
        context.set_source_surface(image, x, y)
        context.paint_with_alpha(share)
    return surface, (left, top)


def picture_of(faces: Faces, pixels: float, pane: Box | None = None, smooth: bool = False) -> _Image:
    """Faces on a transparent picture, or what of them shows in a `pane`, and where that has its left top corner; one
    unit of the frame is so many `pixels`. Where it is to be `smooth`, its rims are."""
    low, high = faces.corners.min(axis=(0, 1)), faces.corners.max(axis=(0, 1))
    if pane:
        low = np.maximum(low, [pane.left, pane.bottom])
        high = np.minimum(high, [pane.right, pane.top])
        shown = (faces.corners.max(axis=1) > low) & (faces.corners.min(axis=1) < high)
        faces = faces.chosen(shown.all(axis=1))
    # whole pixels, so that the picture lies on the frame's own grid
    left = float(np.floor(low[0] * pixels - 3) / pixels)
    top = float(np.ceil(high[1] * pixels + 3) / pixels)
    width = int(np.ceil((high[0] - left) * pixels)) + 4
    height = int(np.ceil((top - low[1]) * pixels)) + 4
    on_picture = (faces.corners - [left, top]) * [pixels, -pixels]
    faces = Faces(on_picture, faces.colours, faces.places)
    picture, shown = rasterised(faces, height, width)
    if smooth:
        smooth_rims(picture, shown, faces)
    return cairo.ImageSurface.create_for_data(picture.data, cairo.FORMAT_ARGB32, width, height), (left, top)


def paint_image(
    context: Context, image: cairo.ImageSurface, corner: tuple[float, float], times: int = 1
) -> None:
    """Lay a picture on the frame with its left top corner where that belongs, pixel on pixel or so many `times` as
    large."""
    context.save()
    x, y = context.get_matrix().transform_point(*corner)
    context.identity_matrix()
    context.translate(round(x), round(y))
    context.scale(times, times)
    context.set_source_surface(image, 0, 0)
    context.get_source().set_filter(cairo.FILTER_NEAREST if times == 1 else cairo.FILTER_BILINEAR)
    context.paint()
    context.restore()


def _edge(context: Context, terrain: Terrain, view: View) -> None:
    """A light rim and a quiet foot: the block's shape is told even where its colours are dark."""
    for normal, points, _ in terrain.walls:
        if normal @ (view.eye - points[0, 0]) > 0:
            wall = view.project(points)
            ink(context, theme.channels(theme.INK), 0.55)
            pen(context, 1.6)
            trace(context, wall[:, 0])
            context.stroke()
            ink(context, theme.channels(theme.QUIET), 0.55)
            pen(context, 1.2)
            trace(context, np.concatenate([wall[:1, 0], wall[:, -1], wall[-1:, 0]]))
            context.stroke()
