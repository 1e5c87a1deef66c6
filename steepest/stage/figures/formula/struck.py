"""A line through what is wrong."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from manim import DL, UR, Mobject, VGroup

from steepest.stage import theme
from steepest.stage.extent import Extent
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.type.typeset import Typeset

_SLANT = 0.9  # of its height, and of its width: how much a line rises, so that it lies along no sign, = or + or −
_THIN = 2.5  # its width: letters are read through it
_OVER = 0.1  # how far it goes beyond what it strikes out, to either side


class Struck(FlatLine):
    """A line through words or letters that are wrong, rising from the foot of the first to the head of the last. They
    are in the colour of what is wrong from now on, so that they may come before the line and are not taken for right;
    it is thin, and in another colour, so that it is still read what was wrong."""

    def __init__(self, text: Mobject) -> None:
        text.set_color(theme.WRONG)
        super().__init__(_slanting(text) + ((-_OVER, 0.0), (_OVER, 0.0)), theme.INK, _THIN, halo=False)
        self.set_z_index(theme.TOPMOST)

    @classmethod
    def end_of(cls, text: Typeset, end: Typeset) -> Struck:
        """A line through the last letters of a text, as many as its end has, which was set by itself."""
        return cls(VGroup(*text.submobjects[-len(end.submobjects) :]))

    def extents(self) -> Iterable[Extent]:
        """Nothing beside the letters that it goes through."""
        return ()


def _slanting(text: Mobject) -> np.ndarray:
    """The two ends (2, 2) of a line through a text, from its left to its right, rising."""
    (left, low, _), (right, high, _) = text.get_corner(DL), text.get_corner(UR)
    rise, middle = _SLANT * min(high - low, right - left) / 2, (low + high) / 2
    return np.array([[left, middle - rise], [right, middle + rise]])
