"""A block of ground: the graph of a function of two variables, its axes, and what a scene points out on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias, TypeVar

import numpy as np
from manim import Animation, there_and_back

from steepest.calculus import Cut, Domain, Function, Point, Secant
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.label import Label
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Span, Terrain
from steepest.stage.ground.things import Arrow, Curve, Dot, Draped, Thing, placed
from steepest.stage.ground.view import View
from steepest.stage.play.live import Given, now
from steepest.stage.play.motion import running
from steepest.stage.type.typeset import Typeset

Way: TypeAlias = Given[Sequence[float]]
"""A direction (2,) of the map, or what gives it for now."""

_TANGENT = 1.5  # length of a tangent's arrow, in units of the block
_SECANT = 1.6, 2.4  # how far a secant goes on, behind the step and before it, likewise
_STROLL = 0.7  # how much of the way to the edge of the map a stroll goes
_LIFT = 0.012  # of a line over the ground that it lies on
T = TypeVar("T", bound=Thing)


class Block:
    """The graph of `function` over a `domain`, seen from `view`, which fills a `region` of the frame with its axes.

    `names` are those of the axes, set already: of both variables and of the height, None for an axis without. What
    `ball`, `edge`, `tangent` and `secant` return comes with `come`, as the block itself does, and its `axes`.
    """

    def __init__(
        self,
        function: Function,
        domain: Domain,
        view: View,
        names: Sequence[Typeset | None],
        region: Box = theme.PICTURE,
        size: tuple[float, float, float] = (6.6, 6.6, 2.7),
    ) -> None:
        self.function, self.region = function, region
        xs, ys = ((float(low), float(high)) for low, high in domain)
        self.spans: tuple[Span, Span] = (xs, ys)
        self.whole = Terrain(function.sample, xs, ys, *size)
        self.landscape = Landscape(self.whole, view)
        self.axes = SolidAxes(self.landscape, names)
        self.landscape.drop(*self.axes.ticks)
        self.landscape.view = self.landscape.fitted(view, region)
        self.axes.place()
        self._places: dict[Thing, np.ndarray] = {}

    def coming(self) -> Sequence[Animation]:
        """The ground rises out of the flat map."""
        return [self.landscape.rise()]

    def dimming(self, to: float) -> Sequence[Animation]:
        """The block, and all that stands on it, becomes so solid."""
        faded: Any = self.landscape.animate.set_opacity(to)
        return [faded]

    def going(self) -> Sequence[Animation]:
        """The block fades, with all that stands on it."""
        gone: Any = self.landscape.animate.set_opacity(0.0)
        return [gone, *self.axes.going()]

    # --- what stands on it ---

    def ball(self, at: Point, radius: float = 0.1) -> Dot:
        """Somebody who stands at a point of the map."""
        place = np.array(at, float)
        ball = self._own(Dot(point=lambda ground: ground.on(*place), radius=radius))
        self._places[ball] = place
        return ball

    def edge(self, cut: Cut, colour: str) -> Curve:
        """The line in which a cut meets the ground."""
        along = np.linspace(0, 1, 90)
        way = [np.full(90, float(value)) for value in cut.at]
        low, high = self.spans[cut.axis]
        way[cut.axis] = low + (high - low) * along
        return self._own(Curve(colour=colour, points=Draped(way[0], way[1], _LIFT), on_ground=True))

    def tangent(self, at: Point, way: Way, colour: str) -> Arrow:
        """The tangent in a direction of the map, an arrow of one length whatever its slope; it follows a live `way`."""
        x, y = map(float, at)
        start = self.whole.on(x, y)

        def end(_: Terrain) -> np.ndarray:
            across, up = now(way)
            rise = self.function.slope(at, (across, up)) * np.hypot(across, up)
            along = self.whole.at(x + across, y + up, self.function(at) + rise) - start
            return np.asarray(start + along * _TANGENT / np.linalg.norm(along))

        return self._own(
            Arrow(colour=colour, start=start, end=end if callable(way) else end(self.whole), through=True)
        )

    def secant(self, cut: Cut, step: Callable[[], Secant]) -> tuple[Curve, Curve, Curve, Dot]:
        """A live step along a cut: the step, its climb, the line through both its ends, and a ball at its end."""
        (x, y), here = map(float, cut.at), cut.function(cut.at)
        start = self.whole.on(x, y)

        def foot(ground: Terrain) -> np.ndarray:
            x, y = map(float, cut.moved(step().length))
            return ground.at(x, y, float(here))

        def end(ground: Terrain) -> np.ndarray:
            taken = step()
            x, y = map(float, cut.moved(taken.length))
            return ground.at(x, y, float(here + taken.climb))

        def line(ground: Terrain) -> np.ndarray:
            way = (end(ground) - start) / np.linalg.norm(end(ground) - start)
            return np.array([start - _SECANT[0] * way, start + _SECANT[1] * way])

        style: dict[str, Any] = {"colour": theme.INK, "width": 3, "through": True, "halo": True}
        level, climb, secant = (
            self._own(Curve(points=points, **style))
            for points in (
                lambda ground: np.array([start, foot(ground)]),
                lambda ground: np.array([foot(ground), end(ground)]),
                line,
            )
        )
        return level, climb, secant, self._own(Dot(point=end, radius=0.06))

    def label(self, words: Typeset, at: Arrow | Point, above: bool = False) -> Label:
        """Words on a plate over a point of the map, or beside an arrow's tip, above or below its line. They follow the
        block as it is seen."""
        land = self.landscape
        if isinstance(at, Arrow):
            tip, foot = placed(at.end, self.whole), placed(at.start, self.whole)

            def aside() -> np.ndarray:
                end = land.on_screen(tip)
                right, up, _ = end - land.on_screen(foot)
                over = (above and end[1] < self.region.top - 1) == (right > 0)
                return np.array([-up, right]) * (1 if over else -1)

            label = Label(words, lambda: land.on_screen(tip), aside, self.region)
        else:
            x, y = map(float, at)
            label = Label(words, lambda: land.over(x, y), (0.0, 1.0), self.region)
        land.followers.append(label)
        return label

    # --- what moves ---

    def look(self, azimuth: float, elevation: float, **timing: Any) -> Animation:
        """Look at it from elsewhere (degrees), as large as the region allows now."""
        view = self.landscape.fitted(View(azimuth, elevation), self.region)
        return self.landscape.look_from(view, **timing)

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

    def _own(self, thing: T) -> T:
        thing.of(self.landscape)
        return thing
