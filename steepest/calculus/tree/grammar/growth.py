"""How long the derivatives of a formula become, told before any is worked out."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import NamedTuple

from steepest.calculus.tree.spine import spine

__all__ = ["second_derivative"]


class _Lengths(NamedTuple):
    """About how many numbers and names there are to write in a part, in its derivative, and in its second one."""

    itself: float
    first: float
    second: float


_CONSTANT = _Lengths(1, 0, 0)


def second_derivative(tree: ast.expr) -> float:
    """Return about how many numbers and names there are in the second derivative, by the rules of sum, product and
    chain, nothing cancelled but factors that are typed alike.

    A product of n factors has n² terms of n factors each, and functions nested n deep have as many; so a text of a few
    lines can have derivatives of many pages.

    >>> from steepest.calculus.tree.grammar import FORMULA, read
    >>> [round(second_derivative(read(typed, FORMULA(["x"])))) for typed in ("3", "x**2", "sin(exp(x**2))")]
    [0, 2, 18]
    """
    return _lengths(tree).second


def _lengths(node: ast.expr) -> _Lengths:
    match node:
        case ast.Name():
            return _Lengths(1, 1, 0)
        case ast.UnaryOp(operand=operand):
            return _lengths(operand)
        case ast.Call(args=[argument]):
            return _chained(_lengths(argument))
        case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
            over = _lengths(exponent)
            if not over.first:
                return _chained(_lengths(base))
            return _chained(_times(over, _chained(_lengths(base))))  # the exponential of a product
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            first, further = spine(node)
            parts = [_lengths(part) for part in [first, *(term for _, term in further)]]
            return _Lengths(*(sum(lengths) for lengths in zip(*parts, strict=True)))
        case ast.BinOp():
            first, further = spine(node)
            return _product([first, *(factor for _, factor in further)])
    return _CONSTANT


def _product(factors: Iterable[ast.expr]) -> _Lengths:
    """Factors that are typed alike make a power, whichever line they stand on: a quotient is a power, too."""
    powers: dict[str, tuple[_Lengths, int]] = {}
    for factor in factors:
        key = ast.dump(factor)
        powers[key] = _lengths(factor), powers.get(key, (_CONSTANT, 0))[1] + 1
    whole = _CONSTANT
    for lengths, count in powers.values():
        whole = _times(whole, lengths if count == 1 else _chained(lengths))
    return whole


def _times(u: _Lengths, v: _Lengths) -> _Lengths:
    """(uv)′ = u′v + uv′, and (uv)″ = u″v + 2u′v′ + uv″."""
    first = (u.first and u.first + v.itself) + (v.first and u.itself + v.first)
    second = (u.second and u.second + v.itself) + (v.second and u.itself + v.second)
    return _Lengths(u.itself + v.itself, first, second + (u.first + v.first if u.first and v.first else 0))


def _chained(u: _Lengths) -> _Lengths:
    """f(u)′ = f′(u)u′, and f(u)″ = f″(u)u′² + f′(u)u″."""
    if not u.first:
        return _Lengths(u.itself + 1, 0, 0)
    first = u.itself + u.first
    return _Lengths(u.itself + 1, first, first + (u.itself + u.second if u.second else 0))
