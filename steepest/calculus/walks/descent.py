"""Gradient descent: steps against the gradient, with or without momentum, until something ends them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from steepest.calculus.certainty.enclosure import enclosed
from steepest.calculus.formula import Given, NoSlope, NoValue, TooLarge
from steepest.calculus.function import At, Function
from steepest.calculus.numbers import (
    Enclosure,
    Number,
    Point,
    exact,
    exact_spans,
    is_within,
    largest,
    magnitude,
)
from steepest.calculus.vectors import added, dot, scaled
from steepest.calculus.walks.walk import Ended, Walk

__all__ = ["descend", "partings"]

Floats: TypeAlias = NDArray[np.float64]

_MOST_BITS = 2_000
_SHORT = 200  # bits
_CERTAIN = Fraction(1, 2**200)
_FARTHEST = 1e300
_MOST_DOUBT = 1e-9  # of a point's size: more than this off, its digits are not told
_LITTLE = 1e-20  # of the farthest point: what is nearer to zero has no size of its own
_SHARP = 1e-6  # of that: a step that is farther off has lost digits to terms that cancel


def descend(
    function: Function,
    start: At,
    rate: Given,
    steps: int,
    *,
    uphill: bool = False,
    until: Given | None = None,
    momentum: Given = 0,
    within: Sequence[tuple[Given, Given]] | None = None,
) -> Walk:
    """Walk `steps` steps of gradient descent, each w - rate · gradient(w); `uphill` with a plus sign, the
    wrong way. With `momentum`, each step adds so large a share of the one before, as a heavy ball rolls on.

    All variables move at once, from the old point. With `until`, the walk stops where the gradient is
    shorter; with `within`, the least and the greatest value of each variable, at the first point outside. On
    a polynomial of degree 2 or less the walk is exact (a rate, a start or a point given as a
    float is read as the decimal it shows) until its fractions take more than 2,000 bits; elsewhere each of its
    points is rounded to some 60 digits. A walk stops before a point that has no value or no gradient, where
    something lies beyond 1e300, or that rounding decides, as on a walk on which it doubles with every step.

    Raises NoValue when the start has no value, ValueError for a start or a rate that is not finite. Source: A.
    Cauchy, Comptes rendus 25 (1847), 536; of momentum, B. T. Polyak, USSR Computational Mathematics and
    Mathematical Physics 4 (1964), 5.

    >>> loss = Function("(w - 3)**2", ["w"])
    >>> walk = descend(loss, 0, 0.1, 3)
    >>> [str(p[0]) for p in walk.points], str(walk.losses[1])
    (['0', '3/5', '27/25', '183/125'], '144/25')
    >>> descend(loss, 0, 0.1, 1000, until=0.001).arrived_after
    39
    >>> [str(p[0]) for p in descend(loss, 0, 0.1, 3, momentum=0.5).points]
    ['0', '3/5', '69/50', '1047/500']
    """
    if steps < 0:
        raise ValueError(f"a walk has 0 steps or more, not {steps}")
    point: Point = tuple(
        value if isinstance(value, Enclosure) else exact(value) for value in function.point(start)
    )
    going = _Going(function, point, exact(rate), exact(momentum), uphill)
    near = None if until is None else exact(until)
    short = None if near is None else near * magnitude(near)  # of a squared length: a root takes longer
    domain = None if within is None else exact_spans(within)
    ended: Ended | None = None
    while ended is None:
        if short is not None and dot(going.gradients[-1], going.gradients[-1]) < short:
            ended = "arrived"
        elif domain and not is_within(going.points[-1], domain):
            ended = "left"
        else:
            ended = "ran" if len(going.steps) == steps else going.on()
    return Walk(
        function=function,
        rate=going.rate,
        uphill=uphill,
        until=near,
        points=tuple(going.points),
        gradients=tuple(going.gradients),
        losses=tuple(going.losses),
        steps=tuple(going.steps),
        ended=ended,
        momentum=going.momentum,
    )


class _Going:
    """A walk on its way, from a `point` on: where it has been, and how sure it is of where it is.

    Its points are `exactly` what they are as long as they are short fractions. `doubt` is the covariance (2n, 2n)
    of what the last point, and the step to it, may be off; `far` is how far from zero a point has been.
    """

    def __init__(self, function: Function, point: Point, rate: Number, momentum: Number, uphill: bool) -> None:
        self.function, self.rate, self.momentum, self.uphill = function, rate, momentum, uphill
        loss, gradient = function.with_gradient(point)
        self.points, self.gradients, self.losses = [point], [gradient], [loss]
        self.steps: list[Point] = []
        self.exactly = function.degree is not None and function.degree <= 2
        self.doubt, self.far = np.zeros((2 * len(point), 2 * len(point))), 0.0

    def on(self) -> Ended | None:
        """Take a step, or tell why there is none."""
        step, point = self._next()
        size = float(largest(point)) if largest(point) < _FARTHEST else math.inf
        self.far = max(self.far, size)
        room = _MOST_DOUBT * max(size, _LITTLE * self.far)
        try:
            loss, gradient = _sharp(self.function, point, room / float(self.rate or 1))
        except (TooLarge, OverflowError):
            return "too far"
        except NoSlope:
            return "no slope"
        except NoValue:
            return "no value"
        if not largest((*point, *gradient, loss)) < _FARTHEST:
            return "too far"
        if not self._is_sure_of(point, size, room):
            return "unsure"
        self.points.append(point)
        self.losses.append(loss)
        self.gradients.append(gradient)
        self.steps.append(step)
        return None

    def _next(self) -> tuple[Point, Point]:
        """The next step, and where it leads."""
        step = scaled(self.gradients[-1], self.rate if self.uphill else -self.rate)
        if self.momentum and self.steps:
            step = added(scaled(self.steps[-1], self.momentum), step)
        point = added(self.points[-1], step)
        if not (self.exactly and all(isinstance(value, Fraction) for value in point)):
            point = _rounded(point)
        self.exactly = self.exactly and _bits(point) <= _MOST_BITS
        return step, point

    def _is_sure_of(self, point: Point, size: float, room: float) -> bool:
        """Whether the next point, of such a size, is off by no more than there is `room` for."""
        rate = float(-self.rate if self.uphill else self.rate)
        self.doubt = _doubt(self.function, self.points[-1], rate, float(self.momentum), self.doubt)
        blurred = float(self.rate) * max(map(_width, self.gradients[-1]))
        lost = float(_CERTAIN) * size * _is_rounded(point)
        self.doubt += np.diag([math.hypot(blurred, lost) ** 2] * len(point) + [0.0] * len(point))
        variance = np.abs(self.doubt[: len(point)]).max()  # it may be rounded below zero
        return bool(math.sqrt(variance) <= room)


def partings(walk: Walk) -> tuple[Point, ...]:
    """Where each step of a walk would end without momentum; what the step carries along leads on from there.

    >>> walk = descend(Function("w**2", ["w"]), 8, 0.25, 2, momentum=0.5)
    >>> [str(w) for (w,) in walk.points], [str(w) for (w,) in partings(walk)]
    (['8', '4', '0'], ['4', '2'])
    """
    by = walk.rate if walk.uphill else -walk.rate
    starts = zip(walk.points[:-1], walk.gradients, strict=False)
    return tuple(added(at, scaled(gradient, by)) for at, gradient in starts)


def _sharp(function: Function, point: Point, room: float) -> tuple[Number, Point]:
    """The value and the gradient at a point. Where terms that cancel leave a slope zero, or off by much of the longest
    or of the `room` there is, they are those of the middle of the point, which is as good as any other place in it and
    has all its digits."""
    value, gradient = function.with_gradient(point)
    most = _SHARP * max(room, _MOST_DOUBT * float(largest(gradient)))
    if all(slope and _width(slope) <= most for slope in gradient) or not _is_rounded(point):
        return value, gradient
    there = function.with_gradient(tuple(map(exact, point)))
    lost = any(
        _width(slope) > most or (not slope and magnitude(finer) > most)
        for slope, finer in zip(gradient, there[1], strict=True)
    )
    return there if lost else (value, gradient)


def _is_rounded(point: Point) -> bool:
    return any(isinstance(value, Enclosure) for value in point)


def _width(value: Number) -> float:
    return value.width if isinstance(value, Enclosure) else 0.0


def _doubt(function: Function, at: Point, rate: float, share: float, doubt: Floats) -> Floats:
    """The covariance (2n, 2n) of what the next point, and the step to it, may be off, where that of the point `at` and
    of the step to it is `doubt`.

    Next to a place, the next point and the step to it are linear in both. Where there are no second derivatives, they
    are taken to be zero.
    """
    if not doubt.any():
        return doubt
    one = np.eye(len(at))
    try:
        bend = rate * np.array(function.hessian(tuple(map(float, at))), float)
    except (NoValue, OverflowError):
        bend = 0 * one
    following = np.block([[one - bend, share * one], [-bend, share * one]])
    with np.errstate(all="ignore"):
        return np.asarray(following @ doubt @ following.T)


def _rounded(point: Point) -> Point:
    """The point between bounds that lie close together, next to its farthest coordinate: bounds that grew from step to
    step would soon tell nothing. Short fractions stay."""
    if _bits(point) <= _SHORT and all(isinstance(value, Fraction) for value in point):
        return point
    middles = [exact(value) for value in point]
    little = _CERTAIN * max(map(abs, middles))
    return tuple(enclosed(middle, little) for middle in middles)


def _bits(point: Point) -> int:
    return max(
        (max(v.numerator.bit_length(), v.denominator.bit_length()) for v in point if isinstance(v, Fraction)),
        default=0,
    )
