"""A lamp: it shows the words of one state, and fades as a whole."""

from __future__ import annotations

import pytest
from manim import FadeOut

from steepest.stage.box import Box
from steepest.stage.figures.panel.lamp import Lamp
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.live import Live
from steepest.stage.type.typeset import words

PANEL = Panel(None, Box(0, -3, 3, 3))  # type: ignore[arg-type]  # it sets no words itself here


def lamp(state: Live[str]) -> Lamp:
    return Lamp(PANEL, 1, {name: words(name) for name in ("one", "two")}, state)


@pytest.mark.parametrize("state", ["one", "two"])
def test_only_the_words_of_its_state_are_seen(state: str) -> None:
    live = Live("one")
    shown = lamp(live)
    live.value = state
    shown.update()
    assert {name: text[0].get_fill_opacity() for name, text in shown.states.items()} == {
        name: float(name == state) for name in ("one", "two")
    }


def test_it_fades() -> None:
    shown = lamp(Live("one"))
    going = FadeOut(shown)
    going.begin()
    for share in (0.5, 1.0):
        going.update_mobjects(0.1)
        going.interpolate(share)
    assert shown.shapes()[0].opacity == pytest.approx(0)
