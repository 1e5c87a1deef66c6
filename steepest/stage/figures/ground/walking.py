"""A walk on a block of ground: arrows and dots where it has been, and somebody who takes it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from manim import Animation, linear, there_and_back

from steepest.calculus import Cut, Point
from steepest.calculus.level_line import lengths_along
from steepest.stage import theme
from steepest.stage.figures.footprints import Steps, lay_on_ground, unit_of
from steepest.stage.figures.ground.draped import (
    CLOSER,
    arrow_on,
    heading_on,
    length_of,
    on_ground,
    room_for,
    shown_of,
    spaced,
)
from steepest.stage.figures.walk import Walk, array_of, turned
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Dot, Footprints, Somebody, SpaceCurve, Thing
from steepest.stage.play.motion import running

_SHORTEST = 0.02  # a step shorter than this, in the block's units, gets no arrow
_APART = 0.08  # dots closer than this, in the block's units, cannot be told apart
_DOT = 0.06
_STROLLED = 100  # points of a stroll
STROLL = 0.7
"""How much of the way to the edge of the map a stroll goes."""
_TURNED = 3.0  # who goes to a point has turned to it before a third of the way
_FADES = 3.0  # prints of a stroll fade in its last third


class BallWalker:
    """Somebody, the `ball` of a scene, who stands on the ground over a point of the map; `place` (2,) is where, and is
    moved."""

    def __init__(self, ball: Somebody, place: np.ndarray, terrain: Terrain) -> None:
        self.ball, self.place, self.terrain = ball, place, terrain

    @property
    def opacity(self) -> float:
        """How solid they are."""
        return self.ball.opacity

    @opacity.setter
    def opacity(self, opacity: float) -> None:
        self.ball.opacity = opacity

    def stand(self, at: np.ndarray) -> None:
        """Stand over a point (2,) of the map."""
        self.place[:] = at

    @property
    def heading(self) -> float:
        """Where they look."""
        return self.ball.heading

    @heading.setter
    def heading(self, heading: float) -> None:
        self.ball.heading = heading

    def toward(self, way: np.ndarray) -> float:
        """The heading of who goes a way (2,) of the map."""
        return heading_on(self.terrain, way)


class GroundTrace:
    """Arrows of steps on the ground, and dots where they begin. One that leads far beyond the edge of the map is cut
    off there, and has no head; where it is `cut` all are that lead beyond it.

    Arrows too short to be seen, and dots too close to be told apart, are there for a lens that comes so close as to
    show them.
    """

    every = 1
    """Of how many arrows one begins with a dot."""

    def __init__(self, landscape: Landscape, points: np.ndarray, colour: str, cut: bool = False) -> None:
        self.landscape, self.points = landscape, points
        self.room_of = room_for if cut else shown_of
        self._reached = 0.0
        terrain = landscape.terrain
        self.arrows: list[tuple[int, SpaceCurve]] = []
        for number, step in enumerate(pairwise(points)):
            if not room_for(terrain, *step):
                continue
            arrow = arrow_on(terrain, *step, colour, self.room_of, ghost=0.4, past=True, step=True)
            long = length_of(arrow, terrain)
            near = next((near for near in CLOSER if long * near > _SHORTEST), None)
            if near is not None:
                arrow.near = near
                self.arrows.append((number, arrow))
        places = [on_ground(terrain, point) for point in points[: -1 : self.every]]
        self.dots = [
            (
                self.every * number,
                Dot(colour=colour, point=places[number], radius=_DOT, past=True, near=near),
            )
            for number, near in spaced(places, _APART)
        ]
        for thing in self.things:
            thing.of(landscape).grown = 0.0
        landscape.put(*self.things)

    @property
    def things(self) -> list[Thing]:
        """All of it."""
        return [thing for _, thing in (*self.arrows, *self.dots)]

    @property
    def reached(self) -> float:
        """How many steps of it are drawn."""
        return self._reached

    @reached.setter
    def reached(self, steps: float) -> None:
        self._reach(steps)

    def _reach(self, steps: float) -> None:
        self._reached = steps
        for number, arrow in self.arrows:
            arrow.grown = min(max(steps - number, 0.0), 1.0)
        for number, dot in self.dots:
            dot.grown = 1.0 if steps > number else 0.0

    @property
    def opacity(self) -> float:
        """How solid it is."""
        return max((thing.opacity for thing in self.things), default=1.0)

    @opacity.setter
    def opacity(self, opacity: float) -> None:
        for thing in self.things:
            thing.opacity = opacity

    def at(self, steps: float) -> np.ndarray:
        """Where on the map (2,), or off it, the walk is after so many steps."""
        number = min(max(int(steps), 0), max(len(self.points) - 2, 0))
        start, end = self.points[number], self.points[min(number + 1, len(self.points) - 1)]
        return np.asarray(start + (end - start) * (steps - number))

    def ends_within(self, number: int) -> float:
        """Which share of a step is shown: what lies on the map, and a little beyond where it is not cut."""
        return self.room_of(self.landscape.terrain, self.points[number], self.points[number + 1])


class GroundWalk(Walk):
    """A walk over the map of a block, shown on its ground. Its trace dims, and goes, with `dim` and `gone`."""

    trace: GroundTrace

    def __init__(
        self,
        landscape: Landscape,
        points: Sequence[Sequence[Any]],
        walker: BallWalker,
        trace: GroundTrace,
    ) -> None:
        self.landscape, self.ball = landscape, walker.ball
        super().__init__(array_of(points), trace, walker)
        landscape.drop(walker.ball).put(walker.ball)  # over its trace

    @property
    def end(self) -> np.ndarray:
        """Where on the ground (3,) it comes to the edge of the map, or ends on it."""
        last = self.last - 1
        return on_ground(self.landscape.terrain, self.trace.at(last + self.trace.ends_within(last)))

    def coming(self) -> Sequence[Animation]:
        """The walker appears."""
        return self.ball.coming()

    def dimming(self, to: float) -> Sequence[Animation]:
        """The trace fades to this opacity."""
        return [self.landscape.soften(*self.trace.things, to=to)]

    def going(self) -> Sequence[Animation]:
        """Trace and walker fade."""
        return [self.landscape.take_away(*self.trace.things, self.ball)]

    def again(self, **timing: Any) -> list[Animation]:
        """The walker fades, and appears at the start; what was walked fades, and is gone then."""

        def fade(share: float) -> None:
            self.trace.opacity = 1 - share
            if share == 1:
                self.trace.opacity, self.trace.reached = 1.0, 0.0

        return [self.home(fade, **timing)]


def stroll_over(
    whole: Terrain, start: np.ndarray, along: Cut | Point | np.ndarray, share: float
) -> np.ndarray:
    """The way (n, 2) over a map of who strolls from a point (2,): along a cut, so much of the way to the edge of the
    map; straight to a point; or along a line (n, 2) from there, so much of its length."""
    if isinstance(along, np.ndarray) and along.ndim == 2:
        far = lengths_along(along * unit_of(whole))
        reached = np.linspace(0, share * far[-1], _STROLLED)
        return np.stack([np.interp(reached, far, along[:, axis]) for axis in (0, 1)], -1)
    end = start.copy()
    if isinstance(along, Cut):
        end[along.axis] += share * ((whole.xs, whole.ys)[along.axis][1] - start[along.axis])
    else:
        end[:] = np.array(along, float)
    return np.linspace(start, end, _STROLLED)


def going(
    landscape: Landscape, whole: Terrain, ball: Somebody, place: np.ndarray, to: Point, **timing: Any
) -> Animation:
    """Somebody, whose `place` (2,) is moved, goes straight over the map to a point."""
    start, end = place.copy(), np.array(to, float)
    looked = look_away(landscape, ball)
    looks = heading_on(whole, end - start) if (end != start).any() else looked

    def go(_: object, share: float) -> None:
        place[:] = start + (end - start) * share
        ball.heading = turned(looked, looks, _TURNED * share)

    return running(landscape, go, **timing)


def facing(landscape: Landscape, ball: Somebody, heading: float, **timing: Any) -> Animation:
    """Somebody turns where they stand."""
    looked = look_away(landscape, ball)

    def turn(_: object, share: float) -> None:
        ball.heading = turned(looked, heading, share)

    return running(landscape, turn, rate_func=linear, **{"run_time": theme.TURNING, **timing})


def look_away(landscape: Landscape, ball: Somebody) -> float:
    """Somebody looks at nothing any longer; the heading on which they did, which they keep."""
    ball.heading, ball.ahead = ball.looks(landscape.terrain), None
    return ball.heading


def strolling(
    landscape: Landscape,
    whole: Terrain,
    ball: Somebody,
    place: np.ndarray,
    along: Cut | Point | np.ndarray,
    share: float,
    **timing: Any,
) -> Animation:
    """Somebody, whose `place` (2,) is moved, strolls along something, a share of the way, and back; their prints fade.
    In the end they look along it again, which is where a slope is spoken of."""
    looked, way = look_away(landscape, ball), stroll_over(whole, place, along, share)
    prints, steps = Footprints().of(landscape), Steps(way, unit_of(whole))
    onward, turn = heading_on(whole, way[1] - way[0]), theme.TURNING / theme.STROLL

    def walk(_: object, gone: float) -> None:
        out = float(there_and_back(gone))
        number = min(int(out * (len(way) - 1)), len(way) - 2)
        there = heading_on(whole, way[number + 1] - way[number])
        place[:] = way[number] + (way[number + 1] - way[number]) * (out * (len(way) - 1) - number)
        lay_on_ground(prints, *steps.seen(0.0, out if gone < 0.5 else 1.0, out))
        prints.opacity = min(1.0, _FADES * (1 - gone))
        landscape.drop(prints)
        if gone < 1:
            landscape.put(prints)
        ahead = turned(looked, there, gone / turn)
        home = turned(ahead, there - np.pi, (gone - 0.5) / turn + 0.5)
        ball.heading = turned(home, onward, (gone - 1) / turn + 1)

    return running(landscape, walk, rate_func=linear, **{"run_time": theme.STROLL, **timing})
