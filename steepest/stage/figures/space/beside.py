"""Where words stand beside an arrow or a point in open space: at a point, told with the way off from there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from steepest.stage.figures.ground.block_labels import Seen
from steepest.stage.ground.view import View


def beside_tip(ends: Callable[[], np.ndarray]) -> tuple[Seen, Seen]:
    """The tip of an arrow, wherever its `ends` (2, 3) are, and the way on from there."""

    def onward(view: View) -> np.ndarray:
        start, end = view.project(ends())[:, :2]
        return np.asarray(end - start + [1e-9, 0.0])

    return lambda view: np.asarray(view.project(ends()[1])[:2]), onward


def beside_middle(ends: np.ndarray) -> tuple[Seen, Seen]:
    """The middle of an arrow with these ends (2, 3), and the way off its line, down or to the right."""

    def off(view: View) -> np.ndarray:
        right, up = (view.project(ends)[1] - view.project(ends)[0])[:2]
        return np.array([up, -right]) * (1 if right > 0 or (right == 0 and up > 0) else -1)

    return lambda view: np.asarray(view.project(ends.mean(axis=0))[:2]), off


def beside_point(here: np.ndarray, middle: np.ndarray) -> tuple[Seen, Seen]:
    """A point (3,), and the way off there from the middle (3,) of a body."""
    return (
        lambda view: np.asarray(view.project(here)[:2]),
        lambda view: np.asarray((view.project(here) - view.project(middle))[:2]),
    )
