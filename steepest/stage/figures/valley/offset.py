"""An offset: how far to the side a point of a picture is, as an arrow with its number, and the line it is told from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from manim import Animation, Create, DashedLine, FadeIn, FadeOut

from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.type.typeset import Typeset

_TO_WALKER = 0.15  # the arrow ends at a walker's edge
_NUMBER = 0.26  # from the arrow to the middle of its number
_CLOSE = 0.75  # an arrow so near over or under another has its number on the other side


class Offset:
    """A level arrow from `foot` to `tip` on the frame (3,), and its number over it, or under it where it is close to
    one of the `others`. Nothing of it comes where it is not in the picture (`shown`)."""

    def __init__(
        self,
        foot: np.ndarray,
        tip: np.ndarray,
        number: Typeset,
        others: Iterable[Offset] = (),
        shown: bool = True,
        colour: str = theme.FIRST,
    ) -> None:
        way = tip - foot
        size = max(float(np.linalg.norm(way)), 1e-9)
        self.arrow = FlatArrow(foot, tip - way * min(1.0, _TO_WALKER / size), colour)
        self.number = Plate(number, gap=0.06)
        close = any(abs(self.arrow.end[1] - other.arrow.end[1]) < _CLOSE for other in others)
        middle = (self.arrow.start + self.arrow.end) / 2
        beside_walker = self.number.width > size - 2 * _TO_WALKER
        off = max(_NUMBER, _TO_WALKER + self.number.height / 2) if beside_walker else _NUMBER
        self.number.move_to(middle + np.array([0, -off if close else off, 0]))
        self.shown = shown

    def coming(self) -> Sequence[Animation]:
        """The arrow grows, and its number appears."""
        return [self.arrow.grow(), FadeIn(self.number)] if self.shown else []

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity."""
        faded: Any = self.number.animate.set_opacity(to)
        return [self.arrow.soften(to), faded] if self.shown else []

    def going(self) -> Sequence[Animation]:
        """It disappears."""
        return [FadeOut(self.arrow), FadeOut(self.number)] if self.shown else []


class Plumb(DashedLine):
    """A dashed line from `foot` to `top` (3,) that grows from its foot."""

    def __init__(self, foot: np.ndarray, top: np.ndarray) -> None:
        super().__init__(foot, top, stroke_color=theme.QUIET, stroke_width=2, dash_length=0.08)

    def coming(self) -> Sequence[Animation]:
        """It grows."""
        return [Create(self)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity."""
        faded: Any = self.animate.set_opacity(to)
        return [faded]

    def going(self) -> Sequence[Animation]:
        """It fades."""
        return [FadeOut(self)]
