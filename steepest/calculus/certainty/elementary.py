"""Functions of numbers between bounds: roots, powers, and those that a formula may call."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache

from steepest.calculus.certainty import libmp
from steepest.calculus.certainty.enclosure import (
    FARTHEST,
    PRECISION,
    Bounds,
    Enclosure,
    Float,
    bounds_of,
    made,
)

__all__ = ["call", "pi", "power", "root"]


@cache
def pi(bits: int = PRECISION) -> Enclosure:
    """Return π."""
    return Enclosure(libmp.libmpi.mpi_pi(bits), bits)


def root(value: Fraction | Enclosure, bits: int = PRECISION) -> Fraction | Enclosure:
    """Return the square root of a positive number."""
    return made(_loosened(libmp.libmpi.mpi_sqrt(_bounds(value, bits), bits + _SPARE), bits), bits)


def power(
    base: Fraction | Enclosure, exponent: Fraction | Enclosure, bits: int = PRECISION
) -> Fraction | Enclosure:
    """Return a power. Raises ZeroDivisionError for a power below zero of zero, and ValueError for one of a number below
    zero whose exponent is not whole."""
    if isinstance(exponent, Fraction) and exponent.denominator == 1:
        if not base and exponent < 0:
            raise ZeroDivisionError("zero has no such power")
        return made(libmp.libmpi.mpi_pow_int(_bounds(base, bits), exponent.numerator, bits), bits)
    if not base:
        if exponent < 0:
            raise ZeroDivisionError("zero has no such power")
        return Fraction(0)
    if base < 0:
        raise ValueError("a number below zero has no such power")
    return call("exp", call("log", base, bits) * exponent, bits)


def call(name: str, value: Fraction | Enclosure, bits: int = PRECISION) -> Fraction | Enclosure:
    """Return a function's value: exp, log, sin, cos, tan or tanh. Raises ValueError or ZeroDivisionError where it has
    none.

    >>> call("cos", pi()), call("sin", pi() / 6)
    (Fraction(-1, 1), Fraction(1, 2))
    """
    if name == "tan":
        return call("sin", value, bits) / call("cos", value, bits)
    if name == "log" and value <= 0:
        raise ValueError("only a number above zero has a logarithm")
    if name == "exp" and value > FARTHEST:
        raise OverflowError("beyond all numbers that are reckoned with")
    return made(_loosened(_called(name)(_bounds(value, bits), bits + _SPARE), bits), bits)


def _called(name: str) -> Callable[[Bounds, int], Bounds]:
    return _tanh if name == "tanh" else getattr(libmp.libmpi, f"mpi_{name}")


def _tanh(value: Bounds, bits: int) -> Bounds:
    low, high = value
    return libmp.mpf_tanh(low, bits, "f"), libmp.mpf_tanh(high, bits, "c")


_SPARE = 16  # bits by which a function is worked out closer than it is told


def _loosened(bounds: Bounds, bits: int) -> Bounds:
    """Bounds a little farther apart: the last bits of a function are not always rounded outward."""
    low, high = bounds
    return _nudged(low, bits, below=True), _nudged(high, bits, below=False)


def _nudged(bound: Float, bits: int, below: bool) -> Float:
    _, mantissa, exponent, length = bound
    if not mantissa:
        return bound
    little = libmp.from_man_exp(-1 if below else 1, exponent + length - bits - _SPARE // 2)
    return libmp.mpf_add(bound, little, bits, "f" if below else "c")  # type: ignore[no-any-return]


def _bounds(value: Fraction | Enclosure, bits: int) -> Bounds:
    bounds = value.bounds if isinstance(value, Enclosure) else bounds_of(value, bits)
    assert bounds is not None
    return bounds
