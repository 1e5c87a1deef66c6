"""A dot that falls."""

from __future__ import annotations

from manim import DOWN, YELLOW, Dot

from steepest.stage.play.scene import LectureScene
from steepest.stage.settings.parameters import Exact, Parameters, parameter


class FallParameters(Parameters):
    """What may be changed."""

    depth: Exact = parameter(2, "how deep the dot falls", ge=1, le=3)


class Fall(LectureScene[FallParameters]):
    """A fall, and a rest."""

    def construct(self) -> None:
        """Play the beats."""
        dot = Dot(radius=0.6, color=YELLOW)
        with self.beat("drop"):
            self.play(dot.animate.shift(float(self.facts.depth) * DOWN), run_time=2)
        with self.beat("after"):
            pass
