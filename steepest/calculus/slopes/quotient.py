"""Difference quotients in float64: what a step in one variable changes a function by, over the step."""

from __future__ import annotations

from steepest.calculus.function import At, Function
from steepest.calculus.numbers import Number

__all__ = ["central_difference", "forward_difference", "moved", "numerical_gradient"]


def central_difference(f: Function, at: At, name: str, h: float = 1e-5) -> float:
    """Return (f(x + h) - f(x - h)) / 2h in one variable, the others held: its error falls like h squared.

    Everything is float64. Raises NoValue where the function has no value at one of the two points, ValueError
    for an unknown variable or an h of zero. Source: Taylor's formula about the point, its even terms
    cancelling.

    >>> bowl = Function("x**2 + y**2", ["x", "y"])
    >>> f"{central_difference(bowl, (1, 2), 'y', 1e-7):.4f}"
    '4.0000'
    """
    return (moved(f, at, name, h) - moved(f, at, name, -h)) / (2 * _step(h))


def forward_difference(f: Function, at: At, name: str, h: float = 1e-7) -> float:
    """Return (f(x + h) - f(x)) / h in one variable, the others held: its error falls like h.

    Everything is float64. Raises as `central_difference` does.

    >>> f"{forward_difference(Function('x**2', ['x']), 1, 'x', 0.5):.4f}"
    '2.5000'
    """
    return (moved(f, at, name, h) - moved(f, at, name, 0.0)) / _step(h)


def numerical_gradient(f: Function, at: At, h: float = 1e-5) -> tuple[float, ...]:
    """Return the central differences in all variables, in order.

    >>> [f"{d:.4f}" for d in numerical_gradient(Function("x**2 + 3*y", ["x", "y"]), (2, 1))]
    ['4.0000', '3.0000']
    """
    return tuple(central_difference(f, at, name, h) for name in f.variables)


def _step(h: float) -> float:
    if not h:
        raise ValueError("a difference needs a step that is not zero")
    return float(h)


def moved(f: Function, at: At, name: str, by: Number) -> float:
    """Return the value of a function where one variable is moved by so much, all in float64. Raises as
    `central_difference` does."""
    if name not in f.variables:
        raise ValueError(f"{name} is not a variable of {f.source}: {', '.join(f.variables)}")
    point = [float(value) for value in f.point(at)]
    point[f.variables.index(name)] += float(by)
    return float(f(point))
