"""A hill has two slopes: at one place, the slope going east and the slope going north."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
from manim import FadeIn, FadeOut, VGroup

from calculus import Number
from stage import theme
from stage.box import Box
from stage.landscape import Landscape
from stage.motion import running
from stage.parameters import Domain, MapFunction, Parameters, Point2, Unfit, fact, parameter, require_value
from stage.readout import Readout
from stage.scene import LectureScene
from stage.solid_axes import SolidAxes
from stage.tag import Tag
from stage.terrain import Terrain
from stage.things import Arrow, Curve, Dot, placed
from stage.view import View

PICTURE = Box(-6.6, -2.95, 3.2, 2.7)
AROUND = Box(-6.6, -2.95, 3.9, 2.7)  # where a number beside an arrow may stand
PANEL = 6.65  # where the panel's right edge stands
TANGENT = 1.5  # length of a tangent arrow, in units of the block


class HillParameters(Parameters):
    """What an instructor may change."""

    height: MapFunction = parameter(
        "x**2 + 3*y", "height of the hill above the map, in x (east) and y (north)"
    )
    point: Point2 = parameter((2, 1), "where the farmer stands, east and north")
    domain: Domain = parameter({"x": [0, 4], "y": [-1, 3]}, "part of the map that is shown")

    def refuse(self) -> None:
        """The farmer stands on the part that is shown, and there is ground under all of it."""
        nearest = tuple(
            min(max(at, low), high) for at, (low, high) in zip(self.point, self.domain, strict=True)
        )
        if nearest != self.point:
            raise Unfit("the farmer stands outside of the domain", field="point", instead=nearest)
        require_value(self.height, at=self.point, domain=self.domain, field="height")

    @fact
    def here(self) -> Number:
        """The height at which the farmer stands."""
        return self.height(self.point)

    @fact
    def slope_east(self) -> Number:
        """The slope going east: the partial derivative in x at the farmer's place."""
        return self.height.partial("x")(self.point)

    @fact
    def slope_north(self) -> Number:
        """The slope going north: the partial derivative in y at the farmer's place."""
        return self.height.partial("y")(self.point)

    @fact
    def slope_south(self) -> Number:
        """The slope going south: the one going north with its sign turned."""
        return self.height.slope(self.point, (0, -1))

    @fact
    def trend_north(self) -> str:
        """Whether the ground rises, falls or is level going north."""
        return "rises" if self.slope_north > 0 else "falls" if self.slope_north < 0 else "level"

    @fact
    def straight(self) -> bool:
        """Whether the hill's edge along the cut to the north is a straight line."""
        return self.height.slice(self.point, "y").is_linear

    @fact
    def whole(self) -> Fraction:
        """A whole step east, or as far as there is ground."""
        room = self.domain[0][1] - self.point[0]
        return min(Fraction(1), room) if room > 0 else Fraction(1)

    @fact
    def short(self) -> Fraction:
        """A short step east: a tenth of the first."""
        return self.whole / 10

    @fact
    def climb_whole(self) -> Number:
        """What the first step east climbs."""
        return self.climb(self.whole)

    @fact
    def climb_short(self) -> Number:
        """What a short step east climbs."""
        return self.climb(self.short)

    @fact
    def rate_short(self) -> Number:
        """What a short step east climbs for each unit of its length."""
        return self.climb_short / self.short

    @fact
    def settles(self) -> bool:
        """Whether the rate of a step changes with its length on the way to the slope."""
        return self.climb_whole / self.whole != self.rate_short

    def climb(self, step: Number) -> Number:
        """What a step east climbs."""
        x, y = self.point
        return self.height((x + step, y)) - self.here


class Hill(LectureScene[HillParameters]):
    """The opening picture: a block of ground, cut open east and north."""

    def construct(self) -> None:
        """Play the beats."""
        p = self.facts
        x, y = map(float, p.point)
        (west, east), (south, north) = ((float(low), float(high)) for low, high in p.domain)
        terrain = Terrain(p.height.sample, (west, east), (south, north), width=6.6, depth=6.6, height=2.7)
        hill = Landscape(terrain, View(azimuth=-122, elevation=28))
        names = [
            self.words(name, colour=colour)
            for name, colour in (("east", theme.FIRST), ("north", theme.SECOND))
        ]
        axes = SolidAxes(hill, (*names, self.words("height", colour=theme.QUIET)))
        hill.drop(*axes.ticks)
        hill.view = hill.fitted(hill.view, PICTURE)
        axes.place()
        farmer = Dot(point=lambda ground: ground.on(x, y), radius=0.1)

        def slope_arrow(across: float, up: float, colour: str) -> Arrow:
            """The tangent in a direction of the map, an arrow of one length whatever its slope."""
            start = terrain.on(x, y)
            way = (
                terrain.at(
                    x + across, y + up, p.here + p.height.slope(p.point, (across, up)) * np.hypot(across, up)
                )
                - start
            )
            return Arrow(
                colour=colour, start=start, end=start + way * TANGENT / np.linalg.norm(way), through=True
            )

        def beside(arrow: Arrow, number: str, colour: str) -> Tag:
            """A number on a plate just beyond an arrow's tip, wherever the hill is seen from."""
            words = self.formula(number, colour=colour)
            tip, foot = placed(arrow.end, terrain), placed(arrow.start, terrain)
            return Tag(words, hill, lambda: hill.on_screen(tip), lambda: hill.on_screen(foot), AROUND)

        slices = np.linspace(0, 1, 90)
        eastward = Curve(
            colour=theme.FIRST,
            points=lambda ground: ground.on(west + (east - west) * slices, y + 0 * slices, 0.012),
            on_ground=True,
        )
        northward = Curve(
            colour=theme.SECOND,
            points=lambda ground: ground.on(x + 0 * slices, south + (north - south) * slices, 0.012),
            on_ground=True,
        )

        title = self.title()
        formula = self.formula('f(part("x", x), part("y", y)) = {height}').stand(PANEL, 2.95, side=1)
        self.add(title)

        with self.beat("open"):
            self.add(hill)
            self.play(hill.rise(), FadeIn(formula))
            hill.put(*axes.ticks)
            self.play(FadeIn(axes), hill.grow(farmer), run_time=theme.REVEAL)
            self.until("here")
            tag = Tag(self.words("here"), hill, lambda: hill.over(x, y), lambda: hill.over(x, y), AROUND)
            self.play(FadeIn(tag))

        with self.beat("directions"):
            needle = slope_arrow(1, 0, theme.INK)
            heading = self.words("slope", colour=theme.QUIET).stand(PANEL - 1.5, 1.9, side=1)
            angle = 0.0

            def turn(_: object, share: float) -> None:
                nonlocal angle
                angle = share * np.pi * 2
                needle.end = slope_arrow(np.cos(angle), np.sin(angle), theme.INK).end

            readout = Readout(
                lambda: p.height.slope(p.point, (np.cos(angle), np.sin(angle))),
                decimals=1,
                point=(PANEL - 0.5, 1.9),
            )
            self.until("turn")
            self.play(FadeOut(tag), hill.grow(needle), FadeIn(heading), FadeIn(readout))
            self.play(running(hill, turn), run_time=6.0)
            readout.settle()
            self.until("two", early=0.5)
            self.play(hill.soften(needle), FadeOut(heading), FadeOut(readout))
            hill.drop(needle)
            self.play(hill.grow(eastward))
            self.play(hill.grow(northward))

        with self.beat("east"):
            self.until("cut")
            if y < north:
                facing = hill.fitted(View(azimuth=-109, elevation=20), PICTURE)
                self.play(hill.cut(((west, east), (y, north))))
                self.play(hill.look_from(facing))

        with self.beat("steps"):
            arrow_east, numbers = self.play_steps(hill, slope_arrow)
            slope_east = beside(arrow_east, "{slope_east:g}", theme.FIRST)
            self.play(FadeIn(slope_east))

        with self.beat("north"):
            self.until("cut")
            facing = hill.fitted(View(azimuth=-152, elevation=22), PICTURE)
            self.play(
                hill.cut(None, run_time=1.4),
                FadeOut(slope_east),
                FadeOut(numbers),
                hill.soften(arrow_east, to=0.35),
            )
            if x < east:
                self.play(hill.look_from(facing))
                self.play(hill.cut(((x, east), (south, north))))
            arrow_north = slope_arrow(0, 1, theme.SECOND)
            self.until("tangent", early=0.4)
            self.play(hill.grow(arrow_north))
            slope_north = beside(arrow_north, "{slope_north:g}", theme.SECOND)
            self.play(FadeIn(slope_north))

        with self.beat("south"):
            arrow_south = slope_arrow(0, -1, theme.SECOND)
            self.until("turn", early=0.4)
            self.play(FadeOut(slope_north), hill.soften(arrow_north, to=0.35), hill.grow(arrow_south))
            slope_south = beside(arrow_south, "{slope_south:g}", theme.SECOND)
            self.play(FadeIn(slope_south))

        with self.beat("keep"):
            self.play(hill.cut(None), FadeOut(slope_south), hill.soften(arrow_south))
            self.play(hill.soften(arrow_east, arrow_north, to=1.0), FadeIn(slope_east), FadeIn(slope_north))
            rows = self.rows(
                ("going_east", "{slope_east:g}", theme.FIRST),
                ("going_north", "{slope_north:g}", theme.SECOND),
            )
            self.play(FadeIn(rows))
            self.until("walk")
            self.play(hill.look_from(hill.fitted(View(azimuth=-118, elevation=34), PICTURE)), run_time=3.0)

    def play_steps(
        self, hill: Landscape, slope_arrow: Callable[[float, float, str], Arrow]
    ) -> tuple[Arrow, VGroup]:
        """A step east shrinks: its legs on the hill, its numbers beside it, and at the end the tangent it leans on."""
        p, terrain = self.facts, hill.terrain
        x, y = map(float, p.point)
        step = float(p.whole)

        def corner(ground: Terrain) -> np.ndarray:
            return ground.at(x + step, y, float(p.here))

        def end(ground: Terrain) -> np.ndarray:
            return ground.at(x + step, y, float(p.here + p.climb(step)))

        start = terrain.on(x, y)
        run = Curve(
            colour=theme.INK, points=lambda g: np.array([start, corner(g)]), width=3, through=True, halo=True
        )
        climb = Curve(
            colour=theme.INK, points=lambda g: np.array([corner(g), end(g)]), width=3, through=True, halo=True
        )
        chord = Curve(
            colour=theme.INK, points=lambda g: np.array([start, end(g)]), width=3, through=True, halo=True
        )
        landing = Dot(point=end, radius=0.06)
        lines = [1.9, 1.3, 0.7]
        values = [lambda: step, lambda: p.climb(step), lambda: p.climb(step) / step]
        decimals = 2 if p.climb_short * 100 % 1 == 0 else 4
        readouts = [
            Readout(value, decimals, point=(PANEL - 0.3 * decimals, line))
            for value, line in zip(values, lines, strict=True)
        ]
        labels = [
            self.words(name, colour=theme.QUIET).stand(PANEL - 0.9 - 0.3 * decimals, line, side=1)
            for name, line in zip(("step", "climb", "rate"), lines, strict=True)
        ]
        self.play(hill.grow(run), FadeIn(labels[0]), FadeIn(readouts[0]), run_time=0.6)
        self.play(hill.grow(climb), FadeIn(labels[1]), FadeIn(readouts[1]), run_time=0.6)
        self.play(hill.grow(chord, landing), FadeIn(labels[2]), FadeIn(readouts[2]), run_time=0.6)

        def shrink(_: object, share: float) -> None:
            nonlocal step
            step = float(p.whole) * (1 - share) + float(p.short) * share

        self.until("short")
        self.play(running(hill, shrink), run_time=theme.SWEEP)
        for readout, name in zip(readouts, ("short", "climb_short", "rate_short"), strict=True):
            self.settle(readout, name)
        self.until("tangent", early=0.6)
        arrow = slope_arrow(1, 0, theme.FIRST)
        self.play(hill.soften(run, climb, chord, landing), hill.grow(arrow))
        hill.drop(run, climb, chord, landing)
        return arrow, VGroup(*labels, *readouts)

    def rows(self, *rows: tuple[str, str, str]) -> VGroup:
        """Lines of the panel: words, and numbers that end at its right edge."""
        numbers = [self.formula(number, colour=colour) for _, number, colour in rows]
        words = [self.words(label, colour=colour) for label, _, colour in rows]
        edge = PANEL - max(number.width for number in numbers) - 0.4
        for k, (word, number) in enumerate(zip(words, numbers, strict=True)):
            word.stand(edge, 1.9 - 0.65 * k, side=1)
            number.stand(PANEL, 1.9 - 0.65 * k, side=1)
        return VGroup(*words, *numbers)
