"""Two ways over a block from one point: along the first variable alone, and along a road on which the second rides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Number, TotalDerivative
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.block_labels import BlockLabel
from steepest.stage.figures.ground.draped import room_for
from steepest.stage.figures.ground.outlook import floating
from steepest.stage.figures.slopes.climbs import ClimbBar, told_by
from steepest.stage.figures.slopes.way_names import WayNames
from steepest.stage.figures.slopes.way_sides import HIGHEST, WaySides
from steepest.stage.figures.walk import array_of
from steepest.stage.ground.paint.solids import STOUT
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Somebody, SpaceCurve
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance
from steepest.stage.play.entrances import Actor, Assembly, come
from steepest.stage.type.told_sum import ToldSum

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_SHARE = 0.88  # of the way to the edge of the map that the longer line goes, over the map
_TALLEST = 1.5  # what a way climbs at most, in heights of the block: on a steep wave both lines are short
_ROAD, _WAYS = 6.0, (4.5, 5.5)  # the width of the road, and of both ways
_LEVEL, _DASHES, _BAR = 2.5, (0.08, 0.06), 6.5  # the width of a line as high as both start, and its dashes; of a bar
_PIECES = 12  # points of a line
_HIGHER = 0.25  # steps by which the block floats higher


class MapLeg(Assembly):
    """What a way takes of one variable: an arrow on the map, and its name, if that has room as it comes; nothing where
    it would be hidden."""

    def __init__(self, arrow: Arrow, words: BlockLabel | None) -> None:
        self.arrow, self.words = arrow, words

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """Both, or nothing."""
        return () if self.words is None else (self.arrow, self.words)

    def coming(self) -> Sequence[Animation]:
        """What of it is there appears; the name finds its place off the whole arrow, which begins to grow then."""
        if self.words is None:
            return []
        words = come(self.words)
        if not self.words.among.has_room(self.words):
            self.words.among.free(self.words)
            words = []
        return [*come(self.arrow), *words]


class TwoWays:
    """The ways of a fact that is a `TotalDerivative`, on a block.

    `road` is the path on the ground and on the map below; `straight` is the line along the first variable, `along` the
    one along the road, and `through` leads from the end of the one to that of the other: what goes through the second
    variable. They have no heads: how long they are says nothing of their slopes. Both go equally far along
    the first variable, so that their climbs, upright bars at their ends, compare as the `slopes` do; what they
    take of both variables are `legs` on the map. All of them come by themselves.
    """

    def __init__(self, scene: LectureScene[Any], land: Block, fact: str) -> None:
        derivative = scene.fact(fact, TotalDerivative)
        self.scene, self.land, self.fact, self.riding = scene, land, fact, derivative
        self.points = derivative.path(land.domain)
        self._names, self._sides = WayNames(self), WaySides(self)
        self.road = land.path(self.points, theme.INK)
        self.road[0].width = _ROAD
        self.ways = tuple(np.array([1.0, rate]) for rate in (0.0, float(derivative.rate)))
        self.reaches = self._reached(derivative.direct, derivative.value)
        colours = tuple(theme.ROLES.get(name, theme.INK) for name in derivative.function.variables)
        self.lines = self.straight, self.along = self._way(0, colours[0]), self._way(1, theme.INK)
        self.through = self._between(colours[1])
        ways = *self.lines, self.through
        self.form = ToldSum((derivative.direct, derivative.through), derivative.value).form
        self._drop: ClimbBar | None = None
        self.uprights, self._runs = list(map(self._climb, ways)), list(map(self._run, ways))
        self.below = [self._leg(number, colour) for number, colour in enumerate(colours)]

    @property
    def curves(self) -> tuple[SpaceCurve, ...]:
        """Both lines, what leads between them, and all that tells what they climb."""
        return *self.lines, self.through, *self._runs, *self.uprights

    def seen(self, ground: Terrain) -> View:
        """From where to look at them: as `WaySides` finds it."""
        return self._sides.seen(ground)

    def name(self) -> BlockLabel:
        """How the second variable rides on the first, under the road on the map."""
        return self._names.road()

    def legs(self) -> list[MapLeg]:
        """What each way takes of its variable, on the map, as that is seen now."""
        land = self.land
        if not (clearance(land.whole, land.landscape.view, self._course(land.whole)) > 0).all():
            return [MapLeg(leg, None) for leg in self.below]
        return [MapLeg(*told) for told in zip(self.below, self._names.legs(), strict=True)]

    @property
    def steps(self) -> list[str]:
        """What is taken of both variables, dx and dy."""
        return [f'dif part("{name}", {name})' for name in self.riding.function.variables]

    def corners(self, ground: Terrain) -> np.ndarray:
        """Where the legs begin, meet and end (3, 3)."""
        return np.array([self._foot(number)(ground) for number in range(3)])

    def floating(self, least: float) -> float:
        """How far the block has to float over its map, `least` at least, so that both legs there are in sight from
        where it will be `seen`, and the road if it can be; no higher than it need be where that were far up."""
        whole, gaps = self.land.whole, np.arange(least, HIGHEST + _HIGHER / 2, _HIGHER).tolist()
        view, legs, road = self.seen(whole), self.legs_on(whole), array_of(self.points[::_PIECES])
        enough = floating(whole, view, legs, gaps)
        return floating(whole, view, np.concatenate([legs, road]), [enough, *gaps])

    def legs_on(self, ground: Terrain) -> np.ndarray:
        """Places (n, 2) of the map along both legs there."""
        return np.asarray(ground.back(self._course(ground))[:, :2])

    def _course(self, ground: Terrain) -> np.ndarray:
        """Points (n, 3) along both legs on the map."""
        return np.concatenate([np.linspace(p, q, _PIECES) for p, q in pairwise(self.corners(ground))])

    def slopes(self) -> list[ClimbBar]:
        """What each way climbs: a bar at the end of a level line and words, so many steps of the first variable."""
        if self.riding.direct * self.riding.through > 0:
            self._drop = self._slope(2, "through")  # its bar is the far part of the road's: its words choose first
        found = [self._slope(0, "direct"), self._slope(1, "value")]
        found[1].part = self._drop
        return found

    def drop(self) -> ClimbBar:
        """What comes through the second variable, as a bar at the end of a level line from the first one's end."""
        return self._drop or self._slope(2, "through")

    def _slope(self, number: int, field: str) -> ClimbBar:
        return ClimbBar(self._runs[number], self.uprights[number], self._told(number, field))

    def _told(self, number: int, field: str) -> BlockLabel:
        """A slope, in the colour of its way, times a step of the first variable, beside its bar."""
        line, way = self.uprights[number], (*self.lines, self.through)[number]
        words = f'part("slope", {{{self.fact}.{field}:+{self.form}}}) thin {self.steps[0]}'
        off = [*map(self.kept_off, (*self.curves, self.road[0])), *(replace(leg, below=False) for leg in self.below)]
        formula = self.scene.formula(words, theme.LABEL_SIZE, slope=line.colour)
        return told_by(self.land, formula, line, off, way)

    def kept_off(self, line: SpaceCurve) -> Arrow:
        """A straight line as what words keep off wherever they are, as they do off an arrow."""

        def end(ground: Terrain, number: int) -> np.ndarray:
            return np.asarray(points_of(line, ground)[number])

        return Arrow(start=partial(end, number=0), end=partial(end, number=-1), through=True)

    def stroll(self, ball: Somebody, **timing: Any) -> Animation:
        """Somebody who stands at the point walks along the road, onward, and back."""
        onward = [point for point in self.points if point[0] >= self.riding.x]
        return self.land.stroll(ball, array_of(onward), **timing)

    def _reached(self, *slopes: Number) -> list[np.ndarray]:
        """How far (3,) each line reaches in the block's space: to near the map's edge, or less far where that would
        climb far over or under the block."""
        whole, at = self.land.whole, np.array([float(value) for value in self.riding.at])
        height, (low, high) = float(self.riding.function(self.riding.at)), whole.xs
        ways = [(high - low) * way for way in self.ways]
        far = _SHARE * min(room_for(whole, at, at + way) for way in ways) * (high - low)
        told = zip(self.ways, slopes, strict=True)
        ends = [(*(at + far * way), height + far * float(slope)) for way, slope in told]
        straight, along = reaches = [whole.at(x, y, z) - whole.on(*at) for x, y, z in ends]
        climbs = straight[2], along[2], along[2] - straight[2]
        tallest = _TALLEST * float(np.ptp(whole.points[..., 2]))
        share = tallest / max(*map(abs, climbs), tallest)
        return [share * reach for reach in reaches]

    def _way(self, number: int, colour: str) -> SpaceCurve:
        land, start = self.land, self.land.whole.on(*map(float, self.riding.at))
        straight, along = self.reaches
        begins = (straight, 0.0), (along, 0.0), (along, straight[2])  # each bar, over its end or under it
        corners = straight, along, *(np.array([*reach[:2], level]) for reach, level in begins)

        shown: tuple[object, float] = None, 0.0  # what it follows from how much of them is seen, and how much

        def points(_: Terrain) -> np.ndarray:
            nonlocal shown
            here = land.landscape.view, land.axes.room, land.top, tuple(land.axes.taken)
            if shown[0] != here:  # all that stands on a way asks where it is, some forty times a frame
                shown = here, min(land.share_seen(start, reach) for reach in corners)
            return np.linspace(start, start + shown[1] * self.reaches[number], _PIECES)

        way = SpaceCurve(colour=colour, points=points, width=_WAYS[number], through=True, halo=True)
        return way.of(land.landscape)

    def _between(self, colour: str) -> SpaceCurve:
        """From the end of the first line to that of the second."""

        def points(ground: Terrain) -> np.ndarray:
            start, end = (points_of(line, ground)[-1] for line in self.lines)
            return np.asarray(np.linspace(start, end, _PIECES))

        way = SpaceCurve(colour=colour, points=points, width=_WAYS[0], through=True, halo=True)
        return way.of(self.land.landscape)

    def _foot(self, number: int) -> Callable[[Terrain], np.ndarray]:
        """What is on the map under the point, 0, or under the end of a line, 1 or 2 (3,)."""

        def foot(ground: Terrain) -> np.ndarray:
            above = points_of(self.lines[max(number - 1, 0)], ground)[-1 if number else 0]
            floor = ground.below(*map(float, self.riding.at))
            return np.array([*above[:2], floor[2] + STOUT * theme.ARROW_WIDTH])

        return foot

    def _leg(self, number: int, colour: str) -> Arrow:
        ends = self._foot(number), self._foot(number + 1)
        leg = Arrow(colour=colour, start=ends[0], end=ends[1], through=True, below=True)
        return leg.of(self.land.landscape)

    def _climb(self, way: SpaceCurve) -> SpaceCurve:
        """What a way climbs, from as high as it starts up, or down, to its end."""

        def upright(ground: Terrain) -> np.ndarray:
            (*_, level), *_, tip = points_of(way, ground)
            return np.linspace([*tip[:2], level], tip, _PIECES)

        bar = SpaceCurve(colour=way.colour, points=upright, width=_BAR, through=True, halo=True)
        return bar.of(self.land.landscape)

    def _run(self, way: SpaceCurve) -> SpaceCurve:
        """How far a way goes, as high as it starts."""

        def level(ground: Terrain) -> np.ndarray:
            start, *_, tip = points_of(way, ground)
            return np.linspace(start, [*tip[:2], start[2]], _PIECES)

        line = SpaceCurve(colour=way.colour, points=level, width=_LEVEL, dashed=_DASHES, through=True, halo=True)
        return line.of(self.land.landscape)
