"""A dot that lies far below the ring where its line is best is told to be lucky."""

from __future__ import annotations

import numpy as np

from steepest.calculus import Cut, Differences, Function
from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.label import Label, box_of
from steepest.stage.figures.measured.error_plot import ErrorPlot
from steepest.stage.figures.measured.luck import lucky
from steepest.stage.type.typeset import words


def _settled(function: str) -> ErrorPlot:
    """A plot whose lines have settled."""
    differences = Differences(Cut(Function(function, ["x", "y"]), (1, 2), "y"))
    plot = ErrorPlot(differences, {"forward": theme.ONE_SIDE, "central": theme.INK})
    plot.rounded(words("rounding", size=theme.LABEL_SIZE))
    for kind in plot.lines:
        plot.best(kind, words("good h: 0.00001", size=theme.LABEL_SIZE))
    return plot


def test_the_lowest_dot_is_named_where_it_lies_far_below_the_ring_and_only_there() -> None:
    plot = _settled("3*x**2 + 2*x*y + y**3")
    assert not lucky(plot, "forward", words("a lucky hit", size=theme.LABEL_SIZE)), "its lowest dot lies in the ring"
    leader, label = lucky(plot, "central", words("a lucky hit", size=theme.LABEL_SIZE))
    assert isinstance(leader, FlatLine) and isinstance(label, Label)
    places = plot.plane.places(np.array(plot.errors["central"].points))[:, :2]
    nearest = plot.errors["central"].points[int(np.argmin(box_of(label.words).far(places)))]
    best = plot.errors["central"].best
    assert nearest == best.point and best.error < plot.differences.usual_best["central"].error / 4
    start, tip = leader.outline[:, :2]
    assert label.box.far(start[None]).max() < 1e-9, "the line begins at the words"
    off = plot.plane.place(best.point)[:2] - tip
    assert 0.1 < np.linalg.norm(off) < 0.15 and off @ (tip - start) > 0, "and ends right before that dot"
