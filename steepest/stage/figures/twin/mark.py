"""A line or an arrow over the map, drawn on both pictures of a surface at once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from manim import Animation, FadeOut, Mobject

from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.ground.things import SpaceCurve, draped
from steepest.stage.play.motion import running
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.figures.twin.pair import Pair

_SWELL = 0.9  # how much broader it becomes when the viewer is to look there
_LIFT = 0.015  # over the ground, in units of the block


class TwinMark:
    """A line or an arrow, `flat` on the map and `curve` on the ground. It comes, dims and goes on both."""

    def __init__(
        self, pair: Pair, flat: FlatLine | FlatArrow, curve: SpaceCurve, lift: float = _LIFT
    ) -> None:
        self.pair, self.flat, self.curve, self.lift = pair, flat, curve.of(pair.ground), lift

    def lay(self, points: np.ndarray) -> TwinMark:
        """Lay it along points (n, 2) of the map."""
        on_map = self.pair.plane.many(*points.T)
        if isinstance(self.flat, FlatArrow):
            self.flat.set_ends(on_map[0], on_map[-1])
        else:
            self.flat.lay(on_map)
        self.curve.points = draped(points[:, 0], points[:, 1], self.lift)
        return self

    def coming(self) -> Sequence[Animation]:
        """It grows from its start, on both pictures."""
        self.put()
        self.grown, self.opacity = 0.0, 1.0

        def grow(_: object, share: float) -> None:
            self.grown = share

        return [running(self.pair.ground, grow, run_time=theme.REVEAL)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity."""
        start = self.opacity

        def fade(_: object, share: float) -> None:
            self.opacity = start * (1 - share) + to * share

        return [running(self.pair.ground, fade, run_time=theme.REVEAL)]

    def going(self) -> Sequence[Animation]:
        """It fades, and is taken away."""
        return [FadeOut(self.flat, run_time=theme.REVEAL), *self.curve.going()]

    def put(self) -> None:
        """Put it on both pictures, under the walker, if it is not there."""
        if self.there:
            return
        self.pair.ground.put(self.curve)
        self.pair.scene.add(self.flat)
        if self.pair.dot in self.pair.scene.mobjects:
            self.pair.scene.bring_to_front(self.pair.dot)

    @property
    def there(self) -> bool:
        """Whether it is on the pictures."""
        return self.curve in self.pair.ground.things

    @property
    def points(self) -> np.ndarray:
        """Its points (n, 2) on the map, as they are drawn."""
        return np.asarray((self.flat.points[:, :2] - self.pair.plane.origin) / self.pair.plane.unit)

    @property
    def grown(self) -> float:
        """How much of it is there, 0 to 1."""
        return self.curve.grown

    @grown.setter
    def grown(self, share: float) -> None:
        self.flat.grown = self.curve.grown = share

    @property
    def width(self) -> float:
        """How broad it is on the map, in the units of stroke widths."""
        return self.flat.width_of_line

    @width.setter
    def width(self, width: float) -> None:
        self.curve.width *= width / self.flat.width_of_line
        self.flat.width_of_line = width

    @property
    def opacity(self) -> float:
        """How solid it is, 0 to 1."""
        return self.curve.opacity

    @opacity.setter
    def opacity(self, opacity: float) -> None:
        self.flat.opacity = self.curve.opacity = opacity

    def shape(self) -> Shape:
        """What it shows, in the map's coordinates."""
        kind = "arrow" if isinstance(self.flat, FlatArrow) else "line"
        return Shape(kind, self.flat.colour, self.points, self.opacity)


def swell(*marks: TwinMark, seconds: float = 1.0) -> Animation:
    """Marks swell and settle again, so that a viewer looks at them."""
    start = [mark.width for mark in marks]

    def breathe(_: object, share: float) -> None:
        for mark, was in zip(marks, start, strict=True):
            mark.width = was * (1 + _SWELL * math.sin(math.pi * share))

    return running(Mobject(), breathe, run_time=seconds)


def drawn(marks: Iterable[TwinMark]) -> list[TwinMark]:
    """Those of the marks that are on the pictures now."""
    return [mark for mark in marks if mark.there]
