"""The side from which two ways over a block are seen, so that what the road climbs is seen as a climb."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from steepest.stage.figures.ground.draped import heading_on
from steepest.stage.figures.ground.outlook import floats_over, seen_share
from steepest.stage.figures.walk import array_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View

if TYPE_CHECKING:
    from steepest.stage.figures.slopes.two_ways import TwoWays

HIGHEST = 3.25  # how high the block floats over its map at most
_SLANT = 33.0  # degrees at least between the eye and a way, over the map, so that neither is seen end-on
_OFF_EDGE = 15.0  # degrees that the eye keeps off where other edges would be the near ones, with the names of the axes
_OFF_CORNER = 20.0  # degrees that the eye keeps off a corner of the block, where both variables would look alike
_SQUARE, _TURNED = 0.1, 0.001  # what a degree off the square to the road costs, and one that the eye turns
_CLIMBS, _ENOUGH = 3.0, 2.0  # degrees by which a road that climbs rises on the frame, and that are enough
_FALSE = 3.0  # what each degree costs by which it rises less
_SEEN = 0.6  # of the length of either line, at least, where the eye turns for that
_USUAL = 17.0  # degrees over the horizon, of the eye while that is asked
_PARTING = 16.0  # degrees between both lines on the frame, that are enough
_RISES = range(6, 29, 3)  # degrees over the horizon; from higher the block would hide its map
_CLEAR, _SURE = 0.97, 8  # of the road in sight, that is enough; from so many degrees lower it would see it, too
_SIDES = 0, 1, -1, 2  # quarters of a turn to the edges over which the legs may be in sight, the nearest first


class WaySides:
    """From where some `ways` are looked at: from a side, and where a road that climbs would fall on the frame from
    there, from one on which it rises, if there is one; likewise for one that falls."""

    def __init__(self, ways: TwoWays) -> None:
        self.of = ways

    def seen(self, ground: Terrain) -> View:
        """Over the same edges of the block as now, or over others where it would hide the legs on the map from there,
        however high it floats; or lower, where it would from everywhere."""
        sides = [90 * (self.of.land.landscape.view.azimuth // 90 + k) for k in _SIDES]
        high, legs = replace(ground, gap=HIGHEST), self.of.legs_on(ground)
        first = next(views := (self._over(side, ground) for side in sides * 2))
        each = enumerate(chain([first], views))
        tried = (replace(view, elevation=view.elevation - _SURE * (k >= len(sides))) for k, view in each)
        view = next((view for view in tried if floats_over(high, view, legs)), first)
        if self._rising(view) > 0:
            return view
        truer = (self._over(side, ground, rising=True) for side in sides)
        both = (replace(each, elevation=each.elevation - lower) for each in truer for lower in (0, _SURE))
        rises = (each for each in both if self._rising(each) >= _ENOUGH and self._shown(each) >= _SEEN)
        return next((each for each in rises if floats_over(high, each, legs)), view)

    def _over(self, side: float, ground: Terrain, rising: bool = False) -> View:
        """The same from a quarter of a turn, which begins at a side: as square to the road as no way is seen end-on,
        and as no corner is near, or, where that is asked, as the road is seen `rising` if it climbs; as low as the
        road is in sight and both lines part."""
        here = self.of.land.landscape.view.azimuth
        straight, along = (float(np.degrees(heading_on(ground, way))) for way in self.of.ways)

        def cost(turn: float) -> float:
            slanting = sum(max(_SLANT - _apart(turn, way), 0.0) for way in (straight, along))
            if rising:
                slanting += _FALSE * max(_CLIMBS - self._rising(View(turn, _USUAL)), 0.0)
            else:
                slanting += max(_OFF_CORNER - abs(turn % 90 - 45), 0.0)
            return slanting + _SQUARE * (90 - _apart(turn, along)) + _TURNED * abs(turn - here)

        turn = min(np.arange(side + _OFF_EDGE, side + 91 - _OFF_EDGE).tolist(), key=cost)
        line = ground.on(*array_of(self.of.points).T)
        views = [View(turn, rise) for rise in _RISES]
        shares = [seen_share(ground, view, [line]) for view in views]
        sure = min(_CLEAR, max(shares))
        clear = [view for view, share in zip(views, shares, strict=True) if share >= sure]
        enough = min(_PARTING, max(map(self._parting, clear)))
        view = next(view for view in clear if self._parting(view) >= enough)
        return replace(view, elevation=view.elevation + _SURE)

    def _seen_from(self, view: View) -> np.ndarray:
        """Both lines on the frame, from where they start to their ends (2, 2)."""
        start, *ends = view.project(np.array([np.zeros(3), *self.of.reaches]))[:, :2]
        return np.asarray(np.array(ends) - start)

    def _rising(self, view: View) -> float:
        """How many degrees the line along the road rises on the frame if it climbs, and falls if it falls."""
        aside, up = self._seen_from(view)[1]
        climb = self.of.reaches[1][2]
        return math.degrees(math.atan2(math.copysign(1.0, climb) * up, abs(aside))) if climb else _CLIMBS

    def _shown(self, view: View) -> float:
        """How much of its length the line has on the frame that is seen more nearly end-on."""
        return float((np.linalg.norm(self._seen_from(view), axis=1) / np.linalg.norm(self.of.reaches, axis=1)).min())

    def _parting(self, view: View) -> float:
        """How many degrees are between both lines as they are seen from a view."""
        one, other = self._seen_from(view)
        turn = math.atan2(one[0] * other[1] - one[1] * other[0], float(one @ other))
        return abs(math.degrees(turn))


def _apart(turn: float, other: float) -> float:
    """How many degrees two directions are apart, either of them forward or back."""
    off = (turn - other) % 180
    return min(off, 180 - off)
