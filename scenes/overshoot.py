"""Past the bottom: one loss, one start, several learning rates, and a number line that says what they do."""

from typing import Any

from manim import VGroup

from steepest import (
    Bowl,
    Box,
    Count,
    Equations,
    Exact,
    Lamp,
    LectureScene,
    Live,
    LossCurve,
    Multiples,
    Number,
    NumberLine,
    Panel,
    Parameters,
    Question,
    RatedWalk,
    Rates,
    Unfit,
    Valley,
    come,
    fact,
    gone,
    parameter,
    require_bottom,
    theme,
)
from steepest.calculus.numbers import magnitude
from steepest.stage.figures.comparison import Comparison
from steepest.stage.figures.flat.swatch import swatch
from steepest.stage.figures.flat.valley_walk import ValleyWalk
from steepest.stage.type.exact_figures import is_short, spec_of

LABELS = {
    "glides": "glides",
    "one jump": "jump",
    "hops and settles": "hops",
    "bounces for ever": "bounces",
    "runs away": "runs",
}
COLOURS = dict.fromkeys(LABELS, theme.DESCENT) | {"bounces for ever": theme.INK, "runs away": theme.WRONG}


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
        bowl = self.bowl
        if self.start == bowl.bottom:
            text = "every walk would start at the bottom and stay"
            raise Unfit(text, field="start", instead=bowl.bottom - 1)
        if not bowl.start_loss - bowl.bottom_loss > magnitude(bowl.bottom_loss) / 10**9:
            text = "the loss at the start cannot be told from the loss at the bottom"
            raise Unfit(text, field="start", instead=bowl.bottom - 1)
        for walk in self.walks:
            if walk.walk.ended == "lost":
                text = f"at a rate of {walk.rate} the walk leaves all numbers within {self.steps} steps"
                raise Unfit(text, field="learning_rates", instead=(bowl.limit_rate,))

    @fact
    def bowl(self) -> Bowl:
        """The loss with its bottom, its start, and all walks from there."""
        return Bowl(self.loss, self.start, self.steps)

    @fact
    def walks(self) -> tuple[RatedWalk, ...]:
        """A walk at each of the rates."""
        return tuple(self.bowl.walk(rate) for rate in self.learning_rates)

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
        return self.bowl.twin(self.runaway)

    @fact
    def same_losses(self) -> bool:
        """Whether the runaway and its twin have equal losses after every step."""
        return self.runaway.loses_as(self.twin)

    @fact
    def beyond(self) -> RatedWalk:
        """A walk beyond the limit: the runaway, or one at a rate a tenth above the limit."""
        return self.runaway if self.runaways else self.bowl.beyond


class Overshoot(LectureScene[OvershootParameters]):
    """A large valley on the left, the rule on the right, and below both the number line of learning rates."""

    def construct(self) -> None:
        """Play the beats."""
        p, bowl = self.facts, self.facts.bowl
        self.rate = Live[Number](p.first.rate)
        now = self.rate.then(bowl.walk)
        title, panel = self.title(), Panel(self, theme.PANEL_OVER_LINE, theme.LINES_OVER_LINE)
        formula = panel.formula('L(part("w", w)) = {loss}', beside=title)
        self.valley = valley = self.lay_out_valley()
        walker = valley.walk(lambda: now().nodes, lambda: COLOURS[now().regime])
        self.rates = self.lay_out_rates()
        pointer = self.rates.point(self.rate, self.formula('part("eta", eta)', theme.LETTER_SIZE))
        head, rule, law = self.lay_out_rule(panel)
        also, factor = (bowl.bouncing, p.beyond, bowl.mended), "inline({bowl.factor})"
        self.numbers_now = Equations(panel, 4, now, p.walks, also, rate='part("eta", eta)', factor=factor)
        lamp = Lamp(panel, 6, LABELS, COLOURS, lambda: now().regime)

        with self.beat("open"):
            self.add(valley.put(walker), valley.axes, title)
            self.rest(0.6)
            self.play(come(formula))
            self.play(come(self.rates), at="rate", early=0.3)

        with self.beat("factor"):
            plumb = valley.plumb()
            before, after = (
                valley.offset(node, self.formula(f"{{{name}:g}}", theme.LABEL_SIZE, theme.FIRST))
                for node, name in zip(p.first.nodes, ("bowl.offset", "first.offsets[1]"), strict=False)
            )
            product = 'part("w", {bowl.offset:g}) times {first.factor:g} {exact_step ? = | approx}'
            example = panel.put(self.formula(product + ' part("w", {first.offsets[1]:g})'), line=4)
            self.play(come(plumb), at="offset", run_time=0.6)
            self.play(come(before))
            self.play(walker.step(), at="step", early=0.9, run_time=1.0)
            self.play(come(after))
            self.play(come(example))
            self.play(come(head, rule), at="rule")
            self.rest()
            self.play(come(law))
            self.rest(1.0)

        with self.beat("predict"):
            self.play(walker.again(), gone(plumb, before, after, example))
            question = Question(panel, "question", "rates", line=4, colour=theme.THIRD)
            self.play(come(question))
            self.play(question.think(), at="think")
            self.play(gone(question), run_time=theme.BLINK)

        for beat in self.tells("try"):
            with self.beat("try"):
                walk = beat.bound["walk"]
                if beat.number == 1:
                    self.play(come(*self.numbers_now))
                    self.numbers_now.settle("walk")
                else:
                    self.run_to(walk, "walk", walker.again(ahead=theme.GHOST))
                self.play(walker.hop(), at="move")
                self.play(come(lamp) if beat.number == 1 else [], run_time=theme.BLINK)
                self.reveal(walk.regime)

        with self.beat("limit"):
            self.run_to(bowl.bouncing, "bowl.bouncing", run_time=0.8)
            self.reveal("bounces for ever")
            self.run_to(p.beyond, "beyond", at="above", run_time=1.0)
            self.reveal("runs away")
            self.run_to(bowl.mended, "bowl.mended", at="rate", run_time=theme.SWEEP)
            self.reveal("hops and settles", "one jump", "glides")

        if self.tells("twist"):
            with self.beat("twist"):
                self.play(gone(*self.numbers_now, lamp, head, rule, law), run_time=0.6)
                wider = valley.widen(p.runaway.nodes[:4])
                self.play(walker.again(), self.rate.to(p.runaway.rate), wider, run_time=1.2)
                right = valley.walk(p.runaway.nodes, theme.WRONG, by=walker)
                wrong = valley.walk(p.twin.nodes, theme.WRONG, dashed=True)
                table = self.compare(panel)
                (first, *rights), (second, *wrongs) = table.steps
                valley.put(right)
                self.play(come(first, swatch(table.signs[0], theme.WRONG)))
                self.step_through(right, rights, at="losses")
                dashes = swatch(table.signs[1], theme.WRONG, dashed=True)
                self.play(come(second, dashes, wrong), gone(pointer), at="wrong", run_time=0.6)
                self.step_through(wrong, wrongs)
                for walk, mark in ((right, "leaps"), (wrong, "off")):
                    self.play(walk.home(), at=mark, early=0.6, run_time=theme.BLINK)
                    self.play(walk.step(len(rights), drawn=False), run_time=2.0)

        with self.beat("keep"):
            self.play(gone(pointer, *self.all_but(title, formula, self.rates)), run_time=0.7)
            for card in self.all_walks():
                self.play(come(card))
            self.rest()

    # --- what beats repeat ---

    def run_to(self, walk: RatedWalk, name: str, *beside: object, **timing: Any) -> None:
        """Run the rate to that of a walk, the fact of that name: all that follows from it runs along."""
        self.play(self.rate.to(walk.rate), *beside, **{"run_time": theme.MOVE, **timing})
        self.numbers_now.settle(name)

    def reveal(self, *regimes: str) -> None:
        """Have the number line say what it does not yet say about some regimes."""
        if new := self.rates.reveal(*regimes):
            self.play(new)
            self.rest()

    def step_through(self, walk: ValleyWalk, rows: list[VGroup], at: str = "") -> None:
        """Take a few steps, each with its level and its row of the table."""
        for k, row in enumerate(rows):
            self.play(walk.step(), at=at if k == 0 else "", early=0.3, run_time=0.75)
            self.valley.level(walk.here[1])
            self.play(come(row), run_time=0.35)

    # --- figures with their words and numbers ---

    def lay_out_valley(self) -> Valley:
        """The valley with the weights and losses that are told."""
        p = self.facts
        names = self.formula('part("w", w)', theme.LETTER_SIZE), self.formula("L", theme.LETTER_SIZE, theme.QUIET)
        weights = self.numbers("start", "bowl.bottom", "bowl.mirror")
        return Valley(p.loss, p.bowl.bottom, p.start, names, weights, self.numbers("bowl.start_loss", "bowl.bottom_loss"))

    def lay_out_rates(self) -> NumberLine:
        """The number line of rates with what they do; a span swings as its walks do."""
        p, names = self.facts, {}
        for regime, label in LABELS.items():
            names[regime] = self.words(label, theme.SMALLEST_SIZE, COLOURS[regime])
        return NumberLine(
            self.words("learning_rate", theme.SMALLEST_SIZE, theme.QUIET),
            self.numbers("bowl.regimes[0].start", "bowl.jump_rate", "bowl.limit_rate"),
            p.learning_rates,
            p.bowl.regimes,
            names,
            COLOURS,
            swing=lambda rate: max(0, -p.bowl.factor(rate)),
            hollow=["bounces for ever"],
        )

    def lay_out_rule(self, panel: Panel) -> tuple[VGroup, ...]:
        """What a step multiplies the offset by, and how that follows from the curvature."""
        head = panel.words("each_step", line=1)
        offset = self.words("offset", theme.FORMULA_SIZE, theme.FIRST)
        factor = self.formula("(inline({bowl.factor}))")
        rule = panel.parts(offset, self.formula("times"), factor, line=2)
        law = '1 - part("eta", eta) dot.op'  # waive: the law of every quadratic; no parameter moves its one
        words = self.formula(law, theme.LABEL_SIZE, theme.QUIET), self.words("curvature", colour=theme.QUIET)
        return head, rule, panel.parts(*words, line=3, under=factor, gap=theme.TEXT_GAP)

    def compare(self, panel: Panel) -> Comparison:
        """The losses of the runaway, and beside them those of its twin with the wrong sign."""
        steps, spec = range(4), spec_of(self.facts.runaway.losses[1:4])
        counts = [self.formula(f"{{runaway.numbers[{k}]}}", theme.LABEL_SIZE, theme.QUIET) for k in steps]
        cases = [
            [
                self.words(sign, theme.SMALLEST_SIZE),
                self.formula(f'part("eta", eta) = {{{walk}.rate:g}}', theme.LABEL_SIZE, theme.THIRD),
                *(self.formula(f"{{{walk}.losses[{k}]:{spec}}}", theme.LABEL_SIZE) for k in steps),
            ]
            for sign, walk in (("right_sign", "runaway"), ("wrong_sign", "twin"))
        ]
        return Comparison(self.words("step", theme.SMALLEST_SIZE, theme.QUIET), counts, cases, panel.room(1))

    def all_walks(self) -> Multiples:
        """Every walk in a small valley over its place on the number line."""
        p = self.facts

        def small(walk: RatedWalk, box: Box) -> list[Any]:
            valley = Valley(p.loss, p.bowl.bottom, p.start, region=box, size=0.86)
            return [valley.put(valley.walk(walk.nodes, COLOURS[walk.regime]).finish()), valley.axes]

        each = range(len(p.walks))
        labels = [self.formula(f'part("eta", eta) = {{walks[{k}].rate:g}}', theme.LETTER_SIZE, theme.THIRD) for k in each]
        return Multiples(p.walks, small, labels, [self.rates.at(rate) for rate in p.learning_rates])
