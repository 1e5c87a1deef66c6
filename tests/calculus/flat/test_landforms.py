"""Hills, hollows and passes of a map, and what the gradient does around them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steepest.calculus import Function, Landforms

SQUARE = ((-3, 3), (-3, 3))


def land(text: str, window: tuple[tuple[float, float], tuple[float, float]] = SQUARE) -> Landforms:
    return Landforms(Function(text, ["x", "y"]), window)


def counts(of: Landforms) -> tuple[int, int, int, int]:
    return len(of.tops), len(of.bottoms), len(of.passes), len(of.others)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x**2 + y**2", (0, 1, 0, 0)),
        ("-x**2 - 3*y**2", (1, 0, 0, 0)),
        ("x*y", (0, 0, 1, 0)),
        ("x**3 - 3*x*y**2", (0, 0, 0, 1)),
        ("x**3 - 3*x + y**2", (0, 1, 1, 0)),
        ("x + 2*y", (0, 0, 0, 0)),
    ],
)
def test_each_flat_place_is_of_one_kind(text: str, expected: tuple[int, int, int, int]) -> None:
    found = land(text)
    assert counts(found) == expected and len(found.flats) == sum(expected)
    assert not found.countless


@pytest.mark.parametrize("text", ["(x + y)**2", "sin(x) + 0*y", "0*x + 0*y + 1"])
def test_a_flat_line_is_countless_and_lists_nothing(text: str) -> None:
    found = land(text)
    assert found.countless and counts(found) == (0, 0, 0, 0)
    assert found.top is found.bottom is found.mountain_pass is None


@settings(max_examples=25, deadline=None)
@given(a=st.integers(1, 5), b=st.integers(1, 5), c=st.integers(-1, 1))
def test_arrows_run_out_of_a_bottom_into_a_top_and_both_ways_through_a_pass(a: int, b: int, c: int) -> None:
    bowl, dome, ways = (
        land(f"{p}*{a}*x**2 + {c}*x*y + {q}*{b}*y**2") for p, q in ((1, 1), (-1, -1), (1, -1))
    )
    assert bowl.bottom is not None and (bowl.bottom.outward > 0).all()
    assert dome.top is not None and (dome.top.outward < 0).all()
    assert ways.mountain_pass is not None and ways.mountain_pass.turns == 4


def test_arrows_around_a_flat_place_are_gradients_of_length_one_on_a_circle() -> None:
    found = land("sin(x) + cos(y)", ((-6, 3), (-4.5, 1.5)))
    for each in (found.top, found.bottom, found.mountain_pass):
        assert each is not None
        off = each.places - np.array([float(value) for value in each.flat.at])
        assert np.hypot(*off.T) == pytest.approx(np.hypot(*off[0]))
        slopes = np.stack([np.cos(each.places[:, 0]), -np.sin(each.places[:, 1])], -1)
        assert each.ways == pytest.approx(slopes / np.hypot(*slopes.T)[:, None])


def test_a_flat_place_without_room_around_it_is_not_shown() -> None:
    assert land("(x - 2.99)**2 + y**2").bottom is None


def test_of_several_the_one_nearest_to_the_middle_is_shown() -> None:
    found = land("sin(x) + cos(y)", ((-6, 3), (-4.5, 1.5)))
    assert found.top is not None and float(found.top.flat.at[0]) == pytest.approx(np.pi / 2)
