"""A compass rose on the map of a block: all directions from a point, as a circle with a needle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, TypeVar

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Number, Point, Spot
from steepest.stage import theme
from steepest.stage.figures.ground.below import chords, circle, strips, teeth, toothed
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.block_labels import Seen
from steepest.stage.figures.label import Label
from steepest.stage.ground.paint.block_painter import PALE
from steepest.stage.ground.paint.solids import STOUT
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Patch, Somebody, SpaceCurve, Thing
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Actor, Assembly, bright, dim
from steepest.stage.play.live import Given, Live, now
from steepest.stage.type.powers import scale_below
from steepest.stage.type.typeset import Typeset

REACH = Fraction(3, 10)  # room around it at least, as a share of the shorter side of the map
_WIDEST = 0.34  # and at most, where there is room
_FULL = 0.95  # how far an arrow beside it goes to the edge of the map
_PAST = 1.1  # how long it may be in any case: the circle leaves it so much room
_LEAST = 0.4  # of the radius: a shorter one is not seen
_SMALLEST = Fraction(1, 5)  # of its radius: a rose that is drawn smaller is not read
_SOLID = 0.3  # how dark the glass is on which it lies: level lines are seen through it
_TRUE = 0.28  # of the shorter side of the map: from this on, a circle with the map's own unit as its radius is seen
_ARC = 0.3  # radius of the arc of the angle
_NAMED = 0.2  # and where a letter outside it begins, with its room
_CLOSE = 0.04  # that room: it stands in a corner
_NAMES = 0.5, 0.25  # shares of the angle at which its name may stand
_NEAR_TIP = np.array([0.4, 0.6])  # shares of an arrow's ends: where words beside it stand
_SWEPT = *range(0, 181, 15), 270  # degrees that the needle goes on, as words beside an arrow are to know
_STEP = np.radians(3)  # from a point of the arc to the next
_TOOTH, _NECK, _WIDE = 0.12, 0.12, 3.0  # how far a tooth stands out, and is off the tip; and how broad it is
_SQUARE, _BROADEST = 0.2, 0.68  # side of the mark of a right angle; at most, as a rose is drawn smaller
_ALONG = np.linspace(0, 1, 16)[:, None]
_LIFT = 0.01  # over the map
_STRIPS = 12  # from the middle to the rim, of ground that is seen from close by
_NAMED_NEAR = 0.4  # of the radius: where its name begins
T = TypeVar("T", bound=Thing)


class Rose(Assembly):
    """A rose on the map of a `block`, around the point `at`, whose needle points to an `angle`, which may be live: in
    degrees from the first axis toward the second.

    The circle is that of all steps of length 1; what the rose gives is told in such steps. It comes with `come`, as the
    rose does itself.
    """

    def __init__(self, block: Block, at: Point, angle: Given[float]) -> None:
        self.block, self.angle = block, angle
        self.at = np.array([float(value) for value in at])
        self.radius, self.share = radius_at(block.spans, self.at), Live(1.0)
        self.disc = self._own(Patch(colour=theme.BACKGROUND, points=self._laid(circle), solid=_SOLID, below=True))
        self.circle = self._line(toothed, theme.INK, theme.AXIS_WIDTH)
        self.arc = self._line(self._turned, theme.THIRD, theme.CURVE_WIDTH)
        self.needle = self.arrow(lambda: _way(now(self.angle)), theme.INK)

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """The circle on its glass, the arc of the angle, and the needle."""
        return self.disc, self.circle, self.arc, self.needle

    def shrink(self, share: Number, **timing: Any) -> Animation:
        """It is drawn at a share of its size from now on, and all that lies on it with it."""
        return self.share.to(float(share), **timing)

    def become(self, arrow: Arrow) -> list[Animation]:
        """The needle gives way to an arrow that begins where it lies, and is that arrow from then on."""
        arrow.opacity = 0.0
        self.block.landscape.put(arrow)
        return [*bright(arrow), *dim(self.needle, to=0)]

    def near(self, words: Typeset) -> list[Thing | Label]:
        """Its ground as it is from close by, in its circle: the plane that touches it in the middle, and words there,
        under the needle as it lies now, or over it, where the needle leads down the map. The level lines of the plane
        have the heights of those on the map, where they can be told apart. Arrows on it lie over these, and lines that
        were there before lie under them."""
        here, whole = Spot(self.block.function, tuple(map(float, self.at))), self.block.whole
        slope = float(np.hypot(*_floats(here.gradient)))
        way, height, climb = _floats(here.gradient) / slope, float(here.height), slope * self.radius
        found = list[Thing | Label]()
        for far, outline in strips(way, _STRIPS):
            colour, laid = theme.hexadecimal(whole.colours(height + far * climb)), self._laid(outline.copy)
            found.append(self._own(Patch(colour=colour, points=laid, below=True)))
        for level, ends in chords(way, height, climb, self.block.landscape.levels):
            colour = theme.BACKGROUND if float(whole.shade(level)) > PALE else theme.INK
            found.append(self._line(ends.copy, colour, theme.AXIS_WIDTH))
        return [*found, self._outward(words, np.array([0.0, -_NAMED_NEAR * np.sign(_way(now(self.angle))[1] or 1.0)]))]

    def lead(self, who: Somebody) -> None:
        """Somebody looks from now on where the needle points."""
        who.ahead = self.needle.end

    def arrow(
        self, way: Given[Sequence[Number] | np.ndarray], colour: str, length: Given[float] = 1.0
    ) -> Arrow:
        """An arrow in a direction (2,), so many times as long; both may be live. One of length 1 ends on the circle."""
        lift = np.array([0.0, 0.0, STOUT * theme.ARROW_WIDTH])
        tip = self._laid(lambda: now(length) * _floats(now(way)))
        foot = self._laid(lambda: np.zeros(2))
        return self._own(
            Arrow(
                colour=colour,
                start=lambda ground: foot(ground) + lift,
                end=lambda ground: tip(ground) + lift,
                through=True,
                below=True,
            )
        )

    def measure(self, arrow: Arrow) -> SpaceCurve:
        """Teeth beside an arrow, one at the end of each step of length 1 that it is long. They come before the arrow
        does, follow it, and lie under it."""

        def along() -> np.ndarray:
            share = now(self.share)
            return teeth(np.array(self.reach(arrow)) / (self.radius * share), _TOOTH / share, _NECK / share)

        return self._line(along, theme.INK, _WIDE)

    def reach(self, arrow: Arrow) -> list[float]:
        """How far an arrow leads over the map (2,)."""
        start, end = self.block.whole.back(points_of(arrow, self.block.whole))[:, :2]
        return list((end - start).tolist())

    def legs(self) -> tuple[SpaceCurve, SpaceCurve]:
        """The two legs of a step of 1 along the needle: the cosine of its angle along the first axis, then the sine
        along the second."""

        def corner() -> np.ndarray:
            return np.array([_way(now(self.angle))[0], 0.0])

        across = self._line(lambda: _straight(np.zeros(2), corner()), theme.FIRST, theme.ARROW_WIDTH)
        up = self._line(lambda: _straight(corner(), _way(now(self.angle))), theme.SECOND, theme.ARROW_WIDTH)
        return across, up

    def label(self, words: Typeset, line: SpaceCurve | Arrow, off: SpaceCurve | Arrow | None = None) -> Label:
        """Words beside the middle of a leg, off the needle, or of an arrow, off the end of another line; they follow
        it."""
        ground = self.block.whole

        def ends(view: View, of: SpaceCurve | Arrow) -> np.ndarray:
            return np.asarray(view.project(points_of(of, ground)[[0, -1]])[:, :2])

        def middle(view: View) -> np.ndarray:
            return np.asarray(ends(view, line).mean(axis=0))

        def other(view: View) -> np.ndarray:
            return np.asarray(ends(view, off)[1] if off else ends(view, self.needle).mean(axis=0))

        label = self._add(words, middle, lambda view: middle(view) - other(view))
        label.add_updater(lambda each: each.place())
        return label

    def beyond(self, words: Typeset, arrow: Arrow, off: Sequence[Arrow] = ()) -> Label:
        """Words beside an arrow, nearer to its tip, on the side that is away from where the angle grows, and off its
        opposite, the edges of the map, and the needle while that goes on by half a turn, or `off` other arrows."""
        ends = points_of(arrow, self.block.whole)

        def place(view: View) -> np.ndarray:
            return np.asarray(_NEAR_TIP @ view.project(ends)[:, :2])

        def away(view: View) -> np.ndarray:
            right, up = np.diff(view.project(ends)[:, :2], axis=0)[0]
            return np.array([up, -right])

        swept = off or [self.arrow(_way(now(self.angle) + turn), theme.INK) for turn in _SWEPT]
        back = self._own(Arrow(start=ends[0], end=2 * ends[0] - ends[1], through=True, below=True))
        kept = [arrow, back, *swept]
        return self.block.labels.add(words, place, away, self.block.axes.room, off=kept, outlined=True)

    def name(self, words: Typeset) -> Label:
        """Words outside the arc, as it lies now: at its middle or earlier, off the needle and its leg."""
        turn = now(self.angle)
        ends = np.array([np.sign(_way(turn)[0]) * _way(0), _way(turn)])
        out = min((_way(turn * share) for share in _NAMES), key=lambda way: float((ends @ way).max()))
        return self._outward(words, _NAMED * out, _CLOSE)

    def _outward(self, words: Typeset, at: np.ndarray, room: float = theme.TEXT_GAP, *off: Arrow) -> Label:
        """Words beyond a point (2,) of the rose, away from its middle, with so much `room` around them."""
        foot, place = self._laid(lambda: np.array([0 * at, at]))(self.block.whole)

        def seen(view: View) -> np.ndarray:
            return np.asarray(view.project(place[None])[0, :2])

        return self._add(words, seen, lambda view: seen(view) - view.project(foot[None])[0, :2], off, room)

    def _add(
        self, words: Typeset, at: Seen, way: Seen, off: Sequence[Arrow] = (), room: float = theme.TEXT_GAP
    ) -> Label:
        return self.block.labels.add(words, at, way, self.block.axes.room, room, off=off)

    def square(
        self, one: Sequence[Number], other: Sequence[Number], words: Typeset
    ) -> tuple[SpaceCurve, Label]:
        """The mark of a right angle between two directions (2,) of length 1, and words beyond its corner."""
        side = min(_SQUARE / now(self.share), _BROADEST)
        a, b = side * _floats(one), side * _floats(other)
        mark = self._line(lambda: np.array([a, a + b, b]), theme.INK, theme.CURVE_WIDTH)
        return mark, self._outward(words, a + b, theme.TEXT_GAP, self.arrow(-_floats(other), theme.INK))

    def _turned(self) -> np.ndarray:
        """The arc (n, 2) from the first axis to the needle, once round at most."""
        turn = np.radians(now(self.angle))
        turn = turn if 0 <= turn <= 2 * np.pi else turn % (2 * np.pi)
        along = np.linspace(0, turn, max(2, int(np.ceil(turn / _STEP)) + 1))
        return _ARC * np.stack([np.cos(along), np.sin(along)], -1)

    def _laid(self, points: Callable[[], np.ndarray]) -> Callable[[Terrain], np.ndarray]:
        """Points (n, 2) or (2,) of the rose as they are now, where they lie on the map."""

        def laid(ground: Terrain) -> np.ndarray:
            x, y = (self.at + self.radius * now(self.share) * points()).T
            return np.asarray(ground.below(x, y) + [0, 0, _LIFT])

        return laid

    def _line(self, points: Callable[[], np.ndarray], colour: str, width: float, **style: Any) -> SpaceCurve:
        """A line through points (n, 2) of the rose, as they are now."""
        place = self._laid(points)
        return self._own(SpaceCurve(colour=colour, points=place, width=width, through=True, below=True, **style))

    def _own(self, thing: T) -> T:
        thing.of(self.block.landscape)
        return thing


def radius_at(spans: Sequence[tuple[Any, Any]], at: Sequence[Number] | np.ndarray) -> float:
    """The radius of a rose around a point of a map of these spans, which has room there: 1, as on the map, where that
    is neither small nor large."""
    rooms = (abs(float(edge - here)) for here, ends in zip(at, spans, strict=True) for edge in ends)
    side = float(min(high - low for low, high in spans))
    widest = min(_WIDEST * side, _FULL / _PAST * min(rooms))
    return 1.0 if _TRUE * side <= 1 <= widest else widest


def scale_beside(spans: Sequence[tuple[Any, Any]], at: Point, vector: Sequence[Number]) -> Fraction:
    """What a vector is multiplied by so that it and its opposite have room on a map beside a rose around a point of it:
    1, or a round number where they would be too long for the map, or too short to be seen.

    >>> spans, at = [(0, 4), (-1, 3)], (Fraction(2), Fraction(1))
    >>> [str(scale_beside(spans, at, way)) for way in [(4, 3), (400, 3), (1, 0), (Fraction(1, 90), 0)]]
    ['1/3', '1/300', '1', '90']
    """
    ways = _floats(vector)
    reach, radius = float(np.hypot(*ways)), radius_at(spans, at)
    sides = zip(ways, at, spans, strict=True)
    room = min(abs(float(edge - here) / part) for part, here, ends in sides for edge in ends if part)
    most = _FULL * room / radius
    if most < 1:
        return scale_below(most)
    return Fraction(1) if reach >= _LEAST else scale_below(1 / reach)


def share_beside(scale: Fraction) -> Fraction:
    """What of its size a rose is drawn at beside a vector that is multiplied by a scale: as small, so that its steps of
    length 1 and the vector have one scale, where it is read then.

    >>> [str(share_beside(Fraction(scale))) for scale in ("1/3", "1/300", "1", "90")]
    ['1/3', '1', '1', '1']
    """
    return scale if _SMALLEST <= scale < 1 else Fraction(1)


def inner_place(spans: Sequence[tuple[Any, Any]], at: Point) -> Point:
    """The point of a map nearest to another around which a rose has room: that one itself, if it does.

    >>> [str(value) for value in inner_place([(0, 4), (-1, 3)], (Fraction(2), Fraction(3)))]
    ['2', '9/5']
    """
    room = REACH * min(high - low for low, high in spans)
    return tuple(
        min(max(value, low + room), high - room) for value, (low, high) in zip(at, spans, strict=True)
    )


def _way(angle: float) -> np.ndarray:
    """The direction (2,) of an angle in degrees."""
    return np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])


def _floats(way: Sequence[Number] | np.ndarray) -> np.ndarray:
    return np.array([float(value) for value in way])


def _straight(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Points (n, 2) along a straight line, close enough to lie on the ground."""
    return np.asarray(start + (end - start) * _ALONG)
