"""Sizes, edges and middles are manim's, to the bit."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from manim import Circle, Dot, Group, Mobject, Square, Star, VGroup, VMobject

from steepest.stage.lean import measures

MOBJECTS: dict[str, Mobject] = {
    "nothing": Mobject(),
    "nothing in a group": VGroup(VMobject()),
    "a star": Star().shift([0.3, -1.7, 0.2]),
    "a nest": Group(VGroup(Circle(), Square().rotate(0.3)), Dot([2, 1, -1]), Mobject()),
}


@pytest.mark.parametrize("mobject", MOBJECTS.values(), ids=MOBJECTS)
def test_lengths_are_those_that_manim_finds_point_by_point(mobject: Mobject) -> None:
    for dim in range(3):
        high, low = (mobject.reduce_across_dimension(compare, dim) for compare in (max, min))
        assert mobject.length_over_dim(dim) == (0 if high is None else high - low)


@pytest.mark.parametrize("mobject", MOBJECTS.values(), ids=MOBJECTS)
def test_edges_corners_and_the_middle_are_those_that_manim_finds_one_by_one(mobject: Mobject) -> None:
    points = mobject.get_points_defining_boundary()
    for direction in product((-1, 0, 0.5), repeat=3):
        expected = [mobject.get_extremum_along_dim(points, k, direction[k]) if len(points) else 0 for k in range(3)]
        np.testing.assert_array_equal(mobject.get_critical_point(direction), expected)


def test_they_are_taken_so() -> None:
    assert Mobject.length_over_dim is measures.length_over_dim
    assert VMobject.get_critical_point is measures.get_critical_point
