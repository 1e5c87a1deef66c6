"""A cut through the graph of a function along one variable, the others frozen, and the steps along it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias

from steepest.calculus.function import Function
from steepest.calculus.numbers import Number, Point

__all__ = ["Cut", "Secant", "Trend"]

Trend: TypeAlias = Literal["rises", "falls", "level"]
"""What a function does at a point, on the way along a cut."""


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
    def slope(self) -> Number:
        """The slope at the point, going up the variable: the partial derivative."""
        return self.function.partial(self.name)(self.at)

    @property
    def trend(self) -> Trend:
        """What the function does at the point, going up the variable."""
        return "rises" if self.slope > 0 else "falls" if self.slope < 0 else "level"

    @property
    def is_straight(self) -> bool:
        """Whether its edge is a straight line."""
        return self.edge.is_linear

    @property
    def is_parabola(self) -> bool:
        """Whether its edge is a parabola: then every step to both sides is as steep as the tangent."""
        return self.edge.degree == 2

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

    def chord(self, start: Number, end: Number) -> tuple[Point, Point]:
        """Two points of its edge, moved along the cut by two lengths: the ends of a secant."""
        return self.edge_at(start), self.edge_at(end)

    def step(self, length: Number) -> Secant:
        """The step of a length from the point. Raises NoValue where the function has none at its end."""
        return Secant(length, self.function(self.moved(length)) - self.function(self.at))

    def shrinking(self, first: Number, count: int) -> tuple[Secant, ...]:
        """This many steps from the point, each a tenth as long as the one before.

        >>> curve = Cut(Function("x**2", ["x"]), (Fraction(2),), "x")
        >>> [str(step.rate) for step in curve.shrinking(Fraction(1), 3)]
        ['5', '41/10', '401/100']
        """
        return tuple(self.step(first * Fraction(1, 10**k)) for k in range(count))
