"""Who leaves a ground goes over its edge, and how far the other one was stays to be seen."""

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from steepest.stage import theme
from steepest.stage.figures.row.over_edge import OverEdge, StillHere
from steepest.stage.ground.things import placed
from steepest.stage.play.layout import SAFE
from tests.stage.figures.row.test_race import race, ran


def crossed(number: int) -> tuple[OverEdge, StillHere | None]:
    """What comes when a walker of a race has come to the edge."""
    found = race()
    ran(found, found.walks[number].last)
    for animation in map(prepare_animation, found.crossed(number, "after step 7")):
        animation.begin()
        animation.finish()
    over, *still = found.crossings
    return over, next(iter(still), None)


@pytest.mark.parametrize("number", [0, 1])
def test_the_walker_stands_at_the_tip_of_an_arrow_from_the_edge_on_the_way_of_the_last_step(number: int) -> None:
    over, _ = crossed(number)
    start, end = placed(over.arrow.points, over.land.terrain)
    y = over.walk.points[-2:, 1]
    assert over.walk.ball.opacity == 1 and over.walk.ball.point == pytest.approx(end)
    assert start == pytest.approx(over.foot) and np.sign(end - start)[1] == np.sign(y[1] - y[0])
    assert abs(end[1]) > abs(start[1])
    assert SAFE.holds(over.land.on_screen(end)[:2])


@pytest.mark.parametrize("first", [0, 1])
def test_only_the_count_of_who_is_over_the_edge_first_lights_up(first: int) -> None:
    found = race()
    for number in (first, 1 - first):
        ran_alone = found.walks[number]
        ran_alone.move(ran_alone.last)
        for animation in map(prepare_animation, found.crossed(number, "after step 7")):
            animation.begin()
            animation.finish()
    lit = [count.readout.get_family()[-1].get_fill_color().to_hex() for count in found.counts]
    assert (lit[first], lit[1 - first]) == (theme.DESCENT.upper(), theme.INK.upper())


def test_a_line_leads_from_who_stands_still_to_the_words_and_touches_neither_one() -> None:
    _, still = crossed(1)
    assert still is not None
    body = still._body(still.ghost.point)
    start, end = still.leader.get_start()[:2], still.leader.get_end()[:2]
    assert np.linalg.norm(body - start, axis=1).min() > 0.05
    off = np.abs(end - still.plate.get_center()[:2]) / still.plate.half_sides
    assert off.max() == pytest.approx(1)
    assert np.linalg.norm(body - start, axis=1).min() < np.linalg.norm(body - end, axis=1).min()


def test_the_ghost_of_the_slower_one_stays_while_that_one_goes_on() -> None:
    over, still = crossed(1)
    assert still is not None and crossed(0)[1] is None
    before, shown = still.ghost.point.copy(), still.walk.landscape.things
    still.walk.move(still.walk.last)
    assert still.ghost in shown and still.left in shown and np.array_equal(still.ghost.point, before)
    assert over.walk.whole < still.walk.last
    assert not np.allclose(placed(still.walk.ball.point, still.land.terrain), before)
