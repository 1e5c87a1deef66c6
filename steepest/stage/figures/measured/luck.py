"""Why the lowest dot of a plot of errors may not be the best step: it is wrong by so little only by luck."""

from __future__ import annotations

import numpy as np
from manim import RIGHT

from steepest.calculus.slopes.difference import Kind
from steepest.stage import theme
from steepest.stage.figures.label import Label, box_of
from steepest.stage.figures.lens.standing import far_from
from steepest.stage.figures.measured.error_plot import ErrorPlot
from steepest.stage.type.typeset import Typeset

_FAR = 0.25  # of the error in the ring: a dot that is less wrong lies below it
_OFF, _EDGE = (0.16, 0.22, 0.3, 0.4), 0.06  # from the dot to the words, and the edge of their plate
_UPRIGHT = (0.0, -1.0), (0.0, 1.0)  # the ways from there to them
_NEAR = 0.35  # so near to their dot they stand, in scene units
_ASIDE = 0.0, -0.2, 0.2, -0.4, 0.4, -0.6, 0.6  # of the dot is their middle, under it or over it


def lucky(plot: ErrorPlot, kind: Kind, words: Typeset) -> list[Label]:
    """Words beside the lowest dot of a line that settled, where that lies far below the ring; nothing where it does
    not, or where they have no room."""
    ring, lowest, plane = plot.differences.usual_best[kind], plot.errors[kind].best, plot.plane
    if lowest.error > _FAR * ring.error:
        return []
    at, dots = plane.place(lowest.point), np.concatenate(plot.places())[:, None]
    best = (each.point for each in plot.differences.usual_best.values())
    leads = (plane.places(np.array([(h, error), (h, plane.ys[0])])) for h, error in best)
    solid = [*dots, *leads, *(edge.outline for edge in plot.edges[:1])]
    for aside in _ASIDE:
        label = plot.labels.beside(
            words.copy(), at + aside * RIGHT, ways=_UPRIGHT, gaps=_OFF, edge=_EDGE, solid=solid
        )
        box = box_of(label.words, theme.LINE_GAP)
        if far_from(at[None, :2], box).min() < _NEAR and not box.is_crossed(*solid):
            return [label]
        plot.labels.free(label)
    return []
