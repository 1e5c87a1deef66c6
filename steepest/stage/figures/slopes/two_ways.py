"""Two ways over a block from one point: along the first variable alone, and along a road on which the second rides."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Number, TotalDerivative
from steepest.script.paragraph.expressions import Expression
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.draped import heading_on, room_for
from steepest.stage.figures.ground.outlook import seen_share
from steepest.stage.figures.label import Label
from steepest.stage.figures.walk import array_of
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Somebody, SpaceCurve
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Actor, Assembly

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_SHARE = 0.75  # of the way to the edge of the map that the longer arrow goes, over the map
_ROAD, _ALONG = 6.0, 1.3  # the width of the road, and of its arrow beside that of the other
_BAR, _PIECES = 10.0, 12  # the width of a bar, and how many points it has
_SLANT = 33.0  # degrees at least between the eye and a way, over the map, so that no arrow is seen end-on
_OFF_EDGE = 12.0  # degrees that the eye keeps off where other edges would be the near ones
# What a degree off the square to the road costs, and one that the eye has to turn.
_SQUARE, _TURNED = 0.1, 0.001
_PARTING = 16.0  # degrees between both arrows on the frame, that are enough
_RISES = range(6, 29, 3)  # degrees over the horizon; from higher the block would hide its map
_CLEAR = 0.97  # of the road in sight, that is enough
_SURE = 8  # from so many degrees lower it would see the road, too


class ClimbBar(Assembly):
    """What a way climbs: an upright bar, and words at its end."""

    def __init__(self, bar: SpaceCurve, words: Label) -> None:
        self.bar, self.words = bar, words

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """Both."""
        return self.bar, self.words


class TwoWays:
    """The ways of a fact that is a `TotalDerivative`, on a block.

    `road` is the path on the ground and on the map below; `straight` is the arrow along the first variable, `along` the
    one along the road. Both go equally far along the first variable, so that their climbs, upright bars under their
    tips, compare as the `slopes` do. All of them come by themselves.
    """

    def __init__(self, scene: LectureScene[Any], land: Block, fact: str) -> None:
        derivative = Expression.read(fact).evaluate(scene.names)
        assert isinstance(derivative, TotalDerivative)
        self.scene, self.land, self.fact, self.riding = scene, land, fact, derivative
        self.points = derivative.path(land.domain)
        self.road = land.path(self.points, theme.INK)
        self.road[0].width = _ROAD
        rates = 0.0, float(derivative.rate)
        self.ways = tuple(np.array([1.0, rate]) for rate in rates)
        self._reaches = self._reached(derivative.direct, derivative.value)
        first = theme.ROLES.get(derivative.function.variables[0], theme.INK)
        self.straight = self._arrow(0, first, theme.ARROW_WIDTH)
        self.along = self._arrow(1, theme.INK, _ALONG * theme.ARROW_WIDTH)

    @property
    def arrows(self) -> tuple[Arrow, Arrow]:
        """Both arrows."""
        return self.straight, self.along

    def seen(self, ground: Terrain) -> View:
        """From where to look at them, over the same edges of the block as now: as square to the road as no way is seen
        end-on, so that what the road climbs is seen as a climb; as low as the road is in sight and both arrows part."""
        here = self.land.landscape.view.azimuth
        straight, along = (float(np.degrees(heading_on(ground, way))) for way in self.ways)

        def cost(turn: float) -> float:
            slanting = sum(max(_SLANT - _apart(turn, way), 0.0) for way in (straight, along))
            return slanting + _SQUARE * (90 - _apart(turn, along)) + _TURNED * abs(turn - here)

        first = 90 * (here // 90)
        turn = min(np.arange(first + _OFF_EDGE, first + 91 - _OFF_EDGE).tolist(), key=cost)
        line = ground.on(*array_of(self.points).T)
        views = [View(turn, rise) for rise in _RISES]
        shares = [seen_share(ground, view, [line]) for view in views]
        sure = min(_CLEAR, max(shares))
        clear = [view for view, share in zip(views, shares, strict=True) if share >= sure]
        enough = min(_PARTING, max(map(self._parting, clear)))
        view = next(view for view in clear if self._parting(view) >= enough)
        return replace(view, elevation=view.elevation + _SURE)

    def _parting(self, view: View) -> float:
        """How many degrees are between both arrows as they are seen from a view."""
        ends = np.array([np.zeros(3), *self._reaches])
        one, other = view.project(ends)[1:, :2] - view.project(ends)[0, :2]
        turn = math.atan2(one[0] * other[1] - one[1] * other[0], float(one @ other))
        return abs(math.degrees(turn))

    def name(self) -> Label:
        """How the second variable rides on the first, beside the road on the map."""
        second = self.riding.function.variables[1]
        words = self.scene.formula(f'part("{second}", {second}) = {{{self.fact}.ride}}', theme.LABEL_SIZE)
        return self.land.label(words, self.road[1], off=self.arrows)

    def slopes(self) -> list[ClimbBar]:
        """What each way climbs, as a bar, and, for a step of 1 of the first variable, in words."""
        words = (
            self.scene.formula(f"{{{self.fact}.{field}:+.3g}}", colour=arrow.colour)
            for field, arrow in zip(("direct", "value"), self.arrows, strict=True)
        )
        bars = [self._climb(arrow) for arrow in self.arrows]
        told = zip(words, bars, strict=True)
        return [ClimbBar(bar, self.land.label(number, bar, off=self.arrows)) for number, bar in told]

    def stroll(self, ball: Somebody, **timing: Any) -> Animation:
        """Somebody who stands at the point walks along the road, onward, and back."""
        onward = [point for point in self.points if point[0] >= self.riding.x]
        return self.land.stroll(ball, array_of(onward), **timing)

    def _reached(self, *slopes: Number) -> list[np.ndarray]:
        """How far (3,) each arrow reaches in the block's space, where there is room for it."""
        whole, at = self.land.whole, np.array([float(value) for value in self.riding.at])
        height, (low, high) = float(self.riding.function(self.riding.at)), whole.xs
        ways = [(high - low) * way for way in self.ways]
        far = _SHARE * min(room_for(whole, at, at + way) for way in ways) * (high - low)
        told = zip(self.ways, slopes, strict=True)
        ends = [(*(at + far * way), height + far * float(slope)) for way, slope in told]
        return [whole.at(x, y, z) - whole.on(*at) for x, y, z in ends]

    def _arrow(self, number: int, colour: str, width: float) -> Arrow:
        land = self.land
        start = land.whole.on(*map(float, self.riding.at))

        def end(_: Terrain) -> np.ndarray:
            share = min(land.share_seen(start, reach) for reach in self._reaches)
            return np.asarray(start + share * self._reaches[number])

        arrow = Arrow(colour=colour, start=start, end=end, width=width, through=True)
        return arrow.of(land.landscape)

    def _climb(self, arrow: Arrow) -> SpaceCurve:
        """What an arrow climbs, from as high as it starts up, or down, to its tip."""

        def upright(ground: Terrain) -> np.ndarray:
            start, tip = points_of(arrow, ground)
            return np.linspace([*tip[:2], start[2]], tip, _PIECES)

        bar = SpaceCurve(colour=arrow.colour, points=upright, width=_BAR, through=True, halo=True)
        return bar.of(self.land.landscape)


def _apart(turn: float, other: float) -> float:
    """How many degrees two directions are apart, either of them forward or back."""
    off = (turn - other) % 180
    return min(off, 180 - off)
