"""What was said is dimmed, and words among it can still be read."""

from __future__ import annotations

from typing import Any

import pytest
from manim import Dot, Mobject, VGroup
from manim.animation.animation import prepare_animation

from steepest.stage import theme
from steepest.stage.play.entrances import bright, dim
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset


def _after(mobject: Mobject, *animations: Any) -> list[tuple[str, float]]:
    for each in map(prepare_animation, animations):
        each.begin()
        each.interpolate(1.0)
        each.finish()
    leaves = mobject.family_members_with_points()
    return [(leaf.get_fill_color().to_hex(), leaf.get_fill_opacity()) for leaf in leaves]


def _contrast(colour: str, opacity: float) -> float:
    dark, light = theme.channels(theme.BACKGROUND), theme.channels(colour)
    return theme.contrast(theme.hexadecimal(dark + opacity * (light - dark)), theme.BACKGROUND)


@pytest.mark.parametrize("colour", [theme.INK, theme.QUIET, theme.FIRST, theme.SECOND, theme.GRADIENT])
def test_dimmed_words_are_paler_and_keep_their_contrast(colour: str) -> None:
    for words in (Typeset("slope", colour=colour), Readout(lambda: 4, colour=colour)):
        for found, opacity in _after(words, *dim(words)):
            assert theme.DIMMED < opacity < 1
            assert theme.TEXT_CONTRAST - 0.05 < _contrast(found, opacity) < theme.TEXT_CONTRAST + 0.3


def test_what_holds_no_words_is_dimmed_as_asked() -> None:
    dot = Dot()
    assert [opacity for _, opacity in _after(dot, *dim(dot))] == [theme.DIMMED]


def test_words_of_a_group_hold_all_of_it() -> None:
    group = VGroup(Dot(), Typeset("here"))
    assert len({opacity for _, opacity in _after(group, *dim(group))}) == 1


def test_words_come_back_and_can_be_hidden() -> None:
    words = Typeset("slope")
    assert {opacity for _, opacity in _after(words, *dim(words, to=0))} == {0}
    assert {opacity for _, opacity in _after(words, *bright(words))} == {1}
