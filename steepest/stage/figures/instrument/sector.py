"""What lies between two values of an arc: a sector between two needles, or a stretch of the arc itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, trace
from steepest.stage.figures.flat.drawn import Appearing
from steepest.stage.figures.instrument.arc import Arc
from steepest.stage.play.live import Given, now

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_FAINT = 0.5  # one that needles lie over


class Sector(Appearing):
    """A sector of an `arc` from the value that `was` to another, between two shares of its radius: so small a change
    that an arrow would be a speck is seen by it. One that begins at the middle lies under all needles, and is faint.
    The other value may be live."""

    kind = "sector"

    def __init__(
        self, arc: Arc, was: Number, value: Given[Number], shares: tuple[float, float], colour: str
    ) -> None:
        super().__init__(colour)
        self.arc, self.was, self.value, self.shares = arc, was, value, shares
        self.solid = 1.0
        if not shares[0]:
            self.solid = _FAINT
            self.set_z_index(theme.BELOW)
        self.points = self.outline

    @property
    def outline(self) -> np.ndarray:
        """Its points (n, 3): there along the inner share, and back along the outer one."""
        inner, outer = self.shares
        value: Number = now(self.value)
        there, back = self.arc.between(self.was, value, inner), self.arc.between(value, self.was, outer)
        return np.pad(np.concatenate([there, back]), ((0, 0), (0, 1)))

    def reach(self) -> Box | None:
        """All of it."""
        return around(self.outline, 0.02)

    def paint(self, context: Context, pixels: float) -> None:
        """Fill it."""
        if self.is_seen:
            ink(context, theme.channels(self.colour), self.solid * self.opacity)
            trace(context, self.outline[:, :2])
            context.close_path()
            context.fill()
