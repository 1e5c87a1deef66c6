"""Values run from one to another as they say."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import linear

from steepest.stage.play.live import Live

ends = st.floats(1e-6, 1e6)
shares = st.floats(0, 1, exclude_max=True)


def ran(live: Live[Any], end: Any, *at: float) -> list[Any]:
    """What is read at some shares (0 to 1) of the way to an end."""
    movement = live.to(end, rate_func=linear)
    movement.begin()
    found = []
    for share in at:
        movement.interpolate(share)
        found.append(live())
    return found


@given(start=ends, end=ends, one=shares, other=shares)
def test_in_equal_times_it_is_multiplied_by_equal_factors(start: float, end: float, one: float, other: float) -> None:
    found = ran(Live(start, "log"), end, 0, one, other, 1)
    assert found[-1] == end
    for share, value in zip((0, one, other), found, strict=False):
        assert math.log(value / start) == pytest.approx(share * math.log(end / start), abs=1e-9)


@given(start=st.floats(-1e3, 1e3), end=st.floats(-1e3, 1e3), share=shares)
def test_usually_equal_amounts_are_added(start: float, end: float, share: float) -> None:
    assert ran(Live(start), end, share) == [pytest.approx(start + share * (end - start), abs=1e-9)]


def test_it_runs_until_it_is_there() -> None:
    live = Live(2)
    movement = live.to(3, rate_func=linear)
    movement.begin()
    movement.interpolate(0.5)
    assert live.runs and live() == 2.5
    movement.finish()
    assert not live.runs and live() == 3 and type(live()) is int
