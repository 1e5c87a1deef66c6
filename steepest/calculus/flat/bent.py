"""What a gradient leaves out, and how much that is: the curvatures of a function, which are many where its weights are.
"""

from __future__ import annotations

from dataclasses import dataclass

from steepest.calculus.function import Function
from steepest.calculus.numbers import Point

__all__ = ["Bent", "Counted"]

_MANY = 10**6  # weights, as many as those of a network


@dataclass(frozen=True)
class Counted:
    """A function of so many `weights`: a slope along each of them, and for each of these slopes how it changes along
    each of them.

    >>> Counted(4).slopes, Counted(4).curvatures
    (4, 16)
    """

    weights: int

    @property
    def slopes(self) -> int:
        """The entries of its gradient."""
        return self.weights

    @property
    def curvatures(self) -> int:
        """Its second derivatives: each slope along each weight."""
        return self.weights * self.weights


@dataclass(frozen=True)
class Bent:
    """The slopes and the curvatures of a `function` at a point, and how many there would be of more weights.

    >>> pass_ = Bent(Function("x**2 - y**2", ["x", "y"]), (0, 0))
    >>> [[str(each) for each in row] for row in pass_.curvatures]
    [['2', '0'], ['0', '-2']]
    >>> [each.curvatures for each in pass_.counts]
    [4, 1000000000000]
    >>> pass_.zeros
    2
    """

    function: Function
    at: Point

    @property
    def slopes(self) -> Point:
        """The gradient."""
        return self.function.gradient(self.at)

    @property
    def curvatures(self) -> tuple[Point, ...]:
        """How the slope along each variable, a row, changes along each."""
        return self.function.hessian(self.at)

    @property
    def zeros(self) -> int:
        """How many of the curvatures are zero."""
        return sum(value == 0 for row in self.curvatures for value in row)

    @property
    def counts(self) -> tuple[Counted, ...]:
        """Of as many weights as the function has variables, and of a network."""
        return Counted(len(self.function.variables)), Counted(_MANY)
