"""A dial stays in its region, turns with its value between its bounds, and stands still while it is locked."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.instrument.dial import Dial
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import words

REGION = Box(-3, -2, 0, 2)
regions = st.builds(
    lambda x, y, width, height: Box(x, y, x + width, y + height),
    st.floats(-6, 2),
    st.floats(-3, 0),
    st.floats(1, 6),
    st.floats(2, 5),
)
names = st.sampled_from(["η", "grind", "water temperature", "how long the water runs through it"])
SLACK = 0.02


def box_of(mobject: Any) -> Box:
    (left, bottom, _), (right, top, _) = mobject.get_corner([-1, -1, 0]), mobject.get_corner([1, 1, 0])
    return Box(left, bottom, right, top)


def dial(value: Any, **style: Any) -> Dial:
    return Dial(words("grind"), value, (0, 10), REGION, **style)


@given(region=regions, name=names, value=st.integers(-2, 12), decimals=st.sampled_from([None, 0, 2]))
def test_all_of_it_is_in_its_region_and_nothing_touches(
    region: Box, name: str, value: int, decimals: int | None
) -> None:
    made = Dial(words(name), value, (0, 10), region, decimals=decimals)
    boxes = [box_of(part) for part in made.parts]
    for box in boxes:
        assert region.left - SLACK <= box.left and box.right <= region.right + SLACK
        assert region.bottom - SLACK <= box.bottom and box.top <= region.top + SLACK
    assert all(one.apart(other) > theme.LINE_GAP - SLACK for one, other in combinations(boxes, 2))


def test_it_follows_its_value() -> None:
    value = Live(2.0)
    made = dial(value)
    before = made.knob.appearance()
    value.value = 7.0
    assert made.knob.shapes()[0].points[0, 0] == 7 and made.knob.appearance() != before
    assert made.number is not None and made.number.refresh().text == "7.0"


def test_locked_it_stays_where_it_was_and_shows_a_lock() -> None:
    value = Live(2.0)
    made = dial(value)
    made.lock()
    made.knob.locked = 1.0
    value.value = 7.0
    kinds = [shape.kind for shape in made.knob.shapes()]
    assert kinds == ["dial", "lock"] and made.knob.held() == 2
    made.unlock()
    assert made.knob.held() == 7


def test_beyond_its_bounds_the_knob_stops() -> None:
    arc = dial(4).knob.arc
    assert np.isclose(arc.angle(99), arc.ends[1]) and np.isclose(arc.angle(-99), arc.ends[0])
