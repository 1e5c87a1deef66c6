"""An offset: how far a point of a valley is from a weight, as an arrow with its number."""

from __future__ import annotations

import numpy as np
from manim import Animation, FadeIn, Mobject

from steepest.stage import theme
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.valley import Valley
from steepest.stage.type.typeset import Typeset

_TO_WALKER = 0.15  # the arrow ends at a walker's edge
_NUMBER = 0.26  # from the arrow to the middle of its number


class Offset:
    """An arrow from over the weight `origin` to a point (2,) of a valley, level, and its number over it."""

    def __init__(
        self, valley: Valley, origin: float, point: np.ndarray, number: Typeset, colour: str = theme.FIRST
    ):
        foot, tip = valley.at(origin, point[1]), valley.at(*point)
        way = tip - foot
        size = max(float(np.linalg.norm(way)), 1e-9)
        self.arrow = FlatArrow(foot, tip - way * min(1.0, _TO_WALKER / size), colour)
        self.number = Plate(number, gap=0.06)
        self.number.move_to(self.middle + [0, _NUMBER, 0])

    @property
    def middle(self) -> np.ndarray:
        """The middle of the arrow (3,)."""
        return np.asarray((self.arrow.start + self.arrow.end) / 2)

    def clear_of(self, other: Offset) -> Offset:
        """Have the number under the arrow where it would come close to another."""
        if abs(self.arrow.end[1] - other.arrow.end[1]) < 0.75:
            self.number.move_to(self.middle - [0, _NUMBER, 0])
        return self

    @property
    def parts(self) -> list[Mobject]:
        """The arrow and the number."""
        return [self.arrow, self.number]

    def growing(self) -> tuple[Animation, Animation]:
        """It appears."""
        return self.arrow.grow(), FadeIn(self.number)
