"""A block of ground: the graph of a function of two variables, its axes, and what a scene points out on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Cut, Domain, Function, Point
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.axis_row import AxisRow, going_along, leaving
from steepest.stage.figures.ground.block_labels import BlockLabels
from steepest.stage.figures.ground.block_marks import BlockMarks
from steepest.stage.figures.ground.corner import Side
from steepest.stage.figures.ground.draped import closely, heading_on
from steepest.stage.figures.ground.drifting import Drift, nearing, on_way
from steepest.stage.figures.ground.outlook import behind
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.ground.walking import STROLL, facing, going, strolling
from steepest.stage.figures.label import box_of
from steepest.stage.ground.heights import Span, Window
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import FLAT, Terrain
from steepest.stage.ground.things import Somebody, Thing, placed
from steepest.stage.ground.view import View
from steepest.stage.play.motion import late
from steepest.stage.type.typeset import Typeset

Outlook: TypeAlias = View | Callable[[Terrain], View]
"""From where the eye looks: a view, or what finds one for a ground."""

_TICKS = 4  # numbers on the longer side, if it is not told how many
_CELLS = 48
_WORDS = 0.16  # how far words that name its axes stand off the rows of the numbers, once it is a map
_BESIDE = 0.25  # how far a block that rises beside words keeps off them
_OVER = 0.25  # what is left over such a block, for who stands on it, unless it is to stand low
_HEAD = 0.1  # a head that comes so near to the edge of the safe area has no room


class Block(BlockMarks):
    """The graph of `function` over a `domain`, seen from `view`, which fills a `region` of the frame with its axes.

    Its sides are as those of the domain, as far as that leaves it a block; `size` is the longer of them and the height,
    and `body` how far it goes down below its lowest point, as a share of the height: None for a shell, without walls.
    It floats so far over its map as the `gap`; without one it stands on its base. `names` are those of the axes, set
    already: of both variables and of the height, None for an axis without, which is told on that `side` of the picture,
    or at the taller corner; `numbers` says about how many the longer side has. A block that is told `beside` which
    words it stands may rise as high as they, or stand `low` under them, and is so far `apart` from them that no number
    of an axis reads as the end of one of their lines. Where it stood before it was cut is marked, unless it is not
    `traced`: then names keep to what is left of it, and labels off its rims. Its colours run from its lowest height to
    its highest, or from end to end of a `ramp`. What `ball`, `edge`, `tangent` and the like return comes with `come`,
    as the block itself does, and its `axes`; `there` has both as they stand.
    """

    def __init__(
        self,
        function: Function,
        domain: Domain,
        view: Outlook,
        names: Sequence[Typeset | None] = (None, None, None),
        region: Box = theme.PICTURE,
        size: tuple[float, float] = (6.6, 3.0),
        body: float | None = 0.06,
        gap: float | None = 1.75,
        beside: Sequence[Mobject] = (),
        numbers: int = _TICKS,
        low: bool = False,
        traced: bool = True,
        apart: float = _BESIDE,
        side: Side | None = None,
        ramp: Span | None = None,
    ) -> None:
        super().__init__()
        self.function, self.region, self.domain, self._low = function, region, domain, low
        self._size: dict[str, Any] = {"size": size, "body": body}
        self.off = self._passed = [box_of(words, apart) for words in beside]
        xs, ys = ((float(low), float(high)) for low, high in domain)
        self.spans: tuple[Span, Span] = (xs, ys)
        sides = _sides(xs, ys)
        width, depth = (size[0] * side for side in sides)
        shape: dict[str, Any] = {"body": body or 0.0, "cells": _CELLS, "gap": gap, "traced": traced, "ramp": ramp}
        self.whole = Terrain(function.sample, xs, ys, width, depth, size[1], solid=float(body is not None), **shape)
        self.landscape = Landscape(self.whole, self._found(view))
        east, north = (max(1, round(numbers * side)) for side in sides)
        counts = (east, north, 2 if names[2] else 0) if numbers else (0, 0, 0)
        self.axes = SolidAxes(self.landscape, names, counts, side=side)
        self.landscape.drop(*self.axes.ticks)
        self.landscape.view = self.fitted(view)
        self.axes.room, self.axes.taken = self._open(region), self.off
        self.axes.place()
        self.labels = BlockLabels(self.landscape, self.axes, clear=not traced)
        self._drift = Drift(self.landscape, self.labels)

    @property
    def there(self) -> tuple[Landscape, SolidAxes]:
        """The ground and its axes, as they stand without having come."""
        self.axes.put()
        return self.landscape, self.axes

    def like(self, function: Function | None = None, domain: Domain | None = None) -> Block:
        """A block of the same size seen from the same side, of this function or another one: the ground alone, without
        axes and floor, to be held beside it."""
        shown = function or self.function, domain or self.domain, self.landscape.view
        return Block(*shown, gap=None, numbers=False, **self._size)

    def coming(self) -> Sequence[Animation]:
        """The ground rises out of the flat map."""
        return [self.landscape.rise()]

    def dimming(self, to: float) -> Sequence[Animation]:
        """The block, and all that stands on it, fades to this opacity."""
        faded: Any = self.landscape.animate.set_opacity(to)
        return [faded]

    def going(self) -> Sequence[Animation]:
        """The block fades, with all that stands on it."""
        gone: Any = self.landscape.animate.set_opacity(0.0)
        return [gone, *self.axes.going()]

    def bare(self, *kept: Thing) -> Animation:
        """All that stands on it fades, but what is kept."""
        return self.landscape.take_away(*(each for each in self.landscape.things if each not in kept))

    def ball(self, at: Point, radius: float = 0.13, colour: str = theme.INK) -> Somebody:
        """Somebody who stands at a point of the map, as tall as suits a ball of a `radius`. The block leaves the words
        that it stands beside, and who stands on it, as much room as they need."""
        ball = super().ball(at, radius, colour)
        head = self.landscape.on_screen(placed(ball.point, self.whole) + [0, 0, ball.height])
        high = bool(self.off) and head[1] > theme.SAFE_TOP - _HEAD
        if high or any(words.holds(head[:2]) for words in self.off):
            self.landscape.face(self.fitted(self.landscape.view))
        return ball

    def hold(self, *things: Thing) -> None:
        """From now on leave room for things that will stand on it."""
        self.landscape.face(self.fitted(self.landscape.view, holding=things))

    def stand_beside(
        self, *words: Mobject, gap: float = _BESIDE, region: Box | None = None, there: Sequence[Mobject] = ()
    ) -> None:
        """From now on keep off other words by a `gap`, wherever it is looked at from, and on its way there by less, if
        some of them are `there` already off those alone; and fill another region."""
        self.region = region or self.region
        self.off, self.axes.taken = ([box_of(each, off) for each in words] for off in (gap, _BESIDE))
        self._passed = [box_of(each, _BESIDE) for each in there or words]

    def left_of(self, box: Box, *things: Thing) -> Box:
        """What of a box is to the left of it, of its labels, and of some things that stand out of it, as it stands
        now."""
        out = [self.landscape.view.project(points_of(thing, self.landscape.terrain)) for thing in things]
        ends = [float(points[:, 0].min()) for points in (self.landscape.outermost(), *out)]
        left = min([*ends, *(label.box.left for label in self.labels.there)])
        return replace(box, right=min(left - _BESIDE, box.right))

    def look(
        self, view: Outlook, region: Box | None = None, gap: float | None = None, holding: Sequence[Thing] = (),
        low: bool = False, **timing: Any,
    ) -> Animation:
        """Look at it from elsewhere, as large as its region, or from now on another one, allows, with room for things
        that it will be `holding`; it may stand `low` there, where it so is larger. Meanwhile it rises, or sinks, until
        it floats so far over its map as a `gap`. A map that lies flat rises."""
        self.region = region or self.region
        self.axes.room = self._open(self.region)
        if gap is not None:
            self.whole = replace(self.whole, gap=gap)
        if self.whole.flat:
            return self._risen(view, holding, **timing)
        if self.landscape.terrain.uncut.extent != self.spans:
            return nearing(self.landscape, self.whole, self.as_it_will(view, holding), self.off, **timing)
        return self.glide(self.fitted(view, holding=holding, low=low), gap, **timing)

    def look_into(
        self, cut: Cut, holding: Sequence[Thing] = (), view: Outlook | None = None, onward: bool = False, **timing: Any
    ) -> list[Animation]:
        """Open it at a cut, and come so close that what is left fills its region, from the same side or another one. It
        may end at the point of the cut, with the ground `onward` from there, and room for all of it."""
        view = self._found(view or self.landscape.view)
        window = self._window(cut, view, onward)
        view = self.fitted(view, holding=holding, low=onward, window=self._window(cut, view))
        timing.setdefault("run_time", theme.MOVE)
        return [self.landscape.cut(window, **timing), self.glide(view, window=window, **timing)]

    def glide(self, view: View, gap: float | None = None, window: Window | None = None, **timing: Any) -> Animation:
        """Go to where it stands in a view, off the words that it rises beside, with a `gap` under it from then on, or
        while only a `window` of it is left."""
        self.labels.turn(view, window)
        windows, floor = None, None if self.whole.traced else self.region.bottom
        if window or self.landscape.terrain.window or not self.whole.traced:  # it may open, or close, on its way
            windows = self.landscape.terrain.extent, window or self.spans
        kept = on_way(self.landscape, self.whole, view, windows, self._passed, floor, self._heads)
        return self.landscape.look_from(view, gap=gap, **kept, **timing)

    def flatten(self, region: Box, **timing: Any) -> Animation:
        """The ground sinks into its map, which turns to the eye, at the left of a region; a map goes there as it is."""
        wide = replace(region, right=max(region.right, self.region.right)) if self.whole.rise == FLAT else region
        self.region = self.axes.room = region
        self.axes.taken = []  # it lies below the words
        self.axes.corner(_WORDS)
        self.whole = replace(self.whole, rise=FLAT)
        view = self.landscape.above(region, self.off, left=True)
        self.labels.turn(view)
        return going_along(self.axes, wide, self.landscape.tilt(view, 0.0, **timing))

    def _risen(self, view: Outlook, holding: Sequence[Thing], **timing: Any) -> Animation:
        """The ground rises out of its map again, which turns to where it is seen from a side."""
        self.whole = self.whole.risen
        return self.landscape.tilt(leaving(self.axes, self.as_it_will(view, holding)), 1.0, self.whole.gap, **timing)

    def show_part(self, domain: Domain, run_time: float = theme.STEP) -> list[Animation]:
        """Show only a part of the map from the next `look` on, as large as the block was, or more of it again; on the
        way it closes. The numbers at its axes beyond that part fade, or come again at the end of its `run_time`. Labels
        on it have gone by then."""
        (a, b), (c, d) = domain
        self.spans = (float(a), float(b)), (float(c), float(d))
        self.domain, self.whole = domain, replace(self.whole, xs=self.spans[0], ys=self.spans[1])
        within, beyond = AxisRow.numbers_beside(self.axes, self.spans)
        return [*late(within.coming(), run_time, 0.5), *beyond.going()]

    def as_it_will(self, view: Outlook, holding: Sequence[Thing]) -> View:
        """The view that is `fitted` to it as it will be."""
        here, self.landscape.terrain = self.landscape.terrain, self.whole
        view, self.landscape.terrain = self.fitted(view, holding=holding), here
        return view

    def drift(self, seconds: float) -> Animation | None:
        """The eye goes a few degrees round it within some seconds, or back from where it last went to; None where that
        would hide something that is seen, or leave the picture's place."""
        return self._drift.go(seconds, self._open(self.region), self.off)

    def fitted(
        self,
        view: Outlook,
        region: Box | None = None,
        holding: Sequence[Thing] = (),
        low: bool = False,
        window: Window | None = None,
    ) -> View:
        """The view from a side in which the block, or a window of it, with its map and axes and some things, just fills
        a region of the frame."""
        room = self._open(region or self.region, 0.0 if self._low else _OVER)
        ends = [self._heads, *(closely(points_of(thing, self.whole)) for thing in holding)]
        also, gap = np.concatenate(ends), self.whole.gap
        return self.landscape.fitted(self._found(view), room, self.off, gap, also, low or self._low, window)

    @property
    def _heads(self) -> np.ndarray:
        """Where the heads (n, 3) are of those who stand on it."""
        standing = [ball for ball in self._places if ball.opacity > 0]
        return np.reshape([placed(ball.point, self.whole) + [0, 0, ball.height] for ball in standing], (-1, 3))

    def _open(self, region: Box, under: float = 0.0) -> Box:
        """A region, open to the edge of the safe area, or so far under it, where words beside it are kept off."""
        return replace(region, top=theme.SAFE_TOP - under) if self.off else region

    def move(self, ball: Somebody, to: Point, **timing: Any) -> Animation:
        """Somebody goes straight over the map to a point."""
        return going(self.landscape, self.whole, ball, self._places[ball], to, **timing)

    def turn_to(self, ball: Somebody, way: Point, **timing: Any) -> Animation:
        """Somebody turns where they stand, and looks along a way (2,) of the map."""
        return facing(self.landscape, ball, heading_on(self.whole, way), **timing)

    def open(self, cut: Cut, view: Outlook | None = None, **timing: Any) -> Animation:
        """Cut it open: what lies between the cut and the eye goes, as far as there is ground behind it (`opens`), as
        the eye stands now or in a view."""
        return self.landscape.cut(self._window(cut, view), **timing)

    def opens(self, cut: Cut, view: Outlook | None = None) -> bool:
        """Whether there is ground behind a cut, as the eye stands now or in a view."""
        return behind(cut, self._found(view or self.landscape.view), self.spans) is not None

    def _window(self, cut: Cut, view: Outlook | None = None, onward: bool = False) -> Window:
        """What is left of the map behind a cut; all of it where that is nothing."""
        return behind(cut, self._found(view or self.landscape.view), self.spans, onward) or self.spans

    def close(self, **timing: Any) -> Animation:
        """Close it again."""
        return self.landscape.cut(None, **timing)

    def stroll(
        self, ball: Somebody, along: Cut | Point | np.ndarray, share: float = STROLL, **timing: Any
    ) -> Animation:
        """Somebody walks along a cut, so much of the way to the edge of the map, and back: one variable moves alone. Or
        they walk straight to a point and back, or along points (n, 2), those too a share of the way."""
        return strolling(self.landscape, self.whole, ball, self._places[ball], along, share, **timing)

    def _found(self, view: Outlook) -> View:
        return view(self.whole) if callable(view) else view


def _sides(xs: Span, ys: Span) -> tuple[float, float]:
    """The sides of a block as shares of the longer one: as those of the domain, the shorter no less than half."""
    wide, deep = xs[1] - xs[0], ys[1] - ys[0]
    return max(wide / max(wide, deep), 0.5), max(deep / max(wide, deep), 0.5)
