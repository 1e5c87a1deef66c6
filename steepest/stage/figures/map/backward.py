"""A gradient taken backward on a map: at the scale of other gradients, at its full length, and times a rate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from manim import Animation

from steepest.calculus import Number, Point, scaled
from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.play.entrances import Assembly
from steepest.stage.play.live import Live

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map

_SLIM = 5


class Backward(Assembly):
    """A dashed arrow against a `gradient` at a point of the map `land`, at first at a `scale`.

    Play `whole`: it has the length of the gradient on the map, cut off where that ends. Then `times` a rate it is as
    long as a step, so that what a rate does is seen at one scale.
    """

    def __init__(self, land: Map, at: Point, gradient: Point, scale: Number = 1) -> None:
        self.scale = Live[Number](scale)
        self.arrow = land.arrow(at, scaled(gradient, -1), theme.DESCENT, _SLIM, self.scale, dashed=True)

    @property
    def parts(self) -> Sequence[FlatArrow]:
        """The arrow."""
        return [self.arrow]

    def whole(self) -> Animation:
        """It grows, or shrinks, to its full length."""
        return self.scale.to(1)

    def times(self, rate: Number) -> Animation:
        """It shrinks, or grows, to so many times its length."""
        return self.scale.to(rate)
