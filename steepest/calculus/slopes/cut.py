"""A cut through the graph of a function along one variable, the others frozen, and the steps along it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import floor, log10
from typing import Literal, TypeAlias

from steepest.calculus.certainty.probing import is_straight
from steepest.calculus.formula import Formula, NoValue
from steepest.calculus.function import Function
from steepest.calculus.guesses import Guess, Guesses
from steepest.calculus.numbers import Number, Point, exact, magnitude
from steepest.calculus.tree.notation import source
from steepest.calculus.tree.polynomial import names_in
from steepest.calculus.tree.terms import terms_of, tree_of

__all__ = ["Approach", "Cut", "Secant", "Trend"]

Trend: TypeAlias = Literal["rises", "falls", "level"]
"""What a function does at a point, on the way along a cut."""

Approach: TypeAlias = Literal["one rate", "closer", "in the end"]
"""How the rate of a step that shrinks comes to the slope: it is the slope all the time; it comes closer with every
shortening; it comes closer in the end, as the rate of every step does where there is a slope."""

_MOST = 5  # what heights are divided by is at most so many times a power of ten
_LOOKED_AT = 80  # lengths of a step that shrinks


@dataclass(frozen=True)
class Secant:
    """A step along a cut: its `length` (in units of the variable), and what the function climbs on it."""

    length: Number
    climb: Number

    @property
    def rate(self) -> Number:
        """What it climbs for each unit of its length: the slope of the secant."""
        return self.climb / self.length


@dataclass(frozen=True)
class Cut:
    """The cut through the graph of `function` along the variable `name`, all others frozen at the point `at`.

    >>> north = Cut(Function("x**2 + 3*y", ["x", "y"]), (Fraction(2), Fraction(1)), "y")
    >>> north.edge.text(), int(north.slope), north.trend, int(north.step(Fraction(1, 2)).rate)
    ('4 + 3y', 3, 'rises', 3)
    """

    function: Function
    at: Point
    name: str

    @property
    def axis(self) -> int:
        """Which of the function's variables moves, counted from 0."""
        return self.function.variables.index(self.name)

    @cached_property
    def edge(self) -> Function:
        """What is left of the function: one variable moves."""
        return self.function.slice(self.at, self.name)

    @cached_property
    def rule(self) -> Function:
        """The partial derivative in the variable that moves, in all letters: what the slope follows from."""
        return self.function.partial(self.name)

    @cached_property
    def slope(self) -> Number:
        """The slope at the point, going up the variable: the partial derivative."""
        return self.rule(self.at)

    @property
    def trend(self) -> Trend:
        """What the function does at the point, going up the variable."""
        return "rises" if self.slope > 0 else "falls" if self.slope < 0 else "level"

    @cached_property
    def back(self) -> Guesses:
        """What a unit back down the variable might do, as ways over the variables and upward, from the highest to the
        lowest: climb as far as one up it climbs or drops, stay level, or drop as far. That is right which is the
        reverse of one up it. None are there where the cut is level at the point.

        >>> north = Cut(Function("x**2 + 3*y", ["x", "y"]), (Fraction(2), Fraction(1)), "y")
        >>> [(name, tuple(map(int, guess.of)), guess.right) for name, guess in north.back.items()]
        [('up', (0, -1, 3), False), ('level', (0, -1, 0), False), ('down', (0, -1, -3), True)]
        """
        steep = max(self.slope, -self.slope)
        climbs: dict[str, Number] = {"up": steep, "level": 0, "down": -steep} if self.slope else {}
        way = [-(k == self.axis) for k in range(len(self.at))]
        return {name: Guess((*way, climb), climb == -self.slope) for name, climb in climbs.items()}

    @cached_property
    def is_straight(self) -> bool:
        """Whether its edge is a straight line, as far as the function has values."""
        return is_straight(self.edge, self.at[self.axis])

    @property
    def is_level(self) -> bool:
        """Whether its edge is a level line, whatever float64 makes of it.

        >>> wave = Function("sin(pi*x)*sin(y)", ["x", "y"])
        >>> Cut(wave, (Fraction(1), Fraction(2)), "y").is_level, wave((1.0, 2.0)) == 0.0
        (True, False)
        """
        return self.is_straight and not self.slope

    @property
    def is_parabola(self) -> bool:
        """Whether its edge is a parabola: then every step to both sides is as steep as the tangent."""
        return self.edge.degree == 2

    @property
    def unit(self) -> Secant:
        """A step of one up the variable.

        >>> north = Cut(Function("x**2 + 3*y", ["x", "y"]), (Fraction(2), Fraction(1)), "y")
        >>> int(north.unit.climb), north.unit.climb == north.slope
        (3, True)
        """
        return self.step(1)

    def moved(self, by: Number) -> Point:
        """The point, moved along the cut."""
        return tuple(value + by if k == self.axis else value for k, value in enumerate(self.at))

    @property
    def foot(self) -> Point:
        """The point of its edge where all of it begins: the variable, and the value (2,)."""
        return self.edge_at(0)

    def edge_at(self, by: Number) -> Point:
        """A point of its edge, moved along the cut: the variable, and the value (2,).

        Raises NoValue where the function has none there.

        >>> curve = Cut(Function("x**2 + y**2", ["x", "y"]), (Fraction(1), Fraction(2)), "x")
        >>> [tuple(map(int, curve.edge_at(by))) for by in (-1, 0, 1)]
        [(0, 4), (1, 5), (2, 8)]
        """
        at = self.moved(by)
        return at[self.axis], self.function(at)

    @property
    def flatter(self) -> int:
        """By what heights are divided so that the tangent stands at about half a right angle, where others that are
        nearly as steep are told from it: one to five times a power of ten, or 1 where it is no steeper than that.

        >>> east = Cut(Function("x**2 + 3*y", ["x", "y"]), (Fraction(2), Fraction(1)), "x")
        >>> east.flatter, [Cut(east.function, (x, 0), "x").flatter for x in (0, 3, 60)]
        (4, [1, 5, 100])
        """
        steep = abs(float(self.slope))
        if steep < 1:
            return 1
        power: int = 10 ** floor(log10(steep))
        return power * min(int(steep / power), _MOST)

    def chord(self, start: Number, end: Number) -> tuple[Point, Point]:
        """Two points of its edge, moved along the cut by two lengths: the ends of a secant."""
        return self.edge_at(start), self.edge_at(end)

    def step(self, length: Number) -> Secant:
        """The step of a length from the point. Raises NoValue where the function has none at its end."""
        if self._moving is None:
            return Secant(length, self.function(self.moved(length)) - self.function(self.at))
        start = self.at[self.axis]
        return Secant(length, self._moving(start + length) - self._moving(start))

    @cached_property
    def _moving(self) -> Function | None:
        """The terms of its edge that move: what a step climbs is found from them, so that a small climb is not lost
        next to a great height. None where the point is given in floats."""
        if any(isinstance(value, float) for value in self.at):
            return None
        terms = [
            term
            for term in terms_of(self.edge.formula.tree)
            if any(self.name in names_in(base) for base, _ in term.powers.values())
        ]
        tree = tree_of(terms, [self.name], self.edge.formula.has_decimals)
        return Function(Formula(source(tree), [self.name], derived=True))

    def approach(self, first: Number, last: Number) -> Approach:
        """What becomes of the rate of a step that shrinks from one length to another, as seen from the slope.

        >>> cut = Cut(Function("sin(12*x) + 3*y", ["x", "y"]), (Fraction(-5, 2), Fraction(0)), "x")
        >>> cut.approach(Fraction(1), Fraction(1, 100)), cut.approach(Fraction(1, 100), Fraction(1, 1000))
        ('in the end', 'closer')
        """
        ratio = exact((last / first) ** (1 / _LOOKED_AT))
        lengths = [first * ratio**k for k in range(_LOOKED_AT)]
        try:
            apart = [self.step(length).rate - self.slope for length in (*lengths, last)]
        except NoValue:
            return "in the end"
        if not any(apart):
            return "one rate"
        on_one_side = min(apart) >= 0 or max(apart) <= 0  # a rate that passes the slope leaves it again
        falls = all(magnitude(one) > magnitude(other) for one, other in pairwise(apart))
        return "closer" if on_one_side and falls else "in the end"

    def shrinking(self, first: Number, count: int) -> tuple[Secant, ...]:
        """This many steps from the point, each a tenth as long as the one before.

        >>> curve = Cut(Function("x**2", ["x"]), (Fraction(2),), "x")
        >>> [str(step.rate) for step in curve.shrinking(Fraction(1), 3)]
        ['5', '41/10', '401/100']
        """
        return tuple(self.step(first * Fraction(1, 10**k)) for k in range(count))
