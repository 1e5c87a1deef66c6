"""A box of open space: a floor, a scale that is the same along all three axes, and nothing in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from steepest.stage.ground.heights import Edge, Span
from steepest.stage.ground.light import SUN
from steepest.stage.ground.sight import Sight
from steepest.stage.ground.terrain import Terrain

_STEEP = 6.0  # so many times as high the sun stands for shadows, which so stay near what casts them
_BRIM = 13  # points of an edge
FALL = -SUN * [1.0, 1.0, _STEEP]  # the way on which shadows fall


@dataclass(frozen=True)
class OpenBox(Terrain):
    """Space over the rectangle `xs` by `ys` of the floor, from the lowest of its heights `zs` to the highest.

    It is a terrain of which nothing is there but its place: axes, labels and arrows stand in it as on a ground. It
    stands `turned` by some degrees, counterclockwise from above, so that the sun comes from the side however it is
    looked at. Make it with `open_box`.
    """

    zs: Span = (0.0, 1.0)
    turned: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "low", self.zs[0])
        object.__setattr__(self, "high", self.zs[1])

    @cached_property
    def turn(self) -> np.ndarray:
        """What turns it (3, 3)."""
        (c, s) = np.cos(np.radians(self.turned)), np.sin(np.radians(self.turned))
        return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])

    def at(self, x: ArrayLike, y: ArrayLike, z: ArrayLike) -> np.ndarray:
        """Points (..., 3) of the box's own space."""
        return np.asarray(super().at(x, y, z) @ self.turn.T)

    @cached_property
    def unit(self) -> float:
        """How long 1 is in the box's own space, along each axis."""
        return self.width / (self.xs[1] - self.xs[0])

    def back(self, points: np.ndarray) -> np.ndarray:
        """Points (..., 3) of the box's space as x, y and z: undoes `at`."""
        return np.asarray((points - self.at(0, 0, 0)) @ self.turn / self.unit)

    @cached_property
    def walls(self) -> list[tuple[np.ndarray, np.ndarray, Edge]]:
        """None: there is no block."""
        return []

    @cached_property
    def floor(self) -> float:
        """The height of the floor in the box's own space."""
        return float(self.at(0, 0, self.base)[2])

    @cached_property
    def tops(self) -> np.ndarray:
        """The highest points (4, 3) over the corners of its floor, in the order of its `border`."""
        up = self.at(0, 0, self.zs[1])[2] - self.floor
        return np.asarray(self.border + [0.0, 0.0, up])

    @cached_property
    def rim(self) -> np.ndarray:
        """Points (n, 3) all along the edges of its floor: words beside it may lie between two corners."""
        return _all_along(self.border)

    @cached_property
    def brim(self) -> np.ndarray:
        """Points (n, 3) all along what joins the highest ones."""
        return _all_along(self.tops)

    def fallen(self, points: np.ndarray) -> np.ndarray:
        """Where the shadows of points (n, 3) of the box's space lie on the floor (n, 3)."""
        return np.asarray(points - ((points[:, 2] - self.floor) / FALL[2])[:, None] * FALL)


def open_box(xs: Span, ys: Span, zs: Span, unit: float, turned: float = 0.0) -> OpenBox:
    """Open space over a floor, in which 1 is so long a `unit`."""
    width, depth, height = (unit * (high - low) for low, high in (xs, ys, zs))
    return OpenBox(_Level(zs[1]), xs, ys, width, depth, height, cells=1, body=0.0, zs=zs, turned=turned)


def _all_along(corners: np.ndarray) -> np.ndarray:
    """Points (n, 3) on the straight lines that lead from each of some corners (k, 3) to the next, and back."""
    share = np.linspace(0, 1, _BRIM)[:, None, None]
    return np.asarray((corners + share * (np.roll(corners, -1, axis=0) - corners)).reshape(-1, 3))


@dataclass(frozen=True)
class _Level:
    """The same height everywhere."""

    height: float

    def __call__(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.full(np.shape(x), self.height)


class OpenSight(Sight):
    """What is seen in open space: all of it. Shadows fall on the floor, far below, and are faint."""

    shade = 0.3

    def runs(self, line: np.ndarray, on_ground: bool = False, hidden: bool = False) -> list[np.ndarray]:
        """A line (n, 3) on the frame, as one run (n, 2)."""
        return [] if hidden or len(line) < 2 else [self.view.project(line)[:, :2]]

    def shares(self, start: np.ndarray, end: np.ndarray) -> list[tuple[float, float]]:
        """All of a straight line."""
        return [(0.0, 1.0)]

    def shadow(self, line: np.ndarray) -> list[np.ndarray]:
        """The shadow (n, 2) that a line (n, 3) casts on the floor."""
        assert isinstance(self.terrain, OpenBox)
        return [self.view.project(self.terrain.fallen(line))[:, :2]]

    def clears(self, point: np.ndarray) -> float:
        """Infinity: nothing is in the way."""
        return -np.inf if np.isnan(point).any() else np.inf

    def sees_all(self, points: np.ndarray) -> np.ndarray:
        """Every point (n, 3)."""
        return np.full(len(points), True)
