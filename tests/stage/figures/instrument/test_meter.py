"""A meter stays in its region whatever it counts, its numbers are apart, and its needle tells the value."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.instrument.arc import Arc
from steepest.stage.figures.instrument.meter import Meter
from steepest.stage.figures.instrument.scale import round_span
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import formula, words
from tests.families import crossed

regions = st.builds(
    lambda x, y, width, height: Box(x, y, x + width, y + height),
    st.floats(-6, 2),
    st.floats(-3, 0),
    st.floats(2.6, 6),
    st.floats(2.4, 5),
)
spans = st.sampled_from(
    [(0, 5), (-1, 1), (0, 1234), (-0.02, 0.07), (100, 101), (-5000, -200), (0, 2e8), (0.3, 0.9)]
)
SLACK = 0.02


def box_of(mobject: Any) -> Box:
    (left, bottom, _), (right, top, _) = mobject.get_corner([-1, -1, 0]), mobject.get_corner([1, 1, 0])
    return Box(left, bottom, right, top)


def meter(span: tuple[float, float], share: float, region: Box, decimals: int | None = 2) -> Meter:
    return Meter(words("bitterness"), span[0] + share * (span[1] - span[0]), span, region, decimals=decimals)


@given(region=regions, span=spans, share=st.floats(0, 1), decimals=st.sampled_from([None, 2]))
def test_all_of_it_is_in_its_region(region: Box, span: tuple, share: float, decimals: int | None) -> None:
    made = meter(span, share, region, decimals)
    boxes = [box_of(each) for each in (made.scale, *made.numbers, made.needle, made.name)]
    if made.number:
        boxes.append(box_of(made.number))
    for box in boxes:
        assert region.left - SLACK <= box.left and box.right <= region.right + SLACK
        assert region.bottom - SLACK <= box.bottom and box.top <= region.top + SLACK


@given(region=regions, span=spans)
def test_its_texts_are_apart(region: Box, span: tuple) -> None:
    made = meter(span, 0.5, region)
    texts = [box_of(each) for each in (*made.numbers, made.name, made.number)]
    assert all(one.apart(other) >= theme.TEXT_GAP - SLACK for one, other in combinations(texts, 2))


@pytest.mark.parametrize("share", [0.00000093853703, 0.00093853703, 0.98765432, 0.5])
def test_no_needle_runs_through_a_number_of_many_digits_under_it(share: float) -> None:
    made = meter((0, 1e9), share, Box(2.17, -0.23, 6.28, 3.08))
    assert made.number
    assert box_of(made.number).shrunk(-theme.LINE_GAP).clip(*made.needle.outline[:, :2]) is None


@given(region=regions, span=spans)
def test_its_numbers_stand_outside_the_arc_in_order(region: Box, span: tuple) -> None:
    made = meter(span, 0.5, region)
    arc = made.scale.arc
    middles = [each.get_center()[:2] - np.array(arc.middle) for each in made.numbers]
    assert all(np.hypot(*middle) > arc.radius for middle in middles)
    turns = [np.arctan2(-x, -y) % (2 * np.pi) for x, y in middles]
    assert turns == sorted(turns)


@given(span=spans, shares=st.lists(st.floats(0, 1), min_size=2, max_size=2).map(sorted))
def test_a_larger_value_is_farther_on_the_way_round(span: tuple, shares: list[float]) -> None:
    arc = Arc((0.0, 0.0), 1.0, span)
    first, second = (arc.angle(span[0] + share * (span[1] - span[0])) for share in shares)
    assert arc.ends[1] <= second <= first <= arc.ends[0]


def test_the_needle_follows_a_live_value_and_its_ghost_does_not() -> None:
    value = Live(1.0)
    made = Meter(words("loss"), value, (0, 4), Box(-3, -2, 3, 2))
    ghost, before = made.ghost(), made.needle.outline
    value.value = 3.0
    assert made.needle.shapes()[0].points[0, 0] == 3
    assert not np.allclose(made.needle.outline, before) and np.allclose(ghost.outline, before)


@given(share=st.floats(0.01, 1))
def test_a_dashed_needle_grows_out_of_the_hub(share: float) -> None:
    ghost = meter((0, 10), 0.5, Box(-3, -2, 3, 2)).ghost(7.0)
    ghost.grown = share
    foot, tip = ghost.outline
    assert np.allclose(ghost.drawn, [foot, foot + share * (tip - foot)])


def test_the_needle_stops_at_the_ends() -> None:
    far, end = (Meter(words("loss"), value, (0, 4), Box(-3, -2, 3, 2)).needle for value in (9, 4))
    assert np.allclose(far.outline, end.outline)


@given(values=st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=6))
def test_a_round_span_holds_all_its_values(values: list[float]) -> None:
    low, high = round_span(values)
    assert (
        low < high and low <= min(values) + 1e-6 * (high - low) and max(values) <= high + 1e-6 * (high - low)
    )


@given(values=st.lists(st.floats(0, 1e6), min_size=1, max_size=6))
def test_a_round_span_of_what_is_not_negative_is_not_either(values: list[float]) -> None:
    assert round_span(values)[0] >= 0


def test_a_swing_leads_from_where_the_needle_was() -> None:
    value = Live(1.0)
    made = Meter(words("loss"), value, (0, 4), Box(-3, -2, 3, 2))
    swing = made.swing(theme.DESCENT)
    value.value = 3.0
    assert [shape.kind for shape in swing.shapes()] == ["turn"]
    start, end = swing.outline[[0, -1], 0]
    assert start < made.scale.arc.middle[0] < end


def test_between_two_needles_are_a_stretch_of_the_scale_off_both_and_a_sector_under_both_up_to_it() -> None:
    made = meter((0, 50), 0.92, theme.GAUGE, 0)
    stretch, sector = (each.outline[:, :2] for each in made.between(44, 46, theme.WRONG))
    hands, arc = (made.ghost(44), made.needle), made.scale.arc
    far = np.hypot(*(sector - arc.middle).T).max()
    assert far == pytest.approx(np.hypot(*(stretch - arc.middle).T).min()), "nothing is left between them"
    for hand in hands:
        foot, tip = hand.outline[:, :2]
        assert any(np.allclose(foot + (tip - foot) * far / np.hypot(*(tip - foot)), point) for point in sector)
        assert np.hypot(*(stretch - arc.middle).T).min() > np.hypot(*(hand.outline[1, :2] - arc.middle))
    band = np.hypot(*(stretch - arc.middle).T) / arc.radius
    assert band.min() < 0.88 and band.max() > 1, "it covers the band of the scale"


def test_two_needles_are_told_apart_where_they_are_seen_as_two() -> None:
    made = meter((0, 50), 0.5, theme.GAUGE)
    assert made.tells_apart(44, 46) and not made.tells_apart(44, 44.1)


@pytest.mark.parametrize(
    ("size", "now"), crossed(2, [theme.LABEL_SIZE, theme.SMALLEST_SIZE], [40.0, 44.0, 46.5, 48.5])
)
def test_nothing_is_told_that_would_be_read_with_the_number(now: float, size: float) -> None:
    made = meter((0, 50), now / 50, theme.GAUGE, 1)
    assert made.number
    number = box_of(made.number)
    for was in np.arange(now - 6, now, 0.25):
        for text in made.tell(words("+2", size=size), (was, now)):
            box = box_of(text)
            above = box.bottom > number.top or box.top < number.bottom
            assert above or box.apart(number) > 0.3 - 0.01
            made.tails.clear()


@given(start=st.floats(0, 1), step=st.sampled_from([1e-3, 0.05, 1.0]), width=st.floats(2, 3.2))
def test_a_tall_name_keeps_off_the_number_over_it(start: float, step: float, width: float) -> None:
    """Also where no number at the ends of the scale keeps it down."""
    span = round_span((start, start + step))
    made = Meter(formula("f"), start, span, Box(-1, 0, -1 + width, 2.4), decimals=2)
    assert made.number is not None
    assert box_of(made.name).apart(box_of(made.number)) >= theme.TEXT_GAP - 0.01
