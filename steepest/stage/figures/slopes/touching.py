"""A ring on a tangent plane where that touches its hill."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import SpaceCurve

_RING, _WIDTH = 0.3, 3.2  # the radius of the ring, in the block's units, so that it is seen around somebody; its width
_ROUND = np.linspace(0, 2 * np.pi, 49)[:, None]


def touching(on_plane: Callable[[Terrain, np.ndarray], np.ndarray], at: np.ndarray) -> SpaceCurve:
    """A ring that lies on a plane, which says where places (n, 2) of the map are on it, around one of them (2,)."""

    def points(ground: Terrain) -> np.ndarray:
        middle, *ends = on_plane(ground, at + np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]))
        across, up = np.linalg.qr(np.array(ends - middle).T)[0].T  # on the plane, square to one another
        return np.asarray(middle + _RING * (np.cos(_ROUND) * across + np.sin(_ROUND) * up))

    return SpaceCurve(points=points, width=_WIDTH, through=True, halo=True)
