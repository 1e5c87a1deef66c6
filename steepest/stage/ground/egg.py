"""An ellipsoid in a landscape's space: its points, its outline from an eye, and what of it faces the eye."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from steepest.stage.circle import circle
from steepest.stage.ground.view import View

_ROUND = circle(96, axes=3)
_TURNS, _RISES = np.meshgrid(np.linspace(0, 2 * np.pi, 25), np.linspace(-np.pi / 2, np.pi / 2, 13))
_ALL_OVER = np.stack(
    [np.cos(_TURNS) * np.cos(_RISES), np.sin(_TURNS) * np.cos(_RISES), np.sin(_RISES)], -1
).reshape(-1, 3)


@dataclass(frozen=True)
class Egg:
    """The ellipsoid `middle + axes @ u` of all unit vectors u. The last row of `axes` has nothing but its last entry,
    so that circles of latitude on the unit sphere lie level."""

    middle: tuple[float, ...]
    axes: tuple[tuple[float, ...], ...]

    @classmethod
    def of(cls, middle: np.ndarray, axes: np.ndarray) -> Egg:
        """That of a middle (3,) and axes (3, 3)."""
        return cls(tuple(map(float, middle)), tuple(tuple(map(float, row)) for row in axes))

    def swollen(self, times: float) -> Egg:
        """One so many times as large, around the same middle."""
        return Egg.of(self.centre, times * self.matrix)

    @cached_property
    def centre(self) -> np.ndarray:
        """The middle as an array (3,)."""
        return np.array(self.middle)

    @cached_property
    def matrix(self) -> np.ndarray:
        """The axes as an array (3, 3)."""
        return np.array(self.axes)

    @cached_property
    def inverse(self) -> np.ndarray:
        """What makes unit vectors of points, (3, 3)."""
        return np.asarray(np.linalg.inv(self.matrix))

    def points(self, units: np.ndarray) -> np.ndarray:
        """Its points (..., 3) that belong to unit vectors (..., 3)."""
        return np.asarray(self.centre + units @ self.matrix.T)

    def units(self, points: np.ndarray) -> np.ndarray:
        """The vectors (..., 3) that belong to points (..., 3), unit vectors on it: undoes `points`."""
        return np.asarray((points - self.centre) @ self.inverse.T)

    @cached_property
    def all_over(self) -> np.ndarray:
        """Points (n, 3) all over it."""
        return self.points(_ALL_OVER)

    def latitude(self, share: float) -> np.ndarray:
        """Its level line (n, 3) at a share of the way up from its middle, -1 at its foot and 1 on top."""
        wide = np.sqrt(max(1 - share * share, 0.0))
        return self.points(wide * _ROUND + [0.0, 0.0, share])

    def outline(self, view: View, count: int = len(_ROUND)) -> np.ndarray:
        """Its outline (count, 2) on the frame, closed: where ways from the eye touch it, the circle in which the unit
        sphere meets the polar plane of the eye."""
        eye = self.units(view.eye)
        far = float(np.linalg.norm(eye))
        toward = eye / far
        aside = np.cross(toward, [0.0, 0.0, 1.0] if abs(toward[2]) < 0.9 else [1.0, 0.0, 0.0])
        aside /= np.linalg.norm(aside)
        up, wide = np.cross(toward, aside), np.sqrt(1 - 1 / far**2)
        ring = toward / far + wide * circle(count - 1) @ [aside, up]
        return view.project(self.points(ring))[:, :2]

    def faces(self, points: np.ndarray, view: View) -> np.ndarray:
        """Which of some points (n, 3) on it lie on the side that faces the eye (n,)."""
        return np.asarray(self.units(points) @ self.units(view.eye) > 1)


ROUND = Egg((0.0, 0.0, 0.0), ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)))
"""The unit sphere."""
