"""From where a point of a level surface is looked at: it faces the eye, and no arrow at it points there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from steepest.stage.ground.view import View

ELEVATION = 12.0  # of the eye, in degrees
_FACES = 0.5  # the cosine between the way to the eye and the way out of the surface, at least
_APART = np.radians(20.0)  # angles on the frame that are wide enough
_SHORT = 0.38  # what parts should show, as a share of the longest
_LONG = 0.75  # what the whole should show, of itself
_OTHERS = 0.5  # what it is worth that other ways are told apart, too
_RIGHT = 1.0  # and that the arrow leads to the right, off the axis of heights


def facing(whole: np.ndarray, others: Sequence[np.ndarray] = (), elevation: float = ELEVATION) -> float:
    """The azimuth of the eye, in degrees from the x axis, from which an arrow `whole` (3,) that stands on a surface,
    its parts along the axes and some `others` from the same point are told apart best: by their angles on the frame,
    and by how little they are foreshortened."""
    parts = [part for part in np.diag(whole) if part.any()]
    there = [way / np.linalg.norm(way) for way in (whole, *parts, *others) if np.linalg.norm(way) > 0]
    own = 1 + len(parts)
    lengths = [float(np.linalg.norm(part)) for part in parts]
    sizes = [long / max(lengths, default=1.0) for long in lengths]  # a short part has none to lose

    def worth(view: View) -> float:
        right, up, toward = view.axes
        flat = [np.array([way @ right, way @ up]) for way in there]
        shown = [float(np.hypot(*each)) for each in flat]
        found = min(_apart(flat[:own]) / _APART, 1.0) + _OTHERS * min(_apart(flat) / _APART, 1.0)
        seen = (share * size / _SHORT for share, size in zip(shown[1:own], sizes, strict=True))
        found += min(shown[0] / _LONG, 1.0) + min([1.0, *seen])
        return float(found + _RIGHT * (flat[0][0] > 0) + 10 * min(there[0] @ toward - _FACES, 0.0))

    return float(max(range(-175, 185, 5), key=lambda azimuth: worth(View(azimuth, elevation))))


def _apart(ways: Sequence[np.ndarray]) -> float:
    """The least angle between any two ways (2,) of the frame that are not the same in space."""
    turns = [float(np.arctan2(way[1], way[0])) for way in ways]
    return min((abs((a - b + np.pi) % (2 * np.pi) - np.pi) for a, b in combinations(turns, 2)), default=np.pi)
