"""From how high a ground is seen, so that its flat places are in sight: hollows, too, behind hills and the cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from steepest.calculus import CriticalPoint
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.surface import ChangingSurface
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance

_HIDDEN = 0.04  # so far behind the ground, in the block's units, a place is no longer seen
_HIGHER = 0, 4, 8, 12, 16  # degrees over the usual view


def eye_over(
    framing: Framing, stands: tuple[float, float], usual: View, flats: Sequence[CriticalPoint]
) -> View:
    """The lowest view, from as high as the `usual` one or somewhat higher, in which one of the `flats` of each kind is
    in sight, or of most kinds, on the ground of a `framing`, which `stands` so high, and so far over its map."""
    ground = ChangingSurface(framing, stands).terrain(1.0)
    views = [replace(usual, elevation=usual.elevation + higher) for higher in _HIGHER]

    def kinds(view: View) -> int:
        seen = in_sight(ground, view, np.array([flat.at for flat in flats], float))
        return len({flat.kind for flat, there in zip(flats, seen, strict=True) if there})

    return max(views, key=kinds) if flats else usual


def in_sight(ground: Terrain, view: View, places: np.ndarray) -> np.ndarray:
    """Which points (n, 2) of the map are seen on its ground (n,)."""
    return np.asarray(clearance(ground, view, ground.on(*places.T), on_ground=True) > -_HIDDEN)
