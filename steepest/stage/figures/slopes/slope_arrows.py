"""Slopes at a point of a block as arrows along it, and on the map below it, whose way over the map is to one scale; and
the lines of steps that come to such a slope."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any, SupportsFloat

import numpy as np

from steepest.calculus import Cut, NoValue, Secant
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.label import Label
from steepest.stage.figures.slopes.climbs import LEAST, beside_middle, far_side, if_room, off_climb
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow, SpaceCurve, Thing

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_LEVEL = 2.5  # how long a level tangent is, in units of the block
_SHORTEST = 0.155  # the shortest way over the map of one that is not, as a share of the map's side
_SHARES, _THIN = (Fraction(1), Fraction(1, 2)), 2.2  # of a step: those whose lines stay, and how thin


def slope_arrow(land: Block, cut: Cut, scale: SupportsFloat, sign: int = 1) -> Arrow:
    """The tangent along a cut, or against it with the `sign` -1, which leads over as much of the map as the slope is
    steep, times a scale, or over so much that it is seen. A level one is long, as there is nothing to scale."""
    low, high = land.spans[cut.axis]
    far = abs(float(cut.slope) * float(scale))
    run, long = (max(far, _SHORTEST * (high - low)), None) if far else (1.0, _LEVEL)
    return land.tangent(cut.at, list(sign * run * np.eye(2)[cut.axis]), theme.ROLES[cut.name], long)


def slope_below(land: Block, cut: Cut, scale: SupportsFloat) -> Arrow:
    """The slope along a cut, times a scale, as an arrow on the map below: against the cut where the ground falls."""
    run = float(cut.slope) * float(scale)
    return land.arrow_below(cut.at, run * np.eye(2)[cut.axis], theme.ROLES[cut.name])


def rims(land: Block, cut: Cut) -> list[SpaceCurve]:
    """The line along which a cut meets the ground, and both upright edges of the face that it opens: what stands on
    that face keeps off them."""
    edges, at = [land.edge(cut, theme.ROLES[cut.name])], [float(value) for value in cut.at]
    for end in land.spans[cut.axis]:
        at[cut.axis] = end
        top, foot = land.whole.on(at[0], at[1]), land.whole.at(at[0], at[1], land.whole.base)
        edges.append(SpaceCurve(points=np.array([top, foot])))
    return edges


def rims_at_ends(land: Block) -> list[SpaceCurve]:
    """The rims of the ground on which the lines of cuts end: what is told of these lines keeps off them."""
    corner = tuple(high for _, high in land.spans)
    return [land.edge(Cut(land.function, corner, name), theme.QUIET) for name in land.function.variables]


def sides_told(
    scene: LectureScene[Any],
    land: Block,
    sides: tuple[SpaceCurve, SpaceCurve],
    step: str,
    off: Sequence[Thing],
) -> list[Label]:
    """How long a step is that is a fact, under its line, or over it where the step goes down, and what it climbs, on
    the far side of that line, if both have room and are seen."""
    level, climb = sides
    foot, top = points_of(climb, land.whole)[[0, -1]]
    if not abs(top[2] - foot[2]) > LEAST:
        return []
    length, rise = (
        scene.formula(f"{{{step}.{field}:g}}", theme.LABEL_SIZE, side.colour)
        for field, side in zip(("length", "climb"), sides, strict=True)
    )
    told = [
        beside_middle(land, length, level, off_climb(land, climb), off),
        beside_middle(land, rise, climb, far_side(land, climb, level), off),
    ]
    return [*if_room(land, told)]


def left_behind(land: Block, cut: Cut, step: Callable[[], Secant]) -> list[SpaceCurve]:
    """Thin lines that the line of a live step leaves behind as it shrinks: those of the step as it is now, and of half
    of it, where there are such. Until then they go with it."""
    lines, first = list[SpaceCurve](), step().length

    def longer(last: Secant) -> Secant:
        return max(step(), last, key=lambda each: abs(float(each.length)))

    for share in _SHARES:
        with suppress(NoValue):
            *_, line, _, _, _ = land.secant(cut, partial(longer, cut.step(share * first)))
            line.width, line.halo = _THIN, False
            lines.append(line)
    return lines
