"""Systems of linear equations, solved exactly where their numbers are exact."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from steepest.calculus.numbers import Number, Point, largest

__all__ = ["reduced", "solution"]

Rows = list[list[Number]]


def reduced(rows: Sequence[Sequence[Number]], columns: int) -> tuple[Rows, list[int]]:
    """Return the rows in reduced echelon form over the first `columns` columns, and the columns of the
    pivots.

    >>> reduced([[Fraction(2), Fraction(4)]], 1)
    ([[Fraction(1, 1), Fraction(2, 1)]], [0])
    """
    result = [list(row) for row in rows]
    scale = largest(entry for row in rows for entry in row[:columns])
    pivots: list[int] = []
    for column in range(columns):
        rank = len(pivots)
        top = largest(row[column] for row in result[rank:])
        if _vanishes(top, scale):
            continue
        row = next(i for i in range(rank, len(result)) if abs(result[i][column]) == top)
        result[rank], result[row] = result[row], result[rank]
        pivot = result[rank][column]
        result[rank] = [entry / pivot for entry in result[rank]]
        for i in range(len(result)):
            if i != rank and result[i][column]:
                factor = result[i][column]
                result[i] = [a - factor * b for a, b in zip(result[i], result[rank], strict=True)]
        pivots.append(column)
    return result, pivots


def _vanishes(value: Number, scale: Number) -> bool:
    """Whether a number is zero: exactly, or, for a float, next to the largest of its matrix."""
    return abs(value) <= 1e-12 * scale if isinstance(value, float) else not value


def solution(matrix: Sequence[Sequence[Number]], right: Sequence[Number]) -> tuple[Point | None, int]:
    """Return a solution of matrix · x = right, None if there is none, and how many dimensions of freedom are
    left.

    Free variables are zero in the solution.

    >>> solution([[Fraction(2), Fraction(0)], [Fraction(0), Fraction(4)]], [Fraction(6), Fraction(2)])
    ((Fraction(3, 1), Fraction(1, 2)), 0)
    >>> solution([[Fraction(0)]], [Fraction(1)])
    (None, 1)
    """
    size = len(matrix)
    rows, pivots = reduced([[*row, value] for row, value in zip(matrix, right, strict=True)], size)
    free = size - len(pivots)
    scale = largest(right)
    if any(not _vanishes(row[-1], scale) for row in rows[len(pivots) :]):
        return None, free
    return tuple(rows[pivots.index(i)][-1] if i in pivots else Fraction(0) for i in range(size)), free
