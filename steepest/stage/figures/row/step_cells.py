"""The steps of a walk as cells in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from manim import ManimColor, interpolate_color

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
_LATER = interpolate_color(ManimColor(theme.DESCENT), ManimColor(theme.INK), 0.65).to_hex()  # of those beyond some
_MARK, _DASHES, _TALLER = 0.025, (0.06, 0.04), 0.1  # a dashed line before these: its width, and how far over the cells


class StepCells(Painted):
    """Cells for steps from the left of a box on, which has room for `most`: as many as were `taken`, which may be
    live. Those `beyond` so many are paler, and a dashed line stands there once these are taken."""

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
        """The box, with room for the dashed line."""
        return around(self.points, _TALLER + _ROUND)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint the cells."""
        taken = float(now(self.taken))
        ink(context, theme.channels(theme.DESCENT), self.opacity)
        self._fill(context, self._spans(min(taken, self.beyond)))
        ink(context, theme.channels(_LATER), self.opacity)
        self._fill(context, self._spans(taken, self.beyond))
        if taken >= self.beyond:
            self._mark(context)

    def _fill(self, context: Context, spans: list[tuple[float, float]]) -> None:
        for left, width in spans:
            context.rectangle(left, self.box.bottom, width, self.box.height)
        context.fill()

    def _mark(self, context: Context) -> None:
        """Paint the dashed line behind the last cell that is not beyond."""
        at = self.box.left + self.pitch * (self.beyond - (1 - _SHARE) / 2)
        ink(context, theme.channels(theme.INK), self.opacity)
        context.set_line_width(_MARK)
        context.set_dash(_DASHES)
        context.move_to(at, self.box.bottom - _TALLER)
        context.line_to(at, self.box.top + _TALLER)
        context.stroke()
        context.set_dash([])

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
