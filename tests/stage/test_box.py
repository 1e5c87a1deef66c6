"""A rectangle of the frame knows what runs through it."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from steepest.stage.box import Box

BOX = Box(-2, -1, 2, 1)
places = st.tuples(st.floats(-4, 4), st.floats(-3, 3))


@given(line=st.lists(places, min_size=1, max_size=4))
def test_a_line_that_has_a_point_in_a_box_crosses_it(line: list[tuple[float, float]]) -> None:
    nodes = np.array(line)
    along = [a + share * (b - a) for a, b in pairwise(nodes) for share in np.linspace(0, 1, 9)]
    held = BOX.shrunk(1e-9).holding(np.array([*nodes, *along])).any()
    assert not held or BOX.is_crossed(nodes)


def test_its_edge_is_held_and_not_enclosed() -> None:
    points = np.array([BOX.middle, [BOX.left, BOX.middle[1]], [BOX.middle[0], BOX.top], [BOX.right, BOX.bottom]])
    assert BOX.holding(points).all()
    assert BOX.enclosing(points).tolist() == [True, False, False, False]


@given(point=places)
def test_no_corner_is_farther_off_than_it_reaches(point: tuple[float, float]) -> None:
    corners = np.array([[x, y] for x in (BOX.left, BOX.right) for y in (BOX.bottom, BOX.top)])
    assert np.isclose(BOX.reach(np.array(point)), np.hypot(*(corners - point).T).max())


@given(line=st.lists(places, min_size=1, max_size=4), side=st.sampled_from([(0, 2), (0, -2), (1, 1), (1, -1)]))
def test_a_line_all_of_which_lies_beyond_one_side_of_a_box_does_not(
    line: list[tuple[float, float]], side: tuple[int, int]
) -> None:
    nodes, (axis, edge) = np.array(line), side
    nodes[:, axis] = edge + np.sign(edge) * (0.01 + np.abs(nodes[:, axis]))
    assert not BOX.is_crossed(nodes)
    assert BOX.is_crossed(nodes, np.zeros((1, 3)))


def test_no_line_crosses_no_box() -> None:
    assert not BOX.is_crossed() and not BOX.is_crossed(np.zeros((0, 2)))
