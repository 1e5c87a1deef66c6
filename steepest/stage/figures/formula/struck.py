"""A line through what is wrong."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from manim import DL, UR, Mobject, VGroup

from steepest.stage import theme
from steepest.stage.extent import Extent
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.type.typeset import Typeset

_OVER = 0.1  # how far it goes beyond what it strikes out, to either side


class Struck(FlatLine):
    """A line through words or letters that are wrong, from their foot on the left to their head on the right."""

    def __init__(self, text: Mobject) -> None:
        (left, low, _), (right, high, _) = text.get_corner(DL), text.get_corner(UR)
        ends = np.array([[left - _OVER, low - _OVER / 2], [right + _OVER, high + _OVER / 2]])
        super().__init__(ends, theme.WRONG)
        self.set_z_index(theme.TOPMOST)

    @classmethod
    def end_of(cls, text: Typeset, end: Typeset) -> Struck:
        """A line through the last letters of a text, as many as its end has, which was set by itself."""
        return cls(VGroup(*text.submobjects[-len(end.submobjects) :]))

    def extents(self) -> Iterable[Extent]:
        """Nothing beside the letters that it goes through."""
        return ()
