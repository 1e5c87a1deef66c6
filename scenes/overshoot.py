"""Past the bottom: one loss, one start, several learning rates, and a number line that says what they do."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from manim import Create, DashedLine, FadeIn, FadeOut, Line, Mobject, VGroup

from steepest.calculus import Function, Number, Quadratic, RatedWalk
from steepest.calculus.numbers import magnitude
from steepest.stage import theme
from steepest.stage.box import Box, row_of_boxes
from steepest.stage.figures.comparison import Comparison
from steepest.stage.figures.flat.marks import line
from steepest.stage.figures.offset import Offset
from steepest.stage.figures.question import Ring, ask
from steepest.stage.figures.regime_line import RegimeLine
from steepest.stage.figures.ruler import Pointer, Ruler
from steepest.stage.figures.swatch import swatch
from steepest.stage.figures.valley import Track, Valley, Walker
from steepest.stage.figures.valley_axes import ValleyAxes, beside
from steepest.stage.play.motion import running
from steepest.stage.play.scene import LectureScene
from steepest.stage.settings.parameters import (
    Count,
    Exact,
    LossCurve,
    Parameters,
    Rates,
    Unfit,
    fact,
    parameter,
)
from steepest.stage.settings.refusal import require_bottom
from steepest.stage.type.exact_figures import decimals_of, is_short
from steepest.stage.type.readout import Readout, point_after
from steepest.stage.type.typeset import Typeset

TOP = theme.FRAME_HEIGHT / 2 - theme.MARGIN
LEFT, RIGHT = -theme.FRAME_WIDTH / 2 + theme.MARGIN, theme.FRAME_WIDTH / 2 - theme.MARGIN
PLOT = Box(LEFT, -0.52, 2.35, 2.72)  # for the valley and the numbers on its left
MULTIPLES = Box(LEFT, -0.4, RIGHT, 2.6)
PANEL = 2.95  # where the panel's left edge stands
LINE = RIGHT - PANEL, 0.75  # how wide and how high a line of the panel may be
RULER = -1.9  # height of the number line of rates
NUMBERS, SINGLES = -2.36, -2.76  # baselines under it: of numbers and stretches, of single rates
REACH = 1.6  # how far the picture reaches, in offsets of the start
GHOST = 0.6  # opacity of a walk before it is walked
FARTHEST = 10**4  # likewise, where points beyond the picture are no longer told apart
COLOURS: dict[str, str] = {
    "glides": theme.DESCENT,
    "one jump": theme.DESCENT,
    "hops and settles": theme.DESCENT,
    "bounces for ever": theme.INK,
    "runs away": theme.WRONG,
}
LABELS: dict[str, str] = {
    "glides": "glides",
    "one jump": "jump",
    "hops and settles": "hops",
    "bounces for ever": "bounces",
    "runs away": "runs",
}


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
        require_bottom(self.loss, field="loss", instead="(w - 3)**2")
        if self.start == self.bottom:
            text = "every walk would start at the bottom and stay"
            raise Unfit(text, field="start", instead=self.bottom - 1)
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
        return RatedWalk.on(self.quadratic, self.start, rate, self.steps, uphill)


class Overshoot(LectureScene[OvershootParameters]):
    """A large valley on the left, the rule on the right, and below both the number line of learning rates."""

    def construct(self) -> None:
        """Play the beats."""
        p = self.facts
        self.rate: Number = p.first.rate
        self.lay_out_valley()
        self.lay_out_rates()
        self.lay_out_rule()
        self.lay_out_panel()

        with self.beat("open"):
            self.add(self.valley, self.axes, self.title_line)
            self.rest(0.6)
            self.play(FadeIn(self.formula_of_loss))
            self.until("rate", early=0.3)
            self.play(*map(FadeIn, (*self.number_line, self.marker)))

        with self.beat("factor"):
            step, gone = self.step_once()
            self.until("rule", early=0.2)
            self.play(FadeIn(self.rule_head), FadeIn(self.rule_line))
            self.rest()
            self.play(FadeIn(self.general))
            self.rest(1.0)

        with self.beat("predict"):
            self.clear_step(step, gone)
            question = self.words("question", 34).fit(*LINE).stand(PANEL, 0.45)
            rates = self.words("rates", theme.LABEL_SIZE, theme.THIRD).fit(*LINE).stand(PANEL, -0.1)
            ask(self, (question, rates), Ring(np.array([PANEL + 0.3, -0.62]), radius=0.27), mark="think")

        for beat in self.tells("try"):
            with self.beat("try"):
                walk = beat.bound["walk"]
                assert isinstance(walk, RatedWalk)
                if beat.number == 1:
                    self.show_panel(walk)
                else:
                    self.glide(walk, "walk.rate", "walk.factor")
                self.until("move", early=0.2)
                self.hop(walk)
                if beat.number == 1:
                    self.play(FadeIn(self.lamp), run_time=0.5)
                self.reveal(walk.regime)

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
                self.step_back()
                self.compare_signs()

        with self.beat("keep"):
            self.clear_all_but_rates()
            self.show_multiples()

    # --- the picture ---

    def lay_out_valley(self) -> None:
        """The valley with its axes, the start marked, a walk and its walker."""
        p = self.facts
        loss = self.formula("L", 32, theme.QUIET)
        losses = self.numbers("start_loss", "bottom_loss")
        plot = beside((loss, *(label for _, label in losses)), PLOT)
        nodes, levels = self.nodes(p.first), [float(p.start_loss)]
        self.trail, self.walker = Track(nodes, COLOURS[p.first.regime], opacity=0.0), Walker(nodes[0])
        self.valley = Valley(p.loss.sample, *self.window(REACH), plot, levels, [self.trail], [self.walker])
        weights = self.numbers("start", "bottom", "mirror")
        self.axes = ValleyAxes(self.valley, self.formula('part("w", w)', 32), loss, weights, losses)
        self.title_line = self.title()
        self.formula_of_loss = self.formula('L(part("w", w)) = {loss}').fit(*LINE).stand(PANEL, 3.1)
        high = float(self.formula_of_loss.get_top()[1]) - TOP  # of a fraction, say
        self.formula_of_loss.shift(np.array([0, -max(high, 0.0), 0]))

    def lay_out_rates(self) -> None:
        """The number line of rates: its numbers, its stretches with their names, its marker."""
        p, limit = self.facts, float(self.facts.limit_rate)
        names = {
            regime: self.words(label, theme.SMALLEST_SIZE, COLOURS[regime])
            for regime, label in LABELS.items()
        }
        borders = self.numbers("jump_rate", "limit_rate")
        room = names["hops and settles"].width + sum(label.width / 2 for _, label in borders)
        widest = limit / 2 * (RIGHT - LEFT) / (room + 3 * theme.TEXT_GAP)
        wanted = max(1.3 * limit, 1.08 * float(max(p.learning_rates)))
        self.ruler = ruler = Ruler((0, min(wanted, widest)), LEFT, RIGHT, RULER)
        zero = self.formula("{quadratic.regimes[0].start:g}", theme.SMALLEST_SIZE, theme.QUIET)
        numbered = [(0.0, zero), *borders]
        numbers = VGroup(*(ruler.notch(rate, label, NUMBERS) for rate, label in numbered))
        zero.stand(LEFT, NUMBERS)
        name = self.words("learning_rate", theme.SMALLEST_SIZE, theme.QUIET).stand(LEFT, SINGLES)
        self.pins = VGroup(*(ruler.pin(float(rate), theme.THIRD) for rate in p.learning_rates))
        self.number_line = (ruler, numbers, name, self.pins)

        last = float(p.quadratic.factors(Fraction(ruler.span[1]))[0])
        self.regimes = RegimeLine(
            ruler,
            p.quadratic.regimes[1:],
            names,
            COLOURS,
            (NUMBERS, SINGLES),
            swings={"hops and settles": (0, 0.55), "runs away": (0.55, -0.55 * last)},
            hollow=["bounces for ever"],
        )
        self.marker = Pointer(ruler, self.formula('part("eta", eta)', 32), theme.THIRD)
        self.marker.point_at(float(p.first.rate))

    def lay_out_rule(self) -> None:
        """The rule: what a step multiplies the offset by, and how that follows from the curvature."""
        self.rule_head = self.words("each_step", colour=theme.QUIET).stand(PANEL, 2.3)
        offset = self.words("offset", theme.FORMULA_SIZE, theme.FIRST)
        times = self.formula("times").stand(offset.stand(PANEL, 1.72).get_right()[0] + 0.2, 1.72)
        bracket = float(times.get_right()[0]) + 0.2
        factor = self.formula("(inline({rule}))").fit(RIGHT - bracket, 0.52).stand(bracket, 1.72)
        self.rule_line = VGroup(offset, times, factor)
        law = '1 - part("eta", eta) dot.op'  # waive: the law of every quadratic; no parameter moves its one
        general = self.formula(law, theme.LABEL_SIZE, theme.QUIET)
        word = self.words("curvature", theme.LABEL_SIZE, theme.QUIET)
        under = min(bracket, RIGHT - general.width - 0.12 - word.width)  # the factor, if there is room
        self.general = VGroup(general.stand(under, 1.12), word.stand(general.get_right()[0] + 0.12, 1.12))

    def lay_out_panel(self) -> None:
        """What runs: the rate, the factor, and the name of what happens."""
        p = self.facts
        left = self.formula('part("eta", eta) =')
        right = self.formula("inline({rule}) =").fit(2.3, 0.44)
        equals = PANEL + max(left.width, right.width)
        self.sides = VGroup(left.stand(equals, 0.45, side=1), right.stand(equals, -0.1, side=1))
        walks = (*p.walks, p.bouncing, p.beyond, p.mended)
        rates, factors = [walk.rate for walk in walks], [walk.factor for walk in walks]
        places = decimals_of(p.learning_rates), decimals_of(walk.factor for walk in p.walks)
        x = max(point_after(equals + 0.2, *each) for each in zip(places, (rates, factors), strict=True))
        self.eta = Readout(lambda: self.rate, places[0], colour=theme.THIRD, point=(x, 0.45))
        self.factor = Readout(lambda: p.quadratic.factors(self.rate)[0], places[1], point=(x, -0.1))
        self.lamps = {
            regime: self.words(label, theme.FORMULA_SIZE, COLOURS[regime]).stand(PANEL, -0.74)
            for regime, label in LABELS.items()
        }
        self.lamp = VGroup(*self.lamps.values())

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

    def numbers(self, *names: str) -> list[tuple[float, Typeset]]:
        """Facts as numbers of an axis, each with its type."""
        return [
            (
                float(getattr(self.facts, name)),
                self.formula(f"{{{name}:g}}", theme.SMALLEST_SIZE, theme.QUIET),
            )
            for name in names
        ]

    # --- one step ---

    def step_once(self) -> tuple[Track, list[Mobject]]:
        """The signed offset before and after one step, and the factor between them.

        Returns the step, and what is drawn about it.
        """
        p, valley = self.facts, self.valley
        nodes, bottom = self.nodes(p.first)[:2], float(p.bottom)
        height = float(p.start_loss) + 0.3 * (valley.ys[1] - valley.ys[0])
        foot, head = valley.at(bottom, valley.ys[0]), valley.at(bottom, height)
        axis = DashedLine(foot, head, stroke_color=theme.QUIET, stroke_width=2, dash_length=0.08)
        one, other = (
            Offset(valley, bottom, node, self.formula(f"{{{name}:g}}", theme.LABEL_SIZE, theme.FIRST))
            for node, name in zip(nodes, ("offset", "first.offsets[1]"), strict=True)
        )
        other.clear_of(one)
        before, after = 'part("w", {offset:g})', 'part("w", {first.offsets[1]:g})'
        example = self.formula(f"{before} times {{first.factor:g}} {{exact_step ? = | approx}} {after}")
        example.fit(*LINE).stand(PANEL, 0.45)

        self.until("offset", early=0.2)
        self.play(Create(axis), run_time=0.6)
        self.play(*one.growing())
        self.until("step", early=0.9)
        step = Track(nodes, COLOURS[p.first.regime], hops=0.0)
        valley.tracks.append(step)
        self.play(valley.hopping(self.walker, step, 0, 1), run_time=1.0)
        drawn = [axis, example, *one.parts]
        if valley.shows(*nodes[1]):
            self.play(*other.growing())
            drawn += other.parts
        self.play(FadeIn(example))
        return step, drawn

    def clear_step(self, step: Track, drawn: Sequence[Mobject]) -> None:
        """Take the step and what is drawn about it away, and the walker back to the start."""

        def fade(share: float) -> None:
            step.opacity = 1 - share

        back = self.valley.returning(self.walker, step.nodes[0], fade)
        self.play(back, *map(FadeOut, drawn), run_time=0.8)
        self.valley.tracks.remove(step)

    # --- the rate runs, and a walk with it ---

    def show_panel(self, walk: RatedWalk) -> None:
        """Set the rate of the first walk, and show it with its factor."""
        self.go(walk.rate)
        self.settle(self.eta, "walk.rate")
        self.settle(self.factor, "walk.factor")
        self.play(*map(FadeIn, (self.sides, self.eta, self.factor)))

    def go(self, rate: Number) -> None:
        """Let everything stand as it is at a rate: marker, numbers, and the walk, computed anew."""
        self.rate = rate
        walk = self.facts.at_rate(rate)
        self.trail.nodes, self.trail.colour = self.nodes(walk), COLOURS[walk.regime]
        self.marker.point_at(float(rate))
        self.eta.refresh()
        self.factor.refresh()
        for regime, lamp in self.lamps.items():
            lamp.set_opacity(1.0 if regime == walk.regime else 0.0)

    def glide(self, walk: RatedWalk, rate: str, factor: str, seconds: float = 1.4, home: bool = True) -> None:
        """Run the rate to that of a walk, deforming it; `rate` and `factor` name the facts at the end.

        The walker goes home to the start, or else stays where the walk ends.
        """
        start, end, solid = float(self.rate), float(walk.rate), self.trail.opacity

        def run(share: float) -> None:
            self.go(start + (end - start) * share)
            if home:
                self.trail.opacity = solid + (GHOST - solid) * share
            else:
                self.walker.at = self.trail.nodes[-1]

        back = self.valley.returning(self.walker, self.trail.nodes[0], run)
        self.play(back if home else running(self.valley, lambda _, share: run(share)), run_time=seconds)
        self.go(walk.rate)
        self.settle(self.eta, rate)
        self.settle(self.factor, factor)

    def hop(self, walk: RatedWalk) -> None:
        """Let the walker hop from the start as far as it is seen."""
        bright = Track(self.nodes(walk), COLOURS[walk.regime], hops=0.0)
        self.valley.tracks.append(bright)
        count = max(1, min(walk.moves, self.valley.hops_seen(bright.nodes)))
        seconds = max(0.7, min(0.28 * count, 2.8))
        self.play(self.valley.hopping(self.walker, bright, 0, count), run_time=seconds)
        self.valley.tracks.remove(bright)
        self.trail.opacity = 1.0

    def reveal(self, *regimes: str) -> None:
        """Show stretches of the number line that were not yet shown, with their names."""
        if animations := self.regimes.revealing(*regimes):
            self.play(*animations, run_time=theme.REVEAL)
            self.bring_to_front(self.pins, *self.regimes.on_top, self.marker)
            self.rest()

    # --- the wrong sign ---

    def step_back(self) -> None:
        """Make room for two walks that run away: a wider picture, an empty panel, the runaway's rate."""
        p = self.facts
        size = max(abs(float(p.runaway.factor)), 1.0)
        reach = min(max(REACH, 1.06 * size**3), max(2.4, 1.06 * size), 3.2)
        panel = (self.sides, self.eta, self.factor, self.lamp, self.rule_head, self.rule_line, self.general)
        self.play(*map(FadeOut, panel), run_time=0.6)
        solid, old, new = self.trail.opacity, float(self.rate), float(p.runaway.rate)

        def widen(share: float) -> None:
            self.valley.look_at(*self.window(REACH + (reach - REACH) * share))
            self.axes.place()
            self.marker.point_at(old + (new - old) * share)
            self.trail.opacity = solid * (1 - share)

        self.play(self.valley.returning(self.walker, self.trail.nodes[0], widen), run_time=1.2)

    def compare_signs(self) -> None:
        """The runaway's losses, and beside them those of the wrong sign at its twin rate."""
        p, valley = self.facts, self.valley
        counts = [self.formula(f"{{compared[{k}]}}", theme.LABEL_SIZE, theme.QUIET) for k in p.compared]
        heading = self.words("step", theme.SMALLEST_SIZE, theme.QUIET)
        cases = [self.case("right_sign", "runaway"), self.case("wrong_sign", "twin")]
        table = Comparison(heading, counts, cases, PANEL, RIGHT, top=1.55)
        right = Track(self.nodes(p.runaway), theme.WRONG, hops=0.0)
        wrong = Track(self.nodes(p.twin), theme.WRONG, hops=0.0, dashed=True)
        other = Walker(wrong.nodes[0])

        first, *rows = table.steps[0]
        self.play(FadeIn(first), FadeIn(swatch(table.edges[0], 2.52, right.colour)))
        self.until("losses", early=0.3)
        self.step_through(self.walker, right, rows)
        self.until("wrong", early=0.2)
        valley.walkers.append(other)
        first, *rows = table.steps[1]
        drawn = swatch(table.edges[1], 2.52, wrong.colour, dashed=True)
        self.play(FadeIn(first), FadeIn(drawn), FadeOut(self.marker), run_time=0.6)
        self.step_through(other, wrong, rows)
        self.until("leaps", early=0.6)
        self.walk_again(self.walker, right)
        self.until("off", early=0.6)
        self.walk_again(other, wrong)

    def case(self, sign: str, walk: str) -> list[Typeset]:
        """A column of the table: a sign, a rate, and the losses of the walk of that name."""
        plain = all(1 <= loss < 1000 for loss in self.facts.runaway.losses[1:4])
        spec = ".3f" if plain else ".5g"  # three decimals where they show the losses well
        losses = [f"{{{walk}.losses[{k}]:{spec}}}" for k in self.facts.compared]
        return [
            self.words(sign, theme.SMALLEST_SIZE),
            self.formula(f'part("eta", eta) = {{{walk}.rate:g}}', theme.LABEL_SIZE, theme.THIRD),
            *(self.formula(loss, theme.LABEL_SIZE) for loss in losses),
        ]

    def step_through(self, walker: Walker, track: Track, rows: Sequence[Mobject]) -> None:
        """Let a walker take a few steps along a track, each with its row of the table and its level."""
        self.valley.tracks.append(track)
        for k, row in enumerate(rows):
            self.play(self.valley.hopping(walker, track, k, k + 1), run_time=0.75)
            loss = float(track.nodes[k + 1][1])
            if loss not in self.valley.levels:
                self.valley.levels.append(loss)
            self.play(FadeIn(row), run_time=0.35)

    def walk_again(self, walker: Walker, track: Track) -> None:
        """The walker goes back to the start, and once more along its track."""
        self.play(self.valley.returning(walker, track.nodes[0]), run_time=0.5)
        self.play(self.valley.hopping(walker, track, 0, track.hops, drawn=False), run_time=2.0)

    # --- all of them ---

    def clear_all_but_rates(self) -> None:
        """Take everything away but the title, the loss and the number line with what was revealed of it."""
        kept = (self.title_line, self.formula_of_loss, *self.number_line, *self.regimes.shown)
        family = {part for each in kept for part in each.get_family()}
        self.play(*(FadeOut(each) for each in self.mobjects if each not in family), run_time=0.7)

    def show_multiples(self) -> None:
        """All rates side by side, on one baseline, over the number line that they belong to."""
        walks = self.facts.walks
        boxes = row_of_boxes(MULTIPLES, len(walks), gap=0.3, widest=7.0)
        cards = [self.card(k, walk, box) for k, (walk, box) in enumerate(zip(walks, boxes, strict=True))]
        for valley, foot, label, leader in cards:
            shown = map(FadeIn, (valley, foot, label))
            self.play(*shown, Create(leader), run_time=min(0.6, 3.0 / len(walks)))
        self.rest()

    def card(self, number: int, walk: RatedWalk, box: Box) -> tuple[Valley, Line, Typeset, Line]:
        """A walk in a small valley, the foot of that, the rate, and a leader to its place on the line."""
        nodes = self.nodes(walk)
        track, walker = (
            Track(nodes, COLOURS[walk.regime], dot=0.055, width=3),
            Walker(nodes[-1], radius=0.095),
        )
        loss, levels = self.facts.loss.sample, [float(self.facts.start_loss)]
        valley = Valley(loss, *self.window(REACH), box, levels, [track], [walker])
        foot = line((box.left, box.bottom), (box.right, box.bottom), width=1.5)
        label = self.formula(f'part("eta", eta) = {{walks[{number}].rate:g}}', 32, theme.THIRD)
        label.stand((box.left + box.right) / 2, -0.85, side=0)
        x, y, _ = self.ruler.at(float(walk.rate))
        return valley, foot, label, line((label.get_x(), -1.05), (x, y + 0.3), theme.THIRD)
