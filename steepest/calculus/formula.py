"""A formula as somebody typed it: read once, evaluated and printed from the same tree."""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from steepest.calculus.certainty.no_answer import NoAnswer
from steepest.calculus.numbers import Enclosure, Number, exact
from steepest.calculus.tree import notation
from steepest.calculus.tree.evaluation import over_numbers
from steepest.calculus.tree.grammar import FORMULA, read
from steepest.calculus.tree.polynomial import TooManyTerms, degree
from steepest.calculus.tree.sampling import over_arrays

__all__ = ["Formula", "Given", "NoSlope", "NoValue", "TooLarge", "as_number", "at"]


_MOST_BITS = 100_000
LONGEST_TOLD = 80
"""The most characters of a formula that stands in a sentence."""

Given: TypeAlias = int | Number | Decimal


class NoValue(NoAnswer):
    """A formula has no value at a point: a division by zero, a logarithm of what is not positive, an
    overflow.
    """


class TooLarge(NoValue):
    """It has a value, which lies beyond the largest float64, or closer to zero than 10**-30000, and is not reckoned
    with.
    """


class NoSlope(NoValue):
    """A function has a value at a point and no gradient, or none that the rules of derivatives can find."""


class Formula:
    """A formula in named variables, unchangeable; equal when its text and its names are.

    `source` is the text as typed, `names` the variables in order, `tree` the text read (see
    `steepest.calculus.tree.grammar.read`). A `derived` formula, one not typed by a person, may be longer. Raises
    FormulaError for a text that cannot be read and ValueError for a name that cannot be a variable.

    >>> f = Formula("0.1*x**2 + 3*y", ["x", "y"])
    >>> f.evaluate({"x": 2, "y": 1})
    Fraction(17, 5)
    >>> print(f.text(), "|", f.typst())
    0.1x² + 3y | 0.1 x^2 + 3 y
    """

    def __init__(self, source: str, names: Sequence[str], *, derived: bool = False) -> None:
        self.names = tuple(names)
        if len(set(self.names)) < len(self.names):
            raise ValueError(f"a variable is named twice: {', '.join(self.names)}")
        self.tree: ast.expr = read(source, FORMULA(self.names, derived=derived))
        self.source = source.strip()
        self._derived = derived

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Formula) and (self.source, self.names) == (other.source, other.names)

    def __hash__(self) -> int:
        return hash((self.source, self.names))

    def __repr__(self) -> str:
        return f"Formula({self.source!r}, {list(self.names)!r})"

    def __str__(self) -> str:
        return self.source

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.source, self.names, self._derived)

    def evaluate(self, values: Mapping[str, Given]) -> Number:
        """Return the value for one number for each variable.

        Integers, Fractions and Decimals are exact, and so is the result where it is rational; else it is an
        enclosure, of some 77 digits. Floats give a float. Raises NoValue where there is no value, TooLarge
        beyond the largest float64, ValueError when a variable is missing or unknown.

        >>> Formula("x/(y - 1)", ["x", "y"]).evaluate({"x": 1, "y": 1})
        Traceback (most recent call last):
            ...
        steepest.calculus.formula.NoValue: x/(y − 1) has no value at x = 1, y = 1
        """
        self._expect(values)
        numbers = {name: as_number(value) for name, value in values.items()}
        try:
            result = over_numbers(self.tree, numbers)
        except OverflowError:
            raise self._too_large(numbers) from None
        except (ArithmeticError, ValueError):
            raise self._no_value(numbers) from None
        if not _is_float(result):
            raise self._too_large(numbers)
        if (
            isinstance(result, Enclosure)
            and max(bound[2] + bound[3] for bound in result.bounds) < -_MOST_BITS
        ):
            raise TooLarge(f"{self.brief} is too close to zero to be computed{at(numbers)}")
        return result

    def sample(self, values: Mapping[str, ArrayLike]) -> NDArray[np.float64]:
        """Return the values over one array for each variable, of shapes that broadcast together.

        The result is float64 of the joint shape, nan where there is no value. Raises ValueError when a
        variable is missing or unknown.

        >>> Formula("log(x)", ["x"]).sample({"x": [-1, 1]})
        array([nan,  0.])
        """
        self._expect(values)
        arrays = {name: np.asarray(value, dtype=np.float64) for name, value in values.items()}
        return over_arrays(
            self.tree, arrays, np.broadcast_shapes(*(array.shape for array in arrays.values()))
        )

    def _expect(self, values: Mapping[str, object]) -> None:
        if values.keys() != set(self.names):
            given = ", ".join(map(str, values)) or "none"
            raise ValueError(
                f"{self.source} needs a value for each of {', '.join(self.names)}; given: {given}"
            )

    def _no_value(self, numbers: Mapping[str, Number]) -> NoValue:
        return NoValue(f"{self.brief} has no value{at(numbers)}")

    def _too_large(self, numbers: Mapping[str, Number]) -> TooLarge:
        return TooLarge(f"{self.brief} is too large to be computed{at(numbers)}")

    @property
    def is_zero(self) -> bool:
        """Whether it is written as the number 0."""
        return isinstance(self.tree, ast.Constant) and self.tree.value == 0

    @cached_property
    def _degree(self) -> int | TooManyTerms | None:
        try:
            return degree(self.tree, self.names)
        except TooManyTerms as error:
            return error

    @property
    def is_polynomial(self) -> bool:
        """Whether the formula is written as a polynomial in its variables.

        >>> Formula("(x - 1)**2/2", ["x"]).is_polynomial, Formula("1/x", ["x"]).is_polynomial
        (True, False)
        """
        return self._degree is not None

    @property
    def degree(self) -> int | None:
        """The total degree, after multiplying out; 0 for a constant, None for what is not a polynomial.

        Raises TooManyTerms where the highest terms of a sum cancel out, and there are more than 2,000 in all.

        >>> Formula("(x + y)**2 - x**2", ["x", "y"]).degree, Formula("sin(x)", ["x"]).degree
        (2, None)
        """
        if isinstance(self._degree, TooManyTerms):
            raise self._degree
        return self._degree

    @cached_property
    def has_decimals(self) -> bool:
        """Whether a number was typed as a decimal: then derived formulas are written in decimals too.

        >>> Formula("0.5*x", ["x"]).has_decimals, Formula("x/2", ["x"]).has_decimals
        (True, False)
        """
        constants = [node for node in ast.walk(self.tree) if isinstance(node, ast.Constant)]
        return any(set(constant.kind or "") & set(".eE") for constant in constants)

    @cached_property
    def sympy(self) -> Any:
        """The formula as a sympy expression in real symbols, decimals as exact rationals.

        >>> Formula("0.5*x + sin(y)", ["x", "y"]).sympy
        x/2 + sin(y)
        """
        from steepest.calculus.tree.symbolic import to_sympy

        return to_sympy(self.tree)

    @classmethod
    def of_sympy(cls, expression: Any, names: Sequence[str], *, decimals: bool = False) -> Formula:
        """Return a sympy expression as a formula, in the form in which a teacher would leave it.

        It is the shortest of several ways to write it: descending powers, a positive term first, factored where that
        shows a root or saves writing. With `decimals`, coefficients are written as decimals where they end.
        Raises ValueError for an expression that the grammar of formulas cannot write.

        >>> import sympy
        >>> x, y, w = sympy.symbols("x y w")
        >>> [str(Formula.of_sympy(e, ["x", "y", "w"])) for e in (2*w - 6, 6*x + 2*y, 1 - x**2)]
        ['2*(w - 3)', '6*x + 2*y', '1 - x**2']
        """
        from steepest.calculus.tree.symbolic import of_sympy

        return cls(notation.source(of_sympy(expression, names, decimals)), names, derived=True)

    def typst(self, wrap: notation.Wrap | None = None) -> str:
        """Return the code of a Typst formula, printed as typed; for `wrap` see `steepest.calculus.tree.notation.typst`.

        >>> Formula("w1**2/2 + 2*w2**2", ["w1", "w2"]).typst()
        'frac(w_1^2, 2) + 2 w_2^2'
        """
        return notation.typst(self.tree, wrap)

    def latex(self) -> str:
        """Return the code of a LaTeX formula, printed as typed."""
        return notation.latex(self.tree)

    def mathml(self) -> str:
        """Return a `math` element of MathML, printed as typed."""
        return notation.mathml(self.tree)

    def text(self) -> str:
        """Return the formula as Unicode text, printed as typed.

        >>> Formula("(5 - w1 - 2*w2)**2", ["w1", "w2"]).text()
        '(5 − w₁ − 2w₂)²'
        """
        return notation.text(self.tree)

    @property
    def brief(self) -> str:
        """Its text for a sentence: cut where it is long."""
        text = self.text()
        return text if len(text) <= LONGEST_TOLD else f"{text[: LONGEST_TOLD - 1]}…"


def _is_float(value: Number) -> bool:
    """Whether a number lies within the largest float64."""
    if isinstance(value, Fraction):
        return abs(value.numerator).bit_length() - value.denominator.bit_length() < 1023
    return value.is_float if isinstance(value, Enclosure) else math.isfinite(value)


def at(numbers: Mapping[str, Number]) -> str:
    """The end of a sentence that says where something is; empty for no numbers.

    >>> at({"x": Fraction(-1, 2), "y": 3.0})
    ' at x = −0.5, y = 3'
    """
    point = ", ".join(f"{name} = {float(value):.12g}" for name, value in numbers.items()).replace("-", "−")
    return f" at {point}" if point else ""


def _again(source: str, names: Sequence[str], derived: bool) -> Formula:
    return Formula(source, names, derived=derived)


def as_number(value: Any) -> Number:
    """Keep what is exact exact, and make a float of any other real number. Raises ValueError for what is no
    number.

    >>> as_number(2), as_number(Decimal("0.1")), as_number(0.1)
    (Fraction(2, 1), Fraction(1, 10), 0.1)
    """
    if isinstance(value, (Fraction, Enclosure)):
        return value
    if isinstance(value, float):
        return float(value)
    if isinstance(value, Decimal) or (isinstance(value, int) and not isinstance(value, bool)):
        return exact(value)
    if isinstance(value, np.integer):
        return Fraction(int(value))
    if isinstance(value, np.floating):
        return float(value)
    raise ValueError(f"{value!r} is not a number")
