"""A walk along a course: that lies ahead of it, faintly, and may change its shape while it is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.camera.painted import Layer, Painted
from steepest.stage.extent import Extent
from steepest.stage.figures.valley.course import Course, CourseWalker, Ground
from steepest.stage.figures.walk import Points, Walk
from steepest.stage.play.live import Given, now
from steepest.stage.play.motion import hop_by_hop, running
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context


_SHORTEST = 0.7  # seconds for a walk of few steps


class Place(Protocol):
    """What walks along courses take place on."""

    def put(self, *walks: CourseWalk) -> object:
        """Have walks on it."""


class CourseWalk(Walk):
    """A walk on a `place`, whose walker comes with it: a valley or a number line makes one by its `walk`."""

    trace: Course
    walker: CourseWalker

    def __init__(self, place: Place, points: Given[Points], course: Course, ball: CourseWalker) -> None:
        super().__init__(points, course, ball)
        self.place = place

    def coming(self) -> Sequence[Animation]:
        """The walker appears, and what is walked already."""
        self.place.put(self)
        return [self._fading(0.0, 1.0)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """Walker and course fade to this opacity."""
        return [self._fading(self.trace.opacity, to)]

    def going(self) -> Sequence[Animation]:
        """They disappear."""
        return [self._fading(self.trace.opacity, 0.0)]

    @property
    def leaves(self) -> int | None:
        """After how many steps one leaves the picture; None where none does."""
        number = self.trace.seen - 1
        return number if self.trace.ends_within(number) < 1 else None

    @property
    def taken(self) -> float:
        """How many steps the walker has taken: who would leave the picture with one stays where it begins."""
        leaves = self.leaves
        return max(self.steps if leaves is None else min(self.steps, leaves), 0.0)

    def hop(self, most: float = 2 * theme.MOVE, eased: bool = True, **timing: Any) -> Animation:
        """Hop on to the end, in so many seconds at `most`, and the walker stays there, wherever that moves; where a hop
        leaves the picture, they stay where it begins, and it is an arrow. Who glides does not halt after each step: its
        steps are not `eased`."""
        count, leaves = self.trace.seen, self.leaves
        timing.setdefault("run_time", min(max(_SHORTEST, theme.HOP * count), most))

        def arrive(steps: float) -> None:
            if steps >= count:
                self.finish(leaves)

        return self.run(count, pace=hop_by_hop if eased else float, beside=arrive, **timing)

    def move(self, steps: float, drawn: bool = True) -> None:
        """Have come so far. Who would leave the picture with a step stays where it begins."""
        super().move(steps, drawn)
        if (leaves := self.leaves) is not None and steps > leaves:
            self.walker.stand(self.trace.at(leaves))
            self.walker.opacity = 1.0

    def finish(self, number: int | None = None) -> CourseWalk:
        """Have come to the end, at once, and stay there, or at the end of a `number` of steps."""
        self.steps = stays = self.last if number is None else number
        self.trace.reached = self.last
        self.walker.opacity = 1.0
        if (heading := self.heading_at(self.trace.seen, 0, self.trace.seen)) is not None:
            self.walker.heading = heading
        self.walker.stand(lambda: self.trace.at(stays))
        return self

    def stay(self) -> list[Animation]:
        """Who has come to the end of a step stays there from now on, wherever that moves."""
        number = self.whole
        self.walker.stand(lambda: self.trace.at(number))
        return []

    def again(self, ahead: float = 0.0, **timing: Any) -> Animation:
        """The walker fades, and appears at the start; what was walked fades, and lies `ahead` then, so solid."""

        def fade(share: float) -> None:
            self.trace.opacity = 1 + (ahead - 1) * share
            if share == 1:
                self.trace.opacity, self.trace.ahead, self.trace.reached = 1.0, ahead, -1.0

        return self.home(fade, **timing)

    def shapes(self) -> list[Shape]:
        """What is drawn of its course, all of it where it lies ahead, and its walker."""
        course, ball = self.trace, self.walker
        colour, found = now(course.colour), [Shape("walker", ball.colour, self.standing[None], ball.opacity)]
        if course.reached >= 0 and course.opacity > 0:
            return [Shape("walk", colour, course.drawn(course.reached), course.opacity), *found]
        return [Shape("walk", colour, course.nodes(), course.ahead), *found] if course.ahead > 0 else found

    @property
    def standing(self) -> np.ndarray:
        """Where the walker is (d,)."""
        return np.asarray(now(self.walker.at), float)

    def _fading(self, start: float, end: float) -> Animation:
        def fade(_: object, share: float) -> None:
            self.trace.opacity = self.walker.opacity = start + (end - start) * share

        return running(self.place, fade)


class Courses(Painted):
    """Walks over a picture that is no mobject of its own: its `ground` says where its points are."""

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        box = ground.box
        self.points = box.diagonal
        self.walks: list[CourseWalk] = []

    def put(self, *walks: CourseWalk) -> Courses:
        """Have walks on it."""
        self.walks += [walk for walk in walks if walk not in self.walks]
        return self

    def shapes(self) -> list[Shape]:
        """The walks."""
        return [shape for walk in self.walks for shape in walk.shapes()]

    def extents(self) -> Iterator[Extent]:
        """The walks, and the walkers."""
        yield from drawn(self.walks)

    def appearance(self) -> object:
        """What is painted of the walks."""
        return [layer.appearance for layer in painted(self.walks)]

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the walks."""
        for layer in painted(self.walks):
            layer.paint(context, pixels)


def painted(walks: Sequence[CourseWalk]) -> Iterator[Layer]:
    """The courses of some walks, and their walkers over all of them."""
    for walk in walks:
        yield from walk.trace.layers()
    for ball in dict.fromkeys(walk.walker for walk in walks):
        yield from ball.layers()


def drawn(walks: Sequence[CourseWalk]) -> Iterator[Extent]:
    """Where the courses of some walks, and their walkers, lie on the frame."""
    for walk in walks:
        yield from walk.trace.extents()
    for ball in dict.fromkeys(walk.walker for walk in walks):
        yield from ball.extents()
