"""A contour map: a function of two variables seen from above, and what a scene points out on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product
from typing import Any, TypeAlias

import numpy as np
from manim import Animation, Mobject, VMobject

from steepest.calculus import Function, Number, Point, Promise, added, dot, scaled, unit
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.arrow import Ends, FlatArrow
from steepest.stage.figures.flat.dot import FlatDot
from steepest.stage.figures.flat.drawn import Drawn
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Target
from steepest.stage.figures.flat.plane import name_axes, roomy_plane
from steepest.stage.figures.label import AROUND, Label, Labels, Way
from steepest.stage.figures.map.carried import Carried, window_for
from steepest.stage.figures.map.contour_map import ContourMap
from steepest.stage.figures.map.evened import Heights, evened, evened_for
from steepest.stage.figures.map.map_walk import MapWalk
from steepest.stage.figures.map.night import Night
from steepest.stage.figures.map.over_map import in_corner, in_line, over_map
from steepest.stage.figures.map.window import window_around
from steepest.stage.play.entrances import come, dim, gone
from steepest.stage.play.live import Given, now
from steepest.stage.play.motion import running
from steepest.stage.type.typeset import Typeset, formula

Place: TypeAlias = Given[Point]
"""A point (2,) of the map, or a vector on it, or what gives it for now."""

_DASHES = 0.1, 0.08  # on and off, in scene units
_DARK = 0.5  # how much of the ramp is used: a map that arrows are read on stays darker
_LEFTMOST = -theme.FRAME_WIDTH / 2 + theme.MARGIN
_ACROSS, _UP = 6, 4  # arrows that tell ways: so many columns and rows of them
_NEEDLE = 0.7  # how long an arrow is that tells a way and no slope, in scene units
_BEYOND = Fraction(3, 2)  # of it, from its start: the lowest point on its way is no nearer
_SEEN = 0.4  # length of an arrow that has a name, in scene units
_LEADING = 0.75  # of an arrow that leads off the map, and pales there: so far along it has its name
_MANY, _FEW = (6, 4), (3, 3)  # numbers along its axes
_TIGHT = 0.45  # of the map's width: a label that is wider has a shorter form


class Map:
    """The level bands of a `function` of two variables in a `region` of the frame, its numbers around it.

    It shows what lies `around`: points (2,), the tips of `arrows`, pairs of a point and a vector, and some room for a
    `promise` that is carried out on it. Vectors are drawn at `scale` times their length. `names` are Typst formulas of
    its axes, which may have but a `few` numbers. Its levels are on one scale with those of a function that it changes
    into `later`, if there is one. What it gives comes with `come`, as it does itself; what would lie off it comes as
    nothing.
    """

    def __init__(
        self,
        function: Function,
        around: Iterable[Point],
        region: Box = theme.MAP,
        *,
        names: tuple[str, str],
        arrows: Iterable[tuple[Point, Point]] = (),
        scale: Number = 1,
        promise: Promise | None = None,
        few: bool = False,
        later: Function | None = None,
    ) -> None:
        self.region, self.scale, self.names = region, scale, names
        lines = [(at, added(at, scaled(vector, scale))) for at, vector in arrows]
        points = [*around, *(tip for _, tip in lines)]
        aspect = region.width / region.height
        window = window_for(promise, points, aspect) if promise else window_around(points, aspect)
        self.plane = roomy_plane(*window, region, _LEFTMOST, _FEW if few else _MANY)
        self.box = self.plane.box
        across, up = (formula(name, size=theme.LETTER_SIZE) for name in names)
        across.stand(self.box.right + 0.14, self.box.bottom + 0.02)
        up.stand(self.box.left - 0.19, self.box.top - 0.24, side=1)
        name_axes(self.plane, across, up, between=few)
        heights = evened_for(function.sample, later.sample, *window) if later else evened(function.sample, *window)
        self.window, self.evened = window, heights
        self.heights: Heights = heights
        self.changed = 0.0  # the share of a change that is behind it
        self.bands = ContourMap(self.plane, heights, heights.levels, _DARK, (0.0, 1.0), heights.bend)
        self.labels = Labels(self.box)
        self.keep_uncovered(*lines)

    def coming(self) -> Sequence[Animation]:
        """It appears, with its axes."""
        return come(self.bands, self.plane)

    def dimming(self, to: float) -> Sequence[Animation]:
        """Its bands fade to this opacity."""
        return dim(self.bands, to=to)

    def going(self) -> Sequence[Animation]:
        """It disappears, with its axes."""
        return gone(self.bands, self.plane)

    def holds(self, point: Point) -> bool:
        """Whether a point lies on it."""
        return self.box.holds(self.plane.place(point))

    def changing(self, function: Function, **timing: Any) -> Animation:
        """The function changes into another, and the level lines glide: each keeps its height, where it can."""
        before, after = self.evened, self.evened.changed(function.sample, *self.window)

        def go(_: object, share: float) -> None:
            if share == 1:
                self.evened = after
            self.heights = after if share == 1 else before.toward(after, share)
            self.changed = share
            self.bands.survey(self.heights, after.levels)

        return running(self.bands, go, **{"run_time": theme.CHANGE, **timing})

    def night(self, function: Function, walk: MapWalk, *beside: Mobject) -> Night:
        """Its ground under fog, beside words, and who is about to walk there: before it is a map."""
        return Night(self, function, walk, beside)

    # --- what stands on it ---

    def arrow(
        self,
        at: Place,
        vector: Given[Point | None],
        colour: str,
        width: float = theme.ARROW_WIDTH,
        scale: Given[Number] | None = None,
        dashed: bool = False,
    ) -> FlatArrow:
        """A vector at a point, at the map's scale or another one, which pales where it leads off the map. A vector that
        is None now is not seen."""

        def ends() -> Ends:
            foot, way, times = now(at), now(vector), self.scale if scale is None else now(scale)
            start = self.plane.place(foot)
            if way is None or not self.box.holds(start):
                return None
            return start, self.plane.place(added(foot, scaled(way, times)))

        live = callable(at) or callable(vector) or callable(scale)
        arrow = FlatArrow(np.zeros(3), np.zeros(3), colour, width, self.plane, dashed, self.box)
        return arrow.follow(ends if live else ends())

    def parts(
        self, at: Point, vector: Point, scale: Number | None = None, width: float = 5, chained: bool = True
    ) -> tuple[FlatArrow, FlatArrow]:
        """A vector's two components, one after the other, or both from the point where they are not `chained`, in the
        colours of their variables, at the map's scale or another one."""
        across, up = vector
        corner = added(at, scaled((across, 0 * up), self.scale if scale is None else scale)) if chained else at
        first, second = (across, 0 * up) if across else None, (0 * across, up) if up else None
        one = self.arrow(at, first, theme.FIRST, width, scale)
        return one, self.arrow(corner, second, theme.SECOND, width, scale)

    def line(
        self, points: Sequence[Point], colour: str = theme.INK, width: float = 2.2, dashed: bool = False
    ) -> FlatLine:
        """A line through points (n, 2)."""
        return FlatLine(self._lie(points), colour, width, _DASHES if dashed else None, plane=self.plane)

    def compasses(
        self, function: Function, words: VMobject | None = None, note: Sequence[Typeset | Label] = ()
    ) -> list[Any]:
        """Arrows against the gradient of a function, all of one length, at places of a grid: those that are off labels
        and end well before the lowest point on their way; with them words beside the first, which other labels need not
        keep off, and a `note` that says what they tell."""
        (left, right), (low, high) = self.window
        found: list[Any] = []
        for x, y in product(_middles(left, right, _ACROSS), _middles(low, high, _UP)):
            if not function.has_gradient((x, y)) or not any(slope := function.gradient((x, y))):
                continue
            tip = scaled(unit(slope), -_NEEDLE / float(self.plane.unit[0]))
            ends, beyond = self._lie([(x, y), added((x, y), tip)]), added((x, y), scaled(tip, _BEYOND))
            past = function.has_gradient(beyond) and dot(function.gradient(beyond), tip) >= 0
            free = all(label.box.clip(*ends[:, :2]) is None for label in self.labels.there)
            if self.box.holds(ends[1]) and free and not past:
                found.append(self.arrow((x, y), tip, theme.DESCENT, width=4, scale=1))
        if words and found:
            found.append(named := self.label(words, *found))
            self.labels.free(named)
        self.labels.free(*(each for each in note if isinstance(each, Label)))
        return [*found, *note] if found else found

    def dot(self, at: Place, colour: str = theme.INK, radius: float = 0.08) -> FlatDot:
        """Somebody, or something, at a point."""
        return FlatDot(self.plane, at, colour, radius)

    def target(self, at: Point | None, *words: Typeset, off: Sequence[Drawn] = ()) -> Target:
        """The ring around a bottom, and words beside it that keep `off` arrows and lines; nothing where there is none
        on the map."""
        if at is None or not self.holds(at):
            return Target()
        place = self.plane.place(at)
        self.keep_uncovered((at,))
        off_middle = _first_to(place[:2] - self.box.middle)[: len(AROUND) // 2]  # what leads there comes from within
        solid = [line[np.isfinite(line).all(axis=1)] for line in (each.outline for each in off)]
        label = self.labels.beside(in_line(*words), place, solid=solid, rather=off_middle)

        def leave() -> None:
            self.labels.free(label)
            self.labels.solid[:] = [line for line in self.labels.solid if line is not found.edge]

        found = Target(place, self._over(label), self.plane, leave)
        self.labels.solid.append(found.edge)
        return found

    def walk(self, points: Sequence[Point], arrows: int, colour: str, clear: int = 0) -> MapWalk:
        """A walk through points (n, 2) whose first steps leave `arrows`, the others a trail; labels keep off it, and
        off so many points of its way that are still to come as are to be kept `clear`."""
        self.keep_clear(*([points[:clear]] if clear else []))
        self.labels.solid += (walk := MapWalk(self.plane, points, arrows, colour)).stands
        return walk

    def carried(self, promise: Promise) -> Carried:
        """The first arrow of a promise, to be carried straight on, and the true one beside it."""
        return Carried(self, promise)

    # --- words ---

    def keep_clear(self, *lines: Sequence[Point]) -> None:
        """Let labels keep off lines (n, 2) of the map."""
        self.labels.taken += [self._lie(line) for line in lines]

    def keep_uncovered(self, *things: FlatArrow | Sequence[Point]) -> None:
        """Let labels keep even more off arrows, and dots and arrows along lines (n, 2) of the map, that are there at
        any time."""
        lines = (each.outline if isinstance(each, FlatArrow) else self._lie(each) for each in things)
        self.labels.solid += [line for line in lines if len(line)]

    def label(self, words: VMobject, at: FlatArrow | Place, *others: FlatArrow, far: float = 0.67) -> Label:
        """Words beside an arrow, so `far` along it, or a point, off what is there, and off `others`, on the side away
        from these if they may. What is off the map has its words at the edge."""
        off = [other.outline for other in others if len(other.outline)]
        own = [at.outline] if isinstance(at, FlatArrow) and len(at.outline) else []
        if not isinstance(at, FlatArrow):
            place = self.plane.place(now(at))
        elif len(at.outline):
            place = at.start + far * (at.end - at.start)
        else:
            place = np.array([(self.box.left + self.box.right) / 2, (self.box.bottom + self.box.top) / 2, 0])
        low, high = (self.box.left, self.box.bottom), (self.box.right, self.box.top)
        foot = np.array([*np.clip(place[:2], low, high), 0.0])
        away = sum((foot - np.mean(line, axis=0) for line in off), np.zeros(3))[:2]
        for along in (line[1, :2] - line[0, :2] for line in own):  # across it
            away = away - along * np.dot(away, along) / max(float(np.dot(along, along)), 1e-9)
        return self._over(self.labels.beside(words, foot, ways=_first_to(away), solid=[*own, *off]))

    def naming(self, words: VMobject, arrow: FlatArrow, *others: FlatArrow) -> list[Label]:
        """The label of an arrow, beside its tip, or before it pales, if that is longer than who stands on it."""
        ends, far = arrow.outline, _LEADING if arrow.is_cut else 1.0
        named = len(ends) and np.hypot(*(ends[1] - ends[0])[:2]) > _SEEN
        return [self.label(words, arrow, *others, far=far)] if named else []

    def drop(self, *labels: Label) -> list[Animation]:
        """Labels that are there go, and leave their places to others."""
        there = [label for label in labels if label in self.labels.there]
        self.labels.free(*there)
        return gone(*there)

    def note(self, *words: Typeset, under: Typeset | None = None) -> list[Typeset | Label]:
        """Words over the map, in line, each of which may come by itself: at its right, or at its left where they would
        touch what stands there, `under` which they are; or else in a corner of it, one below another, or in two lines.
        """
        over = over_map(words, self.region, self.box.left, under)
        return [*over] if over else [self._over(in_corner(words, self.labels))]

    def shortest(self, *forms: Typeset) -> Typeset:
        """The first of some forms of a label that the map has room for, or else the last."""
        return next((form for form in forms if form.width < _TIGHT * self.region.width), forms[-1])

    @staticmethod
    def _over(label: Label) -> Label:
        label.set_z_index(theme.TOPMOST)
        return label

    def _lie(self, points: Sequence[Point]) -> np.ndarray:
        return np.array([self.plane.place(point) for point in points])


def _first_to(side: np.ndarray) -> list[Way]:
    """All ways from a point, those first that lead to a side (2,) the most."""
    return sorted(AROUND, key=lambda way: -round(float(np.dot(way, side)), 6))


def _middles(low: float, high: float, count: int) -> list[float]:
    """The middles of so many equal parts of a span."""
    return [low + (high - low) * (k + 0.5) / count for k in range(count)]
