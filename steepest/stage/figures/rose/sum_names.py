"""What the bars of a sum are worth, beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from steepest.stage.figures.label import Label

if TYPE_CHECKING:
    from steepest.stage.figures.flat.line import FlatLine
    from steepest.stage.figures.flat.turn_plot import TurnPlot
    from steepest.stage.type.typeset import Typeset

_GAP, _EDGE = 0.14, 0.06  # from the middle of a bar to the plate of words, and from these to its edge
_SIDES = (1.0, 0.0), (-1.0, 0.0)
_SHARES = 0.5, 0.35, 0.65, 0.2, 0.8  # of a bar, where its words may stand


def beside_sum(plot: TurnPlot, bars: Iterable[FlatLine], words: Iterable[Typeset]) -> list[Label]:
    """Words beside each bar of a sum on a plot, as it stands now, near its middle, all on one side, where they are off
    what is guessed, the plot's labels and each other, and no higher or lower than the bar; else none at all."""
    told = [*zip(bars, words, strict=True)]
    lines = [plot.plane.places(np.array(guess.of, float)) for guess in plot.slopes.guesses.values()]
    for way in _SIDES:
        found = list[Label]()
        for bar, text in told:
            (foot, top), taken = bar.outline, [each.box for each in [*plot.labels.there, *found]]
            for share in _SHARES:
                label = Label(text, foot + share * (top - foot), way, plot.labels.region, _GAP, _EDGE)
                box = label.box
                level = min(foot[1], top[1]) <= box.bottom and box.top <= max(foot[1], top[1])
                if level and not box.is_crossed(*lines) and all(box.apart(other) > 0 for other in taken):
                    found.append(label)
                    break
        if len(found) == len(told):
            return found
    return []
