"""A formula's text, read by Python's own parser, and evaluated at 110 digits, without `steepest.calculus`."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, TypeAlias

import numpy as np
from mpmath import mp, mpf
from numpy.typing import NDArray

from tests.oracle.mathematics.series import (
    Nothing,
    Series,
    TooLarge,
    cosine,
    exponential,
    logarithm,
    sine,
)

Vector: TypeAlias = tuple[mpf, ...]
Plain: TypeAlias = Mapping[str, float]


SMALL = mpf(10) ** -80
"""A value smaller than this is rounding, or truly small: twice as many digits tell."""


@lru_cache(maxsize=4096)
def _constant(typed: str | None, precision: int) -> mpf:
    return mpf(typed)


MOST_DIGITS = 1600


def number(typed: object) -> mpf:
    """What a person typed: "0.1" is a tenth, to more digits than any walk is walked with."""
    with mp.workdps(MOST_DIGITS):
        return mpf(str(typed))


class Unknowable(Exception):
    """The oracle cannot tell either: that would take more digits, or longer, than it has."""


def as_mpf(value: Any) -> mpf:
    """A fraction, a float, or the middle of an enclosure, exactly."""
    over, under = value.as_integer_ratio()
    return mpf(int(over)) / int(under)


class Reading:
    """A formula in named variables: its values and derivatives, of any order, at 110 digits or in float64."""

    def __init__(self, text: str, names: Sequence[str]) -> None:
        self.text, self.names = text, tuple(names)
        self.tree = ast.parse(text.strip(), mode="eval").body
        constants = (node for node in ast.walk(self.tree) if isinstance(node, ast.Constant))
        self._typed = {node: ast.get_source_segment(text.strip(), node) for node in constants}

    # --- at 110 digits ---

    def along(self, at: Sequence[mpf], way: Sequence[mpf], order: int) -> Series:
        """Its series on the ray from a place along a way. Raises Nothing."""
        rest = [mpf(0)] * max(order - 1, 0)
        rays = {
            name: Series([+a, +w, *rest][: order + 1]) for name, a, w in zip(self.names, at, way, strict=True)
        }
        return self._series(self.tree, rays, order)

    def __call__(self, at: Sequence[mpf]) -> mpf:
        return self._told([self.along(at, [mpf(0)] * len(at), 0).c[0]], at, [mpf(0)] * len(at))[0]

    def derivative(self, at: Sequence[mpf], axis: int, order: int = 1) -> mpf:
        """Its derivative in one variable. Raises Nothing where the two sides do not agree."""
        return self.derivatives(at, axis, order)[order]

    def derivatives(self, at: Sequence[mpf], axis: int, order: int) -> list[mpf]:
        """Its value and its derivatives in one variable, up to an order."""
        way = [mpf(int(k == axis)) for k in range(len(at))]
        return self._both_ways(at, way, order)

    def _both_ways(self, at: Sequence[mpf], way: Sequence[mpf], order: int) -> list[mpf]:
        ahead = self.along(at, way, order)
        if ahead.rough:
            behind = self.along(at, [-w for w in way], order)
            for k, (a, b) in enumerate(zip(ahead.c, behind.c, strict=True)):
                if not same(a, b if k % 2 == 0 else -b):
                    raise Nothing("a kink")
        return [c * mp.factorial(k) for k, c in enumerate(self._told(ahead.c, at, way))]

    def _told(self, found: list[mpf], at: Sequence[mpf], way: Sequence[mpf]) -> list[mpf]:
        """The coefficients; those that are nothing but rounding are zero."""
        if not any(c and abs(c) < SMALL for c in found):
            return found
        with mp.workdps(3 * mp.dps):
            surer = self.along(at, way, len(found) - 1).c
        pairs = zip(found, surer, strict=True)
        return [a if abs(a - b) <= abs(a) / 10**9 else mpf(0) for a, b in pairs]

    def gradient(self, at: Sequence[mpf]) -> Vector:
        return tuple(self.derivative(at, axis) for axis in range(len(self.names)))

    def gradient_and_value(self, at: Sequence[mpf]) -> tuple[Vector, mpf]:
        """Both, worked out at once."""
        found = [self.derivatives(at, axis, 1) for axis in range(len(self.names))]
        return tuple(slope for _, slope in found), found[0][0]

    def hessian(self, at: Sequence[mpf]) -> tuple[mpf, mpf, mpf]:
        """The second derivatives xx, xy, yy of a function of two variables."""
        xx, yy = (self.derivative(at, axis, 2) for axis in (0, 1))
        diagonal = self._both_ways(at, [mpf(1), mpf(1)], 2)[2]
        return xx, (diagonal - xx - yy) / 2, yy

    def _series(self, node: ast.expr, rays: Mapping[str, Series], order: int) -> Series:
        match node:
            case ast.Constant():
                return Series.constant(_constant(self._typed[node], mp.prec), order)
            case ast.Name(id="pi") if "pi" not in rays:
                return Series.constant(+mp.pi, order)
            case ast.Name(id=name):
                return rays[name]
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -self._series(operand, rays, order)
            case ast.BinOp(left=left, op=ast.Pow(), right=right):
                return self._power(self._series(left, rays, order), self._series(right, rays, order))
            case ast.BinOp(left=left, op=op, right=right):
                one, other = self._series(left, rays, order), self._series(right, rays, order)
                match op:
                    case ast.Add():
                        return one + other
                    case ast.Sub():
                        return one - other
                    case ast.Mult():
                        return one * other
                    case ast.Div():
                        return one / other
            case ast.Call(func=ast.Name(id=name), args=[argument]):
                return self._called(name, self._series(argument, rays, order))
        raise ValueError(f"the oracle cannot read {ast.unparse(node)}")

    def _power(self, base: Series, exponent: Series) -> Series:
        if not any(exponent.c[1:]):
            power = exponent.c[0]
            return base.power(int(power)) if power == int(power) else base.real_power(power)
        return (exponent * base.composed(logarithm)).composed(exponential)

    def _called(self, name: str, inner: Series) -> Series:
        match name:
            case "sin":
                return inner.composed(sine)
            case "cos":
                return inner.composed(cosine)
            case "tan":
                return inner.composed(sine) / inner.composed(cosine)
            case "exp":
                return inner.composed(exponential)
            case "log":
                return inner.composed(logarithm)
            case "tanh":
                twice = (inner + inner).composed(exponential)
                one = Series.constant(mpf(1), len(inner.c) - 1)
                return (twice - one) / (twice + one)
            case "sqrt":
                return inner.root()
            case "abs":
                return inner.size()
        raise ValueError(f"the oracle does not know {name}")

    # --- in float64 ---

    @cached_property
    def _code(self) -> object:
        return compile(ast.Expression(self.tree), "formula", "eval")

    def plain(self, *at: float) -> float:
        """Its value as a computer finds it, in float64; nan where it has none."""
        try:
            value = eval(self._code, dict(_FLOATS), dict(zip(self.names, at, strict=True)))  # type: ignore[arg-type]
        except (ArithmeticError, ValueError):
            return math.nan
        return value if isinstance(value, float | int) else math.nan

    def sampled(self, *at: NDArray[np.float64]) -> NDArray[np.float64]:
        """Its values over arrays, in float64."""
        with np.errstate(all="ignore"):
            value = eval(self._code, dict(_ARRAYS), dict(zip(self.names, at, strict=True)))  # type: ignore[arg-type]
        return np.broadcast_to(np.asarray(value, dtype=float), at[0].shape)


_ARRAYS = {name: getattr(np, name) for name in ("sin", "cos", "tan", "tanh", "exp", "log", "sqrt", "abs")}
_ARRAYS |= {"pi": math.pi, "__builtins__": {}}
_FLOATS = {name: getattr(math, name) for name in ("sin", "cos", "tan", "tanh", "exp", "log", "sqrt")}
_FLOATS |= {"abs": abs, "pi": math.pi, "__builtins__": {}}


def same(a: mpf, b: mpf) -> bool:
    """Whether two numbers are equal, but for the last 30 of the digits that they were worked out with, 110 or more."""
    return bool(abs(a - b) <= min(SMALL, mpf(10) ** (30 - mp.dps)) * max(abs(a), abs(b)))


def less(a: mpf, b: mpf) -> mpf:
    """a - b, zero where they are equal."""
    return mpf(0) if same(a, b) else a - b


def climbed(foot: Callable[[], mpf], top: Callable[[], mpf]) -> mpf:
    """How much higher the top is than the foot; where that vanishes beside both, more digits tell."""
    for times in (1, 3, 9, 27):
        with mp.workdps(times * mp.dps):
            if climb := less(top(), foot()):
                return climb
    return mpf(0)


def cancels(*terms: mpf) -> bool:
    """Whether terms add up to zero, but for what rounding leaves of them."""
    return bool(abs(sum(terms)) <= SMALL * max(map(abs, terms)))


def length(vector: Sequence[mpf]) -> mpf:
    return mp.sqrt(sum((a * a for a in vector), mpf(0)))


__all__ = [
    "Nothing",
    "Plain",
    "Reading",
    "TooLarge",
    "Unknowable",
    "Vector",
    "as_mpf",
    "cancels",
    "length",
    "less",
    "number",
    "same",
]
