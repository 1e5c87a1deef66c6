"""Shadows end where what throws them does."""

import numpy as np
import pytest

from steepest.stage.ground.shadow import EDGE, before_tip


@pytest.mark.parametrize("tip", [(3.0, 0.0), (3.0, 4.0), (0.1, 0.0), (0.0, 0.0)])
def test_the_shadow_of_an_arrow_on_a_map_does_not_reach_around_its_tip(tip: tuple[float, float]) -> None:
    ends = np.array([(0.0, 0.0), tip])
    start, end = before_tip(ends, 0.08)
    length, less = float(np.hypot(*tip)), float(np.hypot(*(ends[1] - end)))
    assert start == pytest.approx(ends[0])
    assert end[0] * tip[1] == pytest.approx(end[1] * tip[0])
    assert less == pytest.approx(min(0.08 + EDGE, length / 2))
