"""A lamp: it shows one of several words, by a live state."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from manim import VGroup

from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.shapes import Shape
from steepest.stage.type.typeset import Typeset


class Lamp(VGroup):
    """On a `line` of a panel the words of the state that it is `now`: `states` are the words of each."""

    def __init__(
        self, panel: Panel, line: int, states: Mapping[str, Typeset], now: Callable[[], str]
    ) -> None:
        super().__init__(*(panel.put(words, line) for words in states.values()))
        self.line, self.states, self.now, self.lit = line, states, now, ""
        self.refresh()
        self.add_updater(lambda lamp: lamp.refresh())

    def refresh(self) -> None:
        """Show the words of the state."""
        if self.now() != self.lit:
            self.lit = self.now()
            for state, words in self.states.items():
                words.set_fill(opacity=1.0 if state == self.lit else 0.0)

    def shapes(self) -> list[Shape]:
        """The words that are lit, in their colour, where they are on the frame."""
        words = self.states[self.lit]
        return [Shape("lamp", words.colour, words.get_center()[None], words[0].get_fill_opacity())]
