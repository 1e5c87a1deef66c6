"""The ground of a landscape as one picture.

The whole block, ground and walls, is painted face over face, far to near, at its plain size (`raster`), and what
breaks in the picture is made smooth (`rims`): 12 ms for a ground of 1080p. manim's own surface is a mobject a face and
takes 365 ms of a frame at 36 by 36 faces; a Cairo mesh of twice the size, averaged down, takes 45 to 190 ms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import ink, pen, trace
from steepest.stage.ground.paint.faces import Faces, seen_faces
from steepest.stage.ground.paint.raster import rasterised
from steepest.stage.ground.paint.rims import smooth_rims
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context


Image: TypeAlias = tuple[cairo.ImageSurface, tuple[float, float]]
"""A picture, and where on the frame it has its left top corner."""
COARSE = 2
"""How many times smaller glass is drawn, which shows little by itself."""
_SHELL = 0.6  # how solid the outside of a shell is


def draw_ground(terrain: Terrain, view: View, pixels: float, pane: Box | None = None) -> Image:
    """The block, or what of it shows in a `pane`, on a transparent picture, and where that has its left top corner.
    Through the walls of one of glass the underside of its ground is seen."""
    faces, glass = seen_faces(terrain, view)
    surface, corner = picture_of(faces, pixels, pane, smooth=True, beside=glass)
    context = drawing_on((surface, corner), pixels)
    if glass is not None and len(glass.corners):
        through = picture_of(glass, pixels / COARSE, pane)
        context.save()
        for rim, foot in _openings(terrain, view):
            trace(context, np.concatenate([rim, foot[::-1]]))
            context.close_path()
        context.clip()
        paint_image(context, *through, times=COARSE, opacity=terrain.solid or _SHELL)
        context.restore()
    draw_edges(context, terrain, view)
    surface.flush()
    return surface, corner


def thinned(image: Image, solid: float) -> Image:
    """A picture only so solid, as a picture of its own."""
    surface, corner = image
    surface.flush()
    thin = cairo.ImageSurface(cairo.FORMAT_ARGB32, surface.get_width(), surface.get_height())
    context = cairo.Context(thin)
    context.set_source_surface(surface, 0, 0)
    context.paint_with_alpha(solid)
    return thin, corner


def drawing_on(image: Image, pixels: float) -> Context:
    """What draws on a picture in the frame's units."""
    surface, (left, top) = image
    context = cairo.Context(surface)
    context.set_matrix(cairo.Matrix(pixels, 0, 0, -pixels, -left * pixels, top * pixels))
    return context


def picture_of(
    faces: Faces, pixels: float, pane: Box | None = None, smooth: bool = False, beside: Faces | None = None
) -> Image:
    """Faces on a transparent picture, or what of them shows in a `pane`, and where that has its left top corner; one
    unit of the frame is so many `pixels`. Where it is to be `smooth`, its rims are; it has room for others `beside`."""
    corners = faces.corners if beside is None else np.concatenate([faces.corners, beside.corners])
    x, y = corners[..., 0], corners[..., 1]  # together they take ten times as long
    low, high = np.array([x.min(), y.min()]), np.array([x.max(), y.max()])
    if pane:
        low = np.maximum(low, [pane.left, pane.bottom])
        high = np.minimum(high, [pane.right, pane.top])
        one, two, three, four = (faces.corners[:, k] for k in range(4))  # numpy takes long for such short rows
        highest = np.maximum(np.maximum(one, two), np.maximum(three, four))
        lowest = np.minimum(np.minimum(one, two), np.minimum(three, four))
        shown = (highest > low) & (lowest < high)
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
    context: Context,
    image: cairo.ImageSurface,
    corner: tuple[float, float],
    times: int = 1,
    opacity: float = 1.0,
) -> None:
    """Lay a picture on the frame with its left top corner where that belongs, pixel on pixel or so many `times` as
    large, and so solid."""
    context.save()
    x, y = context.get_matrix().transform_point(*corner)
    context.identity_matrix()
    context.translate(round(x), round(y))
    context.scale(times, times)
    context.set_source_surface(image, 0, 0)
    context.get_source().set_filter(cairo.FILTER_NEAREST if times == 1 else cairo.FILTER_BILINEAR)
    if opacity < 1:
        context.paint_with_alpha(opacity)
    else:
        context.paint()
    context.restore()


def draw_edges(context: Context, terrain: Terrain, view: View) -> None:
    """A light rim and a quiet foot: the block's shape is told even where its colours are dark."""
    for wall in _walls(terrain, view):
        ink(context, theme.channels(theme.INK), 0.55)
        pen(context, 1.6)
        trace(context, wall[:, 0])
        context.stroke()
        ink(context, theme.channels(theme.QUIET), 0.55)
        pen(context, 1.2)
        trace(context, np.concatenate([wall[:1, 0], wall[:, -1], wall[-1:, 0]]))
        context.stroke()


def _openings(terrain: Terrain, view: View) -> list[tuple[np.ndarray, np.ndarray]]:
    """Where its ground is seen from below, as a rim and a foot (n, 3) each, on the frame: far slopes show their
    undersides, too, behind ground that hides them."""
    rims = [points[:, 0] for normal, points, _ in terrain.walls if normal @ (view.eye - points[0, 0]) > 0]
    feet = [np.column_stack([rim[:, :2], np.full(len(rim), terrain.foot[0][2])]) for rim in rims]
    return [(view.project(rim), view.project(foot)) for rim, foot in zip(rims, feet, strict=True)]


def _walls(terrain: Terrain, view: View) -> list[np.ndarray]:
    """The walls that face the eye, each from its rim to its foot (n, 4, 3), on the frame."""
    return [
        view.project(points) for normal, points, _ in terrain.walls if normal @ (view.eye - points[0, 0]) > 0
    ]
