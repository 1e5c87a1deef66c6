"""How far float64 can be off the true value of a formula: each operation's rounding, carried through to the result.

Source: J. H. Wilkinson, Rounding Errors in Algebraic Processes (1963), chapter 1, with generous constants.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping
from fractions import Fraction

ULP = 2.0**-50  # more than any of the functions of a math library is off, next to its result
LARGE = 1e290


class Unsure(ArithmeticError):
    """Rounding decides whether there is a value, or leaves no digit of it."""


class Nowhere(ArithmeticError):
    """There is certainly no value."""


def rounded(tree: ast.expr, values: Mapping[str, float]) -> tuple[float, float]:
    """The value in float64 and how far it may be off; (nan, 0) where there is certainly none. Raises Unsure."""
    try:
        value, error = _rounded(tree, values)
    except Nowhere:
        return math.nan, 0.0
    except OverflowError:
        raise Unsure from None
    if not abs(value) < LARGE or not error < LARGE:
        raise Unsure
    return value, 2 * error


def _rounded(node: ast.expr, values: Mapping[str, float]) -> tuple[float, float]:
    match node:
        case ast.Constant(value=int() | Fraction() as value):
            return float(value), ULP * abs(float(value))
        case ast.Name(id="pi"):
            return math.pi, ULP
        case ast.Name(id=name):
            return values[name], 0.0
        case ast.UnaryOp(operand=operand):
            value, error = _rounded(operand, values)
            return -value, error
        case ast.BinOp(op=op, left=left, right=right):
            return _operation(op, *_rounded(left, values), *_rounded(right, values))
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            return _call(name, *_rounded(argument, values))
    raise TypeError(node)


def _operation(op: ast.operator, a: float, off: float, b: float, by: float) -> tuple[float, float]:
    match op:
        case ast.Add():
            return a + b, off + by + ULP * abs(a + b)
        case ast.Sub():
            return a - b, off + by + ULP * abs(a - b)
        case ast.Mult():
            return a * b, abs(a) * by + abs(b) * off + off * by + ULP * abs(a * b) + 1e-300
        case ast.Div():
            _refused(abs(b) > by, b == by == 0)
            value = a / b
            return value, (off + abs(value) * by) / (abs(b) - by) + ULP * abs(value) + 1e-300
    return _power(a, off, b, by)


def _power(a: float, off: float, b: float, by: float) -> tuple[float, float]:
    whole = by <= ULP * abs(b) and b == round(b)
    if a == off == 0 and by <= ULP * abs(b):
        _refused(b >= 0, b < 0)
        return (1.0 if b == 0 else 0.0), 0.0
    if not whole:
        _refused(a > off, a < -off)
    elif abs(a) <= off:
        _refused(b >= 0, False)
        return float(a**b), (abs(a) + off) ** b if b else 0.0
    value = math.pow(a, b)
    slope = abs(b) * off / (abs(a) - off) + (0 if whole else abs(math.log(abs(a))) * by)
    if slope > 0.1:
        raise Unsure
    return value, abs(value) * (2 * slope + ULP * (1 + abs(b))) + 1e-300


def _call(name: str, a: float, off: float) -> tuple[float, float]:
    if off > 0.1 * max(1.0, abs(a) if name in ("abs", "sqrt") else 0.0):
        raise Unsure
    match name:
        case "abs":
            return abs(a), off
        case "sqrt":
            if a == off == 0:
                return 0.0, 0.0
            _refused(a > 2 * off, a < -off)
            return math.sqrt(a), off / math.sqrt(a) + ULP * math.sqrt(a)
        case "log":
            _refused(a > 2 * off, a < -off or a == off == 0)
            return math.log(a), 2 * off / a + ULP * (1 + abs(math.log(a)))
        case "exp":
            return math.exp(a), math.exp(a) * (2 * off + ULP * (1 + abs(a))) + 1e-300
        case "tan":
            slope = 1 + math.tan(a) ** 2
            if off * slope > 0.1:
                raise Unsure
            return math.tan(a), 2 * slope * (off + ULP)
    return float(getattr(math, name)(a)), off + ULP


def _refused(there: bool, nowhere: bool) -> None:
    if nowhere:
        raise Nowhere
    if not there:
        raise Unsure
