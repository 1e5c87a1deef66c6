"""A line through what is wrong, and a cross beside it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from manim import DL, UR, Mobject, VGroup

from steepest.stage import theme
from steepest.stage.extent import Extent
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.type.typeset import Typeset

_SLANT = 0.9  # of its height, and of its width: how much a line rises, so that it lies along no sign, = or + or −
_WIDTH = 3.2
_OVER = 0.06  # how far it goes beyond what it strikes out, to either side
_CROSS, _ASIDE = 0.15, 0.42  # half the sides of a cross, and from the letters to its middle
_GAP = np.full((1, 2), np.nan)  # between its strokes


class Struck(FlatLine):
    """A line through words or letters that are wrong, rising from the foot of the first to the head of the last, and a
    cross at their right, where that has room. All are in the colour of what is wrong from now on, the letters too, so
    that they may come before the line and are not taken for right; it lies under them, so that it is still read what
    was wrong."""

    def __init__(self, text: Mobject) -> None:
        text.set_color(theme.WRONG)
        line = _slanting(text) + ((-_OVER, 0.0), (_OVER, 0.0))
        cross = _crossing(text)
        self.cross = [cross[:2], cross[2:]] if cross[:, 0].max() <= theme.COLUMN.right else []
        strokes = [line, *(part for stroke in self.cross for part in (_GAP, stroke))]
        super().__init__(np.concatenate(strokes), theme.WRONG, _WIDTH, halo=False)
        self.set_z_index(text.z_index - 1)

    @classmethod
    def end_of(cls, text: Typeset, end: Typeset) -> Struck:
        """A line through the last letters of a text, as many as its end has, which was set by itself."""
        return cls(VGroup(*text.submobjects[-len(end.submobjects) :]))

    def extents(self) -> Iterable[Extent]:
        """The cross; nothing beside the letters that the line goes through."""
        if self.is_seen and self.grown == 1:
            for stroke in self.cross:
                yield Extent("line", stroke, opacity=self.opacity, colour=self.colour)


def _slanting(text: Mobject) -> np.ndarray:
    """The two ends (2, 2) of a line through a text, from its left to its right, rising."""
    (left, low, _), (right, high, _) = text.get_corner(DL), text.get_corner(UR)
    rise, middle = _SLANT * min(high - low, right - left) / 2, (low + high) / 2
    return np.array([[left, middle - rise], [right, middle + rise]])


def _crossing(text: Mobject) -> np.ndarray:
    """The ends (4, 2) of both strokes of a cross beside the right end of a text."""
    middle = np.array([text.get_right()[0] + _ASIDE, text.get_center()[1]])
    return middle + _CROSS * np.array([[-1, -1], [1, 1], [-1, 1], [1, -1]])
