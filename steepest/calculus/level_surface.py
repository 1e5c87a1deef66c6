"""The level surface of a quadratic in three variables through a point: an ellipsoid, seen from its gradient.

With H the matrix of second derivatives and m the centre, f(p) = f(m) + (p − m)ᵀH(p − m) / 2. Where H = LLᵀ is
positive definite, the surface of a value is m + √s · L⁻ᵀu for unit vectors u, with s = 2 (value − f(m)). L⁻ᵀ is upper
triangular, so the height z follows from the last entry of u alone: circles of latitude become level lines at one z.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import floor, gcd, lcm, log10

import numpy as np

from steepest.calculus.certainty.no_answer import NoAnswer
from steepest.calculus.formula import Formula
from steepest.calculus.function import Function
from steepest.calculus.numbers import Number, Point, exact, magnitude, roundest
from steepest.calculus.quadratic import Quadratic
from steepest.calculus.tree import notation
from steepest.calculus.tree.terms import frozen

__all__ = ["LevelSurface", "NotEllipsoid", "proportions"]

_MOST = 100  # whole numbers are small up to here
_NEXT = 0.22, 0.28  # how much more the next value is, as a share of how far this one is over the least: near around it


class NotEllipsoid(NoAnswer):
    """The question has an answer for level surfaces that close around a lowest point only."""


@dataclass(frozen=True)
class LevelSurface:
    """The ellipsoid on which a `function` of three variables has the value that it has `at` a point: made by `of`.

    >>> bowl = LevelSurface.of(Function("x**2 + 2*y**2 + 3*z**2", ["x", "y", "z"]), (1, 1, 1))
    >>> int(bowl.value), [int(part) for part in bowl.gradient], [int(part) for part in bowl.steepest]
    (6, [2, 4, 6], [1, 2, 3])
    """

    function: Function
    at: Point

    @classmethod
    def of(cls, function: Function, at: Sequence[Number]) -> LevelSurface:
        """That of a function, through a point (3,).

        Raises NotEllipsoid for what is no polynomial of degree 2 that curves upward in every direction, and for the
        lowest point itself, whose level surface is that point.

        >>> LevelSurface.of(Function("x**2 + y**2 - z**2", ["x", "y", "z"]), (1, 1, 1))
        Traceback (most recent call last):
            ...
        steepest.calculus.level_surface.NotEllipsoid: x² + y² − z² does not curve upward in every direction, so its \
level surfaces are not closed
        """
        brief = function.formula.brief
        if not function.is_quadratic:
            raise NotEllipsoid(
                f"{brief} is not a polynomial of degree 2, so its level surfaces are no ellipsoids"
            )
        if not all(minor > 0 for minor in _minors(function.hessian((0, 0, 0)))):
            raise NotEllipsoid(
                f"{brief} does not curve upward in every direction, so its level surfaces are not closed"
            )
        if not any(function.gradient(at)):
            raise NotEllipsoid(f"at the lowest point of {brief} the level surface is a single point")
        return cls(function, function.point(at))

    @cached_property
    def value(self) -> Number:
        """The function's value all over the surface."""
        return self.function(self.at)

    @cached_property
    def next_value(self) -> Number:
        """A round value a little larger than that: its level surface lies close around this one.

        >>> str(LevelSurface.of(Function("x**2 + 2*y**2 + 3*z**2", ["x", "y", "z"]), (1, 1, 1)).next_value)
        '15/2'
        """
        low, high = (float(self.value) + share * self.above for share in _NEXT)
        return roundest(low, high)

    @property
    def swelling(self) -> float:
        """How many times as large the level surface of that value is."""
        return float(np.sqrt(1 + (float(self.next_value) - float(self.value)) / self.above))

    @cached_property
    def gradient(self) -> Point:
        """The gradient at the point: square to the surface."""
        return self.function.gradient(self.at)

    @cached_property
    def centre(self) -> Point:
        """The lowest point (3,), in the middle of all level surfaces."""
        centre = Quadratic.of(self.function).centre
        assert centre is not None  # it curves upward in every direction
        return centre

    @property
    def outward(self) -> Point:
        """The way (3,) from the centre straight out to the point."""
        return tuple(a - b for a, b in zip(self.at, self.centre, strict=True))

    @property
    def stops(self) -> tuple[Point, ...]:
        """From the lowest point to the point along one axis after the other: where each of these ways ends."""
        x, y, z = self.at
        a, b, c = self.centre
        corners = (a, b, c), (x, b, c), (x, y, c), (x, y, z)
        return tuple(dict.fromkeys(corners))

    @property
    def climb(self) -> Point:
        """The values there: from the least of all to that of the surface."""
        return tuple(map(self.function, self.stops))

    @property
    def most(self) -> tuple[str, ...]:
        """The variables to which the function is most sensitive at the point: those of the steepest slopes."""
        slopes = [magnitude(part) for part in self.gradient]
        return tuple(
            name for name, slope in zip(self.function.variables, slopes, strict=True) if slope == max(slopes)
        )

    @property
    def steepest(self) -> Point:
        """The direction (3,) of the steepest climb: in the least whole numbers, see `proportions`, where they are
        small; else the gradient as it is."""
        found = proportions(self.gradient)
        return found if all(magnitude(entry) <= _MOST for entry in found) else self.gradient

    @property
    def times(self) -> Number:
        """How many times that direction the gradient is."""
        return max(self.gradient, key=magnitude) / max(self.steepest, key=magnitude)

    @property
    def multiplies(self) -> bool:
        """Whether that is a whole number."""
        return isinstance(self.times, Fraction) and self.times.denominator == 1

    @property
    def shortens(self) -> bool:
        """Whether smaller whole numbers tell the direction of the gradient."""
        return self.steepest != self.gradient

    @property
    def step(self) -> Fraction:
        """A small step along an axis: the power of ten that is a hundredth of what it reaches along any of them, or
        less, so that what it does to the value is the slope times it, but for little.

        >>> str(LevelSurface.of(Function("x**2 + 2*y**2 + 3*z**2", ["x", "y", "z"]), (1, 1, 1)).step)
        '1/100'
        """
        return Fraction(10) ** floor(log10(float(self.reach.min()) / 100))

    @cached_property
    def stepped(self) -> Point:
        """The values after such a step along each axis, from the point.

        >>> bowl = LevelSurface.of(Function("x**2 + 2*y**2 + 3*z**2", ["x", "y", "z"]), (1, 1, 1))
        >>> [str(value) for value in bowl.stepped]
        ['60201/10000', '30201/5000', '60603/10000']
        """
        ends = ([a + self.step * (j == k) for j, a in enumerate(self.at)] for k in range(3))
        return tuple(map(self.function, ends))

    @cached_property
    def ground(self) -> Function:
        """The function of the first two variables that is left when the third is frozen where it is lowest."""
        formula, names = self.function.formula, self.function.variables
        tree = frozen(formula.tree, {names[2]: exact(self.centre[2])}, names[:2], formula.has_decimals)
        return Function(Formula(notation.source(tree), names[:2], derived=True))

    @property
    def slimness(self) -> float:
        """Its longest principal axis over its shortest."""
        sizes = np.linalg.svd(self.axes, compute_uv=False)
        return float(sizes[0] / sizes[-1])

    # --- as arrays, for pictures ---

    @property
    def slopes(self) -> tuple[float, ...]:
        """The gradient."""
        return tuple(map(float, self.gradient))

    @cached_property
    def above(self) -> float:
        """How far the value is over the least of all."""
        return float(self.value - self.function(self.centre))

    @cached_property
    def middle(self) -> np.ndarray:
        """The centre (3,)."""
        return np.array([float(value) for value in self.centre])

    @cached_property
    def axes(self) -> np.ndarray:
        """What makes the surface of the unit sphere, (3, 3), upper triangular: it is `middle + axes @ u`."""
        hessian = np.array([[float(value) for value in row] for row in self.function.hessian(self.centre)])
        return np.asarray(np.sqrt(2 * self.above) * np.linalg.inv(np.linalg.cholesky(hessian).T))

    @property
    def reach(self) -> np.ndarray:
        """How far (3,) it reaches from its centre along each axis."""
        return np.asarray(np.linalg.norm(self.axes, axis=1))

    def points(self, units: np.ndarray) -> np.ndarray:
        """The points (..., 3) of the surface that belong to unit vectors (..., 3)."""
        return np.asarray(self.middle + units @ self.axes.T)

    def section(self, height: float, count: int = 121) -> np.ndarray:
        """The level line (count, 3) on it at a height z, once around; a point where it only touches."""
        share = np.clip((height - self.middle[2]) / self.axes[2, 2], -1, 1)
        turn, wide = np.linspace(0, 2 * np.pi, count), np.sqrt(1 - share**2)
        return self.points(np.stack([wide * np.cos(turn), wide * np.sin(turn), np.full(count, share)], -1))


def proportions(vector: Sequence[Number]) -> Point:
    """A vector in the least whole numbers that have its direction; one with entries that are not rational as it is.

    >>> proportions((Fraction(2), Fraction(4), Fraction(6))), proportions((Fraction(1, 2), Fraction(-1, 3)))
    ((Fraction(1, 1), Fraction(2, 1), Fraction(3, 1)), (Fraction(3, 1), Fraction(-2, 1)))
    """
    if not any(vector) or not all(isinstance(entry, Fraction) for entry in vector):
        return tuple(vector)
    entries = [entry for entry in vector if isinstance(entry, Fraction)]
    by = lcm(*(entry.denominator for entry in entries))
    whole = [int(entry * by) for entry in entries]
    return tuple(Fraction(entry // gcd(*whole)) for entry in whole)


def _minors(matrix: Sequence[Sequence[Number]]) -> tuple[Number, Number, Number]:
    """The leading principal minors of a symmetric matrix (3, 3): all positive where it is positive
    definite (Sylvester)."""
    (a, b, c), (_, d, e), (_, _, f) = matrix
    return a, a * d - b * b, a * (d * f - e * e) - b * (b * f - c * e) + c * (b * e - c * d)
