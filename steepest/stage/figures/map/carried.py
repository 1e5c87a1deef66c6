"""An arrow carried straight on over a map, as if it held everywhere, and the one that is true where it is by then."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, VMobject

from steepest.calculus import Number, Point, Promise, added, exact, scaled, unit
from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.walker import FlatWalker
from steepest.stage.figures.label import AROUND, GAPS, Label
from steepest.stage.figures.map.squared import RightAngle
from steepest.stage.figures.map.window import window_with_room
from steepest.stage.ground.heights import Span
from steepest.stage.play.entrances import Assembly, come, gone
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map

_LONG = [Fraction(1, parts) for parts in (4, 5, 6, 8)]  # of the first arrow, as a share of the map's height
_ROOM = Fraction(1, 10)  # how long it is at least where a map makes room for it
_LIGHT = 1.4 / theme.MAP.width  # of a map's width, around where a walk starts: there is light there in fog
_LIGHTS = theme.MAP.width / theme.MAP.height, 1.4, 1.2, 1.0  # of that share of its height: what it has room for
_HEADS = 0.4  # between the tips of the true arrows, where both stand in the end, so that no head lies at the other
_BROAD, _SLIM = 8, 5  # widths of the carried arrow, and of the true one that lies over it


def window_for(promise: Promise, points: Sequence[Point], aspect: float) -> tuple[Span, Span]:
    """The spans of a map of points on which a promise is carried out, `aspect` times as wide as high. Around its start
    there is room for the light of who stands there in fog, for as much of it as makes the map no larger; and for its
    first arrow, where that is carried to its end."""
    first = promise.downhill(0)

    def room(light: float, width: float, height: float) -> list[Point]:
        off = _LIGHT * width, _LIGHT * light * height
        tips = [added(promise.end, scaled(unit(first), float(_ROOM) * height))] if first and any(first) else []
        return [added(promise.start, off), added(promise.start, scaled(off, -1)), *tips]

    found = (window_with_room(points, aspect, partial(room, light)) for light in _LIGHTS)
    return min(found, key=lambda window: window[0][1] - window[0][0])


class Carried(Assembly):
    """The first arrow of a `promise`, and the true one, on the map `land`, where the promise begins. They are as long
    as that has room for, their tips apart in the end, both to one scale, and dashed: no step is as long.

    It comes, with somebody; then play `go`: it is carried along the promise to its end. `name` names both, with the
    level line there, to which the true one is square; then the first is seen where it was `measured`, too. Words that
    stand beside it keep off its `arrows` on the way.
    """

    def __init__(self, land: Map, promise: Promise) -> None:
        self.land, self.promise, self.along = land, promise, Live[Number](0)
        low, high = land.window[1]
        ways = [(promise.at(share), promise.downhill(way)) for share, way in ((0, 0), (1, 0), (1, 1))]
        scales = [long * exact(high - low) / (promise.first_slope or 1) for long in _LONG]

        def fits(scale: Number) -> bool:
            return all(land.holds(added(at, scaled(way, scale))) for at, way in ways if way)

        def clear(scale: Number) -> bool:
            tips = [land.plane.place(added(at, scaled(way, scale))) for at, way in ways[::2] if way]
            return len(tips) < 2 or float(np.hypot(*(tips[1] - tips[0])[:2])) > _HEADS

        some = [*filter(fits, scales)] or scales[-1:]
        scale = next(filter(clear, some), some[0])

        def here() -> Point:
            return promise.at(self.along())

        def true() -> Point | None:
            return promise.downhill(self.along())

        self.first = land.arrow(here, promise.downhill(0), theme.QUIET, _BROAD, scale, dashed=True)
        self.true = land.arrow(here, true, theme.DESCENT, _SLIM, scale, dashed=True)
        self.line = land.line((promise.start, promise.end))
        self.angle: list[FlatLine] = []
        self.begun = land.arrow(promise.start, promise.downhill(0), theme.QUIET, _BROAD, scale, dashed=True)
        self.walker, self.foot = FlatWalker(land.plane, here), land.dot(promise.start, theme.QUIET)
        if np.any(ahead := np.subtract(np.array(promise.end, float), np.array(promise.start, float))):
            self.walker.heading = self.walker.toward(ahead)
        self.names: list[Label] = []
        self.notes: list[Typeset | Label] = []
        land.keep_clear((promise.start, promise.end))
        ends = land.plane.places(np.array([promise.end], float))
        land.labels.solid += [self.walker.body(end) for end in ends if land.box.holds(end)]
        self.arrows = [land.arrow(*each, theme.QUIET, scale=scale) for each in ways]

    @property
    def parts(self) -> list[Any]:
        """The line along which it goes, both arrows, and who walks with them."""
        return [self.line, self.first, self.true, self.walker]

    def go(self, **timing: Any) -> Animation:
        """The arrow is carried on to the end of the line."""
        return self.along.to(1, **{"run_time": theme.RUN, **timing})

    def name(self, true: VMobject, first: VMobject) -> list[Animation]:
        """Words appear beside the true arrow and beside the one that was carried, in their colours, and the level line
        there, with the right angle between it and the true one."""
        self.angle = RightAngle(self.land, self.promise.function, self.promise.end, self.true).parts
        for words, arrow in ((true, self.true), (first, self.first)):
            self._name(words, arrow, 1)
        return come(*self.angle, *self.names)

    def measured(self, words: VMobject) -> list[Animation]:
        """The first arrow stands where it was measured, too, with a dot on that place and words beside it."""
        self._name(words, self.begun, 0)
        return come(self.begun, self.foot, self.names[-1])

    def noted(self, words: Typeset, under: Typeset | None = None) -> list[Animation]:
        """Words over the map, off the arrows, say of these what is to be known, beside what they are `under`."""
        self.land.keep_uncovered(*self.arrows)
        self.notes = self.land.note(words, under=under)
        return come(*self.notes)

    def _name(self, words: VMobject, arrow: FlatArrow, end: int) -> None:
        """Words beside an end of an arrow, beyond it and near, so that no other is taken to be meant, and off who walks
        with it."""
        words.set_color(arrow.colour)
        there = [each.outline for each in (self.begun, self.first, self.true, *self.angle)]
        there += [self.walker.body(at) for at in self.walker.outline]
        if len(arrow.outline):
            at, other = arrow.outline[[end, 1 - end]]
            ways = [way for way in AROUND if np.dot(way, (at - other)[:2]) >= 0]
            label = self.land.labels.beside(words, at, ways=ways, gaps=GAPS[:2], solid=there)
        else:
            label = self.land.label(words, arrow)
        self.names.append(label.set_z_index(theme.TOPMOST))

    def going(self) -> Sequence[Animation]:
        """All of it disappears, with its names."""
        words = [each for each in (*self.names, *self.notes) if isinstance(each, Label)]
        told = [each for each in self.notes if not isinstance(each, Label)]
        return [*gone(*self.parts, *self.angle, self.begun, self.foot, *told), *self.land.drop(*words)]
