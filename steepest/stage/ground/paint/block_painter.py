"""How the block of a landscape is painted: its ground, level lines and rims, and where it stood before it was cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from steepest.calculus.level_line import lengths_along
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import ink, pen, trace
from steepest.stage.ground import outline
from steepest.stage.ground.paint.ground import (
    Image,
    draw_edges,
    draw_ground,
    drawing_on,
    paint_image,
    thinned,
)
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import stretch, visible_runs

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

PALE = 0.70
"""Of the way up the ramp: where it is light, lines are dark."""
LINES = 0.42  # how solid level lines are
_OVER = 0.01  # how far over the ground its rims are looked for, in the block's units
_STUB = 0.2  # of a hidden rim, in scene units: so little is in sight at its ends only because it lies so far over them
_COMES = 4.0  # a block that rises out of its map is solid when it has come so many times farther


class BlockPainter:
    """Paints a block, and keeps its picture, with the lines on it, until the view or the ground changes.

    It is painted from that picture when it is new, too: what is translucent is then rounded in the same way however
    often it is painted."""

    def __init__(self) -> None:
        self._kept: tuple[object, Image] | None = None
        self._glass: tuple[object, Image] | None = None
        self._lines: tuple[object, list[np.ndarray], list[np.ndarray], tuple[float, float]] | None = None
        self._rims: list[np.ndarray] = []
        self._strata: list[np.ndarray] = []

    def paint(
        self,
        context: Context,
        pixels: float,
        sight: Sight,
        pane: Box | None,
        levels: Sequence[float],
        solid: float,
    ) -> None:
        """Paint what can be seen of it through a `pane` of the frame, with lines of some `levels`. Where it is less
        than `solid` it is of glass, and its edges and lines are seen as before."""
        terrain, view = sight.terrain, sight.view
        if terrain.flat:
            return
        come = has_come(terrain)
        if not is_image(terrain):
            _paint_footprint(context, terrain, view)
        # the terrain itself: the number of one that is gone may come again
        key = view, terrain, pixels, pane, tuple(levels)
        if self._kept is None or self._kept[0] != key:
            image = draw_ground(terrain, view, pixels, pane)
            self._find_lines(sight, levels)
            self._paint_lines(drawing_on(image, pixels))
            image[0].flush()
            self._kept = key, image
        kept = self._kept
        if solid < 1:
            if self._glass is None or self._glass[0] != (key, solid):
                image = thinned(kept[1], solid)
                draw_edges(drawing_on(image, pixels), terrain, view)
                self._paint_level_lines(drawing_on(image, pixels))
                image[0].flush()
                self._glass = (key, solid), image
            kept = self._glass
        paint_image(context, *kept[1], opacity=come)

    def _find_lines(self, sight: Sight, levels: Sequence[float]) -> None:
        terrain, view = sight.terrain, sight.view
        key = (view, terrain, tuple(levels))
        if self._lines is not None and self._lines[0] == key:
            return
        told = [(z, float(terrain.shade(z)) > PALE) for z in levels]
        light, dark = (
            sight.runs_of_all([line for height in some for line in terrain.level_lines(height, lift=0.006)])
            for some in ([z for z, pale in told if not pale], [z for z, pale in told if pale])
        )
        self._lines = key, light, dark, _ends(terrain, view)
        self._strata = [stratum for height in levels for stratum in on_walls(terrain, view, height)]
        self._rims = far_rims(sight)

    def _paint_lines(self, context: Context) -> None:
        assert self._lines is not None
        ink(context, theme.channels(theme.INK), 0.5)
        pen(context, 1.4)
        for run in self._rims:
            trace(context, run)
        context.stroke()
        self._paint_level_lines(context)
        ink(context, theme.channels(theme.INK), LINES / 4)
        for stratum in self._strata:
            trace(context, stratum)
        context.stroke()

    def _paint_level_lines(self, context: Context) -> None:
        assert self._lines is not None
        _, light, dark, (low, high) = self._lines
        pen(context, theme.HAIRLINE)
        for runs, colour, near, far in ((light, theme.INK, 1.4, 0.4), (dark, theme.BACKGROUND, 1.2, 0.8)):
            for run in runs:
                share = (float(run[:, 1].mean()) - low) / max(high - low, 1e-9)
                ink(context, theme.channels(colour), LINES * (near + (far - near) * min(max(share, 0), 1)))
                trace(context, run)
                context.stroke()


def _ends(terrain: Terrain, view: View) -> tuple[float, float]:
    """How low and how high on the frame its ground lies."""
    low, high = outline.corners(outline.points_of(terrain, view, floor=False))[[0, 2], 1]
    return float(low), float(high)


def far_rims(sight: Sight) -> list[np.ndarray]:
    """What is in sight (n, 2) of the rims of those walls whose outside the eye does not see."""
    terrain, view = sight.terrain, sight.view
    behind = (points[:, 0] for normal, points, _ in terrain.walls if normal @ (view.eye - points[0, 0]) <= 0)
    runs = (run for rim in behind for run in sight.runs(rim + [0, 0, _OVER]))
    return [run for run in runs if lengths_along(run)[-1] > _STUB]


def is_image(terrain: Terrain) -> bool:
    """Whether its block is painted as one picture: where it stood before it was cut is drawn with lines."""
    return not (terrain.window and terrain.gap is None and terrain.traced)


def _paint_footprint(context: Context, terrain: Terrain, view: View) -> None:
    """Where the whole block stood, on the floor, while a part of it is cut away."""
    (x0, x1), (y0, y1) = terrain.xs, terrain.ys
    floor = terrain.at([x0, x1, x1, x0, x0], [y0, y0, y1, y1, y0], terrain.base)
    ink(context, theme.channels(theme.QUIET), 0.5)
    pen(context, theme.HAIRLINE)
    context.set_dash([0.08, 0.08])
    trace(context, view.project(floor))
    context.stroke()
    context.set_dash([])


def on_walls(terrain: Terrain, view: View, height: float) -> list[np.ndarray]:
    """A height carried on over the walls that face the eye, as lines (2, 2) on the frame; a shell has none, and a
    height under the base is on no wall: the whole map may be lower than the part of it that is shown."""
    level = terrain.at(0, 0, height)[2]
    found = []
    for normal, points, _ in terrain.walls if terrain.solid and height > terrain.base else []:
        if normal @ (view.eye - points[0, 0]) > 0:
            top = points[:, 0].copy()
            inside = top[:, 2] - level
            top[:, 2] = level
            flat = view.project(top)[:, :2]
            found += [stretch(flat, a, b)[[0, -1]] for a, b in visible_runs(inside, 0.0) if b > a]
    return found


def has_come(terrain: Terrain) -> float:
    """How solid a block is that rises out of its map, 0 to 1."""
    return min(1.0, _COMES * terrain.rise) if terrain.gap is not None else 1.0
