"""A sector between two values of an arc: what lies between two needles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from manim import Animation

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, trace
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.instrument.arc import Arc

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_SOLID = 0.6  # so that a needle is seen over it


class Sector(Drawn):
    """A sector of an `arc` from the value that `was` to another, out to a share of its radius: so small a change that
    an arrow would be a speck is seen by it. It lies under all needles."""

    kind = "sector"

    def __init__(self, arc: Arc, was: Number, value: Number, share: float, colour: str) -> None:
        super().__init__(colour)
        self.arc, self.was, self.value, self.share = arc, was, value, share
        self.set_z_index(theme.BELOW)
        self.points = self.outline

    @property
    def outline(self) -> np.ndarray:
        """The middle of the arc, and its points (n, 3)."""
        line = self.arc.between(self.was, self.value, self.share)
        return np.pad(np.concatenate([[self.arc.middle], line]), ((0, 0), (0, 1)))

    def coming(self) -> Sequence[Animation]:
        """It appears."""
        self.opacity = 0.0
        return [self.soften(1.0)]

    def reach(self) -> Box | None:
        """All of it."""
        return around(self.outline, 0.02)

    def paint(self, context: Context, pixels: float) -> None:
        """Fill it."""
        if self.is_seen:
            ink(context, theme.channels(self.colour), _SOLID * self.opacity)
            trace(context, self.outline[:, :2])
            context.close_path()
            context.fill()
