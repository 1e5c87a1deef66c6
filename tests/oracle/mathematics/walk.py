"""Gradient descent at 110 digits, and at more where a walk multiplies what rounding leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mpmath import mp, mpf

from tests.oracle.mathematics.formula import Nothing, Reading, Vector, length, same

Ended = Literal["ran", "arrived", "left", "lost"]
_FARTHEST = mpf(10) ** 300
_SURE = mpf(10) ** -30


class Unknowable(Exception):
    """No digit of where a walk leads is certain, even at hundreds of digits."""


@dataclass(frozen=True)
class Steps:
    """A walk: its points, the gradients and losses there, how it ended, and the point that it could not step to."""

    points: list[Vector]
    gradients: list[Vector]
    losses: list[mpf]
    ended: Ended
    beyond: Vector | None = None

    @property
    def lengths(self) -> list[mpf]:
        """How long each step is."""
        return [
            length([b - a for a, b in zip(one, other, strict=True)])
            for one, other in zip(self.points, self.points[1:], strict=False)
        ]

    @property
    def slopes(self) -> list[mpf]:
        """How long each gradient is."""
        return [length(gradient) for gradient in self.gradients]

    def first(self, count: int) -> Steps:
        """The walk up to a step."""
        if count >= len(self.points) - 1:
            return self
        cut = count + 1
        return Steps(self.points[:cut], self.gradients[:cut], self.losses[:cut], "ran")


@dataclass(frozen=True)
class Walked:
    """A walk, and whether the digits of its end are certain."""

    steps: Steps
    is_certain: bool

    def certain(self) -> Steps:
        """The walk. Raises Unknowable where it is not certain."""
        if not self.is_certain:
            raise Unknowable("a walk")
        return self.steps


def walked(
    function: Reading,
    start: Sequence[mpf],
    rate: mpf,
    most: int,
    *,
    until: mpf | None = None,
    momentum: mpf = mpf(0),  # noqa: B008  a number cannot change
    within: Sequence[tuple[mpf, mpf]] | None = None,
    limit: int | None = None,
) -> Walked:
    """Walk, at so many digits that those of its end are certain. Raises Nothing at a start without a slope. `limit`: it is given up where the gradient is so many times as long as the first."""
    found = None
    for digits in (mp.dps, 2 * mp.dps, 5 * mp.dps):
        with mp.workdps(digits):
            one = _walked(function, start, rate, most, until, momentum, within, limit)
        if len(one.points) < 25 or (found and _alike(found, one)):
            return Walked(one, True)
        found = one
    return Walked(one, False)


def _alike(one: Steps, other: Steps) -> bool:
    if len(one.points) != len(other.points) or one.ended != other.ended:
        return False
    pairs = zip((*one.points[-1], one.losses[-1]), (*other.points[-1], other.losses[-1]), strict=True)
    return all(abs(a - b) <= _SURE * max(1, abs(a)) for a, b in pairs)


def _walked(
    function: Reading,
    start: Sequence[mpf],
    rate: mpf,
    most: int,
    until: mpf | None,
    momentum: mpf,
    within: Sequence[tuple[mpf, mpf]] | None,
    limit: int | None,
) -> Steps:
    point = tuple(start)
    points, gradients, losses = [point], [function.gradient(point)], [function(point)]
    step: Vector = (mpf(0),) * len(point)
    steep = length(gradients[0])
    while True:
        here = length(gradients[-1])
        if until is not None and here < until and not same(here, until):
            return Steps(points, gradients, losses, "arrived")
        if limit is not None and here > limit * steep:
            return Steps(points, gradients, losses, "ran")
        if within and not all(low <= at <= high for at, (low, high) in zip(points[-1], within, strict=True)):
            return Steps(points, gradients, losses, "left")
        if len(points) > most:
            return Steps(points, gradients, losses, "ran")
        step = tuple(momentum * s - rate * g for s, g in zip(step, gradients[-1], strict=True))
        point = tuple(at + s for at, s in zip(points[-1], step, strict=True))
        try:
            gradient, loss = function.gradient(point), function(point)
        except (Nothing, OverflowError):
            return Steps(points, gradients, losses, "lost", point)
        if max(abs(value) for value in (*point, *gradient, loss)) >= _FARTHEST:
            return Steps(points, gradients, losses, "lost", point)
        points.append(point)
        gradients.append(gradient)
        losses.append(loss)
