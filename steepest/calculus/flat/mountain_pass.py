"""A pass: a saddle of a function of two variables, with the line on which it is lowest and the one on which it is
highest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from steepest.calculus.flat.critical import CriticalPoint, Domain, NotIsolated, StraightWay, critical_points
from steepest.calculus.formula import NoValue
from steepest.calculus.function import Function
from steepest.calculus.guesses import Guess, Guesses, angle, guesses
from steepest.calculus.numbers import Number, Point, exact
from steepest.calculus.vectors import added, dot, length, scaled, subtracted

__all__ = ["Pass", "passes"]

_ASKEW = 30.0  # degrees off a way up to which somebody goes that way
_MOVED = Fraction(1, 4)  # of how far guesses lead: who comes farther has not stayed, as anybody can see
_NORTH = 1, 2  # to the north, on the whole: a way of the map that no axis and no diagonal is square to


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

    def ways(self, start: Point, end: Point, reach: Number) -> Guesses:
        """Which way somebody may go who starts beside the ridge, and ends elsewhere: `onward` down that side, `across`
        the ridge, or `along` it; each as a path (2, 2), so far from the pass. What goes up to 30° off such a way goes
        that way. Along it leads to the end that the walk goes to, or else to the one that lies to the other side of the
        map, on the whole from south to north, than that side of the valley: neither lies behind the other there. Or it
        `stays`, a path of one point, which is offered in place of a wrong way along the ridge, where its end can be
        told from its start.

        >>> here = passes(Function("x**2 - y**2", ["x", "y"]), [(-1, 1), (-1, 1)])[0]
        >>> from fractions import Fraction
        >>> found = here.ways((Fraction(0), Fraction(1, 20)), (Fraction(0), Fraction(2)), Fraction(1))
        >>> [(name, guess and guess.right) for name, guess in found.items()]
        [('onward', True), ('across', False), ('along', None), ('stays', False)]
        """
        side = 1 if dot(subtracted(start, self.at), self.valley.direction) > 0 else -1
        valley, way = scaled(self.valley.direction, side), subtracted(end, start)
        ends = sorted(
            (scaled(self.ridge.direction, sign) for sign in (1, -1)),
            key=lambda each: dot(each, _NORTH) * dot(valley, _NORTH),
        )
        ridge = next((each for each in ends if length(way) and angle(way, each) <= _ASKEW), ends[0])
        told = guesses(
            way,
            angle,
            60,
            within=_ASKEW,
            onward=valley,
            across=scaled(valley, -1),
            along=ridge,
        )
        far = {"onward": added(start, scaled(valley, reach)), "across": self.valley.moved(-side * reach)}
        far["along"] = added(start, scaled(ridge, reach))
        found = {name: guess and replace(guess, of=(start, far[name])) for name, guess in told.items()}
        stays = bool(found) and length(way) > _MOVED * reach and not ((climbs := found["along"]) and climbs.right)
        if stays:
            found["along"] = None  # who slides downhill is hardly thought to climb
        return {**found, "stays": Guess((start,), False) if stays else None} if found else {}


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
