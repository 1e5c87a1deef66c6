"""A needle: a gradient on both pictures of a surface, square to the level line that it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import SupportsFloat

import numpy as np

from steepest.stage import theme
from steepest.stage.figures.flat import marks
from steepest.stage.figures.pair import Mark, Pair
from steepest.stage.ground.things import Dot

_REACH = 0.5  # of the stretch of the level line, each way, in scene units on the map
_SQUARE = 0.21  # side of the right angle's mark, in scene units on the map


class Needle:
    """A gradient at a point `at` (2,) of the map: its arrow, and a stretch of the level line through its foot,
    the right angle between them, and the straight way back behind it.

    The arrow is as long as the gradient times `scale`. Nothing is shown until the pair lets it grow.
    """

    def __init__(self, pair: Pair, at: Sequence[SupportsFloat], scale: SupportsFloat):
        self.pair, self.scale = pair, float(scale)
        self.at = np.array([float(value) for value in at])
        nothing = np.array([self.at, self.at])
        self.arrow = pair.arrow(nothing)
        self.stretch = pair.line(nothing)
        self.square = pair.line(nothing, width=2.4)
        self.back = pair.line(nothing, theme.GRADIENT, 3, dashed=(0.14, 0.1))
        self.behind = nothing
        self.foot = marks.point(pair.plane.at(*self.at), radius=0.055)
        self.ball = Dot(point=lambda ground: ground.on(*self.at), radius=0.055)
        self.lay(pair.share)

    def lay(self, share: float) -> None:
        """Lay it anew on the surface at a share of its change."""
        pair, unit_length = self.pair, float(self.pair.plane.unit[0])
        gradient = pair.slope(self.at, share)
        size = float(np.hypot(*gradient))
        if size == 0:
            return
        up = gradient / size
        side = np.array([-up[1], up[0]])
        line = pair.level(self.at, share)
        if line is not None:
            self.stretch.lay(line.stretch(_REACH / unit_length))
        self.arrow.lay(np.linspace(self.at, self.at + self.scale * gradient, 33))
        corners = self.at + np.array([side, side + up, up]) * min(
            _SQUARE / unit_length, 0.4 * self.scale * size
        )
        self.square.lay(np.concatenate([np.linspace(a, b, 7) for a, b in pairwise(corners)]))
        self.behind = np.linspace(self.at, self.at - up * pair.room(self.at, -up), 97)
        self.back.lay(self.behind)

    def stay(self) -> None:
        """Mark the foot: the walker is about to leave it."""
        if self.ball not in self.pair.ground.things:
            self.pair.ground.put(self.ball)
            self.pair.scene.add(self.foot, self.pair.dot)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is drawn at every point."""
        return self.stretch, self.square, self.arrow
