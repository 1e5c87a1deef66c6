"""The needle of a meter as it is seen from close by, where it was, and the way between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import cairo
import numpy as np
from manim import Mobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.camera.painted import ink, pen, trace
from steepest.stage.figures.instrument.arc_arrow import ArcArrow, paint_arrow
from steepest.stage.figures.instrument.meter import DASHED, DASHES, SWING, Hand, Meter
from steepest.stage.figures.lens.near_marks import Closer

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_SHORTEST = 0.02  # an arrow that is shorter, even from close by, is none


class NearMeter:
    """What a lens sees of a meter around a value, as far out as the arrow of its needle's way: the hands on its scale
    and that arrow, among the `mobjects` of a scene, in lines no thicker than they are, and ticks."""

    ball = 0.0
    """What stands at the place lets its ring be seen."""

    def __init__(self, meter: Meter, mobjects: Callable[[], Sequence[Mobject]]) -> None:
        self.scale, self.arc, self.mobjects = meter.scale, meter.scale.arc, mobjects

    def forget(self) -> None:
        """Remember nothing: nothing is kept."""

    def spot(self, at: np.ndarray) -> np.ndarray:
        """Where a value (1,) lies on the frame (2,)."""
        return self.arc.at(float(at[0]), SWING)

    def look(self, at: np.ndarray, times: float, centre: np.ndarray, radius: float, share: float) -> None:
        """Look from so many `times` closer, through a disc of the frame; `share` of the way there is done."""
        self.at, self.radius, self.closer = at, radius, Closer(self.spot(at), centre, times)
        self.pane = Box(*(centre - radius), *(centre + radius))

    @property
    def outline(self) -> np.ndarray:
        """The lowest and the highest value (2, 1) that is seen."""
        low, high = map(float, self.arc.span)
        first, last = self.arc.ends
        reach = self.radius / self.closer.times / (SWING * self.arc.radius) * (high - low) / abs(last - first)
        return np.clip([self.at - reach, self.at + reach], low, high)

    def appearance(self) -> object:
        """What its picture follows from."""
        hands, ways = self.hands, self.ways
        return (
            (self.arc, self.scale.values, self.at.tolist(), self.closer.times),
            [(each.outline, each.colour, each.dashed, each.opacity) for each in hands],
            [(self.seen(each), each.colour, each.dashed, each.opacity) for each in ways],
        )

    def paint(self, context: Context, pixels: float) -> None:
        """Paint what is seen, on a picture that is cut off beside the disc."""
        ink(context, theme.channels(theme.QUIET))
        for line, width in self.scale.ticks():
            pen(context, width)
            self._trace(context, self.closer(line))
        for hand in self.hands:
            ink(context, theme.channels(hand.colour), hand.opacity)
            pen(context, DASHED if hand.dashed else theme.ARROW_WIDTH, cairo.LINE_CAP_BUTT)
            context.set_dash([*DASHES] if hand.dashed else [])
            self._trace(context, self.closer(hand.outline))
        context.set_dash([])
        for way in self.ways:
            line = self.seen(way)
            if float(np.hypot(*(line[-1] - line[0]))) > _SHORTEST:
                paint_arrow(context, line, way.colour, way.opacity, way.dashed)

    @property
    def hands(self) -> list[Hand]:
        """The hands on its scale, what is dashed under the needle."""
        hands = [each for each in self._there if isinstance(each, Hand)]
        return sorted(hands, key=lambda hand: not hand.dashed)

    @property
    def ways(self) -> list[ArcArrow]:
        """The arrows of its needle's way."""
        return [each for each in self._there if isinstance(each, ArcArrow)]

    @property
    def told(self) -> list[np.ndarray]:
        """Where its hands and these arrows (n, 2) are seen: a lens is there to show them."""
        return [*(self.closer(hand.outline)[:, :2] for hand in self.hands), *map(self.seen, self.ways)]

    @property
    def _there(self) -> list[Hand | ArcArrow]:
        parts = (part for each in self.mobjects() for part in each.get_family())
        found = (part for part in parts if isinstance(part, Hand | ArcArrow) and part.opacity > 0)
        return [part for part in found if part.arc is self.arc]

    def seen(self, way: ArcArrow) -> np.ndarray:
        """Where an arrow's points (n, 2) are seen, also if it is too short to be seen from afar."""
        return self.closer(way.way)[:, :2]

    def _trace(self, context: Context, line: np.ndarray) -> None:
        """Stroke what is seen of a straight line (2, 3)."""
        if (seen := self.pane.clip(*line)) is not None:
            trace(context, np.array(seen))
            context.stroke()
