"""Finds where a formula has no value between points where it has one: what it divides by changes its sign there."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

import numpy as np

from steepest.calculus.formula import Formula
from steepest.calculus.tree.sampling import Floats, over_arrays

__all__ = ["pole"]

_CLOSE = 97  # points a side at which a sign is looked at
_HALVINGS = 60


def pole(formula: Formula, domain: Sequence[tuple[float, float]]) -> tuple[float, ...] | None:
    """A point of a domain, one (low, high) pair for each variable, next to which the formula has no value, since it
    divides by something, takes a tangent or a logarithm of something, that passes through zero there.

    What only touches zero, and what does so between points that lie closer than a hundredth of the domain, is not
    found.

    >>> pole(Formula("1/x + y", ["x", "y"]), [(-1, 2), (0, 1)])
    (0.0, 0.0)
    """
    axes = [np.linspace(low, high, _CLOSE) for low, high in domain]
    grids = np.meshgrid(*axes, indexing="ij")
    for factor in _factors(formula.tree):
        signs = np.sign(_sampled(factor, formula, grids))
        for axis in range(len(axes)):
            here, there = (np.take(signs, range(start, start + _CLOSE - 1), axis) for start in (0, 1))
            turns = np.argwhere(here * there <= 0)
            if len(turns):
                one, other = (tuple(turns[0] + (np.arange(len(axes)) == axis) * step) for step in (0, 1))
                ends = [np.array([float(grid[at]) for grid in grids]) for at in (one, other)]
                return _halved(factor, formula, *ends)
    return None


def _factors(tree: ast.expr) -> Iterator[ast.expr]:
    """What must not be zero, each factor by itself."""
    for node in ast.walk(tree):
        match node:
            case ast.BinOp(op=ast.Div(), right=below):
                yield from _split(below)
            case ast.BinOp(op=ast.Pow(), left=base, right=exponent) if _is_negative(exponent):
                yield from _split(base)
            case ast.Call(func=ast.Name(id="tan"), args=[angle]):
                yield ast.Call(func=ast.Name(id="cos"), args=[angle], keywords=[])
            case ast.Call(func=ast.Name(id="log"), args=[argument]):
                yield from _split(argument)


def _split(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.UnaryOp(operand=operand) | ast.Call(func=ast.Name(id="abs" | "sqrt"), args=[operand]):
            yield from _split(operand)
        case ast.BinOp(op=ast.Mult(), left=one, right=other):
            yield from _split(one)
            yield from _split(other)
        case ast.BinOp(op=ast.Div(), left=over):
            yield from _split(over)
        case ast.BinOp(op=ast.Pow(), left=base):
            yield from _split(base)
        case ast.Constant():
            return
        case _:
            yield node


def _is_negative(exponent: ast.expr) -> bool:
    match exponent:
        case ast.UnaryOp(op=ast.USub()):
            return True
        case ast.Constant(value=value):
            return isinstance(value, int | float) and value < 0
    return False


def _sampled(node: ast.expr, formula: Formula, places: Sequence[Floats]) -> Floats:
    values = dict(zip(formula.names, places, strict=True))
    return over_arrays(node, values, np.broadcast_shapes(*(np.shape(each) for each in places)))


def _halved(node: ast.expr, formula: Formula, one: np.ndarray, other: np.ndarray) -> tuple[float, ...]:
    """Where a part of a formula is zero between two points at which its signs differ."""
    start = float(_sampled(node, formula, [np.array(each) for each in one]))
    for _ in range(_HALVINGS if start else 0):
        middle = (one + other) / 2
        here = float(_sampled(node, formula, [np.array(each) for each in middle]))
        if here == 0:
            one = middle
            break
        one, other = (middle, other) if here * start > 0 else (one, middle)
    return tuple(float(each) + 0.0 for each in np.round(one, 12))
