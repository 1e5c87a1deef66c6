"""A walk over a map that was taken is gone over once more, however often, and leaves its trail once more."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.calculus import Function, Point
from steepest.stage import theme
from steepest.stage.figures.map.map import Map
from tests.stage.figures.flat.test_drawn import played

BOWL = Function("x**2 + 2*y**2", ["x", "y"])
WALK: list[Point] = [(4, 2), (2, 1), (1, 0.5), (0.5, 0.25), (0.25, 0)]


@pytest.mark.parametrize("last", [0, 1, 4])
def test_who_goes_over_it_again_begins_at_the_start_and_leaves_the_trail_in_its_colour_once_more(last: int) -> None:
    way = WALK[: last + 1]
    walk = Map(BOWL, [(0, 0), (4, 2)], names=("x", "y")).walk(way, 0, theme.DESCENT)
    played([walk.run()])
    first = walk.trail
    played(walk.anew())
    assert first in walk.past and (first.reached, first.colour) == (last, theme.QUIET)
    for steps, number in ((1, min(1, last)), (None, last)):
        before = walk.here
        played([walk.redo(steps)])
        assert walk.trail is not first and walk.trail.colour == theme.DESCENT
        assert walk.trail.reached == walk.steps == number
        (shape,) = walk.walker.shapes()
        assert shape.points[0] == pytest.approx(np.array(way[number], float))
        assert before == pytest.approx(np.array(way[0 if steps else min(1, last)], float))


def test_what_was_walked_before_it_was_walked_anew_dims_and_goes_with_the_walk() -> None:
    walk = Map(BOWL, [(0, 0), (4, 2)], names=("x", "y")).walk(WALK, 1, theme.DESCENT)
    stride = walk.stride()
    played([stride.grow(), *walk.along(stride)])
    trails = []
    for _ in range(3):
        played([walk.redo()])
        trails.append(walk.trail)
        played(walk.anew())
    assert walk.past == [trails[0], stride, *trails[1:]]
    faint = [part.opacity for part in walk.past]
    assert max(faint) < 0.5
    for share in (0.3, 1.0):
        played(walk.dimming(share))
        assert [part.opacity for part in walk.past] == pytest.approx([share * solid for solid in faint])
    going = [animation.mobject for animation in walk.going()]
    assert all(part in going for part in walk.past)
