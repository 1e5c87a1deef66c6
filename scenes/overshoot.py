"""Past the bottom: one loss, one start, several learning rates, and a number line that says what they do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from manim import Create, DashedLine, DashedVMobject, FadeIn, FadeOut, Line, VGroup, linear, smooth

from calculus import Function, NotQuadratic, Number, Quadratic, Regime, Walk, descend, exact
from calculus.numbers import magnitude
from stage import theme
from stage.arrow import FlatArrow
from stage.box import Box
from stage.marks import Plate, point
from stage.motion import running
from stage.parameters import Count, Exact, LossCurve, Parameters, Rates, Unfit, fact, parameter
from stage.question import Ring
from stage.readout import Readout
from stage.ruler import Ruler, pointer
from stage.scene import LectureScene
from stage.table import Table
from stage.typeset import Typeset
from stage.valley import Track, Valley, Walker

TOP = theme.FRAME_HEIGHT / 2 - theme.MARGIN
LEFT, RIGHT = -theme.FRAME_WIDTH / 2 + theme.MARGIN, theme.FRAME_WIDTH / 2 - theme.MARGIN
PLOT = Box(LEFT, -0.52, 2.35, 2.72)  # its left edge makes room for the numbers
PANEL = 2.95  # where the panel's left edge stands
RULER = -1.9  # height of the number line of rates
NUMBERS, SINGLES = -2.36, -2.76  # baselines under it: of numbers and stretches, of single rates
REACH = 1.6  # how far the picture reaches, in offsets of the start
GHOST = 0.6  # opacity of a walk before it is walked
FARTHEST = 10**4  # likewise, where the points of a walk are no longer told apart
COLOURS: dict[Regime, str] = {
    "glides": theme.DESCENT,
    "one jump": theme.DESCENT,
    "hops and settles": theme.DESCENT,
    "bounces for ever": theme.INK,
    "runs away": theme.WRONG,
}
LABELS: dict[Regime, str] = {
    "glides": "glides",
    "one jump": "jump",
    "hops and settles": "hops",
    "bounces for ever": "bounces",
    "runs away": "runs",
}


@dataclass(frozen=True)
class RatedWalk:
    """A walk from the start at one rate, and what that rate does to the offset from the bottom."""

    walk: Walk
    factor: Number
    regime: Regime
    bottom: Number

    @property
    def rate(self) -> Number:
        """The learning rate."""
        return self.walk.rate

    @property
    def losses(self) -> tuple[Number, ...]:
        """The loss at the start and after each step."""
        return self.walk.losses

    @property
    def offsets(self) -> tuple[Number, ...]:
        """The signed offset from the bottom at the start and after each step."""
        return tuple(w - self.bottom for (w,) in self.walk.points)

    @property
    def changes_sides(self) -> bool:
        """Whether every step crosses the bottom."""
        return self.factor < 0


class OvershootParameters(Parameters):
    """What an instructor may change."""

    loss: LossCurve = parameter("(w - 3)**2", "loss of one weight w, a quadratic with a bottom")
    start: Exact = parameter(0, "weight at which every walk starts")
    learning_rates: Rates = parameter(
        [0.1, 0.5, 0.9, 1.0, 1.1], "learning rates, tried in this order", gt=0, fewest=1, most=6
    )
    steps: Count = parameter(8, "number of steps of each walk", unit="steps", ge=3, le=12)

    def refuse(self) -> None:
        """There is a bottom, and the walks start elsewhere and stay within what can be computed."""
        try:
            curvature = Quadratic.of(self.loss).curvatures[0].value
        except NotQuadratic as error:
            raise Unfit(str(error), field="loss", instead="(w - 3)**2") from None
        if curvature < 0:
            text = f"{self.loss.text()} has a summit and no bottom"
            raise Unfit(text, field="loss", instead="(w - 3)**2")
        if self.start == self.bottom:
            raise Unfit(
                "every walk would start at the bottom and stay", field="start", instead=self.bottom - 1
            )
        if not self.start_loss - self.bottom_loss > magnitude(self.bottom_loss) / 10**9:
            text = "the loss at the start cannot be told from the loss at the bottom"
            raise Unfit(text, field="start", instead=self.bottom - 1)
        for walk in self.walks:
            if walk.walk.ended == "lost":
                text = f"at a rate of {walk.rate} the walk leaves all numbers within {self.steps} steps"
                raise Unfit(text, field="learning_rates", instead=(self.limit_rate,))

    @fact
    def quadratic(self) -> Quadratic:
        """The loss, as a quadratic."""
        return Quadratic.of(self.loss)

    @fact
    def bottom(self) -> Number:
        """The weight at which the loss is lowest."""
        centre = self.quadratic.centre
        assert centre is not None
        return centre[0]

    @fact
    def bottom_loss(self) -> Number:
        """The lowest loss."""
        return self.loss(self.bottom)

    @fact
    def start_loss(self) -> Number:
        """The loss at the start."""
        return self.loss(self.start)

    @fact
    def offset(self) -> Number:
        """The signed offset of the start from the bottom."""
        return self.start - self.bottom

    @fact
    def mirror(self) -> Number:
        """The weight across the bottom, as far from it as the start."""
        return self.bottom - self.offset

    @fact
    def curvature(self) -> Number:
        """The curvature of the loss, the same everywhere."""
        return self.quadratic.curvatures[0].value

    @fact
    def rule(self) -> Function:
        """What a step multiplies the offset by: the derivative of w - eta * slope in w."""
        slope = self.loss.partial("w").source
        factor = Function(f"w - eta*({slope})", ["w", "eta"]).partial("w").source
        return Function(factor, ["eta"])

    @fact
    def limit_rate(self) -> Number:
        """The rate at which a walk bounces for ever, and above which it runs away."""
        limit = self.quadratic.limit_rate
        assert limit is not None
        return limit

    @fact
    def jump_rate(self) -> Number:
        """The rate at which one step lands on the bottom."""
        return next(span.start for span in self.quadratic.regimes if span.name == "one jump")

    @fact
    def rates(self) -> tuple[Fraction, ...]:
        """The learning rates, in the order in which they are tried."""
        return self.learning_rates

    @fact
    def walks(self) -> tuple[RatedWalk, ...]:
        """A walk at each of the rates."""
        return tuple(self.at_rate(rate) for rate in self.learning_rates)

    @fact
    def first(self) -> RatedWalk:
        """The walk at the rate that is tried first."""
        return self.walks[0]

    @fact
    def exact_step(self) -> bool:
        """Whether four digits show the offsets and the factor of the first step exactly."""
        return all(is_short(value) for value in (*self.first.offsets[:2], self.first.factor))

    @fact
    def runaways(self) -> tuple[RatedWalk, ...]:
        """The walks that run away, at the lowest rate first."""
        return tuple(sorted((w for w in self.walks if w.regime == "runs away"), key=lambda w: w.rate))

    @fact
    def runaway(self) -> RatedWalk:
        """The walk that runs away at the lowest of such rates."""
        return self.runaways[0]

    @fact
    def twin(self) -> RatedWalk:
        """The walk with the wrong sign whose factor has the size of the runaway's."""
        return self.at_rate(self.runaway.rate - self.limit_rate, uphill=True)

    @fact
    def same_losses(self) -> bool:
        """Whether the runaway and its twin of the wrong sign have equal losses after every step."""
        pairs = zip(self.runaway.losses, self.twin.losses, strict=True)
        return all(magnitude(one - other) <= magnitude(other) / 10**9 for one, other in pairs)

    @fact
    def compared(self) -> tuple[int, ...]:
        """The numbers of the steps after which the two are compared."""
        return 0, 1, 2, 3

    @fact
    def plain(self) -> bool:
        """Whether three decimals show the runaway's first losses well."""
        return all(1 <= loss < 1000 for loss in self.runaway.losses[1:4])

    @fact
    def beyond(self) -> RatedWalk:
        """A walk beyond the limit: the runaway, or one at a rate a tenth above the limit."""
        return self.runaway if self.runaways else self.at_rate(self.limit_rate * Fraction(11, 10))

    @fact
    def bouncing(self) -> RatedWalk:
        """The walk at the limit rate."""
        return self.at_rate(self.limit_rate)

    @fact
    def mended(self) -> RatedWalk:
        """A walk that comes down again: at three quarters of the limit rate."""
        return self.at_rate(self.limit_rate * Fraction(3, 4))

    def at_rate(self, rate: Number, uphill: bool = False) -> RatedWalk:
        """The walk from the start at a rate; `uphill` with the wrong sign, which is a rate below zero."""
        signed = -rate if uphill else rate
        walk = descend(self.loss, (self.start,), rate, self.steps, uphill=uphill)
        factor = self.quadratic.factors(signed)[0]
        return RatedWalk(walk, factor, self.quadratic.regime(signed), self.bottom)


class Overshoot(LectureScene[OvershootParameters]):
    """A large valley on the left, the rule on the right, and below both the number line of learning rates."""

    def construct(self) -> None:
        """Play the beats."""
        p = self.facts
        self.rate: Number = p.first.rate
        self.lay_out()

        with self.beat("open"):
            self.add(self.valley, self.axes, self.title_line)
            self.rest(0.6)
            self.play(FadeIn(self.formula_of_loss))
            self.until("rate", early=0.3)
            line = (self.ruler, self.ruler_numbers, self.ruler_name, self.pins, self.marker)
            self.play(*map(FadeIn, line))

        with self.beat("factor"):
            self.play_factor()

        with self.beat("predict"):
            self.play_question()

        for beat in self.tells("try"):
            with self.beat("try"):
                self.play_try(beat.bound["walk"], beat.number)  # type: ignore[arg-type]

        with self.beat("limit"):
            self.glide(p.bouncing, "limit_rate", "bouncing.factor", seconds=0.8, home=False)
            self.reveal("bounces for ever")
            self.until("above", early=0.2)
            self.glide(p.beyond, "beyond.rate", "beyond.factor", seconds=1.0, home=False)
            self.reveal("runs away")
            self.until("rate", early=0.2)
            self.glide(p.mended, "mended.rate", "mended.factor", seconds=theme.SWEEP, home=False)
            self.reveal("hops and settles", "one jump", "glides")

        if self.tells("twist"):
            with self.beat("twist"):
                self.play_twist()

        with self.beat("keep"):
            self.play_multiples()

    # --- the picture ---

    def lay_out(self) -> None:
        """Make everything that stays: the valley with its axes, the number line, the panel."""
        p = self.facts
        numbers = [
            self.formula(f"{{{name}:g}}", theme.SMALLEST_SIZE, theme.QUIET)
            for name in ("start_loss", "bottom_loss")
        ]
        name = self.formula("L", 32, theme.QUIET)
        plot = Box(
            PLOT.left + max(text.width for text in (*numbers, name)) + 0.15, PLOT.bottom, PLOT.right, PLOT.top
        )
        self.valley = Valley(p.loss.sample, *self.window(REACH), plot)
        self.valley.levels = [float(p.start_loss)]
        self.walker = Walker(self.nodes(p.first)[0])
        self.valley.walkers.append(self.walker)
        self.trail = Track(self.nodes(p.first), COLOURS[p.first.regime], opacity=0.0)
        self.valley.tracks.append(self.trail)
        self.title_line = self.title()

        self.weights = [
            self.formula(f"{{{name}:g}}", theme.SMALLEST_SIZE, theme.QUIET)
            for name in ("start", "bottom", "mirror")
        ]
        self.heights = numbers
        self.axes = VGroup(
            line((plot.left, plot.bottom), (plot.right, plot.bottom)),
            line((plot.left, plot.bottom), (plot.left, plot.top)),
            self.formula('part("w", w)', 32).stand(plot.right, plot.bottom - 0.38, side=1),
            name.stand(plot.left - 0.15, plot.top - 0.25, side=1),
            *self.weights,
            *self.heights,
        )
        self.number_axes()
        self.formula_of_loss = self.fit(self.formula('L(part("w", w)) = {loss}')).stand(PANEL, 3.1)
        high = float(self.formula_of_loss.get_top()[1]) - TOP  # of a fraction, say
        self.formula_of_loss.shift(np.array([0, -max(high, 0.0), 0]))
        self.lay_out_ruler()
        self.lay_out_panel()

    def lay_out_ruler(self) -> None:
        """The number line of rates: its numbers, its stretches with their names, its marker."""
        p = self.facts
        names = {
            regime: self.words(label, theme.SMALLEST_SIZE, COLOURS[regime])
            for regime, label in LABELS.items()
        }
        ends = [
            self.formula(f"{{{name}:g}}", theme.SMALLEST_SIZE, theme.QUIET)
            for name in ("jump_rate", "limit_rate")
        ]
        room = names["hops and settles"].width + (ends[0].width + ends[1].width) / 2 + 3 * theme.TEXT_GAP
        widest = float(p.limit_rate) / 2 * (RIGHT - LEFT) / room
        wanted = max(1.3 * float(p.limit_rate), 1.08 * float(max(p.rates)))
        self.ruler = Ruler((0, min(wanted, widest)), LEFT, RIGHT, RULER)
        ruler, jump, limit = self.ruler, float(p.jump_rate), float(p.limit_rate)
        zero = self.formula("{quadratic.regimes[0].start:g}", theme.SMALLEST_SIZE, theme.QUIET)
        self.ruler_numbers = VGroup(
            *(ruler.notch(v, n, NUMBERS) for v, n in zip((0, jump, limit), (zero, *ends), strict=True)),
        )
        zero.stand(LEFT, NUMBERS)
        self.pins = VGroup(*(ruler.pin(float(rate), theme.THIRD) for rate in p.rates))
        self.ruler_name = VGroup(
            self.words("learning_rate", theme.SMALLEST_SIZE, theme.QUIET).stand(LEFT, SINGLES)
        )
        swing = float(p.quadratic.factors(Fraction(ruler.span[1]))[0])
        self.stretches = {
            "glides": ruler.section(0, jump, COLOURS["glides"]),
            "one jump": ruler.place(jump, COLOURS["one jump"]),
            "hops and settles": ruler.section(jump, limit, COLOURS["hops and settles"], (0, 0.55)),
            "bounces for ever": ruler.place(limit, COLOURS["bounces for ever"], hollow=True),
            "runs away": ruler.section(limit, None, COLOURS["runs away"], (0.55, -0.55 * swing)),
        }
        middles = {
            "glides": ruler.at(jump / 2)[0],
            "one jump": ruler.at(jump)[0],
            "hops and settles": (ruler.at(jump)[0] + ruler.at(limit)[0]) / 2,
            "bounces for ever": ruler.at(limit)[0],
            "runs away": (ruler.at(limit)[0] + RIGHT) / 2,
        }
        for regime, name in names.items():
            single = regime in ("one jump", "bounces for ever")
            name.stand(middles[regime], SINGLES if single else NUMBERS, side=0)
        self.names_on_ruler = names
        self.revealed: set[Regime] = set()
        self.marker = pointer(self.formula('part("eta", eta)', 32), theme.THIRD)
        self.point_at(p.first.rate)

    def lay_out_panel(self) -> None:
        """The rule, and under it what runs: the rate, the factor, the name of what happens."""
        p = self.facts
        offset = self.words("offset", theme.FORMULA_SIZE, theme.FIRST)
        self.rule_head = self.words("each_step", colour=theme.QUIET).stand(PANEL, 2.3)
        times = self.formula("times").stand(offset.stand(PANEL, 1.72).get_right()[0] + 0.2, 1.72)
        bracket = float(times.get_right()[0]) + 0.2
        factor = self.fit(self.formula("(inline({rule}))"), RIGHT - bracket, 0.52).stand(bracket, 1.72)
        self.rule_line = VGroup(offset, times, factor)
        law = '1 - part("eta", eta) dot.op'  # waive: the law of every quadratic; no parameter moves its one
        general = self.formula(law, theme.LABEL_SIZE, theme.QUIET)
        word = self.words("curvature", theme.LABEL_SIZE, theme.QUIET)
        under = min(bracket, RIGHT - general.width - 0.12 - word.width)  # the factor, if there is room
        self.general = VGroup(general.stand(under, 1.12), word.stand(general.get_right()[0] + 0.12, 1.12))
        left = self.formula('part("eta", eta) =')
        right = self.fit(self.formula("inline({rule}) ="), 2.3, 0.44)
        equals = PANEL + max(left.width, right.width)
        self.sides = VGroup(left.stand(equals, 0.45, side=1), right.stand(equals, -0.1, side=1))
        walks = (*p.walks, p.bouncing, p.beyond, p.mended)
        rates, factors = [w.rate for w in walks], [w.factor for w in walks]
        places = decimals(p.rates), decimals(w.factor for w in p.walks)
        wholes = [
            -float(Readout(constant(value), places[k]).get_left()[0])
            for k, values in enumerate((rates, factors))
            for value in values
        ]
        x = equals + 0.2 + max(wholes)
        self.eta = Readout(lambda: self.rate, places[0], colour=theme.THIRD, point=(x, 0.45))
        self.factor = Readout(lambda: p.quadratic.factors(self.rate)[0], places[1], point=(x, -0.1))
        for readout in (self.eta, self.factor):
            readout.clear_updaters()
        self.lamps = {
            regime: self.words(label, theme.FORMULA_SIZE, COLOURS[regime]).stand(PANEL, -0.74)
            for regime, label in LABELS.items()
        }

    def window(self, reach: float) -> tuple[tuple[float, float], tuple[float, float]]:
        """The part of the plane that is seen: so many offsets of the start to either side, and as high."""
        p = self.facts
        half, high = reach * abs(float(p.offset)), reach**2 * float(p.start_loss - p.bottom_loss)
        low = float(p.bottom_loss)
        return (float(p.bottom) - half, float(p.bottom) + half), (low - 0.07 * high, low + high)

    def nodes(self, walk: RatedWalk) -> np.ndarray:
        """The points of a walk on the graph (n, 2), those far beyond the picture drawn in."""
        p = self.facts
        far = magnitude(p.offset) * FARTHEST
        high = (p.start_loss - p.bottom_loss) * FARTHEST**2
        weights = [float(p.bottom + min(max(offset, -far), far)) for offset in walk.offsets]
        losses = [float(p.bottom_loss + min(loss - p.bottom_loss, high)) for loss in walk.losses]
        return np.stack([weights, losses], -1)

    def number_axes(self) -> None:
        """Stand the numbers of the axes where their points are now."""
        p, valley = self.facts, self.valley
        for label, weight in zip(self.weights, (p.start, p.bottom, p.mirror), strict=True):
            label.stand(valley.at(float(weight), 0)[0], valley.box.bottom - 0.38, side=0)
        for label, loss in zip(self.heights, (p.start_loss, p.bottom_loss), strict=True):
            label.stand(valley.box.left - 0.15, valley.at(0, float(loss))[1] - 0.09, side=1)
        upper, lower = self.heights
        lower.set_opacity(1.0 if upper.get_bottom()[1] - lower.get_top()[1] > theme.TEXT_GAP else 0.0)

    @staticmethod
    def fit(text: Typeset, width: float = RIGHT - PANEL, height: float = 0.75) -> Typeset:
        """The text, scaled down where it is too wide for the panel or too high for its line."""
        share = min(1.0, width / max(text.width, 1e-9), height / max(text.height, 1e-9))
        return text.scale(share) if share < 1 else text

    # --- what moves ---

    def point_at(self, rate: Number) -> None:
        """Put the marker over a rate."""
        foot = self.ruler.at(float(rate))
        tip, name = self.marker
        tip.shift(foot + np.array([0, 0.28, 0]) - tip.get_bottom())
        half = name.width / 2
        x = min(max(float(foot[0]), LEFT + half), RIGHT - half)
        name.shift(np.array([x, tip.get_top()[1] + 0.1, 0]) - name.get_bottom())

    def go(self, rate: Number) -> None:
        """Let everything stand as it is at a rate: marker, numbers, and the walk, computed anew."""
        self.rate = rate
        walk = self.facts.at_rate(rate)
        self.trail.nodes, self.trail.colour = self.nodes(walk), COLOURS[walk.regime]
        self.point_at(rate)
        self.eta.refresh()
        self.factor.refresh()
        for regime, lamp in self.lamps.items():
            lamp.set_opacity(1.0 if regime == walk.regime else 0.0)

    def glide(self, walk: RatedWalk, rate: str, factor: str, seconds: float = 1.4, home: bool = True) -> None:
        """Run the rate to that of a walk, deforming it; `rate` and `factor` name the facts at the end.

        The walker goes home to the start, or else stays where the walk ends.
        """
        start, end = float(self.rate), float(walk.rate)
        solid, here = self.trail.opacity, self.walker.at

        def change(_: object, share: float) -> None:
            self.go(start + (end - start) * share)
            if home:
                self.trail.opacity = solid + (GHOST - solid) * share
                self.walker.at = here if share < 0.5 else self.trail.nodes[0]
                self.walker.opacity = abs(1 - 2 * share)
            else:
                self.walker.at = self.trail.nodes[-1]

        self.play(running(self.valley, change), run_time=seconds)
        self.go(walk.rate)
        self.settle(self.eta, rate)
        self.settle(self.factor, factor)

    def hop(self, walk: RatedWalk) -> None:
        """Let the walker hop from the start as far as it is seen."""
        nodes = self.nodes(walk)
        bright = Track(nodes, COLOURS[walk.regime], hops=0.0)
        self.valley.tracks.append(bright)
        count = self.hops_seen(walk)

        def change(_: object, share: float) -> None:
            whole = min(int(count * share), count)
            bright.hops = whole + smooth(count * share - whole)
            self.walker.at = bright.at(bright.hops)

        self.play(running(self.valley, change, rate_func=linear), run_time=max(0.7, min(0.28 * count, 2.8)))
        self.valley.tracks.remove(bright)
        self.trail.opacity = 1.0

    def hops_seen(self, walk: RatedWalk) -> int:
        """How many hops there are to see: up to the bottom, up to the edge of the picture, or all."""
        (left, right), (_, top) = self.valley.xs, self.valley.ys
        for k, (weight, loss) in enumerate(self.nodes(walk).tolist()):
            if k and (walk.offsets[k - 1] == walk.offsets[k] or not left <= weight <= right or loss > top):
                return max(1, k - (walk.offsets[k - 1] == walk.offsets[k]))
        return len(walk.offsets) - 1

    def reveal(self, *regimes: Regime) -> None:
        """Show stretches of the number line that were not yet shown, with their names."""
        new = [regime for regime in regimes if regime not in self.revealed]
        self.revealed.update(new)
        if new:
            drawn = [Create(part) for regime in new for part in self.stretches[regime]]
            self.play(*drawn, *(FadeIn(self.names_on_ruler[regime]) for regime in new), run_time=theme.REVEAL)
            places = (self.stretches[r] for r in ("one jump", "bounces for ever") if r in self.revealed)
            self.bring_to_front(self.pins, *places, self.marker)
            self.rest()

    # --- beats ---

    def play_factor(self) -> None:
        """The signed offset before and after one step, and the factor between them."""
        p, valley = self.facts, self.valley
        nodes = self.nodes(p.first)
        bottom = float(p.bottom)
        axis = DashedLine(
            valley.at(bottom, valley.ys[0]),
            valley.at(bottom, float(p.start_loss) + 0.3 * (valley.ys[1] - valley.ys[0])),
            stroke_color=theme.QUIET,
            stroke_width=2,
            dash_length=0.08,
        )
        arrows, labels = [], []
        for k, name in enumerate(("offset", "first.offsets[1]")):
            foot, tip = valley.at(bottom, nodes[k][1]), valley.at(*nodes[k])
            way = tip - foot
            size = max(float(np.linalg.norm(way)), 1e-9)
            tip = tip - way * min(1.0, 0.15 / size)  # up to the walker's edge
            arrows.append(FlatArrow(foot, tip, theme.FIRST))
            labels.append(Plate(self.formula(f"{{{name}:g}}", theme.LABEL_SIZE, theme.FIRST), gap=0.06))
        near = abs(arrows[0].end[1] - arrows[1].end[1]) < 0.75
        for k, (arrow, label) in enumerate(zip(arrows, labels, strict=True)):
            below = k == 1 and near
            label.move_to((arrow.start + arrow.end) / 2 + [0, -0.26 if below else 0.26, 0])
        seen = valley.xs[0] <= nodes[1][0] <= valley.xs[1] and nodes[1][1] <= valley.ys[1]
        before, after = 'part("w", {offset:g})', 'part("w", {first.offsets[1]:g})'
        example = self.formula(f"{before} times {{first.factor:g}} {{exact_step ? = | approx}} {after}")
        self.fit(example).stand(PANEL, 0.45)
        self.until("offset", early=0.2)
        self.play(Create(axis), run_time=0.6)
        self.play(arrows[0].grow(), FadeIn(labels[0]))
        self.until("step", early=0.9)
        step = Track(nodes[:2], COLOURS[p.first.regime], hops=0.0)
        valley.tracks.append(step)

        def change(_: object, share: float) -> None:
            step.hops = share
            self.walker.at = step.at(share)

        self.play(running(valley, change), run_time=1.0)
        if seen:
            self.play(arrows[1].grow(), FadeIn(labels[1]))
        self.play(FadeIn(example))
        self.until("rule", early=0.2)
        self.play(FadeIn(self.rule_head), FadeIn(self.rule_line))
        self.rest()
        self.play(FadeIn(self.general))
        gone = [axis, example, arrows[0], labels[0], *((arrows[1], labels[1]) if seen else ())]
        self.rest(1.0)
        self.factor_marks = gone
        self.first_step = step

    def play_question(self) -> None:
        """Where does each rate lead? A ring empties, then the answers begin."""
        home = self.nodes(self.facts.first)[0]
        here = self.walker.at

        def change(_: object, share: float) -> None:
            self.first_step.opacity = 1 - share
            self.walker.at = here if share < 0.5 else home
            self.walker.opacity = abs(1 - 2 * share)

        self.play(running(self.valley, change), *(FadeOut(mark) for mark in self.factor_marks), run_time=0.8)
        self.valley.tracks.remove(self.first_step)
        question = self.fit(self.words("question", 34)).stand(PANEL, 0.45)
        rates = self.fit(self.words("rates", theme.LABEL_SIZE, theme.THIRD)).stand(PANEL, -0.1)
        ring = Ring(np.array([PANEL + 0.3, -0.62]), radius=0.27)
        self.play(FadeIn(question), FadeIn(rates))
        self.until("think", early=0.2)
        self.play(FadeIn(ring), run_time=0.4)
        self.play(ring.empty())
        self.play(FadeOut(question), FadeOut(rates), FadeOut(ring), run_time=0.5)

    def play_try(self, walk: RatedWalk, number: int) -> None:
        """The marker glides to a rate, the walk with it; it is walked; its stretch of the line is named."""
        lamp = self.lamps[walk.regime]
        if number == 1:
            self.go(walk.rate)
            self.settle(self.eta, "walk.rate")
            self.settle(self.factor, "walk.factor")
            self.play(FadeIn(self.sides), FadeIn(self.eta), FadeIn(self.factor))
        else:
            self.glide(walk, "walk.rate", "walk.factor")
        self.until("move", early=0.2)
        self.hop(walk)
        if number == 1:
            self.play(FadeIn(lamp), run_time=0.5)
            self.remove(lamp)
            self.add(*self.lamps.values())
        self.reveal(walk.regime)

    def play_twist(self) -> None:
        """The runaway's losses, and beside them those of the wrong sign at its twin rate."""
        p, valley = self.facts, self.valley
        size = max(abs(float(p.runaway.factor)), 1.0)
        reach = min(max(REACH, 1.06 * size**3), max(2.4, 1.06 * size), 3.2)
        lower = VGroup(self.sides, self.eta, self.factor, *self.lamps.values())
        self.play(*map(FadeOut, (lower, self.rule_head, self.rule_line, self.general)), run_time=0.6)
        solid, here, home = self.trail.opacity, self.walker.at, self.trail.nodes[0]
        old, new = float(self.rate), float(p.runaway.rate)

        def prepare(_: object, share: float) -> None:
            valley.look_at(*self.window(REACH + (reach - REACH) * share))
            self.number_axes()
            self.point_at(old + (new - old) * share)
            self.trail.opacity = solid * (1 - share)
            self.walker.at = here if share < 0.5 else home
            self.walker.opacity = abs(1 - 2 * share)

        self.play(running(valley, prepare), run_time=1.2)
        spec = ".3f" if p.plain else ".5g"
        counts = [
            self.formula(f"{{compared[{k}]}}", theme.LABEL_SIZE, theme.QUIET) for k in range(len(p.compared))
        ]
        columns = [
            [
                self.words(f"{sign}_sign", theme.SMALLEST_SIZE),
                self.formula(f'part("eta", eta) = {{{walk}.rate:g}}', theme.LABEL_SIZE, theme.THIRD),
                *(
                    self.formula(f"{{{walk}.losses[{k}]:{spec}}}", theme.LABEL_SIZE)
                    for k in range(len(counts))
                ),
            ]
            for sign, walk in (("right", "runaway"), ("wrong", "twin"))
        ]
        heading = self.words("step", theme.SMALLEST_SIZE, theme.QUIET)
        gap, room = 0.25, RIGHT - PANEL - heading.width
        share = min(1.0, (room - 2 * gap) / sum(max(text.width for text in column) for column in columns))
        for column in columns:
            for text in column:
                text.scale(share)
        spare = max(0.0, (room - sum(max(text.width for text in column) for column in columns)) / 2)
        widest = max(text.width for text in columns[1])
        edges = (PANEL + heading.width, RIGHT - widest - spare, RIGHT)
        table = Table((heading, columns[0][1], columns[1][1]), edges, 1.55)
        table.rule.put_start_and_end_on(*(np.array([x, table.rule.get_y(), 0]) for x in (PANEL, RIGHT)))
        rows = [table.row(cells) for cells in zip(counts, columns[0][2:], columns[1][2:], strict=True)]
        signs = [column[0].stand(edge, 2.0, side=1) for column, edge in zip(columns, edges[1:], strict=True)]
        headings = (heading, columns[0][1], columns[1][1])
        swatches = [self.swatch(edge, dashed) for edge, dashed in zip(edges[1:], (False, True), strict=True)]
        self.play(*map(FadeIn, (table.rule, *headings[:2], signs[0], swatches[0], rows[0][:2])))
        self.until("losses", early=0.3)
        right = Track(self.nodes(p.runaway), theme.WRONG, hops=0.0)
        self.step_through(right, [VGroup(*row[:2]) for row in rows[1:]], 0.75)
        self.until("wrong", early=0.2)
        wrong = Track(self.nodes(p.twin), theme.WRONG, hops=0.0, dashed=True)
        other = Walker(wrong.nodes[0])
        valley.walkers.append(other)
        self.play(
            *(FadeIn(new) for new in (headings[2], signs[1], swatches[1], rows[0][2:])),
            FadeOut(self.marker),
            run_time=0.6,
        )
        self.step_through(wrong, [VGroup(*row[2:]) for row in rows[1:]], 0.75, other)
        self.until("leaps", early=0.6)
        self.walk_again(self.walker, right)
        self.until("off", early=0.6)
        self.walk_again(other, wrong)
        self.twist = VGroup(table.rule, *headings, *signs, *swatches, *rows)

    def step_through(
        self, trail: Track, cells: Sequence[VGroup], seconds: float, walker: Walker | None = None
    ) -> None:
        """Let a walker take a few steps along a trail, each with its cells of the table and its level."""
        who = walker or self.walker
        self.valley.tracks.append(trail)
        for k, cell in enumerate(cells):

            def change(_: object, share: float, k: int = k) -> None:
                trail.hops = k + share
                who.at = trail.at(trail.hops)

            self.play(running(self.valley, change), run_time=seconds)
            if trail.nodes[k + 1][1] not in self.valley.levels:
                self.valley.levels.append(float(trail.nodes[k + 1][1]))
            self.play(FadeIn(cell), run_time=0.35)

    def walk_again(self, walker: Walker, trail: Track) -> None:
        """The walker goes back to the start, and once more along its trail."""

        def home(_: object, share: float) -> None:
            walker.at = trail.at(0 if share > 0.5 else trail.hops)
            walker.opacity = abs(1 - 2 * share)

        def walk(_: object, share: float) -> None:
            whole = int(trail.hops * share)
            walker.at = trail.at(whole + smooth(trail.hops * share - whole))

        self.play(running(self.valley, home), run_time=0.5)
        self.play(running(self.valley, walk, rate_func=linear), run_time=2.0)

    def swatch(self, right: float, dashed: bool) -> VGroup:
        """How a walk is drawn, over its column."""
        way = line((right - 0.9, 2.52), (right - 0.1, 2.52), theme.WRONG, 3.4)
        dots = [point(at, theme.WRONG, 0.075) for at in (way.get_start(), way.get_end())]
        if dashed:
            for dot in dots:
                dot.set_fill(theme.BACKGROUND).set_stroke(theme.WRONG, 2.5)
        return VGroup(DashedVMobject(way, num_dashes=5) if dashed else way, *dots)

    def play_multiples(self) -> None:
        """All rates side by side, on one baseline, over the number line that they belong to."""
        p = self.facts
        gone = [m for m in self.mobjects if m not in self.kept()]
        self.play(*(FadeOut(m) for m in gone), run_time=0.7)
        count = len(p.walks)
        gap = 0.3
        width = min((RIGHT - LEFT - (count - 1) * gap) / count, 7.0)
        left = -(count * width + (count - 1) * gap) / 2
        cards, leaders = [], []
        for k, walk in enumerate(p.walks):
            box = Box(left + k * (width + gap), -0.4, left + k * (width + gap) + width, 2.6)
            valley = Valley(p.loss.sample, *self.window(REACH), box)
            nodes = self.nodes(walk)
            valley.levels = [float(p.start_loss)]
            valley.tracks = [Track(nodes, COLOURS[walk.regime], dot=0.055, width=3)]
            valley.walkers = [Walker(nodes[-1], radius=0.095)]
            foot = line((box.left, box.bottom), (box.right, box.bottom), width=1.5)
            label = self.formula(f'part("eta", eta) = {{walks[{k}].rate:g}}', 32, theme.THIRD)
            label.stand((box.left + box.right) / 2, -0.85, side=0)
            x, y, _ = self.ruler.at(float(walk.rate))
            leaders.append(line((label.get_x(), -1.05), (x, y + 0.3), theme.THIRD))
            cards.append((valley, foot, label))
        for card, leader in zip(cards, leaders, strict=True):
            self.play(*(FadeIn(part) for part in card), Create(leader), run_time=min(0.6, 3.0 / count))
        self.rest()

    def kept(self) -> list[object]:
        """What the closing frame keeps."""
        shown = [
            part
            for regime in self.revealed
            for part in (self.stretches[regime], *self.stretches[regime], self.names_on_ruler[regime])
        ]
        return [
            self.title_line,
            self.formula_of_loss,
            self.ruler,
            self.ruler_numbers,
            self.ruler_name,
            self.pins,
            *shown,
        ]


def line(
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str = theme.QUIET,
    width: float = theme.AXIS_WIDTH,
) -> Line:
    """A straight line between two points of the frame."""
    return Line(np.array([*start, 0]), np.array([*end, 0]), stroke_color=colour, stroke_width=width)


def constant(value: Number) -> Callable[[], Number]:
    """A readout's value that does not run."""
    return lambda: value


def is_short(value: Number) -> bool:
    """Whether four significant digits, or a whole number, show a number exactly."""
    return value == round(value) or exact(f"{float(value):.4g}") == value


def decimals(values: Iterable[Number]) -> int:
    """How many decimals show numbers exactly: two to four."""
    found = list(values)
    return next((k for k in (2, 3) if all(value * 10**k == round(value * 10**k) for value in found)), 4)
