"""One of the axes of a block, which goes by itself: where its variable is frozen, its numbers say nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from math import floor
from typing import TYPE_CHECKING, Any, SupportsFloat

import numpy as np
from manim import DOWN, LEFT, RIGHT, Animation, UpdateFromAlphaFunc

from steepest.calculus import Cut
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.axis_text import AxisText
from steepest.stage.figures.flat.plane import number
from steepest.stage.figures.ground.outlook import behind, outlines_of
from steepest.stage.figures.label import box_of
from steepest.stage.fill import inside
from steepest.stage.ground.heights import Window
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Dot, Laid, Somebody, SpaceCurve, Thing, placed
from steepest.stage.ground.view import View
from steepest.stage.play.layout import SAFE
from steepest.stage.play.motion import running
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.ground.solid_axes import SolidAxes

_DASHES = 0.09, 0.07  # of a line that leads to an axis, in scene units
_POINTS, _IN_ROCK = 40, 0.4  # points of that line; how solid it is where the ground hides it
_OVER = 0.45, 0.55, 0.65, 0.75  # from the tip of an axis of heights that goes up to somebody's height to its name
_AFTER, _UNDER = 0.16, 0.14  # from its name to words in a line with it, and to words under it
_SPOTS = 9  # of the edges of such words, that are to be off the ground
_OUTWARD = 0.1, 0.33  # so much farther to the right than it they stand where they have no room flush with it
_APART = 0.18  # from words to lines that come, and to the middle of dots
_BROAD = 3.0  # a tick that tells of somebody's height
_OFF = 1e-9  # of a side of the map, by which a number at its end may be off it
_SCALE = 2  # numbers: one by itself is none
_REACHED = 1e-9  # of a step of the numbers, by which a height may be under one that it reaches
_TICK = np.array([[-0.1], [0.2]])  # from the axis, from where to where it goes


class AxisRow:
    """The name and the numbers of an axis, with their ticks, and the pole of the heights, of `axes` that are there."""

    def __init__(self, axes: SolidAxes, axis: int) -> None:
        self.axes = axes
        self.texts = [each for each in axes.placed if each.axis == axis]
        self.poles = axes.poles if axis == 2 else []
        self._lower: list[Callable[[], object]] = []  # what takes it back to the height of the ground

    @classmethod
    def given_back(cls, axes: SolidAxes) -> AxisRow:
        """What of axes that are there gave way to what had `taken` its place, which has gone."""
        hidden, axes.taken = [each for each in axes.placed if not each.seen], []
        axes.place()
        row = cls(axes, axis=-1)
        row.texts = [each for each in hidden if each.seen]
        for each in row.texts:
            each.fade(0.0)
        return row

    @classmethod
    def numbers_beside(cls, axes: SolidAxes, spans: Window) -> tuple[AxisRow, AxisRow]:
        """The numbers of both variables within some spans of the map, and those beyond."""
        land, rows = axes.landscape.terrain, (cls(axes, axis=-1), cls(axes, axis=-1))
        for each in axes.placed:
            if each.axis < 2 and not each.is_name:
                at, (low, high) = land.back(placed(each.spot, land))[each.axis], spans[each.axis]
                rows[not low - _OFF * (high - low) <= at <= high + _OFF * (high - low)].texts.append(each)
        return rows

    def stand_right(self, cut: Cut, look: Callable[[Terrain], View]) -> list[AxisRow]:
        """The axis of heights, which has gone: it will come at the right end of a cut, as that is seen from elsewhere,
        and the ground leaves room for it on its way there. Nothing where the ground has not two numbers on it."""
        corner, ground = self.axes.upright, self.axes.landscape.terrain.uncut
        view = look(ground)
        corner.stand_right(ground, view.eye)
        cut_open = replace(ground, window=behind(cut, view, (ground.xs, ground.ys)))
        if not self.poles or sum(corner.tells(height, cut_open) for height in corner.heights) < _SCALE:
            return []
        for each in self.texts:
            each.outward, each.kept = corner.outward(ground, view.eye), True
        return [self]

    def level(self, of: Dot, height: SupportsFloat, colour: str = theme.INK) -> list[Any]:
        """Where somebody's height is on the axis of heights: a dashed line in a colour, from them, and a tick;
        until it comes anew that axis goes up so far, and its numbers go on. Nothing where it has no number to read the
        height by."""
        numbers = [each for each in self.texts if not each.is_name]
        if not self.poles or not numbers:
            return []
        land, pole, across = self.axes.landscape, self.poles[0].points, _TICK * numbers[0].outward

        def told(ground: Terrain) -> np.ndarray:
            up = ground.risen.at(ground.xs[0], ground.ys[0], float(height))[2]
            return np.array([*placed(pole, ground)[0, :2], up])

        def taller(ground: Terrain) -> np.ndarray:
            foot, top = placed(pole, ground)
            return np.array([foot, max(top, told(ground), key=lambda end: float(end[2]))])

        self._lower.append(partial(setattr, self.poles[0], "points", pole))
        self.poles[0].points = Laid(taller)
        is_taller = taller(land.terrain)[1, 2] > placed(pole, land.terrain)[1, 2]
        if is_taller:
            self._go_on(numbers, float(height), told)
        for name in (each for each in self.texts if each.is_name and is_taller):
            self._lower.append(partial(setattr, name, "spot", name.spot))
            for over in _OVER:
                name.spot = Laid(partial(lambda over, ground: taller(ground)[1] + [0, 0, over], over))
                self.axes.place()
                room = name.box.shrunk(-theme.TEXT_GAP)
                if not room.is_crossed(land.view.project(told(land.terrain) + across)):
                    break
        self.axes.place()
        lead = SpaceCurve(colour, points=lambda ground: np.linspace(placed(of.point, ground), told(ground), _POINTS))
        lead.width, lead.dashed, lead.ghost = theme.HAIRLINE, _DASHES, _IN_ROCK
        tick = SpaceCurve(points=lambda ground: told(ground) + across, width=_BROAD, through=True)
        return [lead.of(land), tick.of(land)]

    def after_name(
        self, words: Typeset, off: Sequence[Thing] = (), leaves: Callable[[Typeset], bool] = lambda _: True
    ) -> list[Typeset]:
        """Words in a line with its name as it stands now, or else under it, off the ground, off other words and off
        lines and dots that come, and where a lens that comes `leaves` them; nothing where they have no room."""
        axes, land = self.axes, self.axes.landscape
        _, body = outlines_of(land.terrain, None, land.view)
        paths = [[land.view.project(upright(each, land.terrain))[:, :2] for each in of] for of in (axes.ticks, off)]
        # a lone point may be nowhere
        paths = [[line for line in of if len(line) > 1 or np.isfinite(line).all()] for of in paths]
        for name in (each for each in self.texts if each.is_name and each.seen):
            others = [each.box for each in axes.placed if each.seen and each is not name]
            others += [box.shrunk(theme.TEXT_GAP) for box in axes.taken]  # which have the gap in them
            for place in _places(name.text):
                box = box_of(place(words))
                ends = np.linspace(box.left, box.right, _SPOTS)
                spots = np.array([[x, y] for x in ends for y in (box.bottom, box.top)])
                met = inside(body, spots).any() or any(
                    box.shrunk(-gap).is_crossed(*lines)
                    for lines, gap in zip(paths, (theme.TEXT_GAP, _APART), strict=True)
                )
                safe = SAFE.left <= box.left and box.right <= SAFE.right and SAFE.bottom <= box.bottom
                if safe and not met and leaves(words) and all(box.apart(other) > theme.TEXT_GAP for other in others):
                    return [words]
        return []

    def _go_on(self, numbers: Sequence[AxisText], height: float, told: Callable[[Terrain], np.ndarray]) -> None:
        """The numbers of the heights go on, in their own steps, up to a height that is told on their axis."""
        axes, ground = self.axes, self.axes.landscape.terrain
        known = sorted(float(ground.back(placed(each.spot, ground))[2]) for each in numbers)
        if len(known) < 2:
            return
        step = known[-1] - known[-2]

        def over(z: float, ground: Terrain) -> np.ndarray:
            return np.array([*told(ground)[:2], ground.risen.at(ground.xs[0], ground.ys[0], z)[2]])

        for count in range(round(known[-1] / step) + 1, floor(height / step + _REACHED) + 1):
            at = Laid(partial(over, count * step))
            text = AxisText(number(count * step), [(at, numbers[0].outward)], axes.gap, 2, ticked=True)
            tick: Any = text.tick
            axes.ticks.append(tick)
            self._lower.append(partial(axes.ticks.remove, tick))
            for among in (self.texts, axes.placed):  # a name is the last one there
                among.insert(among.index(numbers[-1]) + 1, text)
                self._lower.append(partial(among.remove, text))
            numbers = [*numbers, text]
            axes.add(text.text)
            self._lower += [partial(axes.remove, text.text), partial(axes.landscape.drop, tick)]

    def coming(self) -> Sequence[Animation]:
        """It appears as high as the ground, and has room in views from now on."""
        while self._lower:
            self._lower.pop()()
        for each in self.texts:
            each.rest()
        self.axes.place()
        return self._kept(True)

    def going(self) -> Sequence[Animation]:
        """It disappears, and leaves its room to the ground."""
        return self._kept(False)

    def dimming(self, to: float) -> Sequence[Animation]:
        """It fades to this opacity."""
        start, poles = [each.solid for each in self.texts], [pole.opacity for pole in self.poles]

        def fade(_: object, share: float) -> None:
            for each, was in zip(self.texts, start, strict=True):
                each.fade(was + (to - was) * share)
            for pole, was in zip(self.poles, poles, strict=True):
                pole.opacity = was + (to - was) * share

        return [running(self.axes, fade, run_time=theme.FADE)]

    def _kept(self, kept: bool) -> Sequence[Animation]:
        for each in self.texts:
            each.kept = kept
        return self.dimming(float(kept))


def _places(name: Typeset) -> list[Callable[[Typeset], Any]]:
    """How words come to stand beside a name, best first: in a line with it, and flush with it in the next line."""

    def under(side: np.ndarray, aside: float, words: Typeset) -> Any:
        return words.next_to(name, DOWN, _UNDER, side).shift(aside * RIGHT)

    asides = (LEFT, 0.0), (RIGHT, 0.0), *((LEFT, aside) for aside in _OUTWARD)
    return [
        lambda words: words.stand(float(name.get_right()[0]) + _AFTER, name.baseline),
        *(partial(under, side, aside) for side, aside in asides),
    ]


def upright(thing: Thing, ground: Terrain) -> np.ndarray:
    """Points (n, 3) of a thing; of somebody, from their feet to their head."""
    return thing.body(ground) if isinstance(thing, Somebody) else points_of(thing, ground)


def leaving(axes: SolidAxes, view: View) -> View:
    """The view that the eye leaves for, in which names and numbers are not pale: each goes over to its other edge
    before or after."""
    for text, past in zip(axes.placed, axes.past(view), strict=True):
        text.bound(past)
    return view


def going_along(axes: SolidAxes, wide: Box, move: UpdateFromAlphaFunc) -> UpdateFromAlphaFunc:
    """A move of a map to the room that its axes have by now, from another one: on the way both are theirs, a `wide`
    one, so that their names are seen."""
    room, change = axes.room, move.update_function

    def go(land: Any, share: float) -> None:
        axes.room = room if share >= 1 else wide
        change(land, share)

    move.update_function = go
    return move
