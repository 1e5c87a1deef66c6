"""From how high a ground is seen, and how it stands over its map, so that its flat places are in sight: hollows, too,
behind hills and the cut; and the arrows on the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product

import numpy as np

from steepest.calculus import CriticalPoint
from steepest.stage.figures.twin.eye import open_share
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.surface import ChangingSurface, Stands
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance

_HIDDEN = 0.04  # so far behind the ground, in the block's units, a place is no longer seen
_HIGHER = 0, -4, -8, 4, 8  # degrees over the usual view, those first that are rather taken
_LOWER, _FARTHER = (1.0, 0.75, 0.55, 0.4), (0.0, 0.4, 0.8)  # times as high a ground; how much farther it floats
_OPEN = 0.82  # of the map: more of it is no better
_LATTICE = np.linspace(0, 1, 9)[1:-1]  # of each side of the map, where it is looked at whether it is open
_AROUND = 0.02  # of the map's longer side, that is seen around a place: so far its sign reaches
_CORNERS = np.array([[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1]])


@lru_cache(maxsize=16)
def over_flats(
    framing: Framing, stands: Stands, usual: View, flats: Sequence[CriticalPoint]
) -> tuple[View, Stands]:
    """The view of a ground, from about as high as the `usual` one, and the ground as it `stands`, or lower, or farther
    over its map: the first in which one of the `flats` of each kind is in sight, and enough of the map under the
    ground; or else, of most kinds, and most of that. Hills close to each other would hide what lies between them, and a
    deep map would lie under its ground."""
    places, spans = np.array([flat.at for flat in flats], float).reshape(-1, 2), np.array(framing.window, float)
    low, sides = spans[:, 0], np.ptp(spans, axis=1)
    lattice = low + sides * np.array([*product(_LATTICE, _LATTICE)])
    best: tuple[float, View, Stands] = np.inf, usual, stands
    for lower, farther in product(_LOWER, _FARTHER):
        tried = stands._replace(tall=lower * stands.tall, gap=stands.gap + farther)
        ground = ChangingSurface(framing, tried).terrain(1.0)
        for higher in _HIGHER:
            view = replace(usual, elevation=usual.elevation + higher)
            hidden = max(0.0, _OPEN - open_share(ground, view, ground.below(*lattice.T)))
            if hidden >= best[0]:
                continue  # a look at the flat places takes longer
            seen = in_sight(ground, view, places)
            kinds = {flat.kind for flat, there in zip(flats, seen, strict=True) if there}
            lacks = len({flat.kind for flat in flats} - kinds)
            if lacks + hidden < best[0]:
                best = lacks + hidden, view, tried
            if not best[0]:
                return view, tried
    return best[1:]


def in_sight(ground: Terrain, view: View, places: np.ndarray) -> np.ndarray:
    """Which points (n, 2) of the map are seen on its ground, with what is around them (n,)."""
    spans = np.array([ground.xs, ground.ys], float)
    around = places[:, None] + _AROUND * np.ptp(spans, axis=1).max() * _CORNERS
    points = np.clip(around, *spans.T).reshape(-1, 2)
    margin = clearance(ground, view, ground.on(*points.T), on_ground=True)
    return np.asarray((margin > -_HIDDEN).reshape(-1, len(_CORNERS)).all(axis=1))
