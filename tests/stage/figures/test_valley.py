"""A valley: where its points are, what of a walk is seen, and how its walkers move."""

from __future__ import annotations

import numpy as np
import pytest

from steepest.stage.box import Box
from steepest.stage.figures.flat.offset import Offset
from steepest.stage.figures.flat.valley import Track, Valley, Walker
from steepest.stage.figures.flat.valley_axes import ValleyAxes, beside
from steepest.stage.type.typeset import words

BOX = Box(-3, -1, 1, 3)
NODES = np.array([[-2.0, 4.0], [1.5, 2.25], [-1.0, 1.0], [9.0, 81.0]])


def valley() -> Valley:
    return Valley(lambda w: w**2, (-4, 4), (0, 8), BOX)


def test_a_weight_and_a_loss_lie_where_the_box_says() -> None:
    assert valley().at(0, 4) == pytest.approx([-1, 1, 0])


def test_hops_are_seen_up_to_the_first_that_leaves() -> None:
    assert valley().hops_seen(NODES) == 3
    assert valley().hops_seen(NODES[:3]) == 2


def test_a_hopping_walker_is_on_its_track_which_grows_with_it() -> None:
    picture, track, walker = valley(), Track(NODES, hops=0.0), Walker(NODES[0])
    hopping = picture.hopping(walker, track, 0, 2)
    for share in (0.0, 0.25, 0.7, 1.0):
        hopping.update_function(picture, share)
        assert walker.at == pytest.approx(track.at(track.hops))
    assert walker.at == pytest.approx(NODES[2])


def test_a_returning_walker_is_unseen_on_the_way_and_solid_at_home() -> None:
    picture, walker = valley(), Walker(NODES[2])
    returning = picture.returning(walker, NODES[0])
    returning.update_function(picture, 0.5)
    assert walker.opacity == 0
    returning.update_function(picture, 1.0)
    assert walker.opacity == 1 and walker.at == pytest.approx(NODES[0])


def test_numbers_stand_where_their_weights_and_losses_are() -> None:
    picture, weight, loss = valley(), words("one"), words("four")
    axes = ValleyAxes(picture, words("w"), words("L"), [(1.0, weight)], [(4.0, loss)])
    picture.look_at((-2, 2), (0, 8))
    axes.place()
    assert weight.get_x() == pytest.approx(picture.at(1, 0)[0])
    assert loss.get_right()[0] < picture.box.left


def test_a_loss_without_room_under_the_one_above_goes_without_its_number() -> None:
    high, low = words("high"), words("low")
    ValleyAxes(valley(), words("w"), words("L"), [], [(4.0, high), (3.9, low)])
    assert high[0].get_fill_opacity() == 1 and low[0].get_fill_opacity() == 0


def test_labels_beside_a_valley_have_room() -> None:
    label = words("label")
    assert beside([label], BOX).left > BOX.left + label.width


def test_an_offset_points_level_from_its_origin_to_the_walkers_edge() -> None:
    picture = valley()
    arrow = Offset(picture, 0.0, NODES[0], words("two")).arrow
    assert arrow.start == pytest.approx(picture.at(0, 4))
    assert arrow.end == pytest.approx(picture.at(-2, 4) + [0.15, 0, 0])


def test_of_two_close_offsets_one_has_its_number_below() -> None:
    picture = valley()
    one, other = (Offset(picture, 0.0, np.array([2.0, y]), words("two")) for y in (4.0, 4.2))
    other.clear_of(one)
    assert other.number.get_y() < other.arrow.start[1] < one.arrow.start[1] + 0.26
    assert one.number.get_y() > one.arrow.start[1]
