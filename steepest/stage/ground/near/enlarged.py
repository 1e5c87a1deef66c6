"""How a part of a map is painted from closer: as large as what it fills, and as much larger in height."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import contourpy
import numpy as np

from steepest.stage import theme
from steepest.stage.camera.painted import ink, pen, trace, trace_rings
from steepest.stage.ground.near.near_levels import halved
from steepest.stage.ground.paint.block_painter import PALE
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.things import Enlarged, placed

if TYPE_CHECKING:
    from steepest.stage.camera.painted import Context

_CELLS = 40  # along each side, an even number: one corner is the middle
_TINTS = 40  # bands of one colour: so many look smooth
_THERE = 0.4  # times it has doubled, when nothing is seen through it: it comes with its first growth
_WIDTH, _SOLID = 2.2, 0.75  # of level lines: these are what is looked at


def paint_enlarged(context: Context, part: Enlarged, sight: Sight) -> None:
    """Paint the part of the map, cut off where it ends, on what lay there before."""
    ground, view = sight.terrain, sight.view
    outline, seen = placed(part.points, ground), ground.back(placed(part.seen, ground))[:, :2]
    (low, high), (start, end) = ((each.min(axis=0), each.max(axis=0)) for each in (seen, outline))
    x, y = np.linspace(low, high, _CELLS + 1).T
    z = np.broadcast_to(ground.heights(*np.meshgrid(x, y, indexing="ij")), (len(x), len(y)))
    lowest, highest, here = float(z.min()), float(z.max()), float(z[_CELLS // 2, _CELLS // 2])
    times = float(np.ptp(ground.back(outline)[:, 0]) / (high - low)[0])

    def tall(height: float) -> float:
        return here + times * (height - here)

    def places(points: np.ndarray) -> np.ndarray:
        shares = np.zeros((len(points), 3))
        shares[:, :2] = (points - low) / (high - low)
        return np.asarray(view.project(start + shares * (end - start))[:, :2])

    context.push_group()
    trace(context, view.project(outline)[:, :2])
    context.close_path()
    context.clip()
    generator = contourpy.contour_generator(x, y, z.T, fill_type="OuterOffset")
    tints = np.linspace(lowest, highest, _TINTS + 1)
    ink(context, ground.colours(tall(lowest)))
    context.paint()
    for bottom, top in pairwise(tints.tolist()):
        ink(context, ground.colours(tall((bottom + top) / 2)))
        for polygon, cuts in zip(*generator.filled(bottom, math.inf)[:2], strict=True):
            trace_rings(context, places(np.asarray(polygon)), cuts)
        context.fill()
    pen(context, _WIDTH)
    for height, share in halved(lowest, highest, part.levels, part.halvings * math.log2(max(times, 1.0))):
        pale = float(ground.shade(tall(height))) > PALE
        ink(context, theme.channels(theme.BACKGROUND if pale else theme.INK), _SOLID * share)
        for line in generator.lines(height):
            trace(context, places(np.asarray(line)))
        context.stroke()
    context.pop_group_to_source()
    context.paint_with_alpha(part.opacity * min(1.0, math.log2(max(times, 1.0)) / _THERE))
