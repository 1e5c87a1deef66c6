"""Polynomials multiplied out, to know their degree and coefficients for certain."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from operator import add
from typing import Any, NamedTuple

from steepest.calculus.numbers import Number
from steepest.calculus.tree.evaluation import over_numbers
from steepest.calculus.tree.spine import spine

__all__ = ["Coefficients", "TooManyTerms", "degree", "multiplied_out", "names_in"]

Coefficients = dict[tuple[int, ...], Number]
"""Coefficient by exponents, one exponent for each variable; no coefficient is zero."""

_MOST_TERMS = 2_000


class TooManyTerms(ArithmeticError):
    """The polynomial has too many terms to multiply it out."""


class _Highest(NamedTuple):
    """The degree of a polynomial, and the value of its terms of that degree at one place."""

    degree: int
    value: Number


_NOTHING = _Highest(-1, Fraction(0))  # of what is zero everywhere


def names_in(node: ast.expr) -> frozenset[str]:
    """Return the names that occur in a tree, those of functions not counted.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> sorted(names_in(read("sin(x) + y", FORMULA(["x", "y", "z"]))))
    ['x', 'y']
    """
    called = {id(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)}
    return frozenset(n.id for n in ast.walk(node) if isinstance(n, ast.Name) and id(n) not in called)


def degree(node: ast.expr, names: Sequence[str]) -> int | None:
    """Return the total degree of a polynomial in `names`, 0 for a constant; None for what is not written as a
    polynomial.

    Factors add up their degrees, and a sum has the highest degree of its terms, unless its highest terms cancel out.
    They do not where they come to a number other than zero at one place; where they come to zero, the sum is multiplied
    out. Raises TooManyTerms where it then has more than 2,000.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> [degree(read(typed, FORMULA("xyz")), "xyz") for typed in ("(x + y + z + 1)**64", "(x + 1)**2 - x**2")]
    [64, 1]
    """
    highest = _highest(node, names)
    return None if highest is None else max(highest.degree, 0)


def _highest(node: ast.expr, names: Sequence[str]) -> _Highest | None:
    if not names_in(node) & set(names):
        constant = _constant(node)
        return None if constant is None else _Highest(0, constant) if constant else _NOTHING
    match node:
        case ast.Name(id=name):
            return _Highest(1, _place(names)[list(names).index(name)])
        case ast.UnaryOp(operand=operand):
            inner = _highest(operand, names)
            return None if inner is None else _Highest(inner.degree, -inner.value)
        case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
            inner, times = _highest(base, names), _times(exponent, names)
            if inner is None or times is None:
                return None
            if inner == _NOTHING and times:
                return _NOTHING
            return _Highest(inner.degree * times, inner.value**times) if times else _Highest(0, Fraction(1))
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            return _highest_of_sum(node, names)
        case ast.BinOp():
            first, further = spine(node)
            factors = [_highest(first, names)]
            for op, operand in further:
                factor = _highest(operand, names)
                if factor is not None and isinstance(op, ast.Div):
                    not_a_number = factor == _NOTHING or names_in(operand) & set(names)
                    factor = None if not_a_number else _Highest(0, 1 / factor.value)
                factors.append(factor)
            return _multiplied(factors)
    return None


def _multiplied(factors: Sequence[_Highest | None]) -> _Highest | None:
    result = _Highest(0, Fraction(1))
    for factor in factors:
        if factor is None:
            return None
        nothing = result == _NOTHING or factor == _NOTHING
        result = _NOTHING if nothing else _Highest(result.degree + factor.degree, result.value * factor.value)
    return result


def _highest_of_sum(node: ast.BinOp, names: Sequence[str]) -> _Highest | None:
    first, further = spine(node)
    terms = [(_highest(first, names), False)]
    terms += [(_highest(term, names), isinstance(op, ast.Sub)) for op, term in further]
    most = max((term.degree for term, _ in terms if term), default=0)
    value: Number = Fraction(0)
    count = 0
    for term, negative in terms:
        if term is None:
            return None
        if term.degree == most:
            value, count = value - term.value if negative else value + term.value, count + 1
    if value or count == 1 or most < 0:
        return _Highest(most, value)
    left = multiplied_out(node, names)
    return left if left is None else _of_coefficients(left, names)


def _of_coefficients(terms: Coefficients, names: Sequence[str]) -> _Highest:
    if not terms:
        return _NOTHING
    most = max(map(sum, terms))
    value: Number = Fraction(0)
    for exponents, coefficient in terms.items():
        if sum(exponents) == most:
            for base, times in zip(_place(names), exponents, strict=True):
                coefficient = coefficient * base**times
            value = value + coefficient
    return _Highest(most, value)


def _place(names: Sequence[str]) -> list[Fraction]:
    """A number for each variable. No polynomial that somebody types is likely to be zero there."""
    return [Fraction(997 + 2**k * (310 + k)) for k in range(len(names))]


def _constant(node: ast.expr) -> Number | None:
    try:
        return over_numbers(node, {})
    except (ArithmeticError, ValueError):
        return None


def _times(exponent: ast.expr, names: Sequence[str]) -> int | None:
    """A whole exponent that is not negative; None for another."""
    times = None if names_in(exponent) & set(names) else _constant(exponent)
    return int(times) if isinstance(times, Fraction) and times.denominator == 1 and times >= 0 else None


def multiplied_out(node: ast.expr, names: Sequence[str]) -> Coefficients | None:
    """Return the coefficients of a polynomial in `names`, None for what is not written as a polynomial.

    Raises TooManyTerms for more than 2,000 terms.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> multiplied_out(read("(x + 1)**2 - x**2", FORMULA(["x"])), ["x"])
    {(1,): Fraction(2, 1), (0,): Fraction(1, 1)}
    """
    if not names_in(node) & set(names):
        constant = _constant(node)
        return None if constant is None else {(0,) * len(names): constant} if constant else {}
    match node:
        case ast.Name(id=name):
            return {tuple(int(name == other) for other in names): Fraction(1)}
        case ast.UnaryOp(operand=operand):
            inner = multiplied_out(operand, names)
            return None if inner is None else {key: -value for key, value in inner.items()}
        case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
            inner, times = multiplied_out(base, names), _times(exponent, names)
            if inner is None or times is None:
                return None
            power: Coefficients = {(0,) * len(names): Fraction(1)}
            for _ in range(times):
                power = _product(power, inner)
            return power
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


def _sum(a: Coefficients, b: Coefficients, sign: int) -> Coefficients:
    result = dict(a)
    for key, value in b.items():
        result[key] = result.get(key, Fraction(0)) + sign * value
    return {key: value for key, value in result.items() if value}


def _product(a: Coefficients, b: Coefficients) -> Coefficients:
    """Multiply in whole numbers, where all are fractions: a sum of fractions takes ten times as long."""
    if len(a) * len(b) > 20 * _MOST_TERMS:
        raise TooManyTerms("too many terms")
    under, left = _over_one_divisor(a)
    below, right = _over_one_divisor(b)
    result: dict[tuple[int, ...], Any] = {}
    for one, p in left:
        for other, q in right:
            key = tuple(map(add, one, other))
            result[key] = result.get(key, 0) + p * q
    if len(result) > _MOST_TERMS:
        raise TooManyTerms("too many terms")
    divisor = Fraction(1, under * below)
    return {key: value * divisor for key, value in result.items() if value}


def _over_one_divisor(terms: Coefficients) -> tuple[int, list[tuple[tuple[int, ...], Any]]]:
    """The least divisor that all coefficients have in common, and what stands above it; 1 where one is no fraction."""
    exact = {key: value for key, value in terms.items() if isinstance(value, Fraction)}
    if len(exact) < len(terms):
        return 1, [*terms.items()]
    divisor = lcm(*(value.denominator for value in exact.values()))
    return divisor, [(key, int(value * divisor)) for key, value in exact.items()]
