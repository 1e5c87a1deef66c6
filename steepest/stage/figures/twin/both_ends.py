"""Room that a fitted view leaves for a surface all the way of its change, and for its axis of heights at either end."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from steepest.stage.figures.ground.height_axis import HeightAxis
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain


class BothEnds:
    """Grounds, those of the ends first, with the axes that belong to these once they are made, and so much `room` over
    their tops, in the block's units: a landscape's follower."""

    def __init__(self, landscape: Landscape, grounds: Sequence[Terrain], room: float = 0.0) -> None:
        self.landscape, self.grounds = landscape, grounds
        self.axes: list[HeightAxis] = []
        tops = [_tops(each.points) + [0, 0, room] for each in grounds]
        self.points = np.concatenate([*(each.points.reshape(-1, 3) for each in grounds), *tops])

    def place(self) -> None:
        """It stands nowhere."""

    def reach(self) -> np.ndarray:
        """Points (n, 2) of both on the frame, if they are there."""
        if self.landscape.terrain.rise < 1:
            return np.zeros((0, 2))
        kept, found = self.landscape.terrain, [self.landscape.view.project(self.points)[:, :2]]
        for ground, axis in zip(self.grounds, self.axes, strict=False):  # there are none at first
            self.landscape.terrain = ground
            found.append(axis.reach())
        self.landscape.terrain = kept
        return np.concatenate(found)


def _tops(points: np.ndarray) -> np.ndarray:
    """Those of grid points (n, m, 3) that are as high as all around them (k, 3)."""
    heights = points[..., 2]
    around = np.pad(heights, 1, constant_values=-np.inf)
    n, m = heights.shape
    beside = [around[1 + i : 1 + i + n, 1 + j : 1 + j + m] for i in (-1, 0, 1) for j in (-1, 0, 1)]
    return np.asarray(points[heights >= np.max(beside, axis=0)])
