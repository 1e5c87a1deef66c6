"""Slopes at a point of a block as arrows along it, and on the map below it, whose way over the map is to one scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, SupportsFloat

import numpy as np
from manim import Animation

from steepest.calculus import Cut, Point
from steepest.stage import theme
from steepest.stage.figures.ground.below import fan_below, longest_on
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.outlook import showing_both
from steepest.stage.figures.guess.on_ground import room_for_ways
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Thing
from steepest.stage.ground.view import View
from steepest.stage.play.live import Live

_LEVEL = 2.5  # how long a level tangent is, in units of the block
_SHORTEST = 0.155  # the shortest way over the map of one that is not, as a share of the map's side
_GAPS = 2.3, 2.6, 3.0, 3.5, 4.0  # how far a block floats over arrows on its map, the least that shows their heads
_NEEDLE = 0.5  # how long a needle is that turns, as a share of the longest arrow on the map


class TurningNeedle:
    """A needle that lies on a block at a point of its map, and its shadow on the map below it, in a `bearing` that
    turns from an angle on; `fan` are the ways that it passes there."""

    def __init__(self, land: Block, at: Point, bearing: float) -> None:
        long, self.bearing = _NEEDLE * longest_on(land.spans), Live(bearing)
        self.way = self.bearing.then(lambda turn: (long * np.cos(turn), long * np.sin(turn)))
        self.on_ground = land.tangent(at, self.way, theme.INK)
        self.parts = self.on_ground, land.arrow_below(at, self.way, theme.INK)
        self.fan = fan_below(land.landscape, at, long)

    def turn(self, to: float, **timing: Any) -> Animation:
        """It turns to an angle."""
        return self.bearing.to(to, **timing)


class SlopeArrows:
    """The slopes of a block of `land` along its cuts, as arrows whose way over the map is the slope times a `scale`."""

    def __init__(self, land: Block, scale: SupportsFloat) -> None:
        self.land, self.scale = land, scale

    def on_ground(self, cut: Cut, sign: int = 1) -> Arrow:
        """The tangent along a cut, or against it with the `sign` -1, which leads over as much of the map as the slope
        is steep, to scale, or over so much that it is seen. A level one is long, as there is nothing to scale."""
        low, high = self.land.spans[cut.axis]
        far = abs(float(cut.slope) * float(self.scale))
        run, long = (max(far, _SHORTEST * (high - low)), None) if far else (1.0, _LEVEL)
        return self.land.tangent(cut.at, list(sign * run * np.eye(2)[cut.axis]), theme.ROLES[cut.name], long)

    def back(self, cut: Cut) -> list[Thing]:
        """What the eye holds for the slope back along a cut to be guessed: arrows both ways, and lettered ghosts."""
        arrow = self.on_ground(cut, -1)
        return [self.on_ground(cut), arrow, *room_for_ways(self.land, cut.at, cut.back, [arrow])]

    def below(self, cut: Cut) -> Arrow:
        """The slope along a cut, to scale, as an arrow on the map below: against the cut where the ground falls."""
        run = float(cut.slope) * float(self.scale)
        return self.land.arrow_below(cut.at, run * np.eye(2)[cut.axis], theme.ROLES[cut.name])

    def outlook(
        self, find: Callable[[Terrain], View], at: Point, tall: float, below: Sequence[Arrow]
    ) -> tuple[Callable[[Terrain], View], float]:
        """From where to look at the block, and how far it floats over its map, so that somebody so `tall` at a place is
        in sight by half, and the heads of arrows `below` are."""
        land = self.land.whole
        heads = np.array([points_of(arrow, land)[-1] for arrow in below])
        return showing_both(land, find, at, tall, heads, _GAPS)
