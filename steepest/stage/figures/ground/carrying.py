"""A walk with momentum on a block of ground: what each step takes by itself, and what it carries along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Animation, ManimColor, interpolate_color, linear

from steepest.stage import theme
from steepest.stage.figures.ground.draped import arrow_on
from steepest.stage.figures.ground.walking import BallWalker, GroundTrace, GroundWalk
from steepest.stage.figures.walk import array_of
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.things import SpaceCurve
from steepest.stage.play.motion import after, before, running

_ASIDE = 0.4  # of its length: how far what is carried along swings out on its way, off what lies there
WAITS = 0.3
"""Of the time in which a step is recalled: as long what is carried of it waits, and it turns quiet."""
_GHOST: dict[str, Any] = {"dashed": (0.07, 0.05), "tip": True}
"""What is carried along is dashed, as all ghosts are."""


class CarryingTrace(GroundTrace):
    """Every step as one arrow in two parts: to where it has its parting, and from there on, dashed, to its head."""

    every = 2

    def __init__(
        self, landscape: Landscape, points: np.ndarray, partings: np.ndarray, colour: str, carried: str
    ) -> None:
        ways = np.empty((2 * len(points) - 1, 2))
        ways[::2], ways[1::2] = points, partings
        super().__init__(landscape, ways, colour, cut=True)
        led_on = {number - 1 for number, _ in self.arrows if number % 2}
        for number, arrow in self.arrows:
            if number % 2:
                arrow.colour, arrow.dashed = carried, _GHOST["dashed"]
            arrow.tip = arrow.tip and number not in led_on

    @property
    def reached(self) -> float:
        """How many steps of it are drawn."""
        return self._reached / 2

    @reached.setter
    def reached(self, steps: float) -> None:
        self._reach(2 * steps)

    def at(self, steps: float) -> np.ndarray:
        """Where on the map (2,), or off it, the walk is after so many steps, half of the time on each arrow."""
        return super().at(2 * steps)

    def ends_within(self, number: int) -> float:
        """Which share of a step is shown: what lies on the map, and a little beyond."""
        first, second = super().ends_within(2 * number), super().ends_within(2 * number + 1)
        return first / 2 if first < 1 else (1 + second) / 2


class CarryingWalk(GroundWalk):
    """A walk over the map of a block whose steps have `partings` (n, 2): where each would end by itself, and from where
    it is led on by what it carries along."""

    trace: CarryingTrace

    def __init__(
        self,
        landscape: Landscape,
        points: Sequence[Sequence[Any]],
        partings: Sequence[Sequence[Any]],
        walker: BallWalker,
        colours: tuple[str, str] = (theme.DESCENT, theme.INK),
    ) -> None:
        self.partings, self._recalled = array_of(partings), list[tuple[int, SpaceCurve]]()
        self._quiet, self._anew = list[tuple[SpaceCurve, str]](), False
        trace = CarryingTrace(landscape, array_of(points), self.partings, *colours)
        self._colour = colours[1]
        super().__init__(landscape, points, walker, trace)

    def recall(self, number: int, **timing: Any) -> Animation:
        """The step before a step, which is counted from 1, turns quiet until it is taken anew, and a ghost leaves it,
        passes beside what lies between, and lies down at the step's parting, as much of it as is carried along. It goes
        when the walk has come there itself."""
        last = self.points[number - 2 : number]
        end = np.array([self.partings[number - 1], self.points[number]])
        terrain, colour = self.landscape.terrain, self._colour
        aside = self._aside(last)

        def arrow(ends: np.ndarray) -> SpaceCurve:
            start, end = ends
            return arrow_on(terrain, start, end, colour, **_GHOST)

        ghost = arrow(last)
        self.landscape.put(ghost)
        self._recalled.append((number, ghost))
        parts = [(arrow, arrow.colour) for part, arrow in self.trace.arrows if part // 2 == number - 2]
        self._quiet, self._anew = [*self._quiet, *parts], False

        def go(_: object, share: float) -> None:
            for part, colour in parts:
                part.colour = _mixed(colour, before(WAITS)(share))
            share = after(WAITS)(share)
            there = arrow(last + (end - last) * share + aside * np.sin(np.pi * share))
            ghost.points, ghost.tip = there.points, there.tip

        return running(self.landscape, go, **{"run_time": theme.MOVE, "rate_func": linear, **timing})

    def _aside(self, step: np.ndarray) -> np.ndarray:
        """Square to a step (2, 2) as it lies on the block, and toward the middle of the map: a way (2,) beside it."""
        terrain = self.landscape.terrain
        unit, middle = terrain.per_unit[:2], np.mean([terrain.xs, terrain.ys], axis=1)
        east, north = (step[1] - step[0]) * unit
        way = np.array([-north, east]) * _ASIDE / unit
        return np.asarray(way if way @ ((middle - step.mean(axis=0)) * unit**2) >= 0 else -way)

    def move(self, steps: float, drawn: bool = True) -> None:
        """Have come so far, without the ghosts of what has been carried there."""
        super().move(steps, drawn)
        for part, colour in self._quiet if self._anew else []:
            part.colour = colour
        self.landscape.drop(*(ghost for number, ghost in self._recalled if steps >= number))

    def again(self, **timing: Any) -> list[Animation]:
        """The walker fades, and appears at the start; what was walked, and the ghosts of what was carried, fade too."""
        ghosts = [ghost for _, ghost in self._recalled]
        self._recalled.clear()
        self._anew = True
        return [*super().again(**timing), self.landscape.take_away(*ghosts, **timing)]


def _mixed(colour: str, share: float) -> str:
    """A colour, with this share of the quiet one in it."""
    return interpolate_color(ManimColor(colour), ManimColor(theme.QUIET), share).to_hex()
