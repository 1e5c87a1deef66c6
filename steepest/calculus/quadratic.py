"""A quadratic function, where a step of gradient descent does something simple: along each principal
direction it multiplies the signed offset from the centre by 1 - rate · curvature.

The centre is where the gradient is zero. With gradient = H (w - c), a step is w - c ↦ (1 - rate · H)(w - c),
and along an eigenvector of H with eigenvalue λ that is the factor 1 - rate · λ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias

from steepest.calculus.certainty.no_answer import NoAnswer
from steepest.calculus.formula import Given, as_number
from steepest.calculus.function import Curvature, Function
from steepest.calculus.linear import solution
from steepest.calculus.numbers import Number, Point, exact, magnitude

__all__ = ["NotQuadratic", "Quadratic", "Regime", "RegimeSpan"]

Regime: TypeAlias = Literal[
    "stays", "glides", "one jump", "hops and settles", "bounces for ever", "runs away"
]
"""What becomes of the offset from the centre when every step multiplies it by the same factor: 1 (it stays);
between 0 and 1 (glides); 0 (one jump); between -1 and 0 (hops and settles); -1 (bounces for ever); farther
from 0 (runs away).
"""


class NotQuadratic(NoAnswer):
    """The question has an answer for polynomials of degree 2 only."""


@dataclass(frozen=True)
class RegimeSpan:
    """The rates from `start` to `stop` (None: without end) that share a regime; one rate where both are
    equal.

    Bounds between two open spans belong to the single rate that lies there.
    """

    start: Number
    stop: Number | None
    name: Regime


@dataclass(frozen=True)
class Quadratic:
    """A polynomial of degree 2: `Quadratic.of(function)`.

    >>> q = Quadratic.of(Function("(w - 3)**2", ["w"]))
    >>> q.centre, q.factors(0.1), q.regime(0.1), q.limit_rate
    ((Fraction(3, 1),), (Fraction(4, 5),), 'glides', Fraction(1, 1))
    """

    function: Function

    @classmethod
    def of(cls, function: Function) -> Quadratic:
        """Return the function as a quadratic. Raises NotQuadratic for one that is not a polynomial of degree
        2.

        >>> Quadratic.of(Function("sin(x)", ["x"]))
        Traceback (most recent call last):
            ...
        steepest.calculus.quadratic.NotQuadratic: sin x is not a polynomial of degree 2, so a step has no one factor
        """
        if not function.is_quadratic:
            raise NotQuadratic(
                f"{function.formula.brief} is not a polynomial of degree 2, so a step has no one factor"
            )
        return cls(function)

    @cached_property
    def _centre(self) -> tuple[Point | None, int]:
        origin = (Fraction(0),) * len(self.function.variables)
        gradient = self.function.gradient(origin)
        return solution(self.function.hessian(origin), tuple(-g for g in gradient))

    @property
    def centre(self) -> Point | None:
        """Where the gradient is zero: the bottom, the summit or the pass. None if there is no such point.

        Where there is a whole line of them (see `is_flat_somewhere`), one of them.
        """
        return self._centre[0]

    @property
    def is_flat_somewhere(self) -> bool:
        """Whether a principal curvature is zero: the centre is then a whole line of points, or none."""
        return self._centre[1] > 0

    @cached_property
    def curvatures(self) -> tuple[Curvature, ...]:
        """The principal curvatures, the same everywhere, smallest first, with their directions.

        >>> [str(c.value) for c in Quadratic.of(Function("w1**2/2 + 2*w2**2", ["w1", "w2"])).curvatures]
        ['1', '4']
        """
        return self.function.curvatures((Fraction(0),) * len(self.function.variables))

    @property
    def is_round(self) -> bool:
        """Whether its curvature is the same in every direction, so that in two variables its level lines are circles.

        >>> Quadratic.of(Function("x**2 + y**2", ["x", "y"])).is_round
        True
        """
        return self.curvatures[0].value == self.curvatures[-1].value

    def factors(self, rate: Given) -> tuple[Number, ...]:
        """Return what a step multiplies the signed offset by, along each principal direction: 1 - rate ·
        curvature.

        >>> [str(f) for f in Quadratic.of(Function("w1**2/2 + 2*w2**2", ["w1", "w2"])).factors(0.4)]
        ['3/5', '-3/5']
        """
        by = exact(rate)
        return tuple(1 - by * curvature.value for curvature in self.curvatures)

    def worst_factor(self, rate: Given) -> Number:
        """Return the factor farthest from zero; of two equally far, the negative one. Flat directions, where
        nothing moves, are left out.

        >>> Quadratic.of(Function("w1**2/2 + 2*w2**2", ["w1", "w2"])).worst_factor(0.4)
        Fraction(-3, 5)
        """
        by = exact(rate)
        factors = [1 - by * value for value in self._bent]
        return max(factors, key=lambda factor: (magnitude(factor), factor < 0))

    @property
    def _bent(self) -> Sequence[Number]:
        return [curvature.value for curvature in self.curvatures if curvature.value]

    def regime(self, rate: Given) -> Regime:
        """Return what a walk at this rate does, from a start off the centre along every direction: the worst
        decides.

        Flat directions do not count where the function has a centre; where it has none, the walk runs away
        along them.

        >>> q = Quadratic.of(Function("(w - 3)**2", ["w"]))
        >>> [q.regime(rate) for rate in (0.1, 0.5, 0.9, 1.0, 1.1)]
        ['glides', 'one jump', 'hops and settles', 'bounces for ever', 'runs away']
        """
        if not as_number(rate):
            return "stays"
        if self.centre is None:
            return "runs away"
        return _named(self.worst_factor(rate))

    @property
    def limit_rate(self) -> Number | None:
        """The rate above which a walk runs away, and at which it bounces for ever: 2 / largest curvature.

        None where no rate settles: a direction curves downward, or there is no centre.

        >>> Quadratic.of(Function("w1**2/2 + 2*w2**2", ["w1", "w2"])).limit_rate
        Fraction(1, 2)
        """
        if self.centre is None or min(self._bent) < 0:
            return None
        return 2 / max(self._bent)

    @property
    def regimes(self) -> tuple[RegimeSpan, ...]:
        """The number line of rates from 0 on, cut where the regime changes.

        >>> for span in Quadratic.of(Function("(w - 3)**2", ["w"])).regimes:
        ...     print(span.start, span.stop, span.name)
        0 0 stays
        0 1/2 glides
        1/2 1/2 one jump
        1/2 1 hops and settles
        1 1 bounces for ever
        1 None runs away
        """
        zero = Fraction(0)
        stays = RegimeSpan(zero, zero, "stays")
        limit = self.limit_rate
        if limit is None:
            return stays, RegimeSpan(zero, None, "runs away")
        turn = 2 / (
            min(self._bent) + max(self._bent)
        )  # where the slowest and the hastiest direction are equally far off
        spans = [stays, RegimeSpan(zero, turn, "glides")]
        if min(self._bent) == max(self._bent):
            spans.append(RegimeSpan(turn, turn, "one jump"))
        return (
            *spans,
            RegimeSpan(turn, limit, "hops and settles"),
            RegimeSpan(limit, limit, "bounces for ever"),
            RegimeSpan(limit, None, "runs away"),
        )


def _named(factor: Number) -> Regime:
    if factor == 1:
        return "stays"
    if magnitude(factor) > 1:
        return "runs away"
    if factor == -1:
        return "bounces for ever"
    if factor == 0:
        return "one jump"
    return "glides" if factor > 0 else "hops and settles"
