"""A plot of slopes against a direction that turns once round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, pairwise, product
from typing import Any

import numpy as np
from manim import DOWN, UP, Animation, Line, VGroup, VMobject, linear, smooth

from steepest.calculus import Point, SlopesAround
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.extent import runs_of
from steepest.stage.figures.flat.axes_box import Name, axes_box, instead, set_name
from steepest.stage.figures.flat.dot import FlatDot
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import line
from steepest.stage.figures.flat.plane import Plane, keep_apart
from steepest.stage.figures.flat.plot import Pair, Plot
from steepest.stage.figures.label import GAPS, Label, box_around, box_of
from steepest.stage.lean.fading import FadeIn, FadeOut
from steepest.stage.play.live import Given, now
from steepest.stage.play.motion import running
from steepest.stage.type.exact_figures import decimals_told
from steepest.stage.type.fitting import under_numbers
from steepest.stage.type.numerals import numeral
from steepest.stage.type.powers import order
from steepest.stage.type.typeset import Typeset, formula

_ROUND, _ANGLES = 360.0, (0, 90, 180, 270, 360)  # degrees
_EVERY, _SHOULDER = 1.5, 45.0  # degrees to the next point of the curve; from the peak to numbers beside it
_DASHES, _SIDES = (0.09, 0.07), ((1.0, 0.4), (-1.0, 0.4))  # to the right of a foot on the axis, or to the left
_LEVEL, _UPRIGHT = ((1.0, 0.0), (-1.0, 0.0)), ((0.0, 1.0), (0.0, -1.0))  # ways to words beside a point, or over it
_FAINT, _OVER = 0.35, 0.01  # how solid the lines of the quarters are; beyond its region, at most
_ROOM, _ROOM_OVER_PEAK = 1.14, 1.45  # times what is shown of a quarter, for answers over it, and of a turn, for words
_ROOM_FOR_LONG, _LONG = 1.3, 0.3  # the first where numbers at its ends are so long, as a share of how wide it is
_BAR, _OFF = 9.0, 0.05  # how broad the bars of a sum are, and how far off their middles words keep, as off a line
_TIGHT = 0.06  # from words that are long, or right beside what they name, to the edge of their plate
_COLOURS = theme.FIRST, theme.SECOND
_DOT = 0.15 * np.array([(-1, -1), (1, 1), (-1, 1), (1, -1)])  # what words keep off around a dot
_OPENING: dict[str, Any] = {"run_time": theme.SWEEP, "rate_func": linear}
_AXES, _NUMBERS = 2, 4  # lines of a plane that are axes: others are ticks; at the upright axis of a quarter


class TurnPlot(Plot):
    """The slopes around a point against the angle of the direction, which counts in degrees across a `region`.

    At first it shows the quarter of the circle in which the steepest direction lies, from and to the angles `quarter`,
    as high as the sum of the slopes at its ends; `complete` opens it to all of a turn. An angle beyond a turn stands
    where its direction does.
    """

    def __init__(
        self, slopes: SlopesAround, region: Box = theme.PANEL, names: tuple[Name, Name] = (None, None)
    ) -> None:
        self.slopes, self.region = slopes, region
        self.quarter = 90.0 * slopes.quarter, 90.0 * slopes.quarter + 90.0
        self._middle_bars: list[np.ndarray] = []  # the sides of the bars there, while words keep off them
        number = formula(numeral(slopes.greatest, ".3g", "typst"), size=theme.SMALLEST_SIZE)
        greatest, size = float(slopes.greatest), theme.LABEL_SIZE
        most = _ROOM_OVER_PEAK * greatest
        box = axes_box(region, (-most, most), set_name(names[0]), size=size)
        if number.width + 2 * theme.TEXT_GAP > self._beside_peak(box.width):
            most = _room_over(box.height, number.height) * greatest
        super().__init__((0, _ROUND), (-most, most), region, names=names, size=size)
        self._wide = Plane(self.plane.xs, self.plane.ys, self.box, numbers=(0, 0))
        lines, numbers = self.plane.lines, self.plane.y_numbers
        clear = [each for each in numbers if all(keep_apart(each, other) for other in self.across)]
        (level, *quarters), zero = self._grid(), self.plane.at(0, 0)[1]
        self._zero = VGroup(level, *(each for each in clear if each.get_bottom()[1] < zero < each.get_top()[1]))
        others = (each for each in clear if each not in self._zero)
        self._marks = VGroup(*quarters, *lines[_AXES:], *others, *self.across)
        lines.remove(*lines[_AXES:])
        numbers.remove(*numbers)
        long = number.width > _LONG * self.box.width
        top = (_ROOM_FOR_LONG if long else _ROOM) * float(sum(slopes.ends))
        close = Plane(self.quarter, (0.0, top), self.box, numbers=(0, _NUMBERS), size=self.plane.size)
        self.plane.span(close.xs, close.ys, self.box)
        below = self._ticks(close)
        self._near = [*below, *(each for each in (self.name, self.name_up) if each)]
        fit = (each for each in close.y_numbers if each.get_left()[0] >= region.left - _OVER)  # of a turn: shorter
        self._beside = [each for each in fit if all(keep_apart(each, other) for other in self._near)]
        self.across = VGroup(*close.lines[_AXES:], *below, *self._beside)

    def _beside_peak(self, across: float) -> float:
        """How wide the longer side of the peak is where a turn is so wide, and where the curve has fallen from the peak
        by as much as words need."""
        longer = max(self.slopes.angle, _ROUND - self.slopes.angle) - _SHOULDER
        return float(longer / _ROUND * across)

    @property
    def middle(self) -> float:
        """The angle in the middle of the quarter."""
        return sum(self.quarter) / 2

    @property
    def over(self) -> Box:
        """The room over its quarter for a question with its answers, beside the name of its upright axis."""
        whole = theme.OVER_PLOT
        beside = float(self.name_up.get_right()[0]) + theme.TEXT_GAP + _OFF if self.name_up else whole.left
        return Box(max(whole.left, beside), whole.bottom, whole.right, whole.top)

    def decimals(self, names: Mapping[str, object]) -> int:
        """Of a slope beside it: those of the greatest as is told over these names, by three digits."""
        return max(2 - order(self.slopes.greatest), decimals_told(self.slopes.greatest, ".3g", names))

    def complete(self) -> list[Animation]:
        """It opens from its quarter to all of a turn, between its numbers before and after; what is on it follows, and
        so does its zero, a line with its number, by which slopes are read meanwhile."""
        spans = [[*plane.xs, *plane.ys] for plane in (self.plane, self._wide)]

        def change(_: object, share: float) -> None:
            a, b, c, d = np.array(spans[0]) * (1 - share) + np.array(spans[1]) * share
            self.plane.span((a, b), (c, d), self.box)
            self._zero.shift(UP * (self.plane.at(a, 0)[1] - self._zero[0].get_start()[1]))

        change(None, 0.0)
        old, self.across = self.across, VGroup(self._zero, self._marks)
        self.labels.free(*self.labels.there)  # what stood in the quarter is gone by then
        self._free(*self._middle_bars)
        return [
            running(self.plane, lambda each, share: change(each, smooth(_part(share, 0.25, 0.75))), **_OPENING),
            FadeOut(old, **{**_OPENING, "rate_func": lambda share: _part(share, 0.0, 0.25)}),
            FadeIn(self._zero, **{**_OPENING, "rate_func": lambda share: _part(share, 0.0, 0.25)}),
            FadeIn(self._marks, **{**_OPENING, "rate_func": lambda share: _part(share, 0.75, 1.0)}),
        ]

    def _free(self, *lines: np.ndarray) -> None:
        self.labels.solid = [each for each in self.labels.solid if not any(each is line for line in lines)]

    def at(self, angle: float) -> tuple[float, float]:
        """The point of the curve at an angle."""
        return _once_round(angle), float(self.slopes.along(angle))

    def runner(self, angle: Given[float], colour: str = theme.INK) -> FlatDot:
        """A point that runs along the curve with an angle that may be live."""
        return self.dot(lambda: self.at(now(angle)), colour)

    def curve(self, until: Given[float], colour: str = theme.INK) -> FlatLine:
        """The curve from the beginning of the quarter on, as far as an angle has come that may be live; words that come
        later keep off all of it, off the line at zero, and off its peak, its trough and both its zeros."""
        whole = self._points(self.quarter[0] + _ROUND)
        zero = np.array([[0.0, 0.0], [_ROUND, 0.0]])
        self.labels.taken += [self._wide.places(line) for line in (whole[np.isfinite(whole[:, 0])], zero)]
        turns = (self.slopes.angle + quarter for quarter in _ANGLES[:-1])
        self.labels.solid += [self._wide.places(np.array([self.at(turn % _ROUND)])) for turn in turns]
        return FlatLine(lambda: self.plane.places(self._points(now(until))), colour, plane=self.plane)

    def sum(self, angle: Given[float]) -> tuple[FlatLine, ...]:
        """What each axis of the map adds to the slope at an angle of the quarter, which may be live: two bars, the one
        on the other."""
        bars = (partial(lambda k: self._bars(now(angle))[k], k) for k in range(len(_COLOURS)))
        return tuple(FlatLine(bar, ink, _BAR, plane=self.plane) for bar, ink in zip(bars, _COLOURS, strict=True))

    def _bars(self, angle: float) -> list[np.ndarray]:
        """The ends (2, 3) of both bars on the frame."""
        turn, across = np.radians(angle), _once_round(angle)
        sums = np.cumsum([np.cos(turn), np.sin(turn)] * np.array(self.slopes.gradient, float)).tolist()
        ends = ([[across, low], [across, high]] for low, high in pairwise([0.0, *sums]))
        return [self.plane.places(np.array(each)) for each in ends]

    def corners(self, bent: Iterable[tuple[Sequence[Point], VMobject]]) -> list[FlatDot | Label]:
        """Dots in the middle of lines of three points each, hollow off the curve, none where a label lies on it, and
        words beside each, as high as it is, or else, if they are short and have room off these lines, the curve, all
        dots and each other, elsewhere beside it. The bars halfway have gone by then."""
        words, found, both = [label.box for label in self.labels.there], list[FlatDot | Label](), [*bent]
        self._free(*self._middle_bars[: 2 * len(_COLOURS)])
        lines = [self.plane.places(np.array(each, float))[:, :2] for each, _ in both]
        lines.append(self.plane.places(self._points(self.quarter[1]))[:, :2])
        dots = [self.plane.place(middle)[:2] + _DOT for _, middle, _ in self.slopes.bends]
        for (corners, text), ghost in zip(both, lines, strict=False):
            if any(box_around(ghost[1], np.full(2, theme.LINE_GAP)).apart(box) < 0 for box in words):
                continue
            others = [each for each in dots if not np.allclose(each.mean(axis=0), ghost[1])]
            found += [dot := self.dot(corners[1]), *self._named(text, ghost, [*lines, *others])]
            dot.hole = float(not np.isclose(float(corners[1][1]), self.at(float(corners[1][0]))[1]))
        return found

    def _named(self, words: VMobject, ghost: np.ndarray, solid: Sequence[np.ndarray]) -> list[Label]:
        """Words beside the middle of a line, as high as that is, since their height tells the same as they do, off all
        lines: a dash before a number is a minus. Else close by; none where they would be far off."""
        off, there = [line for line in solid if line is not ghost], [label.box for label in self.labels.there]
        tried = (Label(words.copy(), ghost[1], way, self.labels.region, GAPS[0], _TIGHT) for way in _LEVEL)
        level = [each for each in tried if np.isclose(each.box.middle[1], ghost[1, 1])]
        level = [each for each in level if not any(each.box.apart(box) <= 0 for box in there)]
        found = [each for each in level if not (each.box.is_crossed(*off) or box_of(each.words).is_crossed(ghost))]
        if not found:
            self.labels.free(one := self.labels.beside(words, ghost[1], solid=solid, edge=_TIGHT, rather=_UPRIGHT))
            free = not any(one.box.apart(box) < 0 for box in there) and not one.box.is_crossed(*solid)
            far = one.box.apart(box_around(ghost[1], np.zeros(2)))
            found = [one] * (free and far <= GAPS[-1])
        self.labels.there += found[:1]
        return found[:1]

    def away(self, turn: float, words: VMobject, colour: str = theme.INK) -> tuple[FlatDot, Label]:
        """The point of the curve so many degrees away from the steepest direction, and words over or beside it."""
        at, whole = self.at((self.slopes.angle + turn) % _ROUND), self._points(self.quarter[0] + _ROUND)
        solid = [self._wide.places(piece) for piece in runs_of(whole)]
        wide, place = words.width, self._wide.place(at)
        label = self.labels.beside(words, place, solid=solid, rather=_UPRIGHT, edge=_TIGHT)
        if box_of(label, theme.LINE_GAP).is_crossed(*solid):
            self.labels.free(label)
            return self.mark(at, words.scale(wide / words.width), colour)
        return self.dot(at, colour), label

    def ends(self, words: Sequence[Typeset], off: Sequence[Sequence[Pair]]) -> list[tuple[FlatDot, Label]]:
        """The points of the curve at both ends of the quarter, each with words: outside, at its height, where a number
        of the axis gives way, or off some lines and the bars there, and what comes later off the bars halfway."""
        at = [self.at(angle) for angle in self.quarter]
        solid = [self.plane.places(np.array(line, float)) for line in off]
        solid += [bar for angle in self.quarter for bar in self._bars(angle)]
        self.labels.free(*self.labels.there)
        self._middle_bars = [bar + [side, 0, 0] for bar in self._bars(self.middle) for side in (-_OFF, _OFF)]
        room = self.region.left - _OVER, theme.EDGES[1]
        over, ways = self.over, np.linspace(self.over.bottom, self.region.top, 4).tolist()
        self._middle_bars += [np.array([[over.left, y, 0.0], [over.right, y, 0.0]]) for y in ways]
        self.labels.solid += self._middle_bars
        beside = [*zip(words, map(self.plane.place, at), _LEVEL[::-1], strict=True)]
        level = [instead(place, text, room, self._near, way) for text, place, way in beside]
        self.across.remove(*(each for each in self._beside for label in level[0] if not keep_apart(each, label)))
        self.labels.there += chain(*level)
        labels = (each or [self._in_lines_beside(*end[:2], solid)] for each, end in zip(level, beside, strict=True))
        return [*zip(map(self.dot, at), chain.from_iterable(labels), strict=True)]

    def _in_lines_beside(self, words: Typeset, place: np.ndarray, solid: Sequence[np.ndarray]) -> Label:
        """Words beside a place, on two lines where something solid, or a bar halfway, runs through them on one, and
        only then; nearer to the edge of their plate where it runs through both. Where it runs through all of these, as
        few lines do as may be."""
        tried, lines = list[tuple[int, Label]](), [*solid, *self._middle_bars]
        forms: Sequence[Callable[[], Typeset]] = words.copy, partial(under_numbers, words)
        for edge, form in product((theme.TEXT_GAP, _TIGHT), forms):
            label = self.labels.beside(form(), place, solid=solid, edge=edge)
            tried.append((sum(map(box_of(label.words, theme.LINE_GAP).is_crossed, lines)), label))
            self.labels.free(label)
            if tried[-1][0] == 0:
                break
        self.labels.there.append(best := min(tried, key=lambda each: each[0])[1])
        return best

    def drop(self, angle: float, words: VMobject) -> tuple[FlatLine, Label]:
        """The dashed line from the curve at an angle down to the axis across, off which words keep that come later, and
        words to one side of its foot."""
        ends = np.array([at := self.at(angle), (at[0], self._wide.ys[0])])
        line = FlatLine(lambda: self.plane.places(ends), theme.QUIET, theme.AXIS_WIDTH, _DASHES, plane=self.plane)
        self.labels.solid.append((wide := self._wide.places(ends))[:, :2])
        return line, self.labels.beside(words, wide[1], ways=_SIDES)

    def rise(self, angle: float, colour: str = theme.GRADIENT) -> FlatLine:
        """The slope at an angle, as a bar from zero to the curve; words beside the curve keep off it."""
        across, slope = self.at(angle)
        foot, tip = (self.plane.place((across, high)) for high in (0.0, slope))
        self.labels.solid.append(np.array([foot, tip]))
        return FlatLine(np.array([foot, tip]), colour, _BAR, plane=self.plane)

    def _points(self, until: float) -> np.ndarray:
        """Points (n, 2) of the curve, up to an angle, with a gap where a turn is whole."""
        start = self.quarter[0]
        angles = np.append(np.arange(start, end := min(max(float(until), start), start + _ROUND), _EVERY), end)
        points = np.stack([[_once_round(angle) for angle in angles], self.slopes.sample(angles)], -1)
        back = np.flatnonzero(np.diff(points[:, 0]) < 0) + 1
        return np.insert(points, back, np.nan, axis=0)

    def _grid(self) -> list[Line]:
        """A line at zero, and a faint one at each quarter of a turn."""
        (low, high), plane = self.plane.ys, self.plane
        zero = line(plane.at(0, 0), plane.at(_ROUND, 0))
        quarters = (line(plane.at(x, low), plane.at(x, high), width=theme.HAIRLINE) for x in _ANGLES[1:])
        return [zero, *(each.set_stroke(opacity=_FAINT) for each in quarters)]

    def _ticks(self, plane: Plane | None = None) -> VGroup:
        """Ticks and numbers at the quarters of a turn, or at its halves where numbers have no more room; on a plane
        of one quarter in its middle, too."""
        finer = [sorted((*_ANGLES, self.middle))] if plane else []
        plane = plane or self.plane
        for angles in (*finer, _ANGLES, _ANGLES[::2]):
            feet = {each: plane.at(each, plane.ys[0]) for each in angles if plane.xs[0] <= each <= plane.xs[1]}
            told = {formula(f"{x:g}°", size=self.plane.size, colour=theme.QUIET): foot for x, foot in feet.items()}
            numbers = [text.stand(foot[0], foot[1] - 0.38, side=0) for text, foot in told.items()]
            if all(keep_apart(one, other) for one, other in pairwise(numbers)):
                break
        return VGroup(*(line(foot, foot + DOWN * 0.08) for foot in feet.values()), *numbers)


def _room_over(height: float, tall: float) -> float:
    """What the peak is multiplied by in a plot of a height, so that words so `tall` have room over it, and under the
    trough."""
    return height / (height - 2 * (tall + 2 * theme.TEXT_GAP + GAPS[0] + theme.LINE_GAP))


def _part(share: float, start: float, end: float) -> float:
    """How much is done of what begins and ends at shares of the whole."""
    return float(np.clip((share - start) / (end - start), 0, 1))


def _once_round(angle: float) -> float:
    """Where an angle stands on the axis: a whole turn stands at its end."""
    return float(angle) if 0 <= angle <= _ROUND else float(angle) % _ROUND
