"""Square to the level lines: along a level line nothing changes, so the gradient stands square to it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from manim import DOWN, FadeIn, FadeOut, Mobject, VGroup

from steepest.calculus import (
    CriticalPoint,
    Formula,
    Function,
    NotIsolated,
    Number,
    Point,
    Quadratic,
    added,
    critical_points,
    dot,
    length,
    scaled,
    subtracted,
    turned,
    unit,
)
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.marks import Plate
from steepest.stage.figures.ground.height_axis import HeightAxis
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.level_line import LevelLine, level_line
from steepest.stage.figures.nearby import nearby
from steepest.stage.figures.needle import Needle
from steepest.stage.figures.pair import Mark, Pair
from steepest.stage.figures.tour import tour
from steepest.stage.ground.terrain import Span
from steepest.stage.ground.view import View
from steepest.stage.play.motion import running
from steepest.stage.play.scene import LectureScene
from steepest.stage.settings.parameters import (
    Domain,
    MapFunction,
    Parameters,
    Point2,
    Points,
    Unfit,
    fact,
    parameter,
)
from steepest.stage.settings.refusal import require_inside, require_value
from steepest.stage.type.powers import round_below
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

MAP = Box(-6.0, -2.42, -1.1, 2.42)
BLOCK = Box(-0.65, -2.95, 6.65, 2.0)
BLOCK_HEIGHT = 2.0
RIGHT = 6.65  # the panel's right edge
WHOLE_WALK = 6.5  # seconds for a walk that sees all of a level line
LONGEST, LONGEST_STRETCHED = Fraction(1, 5), Fraction(3, 10)  # arrows, as shares of the map's shorter side
NARROWEST = Fraction(11, 20)  # the map is at least so wide for its length


@dataclass(frozen=True)
class Spot:
    """A point of the map, and what the function does there."""

    at: Point
    height: Number
    gradient: Point
    drawn: Number  # length of its arrow as it is drawn, as a share of the map's shorter side

    @property
    def length(self) -> Number:
        """The length of the gradient: the slope straight up."""
        return length(self.gradient)

    @property
    def along(self) -> Number:
        """The slope along the level line: the gradient times the direction square to it."""
        return dot(self.gradient, unit(turned(self.gradient))) if not self.flat else Fraction(0)

    @property
    def flat(self) -> bool:
        """Whether the gradient is zero."""
        return not any(self.gradient)

    @property
    def tiny(self) -> bool:
        """Whether the arrow is too short to be seen on the map."""
        return not self.flat and self.drawn < 0.012


class ContoursParameters(Parameters):
    """What an instructor may change."""

    function: MapFunction = parameter("x**2 + y**2", "height of the surface over the map, in x and y")
    points: Points = parameter(
        [(1, 2), (-2, -2), (-1, 1), (1, -1), (2, 2), (Fraction(1, 2), Fraction(1, 2))],
        "points whose gradients are drawn; the walker starts at the first whose arrow can be seen",
    )
    domain: Domain = parameter({"x": [-3, 3], "y": [-3, 3]}, "part of the map that is shown")
    stretched: MapFunction = parameter("x**2 + 4*y**2", "height of the surface that it turns into")
    stretched_point: Point2 = parameter((2, 1), "point whose gradient is drawn on that surface")

    def refuse(self) -> None:
        """Both surfaces cover the domain, all points lie in it, and there is a level line to follow."""
        for field in ("function", "stretched"):
            require_value(getattr(self, field), domain=self.domain, field=field)
        require_inside(self.domain, points=self.points, field="points")
        require_inside(self.domain, point=self.stretched_point, field="stretched_point")
        for point in self.points:
            require_value(self.function, at=point, field="points")
        for function in (self.function, self.stretched):
            require_value(function, at=self.stretched_point, field="stretched_point")
        if self.function.degree == 0:
            raise Unfit(
                f"{self.function.text()} has one height everywhere, and no level lines",
                field="function",
                instead="x**2 + y**2",
            )
        if not any(map(any, map(self.function.gradient, self.points))):
            raise Unfit("the gradient is zero at each of the points: there is no arrow", field="points")
        if not any(self.stretched.gradient(self.stretched_point)):
            raise Unfit(
                f"the gradient of {self.stretched.text()} is zero there: there is no arrow",
                field="stretched_point",
            )
        if not self.candidates:
            raise Unfit("no level line through any of the points is long enough to follow", field="points")

    def spot(self, function: Function, at: Point, scale: Fraction) -> Spot:
        """A point with what a function does there."""
        gradient = function.gradient(at)
        return Spot(at, function(at), gradient, scale * length(gradient) / self.side)

    def critical(self, function: Function) -> tuple[CriticalPoint, ...]:
        """The critical points on the map, none where they are not isolated."""
        try:
            return critical_points(function, self.window)
        except NotIsolated:
            return ()

    @property
    def side(self) -> Fraction:
        """The shorter side of the map."""
        return min(high - low for low, high in self.shape)

    @property
    def shape(self) -> Domain:
        """The domain, or a broader part of the map where that is a strip too narrow for arrows."""
        (west, east), (south, north) = self.domain
        wide, deep = (
            max(NARROWEST * other - own, Fraction(0)) / 2
            for own, other in (
                (east - west, north - south),
                (north - south, east - west),
            )
        )
        return (west - wide, east + wide), (south - deep, north + deep)

    @fact
    def scale(self) -> Fraction:
        """What arrows' lengths are multiplied by on the map: a round number, by which the longest fits."""
        places = (*self.points, self.stretched_point)
        return round_below(LONGEST * self.side / max(length(self.function.gradient(at)) for at in places))

    @fact
    def stretched_scale(self) -> Fraction:
        """The same for the arrow on the stretched surface."""
        return round_below(
            LONGEST_STRETCHED * self.side / length(self.stretched.gradient(self.stretched_point))
        )

    @fact
    def spots(self) -> tuple[Spot, ...]:
        """The points, with the height and the gradient at each."""
        return tuple(self.spot(self.function, at, self.scale) for at in self.points)

    @fact
    def candidates(self) -> tuple[tuple[Spot, LevelLine], ...]:
        """The points with a level line to follow, each with its line; those with tiny arrows last."""
        found = []
        for spot in sorted(self.spots, key=lambda spot: spot.tiny):
            x, y = map(float, spot.at)
            line = (
                None
                if spot.flat
                else level_line(self.function.sample, self.function.sample_gradient, (x, y), *self.window)
            )
            if line is not None:
                found.append((spot, line))
        return tuple(found)

    @fact
    def first(self) -> Spot:
        """The point where the walker starts: the first with a level line, and an arrow that can be seen."""
        return self.candidates[0][0]

    @fact
    def line(self) -> LevelLine:
        """The level line through the first point, as far as the map shows it."""
        return self.candidates[0][1]

    @fact
    def others(self) -> tuple[Spot, ...]:
        """The other points, in their order."""
        return tuple(spot for spot in self.spots if spot is not self.first)

    @fact
    def arrows(self) -> tuple[Spot, ...]:
        """The points where the gradient is not zero."""
        return tuple(spot for spot in self.spots if not spot.flat)

    @fact
    def longest(self) -> Spot:
        """The point with the longest gradient, the first of several."""
        return max(self.arrows, key=lambda spot: spot.length)

    @fact
    def longest_spots(self) -> tuple[Spot, ...]:
        """The points with gradients as long as the longest."""
        return tuple(
            spot for spot in self.arrows if math.isclose(spot.length, self.longest.length, rel_tol=1e-9)
        )

    @fact
    def shortest(self) -> Spot:
        """The point with the shortest gradient that is not zero, the first of several."""
        return min(self.arrows, key=lambda spot: spot.length)

    @fact
    def one_length(self) -> bool:
        """Whether all gradients have one length."""
        return len(self.longest_spots) == len(self.arrows)

    @fact
    def flats(self) -> tuple[CriticalPoint, ...]:
        """Where both partial derivatives are zero, on the map; none where such points fill a line."""
        return self.critical(self.function)

    @fact
    def zero(self) -> Point:
        """The gradient where both partial derivatives are zero."""
        return (Fraction(0), Fraction(0))

    @fact
    def circles(self) -> bool:
        """Whether the level lines are circles: a quadratic with one curvature in every direction."""
        return bool(self.flats) and self.function.is_quadratic and Quadratic.of(self.function).is_round

    @fact
    def stretched_spot(self) -> Spot:
        """The point on the stretched surface, with the height and the gradient there."""
        return self.spot(self.stretched, self.stretched_point, self.stretched_scale)

    @fact
    def stretched_round(self) -> bool:
        """Whether the level lines of the stretched surface are circles."""
        return self.stretched.is_quadratic and Quadratic.of(self.stretched).is_round

    @fact
    def centres(self) -> tuple[CriticalPoint, ...]:
        """Where the stretched surface is flat, on the map, nearest to the point first."""
        found = self.critical(self.stretched)
        return tuple(sorted(found, key=lambda flat: float(length(subtracted(flat.at, self.stretched_point)))))

    @fact
    def offset(self) -> Point:
        """The way from the nearest flat point of the stretched surface to the point."""
        return subtracted(self.stretched_point, self.centres[0].at) if self.centres else self.zero

    @fact
    def misses(self) -> bool:
        """Whether the line through the arrow passes the nearest flat point by."""
        across = float(dot(self.offset, turned(self.stretched_spot.gradient)))
        return abs(across) > 1e-9 * float(self.stretched_spot.length * length(self.offset))

    @fact
    def away(self) -> bool:
        """Whether the arrow points away from the nearest flat point rather than toward it."""
        return dot(self.offset, self.stretched_spot.gradient) > 0

    @fact
    def centred(self) -> bool:
        """Whether that flat point is the centre of the level lines: the surface is a quadratic."""
        return self.stretched.is_quadratic and bool(self.centres)

    @fact
    def between(self) -> Function:
        """The surface on the way from the one to the other: in x, y and t, the share of the way."""
        source = f"(1 - t)*({self.function.source}) + t*({self.stretched.source})"
        return Function(Formula(source, ("x", "y", "t"), derived=True))

    @fact
    def window(self) -> tuple[Span, Span]:
        """What is drawn of the map: the domain, and more where arrows need room."""
        drawn = [(self.function, at, self.scale) for at in (*self.points, self.stretched_point)]
        drawn.append((self.stretched, self.stretched_point, self.stretched_scale))
        tips = [added(at, scaled(function.gradient(at), scale)) for function, at, scale in drawn]
        room = float(self.side) / 50

        def span(axis: int) -> Span:
            low, high = map(float, self.shape[axis])
            near, far = min(float(tip[axis]) for tip in tips), max(float(tip[axis]) for tip in tips)
            return (low if near >= low else near - room), (high if far <= high else far + room)

        x, y = span(0), span(1)
        grid = np.meshgrid(np.linspace(*x, 33), np.linspace(*y, 33))
        if all(np.isfinite(function.sample(*grid)).all() for function in (self.function, self.stretched)):
            return x, y
        (west, east), (south, north) = self.domain
        return (float(west), float(east)), (float(south), float(north))


class Contours(LectureScene[ContoursParameters]):
    """A map and a surface, a walker on both, and gradients square to the level lines."""

    def construct(self) -> None:
        """Play the beats."""
        p = self.facts
        self.pair = pair = Pair(self, p.between.sample, self.slopes, p.window, MAP, BLOCK_HEIGHT)
        ground, plane = pair.ground, pair.plane
        floor, upright, stretched_upright = self.axes()
        variables = VGroup(
            *(self.formula(f'part("{name}", {name})', size=32) for name in p.function.variables)
        )
        variables[0].stand(plane.box.right + 0.14, plane.box.bottom - 0.08)
        variables[1].stand(plane.box.left, plane.box.top + 0.18)
        formula = self.row('f(part("x", x), part("y", y)) = {function}', 0)
        note = self.note("scale")

        with self.beat("walk"):
            self.add(self.title(), pair.chart, plane, variables, formula, ground)
            self.play(ground.rise())
            ground.put(*floor.ticks)
            self.play(FadeIn(floor), upright.showing(), run_time=0.6)
            trail, height = self.walk()

        with self.beat("square"):
            needle = Needle(pair, p.first.at, p.scale)
            tangent = pair.tangent(needle.at, reach=0.75)
            slope = self.beside(tangent.flat.points[-1], self.words("along"), needle.arrow, needle.square)
            self.play(pair.growing(tangent), pair.fading(trail, to=0.35), FadeOut(height))
            self.until("slope", early=0.3)
            self.play(FadeIn(slope), run_time=0.5)
            self.until("square", early=0.8)
            self.play(pair.growing(needle.arrow, seconds=1.0), FadeIn(note))
            self.play(pair.growing(needle.square, seconds=0.5))
            self.rest()
            self.play(pair.fading(tangent, trail), pair.growing(needle.stretch), FadeOut(slope))
            self.until("gradient", early=0.3)
            nabla = self.gradient_row("first")
            self.play(FadeIn(nabla), run_time=0.5)

        needles = [needle]
        for beat in self.tells("more"):
            with self.beat("more"):
                spot = beat.bound["spot"]
                assert isinstance(spot, Spot)
                needles[-1].stay()
                needle = Needle(pair, spot.at, p.scale)
                needles.append(needle)
                self.play(pair.moving(needle.at), FadeOut(nabla))
                self.until("arrow", early=0.5)
                nabla = self.gradient_row("spot")
                if spot.flat:
                    needle.arrow = pair.ring(needle.at)
                    self.play(pair.growing(needle.arrow), FadeIn(nabla))
                elif spot.tiny:
                    self.play(pair.growing(needle.stretch), FadeIn(nabla))
                else:
                    self.play(pair.growing(needle.arrow, needle.stretch), FadeIn(nabla))
                    self.play(pair.growing(needle.square, seconds=0.4))
        needles[-1].stay()

        labels: list[Mobject] = [nabla]
        if self.tells("lengths"):
            with self.beat("lengths"):
                self.play(FadeOut(nabla), *pair.leaving(), run_time=0.5)
                labels = []
                extremes = (("longest", p.longest_spots), ("shortest", (p.shortest,)))
                for name, spots in () if p.one_length else extremes:
                    self.until(name, early=0.2)
                    placed = zip(needles, (p.first, *p.others), strict=True)
                    chosen = [needle for needle, spot in placed if spot in spots]
                    lengths = [self.length_of(name, each, needles) for each in chosen]
                    self.play(*map(FadeIn, lengths), run_time=0.5)
                    labels += lengths

        rings: list[Mark] = []
        if self.tells("centre"):
            with self.beat("centre"):
                if going := [*map(FadeOut, labels), *pair.leaving()]:
                    self.play(*going, run_time=0.5)
                self.until("ring", early=0.2)
                rings = [pair.ring(np.array(flat.at, float)) for flat in p.flats]
                self.play(pair.growing(*rings))
                self.until("zero", early=0.3)
                labels = [self.row('part("gradient", nabla f){flats[0].at:.3g} = {zero:g}', 1)]
                self.play(FadeIn(labels[0]), run_time=0.5)

        with self.beat("stretch"):
            rings = self.clearing(needles, rings, labels, note)
            needle = Needle(pair, p.stretched_point, p.scale)
            self.play(*pair.arriving(needle.at), run_time=0.5)
            self.play(pair.growing(needle.arrow, needle.stretch, needle.square))
            if p.circles:
                self.until("back", early=0.3)
                self.play(pair.growing(needle.back))
            self.until("stretch", early=0.4)
            self.play(FadeOut(formula), *upright.going(), run_time=0.4)
            formula = self.row('f(part("x", x), part("y", y)) = {stretched}', 0)
            self.play(FadeIn(formula), run_time=0.4)

            def stretch(_: object, share: float) -> None:
                pair.change(share)
                needle.scale = float(p.scale) * (1 - share) + float(p.stretched_scale) * share
                needle.lay(share)

            self.play(running(pair.chart, stretch, run_time=3.6))
            self.play(stretched_upright.showing(), *map(FadeIn, self.new_note()))

        with self.beat("ellipse"):
            self.until("gradient", early=0.3)
            nabla = self.gradient_row("stretched_spot")
            self.play(FadeIn(nabla), run_time=0.5)
            self.until("square", early=0.4)
            line = pair.level(needle.at, 1.0)
            underfoot = needle.stretch if line is None else pair.line(line.points)
            self.play(pair.growing(underfoot, seconds=1.2))
            self.play(pair.swelling(needle.square))
            if p.centres:
                self.until("misses", early=0.3)
                if not p.circles:
                    self.play(pair.growing(needle.back))
                ring = rings[0] if rings else pair.ring(np.array(p.centres[0].at, float))
                self.play(pair.swelling(ring) if rings else pair.growing(ring))

        with self.beat("keep"):
            self.until("line", early=0.2)
            self.play(pair.swelling(underfoot))
            self.until("square", early=0.2)
            self.play(pair.swelling(needle.arrow, needle.square))

    # --- what is on the frame ---

    def slopes(self, x: np.ndarray, y: np.ndarray, share: float) -> tuple[np.ndarray, ...]:
        """The two partial derivatives of the surface at a share of its change."""
        return tuple(
            self.facts.between.partial(name).sample(x, y, share) for name in self.facts.function.variables
        )

    def axes(self) -> tuple[SolidAxes, HeightAxis, HeightAxis]:
        """Set a view that fits both surfaces with their axes: those of the floor, and heights for each."""
        pair, ground = self.pair, self.pair.ground
        names = [self.formula(f'part("{name}", {name})', size=32) for name in self.facts.function.variables]
        ground.view = self.outlook()
        floor = SolidAxes(ground, [*names, None], counts=(3, 3, 0))
        ground.drop(*floor.ticks)
        uprights = []
        for share in (1.0, 0.0):
            pair.change(share)
            uprights.append(HeightAxis(ground, self.words("height", colour=theme.QUIET)))
        ground.view = ground.fitted(ground.view, BLOCK)
        for each in (floor, *uprights):
            each.place()
        return floor, uprights[1].thin(), uprights[0].thin()

    def outlook(self) -> View:
        """The lowest view that has in sight what is drawn on either surface."""
        pair, p = self.pair, self.facts
        views = [View(azimuth=-70, elevation=elevation) for elevation in (40, 45, 50, 55, 60)]
        around = np.linspace(-0.06, 0.06, 5)[:, None] * float(p.side)
        needle = Needle(pair, p.stretched_point, 0)
        needle.lay(1.0)
        level = pair.level(needle.at, 1.0)
        before = [*(np.array(at, float) + around for at in p.points), p.line.points[::8]]
        after = [needle.behind, *([] if level is None else [level.points[::8]])]
        return pair.view(views, before, after)

    def row(self, template: str, number: int) -> Typeset:
        """A line of the panel, right-aligned, no wider than there is room."""
        line = self.formula(template)
        room = RIGHT + 1.2 - number
        if line.width > room:
            line.scale(max(room / line.width, theme.SMALLEST_SIZE / theme.FORMULA_SIZE))
        line.stand(RIGHT, 3.1 - 0.72 * number, side=1)
        return line.shift(DOWN * max(line.get_top()[1] - theme.FRAME_HEIGHT / 2 + theme.MARGIN, 0))

    def gradient_row(self, spot: str) -> Typeset:
        """The line of the panel that tells the gradient at the spot of that name."""
        return self.row(f'part("gradient", nabla f){{{spot}.at:.3g}} = {{{spot}.gradient:.3g}}', 1)

    def note(self, label: str) -> Typeset:
        """How long arrows are drawn, over the map."""
        box = self.pair.plane.box
        words = self.words(label, size=theme.SMALLEST_SIZE, colour=theme.QUIET)
        if words.width + 0.5 > box.width:
            return words.stand(box.left + 0.5, box.top + 0.18)
        return words.stand(box.right, box.top + 0.18, side=1)

    def new_note(self) -> list[Typeset]:
        """The same for the stretched surface, where that is another."""
        return [self.note("stretched_scale")] if self.facts.stretched_scale != self.facts.scale else []

    def length_of(self, name: str, needle: Needle, needles: Sequence[Needle]) -> Plate:
        """The length of the gradient at the spot of that name, beside its arrow on the map."""
        number = self.formula(f"{{{name}.length:.3g}}", size=theme.SMALLEST_SIZE, colour=theme.GRADIENT)
        drawn = [mark for each in needles for mark in each.marks]
        return self.beside(needle.arrow.flat.points.mean(axis=0), number, *drawn, gap=0.07)

    def beside(self, at: np.ndarray, words: Typeset, *drawn: Mark, gap: float = 0.12) -> Plate:
        """Words on a plate beside a place (3,) of the map, clear of what is drawn there."""
        plate = Plate(words, gap=gap)
        lines = [mark.flat.points for mark in drawn]
        return plate.move_to(nearby(plate.width, plate.height, at, lines, self.pair.plane.box))

    # --- what moves ---

    def walk(self) -> tuple[Mark, VGroup]:
        """The walker sees all of its level line, and its height does not change."""
        p, pair = self.facts, self.pair
        self.until("follow", early=0.4)
        pair.stand(*np.array(p.first.at, float))
        readout = Readout(lambda: pair.height(), decimals=self.decimals()).end_at(RIGHT, 2.38)
        heading = self.words("height", colour=theme.QUIET).stand(
            float(readout.get_left()[0]) - 0.3, 2.38, side=1
        )
        self.play(*pair.arriving(np.array(p.first.at, float)), FadeIn(heading), FadeIn(readout), run_time=0.5)
        trail, legs = tour(pair, p.line, WHOLE_WALK)
        for leg in legs:
            self.play(leg)
        self.settle(readout, "first.height")
        return trail, VGroup(heading, readout)

    def decimals(self) -> int:
        """Of a height: as many as show a small change of it."""
        terrain = self.pair.ground.terrain
        return min(max(4 - math.ceil(math.log10(terrain.high - terrain.low)), 0), 4)

    def clearing(
        self, needles: Sequence[Needle], rings: Sequence[Mark], labels: Sequence[Mobject], note: Typeset
    ) -> list[Mark]:
        """Take everything off both pictures but a ring at the centre of the stretched surface."""
        p, pair = self.facts, self.pair
        centre = p.centres[0].at if p.centres else None
        kept = [ring for ring, flat in zip(rings, p.flats, strict=False) if flat.at == centre]
        drawn = [mark for each in needles for mark in each.marks if mark.there]
        gone = [*labels, *(each.foot for each in needles), *([note] if self.new_note() else [])]
        self.play(
            pair.fading(*drawn, *(ring for ring in rings if ring not in kept)),
            pair.ground.soften(*(each.ball for each in needles)),
            *pair.leaving(),
            *(FadeOut(each) for each in gone if each in self.mobjects),
        )
        pair.ground.drop(*(each.ball for each in needles))
        return kept
