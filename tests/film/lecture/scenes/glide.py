"""A dot that glides to the right."""

from __future__ import annotations

from manim import RIGHT, Dot

from steepest.stage.play.scene import LectureScene
from steepest.stage.settings.parameters import Exact, Parameters, parameter


class GlideParameters(Parameters):
    """What may be changed."""

    reach: Exact = parameter(3, "how far the dot glides", ge=1, le=5)


class Glide(LectureScene[GlideParameters]):
    """Still, then moving."""

    def construct(self) -> None:
        """Play the beats."""
        dot = Dot(radius=0.6).shift(2 * RIGHT * -1)
        with self.beat("start"):
            self.add(dot)
        with self.beat("move"):
            self.until("go")
            self.add(self.words("far"))
            self.play(dot.animate.shift(float(self.facts.reach) * RIGHT), run_time=1)
