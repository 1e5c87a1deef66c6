"""A gradient taken backward on a map: at the scale of other gradients, at its full length, and times a rate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from manim import Animation, VMobject

from steepest.calculus import Number, Point, scaled
from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.label import Label
from steepest.stage.figures.map.map_walk import OVER
from steepest.stage.play.entrances import Assembly, come, gone
from steepest.stage.play.live import Live
from steepest.stage.play.motion import at_once

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map

_SLIM = 5


class Backward(Assembly):
    """A dashed arrow against a `gradient` at a point of the map `land`, over who stands there, at first at a `scale`.

    Play `whole`: it has the length of the gradient on the map, cut off where that ends. Then `times` a rate it is as
    long as a step, so that what a rate does is seen at one scale. Its `words` keep `off` other arrows; `name` gives it
    others. They go at once when its length changes, and are true of it as long as they are there.
    """

    def __init__(
        self,
        land: Map,
        at: Point,
        gradient: Point,
        scale: Number = 1,
        words: VMobject | None = None,
        off: Sequence[FlatArrow] = (),
    ) -> None:
        self.land, self.scale, self.words, self.off = land, Live[Number](scale), words, off
        self.names: list[Label] = []
        self.arrow = land.arrow(at, scaled(gradient, -1), theme.DESCENT, _SLIM, self.scale, dashed=True)
        self.arrow.set_z_index(OVER)

    @property
    def parts(self) -> Sequence[FlatArrow]:
        """The arrow."""
        return [self.arrow]

    def coming(self) -> list[Animation]:
        """It appears, with its words."""
        return [*come(self.arrow), *(self.name(self.words) if self.words else [])]

    def name(self, words: VMobject) -> list[Animation]:
        """Words appear beside its tip, if it is long enough."""
        self.names = self.land.naming(words, self.arrow, *self.off)
        return come(*self.names)

    def going(self) -> list[Animation]:
        """It disappears, with its name."""
        return [*gone(self.arrow), *self.land.drop(*self.names)]

    def whole(self) -> list[Animation]:
        """It grows, or shrinks, to its full length, where it is to be named anew."""
        return [self.scale.to(1), *at_once(self.land.drop(*self.names))]

    def times(self, rate: Number) -> list[Animation]:
        """It shrinks, or grows, to so many times its length."""
        return [self.scale.to(rate), *at_once(self.land.drop(*self.names))]
