"""Flat, yet not the bottom: on a pass the gradient is zero, and a nudge off its ridge escapes."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import numpy as np
from manim import FadeIn, FadeOut, Mobject, ScaleInPlace, VGroup, there_and_back

from steepest.calculus import (
    CriticalPoint,
    Curvature,
    NotIsolated,
    Number,
    Point,
    Quadratic,
    Walk,
    added,
    critical_points,
    descend,
    dot,
    length,
    rolling,
    scaled,
    subtracted,
)
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.profile import from_the_side, reach_of
from steepest.stage.figures.ground.outlook import close_up
from steepest.stage.figures.ground.solid_axes import SolidAxes
from steepest.stage.figures.mountain_pass import MountainPass
from steepest.stage.figures.panel.bars import Bars
from steepest.stage.figures.spot import Spot
from steepest.stage.figures.tag import Tag
from steepest.stage.figures.trip import Trip, arrow_on, on_ground, room_for
from steepest.stage.ground.terrain import Terrain
from steepest.stage.ground.things import Arrow, Curve, Dot, Thing
from steepest.stage.play.scene import LectureScene
from steepest.stage.settings.parameters import (
    Count,
    Domain,
    Exact,
    MapFunction,
    Parameters,
    Unfit,
    fact,
    parameter,
    require_value,
)
from steepest.stage.settings.toml import written
from steepest.stage.type.figures import order
from steepest.stage.type.readout import Readout
from steepest.stage.type.typeset import Typeset

WHOLE = Box(-6.2, -2.95, 6.2, 2.15)  # the block with its axes while it is alone
PICTURE = Box(-6.6, -2.95, 2.9, 2.15)  # the same beside the panel
AROUND = Box(-6.6, -2.95, 6.6, 2.85)  # the words beside it too
LEFT, RIGHT = 3.3, 6.65  # the panel's edges
TOP = 3.52
CHART = Box(LEFT, -1.1, RIGHT, -0.05)
SIDE = 6.4  # of the block's longer edge, in its own units
LEAST_SLOPE = 1e-9  # a gradient shorter than this is none: the last digits of float64
PROFILE = 0.65  # of the ridge and the valley seen from the side: half its width
SIZE = 36  # of the panel's formulas
HARDLY = Fraction(1, 100)  # of the picture's width: a step shorter than this is hardly seen


KINDS = {
    "minimum": "is a minimum",
    "maximum": "is a maximum",
    "undecided": "is flat, but a curvature of zero there leaves it open whether it is a saddle",
}


class SaddleParameters(Parameters):
    """What an instructor may change."""

    function: MapFunction = parameter("x**2 - y**2", "surface with a pass, in x and y")
    domain: Domain = parameter({"x": [-2, 2], "y": [-2, 2]}, "part of the map that is shown")
    nudge: Exact = parameter(0.05, "how far off the ridge the walker is set; negative to its other side")
    learning_rate: Exact = parameter(0.2, "what the gradient is multiplied by to make a step", gt=0)
    momentum: Exact = parameter(
        0.9, "what share of a step a walker with momentum adds to the next", ge=0, lt=1
    )
    steps: Count = parameter(20, "most steps that the walker takes; it stops at the edge", ge=1, le=1000)

    def refuse(self) -> None:
        """There is a pass on the map, the nudge stays on the map, and every step leads somewhere."""
        require_value(self.function, domain=self.domain, field="function")
        if not self.saddles:
            fits = self.shows((Fraction(0), Fraction(0)))
            raise Unfit(self.lacking(), field="function", instead="x**2 - y**2" if fits else None)
        if self.nudge == 0:
            raise Unfit(
                "a nudge of 0 leaves the walker on the ridge, where no step leads off",
                field="nudge",
                instead=Fraction(1, 20),
            )
        if not self.shows(self.start):
            raise Unfit(
                f"a nudge of {written(self.nudge)} sets the walker outside of the domain",
                field="nudge",
                instead=halved(self.nudge, lambda nudge: self.shows(self.nudged(nudge))),
            )
        if float(length(self.walk.gradients[0])) < LEAST_SLOPE:
            raise Unfit(
                f"a nudge of {written(self.nudge)} sets the walker on flat ground again",
                field="nudge",
                instead=self.nudge / 2,
            )
        if self.is_lost(self.learning_rate):
            raise Unfit(
                f"step {len(self.walk.steps) + 1} leads where {self.function.text()} has no value",
                field="learning_rate",
                instead=halved(self.learning_rate, lambda rate: not self.is_lost(rate)),
            )

    def is_lost(self, rate: Fraction) -> bool:
        """Whether a walk at a learning rate comes, on the map, to a step without a value at its end."""
        walk = descend(self.function, self.start, rate, self.steps)
        return walk.ended == "lost" and all(map(self.shows, walk.points))

    def lacking(self) -> str:
        """What the function has instead of a saddle, in a sentence."""
        name = f"{self.function.text()} has no saddle in the domain"
        try:
            found = critical_points(self.function, self.domain)
        except NotIsolated as error:
            return f"{name}: {error}"
        if not found:
            return f"{name}, nor any other flat point"
        if any(point.kind == "undecided" for point in found):
            name = f"{self.function.text()} has no flat point in the domain whose curvatures make it a saddle"
        listed = ", ".join(
            f"{written(tuple(round(c, 3) for c in point.at))} {KINDS[point.kind]}" for point in found[:3]
        )
        return f"{name}: {listed}{', and so on' if len(found) > 3 else ''}"

    def shows(self, point: Point) -> bool:
        """Whether a point lies on the part of the map that is shown."""
        return all(low <= at <= high for at, (low, high) in zip(point, self.domain, strict=True))

    def nudged(self, by: Number) -> Point:
        """Where a nudge off the ridge leads."""
        return added(self.centre, scaled(self.valley.direction, by))

    @fact
    def saddles(self) -> tuple[CriticalPoint, ...]:
        """The saddles on the map, the one nearest to its middle first."""
        middle = tuple((low + high) / 2 for low, high in self.domain)
        try:
            found = critical_points(self.function, self.domain)
        except NotIsolated:
            return ()
        saddles = [point for point in found if point.kind == "saddle"]
        return tuple(sorted(saddles, key=lambda point: float(length(subtracted(point.at, middle)))))

    @fact
    def centre(self) -> Point:
        """Where the pass is: the saddle nearest to the middle of the map."""
        return self.saddles[0].at

    @fact
    def gradient(self) -> Point:
        """The gradient at the pass: zero, as at every critical point, without the last digits of float64."""
        return tuple(
            g if abs(float(g)) > LEAST_SLOPE else Fraction(0) for g in self.function.gradient(self.centre)
        )

    @fact
    def valley(self) -> Curvature:
        """The smallest curvature at the pass, and its direction: the way down."""
        return self.saddles[0].curvatures[0]

    @fact
    def ridge(self) -> Curvature:
        """The largest curvature at the pass, and its direction: the way up."""
        return self.saddles[0].curvatures[-1]

    @fact
    def slope_ridge(self) -> Number:
        """The slope at the pass along the ridge."""
        return dot(self.gradient, self.ridge.direction)

    @fact
    def slope_valley(self) -> Number:
        """The slope at the pass along the valley."""
        return dot(self.gradient, self.valley.direction)

    @fact
    def still(self) -> Point:
        """The step of descent from the pass itself."""
        return scaled(self.gradient, -self.learning_rate)

    @fact
    def start(self) -> Point:
        """Where the nudge sets the walker."""
        return self.nudged(self.nudge)

    @fact
    def walk(self) -> Walk:
        """The descent from the nudge on."""
        return descend(self.function, self.start, self.learning_rate, self.steps)

    @fact
    def left_after(self) -> int:
        """After how many steps the walker has left the picture; 0 where it never does."""
        return next((number for number, point in enumerate(self.walk.points) if not self.shows(point)), 0)

    @fact
    def taken(self) -> int:
        """How many steps are shown: up to the one that leaves the picture."""
        return self.left_after or len(self.walk.steps)

    @fact
    def points(self) -> tuple[Point, ...]:
        """Where the walker stands, from the nudge to the last step that is shown."""
        return self.walk.points[: self.taken + 1]

    @fact
    def lengths(self) -> tuple[Number, ...]:
        """The lengths of the steps that are shown."""
        return self.walk.lengths[: self.taken]

    @fact
    def distances(self) -> tuple[Number, ...]:
        """How far from the pass the walker is, at the start and after each step that is shown."""
        return tuple(length(subtracted(point, self.centre)) for point in self.points)

    @fact
    def longest(self) -> Number:
        """The length of the longest step."""
        return max(self.lengths)

    @fact
    def longest_number(self) -> int:
        """Which step is the longest, counted from 1; the first of several."""
        return self.lengths.index(self.longest) + 1

    @fact
    def grows(self) -> bool:
        """Whether every step is longer than the one before."""
        return all(one < next_one for one, next_one in pairwise(self.lengths))

    @fact
    def factor(self) -> Number:
        """What each step is longer by, as a factor: the same for all steps on a quadratic; 0 elsewhere."""
        return (
            Quadratic.of(self.function).factors(self.learning_rate)[0]
            if self.function.is_quadratic
            else Fraction(0)
        )

    @fact
    def rolled(self) -> tuple[Point, ...]:
        """The walk from the nudge with momentum, as far as the first point outside of the picture."""
        walk = rolling(self.function, self.start, self.learning_rate, self.momentum)
        points = [next(walk)]
        while len(points) <= self.steps and self.shows(points[-1]):
            points.append(next(walk))
        return tuple(points)

    @fact
    def rolled_after(self) -> int:
        """After how many steps the walker with momentum has left the picture; 0 where it never does."""
        return 0 if self.shows(self.rolled[-1]) else len(self.rolled) - 1

    @fact
    def sooner(self) -> bool:
        """Whether momentum takes the walker out of the picture in fewer steps."""
        return 0 < self.rolled_after < self.left_after

    @fact
    def hardly(self) -> bool:
        """Whether the first step is too short to be seen well: under a hundredth of the picture."""
        return self.lengths[0] < HARDLY * min(high - low for low, high in self.domain)


class Saddle(LectureScene[SaddleParameters]):
    """A pass, its ridge and its valley, and a walker that is nudged off the ridge."""

    def construct(self) -> None:
        """Play the beats."""
        p, land = self.facts, self.land()
        mountain = land.landscape
        names = land.named({end: self.words(end, colour=c.colour) for end, c in land.curves.items()}, AROUND)
        walker = Dot(point=land.summit, radius=0.075)
        title = self.title()
        self.add(title, mountain, land.axes, self.heading(title))

        with self.beat("open"):
            self.until("stand", early=0.2)
            self.play(mountain.grow(walker))
            self.draw_line(land, names, "ahead", "behind")

        with self.beat("across"):
            self.play(mountain.look_from(land.along), run_time=2.6)
            self.draw_line(land, names, "left", "right")

        with self.beat("flat"):
            ends = mountain.soften(*land.curves.values(), to=0.4)
            self.play(ends, *map(FadeOut, names.values()), run_time=0.6)
            self.until("up", early=0.3)
            level_ridge, slope_ridge = self.draw_level(land, "ahead", "slope_ridge")
            self.until("down", early=0.3)
            level_valley, slope_valley = self.draw_level(land, "right", "slope_valley")
            self.until("zero", early=0.2)
            ring = Arrow(colour=theme.GRADIENT, start=land.summit, end=land.summit, through=True)
            zero = self.line("nabla f{centre:.3g} = {gradient:g}", theme.GRADIENT, 2.2)
            self.play(mountain.grow(ring), FadeIn(zero))

        with self.beat("step"):
            self.until("times", early=0.2)
            heading = self.words("step", colour=theme.QUIET).stand(LEFT, 1.45)
            product = '-part("eta", {learning_rate:g}) dot {gradient:g} = {still:g}'
            still = self.line(product, theme.DESCENT, 0.85)
            self.play(FadeIn(heading), FadeIn(still))
            self.until("stays", early=0.2)
            self.play(mountain.soften(ring, to=0.2, rate_func=there_and_back))

        with self.beat("nudge"):
            levels = mountain.soften(level_ridge, level_valley)
            close = close_up(land.along, land.summit, on_ground(mountain.terrain, p.start), PICTURE)
            away = [land.axes] if close.near > 1 else []  # close by, its numbers would be far off
            self.play(levels, *map(FadeOut, (slope_ridge, slope_valley, heading, still, *away)), run_time=0.6)
            mountain.drop(level_ridge, level_valley)
            if away:
                mountain.pane = PICTURE
                self.play(mountain.look_from(close), run_time=1.8)
            trip = Trip(mountain, p.centre, p.points, walker, close.near)
            tally = Tally(self, trip)
            self.until("nudge", early=0.2)
            self.play(trip.set_off())
            self.play(*map(FadeIn, tally.distance))
            self.until("gradient", early=0.2)
            uphill, slight = self.uphill(mountain.terrain), self.gradient_at_start()
            self.play(mountain.grow(uphill), FadeIn(slight))
            self.until("first", early=0.4)
            self.play(*map(FadeIn, (tally.heading, tally.bars, *tally.count)))
            self.play(trip.run(1, tally.bars))
            self.play(FadeIn(tally.first), run_time=0.4)

        seen_close = [uphill, *trip.crowd]  # and from nowhere else
        for beat in self.tells("escape"):
            with self.beat(beat.name):
                self.until("then", early=0.2)
                seconds = min(max(0.5 * p.taken, 2.0), 8.0) / p.taken
                nearby = trip.steps_within(close, PICTURE) if away else 1
                if nearby > 1:
                    self.play(trip.run(nearby, tally.bars), run_time=seconds * (nearby - 1))
                self.step_back(land, away, seen_close)
                self.play(
                    trip.run(p.taken, tally.bars),
                    tally.first.animate.move_to(tally.bars.crown(0, tally.first.copy())),  # clear of all bars
                    run_time=seconds * max(p.taken - nearby, 1),
                )
                self.tell_growth(tally)
        self.settle(tally.distance[1], "distances[-1]")
        self.settle(tally.count[1], "taken")

        with self.beat("order"):
            self.play(*map(FadeOut, (*tally.parts, slight)), run_time=0.6)
            if uphill in mountain.things:
                self.step_back(land, away, seen_close)
            profiles, slopes, curvatures = self.comparison(land)
            self.play(FadeIn(profiles))
            self.until("slope", early=0.2)
            self.play(FadeIn(slopes))
            self.until("curvature", early=0.2)
            self.play(FadeIn(curvatures))

        with self.beat("methods"):
            self.until("curvature", early=0.2)
            self.play(ScaleInPlace(curvatures[1:], 1.2, rate_func=there_and_back))
            self.until("momentum", early=0.2)
            if p.sooner:
                roller = Dot(colour=theme.THIRD, point=land.summit, radius=0.075)
                roll = Trip(mountain, p.centre, p.rolled, roller, colour=theme.THIRD)
                alone = self.row("alone", "{left_after}", theme.DESCENT, -2.1)
                self.play(mountain.soften(*trip.things, to=0.3), FadeIn(alone))
                self.play(roll.run(p.rolled_after), run_time=0.5 * p.rolled_after)
                together = self.row("rolling", "{rolled_after}", theme.THIRD, -2.65)
                self.play(FadeIn(together))

        with self.beat("keep"):
            if p.sooner:
                faded, back = mountain.soften(*roll.things), mountain.soften(*trip.things, to=1.0)
                self.play(faded, back, FadeOut(alone), FadeOut(together))
                mountain.drop(*roll.things, roller)
            self.play(mountain.soften(*land.curves.values(), to=1.0), *map(FadeIn, names.values()))

    # --- what moves ---

    def draw_line(self, land: MountainPass, names: dict[str, Tag], one: str, other: str) -> None:
        """Both halves of a line grow from the pass, and each end gets its name."""
        self.until("line", early=0.3)
        self.play(land.grow(one, other))
        for name in (one, other):
            self.until(name, early=0.2)
            self.play(FadeIn(names[name]), run_time=0.5)

    def draw_level(self, land: MountainPass, end: str, label: str) -> tuple[Curve, Tag]:
        """The tangent toward an end grows, and gets the slope along it."""
        points, colour = land.level(end, 1.25), land.curves[end].colour
        stroke = Curve(colour=colour, points=points, width=6, through=True, halo=True)
        slope = Spot(points[-1], (0, 1)).tag(self.words(label, colour=colour), land.landscape, AROUND)
        self.play(land.landscape.grow(stroke))
        self.play(FadeIn(slope), run_time=0.4)
        return stroke, slope

    def step_back(self, land: MountainPass, away: list[SolidAxes], things: list[Thing]) -> None:
        """The eye leaves the pass, what was to be seen only from close by goes, and what was away comes back."""
        mountain = land.landscape
        leaving = mountain.look_from(land.along), mountain.soften(*things)
        self.play(*leaving, run_time=1.6 if away else 0.6)
        mountain.drop(*things)
        mountain.pane = None
        if away:
            self.play(*map(FadeIn, away), run_time=0.5)

    def tell_growth(self, tally: Tally) -> None:
        """The factor by which steps grow, where there is one, and the length of the longest."""
        p = self.facts
        if p.factor > 0 and p.grows:
            self.until("factor", early=0.2)
            factor = self.formula("times {factor:g}", size=SIZE, colour=theme.DESCENT)
            tally.parts.append(factor.stand(RIGHT, 0.5, side=1))
            self.play(FadeIn(factor), run_time=0.4)
        if p.longest_number > 1:
            longest = tally.crown(p.longest_number, "{longest:.2g}")
            if longest.get_left()[0] < tally.first.get_right()[0] + theme.TEXT_GAP:
                self.remove(tally.first)
                tally.parts.remove(tally.first)
            self.play(FadeIn(longest), run_time=0.4)

    # --- the picture ---

    def land(self) -> MountainPass:
        """The pass, on a block whose sides are as the domain's, as far as that leaves it a block.

        Its lines have each the colour of the variable along whose axis it more nearly runs.
        """
        p = self.facts
        xs, ys = ((float(low), float(high)) for low, high in p.domain)
        spans = np.array([high - low for low, high in (xs, ys)])
        width, depth = map(float, SIDE * np.maximum(spans / spans.max(), 0.5))
        ground = Terrain(p.function.sample, xs, ys, width, depth, height=1.9, body=0.1, cells=56)
        east, north = map(float, p.ridge.direction)
        colours = theme.FIRST, theme.SECOND
        colours = colours if abs(east) >= abs(north) - 1e-9 else colours[::-1]
        axes = [self.formula(f'part("{name}", {name})') for name in "xy"]
        lines = p.ridge.direction, p.valley.direction
        return MountainPass(ground, p.centre, *lines, p.start, colours, axes, (WHOLE, PICTURE))

    def uphill(self, ground: Terrain) -> Curve:
        """The gradient where the nudge leads, as long on the map as it is; headless where it leaves the map."""
        start = np.array(self.facts.start, float)
        end = start + np.array(self.facts.walk.gradients[0], float)
        return arrow_on(ground, start, end, theme.GRADIENT, tip=room_for(ground, start, end) == 1)

    # --- the panel ---

    def heading(self, title: Typeset) -> Typeset:
        """The function, beside the title and not above the panel's top."""
        formula = self.formula('f(part("x", x), part("y", y)) = {function}')
        formula.fit(width=RIGHT - title.get_right()[0] - 0.6)
        formula.stand(min(LEFT, RIGHT - formula.width), title.baseline)
        return formula.shift(np.array([0, min(0.0, TOP - float(formula.get_top()[1])), 0]))

    def line(self, template: str, colour: str, baseline: float) -> Typeset:
        """A formula that fills a line of the panel from its left edge."""
        formula = self.formula(template, size=SIZE, colour=colour)
        return formula.fit(width=RIGHT - LEFT).stand(LEFT, baseline)

    def row(self, label: str, number: str, colour: str, baseline: float) -> VGroup:
        """Words, and a number that ends at the panel's right edge."""
        words = self.words(label, colour=colour).stand(LEFT, baseline)
        return VGroup(words, self.formula(number, size=34, colour=colour).stand(RIGHT, baseline, side=1))

    def gradient_at_start(self) -> VGroup:
        """The gradient where the nudge leads: a line of the panel, or two where it is long."""
        parts = ["nabla f{start:.3g}", "= {walk.gradients[0]:.3g}"]
        whole = self.line(" ".join(parts), theme.GRADIENT, 1.45)
        if SIZE * whole.enlarged > theme.SMALLEST_SIZE:
            return VGroup(whole)
        return VGroup(*(self.line(part, theme.GRADIENT, 1.6 - 0.52 * k) for k, part in enumerate(parts)))

    def decimals(self) -> int:
        """How many decimals the distance needs, for two figures of its start to be seen."""
        return max(2, 1 - order(self.facts.distances[0]))

    def comparison(self, land: MountainPass) -> tuple[VGroup, VGroup, VGroup]:
        """What the gradient knows of the two lines, and what it does not: their profiles, slopes and curvatures."""
        profiles, slopes, curvatures = (VGroup() for _ in range(3))
        middle, slope, curvature = LEFT + PROFILE, 5.1, RIGHT
        slopes.add(self.words("slope", colour=theme.QUIET).stand(slope, 1.2, side=1))
        curvatures.add(self.words("curvature", colour=theme.QUIET).stand(curvature, 1.2, side=1))
        reach = min(map(reach_of, (*land.ridge, *land.valley)))
        lines = ("ridge", land.ridge, "ahead"), ("valley", land.valley, "right")
        for (name, halves, end), y in zip(lines, (0.5, -0.7), strict=True):
            colour = land.curves[end].colour
            profile = from_the_side(halves, reach, PROFILE, colour).shift(np.array([middle, y, 0]))
            profiles.add(profile, self.words(name, colour=colour).stand(middle, y - 0.7, side=0))
            figure = self.formula(f"{{slope_{name}:g}}", colour=colour)
            slopes.add(figure.stand(slope, y - 0.25, side=1))
            figure = self.formula(f"{{{name}.value:+.3g}}", colour=colour)
            curvatures.add(figure.stand(curvature, y - 0.25, side=1))
        return profiles, slopes, curvatures


class Tally:
    """The panel of the walk: its steps' lengths as bars, how many there were, and how far off the pass it is.

    `count` and `distance` are words and a running number each; `parts` is all that is there at the walk's end.
    """

    def __init__(self, scene: Saddle, trip: Trip):
        self.scene, self.trip = scene, trip
        self.heading = scene.words("lengths", colour=theme.QUIET).stand(LEFT, 0.5)
        self.bars = Bars([float(one) for one in scene.facts.lengths], CHART)
        # lambdas: manim copies a readout, and a method would take scene and trip with it
        self.count = self._row("number", lambda: trip.begun, 0, -1.7)
        self.distance = self._row("distance", lambda: self._distance(), scene.decimals(), -2.35)
        self.parts: list[Mobject] = [self.heading, self.bars, *self.count, *self.distance]
        self.first = self.crown(1, "{lengths[0]:.2g}", told=1)

    def crown(self, number: int, template: str, told: int | None = None) -> Typeset:
        """The length of a step over its bar, clear of the bars beside it when `told` of them are there."""
        figure = self.scene.formula(template, size=theme.SMALLEST_SIZE, colour=theme.DESCENT)
        self.parts.append(figure)
        return self.bars.crown(number - 1, figure, told)

    def _row(
        self, label: str, value: Callable[[], float], decimals: int, baseline: float
    ) -> tuple[Typeset, Readout]:
        words = self.scene.words(label, colour=theme.QUIET).stand(LEFT, baseline)
        return words, Readout(value, decimals, 34).end_at(RIGHT, baseline)

    def _distance(self) -> float:
        """How far from the pass the walk is: after a whole step, what the facts say."""
        at = self.trip.at
        if at >= 0 and at == int(at):
            return float(self.scene.facts.distances[int(at)])
        return float(np.hypot(*(self.trip.place - self.trip.stops[0])))


def halved(value: Fraction, fits: Callable[[Fraction], bool]) -> Fraction:
    """A value, halved until it fits."""
    while not fits(value):
        value /= 2
    return value
