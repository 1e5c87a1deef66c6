"""What never came does not appear as it is told to go."""

from __future__ import annotations

from typing import Any

import pytest
from manim import RIGHT, Dot, FadeOut, VGroup

from steepest import Block, Function, View
from steepest.stage.play.entrances import gone, idle


def block() -> Block:
    return Block(Function("x**2 + y**2", ["x", "y"]), ((-1, 1), (-1, 1)), View(-120, 20), [None, None, None])


@pytest.mark.parametrize("figure", [Dot, lambda: VGroup(Dot(), Dot()), block, lambda: block().ball((0, 0))])
def test_going_is_left_out_on_a_stage_where_it_is_not(figure: Any) -> None:
    actor = figure()
    assert all(idle(each, [Dot()]) for each in gone(actor))


def test_what_is_on_stage_goes_alone_or_in_a_group() -> None:
    dot = Dot()
    for stage in ([dot], [VGroup(dot, Dot())]):
        assert not any(idle(each, stage) for each in gone(dot))
        assert not idle(FadeOut(dot), stage)
    assert not any(idle(each, [dot]) for each in gone(VGroup(dot)))


def test_what_appears_or_moves_is_never_left_out() -> None:
    dot: Any = Dot()
    assert not idle(dot.animate.shift((1, 0, 0)), [])


class Tree(Dot):
    """Something that has leaves of its own."""

    def leaves(self) -> int:
        return 3


def test_what_a_mobject_calls_its_own_does_not_make_its_movement_leave() -> None:
    """The builder that `animate` returns asks the mobject for whatever it does not have."""
    assert not idle(Tree().animate.shift(RIGHT), [])
