"""Past the bottom: one loss, one start, several learning rates, and a number line that says what they do."""

from manim import VGroup

from steepest.calculus import Bowl, Number, RatedWalk
from steepest.calculus.numbers import magnitude
from steepest.stage import theme
from steepest.stage.figures.comparison import Comparison
from steepest.stage.figures.flat.multiples import Multiples
from steepest.stage.figures.flat.number_line import NumberLine
from steepest.stage.figures.flat.swatch import swatch
from steepest.stage.figures.flat.valley import REACH, Valley
from steepest.stage.figures.flat.valley_walk import ValleyWalk
from steepest.stage.figures.panel.equations import Equations
from steepest.stage.figures.panel.lamp import Lamp
from steepest.stage.figures.panel.panel import Panel
from steepest.stage.figures.panel.question import Question
from steepest.stage.play.entrances import come, gone
from steepest.stage.play.live import Live
from steepest.stage.play.scene import LectureScene
from steepest.stage.settings.parameters import Count, Exact, LossCurve, Parameters, Rates, Unfit, fact, parameter
from steepest.stage.settings.refusal import require_bottom
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
        self.rate, reach = Live[Number](p.first.rate), Live[float](REACH)
        now = self.rate.then(bowl.walk)
        letters = self.formula('part("w", w)', theme.LETTER_SIZE), self.formula("L", theme.LETTER_SIZE, theme.QUIET)
        weights = self.numbers("start", "bowl.bottom", "bowl.mirror")
        losses = self.numbers("bowl.start_loss", "bowl.bottom_loss")
        valley = Valley(p.loss, bowl.bottom, p.start, letters, weights, losses, reach=reach)
        walker = valley.walk(lambda: now().nodes, lambda: COLOURS[now().regime])

        self.rates = NumberLine(
            self.words("learning_rate", theme.SMALLEST_SIZE, theme.QUIET),
            self.numbers("bowl.regimes[0].start", "bowl.jump_rate", "bowl.limit_rate"),
            p.learning_rates,
            bowl.regimes,
            {name: self.words(LABELS[name], theme.SMALLEST_SIZE, COLOURS[name]) for name in LABELS},
            COLOURS,
            swing=lambda rate: max(0, -bowl.factor(rate)),
            hollow=["bounces for ever"],
        )
        pointer = self.rates.point(self.rate, self.formula('part("eta", eta)', theme.LETTER_SIZE))

        panel, title = Panel(self, theme.PANEL_OVER_LINE, pitch=0.6), self.title()
        formula = panel.formula('L(part("w", w)) = {loss}', beside=title)
        head, rule, law = self.rule(panel)
        self.equations = Equations(
            panel,
            4,
            now,
            p.walks,
            (bowl.bouncing, p.beyond, bowl.mended),
            {"rate": theme.THIRD},
            rate='part("eta", eta)',
            factor="inline({bowl.factor})",
        )
        words = {name: self.words(LABELS[name], theme.FORMULA_SIZE, COLOURS[name]) for name in LABELS}
        lamp = Lamp({name: panel.put(word, 6) for name, word in words.items()}, lambda: now().regime)

        with self.beat("open"):
            self.add(valley.put(walker), valley.axes, title)
            self.rest(theme.REVEAL)
            self.play(come(formula))
            self.play(come(self.rates), at="rate", early=0.3)

        with self.beat("factor"):
            plumb = valley.plumb()
            before, after = (
                valley.offset(node, self.formula(f"{{{name}:g}}", theme.LABEL_SIZE, theme.FIRST))
                for node, name in zip(p.first.nodes[:2], ("bowl.offset", "first.offsets[1]"), strict=True)
            )
            multiplied = 'part("w", {bowl.offset:g}) times {first.factor:g} {exact_step ? = | approx}'
            example = panel.put(self.formula(multiplied + ' part("w", {first.offsets[1]:g})'), 4)
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
            self.play(walker.again(), gone(plumb, before, after, example), run_time=theme.REVEAL)
            question = Question(panel, "question", "rates", line=4, colour=theme.THIRD)
            self.play(come(question))
            self.play(question.think(), at="think")
            self.play(gone(question), run_time=theme.BLINK)

        for beat in self.tells("try"):
            with self.beat("try"):
                walk = beat.bound["walk"]
                if beat.number == 1:
                    self.play(come(*self.equations))
                    self.equations.settle("walk")
                else:
                    self.run_to(walk, "walk", walker.again(theme.GHOST), run_time=theme.MOVE)
                self.play(walker.hop(), at="move")
                self.play(come(lamp) if beat.number == 1 else [], run_time=theme.BLINK)
                self.reveal(walk.regime)

        with self.beat("limit"):
            self.run_to(bowl.bouncing, "bowl.bouncing", run_time=0.8)
            self.reveal("bounces for ever")
            self.until("above", early=theme.EARLY)
            self.run_to(p.beyond, "beyond", run_time=1.0)
            self.reveal("runs away")
            self.until("rate", early=theme.EARLY)
            self.run_to(bowl.mended, "bowl.mended", run_time=theme.SWEEP)
            self.reveal("hops and settles", "one jump", "glides")

        if self.tells("twist"):
            with self.beat("twist"):
                self.play(gone(*self.equations, lamp, head, rule, law), run_time=0.6)
                wider = reach.to(valley.reach_for(p.runaway.nodes[:4]))
                self.play(walker.again(), self.rate.to(p.runaway.rate), wider, run_time=1.2)
                right = valley.walk(p.runaway.nodes, theme.WRONG, by=walker)
                wrong = valley.walk(p.twin.nodes, theme.WRONG, dashed=True)
                table = self.compare(panel)
                (first, *rights), (second, *wrongs) = table.steps
                valley.put(right)
                self.play(come(first, swatch(table.edges[0], 2.52, theme.WRONG)))
                self.until("losses", early=0.3)
                self.step_through(valley, right, rights)
                drawn = swatch(table.edges[1], 2.52, theme.WRONG, dashed=True)
                self.play(come(second, drawn, wrong), gone(pointer), at="wrong", run_time=0.6)
                self.step_through(valley, wrong, wrongs)
                for walk, mark in ((right, "leaps"), (wrong, "off")):
                    self.play(walk.home(), at=mark, early=0.6, run_time=theme.BLINK)
                    self.play(walk.step(len(rights), drawn=False), run_time=2.0)

        with self.beat("keep"):
            self.play(gone(pointer, *self.all_but(title, formula, self.rates)), run_time=0.7)
            labels = [
                self.formula(f'part("eta", eta) = {{walks[{k}].rate:g}}', theme.LETTER_SIZE, theme.THIRD)
                for k in range(len(p.walks))
            ]
            places = [self.rates.at(rate) for rate in p.learning_rates]
            for card in Multiples(p.walks, self.small, labels, places):
                self.play(come(card))
            self.rest()

    def run_to(self, walk: RatedWalk, name: str, *beside: object, **timing: float) -> None:
        """Run the rate to that of a walk, the fact of that name: all that follows from it runs along."""
        self.play(self.rate.to(walk.rate), *beside, **timing)
        self.equations.settle(name)

    def reveal(self, *regimes: str) -> None:
        """Show what the number line does not yet say about some regimes."""
        if new := self.rates.reveal(*regimes):
            self.play(new)
            self.rest()

    def rule(self, panel: Panel) -> tuple[VGroup, ...]:
        """What a step multiplies the offset by, and how that follows from the curvature."""
        head = panel.words("each_step", line=1)
        offset = self.words("offset", theme.FORMULA_SIZE, theme.FIRST)
        factor = self.formula("(inline({bowl.factor}))")
        rule = panel.parts(offset, self.formula("times"), factor, line=2)
        one = '1 - part("eta", eta) dot.op'  # waive: the law of every quadratic; no parameter moves its one
        law = self.formula(one, theme.LABEL_SIZE, theme.QUIET)
        curvature = self.words("curvature", theme.LABEL_SIZE, theme.QUIET)
        return head, rule, panel.parts(law, curvature, line=3, under=factor, gap=theme.TEXT_GAP)

    def compare(self, panel: Panel) -> Comparison:
        """The losses of the runaway, and beside them those of its twin with the wrong sign."""
        p, steps = self.facts, range(4)
        spec = spec_of(p.runaway.losses[1:4])
        counts = [self.formula(f"{{runaway.numbers[{k}]}}", theme.LABEL_SIZE, theme.QUIET) for k in steps]
        cases = [
            [
                self.words(sign, theme.SMALLEST_SIZE),
                self.formula(f'part("eta", eta) = {{{walk}.rate:g}}', theme.LABEL_SIZE, theme.THIRD),
                *(self.formula(f"{{{walk}.losses[{k}]:{spec}}}", theme.LABEL_SIZE) for k in steps),
            ]
            for sign, walk in (("right_sign", "runaway"), ("wrong_sign", "twin"))
        ]
        heading = self.words("step", theme.SMALLEST_SIZE, theme.QUIET)
        return Comparison(heading, counts, cases, panel.left, panel.right, top=1.55)

    def step_through(self, valley: Valley, walk: ValleyWalk, rows: list[VGroup]) -> None:
        """Take a few steps, each with its level and its row of the table."""
        for row in rows:
            self.play(walk.step(), run_time=0.75)
            valley.level(walk.here[1])
            self.play(come(row), run_time=0.35)

    def small(self, walk: RatedWalk, box: theme.Box) -> list[VGroup]:
        """A whole walk in a small valley."""
        valley = Valley(self.facts.loss, self.facts.bowl.bottom, self.facts.start, region=box, size=0.86)
        return [valley.put(valley.walk(walk.nodes, COLOURS[walk.regime]).finish()), valley.axes]
