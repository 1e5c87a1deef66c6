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


@given(
    region=regions,
    name=names,
    value=st.integers(-2, 12),
    decimals=st.sampled_from([None, 0, 2]),
    numbered=st.booleans(),
)
def test_all_of_it_is_in_its_region_and_nothing_touches(
    region: Box, name: str, value: int, decimals: int | None, numbered: bool
) -> None:
    made = Dial(words(name), value, (0, 10), region, decimals=decimals, numbered=numbered)
    assert isinstance(made.knob.reach(), Box)
    texts = [box_of(part) for part in (*made.ends, made.name, *([made.number] if made.number else []))]
    lock = Box(
        made.centre - 0.01, made.knob.get_bottom()[1], made.centre + 0.01, made.knob.get_bottom()[1] + 0.1
    )
    boxes = [*texts, lock]
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
    for animation in made.knob.lock():
        animation.begin()
        animation.finish()
    value.value = 7.0
    kinds = [shape.kind for shape in made.knob.shapes()]
    assert kinds == ["dial", "lock"] and made.knob.held() == 2
    made.unlock()
    assert made.knob.held() == 7


def test_beyond_its_bounds_the_knob_stops() -> None:
    arc = dial(4).knob.arc
    assert np.isclose(arc.angle(99), arc.ends[1]) and np.isclose(arc.angle(-99), arc.ends[0])


def test_what_is_held_is_locked_at_once_and_unlocks() -> None:
    made = dial(4)
    made.hold()
    assert made.knob.bright == 0 and made.knob.frozen == 4
    made.knob.set_locked(False)
    assert made.knob.bright == 1 and made.knob.frozen is None


def test_an_arrow_goes_from_where_it_was_to_where_it_is() -> None:
    value = Live(4.0)
    made = dial(value)
    arrow = made.turn()
    assert not len(arrow.outline) and not list(arrow.shapes())
    value.value = 6.0
    ends = arrow.outline[[0, -1], :2] - np.array(made.knob.arc.middle)
    marks = [made.knob.arc.at(at) - np.array(made.knob.arc.middle) for at in (4, 6)]
    assert np.allclose([np.arctan2(y, x) for x, y in ends], [np.arctan2(y, x) for x, y in marks])


def test_an_arrow_to_where_it_will_be_is_dashed_and_stays() -> None:
    value = Live(6)
    made = dial(value)
    plan, turn = made.turn(8), made.turn()
    assert plan.dashed and not turn.dashed
    before = plan.outline
    value.value = 8
    assert np.allclose(plan.outline, before) and np.allclose(turn.outline, before)


@given(share=st.floats(0.01, 1))
def test_an_arrow_to_where_it_will_be_grows_and_one_that_follows_is_as_long_as_its_turn(share: float) -> None:
    value = Live(3.0)
    made = dial(value)
    plan, turn = made.turn(8), made.turn()
    value.value = 7.0
    plan.grown = turn.grown = share
    ends = [made.knob.arc.at(at, plan.share) for at in (3, 3 + 5 * share)]
    assert np.allclose(plan.drawn[[0, -1], :2], ends)
    assert (turn.drawn == turn.outline).all()


def test_a_note_keeps_off_that_of_the_next_dial() -> None:
    note = dial(4, lines=1).note(words("as long as three dials are wide"))
    assert note.width <= REGION.width - theme.TEXT_GAP + SLACK


def test_a_note_stands_under_all_that_it_tells() -> None:
    made = Dial(words("grind"), 4, (0, 10), REGION, lines=1)
    note = made.note(words("+3"))
    assert made.number is not None
    assert (
        REGION.bottom - SLACK <= box_of(note).bottom
        and box_of(note).apart(box_of(made.number)) > theme.TEXT_GAP
    )


@given(start=st.floats(0, 8), by=st.sampled_from([0.5, 1, 2]), region=regions)
def test_a_turn_is_told_over_its_arrow_and_within_its_dial(start: float, by: float, region: Box) -> None:
    made = Dial(words("grind"), start, (0, 10), region, decimals=None, above=True)
    text, arrow = box_of(made.over(words("+2"), start + by)), made.turn(start + by).outline[:, :2]
    assert text.bottom > arrow[:, 1].max()
    assert region.left - SLACK <= text.left and text.right <= region.right + SLACK
