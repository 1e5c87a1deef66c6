"""A landscape: a terrain with what is drawn on it and stands on it, seen from a view: one mobject that paints itself.

The picture of the ground is kept until the view or the ground changes. Lines, dots and arrows are painted over it, with
what the ground hides left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import UpdateFromAlphaFunc

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.appearance import digest
from steepest.stage.camera.painted import Layer, Painted, around
from steepest.stage.extent import Extent
from steepest.stage.ground import outline
from steepest.stage.ground.extents import extent_of_block, extents_of_things
from steepest.stage.ground.paint.block_painter import BlockPainter
from steepest.stage.ground.paint.thing_painter import in_order, paint_thing, points_of, reach_of_thing, told
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.terrain import Span, Terrain
from steepest.stage.ground.things import Follower, Kept, Thing
from steepest.stage.ground.view import View
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context


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
        self.forget()
        self.points = self.corners()

    def forget(self) -> None:
        """Remember nothing of what was painted."""
        self._painter, self._remembered = BlockPainter(), Sight(self.terrain, self.view)

    # --- what stands on it ---

    def put(self, *things: Thing) -> Landscape:
        """Add things; later ones are painted over earlier ones."""
        self.things.extend(things)
        return self

    def drop(self, *things: Thing) -> Landscape:
        """Take things away."""
        self.things = [t for t in self.things if t not in things]
        return self

    def on_screen(self, point: np.ndarray) -> np.ndarray:
        """Where a point (3,) of the block's space falls on the frame, as a manim point (3,)."""
        x, y, _ = self.view.project(np.asarray(point, float))
        return np.array([x, y, 0.0])

    def over(self, x: float, y: float, lift: float = 0.0) -> np.ndarray:
        """Where the ground above (x, y) of the map falls on the frame."""
        return self.on_screen(self.terrain.on(x, y, lift))

    def corners(self) -> np.ndarray:
        """The outline's extremes on the frame (n, 3): what manim measures and places it by."""
        return outline.corners(self.terrain, self.view)

    def _follow(self) -> None:
        self.points = self.corners()
        for follower in self.followers:
            follower.place()

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

    def look_from(self, view: View, pane: Box | None = None, **timing: Any) -> UpdateFromAlphaFunc:
        """Move the eye to another view, from now on through a `pane`, or, once it is there, through none."""
        start = self.view

        def move(_: Any, share: float) -> None:
            if pane or share >= 1:
                self.pane = pane
            self.face(start.toward(view, share))

        timing.setdefault("run_time", theme.SWEEP)
        return running(self, move, **timing)

    def face(self, view: View) -> None:
        """Be seen from a view, with all that follows it."""
        self.view = view
        self._follow()

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

    def soften(
        self, *things: Thing, to: float = 0.0, dropped: bool = False, **timing: Any
    ) -> UpdateFromAlphaFunc:
        """Fade things to an opacity, after which those to be `dropped` are on it no more."""
        start = [thing.opacity for thing in things]

        def fade(_: Any, share: float) -> None:
            for thing, was in zip(things, start, strict=True):
                thing.opacity = was * (1 - share) + to * share
            if dropped and share >= 1:
                self.drop(*things)

        timing.setdefault("run_time", theme.REVEAL)
        return running(self, fade, **timing)

    def take_away(self, *things: Thing, **timing: Any) -> UpdateFromAlphaFunc:
        """Fade things, and drop them."""
        return self.soften(*things, dropped=True, **timing)

    # --- what it shows ---

    def shapes(self) -> list[Shape]:
        """The things on it, as points (n, 3) of the map with their heights."""
        return [
            Shape(thing.kind, thing.colour, self.terrain.back(points), thing.opacity)
            for thing in self._there()
            if len(points := points_of(thing, self.terrain))
        ]

    def extents(self) -> Iterator[Extent]:
        """The block, and the things on it."""
        if self.opacity > 0:
            yield extent_of_block(self.sight, self.pane, self.opacity)
            yield from extents_of_things(self._there(), self.sight, self.pane, self.opacity)

    # --- painting ---

    def appearance(self) -> object:
        """The block, and all that is there on it, where it stands now."""
        block = self._block((self.view, self.terrain, self.pane))
        return block, self.opacity, [told(thing, self.terrain) for thing in self._there()]

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
        return Layer((told(thing, self.terrain), here), partial(self._reach_of, thing), painter)

    def _block(self, here: object) -> object:
        return here, self.levels, self.level_opacity

    def _there(self) -> list[Thing]:
        """The things that are seen, as they are painted."""
        return in_order(self.things)

    def reach(self) -> Box | None:
        """The block, and the things that rise above it."""
        boxes = [self._reach_of_block(), *map(self._reach_of, self._there())]
        corners = [(box.left, box.bottom) for box in boxes] + [(box.right, box.top) for box in boxes]
        return around(np.array(corners), 0.0)

    def _reach_of_block(self) -> Box:
        return self._within_pane(outline.reach(self.terrain, self.view))

    def _reach_of(self, thing: Thing) -> Box:
        return self._within_pane(reach_of_thing(thing, self.sight))

    def _within_pane(self, box: Box) -> Box:
        return box.common(self.pane) if self.pane else box

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the block and the things."""
        if self.opacity > 0:
            self._paint_in_pane(self._paint_all, context, pixels)

    def _paint_all(self, context: Context, pixels: float) -> None:
        if self.opacity < 1:
            context.push_group()
        self._paint_block(context, pixels)
        for thing in self._there():
            paint_thing(context, thing, self.sight)
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

    def _paint_thing(self, thing: Thing, context: Context, _: float) -> None:
        paint_thing(context, thing, self.sight)

    def _paint_block(self, context: Context, pixels: float) -> None:
        self._painter.paint(context, pixels, self.sight, self.pane, self.levels, self.level_opacity)

    @property
    def sight(self) -> Sight:
        """What the eye sees of lines on the ground as they are now."""
        if (self._remembered.view, self._remembered.terrain) != (self.view, self.terrain):
            self._remembered = Sight(self.terrain, self.view)
        return self._remembered
