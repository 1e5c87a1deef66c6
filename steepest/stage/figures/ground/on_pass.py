"""From where a pass is seen: its ridge from aside and along, with the valley that crosses it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial

import numpy as np

from steepest.stage.figures.ground.outlook import COARSE, EDGE, clearest, share_shown, worthiest
from steepest.stage.fill import area, hull
from steepest.stage.ground.light import SUN
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import seen_on_ground, until_hidden

_ASIDE, _LOWEST = 62.0, 26  # degrees by which the eye stands off the line of a ridge, and over the horizon
_FARTHER = range(48, 92, 4)  # off its line, where its halves do not rise when seen from nearer to it
_CROSSING = range(44, 63, 2), range(20, 48, 2)  # off its line and over the horizon, to see what crosses the ridge
_OFF_EDGE = 14.0  # degrees that it keeps off where other edges would be the near ones, beside a ridge
_PLAIN = 0.05  # of the longest half of ridge and valley: so much up or down the frame is seen as that
_FALL, _LONG = 0.1, 0.2  # of the longest half, and of itself: a valley is seen to fall on both sides, and a way at all
_OFF, _OVER = (8, 44), range(20, 54, 2)  # degrees off a ridge's line, to look along it, and over the horizon
_WALL = 3.0  # what it is worth that no wall of the block is seen, where a ridge all in sight is worth 2


def outlooks_on_pass(
    terrain: Terrain, ridge: Sequence[np.ndarray], valley: Sequence[np.ndarray], lead: np.ndarray
) -> tuple[View, View]:
    """Two views of a pass. In the first, as low as the ridge can be seen from, both halves of the ridge rise on the
    frame. In the second, round toward an end of the ridge, they rise, too, both halves of the valley fall, as far as
    the ground is steep enough, and most of all of them is in sight.

    Ridge and valley are two halves each, points (n, 3) on the ground from the pass outward. Both views stand in one
    quarter of the compass, so that the near edges of the block stay the same ones; on the side of the ridge to which
    `lead` (3,) points, if the first can. Of two such sides it is the one to which the sun shines from the side."""
    way = (ridge[1][-1] - ridge[1][0])[:2]
    bearing = float(np.degrees(np.arctan2(way[1], way[0])))
    sides = []
    for end in (bearing, bearing + 180):
        past = end % 90
        for sign, room in ((-1, past if past > 1e-6 else 90.0), (1, 90.0 - past)):
            if room > 44:
                aside, *round_ = (end + sign * min(off, room - _OFF_EDGE) for off in (_ASIDE, *_CROSSING[0]))
                toward, farther = View(aside, 0.0).axes[2], (end + sign * off for off in _FARTHER)
                eyes = aside, *(eye for eye in farther if _OFF_EDGE <= eye % 90 <= 90 - _OFF_EDGE)
                sides.append((bool(toward @ lead > 0), -abs(float(toward @ SUN)), eyes, round_))
    _, _, eyes, round_ = max(sides)
    aside = next((eye for eye in eyes if climbing(View(eye, _LOWEST), ridge, ()) > _PLAIN), eyes[0])
    beside = clearest(terrain, [View(aside, up) for up in range(_LOWEST, 66, 2)], ridge)

    points, along = np.concatenate([*ridge, *valley]), len(np.concatenate(ridge))

    def told(view: View, up: float = 1.0, down: float = 1.0) -> float:
        return min(max(climbing(view, ridge, valley) / _PLAIN, -1.0), 1.0) / 2 + up + down

    def worth(view: View) -> float:
        seen = seen_on_ground(terrain, view, points)
        return told(view, float(seen[:along].mean()), float(seen[along:].mean()))

    views = [View(azimuth, up) for azimuth in dict.fromkeys(round_) for up in _CROSSING[1]]
    return beside, worthiest(views, told, worth)


def along_ridge(
    terrain: Terrain, here: View, ridge: Sequence[np.ndarray], valley: Sequence[np.ndarray]
) -> View:
    """The view along the ridge of a pass, over the same edges of the block as `here` and from the same side, in which
    both halves of the valley fall most on the frame, as far as they are in sight, and most is in sight; both are given
    as for `outlooks_on_pass`."""
    longest = max(float(np.linalg.norm(half[-1] - half[0])) for half in (*ridge, *valley))

    exactly, roughly = cache(partial(walled, terrain)), partial(walled, terrain, roughly=True)

    def told(view: View, walls: Callable[[View], float], until: Sequence[int] = (), sight: float = 2.0) -> float:
        flat = [view.project(half)[:, :2] for half in (*ridge, *valley)]
        falls = [_falls(line[:, 1]) for line in flat[2:]]
        most = [int(each.argmax()) for each in falls]
        fall = min(each[k] for each, k in zip(falls, until or most, strict=True)) / longest
        shown = min(share_shown(half, line, 0) for half, line in zip((*ridge, *valley), flat, strict=True))
        seen = fall + 2 * min(max(fall, 0.0), _FALL) / _FALL + min(shown, _LONG) / _LONG
        return float(seen + 2 * sight - _WALL * walls(view))

    def worth(view: View) -> float:
        seen = in_sight(terrain, view, [*ridge, *valley])
        sight = float(np.concatenate(seen[:2]).mean() + np.concatenate(seen[2:]).mean())
        return told(view, exactly, [until_hidden(each) - 1 for each in seen[2:]], sight)

    way = max((half[-1] - half[0] for half in ridge), key=lambda way: float(way @ here.axes[2]))
    ahead = (here.azimuth - np.degrees(np.arctan2(way[1], way[0])) + 180) % 360 - 180
    eyes = (here.azimuth - ahead + (1 if ahead > 0 else -1) * off for off in range(*_OFF, 2))
    over = [eye for eye in eyes if eye // 90 == here.azimuth // 90 and EDGE <= eye % 90 <= 90 - EDGE]
    views = [View(float(eye), up) for eye in over or [here.azimuth] for up in _OVER]
    return worthiest(views, partial(told, walls=roughly), partial(told, walls=exactly), worth)


def in_sight(terrain: Terrain, view: View, lines: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Which points (n,) of each of some lines (n, 3) on the ground are seen: four lines are asked about together in
    two thirds of the time."""
    seen = seen_on_ground(terrain, view, np.concatenate(lines))
    return np.split(seen, np.cumsum([len(line) for line in lines])[:-1])


def walled(terrain: Terrain, view: View, roughly: bool = False) -> float:
    """Which share, 0 to 1, of a block on the frame its walls are, as if no ground stood before them; `roughly`, of the
    box around it, in a third of the time."""
    sides = near_walls(terrain, view)
    faces = [view.project(np.concatenate([wall[:, 0], wall[::-1, -1]]))[:, :2] for wall in sides]
    solid = [each.reshape(-1, 3) for each in (terrain.points[::COARSE, ::COARSE], *sides)]
    points = view.project(np.concatenate(solid))[:, :2]
    whole = float(np.ptp(points, axis=0).prod()) if roughly else area(hull(points))
    return sum(map(area, faces)) / whole


def near_walls(terrain: Terrain, view: View) -> list[np.ndarray]:
    """The walls of a block that face the eye, each as points (n, m, 3), with its rim and its foot at both ends of the
    second axis."""
    return [wall for normal, wall, _ in terrain.walls if normal @ (view.eye - wall[0, 0]) > 0]


def edges_of(terrain: Terrain) -> list[np.ndarray]:
    """The edges of a block (n, 3): its rims, its corners and its foot."""
    grid = terrain.points
    rims = [grid[0], grid[-1], grid[:, 0], grid[:, -1]]
    (x0, x1), (y0, y1) = terrain.extent
    foot = terrain.at([x0, x0, x1, x1, x0], [y0, y1, y1, y0, y0], terrain.base)
    tops = grid[[0, 0, -1, -1], [0, -1, -1, 0]]
    return [*rims, foot, *np.stack([tops, foot[:4]], 1)]


def _falls(heights: np.ndarray) -> np.ndarray:
    """How far a line that starts at the first of some heights (n,) on the frame falls there until each of them, less
    how far it rises on the way."""
    return np.asarray(2 * heights[0] - heights - np.maximum.accumulate(heights))


def climbing(view: View, ridge: Sequence[np.ndarray], valley: Sequence[np.ndarray]) -> float:
    """How far up the frame the halves of a ridge lead at least, and those of a valley down, as a share of the longest
    of them: below 0 where one of them does not."""
    longest = max(float(np.linalg.norm(half[-1] - half[0])) for half in (*ridge, *valley))
    ways = [(1, half) for half in ridge] + [(-1, half) for half in valley]
    return min(sign * float(np.diff(view.project(half[[0, -1]])[:, 1])[0]) for sign, half in ways) / longest
