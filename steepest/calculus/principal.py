"""Principal values and directions of a symmetric matrix: exact where they are rational, float64 where not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from steepest.calculus.linear import reduced
from steepest.calculus.numbers import Number, Point
from steepest.calculus.vectors import dot, scaled, subtracted, unit

__all__ = ["Matrix", "principal", "signs"]

Matrix: TypeAlias = Sequence[Sequence[Number]]


def characteristic(matrix: Sequence[Sequence[Fraction]]) -> list[Fraction]:
    """Return the coefficients of det(λ − matrix), the highest power first (the method of Faddeev and Le
    Verrier).

    >>> characteristic([[Fraction(2), Fraction(0)], [Fraction(0), Fraction(3)]])
    [Fraction(1, 1), Fraction(-5, 1), Fraction(6, 1)]
    """
    size = len(matrix)
    coefficients = [Fraction(1)]
    power = [[Fraction(0)] * size for _ in range(size)]
    for step in range(1, size + 1):
        for i in range(size):
            power[i][i] += coefficients[-1]
        power = [
            [sum((a * power[k][j] for k, a in enumerate(row)), Fraction(0)) for j in range(size)]
            for row in matrix
        ]
        coefficients.append(-sum((power[i][i] for i in range(size)), Fraction(0)) / step)
    return coefficients


def signs(matrix: Matrix) -> tuple[int, int, int]:
    """Return how many principal values are negative, zero and positive.

    Certain for an exact matrix: all roots of its characteristic polynomial are real, so Descartes' rule of
    signs counts them. For floats, a value counts as zero below 1e-9 of the largest.

    >>> signs([[Fraction(2), Fraction(0)], [Fraction(0), Fraction(-2)]])
    (1, 0, 1)
    """
    exact = _exact(matrix)
    if exact is None:
        values = np.linalg.eigvalsh(np.array(matrix, dtype=float))
        small = 1e-9 * float(np.abs(values).max(initial=0.0))
        negative, positive = int((values < -small).sum()), int((values > small).sum())
        return negative, len(matrix) - negative - positive, positive
    coefficients = characteristic(exact)
    zero = 0
    while coefficients and coefficients[-1] == 0:
        coefficients.pop()
        zero += 1
    present = [c for c in coefficients if c]
    positive = sum((a > 0) != (b > 0) for a, b in pairwise(present))
    return len(matrix) - zero - positive, zero, positive


def principal(matrix: Matrix) -> list[tuple[Number, Point]]:
    """Return principal values, smallest first, each with a unit vector in its direction.

    The vectors are perpendicular to one another. Of the two senses, a vector's first component that is not
    zero is positive.

    >>> principal([[Fraction(2), Fraction(4)], [Fraction(4), Fraction(8)]])[1][0]
    Fraction(10, 1)
    """
    exact = _exact(matrix)
    values, vectors = np.linalg.eigh(np.array(matrix, dtype=float))
    if exact is None:
        return [(float(v), _oriented([float(c) for c in vectors[:, i]])) for i, v in enumerate(values)]
    snapped = [_snapped(float(value), exact) for value in values]
    result: list[tuple[Number, Point]] = []
    for value in dict.fromkeys(v for v in snapped if v is not None):
        result += [(value, _oriented(unit(v))) for v in _null_space(exact, value)]
    floats = [(float(values[i]), vectors[:, i]) for i, value in enumerate(snapped) if value is None]
    result += [(value, _oriented([float(c) for c in vector])) for value, vector in floats]
    return sorted(result, key=lambda pair: pair[0])


def _exact(matrix: Matrix) -> list[list[Fraction]] | None:
    rows = [[entry for entry in row if isinstance(entry, Fraction)] for row in matrix]
    return rows if all(len(row) == len(matrix) for row in rows) else None


def _snapped(value: float, matrix: Sequence[Sequence[Fraction]]) -> Fraction | None:
    """Return the rational principal value next to a float, None if there is none.

    Times the common denominator of the entries, a rational principal value is a whole number (rational root
    theorem).
    """
    common = math.lcm(*(entry.denominator for row in matrix for entry in row))
    if not math.isfinite(value * common):
        return None
    candidate = Fraction(round(value * common), common)
    total = Fraction(0)
    for coefficient in characteristic(matrix):
        total = total * candidate + coefficient
    return candidate if total == 0 else None


def _null_space(matrix: Sequence[Sequence[Fraction]], value: Fraction) -> list[Point]:
    """Return vectors, perpendicular to one another, that span the directions of one principal value."""
    size = len(matrix)
    rows, pivots = reduced(
        [[entry - (value if i == j else 0) for j, entry in enumerate(row)] for i, row in enumerate(matrix)],
        size,
    )
    basis: list[Point] = []
    for free in (column for column in range(size) if column not in pivots):
        vector: Point = tuple(
            Fraction(1) if j == free else -rows[pivots.index(j)][free] if j in pivots else Fraction(0)
            for j in range(size)
        )
        for other in basis:
            vector = subtracted(vector, scaled(other, dot(vector, other) / dot(other, other)))
        basis.append(vector)
    return basis


def _oriented(vector: Sequence[Number]) -> Point:
    forward = next((component > 0 for component in vector if abs(float(component)) > 1e-12), True)
    return tuple(vector) if forward else scaled(vector, Fraction(-1))
