"""The course of a walk over a picture: straight hops from node to node, and somebody who takes them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Protocol

import cairo
import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Layer, around, ink, trace
from steepest.stage.extent import Extent
from steepest.stage.ground.paint.walker import (
    FROM_ASIDE,
    REACH,
    TOWARD_VIEWER,
    extent_of_walker,
    paint_walker,
)
from steepest.stage.ground.things import TALL
from steepest.stage.play.live import Given, now

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

HEAD = 0.24  # length of the arrow head where a course leaves the picture
_INSIDE = 0.2  # how far inside of the edges of a picture nodes are seen
_OVER = 0.05  # how far over the upper edge a head may be
_NEAR = 0.05, 0.3  # how far beyond an edge of the picture somebody is gone, and in how much room they fade


class Ground(Protocol):
    """A picture that courses are drawn on, and that cuts them off at its `box`."""

    @property
    def box(self) -> Box:
        """The part of the frame that it fills."""

    def on_frame(self, points: np.ndarray) -> np.ndarray:
        """Where points (n, 2) of the picture lie on the frame (n, 2)."""


@dataclass(eq=False)
class Course:
    """A walk over a picture through live `nodes` (n, 2), joined by straight hops: a `Trace`.

    It is drawn as far as it is `reached`, and beyond that as solid as `ahead`. Where it leaves the picture it ends in
    an arrow head at the edge. `dot` is the radius of a node, 0 for none; `edge` is how much wider the dark line is that
    lies under it.
    """

    ground: Ground
    nodes: Callable[[], np.ndarray]
    colour: Given[str] = theme.DESCENT
    width: float = 3.4
    dot: float = 0.065
    edge: float = 2.0
    reached: float = -1.0
    opacity: float = 1.0
    ahead: float = 0.0

    def at(self, steps: float) -> np.ndarray:
        """The point (2,) after so many steps; the last where there are fewer."""
        nodes, steps = self.nodes(), max(steps, 0.0)
        k = min(int(steps), len(nodes) - 1)
        share = steps - k if k + 1 < len(nodes) else 0.0
        return np.asarray(nodes[k] * (1 - share) + nodes[min(k + 1, len(nodes) - 1)] * share)

    def ends_within(self, number: int) -> float:
        """Which share of a step, counted from 0, is in the picture."""
        hop = self.ground.on_frame(self.nodes()[number : number + 2])
        if len(hop) < 2:
            return 1.0
        path, leaves = inside(hop, self.frame)
        length = np.hypot(*(hop[1] - hop[0]))
        return float(np.hypot(*(path[-1] - hop[0])) / length) if leaves and length else 1.0

    @property
    def seen(self) -> int:
        """How many of its steps are seen to move: up to the first that leaves the picture or leads nowhere."""
        nodes = self.nodes()
        moves = next((k for k in range(len(nodes) - 1) if nodes[k][0] == nodes[k + 1][0]), len(nodes) - 1)
        return next((k + 1 for k in range(moves) if self.ends_within(k) < 1), max(moves, 1))

    def drawn(self, steps: float) -> np.ndarray:
        """The nodes up to so many steps, and the point reached (m, 2)."""
        nodes = self.nodes()
        k = int(min(steps, len(nodes) - 1))
        whole = k == steps or k + 1 == len(nodes)
        return nodes[: k + 1] if whole else np.vstack([nodes[: k + 1], self.at(steps)])

    # --- painting ---

    @property
    def frame(self) -> Box:
        """Where its nodes are seen: off the edges of the picture, so that no corner cuts one off, and that what is seen
        of a hop that leaves the picture is long enough to be read as an arrow."""
        box = self.ground.box
        return Box(box.left + _INSIDE, box.bottom, box.right - _INSIDE, box.top - _INSIDE)

    @property
    def room(self) -> float:
        """How far it paints beyond its path."""
        return HEAD + self.dot + 0.01 * (self.width + self.edge)

    def path(self, steps: float) -> np.ndarray:
        """The line (m, 2) on the frame that is drawn up to so many steps, cut off nowhere."""
        return self.ground.on_frame(self.drawn(steps))

    @property
    def strokes(self) -> list[tuple[float, float]]:
        """What lies ahead, and what was walked over it: up to how many steps it is drawn, and how solid."""
        last = len(self.nodes()) - 1
        both = (last, self.ahead if self.reached < last else 0.0), (self.reached, self.opacity)
        return [(steps, opacity) for steps, opacity in both if steps >= 0 and opacity > 0]

    def extents(self) -> Iterator[Extent]:
        """Where it is drawn on the frame."""
        for steps, opacity in self.strokes:
            path, _ = self._seen(self.path(steps))
            yield Extent("line", path, max(self.dot, 0.005 * self.width), self.ground.box, opacity)

    def layers(self) -> Iterator[Layer]:
        """What lies ahead, and what was walked over it."""
        for steps, opacity in self.strokes:
            path, leaves = self._seen(self.path(steps))
            spots, cut = inside(self.ground.on_frame(self.drawn(steps)), self.frame)
            dots = spots[: min(len(spots) - cut, int(steps) + 1) if self.dot else 0]
            told = path, leaves, dots, opacity, now(self.colour), self.width, self.dot, self.edge
            paint = partial(self._paint, path, leaves, dots, opacity)
            yield Layer(told, partial(around, path, self.room), paint)

    def _seen(self, path: np.ndarray) -> tuple[np.ndarray, bool]:
        """A path (n, 2) up to the hop that leaves what is seen of its nodes, which ends at the picture's edge; and
        whether one does."""
        kept, leaves = inside(path, self.frame)
        if leaves:
            kept[-1] = self.ground.box.stop(kept[-2], path[len(kept) - 1])
        return kept, leaves

    def _paint(
        self, path: np.ndarray, leaves: bool, dots: np.ndarray, opacity: float, context: Context, _: float
    ) -> None:
        rgb, dark = theme.channels(now(self.colour)), theme.channels(theme.BACKGROUND)
        context.push_group()
        context.set_line_join(cairo.LINE_JOIN_ROUND)
        context.set_line_cap(cairo.LINE_CAP_ROUND)
        head = arrow_head(path) if leaves else None
        for colour, extra in ((dark, self.edge), (rgb, 0.0)):
            ink(context, colour, 0.6 if extra else 1.0)
            context.set_line_width(0.01 * (self.width + extra))
            trace(context, path if head is None else np.vstack([path[:-1], head[1]]))
            context.stroke()
        if head is not None:
            trace(context, head[[0, 2, 1, 3]])
            context.close_path()
            context.fill()
        discs = [(dark, self.dot + 0.02), (rgb, self.dot)]
        for (x, y), (colour, radius) in product(dots, discs):
            ink(context, colour)
            context.arc(x, y, radius, 0, 2 * np.pi)
            context.fill()
        context.pop_group_to_source()
        context.paint_with_alpha(opacity)


class Jumps(Course):
    """A course over a line, each hop an arc over it, up to the line's ends."""

    @property
    def frame(self) -> Box:
        """All of the picture."""
        return self.ground.box

    def path(self, steps: float) -> np.ndarray:
        """The arcs, as a line (m, 2) on the frame."""
        nodes = self.ground.on_frame(self.nodes())
        whole = [_arc(nodes[k], nodes[k + 1], min(steps - k, 1.0)) for k in range(math.ceil(max(steps, 0.0)))]
        return np.concatenate([nodes[:1], *whole])


def _arc(start: np.ndarray, end: np.ndarray, share: float) -> np.ndarray:
    """So much of the arc from one point to another, a third as high as it is wide, without its start (n, 2)."""
    turn = np.pi * share * np.linspace(0, 1, 25)[1:, None]
    height = abs(float(end[0] - start[0])) / 3
    return np.asarray((start + end) / 2 + (start - end) / 2 * np.cos(turn) + np.sin(turn) * [0, height])


@dataclass(eq=False)
class CourseWalker:
    """Somebody on a picture, at a point (2,) of it that may be live: a `Walker`, as tall as suits a ball of a `radius`.
    They fade near the picture's edge, and look to the right, to the left (half a turn), or at the viewer."""

    ground: Ground
    colour: str = theme.INK
    radius: float = 0.11
    opacity: float = 1.0
    at: Given[np.ndarray] = (0.0, 0.0)  # type: ignore[assignment]
    heading: float = theme.LOOKS

    def stand(self, at: Given[np.ndarray]) -> None:
        """Stand at a point of the picture."""
        self.at = at

    def toward(self, way: np.ndarray) -> float:
        """The heading of who goes a way (d,) of the picture."""
        return 2 * TOWARD_VIEWER if way[0] < 0 else 0.0

    @property
    def height(self) -> float:
        """How tall they are, in scene units."""
        return TALL * self.radius

    @property
    def seen(self) -> tuple[np.ndarray, float]:
        """Where they are on the frame (1, 2), and how solid."""
        at = self.ground.on_frame(np.asarray(now(self.at), float)[None])
        (x, y), box = at[0], self.ground.box
        room = min(x - box.left, box.right - x, box.top + _OVER - y - self.height)
        return at, self.opacity * float(np.clip((room + _NEAR[0]) / _NEAR[1], 0, 1))

    def extents(self) -> Iterator[Extent]:
        """Where they are on the frame."""
        at, opacity = self.seen
        if opacity > 0:
            yield extent_of_walker(FROM_ASIDE, at[0], self.height, self.heading, self.colour, opacity)

    def layers(self) -> Iterator[Layer]:
        """They."""
        at, opacity = self.seen
        told = at, opacity, self.colour, self.radius, self.heading
        if opacity > 0:
            line = np.concatenate([at, at + [0, self.height]])
            reach = partial(around, line, REACH * self.height + 0.03)
            yield Layer(told, reach, partial(self._paint, at[0], opacity))

    def _paint(self, at: np.ndarray, opacity: float, context: Context, _: float) -> None:
        paint_walker(context, FROM_ASIDE, at, self.height, self.heading, self.colour, opacity)


def inside(path: np.ndarray, box: Box) -> tuple[np.ndarray, bool]:
    """A path (n, 2) up to where it first leaves a box, and whether it does.

    >>> inside(np.array([[0, 0], [0, 2.0], [1, 2]]), Box(-1, -1, 1, 1))
    (array([[0., 0.],
           [0., 1.]]), True)
    """
    low, high = np.array([box.left, box.bottom]) - 1e-9, np.array([box.right, box.top]) + 1e-9
    outside = np.flatnonzero(((path < low) | (path > high)).any(axis=1))
    if not len(outside) or outside[0] == 0:
        return path, False
    last = path[outside[0] - 1]
    way = path[outside[0]] - last
    edges = np.where(way > 0, high, low)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.where(way != 0, (edges - last) / way, np.inf)
    share = float(np.clip(shares.min(), 0, 1))
    return np.vstack([path[: outside[0]], last + share * way]), True


def arrow_head(path: np.ndarray) -> np.ndarray | None:
    """The head of an arrow at the end of a path, not longer than `HEAD`: its tip, neck and barbs (4, 2); None for no
    direction."""
    way = path[-1] - path[-2]
    length = float(np.hypot(*way))
    if length < 1e-6:
        return None
    along = way / length
    size = min(HEAD, length)
    across = np.array([-along[1], along[0]]) * size * 0.42
    back = path[-1] - along * size
    return np.array([path[-1], path[-1] - along * size * 0.8, back + across, back - across])
