"""What of the map is drawn, and how long arrows are, so that all gradients of a surface that changes fit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import SupportsFloat

import numpy as np

from steepest.calculus import (
    Domain,
    Formula,
    Function,
    Number,
    Point,
    Spot,
    added,
    exact,
    length,
    scaled,
    subtracted,
)
from steepest.calculus.numbers import exact_spans, is_within
from steepest.stage.ground.heights import Span
from steepest.stage.settings.refusal import Unfit, require_inside, require_value
from steepest.stage.type.powers import scale_below

_LONGEST, _LONGEST_CHANGED = Fraction(1, 5), Fraction(3, 10)  # arrows, as shares of the map's shorter side
_LONG, _LONG_CHANGED = Fraction(1, 4), Fraction(7, 20)  # those that are long, likewise
_NARROWEST = Fraction(11, 20)  # the map is at least so wide for its length
_JOINED = Fraction(1, 20)  # a slope that is a smaller share of the other one is hardly seen beside it
_LEAST = Fraction(12, 1000)  # an arrow shorter than this share of the shorter side cannot be seen
_NEXT = Fraction(3, 5)  # of a step that another point is off, so that the steps lead to it
_APART = 0.03  # arrows of a lattice, at least, as a share of the shorter side
_SEEN = Fraction(3, 5)  # of the length that it could have: the longest arrow to another map's scale, at least
_ROOM = 50  # beyond the tip of an arrow the map goes on for the shorter side divided by this


@dataclass(frozen=True)
class Framing:
    """A map of `function` with arrows at some `points`, which becomes one of `changed` with an arrow at `point`. All
    points lie in the `domain`. The longest arrow is no longer than a share of the map's shorter side: `longest` at
    first, `longest_changed` on the changed surface. Where it is seen well at an `agreed` scale, it has that one. Arrows
    at the points that are `kept` stay while the surface changes. With `whole`, arrows that would be shortened are not
    where they end in the domain."""

    function: Function
    changed: Function
    points: tuple[Point, ...]
    point: Point
    domain: Domain
    longest: Fraction = _LONGEST
    longest_changed: Fraction = _LONGEST_CHANGED
    agreed: Fraction | None = None
    kept: tuple[Point, ...] = ()
    whole: bool = False

    @property
    def with_long_arrows(self) -> Framing:
        """The same with longer arrows, so that those of small gradients have heads that are seen."""
        return replace(self, longest=_LONG, longest_changed=_LONG_CHANGED)

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """What the function does at the points."""
        return tuple(Spot(self.function, at) for at in self.points)

    @cached_property
    def changed_spot(self) -> Spot:
        """What the changed surface does at its point."""
        return Spot(self.changed, self.point)

    @property
    def bounds(self) -> tuple[tuple[Fraction, Fraction], ...]:
        """The domain, exactly."""
        return tuple(exact_spans(self.domain))

    @property
    def side(self) -> Fraction:
        """The shorter side of the map."""
        return min(high - low for low, high in self._shape)

    @cached_property
    def scale(self) -> Fraction:
        """What arrows' lengths are multiplied by on the map: a round number, by which the longest fits."""
        gradients = [self.function.gradient(at) for at in (*self.points, self.point)]
        return self._scale(self.longest, max(map(length, gradients)))

    @cached_property
    def changed_scale(self) -> Fraction:
        """The same for the arrow on the changed surface."""
        return self._scale(self.longest_changed, length(self.changed.gradient(self.point)))

    def _scale(self, share: Fraction, longest: Number) -> Fraction:
        """A scale by which an arrow so long is no longer than a share of the map's shorter side."""
        own, agreed = scale_below(share * self.side / longest), self.agreed
        if self.whole and own < 1 and self._holds_whole:
            return Fraction(1)
        return agreed if agreed and _SEEN * own <= agreed <= own else own

    @property
    def _holds_whole(self) -> bool:
        """Whether all arrows, at their full length, end inside the domain."""
        drawn = [*((self.function, at) for at in (*self.points, self.point)), (self.changed, self.point)]
        return all(self._inside(added(at, surface.gradient(at))) for surface, at in drawn)

    @staticmethod
    def on_one_scale(*maps: Framing) -> tuple[Framing, ...]:
        """These maps with their arrows to one scale, or to as few as let the longest arrow of each be seen."""

        def scales(framings: Sequence[Framing]) -> set[Fraction]:
            return {scale for each in framings for scale in (each.scale, each.common_scale)}

        ways = [tuple(replace(each, agreed=scale) for each in maps) for scale in sorted(scales(maps))]
        return min(ways, key=lambda way: len(scales(way)))

    @property
    def common_scale(self) -> Fraction:
        """A scale for arrows that stay while the surface changes."""
        return min(self.scale, self.changed_scale)

    @property
    def reach(self) -> Number:
        """How long the arrow at `point` is on either surface, at most, in units of the map."""
        first = self.scale * length(self.function.gradient(self.point))
        return max(first, self.changed_scale * self.changed_spot.length)

    @property
    def least(self) -> Number:
        """The length on the map, in its own units, below which an arrow is too short to be seen."""
        return _LEAST * self.side

    def tip(self, spot: Spot) -> Point:
        """Where its arrow ends on the map of the surface as it is at first."""
        return added(spot.at, scaled(spot.gradient, self.scale))

    def hides(self, length: Number) -> bool:
        """Whether the arrow of a gradient of some length is too short to be seen on the map of `function`."""
        return self.scale * length < self.least

    @property
    def tips(self) -> list[Point]:
        """Where the arrows end on the map: those at the points, and those on the changed surface."""
        drawn = [(self.function, at, self.scale) for at in (*self.points, self.point)]
        drawn.append((self.changed, self.point, self.changed_scale))
        drawn += [(self.changed, at, self.common_scale) for at in self.kept]
        return [added(at, scaled(function.gradient(at), scale)) for function, at, scale in drawn]

    @property
    def holds_arrows(self) -> bool:
        """Whether there is ground under all of them."""
        return all(is_within(tuple(map(float, tip)), self.window) for tip in self.tips)

    def require(self, ground: str, *fields: str) -> None:
        """Refuse the parameter `ground`, its function, and those that are its points, where the slopes at the first
        point cannot be drawn as arrows that are joined, or where points are one.

        Raises Unfit.
        """
        for field, at in zip(fields, self.points, strict=True):
            require_inside(self.bounds, point=at, field=field)
            require_value(self.function, at=at, domain=self.bounds, field=ground)
            if self.points.count(at) > 1:
                raise Unfit("it has to be another point", field=field)
        if self.spots[0].balance < _JOINED:
            raise Unfit("one of its two slopes is zero, or next to nothing beside the other", field=ground)
        if not self.holds_arrows:
            raise Unfit("there is no room on the map for the arrow there", field=fields[0])

    def lattice(self, parts: int = 3) -> tuple[Point, ...]:
        """Points of the domain around `point`, about its shorter side over `parts` apart, so that the next of the other
        points is one of theirs if it can be; they are none of these, nor within half a step of one, and have room for
        arrows to the common scale on both surfaces. Where these would touch, the points are farther apart, if there are
        still some."""
        for fewer in range(parts, 1, -1):
            steps = self._steps(self.side / fewer)
            if self._apart(steps) and (found := self._around(steps)):
                return found
        return self._around(self._steps(self.side / parts))

    def _steps(self, step: Fraction) -> tuple[Fraction, Fraction]:
        """About such steps along both variables, which lead from the point to the next of the others; both are one
        where that lies along one variable."""
        off = [abs(exact(gap)) for at in self.points[1:2] for gap in subtracted(at, self.point)]
        fitting = (gap / max(round(gap / step), 1) if gap > _NEXT * step else None for gap in off)
        along, across = tuple(fitting) or (step, step)
        return along or across or step, across or along or step

    def _around(self, steps: tuple[Fraction, Fraction]) -> tuple[Point, ...]:
        most = math.ceil(max(high - low for low, high in self._shape) / min(steps))
        reach, off = range(-most, most + 1), (self.point, *self.points)
        ways = [(steps[0] * east, steps[1] * north) for east, north in product(reach, repeat=2)]
        return tuple(
            at
            for at in (added(self.point, way) for way in ways)
            if all(length(subtracted(at, other)) > min(steps) / 2 for other in off)
            and all(self._inside(added(at, arrow)) for arrow in ((0, 0), *self._arrows))
        )

    @cached_property
    def _arrows(self) -> tuple[Point, Point]:
        """The arrow at the first point, and on the changed surface, to the common scale."""
        gradients = self.spots[0].gradient, self.changed_spot.gradient
        before, after = (scaled(gradient, self.common_scale) for gradient in gradients)
        return before, after

    def _apart(self, steps: tuple[Fraction, Fraction]) -> bool:
        """Whether arrows like that, so far apart along both variables, keep off each other all the way from the one
        surface to the other."""
        before, after = (np.array(arrow, float) for arrow in self._arrows)
        ways = np.array([one for one in product((-1, 0, 1), repeat=2) if any(one)]) * np.array(steps, float)
        for share in np.linspace(0, 1, 9):
            arrow = before + share * (after - before)
            along = np.clip(ways @ arrow / max(arrow @ arrow, 1e-12), -1, 1)
            if np.linalg.norm(ways - along[:, None] * arrow, axis=1).min() < _APART * float(self.side):
                return False
        return True

    def _inside(self, at: Point) -> bool:
        return all(low < value < high for value, (low, high) in zip(at, self.bounds, strict=True))

    @cached_property
    def between(self) -> Function:
        """The surface on the way from the one to the other: in both variables and t, the share of the way."""
        source = f"(1 - t)*({self.function.source}) + t*({self.changed.source})"
        return Function(Formula(source, (*self.function.variables, "t"), derived=True))

    @cached_property
    def window(self) -> tuple[Span, Span]:
        """What is drawn of the map: the domain, and more where arrows need room and the surfaces have values."""
        tips = self.tips
        room = float(self.side) / _ROOM

        def span(axis: int) -> Span:
            low, high = map(float, self._shape[axis])
            near, far = min(float(tip[axis]) for tip in tips), max(float(tip[axis]) for tip in tips)
            return (low if near >= low else near - room), (high if far <= high else far + room)

        (west, east), (south, north) = wanted = span(0), span(1)
        if self._known(wanted):
            return wanted
        shape = self._shape if self._known(self._shape) else self.domain
        (left, right), (low, high) = ((float(start), float(end)) for start, end in shape)
        for share in (1.0, 0.5):  # each side by itself, as far as there is ground
            for grown in (
                ((left + share * (west - left), right), (low, high)),
                ((left, right + share * (east - right)), (low, high)),
                ((left, right), (low + share * (south - low), high)),
                ((left, right), (low, high + share * (north - high))),
            ):
                if self._known(grown):
                    (left, right), (low, high) = grown
        return (left, right), (low, high)

    def _known(self, window: Sequence[Sequence[SupportsFloat]]) -> bool:
        """Whether both surfaces have values all over a part of the map."""
        grid = np.meshgrid(*(np.linspace(float(low), float(high), 33) for low, high in window))
        return all(np.isfinite(function.sample(*grid)).all() for function in (self.function, self.changed))

    @property
    def _shape(self) -> tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]]:
        """The domain, or a broader part of the map where that is a strip too narrow for arrows."""
        (west, east), (south, north) = self.bounds
        wide = max(_NARROWEST * (north - south) - (east - west), Fraction(0)) / 2
        deep = max(_NARROWEST * (east - west) - (north - south), Fraction(0)) / 2
        return (west - wide, east + wide), (south - deep, north + deep)
