"""A surface that changes into another, as pictures of it need it: heights, slopes, level lines, a block."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

import numpy as np

from steepest.calculus import Function
from steepest.calculus.level_line import LevelLine, further_pieces, level_line
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.levels import Levels
from steepest.stage.ground.heights import Span
from steepest.stage.ground.terrain import Terrain

_WIDEST = 6.6  # the block's longer side, in units of its space
_BODY = 0.03  # how far it goes down below its lowest point, as a share of that


class Stands(NamedTuple):
    """How high the block is, in these units, how far it floats over its map, and how solid its walls are, if that does
    not follow from where it is seen from: 1, or 0 for a ground that is a shell without any. Such a shell may have
    `one_scale` of heights while it changes, if neither surface is nearly flat at that."""

    tall: float
    gap: float
    walls: float | None = None
    one_scale: bool = False


STANDS = Stands(2.8, 2.2)
_CLEAR = 0.8  # of the map's depth, as it is seen: so far over it solid walls hide little
_GLASS = 0.22  # how solid its walls are: the map is seen through them
_CELLS = 48
_FINE = 160  # cells of the grid that level lines are found on
_KEPT = 8  # slopes: a frame asks for those of one point some thirty times
_WIDER = 2.5  # times its own heights a surface shares its colours with, at most: else it were all one colour
_LEAST = 0.25  # of the heights that one scale holds, those of either surface: else each has one of its own
_BETWEEN = 0.5, 0.25, 0.75, 0.125, 0.875


class ChangingSurface:
    """The surface of a `framing` at a share of its change, 0 to 1, whose block `stands` so high, and so far over its
    map. Its walls are of glass; for an eye with this `elevation`, in degrees, they are solid if they hide little of the
    map. There are level lines at the heights that are `followed`, one before the change and one after."""

    def __init__(
        self,
        framing: Framing,
        stands: Stands | tuple[float, float] = STANDS,
        elevation: float | None = None,
        followed: Sequence[float] = (),
    ) -> None:
        self.tall, self.gap, walls, one_scale = Stands(*stands)
        self.between, self.window = framing.between, framing.window
        self._ends = {0.0: framing.function, 1.0: framing.changed}
        (west, east), (south, north) = self.window
        wide, deep = east - west, north - south
        self._size = (_WIDEST * min(1.0, wide / deep), _WIDEST * min(1.0, deep / wide), self.tall)
        hidden = self._size[1] * np.tan(np.radians(elevation)) if elevation is not None else np.inf
        self.solid = walls if walls is not None else 1.0 if self.gap >= _CLEAR * hidden else _GLASS
        self._ramps: tuple[Span, ...] = ()
        self.span: Span | None = None
        spans = [(ground.low, ground.high) for ground in map(self.terrain, (0.0, 1.0))]
        self._levels, self._ramps = Levels(spans, followed), tuple(_ramp(span, spans) for span in spans)
        self.span = _held(spans) if one_scale else None
        self._slope = lru_cache(maxsize=_KEPT)(self._slope_at)

    @property
    def course(self) -> tuple[float, ...]:
        """The shares of the change at which it is looked at whether there is room for it: the end first, then where it
        begins, then what lies between, if it changes at all."""
        return (1.0, 0.0, *(_BETWEEN if self._ends[0.0] is not self._ends[1.0] else ()))

    def terrain(self, share: float) -> Terrain:
        """The block at a share of the change."""
        wide, deep, height = self._size
        heights = partial(self._heights, share)
        return Terrain(
            heights,
            *self.window,
            wide,
            deep,
            height,
            body=_BODY,
            gap=self.gap,
            solid=self.solid,
            cells=_CELLS,
            ramp=self._ramp(share),
            span=self.span,
        )

    def _ramp(self, share: float) -> Span | None:
        """The heights at the ends of the ramp: between those before and those after the change."""
        ends = [(1 - share) * before + share * after for before, after in zip(*self._ramps, strict=True)]
        return (ends[0], ends[1]) if ends else None

    def height(self, at: np.ndarray, share: float) -> float:
        """The height at a point (2,) of the map."""
        return float(self._heights(share, at[:1], at[1:])[0])

    def slope(self, at: np.ndarray, share: float) -> np.ndarray:
        """The two partial derivatives (2,) at a point (2,) of the map."""
        return np.array(self._slope(float(at[0]), float(at[1]), float(share)))

    def _slope_at(self, x: float, y: float, share: float) -> tuple[float, ...]:
        return tuple(float(values[0]) for values in self._slopes(share, np.array([x]), np.array([y])))

    def level(self, at: np.ndarray, share: float) -> LevelLine | None:
        """The level line through a point (2,); None where it is a mere point."""
        heights, slopes = partial(self._heights, share), partial(self._slopes, share)
        return level_line(heights, slopes, (float(at[0]), float(at[1])), *self.window, cells=_FINE)

    def pieces(self, at: np.ndarray, share: float) -> list[np.ndarray]:
        """The level line (n, 2) through a point (2,), and what else of it there is on the map: where it crosses itself,
        or leaves the map and comes back. None where it is a mere point."""
        line = self.level(at, share)
        return [] if line is None else [line.points, *further_pieces(line, *self.window, cells=_FINE)]

    def room(self, at: np.ndarray, way: np.ndarray) -> float:
        """How far the map goes on from a point (2,) in a direction (2,), in units of the map."""
        spans = np.array(self.window)
        edge = np.where(way > 0, spans[:, 1], spans[:, 0])
        return float(min((edge[k] - at[k]) / way[k] for k in (0, 1) if abs(way[k]) > 1e-12))

    def levels(self, terrain: Terrain, share: float) -> list[float]:
        """Heights of the level lines on the block at a share of the change."""
        return self._levels.at(share, terrain.low, terrain.high)

    def _heights(self, share: float, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        if (end := self._ends.get(share)) is not None:
            return end.sample(x, y)
        return self.between.sample(x, y, share)

    def _slopes(self, share: float, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, ...]:
        if (end := self._ends.get(share)) is not None:  # the other surface may have a kink there
            return tuple(end.partial(name).sample(x, y) for name in end.variables)
        return tuple(partial.sample(x, y, share) for partial in self._partials)

    @cached_property
    def _partials(self) -> list[Function]:
        """The slopes on the way, which cost more to find than all else here: asked for where it changes."""
        return [self.between.partial(name) for name in self._ends[0.0].variables]


def _ramp(own: Span, spans: Sequence[Span]) -> Span:
    """The heights at the ends of the ramp for a surface with its `own` ones: those of both ends of a change, so that
    colours mean the same all the way, or as near to these as leaves it enough of the ramp."""
    (low, high), lows, highs = own, *zip(*spans, strict=True)
    beyond = max(highs) - min(lows) - (high - low)
    share = min(1.0, (_WIDER - 1) * (high - low) / beyond) if beyond > 0 else 1.0
    return low - share * (low - min(lows)), high + share * (max(highs) - high)


def _held(spans: Sequence[Span]) -> Span | None:
    """The heights that one scale for all of these spans holds; None where one of them were a small part of it."""
    low, high = min(low for low, _ in spans), max(high for _, high in spans)
    least = min(top - bottom for bottom, top in spans)
    return (low, high) if least >= _LEAST * (high - low) else None
