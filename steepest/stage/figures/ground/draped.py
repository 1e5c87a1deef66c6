"""What lies on the ground: points over it, arrows along it, and lines that follow it as far as it rises or falls."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import product
from typing import Any, SupportsFloat

import numpy as np

from steepest.stage import theme
from steepest.stage.circle import circle
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import SpaceCurve, placed

LIFT = 0.01  # so little over the ground that it is seen, in the block's units
CLOSER = tuple(4.0**power for power in range(11))  # times: the usual eye, and those of lenses
_POINTS = 240  # along a line, as far as the map goes
_OVER = 0.04  # of the map: a step that ends no farther beyond its edge is shown to its end
_BESIDE = 1e-9  # of the map: what starts so far beside it starts on its edge
_ALONG = 24  # along an arrow
_ON_AXIS = 1e-9  # so little aside, as a share of the way, is along an axis
_TOUCH = 1.25  # how far a line that touches another goes on to each side, in the block's units
_THROUGH = 96  # along a line that turns
_CLOSE = 12  # for each of its corners, along another one
_RING, _RIM = 0.3, 3.2  # the radius of a ring around somebody, in the block's units, and its width
_LEAST_RISE = 0.15  # in the block's units
_ROUND = circle(48)


def on_ground(terrain: Terrain, place: Sequence[SupportsFloat] | np.ndarray) -> np.ndarray:
    """A point of the map (2,) on the ground, in the block's space (3,)."""
    x, y = map(float, place)
    return terrain.on(x, y, LIFT)


def heading_on(terrain: Terrain, way: Sequence[SupportsFloat] | np.ndarray) -> float:
    """The heading of who goes a way (2,) of the map over its ground, in radians."""
    across, up = map(float, way)
    (x0, x1), (y0, y1) = terrain.xs, terrain.ys
    return math.atan2(up * terrain.depth / (y1 - y0), across * terrain.width / (x1 - x0))


def arrow_on(
    terrain: Terrain,
    start: np.ndarray,
    end: np.ndarray,
    colour: str,
    room_of: Callable[[Terrain, np.ndarray, np.ndarray], float] | None = None,
    **style: Any,
) -> SpaceCurve:
    """An arrow on the ground over a straight way of the map, from (2,) to (2,); headless where it leaves the map, at
    whose edge it ends. Another `room_of` may say how far it goes."""
    room = (room_of or room_for)(terrain, start, end)
    x, y = (start + (end - start) * np.linspace(0, room, _ALONG)[:, None]).T
    style = {"tip": room == 1, **style}
    return SpaceCurve(
        colour=colour, points=terrain.on(x, y, LIFT), width=5, halo=True, on_ground=True, **style
    )


def level_on(
    terrain: Terrain, line: SpaceCurve, seen: Callable[[np.ndarray, np.ndarray], float]
) -> SpaceCurve:
    """The level line that touches another where that begins, toward its end, white and seen through the ground: as long
    to both sides as there is room, of which `seen` tells the share of a way (3,) from a place (3,)."""
    points = placed(line.points, terrain)
    way = (points[-1] - points[0]) * [1, 1, 0]
    way *= _TOUCH / max(float(np.linalg.norm(way)), _TOUCH * 1e-6)  # none at the edge of the map
    way *= min(seen(points[0], way), seen(points[0], -way))
    ends = np.array([points[0] - way, points[0] + way])
    return SpaceCurve(colour=theme.INK, points=ends, width=6, through=True, halo=True)


def colours_across(way: Sequence[SupportsFloat]) -> tuple[str, str]:
    """The colours of a line on a way (2,) over the map, and of the one square to it: of each that of the variable along
    whose axis it runs. Where they run along no axis, that of no variable: the one more nearly along the first axis, and
    midway the one to the northeast, is bright, and the other quiet, whichever is asked for."""
    east, north = map(float, way)
    on_axis = min(abs(east), abs(north)) < _ON_AXIS * max(abs(east), abs(north))
    colours = (theme.FIRST, theme.SECOND) if on_axis else (theme.INK, theme.QUIET)
    nearer = abs(east) - abs(north)
    return colours if (nearer if abs(nearer) > 1e-9 else east * north) > 0 else colours[::-1]


def length_of(curve: SpaceCurve, terrain: Terrain) -> float:
    """How far a curve's end is from its start, in the block's units."""
    points = placed(curve.points, terrain)
    return float(np.linalg.norm(points[-1] - points[0]))


def room_for(terrain: Terrain, start: np.ndarray, end: np.ndarray) -> float:
    """Which share, 0 to 1, of a straight way of the map, from (2,) to (2,), lies on it, from its start on; none where
    it starts beside it."""
    shares = [1.0]
    for a, b, (low, high) in zip(start, end, (terrain.xs, terrain.ys), strict=True):
        if max(low - a, a - high) > _BESIDE * (high - low):
            return 0.0
        if b > high:
            shares.append((high - a) / (b - a))
        if b < low:
            shares.append((low - a) / (b - a))
    return max(min(shares), 0.0)


def shown_of(terrain: Terrain, start: np.ndarray, end: np.ndarray) -> float:
    """Which share of a step over the map is shown: as much as lies on it, and all of one that ends only a little beyond
    its edge, where the ground would go on."""
    room = room_for(terrain, start, end)
    beyond = max(
        max(low - at, at - high) / (high - low)
        for at, (low, high) in zip(end, (terrain.xs, terrain.ys), strict=True)
    )
    over = 0 < room < 1 and beyond <= _OVER
    return 1.0 if over and np.isfinite(terrain.heights(*np.array(end)[:, None])).all() else room


def halves_of(
    terrain: Terrain,
    at: Sequence[SupportsFloat],
    way: Sequence[SupportsFloat],
    rising: bool,
    lift: float = LIFT,
) -> tuple[np.ndarray, np.ndarray]:
    """A line of the map through a point as its two halves on the ground (n, 3), each from the point outward.

    The first goes against `way` (2,), the second along it, each as far as the ground goes on `rising`, or falling, at
    most to the edge of the map. They lie `lift` units of the block's space over the ground.
    """
    here, along = np.array([float(value) for value in at]), np.array([float(value) for value in way])
    return _half(terrain, here, -along, rising, lift), _half(terrain, here, along, rising, lift)


def leads_off(terrain: Terrain, line: SpaceCurve) -> bool:
    """Whether a line has come so far up or down at its end from where it starts that this is seen."""
    start, *_, end = placed(line.points, terrain)
    return bool(abs(end[2] - start[2]) >= _LEAST_RISE)


def line_through(terrain: Terrain, at: np.ndarray, heading: float, reach: float) -> np.ndarray:
    """A line on the ground (n, 3) through a point of the map (2,), on a heading and against it, so far to either side,
    in the block's units, and at most to the edge of the map."""
    (x0, x1), (y0, y1) = terrain.xs, terrain.ys
    unit = np.array([(x1 - x0) / terrain.width, (y1 - y0) / terrain.depth])  # of the block, on the map
    way = reach * unit * [math.cos(heading), math.sin(heading)]
    back, ahead = (room_for(terrain, at, at + sign * way) for sign in (-1, 1))
    x, y = at[:, None] + way[:, None] * np.linspace(-back, ahead, _THROUGH)
    return terrain.on(x, y, LIFT)


def _half(terrain: Terrain, here: np.ndarray, way: np.ndarray, rising: bool, lift: float) -> np.ndarray:
    rooms = [
        ((high if along > 0 else low) - at) / along
        for at, along, (low, high) in zip(here, way, (terrain.xs, terrain.ys), strict=True)
        if abs(along) > 1e-9
    ]
    x, y = here[:, None] + way[:, None] * np.linspace(0, min(rooms), _POINTS)
    climbs = np.diff(terrain.heights(x, y))
    turned = np.flatnonzero(climbs < 0 if rising else climbs > 0)
    turned = turned[turned > 2]  # at a flat point itself the ground is level
    end = int(turned[0]) + 1 if len(turned) else len(x)
    return terrain.on(x[:end], y[:end], lift)


def spaced(
    places: Sequence[np.ndarray], gap: float, closer: Sequence[float] = CLOSER
) -> list[tuple[int, float]]:
    """The numbers of places (3,) that are more than a gap from each other, and of those that are so for an eye so many
    times `closer`, each with how close it has to be; in their order. The first is always there."""
    found: dict[int, float] = {}
    points = np.reshape(places, (-1, 3))
    for near, (number, place) in product(closer, enumerate(points)):
        if number in found:
            continue
        if not (np.linalg.norm(points[list(found)] - place, axis=1) <= gap / near).any():
            found[number] = near
    return sorted(found.items())


def closely(line: np.ndarray) -> np.ndarray:
    """Points (m, 3) along a line through points (n, 3), these among them: a corner is the farthest of its line."""
    places = np.union1d(np.linspace(0, len(line) - 1, _CLOSE * len(line)), np.arange(len(line)))
    return np.stack([np.interp(places, np.arange(len(line)), line[:, k]) for k in range(3)], -1)


def touching(on_plane: Callable[[Terrain, np.ndarray], np.ndarray], at: np.ndarray) -> SpaceCurve:
    """A ring that lies on a plane, which says where places (n, 2) of the map are on it, around one of them (2,)."""

    def points(ground: Terrain) -> np.ndarray:
        middle, *ends = on_plane(ground, at + np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]))
        square = np.linalg.qr(np.array(ends - middle).T)[0].T  # two ways on the plane, square to one another
        return np.asarray(middle + _RING * _ROUND @ square)

    return SpaceCurve(points=points, width=_RIM, through=True, halo=True)
