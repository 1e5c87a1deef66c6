"""Where slopes that are added without their steps would lead, beside the true end of two ways over a block."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Animation, Mobject

from steepest.stage import theme
from steepest.stage.figures.slopes.climbs import LEAST, ClimbBar, told_by
from steepest.stage.figures.slopes.two_ways import TwoWays
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import SpaceCurve
from steepest.stage.play.entrances import Actor, Assembly, come, gone

_LINE, _BAR, _PIECES = 4.5, 6.5, 12  # the widths of a line and a bar, and how many points each has
_DASHES = 0.14, 0.1


class WrongEnd(Assembly):
    """A dashed red line from where two `ways` begin to where the sum of both slopes would end, over or under the true
    end, a red bar between both ends, and the sum beside it, where that has room. Only so much of the line is drawn as
    is seen, and the bar only if that is all; nothing where the sum is right: where both variables take one step.

    The sum is told in place of what the `straight` way climbs, which is a part of it; `righted` takes all away again,
    so that what is true stands there alone, and brings that back."""

    def __init__(self, ways: TwoWays, straight: ClimbBar) -> None:
        self.ways, self.straight, self._share = ways, straight, 1.0
        self._sum: Sequence[Actor | Mobject] = ()
        land = ways.land
        start, end, true = self._ends(land.whole)
        self._share = land.share_seen(start, end - start)
        line = SpaceCurve(colour=theme.WRONG, points=self._line, width=_LINE, dashed=_DASHES, through=True, halo=True)
        bar = SpaceCurve(colour=theme.WRONG, points=self._bar, width=_BAR, through=True, halo=True)
        self._drawn: Sequence[Actor | Mobject] = ()
        if abs(end[2] - true[2]) < LEAST:
            return
        self._drawn = (line.of(land.landscape),)
        if self._share == 1:
            told = f"{{{ways.fact}.direct:.3g}} {{{ways.fact}.by_second:+.3g}}"
            words = ways.scene.formula(told, theme.LABEL_SIZE, theme.WRONG)
            off = [*map(ways.kept_off, (*ways.curves, line, bar)), *ways.below]
            self._sum = land.labels.if_room(told_by(land, words, bar, off, line))
            self._drawn = (*self._drawn, bar.of(land.landscape))

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """All that is there."""
        return *self._drawn, *self._sum

    def coming(self) -> Sequence[Animation]:
        """It appears; its sum in place of the straight way's climb."""
        return [*super().coming(), *(gone(self.straight.words) if self._sum else [])]

    def righted(self) -> list[Animation]:
        """All of it goes, and what the straight way climbs is told again."""
        leaves, told = gone(*self.parts), bool(self._sum)
        self._drawn, self._sum = (), ()
        return [*leaves, *(come(self.straight.words) if told else [])]

    def _ends(self, ground: Terrain) -> np.ndarray:
        """Where both ways begin, where the sum would end, and where it does (3, 3)."""
        (start, *_, direct), (*_, true) = (points_of(line, ground) for line in self.ways.lines)
        climb = direct[2] + (true[2] - direct[2]) / float(self.ways.riding.rate)
        return np.array([start, [*true[:2], climb], true])

    def _line(self, ground: Terrain) -> np.ndarray:
        start, end, _ = self._ends(ground)
        return np.asarray(np.linspace(start, start + self._share * (end - start), _PIECES))

    def _bar(self, ground: Terrain) -> np.ndarray:
        _, end, true = self._ends(ground)
        return np.asarray(np.linspace(true, end, _PIECES))
