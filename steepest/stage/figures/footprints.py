"""Footprints beside a way over a map: left and right, the paler the longer ago."""

from __future__ import annotations

import numpy as np

from steepest.calculus.level_line import lengths_along
from steepest.stage.circle import circle
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Footprints, Laid

# From a print to the next, and from the way to its middle, in the picture's units.
_STRIDE, _ASIDE = 0.2, 0.075
_LONG = 0.125  # a print, likewise
_FAR = 4.5  # what was printed so long a way ago has faded away, likewise
_LIFT = 0.008  # over the ground, in the block's units
_PARTS = ((0.16, 0.34, 0.19), (-0.36, 0.14, 0.14))  # of a print: sole and heel, as shares of its length
_FOOT = np.array([np.array([x, 0.0]) + [a, b] * circle(8, closed=False) for x, a, b in _PARTS])


class Steps:
    """The prints that somebody leaves who walks a `way` (n, 2) of a map, evenly spaced points, to both sides from a
    `start`, which is a share of its length. `unit` (2,) is how long its axes are in the picture's units."""

    def __init__(self, way: np.ndarray, unit: np.ndarray, start: float = 0.0) -> None:
        scaled = way * unit
        far, shares = lengths_along(scaled), np.linspace(0, 1, len(way))
        begin = float(np.interp(start, shares, far))
        ahead = np.arange(begin + _STRIDE / 2, far[-1], _STRIDE)
        back = np.arange(begin - _STRIDE / 2, 0, -_STRIDE)
        places, ways = np.concatenate([back, ahead]), np.repeat([-1.0, 1.0], [len(back), len(ahead)])
        sides = np.concatenate([np.arange(len(back)), np.arange(len(ahead))]) % 2 * 2 - 1
        near = 0.02 * _STRIDE
        at, before, after = (
            np.stack([np.interp(places + by, far, scaled[:, k]) for k in (0, 1)], -1)
            for by in (0, -near, near)
        )
        along = (after - before) * ways[:, None]
        along /= np.maximum(np.hypot(*along.T), 1e-12)[:, None]
        across = np.stack([-along[:, 1], along[:, 0]], -1)
        feet = at + _ASIDE * sides[:, None] * across
        spread = _LONG * _FOOT  # (parts, points, 2)
        prints = (
            feet[:, None, None]
            + spread[None, ..., :1] * along[:, None, None]
            + spread[None, ..., 1:] * across[:, None, None]
        )
        self.outlines = prints / unit
        """Of each print its parts (m, 2, k, 2), on the map."""
        self._places, self._far, self._shares = places, far, shares

    def seen(self, low: float, high: float, here: float) -> tuple[np.ndarray, np.ndarray]:
        """The outlines (m, k, 2) on the map of what is printed between two shares of the way and has not faded away,
        and how solid each is (m,), for somebody who is at a third."""
        first, last, now = np.interp([low, high, here], self._shares, self._far)
        solid = 1 - np.abs(self._places - now) / _FAR
        there = (self._places >= first - 1e-9) & (self._places <= last + 1e-9) & (solid > 0)
        outlines = self.outlines[there]
        return outlines.reshape(-1, *outlines.shape[2:]), np.repeat(solid[there], len(_PARTS))


def lay_on_ground(prints: Footprints, outlines: np.ndarray, fades: np.ndarray) -> None:
    """Lay prints over outlines (m, k, 2) of the map."""
    prints.fades = tuple(fades.tolist())
    prints.points = Laid(lambda terrain: _on(terrain, outlines))


def unit_of(terrain: Terrain) -> np.ndarray:
    """How many units of the block a unit of the map is (2,)."""
    spans = np.array([terrain.xs, terrain.ys])
    return np.asarray(np.array([terrain.width, terrain.depth]) / (spans[:, 1] - spans[:, 0]))


def _on(terrain: Terrain, outlines: np.ndarray) -> np.ndarray:
    x, y = np.moveaxis(outlines.reshape(-1, 2), -1, 0)
    return terrain.on(x, y, _LIFT).reshape(*outlines.shape[:2], 3)
