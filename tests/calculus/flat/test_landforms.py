"""Hills, hollows and passes of a map, and what the gradient does around them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.calculus import Encircled, Function, Landforms
from tests.families import examples

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


NET = np.stack(np.meshgrid(*[np.arange(-2.0, 3.0)] * 2), -1).reshape(-1, 2)


def around(text: str, reach: float = 1.7) -> Encircled:
    """The arrows around the first flat place that begin on a grid of ones."""
    found = land(text)
    places = NET[NET.any(axis=1)]
    ways = np.stack(np.broadcast_arrays(*found.function.sample_gradient(*places.T)), -1)
    return Encircled.by(found.flats[0], places, ways, reach)


@examples(25)
@given(a=st.integers(1, 5), b=st.integers(1, 5), c=st.integers(-1, 1))
def test_arrows_run_out_of_a_bottom_into_a_top_and_both_ways_through_a_pass(a: int, b: int, c: int) -> None:
    bowl, dome, ways = (
        around(f"{p}*{a}*x**2 + {c}*x*y + {q}*{b}*y**2") for p, q in ((1, 1), (-1, -1), (1, -1))
    )
    assert (bowl.outward > 0).all() and (dome.outward < 0).all() and ways.turns == 4
    assert bowl.tells and dome.tells and ways.tells
    assert (bowl.bends > 0).all() and (dome.bends < 0).all() and np.ptp(np.sign(ways.bends)) == 2


@examples(25)
@given(a=st.integers(1, 5), b=st.integers(1, 5), c=st.integers(-1, 1))
def test_at_a_pass_the_plainest_are_one_on_each_side_and_elsewhere_all(a: int, b: int, c: int) -> None:
    bowl, ways = (around(f"{a}*x**2 + {c}*x*y + {sign}*{b}*y**2") for sign in (1, -1))
    assert bowl.plainest is bowl and len(ways.plainest.places) == 4
    assert ways.plainest.tells and ways.plainest.turns == 4
    assert np.abs(ways.plainest.outward).min() > np.median(np.abs(ways.outward)) - 1e-9


def test_those_around_a_flat_place_are_near_and_in_the_order_of_their_angles() -> None:
    found = around("x**2 + y**2")
    assert np.hypot(*found.places.T).max() <= 1.7 < np.hypot(*NET.T).max()
    assert (np.diff(np.arctan2(*found.places.T[::-1])) > 0).all()
    assert found.ways == pytest.approx(2 * found.places)


@examples(25)
@given(a=st.integers(1, 5), b=st.integers(1, 5), c=st.integers(-1, 1), radius=st.floats(0.1, 2))
def test_arrows_from_a_ring_begin_on_it_evenly_and_run_in_around_a_top(a: int, b: int, c: int, radius: float) -> None:
    dome = land(f"-{a}*x**2 + {c}*x*y - {b}*y**2")
    found = Encircled.on_ring(dome.flats[0], dome.function, radius, 0.04, SQUARE)
    assert found and found.tells and np.hypot(*found.places.T) == pytest.approx(radius)
    assert np.hypot(*(found.places - np.roll(found.places, 1, axis=0)).T).std() == pytest.approx(0, abs=1e-9)


def test_none_are_told_from_a_ring_that_is_wider_than_the_top_or_where_they_reach_its_middle() -> None:
    ridge = land("cos(4*x) - y**2/9")
    flat = next(flat for flat in ridge.tops if not any(flat.at))
    tried = (0.4, 0.02), (1, 0.02), (0.4, 0.2)
    told = [Encircled.on_ring(flat, ridge.function, radius, scale, SQUARE) for radius, scale in tried]
    assert told[0] and not any(told[1:])


@pytest.mark.parametrize("formula", ["x**2 - y**2", "x*y", "2*x**2 - y**2", "x**2 + 3*x*y - 2*y**2"])
def test_arrows_from_a_ring_around_a_pass_lead_straight_in_and_out_along_its_ways_and_between_them_as_they_do(
    formula: str,
) -> None:
    saddle = land(formula)
    found = Encircled.on_ring(saddle.flats[0], saddle.function, 1, 0.05, SQUARE)
    assert found and len(found.places) >= 4
    assert sorted(np.round(found.outward[np.abs(found.outward) > 1 - 1e-9])) == [-1, -1, 1, 1]
    assert len(found.places) == 8


def test_arrows_that_lead_along_a_ring_around_a_pass_are_left_out_where_they_would_reach_the_next() -> None:
    saddle = land("x**2 - y**2")
    short, long = (Encircled.on_ring(saddle.flats[0], saddle.function, 1, scale, SQUARE) for scale in (0.2, 0.4))
    assert short and sorted(np.round(short.outward)) == [-1, -1, 0, 0, 0, 0, 1, 1]
    assert long and sorted(np.round(long.outward)) == [-1, -1, 1, 1]


@pytest.mark.parametrize("scale", [0.1, 0.2])
def test_arrows_from_a_ring_that_would_leave_the_map_are_left_out(scale: float) -> None:
    bowl = land("x**2 + y**2")
    found = Encircled.on_ring(bowl.flats[0], bowl.function, 1.9, scale, ((-2, 4), (-4, 4)))
    assert found and len(found.places) < 8
    assert (found.places + found.ways)[:, 0].min() >= -2


def test_too_few_arrows_tell_nothing() -> None:
    assert not around("x**2 + y**2", reach=0.9).tells


def test_arrows_that_lead_past_a_top_do_not_tell_of_it() -> None:
    assert not around("-x**2 - 9*y**2 - 9*x*y*(x**2 + y**2)/2").tells
