"""A function of named variables, given by its formula: values, slopes and curvatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from steepest.calculus.certainty.kink import no_slope
from steepest.calculus.certainty.no_answer import NoAnswer
from steepest.calculus.formula import Formula, Given, NoSlope, NoValue, TooLarge, as_number
from steepest.calculus.numbers import Number, Point, exact
from steepest.calculus.principal import principal
from steepest.calculus.tree import notation
from steepest.calculus.tree.derivative import derivative
from steepest.calculus.tree.polynomial import TooManyTerms
from steepest.calculus.tree.terms import frozen
from steepest.calculus.vectors import component, dot, turned, unit

__all__ = ["At", "Curvature", "Function"]

At: TypeAlias = Mapping[str, Given] | Sequence[Given] | Given
"""A point: numbers in the order of the variables, or by name; for a function of one variable, a bare number
will do.
"""


@dataclass(frozen=True)
class Curvature:
    """How fast the slope changes, `value`, per unit of length along `direction`, a unit vector."""

    value: Number
    direction: Point


class Function:
    """A function of `variables`, in their order, given by a formula in them. Unchangeable; equal when its
    formula is.

    Points are given in the order of the variables or by name, `f((2, 1))` or `f({"x": 2, "y": 1})`; integers,
    Fractions and Decimals are exact, and so are results where they are rational. Raises FormulaError for a
    formula that cannot be read. Every method that takes a point raises NoValue where the function has none,
    and ValueError for what is not a point.

    >>> hill = Function("x**2 + 3*y", ["x", "y"])
    >>> hill((2, 1)), hill.gradient({"x": 2, "y": 1})
    (Fraction(7, 1), (Fraction(4, 1), Fraction(3, 1)))
    """

    def __init__(self, formula: str | Formula, variables: Sequence[str] | None = None) -> None:
        if not isinstance(formula, Formula):
            if variables is None:
                raise TypeError("a formula given as text needs its variables")
            formula = Formula(formula, variables)
        elif variables is not None and tuple(variables) != formula.names:
            formula = Formula(formula.source, variables, derived=True)
        self.formula = formula
        self._partials: dict[str, Function] = {}

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables' names, in order."""
        return self.formula.names

    @property
    def source(self) -> str:
        """The formula as it was typed."""
        return self.formula.source

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Function) and self.formula == other.formula

    def __hash__(self) -> int:
        return hash(self.formula)

    def __repr__(self) -> str:
        return f"Function({self.source!r}, {list(self.variables)!r})"

    def __str__(self) -> str:
        return self.source

    def __reduce__(self) -> tuple[Any, ...]:
        return Function, (self.formula,)

    def typst(self, wrap: notation.Wrap | None = None) -> str:
        """Return the formula's Typst code: see `steepest.calculus.tree.notation.typst`."""
        return self.formula.typst(wrap)

    def text(self) -> str:
        """Return the formula as Unicode text."""
        return self.formula.text()

    def point(self, at: At) -> Point:
        """Return a point as numbers in the order of the variables. Raises ValueError for what is not one.

        >>> Function("x + y", ["x", "y"]).point({"y": 0.5, "x": 1})
        (Fraction(1, 1), 0.5)
        """
        if isinstance(at, Mapping):
            if at.keys() != set(self.variables):
                given = ", ".join(map(str, at)) or "nothing"
                raise ValueError(f"a point gives {', '.join(self.variables)}, not {given}")
            values: Sequence[Any] = [at[name] for name in self.variables]
        elif isinstance(at, (Sequence, np.ndarray)) and not isinstance(at, str):
            values = list(at)
        else:
            values = [at]
        if len(values) != len(self.variables):
            wanted, names = len(self.variables), ", ".join(self.variables)
            raise ValueError(
                f"a point has {wanted} number{'s' if wanted != 1 else ''} ({names}), not {len(values)}"
            )
        return tuple(as_number(value) for value in values)

    def __call__(self, at: At) -> Number:
        """Return the value at a point: a Fraction where it is rational and the point exact, else a float."""
        return self._at(self.point(at))

    def _at(self, point: Point) -> Number:
        return self.formula.evaluate(dict(zip(self.variables, point, strict=True)))

    def partial(self, name: str) -> Function:
        """Return the partial derivative in one variable, as a function of the same variables.

        The result knows only its own formula: 1/x, the derivative of log(x), has a value at -1, where log(x)
        has none. `gradient` looks at the function, too, and raises NoValue there. Raises ValueError for an
        unknown variable.

        >>> loss = Function("(w1 - 3)**2 + (w2 + 1)**2", ["w1", "w2"])
        >>> loss.partial("w1").text()
        '2(w₁ − 3)'
        """
        if name not in self.variables:
            raise ValueError(f"{name} is not a variable of {self.source}: {', '.join(self.variables)}")
        if name not in self._partials:
            tree = derivative(self.formula.tree, name, self.variables, self.formula.has_decimals)
            source = notation.source(tree)
            self._partials[name] = Function(Formula(source, self.variables, derived=True))
        return self._partials[name]

    def gradient(self, at: At) -> Point:
        """Return the gradient at a point: the partial derivatives, one for each variable, in order. Raises NoSlope
        where the function has a value and no gradient.
        """
        return self.with_gradient(at)[1]

    def with_gradient(self, at: At) -> tuple[Number, Point]:
        """Return the value at a point, and the gradient. Raises what `gradient` raises."""
        point = self.point(at)
        value = self._at(point)  # where the function has no value, it has no slope
        try:
            return value, tuple(self.partial(name)._at(point) for name in self.variables)
        except TooLarge:
            raise
        except NoValue:
            raise NoSlope(no_slope(self._at, self.formula, point)) from None

    def has_gradient(self, at: At) -> bool:
        """Return whether the function has a value and a gradient at a point.

        >>> root = Function("sqrt(x)", ["x"])
        >>> root.has_gradient(1), root.has_gradient(0), root.has_gradient(-1)
        (True, False, False)
        """
        try:
            self.gradient(at)
        except NoValue:
            return False
        return True

    def slope(self, at: At, direction: Sequence[Given]) -> Number:
        """Return the slope at a point along a direction, per unit of length: gradient · direction /
        |direction|.

        Exact where the direction's length is rational. Raises NoAnswer for the zero vector.

        >>> hill = Function("x**2 + 3*y", ["x", "y"])
        >>> hill.slope((2, 1), (0, -1)), hill.slope((2, 1), (4, 3))
        (Fraction(-3, 1), Fraction(5, 1))
        """
        return component(self.gradient(at), unit(self.point(direction)))

    def hessian(self, at: At) -> tuple[tuple[Number, ...], ...]:
        """Return the matrix of second partial derivatives at a point: symmetric, a row for each variable.

        >>> Function("x**2*y", ["x", "y"]).hessian((3, 5))
        ((Fraction(10, 1), Fraction(6, 1)), (Fraction(6, 1), Fraction(0, 1)))
        """
        point = self.point(at)
        self.gradient(point)
        size = len(self.variables)
        upper = {
            (i, j): self.partial(self.variables[i]).partial(self.variables[j])._at(point)
            for i in range(size)
            for j in range(i, size)
        }
        return tuple(tuple(upper[min(i, j), max(i, j)] for j in range(size)) for i in range(size))

    def curvature(self, at: At, direction: Sequence[Given]) -> Number:
        """Return the second derivative at a point along a direction, per unit of length: dᵀHd / dᵀd.

        Raises NoAnswer for the zero vector.

        >>> Function("x**2 - y**2", ["x", "y"]).curvature((0, 0), (0, 3))
        Fraction(-2, 1)
        """
        along = self.point(direction)
        square = dot(along, along)
        if not square:
            raise NoAnswer("the zero vector has no direction")
        turned_by_hessian = tuple(dot(row, along) for row in self.hessian(at))
        return dot(turned_by_hessian, along) / square

    def curvatures(self, at: At) -> tuple[Curvature, ...]:
        """Return the principal curvatures at a point, smallest first: eigenvalues and eigenvectors of the
        Hessian.

        Exact where rational. The directions are unit vectors, perpendicular to one another; the first
        component that is not zero is positive.

        >>> [str(c.value) for c in Function("x**2 - y**2", ["x", "y"]).curvatures((0, 0))]
        ['-2', '2']
        """
        return tuple(Curvature(value, direction) for value, direction in principal(self.hessian(at)))

    def level_direction(self, at: At) -> Point | None:
        """Return the unit vector along the level line through a point, the higher ground on its right.

        It is the gradient's direction turned by a right angle, counterclockwise; None where the gradient is
        zero, and ValueError for a function that has not two variables.

        >>> Function("x**2 + 3*y", ["x", "y"]).level_direction((2, 1))
        (Fraction(-3, 5), Fraction(4, 5))
        """
        if len(self.variables) != 2:
            raise ValueError(f"level lines belong to two variables: {self.source} has {len(self.variables)}")
        gradient = self.gradient(at)
        return turned(unit(gradient)) if any(gradient) else None

    def sample(self, *arrays: ArrayLike) -> NDArray[np.float64]:
        """Return the values over arrays, one for each variable, of shapes that broadcast together: float64,
        nan where none.

        >>> Function("1/x + y", ["x", "y"]).sample([0, 1, 2], 1)
        array([nan, 2. , 1.5])
        """
        return self.formula.sample(self._by_name(arrays))

    def sample_gradient(self, *arrays: ArrayLike) -> tuple[NDArray[np.float64], ...]:
        """Return the partial derivatives over arrays, one array for each variable, nan where the function has
        no value.

        >>> Function("x**2 + 3*y", ["x", "y"]).sample_gradient([0, 1, 2], 1)
        (array([0., 2., 4.]), array([3., 3., 3.]))
        """
        by_name = self._by_name(arrays)
        nowhere = np.isnan(self.formula.sample(by_name))
        partials = (self.partial(name).formula.sample(by_name) for name in self.variables)
        return tuple(np.where(nowhere, np.nan, partial) for partial in partials)

    def _by_name(self, arrays: Sequence[ArrayLike]) -> dict[str, ArrayLike]:
        if len(arrays) != len(self.variables):
            raise ValueError(f"{self.source} needs {len(self.variables)} arrays, not {len(arrays)}")
        return dict(zip(self.variables, arrays, strict=True))

    @cached_property
    def degree(self) -> int | None:
        """The total degree of a polynomial, multiplied out; None for others."""
        try:
            return self.formula.degree
        except TooManyTerms:
            return None

    @property
    def is_quadratic(self) -> bool:
        """Whether it is a polynomial of total degree 2."""
        return self.degree == 2

    @property
    def is_linear(self) -> bool:
        """Whether it is a polynomial of total degree 1 or 0: the gradient is the same everywhere."""
        return self.degree in (0, 1)

    def slice(self, at: At, name: str) -> Function:
        """Return the function of one variable that is left when the others are frozen at a point's exact numbers.

        Raises ValueError for an unknown variable or a point that is not finite.

        >>> Function("x**2 + 3*y", ["x", "y"]).slice((2, 1), "x")
        Function('x**2 + 3', ['x'])
        """
        if name not in self.variables:
            raise ValueError(f"{name} is not a variable of {self.source}: {', '.join(self.variables)}")
        values = {n: exact(v) for n, v in zip(self.variables, self.point(at), strict=True) if n != name}
        tree = frozen(self.formula.tree, values, [name], self.formula.has_decimals)
        return Function(Formula(notation.source(tree), [name], derived=True))
