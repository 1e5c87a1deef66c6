"""The course of a walk that leaves its picture."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from steepest.calculus import Bowl, Function
from steepest.stage.box import Box
from steepest.stage.figures.valley.course import HEAD
from steepest.stage.figures.valley.valley import Valley

BOX = Box(-6.6, -1.2, 2.3, 2.8)
BOWL = Bowl(Function("w**2", ["w"]), Fraction(-2), 8)


@pytest.mark.parametrize("rate", [Fraction(100 + k, 100) for k in range(2, 40)])
def test_no_corner_cuts_a_node_off_and_the_last_arrow_is_long(rate: Fraction) -> None:
    """Wherever the nodes of a walk that runs away lie, as its rate runs, too."""
    picture = Valley(BOWL.loss, BOWL.bottom, BOWL.start, region=BOX)
    walk = picture.walk(BOWL.walk(rate).nodes).finish()
    (layer,) = walk.trace.layers()
    path, leaves, dots, *_ = layer.appearance  # type: ignore[misc]
    assert all(BOX.shrunk(walk.trace.dot).holds(dot) for dot in dots)
    if leaves:
        assert BOX.shrunk(-1e-6).holds(path[-1])
        assert np.hypot(*(path[-1] - path[-2])) > 3 * HEAD


def test_who_jumps_is_over_the_line_to_where_they_land_and_never_hangs_on_it() -> None:
    """At its ends they stand on the ground; a jump is the higher the farther it goes."""
    picture = Valley(BOWL.loss, BOWL.bottom, BOWL.start, region=BOX)
    walk = picture.walk(BOWL.walk(Fraction(9, 10)).nodes)
    heights = []
    for steps in np.linspace(0, 2, 21):
        walk.move(float(steps))
        (place,), _ = walk.walker.seen
        heights.append(float(place[1] - picture.on_frame(walk.trace.at(float(steps))[None])[0, 1]))
    assert [heights[k] for k in (0, 10, 20)] == pytest.approx([0, 0, 0])
    assert all(height > 0.1 for k, height in enumerate(heights) if k % 10)
    assert heights[5] == max(heights) > heights[15]
