"""The level line through the middle of a rose: who walks along it stays at one height."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from manim import Animation

from steepest.calculus.level_line import LevelLine, level_line
from steepest.stage import theme
from steepest.stage.figures.label import Label
from steepest.stage.ground.things import Arrow, SpaceCurve
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Assembly, bright, dim
from steepest.stage.play.live import now
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.rose.rose import Rose

_WIDTH, _VEIL = 2.5, 0.5  # of the line, slim under a unit arrow; how dark the map is meanwhile, with other level lines
_POINTS = 160  # of each of its halves
_NAMED = 1.0  # how far from the middle its words stand, as a share of the rose at its full size
_LEAST = 1e-9  # of a slope that is divided by


class SameHeight(Assembly):
    """The level line through the middle of a `rose`, wide and white, in two halves that grow from there as far as the
    map goes, and words beside the half that leads away from the needle's tip, off some arrows. As long as they are
    there, the map is dark, and the circle of the rose is not seen.
    """

    def __init__(self, rose: Rose, words: Typeset, off: Sequence[Arrow]) -> None:
        self.rose, function, (xs, ys) = rose, rose.block.function, rose.block.spans
        x, y = map(float, rose.at)
        level = level_line(function.sample, function.sample_gradient, (x, y), xs, ys)
        self.halves = [self._drawn(half) for half in _halves(level)] if level else []
        self.names = [self._named(level, words, off)] if level else []

    @property
    def parts(self) -> list[SpaceCurve | Label]:
        """Both halves, and the words."""
        return [*self.halves, *self.names]

    def coming(self) -> Sequence[Animation]:
        """The line grows out of the middle, and all else on the map steps back."""
        rose = self.rose
        return [*super().coming(), *self._veiled(_VEIL), *dim(rose.circle, rose.disc, to=0)]

    def going(self) -> Sequence[Animation]:
        """The line goes, and the map is as bright as before."""
        return [*super().going(), *self._veiled(0.0), *bright(self.rose.circle, self.rose.disc)]

    def _drawn(self, points: np.ndarray) -> SpaceCurve:
        """A line through points (n, 2) of the map."""
        steps = (points - self.rose.at) / (self.rose.radius * now(self.rose.share))
        return self.rose.line(lambda: steps, theme.INK, _WIDTH, halo=True)

    def _veiled(self, to: float) -> Sequence[Animation]:
        return [self.rose.block.landscape.veil_map(to)] if self.halves else []

    def _named(self, line: LevelLine, words: Typeset, off: Sequence[Arrow]) -> Label:
        """The words, beside the half that leads away from the needle's tip, on its lower side."""
        block, at = self.rose.block, self.rose.at
        halves = [each[np.hypot(*(each - at).T) <= _NAMED * self.rose.radius][-1] for each in _halves(line)]
        named = np.asarray(min(halves, key=lambda end: float((end - at) @ self.rose.way())))
        downhill = -np.array([float(slope[0]) for slope in line.slopes(*named[:, None])])
        downhill /= max(float(np.hypot(*downhill)), _LEAST)
        foot, lower = (block.whole.below(*place[:, None])[0] for place in (named, named + downhill))

        def seen(view: View) -> np.ndarray:
            return np.asarray(view.project(foot)[:2])

        def aside(view: View) -> np.ndarray:
            return np.asarray(view.project(lower)[:2] - seen(view))

        return block.labels.add(words, seen, aside, block.axes.room, off=[*off, *self.halves], near=True)


def _halves(line: LevelLine) -> list[np.ndarray]:
    """The points (n, 2) of a line on both ways from the place that it was asked for, half of it where it is closed."""
    far = (line.place - 0.5, line.place + 0.5) if line.closed else (0.0, 1.0)
    return [line.part(line.place, end, _POINTS) for end in far]
