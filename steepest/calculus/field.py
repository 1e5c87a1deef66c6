"""Gradients at several points: what a function does at each, and how the arrows compare."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal, TypeAlias

from steepest.calculus.certainty.no_answer import NoAnswer
from steepest.calculus.certainty.probing import circled, places_within
from steepest.calculus.flat.critical import CriticalPoint, Domain, NotIsolated, critical_points
from steepest.calculus.function import Function
from steepest.calculus.numbers import Number, Point
from steepest.calculus.slopes.put_in import PutIn
from steepest.calculus.vectors import dot, length, subtracted, turned, unit

__all__ = ["Aim", "GradientField", "Shape", "Spot", "Surface"]

Shape: TypeAlias = Literal["bowl", "dome", "other"]
"""What ground with circles for level lines looks like."""

FAINTEST = Fraction(1, 10**100)  # the length of a gradient that can be drawn as an arrow, at whatever scale


@dataclass(frozen=True)
class Spot:
    """A point, and what a function does there.

    >>> spot = Spot(Function("x**2 + y**2", ["x", "y"]), (Fraction(1), Fraction(2)))
    >>> int(spot.height), [int(part) for part in spot.gradient], int(spot.along)
    (5, [2, 4], 0)
    """

    function: Function
    at: Point

    @cached_property
    def height(self) -> Number:
        """The function's value there."""
        return self.function(self.at)

    @cached_property
    def gradient(self) -> Point:
        """Its gradient there."""
        return self.function.gradient(self.at)

    @property
    def put_in(self) -> tuple[PutIn, ...]:
        """Its partial derivatives, with the point put in for their letters.

        >>> [each.text() for each in Spot(Function("x**2 + y**2", ["x", "y"]), (Fraction(1), Fraction(2))).put_in]
        ['2 · 1', '2 · 2']
        """
        return tuple(PutIn(self.function.partial(name), self.at) for name in self.function.variables)

    @property
    def length(self) -> Number:
        """The length of the gradient: the slope straight up."""
        return length(self.gradient)

    @property
    def balance(self) -> Number:
        """The smaller component of the gradient as a share of the larger one, 0 to 1, whatever their signs; 0 where
        both are zero."""
        sizes = self._sizes
        return min(sizes) / max(sizes) if any(sizes) else Fraction(0)

    @property
    def steeper(self) -> str:
        """The variable along which it is steepest, up or down; the first of several.

        >>> Spot(Function("x - 2*y", ["x", "y"]), (Fraction(1), Fraction(2))).steeper
        'y'
        """
        return self.function.variables[self._sizes.index(max(self._sizes))]

    @property
    def _sizes(self) -> list[Any]:
        return [abs(part) for part in self.gradient]

    @property
    def along(self) -> Number:
        """The slope along the level line: the gradient times the direction square to it."""
        return Fraction(0) if self.flat else dot(self.gradient, unit(turned(self.gradient)))

    @property
    def flat(self) -> bool:
        """Whether the gradient is zero."""
        return not any(self.gradient)

    @property
    def faint(self) -> bool:
        """Whether the gradient is zero, or so short that no picture can stretch it to an arrow.

        >>> Spot(Function("exp(-x**2) + 0*y", ["x", "y"]), (Fraction(20), Fraction(0))).faint
        True
        """
        return self.length < FAINTEST


@dataclass(frozen=True)
class GradientField:
    """The gradients of `function` at some `points`.

    >>> field = GradientField(Function("x**2 + y**2", ["x", "y"]), ((1, 0), (0, 0), (0, -2)))
    >>> [spot.at for spot in field.arrows], int(field.longest.length), field.one_length
    ([(1, 0), (0, -2)], 4, False)
    """

    function: Function
    points: tuple[Point, ...]

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """What the function does at each point, in their order."""
        return tuple(Spot(self.function, at) for at in self.points)

    @property
    def arrows(self) -> tuple[Spot, ...]:
        """The spots where the gradient is not zero."""
        return tuple(spot for spot in self.spots if not spot.flat)

    @property
    def longest(self) -> Spot:
        """The spot with the longest gradient, the first of several. Raises NoAnswer where every gradient is zero."""
        if not self.arrows:
            raise NoAnswer("the gradient is zero at each of the points, so no arrow is the longest")
        return max(self.arrows, key=lambda spot: spot.length)

    @property
    def all_longest(self) -> tuple[Spot, ...]:
        """The spots whose gradients are as long as the longest."""
        most = self.longest.length
        return tuple(spot for spot in self.arrows if spot.length == most)

    @property
    def one_length(self) -> bool:
        """Whether all gradients that are not zero have one length."""
        return len(self.all_longest) == len(self.arrows)

    @property
    def longer(self) -> tuple[Spot, ...]:
        """The spots whose gradients are the longest, and longer than others; none where all have one length."""
        return () if self.one_length else self.all_longest


@dataclass(frozen=True)
class Surface:
    """The graph of `function` over a `window` of the map, one (low, high) per variable.

    >>> bowl = Surface(Function("x**2 + 4*y**2", ["x", "y"]), ((-1, 1), (-1, 1)))
    >>> [tuple(map(int, flat.at)) for flat in bowl.flats], bowl.circles, bowl.centred
    ([(0, 0)], False, True)
    """

    function: Function
    window: Domain

    @cached_property
    def flats(self) -> tuple[CriticalPoint, ...]:
        """Where the gradient is zero; none where such points fill a line."""
        try:
            return critical_points(self.function, self.window)
        except NotIsolated:
            return ()

    @cached_property
    def _centre(self) -> Point | None:
        return circled(self.function, self.window)

    @property
    def circles(self) -> bool:
        """Whether its level lines are circles.

        >>> Surface(Function("exp(-x**2 - y**2)", ["x", "y"]), ((-1, 1), (-1, 1))).circles
        True
        """
        return self._centre is not None

    @property
    def encircled(self) -> bool:
        """Whether they are circles around a flat point of the map, and the only one."""
        return len(self.flats) == 1 and self.flats[0].at == self._centre

    @property
    def centred(self) -> bool:
        """Whether it has one flat point, which is the centre of its level lines: circles, or those of a quadratic."""
        return self.encircled or (self.function.is_quadratic and bool(self.flats))

    @cached_property
    def shape(self) -> Shape:
        """Whether all ways straight out from the centre of its circles go up, or all down."""
        if self._centre is None:
            return "other"
        places = [place for place in places_within(self.window) if self.function.has_gradient(place)]
        rises = [dot(subtracted(at, self._centre), self.function.gradient(at)) for at in places]
        return "bowl" if all(by > 0 for by in rises) else "dome" if all(by < 0 for by in rises) else "other"

    def nearest(self, at: Point) -> CriticalPoint | None:
        """The flat point nearest to a point; None where there is none."""
        return min(self.flats, key=lambda flat: float(length(subtracted(flat.at, at))), default=None)


@dataclass(frozen=True)
class Aim:
    """Where the straight line through the gradient at a `spot` leads, as seen from a flat point (`target`)."""

    spot: Spot
    target: CriticalPoint

    @property
    def offset(self) -> Point:
        """The way from the target to the spot."""
        return subtracted(self.spot.at, self.target.at)

    @property
    def misses(self) -> bool:
        """Whether the line passes the target by."""
        return dot(self.offset, turned(self.spot.gradient)) != 0

    @property
    def away(self) -> bool:
        """Whether the arrow points away from the target rather than toward it."""
        return dot(self.offset, self.spot.gradient) > 0
