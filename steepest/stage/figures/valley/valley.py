"""A valley: the loss of one weight as a cut through ground, with axes, walks, levels and offsets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation

from steepest.calculus import Function, Number, RatedWalk
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Layer, Painted, around, ink, trace
from steepest.stage.extent import Extent, corners, filled
from steepest.stage.figures.valley.axes import Numbered, ValleyAxes, beside
from steepest.stage.figures.valley.bend import Bend
from steepest.stage.figures.valley.course import HEAD, Course, CourseWalker
from steepest.stage.figures.valley.course_walk import CourseWalk, drawn, painted
from steepest.stage.figures.valley.depth import paint_depth
from steepest.stage.figures.valley.offset import Offset
from steepest.stage.figures.walk import Points
from steepest.stage.ground.heights import Span
from steepest.stage.play.live import Given, Live
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

REACH = 1.6  # how far to either side it is seen at first, in offsets of the start; likewise how high, squared
MARGIN = 1.25  # of a height that it has to show: somebody who stands there is seen from head to foot
_FIRST, _FARTHEST = 3.6, 5.6  # how far it may reach for more than a first step, and at most
_FEW = 3  # steps that are seen where the first ones are told
_QUARTERS = 4  # level lines from the bottom to as high as the start, that one included
_FLOOR = 0.2  # of its height is seen below the bottom
_SCALE = REACH**2 * np.array([[0, -_FLOOR], [0, 1]])  # from where to where its colours run: all it shows at first
_NEAR = 1e-3  # likewise: to both sides of a place whose slope is looked at
_FAR = 10**4  # offsets of the start beyond which points are no longer told apart


class Valley(Painted):
    """The graph of a `function` of one variable around its `bottom`, laid into a `region` with the axes.

    It is `seen` to both sides farther than `start` lies from the bottom. `names` are those of the axes, of the
    variable and of the function, `across` and `up` the numbers on them, all set already; it has as many axes as names.
    Walks on it have lines and dots of a `size`. It is seen `sky` times as high as its sides need.
    """

    def __init__(
        self,
        function: Function,
        bottom: Number,
        start: Number,
        names: Sequence[Typeset] = (),
        across: Numbered = (),
        up: Numbered = (),
        region: Box = theme.VALLEY,
        size: float = 1.0,
        seen: float = REACH,
        sky: float = 1.0,
    ) -> None:
        super().__init__()
        self.told = function, bottom, start
        self.curve: Callable[[np.ndarray], np.ndarray] = function.sample
        self.window, self.sky, self.size = Live(seen), sky, size
        self.bottom = np.array([float(bottom), float(function(bottom))])
        self.unit = np.array([abs(float(start - bottom)), float(function(start) - function(bottom))])
        self._known: tuple[object, np.ndarray] | None = None
        self.levels: dict[float, CourseWalk | None] = {float(function(start)): None}
        self.walks: list[CourseWalk] = []
        self.labels = *names[1:2], *(label for _, label in up)
        self.region = region
        self._stand(self.room(region))
        self.axes = ValleyAxes(lambda: self.box, lambda x, y: self.at(x, y), names, across, up)

    # --- where it is ---

    @property
    def xs(self) -> Span:
        """The values of the variable that are seen."""
        half = self.window() * self.unit[0]
        return float(self.bottom[0] - half), float(self.bottom[0] + half)

    @property
    def ys(self) -> Span:
        """The values of the function that are seen: as many more as of the variable, so that it looks equally steep."""
        high = REACH * self.window() * self.sky * self.unit[1]
        return float(self.bottom[1] - _FLOOR * high), float(self.bottom[1] + high)

    def on_frame(self, points: np.ndarray) -> np.ndarray:
        """Where points (n, 2), each a value of the variable and one of the function, lie on the frame (n, 2)."""
        low, high = np.array([self.xs, self.ys]).T
        share = (points - low) / (high - low)
        return np.asarray(share * [self.box.width, self.box.height] + [self.box.left, self.box.bottom])

    def at(self, x: float | Number, y: float | Number) -> np.ndarray:
        """Where a point lies on the frame (3,)."""
        return np.array([*self.on_frame(np.array([[float(x), float(y)]]))[0], 0.0])

    def shows(self, x: float, y: float) -> bool:
        """Whether a point is in the picture."""
        return bool(self.xs[0] <= x <= self.xs[1] and self.ys[0] <= y <= self.ys[1])

    # --- what stands on it ---

    def walk(self, points: Given[Points], colour: Given[str] = theme.DESCENT) -> CourseWalk:
        """A walk through points (n, 2) of the graph, which may be live. It is there with `come`, or at once with
        `put`."""
        style = 3.4 * self.size, 0.065 * self.size
        course = Course(self, self._nodes(points), colour, *style)
        return CourseWalk(self, points, course, CourseWalker(self, radius=0.11 * self.size))

    def put(self, *walks: CourseWalk) -> Valley:
        """Have walks on it."""
        self.walks += [walk for walk in walks if walk not in self.walks]
        return self

    def level(self, height: Number, walk: CourseWalk | None = None) -> None:
        """Mark a height by a dashed line from side to side, as solid as a walk that leads there."""
        self.levels.setdefault(float(height), walk)

    def offset(self, walk: CourseWalk) -> Offset:
        """How far to the side of the bottom the walker of a walk is."""
        return Offset(self, lambda: self.on_frame(self.bottom[None])[0], walk, self.told[1])

    def bend(self, share: Given[Number], stays: Iterable[Number] = ()) -> Bend:
        """A stick that touches the graph at a share of the way from the bottom to the start, which may be live; it
        `stays` at each of some offsets from the bottom, or at a few, evenly spread, where none are told."""

        def touching(share: Number) -> tuple[np.ndarray, np.ndarray]:
            x = self.bottom[0] + float(share) * (float(self.told[2]) - self.bottom[0])
            around = x + self.unit[0] * np.array([-_NEAR, 0.0, _NEAR])
            before, at, after = self.on_frame(np.stack([around, self.curve(around)], -1))
            return at, after - before

        return Bend(touching, share, [offset / (self.told[2] - self.told[1]) for offset in stays])

    def glide(self, region: Box, *walks: RatedWalk, numbers: Numbered = (), **timing: Any) -> Animation:
        """Go to another region of the frame, with all that stands on it and room for more numbers on the left, and be
        seen so far to both sides that the first steps of some walks end in it."""
        self.region = region
        here = np.array([*vars(self.box).values(), self.window()])
        there = np.array([*vars(self.room(region, numbers)).values(), self._showing(walks)])

        def go(_: object, share: float) -> None:
            *edges, self.window.value = ((1 - share) * here + share * there).tolist()
            self._stand(Box(*edges))

        return running(self, go, **{"run_time": theme.MOVE, **timing})

    def widen(self, walk: RatedWalk) -> list[Animation]:
        """Be seen so far that the first steps of a walk end in it, if they do not yet."""
        wider = self._showing([walk]) > self.window()
        return [self.glide(self.region, walk, run_time=theme.GLANCE)] if wider else []

    def narrow(self) -> list[Animation]:
        """Be seen as far as at first again, if it is seen farther."""
        return [self.glide(self.region)] if self.window() > REACH else []

    def take(self, **timing: Any) -> list[Animation]:
        """All walks on it hop to their ends."""
        return [walk.hop(**timing) for walk in self.walks]

    def stride(self, *walks: CourseWalk, levels: CourseWalk, **timing: Any) -> list[Animation]:
        """Walks take a step, and mark how high it leads, by `levels` as solid as another walk."""

        def arrive(height: float, number: int) -> Callable[[float], None]:
            return lambda steps: self.level(height, levels) if steps >= number else None

        taken = [(walk, walk.begun + 1) for walk in walks]
        return [walk.step(beside=arrive(walk.points[to][1], to), **timing) for walk, to in taken]

    def _showing(self, walks: Iterable[RatedWalk]) -> float:
        """How far to see to show the first steps of some walks: all of them, or at least one, and no farther than
        walks are read."""
        window = REACH
        for walk in walks:
            places = np.array([float(x) for x, _ in walk.nodes[: _FEW + 1]])
            sides = np.abs(places - self.bottom[0]) / self.unit[0]
            first, last = (MARGIN * max(float(side), 1.0) ** 2 / REACH for side in sides[[1, -1]])
            window = max(window, min(last, max(_FIRST, first), _FARTHEST))
        return window

    def _nodes(self, points: Given[Points]) -> Callable[[], np.ndarray]:
        """Points (n, 2) as they are now; those that do not run are looked at once."""
        if callable(points):
            return lambda: self._within(points())
        nodes = self._within(points)
        return lambda: nodes

    def _within(self, points: Points) -> np.ndarray:
        """Points (n, 2), those drawn in that are too far away for any picture."""
        low, high = self.bottom - _FAR * self.unit * [1, 0], self.bottom + _FAR * self.unit * [1, _FAR]
        return np.asarray(np.clip([[float(value) for value in point] for point in points], low, high))

    def shapes(self) -> list[Shape]:
        """The levels, what is drawn of each walk, and its walker."""
        levels = [Shape("level", theme.QUIET, np.array([[x, y] for x in self.xs])) for y in self._seen_levels]
        return levels + [shape for walk in self.walks for shape in walk.shapes()]

    def extents(self) -> Iterator[Extent]:
        """Its box, of which the graph fills a part, the walks, and the walkers."""
        if self.opacity > 0:
            yield filled(self.box, self.opacity)
            yield from drawn(self.walks)

    # --- painting ---

    def appearance(self) -> object:
        """All that it holds, with the curve as its line is drawn."""
        return [layer.appearance for layer in self._marks()], self.opacity

    def reach(self) -> Box | None:
        """The box, with dots and heads on its edge."""
        rooms = [max(walk.trace.room, walk.walker.height) for walk in self.walks]
        return around(self.points, max([0.05, *rooms]) + HEAD)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint ground, curve, levels, courses and walkers."""
        if self.opacity >= 1:
            for mark in self._marks():
                mark.paint(context, pixels)
        elif self.opacity > 0:
            context.save()
            context.reset_clip()  # cairo rounds places in a group by where that begins: it is the frame, always
            context.push_group()
            for mark in self._marks():
                mark.paint(context, pixels)
            group = context.pop_group()
            context.restore()
            context.set_source(group)
            context.paint_with_alpha(self.opacity)

    def layers(self) -> Sequence[Layer]:
        """The ground, and each course and walker by itself; one layer where all of it is translucent together."""
        return super().layers() if self.opacity < 1 else list(self._marks())

    def _marks(self) -> Iterator[Layer]:
        """What is painted, in its order."""
        line = self.edge()
        heights = [(float(self.at(0, y)[1]), solid) for y, solid in self._seen_levels.items()]
        told = line, self.box, heights
        yield Layer(told, partial(around, self.points, 0.05), partial(self._paint_ground, line, heights))
        yield from painted(self.walks)

    @property
    def _seen_levels(self) -> dict[float, float]:
        """The heights that are marked now, and how solid."""
        solid = {y: walk.trace.opacity if walk else 1.0 for y, walk in self.levels.items()}
        return {y: share for y, share in solid.items() if share > 0}

    def edge(self) -> np.ndarray:
        """The graph on the frame (200, 2)."""
        key = self.window(), self.sky, self.box
        if self._known is None or self._known[0] != key:
            x = np.linspace(*self.xs, 200)
            self._known = key, self.on_frame(np.stack([x, self.curve(x)], -1))
        return self._known[1]

    def room(self, region: Box, numbers: Numbered = ()) -> Box:
        """What of a region is left when the names and numbers of the axes stand around it, with more numbers."""
        labels = *self.labels, *(label for _, label in numbers)
        return beside(labels, region) if labels else region

    def _stand(self, box: Box) -> None:
        self.box = box
        self.points = np.pad(corners(box)[:4], ((0, 0), (0, 1)))

    def _paint_ground(self, line: np.ndarray, heights: list[Span], context: Context, pixels: float) -> None:
        b, (low, high) = self.box, self.on_frame(self.bottom + self.unit * _SCALE)[:, 1].tolist()
        paint_depth(context, line, b, (high - low) / (np.ptp(_SCALE) * _QUARTERS), (low, high))
        context.save()
        context.rectangle(b.left, b.bottom, b.width, b.height)
        context.clip()
        trace(context, line)
        ink(context, theme.channels(theme.QUIET))
        context.set_line_width(0.01 * theme.CURVE_WIDTH)
        context.stroke()
        context.restore()
        for y, solid in heights:
            if b.bottom <= y <= b.top:
                trace(context, np.array([[b.left, y], [b.right, y]]))
                context.set_dash([0.05, 0.08])
                context.set_line_width(0.016)
                ink(context, theme.channels(theme.QUIET), 0.8 * solid)
                context.stroke()
                context.set_dash([])
