"""A walk on a block is shown where the map has it, and no farther than the map."""

from fractions import Fraction

import numpy as np
import pytest

from steepest.calculus import Function
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.walking import GroundWalk
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import words

POINTS = [(0.5, 0), (1, 0), (1.002, 0), (3, 0)]  # the second step is tiny, the third leaves the map


def walk_over() -> GroundWalk:
    land = Block(
        Function("x**2", ["x", "y"]), [(-2, 2), (-2, 2)], View(), [words("x"), None, None], size=(4, 2)
    )
    land.landscape.view = View()
    return land.walk([tuple(map(Fraction, point)) for point in POINTS], land.ball((0, 0)))


def place(walk: GroundWalk) -> np.ndarray:
    """Where the ball is on the map (2,)."""
    (ball,) = [shape for shape in walk.landscape.shapes() if shape.colour == theme.INK]
    return np.asarray(ball.points[0, :2])


def test_the_ball_stands_on_the_first_point_and_goes_with_the_walk() -> None:
    walk = walk_over()
    for steps, x in ((0, 0.5), (0.5, 0.75), (1, 1)):
        walk.move(steps)
        assert place(walk) == pytest.approx([x, 0]) and walk.here == pytest.approx([x, 0])


def test_off_the_map_the_walker_vanishes_at_its_edge() -> None:
    walk = walk_over()
    walk.move(2.999)
    assert place(walk) == pytest.approx([2, 0]) and walk.here == pytest.approx([3, 0], abs=0.01)
    assert walk.ball.opacity == pytest.approx(0, abs=0.01)
    walk.move(3)
    assert all(shape.kind != "dot" or shape.colour != theme.INK for shape in walk.landscape.shapes())


def test_steps_leave_arrows_and_those_too_short_to_see_leave_them_for_a_lens() -> None:
    walk = walk_over()
    assert [(number, arrow.near) for number, arrow in walk.trace.arrows] == [(0, 1), (1, 16), (2, 1)]
    walk.move(0.5)
    assert [arrow.grown for _, arrow in walk.trace.arrows] == [0.5, 0, 0]


def test_dots_that_crowd_are_there_only_for_a_lens() -> None:
    walk = walk_over()
    walk.move(3)
    assert [(number, dot.near) for number, dot in walk.trace.dots] == [(0, 1), (1, 1), (2, 64)]
    seen = [shape for shape in walk.landscape.shapes() if shape.colour == theme.DESCENT]
    assert (
        sum(shape.kind == "dot" for shape in seen) == 2 and sum(shape.kind == "curve" for shape in seen) == 2
    )


def test_distance_and_number_of_steps_tell_of_one_point_in_every_frame() -> None:
    """While a step is on its way both are those of the point where it began."""
    walk, known = walk_over(), [Fraction(3, 2), Fraction(2), Fraction(2002, 1000), Fraction(4)]
    far, told = walk.away(known), set[tuple[int, Fraction]]()
    running = walk.run()
    running.begin()
    for share in np.linspace(0, 1, 61):
        running.interpolate(float(share))
        told.add((walk.whole, Fraction(far())))
    assert told == set(enumerate(known))
