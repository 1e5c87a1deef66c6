"""A block of ground: the graph of a function of two variables, its axes, and what a scene points out on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, SupportsFloat, TypeAlias, TypeVar

import numpy as np
from manim import Animation, there_and_back

from steepest.calculus import Cut, Domain, Function, Number, Point, Secant, StraightWay
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.block_labels import BlockLabels, Seen
from steepest.stage.figures.ground.draped import arrow_on, halves_of, on_ground
from steepest.stage.figures.ground.secant import secant_on
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.ground.walking import BallWalker, GroundWalk
from steepest.stage.figures.label import Label
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Span, Terrain
from steepest.stage.ground.things import Arrow, Dot, Draped, SpaceCurve, Thing, placed
from steepest.stage.ground.view import View
from steepest.stage.play.live import Given, now
from steepest.stage.play.motion import running
from steepest.stage.type.typeset import Typeset

Way: TypeAlias = Given[Sequence[Number]]
"""A direction (2,) of the map, or what gives it for now."""
Outlook: TypeAlias = View | Callable[[Terrain], View]
"""From where the eye looks: a view, or what finds one for a ground."""

_TANGENT = 1.5  # length of a tangent's arrow, in units of the block
_TOUCH = 1.25  # how far the line that touches another goes on to each side, likewise
_TICKS = 4  # numbers on the longer side
_OVER = 0.15  # how far over the region a tangent may reach
_STROLL = 0.7  # how much of the way to the edge of the map a stroll goes
_CELLS = 48
_LIFT = 0.012  # of a line over the ground that it lies on
T = TypeVar("T", bound=Thing)


class Block:
    """The graph of `function` over a `domain`, seen from `view`, which fills a `region` of the frame with its axes.

    Its sides are as those of the domain, as far as that leaves it a block; `size` is the longer of them and the height,
    and `body` how far it goes down below its lowest point, as a share of the height. `names` are those of the axes, set
    already: of both variables and of the height, None for an axis without. What `ball`, `edge`, `tangent` and the like
    return comes with `come`, as the block itself does, and its `axes`; `there` has both as they stand.
    """

    def __init__(
        self,
        function: Function,
        domain: Domain,
        view: Outlook,
        names: Sequence[Typeset | None],
        region: Box = theme.PICTURE,
        size: tuple[float, float] = (6.6, 2.7),
        body: float = 0.22,
    ) -> None:
        self.function, self.region = function, region
        xs, ys = ((float(low), float(high)) for low, high in domain)
        self.spans: tuple[Span, Span] = (xs, ys)
        sides = _sides(xs, ys)
        width, depth = (size[0] * side for side in sides)
        self.whole = Terrain(function.sample, xs, ys, width, depth, size[1], body=body, cells=_CELLS)
        self.landscape = Landscape(self.whole, self._found(view))
        east, north = (max(1, round(_TICKS * side)) for side in sides)
        self.axes = SolidAxes(self.landscape, names, counts=(east, north, 2 if names[2] else 0))
        self.landscape.drop(*self.axes.ticks)
        self.landscape.view = self.fitted(view)
        self.axes.room = region
        self.axes.place()
        self.labels = BlockLabels(self.landscape, self.axes)
        self._places: dict[Thing, np.ndarray] = {}

    @property
    def there(self) -> tuple[Landscape, SolidAxes]:
        """The ground and its axes, as they stand without having come."""
        self.axes.put()
        return self.landscape, self.axes

    def coming(self) -> Sequence[Animation]:
        """The ground rises out of the flat map."""
        return [self.landscape.rise()]

    def dimming(self, to: float) -> Sequence[Animation]:
        """The block, and all that stands on it, fades to this opacity."""
        faded: Any = self.landscape.animate.set_opacity(to)
        return [faded]

    def going(self) -> Sequence[Animation]:
        """The block fades, with all that stands on it."""
        gone: Any = self.landscape.animate.set_opacity(0.0)
        return [gone, *self.axes.going()]

    # --- what stands on it ---

    def ball(self, at: Point, radius: float = 0.1, colour: str = theme.INK) -> Dot:
        """Somebody who stands at a point of the map."""
        place = np.array(at, float)
        ball = self._own(Dot(colour=colour, point=lambda ground: on_ground(ground, place), radius=radius))
        self._places[ball] = place
        return ball

    def edge(self, cut: Cut, colour: str) -> SpaceCurve:
        """The line in which a cut meets the ground."""
        along = np.linspace(0, 1, 90)
        way = [np.full(90, float(value)) for value in cut.at]
        low, high = self.spans[cut.axis]
        way[cut.axis] = low + (high - low) * along
        return self._own(SpaceCurve(colour=colour, points=Draped(way[0], way[1], _LIFT), on_ground=True))

    def line(self, course: StraightWay, colour: str) -> tuple[SpaceCurve, SpaceCurve]:
        """A course as two lines on the ground, against its direction and along it, each from its point as far as the
        ground goes on rising, where it curves upward, or falling, where it curves downward."""
        halves = halves_of(self.whole, course.at, course.direction, course.curvature > 0)
        style: dict[str, Any] = {"colour": colour, "width": 5, "ghost": 0.5, "on_ground": True}
        against, along = (self._own(SpaceCurve(points=half, **style)) for half in halves)
        return against, along

    def touching(self, line: SpaceCurve) -> SpaceCurve:
        """The level line that touches another where that begins, toward its end, seen through the ground."""
        points = placed(line.points, self.whole)
        way = (points[-1] - points[0]) * [1, 1, 0]
        way *= _TOUCH / max(float(np.linalg.norm(way)), _TOUCH * 1e-6)  # none at the edge of the map
        ends = np.array([points[0] - way, points[0] + way])
        return self._own(SpaceCurve(colour=line.colour, points=ends, width=6, through=True, halo=True))

    def arrow(
        self, at: Point, vector: Sequence[SupportsFloat], colour: str = theme.GRADIENT
    ) -> Arrow | SpaceCurve:
        """A vector of the map as an arrow on the ground, as long as it is there; one of no length is a ring."""
        start = np.array([float(value) for value in at])
        end = start + np.array([float(value) for value in vector])
        if (start == end).all():
            here = on_ground(self.whole, start)
            return self._own(Arrow(colour=colour, start=here, end=here, through=True))
        return self._own(arrow_on(self.whole, start, end, colour))

    def walk(self, points: Sequence[Point], ball: Dot, colour: str = theme.DESCENT) -> GroundWalk:
        """A walk through points of the map, taken by a ball, which stands on the first from now on."""
        return GroundWalk(self.landscape, points, BallWalker(ball, self._places[ball]), colour)

    def tangent(self, at: Point, way: Way, colour: str) -> Arrow:
        """The tangent in a direction of the map, an arrow of one length whatever its slope; it follows a live `way`."""
        x, y = map(float, at)
        start = self.whole.on(x, y)

        def end(_: Terrain) -> np.ndarray:
            across, up = now(way)
            rise = self.function.slope(at, (across, up)) * np.hypot(float(across), float(up))
            along = self.whole.at(x + across, y + up, self.function(at) + rise) - start
            whole = along * _TANGENT / np.linalg.norm(along)
            return np.asarray(start + whole * self._share_below_title(start, whole))

        return self._own(
            Arrow(colour=colour, start=start, end=end if callable(way) else end(self.whole), through=True)
        )

    def secant(self, cut: Cut, step: Callable[[], Secant]) -> tuple[SpaceCurve, SpaceCurve, SpaceCurve, Dot]:
        """A live step along a cut: the step, its climb, the line through both its ends as far as the region shows it,
        and a ball at its end."""
        level, climb, secant, ball = secant_on(self.landscape, lambda: self.region, cut, step)
        return self._own(level), self._own(climb), self._own(secant), self._own(ball)

    def label(self, words: Typeset, at: Arrow | SpaceCurve | Point, above: bool = False) -> Label:
        """Words on a plate over a point of the map or over a line's end, or beside an arrow's tip, above or below its
        line. They follow the block as it is seen."""
        if isinstance(at, SpaceCurve):
            end = placed(at.points, self.whole)[-1]
            return self._label(words, end, lambda _: np.array([0.0, 1.0]), theme.AROUND)
        if not isinstance(at, Arrow):
            point = self.whole.on(*map(float, at))
            return self._label(words, point, lambda _: np.array([0.0, 1.0]), self.region, kept=False)
        tip, foot = placed(at.end, self.whole), placed(at.start, self.whole)

        def aside(view: View) -> np.ndarray:
            end, start = view.project(np.array([tip, foot]))[:, :2]
            right, up = end - start
            over = (above and end[1] < self.region.top - 1) == (right > 0)
            return np.array([-up, right]) * (1 if over else -1)

        return self._label(words, tip, aside, self.region)

    def _label(self, words: Typeset, point: np.ndarray, usual: Seen, region: Box, kept: bool = True) -> Label:
        return self.labels.add(words, lambda view: view.project(point[None])[0, :2], usual, region, kept)

    def follow(self, label: Label) -> Label:
        """Let a label follow the block as it is seen."""
        self.landscape.followers.append(label)
        return label

    # --- what moves ---

    def look(self, view: Outlook, region: Box | None = None, **timing: Any) -> Animation:
        """Look at it from elsewhere, as large as its region, or from now on another one, allows."""
        self.region = self.axes.room = region or self.region
        fitted = self.fitted(view)
        self.labels.turn(fitted)
        return self.landscape.look_from(fitted, **timing)

    def fitted(self, view: Outlook, region: Box | None = None) -> View:
        """The view from a side in which the block, with its axes, just fills a region of the frame."""
        return self.landscape.fitted(self._found(view), region or self.region)

    def move(self, ball: Dot, to: Point, **timing: Any) -> Animation:
        """Somebody goes straight over the map to a point."""
        place = self._places[ball]
        start, end = place.copy(), np.array(to, float)

        def go(_: object, share: float) -> None:
            place[:] = start + (end - start) * share

        return running(self.landscape, go, **timing)

    def open(self, cut: Cut, **timing: Any) -> Animation:
        """Cut it open: what lies before the cut goes, as far as there is ground behind it (`opens`)."""
        other = 1 - cut.axis
        window = list(self.spans)
        window[other] = (float(cut.at[other]), self.spans[other][1])
        return self.landscape.cut((window[0], window[1]), **timing)

    def opens(self, cut: Cut) -> bool:
        """Whether there is ground behind a cut."""
        return float(cut.at[1 - cut.axis]) < self.spans[1 - cut.axis][1]

    def close(self, **timing: Any) -> Animation:
        """Close it again."""
        return self.landscape.cut(None, **timing)

    def stroll(self, ball: Dot, cut: Cut) -> Animation:
        """Somebody walks along a cut, most of the way to the edge of the map, and back: one variable moves alone."""
        place, end = self._places[ball], self.spans[cut.axis][1]
        start = float(place[cut.axis])

        def walk(_: object, share: float) -> None:
            place[cut.axis] = start + _STROLL * (end - start) * share

        return running(self.landscape, walk, rate_func=there_and_back, run_time=theme.STROLL)

    def _share_below_title(self, start: np.ndarray, way: np.ndarray) -> float:
        """How much of an arrow is seen in the region, or a little over it; half of it at least."""
        foot, tip = self.landscape.view.project(np.array([start, start + way]))[:, 1]
        room = self.region.top + _OVER - foot
        return float(np.clip(room / (tip - foot), 0.5, 1.0)) if tip - foot > room else 1.0

    def _own(self, thing: T) -> T:
        thing.of(self.landscape)
        return thing

    def _found(self, view: Outlook) -> View:
        return view(self.whole) if callable(view) else view


def _sides(xs: Span, ys: Span) -> tuple[float, float]:
    """The sides of a block as shares of the longer one: as those of the domain, the shorter no less than half."""
    wide, deep = xs[1] - xs[0], ys[1] - ys[0]
    return max(wide / max(wide, deep), 0.5), max(deep / max(wide, deep), 0.5)
