"""Words that are tied to dots in a lens stand outside of it, and no tie crosses what is seen there."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.stage import theme
from steepest.stage.figures.label import box_around
from steepest.stage.figures.lens.beyond_rim import beyond_rim
from steepest.stage.figures.lens.glass import joints
from steepest.stage.play.inventory import Inventory

CENTRE, RADIUS, HALF = np.array([3.0, 0.2]), 1.4, np.array([0.45, 0.25])
NOTHING = Inventory((), ())


@pytest.mark.parametrize("turn", range(0, 360, 45))
@pytest.mark.parametrize("dot", [(0.0, 0.0), (0.6, -0.4), (-0.5, -0.7)])
def test_words_stand_off_the_disc_and_off_its_joints_and_their_tie_crosses_no_line(
    turn: float, dot: tuple[float, float]
) -> None:
    at, way = CENTRE + dot, np.array([np.cos(np.radians(turn)), np.sin(np.radians(turn))])
    across = np.array([-way[1], way[0]])
    line = at + 0.3 * way + np.linspace(-0.3, 0.3, 2)[:, None] * across
    tied = joints(np.array([-1.0, 1.5]), 0.1, CENTRE[None], RADIUS, (1, -1))[0]
    middle = beyond_rim(at, [line], (CENTRE, RADIUS), HALF, NOTHING, tied)
    assert middle is not None
    words = box_around(middle, HALF)
    end = np.clip(CENTRE, middle - HALF, middle + HALF)
    assert np.hypot(*(end - CENTRE)) > RADIUS
    assert not words.is_crossed(*tied)
    tie = np.linspace(at, np.clip(at, middle - HALF, middle + HALF), 200)
    sides = np.linspace(line[0], line[1], 200)
    assert np.hypot(*(tie[:, None] - sides).transpose(2, 0, 1)).min() > theme.LINE_GAP / 2


def test_there_is_none_where_everything_is_taken() -> None:
    everywhere = box_around(CENTRE, np.array([20.0, 20.0]))
    assert beyond_rim(CENTRE, [], (CENTRE, RADIUS), HALF, NOTHING, np.zeros((0, 2, 2)), [everywhere]) is None
