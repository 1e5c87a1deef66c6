"""From where a map, and the ground over it, are seen so that an arrow on the map is large and open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product

import numpy as np

from steepest.calculus import Point
from steepest.stage.box import extremes
from steepest.stage.figures.ground.outlook import lifted, seen_share, worthiest
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.standing import WALKER
from steepest.stage.figures.twin.surface import ChangingSurface, Stands
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import TALL
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance

_ROUND = range(-141, -38, 3)  # bearings of the eye: from the south, and to either side of it
_EDGE = 12  # degrees that it keeps off where other edges of the block would be the near ones
_COARSE = 8  # the ground by every eighth of its points is no larger than it is
_POINTS, _STEPS = 9, 80  # along a line, and along the way from its points to the eye
_LONG = 0.9  # of its own length, on the frame: longer is no better
_LEAST, _SHORT = 0.6, 40.0  # shorter is end-on, and so much worse
_WIDE = 0.45  # likewise, of the shorter seen of its legs
_TRUE = 4.0  # what it is worth that both legs are foreshortened alike, so that the longer one is seen to be longer
_ROOM = np.array([8.6, 5.6])  # for all of it on the frame
_HIGHER = 0, 3, 6, 9, 12  # degrees above the usual view: a triangle on the map is seen less edge-on
_RAISED = 0.1  # how much more a view is worth for every one of them
_FRONT, _SIGHT = 0.5, 0.5  # what they are worth right in front, and the climb when all of it is in sight
_HIDDEN = 10.0  # how much less a view is worth in which all of it is hidden
_AIR, _HEADS = 0.9, 0.4  # over the floor, in the block's units: arrows have names beside them; or heads alone
_FARTHER, _FAR = (0.0, 0.4, 0.8, 1.2), 0.25  # likewise, that the ground floats higher, and what each unit costs
_SIDES, _FROM = (-102, -78), (20, 23, 26, 29, 32, 35)  # bearings and elevations from which all of a map is looked at
_TURNED = 3.0  # how much less a view is worth for every radian by which arrows on it turn
_ABOVE = 0.05  # likewise, for every degree of elevation: from high up, tilted ground looks like any other
_EDGEWISE, _OPEN = 0.25, 20.0  # the sine of the angle at which it is seen from above, and what is lost with a lower one
_MOVED = 0.038  # how much less a view is worth for every degree off the usual one, by which the map turns


@lru_cache(maxsize=16)
def eye_on(framing: Framing, stands: Stands, usual: View) -> tuple[View, Stands]:
    """The view, from as high as the `usual` one or higher, in which the gradient of a `framing`, on the map under the
    ground, and its two legs are seen best, as they are in the end: long on the frame, in front and under no ground, the
    climb over them in sight, and the map turned no more than that takes; and the ground as it `stands`, or so much
    farther over its map that all of them is open, whatever costs least of the picture. Where no such view shows who
    stands there, the eye goes up until they are seen. Under a ground of one scale arrows lie all over the map,
    and all are seen. It is looked for once: a scene shows a ground again."""
    found = list[tuple[float, View, Stands]]()
    for more in _FARTHER:
        higher = stands._replace(gap=stands.gap + more)
        over_all = stands.one_scale
        worth, view, is_best = _best_over_all(framing, higher) if over_all else _best(framing, higher, usual)
        found.append((worth - _FAR * more, view, higher))
        if is_best:
            break
    _, view, higher = max(found, key=lambda each: each[0])
    ground = ChangingSurface(framing, higher).terrain(1.0)
    return lifted(ground, view, framing.point, TALL * WALKER), higher


def _best_over_all(framing: Framing, stands: Stands) -> tuple[float, View, bool]:
    """What the view is worth in which gradients of a `framing` all over the map, under the ground, lead nearly the way
    that they do on the flat map, before and after it changes, the ground hides none, and is seen to be tilted, from
    as low as it is seen from above; that view; and no: a ground farther over its map may hide fewer. The first
    variable runs to the right, and the second one away."""
    places = *framing.points, *framing.lattice()
    ends = [_Arrows(ChangingSurface(framing, stands), framing, places, share) for share in (0.0, 1.0)]
    views = (View(*each) for each in product(_SIDES, _FROM))
    found = [(sum(each.worth(view) for each in ends), view) for view in views]
    return *max(found, key=lambda each: each[0]), False


class _Arrows:
    """Gradients of one length on a map, under its ground at a share of its change."""

    def __init__(self, surface: ChangingSurface, framing: Framing, places: Sequence[Point], share: float) -> None:
        self.terrain = ground = surface.terrain(share)
        starts = np.array(places, float)
        self.points = np.concatenate([
            _along(ground, start + float(framing.common_scale) * surface.slope(start, share) * np.array([[0], [1]]))
            for start in starts
        ])
        self.way = self.points[_POINTS - 1] - self.points[0]
        corner, *others = ground.points[[0, 0, -1], [0, -1, 0]]
        self.up = np.cross(*(other - corner for other in others))
        self.up *= np.sign(self.up[2]) / np.linalg.norm(self.up)
        self.body = np.concatenate([ground.border, ground.points[::_COARSE, ::_COARSE].reshape(-1, 3)])

    def worth(self, view: View) -> float:
        """What a view is worth by how large it shows them, how many, how little turned, and the ground as tilted."""
        low, high = extremes(view.project(self.body)[:, :2])
        (x, y), (east, north) = (view.axes @ self.way)[:2], self.way[:2]
        turned = abs(np.arctan2(x * north - y * east, x * east + y * north))
        hidden = 1 - open_share(self.terrain, view, self.points + [0, 0, _HEADS])
        tilted = _ABOVE * view.elevation + _OPEN * max(_EDGEWISE - float(view.axes[2] @ self.up), 0.0)
        return float((_ROOM / (high - low)).min() - _TURNED * turned - _HIDDEN * hidden - tilted)


def _best(framing: Framing, stands: Stands, usual: View) -> tuple[float, View, bool]:
    """What the best view is worth, the view, and whether all is open in it and no other one were worth more if it were
    so there."""
    legs = _Legs(ChangingSurface(framing, stands), framing)
    views = [
        replace(usual, azimuth=turn, elevation=usual.elevation + higher)
        for turn, higher in product(_ROUND, _HIGHER)
        if _EDGE <= turn % 90 <= 90 - _EDGE
    ]
    if_open, found = dict[View, float](), dict[View, float]()

    def most(view: View) -> float:
        return legs.shown(view, legs.few) - _cost(view, usual) + _SIGHT

    def worth_if_open(view: View) -> float:
        sight = seen_share(legs.terrain, view, [legs.climb])
        if_open[view] = legs.shown(view, legs.body) - _cost(view, usual) + _SIGHT * sight
        return if_open[view]

    def worth(view: View) -> float:
        found[view] = if_open[view] - _HIDDEN * (1 - legs.open(view))
        return found[view]

    best = worthiest(views, most, worth_if_open, worth)
    return found[best], best, found[best] >= max(if_open.values())


def _cost(view: View, usual: View) -> float:
    """How much less a view is worth for being off the usual one."""
    return _MOVED * abs(view.azimuth - usual.azimuth) - _RAISED * (view.elevation - usual.elevation)


class _Legs:
    """A gradient on the map, its legs, and the line over it on the ground, when a surface has changed."""

    def __init__(self, surface: ChangingSurface, framing: Framing) -> None:
        self.terrain = ground = surface.terrain(1.0)
        self.air = min(_AIR, surface.gap / 2)  # a ground close over its map leaves it less
        start = np.array([float(value) for value in framing.point])
        vector = float(framing.changed_scale) * surface.slope(start, 1.0)
        ends = start + vector * np.array([[0, 0], [1, 0], [1, 1]])
        legs = [_along(ground, ends[[i, j]]) for i, j in ((0, 2), (0, 1), (1, 2))]
        self.points = np.concatenate(legs)
        ways = [leg[-1] - leg[0] for leg in legs]
        self.ways = [(way, max(float(np.linalg.norm(way)), 1e-9)) for way in ways]  # each with its length
        self.body, self.few = (
            np.concatenate([ground.border, ground.points[::step, ::step].reshape(-1, 3)]) for step in (1, _COARSE)
        )
        border = ground.border[:, :2]
        self.around, self.off = border - border.mean(axis=0), self.points.mean(axis=0)[:2] - border.mean(axis=0)
        self.climb = ground.on(*np.linspace(ends[0], ends[2], _POINTS).T)
        self.waist = ground.on(float(start[0]), float(start[1]), TALL * WALKER / 2)[None]

    def shown(self, view: View, body: np.ndarray) -> float:
        """What a view is worth by how large and how open it shows them on the floor, and how far in front, if all of a
        `body` (n, 3) has room; it is worth no more if that of a larger one has."""
        axes = view.axes
        whole, *legs = (float(np.hypot(*(axes @ way)[:2]) / long) for way, long in self.ways)  # shares of their lengths
        toward = axes[2][:2]
        front = float(self.off @ toward) / float(np.abs(self.around @ toward).max())
        low, high = extremes(view.project(body)[:, :2])
        large = 2 * float((_ROOM / (high - low)).min())
        true = min(legs) / max(*legs, 1e-9)
        found = large * (min(whole, _LONG) + min(*legs, _WIDE)) + _FRONT * front + _TRUE * true
        return found - _SHORT * max(_LEAST - whole, 0.0)

    def open(self, view: View) -> float:
        """Which share of them is seen, with as much air over them as their heads and a name take; 1 less, and so less
        than nothing, where who stands over them is hidden."""
        hidden = clearance(self.terrain, view, self.waist)[0] <= 0
        seen = min(open_share(self.terrain, view, each) for each in (self.points, self.points + [0, 0, self.air]))
        return seen - bool(hidden)


def _along(ground: Terrain, ends: np.ndarray) -> np.ndarray:
    """Points (n, 3) of the floor from one point of the map to another, (2, 2)."""
    return np.asarray(ground.below(*np.linspace(ends[0], ends[1], _POINTS).T))


def open_share(ground: Terrain, view: View, points: np.ndarray) -> float:
    """Which share of points (n, 3) of the floor are seen beside or under the ground, and not through it."""
    ways = points[:, None] + np.linspace(0, 1, _STEPS)[:, None] * (view.eye - points)[:, None]
    over = ways[..., 2] - ground.over(ways)  # infinite beside the block
    return float((~((over[:, :-1] < 0) & (over[:, 1:] > 0) & np.isfinite(over[:, 1:])).any(axis=1)).mean())
