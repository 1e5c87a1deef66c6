"""The slopes of a function of two variables at a point, in all directions around it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from steepest.calculus.function import Function
from steepest.calculus.guesses import Guess
from steepest.calculus.numbers import Number, Point
from steepest.calculus.vectors import length, scaled, turned, unit

__all__ = ["SlopesAround"]

_NOISE = 1e-13  # of a slope in floats, as a share of the greatest
_POINTS = 91  # of an arc over a quarter: one at each degree, and so halfway
_LONG = 100  # a number of three digits
_QUARTERS: tuple[Point, ...] = (
    (Fraction(1), Fraction(0)),
    (Fraction(0), Fraction(1)),
    (Fraction(-1), Fraction(0)),
    (Fraction(0), Fraction(-1)),
)


@dataclass(frozen=True)
class SlopesAround:
    """The slopes of `function`, of two variables, at the point `at`: in the direction of the angle θ, counted in
    degrees from the first axis toward the second, the slope is ∂f/∂x · cos θ + ∂f/∂y · sin θ.

    That is the gradient's length times the cosine of the angle to the gradient. So it is greatest along the gradient,
    zero at right angles to it, and least straight opposite. Source: the directional derivative, T. M. Apostol,
    Calculus, vol. 2 (1969), sections 8.6 and 8.14.

    >>> slopes = SlopesAround(Function("x**2 + 3*y", ["x", "y"]), (Fraction(2), Fraction(1)))
    >>> int(slopes.greatest), [str(part) for part in slopes.steepest], round(slopes.angle, 2)
    (5, ['4/5', '3/5'], 36.87)
    >>> [int(slopes.along(angle)) for angle in (0, 90, 180, 270)]
    [4, 3, -4, -3]
    >>> int(slopes.toward(slopes.left)), int(slopes.toward(slopes.opposite))
    (0, -5)
    """

    function: Function
    at: Point

    @cached_property
    def gradient(self) -> Point:
        """The slopes along both axes. Raises NoSlope where there are none."""
        return self.function.gradient(self.at)

    @property
    def flat(self) -> bool:
        """Whether the slope is zero in every direction."""
        return not any(self.gradient)

    @cached_property
    def greatest(self) -> Number:
        """The greatest of the slopes: the length of the gradient. Straight opposite it is the least."""
        return length(self.gradient)

    @cached_property
    def steepest(self) -> Point:
        """The direction (2,), of length 1, of the greatest slope. Raises NoAnswer where all slopes are zero."""
        return unit(self.gradient)

    @property
    def level(self) -> Number:
        """The slope at a right angle to it."""
        return self.toward(self.left)

    @property
    def left(self) -> Point:
        """The direction (2,), of length 1, at a right angle to the steepest one, counterclockwise: it is level."""
        return turned(self.steepest)

    @property
    def right(self) -> Point:
        """The other level direction (2,), clockwise."""
        return scaled(self.left, -1)

    @property
    def opposite(self) -> Point:
        """The direction (2,) of the least slope."""
        return scaled(self.steepest, -1)

    @property
    def angle(self) -> float:
        """The angle of the steepest direction, in degrees from 0 up to 360; 0 where all slopes are zero."""
        east, north = map(float, self.gradient)
        return math.degrees(math.atan2(north, east)) % 360 % 360  # twice: −1e−20 % 360 is 360

    def along(self, angle: float) -> Number:
        """The slope in the direction of an angle in degrees: exact along the axes, a float elsewhere, and 0 where that
        differs from 0 by no more than floats are rounded."""
        quarters, rest = divmod(angle, 90)
        if not rest:
            return self.toward(_QUARTERS[int(quarters) % 4])
        slope = float(self.sample(angle))
        return slope if abs(slope) > _NOISE * float(self.greatest) else Fraction(0)

    def toward(self, way: Point) -> Number:
        """The slope in a direction (2,), of whatever length that is told."""
        return self.function.slope(self.at, way)

    def sample(self, angles: ArrayLike) -> NDArray[np.float64]:
        """The slopes in the directions of some angles in degrees, as floats of the same shape."""
        (east, north), turn = map(float, self.gradient), np.radians(angles)
        return np.asarray(east * np.cos(turn) + north * np.sin(turn))

    @property
    def quarter(self) -> int:
        """The quarter of the circle, counted from 0, that begins with the steepest direction or goes over it: along the
        axes at both its ends it is uphill, or level at the second of them.

        >>> [SlopesAround(Function(f, ["x", "y"]), (0, 0)).quarter for f in ("x + 2*y", "y", "y - x", "x - y")]
        [0, 1, 1, 3]
        """
        east, north = self.gradient
        if north > 0:
            return 0 if east > 0 else 1
        return 2 if east < 0 else 3 if north < 0 else 0

    @property
    def ends(self) -> tuple[Number, Number]:
        """The slopes at both ends of that quarter."""
        return self.along(90 * self.quarter), self.along(90 * self.quarter + 90)

    @property
    def easily_added(self) -> bool:
        """Whether these are whole numbers of two digits at most, whose sum is seen at once.

        >>> [SlopesAround(Function(f, ["x", "y"]), (0, 0)).easily_added for f in ("4*x + 3*y", "x + y/8", "x + 100*y")]
        [True, False, False]
        """
        return all(isinstance(end, Fraction) and end.denominator == 1 and end < _LONG for end in self.ends)

    @property
    def halfway(self) -> Number:
        """How much each of both counts for halfway: the cosine of half a right angle, which is its sine.

        >>> f"{float(SlopesAround(Function('x', ['x', 'y']), (Fraction(0), Fraction(0))).halfway):.4f}"
        '0.7071'
        """
        return unit((Fraction(1), Fraction(1)))[0]

    def bent(self, share: Number) -> tuple[Point, ...]:
        """The corners (angle, slope) of a line over that quarter that one might expect: right at its ends, and halfway
        a `share` of the sum of both slopes. The curve has a share of 1/√2 there.

        >>> slopes = SlopesAround(Function("4*x + 3*y", ["x", "y"]), (Fraction(0), Fraction(0)))
        >>> [(angle, str(slope)) for angle, slope in slopes.bent(Fraction(1, 2))]
        [(0, '4'), (45, '7/2'), (90, '3')]
        """
        start, (one, other) = 90 * self.quarter, self.ends
        return (start, one), (start + 45, share * (one + other)), (start + 90, other)

    @property
    def shares(self) -> tuple[Fraction, Fraction]:
        """What of both their sum is halfway where they go straight to each other, and where they add whole."""
        return Fraction(1, 2), Fraction(1)

    @property
    def guesses(self) -> dict[str, Guess]:
        """How they might go over that quarter: straight, in an arc, which is right, up to the sum. The arc is the curve
        itself: drawn otherwise, the slope would run beside what is said to be right.

        >>> slopes = SlopesAround(Function("4*x + 3*y", ["x", "y"]), (Fraction(0), Fraction(0)))
        >>> middles = {name: guess.of[len(guess.of) // 2][1] for name, guess in slopes.guesses.items()}
        >>> {name: round(float(slope), 2) for name, slope in middles.items()}
        {'straight': 3.5, 'arc': 4.95, 'sums': 7.0}
        """
        straight, sums = (Guess(self.bent(share), False) for share in self.shares)
        return {"straight": straight, "arc": Guess(self._arc, True), "sums": sums}

    @property
    def bends(self) -> tuple[tuple[Point, ...], ...]:
        """Such lines for both shares that one might expect, and for that of the curve.

        >>> slopes = SlopesAround(Function("4*x + 3*y", ["x", "y"]), (Fraction(0), Fraction(0)))
        >>> [f"{float(corners[1][1]):.3g}" for corners in slopes.bends]
        ['3.5', '7', '4.95']
        """
        return tuple(map(self.bent, (*self.shares, self.halfway)))

    @property
    def _arc(self) -> tuple[Point, ...]:
        """Points (angle, slope), as floats, of the curve over that quarter."""
        angles = 90.0 * self.quarter + np.linspace(0, 90, _POINTS)
        return tuple(zip(angles.tolist(), self.sample(angles).tolist(), strict=True))
