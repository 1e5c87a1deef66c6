"""What lies on the map below a block: the dot under somebody, the line under a cut, an arrow that came down there."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any, SupportsFloat, TypeAlias

import numpy as np
from manim import Animation

from steepest.stage import theme
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
_INSIDE = 0.40  # how solid a plumb line is within the block
_PIECES = 24
_RAYS = 24  # of a fan
_ALONG = 17  # points of the rim at one end of a strip
_FEWEST, _MOST = 3, 16  # level lines of a plane on a disc
_LEAST = 0.05  # the square of half their length: what is shorter than that, as the rim itself is, is none of them
_ROUND = np.linspace(0, 2 * np.pi, 33)[:-1]
_FINE = np.linspace(0, 2 * np.pi, 145)
_TICKS = 24
_TICK, _QUARTER = 0.94, 0.88  # where ticks begin, as shares of the radius: usual ones, and those of the axes
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
        around = radius * np.stack([np.cos(_ROUND), np.sin(_ROUND), 0 * _ROUND], -1)
        return np.asarray(ground.below(x, y) + around)

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


def fan_below(land: Landscape, at: Pointing, reach: float) -> list[SpaceCurve]:
    """Directions of the map, all round a point (2,) of it, as lines that reach so far on the map below the block, or as
    far as that goes."""
    foot, turns = floats(at), np.linspace(0, 2 * np.pi, _RAYS, endpoint=False)
    ways = (kept_on(land.terrain, foot, reach * np.array([np.cos(turn), np.sin(turn)]))() for turn in turns)
    return [way_below(np.array([foot, foot + way]), theme.QUIET).of(land) for way in ways]


def longest_on(spans: Sequence[tuple[SupportsFloat, SupportsFloat]]) -> float:
    """How long the longest arrow on a map is drawn, in its units, so that it is seen and fits."""
    return _LONGEST * min(float(high) - float(low) for low, high in spans)


def scale_on(
    spans: Sequence[tuple[SupportsFloat, SupportsFloat]], lengths: Sequence[SupportsFloat]
) -> Fraction:
    """What lengths are multiplied by, the longest of which so is drawn on a map: a round number; 1 where all are zero.

    >>> scale_on([(0, 4), (-1, 3)], (4, -3)), scale_on([(0, 4), (-1, 3)], (0, 0))
    (Fraction(1, 3), Fraction(1, 1))
    """
    longest = max(abs(float(length)) for length in lengths)
    return scale_below(longest_on(spans) / longest) if longest else Fraction(1)


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


def slide(land: Landscape, thing: Arrow | SpaceCurve, to: Arrow, **timing: Any) -> Animation:
    """An arrow comes down from a `thing` on the ground, as much of it unseen as the block hides, and lies on the map as
    another one from then on. The thing stays as it is."""
    above, low = points_of(thing, land.terrain)[[0, -1]], (to.start, to.end)
    to.grown = 0.0
    land.put(*(each for each in [to] if each not in land.things))

    def come_down(_: object, share: float) -> None:
        to.grown, to.below, to.through = 1.0, share >= 1, share >= 1
        if share >= 1:
            to.start, to.end = low
        else:
            floor = np.array([placed(end, land.terrain) for end in low])
            to.start, to.end = above + (floor - above) * share

    timing.setdefault("run_time", theme.MOVE)
    return running(land, come_down, **timing)


def strips(way: np.ndarray, count: int) -> Iterator[tuple[float, np.ndarray]]:
    """The disc of radius 1, cut across a direction (2,) of length 1 into so many strips on each side of its middle: of
    each how far that way its middle is, from -1 to 1, and its outline (n, 2). Each goes on under the next one, so that
    no seam is seen between them.

    >>> [(far, len(line)) for far, line in strips(np.array([1.0, 0.0]), 1)]
    [(-0.5, 34), (0.5, 34)]
    """
    across = np.array([-way[1], way[0]])
    for low in range(-count, count):
        near, far = (np.arccos(np.clip(cut / count, -1, 1)) for cut in (low, low + 2))
        sides = np.linspace(near, far, _ALONG)
        turns = np.concatenate([sides, -sides[::-1]])
        yield (low + 0.5) / count, np.outer(np.cos(turns), way) + np.outer(np.sin(turns), across)


def chords(way: np.ndarray, height: float, climb: float, own: Sequence[float]) -> list[tuple[float, np.ndarray]]:
    """The level lines of a plane on the disc of radius 1, in whose middle it is so high, and which climbs by so much
    from there to the rim, in a direction (2,) of length 1: their heights and ends (2, 2).

    They have the heights of a picture's `own` lines, evenly spaced; where these lie too far apart on it to be seen as
    several, or too close to be told apart, a half or double as far, and so on.

    >>> found = chords(np.array([1.0, 0.0]), 7.0, 5.0, own=[0, 2, 4, 6])
    >>> [(int(height), round(float(ends[0, 0]), 2)) for height, ends in found]
    [(4, -0.6), (6, -0.2), (8, 0.2), (10, 0.6)]
    """
    if len(own) < 2 or climb <= 0:
        return []
    first, step = own[0], own[1] - own[0]
    fewest, most = (2 * climb / step / count for count in (_FEWEST, _MOST))
    step *= 2.0 ** min(0, math.floor(math.log2(fewest))) * 2.0 ** max(0, math.ceil(math.log2(most)))
    across, found = np.array([-way[1], way[0]]), []
    for k in range(math.ceil((height - climb - first) / step), math.floor((height + climb - first) / step) + 1):
        far = (first + k * step - height) / climb
        if (aside := 1 - far**2) > _LEAST:
            ends = np.outer([1, 1], far * way) + np.outer([1, -1], math.sqrt(aside) * across)
            found.append((first + k * step, ends))
    return found


def circle() -> np.ndarray:
    """The circle (n, 2) of radius 1."""
    return np.stack([np.cos(_FINE), np.sin(_FINE)], -1)


def toothed() -> np.ndarray:
    """That circle (n, 2) with its ticks, as one line that goes in and out again at each."""
    found = []
    per_tick = (len(_FINE) - 1) // _TICKS
    for number, point in enumerate(circle()):
        tick, rest = divmod(number, per_tick)
        found.append(point)
        if not rest:
            found += [point * (_TICK if tick % (_TICKS // 4) else _QUARTER), point]
    return np.array(found)


def teeth(way: np.ndarray, out: float, neck: float) -> np.ndarray:
    """A line (n, 2) along a vector (2,), to the last whole step of length 1 that ends so far before its tip as a
    `neck`; at the end of each such step it goes so far `out` to both sides.

    >>> teeth(np.array([2.5, 0.0]), 0.1, 0.2).tolist()[-4:]
    [[2.0, 0.0], [2.0, 0.1], [2.0, -0.1], [2.0, 0.0]]
    """
    length = float(np.hypot(*way))
    along = way / max(length, 1e-9)
    aside = out * np.array([-along[1], along[0]])
    steps = range(1, int(length - neck) + 1)
    return np.array([0 * along, 0 * along, *(k * along + part for k in steps for part in (0, aside, -aside, 0))])
