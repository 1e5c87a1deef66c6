"""A line or an arrow of the map, which lies on the floor and, over the same points, on the ground."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from manim import Animation, Mobject

from steepest.stage import theme
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Laid, Quiver, SpaceCurve, Thing, draped
from steepest.stage.play.motion import running

if TYPE_CHECKING:
    from steepest.stage.figures.twin.pair import Pair

_SWELL = 0.9  # how much broader it becomes when the viewer is to look there
_STOUTER, _SHINE = (
    0.2,
    0.6,
)  # an arrow has a shadow, which would swell with it: it shines, up to so near to white
_LIFT = 0.015  # over the ground, in units of the block


class TwinMark:
    """A line or an arrow, `flat` on the floor and, unless it lies there alone, `curve` on the ground. It comes, dims
    and goes on both."""

    def __init__(
        self,
        pair: Pair,
        flat: SpaceCurve | Arrow,
        curve: SpaceCurve | None = None,
        level: bool = False,
    ) -> None:
        self.pair, self.level = pair, level
        self.flat, self.curve = flat.of(pair.ground), curve.of(pair.ground) if curve else None
        self.points = np.zeros((0, 2))

    def lay(self, points: np.ndarray) -> TwinMark:
        """Lay it along points (n, 2) of the map; a `level` one lies as high as the ground is in their middle."""
        self.points = points
        x, y = points.T
        if isinstance(self.flat, Arrow):
            self.flat.start, self.flat.end = _below(points[0]), _below(points[-1])
        else:
            self.flat.points = Laid(lambda ground: ground.below(x, y))
        if self.curve is None:
            return self
        if self.level:
            middle = points.mean(axis=0)
            self.curve.points = Laid(lambda ground: ground.at(x, y, ground.heights(*middle[:, None])))
        else:
            self.curve.points = draped(x, y, _LIFT)
        return self

    def coming(self) -> Sequence[Animation]:
        """It grows from its start."""
        self.put()
        self.opacity = 1.0
        return [self.pair.ground.grow(*self.both)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity."""
        return [self.pair.ground.soften(*self.both, to=to)]

    def going(self) -> Sequence[Animation]:
        """It fades, and is taken away, if it is there."""
        return [] if not self.there else [self.pair.ground.take_away(*self.both)]

    def put(self) -> None:
        """Put it there, if it is not."""
        if not self.there:
            self.pair.ground.put(*self.both)

    @property
    def both(self) -> tuple[Thing, ...]:
        """All of it: what is on the ground, and what is on the floor."""
        return (self.flat,) if self.curve is None else (self.curve, self.flat)

    @property
    def there(self) -> bool:
        """Whether it is on the pictures."""
        return self.flat in self.pair.ground.things

    @property
    def outline(self) -> np.ndarray:
        """Its points (n, 2) on the floor, as the frame shows them now."""
        return self.pair.places(self.points)

    @property
    def width(self) -> float:
        """How broad it is on the floor."""
        return self.flat.width

    @width.setter
    def width(self, width: float) -> None:
        if self.curve is not None:
            self.curve.width *= width / self.flat.width
        self.flat.width = width

    @property
    def colour(self) -> str:
        """Its colour, on the floor and on the ground."""
        return self.flat.colour

    @colour.setter
    def colour(self, colour: str) -> None:
        for each in self.both:
            each.colour = colour

    @property
    def opacity(self) -> float:
        """How solid it is, 0 to 1."""
        return self.flat.opacity

    @opacity.setter
    def opacity(self, opacity: float) -> None:
        for each in self.both:
            each.opacity = opacity


class Broad(Protocol):
    """What is drawn with a width, in a colour."""

    width: float
    colour: str


def swell(*marks: Broad, seconds: float = 1.0) -> Animation:
    """Marks swell and settle again, so that a viewer looks at them: lines and rings in width, arrows in light."""
    start = [(mark.width, mark.colour) for mark in marks]
    arrows = [isinstance(getattr(mark, "flat", mark), Arrow | Quiver) for mark in marks]

    def breathe(_: object, share: float) -> None:
        much = math.sin(math.pi * share) if share < 1 else 0.0
        for mark, (width, colour), arrow in zip(marks, start, arrows, strict=True):
            mark.width = width * (1 + (_STOUTER if arrow else _SWELL) * much)
            if arrow:
                light = theme.channels(colour) * (1 - _SHINE * much) + _SHINE * much
                mark.colour = theme.hexadecimal(light) if much else colour

    return running(Mobject(), breathe, run_time=seconds)


def _below(place: np.ndarray) -> Callable[[Terrain], np.ndarray]:
    return Laid(lambda ground: ground.below(*place))
