"""Copies of mobjects are manim's: equal, and apart from what they were made of."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
from manim import Circle, Mobject, Square, VGroup

from steepest.stage.lean import copies


def _nest() -> Any:
    group: Any = VGroup(Circle(fill_opacity=0.5), VGroup(Square()))
    group.first, group.where, group.again = group[0], group[0].points, [group[0].points]
    group.named, group.told = {"square": group[1][0]}, np.array([group[1][0]], object)
    return group


def test_parts_and_points_that_are_one_stay_one() -> None:
    copied = _nest().copy()
    assert copied.first is copied[0] and copied.named["square"] is copied[1][0] and copied.told.item() is copied[1][0]
    assert copied.where is copied[0].points and copied.again[0] is copied.where


def test_what_is_done_to_a_copy_is_not_done_to_the_other() -> None:
    group = _nest()
    before = [each.points.copy() for each in group.get_family()]
    group.copy().shift([1, 2, 3]).set_fill("#12ab9f", 1).add(Circle())
    assert all(np.array_equal(each.points, points) for each, points in zip(group.get_family(), before, strict=True))
    assert group[0].get_fill_opacity() == 0.5 and len(group) == 2


def test_it_has_all_that_the_other_has() -> None:
    circle = Circle(color="#12ab9f")
    copied = copy.deepcopy(circle)
    assert vars(copied).keys() == vars(circle).keys() | {"original_id"}
    for name, value in vars(circle).items():
        np.testing.assert_array_equal(getattr(copied, name), value)


def test_they_are_copied_so() -> None:
    assert Mobject.__deepcopy__ is copies.deep_copy
