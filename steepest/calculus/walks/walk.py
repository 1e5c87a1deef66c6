"""A walk of gradient descent, once it was walked: every point, gradient, loss and step, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Literal, TypeAlias

from steepest.calculus.certainty.no_answer import NoAnswer
from steepest.calculus.function import Function
from steepest.calculus.numbers import Number, Point
from steepest.calculus.vectors import length, subtracted
from steepest.calculus.walks.fate import Fate, cycle, fate, is_bottomless

__all__ = ["Change", "Ended", "Ending", "Leg", "Stop", "Walk"]

Ended: TypeAlias = Literal["ran", "arrived", "left", "no value", "no slope", "too far", "unsure"]
"""How a walk ended: it took all its steps; its gradient fell below `until`; it left the domain it was to stay
within; its next step would lead where the function has no value, or where it has one and no gradient, or too far away
to be computed; or rounding would decide where it leads.
"""

Change: TypeAlias = Literal["falls", "climbs", "stays"]
"""What a step does to the loss."""

Ending: TypeAlias = Literal[
    "arrives", "rests", "bounces", "climbs", "sinks", "outside", "kink", "overflows", "scatters", "goes on"
]
"""How a walk downhill ends.

It arrives, where the gradient is shorter than it was to become; it rests where it starts, for the same reason; it
bounces for ever between points to which it comes back. It climbs, or it sinks: that is proved, or its gradient became
more than a thousand times as long as at the start and stayed so. It stops before a point where the function has no
value (outside), or a value and no slope (kink), before one that is too far away to be computed (overflows), or where
walks that were as good as together part, so that rounding decides the next (scatters). Where nothing of this is known,
it goes on.
"""

RUNAWAY = 1000
"""A walk runs away where its gradient has become more than so many times as long as at its start, and stays so."""
_ENDINGS: dict[Ended, Ending] = {
    "no value": "outside",
    "no slope": "kink",
    "too far": "overflows",
    "unsure": "scatters",
}
STEADY = 10
"""A walk is on its way where the loss and the gradient became smaller at so many steps, the last ones."""


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
    from a point to the next) and `lengths` (of the steps) k. `ended` says how it ended, `until` the
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
    ended: Ended
    momentum: Number = Fraction(0)
    ends: Ending | None = None
    """How the walk ends of which this is the beginning; None for one that was not cut short."""

    @property
    def start(self) -> Point:
        """The first point."""
        return self.points[0]

    @property
    def end(self) -> Point:
        """The last point."""
        return self.points[-1]

    @cached_property
    def lengths(self) -> tuple[Number, ...]:
        """How long each of its steps is."""
        return tuple(map(length, self.steps))

    @property
    def arrived_after(self) -> int | None:
        """After how many steps the gradient was shorter than `until`; None if it never was, or nothing was
        asked.
        """
        return len(self.steps) if self.ended == "arrived" else None

    @property
    def left_after(self) -> int:
        """After how many steps it was outside of its domain; 0 where it stayed inside, or was given no domain.

        >>> from steepest.calculus import descend
        >>> descend(Function("-w**2", ["w"]), 1, 0.5, 9, within=[(-5, 5)]).left_after
        3
        """
        return len(self.steps) if self.ended == "left" else 0

    @property
    def longest(self) -> Leg:
        """Its longest step, the first of several. Raises NoAnswer for a walk without steps."""
        if not self.steps:
            raise NoAnswer("the walk takes no step, so none is the longest")
        return self.legs[self.lengths.index(max(self.lengths))]

    @property
    def grows(self) -> bool:
        """Whether every step is longer than the one before."""
        return all(one < following for one, following in pairwise(self.lengths))

    def distances(self, place: Point) -> tuple[Number, ...]:
        """How far each of its points is from a place.

        >>> from steepest.calculus import descend
        >>> [str(far) for far in descend(Function("w**2", ["w"]), 3, 0.5, 1).distances((Fraction(1),))]
        ['2', '1']
        """
        return tuple(length(subtracted(point, place)) for point in self.points)

    @property
    def legs(self) -> tuple[Leg, ...]:
        """Its steps, one by one.

        >>> from steepest.calculus import descend
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
    def blocked(self) -> str:
        """What is wrong with the point of its next step, as in "it leads where …"; empty where nothing is known to be.

        >>> from steepest.calculus import descend
        >>> descend(Function("log(w)", ["w"]), 1, 2, 5).blocked
        'log w has no value'
        """
        name = self.function.text()
        return {
            "no value": f"{name} has no value",
            "no slope": f"{name} has a value, and no slope that can be worked out",
            "too far": f"{name} is too large, or too close to zero, to be computed",
            "unsure": "rounding decides the way",
        }.get(self.ended, "")

    @property
    def runs_away(self) -> bool:
        """Whether its last gradient is more than a thousand times as long as its first."""
        return self.slopes[-1] > RUNAWAY * self.slopes[0]

    @cached_property
    def fate(self) -> Fate | None:
        """What becomes of it in the end, as a walk downhill; None where that is not proved."""
        if self.momentum or self.uphill:
            return None
        return fate(self.function, self.rate, self.gradients[0])

    @cached_property
    def cycle(self) -> tuple[Point, ...]:
        """The points between which it goes to and fro, or round, for ever, as a walk downhill; none where it does not,
        or where that is not known.
        """
        if self.momentum or self.uphill or self.ended != "ran":
            return ()
        return cycle(self.function, self.rate, self.points)

    @property
    def bounces_between(self) -> int:
        """Between how many points it goes to and fro, or round, in the end; 0 where that is not known.

        >>> from steepest.calculus import descend
        >>> descend(Function("w1**2 + 10*w2**2", ["w1", "w2"]), (1, 1), 0.1, 9).bounces_between
        2
        """
        return 2 if self.fate == "bounces" else len(self.cycle)

    @cached_property
    def bottomless(self) -> bool:
        """Whether its function is known to fall beyond every bound."""
        return is_bottomless(self.function)

    @property
    def on_its_way(self) -> bool:
        """Whether it is known to arrive at last, or came lower and to less steep ground at each of its last steps."""
        if self.fate is not None:
            return self.fate == "settles"
        last = slice(-STEADY - 1, None)
        falls = [
            after < before
            for values in (self.losses, self.slopes)
            for before, after in pairwise(values[last])
        ]
        return all(falls) and len(self.steps) >= STEADY

    @cached_property
    def ending(self) -> Ending:
        """How it ends, as a walk downhill.

        >>> from steepest.calculus import descend
        >>> bowl = Function("w**2", ["w"])
        >>> [descend(bowl, 1, rate, 50, until=0.1).ending for rate in (0.2, 0.001, 1, 1.5)]
        ['arrives', 'goes on', 'bounces', 'climbs']
        """
        if self.ends is not None:
            return self.ends
        if self.ended == "arrived":
            return "arrives" if self.steps else "rests"
        if self.fate == "climbs" or self.fate == "sinks":
            return self.fate
        if self.bounces_between:
            return "bounces"
        if self.runs_away:  # nothing is proved: told by the walk as far as it is shown, too
            risen = {loss > self.losses[0] for loss in (self.losses[-1], self.losses[self._away])}
            return "goes on" if len(risen) > 1 else "climbs" if risen == {True} else "sinks"
        if self.ended == "ran" or self.ended == "left":
            return "sinks" if self.bottomless else "goes on"
        return _ENDINGS[self.ended]

    def given_up(self) -> Walk:
        """Return the walk up to where its gradient gets, for good, more than a thousand times as long as at the start.

        >>> from steepest.calculus import descend
        >>> len(descend(Function("w**2", ["w"]), 1, 2, 50).given_up().steps)
        7
        """
        if self.ended == "arrived" or self._away >= len(self.steps):
            return self
        return replace(self.first(self._away), ends=self.ending)

    @cached_property
    def _away(self) -> int:
        """The point from which on the gradient is more than a thousand times as long as at the start, or the last."""
        there = [k for k, slope in enumerate(self.slopes) if slope <= RUNAWAY * self.slopes[0]]
        return min(there[-1] + 1, len(self.slopes) - 1)

    def first(self, steps: int) -> Walk:
        """Return the walk after so many of its steps; all of it where it has no more.

        >>> from steepest.calculus import descend
        >>> walk = descend(Function("w**2", ["w"]), 1, 0.25, 9, until=0.1)
        >>> walk.ended, walk.first(2).points == walk.points[:3], walk.first(2).ended
        ('arrived', True, 'ran')
        """
        if steps >= len(self.steps):
            return self
        at_points = {name: getattr(self, name)[: steps + 1] for name in ("points", "gradients", "losses")}
        return replace(self, **at_points, steps=self.steps[:steps], ended="ran", ends=None)
