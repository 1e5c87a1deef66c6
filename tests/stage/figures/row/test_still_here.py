"""Who has come over the edge of a ground stays there, and how far the other one was by then is seen."""

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from steepest.stage import theme
from steepest.stage.figures.ground.draped import on_ground
from steepest.stage.figures.label import box_of
from steepest.stage.figures.row.still_here import StillHere
from steepest.stage.type.typeset import formula
from tests.stage.figures.row.test_race import played_through, race, ran


def crossed(number: int) -> StillHere | None:
    """What names where the other one is when a walker of a race has come to the edge."""
    found = race()
    ran(found, found.walks[number].last)
    for animation in map(prepare_animation, found.crossed(number, "when the other left")):
        animation.begin()
        animation.finish()
    return next(iter(found.still), None)


@pytest.mark.parametrize("first", [0, 1])
def test_the_count_and_the_edge_of_who_is_over_it_light_up(first: int) -> None:
    found = race()
    found.walks[first].move(found.walks[first].last)
    for animation in map(prepare_animation, found.crossed(first, "when the other left")):
        animation.begin()
        animation.finish()
    lit = [count.readout.get_family()[-1].get_fill_color().to_hex() for count in found.counts]
    assert (lit[first], lit[1 - first]) == (theme.DESCENT.upper(), theme.INK.upper())
    edge, here = found.at_edges[0], [walk.landscape.things for walk in found.walks]
    assert edge.colour == theme.DESCENT and edge in here[first] and edge not in here[1 - first]


def test_a_line_leads_from_who_stands_still_to_the_words_and_touches_neither_one() -> None:
    still = crossed(1)
    assert still is not None
    body = still._body(still.foot)
    start, end = still.leader.get_start()[:2], still.leader.get_end()[:2]
    assert np.linalg.norm(body - start, axis=1).min() > 0.05
    off = np.abs(end - still.plate.get_center()[:2]) / still.plate.half_sides
    assert off.max() == pytest.approx(1)
    assert np.linalg.norm(body - start, axis=1).min() < np.linalg.norm(body - end, axis=1).min()


def test_the_words_keep_off_others_that_are_there() -> None:
    usual = crossed(1)
    assert usual is not None
    taken = box_of(usual.plate)
    off = StillHere(usual.walk, formula("7"), [taken])
    assert box_of(off.plate).apart(taken) > theme.TEXT_GAP


def test_the_faster_one_stays_at_the_edge_and_the_slower_one_goes_on_alone_and_leaves_a_ghost() -> None:
    found = race()
    ran(found, 7)
    played_through(*found.crossed(1, "when the other left"))
    assert found.still
    there = found.plain.walker.place.copy()
    played_through(*found.on())
    ghost, lit = found.at_edges[-2:]
    assert lit.colour == theme.INK and lit in found.plain.landscape.things
    assert 0 < ghost.opacity < 1 and ghost in found.plain.landscape.things
    assert ghost.point == pytest.approx(on_ground(found.plain.landscape.terrain, there))
    assert [walk.steps for walk in found.walks] == [11, 7]
    for walk in found.walks:
        assert walk.ball.opacity == 1 and abs(walk.walker.place[1]) == pytest.approx(2)


def test_the_words_are_off_the_way_that_is_left() -> None:
    still = crossed(1)
    assert still is not None and crossed(0) is None
    way = np.array([still.walk.trace.at(each) for each in np.linspace(7, 10, 40)])
    seen = np.array([still.land.over(*point)[:2] for point in way])
    off = np.abs(seen - still.plate.get_center()[:2]) / still.plate.half_sides
    assert (off.max(axis=1) > 1).all()
