"""A point that runs over faces from one spot to another, and what is read of it on its way."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from steepest.calculus import Function, Number, Point, Spot
from steepest.calculus.slopes.term_by_term import TermByTerm
from steepest.stage.play.live import Given, now
from steepest.stage.type.exact_figures import decimals_of

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

PLACES = 2  # decimals of a coordinate that runs
_STEP = Fraction(1, 10**PLACES)
_DIGITS = 4  # of another number that runs


class RunningPoint:
    """A point `at` its place, which is live, while it runs from one of some `spots` to another."""

    def __init__(self, at: Given[Point], spots: Sequence[Spot]) -> None:
        self.at, self.spots = at, spots

    @classmethod
    def between(cls, scene: LectureScene[Any], at: Given[Point], spots: Sequence[str]) -> RunningPoint:
        """One that runs between spots that are named, facts of a scene."""
        return cls(at, [scene.fact(spot, Spot) for spot in spots])

    @property
    def read(self) -> Point:
        """Its coordinates as they are read: with few decimals, so that no eye tells it from where it is seen, and as
        they are where it has come to a spot."""
        at, spot = now(self.at), self._reached
        return spot.at if spot else tuple(Fraction(round(float(x) * 10**PLACES), 10**PLACES) for x in at)

    def slope(self, rule: TermByTerm, decimals: int) -> Number:
        """The slope of a rule at the point as it is read, and 0 where it passes by that; at the point as it is, or
        close beside it, where the one that is read lies on a kink."""
        if spot := self._reached:
            return spot.gradient[rule.function.variables.index(rule.name)]
        place = self.read
        if not rule.function.has_gradient(place):
            place = off_kink(rule.function, now(self.at))
        found = rule.partial(place)
        return found if abs(found) >= 0.5 / 10**decimals else 0

    @property
    def _reached(self) -> Spot | None:
        """The spot that it has come to: a coordinate that is still a float there differs by less than can be told."""
        at = now(self.at)
        return next((spot for spot in self.spots if at == spot.at), None)


def decimals_of_run(ends: Sequence[Number], passed: Sequence[float]) -> int:
    """How many decimals a number has that runs from one of some ends to another: no more than four digits in all, but
    for a large one.

    >>> decimals_of_run([10, 8], [9.5]), decimals_of_run([0.125, 1], [1234.5])
    (1, 1)
    """
    largest = max(abs(float(value)) for value in (*ends, *passed))
    return min(decimals_of(ends, fewest=1), max(_DIGITS - len(f"{largest:.0f}"), 1))


def off_kink(function: Function, at: Point) -> Point:
    """A point; where it lies on a kink, the nearest beside it, before it or after it along one of the axes, that does
    not, so close that no eye tells it from the point.

    >>> off_kink(Function("abs(x - y)", ["x", "y"]), (Fraction(1), Fraction(1)))
    (Fraction(99, 100), Fraction(1, 1))
    """
    beside = (
        tuple(x + side * _STEP if k == axis else x for k, x in enumerate(at))
        for axis in range(len(at))
        for side in (-1, 1)
    )
    return next(filter(function.has_gradient, (at, *beside)), at)
