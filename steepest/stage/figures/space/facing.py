"""From where a point of a level surface is looked at: it faces the eye, and no arrow at it points there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from steepest.stage.ground.view import View

ELEVATION = 14.0  # of the eye, in degrees
_FACES = 0.5  # the cosine between the way to the eye and the way out of the surface, at least
_APART, _SHORT = (
    np.radians(20.0),
    0.5,
)  # angles on the frame that are wide enough, and how short an arrow may be
_RIGHT = 1.0  # what it is worth that the surface faces to the right, off the axis of heights


def facing(ways: Sequence[np.ndarray], outward: np.ndarray, elevation: float = ELEVATION) -> float:
    """The azimuth of the eye, in degrees from the x axis, from which the `outward` side (3,) is seen and some `ways`
    (3,) from one point are told apart best: by their angles on the frame, and by how little the shortest is
    foreshortened."""
    there = [way / np.linalg.norm(way) for way in ways if np.linalg.norm(way) > 0]
    out = outward / np.linalg.norm(outward)

    def worth(view: View) -> float:
        right, up, toward = view.axes
        flat = [np.array([way @ right, way @ up]) for way in there]
        turns = [float(np.arctan2(each[1], each[0])) for each in flat]
        apart = [abs((a - b + np.pi) % (2 * np.pi) - np.pi) for a, b in combinations(turns, 2)]
        found = min([1.0, *(angle / _APART for angle in apart)])
        found += min([1.0, *(float(np.hypot(*each)) / _SHORT for each in flat)])
        return float(found + _RIGHT * (out @ right > 0) + 10 * min(out @ toward - _FACES, 0.0))

    return float(max(range(-175, 185, 5), key=lambda azimuth: worth(View(azimuth, elevation))))
