"""Labels find free places: inside the box, off what is taken, off each other."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from manim import DL, UR, Mobject, Rectangle

from steepest.stage.box import Box
from steepest.stage.figures.clearing import Clearing

FIELD = Box(-4, -3, 4, 3)
NOTHING = np.zeros((0, 3))
inside = st.builds(lambda x, y: np.array([x, y, 0.0]), st.floats(-3.9, 3.9), st.floats(-2.9, 2.9))


def box_of(mobject: Mobject) -> Box:
    """The rectangle that a mobject fills."""
    (left, bottom, _), (right, top, _) = mobject.get_corner(DL), mobject.get_corner(UR)
    return Box(float(left), float(bottom), float(right), float(top))


def label() -> Mobject:
    return Rectangle(width=1.2, height=0.5)


@given(near=inside)
def test_a_label_stays_in_the_box_and_off_its_point(near: np.ndarray) -> None:
    placed = box_of(Clearing(FIELD, NOTHING).put(label(), near))
    assert FIELD.left <= placed.left and placed.right <= FIELD.right
    assert FIELD.bottom <= placed.bottom and placed.top <= FIELD.top
    assert not placed.holds(near)


def test_a_label_keeps_off_what_is_taken() -> None:
    line = np.stack([np.linspace(0, 4, 60), np.zeros(60), np.zeros(60)], -1)
    placed = box_of(Clearing(FIELD, line).put(label(), np.zeros(3)))
    assert not any(map(placed.holds, line))


@given(near=st.builds(lambda x, y: np.array([x, y, 0.0]), st.floats(-2, 2), st.floats(-1.5, 1.5)))
def test_labels_of_one_point_do_not_cover_each_other(near: np.ndarray) -> None:
    clearing = Clearing(FIELD, NOTHING)
    boxes = [box_of(clearing.put(label(), near)) for _ in range(3)]
    assert all(one.apart(other) > 0 for one, other in combinations(boxes, 2))


def test_a_place_is_free_again_when_its_label_is_gone() -> None:
    clearing = Clearing(FIELD, NOTHING)
    first = clearing.put(label(), np.zeros(3))
    clearing.labels.remove(first)
    assert np.allclose(clearing.put(label(), np.zeros(3)).get_center(), first.get_center())


def test_the_clearest_corner_is_the_one_across() -> None:
    clearing = Clearing(FIELD, np.array([[3.0, 2.0]]))
    x, y, _ = clearing.put_in_corner(label()).get_center()
    assert x < 0 and y < 0
