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
    assert first is not walk.trail and first.opacity == 0
    for steps, number in ((1, min(1, last)), (None, last)):
        before = walk.here
        played([walk.redo(steps)])
        assert walk.trail is not first and walk.trail.colour == theme.DESCENT
        assert walk.trail.reached == walk.steps == number
        (shape,) = walk.walker.shapes()
        assert shape.points[0] == pytest.approx(np.array(way[number], float))
        assert before == pytest.approx(np.array(way[0 if steps else min(1, last)], float))


def test_what_was_walked_goes_when_it_is_walked_anew() -> None:
    walk = Map(BOWL, [(0, 0), (4, 2)], names=("x", "y")).walk(WALK, 1, theme.DESCENT)
    stride = walk.stride()
    played([stride.grow(), *walk.along(stride)])
    for _ in range(2):
        played([walk.redo()])
        before = walk.trail, walk.walker, *walk.strides
        going = [animation.mobject for animation in walk.anew()]
        assert all(part in going for part in before)
        assert walk.trail not in before and not walk.strides
