"""Descent with momentum: a step goes on in the next one, as a heavy ball rolls on."""

from __future__ import annotations

from collections.abc import Iterator

from steepest.calculus.function import At, Function
from steepest.calculus.numbers import Number, Point
from steepest.calculus.vectors import added, scaled

__all__ = ["rolling"]


def rolling(function: Function, start: At, rate: Number, momentum: Number) -> Iterator[Point]:
    """Yield the points of a walk without end: each step adds a share `momentum` of the one before to its own.

    In float64. Raises NoValue when asked to go on from where the function has no value. Source: B. T. Polyak,
    USSR Computational Mathematics and Mathematical Physics 4 (1964), 5.

    >>> from itertools import islice
    >>> walk = islice(rolling(Function("w**2", ["w"]), 1, 0.25, 0.5), 4)
    >>> [point[0] for point in walk]
    [1.0, 0.5, 0.0, -0.25]
    """
    point: Point = tuple(map(float, function.point(start)))
    step: Point = tuple(0.0 for _ in point)
    while True:
        yield point
        down = scaled(function.gradient(point), -float(rate))
        step = added(scaled(step, float(momentum)), down)
        point = added(point, step)
