"""A pass: a saddle of a function of two variables, with the line on which it is lowest and the one on which it is
highest."""

from __future__ import annotations

from dataclasses import dataclass

from steepest.calculus.flat.critical import CriticalPoint, Domain, NotIsolated, StraightWay, critical_points
from steepest.calculus.formula import NoValue
from steepest.calculus.function import Function
from steepest.calculus.numbers import Number, Point, exact
from steepest.calculus.vectors import length, subtracted

__all__ = ["Pass", "passes"]


@dataclass(frozen=True)
class Pass:
    """A saddle `at` a point: its `gradient`, the `ridge`, along which it curves upward most, and the `valley`,
    along which it curves downward most.

    >>> here = passes(Function("x**2 - y**2", ["x", "y"]), [(-1, 1), (-1, 1)])[0]
    >>> [str(course.curvature) for course in (here.ridge, here.valley)], here.valley.moved(2)
    (['2', '-2'], (Fraction(0, 1), Fraction(2, 1)))
    """

    at: Point
    gradient: Point
    ridge: StraightWay
    valley: StraightWay

    @classmethod
    def of(cls, saddle: CriticalPoint) -> Pass:
        """The pass at a saddle."""
        valley, *_, ridge = saddle.ways
        return cls(saddle.at, saddle.gradient, ridge, valley)

    def reaches(self, function: Function, distance: Number) -> bool:
        """Whether so far from it, on either side, the ridge still lies higher than the pass, and the valley lower.

        >>> from fractions import Fraction
        >>> bump = Function("x**2 - y**2 + 100*y**4", ["x", "y"])
        >>> here = passes(bump, [(-1, 1), (-1, 1)])[0]
        >>> here.reaches(bump, Fraction(1, 20)), here.reaches(bump, Fraction(1, 5))
        (True, False)
        """
        height = function(self.at)
        try:
            return all(
                function(self.ridge.moved(by)) > height > function(self.valley.moved(by))
                for by in (distance, -distance)
            )
        except NoValue:
            return False


def passes(function: Function, domain: Domain) -> tuple[Pass, ...]:
    """Return the passes in a domain, the one nearest to its middle first; none where there is no end of them.

    >>> [tuple(map(int, each.at)) for each in passes(Function("x**2 - y**2", ["x", "y"]), [(-1, 1), (-1, 1)])]
    [(0, 0)]
    >>> passes(Function("x**2 + y**2", ["x", "y"]), [(-1, 1), (-1, 1)])
    ()
    """
    middle = tuple((exact(low) + exact(high)) / 2 for low, high in domain)

    def away(point: CriticalPoint) -> float:
        return float(length(subtracted(point.at, middle)))

    try:
        saddles = [point for point in critical_points(function, domain) if point.kind == "saddle"]
    except NotIsolated:
        return ()
    return tuple(Pass.of(saddle) for saddle in sorted(saddles, key=away))
