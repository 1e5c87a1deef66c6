"""What lies between two flat places is found, too, where it draws in nothing from far away."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, pi

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from steepest.calculus import Function, critical_points
from steepest.calculus.flat.critical import NotIsolated
from steepest.calculus.flat.resting import newton_step, resting_places


@pytest.mark.verify
@given(
    st.integers(-8, 8),
    st.integers(-8, 8),
    st.sampled_from(["1/2", "1", "3/2", "2"]),
    st.integers(10, 200),
)
def test_both_valleys_and_the_pass_between_them_are_found(x: int, y: int, apart: str, room: int) -> None:
    f = Function(f"((x - {x})**2 - ({apart})**2)**2 + (y - {y})**2", ["x", "y"])
    found = critical_points(f, [(x - room, x + room), (y - room, y + room)])
    far = Fraction(apart)
    assert [point.at for point in found] == [(x - far, y), (x, y), (x + far, y)]
    assert [point.kind for point in found] == ["minimum", "saddle", "minimum"]


@pytest.mark.verify
@pytest.mark.parametrize("room", [10, 20, 30])
@given(st.integers(-9, 9), st.integers(-9, 9), st.integers(2, 6), st.sampled_from([1, -3]))
def test_a_narrow_hill_or_hollow_on_a_large_map_is_found(room: int, x: int, y: int, wide: int, height: int) -> None:
    """Few seeds stand where Newton's method leads to it; far off, float64 knows no slope, and that is no plain."""
    f = Function(f"{height}*exp(-((x - {x} + 1/3)**2 + (y - {y})**2)/{wide})", ["x", "y"])
    found = critical_points(f, [(-room, room), (-room - 1, room - 1)])
    assert [(point.at, point.kind) for point in found] == [
        ((x - Fraction(1, 3), y), "maximum" if height > 0 else "minimum")
    ]


def test_a_hill_is_found_that_another_one_moves_by_ninety_digits() -> None:
    f = Function("exp(-x**2 - y**2) + exp(-(x - 16)**2 - (y + 15)**2)", ["x", "y"])
    found = critical_points(f, [(-20, 20), (-20, 20)])
    assert [point.at for point in found if point.kind == "maximum"] == [(0, 0), (16, -15)]


def test_where_a_function_is_constant_its_flat_places_are_countless() -> None:
    with pytest.raises(NotIsolated):
        critical_points(Function("abs(x) - x + y**2", ["x", "y"]), [(-2, 2), (-2, 2)])


def test_none_of_sixty_is_passed_over() -> None:
    """There are three along x and twenty along y, where 400 seeds are twenty in a row."""
    f = Function("sin(x/2) + sin(2*y)", ["x", "y"])
    assert len(critical_points(f, [(-8, 12), (-15, 15)])) == 60


@pytest.mark.verify
@given(
    st.sampled_from(["1/2", "1", "3/2", "2", "3"]),
    st.sampled_from(["1/2", "1", "2", "5/2"]),
    *(st.integers(2, 12),) * 4,
)
def test_however_many_there_are_all_are_found(a: str, b: str, w: int, e: int, s: int, n: int) -> None:
    """Those of a sine along x and a cosine along y are counted by hand."""
    along_x = _between(float(Fraction(a)) * -w / pi - 0.5, float(Fraction(a)) * e / pi - 0.5)
    along_y = _between(float(Fraction(b)) * -s / pi, float(Fraction(b)) * n / pi)
    assume(along_x * along_y <= 190)
    f = Function(f"sin({a}*x) + cos({b}*y)", ["x", "y"])
    assert len(critical_points(f, [(-w, e), (-s, n)])) == along_x * along_y


def _between(low: float, high: float) -> int:
    """How many whole numbers lie between two others."""
    return floor(high) - ceil(low) + 1


def test_where_more_are_found_than_are_wanted_no_further_seeds_are_sent_out() -> None:
    """A whole line is level here, and each of 400 seeds comes to rest at a place of its own."""
    f = Function("(x + y + 1)**64", ["x", "y"])
    bounds, sizes = [(Fraction(-3), Fraction(3))] * 2, np.array([6.0, 6.0])
    few, more = (len(resting_places(f, bounds, sizes, enough)) for enough in (20, 400))
    assert 20 < few <= 400 < more


ENTRIES = st.floats(-3, 3).map(lambda value: value if abs(value) > 1e-3 else 0.0)


@given(ENTRIES, ENTRIES, ENTRIES, st.sampled_from([1e-150, 1e-9, 1.0, 1e150]), ENTRIES, ENTRIES)
@example(1.0, 1.0, 1.0, 1.0, 1.0, 0.0)  # flat along one direction
@example(1.0, 1e-3, 2e-6, 1.0, 1.0, 0.5)
@example(1.0, 0.0, -1.0, 1e-9, 2.0, 3.0)
@example(0.0, 0.0, 0.0, 1.0, 1.0, 1.0)
def test_a_step_of_newton_in_two_variables_is_that_of_the_pseudoinverse(
    a: float, b: float, d: float, scale: float, x: float, y: float
) -> None:
    matrix, gradient = scale * np.array([[a, b], [b, d]]), np.array([x, y])
    values = np.abs(np.linalg.eigvalsh(matrix))
    # near the limit, rounding decides whether a value counts as zero
    assume(not values.max() or not 1e-12 < values.min() / values.max() < 1e-8)
    step = newton_step(matrix[:, :, None], gradient[:, None])[:, 0]
    expected = np.linalg.pinv(matrix, rcond=1e-10) @ gradient
    assert step == pytest.approx(expected, rel=1e-6, abs=1e-6 * np.abs(expected).max())
