"""A walk of gradient descent on a quadratic of one variable, where the rate alone says how it goes: every
step multiplies the signed offset from the centre by the same factor.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from steepest.calculus.certainty.no_answer import NoAnswer
from steepest.calculus.formula import Given
from steepest.calculus.numbers import Number, Point, magnitude
from steepest.calculus.quadratic import Quadratic, Regime
from steepest.calculus.walks.descent import descend
from steepest.calculus.walks.walk import Walk

__all__ = ["RatedWalk"]

_THERE = Fraction(1, 20)  # of the first offset: a picture shows hardly less
_APART = Fraction(1, 10**6)  # factors that differ by less are not told apart: nobody reads more than six decimals


@dataclass(frozen=True)
class RatedWalk:
    """A walk, the factor and the regime of its rate, and the centre from which offsets are measured.

    >>> from steepest.calculus import Function
    >>> walk = RatedWalk.on(Quadratic.of(Function("(w - 3)**2", ["w"])), 0, 0.9, 2)
    >>> walk.regime, str(walk.factor), [str(offset) for offset in walk.offsets]
    ('hops and settles', '-4/5', ['-3', '12/5', '-48/25'])
    """

    walk: Walk
    factor: Number
    regime: Regime
    centre: Number

    @classmethod
    def on(
        cls, quadratic: Quadratic, start: Given, rate: Given, steps: int, uphill: bool = False
    ) -> RatedWalk:
        """Return a walk from a start; `uphill` is the wrong sign, which acts like a rate below zero.

        Raises NoAnswer for a function of several variables, or without a centre.
        """
        if len(quadratic.function.variables) != 1 or quadratic.centre is None:
            raise NoAnswer(f"{quadratic.function.formula.brief} has no one factor and centre")
        walk = descend(quadratic.function, (start,), rate, steps, uphill=uphill)
        signed = -walk.rate if uphill else walk.rate
        return cls(walk, quadratic.factors(signed)[0], quadratic.regime(signed), quadratic.centre[0])

    @property
    def rate(self) -> Number:
        """The learning rate."""
        return self.walk.rate

    @property
    def losses(self) -> tuple[Number, ...]:
        """The loss at the start and after each step."""
        return self.walk.losses

    @property
    def numbers(self) -> tuple[int, ...]:
        """After how many steps each of its losses is there: from 0, the start, on."""
        return tuple(range(len(self.losses)))

    @property
    def nodes(self) -> tuple[Point, ...]:
        """The points of the graph that it visits: places, each with its loss.

        >>> from steepest.calculus import Function
        >>> walk = RatedWalk.on(Quadratic.of(Function("w**2", ["w"])), 2, 0.25, 1)
        >>> [tuple(map(int, node)) for node in walk.nodes]
        [(2, 4), (1, 1)]
        """
        return tuple((w, loss) for (w,), loss in zip(self.walk.points, self.losses, strict=True))

    @property
    def offsets(self) -> tuple[Number, ...]:
        """The signed offset from the centre at the start and after each step."""
        return tuple(w - self.centre for (w,) in self.walk.points)

    @property
    def moves(self) -> int:
        """How many steps are taken before one leads nowhere."""
        offsets = self.offsets
        return next((k for k, (a, b) in enumerate(pairwise(offsets)) if a == b), len(offsets) - 1)

    @property
    def there(self) -> bool:
        """Whether its last step leaves no more than a twentieth of the first offset, so that it is as good as there.

        >>> from steepest.calculus import Function
        >>> bowl = Quadratic.of(Function("(w - 3)**2", ["w"]))
        >>> [RatedWalk.on(bowl, 0, rate, 16).there for rate in (0.05, 0.1, 0.9, 0.99)]
        [False, True, True, False]
        """
        return magnitude(self.factor) ** len(self.walk.steps) <= _THERE

    @property
    def fault(self) -> str:
        """Why it cannot be told of, if it cannot: it leaves all numbers, or a step's factor is so near to 1 or -1, at
        which the offset would stay as long as it is, that what is read does not tell them apart.

        >>> from steepest.calculus import Function
        >>> bowl = Quadratic.of(Function("(w - 3)**2", ["w"]))
        >>> [bool(RatedWalk.on(bowl, 0, rate, 1).fault) for rate in (1, 1 + 1e-8, 1e-8, 1.000001)]
        [False, True, True, False]
        """
        if self.walk.blocked:
            return "the walk leaves all numbers before its last step"
        near = self.regime != "bounces for ever" and magnitude(magnitude(self.factor) - 1) < _APART
        one = "-1" if self.changes_sides else "1"
        return f"the factor of a step is too near to {one} to be told from it" if near else ""

    @property
    def changes_sides(self) -> bool:
        """Whether every step crosses the centre."""
        return self.factor < 0
