"""The name of the angle to which a rose's needle has turned, as it turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from steepest.stage.figures.label import Label
from steepest.stage.ground.view import View
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.rose.rose import Rose

_OUTSIDE = 0.3, 0.36  # from the middle: a place on the arc, and one beyond it
_BEHIND = 40.0  # degrees that it is off the needle, at least
_CLOSE = 0.04  # room around it: it stands by its arc


def following(rose: Rose, words: Typeset) -> Label:
    """Words outside the arc that follow its middle as the needle turns, and wait before its start at first."""

    def seen(view: View) -> np.ndarray:
        turn = np.radians(min(rose.turned / 2, rose.turned - _BEHIND))
        ends = rose.laid(lambda: np.outer(_OUTSIDE, [np.cos(turn), np.sin(turn)]))(rose.block.whole)
        return np.asarray(view.project(ends)[:, :2])

    def out(view: View) -> np.ndarray:
        return np.asarray(np.diff(seen(view), axis=0)[0])

    label = rose.block.labels.add(words, lambda view: seen(view)[1], out, rose.block.axes.room, _CLOSE)
    label.add_updater(lambda each: each.place())
    return label
