"""The axis of heights alone, to be put up and taken down while a surface changes."""

from __future__ import annotations

from itertools import pairwise

from manim import Mobject

from steepest.stage import theme
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.ground.landscape import Landscape
from steepest.stage.type.typeset import Typeset


class HeightAxis(SolidAxes):
    """The axis of heights, of the surface as it is when it is made; off the ground until it is shown."""

    def __init__(self, ground: Landscape, name: Typeset):
        super().__init__(ground, [None, None, name], counts=(0, 0, 2))
        ground.drop(*self.ticks)

    def thin(self) -> HeightAxis:
        """Leave out numbers that would crowd, as the eye sees them now: all but each second, third, …"""
        *numbers, name = self.submobjects
        numbers = [number for number in numbers if _apart(number, name)]
        kept = next(
            few
            for few in (numbers[::step] for step in range(1, len(numbers) + 2))
            if all(_apart(lower, upper) for lower, upper in pairwise(few))
        )
        self.submobjects = [*kept, name]
        self.placed = [each for each in self.placed if each.text in self.submobjects]
        return self


def _apart(lower: Mobject, upper: Mobject) -> bool:
    """Whether two texts, one above the other, have room between them."""
    return bool(lower.get_top()[1] < upper.get_bottom()[1] - theme.TEXT_GAP)
