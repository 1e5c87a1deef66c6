"""Where a walked ground has risen out of its map, its bottom keeps the ring, with words that lie on no other thing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from steepest.calculus import Function, descend
from steepest.stage import theme
from steepest.stage.figures.flat.marks import TARGET, Target
from steepest.stage.figures.ground.height_axis import arriving
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.label import box_of
from steepest.stage.figures.map.map import Map
from steepest.stage.figures.map.risen import OFF_GROUND, WalkedGround
from steepest.stage.fill import hull, inside
from steepest.stage.ground.terrain import FLAT
from steepest.stage.ground.things import SpaceCurve, placed
from steepest.stage.type.typeset import words
from tests.stage.figures.flat.test_drawn import played

BOWL = Function("(x - 3)**2 + 9*(y + 1)**2", ["x", "y"])
BOTTOM = 3.0, -1.0


def ground_over(bottom: tuple[float, float] | None) -> tuple[WalkedGround, Target]:
    way = descend(BOWL, (0, 0), 0.1, 40).points
    land = Map(BOWL, [(0, 0), (6, -3)], names=("x", "y"))
    target = land.target(bottom, words("bottom"))
    ground = WalkedGround(land, BOWL, land.walk(way, 0, theme.DESCENT), target)
    return ground, target


def test_the_words_come_to_lie_off_the_ring_the_walk_and_who_stands_there() -> None:
    ground, bottom = ground_over(BOTTOM)
    played([prepare_animation(each) for each in ground.named(bottom)])
    there = box_of(bottom[1])
    way = ground.view.project(ground.terrain.on(*ground.walked[0].T))[:, :2]
    assert not there.enclosing(np.concatenate([on_frame(ground, ground.rings[0]), way])).any()


def test_on_their_way_they_go_round_the_ring_and_never_over_it() -> None:
    ground, bottom = ground_over(BOTTOM)
    (turn,) = map(prepare_animation, ground.named(bottom))
    turn.begin()
    for share in np.linspace(0, 1, 11):
        turn.interpolate(float(share))
        assert not box_of(bottom[1]).holding(ground.over(*BOTTOM)[None, :2]).any()


def on_frame(ground: WalkedGround, curve: SpaceCurve) -> np.ndarray:
    return ground.view.project(placed(curve.points, ground.terrain))[:, :2]


def test_the_ring_is_where_the_map_has_it_before_the_ground_rises_and_round_the_bottom_then() -> None:
    ground, _ = ground_over(BOTTOM)
    (ring,) = ground.rings
    points = placed(ring.points, ground.terrain)
    middle, foot = points[:-1].mean(axis=0), ground.terrain.on(*map(np.array, BOTTOM))
    assert middle[:2] == pytest.approx(foot[:2])
    risen = np.hypot(*(points - foot)[:, :2].T)
    ground.terrain = replace(ground.terrain, rise=FLAT)
    ground.face(ground.flat)
    flat = on_frame(ground, ring) - ground.land.plane.place(BOTTOM)[:2]
    assert np.hypot(*flat.T) == pytest.approx(TARGET, rel=0.02)
    assert risen.std() < 1e-9 and risen.min() > TARGET


def test_the_axis_of_heights_stands_clear_of_the_ground_that_is_seen() -> None:
    """On the ground its ticks would be taken for heights of what is under them."""
    ground, _ = ground_over(BOTTOM)
    axes = SolidAxes(ground, counts=(0, 0, 2), off=OFF_GROUND)
    seen = hull(ground.view.project(ground.bounds)[:, :2])
    for tick in axes.ticks:
        assert not inside(seen, on_frame(ground, tick)).any()


def test_the_axis_of_heights_comes_when_the_ground_has_risen_lines_and_words_together() -> None:
    ground, _ = ground_over(BOTTOM)
    axes = SolidAxes(ground, counts=(0, 0, 2), off=OFF_GROUND)
    coming = [prepare_animation(each) for each in arriving(axes, theme.MOVE)]
    for each in coming:
        each.begin()
        each.interpolate(0.6)
    assert not any(tick.opacity for tick in axes.ticks)
    played(coming)
    assert all(tick.opacity == 1 for tick in axes.ticks)


def test_a_map_without_a_bottom_has_no_ring() -> None:
    assert ground_over(None)[0].rings == []
