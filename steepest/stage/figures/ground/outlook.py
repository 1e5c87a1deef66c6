"""An outlook: which of several views shows most of what matters on a terrain."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import SupportsFloat

import numpy as np

from steepest.calculus import Cut
from steepest.stage.figures.ground.draped import LIFT, heading_on
from steepest.stage.fill import all_over, hull, inside
from steepest.stage.ground.heights import Span, Window
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance, seen_on_ground

_ROUND, _UP, EDGE = range(-45, 50, 5), range(0, 36, 4), 12.0  # turns round and up to see ways that part
_ASKEW = 98.0, 108.0, 118.0, 90.0, 80.0, 70.0, 60.0  # degrees from a way across the frame to the eye
_HIGHEST = 46  # degrees over the horizon
# Ends so far apart, and ways so long, are enough; as shares of the longest and of their own.
_APART, _SHOWN = 0.52, 0.54
_FALLS = 0.25  # of all its heights, from edge to edge, by which a ground falls away from the eye
_RAISED = range(0, 28, 4)  # degrees by which the eye goes up to see a place
_HIGHER, _STEEPEST = range(0, 41, 4), 76.0  # to see somebody; degrees over the horizon, likewise
_TALL = 0.4  # somebody, in the block's units
_NEAR, _NEXT = np.linspace(-0.12, 0.12, 9), np.linspace(-0.05, 0.05, 5)  # around a place, in sides of the map
_HEADS = 0.22  # how high the heads of arrows on a map are, and some air over them
_PIECES, _GRAIN = 60, 0.2  # points of an edge of the map, and from one on the block to the next
_TRIED = 0.01  # of the map: a step that tells how steep it is
COARSE = 4  # every fourth point of the grid tells how high a block is seen
_SLIVER, _MOVED = 0.08, 0.004  # of the map, too little of a face to show its edge; less worth a degree of a move


def seen_share(terrain: Terrain, view: View, lines: Sequence[np.ndarray]) -> float:
    """Which share, 0 to 1, of the points of lines (n, 3) on the ground a view has in sight."""
    points = np.concatenate(lines)
    return float(seen_on_ground(terrain, view, points).mean())


def outlines_of(terrain: Terrain, window: Window | None, view: View) -> tuple[list[np.ndarray], np.ndarray]:
    """The outlines of the block, or of what a window leaves of it, and of its map as far as that does not hide it, as
    points (n, 2) on the frame; and the corners (m, 2) of all that the block covers."""
    terrain = replace(terrain, window=window) if window else terrain
    sides = [wall for _, wall, _ in terrain.walls]
    near = [bool(normal @ (view.eye - wall[0, 0]) > 0) for normal, wall, _ in terrain.walls]
    lines = [wall[:, -1 if seen else 0] for wall, seen in zip(sides, near, strict=True)]
    lines += [sides[k][-n] for k in (0, 1) for n in (0, 1) if near[k] != near[2 + n]]
    found = [view.project(line)[:, :2] for line in lines]
    border = np.concatenate([terrain.border, terrain.border[:1]])
    floor = np.concatenate([np.linspace(a, b, _PIECES) for a, b in pairwise(view.project(border)[:, :2])])
    solid = [each.reshape(-1, 3) for each in (terrain.points[::COARSE, ::COARSE], *sides)]
    body = hull(view.project(np.concatenate(solid))[:, :2])
    hidden = inside(body, floor)
    pieces = np.split(np.arange(len(floor)), np.flatnonzero(np.diff(hidden)) + 1)
    return [*found, *(floor[piece] for piece in pieces if not hidden[piece[0]])], body


def off_block(body: np.ndarray, point: np.ndarray) -> list[np.ndarray]:
    """Points (n, 2) all over the corners (m, 2) of a block, where a point (2,) of the frame is beside it."""
    return [] if inside(body, point[None]).any() else [all_over(body, _GRAIN)]


def floating(terrain: Terrain, view: View, places: np.ndarray, gaps: Iterable[float]) -> float:
    """The first of some gaps over which a ground floats so that arrows through places (n, 2) of its map are in sight;
    the first of all where that is none."""
    tried = list(gaps)
    return next((gap for gap in tried if floats_over(replace(terrain, gap=gap), view, places)), tried[0])


def floats_over(terrain: Terrain, view: View, places: np.ndarray) -> bool:
    """Whether a ground floats so high that arrows through places (n, 2) of its map are in sight."""
    over = terrain.below(*places.T) + [0, 0, _HEADS]
    return bool((clearance(terrain, view, over) > 0).all())


def clearest(
    terrain: Terrain, views: Iterable[View], lines: Sequence[np.ndarray], enough: float = 0.97
) -> View:
    """The first view with `enough` of the lines on the ground in sight; where none has, the one with most."""
    best: tuple[float, View] | None = None
    for view in views:
        share = seen_share(terrain, view, lines)
        if share >= enough:
            return view
        if best is None or share > best[0]:
            best = (share, view)
    if best is None:
        raise ValueError("no view to choose from")
    return best[1]


def worthiest(views: Sequence[View], *worths: Callable[[View], float]) -> View:
    """The first of the views that are worth most. Of the `worths`, the last one tells what a view is worth, and those
    before it, which take less time, what it is worth at most: the next one is asked for only where a view may still be
    the one."""
    left = [(-math.inf, k, 0) for k in range(len(views))]
    while True:
        _, k, asked = heapq.heappop(left)
        if asked == len(worths):
            return views[k]
        heapq.heappush(left, (-worths[asked](views[k]), k, asked + 1))


def uphill(view: View, at: Sequence[SupportsFloat] = ()) -> Callable[[Terrain], View]:
    """Finds the view of a ground that shows it rising. A `view` from the south-west shows so what rises to the
    north-east; along an axis on which the ground falls, the eye goes to the other side. It goes up until a place (2,)
    of the map is in sight. Without a place it stays down, where what lies on the map below is in sight."""

    def found(terrain: Terrain) -> View:
        azimuth = view.azimuth
        if _climbs(terrain, 0) < -_FALLS:
            azimuth = -180 - azimuth
        if _climbs(terrain, 1) < -_FALLS:
            azimuth = -azimuth
        return _in_sight(terrain, replace(view, azimuth=azimuth), at)

    return found


def lifted(terrain: Terrain, view: View, at: Sequence[SupportsFloat], tall: float = 0.0) -> View:
    """A view of a ground, raised until the ground at a place (2,) of the map is in sight, or somebody who stands there,
    so `tall` in the block's units, by half; not raised where no such view shows them."""
    x, y = map(float, at)
    seen = terrain.on(x, y, max(tall / 2, LIFT))[None]
    views = [replace(view, elevation=view.elevation + up) for up in _HIGHER]
    low = [each for each in views if each.elevation <= _STEEPEST]
    return next((each for each in low if clearance(terrain, each, seen, on_ground=not tall)[0] > 0), view)


def showing_both(
    terrain: Terrain,
    find: Callable[[Terrain], View],
    at: Sequence[SupportsFloat],
    tall: float,
    heads: np.ndarray,
    gaps: Iterable[float],
) -> tuple[Callable[[Terrain], View], float]:
    """Finds the same view of a ground, `lifted` until somebody so `tall` at a place is in sight; and the first of some
    gaps over which it floats so that the heads (n, 3) of arrows on its map are in sight from there, too."""

    def seen(ground: Terrain) -> View:
        return lifted(ground, find(ground), at, tall)

    return seen, floating(terrain, seen(terrain), terrain.back(heads)[:, :2], gaps)


def into(cut: Cut, view: View, gap: float | None = None) -> Callable[[Terrain], View]:
    """Finds the view of a ground that is opened at a cut. The variable of the cut grows to the right in it, as it does
    in `view`. It is that view where the ground rises along this variable, and its mirror image where the ground falls,
    so that most of it is behind the edge. The eye goes up until the point, over a `gap` it may have, is in sight."""

    def found(terrain: Terrain) -> View:
        falls = _climbs(terrain, cut.axis) < -_FALLS
        seen = replace(view, azimuth=(0 if cut.axis else -180) - view.azimuth) if falls else view
        window = behind(cut, seen, (terrain.xs, terrain.ys)) or terrain.window
        return _in_sight(replace(terrain, window=window, gap=terrain.gap if gap is None else gap), seen, cut.at)

    return found


def behind(cut: Cut, view: View, spans: Sequence[Span], onward: bool = False) -> Window | None:
    """What is left of a map with some spans behind a cut, seen from a view; None where that is nothing. It may be left
    only `onward` from the point of the cut, along it, if there is enough to be seen."""
    frozen = 1 - cut.axis
    at, (low, high) = float(cut.at[frozen]), spans[frozen]
    left = (low, at) if view.eye[frozen] > 0 else (at, high)
    if left[0] >= left[1]:
        return None
    along = spans[cut.axis]
    if onward and along[1] - (here := float(cut.at[cut.axis])) > _SLIVER * (along[1] - along[0]):
        along = here, along[1]
    return (left, along) if cut.axis else (along, left)


def across(
    way: Sequence[SupportsFloat], at: Sequence[SupportsFloat], elevation: float
) -> Callable[[Terrain], View]:
    """Finds the view of a ground from the south, over a corner of the map, in which a way (2,) of the map leads across
    the frame, and a little away from the eye if it can. The eye goes up from an elevation until a place (2,) is in
    sight. Without a place it stays there."""

    def found(terrain: Terrain) -> View:
        bearing = float(np.degrees(heading_on(terrain, way)))
        eyes = ((bearing + side * off + 180) % 360 - 180 for off in _ASKEW for side in (-1, 1))
        azimuth = next(eye for eye in eyes if eye < 0 and EDGE <= eye % 90 <= 90 - EDGE)
        return _in_sight(terrain, View(azimuth, elevation), at)

    return found


def facing(at: Sequence[SupportsFloat], elevation: float) -> Callable[[Terrain], View]:
    """Finds the view of a ground from the south, over a corner of the map, in which two ways from a place (2,) along
    its axes look as they are: the steeper one rises, or falls, more steeply on the frame as well, by as many degrees
    at least, and neither is end-on. Among such eyes that one is taken which the ground faces most. It goes up until
    the place is in sight."""

    def found(terrain: Terrain) -> View:
        here, step = np.array([*map(float, at)]), _TRIED * min(map(np.ptp, (terrain.xs, terrain.ys)))
        ways = [terrain.on(*(here + on)) - terrain.on(*(here - on)) for on in step * np.eye(2)]
        ways.sort(key=lambda way: -abs(way[2]))  # of steps as long on the map, the steeper one rises more
        truly = [_steepness(np.hypot(*way[:2]), way[2]) for way in ways]
        uphill = sum(way[:2] * way[2] for way in ways)

        def worth(azimuth: int) -> tuple[float, float]:
            view = View(azimuth, elevation)
            flat = [(view.axes @ way)[:2] for way in ways]
            lacks = max(0.0, truly[0] - truly[1] - _steepness(*flat[0]) + _steepness(*flat[1]))
            shown = min(np.hypot(*each) / np.linalg.norm(way) for each, way in zip(flat, ways, strict=True))
            lacks += 90 * max(0.0, _SHOWN - shown)
            return -round(lacks, 3), -float(uphill @ view.eye[:2])

        eyes = (eye for eye in range(-180, 0) if EDGE <= eye % 90 <= 90 - EDGE)
        return _in_sight(terrain, View(max(eyes, key=worth), elevation), at)

    return found


def _steepness(aside: float, up: float) -> float:
    """Degrees over the level, or under it, of what leads so far aside and up."""
    return math.degrees(math.atan2(abs(up), abs(aside)))


def _in_sight(terrain: Terrain, view: View, at: Sequence[SupportsFloat]) -> View:
    """A view, raised until a place (2,) of the map, with what lies around it, is in sight, or, among hills that hide
    that from everywhere, until somebody is who stands there; as it is without a place."""
    if not at:
        return view
    views = [replace(view, elevation=view.elevation + up) for up in _RAISED]
    best = clearest(terrain, views, _around(terrain, at, _NEAR))
    return lifted(terrain, best, at, _TALL)


def raised(view: View, grounds: Sequence[tuple[Terrain, Sequence[SupportsFloat]]]) -> View:
    """A view, raised until a place (2,) of the map is in sight on each of some grounds, with what lies next to it."""
    lines = [(terrain, _around(terrain, at, _NEXT, LIFT)) for terrain, at in grounds]
    views = [replace(view, elevation=view.elevation + up) for up in _RAISED]
    return next(
        (each for each in views if all(seen_share(terrain, each, near) == 1 for terrain, near in lines)),
        views[-1],
    )


def _around(
    terrain: Terrain, at: Sequence[SupportsFloat], reach: np.ndarray, lift: float = 0.0
) -> list[np.ndarray]:
    """Lines (n, 3) on the ground, or lifted off it, through a place (2,) of the map, so far, as shares of its sides."""
    (x, y), (xs, ys) = map(float, at), (terrain.xs, terrain.ys)
    aside, up = (reach * (high - low) for low, high in (xs, ys))
    return [
        terrain.on(np.clip(x + a, *xs), np.clip(y + b, *ys), lift)
        for a, b in ((aside, 0 * up), (0 * aside, up))
    ]


def _climbs(terrain: Terrain, axis: int) -> float:
    """By how much a ground rises, on the whole, from one edge of its map to the other, as a share of its heights."""
    (x0, x1), (y0, y1) = terrain.xs, terrain.ys
    heights = terrain.heights(*np.meshgrid(np.linspace(x0, x1, 9), np.linspace(y0, y1, 9), indexing="ij"))
    heights = np.broadcast_to(heights, (9, 9))
    first, last = heights.take([0, -1], axis).mean(1 - axis)
    return float(last - first) / (terrain.high - terrain.low)


def parting(here: View, lines: Sequence[np.ndarray]) -> View:
    """The view not far from `here`, over the same edges of the block, in which lines (n, 3) that part from one point
    are told apart best: by how far their ends are from each other on the frame, and by how little they, and their last
    parts, are foreshortened."""
    longest = max(float(np.linalg.norm(line[-1] - line[0])) for line in lines)

    def worth(view: View) -> float:
        flat = [view.project(line)[:, :2] for line in lines]
        ends = [float(np.hypot(*(one[-1] - other[-1]))) for one, other in combinations(flat, 2)]
        shown = [
            share_shown(line, seen, part)
            for line, seen in zip(lines, flat, strict=True)
            for part in (0, 0.7)
        ]
        found = min(min(ends, default=longest) / longest, _APART) / _APART + min(*shown, _SHOWN) / _SHOWN
        return found - _MOVED * (abs(view.azimuth - here.azimuth) + view.elevation - here.elevation)

    views = (
        replace(here, azimuth=here.azimuth + turn, elevation=here.elevation + rise)
        for turn in _ROUND
        for rise in _UP
        if here.elevation + rise <= _HIGHEST or not rise
        if not turn or EDGE <= (here.azimuth + turn) % 90 <= 90 - EDGE
        if (here.azimuth + turn) // 90 == here.azimuth // 90
    )
    return max(views, key=worth)


def share_shown(line: np.ndarray, flat: np.ndarray, since: float) -> float:
    """How long a line (n, 3) is on the frame (n, 2), from so far along on, as a share of how long it is."""
    first = int(since * (len(line) - 1))
    return float(np.hypot(*(flat[-1] - flat[first])) / max(np.linalg.norm(line[-1] - line[first]), 1e-9))
