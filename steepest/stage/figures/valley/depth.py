"""The ground of a valley: cut through in front, and behind the cut its slopes going back into the dark, in the sun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import ink, pen, trace
from steepest.stage.ground.light import SUN, lit
from steepest.stage.ground.paint.faces import Faces, sheet
from steepest.stage.ground.paint.ground import paint_image, picture_of

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_RAMP = 0.16, 0.78  # the part of the ramp that its heights run through: walks are read on it
_FARTHEST = 0.36  # size of the farthest cross-section that is seen, of the nearest
_ROWS = 14  # of faces, from the farthest to the nearest, and from the cut's edge to its foot
_LIGHT = 0.46, 0.62  # of a slope that the sun does not reach, and what it adds to one that faces it
_EARTH = 0.72, 0.36  # how light the cut is at its edge and at its foot
_LEVELS = 9  # level lines on each slope


class ValleyDepth:
    """What a valley's ground looks like. Its picture is kept until the valley or its size changes."""

    def __init__(self) -> None:
        self._kept: tuple[object, cairo.ImageSurface, tuple[float, float]] | None = None

    def paint(self, context: Context, edge: np.ndarray, box: Box, pixels: float) -> None:
        """Paint the ground below and behind its `edge` (n, 2) on the frame, cut off at a box."""
        edge = np.stack([edge[:, 0], np.minimum(edge[:, 1], box.top)], -1)
        key = edge.tobytes(), box, pixels
        if self._kept is None or self._kept[0] != key:
            self._kept = key, *_picture(edge, box, pixels)
        paint_image(context, *self._kept[1:])


def _picture(edge: np.ndarray, box: Box, pixels: float) -> tuple[cairo.ImageSurface, tuple[float, float]]:
    behind, cut = _slopes(edge, box), _cut(edge, box)
    both = (np.concatenate([getattr(behind, name), getattr(cut, name)]) for name in vars(behind))
    surface, (left, top) = picture_of(Faces(*both), pixels, box)
    context = cairo.Context(surface)
    context.set_matrix(cairo.Matrix(pixels, 0, 0, -pixels, -left * pixels, top * pixels))
    context.rectangle(box.left, box.bottom, box.width, box.height)
    context.clip()
    _level_lines(context, edge, box)
    surface.flush()
    return surface, (left, top)


def _eye(box: Box) -> np.ndarray:
    """Where everything behind the cut draws together (2,): the eye is as high as the rim."""
    return np.array([(box.left + box.right) / 2, box.top])


def _slopes(edge: np.ndarray, box: Box) -> Faces:
    """The slopes behind the cut, far to near."""
    size = np.linspace(_FARTHEST, 1.0, _ROWS + 1)[:, None, None]
    points = _eye(box) + size * (edge - _eye(box))
    run, rise = np.gradient(edge, axis=0).T
    facing = (-rise * SUN[0] + run * SUN[2]) / np.maximum(np.hypot(rise, run), 1e-9)
    light = _LIGHT[0] + _LIGHT[1] * np.maximum(facing, 0.0)
    near = ((size - _FARTHEST) / (1 - _FARTHEST)) ** 0.8
    dark = theme.channels(theme.BACKGROUND)
    return sheet(0, points, dark + (lit(_heights(edge[:, 1], box), light) - dark) * near)


def _cut(edge: np.ndarray, box: Box) -> Faces:
    """The cut through the ground, darker toward its foot."""
    down = np.linspace(0.0, 1.0, _ROWS + 1)[:, None]
    y = edge[:, 1] + (box.bottom - edge[:, 1]) * down
    points = np.stack([np.broadcast_to(edge[:, 0], y.shape), y], -1)
    return sheet(1, points, lit(_heights(y, box), _EARTH[0] + (_EARTH[1] - _EARTH[0]) * down))


def _heights(y: np.ndarray, box: Box) -> np.ndarray:
    """The colours (..., 3) of heights (...) on the frame."""
    return theme.ramp(_RAMP[0] + (_RAMP[1] - _RAMP[0]) * (y - box.bottom) / box.height)


def _level_lines(context: cairo.Context[cairo.ImageSurface], edge: np.ndarray, box: Box) -> None:
    """Lines of one height along the slopes, fainter with distance, where they begin on the edge."""
    low = float(edge[:, 1].min())
    for height in low + (box.top - low) * np.arange(1, _LEVELS) / _LEVELS:
        over = edge[:, 1] > height
        for k in np.flatnonzero(over[1:] != over[:-1]):
            share = (height - edge[k, 1]) / (edge[k + 1, 1] - edge[k, 1])
            start = edge[k] + share * (edge[k + 1] - edge[k])
            for nearer, farther in ((1.0, 0.85), (0.85, 0.7), (0.7, 0.55)):
                ink(context, theme.channels(theme.INK), 0.34 * (farther - 0.45))
                pen(context, theme.HAIRLINE)
                trace(context, _eye(box) + np.array([[nearer], [farther]]) * (start - _eye(box)))
                context.stroke()
