"""A walk, wherever it takes place: its points, somebody who takes it, the trace it leaves, and how far it has come.

A map, a ground, a valley and a number line are places that walks are drawn on. Each draws a `Trace` and a `Walker` in
its own way (`place.walk(points, …)` gives the walk); how a walk begins, steps, runs, comes home and ends is the same on
all of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeAlias

import numpy as np
from manim import Animation, Mobject, linear, smooth

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.play.live import Given, now
from steepest.stage.play.motion import hop_by_hop, running

Points: TypeAlias = Sequence[Sequence[Any]] | np.ndarray
"""Points (n, d) of a place."""

_CORNER = 0.25  # of a step, on either side of a corner: there they turn


class Trace(Protocol):
    """What a walk leaves behind on its place, drawn as far as the walk has come."""

    reached: float
    """How many steps of it are drawn: 2.5 ends amid the third, and below 0 nothing is there."""
    opacity: float

    def at(self, steps: float) -> np.ndarray:
        """Where the walk is after so many steps, in the place's own coordinates (d,)."""

    def ends_within(self, number: int) -> float:
        """Which share, 0 to 1, of a step, counted from 0, the place shows: 1 where its end is in the picture."""


class Walker(Protocol):
    """Somebody on a place."""

    opacity: float
    heading: float
    """Where they look, in radians."""

    def stand(self, at: np.ndarray) -> None:
        """Stand at a point (d,) of the place."""

    def toward(self, way: np.ndarray) -> float:
        """The heading of who goes a way (d,) of the place."""


class Walk:
    """A walk through `points` (n, d) of a place, by a `walker` who stands on the first, with the `trace` it leaves.

    The points may be live; there are as many of them at all times. `come` shows the walker; then play `step`, or
    `run`. `steps` counts how far it has come.
    """

    stays = False
    """Whether who leaves the picture is seen at its edge from then on, instead of vanishing there."""

    def __init__(self, points: Given[Points], trace: Trace, walker: Walker) -> None:
        self._points: Given[Points] = points if callable(points) else array_of(points)
        self.trace, self.walker = trace, walker
        self.steps = 0.0
        self.walker.stand(self.points[0])
        self._looks = self.walker.heading

    @property
    def points(self) -> np.ndarray:
        """Its points (n, d), as they are now."""
        points: Points = now(self._points)
        return points if isinstance(points, np.ndarray) else array_of(points)

    @property
    def last(self) -> int:
        """The number of its last point: how many steps it has."""
        return len(self.points) - 1

    @property
    def begun(self) -> int:
        """How many steps have been begun."""
        return math.ceil(max(self.steps, 0.0) - 1e-9)

    @property
    def whole(self) -> int:
        """How many steps have been taken to their ends."""
        return math.floor(max(self.steps, 0.0) + 1e-9)

    @property
    def arrived(self) -> Sequence[Any]:
        """The point to which it came last, as it was told: exact where that is."""
        points: Points = now(self._points)
        return points[min(self.whole, self.last)]

    @property
    def here(self) -> np.ndarray:
        """Where it is (d,), in the place's coordinates."""
        return self.trace.at(self.steps)

    def away(self, distances: Sequence[Number]) -> Callable[[], Number]:
        """How far from some place the walk is, of the `distances` of its points: like the number of its steps it
        changes when they arrive, so that both tell of one point at every moment."""
        return lambda: distances[min(self.whole, self.last)]

    def move(self, steps: float, drawn: bool = True) -> None:
        """Have come so far. A step that leads out of the picture is shown up to its edge, where the walker vanishes,
        or stays; a trace that is not `drawn` stays as it is."""
        self.steps = steps
        if drawn:
            self.trace.reached = steps
        number, share, room = self._shown(steps)
        self.walker.stand(self.trace.at(number + min(share, room)))
        self.walker.opacity = 1.0 if share <= room or self.stays else max(0.0, (1 - share) / (1 - room))

    def _shown(self, steps: float) -> tuple[int, float, float]:
        """The step that is taken, counted from 0, how much of it, and how much the place shows of it."""
        number = min(max(math.floor(steps), 0), self.last - 1) if self.last else 0
        return number, steps - number, self.trace.ends_within(number) if self.last else 1.0

    def step(self, count: int = 1, **timing: Any) -> Animation:
        """Take the next step, or as many of several as there are, each of them eased."""
        return self.run(min(self.begun + count, self.last), pace=hop_by_hop, **timing)

    def run(
        self,
        to: float | None = None,
        *,
        pace: Callable[[float], float] = float,
        drawn: bool = True,
        beside: Callable[[float], None] = lambda steps: None,
        **timing: Any,
    ) -> Animation:
        """Go on to the end of a step, or of the walk, each step in the same time. `pace` eases the steps (`hop_by_hop`:
        each by itself); `beside` is called with the steps taken so far."""
        start, end = max(self.steps, 0.0), self.last if to is None else to
        timing.setdefault("rate_func", linear)
        timing.setdefault("run_time", theme.MOVE)
        seconds = max(float(timing["run_time"]), 1e-9)
        looked, corner = self.walker.heading, max(_CORNER, theme.TURNING / 2 * abs(end - start) / seconds)

        def go(_: object, share: float) -> None:
            steps = pace(start + (end - start) * share)
            self.move(steps, drawn)
            if (heading := self.heading_at(steps, start, end, corner)) is not None:
                self.walker.heading = turned(looked, heading, share * seconds / theme.TURNING)
            beside(self.steps)

        # A trace that is a mobject of its own is on stage from the first step on.
        return running(self.trace if isinstance(self.trace, Mobject) else Mobject(), go, **timing)

    def home(self, beside: Callable[[float], None] = lambda share: None, **timing: Any) -> Animation:
        """The walker fades where it is, and appears at the start again; `beside` is called with the share of it."""
        number, share, room = self._shown(begun := self.steps)
        here = self.trace.at(number + min(share, room))

        def go(_: object, share: float) -> None:
            beside(share)
            self.walker.stand(here if share < 0.5 else self.points[0])
            self.walker.opacity = abs(1 - 2 * share)
            self.steps = begun if share < 0.5 else 0.0
            if share >= 0.5:
                self.walker.heading = self._looks

        timing.setdefault("run_time", theme.REVEAL)
        return running(Mobject(), go, **timing)

    def heading_at(self, steps: float, start: float, end: float, corner: float = _CORNER) -> float | None:
        """Where somebody looks after so many steps, on the way from one number of steps to another: along the steps
        within `corner` of where they are, so that they turn around a corner, and look straight ahead on a quick zigzag.
        None where none of these leads anywhere."""
        first, last = max(min(start, end), steps - corner), min(max(start, end), steps + corner)
        points, total, weight = self.points, 0.0, 0.0
        before: float | None = None
        for number in range(math.floor(first), max(math.ceil(last), math.floor(first) + 1)):
            way = points[min(number + 1, self.last)] - points[min(number, self.last)]
            share = min(number + 1, last) - max(number, first)
            if not np.any(way) or share <= 0:
                continue
            heading = self.walker.toward(way if end >= start else -way)
            before = heading if before is None else before + nearest_turn(heading - before)
            total, weight = total + share * before, weight + share
        return total / weight if weight else None


def nearest_turn(turn: float) -> float:
    """A turn in radians without whole turns: half a turn at most."""
    return (turn + math.pi) % math.tau - math.pi if abs(turn) > math.pi else turn


def turned(before: float, after: float, share: float) -> float:
    """Where somebody looks who has turned so far, eased, from one heading to another, the short way."""
    return before + nearest_turn(after - before) * float(smooth(min(max(share, 0.0), 1.0)))


def array_of(points: Points) -> np.ndarray:
    """Points as an array (n, d) of floats."""
    return np.array([[float(value) for value in point] for point in points])
