"""Slopes along the three axes, told on lines of a panel with the rules that give them, and beside their arrows."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Animation, VGroup

from steepest.stage import theme
from steepest.stage.figures.label import Label
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.space.space import Space
from steepest.stage.ground.things import Arrow
from steepest.stage.play.entrances import bright, come, dim, gone
from steepest.stage.type.typeset import Typeset

_CLOSE = 0.63  # of a line: how far small words are under the last one


class AlongAxes:
    """The slopes at the point of a space along its axes, whose arrows are its `legs`. `rules` and `slopes` name the
    facts that list the partial derivatives and their values there, and `labels` has the words of each line of the
    `panel`, from its first one on."""

    def __init__(
        self,
        panel: Panel,
        space: Space,
        legs: Sequence[Arrow],
        rules: str,
        slopes: str,
        labels: Sequence[str],
    ) -> None:
        self.panel, self.space, self.legs = panel, space, legs
        self.told = [f"{{{slopes}[{k}]:g}}" for k in range(len(legs))]
        lines = enumerate(zip(labels, self.told, legs, strict=True))
        self.lines = [
            panel.worked(label, f"{{{rules}[{k}]}}", told, k + 1, leg.colour)
            for k, (label, told, leg) in lines
        ]
        self.labels = list[Label]()

    @property
    def rows(self) -> list[VGroup]:
        """All that stands on the lines."""
        return [part for line in self.lines for part in line]

    def note(self, label: str) -> Typeset:
        """Small words close under the lines, also under what is still to come on them."""
        return self.panel.note(label, len(self.lines) + _CLOSE, under=VGroup(*self.rows))

    def rule(self, number: int) -> list[Animation]:
        """An arrow, counted from 0, grows, and its rule appears."""
        return come(self.legs[number], self.lines[number][0])

    def value(self, number: int) -> list[Animation]:
        """The point is put in: the slope appears, on the line and at the arrow."""
        return come(self.lines[number][1], self.labels[number])

    def stress(self, *numbers: int) -> list[Animation]:
        """All but some of them, counted from 0, step back: arrows, lines, and labels, which can still be read."""
        found: list[Animation] = []
        for k, (leg, line, label) in enumerate(zip(self.legs, self.lines, self.labels, strict=True)):
            if k not in numbers:
                found += [*dim(leg, *line), *dim(label, to=theme.readable(leg.colour))]
        return found

    def leave(self) -> list[Animation]:
        """The arrows and the slopes beside them go, and all lines are told alike."""
        return [*gone(*self.labels), *dim(*self.legs, to=0), *bright(*self.rows)]

    def beside(self, whole: Arrow | None = None) -> list[Label]:
        """The slopes beside their arrows, off each other and what is to come; beside the middle of each once they are
        parts of a `whole`, and off that."""
        self.labels = self._labels(range(len(self.legs)), whole)
        crowded = [k for k, label in enumerate(self.labels) if not self.space.labels.has_room(label)]
        if crowded:  # one that has few places chooses before those that have more
            rest = [k for k in range(len(self.legs)) if k not in crowded]
            self.space.labels.withdraw(*self.labels)
            self.labels = self._labels([*crowded, *rest], whole)
        return self.labels

    def _labels(self, order: Sequence[int], whole: Arrow | None) -> list[Label]:
        """The slopes beside their arrows, which choose their places in this order."""
        found = dict[int, Label]()
        for k in order:
            leg = self.legs[k]
            words = self.panel.scene.formula(self.told[k], theme.LABEL_SIZE, leg.colour)
            found[k] = self.space.label(words, leg, self.legs, whole)
        return [found[k] for k in range(len(self.legs))]
