"""A view: from where a landscape is looked at, and where on the frame it appears."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

DISTANCE = 15.0  # of the eye, in scene units: so near that what is near looks larger
FAR = 300.0  # likewise: so far away that arrows of one length look alike wherever they are


@dataclass(frozen=True)
class View:
    """Where the eye is (degrees) and where the landscape's centre falls on the frame (scene units).

    `azimuth` is the compass bearing of the eye, counted from the x axis toward the y axis; `elevation` its height
    above the horizon: 90 looks straight down. `near` is how many times closer the eye has come: the landscape grows by
    it, and what marks a place on it does not. Its `distance` from the landscape's centre is in scene units.
    """

    azimuth: float = -62.0
    elevation: float = 32.0
    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0
    near: float = 1.0
    distance: float = DISTANCE

    @cached_property
    def axes(self) -> np.ndarray:
        """Rows: the unit vectors to the right, up and toward the eye, in the landscape's space."""
        angles = np.radians([self.azimuth, self.elevation])
        (ca, ce), (sa, se) = np.cos(angles).tolist(), np.sin(angles).tolist()
        north = ce * ca * ca + ce * sa * sa  # of the way up: the cross product written out, np.cross takes 20 µs
        return np.array([[-sa, ca, 0.0], [-se * ca, -se * sa, north], [ce * ca, ce * sa, se]])

    @property
    def eye(self) -> np.ndarray:
        """Where the eye is, in the landscape's space."""
        return np.asarray(self.distance * self.axes[2])

    def project(self, points: np.ndarray) -> np.ndarray:
        """Points (..., 3) of the landscape's space on the frame: (..., 3), the third being nearness to the eye."""
        found: np.ndarray = points @ self.axes.T
        scale = self.near * self.zoom * self.distance / (self.distance - found[..., 2])
        for k, middle in enumerate((self.x, self.y)):  # in place: np.stack takes as long as all of this
            found[..., k] *= scale
            found[..., k] += middle
        return found

    def scale(self, point: np.ndarray) -> float:
        """How many scene units on the frame a mark of one unit at `point` (3,) measures."""
        return float(self.zoom * self.distance / (self.distance - point @ self.axes[2]))

    def share_of(self, start: View, end: View) -> float:
        """How much of the way from one view to another it has come; all of it where they are the same."""
        for name in ("azimuth", "elevation", "x", "y", "zoom", "distance"):
            a, b = getattr(start, name), getattr(end, name)
            if abs(b - a) > 1e-9:
                return float(np.clip((getattr(self, name) - a) / (b - a), 0.0, 1.0))
        return 1.0

    def toward(self, other: View, share: float, back: float = 0.0, sunk: float = 0.0) -> View:
        """The view `share` of the way to another, 0 to 1; half way there it is smaller by a share, as for an eye that
        steps `back`, and what is seen is `sunk` so far on the frame."""
        names = ("azimuth", "elevation", "zoom", "x", "y", "near", "distance")
        there = {n: getattr(self, n) * (1 - share) + getattr(other, n) * share for n in names}
        there["zoom"] *= 1 - back * 4 * share * (1 - share)
        there["y"] -= sunk * 4 * share * (1 - share)
        return replace(self, **there)

    def askew(self, least: float = 20.0) -> View:
        """The view from the nearest side on which two walls of a block are seen, each from at least so many degrees off
        its edge: its numbers stand beside it then.

        >>> [View(bearing).askew().azimuth for bearing in (-90.0, -62.0, 175.0)]
        [-70.0, -62.0, 160.0]
        """
        off = self.azimuth % 90
        return replace(self, azimuth=self.azimuth + min(max(off, least), 90 - least) - off)

    def with_point(self, point: np.ndarray, at: np.ndarray) -> View:
        """The view from the same side with a point (3,) of the landscape's space at a place (2,) of the frame."""
        off = at - self.project(point)[:2]
        return replace(self, x=self.x + float(off[0]), y=self.y + float(off[1]))

    def closer(self, near: float, point: np.ndarray, x: float, y: float) -> View:
        """The view from `near` times closer, with a point (3,) of the landscape's space at (x, y) of the frame."""
        there = replace(self, near=near, x=0.0, y=0.0).project(point)
        return replace(self, near=near, x=x - float(there[0]), y=y - float(there[1]))
