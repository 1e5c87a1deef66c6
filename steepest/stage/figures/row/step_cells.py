"""The steps of a walk as cells in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import Painted, around, ink
from steepest.stage.play.live import Given, now
from steepest.stage.play.shapes import Shape

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_SHARE = 0.78  # of the way from a cell to the next that it fills
_LEAST = 0.07  # from a cell to the next: closer ones are one bar
_ROUND = 0.025  # room around them, in scene units
_RIM = 0.025  # how broad the rim of one is that is no more than that


class StepCells(Painted):
    """Cells for steps from the left of a box on, which has room for `most`: as many as were `taken`, which may be
    live. Those `beyond` so many are rims alone, in another colour."""

    def __init__(self, box: Box, most: int, taken: Given[float], beyond: float = np.inf) -> None:
        super().__init__()
        self.box, self.pitch, self.taken, self.beyond = box, box.width / max(most, 1), taken, beyond
        low, high = box.bottom, box.top
        self.points = np.array([[box.left, low, 0], [box.right, low, 0], [box.right, high, 0], [box.left, high, 0]])

    def appearance(self) -> object:
        """How many cells there are."""
        return self.box, self.pitch, self.opacity, self.beyond, now(self.taken)

    def shapes(self) -> list[Shape]:
        """All of them as one, which is as long as many steps were taken."""
        return [Shape("cells", theme.DESCENT, np.array([[float(now(self.taken)), 0.0]]), self.opacity)]

    def reach(self) -> Box | None:
        """The box."""
        return around(self.points, _ROUND)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the cells."""
        taken = float(now(self.taken))
        ink(context, theme.channels(theme.DESCENT), self.opacity)
        for left, width in self._spans(min(taken, self.beyond)):
            context.rectangle(left, self.box.bottom, width, self.box.height)
        context.fill()
        ink(context, theme.channels(theme.INK), self.opacity)
        context.set_line_width(_RIM)
        for left, width in self._spans(taken, self.beyond):
            within = max(width - _RIM, 0.0)
            context.rectangle(left + _RIM / 2, self.box.bottom + _RIM / 2, within, self.box.height - _RIM)
        context.stroke()

    def _spans(self, taken: float, first: float = 0.0) -> list[tuple[float, float]]:
        """Where the cells of so many steps begin, without those of the `first` so many, and how wide they are; all of
        them as one where they would be too close to each other to be told apart."""
        if taken <= first:
            return []
        if self.pitch < _LEAST:
            return [(self.box.left + self.pitch * first, self.pitch * (taken - first))]
        share = _SHARE * self.pitch
        shares = ((k, min(taken - k, 1.0)) for k in range(int(first), int(np.ceil(taken - 1e-9))))
        return [(self.box.left + self.pitch * k, share * part) for k, part in shares]
