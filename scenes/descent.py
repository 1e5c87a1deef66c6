"""Step after step: measure the gradient, step against it, measure again, until it is short."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, takewhile

import numpy as np
from manim import UP, Animation, FadeIn, FadeOut, VGroup, linear, there_and_back

from steepest.calculus import (
    CriticalPoint,
    Kind,
    Leg,
    Number,
    Point,
    Walk,
    added,
    descend,
    dot,
    length,
    nearest_critical_point,
    scaled,
    subtracted,
    unit,
)
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.clearing import Clearing
from steepest.stage.figures.figure_table import LARGEST, FigureTable
from steepest.stage.figures.flat.arrow import FlatArrow
from steepest.stage.figures.flat.contour_map import ContourMap
from steepest.stage.figures.flat.evened import evened
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.figures.flat.marks import Plate, point, target
from steepest.stage.figures.flat.plane import roomy_plane
from steepest.stage.figures.flat.window import window_around
from steepest.stage.figures.hike import Hike
from steepest.stage.figures.panel.program import Program
from steepest.stage.figures.step_chart import StepChart
from steepest.stage.ground.terrain import Span
from steepest.stage.play.motion import running
from steepest.stage.play.scene import LectureScene
from steepest.stage.settings.parameters import (
    Count,
    Exact,
    LossFunction,
    Parameters,
    Point2,
    fact,
    parameter,
    require_value,
)
from steepest.stage.type.figures import Figures, decimals_for
from steepest.stage.type.powers import round_below
from steepest.stage.type.typeset import Typeset, formula

MOST_STEPS = 500  # a few seconds of film hold no more steps; a walk that needs more is said to crawl
RUNAWAY = 1000  # a walk whose gradient has become so many times as long as at its start is not coming back
FARTHEST = Fraction(5, 2)  # a point so many times as far from the start as the bottom is off the map
HIGHEST = 10  # a loss so many times as far off as the losses on the map are apart is beyond the curve's axis
ARROW_SHARE = Fraction(3, 10)  # the longest gradient arrow, as a share of the spread of the map: at most
SHORT_SHARE = Fraction(1, 10)  # and at least, where its length is that of the step
BEYOND = Fraction(14, 10)  # how far the first arrow is followed: past the place where it should be flat
TURNED = 0.8  # arrows at an angle with a smaller cosine plainly point different ways

MAP = Box(-5.95, -2.35, 1.95, 2.45)
LEFTMOST = -theme.FRAME_WIDTH / 2 + theme.MARGIN
PANEL_LEFT, PANEL_RIGHT = 2.85, 6.62
TOP = theme.FRAME_HEIGHT / 2 - theme.MARGIN - 0.45  # the baseline of the title, and of what stands beside it
BANDS = 13


@dataclass(frozen=True)
class Row(Figures):
    """One row of the table: a point of the walk."""

    step: int
    w1: Number
    w2: Number
    loss: Number


class DescentParameters(Parameters):
    """What an instructor may change."""

    loss: LossFunction = parameter("(w1 - 3)**2 + (w2 + 1)**2", "the loss, to be made small, of two weights")
    start: Point2 = parameter((0, 0), "where the walk starts: w1 and w2")
    learning_rate: Exact = parameter(0.1, "what the gradient is multiplied by to make a step", gt=0)
    steps: Count = parameter(3, "how many steps are shown one by one before the walk runs", ge=1, le=6)
    tolerance: Exact = parameter(0.001, "the walk stops where the gradient is shorter than this", gt=0)

    def refuse(self) -> None:
        """The walk starts somewhere."""
        require_value(self.loss, at=self.start, field="start")

    # --- the walk ---

    @fact
    def weights(self) -> tuple[str, str]:
        """The two weights, as they are written."""
        return "w₁", "w₂"

    @fact
    def walk(self) -> Walk:
        """Gradient descent from the start until the gradient is short enough, or a thousand times as long as at
        the start, for 500 steps at most."""
        walk = descend(self.loss, self.start, self.learning_rate, MOST_STEPS, until=self.tolerance)
        if walk.ended == "arrived":
            return walk
        limit = RUNAWAY * length(walk.gradients[0])
        long = (k for k, gradient in enumerate(walk.gradients) if length(gradient) > limit)
        return walk.first(next(long, MOST_STEPS))

    @fact
    def runs_away(self) -> bool:
        """Whether the gradient grows a thousand times as long as at the start."""
        return self.last_slope > RUNAWAY * self.first_slope

    @fact
    def last(self) -> int:
        """How many steps the walk takes before it arrives, is given up as running away, or has taken 500."""
        return len(self.walk.steps)

    @fact
    def ending(self) -> str:
        """How the walk ends: it arrives, rests where it is, climbs or sinks without end, comes outside, where
        the loss has no value, or crawls: it is still on its way."""
        if self.walk.ended == "arrived":
            return "arrives" if self.last else "rests"
        if self.runs_away:
            return "climbs" if self.last_loss > self.walk.losses[0] else "sinks"
        return "outside" if self.walk.ended == "lost" else "crawls"

    @fact
    def last_loss(self) -> Number:
        """The loss after the last step."""
        return self.walk.losses[-1]

    @fact
    def first_slope(self) -> Number:
        """The length of the gradient at the start."""
        return length(self.walk.gradients[0])

    @fact
    def last_slope(self) -> Number:
        """The length of the gradient after the last step."""
        return length(self.walk.gradients[-1])

    @fact
    def legs(self) -> tuple[Leg, ...]:
        """The steps that are shown one by one."""
        return self.walk.legs[: self.steps]

    @fact
    def rows(self) -> tuple[Row, ...]:
        """The walk as a table: after each step the weights and the loss."""
        told = enumerate(zip(self.walk.points, self.walk.losses, strict=True))
        return tuple(Row(step, w1, w2, loss) for step, ((w1, w2), loss) in told)

    @fact
    def more(self) -> bool:
        """Whether the walk takes more steps than are shown one by one."""
        return self.last > len(self.legs)

    # --- the bottom ---

    @fact
    def bottom(self) -> CriticalPoint | None:
        """The minimum nearest to where the walk ends; none where there is none."""
        walk = self.walk
        points = [*walk.points[: len(self.legs) + 1], *([] if self.runs_away else [walk.end])]
        sides = []
        for values in zip(*points, strict=True):
            room = max(2 * (max(values) - min(values)), Fraction(3))
            sides.append((min(values) - room, max(values) + room))
        # Where a curvature is zero, as at the bottom of w1**4, the walk's arrival tells that it is a bottom.
        kinds: tuple[Kind, ...] = ("minimum", "undecided") if self.ending == "arrives" else ("minimum",)
        return nearest_critical_point(self.loss, walk.start if self.runs_away else walk.end, sides, kinds)

    # --- why not in one step ---

    @fact
    def ray_end(self) -> Point:
        """How far the first arrow is followed: a little past where, with the curvature at the start, the
        slope along it would be zero; past all that is on the map where it does not bend upward."""
        start, first = self.walk.start, self.walk.gradients[0]
        if self.ending == "rests":
            return start
        bend = self.loss.curvature(start, first)
        flat = self.first_slope / bend if bend > 0 else self.spread
        back = scaled(unit(first), -BEYOND * min(flat, self.spread))
        ends = (added(start, scaled(back, Fraction(1, 2**halved))) for halved in range(30))
        return next(filter(self.loss.has_gradient, ends), start)

    @fact
    def lands(self) -> bool:
        """Whether the first step is all that the walk needs."""
        return self.ending == "arrives" and self.last == 1

    @fact
    def promise(self) -> str:
        """What becomes of the first arrow on the way there: the same, back, shorter, longer or turned."""
        first, here = self.walk.gradients[0], self.loss.gradient(self.ray_end)
        before, after = self.first_slope, self.ray_slope
        if here == first or not before:
            return "same"
        alike = dot(here, first) / (before * after) if after else 1  # the cosine of the angle between them
        if alike < TURNED:
            return "back" if alike < -TURNED else "turned"
        return "shorter" if after < before else "longer" if after > before else "turned"

    @fact
    def ray_slope(self) -> Number:
        """The length of the gradient at the end of the first arrow's line."""
        return length(self.loss.gradient(self.ray_end))

    # --- the map ---

    @fact
    def nearby(self) -> tuple[Point, ...]:
        """The points of the walk, from its start on, that fit on one map with the start and the bottom."""
        if not self.last:
            return (self.walk.start,)
        way = subtracted(self.bottom.at, self.walk.start) if self.bottom else scaled(self.walk.steps[0], 6)
        limit = FARTHEST * length(way)
        return tuple(takewhile(lambda at: self.distance(at) <= limit, self.walk.points))

    def distance(self, at: Point) -> Number:
        """How far a point is from the start."""
        return length(subtracted(at, self.walk.start))

    @fact
    def charted(self) -> tuple[Number, ...]:
        """The losses that the curve's axis holds: those on the map and, not far off, of the first steps."""
        losses = self.walk.losses
        on_map = losses[: len(self.nearby)]
        limit = HIGHEST * (max(on_map, key=float) - min(on_map, key=float))
        first = [loss for loss in losses[: len(self.legs) + 1] if -limit <= loss - losses[0] <= limit]
        return (*on_map, *first)

    @fact
    def spread(self) -> Number:
        """How far from the start the things on the map are."""
        marked = [*self.nearby, *([self.bottom.at] if self.bottom else [])]
        widest = max(map(self.distance, marked), key=float)
        sides: list[Number] = [Fraction(2), *(max(value, -value) / 2 for value in self.start)]
        return widest if widest > 0 else max(sides, key=float)

    @fact
    def arrow_scale(self) -> Number:
        """How long a gradient of length 1 is drawn on the map: as long as the step, where that can be seen and
        fits; else a round number by which the longest fits."""
        shown = self.walk.gradients[: min(len(self.nearby), len(self.legs) + 1)]
        longest = max(map(length, shown), key=float)
        if not longest:
            return Fraction(1)
        if SHORT_SHARE * self.spread <= self.learning_rate * longest <= ARROW_SHARE * self.spread:
            return self.learning_rate
        return round_below(ARROW_SHARE * self.spread / longest)

    @fact
    def view(self) -> tuple[Span, Span]:
        """The part of the map that is shown: around walk, bottom and arrows, in the picture's shape."""
        tip = scaled(self.walk.gradients[0], self.arrow_scale)
        start = self.walk.start
        marked = [added(start, tip), subtracted(self.ray_end, tip), *self.nearby]
        rooms = [(self.bottom.at, self.spread / 10)] if self.bottom else []
        rooms += [] if self.last else [(start, self.spread)]
        for at, room in rooms:
            marked += [added(at, (room, room)), subtracted(at, (room, room))]
        return window_around(marked, MAP.width / MAP.height)


class Descent(LectureScene[DescentParameters]):
    """A walk down a loss: on the map, in a table, as a curve, and as three lines of code."""

    def construct(self) -> None:
        self.add(self.title())
        self.lay_out()
        with self.beat("open"):
            self.play(FadeIn(self.map), FadeIn(self.plane), FadeIn(self.header), run_time=theme.REVEAL)
            self.add(self.hike.trail)
            if self.ring:
                self.until("bottom", early=0.2)
                self.play(FadeIn(self.ring), run_time=theme.REVEAL)
            self.until("start", early=0.2)
            self.play(FadeIn(self.hike.walker, scale=0.4), run_time=0.6)
            self.until("loss", early=0.6)
            counters = self.table, self.table.tell(0), self.chart.axes, self.chart.head
            self.play(*map(FadeIn, counters), run_time=theme.REVEAL)
            self.chart.curve.reached = 0
            self.add(self.chart.curve, self.chart.head)
        with self.beat("gradient"):
            self.measure_first()
        for beat in self.tells("step"):
            with self.beat("step"):
                self.step(beat.bound["leg"])  # type: ignore[arg-type]
        if self.tells("why"):
            with self.beat("why"):
                self.follow_first_arrow()
        with self.beat("run"):
            self.run()
        with self.beat("keep"):
            self.play(self.program.light(0))
            self.until("step", early=0.3)
            self.play(self.program.light(2))
            if self.rule in self.clearing.labels:
                self.play(self.rule.animate.scale(1.08), rate_func=there_and_back)
            else:
                self.show_rule()
            self.until("again", early=0.3)
            self.play(self.program.light(0))

    # --- what stands where ---

    def lay_out(self) -> None:
        """Make the map with its walk and bottom, the table, the curve, and the code."""
        facts = self.facts
        self.plane = roomy_plane(*facts.view, MAP, LEFTMOST)
        box = self.plane.box
        self.plane.add(
            formula('part("w1", w_1)', size=32).stand(box.right + 0.14, box.bottom + 0.02),
            formula('part("w2", w_2)', size=32).stand(box.left - 0.04, box.top + 0.2),
        )
        levels = [(k + 1) / BANDS for k in range(BANDS - 1)]
        self.map = ContourMap(self.plane, evened(facts.loss.sample, *facts.view), levels, top=0.5)
        points = np.array([self.plane.place(at) for at in facts.walk.points])
        self.hike = Hike(points, box, len(facts.legs), self.colour(facts.ending))
        self.clearing = Clearing(box, self.obstacles())
        self.ring = self.bottom_mark()
        self.header = self.loss_formula()
        self.note = self.words("scale", size=theme.SMALLEST_SIZE, colour=theme.QUIET)
        self.note.stand(MAP.right, MAP.top + 0.18, side=1)
        if self.header.get_bottom()[1] - self.note.get_top()[1] < theme.TEXT_GAP:  # a fraction, say
            self.note.stand(box.left + 0.5, MAP.top + 0.18)
        rule = 'w &arrow.l w - part("eta", eta) thin part("gradient", nabla L)'
        self.rule = Plate(self.formula(rule + ' \\ part("eta", eta) &= {learning_rate:g}', size=36))
        self.table = self.make_table()
        self.chart = self.make_chart()
        lines = [self.code(label) for label in ("code_gradient", "code_stop", "code_step")]
        colours = [theme.GRADIENT, theme.INK, theme.DESCENT]
        self.program = Program(lines, colours, PANEL_LEFT, PANEL_RIGHT, top=-2.1, pitch=0.38)

    @staticmethod
    def colour(change: str) -> str:
        """The colour of a descent, or of what goes wrong."""
        return theme.WRONG if change == "climbs" else theme.DESCENT

    def bottom_mark(self) -> VGroup | None:
        """The ring around the bottom, with its place on a plate, clear of the walk."""
        bottom = self.facts.bottom
        if bottom is None or not self.plane.contains(*map(float, bottom.at)):
            return None
        at = self.plane.place(bottom.at)
        word = self.words("bottom").stand(0, 0)
        place = self.formula("{bottom.at:.4g}", size=theme.LABEL_SIZE).stand(word.get_right()[0] + 0.14, 0)
        return VGroup(target(at), self.clearing.put(Plate(VGroup(word, place)), at, gap=0.3))

    def obstacles(self) -> np.ndarray:
        """Points (n, 3) that labels keep clear of: the walk, the first arrow and its line, the bottom."""
        facts, points = self.facts, self.hike.points
        tip = self.tip(facts.walk.start, facts.walk.gradients[0])
        line = np.linspace(2 * points[0] - tip, tip, 30)
        ray = np.linspace(points[0], self.plane.place(facts.ray_end), 60)
        steps = [np.linspace(a, b, 12) for a, b in pairwise(points[:60])]
        marks = [self.plane.place(facts.bottom.at)[None]] if facts.bottom else []
        return np.concatenate([line, ray, *steps, *marks])

    def tip(self, at: Point, gradient: Point, sign: int = 1) -> np.ndarray:
        """Where the arrow of a gradient (`sign` -1: of its opposite) ends (3,), cut off at the map's edge."""
        end = added(at, scaled(gradient, sign * self.facts.arrow_scale))
        return self.plane.box.stop(self.plane.place(at), self.plane.place(end))

    def loss_formula(self) -> Typeset:
        """The loss as it was typed, beside the title, as large as there is room for."""
        room = PANEL_LEFT - 0.5 - self.title().get_right()[0] - 0.5
        long, short = "L = {loss}", 'L(part("w1", w_1), part("w2", w_2))'
        for code, size in ((long, 36), (long, 32), (long, 29), (long, theme.SMALLEST_SIZE), (short, 36)):
            typed = self.formula(code, size=size).stand(MAP.right, TOP, side=1)
            if typed.width <= room and typed.height < 0.95:
                break
        return typed.shift(UP * min(theme.FRAME_HEIGHT / 2 - theme.MARGIN - typed.get_top()[1], 0))

    # --- the table and the curve ---

    def make_table(self) -> FigureTable:
        """The walk in figures: four digits of a weight and five of the loss that it came down to."""
        facts, slow = self.facts, len(self.facts.legs) + 1
        losses = [row.loss for row in facts.rows[:slow] if abs(float(row.loss)) < LARGEST] or [0]
        of_weights = decimals_for([weight for row in facts.rows[:slow] for weight in (row.w1, row.w2)], 4)
        of_loss = decimals_for(losses, 5, of=losses[-1])
        headings = {
            "step": self.step_word(),
            "w1": formula('part("w1", w_1)', size=theme.LABEL_SIZE),
            "w2": formula('part("w2", w_2)', size=theme.LABEL_SIZE),
            "loss": formula("L", size=theme.LABEL_SIZE),
        }
        return FigureTable(
            facts.rows,
            slow,
            headings,
            {"step": 0, "w1": of_weights, "w2": of_weights, "loss": of_loss},
            lambda cell: self.formula(f"{{rows{cell}}}", size=theme.SMALLEST_SIZE),
            span=(PANEL_LEFT, PANEL_RIGHT),
            top=TOP,
            pitch=0.37 if self.lines_of_table()[1] > 6 else 0.4,
        )

    def lines_of_table(self) -> tuple[int, int]:
        """How many rows stay when the walk runs, and how many lines the table then has."""
        count = len(self.facts.legs) + 1
        if not self.facts.more:
            return count, max(4, count)
        lines = min(count + 2, 7)
        return lines - 2, lines

    def make_chart(self) -> StepChart:
        """The loss against the step, under the table."""
        facts = self.facts
        bottom = self.table.baseline(self.lines_of_table()[1] - 1) - 0.08
        return StepChart(
            [float(loss) for loss in facts.walk.losses],
            [float(loss) for loss in facts.charted],
            max(len(facts.legs), 1),
            Box(PANEL_LEFT, -1.2, PANEL_RIGHT, bottom - 0.55),
            (self.step_word(), formula("L", size=theme.LABEL_SIZE)),
            self.colour(facts.ending),
        )

    def step_word(self) -> Typeset:
        """What steps are called, over their numbers."""
        return self.words("step", size=theme.SMALLEST_SIZE, colour=theme.QUIET)

    # --- the beats ---

    def draw(self, arrow: FlatArrow, *beside: Animation, run_time: float = theme.REVEAL) -> None:
        """Let an arrow grow on the map, under the walker."""
        self.add(arrow)
        self.bring_to_front(self.hike.walker)
        self.play(arrow.grow(run_time=run_time), *beside)

    def measure(self, at: Point, gradient: Point, *beside: Animation, run_time: float = theme.REVEAL) -> None:
        """The gradient at a point grows."""
        self.measured = FlatArrow(self.plane.place(at), self.tip(at, gradient), theme.GRADIENT)
        self.draw(self.measured, *beside, run_time=run_time)

    def measure_first(self) -> None:
        """The gradient at the start, uphill; then, weight by weight, which way the step goes."""
        facts = self.facts
        at, gradient = facts.walk.start, facts.walk.gradients[0]
        self.play(*self.program.opening(), run_time=0.6)
        self.measure(at, gradient, FadeIn(self.note))
        near = (self.measured.start + 2 * self.measured.end) / 3
        self.label = self.clearing.put(self.gradient_label(), near)
        self.play(FadeIn(self.label), run_time=0.6)
        self.parts: list[FlatArrow] = []
        end = subtracted(at, scaled(gradient, facts.arrow_scale))
        corner = end[0], at[1]
        for mark, colour, a, b in (("first", theme.FIRST, at, corner), ("second", theme.SECOND, corner, end)):
            if a != b:
                self.until(mark)
                self.parts.append(FlatArrow(self.plane.place(a), self.plane.place(b), colour, width=5))
                self.draw(self.parts[-1], run_time=0.7)

    def gradient_label(self) -> Plate:
        """The gradient at the start, with its numbers where the map has room for them."""
        name = 'part("gradient", nabla L)'
        whole = Plate(self.formula(f"{name} = {{walk.gradients[0]:.4g}}", size=theme.LABEL_SIZE))
        return whole if whole.width < 0.4 * MAP.width else Plate(self.formula(name, size=theme.LABEL_SIZE))

    def step(self, leg: Leg) -> None:
        """One step: measure, look at the arrow's length, go."""
        program = self.program
        if leg.number == 1:
            lines = (FadeIn(line) for line in program.lines[1:])
            self.play(*map(FadeOut, self.parts), *lines, run_time=0.6)
            self.until("rate", early=0.3)
            self.show_rule()
            self.until("times", early=0.3)
        else:
            way_back = [] if program.back in self.mobjects else [FadeIn(program.back)]
            self.play(program.light(0), *way_back)
            if self.hike.on_map(leg.number - 1):
                self.measure(leg.start, leg.gradient, run_time=0.6)
        self.play(program.light(2))
        self.until("move", early=0.7)
        self.hike.step(self, self.colour(leg.change))
        self.play(*self.table.growing(self.table.cells(leg.number)), run_time=0.5)
        self.play(self.chart.draw(leg.number))
        leftover = [mark for mark in (self.measured, self.label) if mark in self.mobjects]
        if self.label in leftover:
            self.clearing.labels.remove(self.label)
        if leftover:
            self.play(*map(FadeOut, leftover), run_time=0.4)

    def show_rule(self) -> None:
        """Show the rule in one line, and the learning rate, in the corner of the map that is clearest."""
        self.play(FadeIn(self.clearing.put_in_corner(self.rule)), run_time=theme.REVEAL)

    def follow_first_arrow(self) -> None:
        """A probe follows the first arrow's line: the arrow it took along, and the one that is true there."""
        facts, walk = self.facts, self.facts.walk
        start, end = self.plane.place(walk.start), self.plane.place(facts.ray_end)
        old = self.tip(walk.start, walk.gradients[0], -1) - start
        promised = FlatArrow(start, start + old, theme.QUIET, width=8)
        true = FlatArrow(start, start + old, theme.DESCENT, width=5)
        line = FlatLine(np.array([start, end]), theme.INK, width=2.2, dashed=(0.1, 0.08))
        probe = point(start, radius=0.08)
        self.until("ray", early=0.2)
        self.play(FadeIn(line), *self.hike.soften_arrows(0.15), run_time=0.6)
        self.add(promised, true, probe)
        self.bring_to_front(*([self.hike.walker] if self.hike.on_map(self.hike.now) else []), probe)
        self.play(promised.grow(run_time=0.6), FadeIn(probe))

        def glide(_: object, share: float) -> None:
            at = added(walk.start, scaled(subtracted(facts.ray_end, walk.start), share))
            here = self.plane.place(at)
            probe.move_to(here)
            promised.set_ends(here, self.plane.box.stop(here, here + old))
            if facts.loss.has_gradient(at):
                true.set_ends(here, self.tip(at, facts.loss.gradient(at), -1))

        self.rest()
        others = (running(one, lambda *_: None) for one in (promised, true, probe))  # move because it does
        self.play(running(line, glide, run_time=3.2), *others)
        self.until("true", early=0.2)
        arrows = {"arrow_true": true, "arrow_old": promised}
        taken = [np.linspace(one.start, one.end, 20) for one in arrows.values()]
        labels = []
        for name, arrow in arrows.items():
            plate = Plate(self.words(name, size=28, colour=arrow.colour))
            labels.append(self.clearing.put(plate, arrow.start + 0.75 * (arrow.end - arrow.start), *taken))
            self.play(FadeIn(plate), run_time=0.5)
        self.until("again")
        for plate in labels:
            self.clearing.labels.remove(plate)
        gone = (FadeOut(one) for one in (line, promised, true, probe, *labels))
        self.play(*gone, *self.hike.soften_arrows(), run_time=0.6)

    def run(self) -> None:
        """The rest of the walk at once, and how it ends."""
        facts = self.facts
        if facts.more:
            self.until("run", early=0.2)
            self.make_room()
            self.let_run()
        self.until("stop", early=0.3)
        if facts.ending in ("arrives", "rests"):
            self.play(self.program.light(1))
        outcome = Plate(self.words("outcome", colour=self.colour(facts.ending)))
        self.play(FadeIn(self.clearing.put(outcome, self.hike.walker.get_center(), gap=0.3)), run_time=0.6)

    def make_room(self) -> None:
        """Make the table ready for its last row, and the axes of the curve for all steps."""
        gone = self.table.cut(self.lines_of_table()[0])
        dots = [formula("dots.v", size=theme.SMALLEST_SIZE, colour=theme.QUIET) for _ in self.table.edges]
        self.play(*map(FadeOut, gone), *self.table.growing(dots), run_time=0.5)
        self.play(FadeOut(self.chart.ticks[0]), FadeOut(self.note), self.program.light(None), run_time=0.3)
        self.play(self.chart.widen())
        self.play(FadeIn(self.chart.ticks[1]), run_time=0.4)
        self.bring_to_front(self.chart.curve, self.chart.head)

    def let_run(self) -> None:
        """The walker goes through all points that are left; trail, last row and curve go with it."""
        hike, first, last = self.hike, self.hike.now, self.facts.last

        def advance(_: object, share: float) -> None:
            hike.run_to(first + round(share * (last - first)))
            self.chart.reach(hike.now)

        digits = self.table.running(lambda: hike.now)
        self.add(*digits)
        seconds = 3.0 + 3.0 * min(last / 60, 1.0)
        self.play(running(hike.trail, advance, rate_func=linear, run_time=seconds))
        self.remove(*(digit.settle() for digit in digits))
        self.add(self.table.tell(last))
