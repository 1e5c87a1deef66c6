"""What the legs of a short step climb, as upright bars, the second on the first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.play.entrances import Assembly, come
from steepest.stage.type.typeset import Typeset

_BAR, _TOTAL = 9.0, 5.0  # how broad a bar is, and the line beside both that is as high
_ASIDE, _WORDS = 0.22, 0.24  # how far that line is off the bars, and the words on their other side
_HIGH = 0.6  # of the height of the region, how high both are together


class ClimbBars(Assembly):
    """Bars for `climbs`, none negative, on one scale, each with words to its right; and over both words for what they
    are. They stand at the right edge of a region, of which they leave a `rest`.

    Each comes by `tell`, and `total`, a line as high as both, by itself.
    """

    def __init__(self, climbs: Sequence[float], words: Sequence[Typeset], region: Box) -> None:
        *self.words, self.over = words
        left = region.right - max(each.width for each in words) - _WORDS - _ASIDE
        self.rest = Box(region.left, region.bottom, left - 2 * theme.TEXT_GAP, region.top)
        high = _HIGH * (region.top - region.bottom)
        foot, across = (region.top + region.bottom - high) / 2, left + _ASIDE
        ends = foot + high * np.cumsum([0.0, *climbs]) / (sum(climbs) or 1.0)
        self.bars = [
            FlatLine(np.array([[across, low], [across, top]]), ink, _BAR)
            for (low, top), ink in zip(pairwise(ends), (theme.FIRST, theme.SECOND), strict=True)
        ]
        self.total = FlatLine(np.array([[left, foot], [left, foot + high]]), theme.INK, _TOTAL)
        room = self.words[0].height + theme.TEXT_GAP
        middles = (ends[:-1] + ends[1:]) / 2
        apart = max(0.0, room - float(np.diff(middles)[0])) / 2
        for each, y in zip(self.words, middles + [-apart, apart], strict=True):
            each.move_to((across + _WORDS + each.width / 2, y, 0.0))
        top = max(foot + high, float(self.words[1].get_top()[1]))
        self.over.move_to((left + self.over.width / 2, top + theme.TEXT_GAP + self.over.height / 2, 0.0))

    @property
    def parts(self) -> Sequence[FlatLine | Typeset]:
        """The bars, the line beside them, and all words."""
        return *self.bars, self.total, *self.words, self.over

    def tell(self, number: int) -> list[Animation]:
        """One of the bars comes with its words, the first with those for what they are."""
        return come(self.bars[number], self.words[number], *([] if number else [self.over]))
