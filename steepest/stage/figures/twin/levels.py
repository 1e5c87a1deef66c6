"""The level lines of a surface that changes: each keeps its height, and so its place where the surface stays."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from steepest.stage.ground.heights import Span, round_steps

_COUNT = 11  # lines, about, on a surface that does not change
_MOST = 1.7  # times as many lines on the higher of two surfaces as on the lower: with more, only some stay
_NEAREST = (
    0.6  # of the usual step, that two heights are apart at least, for one row of lines to run through both
)
_SAME = 1e-6  # of a step


class Levels:
    """Heights of the level lines, evenly apart before and after a change, at which the heights go over these `spans`.

    The lines of both ends stay where they are all the way; those of one alone go, or come, one after the other, the
    highest first. Where two heights are `followed`, one before the change and one after, there is a line at each; else
    all are round.
    """

    def __init__(self, spans: Sequence[Span], followed: Sequence[float] = ()) -> None:
        self.spans = spans
        usual = [(high - low) / (_COUNT + 1) for low, high in spans]
        times = max(1, round(max(usual) / min(usual) / _MOST))
        step = math.sqrt(max(usual) * min(usual) / times)
        first, second = followed or (0.0, 0.0)
        if (apart := abs(second - first)) >= _NEAREST * step:
            step = apart / max(1, round(apart / step))
        else:
            step = round_steps(0.0, (_COUNT + 1) * step, _COUNT)[0]
        steps = (step, times * step) if usual[0] <= usual[1] else (times * step, step)
        self._rows = (first, steps[0]), (second, steps[1])

    def at(self, share: float, low: float, high: float) -> list[float]:
        """Those between two heights when a share of the change is done."""
        return sorted({*self._of(0, share, low, high), *self._of(1, share, low, high)})

    def _of(self, end: int, share: float, low: float, high: float) -> Iterator[float]:
        """Those of one end: those that stay, as they are on the coarser row, and those that are there by now."""
        (first, step), (origin, other) = self._rows[end], self._rows[1 - end]
        bottom, top = self.spans[end]
        if step < other:
            low, high = max(low, bottom), min(high, top)
        for number in range(math.floor((low - first) / step) + 1, math.ceil((high - first) / step)):
            height = first + number * step
            nearest = origin + round((height - origin) / other) * other
            stays = abs(height - nearest) < _SAME * min(step, other)
            own = step > other or (step == other and end == 0)
            reached = share >= (top - height) / (top - bottom)
            if (stays and own) or (not stays and bottom < height < top and reached == (end == 1)):
                yield height
