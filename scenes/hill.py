"""A hill has two slopes: at one place, the slope going east and the slope going north."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
from manim import Animation, FadeIn, FadeOut, VGroup, there_and_back

from steepest.calculus import Function, Number
from steepest.stage import theme
from steepest.stage.camera.box import Box
from steepest.stage.figures.solid_axes import SolidAxes
from steepest.stage.figures.tag import Tag
from steepest.stage.ground.landscape import Landscape
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Curve, Dot, placed
from steepest.stage.ground.view import View
from steepest.stage.play.motion import running
from steepest.stage.play.scene import LectureScene
from steepest.stage.settings.parameters import (
    Domain,
    MapFunction,
    Parameters,
    Point2,
    Unfit,
    fact,
    parameter,
    require_value,
)
from steepest.stage.type.exact_figures import decimals_of
from steepest.stage.type.readout import Readout, point_before
from steepest.stage.type.typeset import Typeset

PICTURE = Box(-6.6, -2.95, 2.8, 2.7)
LEFT, RIGHT = 3.5, 6.65  # the panel's edges
LINES = (2.25, 1.35, 0.7, 0.05, -0.6)  # the baselines of its rows under the formula
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
    def edge_east(self) -> Function:
        """The hill's edge along the cut to the east: y is frozen."""
        return self.height.slice(self.point, "x")

    @fact
    def edge_north(self) -> Function:
        """The hill's edge along the cut to the north: x is frozen."""
        return self.height.slice(self.point, "y")

    @fact
    def straight(self) -> bool:
        """Whether the hill's edge along the cut to the north is a straight line."""
        return self.edge_north.is_linear

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
    def least(self) -> Fraction:
        """The shortest step that is shown: a tenth of the short one."""
        return self.short / 10

    @fact
    def climb_whole(self) -> Number:
        """What the first step east climbs."""
        return self.climb(self.whole)

    @fact
    def climb_short(self) -> Number:
        """What a short step east climbs."""
        return self.climb(self.short)

    @fact
    def climb_least(self) -> Number:
        """What the shortest step east climbs."""
        return self.climb(self.least)

    @fact
    def rate_short(self) -> Number:
        """What a short step east climbs for each unit of its length."""
        return self.climb_short / self.short

    @fact
    def rate_least(self) -> Number:
        """What the shortest step east climbs for each unit of its length."""
        return self.climb_least / self.least

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
        names = [self.axis("east", "x"), self.axis("north", "y"), self.words("height", colour=theme.QUIET)]
        axes = SolidAxes(hill, names)
        hill.drop(*axes.ticks)
        hill.view = hill.fitted(hill.view, PICTURE)
        axes.place()
        place = np.array([x, y])
        farmer = Dot(point=lambda ground: ground.on(*place), radius=0.1)

        def stroll(variable: int, end: float) -> Animation:
            """The farmer walks most of the way to an edge of the map and back: one variable moves alone."""
            start = float(p.point[variable])

            def walk(_: object, share: float) -> None:
                place[variable] = start + 0.7 * (end - start) * share

            return running(hill, walk, rate_func=there_and_back, run_time=2.4)

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

        def beside(arrow: Arrow, number: str, colour: str, above: bool = False) -> Tag:
            """A number on a plate beside an arrow's tip, above or below its line, from wherever it is seen."""
            tip, foot = placed(arrow.end, terrain), placed(arrow.start, terrain)

            def across() -> np.ndarray:
                end, (right, up, _) = hill.on_screen(tip), hill.on_screen(tip) - hill.on_screen(foot)
                room = above and end[1] < PICTURE.top - 1
                return np.asarray(end - np.array([-up, right, 0]) * (1 if room == (right > 0) else -1))

            return Tag(
                self.formula(number, colour=colour), hill, lambda: hill.on_screen(tip), across, PICTURE
            )

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
        formula = self.line('f(part("x", x), part("y", y)) = {height}', title.baseline)
        left = float(formula.get_left()[0])
        self.add(title)

        with self.beat("open"):
            self.add(hill)
            self.play(hill.rise(), FadeIn(formula))
            hill.put(*axes.ticks)
            self.play(FadeIn(axes), hill.grow(farmer), run_time=theme.REVEAL)
            self.until("here")
            tag = Tag(self.words("here"), hill, lambda: hill.over(x, y), lambda: hill.over(x, y), PICTURE)
            self.play(FadeIn(tag))

        with self.beat("directions"):
            needle = slope_arrow(1, 0, theme.INK)
            heading = self.words("slope", colour=theme.QUIET).stand(LEFT, LINES[1])
            angle = 0.0

            def turn(_: object, share: float) -> None:
                nonlocal angle
                angle = share * np.pi * 2
                needle.end = slope_arrow(np.cos(angle), np.sin(angle), theme.INK).end

            readout = Readout(
                lambda: p.height.slope(p.point, (np.cos(angle), np.sin(angle))),
                decimals=1,
            ).end_at(RIGHT, LINES[1])
            self.until("turn")
            self.play(FadeOut(tag), hill.grow(needle), FadeIn(heading), FadeIn(readout))
            self.play(running(hill, turn), run_time=9.0)
            readout.settle()
            self.until("two", early=0.5)
            self.play(hill.soften(needle), FadeOut(heading), FadeOut(readout), run_time=0.5)
            hill.drop(needle)
            self.until("east", early=0.2)
            self.play(hill.grow(eastward))
            self.until("north", early=0.2)
            self.play(hill.grow(northward))

        with self.beat("east"):
            self.until("cut")
            if y < north:
                facing = hill.fitted(View(azimuth=-109, elevation=20), PICTURE)
                self.play(hill.cut(((west, east), (y, north))))
                self.play(hill.look_from(facing))
            edge = self.line('f(part("x", x), part("y", {point[1]:g})) = {edge_east}', LINES[0], left)
            self.until("frozen", early=0.2)
            self.play(FadeIn(edge))
            self.play(stroll(0, east))

        with self.beat("steps"):
            arrow_east, numbers = self.play_steps(hill, slope_arrow)
            slope_east = beside(arrow_east, "{slope_east:g}", theme.FIRST)
            self.play(FadeIn(slope_east))

        with self.beat("north"):
            self.until("cut")
            facing = hill.fitted(View(azimuth=-152, elevation=22), PICTURE)
            self.play(
                hill.cut(None, run_time=1.4),
                *map(FadeOut, (slope_east, numbers, edge)),
                hill.soften(arrow_east, to=0.35),
            )
            slopes = VGroup(heading, self.row("going_east", "{slope_east:g}", theme.FIRST, LINES[2]))
            self.play(FadeIn(slopes), hill.look_from(facing if x < east else hill.view), run_time=1.8)
            if x < east:
                self.play(hill.cut(((x, east), (south, north))), run_time=1.8)
            edge = self.line('f(part("x", {point[0]:g}), part("y", y)) = {edge_north}', LINES[0], left)
            self.play(FadeIn(edge))
            self.play(stroll(1, north))
            arrow_north = slope_arrow(0, 1, theme.SECOND)
            self.until("tangent", early=0.4)
            self.play(hill.grow(arrow_north))
            slope_north = beside(arrow_north, "{slope_north:g}", theme.SECOND, above=True)
            row_north = self.row("going_north", "{slope_north:g}", theme.SECOND, LINES[3])
            self.play(FadeIn(slope_north), FadeIn(row_north))

        with self.beat("south"):
            arrow_south = slope_arrow(0, -1, theme.SECOND)
            self.until("turn", early=0.2)
            self.play(FadeOut(slope_north), hill.soften(arrow_north, to=0.35), hill.grow(arrow_south))
            slope_south = beside(arrow_south, "{slope_south:g}", theme.SECOND)
            row_south = self.row("going_south", "{slope_south:g}", theme.SECOND, LINES[4])
            self.until("slope", early=0.2)
            self.play(FadeIn(slope_south), FadeIn(row_south))

        with self.beat("keep"):
            self.play(hill.cut(None), *map(FadeOut, (slope_south, row_south, edge)), hill.soften(arrow_south))
            self.play(hill.soften(arrow_east, arrow_north, to=1.0), FadeIn(slope_east), FadeIn(slope_north))
            self.play(hill.look_from(hill.fitted(View(azimuth=-118, elevation=34), PICTURE)), run_time=4.0)

    def play_steps(
        self, hill: Landscape, slope_arrow: Callable[[float, float, str], Arrow]
    ) -> tuple[Arrow, VGroup]:
        """A step east shrinks: its legs on the hill, its numbers beside it, and at the end the tangent it leans on."""
        p, terrain = self.facts, hill.terrain
        x, y = map(float, p.point)
        step: Number = p.whole

        def corner(ground: Terrain) -> np.ndarray:
            return ground.at(x + float(step), y, float(p.here))

        def end(ground: Terrain) -> np.ndarray:
            return ground.at(x + float(step), y, float(p.here + p.climb(step)))

        start = terrain.on(x, y)

        def secant(ground: Terrain) -> np.ndarray:
            way = (end(ground) - start) / np.linalg.norm(end(ground) - start)
            return np.array([start - 1.6 * way, start + 2.4 * way])

        legs = [
            Curve(colour=theme.INK, points=points, width=3, through=True, halo=True)
            for points in (
                lambda ground: np.array([start, corner(ground)]),
                lambda ground: np.array([corner(ground), end(ground)]),
                secant,
            )
        ]
        landing = Dot(point=end, radius=0.06)
        values = [lambda: step, lambda: p.climb(step), lambda: p.climb(step) / step]
        decimals = [decimals_of([value]) for value in (p.least, p.climb_least, p.rate_least)]
        point = point_before(RIGHT, max(decimals), theme.FORMULA_SIZE)
        labels, readouts = VGroup(), list[Readout]()
        for leg, name, value, count, baseline in zip(
            legs, ("step", "climb", "rate"), values, decimals, LINES[1:], strict=False
        ):
            labels.add(self.words(name, colour=theme.QUIET).stand(LEFT, baseline))
            readouts.append(Readout(value, count, point=(point, baseline)))
            drawn = [leg, landing] if leg is legs[-1] else [leg]
            self.play(hill.grow(*drawn), FadeIn(labels[-1]), FadeIn(readouts[-1]), run_time=0.6)

        def shrink(to: Number) -> Animation:
            was = step

            def shorten(_: object, share: float) -> None:
                nonlocal step
                step = was + (to - was) * (float(share) if share < 1 else 1)

            return running(hill, shorten, run_time=3.5)

        self.until("short")
        self.play(shrink(p.short))
        self.until("closer")
        self.play(shrink(p.least))
        for readout, name in zip(readouts, ("least", "climb_least", "rate_least"), strict=True):
            self.settle(readout, name)
        self.until("tangent", early=0.6)
        arrow = slope_arrow(1, 0, theme.FIRST)
        self.play(hill.soften(*legs, landing), hill.grow(arrow))
        hill.drop(*legs, landing)
        return arrow, VGroup(labels, *readouts)

    # --- the panel and the axes ---

    def line(self, template: str, baseline: float, left: float = LEFT) -> Typeset:
        """A formula that begins at `left`, or farther left where it is too long for that."""
        formula = self.formula(template)
        formula.scale(min(1.0, max(0.72, 0.65 / formula.height)))  # with fractions it would be too tall
        return formula.stand(min(left, RIGHT - formula.width), baseline)

    def row(self, label: str, number: str, colour: str, baseline: float) -> VGroup:
        """Words, and a number that ends at the panel's right edge."""
        words = self.words(label, colour=colour).stand(LEFT, baseline)
        return VGroup(words, self.formula(number, colour=colour).stand(RIGHT, baseline, side=1))

    def axis(self, label: str, variable: str) -> Typeset:
        """The name of a compass direction, and of the variable that counts it."""
        name = self.words(label, colour=theme.ROLES[variable])
        letter = self.formula(f'part("{variable}", {variable})', size=36)
        return name.add(*letter.stand(float(name.get_right()[0]) + 0.1, 0.0))
