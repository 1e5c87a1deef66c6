"""Flat, yet not the bottom: on a pass the gradient is zero, and a nudge off its ridge escapes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import numpy as np
from manim import Animation, FadeIn, FadeOut, ScaleInPlace, VGroup, VMobject, linear, there_and_back

from calculus import (
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
    scaled,
    subtracted,
)
from stage import theme
from stage.bars import Bars
from stage.box import Box
from stage.landscape import Landscape
from stage.motion import running
from stage.outlook import clearest
from stage.parameters import (
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
from stage.readout import Readout
from stage.scene import LectureScene
from stage.solid_axes import SolidAxes
from stage.spot import Spot, box_of, clearest_spot
from stage.tag import Tag
from stage.terrain import SUN, Terrain
from stage.things import Arrow, Curve, Dot, Thing
from stage.toml import written
from stage.typeset import Typeset
from stage.view import View

WHOLE = Box(-6.2, -2.95, 6.2, 2.15)  # the block with its axes while it is alone
PICTURE = Box(-6.6, -2.95, 2.9, 2.15)  # the same beside the panel
AROUND = Box(-6.6, -2.95, 6.6, 2.85)  # the words beside it too
LEFT, RIGHT = 3.3, 6.65  # the panel's edges
TOP = 3.52
CHART = Box(LEFT, -1.1, RIGHT, -0.05)
SIDE = 6.4  # of the block's longer edge, in its own units
ALONG, ASIDE = 24.0, 50.0  # degrees by which the eye stands off the ridge's line
LEAST_SLOPE = 1e-9  # a gradient shorter than this is none: the last digits of float64
LIFT = 0.01  # of what lies on the ground, in the block's units
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
                instead=self.fitting_nudge(),
            )
        if float(length(self.walk.gradients[0])) < LEAST_SLOPE:
            raise Unfit(
                f"a nudge of {written(self.nudge)} sets the walker on flat ground again",
                field="nudge",
                instead=self.nudge / 2,
            )
        if self.is_lost(self.learning_rate):
            instead = self.learning_rate
            while self.is_lost(instead):
                instead /= 2
            sentence = f"step {len(self.walk.steps) + 1} leads where {self.function.text()} has no value"
            raise Unfit(sentence, field="learning_rate", instead=instead)

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

    def fitting_nudge(self) -> Fraction:
        """The nudge, halved until it stays on the map."""
        nudge = self.nudge
        while not self.shows(self.nudged(nudge)):
            nudge /= 2
        return nudge

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
        """The walk from the nudge with momentum, as far as the first point outside of the picture.

        Source: B. T. Polyak, USSR Computational Mathematics and Mathematical Physics 4 (1964), 5.
        """
        points: list[Point] = [tuple(map(float, self.start))]
        step: Point = (0.0, 0.0)
        while len(points) <= self.steps and self.shows(points[-1]):
            down = scaled(self.function.gradient(points[-1]), -float(self.learning_rate))
            step = added(scaled(step, float(self.momentum)), down)
            points.append(added(points[-1], step))
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
        p = self.facts
        ground = self.ground()
        halves = [*halves_of(p, ground, p.ridge.direction, 1), *halves_of(p, ground, p.valley.direction, -1)]
        lead = on(ground, p.start) - on(ground, p.centre)
        aside, along = outlooks(ground, halves, lead)
        mountain = Landscape(ground, aside)
        counts = [max(1, round(4 * side / SIDE)) for side in (ground.width, ground.depth)]
        names_of_axes = [self.formula(f'part("{name}", {name})') for name in "xy"]
        axes = SolidAxes(mountain, [*names_of_axes, None], counts=(counts[0], counts[1], 0))
        mountain.view, along = mountain.fitted(aside, WHOLE), mountain.fitted(along, PICTURE)
        axes.place()
        behind, ahead = sorted(halves[:2], key=lambda half: -float(along.project(half[-1])[2]))
        left, right = sorted(halves[2:], key=lambda half: float(along.project(half[-1])[0]))
        colours = self.colours()
        up, down = colours
        curves = {
            name: Curve(colour=colour, points=half, width=5, ghost=0.5, on_ground=True)
            for name, half, colour in (
                ("ahead", ahead, up),
                ("behind", behind, up),
                ("left", left, down),
                ("right", right, down),
            )
        }
        names = self.name_ends(mountain, axes, (along, mountain.view), curves)
        summit = on(ground, p.centre)
        walker = Dot(point=summit, radius=0.075)

        title = self.title()
        formula = within(
            self.formula('f(part("x", x), part("y", y)) = {function}'), RIGHT - title.get_right()[0] - 0.6
        )
        formula.stand(min(LEFT, RIGHT - formula.width), title.baseline)
        formula.shift(np.array([0, min(0.0, TOP - float(formula.get_top()[1])), 0]))
        self.add(title, mountain, axes, formula)

        with self.beat("open"):
            self.until("stand", early=0.2)
            self.play(mountain.grow(walker))
            self.draw_line(mountain, curves, names, "ahead", "behind")

        with self.beat("across"):
            self.play(mountain.look_from(along), run_time=2.6)
            self.draw_line(mountain, curves, names, "left", "right")

        with self.beat("flat"):
            self.play(mountain.soften(*curves.values(), to=0.4), *map(FadeOut, names.values()), run_time=0.6)
            levels = [tangent(summit, half) for half in (ahead, right)]
            tangents = [
                Curve(colour=colour, points=points, width=6, through=True, halo=True)
                for points, colour in zip(levels, colours, strict=True)
            ]
            slopes = [
                Spot(points[-1], (0, 1)).tag(self.words(name, colour=stroke.colour), mountain, AROUND)
                for name, points, stroke in zip(
                    ("slope_ridge", "slope_valley"), levels, tangents, strict=True
                )
            ]
            for mark, stroke, slope in zip(("up", "down"), tangents, slopes, strict=True):
                self.until(mark, early=0.3)
                self.play(mountain.grow(stroke))
                self.play(FadeIn(slope), run_time=0.4)
            self.until("zero", early=0.2)
            ring = Arrow(colour=theme.GRADIENT, start=summit, end=summit, through=True)
            zero = self.line("nabla f{centre:.3g} = {gradient:g}", theme.GRADIENT, 2.2)
            self.play(mountain.grow(ring), FadeIn(zero))

        with self.beat("step"):
            self.until("times", early=0.2)
            heading = self.words("step", colour=theme.QUIET).stand(LEFT, 1.45)
            still = self.line(
                '-part("eta", {learning_rate:g}) dot {gradient:g} = {still:g}', theme.DESCENT, 0.85
            )
            self.play(FadeIn(heading), FadeIn(still))
            self.until("stays", early=0.2)
            self.play(mountain.soften(ring, to=0.2, rate_func=there_and_back))

        with self.beat("nudge"):
            close = self.close_up(along, ground)
            away = [axes] if close.near > 1 else []  # where the eye comes close its numbers would be far off
            self.play(
                mountain.soften(*tangents), *map(FadeOut, (*slopes, heading, still, *away)), run_time=0.6
            )
            mountain.drop(*tangents)
            if away:
                mountain.pane = PICTURE
                self.play(mountain.look_from(close), run_time=1.8)
            trip = Trip(p, p.points, mountain, walker, close.near)
            slight = self.gradient_at_start()
            count = Readout(trip.count, 0, 34).end_at(RIGHT, -1.7)
            distance = Readout(trip.distance, self.decimals(), 34).end_at(RIGHT, -2.35)
            below = [
                self.words("number", colour=theme.QUIET).stand(LEFT, -1.7),
                self.words("distance", colour=theme.QUIET).stand(LEFT, -2.35),
            ]
            bars = Bars([float(one) for one in p.lengths], CHART)
            above = self.words("lengths", colour=theme.QUIET).stand(LEFT, 0.5)
            self.until("nudge", early=0.2)
            self.play(trip.nudge())
            self.play(FadeIn(below[1]), FadeIn(distance))
            self.until("gradient", early=0.2)
            uphill = trip.uphill()
            self.play(mountain.grow(uphill), FadeIn(slight))
            self.until("first", early=0.4)
            self.play(*map(FadeIn, (above, bars, below[0], count)))
            self.play(trip.run(bars, 1))
            first = self.height(bars, 1, "{lengths[0]:.2g}", told=1)
            self.play(FadeIn(first), run_time=0.4)

        tags: list[Typeset] = [first]
        for beat in self.tells("escape"):
            with self.beat(beat.name):
                self.until("then", early=0.2)
                cleared = self.height(bars, 1, "{lengths[0]:.2g}").get_center()
                seconds = min(max(0.5 * p.taken, 2.0), 8.0) / p.taken
                nearby = self.steps_within(close) if away else 1
                if nearby > 1:
                    self.play(trip.run(bars, nearby), run_time=seconds * (nearby - 1))
                self.step_back(mountain, along, away, uphill, *trip.crowd)
                self.play(
                    trip.run(bars, p.taken),
                    first.animate.move_to(cleared),
                    run_time=seconds * max(p.taken - nearby, 1),
                )
                if p.factor > 0 and p.grows:
                    self.until("factor", early=0.2)
                    tags.append(self.formula("times {factor:g}", size=36, colour=theme.DESCENT))
                    self.play(FadeIn(tags[-1].stand(RIGHT, 0.5, side=1)), run_time=0.4)
                if p.longest_number > 1:
                    longest = self.height(bars, p.longest_number, "{longest:.2g}")
                    if longest.get_left()[0] < first.get_right()[0] + theme.TEXT_GAP:
                        self.remove(first)
                        tags.remove(first)
                    tags.append(longest)
                    self.play(FadeIn(longest), run_time=0.4)
        self.settle(distance, "distances[-1]")
        self.settle(count, "taken")

        with self.beat("order"):
            self.play(*map(FadeOut, (above, bars, *below, count, distance, slight, *tags)), run_time=0.6)
            if uphill in mountain.things:
                self.step_back(mountain, along, away, uphill, *trip.crowd)
            rows = self.comparison(halves, colours)
            self.play(FadeIn(rows["profiles"]))
            self.until("slope", early=0.2)
            self.play(FadeIn(rows["slopes"]))
            self.until("curvature", early=0.2)
            self.play(FadeIn(rows["curvatures"]))

        with self.beat("methods"):
            self.until("curvature", early=0.2)
            self.play(ScaleInPlace(rows["curvatures"][1:], 1.2, rate_func=there_and_back))
            self.until("momentum", early=0.2)
            if p.sooner:
                roller = Dot(colour=theme.THIRD, point=summit, radius=0.075)
                roll = Trip(p, p.rolled, mountain, roller, colour=theme.THIRD)
                alone = self.row("alone", "{left_after}", theme.DESCENT, -2.1)
                self.play(mountain.soften(*trip.things, to=0.3), FadeIn(alone))
                self.play(roll.run(None, p.rolled_after), run_time=0.5 * p.rolled_after)
                rolling = self.row("rolling", "{rolled_after}", theme.THIRD, -2.65)
                self.play(FadeIn(rolling))

        with self.beat("keep"):
            if p.sooner:
                self.play(
                    mountain.soften(*roll.things),
                    mountain.soften(*trip.things, to=1.0),
                    *map(FadeOut, (alone, rolling)),
                )
                mountain.drop(*roll.things, roller)
            self.play(mountain.soften(*curves.values(), to=1.0), *map(FadeIn, names.values()))

    # --- what moves ---

    def close_up(self, view: View, ground: Terrain) -> View:
        """The view from so close to the pass that the nudge is seen well; the same view where it is already."""
        centre, start = (on(ground, at) for at in (self.facts.centre, self.facts.start))
        apart = np.hypot(*(view.project(start) - view.project(centre))[:2])
        near = min(0.8 / float(apart), 14.0)
        x, y = (PICTURE.left + PICTURE.right) / 2, (PICTURE.bottom + PICTURE.top) / 2
        return view.closer(near, centre, x, y) if near > 1.5 else view

    def steps_within(self, close: View) -> int:
        """How many steps a close view shows whole."""
        p, ground = self.facts, self.ground()
        inside = [PICTURE.holds(close.project(on(ground, at))) for at in p.points]
        return inside.index(False) - 1 if False in inside else p.taken

    def step_back(self, mountain: Landscape, view: View, away: list[SolidAxes], *things: Thing) -> None:
        """The eye leaves the pass, what was to be seen only from close by goes, and what was away comes back."""
        self.play(mountain.look_from(view), mountain.soften(*things), run_time=1.6 if away else 0.6)
        mountain.drop(*things)
        mountain.pane = None
        if away:
            self.play(*map(FadeIn, away), run_time=0.5)

    # --- the picture's parts ---

    def ground(self) -> Terrain:
        """The block, its sides in the proportion of the domain as far as that leaves it a block."""
        p = self.facts
        xs, ys = ((float(low), float(high)) for low, high in p.domain)
        wide, deep = xs[1] - xs[0], ys[1] - ys[0]
        most = max(wide, deep)
        return Terrain(
            p.function.sample,
            xs,
            ys,
            width=SIDE * max(wide / most, 0.5),
            depth=SIDE * max(deep / most, 0.5),
            height=1.9,
            body=0.1,
            cells=56,
        )

    def colours(self) -> tuple[str, str]:
        """The colours of ridge and valley: each that of the variable along whose axis it more nearly runs."""
        east, north = map(float, self.facts.ridge.direction)
        return (theme.FIRST, theme.SECOND) if abs(east) >= abs(north) - 1e-9 else (theme.SECOND, theme.FIRST)

    def name_ends(
        self, mountain: Landscape, axes: SolidAxes, views: tuple[View, View], curves: dict[str, Curve]
    ) -> dict[str, Tag]:
        """The words at the four ends, where they hide neither lines nor axes in any of the views."""
        taken: list[list[Box]] = []
        for view in views:
            mountain.view = view
            axes.place()
            taken.append([box_of(label) for label in axes.submobjects])
        halves = {name: np.asarray(curve.points) for name, curve in curves.items()}
        ways: dict[str, list[tuple[float, float]]] = {
            "ahead": [(0, 1), (-1, 0.3), (1, 0.3)],
            "behind": [(0, -1), (1, -1), (-1, -1), (1, 0.2), (-1, 0.2), (0, 1)],
            "left": [(0, 1), (-0.5, 1), (-1, 0.4), (0, -1), (-1, -0.4)],
            "right": [(0, 1), (0.5, 1), (1, 0.4), (0, -1), (1, -0.4)],
        }
        names = {}
        for name, half in halves.items():
            aside = name in ("left", "right")  # named when the eye looks along the ridge
            seen = 1 if aside else 2
            points = [half[len(half) * 3 // 4], half[-1]] if aside else [half[-1]]
            spots = [
                Spot(point, way, gap)
                for point in points
                for gap in (0.25, 0.5)[: 1 + aside]
                for way in ways[name]
            ]
            words = self.words(name, colour=curves[name].colour)
            spot = clearest_spot(words, spots, views[:seen], taken[:seen], list(halves.values()))
            for boxes, view in zip(taken, views, strict=True):
                boxes.append(spot.box(words, view))
            names[name] = spot.tag(words, mountain, AROUND)
        return names

    def draw_line(
        self, mountain: Landscape, curves: dict[str, Curve], names: dict[str, Tag], one: str, other: str
    ) -> None:
        """Both halves of a line grow from the pass, and each end gets its name."""
        self.until("line", early=0.3)
        self.play(mountain.grow(curves[one], curves[other]), run_time=1.4)
        for name in (one, other):
            self.until(name, early=0.2)
            self.play(FadeIn(names[name]), run_time=0.5)

    def line(self, template: str, colour: str, baseline: float) -> Typeset:
        """A formula that fills a line of the panel from its left edge."""
        return within(self.formula(template, size=36, colour=colour), RIGHT - LEFT).stand(LEFT, baseline)

    def row(self, label: str, number: str, colour: str, baseline: float) -> VGroup:
        """Words, and a number that ends at the panel's right edge."""
        words = self.words(label, colour=colour).stand(LEFT, baseline)
        return VGroup(words, self.formula(number, size=34, colour=colour).stand(RIGHT, baseline, side=1))

    def gradient_at_start(self) -> VGroup:
        """The gradient where the nudge leads: a line of the panel, or two where it is long."""
        whole = self.formula("nabla f{start:.3g} = {walk.gradients[0]:.3g}", size=36, colour=theme.GRADIENT)
        if whole.width < 36 / theme.SMALLEST_SIZE * (RIGHT - LEFT):
            return VGroup(within(whole, RIGHT - LEFT).stand(LEFT, 1.45))
        parts = ("nabla f{start:.3g}", "= {walk.gradients[0]:.3g}")
        return VGroup(*(self.line(part, theme.GRADIENT, 1.6 - 0.52 * k) for k, part in enumerate(parts)))

    def decimals(self) -> int:
        """How many decimals the distance needs, for two figures of its start to be seen."""
        return max(2, 1 - math.floor(math.log10(float(self.facts.distances[0]))))

    def height(self, bars: Bars, number: int, template: str, told: int | None = None) -> Typeset:
        """The length of a step over its bar, clear of the bars beside it when `told` of them are there."""
        figure = self.formula(template, size=theme.SMALLEST_SIZE, colour=theme.DESCENT)
        half = figure.width / 2
        x = min(max(float(bars.top(number - 1)[0]), LEFT + half), RIGHT - half)
        return figure.stand(x, bars.clear_above(x - half, x + half, told) + 0.1, side=0)

    def comparison(self, halves: list[np.ndarray], colours: tuple[str, str]) -> dict[str, VGroup]:
        """What the gradient knows of the two lines, and what it does not."""
        parts = {name: VGroup() for name in ("profiles", "slopes", "curvatures")}
        slope, curvature = 5.1, RIGHT
        parts["slopes"].add(self.words("slope", colour=theme.QUIET).stand(slope, 1.2, side=1))
        parts["curvatures"].add(self.words("curvature", colour=theme.QUIET).stand(curvature, 1.2, side=1))
        reach = min(float(np.hypot(*(half[-1] - half[0])[:2])) for half in halves)
        for k, (name, colour) in enumerate(zip(("ridge", "valley"), colours, strict=True)):
            y = 0.5 - 1.2 * k
            profile = VGroup()
            for side, half in zip((-1, 1), halves[2 * k : 2 * k + 2], strict=True):
                far = np.hypot(*(half - half[0])[:, :2].T)
                points = (
                    np.stack([side * far, (half - half[0])[:, 2], 0 * far], -1)[far <= reach + 1e-9]
                    * 0.65
                    / reach
                )
                branch = VMobject(stroke_color=colour, stroke_width=4).set_points_as_corners(points)
                profile.add(branch.shift(np.array([LEFT + 0.65, y, 0])))
            parts["profiles"].add(
                profile, self.words(name, colour=colour).stand(LEFT + 0.65, y - 0.7, side=0)
            )
            parts["slopes"].add(
                self.formula(f"{{slope_{name}:g}}", colour=colour).stand(slope, y - 0.25, side=1)
            )
            parts["curvatures"].add(
                self.formula(f"{{{name}.value:+.3g}}", colour=colour).stand(curvature, y - 0.25, side=1)
            )
        return parts


class Trip:
    """The walk on the picture. `at` counts steps: −1 at the pass, 0 at the nudge, 2.5 amid the third step."""

    def __init__(
        self,
        facts: SaddleParameters,
        points: Sequence[Point],
        mountain: Landscape,
        walker: Dot,
        near: float = 1.0,
        colour: str = theme.DESCENT,
    ):
        self.facts, self.mountain, self.walker, self.at = facts, mountain, walker, -1.0
        self.stops = np.array([facts.centre, *points], float)
        self.arrows: list[tuple[int, Curve]] = []
        self.dots: list[tuple[int, Dot]] = []
        self.crowd: list[Thing] = []  # dots that can be told apart only from `near` times closer
        ground, last, kept = mountain.terrain, None, None
        for number, (start, end) in enumerate(pairwise(self.stops[1:])):
            way = self.way(start, end)
            arrow = Curve(colour=colour, points=way, width=5, halo=True, tip=True, on_ground=True, ghost=0.4)
            if np.linalg.norm(way[-1] - way[0]) > 0.02:
                self.arrows.append((number, arrow))
            place = on(ground, start)
            if last is None or np.linalg.norm(place - last) > 0.08 / near:
                last = place
                self.dots.append((number, Dot(colour=colour, point=place, radius=0.06)))
                if kept is None or np.linalg.norm(place - kept) > 0.08:
                    kept = place
                else:
                    self.crowd.append(self.dots[-1][1])
        for thing in self.things:
            thing.grown = 0.0
            mountain.put(thing)
        mountain.drop(walker)
        mountain.put(walker)

    @property
    def things(self) -> list[Thing]:
        """What the walk leaves behind."""
        return [thing for _, thing in (*self.arrows, *self.dots)]

    def way(self, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """The part of a straight way of the map that lies on it, on the ground (24, 3)."""
        along = start + (end - start) * np.linspace(0, self.room(start, end), 24)[:, None]
        return self.mountain.terrain.on(along[:, 0], along[:, 1], LIFT)

    def uphill(self) -> Curve:
        """The gradient where the nudge leads, as long on the map as it is; headless where it leaves the map."""
        start = self.stops[1]
        end = start + np.array(self.facts.walk.gradients[0], float)
        whole = self.room(start, end) == 1
        return Curve(
            colour=theme.GRADIENT, points=self.way(start, end), width=5, halo=True, tip=whole, on_ground=True
        )

    def room(self, start: np.ndarray, end: np.ndarray) -> float:
        """Which share, 0 to 1, of the way from one place to another lies on the map."""
        shares = [1.0]
        for a, b, (low, high) in zip(start, end, self.facts.domain, strict=True):
            if b > high:
                shares.append((float(high) - a) / (b - a))
            if b < low:
                shares.append((float(low) - a) / (b - a))
        return min(shares)

    def move(self, at: float) -> None:
        """Show the walk up to here."""
        self.at = at
        number = min(math.floor(at), len(self.stops) - 3) if at >= 0 else -1
        start, end = self.stops[number + 1 : number + 3]
        share, room = at - number, self.room(start, end)
        place = start + (end - start) * min(share, room)
        self.walker.point = on(self.mountain.terrain, place)
        self.walker.opacity = 1.0 if share <= room else (1 - share) / (1 - room)
        for number, arrow in self.arrows:
            arrow.grown = min(max(at - number, 0.0), 1.0)
        for number, stop in self.dots:
            stop.grown = 1.0 if at > number else 0.0

    def nudge(self) -> Animation:
        """The walker is set off the ridge."""
        return running(self.mountain, lambda _, share: self.move(share - 1))

    def run(self, bars: Bars | None, to: int) -> Animation:
        """The walk goes on to the end of a step, each step in the same time, and the bars with it."""
        start = max(self.at, 0.0)

        def go(_: object, share: float) -> None:
            self.move(start + (to - start) * share)
            if bars:
                bars.told = self.at

        return running(self.mountain, go, rate_func=linear, run_time=1.2)

    def count(self) -> float:
        """How many steps have been begun."""
        return math.ceil(max(self.at, 0.0) - 1e-9)

    def distance(self) -> float:
        """How far from the pass the walker is."""
        if self.at >= 0 and self.at == int(self.at):
            return float(self.facts.distances[int(self.at)])
        number = math.floor(self.at)
        start, end = self.stops[number + 1 : number + 3]
        return float(np.hypot(*(start + (end - start) * (self.at - number) - self.stops[0])))


def halves_of(p: SaddleParameters, ground: Terrain, direction: Point, sense: int) -> list[np.ndarray]:
    """A line of the map through the pass as its two halves on the ground (n, 3), from the pass outward.

    Each goes as far as the ground goes on rising (`sense` 1) or falling (−1), at most to the edge of the map.
    """
    centre, way = np.array(p.centre, float), np.array(direction, float)
    found = []
    for side in (-1, 1):
        rooms = [
            ((high if side * d > 0 else low) - c) / (side * d)
            for c, d, (low, high) in zip(centre, way, (ground.xs, ground.ys), strict=True)
            if abs(d) > 1e-9
        ]
        t = np.linspace(0, min(rooms), 240)
        x, y = centre[:, None] + side * way[:, None] * t
        heights = p.function.sample(x, y)
        turned = np.flatnonzero(sense * np.diff(heights) < 0)
        turned = turned[turned > 2]
        end = int(turned[0]) + 1 if len(turned) else len(t)
        found.append(ground.on(x[:end], y[:end], LIFT))
    return found


def outlooks(ground: Terrain, halves: list[np.ndarray], lead: np.ndarray) -> tuple[View, View]:
    """Two views of the pass: on its ridge from the side, and along its ridge, over whose near end it looks.

    Both stand on the side of the ridge to which `lead` (3,) points, in one quarter of the compass: the near
    edges of the block stay the same ones. Of two such sides the one better lit.
    """
    way = (halves[1][-1] - halves[1][0])[:2]
    bearing = float(np.degrees(np.arctan2(way[1], way[0])))
    sides = []
    for end in (bearing, bearing + 180):
        past = end % 90
        for sign, room in ((-1, past if past > 1e-6 else 90.0), (1, 90.0 - past)):
            if room > 44:
                off = min(ASIDE, room - 14)
                along, aside = end + sign * min(ALONG, off / 2.5), end + sign * off
                near, sun = View(along).eye @ lead, View(along).eye @ SUN
                sides.append((bool(near > 0), float(sun), along, aside))
    _, _, along, aside = max(sides)
    high = clearest(ground, [View(along, elevation) for elevation in range(34, 66, 2)], halves)
    low = clearest(ground, [View(aside, elevation) for elevation in range(28, 66, 2)], halves[:2])
    return low, high


def on(ground: Terrain, place: Sequence[Number] | np.ndarray) -> np.ndarray:
    """A point of the map on the ground (3,)."""
    return ground.on(float(place[0]), float(place[1]), LIFT)


def tangent(top: np.ndarray, half: np.ndarray) -> np.ndarray:
    """A level stroke (2, 3) through the pass in the direction of a line, its end on that half's side last."""
    way = (half[-1] - half[0]) * [1, 1, 0]
    way *= 1.25 / np.linalg.norm(way)
    return np.array([top - way, top + way])


def within(type_: Typeset, width: float) -> Typeset:
    """Type made small enough for a width."""
    return type_.scale(width / type_.width) if type_.width > width else type_
