"""What lies around a walk downhill: the bottom that it is on its way to, and how far its first arrow holds."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise, takewhile
from typing import Literal, TypeAlias

from steepest.calculus.certainty.no_answer import NoAnswer
from steepest.calculus.flat.critical import CriticalPoint, Kind, nearest_critical_point
from steepest.calculus.function import Function
from steepest.calculus.numbers import Number, Point
from steepest.calculus.vectors import added, dot, length, scaled, subtracted, unit
from steepest.calculus.walks.walk import Walk

__all__ = ["Promise", "Surroundings", "Turn"]

Turn: TypeAlias = Literal["same", "back", "shorter", "longer", "turned"]
"""What becomes of an arrow on the way that it points: the true one there is the same, points back, is shorter, is
longer, or points another way."""

FARTHEST = Fraction(5, 2)  # a point so many times as far from the start as the bottom is far off
WIDER = Fraction(8, 5)  # a picture has so much more room for arrows, where its gradients are not much longer than it
WHOLE = Fraction(5, 2)  # a gradient that is longer, as a share of the spread, would make all steps small: it is cut off
BEYOND = Fraction(14, 10)  # how far the first arrow is followed: past the place where it should be flat
PAST = Fraction(11, 10)  # and past the place beside the bottom, where that is nearly on the line
ASIDE, AHEAD = 0.25, 0.3  # of the way to the bottom: so far off the line, and so far on along it, plainly is a miss
OVERRUN = Fraction(2)  # of the way to the lowest point: so far on, a quadratic is as high as at the start
TURNED = 0.8  # arrows at an angle with a smaller cosine plainly point different ways
BACK = 0.9  # and plainly point to and fro where the cosine is this, and less than zero
_LOOKED = 16  # steps along an arrow, at whose ends the loss is looked at
_HALVED = 40  # times, what the lowest point of a line lies in: more than any picture or number shows
_UNKNOWN = 6  # where no bottom is known, it is taken to be so many first steps away


@dataclass(frozen=True)
class Promise:
    """The straight line that a step begins along: from `start`, against the gradient there, to `end`. Where it `dips`,
    that is its lowest point: the function falls up to there, and then climbs.

    >>> bowl = Function("x**2 + y**2", ["x", "y"])
    >>> fading = Promise(bowl, (1, 0), (-Fraction(1, 2), 0))
    >>> fading.becomes, str(fading.slope), [str(value) for value in fading.at(Fraction(1, 3))]
    ('back', '1', ['1/2', '0'])
    """

    function: Function
    start: Point
    end: Point
    dips: bool = False

    @property
    def farthest(self) -> Point:
        """The point to which it is followed: far past its lowest point, so that no longer step is better."""
        return self.at(OVERRUN) if self.dips else self.end

    @property
    def first_slope(self) -> Number:
        """How long the gradient is at its start."""
        return length(self.function.gradient(self.start))

    @property
    def slope(self) -> Number:
        """How long the gradient is at its end."""
        return length(self.function.gradient(self.end))

    @property
    def rate(self) -> Number:
        """By what the gradient at its start is multiplied for one step to lead to its end; 0 where that is level.

        >>> str(Promise(Function("x**2 + y**2", ["x", "y"]), (1, 0), (0, 0)).rate)
        '1/2'
        """
        first = self.first_slope
        return length(subtracted(self.end, self.start)) / first if first else 0

    @property
    def becomes(self) -> Turn:
        """What has become of the gradient at its end."""
        first, here = self.function.gradient(self.start), self.function.gradient(self.end)
        before, after = length(first), length(here)
        if here == first or not before:
            return "same"
        alike = dot(here, first) / (before * after) if after else 1  # the cosine of the angle between them
        if alike < TURNED:
            return "back" if alike < -BACK else "turned"
        return "shorter" if after < before else "longer" if after > before else "turned"

    @property
    def fades(self) -> bool:
        """Whether the gradient is shorter somewhere on the way than at its start.

        >>> Promise(Function("x**2", ["x"]), (-1,), (1,)).fades, Promise(Function("abs(x)", ["x"]), (-1,), (1,)).fades
        (True, False)
        """
        first = self.first_slope
        ways = (self.downhill(Fraction(share, 8)) for share in range(1, 8))
        return any(length(way) < first for way in ways if way is not None)

    @property
    def falls_then_climbs(self) -> bool:
        """Whether the function falls on the way, and climbs before it is so far again, once each.

        >>> bowl = Function("x**2 + 9*y**2", ["x", "y"])
        >>> [Promise(bowl, (-3, 1), (-3 + t, 1 - 3 * t)).falls_then_climbs for t in (Fraction(1, 3), Fraction(1, 9))]
        [True, False]
        """
        places = (self.at(OVERRUN * Fraction(number, _LOOKED)) for number in range(_LOOKED + 1))
        climbs = [later > loss for loss, later in pairwise(self.function(at) for at in places)]
        return climbs == sorted(climbs) and not climbs[0] and climbs[-1]

    @property
    def keeps(self) -> bool:
        """Whether the gradient is known to be the same all the way: on a polynomial of degree 2 or less, where it is
        the same at the end.
        """
        first, last = (self.function.gradient(at) for at in (self.start, self.end))
        return self.function.degree in (0, 1, 2) and first == last

    def at(self, share: Number) -> Point:
        """The point at this share of the way, 0 to 1."""
        return added(self.start, scaled(subtracted(self.end, self.start), share))

    def downhill(self, share: Number) -> Point | None:
        """The vector against the gradient at this share of the way; None where there is none."""
        at = self.at(share)
        return scaled(self.function.gradient(at), -1) if self.function.has_gradient(at) else None


@dataclass(frozen=True)
class Surroundings:
    """What lies around a `walk` whose first `told` steps are looked at one by one."""

    walk: Walk
    told: int

    @cached_property
    def bottom(self) -> CriticalPoint | None:
        """The minimum nearest to where the walk ends, or starts, if it runs away; None where there is none."""
        walk = self.walk
        points = [*walk.points[: self.told + 1], *([] if walk.runs_away else [walk.end])]
        sides = []
        for values in zip(*points, strict=True):
            room = max(2 * (max(values) - min(values)), Fraction(3))
            sides.append((min(values) - room, max(values) + room))
        # Where a curvature is zero, as at the bottom of w1**4, the walk's arrival tells that it is a bottom.
        kinds: tuple[Kind, ...] = ("minimum", "undecided") if walk.ending == "arrives" else ("minimum",)
        place = walk.start if walk.runs_away else walk.end
        return nearest_critical_point(walk.function, place, sides, kinds)

    @property
    def arrives(self) -> bool:
        """Whether the walk ends close by the bottom: a tenth as far from it as at the start, or less."""
        if self.walk.ending != "arrives" or self.bottom is None:
            return False
        end, start = (length(subtracted(at, self.bottom.at)) for at in (self.walk.end, self.walk.start))
        return end <= start / 10

    @property
    def reached(self) -> bool:
        """Whether the walk arrives so, and its end is known to be a bottom by more than that it stops there."""
        return self.arrives and self.bottom is not None and self.bottom.kind == "minimum"

    @cached_property
    def near(self) -> tuple[Point, ...]:
        """The points of the walk from its start on, up to the first that lies many times farther off than the
        bottom.
        """
        walk = self.walk
        if not walk.steps:
            return (walk.start,)
        way = subtracted(self.bottom.at, walk.start) if self.bottom else scaled(walk.steps[0], _UNKNOWN)
        limit = FARTHEST * length(way)
        return tuple(takewhile(lambda at: self._away(at) <= limit, walk.points))

    @cached_property
    def spread(self) -> Number:
        """How far from the start the near points and the bottom are."""
        marked = [*self.near, *([self.bottom.at] if self.bottom else [])]
        farthest = max(map(self._away, marked), key=float)
        sides: list[Number] = [Fraction(2), *(max(value, -value) / 2 for value in self.walk.start)]
        return farthest if farthest > 0 else max(sides, key=float)

    @property
    def sights(self) -> tuple[Point, ...]:
        """What a picture should show: the near points, the bottom with some room, and room where there is no walk."""
        rooms = [(self.bottom.at, self.spread / 6)] if self.bottom else []
        rooms += [] if self.walk.steps else [(self.walk.start, self.spread)]
        corners = [added(at, (sign * room, sign * room)) for at, room in rooms for sign in (1, -1)]
        return (*self.near, *corners)

    @property
    def downhill(self) -> tuple[Point, ...]:
        """Where the first gradient leads that is taken backward at its full length, if a picture has room for that
        in which steps are not small."""
        walk = self.walk
        if not walk.steps or walk.slopes[0] > WHOLE * self.spread:
            return ()
        return (added(walk.start, scaled(walk.gradients[0], -1)),)

    @property
    def slopes(self) -> tuple[Number, ...]:
        """How steep it is at the points that are looked at, as far as they are near."""
        return self.walk.slopes[: min(len(self.near), self.told + 1)]

    @property
    def room(self) -> Number:
        """How far arrows may be spread: farther where the first one is not much longer than the picture."""
        walk = self.walk
        return self.spread * WIDER if walk.steps and walk.slopes[0] <= FARTHEST * self.spread else self.spread

    @cached_property
    def promise(self) -> Promise:
        """How far the first arrow is followed. Where the function curves upward along it, that is a little past
        the point at which the slope along it would be zero, had it the curvature of the start everywhere;
        elsewhere it is as far as the spread, and a little past the point beside a bottom, at any rate. Where the line
        plainly misses that, and dips, it is its lowest point. It leads nowhere if the walk rests.
        """
        walk, start = self.walk, self.walk.start
        if walk.ending == "rests":
            return Promise(walk.function, start, start)
        first = walk.gradients[0]
        if (past := self._missing(first)) and (lowest := self._lowest(past)):
            return lowest
        try:
            bend = walk.function.curvature(start, first)
        except NoAnswer:  # the slope changes at once, as that of x·|x| does at 0
            bend = Fraction(0)
        flat = walk.slopes[0] / bend if bend > 0 else self.spread
        downhill = scaled(unit(first), -1)
        beside = dot(subtracted(self.bottom.at, start), downhill) if self.bottom else Fraction(0)
        back = scaled(downhill, max(BEYOND * min(flat, self.spread), PAST * beside))
        ends = (added(start, scaled(back, Fraction(1, 2**halved))) for halved in range(30))
        return Promise(walk.function, start, next(filter(walk.function.has_gradient, ends), start))

    def _missing(self, first: Point) -> Promise | None:
        """The line against the first gradient, up to the point nearest to the bottom; None where it does not plainly go
        by that."""
        if not self.bottom or not any(first):
            return None
        share = dot(subtracted(self.walk.start, self.bottom.at), first) / dot(first, first)
        nearest = added(self.walk.start, scaled(first, -share))
        far, off = self._away(self.bottom.at), length(subtracted(self.bottom.at, nearest))
        if share * length(first) < AHEAD * far or off < ASIDE * far:
            return None
        return Promise(self.walk.function, self.walk.start, nearest)

    def _lowest(self, past: Promise) -> Promise | None:
        """A line up to the point at which the function along it falls no more, which is plainly ahead; None where it
        does not climb by its end, or falls more than once."""
        function, way = self.walk.function, subtracted(past.end, past.start)

        def slope(share: Number) -> Number:
            return dot(function.gradient(past.at(share)), way)

        try:
            ends = slope(0), slope(1)
            if ends[1] <= 0:
                return None
            low, high = Fraction(0), Fraction(1)
            for _ in range(0 if function.degree == 2 else _HALVED):
                middle = (low + high) / 2
                low, high = (low, middle) if slope(middle) > 0 else (middle, high)
            share = ends[0] / (ends[0] - ends[1]) if function.degree == 2 else (low + high) / 2
            found = Promise(function, past.start, past.at(share), dips=True)
            far = AHEAD * self._away(self.bottom.at) if self.bottom else Fraction(0)
            plain = self._away(found.end) >= far
            return found if plain and found.falls_then_climbs and found.becomes == "turned" else None
        except NoAnswer:
            return None

    def _away(self, at: Point) -> Number:
        return length(subtracted(at, self.walk.start))
