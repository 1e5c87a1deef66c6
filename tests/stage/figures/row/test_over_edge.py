"""Who leaves a ground goes over its edge, and how far the other one was stays to be seen."""

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from steepest.stage.figures.row.over_edge import OverEdge, StillHere
from steepest.stage.ground.things import placed
from steepest.stage.play.layout import SAFE
from tests.stage.figures.row.test_race import race, ran


def crossed(number: int) -> tuple[OverEdge, StillHere | None]:
    """What comes when a walker of a race has come to the edge."""
    found = race()
    ran(found, found.walks[number].last)
    for animation in map(prepare_animation, found.crossed(number, "7")):
        animation.begin()
        animation.finish()
    over, *still = found.crossings
    return over, next(iter(still), None)


@pytest.mark.parametrize("number", [0, 1])
def test_the_walker_is_gone_and_the_arrow_leads_on_from_the_edge_the_way_of_the_last_step(number: int) -> None:
    over, _ = crossed(number)
    start, end = placed(over.arrow.points, over.land.terrain)
    y = over.walk.points[-2:, 1]
    assert over.walk.ball.opacity == 0
    assert start == pytest.approx(over.foot) and np.sign(end - start)[1] == np.sign(y[1] - y[0])
    assert abs(end[1]) > abs(start[1])
    for at in (over.plate.get_corner([1, 1, 0]), over.plate.get_corner([-1, -1, 0])):
        assert SAFE.holds(at[:2])


def test_the_ghost_of_the_slower_one_stays_while_that_one_goes_on() -> None:
    over, still = crossed(1)
    assert still is not None and crossed(0)[1] is None
    before, shown = still.ghost.point.copy(), still.walk.landscape.things
    still.walk.move(still.walk.last)
    assert still.ghost in shown and still.left in shown and np.array_equal(still.ghost.point, before)
    assert over.walk.whole < still.walk.last
    assert not np.allclose(placed(still.walk.ball.point, still.land.terrain), before)
