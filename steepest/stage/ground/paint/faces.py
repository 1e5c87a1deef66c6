"""The faces of a block that may be seen, far to near.

Cells of the ground are taken from the far end of the map to the near one. What hides a cell lies between it and the
eye, so it is nearer in its column and in its row: this order is right for every height field, where an order by the
depth of a face's middle is not, and it does not flicker while the view turns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View

_SHADED = 0.45  # how bright a shell is from below, where no sun comes: as bright as above, it would look folded over


@dataclass(frozen=True)
class Faces:
    """Faces with four corners each; where two overlap, the later one is nearer."""

    corners: np.ndarray  # (n, 4, 2), around each face
    colours: np.ndarray  # (n, 4, 3), channels in [0, 1]
    places: np.ndarray  # (n, 3) whole numbers: the sheet (the ground or a wall), column and row on it

    def chosen(self, which: np.ndarray) -> Faces:
        """Some of them: `which` holds their numbers, or yes or no for each."""
        return Faces(self.corners[which], self.colours[which], self.places[which])

    def over(self, points: np.ndarray) -> Faces:
        """All those of a sheet over another grid (n, m, 2 or more) of as many points: colours stay where they are while
        the eye moves."""
        return Faces(quads(points[..., :2]), self.colours, self.places)


def seen_faces(terrain: Terrain, view: View) -> tuple[Faces, Faces | None]:
    """The block's faces on the frame: ground that shows its upper side to the eye, with walls that face it, if they are
    solid; and, if they are of glass, these with ground that is seen from below through them, or that of a shell."""
    ground, sides = _cells(terrain, view), _sides(terrain, view)
    if terrain.solid == 1:
        return _joined([_upper(ground), *sides]), None
    light = 1.0 if terrain.solid else _SHADED
    under = _upper(Faces(ground.corners[:, ::-1], light * ground.colours[:, ::-1], ground.places))
    edges = [] if terrain.solid else sides
    return _joined([_upper(ground), *edges]), _joined([under, *sides])


def _cells(terrain: Terrain, view: View) -> Faces:
    return _tinted(terrain).over(view.project(terrain.points)).chosen(_far_to_near(terrain, view))


@lru_cache(maxsize=4)
def _tinted(terrain: Terrain) -> Faces:
    """The cells of its grid, in its own space."""
    return sheet(0, terrain.points, terrain.tints)


def _sides(terrain: Terrain, view: View) -> list[Faces]:
    sheets = []
    for number, (normal, points, _) in enumerate(terrain.walls):
        if normal @ (view.eye - points[0, 0]) > 0:
            sheets.append(sheet(number + 1, view.project(points), terrain.wall_tints[number]))
    return sheets


def quads(grid: np.ndarray) -> np.ndarray:
    """Corners of a grid's cells: (n, m, k) to ((n − 1)(m − 1), 4, k)."""
    return np.stack([grid[:-1, :-1], grid[1:, :-1], grid[1:, 1:], grid[:-1, 1:]], 2).reshape(
        -1, 4, grid.shape[-1]
    )


def sheet(number: int, points: np.ndarray, colours: np.ndarray) -> Faces:
    columns, rows = (size - 1 for size in points.shape[:2])
    places = np.stack(np.broadcast_arrays(number, np.arange(columns)[:, None], np.arange(rows)), -1)
    return Faces(quads(points[..., :2]), np.clip(quads(colours), 0, 1), places.reshape(-1, 3))


def _joined(sheets: Sequence[Faces]) -> Faces:
    return Faces(
        *(np.concatenate([getattr(s, name) for s in sheets]) for name in ("corners", "colours", "places"))
    )


def _far_to_near(terrain: Terrain, view: View) -> np.ndarray:
    """The cells' numbers, those that are farther in column and row first."""
    first, last = terrain.points[0, 0, :2], terrain.points[-1, -1, :2]
    under = (view.eye[:2] - first) / (last - first) * terrain.cells - 0.5  # the cell under the eye
    away = np.abs(np.arange(terrain.cells)[:, None] - under)  # in columns, in rows
    return np.argsort(-(away[:, :1] + away[:, 1]).ravel(), kind="stable")


def _upper(ground: Faces) -> Faces:
    """What shows its upper side. A face that is folded, seen nearly from its edge, falls into two triangles."""
    side = np.roll(ground.corners, -1, axis=1) - ground.corners
    after = np.roll(side, -1, axis=1)
    turn = side[..., 0] * after[..., 1] - side[..., 1] * after[..., 0]  # (n, 4) at the corners 1, 2, 3, 0
    flat = (turn > 0).all(axis=1)
    pieces = [
        (np.flatnonzero(flat), (0, 1, 2, 3)),
        (np.flatnonzero(~flat & (turn[:, 0] > 0)), (0, 1, 2, 2)),
        (np.flatnonzero(~flat & (turn[:, 2] > 0)), (0, 2, 3, 3)),
    ]
    number = np.concatenate([found for found, _ in pieces])
    corner = np.concatenate([np.tile(corners, (len(found), 1)) for found, corners in pieces])
    order = np.argsort(number, kind="stable")
    number, corner = number[order, None], corner[order]
    return Faces(ground.corners[number, corner], ground.colours[number, corner], ground.places[number[:, 0]])
