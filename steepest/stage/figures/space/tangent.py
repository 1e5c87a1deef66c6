"""The tangent plane at a point of a level surface: a square of it, a way along it, the mark of a right angle on it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from steepest.stage.ground.view import View

# Half the side of the square and side of a right angle, as shares of the farthest reach of the surface, and how far off
# the point something else is seen in a lens.
_PLANE, _SQUARE, _ASIDE = 0.36, 0.15, 0.33
_LINES = -0.5, 0.0, 0.5  # where lines across the square are, as shares of half its side
_TURN = np.radians(30)  # of its sides, off the way that looks level: seen askew, it is no upright rectangle
_CORNERS = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1], [1, 1]])
_SIDE = np.linspace(0, 1, 18, endpoint=False)[:, None]


@dataclass(frozen=True)
class Tangent:
    """The plane through a place `here` (3,) of the picture's space, square to a unit vector `out`, on a surface that
    reaches so far; `along` it a unit vector leads square to the way to the eye, so that right angles look right."""

    here: np.ndarray
    out: np.ndarray
    along: np.ndarray
    reach: float

    @classmethod
    def seen(cls, here: np.ndarray, out: np.ndarray, reach: float, view: View) -> Tangent:
        """That for an eye, to whose left its way leads."""
        along = np.cross(out, view.axes[2])
        along = along / np.linalg.norm(along) * (-1 if along @ view.axes[0] > 0 else 1)
        return cls(here, out, along, reach)

    @property
    def ring(self) -> np.ndarray:
        """The points (n, 3) around its square, from a corner back to it."""
        around = [start + (end - start) * _SIDE for start, end in pairwise(_CORNERS)]
        return self._laid(np.concatenate([*around, _CORNERS[:1]]))

    @property
    def lines(self) -> list[np.ndarray]:
        """The ends (2, 3) of lines across it, along its sides: by them it is seen as flat."""
        ends = [np.array([[off, -1.0], [off, 1.0]]) for off in _LINES]
        return [self._laid(line) for each in ends for line in (each, each[:, ::-1])]

    def _laid(self, points: np.ndarray) -> np.ndarray:
        """Where points (n, 2) of the square lie (n, 3), whose corners are those of -1 and 1."""
        return np.asarray(self.here + _PLANE * self.reach * points @ self.sides)

    @property
    def sides(self) -> np.ndarray:
        """Two unit vectors (2, 3) along the sides of its square."""
        other = np.cross(self.along, self.out)
        turn = np.array([[np.cos(_TURN), np.sin(_TURN)], [-np.sin(_TURN), np.cos(_TURN)]])
        return np.asarray(turn @ [self.along, other])

    @property
    def spoke(self) -> np.ndarray:
        """From its middle some way to its rim (2, 3)."""
        return np.array([self.here, self.here + _PLANE * self.reach * self.along])

    @property
    def across(self) -> np.ndarray:
        """As far as it reaches to both sides, and its middle (3, 3), as it is seen from its edge."""
        far = (np.cos(_TURN) + np.sin(_TURN)) * (self.spoke[1] - self.here)
        return np.array([self.here - far, self.here, self.here + far])

    @property
    def corner(self) -> np.ndarray:
        """The mark of a right angle (3, 3) between that and what stands square on it."""
        return self.corner_in_lens(1.0, self.along)

    def corner_in_lens(self, times: float, way: np.ndarray) -> np.ndarray:
        """The same between some `way` (3,) on it and that, for an eye that sees it so many `times` enlarged."""
        return np.asarray(self.here + _SQUARE / times * self.reach * np.array([way, way + self.out, self.out]))

    def beside_in_lens(self, times: float, way: np.ndarray) -> np.ndarray:
        """Where (3,) some `way` (3,) on it an eye that sees it so many `times` enlarged sees something well off the
        point."""
        return np.asarray(self.here + _ASIDE / times * self.reach * way)
