"""Slopes at a point of a block as arrows along it, and on the map below it, whose way over the map is to one scale; and
the lines of steps that come to such a slope."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any, SupportsFloat

import numpy as np
from manim import Animation

from steepest.calculus import Cut, NoValue, Point, Secant
from steepest.stage import theme
from steepest.stage.figures.ground.below import fan_below, longest_on
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.label import Label
from steepest.stage.figures.slopes.climbs import LEAST, beside_middle, far_side, if_room, off_climb
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow, SpaceCurve, Thing
from steepest.stage.play.live import Live

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_LEVEL = 2.5  # how long a level tangent is, in units of the block
_SHORTEST = 0.155  # the shortest way over the map of one that is not, as a share of the map's side
_NEEDLE = 0.5  # how long a needle is that turns, as a share of the longest arrow on the map
_SHARES, _THIN = (Fraction(1), Fraction(1, 2)), 2.2  # of a step: those whose lines stay, and how thin


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

    def below(self, cut: Cut) -> Arrow:
        """The slope along a cut, to scale, as an arrow on the map below: against the cut where the ground falls."""
        run = float(cut.slope) * float(self.scale)
        return self.land.arrow_below(cut.at, run * np.eye(2)[cut.axis], theme.ROLES[cut.name])

    def rims(self, cut: Cut) -> list[SpaceCurve]:
        """The line along which a cut meets the ground, and both upright edges of the face that it opens: what stands on
        that face keeps off them."""
        edges, at = [self.land.edge(cut, theme.ROLES[cut.name])], [float(value) for value in cut.at]
        for end in self.land.spans[cut.axis]:
            at[cut.axis] = end
            top, foot = self.land.whole.on(at[0], at[1]), self.land.whole.at(at[0], at[1], self.land.whole.base)
            edges.append(SpaceCurve(points=np.array([top, foot])))
        return edges

    def rims_at_ends(self) -> list[SpaceCurve]:
        """The rims of the ground on which the lines of cuts end: what is told of these lines keeps off them."""
        function, corner = self.land.function, tuple(high for _, high in self.land.spans)
        return [self.land.edge(Cut(function, corner, name), theme.QUIET) for name in function.variables]

    def sides_told(
        self,
        scene: LectureScene[Any],
        sides: tuple[SpaceCurve, SpaceCurve],
        step: str,
        off: Sequence[Thing],
    ) -> list[Label]:
        """How long a step is that is a fact, under its line, or over it where the step goes down, and what it climbs,
        on the far side of that line, if both have room and are seen."""
        level, climb = sides
        foot, top = points_of(climb, self.land.whole)[[0, -1]]
        if not abs(top[2] - foot[2]) > LEAST:
            return []
        length, rise = (
            scene.formula(f"{{{step}.{field}:g}}", theme.LABEL_SIZE, side.colour)
            for field, side in zip(("length", "climb"), sides, strict=True)
        )
        told = [
            beside_middle(self.land, length, level, off_climb(self.land, climb), off),
            beside_middle(self.land, rise, climb, far_side(self.land, climb, level), off),
        ]
        return [*if_room(self.land, told)]

    def left_behind(self, cut: Cut, step: Callable[[], Secant]) -> list[SpaceCurve]:
        """Thin lines that the line of a live step leaves behind as it shrinks: those of the step as it is now, and of
        half of it, where there are such. Until then they go with it."""
        lines, first = list[SpaceCurve](), step().length

        def longer(last: Secant) -> Secant:
            return max(step(), last, key=lambda each: abs(float(each.length)))

        for share in _SHARES:
            with suppress(NoValue):
                *_, line, _, _, _ = self.land.secant(cut, partial(longer, cut.step(share * first)))
                line.width, line.halo = _THIN, False
                lines.append(line)
        return lines
