"""An arrow carried straight on over a map, as if it held everywhere, and the one that is true where it is by then."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, linear, smooth

from steepest.calculus import Number, Point, Promise, added, exact, length, scaled, subtracted, unit
from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.walker import FlatWalker
from steepest.stage.figures.label import AROUND, GAPS, Label
from steepest.stage.figures.map.squared import RightAngle
from steepest.stage.figures.map.window import window_with_room
from steepest.stage.ground.heights import Span
from steepest.stage.lean.fading import FadeIn
from steepest.stage.play.entrances import Assembly, come, gone
from steepest.stage.play.live import Live, now
from steepest.stage.play.motion import at_once, running, waiting
from steepest.stage.type.fitting import in_lines
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map

_LONG = [Fraction(1, parts) for parts in (4, 5, 6, 8)]  # of the first arrow, as a share of the map's height
_ROOM = Fraction(1, 10)  # how long it is at least where a map makes room for it
_LIGHT = 1.4 / theme.MAP.width  # of a map's width, around where a walk starts: there is light there in fog
_LIGHTS = theme.MAP.width / theme.MAP.height, 1.4, 1.2, 1.0  # of that share of its height: what it has room for
_FAR = 0.92  # of the way to the map's edge: how far somebody goes along a line that dips
_OUT, _STAYS = 0.5, 0.15  # of the time that they go: then they are farthest out, and stay, before they turn back
_THIN = 2.6  # how wide the line is that stays where the long step was
_HEADS = 0.4  # between the tips of the true arrows, where both stand in the end, so that no head lies at the other
_SLIDES = 0.2, 0.45  # seconds after the step begins to go: the first arrow begins to slide; and how long it does
_LEVEL = 0.3, 0.35  # the level line comes
_TURNS = 0.65, 0.5  # a copy of the first arrow turns into the true one
_GLOWS = 0.65, 0.15  # and has its colour almost at once, for it is what is spoken of
_NAMED = 1.05, 0.4  # and both have names
_HIDDEN = 0.3  # an arrow as short as that lies under a dot
_NARROW = 1.7  # how wide words for the lowest point may be
_SHORT = 0.7  # of the way to the lowest point, at most: the first arrow, which ends well before it
_FLUSH = [AROUND[turn] for turn in (12, 2, 22, 36, 26, 46)]  # they lead words close over a point, or under it
_BROAD, _SLIM = 8, 5  # widths of the carried arrow, and of the true one that lies over it


def window_for(promise: Promise, points: Sequence[Point], aspect: float) -> tuple[Span, Span]:
    """The spans of a map of points on which a promise is carried out, `aspect` times as wide as high. Around its start
    there is room for the light of who stands there in fog, for as much of it as makes the map no larger; and for its
    first arrow, where that is carried to its end."""
    first = promise.downhill(0)

    def room(light: float, width: float, height: float) -> list[Point]:
        off = _LIGHT * width, _LIGHT * light * height
        tips = [added(promise.end, scaled(unit(first), float(_ROOM) * height))] if first and any(first) else []
        return [added(promise.start, off), added(promise.start, scaled(off, -1)), *tips, promise.farthest]

    found = (window_with_room(points, aspect, partial(room, light)) for light in _LIGHTS)
    return min(found, key=lambda window: window[0][1] - window[0][0])


class Carried(Assembly):
    """The first arrow of a `promise`, and the true one, on the map `land`, where the promise begins. They are as long
    as that has room for, their tips apart in the end, both to one scale, and dashed: no step is as long. Where the
    promise dips, both have one length, for the true one is too short to be seen there, and show directions only.

    It comes, with somebody; then play `go`: it is carried along the promise to its end. `name` names the true one and
    the one that was moved, with the level line there, to which the true one is square; then the first is seen where it
    was `measured`, too, and named. Words that stand beside it keep off its `arrows` on the way.

    Where the promise dips there is at first one `long` step, which grows nearly to the edge of the map with somebody
    who goes far past the lowest point on the way, and back to it: the step touches a level line there. It has the
    colour of what descends up to there, and beyond that of what is wrong. It gives way to the first arrow where it was
    measured; one like it, but slim, slides to the end of the line, and a copy of that turns into the true one, square
    to it.
    """

    def __init__(self, land: Map, promise: Promise) -> None:
        self.land, self.promise, self.along = land, promise, Live[Number](0)
        self.slid = Live[Number](0) if promise.dips else self.along  # how far the first arrow is on its way
        low, high = land.window[1]
        ways = [(promise.at(share), self._downhill(way)) for share, way in ((0, 0), (1, 0), (1, 1))]
        slope, room = promise.first_slope or 1, exact(high - low)
        scales = [long * room / slope for long in _LONG]
        if promise.dips:
            most = exact(_SHORT) * exact(length(subtracted(promise.end, promise.start))) / exact(slope)
            scales = [min(scale, most) for scale in scales]

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
            return self._downhill(self.along())

        feet = self.slid.then(promise.at), promise.start
        old = (land.arrow(foot, promise.downhill(0), theme.QUIET, _BROAD, scale, dashed=True) for foot in feet)
        self.first, self.begun = old
        self.true = land.arrow(here, true, theme.DESCENT, _SLIM, scale, dashed=True).set_z_index(1)
        if promise.dips:  # what was moved is paler than both that are true where they stand
            self.first.width_of_line, self.true.width_of_line = _SLIM, _BROAD
        self.line = land.line((promise.start, promise.end))
        self.far, self.long, self.falls = 1.0, list[FlatArrow](), list[FlatLine]()
        self.angle, self.level, self.mark = list[FlatLine](), list[FlatLine](), list[FlatLine]()
        if promise.dips:
            self._run_on()
            whole = scaled(subtracted(promise.end, promise.start), self.far)
            self.long = [land.arrow(promise.start, whole, theme.DESCENT, _BROAD, 1)]
            self.long[0].grown = 0.0
            self.falls = [FlatLine(self._fallen, theme.DESCENT, _BROAD, halo=False, plane=land.plane)]
        self.walker, self.foot = FlatWalker(land.plane, here), land.dot(promise.start, theme.QUIET)
        self.here = land.dot(promise.end, theme.INK).set_z_index(2)
        if np.any(ahead := np.subtract(np.array(promise.end, float), np.array(promise.start, float))):
            self.walker.heading = self.walker.toward(ahead)
        self.names = list[Label]()
        self.notes: list[Typeset | Label] = []
        land.keep_clear((promise.start, promise.end))
        ends = land.plane.places(np.array([promise.end], float))
        land.labels.solid += [self.walker.body(end) for end in ends if land.box.holds(end)]
        self.arrows = [*self.long, *(land.arrow(*each, theme.QUIET, scale=scale) for each in ways)]

    @property
    def parts(self) -> list[Any]:
        """The line along which it goes, both arrows, and who walks with them."""
        return [*([*self.falls, self.foot] if self.long else [self.line, self.first, self.true]), self.walker]

    def go(self, **timing: Any) -> Animation:
        """The arrow is carried on to the end of the line; where that dips, it grows with somebody who goes
        on nearly to the edge of the map, and comes back to its end."""
        timing = {"run_time": theme.RUN, **timing}
        if not self.long:
            return self.along.to(1, **timing)

        def slide(_: object, share: float) -> None:
            out, back = smooth(min(share / _OUT, 1.0)), smooth(max(share - _OUT - _STAYS, 0.0) / (1 - _OUT - _STAYS))
            self.long[0].grown = float(out)
            self.long[0].colour = theme.WRONG if out * self.far > 1 else theme.DESCENT
            self.along.value = 1 if share >= 1 else float(out * self.far - back * (self.far - 1))

        for each in (*self.falls, self.foot, self.walker):
            each.set_z_index(1)  # over the long step, which comes last
        return running(self.long[0], slide, rate_func=linear, **timing)

    def name(self, true: Typeset, first: Typeset, lowest: Typeset) -> list[Animation]:
        """Words appear beside the true arrow and beside the one that was carried, if it was, in their colours, and the
        level line there, with the right angle between it and the true one, off whose mark the walker goes: a dot is
        where they were, if it does not hide the arrow. Where the promise dips, that is the `lowest` point on the way,
        and words for it come, too."""
        if self.long:
            self.slid.value = 1  # where its name will be
        self._square()
        past = at_once(gone(*self.long, *self.falls))
        self._name(true, self.true, 1)
        self._name(first, self.first, 1)
        if self.long:
            self._name(in_lines(lowest, _NARROW), self.true, 0, self.here.colour)  # away from the true arrow
            return [*past, *gone(self.walker), *come(self.here), *self._part()]
        past += gone(self.walker) if self.angle else []
        long = self.angle and len(self.true.outline) and np.hypot(*(self.true.end - self.true.start)[:2]) > _HIDDEN
        return [*past, *come(*self.angle, *([self.here] if long else []), *self.names)]

    def measured(self, words: Typeset) -> list[Animation]:
        """The first arrow stands where it was measured, too, with a dot on that place, and has words beside it: what
        was told of the one that was moved is what it does not hold for, and stands. The words for the `lowest` point,
        which were said, go: three others are to be compared."""
        self._name(words, self.begun, 0)
        past = self.land.drop(*self.names[2:-1])
        return [*come(*([] if self.long else [self.begun, self.foot]), self.names[-1]), *past]

    def noted(self, words: Typeset, under: Typeset | None = None) -> list[Animation]:
        """Words over the map, off the arrows, say of these what is to be known, beside what they are `under`, with the
        first that is dashed."""
        self.land.keep_uncovered(*self.arrows)
        self.notes = self.land.note(words, under=under)
        return [] if self.long else come(*self.notes)

    def _downhill(self, share: Number) -> Point | None:
        """The true arrow so far along, as long as the first where the promise dips."""
        way = self.promise.downhill(share)
        return scaled(unit(way), self.promise.first_slope) if way and any(way) and self.promise.dips else way

    def _fallen(self) -> np.ndarray:
        """How the long step lies on the map up to the lowest point, once it has gone beyond (n, 3)."""
        start, tip = self.long[0].drawn
        reached = self.long[0].grown * self.far
        return np.array([start, start + (tip - start) / reached]) if reached > 1 else np.array([start])

    def _run_on(self) -> None:
        """The long step runs on nearly to the edge of the map."""
        box = self.land.box
        foot, place = self.land.plane.places(np.array([self.promise.start, self.promise.end], float))[:, :2]
        way = place - foot
        seen = box.clip(foot, foot + way / np.hypot(*way) * (box.width + box.height))
        edge = place if seen is None else seen[1]
        self.far = max(1.0, _FAR * float(np.hypot(*(edge - foot)) / np.hypot(*way)))
        end = foot + self.far * way  # all that was gone along: on this line is the lowest point
        self.line = FlatLine(np.array([foot, end]), theme.QUIET, _THIN, plane=self.land.plane)

    def _part(self) -> list[Animation]:
        """The first arrow is there as it was measured, and one like it slides to the end of the line, and lies there;
        the level line comes, and a copy turns, which takes the colour of what is true. Its mark and the names are last.
        """
        ends = now(self.true.ends)
        there = [self.line, self.begun, self.first, *self.notes]
        turn, glow = list[Animation](), list[Animation]()
        if ends is not None:
            ways, turned = (self.first.end - self.first.start, ends[1] - ends[0]), Live[float](0.0)

            def lies() -> tuple[np.ndarray, np.ndarray]:
                return self.first.start, self.first.start + _turning(*ways, turned())

            there.append(self.true.follow(lies))
            self.true.colour = self.first.colour
            turn, glow = [turned.to(1.0)], [self.true.recolour(theme.DESCENT, 1.0)]
        self.slid.value = 0
        return [
            *(FadeIn(each, run_time=theme.FADE) for each in there),
            *waiting([self.slid.to(1)], *_SLIDES),
            *waiting([FadeIn(each) for each in self.level], *_LEVEL),
            *waiting(turn, *_TURNS),
            *waiting(glow, *_GLOWS),
            *waiting([FadeIn(each) for each in (*self.mark, *self.names)], *_NAMED),
        ]

    def _square(self) -> None:
        """The level line where the promise ends, and the right angle, off the way from the start to there."""
        off = self.line.outline[0], self.land.plane.place(self.promise.end)
        back = np.array([off[1], off[0]]) if self.long else None
        angle = RightAngle(self.land, self.promise.function, self.promise.end, self.true, back, bool(self.long))
        self.angle, self.level, self.mark = angle.parts, angle.level, angle.square

    def _name(self, words: Typeset, arrow: FlatArrow, end: int, colour: str = "") -> None:
        """Words beside an end of an arrow, beyond it and near, so that no other is taken to be meant, and off who walks
        with it; in a `colour`, or else in that of the arrow."""
        words.set_color(colour or arrow.colour)
        there = [each.outline for each in (self.begun, self.first, self.true, *self.angle)]
        there += [self.line.outline] if self.long else [self.walker.body(at) for at in self.walker.outline]
        if len(arrow.outline):
            at, other = arrow.outline[[end, 1 - end]]
            ways = [way for way in AROUND if np.dot(way, (at - other)[:2]) >= 0]
            near = [way for way in _FLUSH if arrow is self.begun and way[1] * (at - other)[1] >= 0]
            label = self.land.labels.beside(words, at, ways=ways, gaps=GAPS[:2], solid=there, rather=near)
        else:
            label = self.land.label(words, arrow)
        self.names.append(label.set_z_index(theme.TOPMOST))

    def going(self) -> Sequence[Animation]:
        """All of it disappears, with its names."""
        words = [each for each in (*self.names, *self.notes) if isinstance(each, Label)]
        told = [each for each in self.notes if not isinstance(each, Label)]
        marks = self.line, self.first, self.true, self.begun, self.foot, self.here, *self.long, *self.falls
        return [*gone(*marks, *self.angle, self.walker, *told), *self.land.drop(*words)]


def _turning(one: np.ndarray, other: np.ndarray, share: float) -> np.ndarray:
    """A way on the frame so far on its turn from one to another, by the smaller angle; its length goes along."""
    (start, end), (before, after) = (
        [fun(way[1], way[0]) for way in (one, other)] for fun in (np.arctan2, np.hypot)
    )
    by = (end - start + np.pi) % (2 * np.pi) - np.pi if after > 0 else 0.0
    angle = start + share * by
    return np.asarray((before + share * (after - before)) * np.array([np.cos(angle), np.sin(angle), 0.0]))
