"""The outline of a block on the frame: its extremes, and what it covers."""

from __future__ import annotations

import numpy as np

from steepest.stage.box import Box
from steepest.stage.camera.painted import around
from steepest.stage.ground.paint.faces import quads
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View

RIM = 0.1  # units beyond the ground that its rims and level lines may touch


def corners(terrain: Terrain, view: View) -> np.ndarray:
    """The outline's extremes on the frame (4, 3), counterclockwise from the left bottom."""
    (x0, x1), (y0, y1) = terrain.extent
    foot = terrain.at([x0, x0, x1, x1], [y0, y1, y0, y1], terrain.base)
    seen = view.project(np.concatenate([terrain.points[::4, ::4].reshape(-1, 3), foot]))
    low, high = seen[:, :2].min(axis=0), seen[:, :2].max(axis=0)
    return np.array([[low[0], low[1], 0], [high[0], low[1], 0], [high[0], high[1], 0], [low[0], high[1], 0]])


def reach(terrain: Terrain, view: View) -> Box:
    """A box of the frame that holds all of the block, and where it stood before it was cut."""
    (x0, x1), (y0, y1) = terrain.xs, terrain.ys
    foot = terrain.at([x0, x1, x1, x0], [y0, y0, y1, y1], terrain.base)
    points = np.concatenate([terrain.points.reshape(-1, 3), foot])
    return around(view.project(points), RIM)


def covers(terrain: Terrain, view: View, points: np.ndarray) -> np.ndarray:
    """Whether the block is painted under each of some points (n, 2) of the frame."""
    faces = [quads(terrain.points[::4, ::4])]
    faces += [quads(wall[::4]) for normal, wall, _ in terrain.walls if normal @ (view.eye - wall[0, 0]) > 0]
    edges = view.project(np.concatenate(faces))[..., :2]
    edge = np.roll(edges, -1, axis=1) - edges  # (faces, 4, 2)
    way = points[:, None, None] - edges  # (points, faces, 4, 2)
    side = edge[..., 0] * way[..., 1] - edge[..., 1] * way[..., 0]
    return np.asarray(((side > 0).all(axis=2) | (side < 0).all(axis=2)).any(axis=1))
