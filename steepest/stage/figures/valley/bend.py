"""How a curve bends: a stick along it that tilts as it goes out from the bottom, and leaves itself behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from manim import VMobject

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import around, ink, pen, trace
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.flat.plane import keep_apart
from steepest.stage.play.live import Given, now

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_LENGTH, _LEFT = 0.95, 0.4  # of the stick, to either side of its place; of those left behind, which keep apart
_WIDTH, _DARK = 6.0, 3.0  # of the stick, and what its dark edge adds
_DOT, _PAST_DOT = 0.075, 0.055  # radius of the point where it touches, and those left behind
_OFF = 0.12  # of a stick's number, from where it touches
_BY = 0.3  # likewise, of the one at the end: somebody stands there
_EVENLY = 0.0, 1 / 3, 2 / 3, 1.0  # shares of the way
_PAST = 0.5  # how solid are those that were left behind


class Bend(Drawn):
    """A stick that touches a curve at `share` of the way from its bottom to a place, 0 to 1, which may be live.

    `touching` gives the place (2,) on the frame at a share of the way, and the direction (2,) of the curve there. A
    stick stays, shorter, at each of the shares `stays` where it passes.
    """

    kind = "stick"
    room = 0.01 * _WIDTH

    def __init__(
        self,
        touching: Callable[[Number], tuple[np.ndarray, np.ndarray]],
        share: Given[Number],
        stays: Sequence[Number] = (),
        colour: str = theme.GRADIENT,
    ) -> None:
        super().__init__(colour)
        self.touching, self.share, self.stays = touching, share, stays or _EVENLY
        self.points = self.outline

    @property
    def outline(self) -> np.ndarray:
        """The stick as it lies now (2, 3)."""
        return self._stick(now(self.share))

    @property
    def past(self) -> list[np.ndarray]:
        """Those that were left behind (2, 3)."""
        come = float(now(self.share)) + 1e-9
        return [self._stick(share, _LEFT) for share in self.stays if float(share) <= come]

    @property
    def style(self) -> tuple[object, ...]:
        """Those that were left behind."""
        return (self.past,)

    def numbers(self, *numbers: VMobject) -> list[Plate]:
        """Numbers over the sticks that stay, from the first on, and over the one at the end of the way, as far as they
        keep apart."""
        found: list[Plate] = []
        for share, number in zip((*self.stays, 1.0), numbers, strict=False):
            start, end = self._stick(share)[:, :2]
            x, y = (end - start) / np.hypot(*(end - start))
            aside = np.array([-y, x]) if x > 0 else np.array([y, -x])
            plate, off = Plate(number, gap=0.05), _OFF if share < 1 else _BY
            plate.move_to(np.append((start + end) / 2 + (off + plate.width / 2) * aside, 0.0))
            if all(keep_apart(each, plate) for each in found):
                found.append(plate)
        return found

    def _stick(self, share: Number, length: float = _LENGTH) -> np.ndarray:
        at, way = self.touching(share)
        half = length * way / max(float(np.hypot(*way)), 1e-9)
        return np.pad(np.array([at - half, at + half]), ((0, 0), (0, 1)))

    def reach(self) -> Box | None:
        """All sticks."""
        return around(np.concatenate([self.outline, *self.past]), 0.1)

    def paint(self, context: Context, pixels: float) -> None:
        """Paint those that were left behind, and the stick over them, as far as it has grown from its middle."""
        if not self.is_seen:
            return
        for stick, solid in (*((stick, _PAST) for stick in self.past), (self.outline, 1.0)):
            middle = stick.mean(axis=0)
            ends = middle + (stick - middle) * self.grown
            for colour, width in ((theme.BACKGROUND, _WIDTH + _DARK), (self.colour, _WIDTH)):
                ink(context, theme.channels(colour), solid * self.opacity)
                pen(context, width)
                trace(context, ends)
                context.stroke()
        past = ((stick, _PAST_DOT, theme.QUIET) for stick in self.past)
        for stick, size, inside in (*past, (self.outline, _DOT, theme.INK)):
            x, y, _ = stick.mean(axis=0)
            for colour, radius in ((theme.BACKGROUND, size + 0.03), (inside, size)):
                ink(context, theme.channels(colour), self.opacity * self.grown)
                context.arc(x, y, radius, 0, 2 * np.pi)
                context.fill()
