"""How wrong measured slopes are while their steps shrink: the smallest errors, and how they go on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from steepest.calculus.certainty.no_answer import NoAnswer
from steepest.calculus.guesses import Guesses, astray, guesses

EARLY = 1e-4
"""Steps down to this are far from rounding."""

_STRAY = 0.75  # of what a power says: an error that strays farther from it has rounding in it
_MUCH = 10.0  # times the best error: so large is one that has risen again
_DECADES = 2.0  # by which two courses of errors differ, if they can be told apart


@dataclass(frozen=True)
class ErrorAt:
    """How far a difference with the step `h` is from the slope: its size, not negative; and how much of that may be
    rounding, of values as large as those at the ends of the step."""

    h: float
    error: float
    rounded: float = 0.0

    @property
    def point(self) -> tuple[float, float]:
        """The step and the error (2,)."""
        return self.h, self.error


@dataclass(frozen=True)
class Errors:
    """The errors of one kind of difference, for steps that shrink.

    `all` are those that are not zero, and `exact` the steps whose errors are zero.
    """

    all: tuple[ErrorAt, ...]
    exact: tuple[float, ...]
    order: int
    """The power of h with which the error falls between two medium steps; 0 where it does not fall like a power."""

    @property
    def points(self) -> tuple[tuple[float, float], ...]:
        """Step and error, for each that is not zero (n, 2)."""
        return tuple(each.point for each in self.all)

    @property
    def best(self) -> ErrorAt:
        """The smallest of those that are not zero. Raises NoAnswer where each is zero."""
        if not self.all:
            raise NoAnswer("the difference is exact with every step, so no error is the smallest")
        return min(self.all, key=lambda each: each.error)

    @property
    def rounding(self) -> float:
        """The largest product of step and error where steps are shorter than the best: what rounding adds to an error
        is no more than this, divided by the step. 0 where there are none, or errors do not rise again."""
        return (
            max((each.h * each.error for each in self.all if each.h < self.best.h), default=0.0) * self.rises
        )

    @property
    def rises(self) -> bool:
        """Whether the error is much larger again at the end, where the steps are shortest: some longer step is better.
        Errors of one or two last digits of float64 are all alike."""
        if not self.all or (self.exact and min(self.exact) < self.all[-1].h):
            return False
        return self.all[-1].error > _MUCH * self.best.error

    @property
    def rises_again(self) -> bool:
        """Whether it does so after it fell: before the best, some error is much more than rounding adds, there and
        where steps are short. One that is nothing but rounding from the longest step on rises, and never fell."""
        most, before = _MUCH * self.rounding, [each for each in self.all if each.h > self.best.h]
        return self.rises and any(each.error > max(each.rounded, most / each.h) for each in before)

    @property
    def asked(self) -> ErrorAt:
        """The error from which on it may be asked how errors go on as steps shrink: the last that falls like their
        power, if they rise again, and at least the last whose step is far from rounding. Raises as `best` does."""
        count = max(sum(each.h >= EARLY for each in self.all), 1)
        last, later = (self.all[count - 1], self.all[count:]) if self.all else (self.best, ())
        if not self.order:
            return self.best if self.rises and self.best.h < last.h else last
        known = last
        for each in later if self.rises else ():
            fall = known.error / each.error * (each.h / known.h) ** self.order
            if not _STRAY < fall < 1 / _STRAY:
                break
            last = each
        return last

    @property
    def courses(self) -> Guesses:
        """How the error may go on from where it is `asked`, as points of steps and errors (n, 2): it falls by the same
        power of h, stays, or rises again; empty where steps are far from rounding there, or it does not rise."""
        if not self.all or not self.order or not self.rises or self.best.h >= EARLY:
            return {}
        (h, error), end = self.asked.point, self.all[-1].point
        last, rises = end[0], ((h, error), end)
        falls = ((h, error), (last, error * (last / h) ** self.order))
        return guesses(
            rises, _decades_apart, _DECADES, falls=falls, stays=((h, error), (last, error)), rises=rises
        )


def _decades_apart(one: Sequence[Sequence[float]], other: Sequence[Sequence[float]]) -> float:
    """How far two courses of errors stray from each other, in powers of ten."""
    first, second = ([[math.log10(value) for value in point] for point in course] for course in (one, other))
    return astray(first, second)
