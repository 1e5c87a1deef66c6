"""A trail: the points a walk has come through, joined, as far as the walk has come."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink
from steepest.stage.figures.flat.dot import trace_dot
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.ground.paint.arrowhead import paint_head
from steepest.stage.play.live import Given, now
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context
    from steepest.stage.figures.flat.plane import Plane

_EDGE = 2.2  # the dark edge around it, in the units of stroke widths
_RIM = 2.2  # of a hollow square, likewise
_LONG, _HEAD = 0.45, 0.2  # on the frame: a longer step of one that is headed has a head, which is so long
_SLIVER = 0.01  # it is cut off so far beyond the edges of its plane


class Trail(Drawn):
    """Points (n, 2) of a plane in their order, as dots on a line, cut off at the edges of the plane.

    `since` and `reached`, which may be live, are the numbers of the first and the last point that is there; `reached`
    between two points ends the line between them, and below 0 nothing is there. Points that crowd get small dots; they
    may be `square`, and are then hollow, so that round ones are seen through them. The line ends at the point whose
    number is `joined`, if one is told: there are but dots beyond it. Where it is `headed`, long steps have a head that
    ends at the dot to which they lead: so one sees which way it went.
    """

    kind = "trail"

    def __init__(
        self,
        plane: Plane,
        nodes: np.ndarray,
        colour: str = theme.DESCENT,
        width: float = 3.0,
        radius: float = 0.055,
        since: int = 0,
        reached: Given[float] = -1.0,
        square: bool = False,
        headed: bool = False,
    ):
        super().__init__(colour, plane)
        self.of, self.nodes, self.line_width, self.radius = plane, np.asarray(nodes, float), width, radius
        self.since, self._reached, self.square, self.headed = since, reached, square, headed
        self.joined: float = math.inf
        self.halo = True  # a dark edge, so that it is read on pale ground too
        self.points = self.of.places(self.nodes[:1])

    @property
    def reached(self) -> float:
        """How far it is drawn now."""
        return now(self._reached)

    @reached.setter
    def reached(self, steps: Given[float]) -> None:
        self._reached = steps

    # --- as the trace of a walk ---

    def at(self, steps: float) -> np.ndarray:
        """Where the walk is after so many steps, (2,) on the plane."""
        return self._between(self.nodes, steps)

    def ends_within(self, number: int) -> float:
        """Which share of a step, counted from 0, is on the plane: 1 where its end is."""
        start, end = self.of.places(self.nodes[number : number + 2])
        box = self._box
        if box.holds(end):
            return 1.0
        seen = box.clip(start, end)
        whole = np.linalg.norm(end - start)
        return 0.0 if seen is None or not whole else float(np.linalg.norm(seen[1] - start) / whole)

    def reach_to(self, steps: float) -> None:
        """Be drawn as far as a point."""
        self.reached = steps

    def draw(self, to: float, **timing: Any) -> Animation:
        """Let it be drawn as far as another point."""
        start = max(self.reached, 0.0)

        def more(_: Any, share: float) -> None:
            self.reached = start + (to - start) * share

        timing.setdefault("run_time", theme.BLINK)
        return running(self, more, **timing)

    def shrink(self, share: float, **timing: Any) -> Animation:
        """Let its dots become so large as a share of their size."""
        before = self.radius

        def less(_: Any, done: float) -> None:
            self.radius = before * (1 + (share - 1) * done)

        timing.setdefault("run_time", theme.BLINK)
        return running(self, less, **timing)

    # --- as a picture ---

    @property
    def outline(self) -> np.ndarray:
        """The points (n, 3) that are there, and where it ends."""
        if self.reached < self.since:
            return np.zeros((0, 3))
        whole = int(self.reached)
        there = self.of.places(self.nodes[self.since : whole + 1])
        return there if self.reached == whole else np.concatenate([there, self.end[None]])

    @property
    def end(self) -> np.ndarray:
        """Where it ends (3,)."""
        return self._between(self.of.places(self.nodes), max(self.reached, 0.0))

    @property
    def style(self) -> tuple[object, ...]:
        """How it is stroked, and whether its end is a point."""
        return self.line_width, self.radius, self.reached % 1 == 0, self._box, self.square, self.joined, self.halo

    def shapes(self) -> Iterable[Shape]:
        """The points that are there, as they are on the plane."""
        if self.is_seen:
            end = self.nodes[self.since : int(self.reached) + 1]
            yield Shape(self.kind, self.colour, end, self.opacity)

    @property
    def drawn(self) -> np.ndarray:
        """What is seen of its line (n, 3), with gaps where it is off the plane."""
        box, outline = self._box, self.outline
        runs = self._runs(outline)
        dots = [(point,) for point in outline if box.holds(point)]
        gap = np.full((1, 3), np.nan)
        return np.concatenate([np.zeros((0, 3)), *(part for run in (*runs, *dots) for part in (run, gap))])

    def reach(self) -> Box | None:
        """What has been reached of it, with its dots and heads."""
        box, outline = self._box, self.outline[:, :2]
        inside = np.clip(outline, [box.left, box.bottom], [box.right, box.top])
        side = max(self.radius, _HEAD / 2 if self.headed else 0.0)
        return around(inside, side + 0.01 * (self.line_width + _EDGE)) if len(outline) else None

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it as far as the walk has come."""
        line = self.outline[:, :2]
        if self.opacity <= 0 or not len(line):
            return
        box = self._box
        flat = line if self.reached % 1 == 0 else line[:-1]
        runs = self._runs(line)
        there = [(number <= self.joined, point) for number, point in enumerate(flat, self.since) if box.holds(point)]
        dots = [point for _, point in there]
        edge, fill = theme.channels(theme.BACKGROUND), theme.channels(self.colour)
        for rgb, extra in [(edge, _EDGE)] * self.halo + [(fill, 0.0)]:
            ink(context, rgb, self.opacity * (0.6 if extra else 1.0))
            context.set_line_width((self.line_width + extra) * 0.01)
            context.set_line_join(cairo.LINE_JOIN_ROUND)
            context.set_line_cap(cairo.LINE_CAP_ROUND)
            for a, b in runs:
                context.move_to(*a)
                context.line_to(*b)
            context.stroke()
        for a, b in runs if self.headed else ():
            self._head(context, a, b)
        ink(context, fill, self.opacity)
        for (is_joined, point), radius in zip(there, self._radii(dots), strict=True):
            trace_dot(context, point[0], point[1], radius, self.square)
            if self.square:
                self._hollow(context, is_joined)
            else:
                context.fill()

    def _head(self, context: Context, start: np.ndarray, end: np.ndarray) -> None:
        """A head at the end of a step between two points (2,) of the frame, off its dot, where it is long enough."""
        length = float(np.hypot(*(end - start)))
        if length > _LONG:
            along = (end - start) / length
            tip = end - self.radius * along
            paint_head(context, tip - _HEAD * along, tip, self.colour, self.opacity)

    def _hollow(self, context: Context, filled: bool) -> None:
        """Stroke the edge of what is traced, which is `filled` with the background where a line runs through it."""
        if filled:
            ink(context, theme.channels(theme.BACKGROUND), self.opacity)
            context.fill_preserve()
        ink(context, theme.channels(self.colour), self.opacity)
        context.set_line_width(0.01 * _RIM)
        context.stroke()

    def _runs(self, line: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
        """What is seen of the line from point to point, as far as they are joined."""
        count = max(self.joined - self.since, 0.0)
        ways = (way for number, way in enumerate(pairwise(line)) if number < count)
        return [run for a, b in ways if (run := self._box.clip(a, b)) is not None]

    @property
    def _box(self) -> Box:
        box = self.of.box
        return Box(box.left - _SLIVER, box.bottom - _SLIVER, box.right + _SLIVER, box.top + _SLIVER)

    @staticmethod
    def _between(points: np.ndarray, steps: float) -> np.ndarray:
        whole = min(max(int(steps), 0), len(points) - 1)
        following = points[min(whole + 1, len(points) - 1)]
        return np.asarray(points[whole] + (steps - whole) * (following - points[whole]))

    def _radii(self, dots: list[np.ndarray]) -> list[float]:
        """Dots at their full size, or so small that neighbours do not touch; never thinner than the line."""
        if len(dots) < 2:
            return [self.radius] * len(dots)
        gaps = np.hypot(*np.diff(np.array(dots), axis=0).T)
        room = np.minimum(np.r_[np.inf, gaps], np.r_[gaps, np.inf])
        return list(np.clip(0.35 * room, self.line_width * 0.005, self.radius))
