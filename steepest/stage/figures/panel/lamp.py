"""A lamp: it shows one of several words, by a live state."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from manim import VGroup

from steepest.stage.play.shapes import Shape
from steepest.stage.type.typeset import Typeset


class Lamp(VGroup):
    """Of the words of all `states`, which stand at one place, those of the state that it is `now` are seen."""

    def __init__(self, states: Mapping[Any, Typeset], now: Callable[[], Hashable]) -> None:
        super().__init__(*states.values())
        self.states, self.now = dict(states), now
        self.lit: Hashable = None
        self.refresh()
        self.add_updater(lambda lamp: lamp.refresh())

    def refresh(self) -> None:
        """Show the words of the state."""
        if self.now() != self.lit:
            self.lit = self.now()
            for state, words in self.states.items():
                words.set_fill(opacity=1.0 if state == self.lit else 0.0)

    def shapes(self) -> list[Shape]:
        """The state that is lit, in the colour of its words, at the place of its words on the frame."""
        words = self.states[self.lit]
        return [Shape("lamp", words.colour, words.get_center()[None], float(words[0].get_fill_opacity()))]
