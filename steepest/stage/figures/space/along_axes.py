"""Slopes along the three axes, told on lines of a panel with the rules that give them, and beside their arrows."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, log10

import numpy as np
from manim import Animation, VGroup

from steepest.stage import theme
from steepest.stage.figures.label import Label
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.panel.running import RunningLine
from steepest.stage.figures.space.space import Space
from steepest.stage.ground.things import Arrow
from steepest.stage.play.entrances import come, dim
from steepest.stage.play.motion import running
from steepest.stage.type.exact_figures import decimals_said
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

_CLOSE = 0.72  # of a line: how far small words are under the last one
_COUNTED = 2  # lines under the last one: where values run
_APART = 0.15  # from a number to what it was before
_FINEST = 6  # decimals at most


class AlongAxes:
    """The slopes at the point of a space along its axes, whose arrows are its `legs`. `rules` and `slopes` name the
    facts that list the partial derivatives and their values there, and `labels` has the words of each line of the
    `panel`, from its first one on. What a small step along each axis does to the value is told under these lines, once
    `count` was called, before anything else."""

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

    def count(self, fact: str) -> list[RunningLine]:
        """A line under the others for the step along each axis: on it stands what the value was, and runs what it is
        during the step, rounded so finely that each slope times the step can be read. `fact` names the surface."""
        surface, self.reached, self.fact = self.space.surface, np.zeros(3), fact
        climbs = [abs(slope) * float(surface.step) for slope in surface.slopes]
        least = min(max(ceil(-log10(min(climb for climb in climbs if climb))), 0), _FINEST)
        told = [surface.value, *(surface.value + slope * surface.step for slope in surface.gradient)]
        decimals = max(least, decimals_said(told, 0))
        self.counted = [self._counted(number, decimals) for number in range(len(self.legs))]
        return self.counted

    def _counted(self, number: int, decimals: int) -> RunningLine:
        """Such a line: the step, with what the value was, and what it is."""
        surface, line, formula = self.space.surface, len(self.lines) + _COUNTED + number, self.panel.scene.formula
        at, on = np.array([float(value) for value in surface.at]), np.eye(3)[number]

        def value() -> float:
            return float(surface.function.sample(*(at + self.reached * on)[:, None])[0])

        colour, high = self.legs[number].colour, self.panel.baseline(line)
        step = formula(f"{surface.function.variables[number]} + {{{self.fact}.step:g}}", theme.LABEL_SIZE, colour)
        now = self.panel.readout(value, line, decimals, colour, beside=step.stand(self.panel.left, high))
        right = min(float(now.showing(each).get_left()[0]) for each in (surface.value, surface.stepped[number]))
        room = right - 2 * _APART - float(step.get_right()[0])
        for form in (f"f: {{{self.fact}.value:g}} arrow.r", "f arrow.r", "arrow.r"):  # beside a long value, less of it
            was = formula(form, theme.LABEL_SIZE).fit(width=max(room, 0.0)).stand(right - _APART, high, side=1)
            if is_readable(was):
                return RunningLine(step.add(*was), now)
        return RunningLine(step, now)

    def settle(self) -> None:
        """Let the value after each step end on its fact."""
        for number, line in enumerate(self.counted):
            self.panel.scene.settle(line.readout, f"{self.fact}.stepped[{number}]")

    def rule(self, number: int) -> list[Animation]:
        """One variable, counted from 0, goes a step, too small to be seen: the rule of its slope appears, on a line of
        its own the value runs, and the arrow grows."""
        step = float(self.space.surface.step)

        def move(_: object, share: float) -> None:
            self.reached[number] = step * share

        new = come(self.lines[number][0], self.counted[number], self.legs[number])
        return [*new, running(self.space.landscape, move)]

    def value(self, number: int) -> list[Animation]:
        """The slope appears, on its line and at the arrow."""
        return come(self.lines[number][1], self.labels[number])

    def stress(self, *numbers: int) -> list[Animation]:
        """The lines of all but some of them, counted from 0, step back, and can still be read; the arrows stay, so that
        they can be compared."""
        others = [k for k in range(len(self.lines)) if k not in numbers]
        return dim(*(part for k in others for part in (*self.lines[k], self.counted[k])))

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
            found[k] = self.space.label(words, leg, self.legs, whole, close=True)
        return [found[k] for k in range(len(self.legs))]
