"""A formula's tree over arrays of float64: made into functions once, for it is asked again and again.

A ground that bends asks its formula some 500 times a frame, for a few thousand places at most: walking through the tree
took longer than the arithmetic.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from steepest.calculus.tree.spine import spine

Floats = NDArray[np.float64]
_Values: TypeAlias = Mapping[str, Any]
_Work: TypeAlias = Callable[[_Values], Any]

_CONSTANTS = {"pi": math.pi}
_KEPT = 512  # trees, a lecture has some dozens


def over_arrays(tree: ast.expr, values: Mapping[str, Floats], shape: tuple[int, ...]) -> Floats:
    """Return the values of the tree as float64 of the given shape, nan where there is none."""
    with np.errstate(all="ignore"):
        result = np.asarray(_made(tree)(values), dtype=np.float64)
        result = np.where(np.isfinite(result), result, np.nan)
    return np.broadcast_to(result, shape).copy() if result.shape != shape else result


@lru_cache(maxsize=_KEPT)
def _made(tree: ast.expr) -> _Work:
    """What gives the values of a tree; its numbers are worked out here."""
    work, fixed = _work(tree)
    return work if not fixed else _always(work({}))


def _always(value: Any) -> _Work:
    return lambda values: value


def _operand(node: ast.expr) -> tuple[_Work, Any]:
    """What gives the values of an operand, and its number, None where it has variables."""
    work, fixed = _work(node)
    if not fixed:
        return work, None
    number = work({})
    return _always(number), number


def _work(node: ast.expr) -> tuple[_Work, bool]:
    """What gives the values of a node, and whether they are the same wherever one is."""
    match node:
        case ast.Constant(value=int() | Fraction() as number):
            return _always(float(Fraction(number))), True
        case ast.Name(id=name):
            if name in _CONSTANTS:
                return _always(_CONSTANTS[name]), True
            return lambda values: values[name], False
        case ast.UnaryOp(operand=operand):
            work, number = _operand(operand)
            return lambda values: -work(values), number is not None
        case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
            return _power(base, exponent)
        case ast.BinOp():
            return _chain(node)
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            work, number = _operand(argument)
            call = _log if name == "log" else getattr(np, name)
            return lambda values: call(work(values)), number is not None
    raise ValueError(f"a formula has no {type(node).__name__}")


def _chain(node: ast.expr) -> tuple[_Work, bool]:
    """A long sum or product, from left to right."""
    first, further = spine(node)
    start, number = _operand(first)
    steps, fixed = [], number is not None
    for op, operand in further:
        work, number = _operand(operand)
        fixed = fixed and number is not None
        steps.append((_operation(op, number), work))

    def chain(values: _Values) -> Any:
        result = start(values)
        for operation, work in steps:
            result = operation(result, work(values))
        return result

    return chain, fixed


def _operation(op: ast.operator, number: Any) -> Callable[[Any, Any], Any]:
    """What one does with an operand, of which the number may be known."""
    if isinstance(op, ast.Div):
        return _quotient if number is None or number == 0 else np.divide
    return {ast.Add: np.add, ast.Sub: np.subtract, ast.Mult: np.multiply}[type(op)]


def _quotient(a: Any, b: Any) -> Any:
    """nan, and not infinity, where it has no value."""
    return np.divide(a, np.where(np.equal(b, 0), np.nan, b))


def _power(base: ast.expr, exponent: ast.expr) -> tuple[_Work, bool]:
    (below, base_number), (above, number) = _operand(base), _operand(exponent)
    fixed = base_number is not None and number is not None
    if number is not None and number == 2:

        def square(values: _Values) -> Any:
            value = below(values)
            return value * value

        return square, fixed
    if number is not None and number >= 0:
        return lambda values: np.power(below(values), number), fixed

    def power(values: _Values) -> Any:
        value, times = below(values), above(values)
        nowhere = np.less(times, 0) & np.equal(value, 0)
        return np.power(np.where(nowhere, np.nan, value), times)

    return power, fixed


def _log(value: Any) -> Any:
    return np.log(np.where(np.greater(value, 0), value, np.nan))
