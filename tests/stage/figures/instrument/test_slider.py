"""A slider stands where its value says, between its ends, and stands still while it is locked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from steepest.stage.box import Box
from steepest.stage.figures.instrument.slider import Slider
from steepest.stage.play.live import Live

REGION = Box(-1, -2, 1, 2)


@given(value=st.floats(-5, 15))
def test_its_grip_stays_in_its_region(value: float) -> None:
    made = Slider(value, (0, 10), REGION)
    assert REGION.bottom < made.low <= made.level <= made.high < REGION.top
    assert 0 <= made.share <= 1


def test_it_follows_its_value_until_it_is_locked() -> None:
    value = Live(2.0)
    made = Slider(value, (0, 10), REGION)
    before = made.appearance()
    value.value = 7.0
    assert made.share == 0.7 and made.appearance() != before
    made.set_locked(True)
    value.value = 1.0
    assert made.share == 0.7
    assert [shape.kind for shape in made.shapes()] == ["slider", "lock"]
