"""Why the lowest dot of a plot of errors may not be the best step: it is wrong by so little only by luck."""

from __future__ import annotations

from itertools import product

import numpy as np
from manim import RIGHT, Mobject

from steepest.calculus.slopes.difference import Kind
from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.label import Label, box_of
from steepest.stage.figures.measured.error_plot import ErrorPlot
from steepest.stage.type.typeset import Typeset

_FAR = 0.25  # of the error in the ring: a dot that is less wrong lies below it
_OFF, _EDGE = (0.5, 0.4, 0.3), 0.06  # from the dot to the words, with a line between them; the edge of their plate
_CLEAR, _THIN = 0.13, 2.0  # from the dot to that line, and its width
_UPRIGHT = (0.0, -1.0), (0.0, 1.0)  # the ways from there to them
_NEAR = 0.6  # so near to their dot they stand, in scene units
_ASIDE = 0.0, -0.2, 0.2, -0.4, 0.4, -0.6, 0.6  # of the dot is their middle, under it or over it


def lucky(plot: ErrorPlot, kind: Kind, words: Typeset) -> list[Mobject]:
    """Words beside the lowest dot of a line that settled, straight over it or under it if they have room there, and a
    thin line from them to it, where that lies far below the ring; nothing where it does not, or where they have no
    room."""
    ring, lowest, plane = plot.differences.usual_best[kind], plot.errors[kind].best, plot.plane
    if lowest.error > _FAR * ring.error:
        return []
    at, dots = plane.place(lowest.point), np.concatenate(plot.places())[:, None]
    solid = [*dots, *map(plane.places, plot.ways_down), *(edge.outline for edge in plot.edges)]
    other: Label | None = None  # the first one that stands somewhere near by
    for off, aside in product(_OFF, _ASIDE):
        there = words.copy(), at + aside * RIGHT
        label = plot.labels.beside(*there, ways=_UPRIGHT, gaps=[off], edge=_EDGE, solid=solid)
        plot.labels.free(label)
        box = box_of(label.words, theme.LINE_GAP)
        if box.far(at[None, :2]).min() < _NEAR and not box.is_crossed(*solid):
            if label.way in _UPRIGHT:
                return _told(plot, at, label)
            other = other or label
    return _told(plot, at, other) if other else []


def _told(plot: ErrorPlot, dot: np.ndarray, label: Label) -> list[Mobject]:
    """A label, which keeps its place from now on, and the line from the nearest point of its plate to a dot (3,), where
    there is room for one."""
    plot.labels.there.append(label)
    start = np.clip(dot, *label.box.diagonal)
    way = dot - start
    far = float(np.linalg.norm(way))
    end = dot - _CLEAR * way / max(far, _CLEAR)
    return [*([FlatLine(np.array([start, end]), theme.QUIET, _THIN)] if far > _CLEAR else []), label]
