"""Slopes along the three axes, told on lines of a panel with the rules that give them, and beside their arrows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import ceil, log10

import numpy as np
from manim import Animation, VGroup

from steepest.stage import theme
from steepest.stage.figures.label import Label
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.panel.running import RunningLine
from steepest.stage.figures.space.space import Space
from steepest.stage.ground.things import Arrow, Dot, SpaceCurve
from steepest.stage.play.entrances import bright, come, dim, gone
from steepest.stage.play.motion import at_once, running
from steepest.stage.type.exact_figures import decimals_said
from steepest.stage.type.typeset import Typeset

_CLOSE = 0.63  # of a line: how far small words are under the last one
_COUNTED = 2  # lines under the last one: where values run
_APART = 0.15  # from a number to what it was before
_BACK = 0.3  # of the time of a step: the ball goes back from the one before
_TRAIL, _FINEST = 6.0, 6  # how wide the line is that a step leaves; decimals at most


class AlongAxes:
    """The slopes at the point of a space along its axes, whose arrows are its `legs`. `rules` and `slopes` name the
    facts that list the partial derivatives and their values there, and `labels` has the words of each line of the
    `panel`, from its first one on. The ball that `count` is given, before anything else, takes the steps, and what each
    of them does to the value is told under these lines."""

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
        self.labels, self.trails = list[Label](), list[SpaceCurve]()

    @property
    def rows(self) -> list[VGroup]:
        """All that stands on the lines."""
        return [part for line in self.lines for part in line]

    def note(self, label: str) -> Typeset:
        """Small words close under the lines, also under what is still to come on them."""
        return self.panel.note(label, len(self.lines) + _CLOSE, under=VGroup(*self.rows))

    def count(self, ball: Dot, fact: str) -> list[RunningLine]:
        """A line under the others for the step along each axis: on it stands what the value was, and runs what it is
        where the `ball` goes, told exactly, or so finely that every slope makes a difference. `fact` names the
        surface."""
        surface, self.ball, self.off = self.space.surface, ball, np.zeros(3)
        self.reached, self.fact = np.zeros(3), fact
        least = min(abs(slope) for slope in surface.slopes if slope) * float(surface.step)
        decimals = max(min(max(ceil(-log10(least)), 0), _FINEST), decimals_said(surface.stepped, 0))
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
        was = formula(f"f: {{{self.fact}.value:g}} arrow.r", theme.LABEL_SIZE)
        right = min(float(now.showing(each).get_left()[0]) for each in (surface.value, surface.stepped[number]))
        room = right - 2 * _APART - float(step.get_right()[0])
        was.fit(width=max(room, 0.0)).stand(right - _APART, high, side=1)
        return RunningLine(step.add(*was), now)

    def settle(self) -> None:
        """Let the value after each step end on its fact."""
        for number, line in enumerate(self.counted):
            self.panel.scene.settle(line.readout, f"{self.fact}.stepped[{number}]")

    def rule(self, number: int) -> list[Animation]:
        """The ball goes a small step along an axis, counted from 0, back from the one before, and leaves a line in the
        colour of that axis; the value runs on a line of its own, and the rule of the slope appears."""
        step = float(self.space.surface.step) * np.eye(3)[number]
        trail = SpaceCurve(self.legs[number].colour, width=_TRAIL, through=True).of(self.space.landscape)
        move = partial(self._go, self.off, step, trail)
        move(None, 0.0)
        self.space.landscape.put(trail)
        self.trails.append(trail)
        return [*come(self.lines[number][0], self.counted[number]), running(self.space.landscape, move)]

    def value(self, number: int) -> list[Animation]:
        """The arrow grows, and the slope appears, on the line and at the arrow."""
        return come(self.legs[number], self.lines[number][1], self.labels[number])

    def _go(self, before: np.ndarray, step: np.ndarray, trail: SpaceCurve, _: object, share: float) -> None:
        """The ball is on its way from one step back to the point, or on from there on the next one."""
        on = (share - _BACK) / (1 - _BACK)
        self.off = before * -on * (1 - _BACK) / _BACK if on < 0 else step * on
        self.reached = np.maximum(self.reached, self.off)
        here, there = self.space.at(self.space.surface.at), self.space.at(self.space.surface.at, self.off)
        self.ball.point, trail.points = there, np.array([here, there if on > 0 else here])

    def stress(self, *numbers: int) -> list[Animation]:
        """All but some of them, counted from 0, step back, and can still be read; the ball goes back to the point, and
        its lines go: from close by they would be other arrows."""
        back = partial(self._go, self.off, np.zeros(3), SpaceCurve())
        found = [*at_once(gone(*self.trails), theme.BLINK), running(self.space.landscape, back)]
        for k, (leg, line, label) in enumerate(zip(self.legs, self.lines, self.labels, strict=True)):
            if k not in numbers:
                found += [*dim(*line, self.counted[k]), *dim(leg, label, to=theme.readable(leg.colour))]
        return found

    def leave(self) -> list[Animation]:
        """The arrows, the slopes beside them and the values go, and all lines are told alike."""
        return [*gone(*self.labels, *self.counted), *dim(*self.legs, to=0), *bright(*self.rows)]

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
