"""A walk in a valley: its course lies ahead of it, faintly, and may change its shape while it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from manim import Animation, Mobject

from steepest.stage import theme
from steepest.stage.figures.flat.course import Ball, Course
from steepest.stage.figures.walk import Points, Walk
from steepest.stage.play.live import Given
from steepest.stage.play.motion import hop_by_hop, running

if TYPE_CHECKING:
    from steepest.stage.figures.flat.valley import Valley


_SHORTEST = 0.7  # seconds for a walk of few steps


class ValleyWalk(Walk):
    """A walk in a `valley`, whose walker comes with it; `Valley.walk` makes one."""

    trace: Course
    walker: Ball

    def __init__(self, valley: Valley, points: Given[Points], course: Course, ball: Ball) -> None:
        super().__init__(points, course, ball)
        self.valley = valley

    def coming(self) -> Sequence[Animation]:
        """The walker appears, and what is walked already."""
        self.valley.put(self)
        return [self._fading(0.0, 1.0)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """Walker and course become so solid."""
        return [self._fading(self.trace.opacity, to)]

    def going(self) -> Sequence[Animation]:
        """They disappear."""
        return [self._fading(self.trace.opacity, 0.0)]

    def hop(self, **timing: Any) -> Animation:
        """Hop on to the end, as far as that is seen; then the walker stays at the end, wherever that moves."""
        count = self.trace.seen
        timing.setdefault("run_time", min(max(_SHORTEST, theme.HOP * count), 2 * theme.MOVE))

        def arrive(steps: float) -> None:
            if steps >= count:
                self.finish()

        return self.run(count, pace=hop_by_hop, beside=arrive, **timing)

    def finish(self) -> ValleyWalk:
        """Have come to the end, at once, and stay there."""
        self.steps = self.trace.reached = self.last
        self.walker.opacity = 1.0
        self.walker.stand(lambda: self.trace.at(self.last))
        return self

    def again(self, ahead: float = 0.0, **timing: Any) -> Animation:
        """The walker fades, and appears at the start; what was walked fades, and lies `ahead` then, so solid."""

        def fade(share: float) -> None:
            self.trace.opacity = 1 + (ahead - 1) * share
            if share == 1:
                self.trace.opacity, self.trace.ahead, self.trace.reached = 1.0, ahead, -1.0

        return self.home(fade, **timing)

    def _fading(self, start: float, end: float) -> Animation:
        def fade(_: object, share: float) -> None:
            self.trace.opacity = self.walker.opacity = start + (end - start) * share

        return running(Mobject(), fade)
