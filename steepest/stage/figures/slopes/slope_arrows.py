"""Slopes at a point of a block as arrows along it, and on the map below it, whose way over the map is to one scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, SupportsFloat

import numpy as np
from manim import RIGHT, Animation, Scene, VGroup

from steepest.calculus import Cut, Point, length
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.below import longest_on
from steepest.stage.figures.ground.block import Block, Outlook
from steepest.stage.figures.ground.outlook import behind, showing_both
from steepest.stage.figures.guess.on_ground import room_for_ways
from steepest.stage.figures.label import Label
from steepest.stage.figures.slopes.climbs import beside_middle, far_side, lies_on, seen_long
from steepest.stage.figures.slopes.heights_told import Neighbour
from steepest.stage.figures.slopes.mist import Mist
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, SpaceCurve, Thing
from steepest.stage.ground.view import View
from steepest.stage.play.inventory import make_way
from steepest.stage.play.layout import SAFE
from steepest.stage.play.live import Live
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_LEVEL = 2.5  # how long a level tangent is, in units of the block
_SHORTEST = 0.155  # the shortest way over the map of one that is not, as a share of the map's side
_GAPS = 2.3, 2.6, 3.0, 3.5, 4.0  # how far a block floats over arrows on its map, the least that shows their heads
_NEEDLE = 0.5  # how long a needle is that turns, as a share of the longest arrow on the map
_RAYS, _RAY, _DASHES = 16, 2.4, (0.08, 0.07)  # ways that it leaves all round, how wide, and of those that lead down
_BROAD = 1.25 * theme.ARROW_WIDTH  # those on the map, which lie on lines of their colours
_RUN = 0.375  # over which climbs are compared, as a share of the map's shorter side, at most
_UNIT = 1.0  # of the map: that run, where it can be
_ROUNDED = 1 + 1e-9  # times what is measured in floats, and may be as long as that
_LEG = 3.0  # how wide such a run is
_APART = 0.06  # from an upright, which is broad, words beside it
_SEEN = 0.25  # on the frame: a shorter line would be hidden by the arrow
_AIR = 0.75  # beyond the tip of an arrow beside a lens, in the block's units
_WORD = 0.14  # from words to the number that they name


class TurningNeedle:
    """A needle that lies on a block at a point of its map, and its shadow on the map below it, in a `bearing` that
    turns from an angle on. Of the ways that it passes it leaves a `fan`: lines up and down as steep as the ground is,
    and those dashed that lead down."""

    def __init__(self, land: Block, at: Point, bearing: float) -> None:
        self.land, self.at, self.bearing = land, at, Live(bearing)
        self.way = self.bearing.then(self._way)
        self.on_ground = land.tangent(at, self.way, theme.INK)
        self.parts = self.on_ground, land.arrow_below(at, self.way, theme.INK)
        self.fan = [self._passed(float(turn)) for turn in bearing + np.linspace(0, 2 * np.pi, _RAYS, endpoint=False)]

    def turn(self, to: float, **timing: Any) -> Animation:
        """It turns to an angle."""
        return self.bearing.to(to, **timing)

    def told(self, scene: Scene, words: Typeset) -> Label:
        """Words with the slope on the way of the needle, which ride before its tip on a scene; numbers of axes give
        way."""
        slope, land = self.land.function.slope, self.land.landscape
        number = Readout(lambda: slope(self.at, self.way()), size=theme.LABEL_SIZE, gauge=True)
        widest = number.showing(-length(self.land.function.gradient(self.at)))
        row = VGroup(words, widest).arrange(RIGHT, _WORD)

        def ends() -> np.ndarray:
            return np.asarray(land.view.project(points_of(self.on_ground, land.terrain))[[0, -1], :2])

        room = self.land.axes.room
        under = min([room.top, *(box.bottom for box in self.land.axes.taken)])  # a title, and a formula beside it
        room = Box(room.left, room.bottom, SAFE.right, under)  # to the right of the block nothing stands under that
        label = Label(row, lambda: ends()[1], lambda: np.diff(ends(), axis=0)[0], room)
        number.shift(widest[-1].get_center() - number[-1].get_center())
        row.remove(widest).add(number)

        def ride(each: Any) -> None:
            each.place()
            make_way(scene, label.box)

        label.add_updater(ride)
        return label

    def _way(self, turn: float) -> tuple[float, float]:
        long = _NEEDLE * longest_on(self.land.spans)
        return float(long * np.cos(turn)), float(long * np.sin(turn))

    def _passed(self, turn: float) -> SpaceCurve:
        way = self._way(turn)
        ends, falls = self.land.tangent(self.at, way, theme.INK), self.land.function.slope(self.at, way) < 0

        def points(ground: Terrain) -> np.ndarray:
            return points_of(ends, ground)[[0, -1 if self.bearing() > turn else 0]]

        line = SpaceCurve(points=points, width=_RAY, through=True, halo=True)
        line.colour, line.dashed = (theme.QUIET, _DASHES) if falls else (theme.INK, None)
        return line.of(self.land.landscape)


class SlopeArrows:
    """The slopes of a block of `land` along its cuts, as arrows whose way over the map is the slope times a `scale`."""

    def __init__(self, land: Block, scale: SupportsFloat) -> None:
        self.land, self.scale = land, scale

    def on_ground(self, cut: Cut, sign: int = 1) -> Arrow:
        """The tangent along a cut, or against it with the `sign` -1, which leads over as much of the map as the slope
        is steep, to scale, or over so much that it is seen. A level one is long, as there is nothing to scale."""
        low, high = self.land.spans[cut.axis]
        far = abs(float(cut.slope) * float(self.scale))
        run, long = (max(far, _SHORTEST * (high - low)), None) if far else (1.0, _LEVEL)
        return self.land.tangent(cut.at, list(sign * run * np.eye(2)[cut.axis]), theme.ROLES[cut.name], long)

    def climbs(
        self, scene: LectureScene[Any], cuts: Sequence[Cut], words: Sequence[Typeset], off: Sequence[Thing]
    ) -> tuple[list[list[Label]], list[list[SpaceCurve | Arrow]]]:
        """What the tangents along some cuts climb over one and the same run, which is level and no longer than any of
        their arrows, and one unit of the map where that is long enough: for each what is told, and an upright line,
        from below, and the run; the arrow alone where that is level. The slope in words is told beside its upright, and
        the one unit at the run, `off` things; beside its arrow, where a run is no unit, or there is no room."""
        run = self._run(*cuts)
        climbs, told = [self._climb(cut, run) for cut in cuts], list[list[Label]]()
        away = [*off, *(leg for legs in climbs for leg in legs)]
        for cut, slope, legs in zip(cuts, words, climbs, strict=True):
            beside = self._beside(scene, cut, slope.copy(), legs, away) if cut.slope and run == _UNIT else []
            told.append(beside or [self.land.label(slope, self.on_ground(cut), above=True, off=off)])
        return told, climbs

    def over_one(
        self, scene: LectureScene[Any], cut: Cut, slope: Typeset, off: Sequence[Thing], beside: Neighbour
    ) -> list[Any]:
        """What the tangent along a cut climbs over one unit of the map, an upright over its run, with both told, as
        `climbs` has them, all off what stands `beside` the block; where there is no room for that, the slope in words
        alone, beyond such a run, and where it has none, nothing."""
        (told,), (legs,) = self.climbs(scene, [cut], [slope], off)
        lines = [leg for leg in legs if isinstance(leg, SpaceCurve)]
        clear = not any(lies_on(self.land, words, lines) for words in self.land.axes.taken)
        seen = clear and all(seen_long(self.land.landscape, line) > _SEEN for line in lines)
        if seen and len(told) == 2 and all(map(beside.leaves, told)):
            return [*lines, *told]
        self.land.labels.withdraw(*told)
        alone = self.land.label(slope, cut.moved(1), off=off)
        return self.land.labels.if_room(alone) if beside.leaves(alone) else []

    def airy(self, cut: Cut) -> list[Thing]:
        """What the eye holds for the slope along a cut to be seen beside a lens: its arrow, with air beyond that, for
        words of the lens may reach out of it."""
        foot, tip = points_of(arrow := self.on_ground(cut), self.land.whole)[[0, -1]]
        level = (tip - foot) * [1, 1, 0]
        return [arrow, SpaceCurve(points=np.array([tip, tip + _AIR * level / np.hypot(*level[:2])]))]

    def back(self, cut: Cut) -> list[Thing]:
        """What the eye holds for the slope back along a cut to be guessed: arrows both ways, and lettered ghosts."""
        arrow = self.on_ground(cut, -1)
        return [self.on_ground(cut), arrow, *room_for_ways(self.land, cut.at, cut.back, [arrow])]

    def left_out(self, cut: Cut, view: Outlook) -> Mist:
        """Mist where the face of a cut goes on that is shown only onward from its point, as the ground is opened in a
        view: it says that there is ground. None where all of the face is shown, or nothing of it."""
        ground = self.land.whole
        seen = view(ground) if callable(view) else view
        part, whole = (behind(cut, seen, self.land.spans, onward) for onward in (True, False))
        start, end = (part[cut.axis][0], whole[cut.axis][0]) if part and whole else (0.0, 0.0)
        return Mist(self.land, cut, start, end)

    def below(self, cut: Cut) -> Arrow:
        """The slope along a cut, to scale, as an arrow on the map below: against the cut where the ground falls."""
        run = float(cut.slope) * float(self.scale)
        arrow = self.land.arrow_below(cut.at, run * np.eye(2)[cut.axis], theme.ROLES[cut.name])
        arrow.width = _BROAD
        return arrow

    def named(
        self,
        scene: LectureScene[Any],
        words: Sequence[tuple[str, float, str]],
        below: Sequence[Arrow],
        foot: SpaceCurve,
    ) -> list[list[Label]]:
        """Words of a scene, each with its size and colour, beside arrows `below`, one each, and the last ones, which
        tell how long all are drawn, under the `foot` of the plumb line where they start; those that have room."""
        *names, scale = (scene.words(*each) for each in words)
        beside = [self.land.label(name, arrow, off=below) for name, arrow in zip(names, below, strict=True)]
        under = self.land.label(scale, foot, off=below, under=True)
        return [self.land.labels.if_room(each) for each in (*beside, under)]

    def outlook(
        self, find: Callable[[Terrain], View], at: Point, tall: float, below: Sequence[Arrow]
    ) -> tuple[Callable[[Terrain], View], float]:
        """From where to look at the block, and how far it floats over its map, so that somebody so `tall` at a place is
        in sight by half, and the heads of arrows `below` are."""
        land = self.land.whole
        heads = np.array([points_of(arrow, land)[-1] for arrow in below])
        return showing_both(land, find, at, tall, heads, _GAPS)

    def _run(self, *cuts: Cut) -> float:
        """Over how much of the map climbs are compared: over one unit, where that is no more than there is room for,
        and at least half of it."""
        land, sides = self.land.whole, [high - low for low, high in self.land.spans]
        shown = [land.back(points_of(self.on_ground(cut), land)[[0, -1]])[:, cut.axis] for cut in cuts if cut.slope]
        most = min([_RUN * min(sides), *(abs(float(end - start)) for start, end in shown)])
        return _UNIT if most / 2 <= _UNIT <= most * _ROUNDED else most

    def _climb(self, cut: Cut, run: float) -> list[SpaceCurve | Arrow]:
        if not cut.slope:
            return [self.on_ground(cut)]
        land, here = self.land.whole, float(cut.function(cut.at))
        x, y = np.array(cut.at, float) + run * np.eye(2)[cut.axis]
        start, foot = land.on(*map(float, cut.at)), land.at(x, y, here)
        style: dict[str, Any] = {"through": True, "halo": True}
        level = SpaceCurve(colour=theme.QUIET, points=np.array([start, foot]), width=_LEG, **style)
        top = land.at(x, y, here + run * float(cut.slope))
        ends = np.array(sorted((foot, top), key=lambda end: float(end[2])))
        upright = SpaceCurve(colour=theme.ROLES[cut.name], points=ends, width=_BROAD, **style)
        return [each.of(self.land.landscape) for each in (upright, level)]

    def _beside(
        self,
        scene: LectureScene[Any],
        cut: Cut,
        slope: Typeset,
        legs: Sequence[SpaceCurve | Arrow],
        off: Sequence[Thing],
    ) -> list[Label]:
        """A slope beside its upright, away from the arrow, and beside the run, off the ground's climb, that it is 1."""
        upright, run = legs
        aside, free = far_side(self.land, upright, run), np.array([0.0, -np.sign(float(cut.slope))])
        one = scene.formula("1", theme.LABEL_SIZE, theme.QUIET)
        sides = (slope, upright, aside, _APART), (one, run, lambda _: free, 0.0)
        told = [
            beside_middle(self.land, words, leg, side, off, over_rims=True, apart=apart)
            for words, leg, side, apart in sides
        ]
        return self.land.labels.if_room(*told)
