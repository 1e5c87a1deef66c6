"""From how high a ground is seen, so that its flat places are in sight: hollows, too, behind hills and the cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from steepest.calculus import CriticalPoint
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance

_HIDDEN = 0.04  # so far behind the ground, in the block's units, a place is no longer seen
_HIGHER = 0, 4, 8, 12, 16, 20  # degrees over the usual view
_AROUND = 0.02  # of the map's longer side, that is seen around a place: so far its sign reaches
_CORNERS = np.array([[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1]])


def over_flats(usual: View, flats: Sequence[CriticalPoint]) -> Callable[[Terrain], View]:
    """Finds the lowest view of a ground, from as high as the `usual` one or somewhat higher, in which one of the
    `flats` of each kind is in sight, or of most kinds."""

    def found(ground: Terrain) -> View:
        views = [replace(usual, elevation=usual.elevation + higher) for higher in _HIGHER]
        places = np.array([flat.at for flat in flats], float)

        def kinds(view: View) -> int:
            seen = in_sight(ground, view, places)
            return len({flat.kind for flat, there in zip(flats, seen, strict=True) if there})

        return max(views, key=kinds) if flats else usual

    return found


def in_sight(ground: Terrain, view: View, places: np.ndarray) -> np.ndarray:
    """Which points (n, 2) of the map are seen on its ground, with what is around them (n,)."""
    spans = np.array([ground.xs, ground.ys], float)
    around = places[:, None] + _AROUND * np.ptp(spans, axis=1).max() * _CORNERS
    points = np.clip(around, *spans.T).reshape(-1, 2)
    margin = clearance(ground, view, ground.on(*points.T), on_ground=True)
    return np.asarray((margin > -_HIDDEN).reshape(-1, len(_CORNERS)).all(axis=1))
