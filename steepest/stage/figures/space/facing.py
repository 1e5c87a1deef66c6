"""From where a point of a level surface is looked at: its tangent plane open, so that a right angle on it is seen, and
arrows apart; from where all of it is largest; and along that plane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import combinations
from typing import TypeAlias

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.fill import area, hull
from steepest.stage.ground.view import DISTANCE, View

_RISES = 46.0, 43.0, 40.0, 37.0, 34.0, 31.0, 28.0, 25.0, 22.0, 19.0, 16.0  # of the eye, in degrees
_BEST = 46.0  # of them: from lower down the floor is seen less, from higher up heights are
_LOW, _HIGH = 0.03, 0.12  # what it costs, for each degree, that the eye is lower or higher than that
_OPEN = 0.37, 0.62  # cosines between the ways to the eye and out of the surface, where the tangent plane shows its face
_LEAST, _FLAT = 2.0, 0.05  # how low the eye may go to see it from its edge, and what each degree below those costs
_ASKEW = 10.0  # degrees, at least, from an edge of the floor: its axes are told apart
_SIDES = [side for side in np.arange(-180.0, 180.0, 2.5) if _ASKEW <= side % 90 <= 90 - _ASKEW]
_STANDS = 20.0  # what it costs that it lies off these
_MIDDLE, _BALL, _LITTLE = (np.zeros(3),), np.eye(3), 1e-3
_APART = np.radians(16.0)  # angles on the frame that are wide enough
_WIDE = np.radians(42.0)  # and of parts among each other: where these are wider, they are better shown long
_SHORT = 0.8  # what parts should show, of themselves
_LONG = 0.6  # what the whole should show, of itself
_PARTS = 8.0  # what it is worth that the parts show that much
_SPREAD = 2.0  # and that they lead to different sides
_OTHERS = 6.0  # what it is worth that other ways, the whole and its longest part are told apart
_ONE = np.cos(np.radians(14.0))  # of ways in space that are as good as one, and need not be
_SEEN, _STUB = 4.0, 0.65  # and that other ways show that much of themselves
_CLEAR, _OFF_WAY = 6.0, 0.36  # and that places on a way are so far off where else it leads
_RIGHT = 5.0  # and that the arrow leads to the right, off the axis of heights
_OFF_BODY, _FAR, _TURNED = 4.0, 0.02, 0.02  # and, to tell parts, that each ends so far off the body; for each degree
_LYING, _BROAD = 4.0, 1.4  # and that the body is so many times as wide on the frame as high: the frame is wide itself

_NEAR_BY, _FROM = 25.0, (46.0, 40.0, 34.0)  # degrees that it goes aside to be closest; of its height then
_WORTH = 0.0005  # of the frame: what each degree that it turns has to be worth

_Rows: TypeAlias = tuple[tuple[float, ...], ...]


def facing(
    whole: np.ndarray,
    others: Sequence[np.ndarray] = (),
    way: Sequence[np.ndarray] = _MIDDLE,
    body: np.ndarray = _BALL,
) -> View:
    """From where a surface, on which an arrow `whole` (3,) stands at the end of a `way` with such corners (3,) of the
    picture's space, shows its tangent plane, and the arrow and its parts along the axes are told apart best, and some
    `others` from the same point, the arrow and its longest part: by their angles on the frame, and by how little they
    are foreshortened; and the way does not come past one of its own corners; and a body with such half axes (3, 3), its
    surface, lies rather than stands. Bearings are counted from the x axis.
    """
    asked = (np.reshape(each, (-1, 3)).tolist() for each in (whole, others, way, body))
    return _facing(*(tuple(map(tuple, each)) for each in asked))


@lru_cache(maxsize=16)
def _facing(arrow: _Rows, beside: _Rows, corners: _Rows, axes: _Rows) -> View:
    """The same of numbers, asked once: what is played again looks from where it did."""
    whole, others, way, body = np.array(arrow[0]), np.array(beside), np.array(corners), np.array(axes)
    parts = [part for part in np.diag(whole) if part.any()]
    there = [each / np.linalg.norm(each) for each in (whole, *parts, *others) if np.linalg.norm(each) > 0]
    own, longest = 1 + len(parts), 1 + int(np.argmax([np.linalg.norm(part) for part in parts]))

    asked = [0, longest, *range(own, len(there))]  # the other parts do not stand beside the others
    pairs = [(i, j) for i, j in combinations(asked, 2) if there[i] @ there[j] < _ONE]
    at, eyes = way[-1], _axes()
    ends = np.array([at, *(at + _LITTLE * each for each in there)])
    here, *near = np.moveaxis(_projected(eyes, ends), 1, 0)
    to_eye = DISTANCE * eyes[:, 2] - at
    cosine = (to_eye / np.linalg.norm(to_eye, axis=1, keepdims=True)) @ there[0]
    flat = [(end - here) / _LITTLE for end in near]
    shown = [np.hypot(*each.T) for each in flat]
    rises = np.array([view.elevation for view in _tried()])

    found = np.minimum(_apart(flat[:own]) / _APART, 1.0)
    found = found + _OTHERS * _least([_apart([flat[i], flat[j]]) / _APART for i, j in pairs])
    found += _CLEAR * np.minimum(_clear(_projected(eyes, way)) / _OFF_WAY, 1.0)
    found += np.minimum(shown[0] / _LONG, 1.0) + _SPREAD * np.minimum(_apart(flat[1:own]) / _WIDE, 1.0)
    found += _SEEN * _least([share / _STUB for share in shown[own:]])
    found += _PARTS * _least([share / _SHORT for share in shown[1:own]])
    found += _RIGHT * (flat[0][:, 0] > 0) - _LOW * np.maximum(_BEST - rises, 0)
    found -= _HIGH * np.maximum(rises - _BEST, 0)
    wide, high = np.linalg.norm(eyes[:, :2] @ body, axis=2).T
    found += _LYING * np.minimum(wide / high, _BROAD)
    return _tried()[int(np.argmax(found - _STANDS * _off(cosine, _OPEN)))]


@cache
def _tried() -> tuple[View, ...]:
    return tuple(View(float(side), rise) for rise in _RISES for side in _SIDES)


@cache
def _axes() -> np.ndarray:
    """Those of all that are tried (v, 3, 3): each as for a view of its own, and asked together."""
    return np.array([view.axes for view in _tried()])


def _projected(axes: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Points (n, 3) on the frame in each of some usual views with such axes (v, 3, 3): (v, n, 2)."""
    found = points @ axes.transpose(0, 2, 1)
    return np.asarray(found[..., :2] * (DISTANCE / (DISTANCE - found[..., 2:])))


def off_glass(
    here: View, at: np.ndarray, parts: Sequence[np.ndarray], body: np.ndarray, turned: float
) -> View:
    """The view near `here` in which parts (3,) of an arrow `at` a point (3,) of a body with such half axes (3, 3), the
    point counted from its middle, end outside its outline, apart from each other, and as much of one is seen as of
    another, so that they are compared by eye."""
    parts = [part for part in parts if part.any()]
    tips = np.array([at + part for part in parts])

    def worth(view: View) -> float:
        start, *ends = _projected(view.axes[None], np.array([at, *tips]))[0]  # who leads to the eye is seen longer
        seen = [(end - start) / np.linalg.norm(part) for end, part in zip(ends, parts, strict=True)]
        found = _OFF_BODY * float(np.clip(_outside(view, tips, body).min() / _FAR - 1, -2, 0))
        found += _PARTS * float(np.min(long := np.linalg.norm(seen, axis=1)) / np.max(long))
        found += _SPREAD * min(float(_apart(seen)) / _WIDE, 1.0)
        return float(found) - _TURNED * _turn(view, here)

    sides = sides_near(here, turned)
    return max((replace(here, azimuth=side, elevation=rise) for side in sides for rise in _RISES), key=worth)


def sides_near(here: View, turned: float) -> list[float]:
    """The bearing of a view, and others over the same corner of a floor turned so: its axes stay where they are."""
    bearing = (here.azimuth - turned) % 90
    return [here.azimuth - bearing + each for each in (bearing, *np.arange(_ASKEW, 90.5 - _ASKEW, 2.5).tolist())]


def stands_off(views: Sequence[View], way: np.ndarray) -> np.ndarray:
    """How far off a way with such corners (n, 3) each of them is seen at least, where it is not joined to them (v,)."""
    return _clear(_projected(np.array([view.axes for view in views]), way))


def _outside(view: View, points: np.ndarray, body: np.ndarray) -> np.ndarray:
    """How far outside a body points (n, 3), counted from its middle, are seen, as shares of its size on the frame: as
    from far away, where its outline is an ellipse."""
    flat, seen = points @ view.axes[:2].T, view.axes[:2] @ body
    return np.asarray(np.sqrt(np.einsum("ni,ij,nj->n", flat, np.linalg.inv(seen @ seen.T), flat)) - 1)


def closest(
    here: View, turned: float, fitted: Callable[[View], View], held: np.ndarray, places: np.ndarray
) -> View:
    """The view near `here`, over the same corner of a floor `turned` so, in which points (n, 3) that are `held`, and
    all that lies between them, span most of the frame as it is `fitted`, while `places` (n, 3) of a way through it are
    seen as far off each other as from `here`."""
    sides = [side for side in sides_near(here, turned)[::2] if abs(side - here.azimuth) <= _NEAR_BY]
    views = [fitted(here), *(fitted(replace(here, azimuth=a, elevation=e)) for a in sides for e in _FROM)]
    off = stands_off(views, places) * [view.zoom for view in views]

    def worth(view: View) -> float:
        return spanned(view.project(held)[:, :2]) - _WORTH * _turn(view, here)

    return max((view for view, far in zip(views, off, strict=True) if far >= off[0]), key=worth)


def _turn(view: View, here: View) -> float:
    """How many degrees a view is turned from the one `here`, aside and up or down."""
    return abs(view.azimuth - here.azimuth) + abs(view.elevation - here.elevation)


def has_room(view: View, room: Box, off: Sequence[Box], points: np.ndarray) -> bool:
    """Whether points (n, 3) lie in the room of the frame and off some boxes, as they are seen."""
    seen = view.project(points)[:, :2]
    return bool(room.holding(seen).all()) and not any(box.holding(seen).any() for box in off)


def spanned(points: np.ndarray) -> float:
    """How much of the frame points (n, 2) and all between them span, 0 to 1.

    >>> round(spanned(np.array([[0, 0], [4, 0], [4, 2], [0, 2]])), 4)
    0.0703
    """
    return area(hull(points)) / (theme.FRAME_WIDTH * theme.FRAME_HEIGHT)


def edgewise(here: View, out: np.ndarray, at: np.ndarray, face: float = 0.0) -> View:
    """The view nearest to `here` in which a surface is seen from its edge `at` a point (3,) of the picture's space,
    where it faces the way `out` (3,): the eye is in its tangent plane, which is seen as a line; or it is
    so many degrees higher than that, and sees the `face` of the plane.

    At a height e of the eye that is a cos e + b sin e = c, where a is the part of the way out along its bearing, b the
    part upward, and c how far off the plane is, as a share of how far the eye is.
    """
    found = []
    for turn in np.arange(-90.0, 90.5):
        azimuth = here.azimuth + float(turn)
        toward = np.array([np.cos(np.radians(azimuth)), np.sin(np.radians(azimuth))])
        c = out @ at / here.distance
        a, b = out[:2] @ toward, out[2]
        off = np.arccos(np.clip(c / max(np.hypot(a, b), 1e-9), -1, 1))
        for steep in np.degrees(np.arctan2(b, a) + np.array([-off, off])):
            view = replace(here, azimuth=azimuth, elevation=float(np.clip(steep, _LEAST, _BEST + 2)))
            cost = 1 - view.axes[2] @ here.axes[2] + _FLAT * max(_RISES[-1] - view.elevation, 0)
            found.append((float(cost + _STANDS * abs(out @ (view.eye - at) / here.distance)), view))
    edge = min(found, key=lambda each: each[0])[1]
    return replace(edge, elevation=edge.elevation + face)


def _off(cosines: np.ndarray, within: tuple[float, float]) -> np.ndarray:
    """How far cosines (v,) lie off those that are asked for."""
    return np.maximum(np.maximum(within[0] - cosines, cosines - within[1]), 0.0)


def _clear(way: np.ndarray) -> np.ndarray:
    """How far off a way (v, n, 2) on the frame each of its corners is at least, but for the two pieces that it joins,
    in each of some views: (v,)."""
    found = [np.full(len(way), np.inf)]
    for number in range(way.shape[1] - 1):
        start = way[:, number, None]
        along, others = way[:, number + 1, None] - start, np.delete(way, [number, number + 1], axis=1) - start
        share = (others * along).sum(axis=2) / np.maximum((along * along).sum(axis=2), _LITTLE**2)
        off = np.linalg.norm(others - np.clip(share, 0.0, 1.0)[..., None] * along, axis=2)
        found.append(off.min(axis=1, initial=np.inf))
    return np.asarray(np.min(found, axis=0))


def _apart(ways: Sequence[np.ndarray]) -> np.ndarray:
    """The least angle between any two ways (…, 2) of the frame that are not the same in space: (…)."""
    turns = [np.arctan2(way[..., 1], way[..., 0]) for way in ways]
    apart = [np.abs((a - b + np.pi) % (2 * np.pi) - np.pi) for a, b in combinations(turns, 2)]
    return np.asarray(np.min(apart, axis=0) if apart else np.pi)


def _least(shares: Sequence[np.ndarray]) -> np.ndarray:
    """The least of shares (v,), and of the whole."""
    return np.asarray(np.min([np.ones(len(_tried())), *shares], axis=0))
