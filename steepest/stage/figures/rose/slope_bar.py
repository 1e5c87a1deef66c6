"""How steep it is where a rose's needle points, as a bar along it beside the whole that the slope is a part of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.figures.label import Label, box_around
from steepest.stage.figures.rose.size import PAST
from steepest.stage.ground.things import Arrow, SpaceCurve, Thing
from steepest.stage.play.entrances import Assembly
from steepest.stage.play.live import now
from steepest.stage.type.readout import Afloat, Readout

if TYPE_CHECKING:
    from steepest.stage.figures.rose.rose import Rose

_SWEPT = range(0, 91, 5)  # degrees from the arrow over which its number is seen
_WIDE = 12.0  # of the bar, which is seen on both sides of the needle on it
_DASHES = (0.1, 0.08)
_SQUARE = 0.14  # side of the mark of a right angle, where the rose has its own size
_AT_MOST = 0.5  # of the line that ends there, and of the bar


class SlopeBar(Assembly):
    """The shadow of an `arrow` on the needle of a `rose`: a bar from the middle, as long as the slope there, in the
    gradient's colour; where the slope is below zero, that of its opposite, in the colour of descent: what is downhill
    lies downhill.

    With both `bars` comes a thin `needle` on them, a unit step: what is long is the bar, and the needle only points.
    `beside` it are its `drops`, a line square to the needle from the bar's tip to that of the arrow, or its opposite,
    and the mark of a right angle; a ray along the needle; and a number, told as the readout of a `slope` does, which
    follows the bar on the side to which the angle grows, by a quarter of a turn, off a circle that is drawn smaller.
    Its plate has room for the slope that is `most`; there is none where others have its room.
    """

    def __init__(self, rose: Rose, arrow: Arrow, slope: Readout, most: Number = 0) -> None:
        self.rose, self.whole = rose, rose.steps(arrow)
        self.bars = [self._bar(sign, ink) for sign, ink in ((1.0, theme.GRADIENT), (-1.0, theme.DESCENT))]
        self.needle = rose.pointer()

        drop = rose.line(self._drop, theme.INK, theme.CURVE_WIDTH, dashed=_DASHES)
        self.drops = drop, rose.line(self._square, theme.INK, theme.AXIS_WIDTH)
        number = Afloat(lambda: most or slope.value(), slope.decimals)
        name = Label(number, lambda: self._seen()[0], self._aside, rose.block.axes.room)
        number.value = slope.value
        name.add_updater(lambda each: each.place())
        half = name.half_sides
        to = float(np.degrees(np.arctan2(*self.whole[::-1]))) - now(rose.angle)
        stands = [name.middle_of(self._seen(to + on)[0], self._aside(to + on), half, name.gap) for on in _SWEPT]
        boxes = [box_around(middle, half) for middle in stands]
        free = all(box.apart(each) >= theme.TEXT_GAP for box in boxes for each in rose.told())
        self.beside: list[Thing | Label] = [*self.drops, rose.ray(), *([name] if free else [])]

    @property
    def parts(self) -> Sequence[Thing]:
        """Both bars, and the needle on them."""
        return *self.bars, self.needle

    def _slope(self, turn: float = 0.0) -> float:
        """How long the whole is along the needle, or so many degrees on, in steps of length 1."""
        return float(self.whole @ self.rose.way(turn))

    def _drop(self) -> np.ndarray:
        slope, way = self._slope(), self.rose.way()
        return np.asarray(np.copysign(1.0, slope) * np.array([slope * way, self.whole]))

    def _square(self) -> np.ndarray:
        """The mark (3, 2) of the right angle at which that meets the ray; it shrinks with that, and with the bar."""
        foot, tip = self._drop()
        if not (far := float(np.hypot(*(tip - foot)))):
            return np.array([foot] * 3)
        side = min(_SQUARE / now(self.rose.share), _AT_MOST * far, _AT_MOST * abs(self._slope()))
        back, up = -side * self.rose.way(), side / far * (tip - foot)
        return np.asarray(foot + np.array([back, back + up, up]))

    def _bar(self, sign: float, ink: str) -> SpaceCurve:
        def ends() -> np.ndarray:
            return np.array([np.zeros(2), max(sign * self._slope(), 0.0) * self.rose.way()])

        return self.rose.line(ends, ink, _WIDE, halo=True)

    def _seen(self, turn: float = 0.0) -> np.ndarray:
        """The middle of the bar, or a place beside it that is off the small circle, and one to its left, (2, 2), on the
        frame."""
        land, along, left = self.rose.block.landscape, abs(self._slope(turn)) / 2, self.rose.way(turn + 90)
        out = np.sqrt(max(PAST**2 - along**2, 0.0)) if now(self.rose.share) < 1 else 0.0
        middle = along * self.rose.way(turn) + out * left
        laid = self.rose.laid(lambda: np.array([middle, middle + left]))
        return np.asarray(land.view.project(laid(land.terrain))[:, :2])

    def _aside(self, turn: float = 0.0) -> np.ndarray:
        return np.asarray(np.diff(self._seen(turn), axis=0)[0])
