"""The tangent plane at a point of a level surface: a square of it, a way along it, the mark of a right angle on it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from steepest.stage.ground.view import View

# Half the side of the square and side of a right angle, as shares of the farthest reach of the surface; that of one in
# a lens, and how far off it something else is seen there.
_PLANE, _SQUARE, _NEAR, _ASIDE = 0.36, 0.09, 0.2, 0.3
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
        other = np.cross(self.along, self.out)
        sides = np.array([[np.cos(_TURN), np.sin(_TURN)], [-np.sin(_TURN), np.cos(_TURN)]]) @ [self.along, other]
        around = [start + (end - start) * _SIDE for start, end in pairwise(_CORNERS)]
        return np.asarray(self.here + _PLANE * self.reach * np.concatenate([*around, _CORNERS[:1]]) @ sides)

    @property
    def spoke(self) -> np.ndarray:
        """From its middle some way to its rim (2, 3)."""
        return np.array([self.here, self.here + _PLANE * self.reach * self.along])

    @property
    def across(self) -> np.ndarray:
        """As far as it reaches to both sides (2, 3), as it is seen from its edge."""
        far = (np.cos(_TURN) + np.sin(_TURN)) * (self.spoke[1] - self.here)
        return np.array([self.here - far, self.here + far])

    def corner(self) -> np.ndarray:
        """The mark of a right angle (3, 3) between that and what stands square on it."""
        return self._corner(_SQUARE)

    def corner_in_lens(self, times: float) -> np.ndarray:
        """The same for an eye that sees it so many `times` enlarged."""
        return self._corner(_NEAR / times)

    def beside_in_lens(self, times: float) -> np.ndarray:
        """Where (3,) on it, to the other side of the point, such an eye sees something well off that, too."""
        return np.asarray(self.here - _ASIDE / times * self.reach * self.along)

    def _corner(self, share: float) -> np.ndarray:
        sides = np.array([self.along, self.along + self.out, self.out])
        return np.asarray(self.here + share * self.reach * sides)
