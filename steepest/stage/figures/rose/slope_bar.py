"""How steep it is where a rose's needle points, as a bar along it, the shadow of the whole that it is a part of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import Animation

from steepest.calculus import Number
from steepest.stage import theme
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.label import Label, box_around
from steepest.stage.figures.rose.marked_angles import marked_angles
from steepest.stage.figures.rose.outlines import arc
from steepest.stage.figures.rose.size import PAST
from steepest.stage.ground.paint.thing_painter import points_of
from steepest.stage.ground.things import Arrow, OverBars, OverField, Patch, SpaceCurve, Thing
from steepest.stage.ground.view import View
from steepest.stage.play.entrances import Assembly, bright, come, dim, gone
from steepest.stage.play.live import now
from steepest.stage.type.readout import Afloat, Readout
from steepest.stage.type.typeset import Typeset

if TYPE_CHECKING:
    from steepest.stage.figures.flat.turn_plot import TurnPlot
    from steepest.stage.figures.rose.rose import Rose
    from steepest.stage.play.scene import LectureScene

_ALONG = np.linspace(0, 1, 16)  # of the needle: a line on the ground
_SWEPT = range(0, 181, 5)  # degrees from the arrow over which its number is seen
_WIDE, _UPRIGHT = 4.5, 9.0  # of the bar, over an arrow that is seen on both sides of it; and of that on a plot
_ASIDE = 0.2  # how far its number is off its line, where the rose has its own size: clear of an arrow's head there
_DASHES = (0.1, 0.08)
_Dashed = tuple[float, float] | None
_INKS = theme.FIRST, theme.SECOND
_SIDES: tuple[tuple[float, _Dashed], ...] = (1.0, None), (-1.0, (0.16, 0.1))  # a slope up, and one down
_LEVEL = 1e-9  # of a part of a way that does not lead to an edge
_SQUARE = 0.2  # side of the mark of a right angle, where the rose has its own size
_PART = 16.0  # width of the shadow of a part, there and on a plot: the bar that both make is seen on it
_LIT = 0.4  # how solid the light is between a part and its shadow
_UNDER = 1.6  # times as wide is a part's shadow that the next one lies over: its edges are seen
_BACK = 1.15  # times the bar: how far its line is drawn on backwards, so that a line is seen on which it lies
_AT_MOST = 0.5  # of the line that ends there, and of the bar
_TURN, _OUTSIDE, _INSIDE = 0.4, 1.25, 0.62  # of the arrow: radius of the arc of the angle; off the circle, at least


class SlopeBar(Assembly):
    """The shadow of an `arrow` on the needle of a `rose`: a bar as long as the slope there, in ink: it is a length
    along the needle, and no second arrow. It always lies on the line of the needle, and over the arrow where that comes
    to lie there, too: they are then seen to be as long as each other. Where the slope is below zero, the shadow falls
    behind the needle, and is dashed: a solid bar would be taken for a way up, and one in the colour of descent for the
    way down. On a `plot` of the slopes two more `bars` stand upright.

    With the `bars` comes a thin needle, a unit step, which is seen on them. `beside` it, in the order in which a shadow
    is made, are a ray along the needle to the map's edge, and backwards past the bar; its `drops`, a line square to
    that from the tip of the arrow to the bar's end, and the mark of a right angle; and a number, told as the readout of
    a `slope` does, which follows the bar on its side, by a quarter of a turn, off a circle that is drawn smaller. Its
    plate has room for the slope that is `most`, up or down; there is none where others have its room.

    The `shares` are the shadows of the arrow's parts along both axes, in their colours, the second from the end of the
    first, as they lie when it is made: their sum is the bar. One that leads back is dashed. With each comes the line
    square to the ray from the end of its part, and the mark of that; and one of the `lights`: all that lies between the
    part and its shadow.

    The `turn` is the arc of the angle whose cosine the bar tells, from the arrow to the needle: in ink, as the one in
    the colour of an angle begins at the first axis.
    """

    def __init__(self, rose: Rose, arrow: Arrow, slope: Readout, most: Number = 0, plot: TurnPlot | None = None):
        self.rose, self.arrow, self.whole = rose, arrow, rose.steps(arrow)
        self.bars: list[SpaceCurve | FlatLine] = [self._bar(*each) for each in _SIDES]
        self.bars += [self._upright(plot, *each) for each in _SIDES if plot]
        self.needles, self.ray = self._needles(), self._ray()
        self.turn = rose.line(self._turn, theme.INK, theme.CURVE_WIDTH, halo=True)
        self.shares, self.lights = self._shares(plot), self._lights()

        self.drops = self._dropped(self.whole, self._slope)
        number = Afloat(lambda: -most or slope.value(), slope.decimals)
        name = Label(number, lambda: self._seen()[0], self._aside, rose.block.axes.room)
        number.value = slope.value
        name.add_updater(lambda each: each.place())
        half = name.half_sides
        to = float(np.degrees(np.arctan2(*self.whole[::-1]))) - now(rose.angle)
        stands = [name.middle_of(self._seen(to + on)[0], self._aside(to + on), half, name.gap) for on in _SWEPT]
        boxes = [box_around(middle, half) for middle in stands]
        free = all(box.apart(each) >= theme.TEXT_GAP for box in boxes for each in rose.told())
        self.beside: list[Thing | Label] = [self.ray, *self.drops, *([name] if free else [])]

    @property
    def parts(self) -> Sequence[Thing | FlatLine]:
        """All bars, and the needle, under them and over."""
        return *self.bars, *self.needles

    def cast(
        self,
        scene: LectureScene[Any],
        marks: Sequence[str],
        until: str,
        names: Sequence[Typeset],
        angle: Sequence[Typeset],
        aside: Animation,
    ) -> None:
        """The shadow is made, from the first of some marked words on: the ray, while the arrow is dimmed; at the next
        two the shadow of each part, the second from the end of the first, in a light that falls square on the ray, and
        the `angle` that it is told by, with its names; at the last the bar, over both, with its ends, and the arrow is
        bright, whose shadow it is. Each has a name beside it, if there is room, and that of the bar takes the place of
        those of its parts. At the word `until`, the bar is left alone, and goes `aside`."""
        (drop, square), (under, over) = self.drops, self.needles
        lines = [each for share in self.shares for each in share[:1] if isinstance(each, SpaceCurve)]
        others: list[list[SpaceCurve]] = [[over], [drop, square]]
        scene.play(come(self.ray), dim(self.arrow), at=marks[0], early=theme.LIGHT, run_time=theme.FADE)
        laid = [each for each in chain(*self.shares) if isinstance(each, SpaceCurve)]
        told, arcs = list[Label](), marked_angles(self.rose, self.whole, angle, [self.ray, *laid])
        for k, more in enumerate(others):
            told += self.rose.with_room(self._named(names[k], lines[k : k + 1]))
            shadow = come(self.lights[k], *self.shares[k], *more, *told[-1:], *chain(*arcs[k : k + 1]))
            scene.play(shadow, dim(self.rose.needle, to=0), at=marks[1 + k], run_time=theme.REVEAL)
        joined = gone(*told, *chain(*arcs)), come(*self.bars, under), bright(self.arrow)
        scene.play(joined, at=marks[3], run_time=theme.REVEAL)
        whole = self.rose.with_room(self._named(names[2], lines))
        scene.play(come(*whole), run_time=theme.LIGHT)
        left = gone(*self.lights, *chain(*self.shares), *whole)
        scene.play(left, at=until, early=theme.EARLY + theme.BLINK, run_time=theme.BLINK)
        scene.play(aside, run_time=theme.STEP)

    def _named(self, words: Typeset, lines: Sequence[SpaceCurve]) -> Label:
        """Words beside some shadows that lie end to end, on the side to which the angle grows."""
        land, left = self.rose.block.landscape, self.rose.way(90)

        def middle(view: View) -> np.ndarray:
            ends = np.array([points_of(lines[k], land.terrain)[k] for k in (0, -1)])
            return np.asarray(view.project(ends)[:, :2].mean(axis=0))

        def aside(view: View) -> np.ndarray:
            ends = self.rose.laid(lambda: np.array([np.zeros(2), left]))(land.terrain)
            return np.asarray(np.diff(view.project(ends)[:, :2], axis=0)[0])

        labels, kept = self.rose.block.labels, [*lines, self.arrow, self.rose.needle]
        return labels.add(words, middle, aside, self.rose.block.axes.room, off=kept, side=aside)

    def _lights(self) -> list[Patch]:
        """What lies between each part of the whole and its shadow."""
        way, corner = self.rose.way(), self.whole * [1.0, 0.0]
        found, ends = list[Patch](), pairwise([np.zeros(2), corner, self.whole])
        for ink, (start, end) in zip(_INKS, ends, strict=True):
            outline = partial(np.array, [start, end, end @ way * way, start @ way * way])
            light = Patch(colour=ink, points=self.rose.laid(outline), solid=_LIT, below=True)
            found.append(light.of(self.rose.block.landscape))
        return found

    def _needles(self) -> tuple[SpaceCurve, SpaceCurve]:
        """The needle as a thin one on bars, which are what is long: with a dark edge under these, and without over
        them, so that they are seen on both sides of it."""

        def whole() -> np.ndarray:
            return np.outer(_ALONG, self.rose.way())

        style: dict[str, Any] = {"colour": theme.INK, "tip": True, "through": True, "below": True}
        over = OverBars(points=self.rose.laid(whole), width=theme.CURVE_WIDTH, **style)
        under = self.rose.line(whole, theme.INK, theme.CURVE_WIDTH, tip=True, halo=True)
        return under, over.of(self.rose.block.landscape)

    def _shares(self, plot: TurnPlot | None) -> list[list[SpaceCurve | FlatLine]]:
        """The shadow of each part of the whole, and as high on a plot; and the line to where they meet: that from its
        tip is a `drop`."""
        parts = self.whole * self.rose.way()
        times, shares = (_UNDER if parts.prod() < 0 else 1.0, 1.0), list[list[SpaceCurve | FlatLine]]()
        for k, ends in enumerate(pairwise([0.0, parts[0], parts.sum()])):
            points, dashed = partial(np.outer, ends, self.rose.way()), _SIDES[int(parts[k] < 0)][1]
            shares.append([self._over(points, _INKS[k], times[k] * _PART, dashed=dashed, measures=True)])
            for upright in [plot.sum(self.rose.angle)[k]] if plot else []:
                upright.width_of_line = times[k] * _PART
                shares[k].append(upright)
        shares[0] += self._dropped(self.whole * [1.0, 0.0], partial(float, parts[0]))
        return shares

    def _upright(self, plot: TurnPlot, sign: float, dashed: _Dashed) -> FlatLine:
        """The same bar on a plot of the slopes, from zero to its curve where the needle points: as high as long."""

        def ends() -> np.ndarray:
            across, slope = plot.at(now(self.rose.angle))
            return plot.plane.places(np.array([(across, 0.0), (across, slope if sign * slope > 0 else np.nan)]))

        return FlatLine(ends, theme.INK, _UPRIGHT, dashed, plane=plot.plane)

    def _ray(self) -> SpaceCurve:
        """A thin line where the needle points, as far as the map goes, and back to where a bar behind it lies."""
        rose = self.rose

        def reach() -> np.ndarray:
            way, unit = rose.way(), rose.radius * now(rose.share)
            sides = zip(way, rose.at, rose.block.spans, strict=True)
            rooms = [np.sort((ends - at) / part) for part, at, ends in sides if abs(part) > _LEVEL]
            back, on = max(each[0] for each in rooms) / unit, min(each[1] for each in rooms) / unit
            return np.outer([max(back, min(_BACK * self._slope(), 0.0)), on], way)

        return rose.line(reach, theme.INK, theme.AXIS_WIDTH, halo=True)

    def _slope(self, turn: float = 0.0) -> float:
        """How long the whole is along the needle, or so many degrees on, in steps of length 1."""
        return float(self.whole @ self.rose.way(turn))

    def _turn(self) -> np.ndarray:
        """The arc (n, 2) from the whole to the needle: outside the circle, or inside where the whole is short."""
        start, long = float(np.degrees(np.arctan2(*self.whole[::-1]))), float(np.hypot(*self.whole))
        on = (now(self.rose.angle) - start + 180) % 360 - 180
        out = far if (far := _TURN * long) >= _OUTSIDE else min(_INSIDE, _AT_MOST * long)
        return out * arc(start, start + on)

    def _dropped(self, tip: np.ndarray, along: Callable[[], float]) -> tuple[SpaceCurve, SpaceCurve]:
        """The dashed line from a tip (2,) to the ray, square to it, so far `along` that; and the mark of that angle."""
        rose = self.rose
        line = rose.line(lambda: np.array([tip, along() * rose.way()]), theme.INK, theme.CURVE_WIDTH, dashed=_DASHES)
        return line, rose.line(lambda: self._square(tip, along()), theme.INK, theme.AXIS_WIDTH)

    def _square(self, tip: np.ndarray, along: float) -> np.ndarray:
        """The mark (3, 2) of the right angle at which the line from a tip (2,) meets the ray, so far `along` that; it
        shrinks with both."""
        foot = along * self.rose.way()
        if not (far := float(np.hypot(*(tip - foot)))):
            return np.array([foot] * 3)
        side = min(_SQUARE / now(self.rose.share), _AT_MOST * far, _AT_MOST * abs(along))
        back, up = -np.copysign(side, along) * self.rose.way(), side / far * (tip - foot)
        return np.asarray(foot + np.array([back, back + up, up]))

    def _bar(self, sign: float, dashed: _Dashed) -> SpaceCurve:
        def ends() -> np.ndarray:
            return np.outer([0.0, sign * max(sign * self._slope(), 0.0)], self.rose.way())

        return self._over(ends, theme.INK, _WIDE, dashed=dashed)

    def _over(self, points: Callable[[], np.ndarray], colour: str, width: float, **style: Any) -> SpaceCurve:
        """A line through points (n, 2) of the rose, over its arrows."""
        style |= {"halo": True, "through": True, "below": True}
        line = OverField(colour=colour, points=self.rose.laid(points), width=width, **style)
        return line.of(self.rose.block.landscape)

    def _seen(self, turn: float = 0.0) -> np.ndarray:
        """The middle of the bar, or a place beside it that is off the small circle, and one to its left, (2, 2), on the
        frame."""
        land, along, left = self.rose.block.landscape, self._slope(turn) / 2, self.rose.way(turn + 90)
        share = now(self.rose.share)
        # The number keeps its distance as the bar shrinks, which comes closer: it would lie on the needle.
        out = max(np.sqrt(max(PAST**2 - along**2, 0.0)) if share < 1 else 0.0, _ASIDE / share)
        middle = along * self.rose.way(turn) + out * left
        laid = self.rose.laid(lambda: np.array([middle, middle + left]))
        return np.asarray(land.view.project(laid(land.terrain))[:, :2])

    def _aside(self, turn: float = 0.0) -> np.ndarray:
        return np.asarray(np.diff(self._seen(turn), axis=0)[0])
