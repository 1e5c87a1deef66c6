"""Gradient descent at 110 digits, and at more where a walk multiplies what rounding leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mpmath import mp, mpf

from tests.oracle.mathematics.formula import (
    Nothing,
    Reading,
    Unknowable,
    Vector,
    cancels,
    length,
    same,
)

Ended = Literal["ran", "arrived", "left", "lost"]
_FARTHEST = mpf(10) ** 300
_SURE = mpf(10) ** -30
_SHORT, _MOST_DIGITS = 25, 1500  # fewer than numbers that were typed have


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

    @property
    def last(self) -> int:
        """How many steps it has."""
        return len(self.points) - 1


def walked(
    function: Reading,
    start: Sequence[mpf],
    rate: mpf,
    most: int,
    *,
    until: mpf | None = None,
    momentum: mpf = mpf(0),  # noqa: B008  a number cannot change
    within: Sequence[tuple[mpf, mpf]] | None = None,
) -> Steps:
    """Walk, at so many digits that those of its end are certain. Raises Nothing at a start without a slope, and
    Unknowable where it would take more digits than can be had."""

    def at(digits: int) -> Steps:
        with mp.workdps(digits):
            return _walked(function, start, rate, most, until, momentum, within)

    first = at(mp.dps)
    if len(first.points) < _SHORT:
        return first
    surer = at(mp.dps + 40)
    parted = _parted(first, surer)
    if parted is None:
        return surer
    needed = (
        int(1.3 * mp.dps * most / max(parted, 1)) + 60
    )  # rounding grows by the same number of digits at every step
    if needed > _MOST_DIGITS:
        raise Unknowable("a walk")
    return at(needed)


def _parted(one: Steps, other: Steps) -> int | None:
    """The first step at which two walks are no longer one; None where they are to the end."""
    for k, (a, b) in enumerate(zip(one.points, other.points, strict=False)):
        if any(abs(x - y) > _SURE * max(1, abs(x)) for x, y in zip(a, b, strict=True)):
            return k
    return None if len(one.points) == len(other.points) and one.ended == other.ended else len(one.points)


def _walked(
    function: Reading,
    start: Sequence[mpf],
    rate: mpf,
    most: int,
    until: mpf | None,
    momentum: mpf,
    within: Sequence[tuple[mpf, mpf]] | None,
) -> Steps:
    point, rate, momentum = tuple(+at for at in start), +rate, +momentum  # to as many digits as are asked for
    gradient, loss = function.gradient_and_value(point)
    points, gradients, losses = [point], [gradient], [loss]
    step: Vector = (mpf(0),) * len(point)
    while True:
        here = length(gradients[-1])
        if until is not None and here < until and not same(here, until):
            return Steps(points, gradients, losses, "arrived")
        if within and not all(low <= at <= high for at, (low, high) in zip(points[-1], within, strict=True)):
            return Steps(points, gradients, losses, "left")
        if len(points) > most:
            return Steps(points, gradients, losses, "ran")
        step = tuple(momentum * s - rate * g for s, g in zip(step, gradients[-1], strict=True))
        # Decimals are held as binary numbers: what their dust leaves where a step ends at zero, is zero.
        point = tuple(mpf(0) if cancels(at, s) else at + s for at, s in zip(points[-1], step, strict=True))
        try:
            gradient, loss = function.gradient_and_value(point)
        except (Nothing, OverflowError):
            return Steps(points, gradients, losses, "lost", point)
        if max(abs(value) for value in (*point, *gradient, loss)) >= _FARTHEST:
            return Steps(points, gradients, losses, "lost", point)
        points.append(point)
        gradients.append(gradient)
        losses.append(loss)
