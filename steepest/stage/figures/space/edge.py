"""A tangent plane that is seen from its edge, through a lens: a line, a ball that runs along it, and a right angle."""

from __future__ import annotations

from typing import Any

from manim import Animation

from steepest.calculus import Point
from steepest.stage import theme
from steepest.stage.figures.space.space import RIM, Space
from steepest.stage.ground.things import SpaceCurve
from steepest.stage.play.motion import running


class TangentEdge:
    """The plane that touches the glass `at` a point, as it is seen from the view of now by a lens that enlarges so many
    `times`: its `line`, the `mark` of the right angle between that and the gradient, and a `ball` that is at the point
    in a `colour` until it `runs` along the line, on the side where the mark is not."""

    def __init__(self, space: Space, at: Point, times: float, colour: str = theme.INK) -> None:
        self.space, tangent = space, space.tangent(at, space.landscape.view)
        self.start, self.end = tangent.here, tangent.beside_in_lens(times)
        self.line, self.mark = (
            SpaceCurve(points=points, width=RIM, through=True, halo=True).of(space.landscape)
            for points in (tangent.across, tangent.corner_in_lens(times))
        )
        self.ball = space.point(at, colour)

    @property
    def parts(self) -> list[Any]:
        """All of it."""
        return [self.line, self.mark, self.ball]

    def runs(self, **timing: Any) -> list[Animation]:
        """The ball comes out of the point, and goes."""

        def go(_: object, share: float) -> None:
            self.ball.point = self.start + share * (self.end - self.start)

        self.space.landscape.put(self.ball)
        return [running(self.space.landscape, go, **timing)]
