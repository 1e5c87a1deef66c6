"""The outline of a block on the frame: its extremes, and what it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from steepest.stage.box import Box, extremes
from steepest.stage.camera.painted import around
from steepest.stage.fill import hull, inside
from steepest.stage.ground.paint.faces import quads
from steepest.stage.ground.terrain import FLAT, Terrain
from steepest.stage.ground.view import View

_STRIDE, _RUGGED = 4, 0.03  # how far a ground is from even between these points, as a share of its height
_FINER = 4  # times as many points each way tell where a rugged ground is highest, and what lies there
_ALONG = np.linspace(0, 1, 9)[:-1]  # its edges
_SHRUNK = 0.2  # what shrinks to be off a box is left so large at least
RIM = 0.1  # units beyond the ground that its rims and level lines may touch
_WITHIN = -0.4, 0.0, 0.4  # of the width of a box, from its middle: there nothing solid may be


def points_of(terrain: Terrain, view: View, floor: bool = True) -> np.ndarray:
    """Points (n, 2) of the frame between which a block lies, with its map on the `floor`."""
    return view.project(body_of(terrain, floor))[:, :2]


def body_of(terrain: Terrain, floor: bool = True) -> np.ndarray:
    """The same in the block's space (n, 3), from wherever it is seen."""
    (x0, x1), (y0, y1) = terrain.extent
    foot = terrain.at([x0, x0, x1, x1, x0], [y0, y1, y1, y0, y0], terrain.base)
    top = terrain.points[[0, 0, -1, -1], [0, -1, -1, 0]]
    points = [_told(terrain).reshape(-1, 3)]
    points += [foot[:4] + (top - foot[:4]) * share for share in _ALONG]
    points += [foot[:4] + (foot[1:] - foot[:4]) * share for share in _ALONG]
    if floor and terrain.gap is not None:
        points.append(terrain.border)
    return np.concatenate(points)


def _told(terrain: Terrain) -> np.ndarray:
    """Of the points (n, n, 3) of a ground every fourth each way, or more than all of them where it is so rugged that it
    lies between others than these: a line on it goes over summits between its points."""
    heights, few = np.ascontiguousarray(terrain.points[..., 2]), terrain.points[::_STRIDE, ::_STRIDE]
    at = np.stack([few[:-1, :-1, 2], few[1:, :-1, 2], few[:-1, 1:, 2], few[1:, 1:, 2]])  # (4, cells, cells)
    off = np.abs(heights[_STRIDE // 2 :: _STRIDE, _STRIDE // 2 :: _STRIDE] - at.mean(axis=0))
    within = heights[:-1, :-1].reshape(at.shape[1], _STRIDE, at.shape[2], _STRIDE)  # a needle may stand beside a middle
    over, under = within.max(axis=(1, 3)) - at.max(axis=0), at.min(axis=0) - within.min(axis=(1, 3))
    rugged = max(each.max() for each in (off, over, under)) > _RUGGED * np.ptp(heights)
    return replace(terrain, cells=_FINER * terrain.cells).points if rugged else few


def held(terrain: Terrain, view: View, floor: float | None, top: float | None = None) -> View:
    """The view, moved down as far as a block needs that is to go no higher than a top, and then up as far as it needs
    that is to go no lower than a floor."""
    view = view if top is None else lowered(terrain, view, top)
    if floor is None:
        return view
    return replace(view, y=view.y + max(floor - float(points_of(terrain, view)[:, 1].min()), 0.0))


def no_taller(terrain: Terrain, view: View, room: float) -> Terrain:
    """The terrain, risen only so far that it is no taller on the frame than there is room; not less than flat."""
    flat = replace(terrain, rise=FLAT)
    tall, least = (float(np.ptp(points_of(each, view, False)[:, 1])) for each in (terrain, flat))
    if tall <= room or tall <= least:
        return terrain
    share = max(room - least, 0.0) / (tall - least)  # what is between is no taller: extremes grow faster and faster
    return replace(terrain, rise=FLAT + (terrain.rise - FLAT) * share)


def lowered(terrain: Terrain, view: View, top: float) -> View:
    """The view, moved down as far as a block needs that is to go no higher than a top."""
    return replace(view, y=view.y - max(float(points_of(terrain, view, False)[:, 1].max()) - top, 0.0))


def share_off(points: np.ndarray, middle: np.ndarray, boxes: Sequence[Box]) -> float:
    """The largest share, up to 1, to which points (n, 2) may shrink around a middle (2,) so that none lies in a box."""
    ways, entered = points - middle, []
    for box in boxes:
        sides = np.array([[box.left, box.bottom], [box.right, box.top]]) - middle
        with np.errstate(divide="ignore", invalid="ignore"):
            crossed = sides[:, None] / ways  # (2, n, 2): where ways to points meet the lines of the sides
        into, out = np.nanmin(crossed, axis=0).max(axis=1), np.nanmax(crossed, axis=0).min(axis=1)
        met = (into < out) & (out > 0)
        entered.append(np.stack([into[met], out[met]], -1))
    share, spans = 1.0, np.concatenate([np.zeros((0, 2)), *entered])
    while len(inside := spans[(spans[:, 0] < share) & (share < spans[:, 1])]):
        share = float(inside[:, 0].min())
    return max(share, _SHRUNK)


def corners(points: np.ndarray) -> np.ndarray:
    """The corners (4, 3) of the box around points (n, 2), counterclockwise from the left bottom."""
    low, high = extremes(points)
    return np.array([[low[0], low[1], 0], [high[0], low[1], 0], [high[0], high[1], 0], [low[0], high[1], 0]])


def reach(terrain: Terrain, view: View) -> Box:
    """A box of the frame that holds all of the block, and the trace of where it stood before it was cut."""
    (x0, x1), (y0, y1) = (terrain.xs, terrain.ys) if terrain.traced else terrain.extent
    foot = terrain.at([x0, x1, x1, x0], [y0, y0, y1, y1], terrain.base)
    points = np.concatenate([terrain.points.reshape(-1, 3), foot])
    return around(view.project(points), RIM)


def covers(terrain: Terrain, view: View, points: np.ndarray) -> np.ndarray:
    """Whether the block is painted under each of some points (n, 2) of the frame."""
    faces = [quads(terrain.points[::4, ::4])]
    faces += [quads(wall[::4]) for normal, wall, _ in terrain.walls if normal @ (view.eye - wall[0, 0]) > 0]
    edges = view.project(np.concatenate(faces))[..., :2]  # (faces, 4, 2)
    covered = np.zeros(len(points), bool)
    if not len(edges):  # open space has no ground
        return covered
    low, high = edges.min(axis=1), edges.max(axis=1)
    near = np.flatnonzero(Box(*low.min(axis=0), *high.max(axis=0)).holding(points))
    x, y = points[near].T[..., None]
    close = (x >= low[:, 0]) & (x <= high[:, 0]) & (y >= low[:, 1]) & (y <= high[:, 1])  # (points, faces)
    point, face = np.nonzero(close)
    corner, way = edges[face], points[near[point], None] - edges[face]
    edge = np.roll(corner, -1, axis=1) - corner
    side = edge[..., 0] * way[..., 1] - edge[..., 1] * way[..., 0]
    covered[near[point[(side > 0).all(axis=1) | (side < 0).all(axis=1)]]] = True
    return covered


def room_for(points: np.ndarray, box: Box) -> tuple[np.ndarray, np.ndarray]:
    """The lowest corner (2,) of points (n, 2), and how much more room (2,) a box has than they take."""
    low, high = extremes(points)
    return low, np.array([box.width, box.height]) - (high - low)


def place_for(
    points: np.ndarray, solid: np.ndarray, box: Box, off: Sequence[Box], heights: Sequence[float]
) -> np.ndarray | None:
    """How far (2,) to shift points (n, 2), those of what is `solid` among them, so that they lie in a box and `off`
    others, all around them, too: to its middle or, if need be, to its right or its left end, at some `heights`, as
    shares of the room; None where they fit nowhere there."""
    corner, room = room_for(points, box)
    if (room < 0).any():
        return None
    middles = np.reshape([other.middle + [other.width * x, 0] for other in off for x in _WITHIN], (-1, 2))
    around: np.ndarray | None = None  # asked for once, and not where all places are taken
    rows = points.T.copy()  # numpy takes several times as long for rows of two
    for height, share in product(heights, (0.5, 1.0, 0.0)):
        place = np.array([box.left, box.bottom]) - corner + room * [share, height]
        if any(other.holding((rows + place[:, None]).T).any() for other in off):
            continue
        if off and around is None:
            around = hull(solid)
        if around is None or not inside(around + place, middles).any():
            return np.asarray(place)
    return None
