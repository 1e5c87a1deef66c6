"""Principal values and directions of a symmetric matrix: exact where they are rational."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from steepest.calculus.certainty import libmp
from steepest.calculus.certainty.enclosure import enclosed
from steepest.calculus.linear import reduced
from steepest.calculus.numbers import Number, Point, largest
from steepest.calculus.vectors import dot, length, scaled, subtracted, turned, unit

__all__ = ["Matrix", "principal", "signs"]

Matrix: TypeAlias = Sequence[Sequence[Number]]

_DIGITS = 80
_CERTAIN = 50


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

    Certain for a matrix of fractions: all roots of its characteristic polynomial are real, so Descartes' rule of
    signs counts them. For floats, a value counts as zero below 1e-9 of the largest.

    >>> signs([[Fraction(2), Fraction(0)], [Fraction(0), Fraction(-2)]])
    (1, 0, 1)
    """
    exact = _exact(matrix)
    if exact is None:
        values = [value for value, _ in principal(matrix)]
        small = 1e-9 * float(largest(values)) if any(isinstance(value, float) for value in values) else 0
        negative, positive = sum(v < -small for v in values), sum(v > small for v in values)
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
    if any(isinstance(entry, float) for row in matrix for entry in row):
        values, vectors = np.linalg.eigh(np.array([[float(entry) for entry in row] for row in matrix]))
        return [(float(v), _oriented([float(c) for c in vectors[:, i]])) for i, v in enumerate(values)]
    if len(matrix) <= 2:
        return _of_plane(matrix)
    exact, found = _exact(matrix), _enclosed(matrix)
    result: list[tuple[Number, Point]] = []
    simple = [value for value, _ in found if isinstance(value, Fraction)] if exact else []
    for value in dict.fromkeys(simple):
        result += [(value, _oriented(unit(v))) for v in _null_space(exact or [], value)]
    result += [(value, _oriented(vector)) for value, vector in found if value not in simple]
    return sorted(result, key=lambda pair: pair[0])


def _of_plane(matrix: Matrix) -> list[tuple[Number, Point]]:
    """The principal values and directions of a matrix of one or two rows."""
    one, none = Fraction(1), Fraction(0)
    if len(matrix) == 1:
        return [(matrix[0][0], (one,))]
    (a, b), (_, d) = matrix
    if not b:
        return sorted([(a, (one, none)), (d, (none, one))], key=lambda pair: pair[0])
    apart = length(((a - d) / 2, b))
    upper = (a + d) / 2 + apart
    # (b, upper - a) and (upper - d, b) point one way; the one whose parts are added up, not taken away, is sharper
    along = unit((b, upper - a) if a <= d else (upper - d, b))
    return [(upper - 2 * apart, _oriented(turned(along))), (upper, _oriented(along))]


def _enclosed(matrix: Matrix) -> list[tuple[Number, Point]]:
    """The principal values and directions, worked out with 80 digits of which 50 are taken for certain."""
    import mpmath

    with mpmath.workdps(_DIGITS):
        rows = [[mpmath.mpf(top) / bottom for top, bottom in map(_ratio, row)] for row in matrix]
        values, vectors = mpmath.eigsy(mpmath.matrix(rows))
        size = len(matrix)
        scale = max([abs(value) for value in values] or [0])
        within = Fraction(*libmp.to_rational(scale._mpf_)) / 10**_CERTAIN
        return [
            (
                enclosed(Fraction(*libmp.to_rational(values[k]._mpf_)), within),
                tuple(
                    enclosed(Fraction(*libmp.to_rational(vectors[i, k]._mpf_)), Fraction(1, 10**_CERTAIN))
                    for i in range(size)
                ),
            )
            for k in range(size)
        ]


def _ratio(value: Number) -> tuple[int, int]:
    return value.as_integer_ratio()


def _exact(matrix: Matrix) -> list[list[Fraction]] | None:
    rows = [[entry for entry in row if isinstance(entry, Fraction)] for row in matrix]
    return rows if all(len(row) == len(matrix) for row in rows) else None


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
    forward = next(
        (component > 0 for component in vector if component and abs(float(component)) > 1e-12), True
    )
    return tuple(vector) if forward else scaled(vector, Fraction(-1))
