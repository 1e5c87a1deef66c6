"""Axes of a landscape: names and a few numbers along the edges of its base and up one corner, facing the viewer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from weakref import ref

import numpy as np
from manim import Animation, VGroup

from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.axis_clear import (
    CORNERS,
    apart,
    around,
    cleared,
    off_glass,
    points_across,
    points_below,
    rims_of_glass,
    rows_of,
)
from steepest.stage.figures.axis_row import AxisRow
from steepest.stage.figures.axis_text import (
    ASIDE,
    AxisText,
    Spots,
    beside_spots,
    covered,
    from_end,
    halves_of,
    in_frame,
    in_room,
    under_edge,
)
from steepest.stage.figures.flat.plane import Plane, number
from steepest.stage.figures.ground.corner import OVER, Corner, Side, but, off_edge
from steepest.stage.figures.label import box_around
from steepest.stage.ground.heights import Window
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Laid, Skin, SpaceCurve, Thing, placed
from steepest.stage.ground.view import View
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.layout import SAFE
from steepest.stage.type.typeset import Typeset

_NAMED, _AMONG, _ALONG = 0.76, 0.08, 0.75  # of a name to its axis; beyond numbers that it is among; along a bare edge
_ASIDE = 0.25  # and how much farther one that is beside a number in its row, where it would end that: -2 y
_TIP = 0.4  # how far over the tip of its axis a letter stands, in the block's units
_IN_SIGHT = SAFE.shrunk(-0.005)  # a number beyond is not seen


class SolidAxes(VGroup):
    """Axes along the base edges nearest to the eye, and heights at the taller corner beside the nearest one, or at the
    one on a `side` of the picture, so far `off` the ground in the block's units; `sure` heights at least are told.

    `names` are the axes' names, already set, for x, y and height; `counts` about how many numbers each gets. They stand
    where the view puts them, and follow it: one that would touch words or leave the frame, or that a line crosses,
    is not seen from there, and a name stands beyond the numbers, or `among` them in place of the middle one, and beyond
    arrows that end near it, within a `room`. Those `cornered` stand at the `corner`s of a flat map, and `rowed` the
    first one does once it has risen, too: the ground has more room then.
    """

    def __init__(
        self,
        landscape: Landscape,
        names: Sequence[Typeset | None] = (None, None, None),
        counts: tuple[int, int, int] = (4, 4, 2), gap: float = 0.32,
        side: Side | None = None, sure: int = 0, over: float | None = None,
        among: bool = False, cornered: bool = False, rowed: bool = False, off: float = 0.0,
    ):
        super().__init__()
        self.landscape, self.names, self.gap, self.among = landscape, names, gap, among
        terrain, sides = landscape.terrain, (landscape.terrain.xs, landscape.terrain.ys)
        eye = landscape.view.eye @ terrain.turn
        beyond = bool(eye[0] > 0), bool(eye[1] > 0)
        nearest = near_x, near_y = terrain.xs[beyond[0]], terrain.ys[beyond[1]]
        self.placed, self.ticks = list[AxisText](), list[SpaceCurve]()
        self._signs = np.sign(np.array(beyond) - 0.5)  # on which sides the near edges are

        def edges(axis: int, at: float | None = None) -> Spots:
            """Both edges along an axis, the near one first: a spot under it, and what is outward there."""
            out = terrain.turn @ off_edge(axis, self._signs)
            far = not beyond[0], not beyond[1]
            both = [(under_edge(axis, beyond, at), out), (under_edge(axis, far, at), -out)]
            return both if landscape.hides else both[:1]

        self.upright = corner = Corner(terrain, nearest, counts[2], side, sure, over or (_TIP if among else OVER))
        corner.stand_off(off, terrain, landscape.view.eye)
        for axis, near in enumerate(nearest):
            told = but(near, [*Plane.ticks(sides[axis], counts[axis])])
            for at in told if terrain.gap or not counts[2] else but(corner.place[axis], told):
                self._mark(number(at), edges(axis, at), axis)
        outward = corner.outward(terrain, landscape.view.eye)
        self.poles = [SpaceCurve(colour=theme.QUIET, points=Laid(corner.pole), width=theme.AXIS_WIDTH)][: counts[2]]
        self.ticks += self.poles
        self._rows = Laid(corner.rows)
        for z in corner.heights:
            self._mark(number(z), [(corner.at(z), outward)], 2, partial(corner.tells, z))
        beside = gap + _AMONG if among or not any(counts[:2]) else _NAMED
        ends = (terrain.xs[1], near_y), (near_x, terrain.ys[1])
        middles = (sum(sides[0]) / 2, near_y), (near_x, sum(sides[1]) / 2)
        bare = terrain.traced and not any(counts[:2])  # who looks at lines there sees them end in the middle of an edge
        along = [low + _ALONG * (high - low) if bare else None for low, high in sides]
        spots = [*map(edges, (0, 1), along), [(Laid(corner.name), outward)]]
        self._along: list[tuple[AxisText, Laid]] = []
        for axis, (name, far) in enumerate(zip(names, (beside, beside, 0.0 if among else 0.14), strict=True)):
            if name is not None:
                far += _ASIDE * (rowed and axis == 1)
                self.placed.append(text := AxisText(name, spots[axis], far, axis))
                self.add(name)
                to = ends if rowed and axis == 0 else middles
                self._along += [(text, from_end(ends[axis], to[axis]))] if axis < 2 else []
        if cornered:
            self.corner(rowed=rowed)
        landscape.put(*self.ticks).followers.append(self)
        self.left, self.room, self.taken = False, theme.AROUND, list[Box]()  # by what is beside the block
        self._words, self._strokes = list[Box](), np.zeros((0, 2))  # of others, as they were told last
        self.passing: Callable[[View], list[Box]] = lambda _: []  # words on the block, as it is seen on its way
        self.place()
        self.add_updater(lambda axes: axes.step_aside())

    def corner(self, off: float = _AMONG, rowed: bool = False) -> None:
        """From now on names end the rows of the numbers where these are largest, or stand so far off them, while the
        ground is a map, `rowed` the first one also when it has risen; where there are none they stay."""
        for name, end in self._along if self.ticks else []:
            name.stand(end, self.gap + off, rowed and not name.axis)

    def row(self, axis: int) -> AxisRow:
        """One of them, which comes and goes by itself while the others stay."""
        return AxisRow(self, axis)

    def put(self) -> None:
        """Put their lines on the landscape, if they are not there, and every text beside one of its edges."""
        if sum(each.rest() for each in self.placed):
            self.place()
        for tick in self.ticks:
            tick.opacity = 1.0
        for each in self.placed:
            each.fade(each.solid)  # one that gave way while all faded out is not there, nor one that is not told
        self.landscape.put(*self.ticks)

    def coming(self) -> Sequence[Animation]:
        """Their lines are there, and names and numbers fade in."""
        self.left = False
        self.put()
        return [FadeIn(self, run_time=theme.BLINK)]

    def dimming(self, to: float) -> Sequence[Animation]:
        """Lines, names and numbers fade to this opacity."""
        faded: Any = self.animate.set_opacity(to)
        return [faded, self.landscape.soften(*self.ticks, to=to)]

    def going(self) -> Sequence[Animation]:
        """They fade, and their lines are taken away; those of a space leave their places to others."""
        self.left = self.among
        return [FadeOut(self), self.landscape.take_away(*self.ticks)]

    def _mark(self, label: Typeset, spots: Spots, axis: int, *told: Callable[[Terrain], bool]) -> None:
        self.placed.append(text := AxisText(label, spots, self.gap, axis, True, *told))
        self.ticks += [text.tick] if text.tick else []
        self.add(label)

    def place(self) -> None:
        """Stand every name and number outside the block, at its tick, off what stands on it."""
        # Manim copies what it fades: that must hold no terrain.
        self._stood = self.landscape.view, ref(self.landscape.terrain)
        poles = [self.landscape.view.project(placed(pole.points, self.landscape.terrain)) for pole in self.poles]
        for each, past in zip(self.placed, self.past(self.landscape.view), strict=True):
            each.turn(past, self.landscape.terrain)
            each.wall = min((float(pole[:, 0].min()) for pole in poles if each.axis == 2), default=np.inf)
        self._rest = self._middles(self.landscape.view)
        self._make_room(self._crossing())

    def give_way(self, words: Sequence[Box], strokes: np.ndarray) -> None:
        """A number or a name is not seen, until this is told again, where words of others cover it or points (n, 2) of
        their strokes come near."""
        before = [each.met_by(self._words, self._strokes) for each in self.placed]
        self._words, self._strokes = list(words), strokes
        if before != [each.met_by(words, strokes) for each in self.placed]:
            self._make_room(self._crossed)

    def step_aside(self) -> None:
        """Stand elsewhere where an arrow has come near, has moved there, or has gone, or glass or a label has."""
        if not np.array_equal(crossing := self._crossing(), self._crossed) or self._passers() != self._others:
            self._make_room(crossing)
        for each in self.placed:
            each.stay()

    def _passers(self) -> tuple[list[int], list[Box]]:
        return [id(one) for one in self.landscape.things if isinstance(one, Skin)], self.passing(self.landscape.view)

    def _make_room(self, crossed: np.ndarray) -> None:
        """Stand where arrows lead through some points (n, 2)."""
        self._crossed, self._others, self._below = crossed, self._passers(), points_below(self.landscape)
        for each, middle in zip(self.placed, middles := self._aside(crossed), strict=True):
            each.move(middle)
        words, land, low = [*self._words, *self._others[1]], self.landscape, self._below
        poles = [placed(pole.points, land.terrain) for pole in self.poles]
        upright = land.view.project(np.reshape(poles, (-1, 3)))[:, :2]  # a name that its room holds may be on it
        # A block is fitted to the very edge of its room, and of what it keeps off, which has the gap in it.
        kept = rows_of([box.shrunk(theme.TEXT_GAP) for box in self.taken])
        taken = crossing = np.concatenate([around(crossed), kept])
        for each, middle, hidden in sorted(
            zip(self.placed, middles, covered(self.placed, middles, land), strict=True),
            key=lambda one: not one[0].is_name,
        ):
            box = box_around(middle, each.half)
            room = self.room.shrunk(-1e-6) if each.is_name or each.axis == 2 else _IN_SIGHT
            far = apart(middle, each.half, crossing if each.is_name else taken)
            strokes = np.concatenate([self._strokes, upright if each.is_name else low[: len(low) * (each.axis == 2)]])
            clear = bool((far >= theme.TEXT_GAP - 1e-6).all()) and not each.met_by(words, strokes)
            under = each.axis == 2 and bool((far[len(crossing) :] < 0).any())  # a name: its tick would run into that
            each.show(clear and not hidden and room.common(box) == box, not (hidden or under))
            taken = np.concatenate([taken, rows_of([box])]) if each.seen else taken

    def _crossing(self, coming: Sequence[Thing] = ()) -> np.ndarray:
        """Points (n, 2) on people, arrows, lines and rims of planes there, or `coming`, that texts may be near."""
        points = points_across(self.landscape, coming)
        if not (len(points) and self.placed):
            return points[:0]
        moved = np.abs(in_frame(self.placed, self._rest) - self._rest)
        reach = halves_of(self.placed) + moved + ASIDE + 2 * theme.TEXT_GAP
        across, up = (np.abs(points[:, k] - self._rest[:, k, None]) <= reach[:, k, None] for k in (0, 1))
        return np.asarray(points[(across & up).any(axis=0)])

    def _aside(self, crossed: np.ndarray) -> np.ndarray:
        """Where their middles (n, 2) are when lines lead through some points (n, 2): names have given way to these and
        to glass, as far as they may, and numbers of heights, which stay as high as their ticks, to these."""
        middles, rims, low = self._rest.copy(), rims_of_glass(self.landscape), around(self._below)
        if not (len(crossed) or rims or len(low)):
            return in_room(self.placed, in_frame(self.placed, middles), self.room)
        _, ways = self._beside(self.landscape.view)
        crossing = around(crossed)
        in_the_way = np.concatenate([self._numbers(middles), crossing])
        for k, each in (pair for pair in enumerate(self.placed) if pair[1].is_name or pair[1].axis == 2):
            if each.is_name:
                away = cleared(middles[k], ways[k], each.half, in_the_way)
                away, most = off_glass(away, ways[k], each.half, rims, ASIDE), ASIDE
            else:
                out = np.array([np.copysign(1.0, ways[k, 0]), 0.0])
                away, most = cleared(middles[k], out, each.half, np.concatenate([crossing, low])), self.gap
            box = box_around(away, each.half)
            if np.hypot(*(away - middles[k])) < most and box.common(self.room) == box:
                middles[k] = away
        return in_room(self.placed, in_frame(self.placed, middles), self.room)

    def reach(self) -> np.ndarray:
        """The corners (n, 2) that the names and numbers reach in the landscape's present view."""
        middles, kept = self._middles(self.landscape.view), [each.kept for each in self.placed]
        return np.concatenate([middles + halves_of(self.placed) * way for way in CORNERS])[kept * 4]

    def boxes(self, view: View, window: Window | None = None, coming: Sequence[Thing] = ()) -> list[Box]:
        """What names and numbers cover in a view, where the block is cut to a window; as it is seen now, they have
        given way to arrows, and will give way to those that are `coming`. Nothing when they have left."""
        if self.left:
            return []
        terrain = self.landscape.terrain
        terrain = replace(terrain, window=window) if window and window != terrain.window else terrain
        here = self._stood[0] == view and self._stood[1]() is terrain
        middles = [each.middle for each in self.placed] if here else self._middles(view, terrain)
        ways = [middles, *([self._aside(self._crossing(coming))] if here and coming else [])]
        pairs = (pair for way in ways for pair in zip(way, self.placed, strict=True))
        return [box_around(middle, each.half) for middle, each in pairs if each.kept]

    def _middles(self, view: View, terrain: Terrain | None = None) -> np.ndarray:
        """Where the middles (n, 2) of names and numbers are in a view, as if no arrow crossed them."""
        middles, ways = self._beside(view, terrain)
        numbers = self._numbers(middles)
        for k, each in enumerate(self.placed):
            if each.is_name:
                middles[k] = cleared(middles[k], ways[k], each.half, numbers)
        return middles

    def _numbers(self, middles: np.ndarray) -> np.ndarray:
        """What the numbers cover with these middles (n, 2), as boxes (m, 4); none where names stand among them."""
        told = [not (self.among or each.is_name) for each in self.placed]
        return around(middles, halves_of(self.placed))[told]

    def _beside(self, view: View, terrain: Terrain | None = None) -> tuple[np.ndarray, np.ndarray]:
        """The middles (n, 2) of names and numbers, each beside its own spot, and their ways (n, 2) outward."""
        terrain = terrain or self.landscape.terrain
        bases = [each.base(past) for each, past in zip(self.placed, self.past(view), strict=True)]
        spots = np.reshape([placed(spot, terrain) for spot, _ in bases], (-1, 3))
        outward = np.reshape([out for _, out in bases], (-1, 3))
        here, there = np.split(view.project(np.concatenate([spots, spots + 0.1 * outward])), 2)
        ways = (there - here)[:, :2]
        ways /= np.maximum(np.hypot(*ways.T), 1e-9)[:, None]
        return beside_spots(self.placed, here[:, :2], ways, terrain, view.project(self._rows(terrain))[:, :2]), ways

    def past(self, view: View) -> list[float]:
        """By how many degrees the eye is past the line of the edge that each text stood at first, in a view."""
        eye = view.eye @ self.landscape.terrain.turn
        past = np.degrees(np.arcsin(-self._signs * eye[:2] / max(np.hypot(*eye[:2]), 1e-9)))
        return [float(past[1 - each.axis]) if each.axis < 2 else -90.0 for each in self.placed]
