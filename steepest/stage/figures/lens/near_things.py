"""What stands on a ground, as it is from close by: in its true place, and marked no thicker than from afar."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from steepest.stage.box import Box
from steepest.stage.camera.painted import around
from steepest.stage.ground.paint.thing_painter import in_order, points_of
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Dot, Footprints, Patch, Somebody, SpaceCurve, Thing, placed
from steepest.stage.ground.visibility import stretch

_LYING = 0.05  # what is no higher over the ground than this, in the block's units, is lifted to be seen, and lies on it
_POINTS = 60  # of the part of a line that is seen, at least
_AT_RIM = 0.97  # of the radius of a disc: where an arrow ends that leads out of it
_BESIDE = 0.3  # how far a mark reaches beyond its points, in scene units


def seen_things(
    things: list[Thing], whole: Terrain, sight: Sight, pane: Box, taller: float = 1.0
) -> list[Thing]:
    """Those of some things on a `whole` ground that come into sight in a pane, each as it is seen there; somebody is so
    many times `taller`.

    What lies on the ground lies on it from close by, too, however curved: lines have points between theirs.
    """
    near = sight.view.near
    return [
        each
        for thing in in_order(things, near)
        if not isinstance(thing, Patch)
        and (each := _seen(thing, whole, sight, pane, taller)) is not None
    ]


def _seen(thing: Thing, whole: Terrain, sight: Sight, pane: Box, taller: float) -> Thing | None:
    if isinstance(thing, SpaceCurve) and thing.on_ground:
        return _lying(thing, whole, sight)
    if isinstance(thing, Footprints):
        return None  # they would be as large as what they lead to
    points = points_of(thing, whole)
    if not len(points) or (not whole.flat and points[:, 2].max() < whole.at(0, 0, whole.base)[2]):
        return None  # it lies on a floor far below
    if isinstance(thing, Dot | Arrow) and (points == points[0]).all():
        points = settled(points, whole, sight)
    flat = sight.view.project(points)[:, :2]
    if around(flat, _BESIDE).apart(pane) > 0:
        return None
    if isinstance(thing, Somebody):
        return replace(thing, point=points[0], radius=thing.radius * taller)
    if isinstance(thing, Dot):
        return replace(thing, point=points[0])
    if isinstance(thing, Arrow):
        share = share_within(flat[[0, -1]], pane)
        near, far = sight.view.scale(points[0]), sight.view.scale(points[-1])
        share = share * far / (near + share * (far - near))  # what is farther off is seen shorter
        return replace(thing, start=points[0], end=points[0] + share * (points[-1] - points[0]))
    return thing


def share_within(ends: np.ndarray, pane: Box) -> float:
    """How much of an arrow, from its start on (2, 2), is seen in the disc that fills a pane: one that leads out of it
    has its head at the rim, since a bar without one would be no arrow."""
    radius, start, way = _AT_RIM * pane.width / 2, ends[0] - pane.middle, ends[1] - ends[0]
    if np.hypot(*start) >= radius or np.hypot(*(start + way)) <= radius:
        return 1.0
    half, square = float(start @ way), float(way @ way)
    return float((np.sqrt(half**2 - square * (float(start @ start) - radius**2)) - half) / square)


def _lying(curve: SpaceCurve, whole: Terrain, sight: Sight) -> SpaceCurve | None:
    """What is seen of a line on the ground, with points between its own."""
    points = placed(curve.points, whole)
    if curve.grown < 1:
        points = stretch(points, 0, curve.grown * (len(points) - 1))
    on_map = whole.back(points)[:, :2]
    low, high = np.array(sight.terrain.extent).T
    first, second = on_map[:-1], on_map[1:]
    inside = ((np.maximum(first, second) >= low) & (np.minimum(first, second) <= high)).all(axis=1)
    if not inside.any():
        return None
    start, end = np.flatnonzero(inside)[[0, -1]]
    part, room = points[start : end + 2].copy(), high - low
    wide = Box(*(low - room), *(high + room))
    (enters, _), (_, leaves) = (wide.shares(*on_map[at : at + 2]) or (0.0, 1.0) for at in (start, end))
    part[0] += enters * (points[start + 1] - points[start])  # its points may be so far apart that none is seen
    part[-1] -= (1 - leaves) * (points[end + 1] - points[end])
    pieces = max(1, _POINTS // (len(part) - 1))
    shares = np.linspace(0, 1, pieces, endpoint=False)[:, None]
    between = (part[:-1, None] + (part[1:] - part[:-1])[:, None] * shares).reshape(-1, 3)
    laid = settled(np.concatenate([between, part[-1:]]), whole, sight)
    return replace(curve, points=laid, grown=1.0, tip=curve.tip and bool(end == len(points) - 2 and leaves == 1))


def settled(points: np.ndarray, whole: Terrain, sight: Sight) -> np.ndarray:
    """Points (n, 3), those that lie on the ground so much less lifted off it as they are seen from closer by."""
    x, y, _ = whole.back(points).T
    ground = whole.on(x, y)
    lift = points[:, 2] - ground[:, 2]
    settled = points.copy()
    settled[:, 2] = np.where(np.abs(lift) < _LYING, ground[:, 2] + lift / sight.view.near, points[:, 2])
    return settled
