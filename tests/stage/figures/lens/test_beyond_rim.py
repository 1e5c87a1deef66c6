"""Words that are tied to a line in a lens stand outside of it, and so does their tie."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.stage.figures.label import box_around
from steepest.stage.figures.lens.beyond_rim import beyond_rim
from steepest.stage.figures.lens.glass import joints
from steepest.stage.play.inventory import Inventory

CENTRE, RADIUS, HALF = np.array([3.0, 0.2]), 1.4, np.array([0.45, 0.25])
NOTHING = Inventory((), ())


@pytest.mark.parametrize("turn", range(0, 360, 15))
def test_words_stand_off_the_disc_and_its_joints_tied_to_an_end_of_a_line_and_the_tie_leaves_the_disc_alone(
    turn: float,
) -> None:
    way = RADIUS * np.array([np.cos(np.radians(turn)), np.sin(np.radians(turn))])
    ends = CENTRE + [-way, way]
    tied = joints(np.array([-1.0, 1.5]), 0.1, CENTRE[None], RADIUS, (1, -1))[0]
    found = beyond_rim(ends, (CENTRE, RADIUS), HALF, NOTHING, tied)
    assert found is not None
    end, middle = found
    assert any((end == each).all() for each in ends)
    words = box_around(middle, HALF)
    nearest = np.clip(CENTRE, middle - HALF, middle + HALF)
    assert np.hypot(*(nearest - CENTRE)) > RADIUS
    assert not words.is_crossed(*tied)
    tie = np.linspace(end, np.clip(end, middle - HALF, middle + HALF), 200)
    assert np.hypot(*(tie - CENTRE).T).min() > RADIUS - 0.02
    assert 0 < np.hypot(*(tie[-1] - tie[0])) < RADIUS


def test_there_is_none_where_everything_is_taken() -> None:
    everywhere = box_around(CENTRE, np.array([20.0, 20.0]))
    ends = CENTRE + [[-RADIUS, 0.0], [RADIUS, 0.0]]
    assert beyond_rim(ends, (CENTRE, RADIUS), HALF, NOTHING, np.zeros((0, 2, 2)), [everywhere]) is None
