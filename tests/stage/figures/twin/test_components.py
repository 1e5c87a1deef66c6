"""Components lie tip to tail, whatever the vector, and follow what is live."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.twin.components import Components
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow
from steepest.stage.ground.view import View
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import words

HILL = Block(Function("x**2 + 3*y", ["x", "y"]), [(0, 4), (-1, 3)], View(-66, 18))
LAND = HILL.landscape


def ends(arrow: Arrow) -> np.ndarray:
    """Where an arrow begins and ends on the map (2, 2)."""
    return LAND.terrain.back(points_of(arrow, LAND.terrain))[:, :2]


@pytest.mark.parametrize("vector", [(4, 3), (-4, 3), (0.5, -2), (-1, -1), (2, 0)])
def test_the_second_begins_where_the_first_ends_and_both_make_the_whole(vector: tuple[float, float]) -> None:
    made = Components(LAND, (2, 1), vector, 0.25)
    first, second, whole = map(ends, (made.first, made.second, made.whole))
    assert first[0] == pytest.approx((2, 1)) and whole[0] == pytest.approx((2, 1))
    assert first[1] == pytest.approx(second[0]) and second[1] == pytest.approx(whole[1])
    assert whole[1] - whole[0] == pytest.approx(0.25 * np.array(vector))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
@pytest.mark.parametrize("vector", [(4, 3), (-4, 3), (0.5, -2)])
def test_while_all_come_together_the_triangle_is_closed(vector: tuple[float, float], share: float) -> None:
    made = Components(LAND, (2, 1), vector, 0.25)
    arrows = made.first, made.second, made.whole
    for coming in [each for part in made.parts for each in part.coming()]:
        coming.begin()
        coming.interpolate(share)
    seen = [start + arrow.grown * (end - start) for arrow in arrows for start, end in [ends(arrow)]]
    assert 0 < made.first.grown < 1
    assert seen[0] == pytest.approx(ends(made.second)[0]) and seen[1] == pytest.approx(seen[2])


@pytest.mark.parametrize("vector", [(4, 3), (-4, 3)])
def test_a_plumb_line_leads_from_the_tip_of_the_climb_to_that_of_the_whole(vector: tuple[float, float]) -> None:
    made, ground = Components(LAND, (2, 1), vector, 0.25), LAND.terrain
    inside, below, _ = (points_of(line, ground) for line in made.plumb)
    assert inside[0][:2] == pytest.approx(points_of(made.climb, ground)[-1][:2])
    assert inside[-1] == pytest.approx(below[0])
    assert below[-1] == pytest.approx(ground.below(*ends(made.whole)[1]))


def test_the_right_angle_lies_inside_of_the_triangle() -> None:
    for vector in ((4, 3), (-4, 3), (4, -3)):
        made = Components(LAND, (2, 1), vector, 0.25)
        corner = ends(made.first)[1]
        mark = LAND.terrain.back(points_of(made.square, LAND.terrain))[:, :2] - corner
        assert mark[0] @ [1, 0] * vector[0] < 0 and mark[2] @ [0, 1] * vector[1] > 0
        assert mark[1] == pytest.approx(mark[0] + mark[2])


def test_joining_carries_the_second_from_the_point_to_the_tip_of_the_first() -> None:
    made = Components(LAND, (2, 1), (4, 3), 0.25)
    label = made.label(words("3"), made.second)
    made.lay(0.0)
    before = label.get_center()
    assert ends(made.second)[0] == pytest.approx((2, 1))
    move = made.join()
    move.begin()
    move.interpolate(1.0)
    assert ends(made.second)[0] == pytest.approx((3, 1))
    assert np.linalg.norm(label.get_center() - before) > 0.5


def test_it_follows_a_live_point_and_a_live_vector() -> None:
    at, vector = Live(np.array([1.0, 1.0])), Live(np.array([1.0, 2.0]))
    made = Components(LAND, at, vector)
    at.value, vector.value = np.array([0.5, 0.0]), np.array([2.0, -0.5])
    assert ends(made.whole) == pytest.approx(np.array([[0.5, 0.0], [2.5, -0.5]]))


def test_a_label_stands_on_the_outer_side_until_it_is_dropped() -> None:
    made = Components(LAND, (2, 1), (4, 3), 0.25)
    label = made.label(words("5", colour=theme.GRADIENT), made.whole)
    middle = LAND.view.project(points_of(made.whole, LAND.terrain))[:, :2].mean(axis=0)
    inner = LAND.view.project(points_of(made.first, LAND.terrain))[1, :2]
    assert (label.get_center()[:2] - middle) @ (inner - middle) < 0
    assert made.named(label) is made.whole and label in LAND.followers
    made.drop(label)
    assert label not in LAND.followers


def test_a_label_waits_for_an_arrow_that_grows_and_not_for_one_that_is_there() -> None:
    made = Components(LAND, (2, 1), (4, 3), 0.25)
    label = made.label(words("4"), made.first)
    (at_once,) = label.coming()
    made.first.coming()
    (waits,) = label.coming()
    assert at_once.rate_func(0.5) == pytest.approx(0.5) and waits.rate_func(0.5) == 0.0
    assert waits.rate_func(1.0) == 1.0
    made.first.grown = 1.0
    made.drop(label)


def test_a_label_that_has_gone_does_not_come_back_as_the_ground_rises_over_its_arrow() -> None:
    made = Components(LAND, (2, 1), (4, 3), 0.25)
    label, seen = made.label(words("4"), made.first), list[float]()
    (fade,) = label.going()
    fade.begin()
    fade.interpolate(1.0)
    ground = LAND.terrain
    for LAND.terrain in (replace(ground, rise=rise) for rise in (0.5, 0.9, 0.95, 1.0)):
        label.place()
        seen.append(max(float(glyph.get_fill_opacity()) for glyph in label.words))
    LAND.terrain = ground
    made.drop(label)
    assert seen == [0.0] * 4
