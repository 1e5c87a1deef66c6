"""The place next to another at which a gradient is zero, however flat it is there."""

from __future__ import annotations

from fractions import Fraction

import pytest

from steepest.calculus import Function, critical_points
from steepest.calculus.certainty.level_place import level_place
from steepest.calculus.flat.critical import NotIsolated


@pytest.mark.parametrize("power", [2, 3, 4, 5, 8, 16, 33, 64])
@pytest.mark.parametrize("off", [1e-4, -3e-5])
def test_a_flat_place_is_found_whatever_the_power(power: int, off: float) -> None:
    f = Function(f"(x - 1/3)**{power} + 2", ["x"])
    assert level_place(f, [1 / 3 + off]) == (Fraction(1, 3),)


@pytest.mark.parametrize("power", [4, 10, 32])
def test_a_place_that_is_flatter_one_way_than_the_other_is_found(power: int) -> None:
    f = Function(f"(x - 2)**2 + (y + 1/7)**{power}", ["x", "y"])
    assert level_place(f, [2.0001, -1 / 7 + 1e-4]) == (Fraction(2), Fraction(-1, 7))


@pytest.mark.verify
@pytest.mark.parametrize("text", ["(x + y + 1)**64", "(x - y)**8", "(2*x + y)**3"])
def test_a_line_of_flat_places_is_seen(text: str) -> None:
    f = Function(text, ["x", "y"])
    try:
        found = critical_points(f, [(-2, 2), (-2, 2)])
    except NotIsolated:
        return
    assert len(found) > 1
    assert all(abs(float(g)) == 0 for point in found for g in f.gradient(point.at))
