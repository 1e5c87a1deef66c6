"""Gradient descent as a walk: every point, gradient, loss and step, kept."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Literal, TypeAlias

from steepest.calculus.formula import Given, NoValue
from steepest.calculus.function import At, Function
from steepest.calculus.numbers import Number, Point, exact, largest
from steepest.calculus.vectors import added, length, scaled, subtracted

__all__ = ["Change", "Ended", "Ending", "Leg", "Stop", "Walk", "descend"]

Ended: TypeAlias = Literal["ran", "arrived", "left", "lost"]
"""How a walk ended: it took all its steps; its gradient fell below `until`; it left the domain it was to stay
within; it came where the function has no value, or too far away for a float64.
"""

Change: TypeAlias = Literal["falls", "climbs", "stays"]
"""What a step does to the loss."""

Ending: TypeAlias = Literal["arrives", "rests", "climbs", "sinks", "outside", "crawls"]
"""How a walk downhill ends: it arrives; it rests where it starts; it climbs or sinks without end; it comes where the
function has no value; it crawls: it is still on its way.
"""

RUNAWAY = 1000
"""A walk whose gradient has become so many times as long as at its start is not coming back."""

_MOST_BITS = 2_000
_FARTHEST = 1e300


@dataclass(frozen=True)
class Leg:
    """A step of a walk, numbered from 1: from where to where, the gradient at its start, the loss at both ends."""

    number: int
    start: Point
    end: Point
    gradient: Point
    loss_before: Number
    loss_after: Number

    @property
    def length(self) -> Number:
        """How long the step is."""
        return length(subtracted(self.end, self.start))

    @property
    def change(self) -> Change:
        """What the step does to the loss: it falls, climbs or stays."""
        if self.loss_after == self.loss_before:
            return "stays"
        return "falls" if self.loss_after < self.loss_before else "climbs"


@dataclass(frozen=True)
class Stop:
    """A point of a walk, numbered from 0 at its start, and the loss there."""

    number: int
    at: Point
    loss: Number


@dataclass(frozen=True)
class Walk:
    """A walk of k steps over `function` at learning rate `rate`, `uphill` or down.

    `points`, `gradients` and `losses` have k + 1 entries, from the start to the end; `steps` (vectors, each
    from a point to the next) and `lengths` (of the steps) have k. `ended` says how it ended, `until` the
    gradient's length to stop at, `momentum` what share of a step the next one adds to its own.
    """

    function: Function
    rate: Number
    uphill: bool
    until: Number | None
    points: tuple[Point, ...]
    gradients: tuple[Point, ...]
    losses: tuple[Number, ...]
    steps: tuple[Point, ...]
    lengths: tuple[Number, ...]
    ended: Ended
    momentum: Number = Fraction(0)

    @property
    def start(self) -> Point:
        """The first point."""
        return self.points[0]

    @property
    def end(self) -> Point:
        """The last point."""
        return self.points[-1]

    @property
    def arrived_after(self) -> int | None:
        """After how many steps the gradient was shorter than `until`; None if it never was, or nothing was
        asked.
        """
        return len(self.steps) if self.ended == "arrived" else None

    @property
    def left_after(self) -> int:
        """After how many steps it was outside of its domain; 0 where it stayed, or was to stay in none.

        >>> descend(Function("-w**2", ["w"]), 1, 0.5, 9, within=[(-5, 5)]).left_after
        3
        """
        return len(self.steps) if self.ended == "left" else 0

    @property
    def longest(self) -> Leg:
        """Its longest step, the first of several. Raises ValueError for a walk without steps."""
        return self.legs[self.lengths.index(max(self.lengths))]

    @property
    def grows(self) -> bool:
        """Whether every step is longer than the one before."""
        return all(one < following for one, following in pairwise(self.lengths))

    def distances(self, place: Point) -> tuple[Number, ...]:
        """How far each of its points is from a place.

        >>> [str(far) for far in descend(Function("w**2", ["w"]), 3, 0.5, 1).distances((Fraction(1),))]
        ['2', '1']
        """
        return tuple(length(subtracted(point, place)) for point in self.points)

    @property
    def legs(self) -> tuple[Leg, ...]:
        """Its steps, one by one.

        >>> [(leg.number, leg.change) for leg in descend(Function("w**2", ["w"]), 1, 1.5, 2).legs]
        [(1, 'climbs'), (2, 'climbs')]
        """
        ends = self.points, self.points[1:], self.gradients, self.losses, self.losses[1:]
        return tuple(map(Leg, range(1, len(self.points)), *ends))

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Its points with their losses, one by one."""
        return tuple(map(Stop, range(len(self.points)), self.points, self.losses))

    @cached_property
    def slopes(self) -> tuple[Number, ...]:
        """How long the gradient is at each of its points."""
        return tuple(map(length, self.gradients))

    @property
    def runs_away(self) -> bool:
        """Whether its last gradient is more than a thousand times as long as its first."""
        return self.slopes[-1] > RUNAWAY * self.slopes[0]

    @property
    def ending(self) -> Ending:
        """How it ends, as a walk downhill.

        >>> bowl = Function("w**2", ["w"])
        >>> [descend(bowl, 1, rate, 50, until=0.1).ending for rate in (0.2, 0.001, 1.5)]
        ['arrives', 'crawls', 'climbs']
        """
        if self.ended == "arrived":
            return "arrives" if self.steps else "rests"
        if self.runs_away:
            return "climbs" if self.losses[-1] > self.losses[0] else "sinks"
        return "outside" if self.ended == "lost" else "crawls"

    def given_up(self) -> Walk:
        """Return the walk up to where it is known not to come back; as a whole where it arrives, or may.

        >>> len(descend(Function("w**2", ["w"]), 1, 2, 50).given_up().steps)
        7
        """
        if self.ended == "arrived":
            return self
        limit = RUNAWAY * self.slopes[0]
        return self.first(next((k for k, slope in enumerate(self.slopes) if slope > limit), len(self.steps)))

    def first(self, steps: int) -> Walk:
        """Return the walk as it is after its first steps; as a whole where it has no more of them.

        >>> walk = descend(Function("w**2", ["w"]), 1, 0.25, 9, until=0.1)
        >>> walk.ended, walk.first(2).points == walk.points[:3], walk.first(2).ended
        ('arrived', True, 'ran')
        """
        if steps >= len(self.steps):
            return self
        points = steps + 1
        return replace(
            self,
            points=self.points[:points],
            gradients=self.gradients[:points],
            losses=self.losses[:points],
            steps=self.steps[:steps],
            lengths=self.lengths[:steps],
            ended="ran",
        )


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
    float is read as the decimal it shows) until its fractions take more than 2,000 bits; elsewhere it is
    float64. A walk whose next point has no value, or lies beyond 1e300, stops before it as "lost". Raises
    NoValue when the start has no value, ValueError for a start or a rate that is not finite. Source: A.
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
    exactly = function.degree is not None and function.degree <= 2
    point: Point = tuple(exact(value) for value in function.point(start))
    by: Number = exact(rate)
    near = None if until is None else exact(until)
    share = exact(momentum)
    domain = None if within is None else [(exact(low), exact(high)) for low, high in within]
    if not exactly:
        point, by = _floats(point), float(by)
    points, gradients, losses = [point], [function.gradient(point)], [function(point)]
    vectors: list[Point] = []
    ended: Ended = "ran"
    while True:
        if near is not None and length(gradients[-1]) < near:
            ended = "arrived"
            break
        if domain and not all(low <= at <= high for at, (low, high) in zip(points[-1], domain, strict=True)):
            ended = "left"
            break
        if len(vectors) == steps:
            break
        step = scaled(gradients[-1], by if uphill else -by)
        if share and vectors:
            step = added(scaled(vectors[-1], share if exactly else float(share)), step)
        point = added(points[-1], step)
        if exactly and _bits(point) > _MOST_BITS:
            exactly, by = False, float(by)
            point = _floats(point)
            step = subtracted(point, _floats(points[-1]))
        try:
            loss, gradient = function(point), function.gradient(point)
        except (NoValue, OverflowError):
            ended = "lost"
            break
        if not largest((*point, *gradient, loss)) < _FARTHEST:
            ended = "lost"
            break
        points.append(point)
        losses.append(loss)
        gradients.append(gradient)
        vectors.append(step)
    return Walk(
        function=function,
        rate=exact(rate),
        uphill=uphill,
        until=near,
        points=tuple(points),
        gradients=tuple(gradients),
        losses=tuple(losses),
        steps=tuple(vectors),
        lengths=tuple(length(vector) for vector in vectors),
        ended=ended,
        momentum=share,
    )


def _floats(point: Point) -> Point:
    """Return the point in float64, infinite where it is too far away."""
    result: list[Number] = []
    for value in point:
        try:
            result.append(float(value))
        except OverflowError:
            result.append(math.copysign(math.inf, value.numerator) if isinstance(value, Fraction) else value)
    return tuple(result)


def _bits(point: Point) -> int:
    return max(
        (max(v.numerator.bit_length(), v.denominator.bit_length()) for v in point if isinstance(v, Fraction)),
        default=0,
    )
