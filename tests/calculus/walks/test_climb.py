"""Climbs straight uphill: along the gradient, to a top, to the edge, or to neither."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.calculus import Climb, Function, Landforms
from tests.families import examples

SQUARE = ((-3, 3), (-3, 3))


def climb(text: str, start: Sequence[float]) -> Climb:
    function = Function(text, ["x", "y"])
    return Climb(function, function.point(start), SQUARE, Landforms(function, SQUARE).tops)


@examples(25)
@given(x=st.floats(-2, 2), y=st.floats(-2, 2))
def test_on_a_long_dome_it_follows_the_curve_on_which_gradients_lie(x: float, y: float) -> None:
    """On −x² − 2y² the way straight uphill is y = c·x², for dy/dx = 2y/x."""
    if min(abs(x), abs(y)) < 0.1:
        return
    found = climb("-x**2 - 2*y**2", (x, y))
    assert found.ended == "top"
    across, up = found.points[:-1].T
    assert up == pytest.approx(y * (across / x) ** 2, abs=1e-3)


def test_every_step_but_the_last_is_as_long_and_leads_uphill() -> None:
    found = climb("sin(x) + cos(y)", (-1, -1))
    lengths = np.hypot(*np.diff(found.points[:-1], axis=0).T)
    assert lengths == pytest.approx(lengths[0], rel=1e-3)
    heights = found.function.sample(*found.points.T)
    assert (np.diff(heights) > 0).all()


def test_it_ends_on_a_top_exactly() -> None:
    found = climb("sin(x) + cos(y)", (-1, -1))
    assert found.top is not None and found.points[-1] == pytest.approx([np.pi / 2, 0])


@pytest.mark.parametrize(("text", "start"), [("x + 2*y", (0, 0)), ("x**2 + y**2", (1, 1))])
def test_without_a_top_it_ends_at_the_edge(text: str, start: tuple[float, float]) -> None:
    found = climb(text, start)
    assert found.ended == "edge" and found.top is None
    assert np.abs(found.points[-1]).max() == pytest.approx(3)


@pytest.mark.parametrize(
    ("text", "start"),
    [("x**2 - y**2", (0, 1)), ("-abs(x) - abs(y)", (0.5, 1)), ("-(x + y)**2", (1, 1))],
)
def test_in_a_pass_and_on_a_ridge_without_a_top_it_ends_nowhere(
    text: str, start: tuple[float, float]
) -> None:
    found = climb(text, start)
    assert found.ended == "nowhere" and np.isfinite(found.points).all()
