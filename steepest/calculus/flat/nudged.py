"""Somebody who was nudged off the ridge of a pass, and walks downhill from there, with momentum and without."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from steepest.calculus.field import Spot
from steepest.calculus.flat.bent import Bent
from steepest.calculus.flat.covered import covers
from steepest.calculus.flat.critical import Domain
from steepest.calculus.flat.mountain_pass import Pass
from steepest.calculus.function import Function
from steepest.calculus.numbers import Number, Point, exact, exact_spans, is_within
from steepest.calculus.quadratic import Quadratic
from steepest.calculus.vectors import scaled
from steepest.calculus.walks.descent import descend
from steepest.calculus.walks.walk import Walk

__all__ = ["Nudged"]

_SEEN = Fraction(1, 100)  # of the picture: a shorter step is hardly one
_DOWN = Fraction(3, 8)  # of the picture: so far down the valley one looks, or half as far, and so on
_AROUND = Fraction(1, 20)  # of the picture: so far around it whoever has just left it is seen


@dataclass(frozen=True)
class Nudged:
    """A walk of descent on a `function` that begins `by` so far off the ridge of its `saddle`, at a `rate`, with at
    most so many `steps`, and ends at the first point outside of a `domain`; and the same walk with `momentum`.

    >>> from steepest.calculus import passes
    >>> saddle, square = Function("x**2 - y**2", ["x", "y"]), [(-2, 2), (-2, 2)]
    >>> off = Nudged(saddle, square, passes(saddle, square)[0], Fraction(1, 20), Fraction(1, 5), Fraction(9, 10), 20)
    >>> off.plain.left_after, off.rolled.left_after, off.sooner, off.parted, str(off.growth)
    (11, 7, True, 6, '7/5')
    >>> off.plain.grows, off.shrinks
    (True, False)
    >>> [[str(end) for end in span] for span in off.ground]
    [['-11/5', '11/5'], ['-11/5', '11/5']]
    >>> [str(value) for value in off.lower.at], str(off.lower.height)
    (['0', '3/2'], '-9/4')
    """

    function: Function
    domain: Domain
    saddle: Pass
    by: Number
    rate: Number
    momentum: Number
    steps: int

    @property
    def start(self) -> Point:
        """Where the walks begin."""
        return self.saddle.valley.moved(self.by)

    @property
    def bent(self) -> Bent:
        """The slopes and the curvatures at the pass, and how many there would be of more weights."""
        return Bent(self.function, self.saddle.at)

    @property
    def still(self) -> Point:
        """The step of descent from the pass itself."""
        return scaled(self.saddle.gradient, -self.rate)

    @cached_property
    def plain(self) -> Walk:
        """The walk without momentum."""
        return descend(self.function, self.start, self.rate, self.steps, within=self.domain)

    @cached_property
    def rolled(self) -> Walk:
        """The walk with momentum."""
        share = self.momentum
        return descend(self.function, self.start, self.rate, self.steps, momentum=share, within=self.domain)

    @property
    def blocked(self) -> str:
        """What is wrong with a place to which a step leads; empty where nothing is."""
        return self.plain.blocked or self.rolled.blocked

    @cached_property
    def ground(self) -> Domain:
        """The domain with a little room around it, for who has just left it; without, where it would lack a value."""
        sides = [(low, high, (high - low) * _AROUND) for low, high in exact_spans(self.domain)]
        wide = [(low - room, high + room) for low, high, room in sides]
        return wide if covers(self.function, wide) else self.domain

    @cached_property
    def height(self) -> Number:
        """How high the pass is."""
        return self.function(self.saddle.at)

    @cached_property
    def lower(self) -> Spot:
        """A place down the valley, on the side to which the nudge goes: it lies in the picture, lower than the pass."""
        by = (self._narrow if self.by > 0 else -self._narrow) * _DOWN
        spans = exact_spans(self.domain)
        while not (is_within(at := self.saddle.valley.moved(by), spans) and self.function(at) < self.height):
            by /= 2
        return Spot(self.function, at)

    @property
    def distances(self) -> tuple[Number, ...]:
        """How far from the pass it is without momentum, at the start and after each step."""
        return self.plain.distances(self.saddle.at)

    @property
    def growth(self) -> Number:
        """What each step is longer by, as a factor: the same for all steps on a quadratic; 0 elsewhere."""
        same = self.function.is_quadratic
        return Quadratic.of(self.function).factors(self.rate)[0] if same else Fraction(0)

    @property
    def shrinks(self) -> bool:
        """Whether without momentum every step is shorter than the one before."""
        return all(one > following for one, following in pairwise(self.plain.lengths))

    @property
    def hardly(self) -> bool:
        """Whether the first step is too short to be seen well: under a hundredth of the picture."""
        return self.plain.lengths[0] < _SEEN * self._narrow

    @property
    def sooner(self) -> bool:
        """Whether momentum takes it out of the picture in fewer steps; without it, it may not come so far at all."""
        later = self.plain.left_after or (self.steps + 1 if self.plain.ended == "ran" else 0)
        return 0 < self.rolled.left_after < later

    @property
    def parted(self) -> int:
        """A step with momentum, counted from 1, that carries much along: the last before it leaves, or the second."""
        return max(self.rolled.left_after - 1, 2)

    @property
    def _narrow(self) -> Number:
        """The shorter side of the picture."""
        return min(exact(high) - exact(low) for low, high in self.domain)
