"""An arrow carried straight on over a map, as if it held everywhere, and the one that is true where it is by then."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, VMobject

from steepest.calculus import Number, Point, Promise, added, exact, length, scaled, unit
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.walker import FlatWalker
from steepest.stage.figures.label import AROUND, GAPS, Label, Labels
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
_ARC, _WITHIN, _FINE = 0.42, 0.6, 25  # radius of an angle in scene units, at most, and of its arrows; its points
_FILLED = 0.94  # of half the sides of a room beside the map, by the arrows there
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

    It comes, with somebody; then play `go`: it is carried along the promise to its end. `name` names both, and marks
    the angle between them; then the first is seen where it was `measured`, and true, too. Words that stand beside it
    keep off its `arrows` on the way. In a room `beside` the map both are seen again, larger and from one point: there
    the true one turns, and there they are named.
    """

    def __init__(self, land: Map, promise: Promise, beside: Box | None = None) -> None:
        self.land, self.along = land, Live[Number](0)
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
        self.scale = float(scale)

        def here() -> Point:
            return promise.at(self.along())

        def true() -> Point | None:
            return promise.downhill(self.along())

        self.first = land.arrow(here, promise.downhill(0), theme.QUIET, _BROAD, scale, dashed=True)
        self.true = land.arrow(here, true, theme.DESCENT, _SLIM, scale, dashed=True)
        self.line = land.line((promise.start, promise.end))
        self.angle = land.line(self._between(promise, scale), theme.QUIET)
        self.begun = land.arrow(promise.start, promise.downhill(0), theme.DESCENT, _SLIM, scale, dashed=True)
        self.walker, self.foot = FlatWalker(land.plane, here), land.dot(promise.start, theme.DESCENT)
        if np.any(ahead := np.subtract(np.array(promise.end, float), np.array(promise.start, float))):
            self.walker.heading = self.walker.toward(ahead)
        self.names: list[Label] = []
        self.notes: list[Typeset | Label] = []
        land.keep_clear((promise.start, promise.end))
        ends = land.plane.places(np.array([promise.end], float))
        land.labels.solid += [self.walker.body(end) for end in ends if land.box.holds(end)]
        self.arrows = [land.arrow(*each, theme.QUIET, scale=scale) for each in ways]
        self.larger = _Larger(self, promise, beside) if beside else None

    @property
    def parts(self) -> list[Any]:
        """The line along which it goes, both arrows, and who walks with them."""
        return [self.line, self.first, self.true, self.walker, *([self.larger] if self.larger else [])]

    def go(self, **timing: Any) -> Animation:
        """The arrow is carried on to the end of the line."""
        return self.along.to(1, **{"run_time": theme.RUN, **timing})

    def name(self, true: VMobject, first: VMobject) -> list[Animation]:
        """Words appear beside the true arrow and beside the one that was carried, in their colours, and the angle
        between both."""
        for words, arrow in ((true, self.true), (first, self.first)):
            if self.larger:
                self.larger.name(words.set_color(arrow.colour), arrow is self.true)
            else:
                self._name(words, arrow, 1)
        return come(self.angle, *([self.larger.angle, *self.larger.names] if self.larger else self.names))

    def measured(self, words: VMobject) -> list[Animation]:
        """The first arrow is true where it was measured: there it stands in the colour of the true ones, with a dot on
        that place and words beside it."""
        self._name(words, self.begun, 0)
        return come(self.begun, self.foot, self.names[-1])

    def noted(self, words: Typeset, under: Typeset | None = None) -> list[Animation]:
        """Words over the map, off the arrows, say of these what is to be known, beside what they are `under`."""
        self.land.keep_uncovered(*self.arrows)
        self.notes = self.land.note(words, under=under)
        return come(*self.notes)

    def _between(self, promise: Promise, scale: Number) -> list[Point]:
        """The arc at a promise's end from the arrow that is true there to its first one, nearer than their tips."""
        at, one, other = promise.end, promise.downhill(1), promise.downhill(0)
        if not one or not other or not any(one) or not any(other):
            return [at, at]
        lengths = [float(length(way)) * float(scale) for way in (one, other)]
        out = min(_ARC / float(self.land.plane.unit[0]), *(_WITHIN * each for each in lengths))
        begin, end = (math.atan2(float(way[1]), float(way[0])) for way in (one, other))
        turn = (end - begin + math.pi) % (2 * math.pi) - math.pi
        turns = begin + turn * np.linspace(0, 1, _FINE)
        return [added(at, (out * math.cos(each), out * math.sin(each))) for each in turns]

    def _name(self, words: VMobject, arrow: FlatArrow, end: int) -> None:
        """Words beside an end of an arrow, beyond it and near, so that no other is taken to be meant, and off who walks
        with it."""
        words.set_color(arrow.colour)
        there = [each.outline for each in (self.begun, self.first, self.true)]
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
        return [*gone(*self.parts, self.angle, self.begun, self.foot, *told), *self.land.drop(*words)]


class _Larger(Assembly):
    """Both arrows of a `carried` promise in a room beside its map, from the middle of that, with the angle between
    them in the end: all is larger than on the map, by one factor. As shapes they are no arrows, for they stand at no
    point of the map."""

    def __init__(self, carried: Carried, promise: Promise, room: Box) -> None:
        self.middle, self.labels = np.array([*room.middle, 0.0]), Labels(room)
        plane = carried.land.plane
        shares = [np.array(way, float) * plane.unit for way in map(promise.downhill, (0, 1)) if way]
        reach = np.abs(np.array(shares).reshape(-1, 2)).max(axis=0, initial=1e-12)
        size = _FILLED * float(np.min(np.array([room.width, room.height]) / 2 / reach))

        def ends(share: Number) -> tuple[np.ndarray, np.ndarray] | None:
            way = promise.downhill(share)
            return (self.middle[:2], self.middle[:2] + size * np.array(way, float) * plane.unit) if way else None

        def arrow(colour: str, width: float) -> FlatArrow:
            return FlatArrow(self.middle, self.middle, colour, width, dashed=True, box=room)

        self.first = arrow(theme.QUIET, _BROAD).follow(ends(0))
        self.true = arrow(theme.DESCENT, _SLIM).follow(lambda: ends(carried.along()))
        arc = (carried.angle.outline - plane.place(promise.end))[:, :2]
        self.angle = FlatLine(self.middle[:2] + size / carried.scale * arc, theme.QUIET)
        self.names: list[Label] = []
        for each in (self.first, self.true, self.angle):
            each.kind = "larger"

    @property
    def parts(self) -> list[Any]:
        """Both arrows."""
        return [self.first, self.true]

    def name(self, words: VMobject, true: bool) -> None:
        """Words beside the tip of one of the arrows."""
        arrow = self.true if true else self.first
        solid = [each.outline for each in (self.first, self.true, self.angle) if len(each.outline)]
        tip = arrow.end if len(arrow.outline) else self.middle
        label = self.labels.beside(words, tip, ways=AROUND, gaps=GAPS[:3], solid=solid)
        self.names.append(label.set_z_index(theme.TOPMOST))

    def going(self) -> list[Animation]:
        """All of it disappears, with the names."""
        return gone(*self.parts, self.angle, *self.names)
