"""The tangent plane at a point of a level surface: a disc, a way along it, and the mark of a right angle on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from steepest.stage.ground.view import View

# Radius of the disc and side of a right angle, as shares of the farthest reach of the surface; that of one in a lens,
# and how far off it something else is seen there.
_PLANE, _SQUARE, _NEAR, _ASIDE = 0.36, 0.09, 0.2, 0.3
_ROUND = np.linspace(0, 2 * np.pi, 73)


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
        """The points (n, 3) around its disc."""
        other, turn = np.cross(self.along, self.out), _ROUND[:, None]
        return np.asarray(
            self.here + _PLANE * self.reach * (np.cos(turn) * self.along + np.sin(turn) * other)
        )

    @property
    def spoke(self) -> np.ndarray:
        """From its middle to its rim (2, 3)."""
        return np.array([self.here, self.here + _PLANE * self.reach * self.along])

    @property
    def across(self) -> np.ndarray:
        """From rim to rim (2, 3)."""
        return np.array([2 * self.here - self.spoke[1], self.spoke[1]])

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
