"""Principal values and directions of symmetric matrices, and the linear equations beneath them."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.calculus.linear import solution
from steepest.calculus.principal import characteristic, principal, signs
from steepest.calculus.vectors import dot, length, turned, unit
from tests.families import examples

entries = st.integers(-6, 6).map(Fraction)


@st.composite
def matrices(draw):
    size = draw(st.integers(1, 4))
    upper = {(i, j): draw(entries) for i in range(size) for j in range(i, size)}
    return [[upper[min(i, j), max(i, j)] for j in range(size)] for i in range(size)]


@examples(120)
@given(matrices())
def test_principal_values_and_directions(matrix):
    pairs = principal(matrix)
    expected = np.linalg.eigvalsh(np.array(matrix, float))
    assert [float(value) for value, _ in pairs] == pytest.approx(list(expected), abs=1e-9)
    for value, direction in pairs:
        moved = [dot(row, direction) for row in matrix]
        assert [float(m) for m in moved] == pytest.approx([float(value * d) for d in direction], abs=1e-9)
        assert float(length(direction)) == pytest.approx(1)
    for i, (_, a) in enumerate(pairs):
        for _, b in pairs[:i]:
            assert float(dot(a, b)) == pytest.approx(0, abs=1e-9)


@examples(120)
@given(matrices())
def test_signs_count_the_eigenvalues(matrix):
    values = np.linalg.eigvalsh(np.array(matrix, float))
    expected = int((values < -1e-9).sum()), int((abs(values) <= 1e-9).sum()), int((values > 1e-9).sum())
    assert signs(matrix) == expected
    assert signs([[float(entry) for entry in row] for row in matrix]) == expected


@examples(60)
@given(matrices())
def test_characteristic_polynomial(matrix):
    expected = np.poly(np.array(matrix, float))
    assert [float(c) for c in characteristic(matrix)] == pytest.approx(list(expected), abs=1e-6)


def test_a_double_value_gets_two_directions():
    half = Fraction(1, 2)
    pairs = principal(
        [[half, 0 * half, 0 * half], [0 * half, half, 0 * half], [0 * half, 0 * half, 2 * half]]
    )
    assert [value for value, _ in pairs] == [half, half, 1]
    assert [direction for _, direction in pairs] == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]


@examples(100)
@given(matrices(), st.lists(entries, min_size=4, max_size=4))
def test_solution_solves(matrix, right):
    right = right[: len(matrix)]
    x, free = solution(matrix, right)
    assert free == len(matrix) - np.linalg.matrix_rank(np.array(matrix, float))
    if x is not None:
        assert [dot(row, x) for row in matrix] == right
    else:
        assert free > 0


def test_vectors():
    assert unit((Fraction(4), Fraction(3))) == (Fraction(4, 5), Fraction(3, 5))
    assert turned((1, 0)) == (0, 1)
    with pytest.raises(ValueError, match="no direction"):
        unit((Fraction(0), Fraction(0)))
    assert length((1e200, 1e200)) == pytest.approx(1.4142135623730951e200)
