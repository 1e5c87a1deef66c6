"""A bracket over the way across from the foot of a slice to where lines through it are compared: one unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from manim import Mobject

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.label import box_around, box_of
from steepest.stage.type.typeset import formula

if TYPE_CHECKING:
    from steepest.stage.figures.measured.difference_plot import DifferencePlot

_OFF = 0.3, 0.5, 0.7  # from the lines to the bracket, under them or over them, in scene units
_TICK, _WIDTH, _EDGE = 0.09, 3.0, 0.05  # of its ends, and of its line; of the plate behind its number
_APART = theme.TEXT_GAP - _EDGE  # from that to other words


def run_bracket(plot: DifferencePlot, run: int, named: Sequence[Mobject] = ()) -> list[FlatLine | Plate]:
    """A bracket from the foot of a plot a unit to one side, under its lines or over them, with its number; off all
    lines, and off words that are `named`. Nothing where there is no room for it."""
    foot = plot.plane.place(plot.cut.foot)[:2]
    left, right = sorted((float(foot[0]), float(foot[0]) + run * float(plot.plane.unit[0])))
    lines = [line.outline for line in (plot.curve, plot.slope, plot.one_side[0], plot.two_sides[0])]
    heights = np.concatenate([_heights(line, left, right) for line in lines])
    plate = Plate(formula("1", size=theme.LABEL_SIZE), gap=_EDGE)
    half, words = plate.half_sides, [box_of(each, _APART) for each in named]
    marks = [mark.line.outline for mark in plot.marks]
    for side, start in ((-1, heights.min()), (1, heights.max())):
        for off in _OFF:
            level = float(start) + side * off
            number = box_around(np.array([(left + right) / 2, level + side * (half[1] + _TICK)]), half)
            whole = Box(left, min(number.bottom, level - _TICK), right, max(number.top, level + _TICK))
            if whole.bottom < plot.box.bottom or whole.top > plot.box.top:
                continue
            if number.is_crossed(*marks) or any(each.apart(whole) <= 0 for each in words):
                continue
            across, up = np.repeat([left, right], 3), level + _TICK * np.array([-1, 1, 0, 0, 1, -1])
            bracket = FlatLine(np.stack([across, up], -1), theme.INK, _WIDTH, plane=plot.plane)
            return [bracket, plate.move_to(np.array([*number.middle, 0.0]))]
    return []


def _heights(line: np.ndarray, left: float, right: float) -> np.ndarray:
    """The heights (n,) of a line (m, 3) from one place across to another, both counted."""
    order = np.argsort(line[:, 0])
    x, y = line[order, :2].T
    if not len(x):
        return np.zeros(0)
    heights: np.ndarray = np.interp([left, *x[(x > left) & (x < right)], right], x, y)
    return heights
