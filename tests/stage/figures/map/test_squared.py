"""What is told of an arrow on a map stands where the arrow is: its right angle, and its name."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from steepest.calculus import Function, descend
from steepest.stage.figures.map.backward import Backward
from steepest.stage.figures.map.map import Map
from steepest.stage.figures.map.squared import Squared
from steepest.stage.play.entrances import come
from steepest.stage.type.typeset import formula
from tests.stage.figures.flat.test_drawn import played
from tests.stage.figures.map.test_map import chart


def test_a_step_that_is_told_stands_square_on_the_level_line_that_it_leaves() -> None:
    function = Function("x**2 + 9*y**2", ["x", "y"])
    walk = descend(function, (4, 2), Fraction(1, 10), 3)
    made = Map(function, walk.points, names=("x", "y"))
    squared = Squared(made, walk, 1, taken=True)
    (level,), (square,) = squared.angle.level, squared.angle.square
    (shape,) = level.shapes()
    assert function.sample(*shape.points.T) == pytest.approx(float(function(walk.points[1])))
    off = level.outline - squared.arrow.start
    assert np.hypot(*off[:, :2].T).max() <= 1.7 + 1e-9  # no whole ellipse, which the map's edge would cut
    assert all(np.hypot(*off[end, :2]) > 0.7 for end in (0, -1)) and off[0] @ off[-1] < 0  # but to both sides
    near, corner, far = square.outline[:, :2]
    assert (near - corner) @ (far - corner) == pytest.approx(0, abs=1e-9)
    step = (squared.arrow.end - squared.arrow.start)[:2]
    slope = np.array([float(value) for value in function.gradient(walk.points[1])])
    assert abs(step @ [-slope[1], slope[0]]) < 1e-6 * np.linalg.norm(slope)


def test_what_a_gradient_taken_backward_is_called_goes_when_its_length_changes() -> None:
    """A step is no gradient: its name would be wrong, and its place is free for the name of the step."""
    made = chart([(0, 0), (6, 2)])
    back = Backward(made, (1, 1), (-3, 0), Fraction(1, 3), formula("- nabla L"))
    played(come(back))
    (label,) = back.names
    assert label in made.labels.there
    played(back.times(Fraction(1, 5)))
    assert label not in made.labels.there


def test_of_a_whole_gradient_that_shrinks_to_a_step_a_ghost_is_left_with_ticks_and_its_name() -> None:
    made = chart([(0, 0), (6, 2)])
    back = Backward(made, (1, 1), (-3, 0))
    played(come(back))
    played(back.name(formula("- nabla L")))
    whole = back.arrow.outline
    played(back.times(Fraction(1, 5)))
    played(back.going())
    assert back.ghost.is_seen and back.ghost.outline == pytest.approx(whole)
    feet = back.ticks.outline.reshape(-1, 3, 3)[:, :2].mean(axis=1)
    assert feet == pytest.approx(whole[0] + np.outer([0.2, 0.4, 0.6, 0.8], whole[1] - whole[0]))
    assert made.labels.there == back.names
    played(back.leave())
    assert made.labels.there == [] and not back.ticks.is_seen and not back.ghost.is_seen


@pytest.mark.parametrize("rate", [Fraction(1, 500), Fraction(1), Fraction(3, 2)])
def test_no_ticks_are_there_where_steps_are_too_short_or_not_shorter_than_the_gradient(rate: Fraction) -> None:
    back = Backward(chart([(0, 0), (6, 2)]), (1, 1), (-3, 0))
    played(come(back))
    played(back.times(rate))
    assert len(back.ticks.outline) == 0 and back.ghost.is_seen == (rate < 1)
