"""Where the eye drifts to, so that nothing that is looked at gets out of sight, how it steps back on its way, and how a
block comes to show only a part of its map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.box import Box, extremes
from steepest.stage.figures.ground.block_labels import BlockLabels
from steepest.stage.ground import outline
from steepest.stage.ground.heights import Window
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.paint.thing_painter import in_order, points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance
from steepest.stage.play.drift import gliding
from steepest.stage.play.layout import SAFE
from steepest.stage.play.motion import running

_LOST, _GROUND = 0.02, 0.06  # the share of a thing, and of the ground, that may get out of sight
_SMALLER = 0.93  # it is drawn no smaller than this to keep to its place, and to keep off others
_SHARES = 0.98, 0.96, 0.94  # which open space, seen whole from any side, may be as well
_EVERY = 4  # of the ground's points that are asked for
_OVER = 0.04  # what lies on the ground is seen as far as it is lifted by this, in the block's units
_WAY = (0.5, 1.0)  # shares of the way at which the eye looks
_BACK = (0.0, 0.08, 0.16, 0.24, 0.32, 0.4, 0.5, 0.6, 0.7)  # how far the eye steps back on its way, at most
_FAR = 0.24  # farther, the block is small meanwhile
_SUNK = 0.3, 0.6, 0.9, 1.2  # how far down the frame it goes instead, half way, if it may
_TOUCH = 0.05, 0.1, 0.15, 0.2, 0.25  # so far it may reach into the room around words, if it begins there
_PASSING = 0.1  # how far a block may reach below or above the safe area meanwhile
_NUMBERS = 0.35  # what its numbers need there at its right
_Way: TypeAlias = list[tuple[float, Terrain]]


class Drift:
    """The eye of a landscape goes a few degrees to the side, and back the next time. Its labels turn with it."""

    def __init__(self, land: Landscape, labels: BlockLabels) -> None:
        self._land, self._labels = land, labels
        self._last: tuple[View, View] | None = None  # where it went to, and from where

    def go(self, seconds: float, room: Box, off: Sequence[Box]) -> Animation | None:
        """It goes there within some seconds. None where that would hide something that is seen, or where the block
        would leave its `room` of the frame or lie on boxes that it is `off`."""
        here, (last, home) = self._land.view, self._last or (None, None)
        view = home if home and last == here else _aside(self._land, room, off)
        if view is None:
            return None
        self._last = view, here
        self._labels.turn(view, hardly=True)
        return self._land.look_from(view, run_time=seconds, rate_func=gliding(seconds))


def _aside(land: Landscape, room: Box, off: Sequence[Box]) -> View | None:
    """The view a few degrees to the side of the present one, to that on which less gets out of sight. The block is no
    larger in it, and keeps to a room of the frame, as far as it does now, and `off` other boxes. None where there is
    no such view."""
    best: tuple[float, View] | None = None
    for turn in (theme.DRIFT, -theme.DRIFT):
        view = _placed(land, replace(land.view, azimuth=land.view.azimuth + turn), room, off)
        if view is None:
            continue
        lost = max(_lost(land, land.view.toward(view, share)) for share in _WAY)
        if lost <= 1 and (best is None or lost < best[0]):
            best = lost, view
    return best[1] if best else None


def _placed(land: Landscape, view: View, room: Box, off: Sequence[Box]) -> View | None:
    """A view, moved and made smaller so that the block keeps to its place."""
    (left, bottom), (right, top) = land.extremes()
    room = Box(
        min(room.left, float(left)),
        min(room.bottom, float(bottom)),
        max(room.right, float(right)),
        max(room.top, float(top)),
    )
    low, high = _extremes(land, view)
    share = min(1.0, *(np.array([room.width, room.height]) / (high - low)))
    for smaller in (share, *(each for each in _SHARES if each < share and not land.hides)):
        if smaller < _SMALLER:
            break
        there = replace(view, zoom=view.zoom * float(smaller))
        low, high = _extremes(land, there)
        shift = np.maximum([room.left, room.bottom] - low, 0) + np.minimum([room.right, room.top] - high, 0)
        there = replace(there, x=there.x + float(shift[0]), y=there.y + float(shift[1]))
        points = land.outermost_in(there)
        if not any(box.holding(points).any() for box in off):
            return there
    return None


def _extremes(land: Landscape, view: View) -> tuple[np.ndarray, np.ndarray]:
    return extremes(land.outermost_in(view))


def _lost(land: Landscape, view: View) -> float:
    """How much of what is seen now a view has no longer in sight: of the ground, or of the thing on it of which that is
    most; 1 is what may be lost. In open space nothing is."""
    if not land.hides:
        return 0.0
    terrain = land.terrain
    things = [
        thing
        for thing in in_order(land.things)
        if not (thing.below or thing.past or getattr(thing, "through", False))
    ]
    shown = [(points_of(thing, terrain), _LOST) for thing in things]
    shares = [0.0]
    for points, most in [(terrain.points[::_EVERY, ::_EVERY].reshape(-1, 3), _GROUND), *shown]:
        points = points[np.isfinite(points).all(axis=1)]
        if len(points):
            before, after = (clearance(terrain, each, points) > -_OVER for each in (land.view, view))
            shares.append(float((before & ~after).sum() / max(int(before.sum()), 1)) / most)
    return max(shares)


def back_on_way(land: Landscape, whole: Terrain, view: View, off: Sequence[Box]) -> float:
    """How far the eye steps back on its way to a view of a `whole` block, so that the block keeps `off` the words that
    it rises beside, and goes no lower, no higher and no farther to the left or right than it may, or than it is at
    either end: as a share, and no farther than it must; where it cannot, so that it does for most of the way."""
    return _back_along(land.view, view, _way(_between(land, whole, None)), off)[0]


def on_way(
    land: Landscape,
    whole: Terrain,
    view: View,
    windows: tuple[Window, Window] | None,
    off: Sequence[Box],
    floor: float | None,
    heads: np.ndarray,
) -> dict[str, Any]:
    """The same, as `look_from` takes it, where the block may be cut from one of two `windows` to the other, and goes no
    lower than a `floor`, nor the `heads` (n, 3) of who stands on it any higher. Where the eye would step far `back`, or
    the block would not keep to its place all the same, it keeps `within` the floor and the top that it has at an end,
    or may have, or is `sunk` half way under the words over it, if that is better."""
    way = _way(_between(land, whole, windows))
    back, amiss = _back_along(land.view, view, way, off, (floor, None), heads)
    if back <= _FAR and not amiss:
        return {"back": back, "within": (floor, None)}
    ends = (way[0][1], land.view), (way[-1][1], view)
    heights = [SAFE.top, SAFE.bottom, *(y for ground, eye in ends for y in outline.points_of(ground, eye)[:, 1])]
    low, top = float(min(heights)), float(max(heights))
    under = low - _PASSING if floor is None else floor  # between the places that are looked at it may need that
    lower, still = _back_along(land.view, view, way, off, (floor, top), heads)
    found = [(amiss, back, 0.0, (floor, None)), (still, lower, 0.0, (under, top))]
    for sunk in _SUNK if min(one[:2] for one in found) > (0, 0.0) else ():
        less, met = _back_along(land.view, view, way, off, (floor, None), heads, sunk)
        found.append((met, less, sunk, (floor, None)))
    _, back, sunk, within = min(found, key=lambda one: one[:2])
    return {"back": back, "sunk": sunk, "within": within}


def _between(
    land: Landscape, whole: Terrain, windows: tuple[Window, Window] | None
) -> Callable[[float], Terrain]:
    """A block as it is at each share of the way from how it stands, cut from one of two windows to the other."""
    gap, low = whole.gap, land.terrain.gap or 0.0

    def between(share: float) -> Terrain:
        ground = whole
        if windows:
            here, there = map(np.array, windows)
            (a, b), (c, d) = here + (there - here) * share
            ground = replace(whole, window=((a, b), (c, d)))
        return ground if gap is None or gap == low else replace(ground, gap=low + (gap - low) * share)

    return between


def _way(between: Callable[[float], Terrain]) -> _Way:
    """A block as it is at some shares of a way."""
    return [(share, between(share)) for share in map(float, np.linspace(0, 1, 21))]


def _back_along(
    start: View,
    view: View,
    way: _Way,
    off: Sequence[Box] = (),
    within: tuple[float | None, float | None] = (None, None),
    tops: np.ndarray | None = None,
    sunk: float = 0.0,
) -> tuple[float, int]:
    """How far it steps back from one view to another, past the block as it is on the `way` between both, which keeps
    `within` two heights, and past points (n, 3) that stand on it, where it is `sunk` half way; and at how many places
    something is amiss then."""
    heads = np.zeros((0, 3)) if tops is None else tops

    def amiss(back: float) -> int:
        """At how many places of the way something is."""
        views = [outline.held(ground, start.toward(view, share, back, sunk), *within) for share, ground in way]
        seen = [outline.points_of(ground, each) for (_, ground), each in zip(way, views, strict=True)]
        there = [room for box in off if (room := _clear_of(seen[0], box))]  # others are not written yet
        met = sum(any(box.holding(points).any() for box in there) for points in seen[2:-2])
        lowest, highest = (np.array([end(points[:, 1]) for points in seen]) for end in (np.min, np.max))
        highest = np.maximum(highest, [max(each.project(heads)[:, 1], default=-np.inf) for each in views])
        left, right = (np.array([end(points[:, 0]) for points in seen]) for end in (np.min, np.max))
        wide = right > max(SAFE.right - _NUMBERS, right[0], right[-1])
        wide |= left < min(SAFE.left, left[0], left[-1]) - _PASSING
        low = lowest < min(SAFE.bottom, lowest[0], lowest[-1]) - _PASSING
        high = highest > max(SAFE.top, highest[0], highest[-1]) + _PASSING
        return met + int(wide.sum()) + int(low.sum()) + int(high.sum())

    best = _BACK[0], len(way) * 3
    for back in _BACK:
        if (found := amiss(back)) < best[1]:
            best = back, found
        if not found:
            break
    return best


def nearing(land: Landscape, whole: Terrain, view: View, off: Sequence[Box], **timing: Any) -> Animation:
    """A block comes to show another part of its map, that of a `whole` block, in a view; one that is open closes. The
    eye steps back on the way where the block would else leave its place, or get under the words that it keeps `off`."""
    here, start = land.view, land.terrain
    before, after = (np.array([ground.uncut.extent, ground.extent]) for ground in (start, whole))
    low, high = start.gap, whole.gap

    def between(share: float) -> Terrain:
        map_, window = (before + (after - before) * share).tolist()
        shown = [(tuple(x), tuple(y)) for x, y in (map_, window)]
        gap = high if low is None or high is None else low + (high - low) * share
        cut = shown[1] if start.window else None
        return replace(whole, xs=shown[0][0], ys=shown[0][1], window=cut, gap=gap)

    back = _back_along(here, view, _way(between), off)[0]

    def go(_: object, share: float) -> None:
        land.terrain = whole if share >= 1 else between(share)
        land.face(here.toward(view, share, back))

    timing.setdefault("run_time", theme.SWEEP)
    return running(land, go, **timing)


def _clear_of(points: np.ndarray, words: Box) -> Box | None:
    """The room around some words, or as much of it as points (n, 2) leave free; None where they reach the words."""
    if not words.shrunk(_TOUCH[0]).holding(points).any():
        return words
    return next((room for by in _TOUCH[1:] if not (room := words.shrunk(by)).holding(points).any()), None)
