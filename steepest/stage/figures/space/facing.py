"""From where a point of a level surface is looked at: it faces the eye, and no arrow at it points there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from steepest.stage.ground.view import View

ELEVATION = 26.0  # of the eye, in degrees
_FACES = 0.6  # the cosine between the way to the eye and the way out of the surface, at least
_APART = np.radians(16.0)  # angles on the frame that are wide enough
_WIDE = np.radians(90.0)  # and of parts among each other
_SHORT = 0.65  # what parts should show, of themselves
_LONG = 0.75  # what the whole should show, of itself
_PARTS = 3.0  # what it is worth that the parts show that much
_SPREAD = 2.0  # and that they lead to different sides
_OTHERS = 1.0  # what it is worth that other ways are told apart, too
_RIGHT = 1.0  # and that the arrow leads to the right, off the axis of heights


def facing(whole: np.ndarray, others: Sequence[np.ndarray] = (), elevation: float = ELEVATION) -> float:
    """The azimuth of the eye, in degrees from the x axis, from which an arrow `whole` (3,) that stands on a surface,
    its parts along the axes and some `others` from the same point are told apart best: by their angles on the frame,
    and by how little they are foreshortened."""
    parts = [part for part in np.diag(whole) if part.any()]
    there = [way / np.linalg.norm(way) for way in (whole, *parts, *others) if np.linalg.norm(way) > 0]
    own = 1 + len(parts)

    def worth(view: View) -> float:
        right, up, toward = view.axes
        flat = [np.array([way @ right, way @ up]) for way in there]
        shown = [float(np.hypot(*each)) for each in flat]
        found = min(_apart(flat[:own]) / _APART, 1.0) + _OTHERS * min(_apart(flat) / _APART, 1.0)
        found += min(shown[0] / _LONG, 1.0) + _SPREAD * min(_apart(flat[1:own]) / _WIDE, 1.0)
        found += _PARTS * min([1.0, *(share / _SHORT for share in shown[1:own])])
        return float(found + _RIGHT * (flat[0][0] > 0) + 10 * min(there[0] @ toward - _FACES, 0.0))

    return float(max(range(-175, 185, 5), key=lambda azimuth: worth(View(azimuth, elevation))))


def turned_toward(
    out: np.ndarray, here: View, cosines: tuple[float, float], elevation: float = ELEVATION
) -> View:
    """The view at an elevation, the least turn to the side from `here`, in which the cosine between a way (3,) and the
    way to the eye lies between two; that without a turn where there is none."""
    turns, (low, high) = sorted(range(-90, 95, 5), key=abs), cosines
    views = [replace(here, azimuth=here.azimuth + turn, elevation=elevation) for turn in turns]
    return next((view for view in views if low < out @ view.axes[2] < high), views[0])


def _apart(ways: Sequence[np.ndarray]) -> float:
    """The least angle between any two ways (2,) of the frame that are not the same in space."""
    turns = [float(np.arctan2(way[1], way[0])) for way in ways]
    return min((abs((a - b + np.pi) % (2 * np.pi) - np.pi) for a, b in combinations(turns, 2)), default=np.pi)
