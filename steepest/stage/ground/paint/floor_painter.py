"""How the floor under a block is painted: pictures of a quarter of the size, since it is soft, one of the map cut off
along its border, and sharp lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.fill import inside
from steepest.stage.ground.floor import DIMMED, floor_of
from steepest.stage.ground.paint.block_painter import PALE, has_come
from steepest.stage.ground.paint.ground import paint_image, picture_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import thinned

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_COARSE = 4
COVERS = 3 * _COARSE
"""So many pixels within its border the map hides whatever lies under it."""
_LINE = 1.7
_LIGHTER = 0.25  # how much ink a level line's colour gets: low ground is dark
_DARK = np.zeros(3)  # of a map that is hardly seen yet
_MOONLIT = np.array([0.0, 0.32, 0.56])  # what a veil leaves of the light: dimmed alike, pale gold would be brown
_SOLID = 0.62  # how solid they are under a ground that has risen, or under a veil
_FINE = 0.42  # and on the bright map before it does
_BORDER = 0.55
OPAQUE = 0.12
"""As far as this a block has risen when nothing on the map shines through it any longer."""
_TWO = 0.6  # of its rise: from there on what lies on the map is seen as well as ever
_DARKEST = 0.85  # the veil under a ground that has hardly risen


class FloorPainter:
    """Paints a floor, and keeps its pictures until the view or the ground changes."""

    def __init__(self) -> None:
        self._key: object = None
        self._lines: tuple[object, list[list[np.ndarray]]] = None, []
        self._pictures: list[tuple[cairo.ImageSurface, tuple[float, float]]] = []

    def paint(
        self,
        context: Context,
        pixels: float,
        terrain: Terrain,
        view: View,
        levels: Sequence[float],
        veil: float = 0.0,
    ) -> None:
        """Paint it, with level lines on its map, which is as dark under a `veil` as that says, 0 to 1, or as it is in
        the shade of a ground that has risen, whichever is darker; darkest, and without lines, where that has hardly
        `parted` from it."""
        floor = floor_of(terrain)
        key = (view, floor, terrain.rise, pixels)
        border = view.project(terrain.border)[:, :2]
        if self._key != key:
            seen = ~_within(covered(border, 2 * COVERS / pixels), view.project(floor.points)[..., :2])
            sheets = floor.faces(view, terrain.rise).chosen(seen), floor.map_faces(view, terrain.rise)
            self._key = key
            self._pictures = [picture_of(faces, pixels / _COARSE, theme.FRAME) for faces in sheets]
        pool, mapped = self._pictures
        context.save()
        _leave_out(context, covered(border, COVERS / pixels))
        paint_image(context, *pool, times=_COARSE)
        context.restore()
        context.save()
        trace(context, border)
        context.close_path()
        context.clip()
        paint_image(context, *mapped, times=_COARSE)
        apart = 1 - has_come(terrain) * (1 - parted(terrain))  # what has hardly come hides nothing: no flash of dark
        shade, near = terrain.rise * (1 - DIMMED), _DARKEST * (1 - apart)
        for light, dark in ((_MOONLIT, veil), (_DARK, near)):
            if dark > shade:
                context.set_operator(cairo.OPERATOR_MULTIPLY)
                ink(context, light, (dark - shade) / (1 - shade))
                context.paint()
        context.restore()
        veil = max(veil, near)
        shaded = max(terrain.rise, min(veil / (1 - DIMMED), 1.0))
        self._paint_lines(context, floor.lined, view, levels, shaded, apart)

    def _paint_lines(
        self,
        context: Context,
        terrain: Terrain,
        view: View,
        levels: Sequence[float],
        shaded: float,
        apart: float,
    ) -> None:
        pen(context, _LINE)
        if self._lines[0] != (view, terrain, tuple(levels)):
            self._lines = (view, terrain, tuple(levels)), [_on_frame(terrain, view, z) for z in levels]
        for height, lines in zip(levels, self._lines[1], strict=True):
            tone = terrain.colours(height)
            pale = float(terrain.shade(height)) > PALE
            dimmed = tone + _LIGHTER * (theme.channels(theme.INK) - tone)
            bright = theme.channels(theme.BACKGROUND if pale else theme.INK)
            solid = shaded * _SOLID + (1 - shaded) * _FINE
            ink(context, shaded * dimmed + (1 - shaded) * bright, solid * apart)
            for line in lines:
                trace(context, line)
            context.stroke()
        ink(context, theme.channels(theme.QUIET), _BORDER)
        pen(context, theme.HAIRLINE)
        trace(context, view.project(terrain.border))
        context.close_path()
        context.stroke()


def parted(terrain: Terrain) -> float:
    """How clearly what lies on the map is told from the ground that has risen over it, 0 to 1: little by little, since
    both are one picture, misprinted, where the ground is hardly over its map."""
    return 1.0 if terrain.flat else float(np.clip((terrain.rise - OPAQUE) / (_TWO - OPAQUE), 0.0, 1.0))


def covered(border: np.ndarray, within: float) -> np.ndarray:
    """A part (4, 2) or (0, 2) of a map that lies so far within its border (4, 2), and so hides what lies under it. None
    of a map that goes on beyond the frame: its picture ends there, and its last pixels may be translucent."""
    middle, side = border.mean(axis=0), np.roll(border, -1, axis=0) - border
    aside = middle - border
    twice = np.abs(side[:, 0] * aside[:, 1] - side[:, 1] * aside[:, 0])  # the triangles' areas
    near = float((twice / np.maximum(np.hypot(*side.T), 1e-9)).min())
    if near <= within or not theme.FRAME.holding(border).all():
        return border[:0]
    return np.asarray(middle - aside * (1 - within / near))


def _within(hidden: np.ndarray, grid: np.ndarray) -> np.ndarray:
    """Which cells of a grid (n, m, 2) lie in a part (k, 2) of the frame, one column's after another's."""
    points = inside(hidden, grid.reshape(-1, 2)).reshape(grid.shape[:2])
    columns = points[:-1] & points[1:]
    return np.asarray(columns[:, :-1] & columns[:, 1:]).ravel()


def _leave_out(context: Context, corners: np.ndarray) -> None:
    """Paint nothing more within a polygon (n, 2), to the whole pixel."""
    left, top, right, bottom = context.clip_extents()
    context.rectangle(left, top, right - left, bottom - top)
    trace(context, corners)
    context.close_path()
    context.set_fill_rule(cairo.FILL_RULE_EVEN_ODD)
    context.set_antialias(cairo.ANTIALIAS_NONE)
    context.clip()


def _on_frame(terrain: Terrain, view: View, height: float) -> list[np.ndarray]:
    """The level lines of a height as they lie on the floor, on the frame (n, 2)."""
    level = terrain.border[0] * [0, 0, 1]
    flat = [view.project(line * [1, 1, 0] + level)[:, :2] for line in terrain.level_lines(height)]
    return [line[thinned(line)] for line in flat]


def reach_of_floor(terrain: Terrain, view: View) -> Box:
    """A box of the frame that holds all of the floor."""
    corners = floor_of(terrain).points[[0, 0, -1, -1], [0, -1, -1, 0]]
    return around(view.project(corners), 0.05).common(theme.FRAME)
