"""Labels find free places: inside their region, off what is taken, off each other; and they follow what they name."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import Rectangle

from steepest.stage.box import Box
from steepest.stage.figures.label import GAPS, Label, Labels, Look, rooms
from steepest.stage.play.live import Live
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import formula

FIELD = Box(-4, -3, 4, 3)
anywhere = st.builds(lambda x, y: np.array([x, y, 0.0]), st.floats(-3.9, 3.9), st.floats(-2.9, 2.9))
within = st.builds(lambda x, y: np.array([x, y, 0.0]), st.floats(-2, 2), st.floats(-1.5, 1.5))


def words(width: float = 1.2, height: float = 0.5) -> Rectangle:
    return Rectangle(width=width, height=height)


@given(at=anywhere)
def test_a_label_stays_in_its_region_and_off_its_point(at: np.ndarray) -> None:
    box = Labels(FIELD).beside(words(), at, at[None]).box
    assert FIELD.left <= box.left and box.right <= FIELD.right
    assert FIELD.bottom <= box.bottom and box.top <= FIELD.top
    assert not box.holds(at)


@given(at=anywhere, width=st.floats(0.5, 5))
def test_a_label_is_not_pushed_back_onto_its_point(at: np.ndarray, width: float) -> None:
    """There is much room all around: the only thing that is there lies in a corner."""
    corner = np.array([[-3.9, -2.9], [-3.8, -2.9]])
    assert not Labels(FIELD, [corner]).beside(words(width), at).box.holds(at)


@given(at=st.builds(lambda y: np.array([3.9, y, 0.0]), st.floats(-2, 2)))
def test_a_label_of_several_looks_is_not_pushed_back_onto_its_point(at: np.ndarray) -> None:
    """Nothing is there, and the way that comes first leads out of the region."""
    assert not Labels(FIELD).beside(words(), at, looks=[Look(at), Look(at)]).box.holds(at)


@given(few=st.integers(1, 5), more=st.integers(1, 5), at=st.floats(-0.5, 0.5))
def test_a_place_on_fewer_points_of_a_line_is_better(few: int, more: int, at: float) -> None:
    points = np.array([[at, 0.0]] * few + [[at + 5, 0.0]] * (few + more))
    one, other = rooms(np.array([[0.0, 0.0], [5.0, 0.0]]), np.array([0.6, 0.3]), points, [], np.zeros((0, 2)))
    assert one > other


def test_a_place_far_off_is_better_than_one_on_other_words() -> None:
    """Words lie all around the point, as far as a label may stand off it."""
    labels, at = Labels(FIELD), np.zeros(3)
    there = labels.beside(words(4, 3), at, ways=[(0.0, 0.0)]).box
    assert labels.beside(words(), at).box.apart(there) > 0


@given(at=within, turn=st.floats(0, np.pi))
def test_a_label_keeps_off_a_line_through_its_point(at: np.ndarray, turn: float) -> None:
    along = np.array([np.cos(turn), np.sin(turn), 0])
    line = at + np.linspace(-2, 2, 80)[:, None] * along
    box = Labels(FIELD).beside(words(), at, line).box
    assert not any(map(box.holds, line))


@given(
    corners=st.lists(st.tuples(st.floats(-3.5, 3.5), st.floats(-2.5, 2.5)), min_size=20, max_size=60),
    far=st.booleans(),
)
def test_a_label_lies_between_no_two_corners_of_a_long_walk(
    corners: list[tuple[float, float]], far: bool
) -> None:
    """A walk of many long steps through the left half of the field: the right half has room."""
    walk = np.array([[-2.0 + 0.4 * x, y] for x, y in corners] + ([[-1e6, 0.0]] if far else []))
    box = Labels(FIELD, [walk]).beside(words(), np.array([0.5, 0.0, 0.0])).box
    shrunk = Box(box.left + 0.05, box.bottom + 0.05, box.right - 0.05, box.top - 0.05)
    assert all(shrunk.clip(a, b) is None for a, b in pairwise(walk))


@given(at=within)
def test_labels_of_one_point_do_not_cover_each_other(at: np.ndarray) -> None:
    labels = Labels(FIELD)
    boxes = [labels.beside(words(), at).box for _ in range(4)]
    assert all(one.apart(other) > 0 for one, other in combinations(boxes, 2))


@given(on=st.floats(-0.39, 0.39), off=st.floats(0.41, 0.5))
def test_a_place_close_to_words_is_better_than_one_that_lies_on_them(on: float, off: float) -> None:
    taken, half, nothing = [Box(-0.2, -1.0, 0.2, 1.0)], np.array([0.2, 0.1]), np.zeros((0, 2))
    close, covering = rooms(np.array([[off, 0.0], [on, 0.0]]), half, nothing, taken, nothing)
    assert close > covering + 1


@given(one=within, other=within)
def test_a_label_seen_twice_is_clear_both_times(one: np.ndarray, other: np.ndarray) -> None:
    lines = [at + np.linspace(-1, 1, 20)[:, None] * [1, 0, 0] for at in (one, other)]
    looks = [Look(at, [line]) for at, line in zip((one, other), lines, strict=True)]
    label = Labels(FIELD).beside(words(), one, looks=looks)
    for look, line in zip(looks, lines, strict=True):
        label.anchor = look.anchor
        label.place()
        assert not any(map(label.box.holds, line))


def test_the_way_that_is_named_first_wins_where_all_are_free() -> None:
    at = np.zeros(3)
    above = Labels(FIELD).beside(words(), at, ways=[(0, 1), (1, 0)]).get_center()
    aside = Labels(FIELD).beside(words(), at, ways=[(1, 0), (0, 1)]).get_center()
    assert above[1] > 0 == above[0] and aside[0] > 0 == aside[1]


@given(width=st.floats(0.9, 1.0))
def test_words_that_have_no_place_are_smaller_and_beside_their_point(width: float) -> None:
    """Between two arrows that are no farther apart than the number is wide, with the room around it."""
    number = formula('"1,397,647"')
    at, arrows = np.zeros(3), [np.array([[x, -3.0], [x, 3.0]]) for x in (-width, width)]
    labels = Labels(FIELD)
    labels.solid += [*arrows, np.array([[-4.0, 0.0], [4.0, 0.0]])]
    box = labels.beside(number, at).box
    assert is_readable(number) and number.width < 1.1
    assert -width < box.left and box.right < width and box.apart(Box(0, 0, 0, 0)) < max(GAPS) + 0.01


def test_a_place_is_free_again_when_its_label_is_gone() -> None:
    labels = Labels(FIELD)
    first = labels.beside(words(), np.zeros(3))
    labels.free(first)
    assert np.allclose(labels.beside(words(), np.zeros(3)).get_center(), first.get_center())


def test_the_clearest_corner_is_the_one_across() -> None:
    x, y, _ = Labels(FIELD, [np.array([[3.0, 2.0]])]).in_corner(words()).get_center()
    assert x < 0 and y < 0


@pytest.mark.verify
@given(at=within, turn=st.floats(0, 2 * np.pi))
def test_a_plate_lies_on_a_line_before_it_lies_on_an_arrow(at: np.ndarray, turn: float) -> None:
    """Points of lines are everywhere but around the arrow, whichever way it goes."""
    way = np.array([np.cos(turn), np.sin(turn), 0])
    arrow = np.linspace(at, at + 1.2 * way, 20)
    everywhere = np.stack(np.meshgrid(np.linspace(-4, 4, 40), np.linspace(-3, 3, 30)), -1).reshape(-1, 2)
    far = np.abs(everywhere - (at + 1.1 * way)[:2]).max(axis=1) > 1
    labels = Labels(FIELD, [point[None] for point in everywhere[far]])
    labels.solid.append(arrow)
    box = labels.beside(words(), at).box
    assert not any(map(box.holds, arrow))


@given(ends=st.lists(st.tuples(st.floats(-3.5, 3.5), st.floats(-0.8, 0.8)), min_size=2, max_size=4))
def test_words_leave_the_corners_when_something_solid_lies_in_each(ends: list[tuple[float, float]]) -> None:
    corners = [np.array([[x, y]]) for x in (-3, 3) for y in (-2.3, 2.3)]
    labels = Labels(FIELD)
    labels.solid += [*corners, np.array(ends)]
    box = labels.in_corner(words()).box
    assert not any(box.holds(point) for line in labels.solid for point in line)


def test_a_label_follows_a_live_point() -> None:
    at = Live(np.zeros(3))
    label = Label(words(), at, (0, 1), FIELD)
    before = label.get_center()
    at.value = np.array([1.0, 0.5, 0.0])
    label.place()
    assert np.allclose(label.get_center() - before, at())


@given(width=st.floats(0.1, 12), height=st.floats(0.1, 9))
def test_words_larger_than_the_region_stand_in_its_middle(width: float, height: float) -> None:
    x, y, _ = Label(words(width, height), np.array([3.0, 2.0, 0.0]), (1, 0), FIELD).get_center()
    assert width + 0.24 < 8 or x == 0
    assert height + 0.24 < 6 or y == 0
