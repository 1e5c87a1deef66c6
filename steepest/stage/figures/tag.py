"""A tag: words or a number on a plate, beside a point of a landscape and moving with it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manim import VGroup

from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.ground.landscape import Landscape


class Tag(Plate):
    """`words` on a plate, a little beyond `tip()` on the way there from `foot()` (points of the frame (3,)).

    It follows the landscape, and stays inside the box `within`.
    """

    def __init__(
        self,
        words: VGroup,
        landscape: Landscape,
        tip: Callable[[], np.ndarray],
        foot: Callable[[], np.ndarray],
        within: Box,
        gap: float = 0.22,
    ):
        super().__init__(words)
        self.tip, self.foot, self.within, self.gap = tip, foot, within, gap
        landscape.followers.append(self)
        self.place()

    def place(self) -> None:
        """Stand beside the tip."""
        tip = self.tip()
        way = tip - self.foot()
        length = float(np.linalg.norm(way))
        way = way / length if length > 1e-6 else np.array([0.0, 1.0, 0.0])
        middle = tip + way * (self.gap + 0.5 * abs(way @ [self.width, self.height, 0]))
        half = np.array([self.width, self.height]) / 2
        box = self.within
        low, high = np.array([box.left, box.bottom]) + half, np.array([box.right, box.top]) - half
        self.move_to(np.array([*np.minimum(np.maximum(middle[:2], low), high), 0]))
