"""An outlook: which of several views shows most of what matters on a terrain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from stage.terrain import Terrain
from stage.view import View
from stage.visibility import clearance


def seen_share(terrain: Terrain, view: View, lines: Sequence[np.ndarray]) -> float:
    """Which share, 0 to 1, of the points of lines (n, 3) on the ground a view has in sight."""
    points = np.concatenate(lines)
    return float((clearance(terrain, view, points, on_ground=True) > 0).mean())


def clearest(
    terrain: Terrain, views: Iterable[View], lines: Sequence[np.ndarray], enough: float = 0.97
) -> View:
    """The first view with `enough` of the lines on the ground in sight; where none has, the one with most."""
    best: tuple[float, View] | None = None
    for view in views:
        share = seen_share(terrain, view, lines)
        if share >= enough:
            return view
        if best is None or share > best[0]:
            best = (share, view)
    if best is None:
        raise ValueError("no view to choose from")
    return best[1]
