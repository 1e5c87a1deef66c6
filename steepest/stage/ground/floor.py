"""The floor under a block that floats: its map in dimmed colours, a pool of light, and the block's soft shadow.

While the ground lies flat on it, the map has its full colours, and there is no shadow; both come as the ground rises.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from steepest.stage import theme
from steepest.stage.ground.light import SUN, lit, smooth
from steepest.stage.ground.paint.faces import Faces, sheet
from steepest.stage.ground.terrain import FLAT, Terrain
from steepest.stage.ground.view import View

NIGHT = theme.channels(theme.BACKGROUND)
DIMMED = 0.60
"""How much of the ramp's light the map keeps under a ground that has risen."""
_MOONLIT = np.array([0.44, 0.58, 0.74])  # of its red, green and blue: were it as much of all, pale gold were brown
_GLOW = 0.25  # and how much of the night's own colour comes to that: low ground is no black hole
POOL = np.array([0.118, 0.150, 0.216])  # the floor where it is lightest: hardly more than the night around it
_SPAN = 1.12  # how far the pool reaches from the middle, as a share of the block's longer side
_CELLS = 30  # of the map, along its longer side
_FINER = 3  # times: the grid on which level lines are found
_BESIDE = (
    np.linspace(0, 1, 12)[1:] ** 1.5
)  # where the floor beside the map is given, from its edge to the pool's
_EDGE = len(_BESIDE)  # the number of lines beside the one at the border
_MARGIN = 0.2  # of colour beside the map, which its border cuts off
_SUNS = 24  # that the shadow is made of: the sun is wide, so that the shadow is soft
_WIDE = 0.30  # how wide, as a share of its distance
_HEIGHTS = 10  # at which a ray is held against the block
_CAST, _UNDER = 0.30, 0.24  # how dark the cast shadow is, and what the block takes of the sky
_FADES = (
    0.7  # how far out in the pool, as a share, the shadow begins to fade: none is cut off where the pool ends
)
_DARKEST = 0.6
_STEP = 0.25  # in how far the block floats: a shadow is worked out for every so many units


@dataclass(frozen=True)
class Floor:
    """The floor of a whole terrain that has risen. Its light is worked out once, for the corners of its faces."""

    terrain: Terrain

    @cached_property
    def points(self) -> np.ndarray:
        """Grid points (n, m, 3) in the block's space, with lines along the map's borders, which so are sharp."""
        ground = self.terrain
        longer = max(ground.width, ground.depth)
        corner, far = ground.below(ground.xs[0], ground.ys[0]), ground.below(ground.xs[1], ground.ys[1])

        def along(low: float, high: float) -> np.ndarray:
            inside = np.linspace(low, high, max(6, round(_CELLS * (high - low) / longer)) + 1)
            beside = _BESIDE * max(_SPAN * longer - high, 0.5)
            edge = 1e-3
            return np.concatenate(
                [(low - edge - beside)[::-1], [low - edge], inside, [high + edge], high + edge + beside]
            )

        x, y = np.meshgrid(along(corner[0], far[0]), along(corner[1], far[1]), indexing="ij")
        return np.stack([x, y, np.full_like(x, corner[2])], -1)

    @cached_property
    def lined(self) -> Terrain:
        """The terrain on a finer grid, for level lines that are seen from above: where one crosses itself, at a pass,
        it does so within a pixel or two."""
        return replace(self.terrain, cells=_FINER * self.terrain.cells)

    def colours(self, rise: float = 1.0) -> np.ndarray:
        """Colours (n, m, 3) of the grid points when the ground has risen so far: the map, around it the pool, and over
        both the shadow."""
        inside, mapped, pool = self._unlit
        dimmed = mapped * (1 - rise * (1 - _MOONLIT)) + rise * _GLOW * NIGHT
        return lit(np.where(inside[..., None], dimmed, pool), self._light(rise))

    def _light(self, rise: float) -> np.ndarray:
        """How much light each of the grid points (n, m) gets."""
        shape = self.points.shape[:2]
        return np.ones(shape) if rise <= FLAT else 1 - np.minimum(rise * self._darkness, _DARKEST)

    @cached_property
    def _unlit(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Which of the grid points (n, m) lie on the map, and the colours (n, m, 3) of the map and of the pool."""
        ground, points = self.terrain, self.points
        out = np.hypot(points[..., 0], points[..., 1]) / (_SPAN * max(ground.width, ground.depth))
        pool = NIGHT + (POOL - NIGHT) * (1 - smooth(out, 0.15, 1.0))[..., None]
        x, y, _ = np.moveaxis(ground.back(points), -1, 0)
        (a, b), (c, d) = ground.xs, ground.ys
        heights = ground.heights(np.clip(x, a, b), np.clip(y, c, d))
        slack = 1e-6 * np.array([b - a, d - c])
        inside = (np.abs(x - (a + b) / 2) <= (b - a) / 2 + slack[0]) & (
            np.abs(y - (c + d) / 2) <= (d - c) / 2 + slack[1]
        )
        return inside, ground.colours(heights), pool

    @property
    def _darkness(self) -> np.ndarray:
        """How much of the sun and of the sky the block takes away at the grid points (n, m). While it rises, between
        what it takes from a little lower and from a little higher, so that hardly anything is worked out anew."""
        gap = self.terrain.gap or 0.0
        if gap == round(gap, 2):  # it stays there
            return self.shadow
        steps = gap / _STEP
        low, share = math.floor(steps), steps % 1
        ends = [
            _floor(replace(self.terrain, gap=gap * _STEP)).shadow for gap in (low, low + 1)[: 1 + (share > 0)]
        ]
        return np.asarray(ends[0] + (ends[-1] - ends[0]) * share)

    @cached_property
    def shadow(self) -> np.ndarray:
        """The same at just this height."""
        ground, place = self.terrain, self.points[..., :2]
        x, y = place[:, 0, 0], place[0, :, 1]
        level = self.points[0, 0, 2]
        foot, top = ground.foot[0][2] - level, ground.top - level
        hit = np.zeros(place.shape[:-1])
        for aside in scattered(_SUNS) * _WIDE:
            way = SUN + [aside[0], aside[1], 0.0]
            far = np.linspace(foot, top, _HEIGHTS)[:, None] / way[2]
            here, heights = ground.over_grid(x + far * way[0], y + far * way[1])
            hit[here] += (heights >= (level + far * way[2] - 1e-9)[..., None]).any(axis=0)
        wide = 0.55 * (ground.gap or 0.0) + 0.15
        (x0, y0, _), (x1, y1, _) = ground.foot
        under = np.ones(place.shape[:-1])
        for k, (low, high) in enumerate(((x0, x1), (y0, y1))):
            under *= smooth(place[..., k] - low, -wide, wide) * smooth(high - place[..., k], -wide, wide)
        out = np.hypot(*np.moveaxis(place, -1, 0)) / (_SPAN * max(ground.width, ground.depth))
        return np.asarray(_CAST * hit / _SUNS * (1 - smooth(out, _FADES, 1.0)) + _UNDER * under)

    def faces(self, view: View, rise: float = 1.0) -> Faces:
        """Its faces on the frame when the ground has risen so far, without the map, which is painted over them: its
        colours would show beside its border in a coarse picture."""
        return self._sheets(rise)[0].over(view.project(self.points))

    def map_faces(self, view: View, rise: float = 1.0) -> Faces:
        """Those of its map, with a margin beside it in the colours of its edge: to be cut off along its border."""
        return self._sheets(rise)[1].over(view.project(self._map_points))

    @cached_property
    def _map_points(self) -> np.ndarray:
        """The grid points (n, m, 3) of the map, with that margin."""
        points = self.points[_EDGE:-_EDGE, _EDGE:-_EDGE].copy()
        for k, ends in enumerate((points[[0, -1], 0], points[0, [0, -1]])):
            points[(0, slice(None)) if k == 0 else (slice(None), 0)][..., k] = ends[0, k] - _MARGIN
            points[(-1, slice(None)) if k == 0 else (slice(None), -1)][..., k] = ends[1, k] + _MARGIN
        return points

    def _sheets(self, rise: float) -> tuple[Faces, Faces]:
        """The floor and the map in their own space; mostly the eye moves, and the ground stays as high."""
        if rise not in self._lit:
            self._lit.clear()
            pool = lit(self._unlit[2], self._light(rise))
            mapped = self.colours(rise)[_EDGE + 1 : -_EDGE - 1, _EDGE + 1 : -_EDGE - 1]
            self._lit[rise] = (
                sheet(0, self.points, pool),
                sheet(0, self._map_points, np.pad(mapped, ((1, 1), (1, 1), (0, 0)), mode="edge")),
            )
        return self._lit[rise]

    @cached_property
    def _lit(self) -> dict[float, tuple[Faces, Faces]]:
        return {}


@lru_cache(maxsize=8)
def _floor(whole: Terrain) -> Floor:
    return Floor(whole)


def floor_of(terrain: Terrain) -> Floor:
    """The floor of a terrain: that of the whole one, risen, so that nothing is worked out anew while it rises or is
    opened."""
    return _floor(terrain.uncut.risen)


def scattered(count: int) -> np.ndarray:
    """Points (count, 2) evenly over a disc of radius 1. Source: H. Vogel, Mathematical Biosciences 44 (1979), 179."""
    number = np.arange(count) + 0.5
    turn = number * np.pi * (3 - np.sqrt(5))
    return np.asarray(np.sqrt(number / count)[:, None] * np.stack([np.cos(turn), np.sin(turn)], -1))
