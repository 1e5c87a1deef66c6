"""A walk over a map: its first steps leave arrows, the others a trail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Animation, linear

from steepest.calculus import Point
from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.flat.trail import Trail
from steepest.stage.figures.flat.walker import FlatWalker
from steepest.stage.figures.walk import Walk
from steepest.stage.play.entrances import come
from steepest.stage.play.motion import hop_by_hop

GHOST = 0.75  # how solid the arrows of past steps stay
_PAST = 0.6  # how solid it is where it is past as a whole
OVER = (theme.ABOVE + theme.TOPMOST) / 2  # who walks, and under words: an arrow that is told of
RADIUS = 0.12  # of a dot in their place
_SHORTEST = 0.15  # an arrow shorter than this does not stay: it would cover its neighbours


class MapWalk(Walk):
    """A walk through `points` (n, 2) of a plane. It comes with `come`.

    Its first steps are taken one by one, each as a gesture: the arrow of the `stride` comes, over who stands there, who
    would hide a short one; then the walker goes `along` it. From the first that is too short for an arrow on, dots tell
    the steps.
    """

    walker: FlatWalker

    def __init__(self, plane: Plane, points: Sequence[Point], arrows: int, colour: str) -> None:
        self.plane, self.arrows, self.colour = plane, arrows, colour
        nodes = np.array([[float(value) for value in point] for point in points])
        self.trail = Trail(plane, nodes, colour, headed=True)
        super().__init__(points, self.trail, FlatWalker(plane, points[0], radius=RADIUS))
        short = (k for k in range(min(arrows, self.last)) if 0 < self._length(k) < _SHORTEST)
        self.trail.since = next(short, arrows)
        self.strides: list[FlatArrow] = []

    @property
    def stands(self) -> list[np.ndarray]:
        """Lines (2, 3) from feet to head, as they lie on the frame, of who walks: where the first steps begin and end,
        and in the end."""
        places = self.plane.places(self.points[[*range(min(self.arrows, self.last) + 1), -1]])
        return [self.walker.body(place) for place in places if self.plane.box.holds(place)]

    @property
    def is_seen(self) -> bool:
        """Whether the walker is on the map."""
        return self.plane.box.holds(self.plane.place(self.here.tolist()))

    def coming(self) -> Sequence[Animation]:
        """The walker appears where the walk starts."""
        return self.walker.coming()

    def dimming(self, to: float) -> Sequence[Animation]:
        """Its trail and arrows of past steps fade to this opacity; bright, the trail has its colour."""
        trail = self.trail.soften(to) if to < 1 else self.trail.recolour(self.colour, to)
        return [trail, *(stride.soften(to * GHOST) for stride in self.strides)]

    def going(self) -> Sequence[Animation]:
        """Walker, trail and arrows disappear."""
        there = self.walker, self.trail, *self.strides
        return [each for part in there for each in part.going()]

    def pale(self, to: float = _PAST, **timing: Any) -> list[Animation]:
        """What was walked takes the colour of what is past, and fades to this opacity: arrows are told from it then."""
        parts: list[Drawn] = [self.trail, *self.strides]
        return [part.recolour(theme.QUIET, to, **timing) for part in parts]

    def anew(self) -> list[Animation]:
        """Who walks stands where it starts once more, and all that was walked goes: no line lies under the one that
        comes when `redo` is played then."""
        past, self.steps, self.strides = self.going(), 0.0, []
        self.trace = self.trail = Trail(self.plane, self.trail.nodes, self.colour, headed=True)
        self.walker = FlatWalker(self.plane, self.points[0], radius=RADIUS)
        return [*past, *come(self.walker)]

    def redo(self, steps: int | None = None) -> Animation:
        """They go over it again, so many steps of it, or all up to its end, faster and faster, and leave their trail in
        its colour once more, from the first step on."""
        to = self.last if steps is None else min(self.begun + steps, self.last)
        pace = linear if steps is not None else _faster
        return self.run(to, pace=hop_by_hop, run_time=theme.STEP, rate_func=pace)

    def stride(self, colour: str = theme.DESCENT) -> FlatArrow:
        """The arrow of the next step, as much of it as the map shows."""
        number = self.begun
        arrow = FlatArrow(np.zeros(3), np.zeros(3), colour, width=5, plane=self.plane).set_z_index(OVER)
        return arrow.follow(self.plane.box.clip(*self.plane.places(self.points[number : number + 2])))

    def along(self, stride: FlatArrow) -> list[Animation]:
        """The walker takes the step, and its arrow becomes a ghost. A step off the map takes no time."""
        number = self.begun
        stride.set_z_index(0)
        if not len(stride.outline):
            self.move(number + 1)
            return []
        short = self._length(number) < _SHORTEST
        if not short:
            self.strides.append(stride)
        return [self.step(), stride.soften(0.0 if short else GHOST)]

    def _length(self, number: int) -> float:
        seen = self.plane.box.clip(*self.plane.places(self.points[number : number + 2]))
        return float(np.linalg.norm(seen[1] - seen[0])) if seen else 0.0


def _faster(share: float) -> float:
    """The pace of a walk whose first steps are seen one by one, and whose last ones are many."""
    return share**3
