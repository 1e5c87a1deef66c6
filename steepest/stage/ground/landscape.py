"""A landscape: a terrain with what is drawn on it and stands on it, seen from a view: one mobject that paints itself.

The picture of the ground is kept until the view or the ground changes. Lines, dots and arrows are painted over it, with
what the ground hides left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import cairo
import numpy as np
from manim import UpdateFromAlphaFunc

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.appearance import digest
from steepest.stage.camera.painted import Layer, Painted, around, ink, pen, trace
from steepest.stage.ground.arrowhead import HALO, arrow_room, headed, paint_arrow, paint_head
from steepest.stage.ground.faces import quads
from steepest.stage.ground.ground import draw_ground
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.terrain import Span, Terrain
from steepest.stage.ground.things import Arrow, Curve, Dot, Draped, Patch, Thing, placed
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import stretch, visible_runs
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_TOLERANCE = 0.012
_RIM = 0.1  # units beyond the ground that its rims and level lines may touch


class Follower(Protocol):
    """What stands where the view puts it."""

    def place(self) -> None:
        """Stand there."""


@runtime_checkable
class Kept(Follower, Protocol):
    """A follower that a fitted view leaves room for."""

    def reach(self) -> np.ndarray:
        """Its corners (n, 2) on the frame in the landscape's present view."""


class Landscape(Painted):
    """A terrain seen from a view. Add curves, dots and arrows with `put`; move the eye with `look_from`."""

    def __init__(self, terrain: Terrain, view: View, levels: Sequence[float] | None = None):
        super().__init__()
        self.terrain, self.view = terrain, view
        self.levels = terrain.levels() if levels is None else list(levels)
        self.things: list[Thing] = []
        self.followers: list[Follower] = []  # placed anew when the view or the ground has changed
        self.level_opacity = 0.42
        self.pane: Box | None = None  # of the frame, through which alone it is seen
        self._ground: tuple[object, cairo.ImageSurface, tuple[float, float]] | None = None
        self._level_runs: tuple[object, list[np.ndarray]] | None = None
        self._rims: list[np.ndarray] = []
        self._strata: list[np.ndarray] = []
        self._remembered = Sight(terrain, view)
        self.points = self.corners()

    # --- what stands on it ---

    def put(self, *things: Thing) -> Landscape:
        """Add things; later ones are painted over earlier ones."""
        self.things.extend(things)
        return self

    def drop(self, *things: Thing) -> Landscape:
        """Take things away."""
        self.things = [t for t in self.things if t not in things]
        return self

    def curve(self, x: np.ndarray, y: np.ndarray, colour: str, lift: float = 0.012, **style: Any) -> Curve:
        """A curve on the ground over points of the map (n,), (n,), put in place."""
        style.setdefault("on_ground", True)
        curve = Curve(colour=colour, points=Draped(x, y, lift), **style)
        self.put(curve)
        return curve

    def on_screen(self, point: np.ndarray) -> np.ndarray:
        """Where a point (3,) of the block's space falls on the frame, as a manim point (3,)."""
        x, y, _ = self.view.project(np.asarray(point, float))
        return np.array([x, y, 0.0])

    def over(self, x: float, y: float, lift: float = 0.0) -> np.ndarray:
        """Where the ground above (x, y) of the map falls on the frame."""
        return self.on_screen(self.terrain.on(x, y, lift))

    def corners(self) -> np.ndarray:
        """The outline's extremes on the frame (n, 3): what manim measures and places it by."""
        points = self.terrain.points
        (x0, x1), (y0, y1) = self.terrain.extent
        foot = self.terrain.at([x0, x0, x1, x1], [y0, y1, y0, y1], self.terrain.base)
        seen = self.view.project(np.concatenate([points[::4, ::4].reshape(-1, 3), foot]))
        low, high = seen[:, :2].min(axis=0), seen[:, :2].max(axis=0)
        return np.array(
            [[low[0], low[1], 0], [high[0], low[1], 0], [high[0], high[1], 0], [low[0], high[1], 0]]
        )

    def _follow(self) -> None:
        self.points = self.corners()
        for follower in self.followers:
            follower.place()

    def covers(self, points: np.ndarray) -> np.ndarray:
        """Whether the block is painted under each of some points (n, 2) of the frame."""
        faces = [quads(self.terrain.points[::4, ::4])]
        faces += [
            quads(wall[::4])
            for normal, wall, _ in self.terrain.walls
            if normal @ (self.view.eye - wall[0, 0]) > 0
        ]
        corners = self.view.project(np.concatenate(faces))[..., :2]
        edge = np.roll(corners, -1, axis=1) - corners  # (faces, 4, 2)
        way = points[:, None, None] - corners  # (points, faces, 4, 2)
        side = edge[..., 0] * way[..., 1] - edge[..., 1] * way[..., 0]
        under = ((side > 0).all(axis=2) | (side < 0).all(axis=2)).any(axis=1)
        return np.array(
            [bool(u) and (not self.pane or self.pane.holds(p)) for u, p in zip(under, points, strict=True)]
        )

    def fitted(self, view: View, box: Box) -> View:
        """A view from the same side in which the whole block, with its axes, just fills a box of the frame."""
        here = self.view
        low, high = 0.05, 4.0
        for _ in range(18):
            zoom = (low + high) / 2
            self.view = replace(view, zoom=zoom, x=0.0, y=0.0)
            corner, far = self.extremes()
            fits = far[0] - corner[0] <= box.width and far[1] - corner[1] <= box.height
            low, high = (zoom, high) if fits else (low, zoom)
        self.view = here
        middle = (corner + far) / 2
        return replace(
            view, zoom=low, x=(box.left + box.right) / 2 - middle[0], y=(box.bottom + box.top) / 2 - middle[1]
        )

    def extremes(self) -> tuple[np.ndarray, np.ndarray]:
        """The lowest and the highest x and y (2,) on the frame of the block and of what keeps to it."""
        points = [self.corners()[:, :2]] + [
            follower.reach() for follower in self.followers if isinstance(follower, Kept)
        ]
        everything = np.concatenate(points)
        return everything.min(axis=0), everything.max(axis=0)

    # --- what moves ---

    def look_from(self, view: View, **timing: Any) -> UpdateFromAlphaFunc:
        """Move the eye to another view."""
        start = self.view

        def move(_: Any, share: float) -> None:
            self.view = start.toward(view, share)
            self._follow()

        timing.setdefault("run_time", theme.SWEEP)
        return running(self, move, **timing)

    def lay(self, terrain: Terrain, levels: Sequence[float] | None = None) -> Landscape:
        """Lay another ground under what stands here, seen from where it is seen now."""
        self.terrain = terrain
        self.levels = terrain.levels() if levels is None else list(levels)
        self._follow()
        return self

    def cut(self, window: tuple[Span, Span] | None, **timing: Any) -> UpdateFromAlphaFunc:
        """Open the block, or close it again (None): run its window to another part of the map."""
        start = np.array(self.terrain.extent)
        end = np.array(window or (self.terrain.xs, self.terrain.ys))

        def open_(_: Any, share: float) -> None:
            (a, b), (c, d) = start * (1 - share) + end * share
            whole = window is None and share >= 1
            self.terrain = replace(self.terrain, window=None if whole else ((a, b), (c, d)))
            self._follow()

        timing.setdefault("run_time", theme.SWEEP)
        return running(self, open_, **timing)

    def rise(self, **timing: Any) -> UpdateFromAlphaFunc:
        """Let the ground rise out of the flat map."""

        def lift(_: Any, share: float) -> None:
            self.terrain = replace(self.terrain, rise=max(0.002, share))
            self.opacity = min(1.0, 3 * share)
            self._follow()

        timing.setdefault("run_time", 1.4)
        return running(self, lift, **timing)

    def grow(self, *things: Thing, **timing: Any) -> UpdateFromAlphaFunc:
        """Let things grow from nothing: a curve or an arrow from its start, a dot from its centre."""
        self.put(*(t for t in things if t not in self.things))

        def more(_: Any, share: float) -> None:
            for thing in things:
                thing.grown = share

        for thing in things:
            thing.grown = 0.0
        timing.setdefault("run_time", theme.REVEAL)
        return running(self, more, **timing)

    def soften(self, *things: Thing, to: float = 0.0, **timing: Any) -> UpdateFromAlphaFunc:
        """Fade things to an opacity."""
        start = [thing.opacity for thing in things]

        def fade(_: Any, share: float) -> None:
            for thing, was in zip(things, start, strict=True):
                thing.opacity = was * (1 - share) + to * share

        timing.setdefault("run_time", theme.REVEAL)
        return running(self, fade, **timing)

    def take_away(self, *things: Thing, **timing: Any) -> UpdateFromAlphaFunc:
        """Fade things, and drop them."""
        start = [thing.opacity for thing in things]

        def fade(_: Any, share: float) -> None:
            for thing, was in zip(things, start, strict=True):
                thing.opacity = was * (1 - share)
            if share >= 1:
                self.drop(*things)

        timing.setdefault("run_time", theme.REVEAL)
        return running(self, fade, **timing)

    # --- what it shows ---

    def shapes(self) -> list[Shape]:
        """The things on it, as points (n, 3) of the map with their heights."""
        return [
            Shape(type(thing).__name__.lower(), thing.colour, self.terrain.back(points), thing.opacity)
            for thing in self._there()
            if len(points := np.concatenate([np.reshape(each, (-1, 3)) for each in self._places(thing)]))
        ]

    # --- painting ---

    def appearance(self) -> object:
        """The block, and all that is there on it, where it stands now."""
        block = self._block((self.view, self.terrain, self.pane))
        return block, self.opacity, [self._told(thing) for thing in self._there()]

    def layers(self) -> Sequence[Layer]:
        """The block, and each thing on it by itself, so that what lies still is not painted for what moves. One layer
        where all of it is translucent together.
        """
        if self.opacity <= 0:
            return ()
        if self.opacity < 1:
            return super().layers()
        here = digest((self.view, self.terrain, self.pane))
        block = Layer(
            self._block(here), self._reach_of_block, partial(self._paint_in_pane, self._paint_block)
        )
        return [block, *(self._layer(thing, here) for thing in self._there())]

    def _layer(self, thing: Thing, here: bytes) -> Layer:
        painter = partial(self._paint_in_pane, partial(self._paint_thing, thing))
        return Layer((self._told(thing), here), partial(self._reach_of, thing), painter)

    def _block(self, here: object) -> object:
        return here, self.levels, self.level_opacity

    def _there(self) -> list[Thing]:
        """The things that are seen, as they are painted: what is thin lies under what is thick."""
        seen = [thing for thing in self.things if thing.opacity > 0 and thing.grown > 0]
        return [thing for kind in _PAINT for thing in seen if thing.__class__ is kind]

    def _told(self, thing: Thing) -> object:
        """What a thing's pixels follow from, beside the view and the ground."""
        values = thing.values()
        return type(thing).__name__, [
            placed(value, self.terrain) if callable(value) else value for value in values
        ]

    def reach(self) -> Box | None:
        """The block, and the things that rise above it."""
        boxes = [self._reach_of_block(), *map(self._reach_of, self._there())]
        corners = [(box.left, box.bottom) for box in boxes] + [(box.right, box.top) for box in boxes]
        return around(np.array(corners), 0.0)

    def _reach_of_block(self) -> Box:
        """All of the block, and where it stood before it was cut."""
        (x0, x1), (y0, y1) = self.terrain.xs, self.terrain.ys
        foot = self.terrain.at([x0, x1, x1, x0], [y0, y0, y1, y1], self.terrain.base)
        points = np.concatenate([self.terrain.points.reshape(-1, 3), foot])
        return self._within_pane(around(self.view.project(points), _RIM))

    def _reach_of(self, thing: Thing) -> Box:
        """All of a thing, hidden or not."""
        points = np.concatenate([np.reshape(each, (-1, 3)) for each in self._places(thing)])
        if isinstance(thing, Curve) and thing.grown < 1 and len(points):
            points = stretch(points, 0, thing.grown * (len(points) - 1))
        if not len(points):
            return Box(0, 0, 0, 0)
        room = arrow_room(getattr(thing, "width", 0.0))
        if isinstance(thing, Dot):
            room += thing.radius * max(self.view.scale(point) for point in points)
        return self._within_pane(around(self.view.project(points), room))

    def _places(self, thing: Thing) -> Iterator[np.ndarray]:
        for value in thing.values():
            if callable(value) or isinstance(value, np.ndarray):
                yield placed(value, self.terrain)

    def _within_pane(self, box: Box) -> Box:
        pane = self.pane or box
        return Box(
            max(box.left, pane.left),
            max(box.bottom, pane.bottom),
            min(box.right, pane.right),
            min(box.top, pane.top),
        )

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the block and the things."""
        if self.opacity > 0:
            self._paint_in_pane(self._paint_all, context, pixels)

    def _paint_all(self, context: Context, pixels: float) -> None:
        if self.opacity < 1:
            context.push_group()
        self._paint_block(context, pixels)
        for thing in self._there():
            self._paint_thing(thing, context, pixels)
        if self.opacity < 1:
            context.pop_group_to_source()
            context.paint_with_alpha(self.opacity)

    def _paint_in_pane(
        self, painter: Callable[[Context, float], None], context: Context, pixels: float
    ) -> None:
        """Paint something, cut off at the edge of the pane."""
        context.save()
        if self.pane:
            context.rectangle(self.pane.left, self.pane.bottom, self.pane.width, self.pane.height)
            context.clip()
        painter(context, pixels)
        context.restore()

    def _paint_thing(self, thing: Thing, context: Context, pixels: float) -> None:
        _PAINT[thing.__class__](self, context, thing)

    def _state(self) -> object:
        return (self.view, self.terrain)  # the terrain itself: the number of one that is gone may come again

    def _paint_block(self, context: Context, pixels: float) -> None:
        """The ground and its level lines, and where it was before it was cut."""
        if self.terrain.window:
            self._paint_footprint(context)
        key = (self._state(), pixels, self.pane)
        if self._ground is None or self._ground[0] != key:
            self._ground = (key, *draw_ground(self.terrain, self.view, pixels, self.pane))
        self._paint_ground(context)
        self._paint_levels(context)

    def _paint_ground(self, context: Context) -> None:
        assert self._ground is not None
        _, image, (left, top) = self._ground
        context.save()
        matrix = context.get_matrix()
        x, y = matrix.transform_point(left, top)
        context.identity_matrix()
        context.set_source_surface(image, round(x), round(y))
        context.get_source().set_filter(cairo.FILTER_NEAREST)
        context.paint()
        context.restore()

    def _paint_footprint(self, context: Context) -> None:
        """Where the whole block stood, on the floor, while a part of it is cut away."""
        (x0, x1), (y0, y1) = self.terrain.xs, self.terrain.ys
        floor = self.terrain.at([x0, x1, x1, x0, x0], [y0, y0, y1, y1, y0], self.terrain.base)
        ink(context, theme.channels(theme.QUIET), 0.5)
        pen(context, theme.HAIRLINE)
        context.set_dash([0.08, 0.08])
        trace(context, self.view.project(floor))
        context.stroke()
        context.set_dash([])

    def _paint_levels(self, context: Context) -> None:
        key = (self._state(), tuple(self.levels))
        if self._level_runs is None or self._level_runs[0] != key:
            lines = [line for height in self.levels for line in self.terrain.level_lines(height, lift=0.006)]
            self._level_runs = (key, self._sight().runs_of_all(lines, _TOLERANCE))
            self._strata = [stratum for height in self.levels for stratum in self._on_walls(height)]
            self._rims = [
                run
                for normal, points, _ in self.terrain.walls
                if normal @ (self.view.eye - points[0, 0]) <= 0
                for run in self._seen(points[:, 0] + [0, 0, 0.01])
            ]
        ink(context, theme.channels(theme.INK), 0.5)
        pen(context, 1.4)
        for run in self._rims:
            trace(context, run)
        context.stroke()
        ink(context, theme.channels(theme.INK), self.level_opacity)
        pen(context, theme.HAIRLINE)
        for run in self._level_runs[1]:
            trace(context, run)
        context.stroke()
        ink(context, theme.channels(theme.INK), self.level_opacity / 2)
        for stratum in self._strata:
            trace(context, stratum)
        context.stroke()

    def _on_walls(self, height: float) -> list[np.ndarray]:
        """A level carried on over the walls that face the eye, on the frame."""
        level = self.terrain.at(0, 0, height)[2]
        found = []
        for normal, points, _ in self.terrain.walls:
            if normal @ (self.view.eye - points[0, 0]) > 0:
                top = points[:, 0].copy()
                inside = top[:, 2] - level
                top[:, 2] = level
                flat = self.view.project(top)[:, :2]
                found += [stretch(flat, a, b)[[0, -1]] for a, b in visible_runs(inside, 0.0) if b > a]
        return found

    def _seen(
        self, line: np.ndarray, tolerance: float = _TOLERANCE, on_ground: bool = False, hidden: bool = False
    ) -> list[np.ndarray]:
        """The visible parts of a line (n, 3), or the `hidden` ones, on the frame (m, 2)."""
        return self._sight().runs(line, tolerance, on_ground, hidden)

    def is_seen(self, point: np.ndarray, tolerance: float = 0.04) -> bool:
        """Whether the ground leaves a point (3,) of the block's space in sight."""
        return self._sight().clears(point) > -tolerance

    def _sight(self) -> Sight:
        if (self._remembered.view, self._remembered.terrain) != self._state():
            self._remembered = Sight(self.terrain, self.view)
        return self._remembered

    def _paint_curve(self, context: Context, curve: Curve) -> None:
        points = placed(curve.points, self.terrain)
        if curve.grown < 1:
            points = stretch(points, 0, curve.grown * (len(points) - 1))
        colour = theme.channels(curve.colour)
        if curve.ghost:
            ink(context, colour, curve.ghost * curve.opacity)
            pen(context, curve.width * 0.7)
            context.set_dash([0.09, 0.09])
            for run in self._seen(points, on_ground=curve.on_ground, hidden=True):
                trace(context, run)
            context.stroke()
            context.set_dash([])
        shaft, head = headed(points, self.view) if curve.tip else (points, None)
        if head is not None and not (curve.through or self.is_seen(points[-1])):
            head = None
        runs = (
            [self.view.project(shaft)[:, :2]]
            if curve.through
            else self._seen(shaft, on_ground=curve.on_ground)
        )
        if curve.halo:
            if head is not None:
                paint_head(context, head, theme.BACKGROUND, 0.75 * curve.opacity, HALO)
            ink(context, theme.channels(theme.BACKGROUND), 0.75 * curve.opacity)
            pen(context, curve.width + HALO)
            for run in runs:
                trace(context, run)
            context.stroke()
        ink(context, colour, curve.opacity)
        pen(context, curve.width)
        if curve.dashed:
            context.set_dash(list(curve.dashed))
        for run in runs:
            trace(context, run)
        context.stroke()
        context.set_dash([])
        if head is not None:
            paint_head(context, head, curve.colour, curve.opacity)

    def _paint_dot(self, context: Context, dot: Dot) -> None:
        point = placed(dot.point, self.terrain)
        if not self.is_seen(point + [0, 0, dot.radius / 2]):
            return
        x, y, _ = self.view.project(point)
        r = dot.radius * self.view.scale(point) * dot.grown
        ink(context, theme.channels(theme.BACKGROUND), 0.85 * dot.opacity)
        context.arc(x, y, r + 0.025, 0, 2 * np.pi)
        context.fill()
        ink(context, theme.channels(dot.colour), dot.opacity)
        context.arc(x, y, r, 0, 2 * np.pi)
        context.fill()

    def _paint_arrow(self, context: Context, arrow: Arrow) -> None:
        start = placed(arrow.start, self.terrain)
        end = placed(arrow.end, self.terrain)
        end = start + (end - start) * arrow.grown
        a, b = self.view.project(np.array([start, end]))[:, :2]
        if arrow.through:
            paint_arrow(context, a, b, arrow.colour, arrow.width, arrow.opacity)
            return
        runs = self._seen(np.linspace(start, end, 24), tolerance=0.03)
        tip_seen = self.is_seen(end)
        whole = len(runs) == 1 and np.allclose([runs[0][0], runs[0][-1]], [a, b], atol=1e-6)
        paint_arrow(
            context, a, b, arrow.colour, arrow.width, arrow.opacity, None if whole else runs, tip_seen
        )

    def _paint_patch(self, context: Context, patch: Patch) -> None:
        points = self.view.project(placed(patch.points, self.terrain))[:, :2]
        ink(context, theme.channels(patch.colour), patch.opacity * patch.grown)
        trace(context, points)
        context.close_path()
        context.fill()


_PAINT: dict[type[Thing], Callable[[Landscape, Any, Any], None]] = {
    Patch: Landscape._paint_patch,
    Curve: Landscape._paint_curve,
    Arrow: Landscape._paint_arrow,
    Dot: Landscape._paint_dot,
}
