"""Polynomials multiplied out, to know their degree and coefficients for certain."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from fractions import Fraction

from steepest.calculus.numbers import Number
from steepest.calculus.tree.evaluation import over_numbers
from steepest.calculus.tree.spine import spine

__all__ = ["Coefficients", "TooManyTerms", "multiplied_out", "names_in"]

Coefficients = dict[tuple[int, ...], Number]
"""Coefficient by exponents, one exponent for each variable; no coefficient is zero."""

_MOST_TERMS = 2_000


class TooManyTerms(ArithmeticError):
    """The polynomial has too many terms to multiply it out."""


def names_in(node: ast.expr) -> frozenset[str]:
    """Return the names that occur in a tree, those of functions not counted.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> sorted(names_in(read("sin(x) + y", FORMULA(["x", "y", "z"]))))
    ['x', 'y']
    """
    called = {id(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)}
    return frozenset(n.id for n in ast.walk(node) if isinstance(n, ast.Name) and id(n) not in called)


def multiplied_out(node: ast.expr, names: Sequence[str]) -> Coefficients | None:
    """Return the coefficients of a polynomial in `names`, None for what is not written as a polynomial.

    Raises TooManyTerms for more than 2,000 terms.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> multiplied_out(read("(x + 1)**2 - x**2", FORMULA(["x"])), ["x"])
    {(1,): Fraction(2, 1), (0,): Fraction(1, 1)}
    """
    own = names_in(node) & set(names)
    if not own:
        try:
            constant = over_numbers(node, {})
        except (ArithmeticError, ValueError):
            return None
        return {(0,) * len(names): constant} if constant else {}
    match node:
        case ast.Name(id=name):
            return {tuple(int(name == other) for other in names): Fraction(1)}
        case ast.UnaryOp(operand=operand):
            inner = multiplied_out(operand, names)
            return None if inner is None else {key: -value for key, value in inner.items()}
        case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
            return _power(base, exponent, names)
        case ast.BinOp():
            first, further = spine(node)
            result = multiplied_out(first, names)
            for op, operand in further:
                value = multiplied_out(operand, names)
                if result is None or value is None:
                    return None
                match op:
                    case ast.Add():
                        result = _sum(result, value, 1)
                    case ast.Sub():
                        result = _sum(result, value, -1)
                    case ast.Mult():
                        result = _product(result, value)
                    case ast.Div():
                        if names_in(operand) & set(names) or not value:
                            return None
                        result = {key: over / next(iter(value.values())) for key, over in result.items()}
            return result
    return None


def _power(base: ast.expr, exponent: ast.expr, names: Sequence[str]) -> Coefficients | None:
    inner, times = multiplied_out(base, names), multiplied_out(exponent, names)
    if inner is None or times is None or names_in(exponent) & set(names):
        return None
    count = times.get((0,) * len(names), Fraction(0))
    if not isinstance(count, Fraction) or count.denominator != 1 or count < 0:
        return None
    result: Coefficients = {(0,) * len(names): Fraction(1)}
    for _ in range(int(count)):
        result = _product(result, inner)
    return result


def _sum(a: Coefficients, b: Coefficients, sign: int) -> Coefficients:
    result = dict(a)
    for key, value in b.items():
        result[key] = result.get(key, Fraction(0)) + sign * value
    return {key: value for key, value in result.items() if value}


def _product(a: Coefficients, b: Coefficients) -> Coefficients:
    if len(a) * len(b) > 20 * _MOST_TERMS:
        raise TooManyTerms("too many terms")
    result: Coefficients = {}
    for left, p in a.items():
        for right, q in b.items():
            key = tuple(i + j for i, j in zip(left, right, strict=True))
            result[key] = result.get(key, Fraction(0)) + p * q
    if len(result) > _MOST_TERMS:
        raise TooManyTerms("too many terms")
    return {key: value for key, value in result.items() if value}
