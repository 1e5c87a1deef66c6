"""A hike: a walk over a map, its first steps one by one, the rest at a run."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Animation, FadeOut

from steepest.stage.box import Box
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.marks import point
from steepest.stage.figures.flat.trail import Trail
from steepest.stage.figures.stride import stride
from steepest.stage.play.scene import LectureScene

GHOST = 0.75  # how solid the arrows of past steps stay
_SHORTEST = 0.15  # an arrow shorter than this is not kept: it would cover its neighbours


class Hike:
    """A walk through `points` (n, 3) of the frame, cut off at the box of a map.

    The `walker` stands at point number `now`; the first `slow` steps leave `arrows`, the others a `trail`. Add
    trail and walker to the scene in this order.
    """

    def __init__(self, points: np.ndarray, box: Box, slow: int, colour: str):
        self.points, self.box, self.now = points, box, 0
        self.walker = point(points[0], radius=0.11)
        self.trail = Trail(points, box, colour, since=slow, reached=-1)
        self.arrows: list[FlatArrow] = []

    def on_map(self, number: int) -> bool:
        """Whether a point of the walk is on the map."""
        return self.box.holds(self.points[number])

    def step(self, scene: LectureScene[Any], colour: str) -> None:
        """The next step, one that leaves an arrow; where it leaves the map, the walker goes at the edge."""
        self.now += 1
        seen = self.box.clip(self.points[self.now - 1], self.points[self.now])
        if seen is None:
            return
        scene.add(self.walker.move_to(seen[0]).set_opacity(1))
        arrow = stride(scene, self.walker, seen[1], colour, width=5, ghost=GHOST)
        if np.linalg.norm(arrow.end - arrow.start) < _SHORTEST:
            scene.play(arrow.soften(0, run_time=0.2))
            scene.remove(arrow)
            self.trail.since = 0  # its dots tell the steps that no arrow tells
        else:
            self.arrows.append(arrow)
        self.trail.reached = self.now
        if not self.on_map(self.now):
            scene.play(FadeOut(self.walker), run_time=0.3)

    def run_to(self, number: int) -> None:
        """Be at a later point, having left a trail; off the map the walker is not seen."""
        while self.now < number:
            self.now += 1
            seen = self.box.clip(self.points[self.now - 1], self.points[self.now])
            if seen is not None:
                self.walker.move_to(seen[1])
        self.walker.set_opacity(1.0 if self.on_map(self.now) else 0.0)
        self.trail.reached = self.now

    def soften_arrows(self, to: float = GHOST) -> list[Animation]:
        """Let the arrows become so solid."""
        return [arrow.soften(to) for arrow in self.arrows]
