"""Square to the level lines: along a level line nothing changes, so the gradient stands square to it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
from manim import DOWN, Animation, FadeIn, FadeOut, Mobject, VGroup

from calculus import (
    CriticalPoint,
    Formula,
    Function,
    NotIsolated,
    Number,
    Point,
    added,
    critical_points,
    dot,
    exact,
    length,
    scaled,
    subtracted,
    turned,
    unit,
)
from stage import marks, theme
from stage.box import Box
from stage.landscape import Landscape
from stage.level_line import LevelLine, level_line
from stage.marks import Plate
from stage.motion import running
from stage.outlook import clearest
from stage.pair import Mark, Pair
from stage.parameters import (
    Domain,
    MapFunction,
    Parameters,
    Point2,
    Points,
    Unfit,
    fact,
    parameter,
    require_value,
)
from stage.powers import round_below
from stage.readout import Readout
from stage.scene import LectureScene
from stage.solid_axes import SolidAxes
from stage.terrain import Span
from stage.things import Dot
from stage.typeset import Typeset
from stage.view import View

MAP = Box(-6.0, -2.42, -1.1, 2.42)
BLOCK = Box(-0.65, -2.95, 6.65, 2.0)
RIGHT = 6.65  # the panel's right edge
WHOLE_WALK = 6.5  # seconds for a walk that sees all of a level line
BLOCK_HEIGHT = 2.0
REACH = 0.5  # of a highlighted stretch of a level line, each way, in scene units on the map
SQUARE = 0.21  # side of a right angle's mark, in scene units on the map
LONGEST, LONGEST_STRETCHED = (
    Fraction(1, 5),
    Fraction(3, 10),
)  # of the map's shorter side: no arrow is drawn longer
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
        moved = tuple(self.nearest(point) for point in self.points)
        if moved != self.points:
            outside = next(one for one, other in zip(self.points, moved, strict=True) if one != other)
            raise Unfit(
                f"({outside[0]}, {outside[1]}) lies outside of the domain", field="points", instead=moved
            )
        if self.nearest(self.stretched_point) != self.stretched_point:
            raise Unfit(
                "the point lies outside of the domain",
                field="stretched_point",
                instead=self.nearest(self.stretched_point),
            )
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

    def nearest(self, point: Point) -> Point:
        """The point of the domain that is nearest to a point."""
        return tuple(min(max(at, low), high) for at, (low, high) in zip(point, self.domain, strict=True))

    def spot(self, function: Function, at: Point, scale: Fraction) -> Spot:
        """A point with what a function does there."""
        gradient = function.gradient(at)
        return Spot(at, function(at), gradient, scale * length(gradient) / self.side)

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
        return listed(self.function, self.window)

    @fact
    def zero(self) -> Point:
        """The gradient where both partial derivatives are zero."""
        return (Fraction(0), Fraction(0))

    @fact
    def circles(self) -> bool:
        """Whether the level lines are circles: a quadratic with one curvature in every direction."""
        return is_round(self.function) and bool(self.flats)

    @fact
    def stretched_spot(self) -> Spot:
        """The point on the stretched surface, with the height and the gradient there."""
        return self.spot(self.stretched, self.stretched_point, self.stretched_scale)

    @fact
    def stretched_round(self) -> bool:
        """Whether the level lines of the stretched surface are circles."""
        return is_round(self.stretched)

    @fact
    def centres(self) -> tuple[CriticalPoint, ...]:
        """Where the stretched surface is flat, on the map, nearest to the point first."""
        found = listed(self.stretched, self.window)
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
        tips = [floats(added(at, scaled(function.gradient(at), scale))) for function, at, scale in drawn]
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


class Needle:
    """A gradient: its arrow, a stretch of the level line through its foot, the right angle, the way back."""

    def __init__(self, pair: Pair, at: Point, scale: Number):
        self.pair, self.point, self.scale = pair, at, float(scale)
        self.at = floats(at)
        nothing = np.array([self.at, self.at])
        self.arrow = pair.arrow(nothing)
        self.stretch = pair.line(nothing)
        self.square = pair.line(nothing, width=2.4)
        self.back = pair.line(nothing, theme.GRADIENT, 3, dashed=(0.14, 0.1))
        self.behind = nothing
        self.foot = marks.point(pair.plane.at(*self.at), radius=0.055)
        self.ball = Dot(point=lambda ground: ground.on(*self.at), radius=0.055)
        self.lay(pair.share)

    def lay(self, share: float) -> None:
        """Lay it anew on the surface at a share of its change."""
        pair, unit_length = self.pair, float(self.pair.plane.unit[0])
        gradient = pair.slope(self.at, share)
        size = float(np.hypot(*gradient))
        if size == 0:
            return
        up = gradient / size
        side = np.array([-up[1], up[0]])
        line = pair.level(self.at, share)
        if line is not None:
            self.stretch.lay(line.stretch(REACH / unit_length))
        self.arrow.lay(np.linspace(self.at, self.at + self.scale * gradient, 33))
        corners = self.at + np.array([side, side + up, up]) * min(
            SQUARE / unit_length, 0.4 * self.scale * size
        )
        self.square.lay(np.concatenate([np.linspace(a, b, 7) for a, b in pairwise(corners)]))
        self.behind = np.linspace(self.at, self.at - up * pair.room(self.at, -up), 97)
        self.back.lay(self.behind)

    def stay(self) -> None:
        """Mark the foot: the walker is about to leave it."""
        if self.ball not in self.pair.ground.things:
            self.pair.ground.put(self.ball)
            self.pair.scene.add(self.foot, self.pair.dot)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is drawn at every point."""
        return self.stretch, self.square, self.arrow


class Heights(SolidAxes):
    """The axis of heights, of the surface as it is when it is made; off the ground until it is shown."""

    def __init__(self, ground: Landscape, name: Typeset):
        super().__init__(ground, [None, None, name], counts=(0, 0, 2))
        ground.drop(*self.ticks)

    def thin(self) -> Heights:
        """Leave out numbers that would crowd, as the eye sees them now: all but each second, third, …"""
        *numbers, name = self.submobjects
        numbers = [number for number in numbers if apart(number, name)]
        kept = next(
            few
            for few in (numbers[::step] for step in range(1, len(numbers) + 2))
            if all(apart(lower, upper) for lower, upper in pairwise(few))
        )
        self.submobjects = [*kept, name]
        return self

    def showing(self) -> Animation:
        """Put it up."""
        self.landscape.put(*self.ticks)
        return FadeIn(self)

    def going(self) -> tuple[Animation, ...]:
        """Take it down."""
        return FadeOut(self), self.landscape.soften(*self.ticks)


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
            tangent = self.tangent(needle)
            slope = self.beside(
                Plate(self.words("along")), tangent.flat.points[-1], [needle.arrow, needle.square]
            )
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
                for name, spots in (
                    () if p.one_length else (("longest", p.longest_spots), ("shortest", (p.shortest,)))
                ):
                    self.until(name, early=0.2)
                    chosen = [each for each in needles if each.point in [spot.at for spot in spots]]
                    lengths = [self.length_of(name, each, needles) for each in chosen]
                    self.play(*map(FadeIn, lengths), run_time=0.5)
                    labels += lengths

        rings: list[Mark] = []
        if self.tells("centre"):
            with self.beat("centre"):
                if going := [*map(FadeOut, labels), *pair.leaving()]:
                    self.play(*going, run_time=0.5)
                self.until("ring", early=0.2)
                rings = [pair.ring(floats(flat.at)) for flat in p.flats]
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
                ring = rings[0] if rings else pair.ring(floats(p.centres[0].at))
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

    def axes(self) -> tuple[SolidAxes, Heights, Heights]:
        """Set a view that fits both surfaces with their axes: those of the floor, and heights for each."""
        pair, ground = self.pair, self.pair.ground
        names = [self.formula(f'part("{name}", {name})', size=32) for name in self.facts.function.variables]
        ground.view = self.outlook()
        floor = SolidAxes(ground, [*names, None], counts=(3, 3, 0))
        ground.drop(*floor.ticks)
        uprights = []
        for share in (1.0, 0.0):
            pair.change(share)
            uprights.append(Heights(ground, self.words("height", colour=theme.QUIET)))
        ground.view = ground.fitted(ground.view, BLOCK)
        for each in (floor, *uprights):
            each.place()
        return floor, uprights[1].thin(), uprights[0].thin()

    def outlook(self) -> View:
        """The lowest view that has in sight what is drawn on either surface."""
        pair, p = self.pair, self.facts
        views = [View(azimuth=-70, elevation=elevation) for elevation in (40, 45, 50, 55, 60)]
        around = np.linspace(-0.06, 0.06, 5)[:, None] * float(p.side)
        level = pair.level(floats(p.stretched_point), 1.0)
        needle = Needle(pair, p.stretched_point, 0)
        needle.lay(1.0)
        one = [*(floats(at) + around for at in p.points), p.line.points[::8]]
        other = [needle.behind, *([] if level is None else [level.points[::8]])]
        found = []
        for share, lines in ((0.0, one), (1.0, other)):
            terrain = pair.terrain(share)
            found.append(
                clearest(terrain, views, [terrain.on(line[:, 0], line[:, 1], 0.02) for line in lines])
            )
        return max(found, key=lambda view: view.elevation)

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

    def tangent(self, needle: Needle) -> Mark:
        """The straight line along the level line at a needle's foot."""
        pair = self.pair
        up = pair.slope(needle.at, pair.share)
        along = np.array([-up[1], up[0]]) / np.hypot(*up)
        reach = min(
            1.5 * REACH / float(pair.plane.unit[0]), pair.room(needle.at, along), pair.room(needle.at, -along)
        )
        return pair.straight(
            needle.at + np.array([[-reach], [reach]]) * along, float(self.facts.first.height)
        )

    def length_of(self, name: str, needle: Needle, needles: Sequence[Needle]) -> Plate:
        """The length of the gradient at the spot of that name, beside its arrow on the map."""
        number = self.formula(f"{{{name}.length:.3g}}", size=theme.SMALLEST_SIZE, colour=theme.GRADIENT)
        drawn = [mark for each in needles for mark in each.marks]
        return self.beside(Plate(number, gap=0.07), needle.arrow.flat.points.mean(axis=0), drawn)

    def beside(self, plate: Plate, at: np.ndarray, drawn: Sequence[Mark]) -> Plate:
        """Stand a plate beside a place on the map, close to it, but clear of what is drawn there."""
        box, half = self.pair.plane.box, np.array([plate.width, plate.height]) / 2
        others = np.concatenate([spread(mark.flat.points, 24) for mark in drawn])
        best, place = -math.inf, at[:2]
        for gap in (0.14, 0.22, 0.3, 0.42, 0.56, 0.74):
            for turn in np.linspace(0, 2 * np.pi, 48, endpoint=False):
                way = np.array([np.cos(turn), np.sin(turn)])
                edge = float((half / np.maximum(np.abs(way), 1e-9)).min())
                centre = at[:2] + way * (gap + edge)
                (left, low), (right, high) = centre - half, centre + half
                beyond = (box.left - left, right - box.right - 0.3, box.bottom - low, high - box.top)
                if max(beyond) > -0.06:
                    continue
                room = float(np.hypot(*np.maximum(np.abs(others - centre) - half, 0).T).min())
                if min(room, 0.18) - 0.3 * gap > best + 1e-6:
                    best, place = min(room, 0.18) - 0.3 * gap, centre
        plate.move_to(np.array([*place, 0.0]))
        return plate

    # --- what moves ---

    def walk(self) -> tuple[Mark, VGroup]:
        """The walker sees all of its level line, and its height does not change."""
        p, pair, line = self.facts, self.pair, self.facts.line
        self.until("follow", early=0.4)
        pair.stand(*floats(p.first.at))
        readout = Readout(lambda: self.height(), decimals=self.decimals()).end_at(RIGHT, 2.38)
        heading = self.words("height", colour=theme.QUIET).stand(
            float(readout.get_left()[0]) - 0.3, 2.38, side=1
        )
        self.play(*pair.arriving(floats(p.first.at)), FadeIn(heading), FadeIn(readout), run_time=0.5)
        trail = pair.line(line.part(line.place, line.place))
        trail.put()
        tour = line.tour()
        whole = float(np.abs(np.diff(tour)).sum())
        low = high = line.place
        for start, end in pairwise(tour.tolist()):
            self.play(
                self.leg(trail, start, end, (low, high)),
                run_time=max(WHOLE_WALK * abs(end - start) / whole, 0.4),
            )
            low, high = min(low, end), max(high, end)
        self.settle(readout, "first.height")
        return trail, VGroup(heading, readout)

    def leg(self, trail: Mark, start: float, end: float, seen: tuple[float, float]) -> Animation:
        """The walker goes from one share of the line to another; the trail shows all that has been seen."""
        line, pair = self.facts.line, self.pair

        def go(_: object, share: float) -> None:
            at = start + (end - start) * share
            trail.lay(line.part(min(*seen, at), max(*seen, at), 241))
            pair.stand(*line.at(at))

        return running(pair.ground, go)

    def height(self) -> Number:
        """The walker's height, without the last digits of float64."""
        return exact(float(f"{self.pair.height():.9g}"))

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


def apart(lower: Mobject, upper: Mobject) -> bool:
    """Whether two texts, one above the other, have room between them."""
    return bool(lower.get_top()[1] < upper.get_bottom()[1] - theme.TEXT_GAP)


def floats(point: Point) -> np.ndarray:
    """A point (2,) as the picture needs it."""
    return np.array([float(value) for value in point])


def spread(points: np.ndarray, count: int) -> np.ndarray:
    """Points (count, 2) spread over a line (n, 3)."""
    numbers = np.linspace(0, len(points) - 1, count)
    return np.stack([np.interp(numbers, np.arange(len(points)), points[:, k]) for k in (0, 1)], -1)


def listed(function: Function, window: tuple[Span, Span]) -> tuple[CriticalPoint, ...]:
    """The critical points in a part of the map, none where they are not isolated."""
    try:
        return critical_points(function, window)
    except NotIsolated:
        return ()


def is_round(function: Function) -> bool:
    """Whether all level lines are circles: a quadratic, with one curvature in every direction."""
    if not function.is_quadratic:
        return False
    low, high = function.curvatures((Fraction(0), Fraction(0)))
    return low.value == high.value
