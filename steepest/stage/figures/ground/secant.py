"""A step along a cut, drawn on a block: the step, its climb, and the line through both its ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from steepest.calculus import Cut, Secant
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Dot, SpaceCurve

_ON = 1.6, 2.4  # how far a secant goes on, behind the step and before it, in units of the block


def secant_on(
    land: Landscape, region: Callable[[], Box], cut: Cut, step: Callable[[], Secant]
) -> tuple[SpaceCurve, SpaceCurve, SpaceCurve, Dot]:
    """A live step along a cut: the step, its climb, the line through both its ends as far as a `region` of the frame
    shows it, and a ball at its end where that is seen there."""
    (x, y), here = map(float, cut.at), cut.function(cut.at)
    start = land.terrain.on(x, y)

    def foot(ground: Terrain) -> np.ndarray:
        x, y = map(float, cut.moved(step().length))
        return ground.at(x, y, float(here))

    def end(ground: Terrain) -> np.ndarray:
        taken = step()
        x, y = map(float, cut.moved(taken.length))
        return ground.at(x, y, float(here + taken.climb))

    def line(ground: Terrain) -> np.ndarray:
        way = (end(ground) - start) / np.linalg.norm(end(ground) - start)
        return _seen(land, region(), np.array([start - _ON[0] * way, start + _ON[1] * way]))

    style: dict[str, Any] = {"colour": theme.INK, "width": 3, "through": True, "halo": True}
    level, climb, secant = (
        SpaceCurve(points=points, **style)
        for points in (
            lambda ground: _seen(land, region(), np.array([start, foot(ground)])),
            lambda ground: _seen(land, region(), np.array([foot(ground), end(ground)])),
            line,
        )
    )

    def landing(ground: Terrain) -> np.ndarray:
        there = end(ground)
        return there if region().holds(land.on_screen(there)) else np.full(3, np.nan)

    return level, climb, secant, Dot(point=landing, radius=0.06)


def _seen(land: Landscape, region: Box, ends: np.ndarray) -> np.ndarray:
    """The part of a straight line (2, 3) that is seen in a region of the frame; its start where none is."""
    a, b = land.view.project(ends)[:, :2]
    seen, whole = region.clip(a, b), np.hypot(*(b - a))
    if seen is None or not whole:
        return ends[[0, 0]]
    shares = np.array([np.hypot(*(end - a)) for end in seen])[:, None] / whole
    return np.asarray(ends[0] + shares * (ends[1] - ends[0]))
