"""A landscape: a terrain, what is drawn on it and what stands on it, seen from a view, as one mobject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
from manim import UpdateFromAlphaFunc

from steepest.stage import theme
from steepest.stage.box import Box, extremes
from steepest.stage.extent import Extent
from steepest.stage.ground import outline
from steepest.stage.ground.extents import extent_of_block, extent_of_floor, extents_of_things
from steepest.stage.ground.heights import Window
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.picture import LandscapePicture
from steepest.stage.ground.terrain import FLAT, Terrain
from steepest.stage.ground.things import Follower, Kept, Thing
from steepest.stage.ground.tilting import Tilting
from steepest.stage.ground.view import View
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape

_ABOVE = View(azimuth=-90, elevation=90)
_SMALLEST = 0.05  # that a block is shown: where a box is too small for its axes alone
_WELL = 1.0, 0.9  # of a box: words fill its width, and no more of its height
_GRAIN = 25  # points of a box each way, to find whether a ground lies under it


class Landscape(LandscapePicture):
    """A terrain seen from a view, which `hides` what is behind it. Add curves, dots and arrows with `put`; move the
    eye with `look_from`."""

    hides: ClassVar[bool] = True

    def __init__(self, terrain: Terrain, view: View, levels: Sequence[float] | None = None):
        super().__init__(terrain, view, terrain.levels() if levels is None else levels)
        self.followers: list[Follower] = []  # placed anew when the view or the ground has changed
        self.points = self.corners()
        self.ahead: View | None = None  # to which the eye is about to go

    # --- what stands on it ---

    def put(self, *things: Thing) -> Landscape:
        """Add things that are not there yet; later ones are painted over earlier ones."""
        self.things += [t for t in things if t not in self.things]
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
        return outline.corners(self._bounds())

    def _follow(self) -> None:
        self.points = self.corners()
        for follower in self.followers:
            follower.place()

    def fitted(
        self,
        view: View,
        box: Box,
        off: Sequence[Box] = (),
        gap: float | None = None,
        also: np.ndarray | None = None,
        low: bool = False,
        window: Window | None = None,
    ) -> View:
        """A view from the same side in which the block, before it was opened or as far as a `window` of it is left,
        with its map and axes, and `also` some points (n, 3), just fills a box of the frame and keeps `off` others; when
        it floats so far over its map as a `gap`, if it is told one. It may stand as `low` as the box allows, where it
        so is larger."""
        here, opened = self.view, self.terrain
        whole = opened.uncut if window is None else replace(opened, window=window)
        self.terrain = whole if gap is None else replace(whole, gap=gap)
        best = replace(view, zoom=_SMALLEST, x=float(box.middle[0]), y=float(box.middle[1]))
        body, more = self.bounds, np.zeros((0, 3)) if also is None else also
        small, large = _SMALLEST, 4.0
        for _ in range(18):
            zoom = (small + large) / 2
            self.view = replace(view, zoom=zoom, x=0.0, y=0.0)
            block, further = self.view.project(body)[:, :2], self.view.project(more)[:, :2]
            place = None
            if (outline.room_for(block, box)[1] >= 0).all():  # if not, nobody asks what keeps to it, which takes longer
                points, solid = np.concatenate([block, *self.kept(), further]), block if self.hides else block[:0]
                place = outline.place_for(points, solid, box, off, (0.5, 0.0, 0.25) if low else (0.5,))
            small, large = (small, zoom) if place is None else (zoom, large)
            if place is not None:
                best = replace(self.view, x=float(place[0]), y=float(place[1]))
        self.view, self.terrain = here, opened
        return best

    def above(self, box: Box, off: Sequence[Box] = (), left: bool = False) -> View:
        """The view from straight above in which its map, flat, with its axes, just fills a box of the frame, maybe at
        its `left` end, and keeps `off` others."""
        here = self.terrain
        self.terrain = replace(here.uncut, rise=FLAT)
        view = self.fitted(_ABOVE, box, off)
        side = float(self.outermost_in(view)[:, 0].min())
        self.terrain = here
        return replace(view, x=view.x + box.left - side) if left else view

    def extremes(self) -> tuple[np.ndarray, np.ndarray]:
        """The lowest and the highest x and y (2,) on the frame of the block, its map, and what keeps to it."""
        return extremes(self.outermost())

    def outermost(self) -> np.ndarray:
        """Points (n, 2) on the frame between which these lie."""
        return np.concatenate([self._bounds(), *self.kept()])

    @property
    def bounds(self) -> np.ndarray:
        """Points (n, 3) of the block's space between which it lies, with its map."""
        return outline.body_of(self.terrain)

    def _bounds(self) -> np.ndarray:
        return self.view.project(self.bounds)[:, :2]

    def outermost_in(self, view: View, terrain: Terrain | None = None) -> np.ndarray:
        """Those points (n, 2) seen from another view, and maybe with another ground."""
        here = self.view, self.terrain
        self.view, self.terrain = view, terrain or self.terrain
        points = self.outermost()
        self.view, self.terrain = here
        return points

    def is_off(self, box: Box, view: View | None = None) -> bool:
        """Whether its ground lies under none of a box of the frame, but for its rims, as it is seen now, or will be."""
        off = np.stack(np.meshgrid(*[np.linspace(-1, 1, _GRAIN)] * 2), -1).reshape(-1, 2)
        spots = box.middle + np.array([box.width, box.height]) / 2 * _WELL * off
        return not outline.covers(self.terrain, view or self.view, spots).any()

    def kept(self) -> list[np.ndarray]:
        """The corners (n, 2) of what keeps to it: names and numbers at its axes."""
        return [follower.reach() for follower in self.followers if isinstance(follower, Kept)]

    # --- what moves ---

    def look_from(
        self,
        view: View,
        pane: Box | None = None,
        gap: float | None = None,
        back: float = 0.0,
        sunk: float = 0.0,
        within: tuple[float | None, float | None] = (None, None),
        **timing: Any,
    ) -> UpdateFromAlphaFunc:
        """Move the eye to another view, from now on through a `pane`, or, once it is there, through none; on the way it
        steps `back` by a share, the block is `sunk`, and keeps `within` two heights of the frame, if they are told.
        Meanwhile it rises, or sinks, until it floats so far over its map as a `gap`."""
        start, low, self.ahead = self.view, self.terrain.gap or 0.0, view

        def move(_: Any, share: float) -> None:
            if share >= 1:
                self.ahead = None
            if pane or share >= 1:
                self.pane = pane
            if gap is not None:
                self.terrain = replace(self.terrain, gap=gap if share >= 1 else low + (gap - low) * share)
            self.face(outline.held(self.terrain, start.toward(view, share, back, sunk), *within))

        timing.setdefault("run_time", theme.SWEEP)
        return running(self, move, **timing)

    def tilt(
        self, view: View, rise: float, gap: float | None = None, off: Sequence[Box] = (), **timing: Any
    ) -> UpdateFromAlphaFunc:
        """Move the eye to another view while the ground rises out of its map, up to its whole height (1), or sinks back
        into it (0): so a map seen from above becomes the floor under its ground, and a map again. In the end it floats
        so far over the map as a `gap`; on the way it keeps `off` boxes that it is off at both ends."""
        tilting = Tilting(self, view, rise, gap, off)
        timing.setdefault("run_time", theme.SWEEP)
        return running(self, lambda _, share: self.face(tilting.at(share)), **timing)

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

    def cut(self, window: Window | None, **timing: Any) -> UpdateFromAlphaFunc:
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
            self.terrain = replace(self.terrain, rise=max(FLAT, share))
            self.opacity = min(1.0, 3 * share)
            self._follow()

        timing.setdefault("run_time", 1.4)
        return running(self, lift, **timing)

    def leave_floor(self, **timing: Any) -> UpdateFromAlphaFunc:
        """Fade the floor under it, with its shadow there."""
        return self._run("floor", 0.0, timing)

    def turn_to_glass(self, to: float = 0.5, **timing: Any) -> UpdateFromAlphaFunc:
        """Let its block become as solid as this, 0 to 1: what lies in it is seen through it, and its lines stay."""
        return self._run("solid", to, timing)

    def veil_map(self, to: float, **timing: Any) -> UpdateFromAlphaFunc:
        """Let its map grow so dark, 0 to 1, that what lies on it is read at first sight; 0 lifts that veil. Under a
        ground that has risen the map is in the shade, and no lighter than under its veil."""
        return self._run("veil", to, timing)

    def _run(self, field: str, to: float, timing: dict[str, Any]) -> UpdateFromAlphaFunc:
        start = getattr(self, field)
        timing.setdefault("run_time", theme.REVEAL)
        return running(self, lambda _, share: setattr(self, field, start + (to - start) * share), **timing)

    def grow(self, *things: Thing, **timing: Any) -> UpdateFromAlphaFunc:
        """Let things grow from nothing: a curve or an arrow from its start, a dot from its centre."""
        self.put(*things)

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

    @property
    def seen_in(self) -> Box | None:
        """The part of the frame in which it is seen; None where that is all."""
        return self.pane

    def extents(self) -> Iterator[Extent]:
        """The block, and the things on it."""
        if self.opacity > 0:
            if self.floats and self.seen_in is None:
                yield extent_of_floor(self.terrain, self.view, self.opacity)
            yield extent_of_block(self.sight, self.seen_in, self.opacity)
            yield from extents_of_things(self._there(), self.sight, self.seen_in, self.opacity)
