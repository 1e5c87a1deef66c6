"""What is known of a scene's picture: its subject, its words, its walker."""

from __future__ import annotations

import numpy as np
import pytest
from manim import Dot, Line, Scene

from steepest.stage import theme
from steepest.stage.board.looking import outlook
from steepest.stage.box import Box
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.flat.walker import FlatWalker
from steepest.stage.theme import FRAME
from steepest.stage.type.typeset import words


def test_an_empty_scene_has_the_frame_for_its_subject_and_nobody_on_it() -> None:
    found = outlook(Scene())
    assert (found.subject, found.around, found.walker) == (FRAME, (), None)


def test_lines_are_the_subject_where_there_is_no_ground_and_words_are_not() -> None:
    scene = Scene()
    scene.add(Line([-3, -1, 0], [2, 1, 0]), words("far away").stand(4, 3))
    found = outlook(scene)
    sides = [found.subject.left, found.subject.bottom, found.subject.right, found.subject.top]
    assert sides == pytest.approx([-3, -1, 2, 1], abs=1e-6)
    assert len(found.around) == 1 and found.around[0].left == pytest.approx(4, abs=0.05)


def test_the_walker_is_the_tallest_of_those_in_ink_whatever_dots_there_are() -> None:
    plane, scene = Plane((0, 4), (0, 4), Box(-4, -3, 4, 3)), Scene()
    people = [
        FlatWalker(plane, at, colour, radius)
        for at, colour, radius in (
            ((1, 1), theme.INK, 0.1),
            ((2, 1), theme.INK, 0.12),
            ((3, 1), theme.THIRD, 0.2),
        )
    ]
    people[1].heading = 1.0
    scene.add(*people, Dot([0, 0, 0], radius=0.5, color=theme.INK))
    found = outlook(scene).walker
    assert found is not None
    assert (found.x, found.y) == pytest.approx(tuple(plane.at(2, 1)[:2])) and found.heading == pytest.approx(
        1
    )
    assert found.height == pytest.approx(people[1].tall) and found.elevation > 45


def test_where_there_is_nobody_the_walker_comes_out_of_the_largest_dot_in_ink() -> None:
    scene = Scene()
    scene.add(
        Dot([1, 1, 0], radius=0.06, color=theme.INK),
        Dot([2, 1, 0], radius=0.1, color=theme.INK),
        Dot([3, 1, 0], radius=0.3, color=theme.GRADIENT),
        Dot([4, 1, 0], radius=0.3, color=theme.INK, fill_opacity=0.2),
    )
    found = outlook(scene).walker
    assert found is not None and (found.x, found.y, found.height) == pytest.approx((2, 1, 0.2), abs=1e-6)


def test_of_equal_dots_the_one_painted_last_is_the_walker() -> None:
    scene = Scene()
    scene.add(*(Dot(np.array([x, 0, 0]), radius=0.1, color=theme.INK) for x in (1.0, -2.0)))
    found = outlook(scene).walker
    assert found is not None and found.x == pytest.approx(-2)


def test_nobody_walks_outside_of_the_frame() -> None:
    scene = Scene()
    scene.add(Dot([9, 0, 0], radius=0.1, color=theme.INK))
    assert outlook(scene).walker is None
