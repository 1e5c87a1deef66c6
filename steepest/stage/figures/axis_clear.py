"""What the names and numbers of axes keep off, and how far they go to be clear of it.

Boxes are rows (n, 4) of an array here, left, bottom, right and top: the rim of a plane has thousands of points.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.fill import hull, inside
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.paint.walker import WIDE
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Skin, Somebody, SpaceCurve, Thing, placed

CORNERS = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
"""Those of a rectangle, from its middle, in halves of its sides."""
_STRIDE = 0.02  # of a text that goes off glass
_SEEN = 0.06  # how solid a thing is, at least, that texts keep off
_PIECES = 28  # of an arrow that may cross a text
_SHARES = np.linspace(0.0, 1.0, _PIECES)[:, None]  # of its way, where they meet: np.linspace takes five times as long


def around(middles: np.ndarray, halves: np.ndarray | float = 0.0) -> np.ndarray:
    """The boxes (n, 4) with some middles (n, 2) and half their sides."""
    return np.concatenate([middles - halves, middles + halves], axis=1)


def rows_of(boxes: Sequence[Box]) -> np.ndarray:
    """Boxes as rows (n, 4)."""
    return np.reshape([[each.left, each.bottom, each.right, each.top] for each in boxes], (-1, 4))


def apart(middle: np.ndarray, half: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """How far a rectangle is apart from each of some boxes (n, 4): (n,), as `Box.apart` tells it."""
    low, high = middle - half, middle + half
    across = np.maximum(low[0] - boxes[:, 2], boxes[:, 0] - high[0])
    return np.asarray(np.maximum(across, np.maximum(low[1] - boxes[:, 3], boxes[:, 1] - high[1])))


def cleared(middle: np.ndarray, way: np.ndarray, half: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Where a rectangle stands that goes on its way (2,) until it is clear of some boxes (n, 4)."""
    sums = boxes[:, :2] + boxes[:, 2:]
    ahead = boxes[np.argsort((sums * way).sum(axis=1), kind="stable")]
    while len(near := np.flatnonzero(apart(middle, half, ahead) < theme.TEXT_GAP - 1e-9)):
        low, high = np.split(ahead[near[0]], 2)
        room, off = half + (high - low) / 2 + theme.TEXT_GAP, middle - (low + high) / 2
        with np.errstate(divide="ignore", invalid="ignore"):
            steps = np.where(np.abs(way) > 1e-6, (room * np.sign(way) - off) / way, np.inf)
        middle, ahead = middle + way * max(float(steps.min()), 0.0), ahead[near[0] + 1 :]
    return middle


def off_glass(
    middle: np.ndarray, way: np.ndarray, half: np.ndarray, rims: Sequence[np.ndarray], most: float
) -> np.ndarray:
    """Where a rectangle stands that goes on its way (2,) until it is off all that some rims hold; where that is farther
    than `most`, it stays, and is not seen there (`covered`)."""
    for far in np.arange(0.0, most, _STRIDE):
        spots = middle + far * way + CORNERS * (half + theme.TEXT_GAP)
        if not any(inside(rim, spots).any() for rim in rims):
            return np.asarray(middle + far * way)
    return middle


def rims_of_glass(land: Landscape) -> list[np.ndarray]:
    """The corners (n, 2) of what each glass covers on the frame."""
    return [hull(thing.egg.outline(land.view)) for thing in land.things if isinstance(thing, Skin)]


def sides_of_people(land: Landscape) -> list[np.ndarray]:
    """Points (n, 2) of the frame from the feet to the head of each who stands there, on both sides, as the eye sees
    them now."""
    ground, view, found = land.terrain, land.view, list[np.ndarray]()
    for who in (thing for thing in land.things if isinstance(thing, Somebody)):
        body = who.body(ground)
        half = WIDE * who.height * view.scale(body[0])
        found += [view.project(body)[:, :2] + [side * half, 0] for side in (-1, 1)]
    return found


def points_across(land: Landscape, coming: Sequence[Thing] = ()) -> np.ndarray:
    """Points (n, 2) of the frame on people, arrows, lines and rims of planes on a landscape, or `coming` there."""
    seen = [thing for thing in land.things if thing.opacity * thing.grown > _SEEN]
    lines = [thing for thing in (*seen, *coming) if isinstance(thing, Arrow | SpaceCurve)]
    paths = [path for thing in lines if (path := path_across(thing, land.terrain)) is not None]
    on_lines = [land.view.project(np.concatenate(paths))[:, :2]] if paths else []
    return np.concatenate([np.zeros((0, 2)), *on_lines, *sides_of_people(land)])


def points_below(land: Landscape) -> np.ndarray:
    """Points (n, 2) of the frame on lines of the map under a block, which heights beside that may stand over."""
    lines = (thing for thing in land.things if isinstance(thing, SpaceCurve) and thing.below)
    drawn = (placed(thing.points, land.terrain) for thing in lines if thing.opacity * thing.grown > _SEEN)
    paths = [_divided(line) for line in drawn if len(line) > 1]
    return land.view.project(np.concatenate(paths))[:, :2] if paths else np.zeros((0, 2))


def path_across(thing: Arrow | SpaceCurve, terrain: Terrain) -> np.ndarray | None:
    """Points (n, 3) along an arrow, along a straight line that is seen through the ground or hangs under it, along any
    that lies on it, or along the rim of what stands in it; None for all else, and for hairlines."""
    if isinstance(thing, SpaceCurve):
        if thing.on_ground or thing.ghost:
            return placed(thing.points, terrain)
        if not thing.through:
            return None
        line = placed(thing.points, terrain)
        if len(line) > 2 and np.array_equal(line[0], line[-1]):
            return _divided(line)
        if not (thing.halo or (thing.dashed and thing.width > theme.HAIRLINE)):
            return None
        if len(line) > 2:
            return line
        ends = line[[0, -1]] if len(line) else np.zeros((2, 3))
    else:
        ends = np.array([placed(thing.start, terrain), placed(thing.end, terrain)])
    return np.asarray(ends[0] + _SHARES * ((ends[1] - ends[0]) * thing.grown))


def _divided(line: np.ndarray) -> np.ndarray:
    """Points (m, 3) along the straight pieces of a line (n, 3), close enough for a text to meet one."""
    return np.linspace(line[:-1], line[1:], _PIECES, axis=1).reshape(-1, 3)
