"""A trip: a walk over a landscape, step by step, with arrows and dots on the ground where it has been."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, SupportsFloat

import numpy as np
from manim import Animation, linear

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.panel.bars import Bars
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Curve, Dot, Thing, placed
from steepest.stage.ground.view import View
from steepest.stage.play.motion import running

LIFT = 0.01  # of what lies on the ground, in the block's units
_SHORTEST = 0.02  # a step shorter than this, in the block's units, gets no arrow
_APART = 0.08  # dots closer than this, in the block's units, cannot be told apart


class Trip:
    """A walk through `points` of the map, over a landscape, by a `walker` who is set on the first from the `origin`.

    `at` counts steps: −1 at the origin, 0 at the first point, 2.5 amid the third step. A step that leaves the map is
    shown up to its edge, where the walker vanishes. `near` is how many times closer the eye will come: the dots of
    the `crowd` can be told apart only from there.
    """

    def __init__(
        self,
        landscape: Landscape,
        origin: Sequence[SupportsFloat],
        points: Sequence[Sequence[SupportsFloat]],
        walker: Dot,
        near: float = 1.0,
        colour: str = theme.DESCENT,
    ):
        self.landscape, self.walker, self.at = landscape, walker, -1.0
        self.stops = np.array([origin, *points], float)
        terrain = landscape.terrain
        self.arrows: list[tuple[int, Curve]] = []
        for number, (start, end) in enumerate(pairwise(self.stops[1:])):
            arrow = arrow_on(terrain, start, end, colour, ghost=0.4)
            way = placed(arrow.points, terrain)
            if np.linalg.norm(way[-1] - way[0]) > _SHORTEST:
                self.arrows.append((number, arrow))
        places = [on_ground(terrain, stop) for stop in self.stops[1:-1]]
        numbers = spaced(places, _APART / near)
        self.dots = [(number, Dot(colour=colour, point=places[number], radius=0.06)) for number in numbers]
        far = spaced([places[number] for number in numbers], _APART)
        self.crowd = [dot for k, (_, dot) in enumerate(self.dots) if k not in far]
        for thing in self.things:
            thing.grown = 0.0
        landscape.drop(walker)
        landscape.put(*self.things, walker)

    @property
    def things(self) -> list[Thing]:
        """What the walk leaves behind."""
        return [thing for _, thing in (*self.arrows, *self.dots)]

    @property
    def begun(self) -> int:
        """How many steps have been begun."""
        return math.ceil(max(self.at, 0.0) - 1e-9)

    @property
    def place(self) -> np.ndarray:
        """Where the walk is on the map (2,), or off it."""
        start, end, share = self._step()
        return np.asarray(start + (end - start) * share)

    def move(self, at: float) -> None:
        """Show the walk up to here."""
        self.at = at
        start, end, share = self._step()
        room = room_for(self.landscape.terrain, start, end)
        self.walker.point = on_ground(self.landscape.terrain, start + (end - start) * min(share, room))
        self.walker.opacity = 1.0 if share <= room else (1 - share) / (1 - room)
        for number, arrow in self.arrows:
            arrow.grown = min(max(at - number, 0.0), 1.0)
        for number, dot in self.dots:
            dot.grown = 1.0 if at > number else 0.0

    def set_off(self) -> Animation:
        """The walker is set on the first point."""
        return running(self.landscape, lambda _, share: self.move(share - 1))

    def run(self, to: int, bars: Bars | None = None) -> Animation:
        """The walk goes on to the end of a step, each step in the same time, and bars, one for each step, with it."""
        start = max(self.at, 0.0)

        def go(_: object, share: float) -> None:
            self.move(start + (to - start) * share)
            if bars:
                bars.told = self.at

        return running(self.landscape, go, rate_func=linear, run_time=1.2)

    def steps_within(self, view: View, box: Box) -> int:
        """How many steps, from the first point on, a view shows whole in a box of the frame."""
        places = [on_ground(self.landscape.terrain, stop) for stop in self.stops[1:]]
        inside = [box.holds(view.project(place)) for place in places]
        return inside.index(False) - 1 if False in inside else len(places) - 1

    def _step(self) -> tuple[np.ndarray, np.ndarray, float]:
        """From where to where on the map (2,) the present step leads, and which share of it has been gone."""
        number = min(math.floor(self.at), len(self.stops) - 3) if self.at >= 0 else -1
        return self.stops[number + 1], self.stops[number + 2], self.at - number


def on_ground(terrain: Terrain, place: Sequence[SupportsFloat] | np.ndarray) -> np.ndarray:
    """A point of the map (2,) on the ground, in the block's space (3,), so little over it that it is seen."""
    x, y = map(float, place)
    return terrain.on(x, y, LIFT)


def arrow_on(terrain: Terrain, start: np.ndarray, end: np.ndarray, colour: str, **style: Any) -> Curve:
    """An arrow on the ground over a straight way of the map, from (2,) to (2,), up to the map's edge."""
    x, y = (start + (end - start) * np.linspace(0, room_for(terrain, start, end), 24)[:, None]).T
    style = {"tip": True, **style}
    return Curve(colour=colour, points=terrain.on(x, y, LIFT), width=5, halo=True, on_ground=True, **style)


def room_for(terrain: Terrain, start: np.ndarray, end: np.ndarray) -> float:
    """Which share, 0 to 1, of a straight way of the map, from (2,) to (2,), lies on it; it starts there."""
    shares = [1.0]
    for a, b, (low, high) in zip(start, end, (terrain.xs, terrain.ys), strict=True):
        if b > high:
            shares.append((high - a) / (b - a))
        if b < low:
            shares.append((low - a) / (b - a))
    return min(shares)


def spaced(places: Sequence[np.ndarray], gap: float) -> list[int]:
    """The numbers of the first place and of each that is more than `gap` from the one named before it."""
    found: list[int] = []
    for number, place in enumerate(places):
        if not found or np.linalg.norm(place - places[found[-1]]) > gap:
            found.append(number)
    return found
