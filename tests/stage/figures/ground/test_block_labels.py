"""Labels on a block stand on the side that they are told, as near as they have room there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from manim import Circle, Rectangle

from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.block_labels import BlockLabel, BlockLabels, Seen
from steepest.stage.figures.label import box_of
from steepest.stage.ground.things import Dot
from steepest.stage.ground.view import View

WAYS = [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0)]


def labels() -> BlockLabels:
    """Labels over a block."""
    land = Block(Function("x + y", ["x", "y"]), [(0, 2), (0, 2)], View(-113, 40))
    return BlockLabels(land.landscape, land.axes)


def seen(x: float, y: float) -> Seen:
    return lambda _: np.array([x, y])


def beside(among: BlockLabels, way: tuple[float, float], near: bool = True) -> BlockLabel:
    """A label on that side of the middle of the frame."""
    words, to = Rectangle(width=0.3, height=0.2), seen(*way)
    return among.add(words, seen(0, 0), to, theme.FRAME, 0.0, side=to, near=near)


@pytest.mark.parametrize("way", WAYS)
def test_one_that_stands_near_stands_nearest_on_the_usual_way(way: tuple[float, float]) -> None:
    assert beside(labels(), way).gap == pytest.approx(0.06)


@pytest.mark.parametrize("way", WAYS)
def test_one_that_stands_near_stands_rather_farther_off_than_on_the_other_side(way: tuple[float, float]) -> None:
    among, there = labels(), seen(*(0.2 * np.array(way)))  # something lies over the point, and beside it, too
    solid = Rectangle(width=0.6, height=1.6).rotate(np.arctan2(way[1], way[0]))
    among.add(solid, there, seen(0, 0), theme.FRAME, 0.0)
    label = beside(among, way)
    assert among.has_room(label)
    assert label.box.middle @ np.array(way) > 0 and label.gap > 0.5


def test_one_that_was_only_tried_leaves_its_place_and_follows_nothing_until_it_is_taken_back() -> None:
    among = labels()
    first = beside(among, (1.0, 0.0))
    among.withdraw(first)
    assert first not in among.there and first not in among.land.followers
    second = beside(among, (1.0, 0.0))
    assert second.box == first.box
    among.take_back(first)
    assert among.there == [second, first] and among.land.followers.count(first) == 1
    assert first.box.apart(second.box) > 0
    among.free(second)
    among.take_back(second)
    assert among.there == [first, second] and among.land.followers.count(second) == 1


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("side", [-1, 1])
def test_where_the_view_hardly_changes_one_that_cannot_stay_steps_a_little_aside(
    way: tuple[float, float], side: int
) -> None:
    among = labels()
    here, there = among.land.view, replace(among.land.view, azimuth=among.land.view.azimuth + 3)
    along, across = np.array(way), side * np.array([-way[1], way[0]])

    def drifts(view: View) -> np.ndarray:
        return np.asarray((0.4 * along + 0.3 * across) if view is there else (5.0, 3.0))

    other = among.add(Rectangle(width=0.3, height=0.3), drifts, seen(0, 0), theme.FRAME, 0.0)
    label = among.add(Rectangle(width=0.3, height=0.2), seen(0, 0), seen(*way), theme.FRAME, 0.0)
    before, gap = label.after[1](here), label.gap
    among.turn(there, hardly=True)
    after = label.after[1](there)
    assert label.after[2] == gap and among.has_room(label, there)
    assert other.box_in(there, *other.after[1:]).apart(label.box_in(there, *label.after[1:])) > 0
    assert 0 < np.degrees(np.arccos(before @ after)) < 45 and after @ across < 0


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75])
def test_on_the_way_to_another_view_a_number_that_one_passes_is_not_seen_until_it_has_passed(share: float) -> None:
    among = labels()
    axes, start = among.axes, among.land.view
    end = replace(start, x=start.x + 4.0)
    passed = max((each for each in axes.placed if not each.is_name), key=lambda each: float(each.middle[0]))
    there = start.toward(end, share)
    among.land.face(there)
    middle = np.array(passed.middle[:2])
    among.land.face(start)
    assert passed.seen
    among.add(Rectangle(width=0.3, height=0.2), seen(*middle), seen(0, 0), theme.FRAME)
    among.land.face(there)
    assert not passed.seen
    among.land.face(end)
    assert passed.seen


def test_a_number_under_the_edge_of_a_letters_plate_is_not_seen_before_the_letter_is_there() -> None:
    among = labels()
    axes = among.axes
    under = max((each for each in axes.placed if not each.is_name), key=lambda each: float(each.middle[0]))
    over = np.array(under.middle[:2]) + [0.0, under.half[1] + 0.2]
    letter = Rectangle(width=0.1, height=0.1)
    label = among.add(letter, seen(*over), seen(0, 0), theme.FRAME, room=0.2, round=True)
    label.back.become(Circle(radius=0.23).move_to(label.back))
    assert box_of(letter).apart(under.box) > theme.TEXT_GAP
    axes.place()
    assert not under.seen


def test_one_that_would_pass_under_words_beside_the_block_gives_way_to_them_and_comes_to_where_it_stands() -> None:
    among = labels()
    here, there = among.land.view, replace(among.land.view, azimuth=among.land.view.azimuth + 30)
    title = Box(-0.5, 0.9, 0.5, 2.0)

    def passing(view: View) -> np.ndarray:
        return np.array([(view.azimuth - here.azimuth) / 10 - 1.5, 1.0])

    label = among.add(Rectangle(width=0.4, height=0.2), passing, seen(0, 0), theme.FRAME, 0.0)
    among.axes.taken = [title]
    among.turn(there)
    apart, lower = [], []
    for share in np.linspace(0, 1, 21):
        among.land.view = here.toward(there, float(share))
        label.place()
        apart.append(label.box.apart(title))
        lower.append(passing(among.land.view)[1] - label.box.middle[1])
    assert min(apart) >= -1e-9 and max(lower) > 0.1
    assert [lower[0], lower[-1]] == pytest.approx([0, 0])


@pytest.mark.parametrize("round", [True, False])
def test_of_a_round_plate_only_the_disc_is_to_be_clear_of_a_dot(round: bool) -> None:
    among = labels()
    at = among.land.terrain.on(0.0, 0.0)
    corner = among.land.view.project(at[None])[0, :2] + 0.36  # the square around the disc holds the dot
    dot = [Dot(point=at, radius=0.01)]
    label = among.add(Circle(radius=0.2), seen(*corner), seen(0, 0), theme.FRAME, 0.2, dot, round=round)
    assert np.allclose(label.box.middle, corner) is round
