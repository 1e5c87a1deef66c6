"""The ground in the middle of a rose as it is from close by: the plane that touches it there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from manim import Animation

from steepest.calculus import Spot
from steepest.stage import theme
from steepest.stage.figures.label import Label
from steepest.stage.figures.rose.outlines import chords, strips
from steepest.stage.ground.paint.block_painter import PALE
from steepest.stage.ground.things import Patch, SpaceCurve
from steepest.stage.play.entrances import Assembly, come
from steepest.stage.play.live import Live, now
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.rose.rose import Rose

_STRIPS = 12  # from the middle to the rim
_RING = 0.08  # of the radius: the place that is looked at
_NAMED = 0.4  # of the radius: where its name begins


class NearPlane(Assembly):
    """The plane that touches the ground in the middle of a `rose`, in its circle, with `words` under the needle as it
    lies now, or over it, where the needle leads down the map.

    It grows out of a ring at the place that is looked at, as what a lens shows does. The level lines of the plane have
    the heights of those on the map, where they can be told apart. Arrows on the rose lie over these; lines that were
    there before lie under them.
    """

    def __init__(self, rose: Rose, words: Typeset) -> None:
        self.rose, self.opened = rose, Live(1.0)
        block, at = rose.block, (float(rose.at[0]), float(rose.at[1]))
        here, whole = Spot(block.function, at), block.whole
        gradient = np.array([float(slope) for slope in here.gradient])
        slope = float(np.hypot(*gradient))
        way, height, climb = gradient / slope, float(here.height), slope * rose.radius
        self.ground: list[Patch | SpaceCurve] = []
        for far, outline in strips(way, _STRIPS):
            colour = theme.hexadecimal(whole.colours(height + far * climb))
            self.ground.append(rose.patch(self._grown(outline), colour))
        for level, ends in chords(way, height, climb, block.landscape.levels):
            colour = theme.BACKGROUND if float(whole.shade(level)) > PALE else theme.INK
            self.ground.append(rose.line(self._grown(ends), colour, theme.AXIS_WIDTH))
        up = np.sign(np.sin(np.radians(now(rose.angle)))) or 1.0
        self.name = rose.outward(words, np.array([0.0, -_NAMED * up]))

    @property
    def parts(self) -> Sequence[Patch | SpaceCurve | Label]:
        """The plane in strips, its level lines, and the words."""
        return *self.ground, self.name

    def coming(self) -> Sequence[Animation]:
        """It opens out of its ring, and its words appear."""
        self.opened.value = _RING
        self.rose.block.landscape.put(*self.ground)
        return self.opened.to(1.0), *come(self.name)

    def _grown(self, points: np.ndarray) -> Callable[[], np.ndarray]:
        return lambda: now(self.opened) * points
