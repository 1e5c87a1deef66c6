"""The name of what a cut freezes, close to the line along which it meets the ground, or to that line on the map; and
what the function is called on the cut."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from steepest.calculus import Cut
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.label import Label
from steepest.stage.figures.slopes.climbs import beside_middle
from steepest.stage.fill import hull, inside
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import SpaceCurve, Thing, placed
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import seen_on_ground
from steepest.stage.type.numerals import value_at

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_PIECES, _STRIP = 12, 0.4  # points of a part of a line; how much more of the map than words is left under it


def values_on(cut: Cut, at: str) -> str:
    """What a function's values on a cut through the point that the fact `at` is are called: f, with the letter that
    moves, and the number of the other one as ice."""
    frozen = f'part("frozen", {{{at}[{1 - cut.axis}]:g}})'
    return value_at(*(f'part("{name}", {name})' if name == cut.name else frozen for name in cut.function.variables))


def ice_on(
    scene: LectureScene[Any], land: Block, cut: Cut, line: SpaceCurve, off: Sequence[Thing] = (), at: str = "point"
) -> Label:
    """What a cut through the point that the fact `at` is freezes, close under its `line` on the ground or on the map,
    or over it where no map is left under it: at the half, as it is parted where the cut is made, that is seen longer,
    where the ground hides no more of it, `off` others that may come."""
    frozen = 1 - cut.axis
    template = f'part("frozen", {cut.function.variables[frozen]} = {{{at}[{frozen}]:g}})'
    words = scene.formula(template, theme.LABEL_SIZE)
    low, high = map(float, land.spans[cut.axis])
    middle = (float(cut.at[cut.axis]) - low) / (high - low)
    here, border = land.landscape.view, land.whole.border
    ends = (_in_sight(line, *half, land.whole, here) for half in ((0.0, middle), (middle, 1.0)))
    halves = [SpaceCurve(points=partial(_part, line, *each)) for each in ends]

    def seen(half: SpaceCurve, view: View) -> np.ndarray:
        return np.asarray(view.project(points_of(half, land.whole))[:, :2])

    longer = max(halves, key=lambda half: round(float(np.ptp(seen(half, here), 0).max()), 1))

    def side(view: View) -> np.ndarray:
        foot = seen(longer, view).mean(axis=0) - [0.0, words.height + _STRIP]
        on_map = inside(hull(view.project(border)[:, :2]), foot[None]).all()
        return np.array([0.0, -1.0 if on_map or not line.below else 1.0])

    name = beside_middle(land, words, longer, side, [line, *off], over_rims=True)
    return name.set_z_index(theme.TOPMOST + 1)  # the tie of a lens, which comes later, goes on behind it


def _part(line: SpaceCurve, start: float, end: float, ground: Terrain) -> np.ndarray:
    """Points (n, 3) of a line from one share of it to another."""
    points = placed(line.points, ground)
    there, every = np.linspace(start, end, _PIECES), np.linspace(0, 1, len(points))
    return np.stack([np.interp(there, every, each) for each in points.T], -1)


def _in_sight(line: SpaceCurve, start: float, end: float, ground: Terrain, view: View) -> tuple[float, float]:
    """From one share of a line to another: all of that on a map; on the ground from the first point to the last that is
    seen there, or all if none is."""
    if line.below:
        return start, end
    seen = np.flatnonzero(seen_on_ground(ground, view, _part(line, start, end, ground)))
    first, last = np.linspace(start, end, _PIECES)[seen[[0, -1]] if len(seen) else [0, -1]]
    return float(first), float(last)
