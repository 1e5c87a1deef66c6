"""A line that turns about a flat place on the ground, every way, and the curvature along it as it runs."""

from __future__ import annotations

from functools import cached_property, partial
from typing import Any

import numpy as np
from manim import Animation

from steepest.calculus import CriticalPoint, Number
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.draped import heading_on, line_through
from steepest.stage.figures.panel.running import RunningLine
from steepest.stage.figures.row.block_row import BETWEEN
from steepest.stage.ground.things import SpaceCurve, placed
from steepest.stage.play.motion import running
from steepest.stage.type.powers import order
from steepest.stage.type.readout import SLIVER, Readout, point_before
from steepest.stage.type.typeset import Typeset

FROM = 1  # the variable along whose axis it starts, counted from 0
_LEFT = 6  # lines that it leaves on half a turn
_FAINT: Any = {"on_ground": True, "width": 1.6, "opacity": 0.45}
_SIZE = theme.FORMULA_SIZE  # of that number
_FIGURES = 1  # decimals of a curvature of one digit
_DUST = 1e-9  # of the greatest curvature


class TurningLine:
    """A line through a flat place of a block, which lies on the ground. It reaches as far as the shortest line of its
    `courses`, and begins and ends its turns along the axis of the second variable: so several lines turn as one. On its
    way it leaves faint lines, which are seen when it has come to rest: so the ground curves every way."""

    def __init__(self, flat: CriticalPoint, block: Block) -> None:
        self.flat, self.land, self.whole = flat, block.landscape, block.whole
        self.at, self.heading = np.array(flat.at, float), heading_on(self.whole, flat.along[FROM].direction)
        halves = [np.diff(placed(half.points, self.whole)[[0, -1]], axis=0) for half in block.courses(flat)]
        self.reach = min(float(np.hypot(*way[0, :2])) for way in halves)
        self.line = SpaceCurve(colour=theme.INK, on_ground=True, ghost=0.3).of(self.land)
        self.share = 0.0
        ways = (self._at(number / _LEFT) for number in range(_LEFT))
        self.left = [SpaceCurve(colour=theme.INK, points=way, **_FAINT).of(self.land) for way in ways]

    @property
    def lines(self) -> list[SpaceCurve]:
        """It, and what it has left."""
        return [self.line, *self.left]

    def _at(self, share: float) -> np.ndarray:
        """The line (n, 3) after a share of half a turn."""
        return line_through(self.whole, self.at, self.heading + np.pi * share, self.reach)

    def turn(self, stays: bool = True, **timing: Any) -> Animation:
        """It turns half round, and stays, or is gone."""
        there = self.line in self.land.things

        def turn(_: object, share: float) -> None:
            self.share = share
            self.line.points = self._at(share)
            self.land.drop(self.line)
            if (share or there) and (share < 1 or stays):
                self.land.put(self.line)
            self.land.put(*(line for number, line in enumerate(self.left) if share > number / _LEFT))

        return running(self.land, turn, **{"run_time": theme.MOVE, **timing})

    def curvature(self) -> Number:
        """How much the ground curves along it as it lies now."""
        if self.share in (0, 1):
            return self.flat.along[FROM].curvature
        (x0, x1), (y0, y1) = self.whole.xs, self.whole.ys
        angle = self.heading + np.pi * self.share
        way = np.cos(angle) * (x1 - x0) / self.whole.width, np.sin(angle) * (y1 - y0) / self.whole.depth
        curved = self.flat.curvature_along([float(part) for part in way])
        return curved if abs(float(curved)) > _DUST * max(map(abs, self._ends)) else 0  # what float64 makes of none

    def has_room(self, words: Typeset, room: float) -> bool:
        """Whether words and that number have room beside each other."""
        return float(words.width) + BETWEEN + self._widest <= room

    def told(self, words: Typeset, left: float, right: float, high: float) -> RunningLine:
        """Words and that number, as it runs, in the middle between two places, on a baseline."""
        room = right - left - float(words.width) - BETWEEN
        wide = min(self._widest, room)
        words.stand(left + (room - wide) / 2, high)
        end = float(words.get_right()[0]) + BETWEEN + wide
        point = point_before(end, self._decimals, _SIZE), high
        number = Readout(
            self.curvature, self._decimals, _SIZE, point=point, right=end + SLIVER, room=wide, signed=True
        )
        return RunningLine(words, number)

    @cached_property
    def _decimals(self) -> int:
        return max(_FIGURES - order(max(self._ends, key=abs)), 0)

    @cached_property
    def _ends(self) -> list[float]:
        """The least and the greatest of what that number tells."""
        return [float(way.curvature) for way in self.flat.ways]

    @cached_property
    def _widest(self) -> float:
        """How wide it is at most."""
        ends = (partial(float, end) for end in self._ends)
        return max(float(Readout(end, self._decimals, _SIZE, signed=True).width) for end in ends)
