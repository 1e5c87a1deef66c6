"""One of the axes of a block, which goes by itself: where its variable is frozen, its numbers say nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from manim import Animation

from steepest.stage import theme
from steepest.stage.play.motion import running

if TYPE_CHECKING:
    from steepest.stage.figures.ground.solid_axes import SolidAxes


class AxisRow:
    """The name and the numbers of an axis, with their ticks, and the pole of the heights, of `axes` that are there."""

    def __init__(self, axes: SolidAxes, axis: int) -> None:
        self.axes = axes
        self.texts = [each for each in axes.placed if each.axis == axis]
        self.poles = axes.poles if axis == 2 else []

    @classmethod
    def given_back(cls, axes: SolidAxes) -> AxisRow:
        """What of axes that are there gave way to what had `taken` its place, which has gone."""
        hidden, axes.taken = [each for each in axes.placed if not each.seen], []
        axes.place()
        row = cls(axes, axis=-1)
        row.texts = [each for each in hidden if each.seen]
        for each in row.texts:
            each.fade(0.0)
        return row

    def coming(self) -> Sequence[Animation]:
        """It appears, and has room in views from now on."""
        return self._kept(True)

    def going(self) -> Sequence[Animation]:
        """It disappears, and leaves its room to the ground."""
        return self._kept(False)

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity."""
        start, poles = [each.solid for each in self.texts], [pole.opacity for pole in self.poles]

        def fade(_: object, share: float) -> None:
            for each, was in zip(self.texts, start, strict=True):
                each.fade(was + (to - was) * share)
            for pole, was in zip(self.poles, poles, strict=True):
                pole.opacity = was + (to - was) * share

        return [running(self.axes, fade, run_time=theme.FADE)]

    def _kept(self, kept: bool) -> Sequence[Animation]:
        for each in self.texts:
            each.kept = kept
        return self.dimming(float(kept))
