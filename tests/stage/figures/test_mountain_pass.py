"""Two views of a pass tell its ridge from its valley, and the names at their ends are clear of each other."""

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.mountain_pass import MountainPass
from steepest.stage.figures.spot import box_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.type.typeset import words

WHOLE, BESIDE = Box(-6, -3, 6, 2), Box(-6.5, -3, 3, 2)
RIDGES = [(1, 0), (0, 1), (np.sqrt(0.5), np.sqrt(0.5)), (0.8, -0.6)]


def land_with(ridge: tuple[float, float]) -> MountainPass:
    """A pass at (0, 0) with its ridge in a direction."""
    (a, b), valley = ridge, (-ridge[1], ridge[0])
    ground = Terrain(lambda x, y: (a * x + b * y) ** 2 - (a * y - b * x) ** 2, (-2, 2), (-2, 2))
    lead = valley[0] / 10, valley[1] / 10
    axes = [words(name) for name in ("one", "other")]
    return MountainPass(
        ground, (0, 0), ridge, valley, lead, (theme.FIRST, theme.SECOND), axes, (WHOLE, BESIDE)
    )


@pytest.mark.parametrize("ridge", RIDGES)
def test_ahead_is_far_and_left_is_left(ridge: tuple[float, float]) -> None:
    land = land_with(ridge)
    far, near, left, right = (land.along.project(half[-1]) for half in land.halves.values())
    assert far[1] > near[1] and far[2] < near[2] and left[0] < right[0]


@pytest.mark.parametrize("ridge", RIDGES)
def test_the_block_fills_a_box_in_each_view(ridge: tuple[float, float]) -> None:
    land = land_with(ridge)
    for view, box in ((land.aside, WHOLE), (land.along, BESIDE)):
        land.landscape.view = view
        low, high = land.landscape.extremes()
        assert box.left - 0.01 < low[0] and high[0] < box.right + 0.01
        assert box.bottom - 0.01 < low[1] and high[1] < box.top + 0.01


@pytest.mark.parametrize("ridge", RIDGES)
def test_names_are_clear_of_each_other_and_of_the_axes(ridge: tuple[float, float]) -> None:
    land = land_with(ridge)
    names = land.named({end: words(end) for end in land.curves}, Box(-6.6, -3, 6.6, 3))
    assert land.landscape.view == land.aside
    land.landscape.view = land.along
    for follower in land.landscape.followers:
        follower.place()
    boxes = [box_of(mobject) for mobject in (*names.values(), *land.axes.submobjects)]
    assert all(
        name.apart(box) >= theme.TEXT_GAP - 1e-9 for k, name in enumerate(boxes[:4]) for box in boxes[k + 1 :]
    )


def test_a_level_stroke_ends_toward_the_end_it_is_named_by() -> None:
    land = land_with((1, 0))
    start, end = land.level("ahead", 1.0)
    assert start[2] == end[2] == land.summit[2]
    assert np.linalg.norm(end - start) == pytest.approx(2)
    assert (end - start) @ (land.halves["ahead"][-1] - land.summit) > 0
