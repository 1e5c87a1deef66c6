"""The smallest scene: a line, a place on it, and the slope there."""

from __future__ import annotations

from typing import Annotated

from steepest.calculus import Function, Number
from steepest.stage.play.scene import LectureScene
from steepest.stage.settings.parameters import (
    Count,
    Exact,
    Parameters,
    Span,
    Unfit,
    Variables,
    fact,
    parameter,
)


class SlopeParameters(Parameters):
    """What an instructor may change."""

    line: Annotated[Function, Variables("t")] = parameter("3*t + 1", "the line's height")
    start: Exact = parameter(1, "where the walker starts", unit="m", ge=0, le=10)
    steps: Count = parameter(2, "steps that the walker takes", ge=1, le=5)
    shown: Span = parameter((-2, 12), "the part of the line that is shown", unit="m")

    def refuse(self) -> None:
        """The walker starts on what is shown."""
        low, high = self.shown
        if not low <= self.start <= high:
            raise Unfit(
                "the walker starts beyond what is shown",
                field="start",
                instead=min(max(self.start, low), high),
            )

    @fact
    def height(self) -> Number:
        """The line's height where the walker starts."""
        return self.line((self.start,))

    @fact
    def slope(self) -> Number:
        """The slope of the line."""
        return self.line.partial("t")((self.start,))

    @fact
    def stops(self) -> tuple[Number, ...]:
        """Every place that the walker passes."""
        return tuple(self.start + step for step in range(1, self.steps + 1))


class Slope(LectureScene[SlopeParameters]):
    """The walker passes every stop."""

    def construct(self) -> None:
        """Play the beats."""
        with self.beat("rise"):
            self.add(self.words("height"))
        for _ in self.facts.stops:
            with self.beat("walk"):
                self.rest()
