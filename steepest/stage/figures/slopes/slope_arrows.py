"""Slopes at a point of a block as arrows along it, and on the map below it, whose way over the map is to one scale; and
the lines of steps that come to such a slope."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from functools import partial
from typing import SupportsFloat

import numpy as np

from steepest.calculus import Cut, NoValue, Secant
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.ground.things import Arrow, SpaceCurve

_LEVEL = 2.5  # how long a level tangent is, in units of the block
_LEAST = 0.155  # the shortest way over the map of one that is not, as a share of the map's side
_SHARES, _THIN = (Fraction(1), Fraction(1, 2)), 2.2  # of a step: those whose lines stay, and how thin


def slope_arrow(land: Block, cut: Cut, scale: SupportsFloat, sign: int = 1) -> Arrow:
    """The tangent along a cut, or against it with the `sign` -1, which leads over as much of the map as the slope is
    steep, times a scale, or over so much that it is seen. A level one is long, as there is nothing to scale."""
    low, high = land.spans[cut.axis]
    far = abs(float(cut.slope) * float(scale))
    run, long = (max(far, _LEAST * (high - low)), None) if far else (1.0, _LEVEL)
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
