"""What a scene points out on a block of ground, and on the map below it: balls, edges, arrows, walks, labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, SupportsFloat, TypeAlias, TypeVar

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import CriticalPoint, Cut, Function, Number, Point, Secant, StraightWay
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.below import Pointing, arrow_below, kept_on, plumb_line, slide, way_below
from steepest.stage.figures.ground.block_labels import BlockLabels, Seen
from steepest.stage.figures.ground.carrying import CarryingWalk
from steepest.stage.figures.ground.draped import arrow_on, colours_across, halves_of, level_on, on_ground
from steepest.stage.figures.ground.secant import Step, edge_of, room_on, secant_on, touching_on
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.ground.walking import BallWalker, GroundTrace, GroundWalk
from steepest.stage.figures.label import Label
from steepest.stage.figures.walk import array_of
from steepest.stage.ground.heights import Span
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, FootDot, Patch, Somebody, SpaceCurve, Thing, draped, placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.play.layout import SAFE
from steepest.stage.play.live import Given, now
from steepest.stage.type.typeset import Typeset

Pointed: TypeAlias = Arrow | SpaceCurve | Point
Way: TypeAlias = Given[Sequence[Number]]
"""A direction (2,) of the map, or what gives it for now."""

_TANGENT, _FARTHEST = 1.5, 4.0  # length of a tangent's arrow, in units of the block; over its way, at most
_LEAST, _THIN = 0.2, 2.6  # of a tangent that leads out of it; how wide a climb is
_UNDER = 0.1  # how far under the edge of the safe area a tangent ends
_PANE, _RIM = 0.17, 2.0  # how solid a pane of ice is, and the width of its rim
_OVER_EDGE = 0.12  # of all heights: how far a pane of ice stands over the edge of its cut
_TILE = 0.3  # how solid a level tile is
_LIFT = 0.012  # of a line over the ground that it lies on
T = TypeVar("T", bound=Thing)


@dataclass(frozen=True)
class Touching(Assembly):
    """A level line that touches another, and words at its end."""

    line: SpaceCurve
    words: Label

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """Both."""
        return self.line, self.words


class BlockMarks:
    """What is made on a block, and comes by itself: `whole` is its ground, which fills a `region` of the frame."""

    function: Function
    region: Box
    spans: tuple[Span, Span]
    whole: Terrain
    landscape: Landscape
    labels: BlockLabels
    axes: SolidAxes
    _passed: list[Box]  # words beside it

    def __init__(self) -> None:
        self.top = theme.SAFE_TOP  # how high an arrow may reach
        self._places: dict[Somebody, np.ndarray] = {}

    def ball(self, at: Point, radius: float = 0.13, colour: str = theme.INK) -> Somebody:
        """Somebody who stands at a point of the map, as tall as suits a ball of a `radius`."""
        place = np.array(at, float)
        ball = self._own(Somebody(colour=colour, point=lambda ground: on_ground(ground, place), radius=radius))
        self._places[ball] = place
        return ball

    def plumb(self, ball: Somebody) -> tuple[SpaceCurve, SpaceCurve, SpaceCurve, FootDot]:
        """The plumb line from somebody down to the map, in three parts, and the dot there; they follow."""
        place = self._places[ball]
        inside, below, behind, dot = plumb_line(lambda: place)
        return self._own(inside), self._own(below), self._own(behind), self._own(dot)

    def edge_below(self, cut: Cut, colour: str = "") -> SpaceCurve:
        """The line on the map along which a cut is made."""
        ends = np.array([[float(value) for value in cut.at]] * 2)
        ends[:, cut.axis] = self.spans[cut.axis]
        return self._own(way_below(ends, colour or theme.ROLES[cut.name]))

    def arrow_below(self, at: Point, vector: Pointing, colour: str = theme.GRADIENT) -> Arrow:
        """A vector of the map as an arrow on the map below; one that is live goes no farther than the map does."""
        vector = kept_on(self.whole, at, vector) if callable(vector) else vector
        return self._own(arrow_below(at, vector, colour))

    def slide(self, *arrows: tuple[Arrow, Arrow], **timing: Any) -> list[Animation]:
        """Arrows come down from the ground to the map below: of each it takes the one on the ground, which stays, and
        the one that is seen there from then on, made by `arrow_below`."""
        self.landscape.put(*(to for _, to in arrows))
        self.axes.step_aside()  # as they will: labels are to know
        return [slide(self.landscape, thing, to, **timing) for thing, to in arrows]

    def edge(self, cut: Cut, colour: str = "") -> SpaceCurve:
        """The line in which a cut meets the ground, as far as there is some."""
        edge = SpaceCurve(colour=colour or theme.ROLES[cut.name], points=edge_of(cut), on_ground=True)
        return self._own(edge)

    def pane(self, cut: Cut) -> tuple[Patch, SpaceCurve]:
        """What a cut freezes, as a pane of ice that stands in the cut, from the base to a little over its edge. Its rim
        ends at a top corner, the one that is farther from the words beside the block, if there are some."""
        (a, b), low, high = self.spans[cut.axis], self.whole.base, self._over_edge(cut)
        corners, at = [], [float(value) for value in cut.at]
        for along, up in ((a, high), (a, low), (b, low), (b, high)):
            at[cut.axis] = along
            corners.append(self.whole.at(at[0], at[1], up))
        points = np.array(corners)
        near = [self._off_words(corner) for corner in (points[0], points[3])]
        ring = points[[0, 1, 2, 3, 0] if near[0] >= near[1] else [3, 2, 1, 0, 3]]
        glass = Patch(colour=theme.ICE, points=points, solid=_PANE)
        rim = SpaceCurve(colour=theme.ICE, points=ring, width=_RIM, through=True)
        return self._own(glass), self._own(rim)

    def _over_edge(self, cut: Cut) -> float:
        """A height a little over all of the edge of a cut, and no more than the ground's highest."""
        ground, (x, y) = self.whole, map(float, cut.at)
        along = np.linspace(*self.spans[cut.axis], 90)
        edge = ground.heights(along, y + 0 * along) if cut.axis == 0 else ground.heights(x + 0 * along, along)
        return min(float(np.max(edge)) + _OVER_EDGE * (ground.high - ground.low), ground.high)

    def _off_words(self, point: np.ndarray) -> float:
        """How far a point (3,) is seen from the nearest of the words beside the block; as from afar without words."""
        here = self.landscape.view.project(point[None])[0, :2]
        return min((Box(*here, *here).apart(words) for words in self.axes.taken), default=np.inf)

    def path(self, points: Sequence[Point], colour: str) -> tuple[SpaceCurve, SpaceCurve]:
        """A line through points (n, 2) of the map, on the ground and on the map below."""
        way = array_of(points)
        x, y = way.T
        above = SpaceCurve(colour=colour, points=draped(x, y, _LIFT), on_ground=True, halo=True)
        return self._own(above), self._own(way_below(way, colour))

    def line(self, course: StraightWay, colour: str) -> tuple[SpaceCurve, SpaceCurve]:
        """A course as two lines on the ground, against its direction and along it, each from its point as far as the
        ground goes on rising, where it curves upward, or falling, where it curves downward."""
        halves = halves_of(self.whole, course.at, course.direction, course.curvature > 0)
        style: dict[str, Any] = {"colour": colour, "width": 5, "ghost": 0.5, "on_ground": True}
        against, along = (self._own(SpaceCurve(points=half, **style)) for half in halves)
        return against, along

    def courses(self, flat: CriticalPoint) -> tuple[SpaceCurve, ...]:
        """The lines through a flat place along which the ground curves most and least, each as its two halves."""
        colours = colours_across(flat.ways[0].direction)
        pairs = (self.line(way, colour) for way, colour in zip(flat.ways, colours, strict=True))
        return tuple(half for pair in pairs for half in pair)

    def level(self, line: SpaceCurve) -> SpaceCurve:
        """The level line that touches another where that begins, toward its end."""
        return self._own(level_on(self.whole, line, self.share_seen))

    def touching(self, line: SpaceCurve, words: Typeset) -> Touching:
        """The level line that touches another, in the colour of that, with words beyond its end."""
        level = self.level(line)
        level.colour = line.colour
        return Touching(level, self.at_end(words, level))

    def at_end(self, words: Typeset, line: SpaceCurve, room: Box | None = None, off: Sequence[Thing] = ()) -> Label:
        """Words beyond a line's end, on the way there as it is seen, in a `room` of the frame, `off` what will come."""
        ends = placed(line.points, self.whole)[[0, -1]]
        outward: Seen = lambda view: np.diff(view.project(ends)[:, :2], axis=0)[0] + [0.0, 1e-9]  # noqa: E731
        return self._label(words, ends[1], outward, room, near=True, off=off)

    def tile(self, one: Touching, other: Touching) -> Patch:
        """A level tile of glass on which two level lines that cross lie from corner to corner."""
        (a, c), (b, d) = (placed(each.line.points, self.whole) for each in (one, other))
        return self._own(Patch(points=np.array([a, b, c, d]), solid=_TILE))

    def arrow(
        self, at: Point, vector: Sequence[SupportsFloat], colour: str = theme.GRADIENT
    ) -> Arrow | SpaceCurve:
        """A vector of the map as an arrow on the ground, as long as it is there; one of no length is a ring."""
        start = np.array([float(value) for value in at])
        end = start + np.array([float(value) for value in vector])
        if (start == end).all():
            here = on_ground(self.whole, start)
            return self._own(Arrow(colour=colour, start=here, end=here, through=True))
        return self._own(arrow_on(self.whole, start, end, colour, flat=True))

    def walk(self, points: Sequence[Point], ball: Somebody, cut: bool = False) -> GroundWalk:
        """A walk through points of the map, taken by somebody, who stands on the first; if `cut`, to the map's edge."""
        trace = GroundTrace(self.landscape, array_of(points), theme.DESCENT, cut)
        return GroundWalk(self.landscape, points, BallWalker(ball, self._places[ball], self.whole), trace)

    def carrying(self, points: Sequence[Point], partings: Sequence[Point], ball: Somebody) -> CarryingWalk:
        """A walk with momentum: each step leads to its parting, and is led on from there by what it carries."""
        walker = BallWalker(ball, self._places[ball], self.whole)
        return CarryingWalk(self.landscape, points, partings, walker)

    def tangent(
        self, at: Point, way: Way, colour: str, long: float | None = _TANGENT, full: bool = False
    ) -> Arrow:
        """The tangent in a direction of the map, which may be live: an arrow of one length, in units of the block, or
        over all of its `way` where none is told; in `full`, or as much of it as there is room for."""
        x, y = map(float, at)
        start = self.whole.on(x, y)

        def end(_: Terrain) -> np.ndarray:
            across, up = now(way)
            rise = self.function.slope(at, (across, up)) * np.hypot(float(across), float(up))
            along = self.whole.at(x + across, y + up, self.function(at) + rise) - start
            if not (size := float(np.linalg.norm(along))):
                return start  # so short a way is lost beside the point
            along *= (long or min(size, _FARTHEST)) / size
            return np.asarray(start + along * (1.0 if full else self.share_seen(start, along)))

        return self._own(Arrow(colour=colour, start=start, end=end, through=True))

    def climb(self, at: Point, way: Way) -> Arrow:
        """The climb over a gradient on the map: the tangent over all of that way, thinner than the gradient is."""
        arrow = self.tangent(at, way, theme.GRADIENT, None)
        arrow.width = _THIN
        return arrow

    def secant(self, cut: Cut, step: Callable[[], Secant]) -> Step:
        """A live step along a cut, as far as the region shows it off the words beside the block."""
        return secant_on(self.landscape, partial(room_on, self.axes), cut, step)

    def touched(self, cut: Cut) -> SpaceCurve:
        """The line that touches the edge of a cut where that is made, dashed: the line of a step turns onto it."""
        return touching_on(self.landscape, partial(room_on, self.axes), cut)

    def label(
        self, words: Typeset, at: Pointed, above: bool = False, off: Sequence[Thing] = (), under: bool = False
    ) -> Label:
        """Words on a plate over a point of the map, over a line's end or `under` its start, to the right of a plumb
        line's foot or `under` it, or beside an arrow's tip, above or below its line, and `under` it if they can, `off`
        things that will come. They follow the block as it is seen."""
        if isinstance(at, SpaceCurve) and at.below:
            land, line = self.landscape, at.points
            foot: Seen = lambda view: view.project(placed(line, land.terrain))[-1, :2]  # noqa: E731
            aside: Seen = lambda _: np.array([0.0, -1.0] if under else [1.0, 0.0])  # noqa: E731
            return self.labels.add(words, foot, aside, self.axes.room, off=off, side=aside if under else None)
        if isinstance(at, SpaceCurve):
            end, way = placed(at.points, self.whole)[0 if under else -1], -1.0 if under else 1.0
            return self._label(words, end, lambda _: np.array([0.0, way]), off=off)
        if not isinstance(at, Arrow):
            point = self.whole.on(*map(float, at))
            return self._label(words, point, lambda _: np.array([0.0, 1.0]), off=off)
        tip, aside = self._beside(at, above)
        return self.labels.add(words, tip, aside, self.axes.room, off=(at, *off), side=aside if under else None)

    def _beside(self, arrow: Arrow, above: bool = False) -> tuple[Seen, Seen]:
        """An arrow's tip, and the way on which words stand from there, above or below its line."""

        def ends(view: View) -> np.ndarray:
            return np.asarray(view.project(points_of(arrow, self.whole))[:, :2])

        def tip(view: View) -> np.ndarray:
            return np.asarray(ends(view)[1])

        def aside(view: View) -> np.ndarray:
            start, end = ends(view)
            right, up = map(float, end - start)
            over = (above and end[1] < self.axes.room.top - 1) == (right > 0)
            if arrow.below:  # ahead, and toward the eye: off the block over it
                return np.array([right - up, up + right] if right < 0 else [right + up, up - right])
            return np.array([-up, right]) * (1 if over else -1)

        return tip, aside

    def _label(self, words: Typeset, point: np.ndarray, usual: Seen, room: Box | None = None, **kept: Any) -> Label:
        seen: Seen = lambda view: view.project(point[None])[0, :2]  # noqa: E731
        return self.labels.add(words, seen, usual, room or self.axes.room, **kept)

    def follow(self, label: Label) -> Label:
        """Let a label follow the block as it is seen."""
        self.landscape.followers.append(label)
        return label

    def share_seen(self, start: np.ndarray, way: np.ndarray) -> float:
        """How much of an arrow is seen in the safe area, off the words beside the block; some at least."""
        foot, tip = self.landscape.view.project(np.array([start, start + way]))[:, :2]
        high, low = (self.axes.room.right, self.top - _UNDER), (SAFE.left + _UNDER, SAFE.bottom + _UNDER)
        room = np.where(tip > foot, high, low) - foot
        shares = [1.0, *(np.abs(room) / np.maximum(np.abs(tip - foot), 1e-9))]
        for words in self._passed:  # not what has come since: that keeps off what was there
            if (met := words.clip(foot, tip)) is not None:
                shares.append(float(np.hypot(*(met[0] - foot)) / np.hypot(*(tip - foot))))
        return max(float(min(shares)), _LEAST)

    def _own(self, thing: T) -> T:
        thing.of(self.landscape)
        return thing
