"""Words that come where others go wait until these are gone."""

from __future__ import annotations

import pytest
from manim import RIGHT, FadeIn, FadeOut, VGroup

from steepest.stage.play.entrances import one_by_one, take_turns
from steepest.stage.type.typeset import Typeset, words


def at(text: str, x: float) -> Typeset:
    return words(text).move_to(x * RIGHT)


@pytest.mark.parametrize("wrapped", [False, True])
def test_words_at_one_place_are_never_seen_together(wrapped: bool) -> None:
    going, coming = at("on the plane", 0), at("on the hill", 0.5)
    leave, enter = FadeOut(VGroup(going) if wrapped else going), FadeIn(coming)
    take_turns([leave, enter])
    for share in (0.0, 0.2, 0.4, 0.5, 0.6, 0.8, 1.0):
        assert leave.rate_func(share) == pytest.approx(1) or enter.rate_func(share) == pytest.approx(0)
    assert (leave.rate_func(1.0), enter.rate_func(1.0)) == (1, 1)


def test_words_apart_fade_together() -> None:
    leave, enter = FadeOut(at("on the plane", -3)), FadeIn(at("on the hill", 3))
    take_turns([leave, enter])
    assert leave.rate_func(0.5) == enter.rate_func(0.5) == pytest.approx(0.5)


def test_what_a_list_within_others_brings_takes_its_turn() -> None:
    leave, enter = FadeOut(at("on the plane", 0)), FadeIn(at("on the hill", 0.5))
    flat = [*one_by_one(([[leave]], enter))]
    assert flat == [leave, enter]
    take_turns(flat)
    assert leave.rate_func(0.5) == pytest.approx(1) and enter.rate_func(0.5) == pytest.approx(0)
