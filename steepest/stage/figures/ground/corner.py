"""The corner of a block along which its heights are told; where the block is cut open, it moves along. It does not rise
with the ground. And what is told along the edges that meet there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

import numpy as np

from steepest.stage.ground.heights import round_steps
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Laid

Side: TypeAlias = Literal["left", "right"]
_SLACK = 0.005  # of its heights: a top between two points of the grid is as high as it is
_SEEN = 0.5  # of the way outward from a corner, where it shows which side it leads to
_ALONG = 60  # points of an edge
_CLOSER = 4  # so many times as many heights, at most, are looked at for two that are told
OVER = 0.62  # from the top of the pole to the axis's name, in the block's units


class Corner:
    """The taller of the two corners beside the nearest one, which is at `near` (2,) of the map, with about `count`
    round heights on it, closer ones where else the ground there would have but one; or the one on that `side` of the
    picture. So many of them are told for `sure`, even over the ground there. The axis's name stands `over` the top of
    the pole. What is over all of the edge that leads there from the nearest corner is not told while a block is cut."""

    def __init__(
        self,
        terrain: Terrain,
        near: tuple[float, float],
        count: int,
        side: Side | None = None,
        sure: int = 0,
        over: float = OVER,
    ) -> None:
        x, y = near
        corners = (sum(terrain.xs) - x, y), (x, sum(terrain.ys) - y)
        alike = bool(x > sum(terrain.xs) / 2) == bool(y > sum(terrain.ys) / 2)
        taller = max(corners, key=lambda corner: _height(terrain, corner))
        self.place = corners[alike == (side == "left")] if side else taller
        self.near, self.sure, self.off = near, sure, np.zeros(3)
        self.over, self.base, top = over, terrain.base, _height(terrain, self.place)
        slack, told = _SLACK * (terrain.high - terrain.low), list[list[float]]()
        for more in range(count, _CLOSER * count + 1) if count else ():
            found = round_steps(terrain.low - slack, terrain.high + slack, more)
            told.append([z for k, z in enumerate(found) if k < sure or z <= top + 1e-9])
        self.heights = next((heights for heights in told if len(heights) > 1), told[0] if told else [])

    def stand_right(self, terrain: Terrain, eye: np.ndarray) -> None:
        """It is the one on the right of the picture from now on, as it is seen from an `eye` (3,)."""
        east, north = (bool(side > 0) for side in (eye @ terrain.turn)[:2])
        x, y = self.near = terrain.xs[east], terrain.ys[north]
        self.place = (x, terrain.ys[not north]) if east != north else (terrain.xs[not east], y)

    def stand_off(self, by: float, terrain: Terrain, eye: np.ndarray) -> None:
        """It stands so far beside the ground from now on, in the block's units, as it is seen from an `eye` (3,): where
        that looks steeply down, its line would be behind the ground, and its ticks would lie on other heights."""
        self.off = by * self._sides(terrain, eye)[1]

    def outward(self, terrain: Terrain, eye: np.ndarray) -> np.ndarray:
        """The unit vector (3,) from the middle of the block's base to the corner; or, where that is seen nearly end-on
        from an `eye` (3,), as at a slim block, straight to the side on which the corner lies."""
        way, aside = self._sides(terrain, eye)
        return way if abs(float(way @ aside)) >= _SEEN else aside

    def _sides(self, terrain: Terrain, eye: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The unit vectors (3,) from the middle of the block's base to the corner, and straight to that side on which
        it lies, as it is seen from an `eye` (3,)."""
        middle = terrain.at(sum(terrain.xs) / 2, sum(terrain.ys) / 2, terrain.base)
        way = terrain.at(*self.place, terrain.base) - middle
        way = np.asarray(way / np.linalg.norm(way))
        aside = np.array([-eye[1], eye[0], 0.0]) / max(np.hypot(*eye[:2]), 1e-9)
        return way, np.asarray(np.copysign(1.0, float(way @ aside)) * aside)

    def pole(self, terrain: Terrain) -> np.ndarray:
        """Its line (2, 3) from the base to the ground there, or to the highest number."""
        here = self._here(terrain)
        told = [z for z in self.heights if self.tells(z, terrain)]
        line = terrain.risen.at(*here, [self.base, max([_height(terrain, here), *told])])
        return np.asarray(self.off + line)

    def tells(self, height: float, terrain: Terrain) -> bool:
        """Whether a height is told, as the block is cut now."""
        if self.sure or not terrain.window:
            return True
        near, here = self._within(terrain, self.near), self._here(terrain)
        edge = terrain.heights(*np.linspace(near, here, _ALONG).T)
        return bool(height <= np.max(edge) + _SLACK * (terrain.high - terrain.low))

    def name(self, terrain: Terrain) -> np.ndarray:
        """Where (3,) the name of the axis stands."""
        return np.asarray(self.pole(terrain)[1] + [0, 0, self.over])

    def at(self, height: float) -> Laid:
        """The point (3,) of a height on it."""
        return Laid(lambda terrain: self.off + terrain.risen.at(*self._here(terrain), height))

    def rows(self, terrain: Terrain) -> np.ndarray:
        """The points (n, 3) of all its heights."""
        return np.reshape([self.at(height)(terrain) for height in self.heights], (-1, 3))

    def _here(self, terrain: Terrain) -> tuple[float, float]:
        return self._within(terrain, self.place)

    def _within(self, terrain: Terrain, place: tuple[float, float]) -> tuple[float, float]:
        x, y = (float(np.clip(at, *span)) for at, span in zip(place, terrain.extent, strict=True))
        return x, y


def _height(terrain: Terrain, place: tuple[float, float]) -> float:
    x, y = place
    return float(terrain.heights(np.array([x]), np.array([y]))[0])


def but(corner: float, numbers: Iterable[float]) -> list[float]:
    """The numbers along an edge without the one at a corner. At the near one it would stand below all else, right
    beside that of the other edge; right under an axis of heights it would be read as one of these. Two of them stay at
    least."""
    every = list(numbers)
    kept = [each for each in every if not np.isclose(each, corner, rtol=1e-9, atol=1e-12)]
    return kept if len(kept) > 1 else every


def off_edge(axis: int, signs: np.ndarray) -> np.ndarray:
    """What is outward (3,) of a block's edge along an axis, on the side that `signs` (2,) tell."""
    out = np.zeros(3)
    out[1 - axis] = signs[1 - axis]
    return out
