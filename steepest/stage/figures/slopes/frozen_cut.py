"""A cut in which a variable is frozen: a pane of ice stands in it, and the edge of the ground is lit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation, Mobject

from steepest.calculus import Cut
from steepest.stage import theme
from steepest.stage.figures.flat.plane import Plane
from steepest.stage.figures.ground.block import Block
from steepest.stage.figures.ground.outlook import behind
from steepest.stage.figures.label import Label, box_around
from steepest.stage.figures.slopes.climbs import beside_middle, far_side, lies_on, triangle, under
from steepest.stage.figures.slopes.edge_without import EdgeWithout
from steepest.stage.ground.heights import Window
from steepest.stage.ground.outline import held, no_taller
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Thing, placed
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Actor, Assembly, come, gone
from steepest.stage.play.layout import SAFE
from steepest.stage.play.motion import at_once, running
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.play.scene import LectureScene

_FLOOR = SAFE.bottom + 0.05  # for rims, too
_INSET = 0.08  # of words, from the rim of the pane and from the edge of the ground
_READ_ON = np.array([1.8, 0.1])  # so near to other words, to the side and upward, they are read with these
_EXACT = 1e-6  # as good as one
_THIN = 0.02  # of the ground behind a cut is left where its edge becomes a graph
_LONG = 1.9  # of an arrow along the edge, in units of the block, where it takes not one of its variable
_SEEN = 1.2, 3.6  # so long, in these units, it may be to take one


class FrozenCut(Assembly):
    """The pane of ice in a cut through the point that the fact `at` is, with its rim, what is frozen there, and the
    edge of the ground in the colour of the variable that moves. `land.open(cut)` opens the block there. The words stand
    on the pane, in a top corner where there is room over the edge, or over its rim, and keep `off` what will come."""

    def __init__(
        self, scene: LectureScene[Any], land: Block, cut: Cut, at: str = "point", off: Sequence[Thing] = ()
    ) -> None:
        frozen = 1 - cut.axis
        name = cut.function.variables[frozen]
        glass, self.rim = land.pane(cut)
        template = f'part("{name}", {name}) = {{{at}[{frozen}]:g}}'
        words = scene.formula(template, theme.LABEL_SIZE, theme.ICE, **{name: theme.ICE})
        self._edge = edge = land.edge(cut, theme.ROLES[cut.name])
        self._parts: tuple[Actor | Mobject, ...] = (
            glass,
            self.rim,
            edge,
            self._told(land, words, (self.rim, edge, *off)),
        )

    def _told(self, land: Block, words: Typeset, off: Sequence[Thing]) -> Label:
        """The words in a top corner of the pane: the one at its rim's end if there is room, or else the other one, if
        they are on no line with words beside the block; or over the rim's end, as where somebody stands there."""
        ring, edge = (placed(line.points, land.whole) for line in (self.rim, self._edge))
        half = np.array([words.width, words.height]) / 2 + theme.TEXT_GAP + _INSET
        for tops, lines in (ring[[0, 3]], []), (ring[[3, 0]], land.axes.taken):
            seat = partial(_corner, tops, half)
            middle, seen = seat(land.landscape.view), land.landscape.view.project(edge)[:, :2]
            met = seen[abs(seen[:, 0] - middle[0]) < half[0], 1]
            near = box_around(middle, half + _READ_ON)
            if all(near.apart(line) >= 0 for line in lines) and len(met) and met.max() < middle[1] - half[1]:
                label = land.labels.add(words.copy(), seat, lambda _: np.zeros(2), land.axes.room, off=off)
                if land.labels.if_room(label):
                    return label
        return land.label(words, self.rim, off=off)

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """Pane, rim, edge and words, and what has come to them."""
        return self._parts


class SlopedCut(FrozenCut):
    """The same with an arrow along the edge, the way in which its variable grows, as the long side of a triangle: a
    level run, and what is climbed over it, if that is seen. Where there is room for it the run is one of the variable,
    and says so: the climb is the slope then. `sloped` brings it, and the name of the partial derivative, and they go
    with the pane. `land.look_into(cut, pane.tall)` leaves room for all of it. Where it is told a `rule`,
    `without` is the edge without what that says is constant along it, with `labels` (see `EdgeWithout`), and `lower`
    that edge alone, which may come before."""

    def __init__(
        self,
        scene: LectureScene[Any],
        land: Block,
        cut: Cut,
        at: str = "point",
        rule: str | None = None,
        labels: Sequence[str] = (),
    ) -> None:
        way = (0, 1) if cut.axis else (1, 0)
        shown = cut.at, way, theme.ROLES[cut.name], _length(land, cut, way)
        self.arrow, whole = land.tangent(*shown), land.tangent(*shown, full=True)
        self.legs = triangle(land, self.arrow)
        self.without = [EdgeWithout(scene, land, cut, rule, *labels)] if rule else []
        self.lower = [line for each in self.without for line in each.first]
        lower = [thing for each in self.without for thing in (*each.lines, *each.arrows)]
        super().__init__(scene, land, cut, at, [self.arrow, *self.legs, *lower])
        self.scene, self.land, self.cut = scene, land, cut
        self.tall = [self.rim, whole, *self.legs]  # in the view before, less of it may be seen

    def sloped(self, *off: Thing) -> list[Animation]:
        """The arrow comes, and its name, `off` other lines."""
        name = f'partial f \\/ partial part("{self.cut.name}", {self.cut.name})'
        words = self.scene.formula(name, theme.LABEL_SIZE)
        told = self._named(words, [self.rim, self._edge, *self.legs, *off])
        came: tuple[Actor | Mobject, ...] = (*self.legs, self.arrow, told, *self._one(off))
        self._parts = *self._parts, *came
        return come(*came)

    def _one(self, off: Sequence[Thing]) -> Sequence[Label]:
        """How far the run goes, under it, where that is one of the variable."""
        if not self.legs:
            return []
        run, axis = self.legs[0], self.cut.axis
        start, *_, end = self.land.whole.back(points_of(run, self.land.whole))[:, axis]
        if abs(end - start - 1) > _EXACT:
            return []
        words = self.scene.formula(f"{end - start:g}", theme.LABEL_SIZE)
        told = beside_middle(self.land, words, run, under, [self.rim, self.arrow, *off], True)
        if lies_on(self.land, told.box, self.legs):
            self.land.labels.withdraw(told)
            return []
        return self.land.labels.if_room(told)

    def _named(self, words: Typeset, off: Sequence[Thing]) -> Label:
        """The name beside the climb, away from the arrow, or beside the middle of the arrow's line, over it."""
        if not self.legs:
            return self.land.label(words, self.arrow, off=off)
        _, climb = self.legs
        off = [self.arrow, *off]
        beside = beside_middle(self.land, words.copy(), climb, far_side(self.land, climb, self.arrow), off, True)
        if self.land.labels.has_room(beside) and not lies_on(self.land, beside.box, [*self.legs, self.rim]):
            return beside
        self.land.labels.withdraw(beside)
        return beside_middle(self.land, words, self.arrow, self._over, off, True)

    def _over(self, view: View) -> np.ndarray:
        """The way (2,) on the frame square to the arrow, on its upper side."""
        start, end = view.project(points_of(self.arrow, self.land.whole)[[0, -1]])[:, :2]
        across = np.array([start[1] - end[1], end[0] - start[0]])
        return across if across[1] > 0 else -across

    def become(
        self,
        plane: Plane,
        *leaving: Actor | Mobject,
        run_time: float = theme.REVEAL,
    ) -> list[Animation]:
        """The eye goes to straight before the cut, where its edge lies as its graph does on a plane of the frame; all
        but the edge goes, and so does what is `leaving`. On the way what lies before the cut goes, and nearly all that
        lies behind it, which would look like another graph. Where the block was not open there yet the edge comes, no
        longer than the block is by then."""
        land = self.land.landscape
        there = self._edge in land.things
        past = [part for part in self._parts if part is not self._edge and there]
        left = at_once([*gone(*past, *leaving), *([] if there else come(self._edge))])
        self._parts, self._edge.through = (self._edge,), True  # seen all along: nothing is before it
        start, ground = land.view, land.terrain
        view, rise = straight_on(end := _standing_on(ground, plane), self.cut, plane)
        sliver, low = self._sliver(view), min(_FLOOR, plane.box.bottom)

        def turn(_: object, share: float) -> None:
            far = ground.low - float(land.terrain.grid()[2].min())  # what is seen, and is lower, stands on it, too
            body = ground.body + (end.body - ground.body) * share
            foot = max(body, far / (ground.high - ground.low))
            here, top = start.toward(view, share), theme.SAFE_TOP + (plane.box.top - theme.SAFE_TOP) * share
            block = replace(land.terrain, rise=ground.rise + (rise - ground.rise) * share, body=foot)
            if share < 1:  # what is not cut off yet may be far taller than the slice
                block = no_taller(block, here, top - low)
            land.lay(block, land.levels)
            land.face(held(block, here, low, top) if share < 1 else here)

        return [*left, land.cut(sliver, run_time=run_time), running(land, turn, run_time=run_time)]

    def _sliver(self, view: View) -> Window:
        """What is left of the map close behind the cut, as it is seen in a view."""
        spans, frozen = [*(behind(self.cut, view, self.land.spans) or self.land.spans)], 1 - self.cut.axis
        at, ends = float(self.cut.at[frozen]), spans[frozen]
        far = max(ends, key=lambda end: abs(end - at))
        near, thin = sorted((at, at + _THIN * (far - at)))
        spans[frozen] = near, thin
        return spans[0], spans[1]


def _length(land: Block, cut: Cut, way: tuple[int, int]) -> float:
    """How long an arrow along the edge is, in units of the block: it takes one of its variable if that is seen."""
    x, y = (float(at) + by for at, by in zip(cut.at, way, strict=True))
    top = float(cut.function(cut.at)) + float(cut.function.slope(cut.at, way))
    size = float(np.linalg.norm(land.whole.at(x, y, top) - land.whole.on(*map(float, cut.at))))
    least, most = _SEEN
    return size if least <= size <= most else _LONG


def _corner(tops: np.ndarray, half: np.ndarray, view: View) -> np.ndarray:
    """The middle (2,) of words with half these sides (2,) in the first top corner of a pane, as it is seen."""
    corner, other = view.project(tops)[:, :2]
    right, up = other - corner
    aside = half[0] * np.sign(right)
    lean = up / right if abs(right) > abs(up) else 0.0
    return np.array([corner[0] + aside, corner[1] + lean * aside - abs(lean) * half[0] - half[1]])


def _standing_on(ground: Terrain, plane: Plane) -> Terrain:
    """A ground whose foot is the axis of a plane, under a cut: nothing has to be cut off there that is seen."""
    return replace(ground, body=float(ground.low - plane.ys[0]) / (ground.high - ground.low))


def straight_on(ground: Terrain, cut: Cut, plane: Plane) -> tuple[View, float]:
    """The view from straight before a cut, and how high the ground has risen, in which points of the cut are seen where
    a plane of the frame has their values."""
    (left, right), (low, high) = plane.xs, plane.ys
    corners = np.array([cut.at] * 3, float)
    corners[:, cut.axis] = left, right, left
    (x, y), z = corners.T, np.array([low, low, high])
    points = ground.risen.at(x, y, z)
    seen = plane.places(np.array([[left, low], [right, low], [left, high]]))[:, :2]
    first = View(0 if cut.axis else -90, 0)
    flat = first.project(points)[:, :2]
    wide = (seen[1, 0] - seen[0, 0]) / (flat[1, 0] - flat[0, 0])
    tall = (seen[2, 1] - seen[0, 1]) / (flat[2, 1] - flat[0, 1])
    rise = float(tall / wide)
    corner = replace(ground, rise=rise).at(x[0], y[0], low)
    return replace(first, zoom=float(wide)).with_point(corner, seen[0]), rise
