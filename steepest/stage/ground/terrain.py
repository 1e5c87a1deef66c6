"""A terrain: a height field with a body, as a solid block seen from outside. Geometry and colours only, no drawing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import contourpy
import numpy as np
from numpy.typing import ArrayLike

from steepest.stage import theme
from steepest.stage.camera.appearance import digest
from steepest.stage.ground import heights as grids
from steepest.stage.ground.heights import Edge, Heights, Span, Window
from steepest.stage.ground.light import lit, on_wall, whole_light

_SHELL = 0.14  # how thick a shell is, in units
_KEPT = 1024  # points on it that are remembered

FLAT = 0.002
"""What the rise of a ground is at least: one that has risen no more than this is a map, and no block is seen."""
_SPARE = 0.04  # of the heights between the lowest and the highest point that was probed: as much as a peak may hide


@dataclass(frozen=True)
class Terrain:
    """The graph of `heights` over a rectangle of the map, scaled into a block of `width` by `depth` by `height` units.

    `heights` takes arrays of x and y and returns heights of the same shape; it must be finite over the rectangle.
    `window` is the part of the rectangle that is there: a block cut open shows the profile of the cut. `rise` squeezes
    all heights toward the base, and the base of a block that floats toward its map: from `FLAT`, when it is the map, to
    1 as they are. The block is centred on the origin of its own space, its map stays where it is.
    """

    heights: Heights
    xs: Span
    ys: Span
    width: float = 5.4
    depth: float = 5.4
    height: float = 3.0
    cells: int = 48
    window: Window | None = None
    rise: float = 1.0
    body: float = 0.22  # how far the base lies under the lowest point, as a share of the height
    gap: float | None = None  # how far it floats over its map, in units; None: it stands on no map
    solid: float = 1.0  # how solid walls and underside are: below 1, they are of glass; 0, a thin shell
    traced: bool = True  # whether it is marked where it stood before it was cut, and names of axes stay there
    ramp: Span | None = None  # the heights at the ends of the ramp of colours, if others than its own
    span: Span | None = None  # those at the foot and the top of the block, if it holds other surfaces, too

    def __post_init__(self) -> None:
        low, high = self.span or grids.ends(self.heights, self.xs, self.ys)
        if high - low < 1e-9 * max(1.0, abs(high)):  # a plain: give it a thickness to be drawn with
            low, high = low - 0.5, high + 0.5
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "high", high)

    low: float = field(init=False, default=0.0)
    high: float = field(init=False, default=1.0)

    @cached_property
    def uncut(self) -> Terrain:
        """The terrain before it was cut."""
        return replace(self, window=None) if self.window else self

    @cached_property
    def risen(self) -> Terrain:
        """The terrain when it has risen."""
        return self if self.rise == 1 else replace(self, rise=1.0)

    @property
    def flat(self) -> bool:
        """Whether it is a map, and no block is seen."""
        return self.rise <= FLAT and self.gap is not None

    # --- from the map to the block ---

    @property
    def turn(self) -> np.ndarray:
        """What turns its axes (3, 3): the map's first one lies along the first of the block's space."""
        return np.eye(3)

    @cached_property
    def base(self) -> float:
        """The height on the map at which the block ends below."""
        return self.low - self.body * (self.high - self.low)

    def at(self, x: ArrayLike, y: ArrayLike, z: ArrayLike) -> np.ndarray:
        """Points of the map with heights, in the block's space: broadcast shapes to (..., 3)."""
        if isinstance(x, float) and isinstance(y, float) and isinstance(z, float):  # one, as most are
            return np.array([*self._across(float(x), float(y)), self._lifted(float(z))])
        x, y, z = np.asarray(x, float), np.asarray(y, float), np.asarray(z, float)
        found = np.empty((*np.broadcast(x, y, z).shape, 3))  # np.stack takes three times as long
        (found[..., 0], found[..., 1]), found[..., 2] = self._across(x, y), self._lifted(z)
        return found

    def _across(self, x: Any, y: Any) -> tuple[Any, Any]:
        east = ((x - self.xs[0]) / (self.xs[1] - self.xs[0]) - 0.5) * self.width
        return east, ((y - self.ys[0]) / (self.ys[1] - self.ys[0]) - 0.5) * self.depth

    def _lifted(self, z: Any) -> Any:
        """Heights on the map in the block's space."""
        tall = self.height * (1 + self.body)
        over = (z - self.base) / (self.high - self.base) * tall * self.rise
        return over - 0.5 * tall - (self.gap or 0.0) * (1 - self.rise**2)

    def on(self, x: np.ndarray | float, y: np.ndarray | float, lift: float = 0.0) -> np.ndarray:
        """Points on the surface above the map, `lift` units higher, in the block's space."""
        if not (isinstance(x, float) and isinstance(y, float)):
            return self._on(x, y, lift)
        place = float(x) + 0.0, float(y) + 0.0, lift  # -0.0 is the same place as 0.0, and known under its name
        if place not in self._asked:  # all that begins where somebody stands asks in every frame
            if len(self._asked) >= _KEPT:
                self._asked.clear()
            self._asked[place] = self._on(*place)
        return self._asked[place].copy()

    @cached_property
    def _asked(self) -> dict[tuple[float, float, float], np.ndarray]:
        return {}

    def _on(self, x: np.ndarray | float, y: np.ndarray | float, lift: float) -> np.ndarray:
        x, y = np.broadcast_arrays(np.asarray(x, float), np.asarray(y, float))
        return self.at(x, y, self._seen(self.heights(x, y))) + [0, 0, lift]

    def below(self, x: ArrayLike, y: ArrayLike) -> np.ndarray:
        """Points of the floor under (x, y) of the map, in the block's space: as far below the block as it floats."""
        return self.at(x, y, self.base) - [0, 0, (self.gap or 0.0) * self.rise**2]

    @property
    def border(self) -> np.ndarray:
        """The corners (4, 3) of the whole map on the floor, around it."""
        (a, b), (c, d) = self.xs, self.ys
        return self.below([a, b, b, a], [c, c, d, d])

    def _seen(self, z: np.ndarray) -> np.ndarray:
        """Heights, those cut off that are far beyond all that were probed: next to a pole there are some."""
        return np.asarray(np.minimum(np.maximum(z, self._limits[0]), self._limits[1]))

    @cached_property
    def _limits(self) -> Span:
        """The lowest and the highest height that is drawn."""
        spare = _SPARE * (self.high - self.low)
        return self.low - spare, self.high + spare

    def back(self, points: np.ndarray) -> np.ndarray:
        """Points (..., 3) of the block's space as x, y and height on the map: undoes `at`."""
        return np.stack([self._back(k, points[..., k]) for k in range(3)], -1)

    def _back(self, axis: int, there: np.ndarray) -> np.ndarray:
        """The same along one axis, from a corner of the map: its origin may be farther than float64 has digits."""
        (east, _), (north, _) = self.extent
        return np.asarray((east, north, self.base)[axis] + (there - self.foot[0][axis]) / self.per_unit[axis])

    @cached_property
    def per_unit(self) -> np.ndarray:
        """Units of the block's space for a unit of x, of y and of height."""
        spans = self.xs[1] - self.xs[0], self.ys[1] - self.ys[0], self.high - self.base
        return np.array([self.width, self.depth, self.height * (1 + self.body) * self.rise]) / spans

    # --- the mesh ---

    @property
    def extent(self) -> Window:
        """The part of the map that is there."""
        return self.window or (self.xs, self.ys)

    def grid(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """x, y and height on the grid, each (cells + 1, cells + 1), first index along x; they may not be changed."""
        return grids.gridded(self.heights, *self.extent, self.cells, *self._limits)

    @cached_property
    def points(self) -> np.ndarray:
        """Grid points (n, n, 3) in the block's space."""
        return self.at(*self.grid())

    @cached_property
    def foot(self) -> tuple[np.ndarray, np.ndarray]:
        """The nearest and the farthest corner (3,) of the base on the map, in the block's space."""
        (x0, x1), (y0, y1) = self.extent
        return self.at(x0, y0, self.base), self.at(x1, y1, self.base)

    @cached_property
    def top(self) -> float:
        """The height of the highest grid point, in the block's space."""
        return float(self.points[..., 2].max())

    @cached_property
    def bilinear(self) -> np.ndarray:
        """What heights over the base are made of within the cells, (4, cells²): at the first corner, for a cell
        eastward, for one northward, for both together."""
        z = self.points[..., 2] - self.foot[0][2]
        east, north = z[1:, :-1] - z[:-1, :-1], z[:-1, 1:] - z[:-1, :-1]
        both = z[1:, 1:] - z[:-1, 1:] - east
        return np.stack([z[:-1, :-1], east, north, both]).reshape(4, -1)

    @cached_property
    def normals(self) -> np.ndarray:
        """Unit normals (n, n, 3) at the grid points."""
        normal = np.cross(np.gradient(self.points, axis=0), np.gradient(self.points, axis=1))
        return np.asarray(normal / np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-12))

    @cached_property
    def tints(self) -> np.ndarray:
        """Lit colours (n, n, 3) of the grid points; toward the base it is a little darker."""
        x, y, z = self.grid()
        return lit(self.colours(z), self.light_at(x, y, z))

    def light_at(self, x: np.ndarray, y: np.ndarray, z: np.ndarray) -> np.ndarray:
        """How light the ground is over places of the map with these heights. What is cut away still stands in the
        light, so that nothing changes on what is left, and so does what is added below. A map that lies flat is evenly
        lit, and its light comes as the ground rises."""
        ways = (x, self.xs), (y, self.ys)
        column, row = ((along - low) / (high - low) * self.cells for along, (low, high) in ways)
        share = (z - self.low) / (self.high - self.low)
        whole = replace(self.uncut.risen, gap=None, body=Terrain.body)
        light = grids.interpolated(whole_light(whole), column, row) * (0.90 + 0.10 * share)
        return light if self.rise == 1 else 1 + self.rise * (light - 1)

    def colours(self, z: np.ndarray | float) -> np.ndarray:
        """The ramp's colours of heights on the map."""
        return theme.ramp(self.shade(z))

    def shade(self, z: np.ndarray | float) -> np.ndarray:
        """How far up the ramp heights on the map are, from 0 to 1 along it."""
        low, high = self.ramp or (self.low, self.high)
        return np.asarray((np.asarray(z, float) - low) / (high - low))

    @cached_property
    def walls(self) -> list[tuple[np.ndarray, np.ndarray, Edge]]:
        """The four sides, or the edges of a shell, as (outward normal (3,), points (n, 4, 3) from top to foot, which
        edge of the grid is its rim)."""
        return grids.hung(self.points, self.foot[0][2], None if self.solid else _SHELL * self.rise)

    @cached_property
    def wall_tints(self) -> list[np.ndarray]:
        """The colours (n, 4, 3) of these, which whoever only asks where they are leaves alone."""
        return [on_wall(normal, self.tints[edge]) for normal, _, edge in self.walls]

    def over(self, places: np.ndarray) -> np.ndarray:
        """The ground's height in the block's space at places (..., 2) of it; minus infinity beside the block."""
        (a, b), (c, d) = self.extent
        x, y = (self._back(k, places[..., k]) for k in (0, 1))
        within = np.minimum(np.maximum(x, a), b), np.minimum(np.maximum(y, c), d)
        inside = (x == within[0]) & (y == within[1])
        return np.where(inside, self._lifted(self._seen(self.heights(*within))), -np.inf)

    def over_grid(self, x: np.ndarray, y: np.ndarray) -> tuple[tuple[np.ndarray, ...], np.ndarray]:
        """The ground's heights over grids of the block's space, whose lines stand at x (k, n) and y (k, m): where in a
        grid there may be ground, as an index, and the heights (k, n', m') there, minus infinity beside the block."""
        east, north = (self._back(k, each) for k, each in enumerate((x, y)))
        (a, b), (c, d) = self.extent
        inside = (a <= east) & (east <= b), (c <= north) & (north <= d)
        i, j = (np.flatnonzero(each.any(axis=0)) for each in inside)
        heights = self._lifted(self._seen(self.heights(east[:, i, None], north[:, None, j])))
        return np.ix_(i, j), np.where(inside[0][:, i, None] & inside[1][:, None, j], heights, -np.inf)

    def facing(self, points: np.ndarray, way: np.ndarray) -> np.ndarray:
        """Cosine between the ground's normal under `points` (n, 3) and the unit vectors `way` (n, 3) from them."""
        corner, far = self.foot
        place = (points[:, :2] - corner[:2]) / (far - corner)[:2] * self.cells
        i, j = np.clip(np.rint(place).astype(int), 0, self.cells).T
        return np.asarray(np.einsum("ij,ij->i", self.normals[i, j], way))

    def appearance(self) -> object:
        """All that its picture follows from: its grid stands for the function."""
        return self._digest

    @cached_property
    def _digest(self) -> bytes:
        sizes = self.width, self.depth, self.height, self.cells, self.body, self.solid, self.traced, self.rise
        ends = self.low, self.high, *self.xs, *self.ys, *np.ravel(self.window or ()), *(self.ramp or ())
        return digest((self.grid()[2], np.array([*ends, *sizes, self.gap], float)))  # None is NaN there

    # --- lines on it ---

    def levels(self, count: int = 12) -> list[float]:
        """Round heights for level lines, about `count` of them, strictly between the lowest and the highest point."""
        return grids.round_steps(self.low, self.high, count)

    @cached_property
    def contours(self) -> contourpy.ContourGenerator:
        """What draws level lines through the grid."""
        x, y, z = self.grid()
        return contourpy.contour_generator(x[:, 0], y[0], z.T)

    def level_lines(self, height: float, lift: float = 0.0) -> list[np.ndarray]:
        """The level lines of a height as polylines (n, 3) in the block's space, which may not be changed."""
        if (height, lift) not in self._lines:
            found = map(np.asarray, self.contours.lines(height))
            self._lines[height, lift] = [
                self.at(line[:, 0], line[:, 1], height) + [0, 0, lift] for line in found
            ]
        return self._lines[height, lift]

    @cached_property
    def _lines(self) -> dict[tuple[float, float], list[np.ndarray]]:
        return {}
