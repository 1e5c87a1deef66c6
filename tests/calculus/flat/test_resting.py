"""What lies between two flat places is found, too, where it draws in nothing from far away."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
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
