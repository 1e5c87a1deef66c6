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
    _, over = found.crossings
    return over, next(iter(found.still), None)


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
def test_the_count_and_the_edge_of_who_is_over_it_light_up(first: int) -> None:
    found = race()
    found.walks[first].move(found.walks[first].last)
    for animation in map(prepare_animation, found.crossed(first, "after step 7")):
        animation.begin()
        animation.finish()
    lit = [count.readout.get_family()[-1].get_fill_color().to_hex() for count in found.counts]
    assert (lit[first], lit[1 - first]) == (theme.DESCENT.upper(), theme.INK.upper())
    edge, here = found.crossings[0], [walk.landscape.things for walk in found.walks]
    assert edge.colour == theme.DESCENT and edge in here[first] and edge not in here[1 - first]


def test_a_line_leads_from_who_stands_still_to_the_words_and_touches_neither_one() -> None:
    _, still = crossed(1)
    assert still is not None
    body = still._body(still.foot)
    start, end = still.leader.get_start()[:2], still.leader.get_end()[:2]
    assert np.linalg.norm(body - start, axis=1).min() > 0.05
    off = np.abs(end - still.plate.get_center()[:2]) / still.plate.half_sides
    assert off.max() == pytest.approx(1)
    assert np.linalg.norm(body - start, axis=1).min() < np.linalg.norm(body - end, axis=1).min()


def test_the_slower_one_stays_and_the_way_that_is_left_leads_from_there_to_the_edge_step_by_step() -> None:
    _, still = crossed(1)
    assert still is not None and crossed(0)[1] is None
    walk = still.walk
    before, shown = placed(walk.ball.point, still.land.terrain).copy(), walk.landscape.things
    assert still.left not in shown
    growing = still.lead_on()
    growing.begin()
    growing.interpolate(1)
    assert still.left in shown and np.array_equal(placed(walk.ball.point, still.land.terrain), before)
    way = still.land.terrain.back(placed(still.left.points, still.land.terrain))[:, :2]
    assert way[0] == pytest.approx(walk.points[7]) and np.abs(way[-1]).max() == pytest.approx(2)
    stops = [still.land.terrain.back(placed(each.point, still.land.terrain)[None])[0, :2] for each in still.stops]
    assert np.array(stops) == pytest.approx(np.array(walk.points[8:11]))
