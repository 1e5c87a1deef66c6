"""A lamp: it shows one of several words, by a live state."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from manim import VGroup

from steepest.stage import theme
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.play.shapes import Shape


class Lamp(VGroup):
    """On a `line` of a panel the words of the state that it is `now`: `labels` names the text's label for each state,
    `colours` its colour."""

    def __init__(
        self, panel: Panel, line: int, labels: Mapping[str, str], colours: Mapping[str, str], now: Callable[[], str]
    ) -> None:
        self.states = {
            state: panel.put(panel.scene.words(label, theme.FORMULA_SIZE, colours[state]), line)
            for state, label in labels.items()
        }
        super().__init__(*self.states.values())
        self.now, self.lit, self.colours = now, "", colours
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
        return [Shape("lamp", self.colours[self.lit], words.get_center()[None], words[0].get_fill_opacity())]
