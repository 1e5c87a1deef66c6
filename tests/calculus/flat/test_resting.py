"""What lies between two flat places is found, too, where it draws in nothing from far away."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, pi

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from steepest.calculus import Function, critical_points


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
