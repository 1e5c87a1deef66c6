"""A compass rose on the map under a block: all directions from a point, as a circle with a needle."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, TypeVar

import numpy as np
from manim import Mobject

from steepest.calculus import Number, Point
from steepest.stage import theme
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.outlook import seen_share
from steepest.stage.figures.label import Label
from steepest.stage.ground import outline
from steepest.stage.ground.paint.solids import STOUT
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Patch, Somebody, SpaceCurve, Thing, placed
from steepest.stage.ground.view import View
from steepest.stage.ground.visibility import clearance
from steepest.stage.play.entrances import Actor, Assembly
from steepest.stage.play.live import Given, Live, now
from steepest.stage.type.powers import scale_below
from steepest.stage.type.typeset import Typeset

REACH = Fraction(3, 10)  # radius, as a share of the shorter side of the map
_SHRUNK = 5  # how many times smaller a rose becomes at most, so that a long arrow has room beside it
_FULL = 0.8  # how far such an arrow goes to the edge of the map
_SOLID = 0.55  # how dark the disc is on which it lies
_ROUND = np.linspace(0, 2 * np.pi, 121)
_TICKS = 24
_TICK, _QUARTER = 0.93, 0.86  # where ticks begin, as shares of the radius: usual ones, and those of the axes
_ARC = 0.42  # radius of the arc of the angle
_STEP = np.radians(3)  # from a point of the arc to the next
_THIN = 3.0  # width of an arrow that is a part of another
_SQUARE = 0.16  # side of the mark of a right angle
_ALONG = np.linspace(0, 1, 16)[:, None]
_DASHES = 0.09, 0.07
_LIFT = 0.01  # over the map
_CLIMB = 1.3  # length of the arrow on the ground, in the block's units
_SIDES = (-67, -113, 67, 113, -23, -157, 23, 157)  # from which a block over a rose is looked at
_SOUTH = 1.25  # how much more a view from the first two is worth, where the first axis leads to the right
_RISES = 9, 12, 16, 21, 27, 34, 42, 51  # degrees over the horizon
_GAPS = [tenths / 10 for tenths in range(5, 46)]  # how far a block may float over a rose
_HEADS = 0.1  # of arrows there, over the map
T = TypeVar("T", bound=Thing)


class Rose(Assembly):
    """A rose on the map under a `block`, around the point `at`, whose needle points to an `angle`, which may be live:
    in degrees from the first axis toward the second. A thin arrow on the ground over it climbs, or falls, that way.

    The circle is that of all steps of length 1, drawn at a scale: `radius` is how long such a step is on the map, and
    may run, so that longer arrows have room. What the rose gives comes with `come`, as it does itself.
    """

    def __init__(self, block: Block, at: Point, angle: Given[float]) -> None:
        self.block, self.angle = block, angle
        self.at = np.array([float(value) for value in at])
        self._widest = float(radius_on(block.spans))
        self.radius = Live(self._widest, scale="log")
        self.disc = self._own(
            Patch(colour=theme.BACKGROUND, points=self._laid(_circle), solid=_SOLID, below=True)
        )
        self.circle = self._line(_toothed, theme.INK, theme.AXIS_WIDTH)
        self.arc = self._line(self._turned, theme.THIRD, theme.CURVE_WIDTH)
        self.needle = self.arrow(lambda: _way(now(self.angle)), theme.INK)
        self.climb = block.tangent(at, lambda: tuple(map(float, _way(now(self.angle)))), theme.INK, _CLIMB)
        self.climb.width = _THIN

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """The circle on its disc, the needle, the arc of its angle, and the arrow on the ground."""
        return self.disc, self.circle, self.arc, self.needle, self.climb

    def lead(self, who: Somebody) -> None:
        """Somebody looks from now on where the needle points."""
        who.ahead = self.climb.end

    def arrow(
        self, way: Given[Sequence[Number] | np.ndarray], colour: str, width: float = theme.ARROW_WIDTH
    ) -> Arrow:
        """An arrow in a direction (2,), which may be live; one of length 1 ends on the circle."""
        lift = np.array([0.0, 0.0, STOUT * theme.ARROW_WIDTH])
        tip = self._laid(lambda: _floats(now(way)))
        foot = self._laid(lambda: np.zeros(2))
        return self._own(
            Arrow(
                colour=colour,
                start=lambda ground: foot(ground) + lift,
                end=lambda ground: tip(ground) + lift,
                width=width,
                through=True,
                below=True,
            )
        )

    def legs(self) -> tuple[SpaceCurve, SpaceCurve]:
        """The two legs of a step of 1 along the needle: the cosine of its angle along the first axis, then the sine
        along the second."""

        def corner() -> np.ndarray:
            return np.array([_way(now(self.angle))[0], 0.0])

        across = self._line(lambda: _straight(np.zeros(2), corner()), theme.FIRST, theme.ARROW_WIDTH)
        up = self._line(lambda: _straight(corner(), _way(now(self.angle))), theme.SECOND, theme.ARROW_WIDTH)
        return across, up

    def label(self, words: Typeset, leg: SpaceCurve) -> Label:
        """Words beside the middle of a leg, off the needle, as both lie now."""
        ground = self.block.whole
        ends, needle = placed(leg.points, ground)[[0, -1]], points_of(self.needle, ground)

        def middle(view: View) -> np.ndarray:
            return np.asarray(view.project(ends)[:, :2].mean(axis=0))

        def away(view: View) -> np.ndarray:
            return np.asarray(middle(view) - view.project(needle)[:, :2].mean(axis=0))

        return self.block.labels.add(words, middle, away, self.block.axes.room)

    def square(self, one: Sequence[Number], other: Sequence[Number]) -> SpaceCurve:
        """The mark of a right angle between two directions (2,) of length 1."""
        a, b = _SQUARE * self._widest * _floats(one), _SQUARE * self._widest * _floats(other)
        return self._line(lambda: np.array([a, a + b, b]) / self.radius(), theme.INK, theme.AXIS_WIDTH)

    def shadow(self, way: Sequence[Number] | np.ndarray) -> tuple[SpaceCurve, Arrow]:
        """What an arrow, a direction (2,), is worth along the needle: the dashed line from its tip to the line of the
        needle, square to that, and the thin arrow that ends there."""
        tip = _floats(way)

        def foot() -> np.ndarray:
            along = _way(now(self.angle))
            return np.asarray(along * (along @ tip))

        drop = self._line(lambda: _straight(tip, foot()), theme.INK, theme.AXIS_WIDTH, dashed=_DASHES)
        return drop, self.arrow(foot, theme.INK, _THIN)

    def floating(self, vector: Sequence[Number]) -> float:
        """How far the block floats in the view that is seen `over_map`, so that the rose is in sight, and a vector."""
        view = over_map(self.at, vector)(self.block.whole)
        return _gap(self.block.whole, view, _on_map(self.block.whole, self.at, vector))

    def _turned(self) -> np.ndarray:
        """The arc (n, 2) from the first axis to the needle, once round at most."""
        turn = np.radians(now(self.angle))
        turn = turn if 0 <= turn <= 2 * np.pi else turn % (2 * np.pi)
        along = np.linspace(0, turn, max(2, int(np.ceil(turn / _STEP)) + 1))
        return _ARC * np.stack([np.cos(along), np.sin(along)], -1)

    def _laid(self, points: Callable[[], np.ndarray]) -> Callable[[Terrain], np.ndarray]:
        """Points (n, 2) or (2,) of the rose as they are now, where they lie on the map."""

        def laid(ground: Terrain) -> np.ndarray:
            x, y = (self.at + self.radius() * points()).T
            return np.asarray(ground.below(x, y) + [0, 0, _LIFT])

        return laid

    def _line(self, points: Callable[[], np.ndarray], colour: str, width: float, **style: Any) -> SpaceCurve:
        """A line through points (n, 2) of the rose, as they are now."""
        place = self._laid(points)
        return self._own(
            SpaceCurve(colour=colour, points=place, width=width, through=True, below=True, **style)
        )

    def _own(self, thing: T) -> T:
        thing.of(self.block.landscape)
        return thing


def radius_on(spans: Sequence[tuple[Any, Any]]) -> Any:
    """The radius of a rose on a map of these spans: exact where they are."""
    return REACH * min(high - low for low, high in spans)


def radius_for(
    spans: Sequence[tuple[Any, Any]], at: Point, vector: Sequence[Number]
) -> tuple[float, Fraction]:
    """The radius of a rose around a point of a map on which a vector and its opposite have room, and what they are
    multiplied by there: 1, or a round number where they would be too long for a rose that can be seen, or too short.

    >>> spans, at = [(0, 4), (-1, 3)], (Fraction(2), Fraction(1))
    >>> [(round(radius, 3), str(scale)) for radius, scale in (radius_for(spans, at, way) for way in [(4, 3), (400, 3)])]
    [(0.4, '1'), (0.24, '1/70')]
    """
    ways = _floats(vector)
    widest, reach = float(radius_on(spans)), float(np.hypot(*ways))
    sides = zip(ways, at, spans, strict=True)
    rooms = (abs(float(edge - here) / part) for part, here, ends in sides for edge in ends if part)
    least, room = widest / _SHRUNK, _FULL * min(rooms, default=widest)
    radius = float(min(max(room, least), widest))
    if room < least:
        return radius, scale_below(room / least)
    return radius, Fraction(1) if radius * reach >= least or not reach else scale_below(1 / reach)


def inner_place(spans: Sequence[tuple[Any, Any]], at: Point) -> Point:
    """The point of a map nearest to another around which a rose has room: that one itself, if it does.

    >>> [str(value) for value in inner_place([(0, 4), (-1, 3)], (Fraction(2), Fraction(3)))]
    ['2', '9/5']
    """
    room = radius_on(spans)
    return tuple(
        min(max(value, low + room), high - room) for value, (low, high) in zip(at, spans, strict=True)
    )


def over_map(at: Sequence[Number] | np.ndarray, vector: Sequence[Number]) -> Callable[[Terrain], View]:
    """A view of a block and of a rose around a point `at` (2,) of the map under it, on which a vector lies: from such a
    side, and so high, that both are large, the ground at that place is in sight, and the vector is seen from its side.
    """

    def found(ground: Terrain) -> View:
        here, lying = _floats(at), _on_map(ground, at, vector)
        reach = float(radius_on((ground.xs, ground.ys)))
        cross = [ground.on(*(here + reach * (2 * _ALONG - 1) * way).T) for way in np.eye(2)]

        def worth(view: View) -> float:
            low = replace(ground, gap=_gap(ground, view, lying))
            arrow = low.below(*lying[[-1, -len(_ALONG)]].T)
            long = np.linalg.norm(arrow[1] - arrow[0]) or 1.0
            across = float(np.linalg.norm(np.diff(view.project(arrow)[:, :2], axis=0)) / long)
            room = np.array([theme.BESIDE_PLOT.width, theme.BESIDE_PLOT.height])
            large = float(min(room / np.ptp(outline.points_of(low, view), axis=0)))
            south = _SOUTH if view.azimuth in _SIDES[:2] else 1.0
            near = [line[len(line) // 3 : -len(line) // 3] for line in cross]
            shown = seen_share(ground, view, cross) * seen_share(ground, view, near) ** 4
            return south * large * (1 + across) * shown * float(_seen_below(low, view, lying).mean()) ** 4

        return max((View(side, up) for side in _SIDES for up in _RISES), key=worth)

    return found


def _on_map(ground: Terrain, at: Sequence[Number] | np.ndarray, vector: Sequence[Number]) -> np.ndarray:
    """Points (n, 2) of the map around a rose, and along a vector there."""
    reach = float(radius_on((ground.xs, ground.ys)))
    lying = np.concatenate([reach * _circle()[::2], _straight(np.zeros(2), _floats(vector))])
    return np.asarray(_floats(at) + lying)


def _seen_below(ground: Terrain, view: View, points: np.ndarray) -> np.ndarray:
    """Which points (n, 2) of the map under a block are in sight."""
    return np.asarray(clearance(ground, view, ground.below(*points.T) + [0, 0, _HEADS]) > 0)


def _gap(ground: Terrain, view: View, points: np.ndarray) -> float:
    """How far a block has to float for points (n, 2) of its map to be in sight: farther shows no less."""

    def shows(gap: float) -> bool:
        return bool(_seen_below(replace(ground, gap=gap), view, points).all())

    return _GAPS[min(bisect_left(_GAPS, True, key=shows), len(_GAPS) - 1)]


def _way(angle: float) -> np.ndarray:
    """The direction (2,) of an angle in degrees."""
    return np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])


def _floats(way: Sequence[Number] | np.ndarray) -> np.ndarray:
    return np.array([float(value) for value in way])


def _straight(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Points (n, 2) along a straight line, close enough to lie on the ground."""
    return np.asarray(start + (end - start) * _ALONG)


def _circle() -> np.ndarray:
    return np.stack([np.cos(_ROUND), np.sin(_ROUND)], -1)


def _toothed() -> np.ndarray:
    """The circle (n, 2) with its ticks, as one line that goes in and out again at each."""
    found = []
    per_tick = (len(_ROUND) - 1) // _TICKS
    for number, point in enumerate(_circle()):
        tick, rest = divmod(number, per_tick)
        found.append(point)
        if not rest:
            found += [point * (_TICK if tick % (_TICKS // 4) else _QUARTER), point]
    return np.array(found)
