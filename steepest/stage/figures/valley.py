"""A valley: the loss of one weight as a cut through ground, with walks on it, in a box that cuts them off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import cairo
import numpy as np
from manim import UpdateFromAlphaFunc, linear

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Layer, Painted, around, ink
from steepest.stage.ground.terrain import Span
from steepest.stage.play.motion import hop_by_hop, running

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_HEAD = 0.24  # length of the arrow head where a track leaves the box
_EDGE = 0.025  # the dark edge of a walker
_GHOST_DASH = (0.11, 0.09)


@dataclass(eq=False)
class Track:
    """A walk: `nodes` (n, 2), each a weight and its loss, joined by straight hops.

    `hops` is how many of them are drawn, from the start: 2.5 is two and a half. Where it leaves the box it
    ends in an arrow head at the edge.
    """

    nodes: np.ndarray
    colour: str = theme.DESCENT
    opacity: float = 1.0
    hops: float = np.inf
    width: float = 3.4
    dashed: bool = False
    dot: float = 0.065  # radius of a node, 0 for none

    def at(self, hops: float) -> np.ndarray:
        """The point (2,) after so many hops; at the end of the walk where there are fewer."""
        k = min(int(hops), len(self.nodes) - 1)
        share = min(hops - k, 1.0) if k + 1 < len(self.nodes) else 0.0
        after = self.nodes[min(k + 1, len(self.nodes) - 1)]
        return np.asarray(self.nodes[k] * (1 - share) + after * share)

    def drawn(self) -> np.ndarray:
        """The nodes that are drawn, and the point reached (m, 2)."""
        k = int(min(self.hops, len(self.nodes) - 1))
        nodes = self.nodes[: k + 1]
        return nodes if k == self.hops or k + 1 == len(self.nodes) else np.vstack([nodes, self.at(self.hops)])


@dataclass(eq=False)
class Walker:
    """The one who walks, at a weight and its loss (2,). It fades where it leaves the box."""

    at: np.ndarray
    colour: str = theme.INK
    opacity: float = 1.0
    radius: float = 0.11


class Valley(Painted):
    """The graph of `curve` (arrays to arrays) over `xs`, from `ys[0]` to `ys[1]`, laid into `box`.

    Under the curve lies ground in the colours of height. Everything drawn on it is cut off at the box:
    `tracks`, `walkers`, and `levels`, which are losses marked by a dashed line from side to side.
    """

    def __init__(
        self,
        curve: Callable[[np.ndarray], np.ndarray],
        xs: Span,
        ys: Span,
        box: Box,
        levels: Iterable[float] = (),
        tracks: Iterable[Track] = (),
        walkers: Iterable[Walker] = (),
    ):
        super().__init__()
        self.curve, self.box = curve, box
        self.levels, self.tracks, self.walkers = list(levels), list(tracks), list(walkers)
        self.look_at(xs, ys)
        b = box
        corners = [[b.left, b.bottom], [b.right, b.bottom], [b.right, b.top], [b.left, b.top]]
        self.points = np.pad(np.array(corners, float), ((0, 0), (0, 1)))

    def look_at(self, xs: Span, ys: Span) -> None:
        """Show this part of the plane."""
        self.xs, self.ys = (float(xs[0]), float(xs[1])), (float(ys[0]), float(ys[1]))

    def at(self, x: float, y: float) -> np.ndarray:
        """Where a weight and a loss lie on the frame (3,)."""
        return np.array([*self._on_frame(np.array([[float(x), float(y)]]))[0], 0.0])

    def _on_frame(self, points: np.ndarray) -> np.ndarray:
        low, high = np.array([self.xs, self.ys]).T
        share = (points - low) / (high - low)
        return np.asarray(share * [self.box.width, self.box.height] + [self.box.left, self.box.bottom])

    def shows(self, x: float, y: float) -> bool:
        """Whether a weight and a loss are in the picture."""
        return bool(self.xs[0] <= x <= self.xs[1] and self.ys[0] <= y <= self.ys[1])

    def hops_seen(self, nodes: np.ndarray) -> int:
        """How many hops of a walk (n, 2) are seen: up to the first that leaves the picture."""
        hops = enumerate(nodes[1:].tolist(), 1)
        return next((k for k, node in hops if not self.shows(*node)), len(nodes) - 1)

    # --- what moves ---

    def hopping(
        self, walker: Walker, track: Track, start: float, end: float, drawn: bool = True, **timing: Any
    ) -> UpdateFromAlphaFunc:
        """A walker hops along a track, from so many hops to so many; the track is `drawn` as far as that."""

        def hop(_: object, share: float) -> None:
            hops = hop_by_hop(start + (end - start) * share)
            walker.at = track.at(hops)
            if drawn:
                track.hops = hops

        timing.setdefault("rate_func", linear)
        return running(self, hop, **timing)

    def returning(
        self,
        walker: Walker,
        home: np.ndarray,
        beside: Callable[[float], None] = lambda share: None,
        **timing: Any,
    ) -> UpdateFromAlphaFunc:
        """A walker fades out where it is, and in at another place; `beside` is called with each share of it."""
        here = walker.at

        def go(_: object, share: float) -> None:
            beside(share)
            walker.at = here if share < 0.5 else home
            walker.opacity = abs(1 - 2 * share)

        return running(self, go, **timing)

    # --- painting ---

    def appearance(self) -> object:
        """All that it holds, with the curve as its line is drawn."""
        marks = self.levels, self.tracks, self.walkers
        return self._line(), self.box, self.xs, self.ys, marks, self.opacity

    def reach(self) -> Box | None:
        """The box, with dots and heads on its edge."""
        marks = [track.dot + 0.01 * track.width for track in self.tracks]
        walkers = [walker.radius for walker in self.walkers]
        return around(self.points, max([0.05, *marks, *walkers]) + _HEAD)

    def _line(self) -> np.ndarray:
        """The curve (n, 2) on the frame."""
        x = np.linspace(*self.xs, 200)
        return self._on_frame(np.stack([x, self.curve(x)], -1))

    def paint(self, context: Context, pixels: float) -> None:
        """Paint ground, curve, levels, tracks and walkers."""
        if self.opacity <= 0:
            return
        if self.opacity < 1:
            context.push_group()
        for mark in self._marks():
            mark.paint(context, pixels)
        if self.opacity < 1:
            context.pop_group_to_source()
            context.paint_with_alpha(self.opacity)

    def layers(self) -> Sequence[Layer]:
        """The ground, and each track and walker by itself; one layer where all of it is translucent together."""
        return super().layers() if self.opacity < 1 else list(self._marks())

    def _marks(self) -> Iterator[Layer]:
        """What is painted, in its order."""
        line = self._line()
        told = line, self.box, self.levels
        yield Layer(told, partial(around, self.points, 0.05), partial(self._paint_ground, line))
        for track in self.tracks:
            if track.opacity > 0:
                path = inside(self._on_frame(track.drawn()), self.box)
                room = _HEAD + track.dot + 0.01 * track.width
                yield Layer((track, *path), partial(around, path[0], room), partial(self._paint_track, track))
        for walker in self.walkers:
            at = self._on_frame(np.asarray(walker.at, float)[None])
            yield Layer(
                (walker, at, self.box),
                partial(around, at, walker.radius + _EDGE),
                partial(self._paint_walker, walker),
            )

    def _paint_ground(self, line: np.ndarray, context: Context, _: float) -> None:
        b = self.box
        context.save()
        context.rectangle(b.left, b.bottom, b.width, b.height)
        context.clip()
        _trace(context, line)
        for x, y in ((b.right, b.bottom - 1), (b.left, b.bottom - 1)):
            context.line_to(x, y)
        context.close_path()
        shade = cairo.LinearGradient(0, b.bottom, 0, b.top)
        for share in np.linspace(0, 1, 12):
            rgb = theme.ramp(0.06 + 0.66 * share)
            red, green, blue = (float(channel) for channel in rgb)
            shade.add_color_stop_rgba(share, blue, green, red, 0.5)  # in this order, see `Painted.paint`
        context.set_source(shade)
        context.fill()
        _trace(context, line)
        ink(context, theme.channels(theme.QUIET))
        context.set_line_width(0.01 * theme.CURVE_WIDTH)
        context.stroke()
        context.restore()
        for level in self.levels:
            self._paint_level(context, level)

    def _paint_level(self, context: Context, level: float) -> None:
        y = self.at(self.xs[0], level)[1]
        if self.box.bottom <= y <= self.box.top:
            context.move_to(self.box.left, y)
            context.line_to(self.box.right, y)
            context.set_dash([0.05, 0.08])
            context.set_line_width(0.016)
            ink(context, theme.channels(theme.QUIET), 0.8)
            context.stroke()
            context.set_dash([])

    def _paint_track(self, track: Track, context: Context, _: float) -> None:
        path, leaves = inside(self._on_frame(track.drawn()), self.box)
        rgb = theme.channels(track.colour)
        context.push_group()
        context.set_line_join(cairo.LINE_JOIN_ROUND)
        context.set_line_cap(cairo.LINE_CAP_ROUND)
        head = _head(path) if leaves else None
        shaft = path if head is None else np.vstack([path[:-1], head[1]])
        for colour, extra in ((theme.channels(theme.BACKGROUND), 2.0), (rgb, 0.0)):
            ink(context, colour, 0.6 if extra else 1.0)
            context.set_dash(list(_GHOST_DASH) if track.dashed and not extra else [])
            context.set_line_width(0.01 * (track.width + extra))
            _trace(context, shaft)
            context.stroke()
        context.set_dash([])
        if head is not None:
            _trace(context, np.vstack([head[0], head[2], head[1], head[3]]))
            context.close_path()
            context.fill()
        if track.dot:
            nodes = path[: min(len(path) - leaves, int(min(track.hops, len(track.nodes))) + 1)]
            for x, y in nodes:
                for colour, extra in ((theme.channels(theme.BACKGROUND), 0.02), (rgb, 0.0)):
                    ink(context, colour)
                    context.arc(x, y, track.dot + extra, 0, 2 * np.pi)
                    context.fill()
                if track.dashed:
                    ink(context, theme.channels(theme.BACKGROUND))
                    context.arc(x, y, 0.55 * track.dot, 0, 2 * np.pi)
                    context.fill()
        context.pop_group_to_source()
        context.paint_with_alpha(track.opacity)

    def _paint_walker(self, walker: Walker, context: Context, _: float) -> None:
        x, y = self._on_frame(np.asarray(walker.at, float)[None])[0]
        b = self.box
        room = min(x - b.left, b.right - x, b.top - y)
        opacity = walker.opacity * float(np.clip((room + 0.05) / 0.3, 0, 1))
        for colour, extra in ((theme.BACKGROUND, _EDGE), (walker.colour, 0.0)):
            ink(context, theme.channels(colour), opacity)
            context.arc(x, y, walker.radius + extra, 0, 2 * np.pi)
            context.fill()


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


def _head(path: np.ndarray) -> np.ndarray | None:
    """The head of an arrow at the end of a path: its tip, neck and barbs (4, 2); None for no direction."""
    way = path[-1] - path[-2]
    length = float(np.hypot(*way))
    if length < 1e-6:
        return None
    along = way / length
    size = min(_HEAD, length)
    across = np.array([-along[1], along[0]]) * size * 0.42
    back = path[-1] - along * size
    return np.array([path[-1], path[-1] - along * size * 0.8, back + across, back - across])


def _trace(context: Context, points: np.ndarray) -> None:
    if len(points):
        context.move_to(*points[0])
        for x, y in points[1:].tolist():
            context.line_to(x, y)
