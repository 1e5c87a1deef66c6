"""All variables move at once: the total differential of a step, and the total derivative where one variable rides on
another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from steepest.calculus.flat.critical import Domain
from steepest.calculus.formula import Formula, Given, as_number
from steepest.calculus.function import Function
from steepest.calculus.guesses import Guesses, guesses
from steepest.calculus.numbers import Number, Point, exact_spans
from steepest.calculus.vectors import added, dot, scaled

__all__ = ["TotalDerivative", "TotalDifferential"]

_NOISE = 1e-12  # what float64 may leave of a gap that is none, as a share of what it is found from
_GRID = 49  # places along each side of a part of the map that are looked at
_SMALL = Fraction(1, 1000)  # of a step: what anybody would call a small one


@dataclass(frozen=True)
class TotalDifferential:
    """The step `by` (dx, dy) of a function of two variables from the point `at`: what it climbs by its slopes there,
    and what it does climb.

    df = ∂f/∂x dx + ∂f/∂y dy is the climb over the tangent plane (Apostol, Calculus II, 8.11). Raises NoValue where the
    function has none at an end of the step.

    >>> step = TotalDifferential(Function("x**2 + 3*y", ["x", "y"]), (2, 1), (Fraction(1, 2), Fraction(-1, 2)))
    >>> [str(number) for number in (*step.legs, step.value, step.change, step.gap)]
    ['2', '-3/2', '1/2', '3/4', '1/4']
    >>> step.remainder.text()
    '(dx)²'
    """

    function: Function
    at: Point
    by: Point

    @cached_property
    def height(self) -> Number:
        """How high the function is at the point."""
        return self.function(self.at)

    @cached_property
    def slopes(self) -> Point:
        """The partial derivatives at the point."""
        return self.function.gradient(self.at)

    @property
    def legs(self) -> Point:
        """What each leg of the step climbs over the tangent plane: a partial derivative times its own leg."""
        return tuple(slope * along for slope, along in zip(self.slopes, self.by, strict=True))

    @cached_property
    def value(self) -> Number:
        """The total differential df: both legs together."""
        return dot(self.slopes, self.by)

    @property
    def end(self) -> Point:
        """Where the step ends."""
        return added(self.at, self.by)

    @cached_property
    def change(self) -> Number:
        """How much higher the function is where the step ends."""
        return self.function(self.end) - self.height

    @cached_property
    def gap(self) -> Number:
        """By how much the climb is more than the total differential says."""
        gap = self.change - self.value
        size = sum(abs(float(each)) for each in (self.value, self.function(self.end), self.height))
        return Fraction(0) if abs(float(gap)) <= _NOISE * size else gap

    @cached_property
    def sides(self) -> Guesses:
        """Where the function may be at the end of the step, beside the tangent plane: over it (1), under it (-1), or on
        it (0)."""
        side = (self.gap > 0) - (self.gap < 0)
        return guesses(side, lambda one, other: abs(one - other), 1, higher=1, lower=-1, same=0)

    @property
    def reached(self) -> Point:
        """Where the step ends on the tangent plane, its height as the third number."""
        return *self.end, self.on_plane(self.end)

    @property
    def turn(self) -> Point:
        """The corner between both legs: the first variable has moved, the second has not."""
        return self.at[0] + self.by[0], self.at[1]

    def on_plane(self, place: Point) -> Number:
        """The height of the tangent plane at a place."""
        off = tuple(to - start for to, start in zip(place, self.at, strict=True))
        return self.height + dot(self.slopes, off)

    def rises(self, window: Domain) -> float:
        """How far the tangent plane goes up or down on the step, as a share of the heights of the function over a part
        of the map; infinite where these are all one.

        >>> square = (Fraction(1), Fraction(3)), (Fraction(0), Fraction(2))
        >>> step = TotalDifferential(Function("x**2 + 3*y", ["x", "y"]), (2, 1), (Fraction(1, 2), Fraction(-1, 2)))
        >>> round(step.rises(square), 3)
        0.143
        """
        grid = np.meshgrid(*(np.linspace(float(low), float(high), _GRID) for low, high in window))
        climbed = max(abs(float(each)) for each in (*self.legs, self.value))
        heights = float(np.ptp(self.function.sample(*grid)))
        return climbed / heights if heights else math.inf

    def shortened(self, share: Given) -> TotalDifferential:
        """The step to a share of the way."""
        return TotalDifferential(self.function, self.at, scaled(self.by, as_number(share)))

    @cached_property
    def half(self) -> TotalDifferential:
        """Half of it."""
        return self.shortened(Fraction(1, 2))

    @cached_property
    def tenth(self) -> TotalDifferential:
        """A tenth of it."""
        return self.shortened(Fraction(1, 10))

    @property
    def is_square(self) -> bool:
        """Whether half the step leaves a quarter of the gap, as with every polynomial of degree 2."""
        return self.function.is_quadratic

    @property
    def compares(self) -> bool:
        """Whether the total differential is not so little beside the gap that both cannot be drawn in one scale."""
        return 4 * abs(float(self.value)) >= abs(float(self.gap)) and bool(self.value)

    @property
    def outweighs(self) -> bool:
        """Whether the total differential is more than ten times the gap."""
        return abs(float(self.value)) > 10 * abs(float(self.gap))

    @cached_property
    def prevails(self) -> bool:
        """Whether it is so for a thousandth of the step: what may be said of small steps. In the limit it is so
        wherever df is not zero."""
        return self.shortened(_SMALL).outweighs

    @property
    def fades(self) -> bool:
        """Whether the gap of a tenth of the step is little beside it, and is so on shorter steps, while both compare on
        the whole one."""
        return self.compares and bool(self.tenth.gap) and self.tenth.outweighs and self.prevails

    @cached_property
    def remainder(self) -> Function | None:
        """The gap of any step, as a function of dx and dy: ½ (dx, dy) H (dx, dy), exact for polynomials of degree 2 at
        most (Taylor) with rational coefficients; None for other functions."""
        if not (self.function.is_quadratic or self.function.is_linear):
            return None
        (xx, xy), (_, yy) = self.function.hessian(self.at)
        parts = (xx / 2, "dx**2"), (xy, "dx*dy"), (yy / 2, "dy**2")
        factors = [(factor, power) for factor, power in parts if isinstance(factor, Fraction) and factor]
        if len(factors) < sum(bool(factor) for factor, _ in parts):
            return None
        typed = " + ".join(_times(factor, power) for factor, power in factors) or "0"
        return Function(Formula(typed.replace("+ -", "- "), ("dx", "dy"), derived=True))


@dataclass(frozen=True)
class TotalDerivative:
    """The derivative of f(x, y) in x where y = `ride`(x): df/dx = ∂f/∂x + ∂f/∂y dy/dx, at x (chain rule).

    >>> riding = TotalDerivative(Function("x**2 + 3*y", ["x", "y"]), Function("3 - x", ["x"]), 2)
    >>> [int(number) for number in (riding.direct, riding.rate, riding.through, riding.value)]
    [4, -1, -3, 1]
    """

    function: Function
    ride: Function
    x: Number

    @cached_property
    def at(self) -> Point:
        """The point of the path."""
        return self.x, self.ride(self.x)

    def path(self, domain: Domain, pieces: int = 240) -> tuple[Point, ...]:
        """Points along the path, evenly spaced in x, as far as it lies in a domain."""
        (low, high), (south, north) = exact_spans(domain)
        xs = (low + (high - low) * Fraction(k, pieces) for k in range(pieces + 1))
        return tuple((x, y) for x in xs if south <= (y := self.ride(x)) <= north)

    @cached_property
    def direct(self) -> Number:
        """The partial derivative in x: the direct road, y is frozen."""
        return self.function.gradient(self.at)[0]

    @cached_property
    def rate(self) -> Number:
        """How fast y moves where x does: dy/dx."""
        return self.ride.gradient(self.x)[0]

    @property
    def by_second(self) -> Number:
        """The partial derivative in y."""
        return self.function.gradient(self.at)[1]

    @property
    def through(self) -> Number:
        """What comes by the road through y."""
        return self.by_second * self.rate

    @property
    def value(self) -> Number:
        """The total derivative: both roads."""
        return self.direct + self.through


def _times(factor: Fraction, power: str) -> str:
    """A factor times a power of dx and dy, as somebody types it."""
    if factor in (1, -1):
        return power if factor == 1 else f"-{power}"
    return f"{factor.numerator}*{power}" + (f"/{factor.denominator}" if factor.denominator != 1 else "")
