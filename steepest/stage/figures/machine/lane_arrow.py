"""A broad arrow on a level, into which words can be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.figures.flat.drawn import Drawn

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_BODY, _HEAD = 0.76, 0.24  # how high its shaft is, of all of it, and how long its head is
_FAINT, _WIDTH = 0.26, 2.4  # how solid it is inside, and the width of its rim


class LaneArrow(Drawn):
    """A broad arrow from one place to another, its `ends` (2, 2), on a level, so `high`, into which words can be
    written."""

    kind, extent = "step", "picture"

    def __init__(self, ends: np.ndarray, high: float, colour: str) -> None:
        super().__init__(colour)
        self.ends, self.high = ends, high
        self.points = self.outline

    @property
    def outline(self) -> np.ndarray:
        """Where it begins and ends (2, 3)."""
        return np.pad(self.ends, ((0, 0), (0, 1)))

    @property
    def style(self) -> tuple[object, ...]:
        """How high it is."""
        return (self.high,)

    @property
    def drawn(self) -> np.ndarray:
        """The corners (8, 2) around it, as far as it has grown."""
        start, y = self.ends[0]
        far = self.grown * float(self.ends[1, 0] - start)
        neck = far - np.sign(far) * min(_HEAD, abs(far))
        half, thin = self.high / 2, _BODY * self.high / 2
        there = [(0.0, thin), (neck, thin), (neck, half), (far, 0.0)]
        back = [(x, -up) for x, up in there[2::-1]]
        return np.array([(start + x, y + up) for x, up in (*there, *back, there[0])])

    def reach(self) -> Box | None:
        """It, with its rim."""
        return around(self.drawn, 0.01 * _WIDTH)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint it: faint inside, so that words in it can be read."""
        if not self.is_seen:
            return
        trace(context, self.drawn)
        context.close_path()
        ink(context, theme.channels(self.colour), _FAINT * self.opacity)
        context.fill_preserve()
        ink(context, theme.channels(self.colour), self.opacity)
        pen(context, _WIDTH)
        context.stroke()
