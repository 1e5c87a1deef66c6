"""What lies on the map below a block: the dot under somebody, the line under a cut, an arrow that came down there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, SupportsFloat, TypeAlias

import numpy as np
from manim import Animation

from steepest.stage import theme
from steepest.stage.circle import circle
from steepest.stage.figures.ground.draped import room_for
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.paint.solids import STOUT
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, FootDot, SpaceCurve, placed
from steepest.stage.play.live import Given, now
from steepest.stage.play.motion import running
from steepest.stage.type.powers import scale_below

_DOT = 0.13  # radius of the dot under somebody, in the block's units
_LONGEST = 0.4  # arrow there, as a share of the map's shorter side
_SHORT = 0.5  # of that, how far over the dot a plumb line ends that is seen through the block
_DASHES = (0.09, 0.07)
_LEVEL = 0.45  # of the time in which an arrow of the ground comes down to the map: then it is level
_INSIDE = 0.40  # how solid a plumb line is within the block
_PIECES = 24
_ROUND = circle(32, closed=False, axes=3)
Place = Callable[[], np.ndarray]
"""A point (2,) of the map, as it is now."""
Pointing: TypeAlias = Given[Sequence[SupportsFloat] | np.ndarray]
"""A point or a vector (2,) of the map, or what gives it for now."""


def plumb_line(place: Place, radius: float = _DOT) -> tuple[SpaceCurve, SpaceCurve, SpaceCurve, FootDot]:
    """The line from somebody straight down to the map: within the block, below it, as far as that is behind it, and the
    dot where it ends."""

    def inside(ground: Terrain) -> np.ndarray:
        x, y = place()
        return np.linspace(ground.on(x, y), ground.at(x, y, ground.base), _PIECES)

    def below(ground: Terrain) -> np.ndarray:
        x, y = place()
        return np.array([ground.at(x, y, ground.base), ground.below(x, y)])

    def behind(ground: Terrain) -> np.ndarray:
        start, end = below(ground)
        return np.array([start, end + min(_SHORT * radius, start[2] - end[2]) * np.array([0, 0, 1])])

    def dot(ground: Terrain) -> np.ndarray:
        x, y = place()
        return np.asarray(ground.below(x, y) + radius * _ROUND)

    return (
        SpaceCurve(points=inside, width=theme.AXIS_WIDTH, ghost=_INSIDE),
        SpaceCurve(points=below, width=theme.AXIS_WIDTH, dashed=_DASHES, through=True, below=True),
        SpaceCurve(colour=theme.QUIET, points=behind, width=theme.HAIRLINE, dashed=_DASHES, through=True),
        FootDot(points=dot, below=True),
    )


def way_below(points: np.ndarray, colour: str) -> SpaceCurve:
    """A line through points (n, 2) of the map, on the map below the block."""
    x, y = np.asarray(points, float).T
    return SpaceCurve(
        colour=colour,
        points=lambda ground: ground.below(x, y),
        width=3,
        through=True,
        below=True,
    )


def arrow_below(
    at: Pointing,
    vector: Pointing,
    colour: str,
    width: float = theme.ARROW_WIDTH,
) -> Arrow:
    """A vector (2,) of the map at a point (2,) of it, as an arrow that lies on the map below the block. Both may be
    live."""

    def start(ground: Terrain) -> np.ndarray:
        return on_floor(ground, floats(at))

    def end(ground: Terrain) -> np.ndarray:
        return on_floor(ground, floats(at) + floats(vector))

    return Arrow(colour=colour, start=start, end=end, width=width, through=True, below=True)


def longest_on(spans: Sequence[tuple[SupportsFloat, SupportsFloat]], share: float = _LONGEST) -> float:
    """How long the longest arrow on a map is drawn, in its units, so that it is seen and fits."""
    return share * min(float(high) - float(low) for low, high in spans)


def scale_on(
    spans: Sequence[tuple[SupportsFloat, SupportsFloat]],
    lengths: Sequence[SupportsFloat],
    share: float = _LONGEST,
) -> Fraction:
    """What lengths are multiplied by, the longest of which so is drawn on a map, or over a share of its shorter side:
    a round number; 1 where all are zero.

    >>> scale_on([(0, 4), (-1, 3)], (4, -3)), scale_on([(0, 4), (-1, 3)], (0, 0))
    (Fraction(1, 3), Fraction(1, 1))
    """
    longest = max(abs(float(length)) for length in lengths)
    return scale_below(longest_on(spans, share) / longest) if longest else Fraction(1)


def kept_on(ground: Terrain, at: Pointing, vector: Pointing) -> Callable[[], np.ndarray]:
    """A live vector (2,) at a point (2,) of the map, no longer than the map has room for."""

    def kept() -> np.ndarray:
        start, way = floats(at), floats(vector)
        return np.asarray(way * room_for(ground, start, start + way))

    return kept


def on_floor(ground: Terrain, points: np.ndarray) -> np.ndarray:
    """Points (..., 2) of the map on the floor below a block, as high as the middle of an arrow that lies there."""
    return np.asarray(ground.below(points[..., 0], points[..., 1]) + [0, 0, STOUT * theme.ARROW_WIDTH])


def floats(given: Pointing) -> np.ndarray:
    """A point or a vector as it is now (2,)."""
    return np.array([float(value) for value in now(given)])


def slide(land: Landscape, thing: Arrow, to: Arrow, **timing: Any) -> Animation:
    """An arrow turns level about its foot, comes down from there, seen through the block all the way, and lies on the
    map as another one from then on. The `thing` on the ground stays as it is."""
    above, low = points_of(thing, land.terrain)[[0, -1]], (to.start, to.end)
    to.grown = 0.0
    land.put(to)

    def come_down(_: object, share: float) -> None:
        to.grown, to.below, to.through = 1.0, share >= 1, True
        if share >= 1:
            to.start, to.end = low
        else:
            floor = np.array([placed(end, land.terrain) for end in low])
            to.start, to.end = _on_its_way(above, floor, share)

    timing.setdefault("run_time", theme.MOVE)
    return running(land, come_down, **timing)


def _on_its_way(above: np.ndarray, floor: np.ndarray, share: float) -> np.ndarray:
    """The ends (2, 3) of what lay above and will lie on the floor, a share of the way there: level, it is as long as
    there, and comes down as it is."""
    turned, down = min(share / _LEVEL, 1.0), max(share - _LEVEL, 0.0) / (1.0 - _LEVEL)
    way, level = above[1] - above[0], floor[1] - floor[0]
    foot = above[0] + (floor[0] - above[0]) * down
    return np.array([foot, foot + way + (level - way) * turned])
