"""What labels on a ground keep off, as points on the frame as it is seen from a view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.circle import circle
from steepest.stage.figures.ground.outlook import off_block, outlines_of
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.label import along
from steepest.stage.fill import all_over, hull
from steepest.stage.ground.extents import extents_of_things
from steepest.stage.ground.heights import Window
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.things import Skin, SpaceCurve, Thing, placed
from steepest.stage.ground.view import View

_GRAIN = 0.2  # from a point of glass, which labels keep off where there is room near by, to the next
_ROUND = circle(24, closed=False)


class Around:
    """What is around labels on a ground with axes, as it is seen from a view, cut to a window, while nothing moves: so
    each part is found once, where it is asked for. Some of it is for things (a tuple) that are `coming`."""

    def __init__(self, land: Landscape, axes: SolidAxes, view: View, window: Window | None = None) -> None:
        self.land, self.axes, self.view, self.window = land, axes, view, window
        self.paths, self.lines, self.texts = cache(self._paths), cache(self._lines), cache(self._texts)
        self.strokes = cache(self._strokes)

    @cached_property
    def glass(self) -> list[np.ndarray]:
        """Points (n, 2) all over glass, and all around it."""
        return glass_on(self.land, self.view)

    def _paths(self, coming: tuple[Thing, ...]) -> list[np.ndarray]:
        """Points (n, 2) along each arrow and around each dot."""
        there = self.paths(()) if coming else paths_on(self.land, self.view, self.land.things)
        return [*there, *paths_on(self.land, self.view, coming)]

    def _lines(self, coming: tuple[Thing, ...], clear: bool) -> list[np.ndarray]:
        """Lines (n, 2) that are `coming`, or all lines and rims."""
        return lines_on(self.land, self.view, coming, self.window, clear)

    def _strokes(self, coming: tuple[Thing, ...], clear: bool) -> list[np.ndarray]:
        """The same, as points (n, 2) so close that no label fits between them."""
        return [along(line, theme.FRAME) for line in self.lines(coming, clear)]

    @cached_property
    def _outlines(self) -> tuple[list[np.ndarray], np.ndarray]:
        return outlines_of(self.land.terrain, self.window, self.view)

    def edges(self, point: np.ndarray) -> list[np.ndarray]:
        """Points (n, 2) of the outlines of the block and of its map, and all over the block where a point (2,) of the
        frame is beside it."""
        outlines, body = self._outlines
        return [*outlines, *off_block(body, point)]

    def _texts(self, coming: tuple[Thing, ...]) -> list[Box]:
        """What names and numbers of the axes cover, and what is beside the block."""
        return [*self.axes.boxes(self.view, self.window, coming), *self.axes.taken]


def lines_on(
    land: Landscape, view: View, coming: Sequence[Thing], window: Window | None, clear: bool
) -> list[np.ndarray]:
    """Lines (n, 2) that are `coming`, and, where labels stay `clear`, those on the block and its rims that are seen, or
    the rims of what is left of it in a window."""
    terrain = replace(land.terrain, window=window) if window else land.terrain
    things = (*land.things, *coming) if clear else coming
    found = [thing.points for thing in things if isinstance(thing, SpaceCurve)]
    lines = [line[np.isfinite(line).all(axis=1)] for line in (placed(points, terrain) for points in found)]
    for normal, wall, _ in terrain.walls if clear else ():
        lines.append(wall[:, 0])
        if normal @ (view.eye - wall[0, 0]) > 0:
            lines += [wall[:, -1], wall[0], wall[-1]]
    return [view.project(line)[:, :2] for line in lines if len(line)]


def glass_on(land: Landscape, view: View) -> list[np.ndarray]:
    """Points (n, 2) all over glass, and all around it."""
    outlines = [hull(thing.egg.outline(view)) for thing in land.things if isinstance(thing, Skin)]
    return [part for outline in outlines for part in (all_over(outline, _GRAIN), outline)]


def paths_on(land: Landscape, view: View, things: Sequence[Thing]) -> list[np.ndarray]:
    """Points (n, 2) along each arrow and around each dot of some things."""
    sight = land.sight_from(view)
    found = []
    for extent in extents_of_things(things, sight, None, 1.0):
        path = extent.path[np.isfinite(extent.path).all(axis=1)]
        if extent.kind == "dot":
            found.append((path[:, None] + extent.room * _ROUND).reshape(-1, 2))
        elif extent.kind == "arrow":
            found.append(path)
    return found
