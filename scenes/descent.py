"""Step after step: measure the gradient, step against it, measure again, until it is short."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, takewhile

import numpy as np
from manim import DL, DOWN, UP, UR, Animation, FadeIn, FadeOut, Line, Mobject, VGroup, linear, there_and_back

from calculus import (
    CriticalPoint,
    Function,
    NotIsolated,
    NoValue,
    Number,
    Point,
    Walk,
    added,
    critical_points,
    descend,
    dot,
    length,
    scaled,
    subtracted,
    unit,
)
from stage import theme
from stage.arrow import FlatArrow
from stage.box import Box
from stage.clearing import clearest_corner, clearing
from stage.contour_map import ContourMap
from stage.flat_line import FlatLine
from stage.marks import Plate, point, target
from stage.motion import running
from stage.parameters import Count, Exact, LossFunction, Parameters, Point2, fact, parameter, require_value
from stage.plane import Plane, number
from stage.powers import Power, round_below
from stage.program import Program
from stage.readout import Readout, point_before
from stage.scene import LectureScene
from stage.stride import stride
from stage.table import Table
from stage.terrain import round_steps
from stage.trail import Trail
from stage.typeset import Typeset, formula

MOST_STEPS = 500  # a few seconds of film hold no more steps; a walk that needs more is said to crawl
RUNAWAY = 1000  # a walk whose gradient has become so many times as long as at its start is not coming back
FARTHEST = Fraction(
    5, 2
)  # a point of the walk so many times as far from the start as the bottom is off the map
HIGHEST = 10  # a loss so many times as far off as the losses on the map are apart is beyond the curve's axis
ARROW_SHARE = Fraction(3, 10)  # the longest gradient arrow, as a share of the spread of the map: at most
SHORT_SHARE = Fraction(1, 10)  # and at least, where its length is that of the step
BEYOND = Fraction(14, 10)  # how far the first arrow is followed: past the place where it should be flat
TURNED = 0.8  # arrows at an angle with a smaller cosine plainly point different ways
EVERYWHERE = ((-(10**15), 10**15),) * 2

MAP = Box(-5.95, -2.35, 1.95, 2.45)
ASPECT = MAP.width / MAP.height
LEFTMOST = -theme.FRAME_WIDTH / 2 + theme.MARGIN
PANEL_LEFT, PANEL_RIGHT = 2.85, 6.62
TOP = theme.FRAME_HEIGHT / 2 - theme.MARGIN - 0.45  # the baseline of the title, and of what stands beside it
BANDS = 13
SHORTEST = 0.15  # an arrow shorter than this is not kept: it would cover its neighbours
GHOST = 0.75  # how solid the arrows of past steps stay
COLUMNS = ("w1", "w2", "loss")
LARGEST_CELL = 10**7  # from here on a cell shows a power of ten


@dataclass(frozen=True)
class Leg:
    """One step that is shown by itself."""

    number: int
    start: Point
    end: Point
    gradient: Point
    loss_before: Number
    loss_after: Number

    @property
    def change(self) -> str:
        """What the step does to the loss: it falls, climbs or stays."""
        if self.loss_after == self.loss_before:
            return "stays"
        return "falls" if self.loss_after < self.loss_before else "climbs"


@dataclass(frozen=True)
class Row:
    """One row of the table; each number also with a power of ten, where its digits need too much room."""

    step: int
    w1: Number
    w2: Number
    loss: Number

    @property
    def in_powers(self) -> Mapping[str, Power]:
        """Each number with a power of ten, two digits before it."""
        return {column: Power(getattr(self, column), 2) for column in COLUMNS}

    @property
    def in_short(self) -> Mapping[str, Power]:
        """Each number with a power of ten, one digit before it."""
        return {column: Power(getattr(self, column), 1) for column in COLUMNS}


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
    def w1(self) -> str:
        """The first weight, as it is written."""
        return "w₁"

    @fact
    def w2(self) -> str:
        """The second weight, as it is written."""
        return "w₂"

    @fact
    def walk(self) -> Walk:
        """Gradient descent from the start until the gradient is short enough, for 500 steps at most."""
        return descend(self.loss, self.start, self.learning_rate, MOST_STEPS, until=self.tolerance)

    @fact
    def runs_away(self) -> bool:
        """Whether the gradient grows a thousand times as long as at the start, and the walk never arrives."""
        return self.walk.ended != "arrived" and any(map(self._too_long, self.walk.gradients))

    def _too_long(self, gradient: Point) -> bool:
        return length(gradient) > RUNAWAY * length(self.walk.gradients[0])

    @fact
    def last(self) -> int:
        """How many steps the walk takes before it arrives, is given up as running away, or has taken 500."""
        if self.runs_away:
            return next(k for k, gradient in enumerate(self.walk.gradients) if self._too_long(gradient))
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
    def last_point(self) -> Point:
        """Where the walk is after its last step."""
        return self.walk.points[self.last]

    @fact
    def last_loss(self) -> Number:
        """The loss after the last step."""
        return self.walk.losses[self.last]

    @fact
    def last_slope(self) -> Number:
        """The length of the gradient after the last step."""
        return length(self.walk.gradients[self.last])

    @fact
    def legs(self) -> tuple[Leg, ...]:
        """The steps that are shown one by one."""
        numbers, walk = range(1, min(self.steps, self.last) + 1), self.walk
        ends = walk.points, walk.points[1:], walk.gradients, walk.losses, walk.losses[1:]
        return tuple(map(Leg, numbers, *ends))

    @fact
    def rows(self) -> tuple[Row, ...]:
        """The walk as a table: after each step the weights and the loss."""
        told = enumerate(zip(self.walk.points, self.walk.losses, strict=True))
        return tuple(Row(k, w1, w2, loss) for k, ((w1, w2), loss) in told if k <= self.last)

    @fact
    def more(self) -> bool:
        """Whether the walk takes more steps than are shown one by one."""
        return self.last > len(self.legs)

    @fact
    def sign1(self) -> str:
        """The sign of the first partial derivative at the start."""
        return sign(self.walk.gradients[0][0])

    @fact
    def sign2(self) -> str:
        """The sign of the second partial derivative at the start."""
        return sign(self.walk.gradients[0][1])

    # --- the bottom ---

    @fact
    def bottom(self) -> CriticalPoint | None:
        """The minimum nearest to where the walk ends; none where there is none."""
        points = [*self.walk.points[: len(self.legs) + 1], *([] if self.runs_away else [self.last_point])]
        sides = []
        for values in zip(*points, strict=True):
            room = max(2 * (max(values) - min(values)), Fraction(3))
            sides.append((min(values) - room, max(values) + room))
        degree = self.loss.degree
        try:
            found = critical_points(self.loss, EVERYWHERE if degree is not None and degree <= 2 else sides)
        except (NotIsolated, NoValue):
            return None
        # Where a curvature is zero, as at the bottom of w1**4, the walk's arrival tells that it is a bottom.
        kinds = ("minimum", "undecided") if self.walk.ended == "arrived" and self.last else ("minimum",)
        place = self.walk.points[0] if self.runs_away else self.last_point
        low = [critical for critical in found if critical.kind in kinds]
        return min(low, key=lambda critical: float(length(subtracted(critical.at, place))), default=None)

    # --- why not in one step ---

    @fact
    def ray_end(self) -> Point:
        """How far the first arrow is followed: a little past where, with the curvature at the start, the
        slope along it would be zero; past all that is on the map where it does not bend upward."""
        first = self.walk.gradients[0]
        if self.ending == "rests":
            return self.walk.start
        bend, slope = self.loss.curvature(self.walk.start, first), length(first)
        flat = slope / bend if bend > 0 else self.spread
        back = scaled(unit(first), -BEYOND * min(flat, self.spread))
        for _ in range(30):
            end = added(self.walk.start, back)
            if has_slope(self.loss, end):
                return end
            back = scaled(back, Fraction(1, 2))
        return self.walk.start

    @fact
    def ray_gradient(self) -> Point:
        """The gradient there."""
        return self.loss.gradient(self.ray_end)

    @fact
    def lands(self) -> bool:
        """Whether the first step is all that the walk needs."""
        return self.ending == "arrives" and self.last == 1

    @fact
    def promise(self) -> str:
        """What becomes of the first arrow on the way there: the same, back, shorter, longer or turned."""
        first, here = self.walk.gradients[0], self.ray_gradient
        before, after = length(first), length(here)
        if here == first or not before:
            return "same"
        alike = dot(here, first) / (before * after) if after else 1  # the cosine of the angle between them
        if alike < TURNED:
            return "back" if alike < -TURNED else "turned"
        return "shorter" if after < before else "longer" if after > before else "turned"

    @fact
    def first_slope(self) -> Number:
        """The length of the gradient at the start."""
        return length(self.walk.gradients[0])

    @fact
    def ray_slope(self) -> Number:
        """The length of the gradient at the end of the first arrow's line."""
        return length(self.ray_gradient)

    # --- the map ---

    @fact
    def nearby(self) -> tuple[Point, ...]:
        """The points of the walk, from its start on, that fit on one map with the start and the bottom."""
        if not self.last:
            return (self.walk.start,)
        way = subtracted(self.bottom.at, self.walk.start) if self.bottom else scaled(self.walk.steps[0], 6)
        limit = FARTHEST * length(way)
        return tuple(takewhile(lambda at: self.distance(at) <= limit, self.walk.points[: self.last + 1]))

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
    def view(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The part of the map that is shown: around walk, bottom and arrows, in the picture's shape."""
        tip = scaled(self.walk.gradients[0], self.arrow_scale)
        start = self.walk.start
        marked = [added(start, tip), subtracted(self.ray_end, tip), *self.nearby]
        if self.bottom:
            room = (self.spread / 10, self.spread / 10)
            marked += [added(self.bottom.at, room), subtracted(self.bottom.at, room)]
        if not self.last:
            room = (self.spread, self.spread)
            marked += [added(start, room), subtracted(start, room)]
        (left, right), (low, high) = ((float(min(v)), float(max(v))) for v in zip(*marked, strict=True))
        width = 1.1 * max(right - left, ASPECT * (high - low))
        x, y = (left + right) / 2, (low + high) / 2
        return (x - width / 2, x + width / 2), (y - width / ASPECT / 2, y + width / ASPECT / 2)


def order(value: float) -> int:
    """The power of ten of a number's first digit; 0 for 0."""
    return math.floor(math.log10(value)) if value else 0


def rim(label: Plate) -> np.ndarray:
    """Points (n, 3) on the rim of a plate."""
    (left, low, _), (right, high, _) = label.back.get_corner(DL), label.back.get_corner(UR)
    return np.array([[x, y, 0] for x in np.linspace(left, right, 8) for y in np.linspace(low, high, 4)])


def apart(one: Mobject, other: Mobject) -> bool:
    """Whether two numbers side by side have room between them."""
    return bool(other.get_left()[0] - one.get_right()[0] > 2 * theme.TEXT_GAP)


def still(*_: object) -> None:
    """What moves because something else does."""


def step_marks(plane: Plane) -> VGroup:
    """Ticks and numbers under a plane, at whole steps."""
    most = round(plane.xs[1])
    for count in (6, 4, 2, 1):
        few = most <= 6 and count == 6
        round_ones = [0, *(round(k) for k in round_steps(0, most + 0.5, count) if k % 1 == 0)]
        steps = list(range(most + 1)) if few else round_ones
        feet = [plane.at(step, plane.ys[0]) for step in steps]
        numbers = [
            number(step).stand(foot[0], foot[1] - 0.38, side=0)
            for step, foot in zip(steps, feet, strict=True)
        ]
        if all(apart(a, b) for a, b in pairwise(numbers)):
            break
    ticks = VGroup(*(Line(foot, foot + DOWN * 0.08) for foot in feet))
    return VGroup(ticks.set_stroke(theme.QUIET, theme.AXIS_WIDTH), *numbers)


def sign(value: Number) -> str:
    """The sign of a number, in a word."""
    return "positive" if value > 0 else "negative" if value < 0 else "zero"


def has_slope(loss: Function, at: Point) -> bool:
    """Whether the loss has a value and a gradient at a point."""
    try:
        loss(at)
        loss.gradient(at)
    except NoValue:
        return False
    return True


class Descent(LectureScene[DescentParameters]):
    """A walk down a loss: on the map, in a table, as a curve, and as three lines of code."""

    def construct(self) -> None:
        self.add(self.title())
        self.lay_out()
        with self.beat("open"):
            self.play(FadeIn(self.map), FadeIn(self.plane), FadeIn(self.header), run_time=theme.REVEAL)
            self.add(self.trail)
            if self.ring:
                self.until("bottom", early=0.2)
                self.play(FadeIn(self.ring), run_time=theme.REVEAL)
            self.until("start", early=0.2)
            self.play(FadeIn(self.walker, scale=0.4), run_time=0.6)
            self.until("loss", early=0.6)
            row = self.table.row(self.cells(0))
            self.play(
                FadeIn(self.table), FadeIn(row), FadeIn(self.axes), FadeIn(self.head), run_time=theme.REVEAL
            )
            self.curve.reached = 0
            self.add(self.curve, self.head)
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
            self.keep()

    # --- what stands where ---

    def lay_out(self) -> None:
        """Make the map with its walker and bottom, the table, the axes of the curve, and the code."""
        facts = self.facts
        self.plane = self.map_plane()
        self.map = ContourMap(
            self.plane, self.heights(), levels=[(k + 1) / BANDS for k in range(BANDS - 1)], top=0.5
        )
        self.points = np.array([self.place(at) for at in facts.walk.points[: facts.last + 1]])
        self.walker = point(self.points[0], radius=0.11)
        self.trail = Trail(self.points, self.plane.box, self.colour(), since=len(facts.legs), reached=-1)
        self.arrows: list[FlatArrow] = []
        self.labels: list[Plate] = []  # that stand on the map
        self.ring = self.bottom_mark()
        self.header = self.loss_formula()
        self.note = self.words("scale", size=theme.SMALLEST_SIZE, colour=theme.QUIET)
        self.note.stand(MAP.right, MAP.top + 0.18, side=1)
        if self.header.get_bottom()[1] - self.note.get_top()[1] < theme.TEXT_GAP:  # a fraction, say
            self.note.stand(self.plane.box.left + 0.5, MAP.top + 0.18)
        self.rule = self.rule_plate()
        self.table = self.make_table()
        self.lay_curve()
        lines = [self.code(label) for label in ("code_gradient", "code_stop", "code_step")]
        colours = [theme.GRADIENT, theme.INK, theme.DESCENT]
        self.program = Program(lines, colours, PANEL_LEFT, PANEL_RIGHT, top=-2.1, pitch=0.38)

    def colour(self, climbs: bool | None = None) -> str:
        """The colour of the walk: that of a descent, or of what goes wrong."""
        wrong = self.facts.ending == "climbs" if climbs is None else climbs
        return theme.WRONG if wrong else theme.DESCENT

    def map_plane(self) -> Plane:
        """The plane of the weights; it leaves room for the widest number at its left."""
        xs, ys = self.facts.view
        plane = Plane(xs, ys, MAP, equal=True)
        widest = max((number.width for number in plane.y_numbers), default=0.0)
        box = Box(max(MAP.left, LEFTMOST + widest + 0.2), MAP.bottom, MAP.right, MAP.top)
        for count in (6, 4, 3, 2):
            plane = Plane(xs, ys, box, equal=True, numbers=(count, 4))
            if all(apart(a, b) for a, b in pairwise(plane.x_numbers)):
                break
        plane.add(
            formula('part("w1", w_1)', size=32).stand(plane.box.right + 0.14, plane.box.bottom + 0.02),
            formula('part("w2", w_2)', size=32).stand(plane.box.left - 0.04, plane.box.top + 0.2),
        )
        return plane

    def heights(self) -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
        """Losses as heights from 0 to 1, stretched so that the bands share the map: a valley is seen between
        walls however steep."""
        (x0, x1), (y0, y1) = self.facts.view
        loss = self.facts.loss
        sample = loss.sample(*np.meshgrid(np.linspace(x0, x1, 61), np.linspace(y0, y1, 41), indexing="ij"))
        sample = np.broadcast_to(sample, (61, 41))
        known = sample[np.isfinite(sample)]
        low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
        span = high - low or 1.0
        middle = min(max(float(np.median((known - low) / span)) if known.size else 0.5, 1e-4), 0.9)
        power = math.log(0.5) / math.log(middle)

        def heights(x: np.ndarray, y: np.ndarray) -> np.ndarray:
            share = (np.broadcast_to(loss.sample(x, y), x.shape) - low) / span
            return np.clip(share, 0, 1) ** power

        return heights

    def bottom_mark(self) -> VGroup | None:
        """The ring around the bottom, with its place on a plate, clear of the walk."""
        bottom = self.facts.bottom
        if bottom is None or not self.plane.contains(*map(float, bottom.at)):
            return None
        at = self.place(bottom.at)
        word = self.words("bottom").stand(0, 0)
        place = self.formula("{bottom.at:.4g}", size=theme.LABEL_SIZE).stand(word.get_right()[0] + 0.14, 0)
        label = self.put(Plate(VGroup(word, place)), at, gap=0.3)
        self.labels.append(label)
        return VGroup(target(at), label)

    def obstacles(self) -> np.ndarray:
        """Points (n, 3) that labels keep clear of: the walk, the first arrow and its line, the bottom."""
        facts = self.facts
        start, tip = self.points[0], self.tip(facts.walk.start, facts.walk.gradients[0])
        line = np.linspace(2 * start - tip, tip, 30)
        ray = np.linspace(start, self.place(facts.ray_end), 60)
        steps = [np.linspace(a, b, 12) for a, b in zip(self.points[:60], self.points[1:60], strict=False)]
        marks = [self.place(facts.bottom.at)[None]] if facts.bottom else []
        return np.concatenate([line, ray, *steps, *marks])

    def put(self, label: Plate, near: np.ndarray, *taken: np.ndarray, gap: float = 0.2) -> Plate:
        """Put a label near a point of the map, clear of what else is there and of `taken` (n, 3)."""
        places = np.concatenate([self.obstacles(), *map(rim, self.labels), *taken])
        x, y = clearing(label.width, label.height, near, places, self.plane.box, gap)
        label.move_to(np.array([x, y, 0]))
        return label

    def place(self, at: Point) -> np.ndarray:
        """Where a point of the map is on the frame (3,), no farther off than a drawing can be."""
        return self.plane.at(*(min(max(float(value), -1e15), 1e15) for value in at))

    def tip(self, at: Point, gradient: Point, sign: int = 1) -> np.ndarray:
        """Where the arrow of a gradient (`sign` -1: of its opposite) ends (3,), cut off at the map's edge."""
        end = added(at, scaled(gradient, sign * self.facts.arrow_scale))
        return self.inside(self.place(at), self.place(end))

    def inside(self, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """The end of a line from `start`, cut off at the map's edge."""
        seen = self.plane.box.clip(start, end)
        return start if seen is None else seen[1]

    def loss_formula(self) -> Typeset:
        """The loss as it was typed, beside the title, as large as there is room for."""
        room = PANEL_LEFT - 0.5 - self.title().get_right()[0] - 0.5
        for size in (36, 32, 29, theme.SMALLEST_SIZE):
            typed = self.formula("L = {loss}", size=size)
            if typed.width <= room and typed.height < 0.95:
                typed.stand(MAP.right, TOP, side=1)
                return typed.shift(UP * min(theme.FRAME_HEIGHT / 2 - theme.MARGIN - typed.get_top()[1], 0))
        return self.formula('L(part("w1", w_1), part("w2", w_2))', size=36).stand(MAP.right, TOP, side=1)

    # --- the table ---

    def places(self, column: str, number: int) -> int:
        """How many decimals a cell has: its column's, fewer in the last row where its number has grown."""
        facts, decimals = self.facts, self.decimals[column]
        value = order(abs(float(getattr(facts.rows[number], column))))
        usual = max(order(abs(float(getattr(row, column)))) for row in facts.rows[: len(facts.legs) + 1])
        return max(0, min(decimals, 3 - value)) if value > max(usual, 0) + 1 else decimals

    def cell(self, column: str, number: int) -> Typeset:
        """A cell of the table, with a power of ten where its decimals would not show the number."""
        value, decimals = getattr(self.facts.rows[number], column), self.places(column, number)
        plain = abs(value) < LARGEST_CELL and (value == 0 or abs(value) >= Fraction(1, 2 * 10**decimals))
        shown = f"{column}:.{decimals}f" if plain else f"{self.powers}.{column}"
        return self.formula(f"{{rows[{number}].{shown}}}", size=theme.SMALLEST_SIZE)

    def cells(self, number: int) -> list[Typeset]:
        """The cells of a row: after so many steps."""
        step = self.formula(f"{{rows[{number}].step}}", size=theme.SMALLEST_SIZE)
        return [step, *(self.cell(column, number) for column in COLUMNS)]

    def lines_of_table(self) -> tuple[int, int]:
        """How many rows stay when the walk runs, and how many lines the table then has."""
        count = len(self.facts.legs) + 1
        if not self.facts.more:
            return count, max(4, count)
        lines = min(count + 2, 7)
        return lines - 2, lines

    def make_table(self) -> Table:
        """The table's headings, over columns as wide as their widest number."""
        self.decimals = self.choose_decimals()
        widths = self.widths()
        spare = (PANEL_RIGHT - PANEL_LEFT - 0.1 - sum(widths)) / (len(widths) - 1)
        edges = [PANEL_LEFT + 0.05 + sum(widths[: k + 1]) + spare * k for k in range(len(widths))]
        size = theme.LABEL_SIZE
        headings = [
            self.step_word(),
            formula('part("w1", w_1)', size=size),
            formula('part("w2", w_2)', size=size),
            formula("L", size=size),
        ]
        self.pitch = 0.37 if self.lines_of_table()[1] > 6 else 0.4
        table = Table(headings, edges, TOP, self.pitch)
        table.rule.put_start_and_end_on(
            np.array([PANEL_LEFT, table.rule.get_y(), 0]), np.array([PANEL_RIGHT, table.rule.get_y(), 0])
        )
        return table

    def choose_decimals(self) -> dict[str, int]:
        """How many decimals each column has: four significant digits of a weight and five of the loss that it
        came down to, fewer where the panel has no room."""
        slow = self.facts.rows[: len(self.facts.legs) + 1]
        losses = [abs(float(row.loss)) for row in slow if abs(float(row.loss)) < LARGEST_CELL] or [0.0]
        weights = [abs(float(weight)) for row in slow for weight in (row.w1, row.w2)]
        of_loss = min(4 - order(losses[-1]), 5 - max(order(max(losses)), 0), 4)
        of_weights = min(3 - order(max(weights)), 5 - max(order(max(weights)), 0), 4)
        self.decimals = {"w1": max(0, of_weights), "w2": max(0, of_weights), "loss": max(0, of_loss)}
        self.powers = "in_powers"
        while sum(self.widths()) > PANEL_RIGHT - PANEL_LEFT - 0.8:
            most = max(self.decimals.values())
            if self.powers == "in_powers":
                self.powers = "in_short"
            elif most > 2:
                self.decimals = {column: min(count, most - 1) for column, count in self.decimals.items()}
            else:
                break
        return self.decimals

    def widths(self) -> list[float]:
        """The width that each column needs."""
        facts = self.facts
        rows = [self.cells(number) for number in [*range(len(facts.legs) + 1), facts.last]]
        widths = [max(float(cell.width) for cell in column) for column in zip(*rows, strict=True)]
        return [max(widths[0], self.step_word().width), *widths[1:]]

    def step_word(self) -> Typeset:
        """What steps are called, over their numbers."""
        return self.words("step", size=theme.SMALLEST_SIZE, colour=theme.QUIET)

    # --- the curve ---

    def lay_curve(self) -> None:
        """The loss against the step: axes for the steps that are shown one by one, and for the whole run."""
        facts = self.facts
        lines = self.lines_of_table()[1]
        top = TOP - 0.22 - self.pitch * lines - 0.55
        losses = [float(loss) for loss in facts.charted]
        low, high = min(losses), max(losses)
        low = 0.0 if 0 <= low < 0.4 * high or 0 < low == high else low
        high = high if high > low else low + 1.0
        spans = [max(len(facts.legs), 1), max(facts.last, 1)]
        widest = max(
            (
                number.width
                for number in Plane((0, 1), (low, high), Box(0, 0, 1, 1), numbers=(0, 1)).y_numbers
            ),
            default=0,
        )
        word = self.step_word()
        box = Box(PANEL_LEFT + widest + 0.22, -1.2, PANEL_RIGHT - word.width - 0.2, top)
        self.charts = [Plane((0, span), (low, high), box, numbers=(0, 1)) for span in spans]
        self.ticks = [step_marks(plane) for plane in self.charts]
        axes = self.charts[0]
        axes.add(
            word.stand(PANEL_RIGHT, box.bottom - 0.02, side=1),
            formula("L", size=theme.LABEL_SIZE).stand(box.left, self.above(axes, 0.15), side=0),
        )
        self.axes = VGroup(axes, self.ticks[0])
        self.steps_across = float(spans[0])
        shown = Box(box.left, box.bottom - 0.01, box.right + 0.01, box.top + 0.01)
        self.curve = Trail(self.curve_points(), shown, self.colour(), width=2.6, radius=0.05, reached=-1)
        self.head = point(self.curve.points[0], radius=0.07)

    @staticmethod
    def above(plane: Plane, gap: float) -> float:
        """A height above a plane and its numbers."""
        return float(max(plane.box.top + 0.09, *(number.get_top()[1] for number in plane.y_numbers))) + gap

    def curve_points(self) -> np.ndarray:
        """The curve's points (n, 3), as many steps across as there are now."""
        plane = self.charts[0]
        span = plane.ys[1] - plane.ys[0]
        heights = np.array([float(loss) for loss in self.facts.walk.losses[: self.facts.last + 1]])
        far = np.clip(heights, plane.ys[0] - 9 * span, plane.ys[1] + 9 * span)
        return plane.many(np.arange(len(far)) * plane.xs[1] / self.steps_across, far)

    def draw_curve(self, number: int) -> Animation:
        """Draw the curve on to a step."""

        def draw(_: object, share: float) -> None:
            self.curve.reached = number - 1 + share
            self.put_head()

        return running(self.curve, draw, run_time=0.5)

    def put_head(self) -> None:
        """Mark the curve's last point, where it is on the axes."""
        at = self.curve.end
        self.head.move_to(at)
        self.head.set_opacity(1.0 if self.curve.box.holds(at) else 0.0)

    # --- the beats ---

    def measure_first(self) -> None:
        """The gradient at the start, uphill; then, weight by weight, which way the step goes."""
        facts = self.facts
        at, gradient = facts.walk.start, facts.walk.gradients[0]
        program = self.program
        program.lines[0].set_color(theme.INK)
        self.play(
            FadeIn(program.light_behind), FadeIn(program.stripe), FadeIn(program.lines[0]), run_time=0.6
        )
        start, tip = self.points[0], self.tip(at, gradient)
        self.measured = FlatArrow(start, tip, theme.GRADIENT)
        self.add(self.measured)
        self.bring_to_front(self.walker)
        self.play(self.measured.grow(), FadeIn(self.note))
        self.label = self.put(self.gradient_label(), (start + 2 * tip) / 3)
        self.labels.append(self.label)
        self.play(FadeIn(self.label), run_time=0.6)
        self.parts: list[FlatArrow] = []
        corner = at
        for k, (mark, colour) in enumerate((("first", theme.FIRST), ("second", theme.SECOND))):
            if not gradient[k]:
                continue
            back = scaled(gradient, -facts.arrow_scale)
            after = added(corner, (back[0], Fraction(0)) if k == 0 else (Fraction(0), back[1]))
            part = FlatArrow(self.place(corner), self.place(after), colour, width=5)
            self.until(mark)
            self.add(part)
            self.bring_to_front(self.walker)
            self.play(part.grow(run_time=0.7))
            self.parts.append(part)
            corner = after

    def gradient_label(self) -> Plate:
        """The gradient at the start, with its numbers where the map has room for them."""
        name = 'part("gradient", nabla L)'
        whole = Plate(self.formula(f"{name} = {{walk.gradients[0]:.4g}}", size=theme.LABEL_SIZE))
        return whole if whole.width < 0.4 * MAP.width else Plate(self.formula(name, size=theme.LABEL_SIZE))

    def step(self, leg: Leg) -> None:
        """One step: measure, look at the arrow's length, go."""
        program = self.program
        if leg.number == 1:
            self.play(
                *(FadeOut(part) for part in self.parts),
                *(FadeIn(line) for line in program.lines[1:]),
                run_time=0.6,
            )
            self.until("rate", early=0.3)
            self.show_rule()
            self.until("times", early=0.3)
        else:
            way_back = [] if program.back in self.mobjects else [FadeIn(program.back)]
            self.play(program.light(0), *way_back)
            if self.on_map(leg.number - 1):
                self.measured = FlatArrow(
                    self.points[leg.number - 1], self.tip(leg.start, leg.gradient), theme.GRADIENT
                )
                self.add(self.measured)
                self.bring_to_front(self.walker)
                self.play(self.measured.grow(run_time=0.6))
        self.play(program.light(2))
        self.until("move", early=0.7)
        self.go(leg.number, self.colour(leg.change == "climbs"))
        grey = [row.animate.set_color(theme.QUIET) for row in self.table.rows[-1:]]
        row = self.table.row(self.cells(leg.number))
        self.play(FadeIn(row), *grey, run_time=0.5)
        self.play(self.draw_curve(leg.number))
        leftover: list[Mobject] = [self.measured] if self.measured in self.mobjects else []
        if leg.number == 1:
            leftover.append(self.label)
            self.labels.remove(self.label)
        if leftover:
            self.play(*(FadeOut(one) for one in leftover), run_time=0.4)

    def on_map(self, number: int) -> bool:
        """Whether the walk's point after so many steps is on the map."""
        return self.plane.box.holds(self.points[number])

    def go(self, number: int, colour: str) -> None:
        """The walker's step to its point of this number; where that leaves the map, to the map's edge."""
        seen = self.plane.box.clip(self.points[number - 1], self.points[number])
        if seen is None:
            return
        self.walker.move_to(seen[0]).set_opacity(1)
        self.add(self.walker)
        arrow = stride(self, self.walker, seen[1], colour, width=5, seconds=1.4, ghost=GHOST)
        if np.linalg.norm(arrow.end - arrow.start) < SHORTEST:
            self.play(self.dim(arrow, 0), run_time=0.2)
            self.remove(arrow)
            self.trail.since = 0  # its dots tell the steps that no arrow tells
        else:
            self.arrows.append(arrow)
        self.trail.reached = number
        if not self.on_map(number):
            self.play(FadeOut(self.walker), run_time=0.3)

    def follow_first_arrow(self) -> None:
        """A probe follows the first arrow's line: the arrow it took along, and the one that is true there."""
        facts = self.facts
        start, end = self.points[0], self.place(facts.ray_end)
        old = self.tip(facts.walk.start, facts.walk.gradients[0], -1) - start
        promised = FlatArrow(start, start + old, theme.QUIET, width=8)
        true = FlatArrow(start, start + old, theme.DESCENT, width=5)
        line = FlatLine(np.array([start, end]), theme.INK, width=2.2, dashed=(0.1, 0.08))
        probe = point(start, radius=0.08)
        self.until("ray", early=0.2)
        self.play(FadeIn(line), *(self.dim(arrow, 0.15) for arrow in self.arrows), run_time=0.6)
        self.add(promised, true, probe)
        self.bring_to_front(*([self.walker] if self.on_map(len(facts.legs)) else []), probe)
        self.play(promised.grow(run_time=0.6), FadeIn(probe))

        def glide(_: object, share: float) -> None:
            at = added(facts.walk.start, scaled(subtracted(facts.ray_end, facts.walk.start), share))
            here = self.place(at)
            probe.move_to(here)
            promised.set_ends(here, self.inside(here, here + old))
            if has_slope(facts.loss, at):
                true.set_ends(here, self.tip(at, facts.loss.gradient(at), -1))

        self.rest()
        self.play(
            running(line, glide, run_time=3.2), *(running(one, still) for one in (promised, true, probe))
        )
        self.until("true", early=0.2)
        labels: list[Plate] = []
        for name, arrow, colour in (
            ("arrow_true", true, theme.DESCENT),
            ("arrow_old", promised, theme.QUIET),
        ):
            plate = Plate(self.words(name, size=28, colour=colour))
            taken = [np.linspace(one.start, one.end, 20) for one in (true, promised)]
            near = arrow.start + 0.75 * (arrow.end - arrow.start)
            labels.append(self.put(plate, near, *taken, *map(rim, labels)))
            self.play(FadeIn(plate), run_time=0.5)
        self.until("again")
        self.play(
            *(FadeOut(one) for one in (line, promised, true, probe, *labels)),
            *(self.dim(arrow, GHOST) for arrow in self.arrows),
            run_time=0.6,
        )

    def dim(self, arrow: FlatArrow, to: float) -> Animation:
        """Let an arrow become so solid."""
        before = arrow.opacity

        def fade(_: object, share: float) -> None:
            arrow.opacity = before + (to - before) * share

        return running(arrow, fade)

    def run(self) -> None:
        """The rest of the walk at once, and how it ends."""
        facts = self.facts
        self.seen_last = self.walker.get_center()
        if facts.more:
            self.until("run", early=0.2)
            self.make_room()
            self.let_run()
        self.until("stop", early=0.3)
        if facts.ending in ("arrives", "rests"):
            self.play(self.program.light(1))
        outcome = Plate(self.words("outcome", colour=self.colour()))
        self.labels.append(self.put(outcome, self.seen_last, gap=0.3))
        self.play(FadeIn(outcome), run_time=0.6)

    def make_room(self) -> None:
        """Make the table ready for its last row, and the axes of the curve for all steps."""
        kept, _ = self.lines_of_table()
        gone = self.table.rows[kept:]
        self.table.rows = self.table.rows[:kept]
        grey = [row.animate.set_color(theme.QUIET) for row in self.table.rows[-1:]]
        dots = self.table.row(
            [formula("dots.v", size=theme.SMALLEST_SIZE, colour=theme.QUIET) for _ in self.table.edges]
        )
        self.play(*(FadeOut(row) for row in gone), *grey, FadeIn(dots), run_time=0.5)
        few, many = (plane.xs[1] for plane in self.charts)

        def widen(_: object, share: float) -> None:
            self.steps_across = few + (many - few) * share
            self.curve.points = self.curve_points()
            self.put_head()

        self.play(FadeOut(self.ticks[0]), FadeOut(self.note), self.program.light(None), run_time=0.3)
        self.play(running(self.curve, widen), run_time=theme.REVEAL)
        self.play(FadeIn(self.ticks[1]), run_time=0.4)
        self.bring_to_front(self.curve, self.head)

    def let_run(self) -> None:
        """The walker goes through all points that are left; trail, last row and curve go with it."""
        facts = self.facts
        self.now = first = len(facts.legs)

        def advance(_: object, share: float) -> None:
            now = first + round(share * (facts.last - first))
            while self.now < now:
                self.now += 1
                self.place_walker()
            self.trail.reached = self.curve.reached = now
            self.put_head()

        digits = self.last_row()
        self.add(*digits)
        seconds = 3.0 + 3.0 * min(facts.last / 60, 1.0)
        self.play(running(self.trail, advance, rate_func=linear, run_time=seconds))
        self.remove(*(digit.settle() for digit in digits))
        self.add(self.table.row(self.cells(facts.last)))

    def place_walker(self) -> None:
        """Put the walker where it is now, or leave it out where that is not on the map."""
        at = self.points[self.now]
        seen = self.plane.box.clip(self.points[self.now - 1], at)
        if seen is not None:
            self.seen_last = seen[1]
            self.walker.move_to(seen[1])
        self.walker.set_opacity(1.0 if self.on_map(self.now) else 0.0)

    def last_row(self) -> list[Readout]:
        """The table's last line while the walk runs: the numbers that have room for all of their digits."""
        table, size, rows = self.table, theme.SMALLEST_SIZE, self.facts.rows
        found = []
        for column, edge in zip(("step", *COLUMNS), table.edges, strict=True):
            if any(abs(getattr(row, column)) >= LARGEST_CELL for row in rows):
                continue
            decimals = self.places(column, self.facts.last) if column in COLUMNS else 0

            def value(column: str = column, decimals: int = decimals) -> float:
                return float(round(getattr(rows[self.now], column), decimals))

            foot = (point_before(edge, decimals, size), table.next_baseline)
            found.append(Readout(value, decimals, size, point=foot))
        return found

    def rule_plate(self) -> Plate:
        """The rule of descent in one line, and the learning rate."""
        rule = 'w &arrow.l w - part("eta", eta) thin part("gradient", nabla L)'
        return Plate(self.formula(rule + ' \\ part("eta", eta) &= {learning_rate:g}', size=36))

    def show_rule(self) -> None:
        """Show the rule, in the corner of the map that is clearest."""
        taken = np.concatenate([self.obstacles(), *map(rim, self.labels)])
        corner = clearest_corner(self.rule.width, self.rule.height, taken, self.plane.box)
        self.labels.append(self.rule.move_to(np.array([*corner, 0])))
        self.play(FadeIn(self.rule), run_time=theme.REVEAL)

    def keep(self) -> None:
        """The code goes round once more, and the rule is the same in one line."""
        program = self.program
        self.play(program.light(0))
        self.until("step", early=0.3)
        self.play(program.light(2))
        if self.rule in self.labels:
            self.play(self.rule.animate.scale(1.08), rate_func=there_and_back)
        else:
            self.show_rule()
        self.until("again", early=0.3)
        self.play(program.light(0))
