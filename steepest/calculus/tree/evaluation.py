"""A formula's tree given values: exact on exact numbers, float64 on floats, element by element on arrays."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from steepest.calculus.numbers import Number, magnitude, root
from steepest.calculus.tree.spine import spine

__all__ = ["over_arrays", "over_numbers"]

_MOST_BITS = 20_000

Floats = NDArray[np.float64]


def over_numbers(tree: ast.expr, values: Mapping[str, Number]) -> Number:
    """Return the value of the tree: a Fraction where the values are exact and the result is rational, else a
    float.

    Raises ArithmeticError or ValueError where there is no value. The result may be infinite or not a number.
    """
    return _walk(tree, {"pi": math.pi} | dict(values), _Numbers)  # type: ignore[no-any-return]


def over_arrays(tree: ast.expr, values: Mapping[str, Floats], shape: tuple[int, ...]) -> Floats:
    """Return the values of the tree as float64 of the given shape, nan where there is none."""
    with np.errstate(all="ignore"):
        result = np.asarray(_walk(tree, {"pi": math.pi} | dict(values), _Arrays), dtype=np.float64)
        result = np.where(np.isfinite(result), result, np.nan)
    return np.broadcast_to(result, shape).copy() if result.shape != shape else result


def _walk(node: ast.expr, values: Mapping[str, Any], arithmetic: type[_Numbers] | type[_Arrays]) -> Any:
    match node:
        case ast.Constant(value=int() | Fraction() as value):
            return arithmetic.constant(Fraction(value))
        case ast.Name(id=name):
            return values[name]
        case ast.UnaryOp(operand=operand):
            return -_walk(operand, values, arithmetic)
        case ast.BinOp(op=ast.Pow(), left=base, right=exponent):
            return arithmetic.power(_walk(base, values, arithmetic), _walk(exponent, values, arithmetic))
        case ast.BinOp():
            first, further = spine(node)
            result = _walk(first, values, arithmetic)
            for op, operand in further:
                value = _walk(operand, values, arithmetic)
                match op:
                    case ast.Add():
                        result = result + value
                    case ast.Sub():
                        result = result - value
                    case ast.Mult():
                        result = result * value
                    case ast.Div():
                        result = arithmetic.quotient(result, value)
            return result
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            return arithmetic.call(name, _walk(argument, values, arithmetic))
    raise ValueError(f"a formula has no {type(node).__name__}")


# The only rational points of these functions (for sin, cos, tan, exp, log and tanh of a rational number).
_EXACT_POINTS: dict[str, dict[int, int]] = {
    "sin": {0: 0},
    "cos": {0: 1},
    "tan": {0: 0},
    "tanh": {0: 0},
    "exp": {0: 1},
    "log": {1: 0},
}
_FLOAT_CALLS: dict[str, Callable[[float], float]] = {
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "tanh": math.tanh,
    "log": math.log,
}


class _Numbers:
    """Arithmetic on Fractions and floats."""

    @staticmethod
    def constant(value: Fraction) -> Number:
        return value

    @staticmethod
    def quotient(a: Number, b: Number) -> Number:
        return a / b

    @staticmethod
    def power(base: Number, exponent: Number) -> Number:
        if isinstance(exponent, Fraction) and exponent.denominator == 1:
            times = exponent.numerator
            if isinstance(base, Fraction):
                bits = max(abs(base.numerator), base.denominator).bit_length() * abs(times)
                if bits <= _MOST_BITS:
                    return base**times
            try:
                return float(base) ** times
            except OverflowError:
                return -math.inf if base < 0 and times % 2 else math.inf
        if (
            isinstance(base, Fraction)
            and isinstance(exponent, Fraction)
            and exponent.denominator == 2
            and base >= 0
        ):
            half = root(base)
            if isinstance(half, Fraction):
                return _Numbers.power(half, Fraction(exponent.numerator))
        try:
            return math.pow(base, exponent)
        except OverflowError:
            return math.inf

    @staticmethod
    def call(name: str, value: Number) -> Number:
        if isinstance(value, float) and math.isinf(value):
            raise OverflowError(f"{name} of a number that is too large to be computed")
        if name == "abs":
            return magnitude(value)
        if name == "sqrt":
            return root(value)
        if isinstance(value, Fraction) and value.denominator == 1 and value.numerator in _EXACT_POINTS[name]:
            return Fraction(_EXACT_POINTS[name][value.numerator])
        if name == "exp":
            try:
                return math.exp(value)
            except OverflowError:
                return math.inf
        return _FLOAT_CALLS[name](float(value))


class _Arrays:
    """Arithmetic on float64 arrays: nan, and not infinity, where a quotient or a function has no value."""

    @staticmethod
    def constant(value: Fraction) -> Any:
        return float(value)

    @staticmethod
    def quotient(a: Any, b: Any) -> Any:
        return np.divide(a, np.where(np.equal(b, 0), np.nan, b))

    @staticmethod
    def power(base: Any, exponent: Any) -> Any:
        if isinstance(exponent, float) and exponent == 2:
            return base * base
        nowhere = np.less(exponent, 0) & np.equal(base, 0)
        return np.power(np.where(nowhere, np.nan, base), exponent)

    @staticmethod
    def call(name: str, value: Any) -> Any:
        if name == "log":
            return np.log(np.where(np.greater(value, 0), value, np.nan))
        return getattr(np, name)(value)
