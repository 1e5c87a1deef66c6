"""A formula's tree given numbers: exact or between bounds on exact ones, float64 on floats. `sampling` takes arrays."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from steepest.calculus.certainty import elementary
from steepest.calculus.certainty.enclosure import PRECISION
from steepest.calculus.numbers import Enclosure, Number, magnitude, root
from steepest.calculus.tree.spine import spine

_MOST_BITS = 20_000
_CLOSER = 4 * PRECISION  # how closely what was taken for zero, or for a fraction, is looked at again


def over_numbers(tree: ast.expr, values: Mapping[str, Number]) -> Number:
    """Return the value of the tree: a Fraction where it is rational, else an Enclosure; a float if a value is one.

    Raises OverflowError for what lies beyond the largest float64, and ArithmeticError or ValueError where there is no
    value. A float may be infinite or not a number.
    """
    if any(isinstance(value, float) for value in values.values()):
        return _walk(tree, {"pi": math.pi} | dict(values), _Numbers(PRECISION))  # type: ignore[no-any-return]
    known_exactly = all(isinstance(value, Fraction) for value in values.values())
    for bits in (PRECISION, _CLOSER) if known_exactly else (PRECISION,):
        arithmetic = _Numbers(bits)
        result = _walk(tree, {"pi": elementary.pi(bits)} | dict(values), arithmetic)
        if not arithmetic.rounded:
            break
    if isinstance(result, Enclosure):
        if not result.is_float:
            raise OverflowError("beyond the largest float64")
        return result.with_bits(PRECISION)
    return result  # type: ignore[no-any-return]


def _walk(node: ast.expr, values: Mapping[str, Any], arithmetic: _Numbers) -> Any:
    match node:
        case ast.Constant(value=int() | Fraction() as value):
            return Fraction(value)
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
                        result = arithmetic.looked_at(result + value, result, value)
                    case ast.Sub():
                        result = arithmetic.looked_at(result - value, result, value)
                    case ast.Mult():
                        result = arithmetic.looked_at(result * value, result, value)
                    case ast.Div():
                        result = arithmetic.quotient(result, value)
            return result
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            return arithmetic.call(name, _walk(argument, values, arithmetic))
    raise ValueError(f"a formula has no {type(node).__name__}")


_FLOAT_CALLS: dict[str, Callable[[float], float]] = {
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "tanh": math.tanh,
    "exp": math.exp,
    "log": math.log,
}


class _Numbers:
    """Arithmetic on fractions, on enclosures with so many `bits`, and on floats."""

    def __init__(self, bits: int) -> None:
        self.bits = bits
        self.rounded = False  # whether a number was taken for a fraction, as more bits might deny

    def looked_at(self, result: Any, one: Any, other: Any) -> Any:
        """The result, and a note where a fraction came out of an enclosure."""
        if type(result) is Fraction and (type(one) is Enclosure or type(other) is Enclosure):
            self.rounded = True
        return result

    def quotient(self, a: Any, b: Any) -> Any:
        return self.looked_at(a / b, a, b)

    def power(self, base: Number, exponent: Number) -> Number:
        if isinstance(base, float) or isinstance(exponent, float):
            return _float_power(base, exponent)
        if isinstance(base, Fraction) and isinstance(exponent, Fraction):
            times = exponent.numerator
            if exponent.denominator == 2 and base >= 0 and isinstance(half := root(base), Fraction):
                return self.power(half, Fraction(times))
            bits = max(abs(base.numerator), base.denominator).bit_length() * abs(times)
            if exponent.denominator == 1 and bits <= _MOST_BITS:
                return base**times
        return self.looked_at(elementary.power(base, exponent, self.bits), base, exponent)  # type: ignore[no-any-return]

    def call(self, name: str, value: Number) -> Number:
        if isinstance(value, float) and math.isinf(value):
            raise OverflowError(f"{name} of a number that is too large to be computed")
        if name == "abs":
            return magnitude(value)
        if isinstance(value, float):
            return math.sqrt(value) if name == "sqrt" else _FLOAT_CALLS[name](value)
        if name == "sqrt":
            return root(value, self.bits)
        result = elementary.call(name, value, self.bits)
        self.rounded = self.rounded or isinstance(result, Fraction)
        return result


def _float_power(base: Number, exponent: Number) -> float:
    try:
        if isinstance(exponent, Fraction) and exponent.denominator == 1:
            return float(base) ** exponent.numerator
        return math.pow(base, exponent)
    except OverflowError:
        return -math.inf if base < 0 and float(exponent) % 2 else math.inf
