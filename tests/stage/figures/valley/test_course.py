"""The course of a walk that leaves its picture."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from steepest.calculus import Bowl, Function
from steepest.stage.box import Box
from steepest.stage.figures.valley.course import HEAD
from steepest.stage.figures.valley.valley import Valley
from tests.stage.figures.flat.test_drawn import played

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


def test_who_hops_is_on_the_line_to_where_they_land() -> None:
    """So that nobody is seen higher than they began who lands lower."""
    picture = Valley(BOWL.loss, BOWL.bottom, BOWL.start, region=BOX)
    walk = picture.walk(BOWL.walk(Fraction(9, 10)).nodes)
    for steps in np.linspace(0, 2, 21):
        walk.move(float(steps))
        (place,), _ = walk.walker.seen
        assert place == pytest.approx(picture.on_frame(walk.trace.at(float(steps))[None])[0])


def test_who_would_leave_the_picture_stays_on_the_last_landing_that_is_seen() -> None:
    """An arrow leads on from there; and there they are seen, and were all the time of that hop."""
    picture = Valley(BOWL.loss, BOWL.bottom, BOWL.start, region=BOX)
    walk = picture.walk(nodes := BOWL.walk(Fraction(23, 20)).nodes)
    landing = next(k for k, node in enumerate(nodes) if not picture.shows(*map(float, node))) - 1
    for share in (0.3, 0.9):
        walk.move(landing + share)
        assert walk.standing == pytest.approx(np.array(nodes[landing], float)) and walk.walker.opacity == 1
    walk.move(0)
    played([walk.hop()])
    assert walk.standing == pytest.approx(np.array(nodes[landing], float)) and walk.walker.opacity == 1
    assert (walk.steps, walk.trace.reached) == (landing, walk.last)
