"""An arrow carried straight on over a map, as if it held everywhere, and the one that is true where it is by then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from manim import Animation, VMobject

from steepest.calculus import Number, Point, Promise
from steepest.stage import theme
from steepest.stage.figures.label import Label
from steepest.stage.play.entrances import Assembly, come, gone
from steepest.stage.play.live import Live

if TYPE_CHECKING:
    from steepest.stage.figures.map.map import Map

_BROAD, _SLIM = 8, 5  # widths of the carried arrow, and of the true one that lies over it


class Carried(Assembly):
    """The first arrow of a `promise`, and the true one, at a `scale` of the map `land`, where the promise begins.

    It comes; then play `go`: it is carried along the promise to its end. `name` names both, and `home` brings it back.
    Words that stand beside it keep off the `arrows` that it has on its way.
    """

    def __init__(self, land: Map, promise: Promise, scale: Number) -> None:
        self.land, self.along = land, Live[Number](0)

        def here() -> Point:
            return promise.at(self.along())

        self.first = land.arrow(here, promise.downhill(0), theme.QUIET, _BROAD, scale)
        self.true = land.arrow(here, lambda: promise.downhill(self.along()), theme.DESCENT, _SLIM, scale)
        self.line = land.line((promise.start, promise.end), dashed=True)
        self.probe = land.dot(here)
        self.names: list[Label] = []
        land.keep_clear((promise.start, promise.end))
        self.arrows = [
            land.arrow(promise.at(share), promise.downhill(way), theme.QUIET, scale=scale)
            for share, way in ((0, 0), (1, 0), (1, 1))
        ]

    @property
    def parts(self) -> list[Any]:
        """The line along which it goes, both arrows, and the point from which they lead."""
        return [self.line, self.first, self.true, self.probe]

    def go(self, **timing: Any) -> Animation:
        """The arrow is carried on to the end of the line."""
        return self.along.to(1, **{"run_time": theme.RUN, **timing})

    def home(self, **timing: Any) -> Sequence[Animation]:
        """It goes back to where it was measured, and is the true one again; its names go."""
        names, self.names = self.names, []
        return [self.along.to(0, **{"run_time": theme.MOVE, **timing}), *self.land.drop(*names)]

    def name(self, true: VMobject, first: VMobject) -> list[Animation]:
        """Words appear beside the true arrow and beside the one that was carried, in their colours."""
        both = (true, self.true, self.first), (first, self.first, self.true)
        for words, arrow, other in both:
            self.names.append(self.land.label(words.set_color(arrow.colour), arrow, other))
        return come(*self.names)

    def going(self) -> Sequence[Animation]:
        """All of it disappears, with its names."""
        return [*gone(*self.parts), *self.land.drop(*self.names)]
