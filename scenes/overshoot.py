"""Past the bottom: one loss, one start, several learning rates, and a number line that says what they do."""

from typing import Any

from manim import Indicate

from steepest import (
    Count,
    Equations,
    Exact,
    Lamp,
    LectureScene,
    Live,
    LossCurve,
    Losses,
    Multiples,
    Panel,
    Parameters,
    Prediction,
    Rates,
    Typeset,
    Unfit,
    Valley,
    come,
    fact,
    gone,
    parameter,
    require_bottom,
    theme,
)
from steepest.calculus import Bowl, Number, RatedWalk
from steepest.stage.figures.valley.rates import rates_of
from steepest.stage.settings.toml import written


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
        if not bowl.rises(bowl.offset):
            text = "every walk would start at the bottom and stay, as far as losses can be told apart"
            raise Unfit(text, field="start", instead=bowl.other_start)
        if lost := [walk.rate for walk in bowl.walks if walk.walk.blocked]:
            text = f"at a rate of {written(lost[0])} the walk leaves all numbers within {self.steps} steps"
            kept = [bowl.limit_rate if rate in lost else rate for rate in self.learning_rates]
            raise Unfit(text, field="learning_rates", instead=kept)

    @fact
    def bowl(self) -> Bowl:
        """The loss with its bottom, and all walks from the start: those that are tried, and those at the border."""
        return Bowl(self.loss, self.start, self.steps, self.learning_rates)


class Overshoot(LectureScene[OvershootParameters]):
    """A large valley, on the right what a step does to the offset, and below both the number line of rates."""

    def construct(self) -> None:
        """Play the beats."""
        bowl = self.facts.bowl
        title, panel = self.title(), Panel(self, theme.PANEL_OVER_LINE, theme.CLOSE_LINES)
        formula = panel.formula('L(part("w", w)) = {loss}', beside=title)
        self.rate = Live[Number](bowl.first.rate)
        now = self.rate.then(bowl.walk)
        names = self.letter("w"), self.letter("L")
        weights = self.numbers("start", "bowl.bottom", "bowl.mirror")
        losses = self.numbers("bowl.upper_loss", "bowl.start_loss", "bowl.bottom_loss")
        tall = theme.TALL_VALLEY
        self.valley = valley = Valley(bowl.loss, bowl.bottom, bowl.start, names, weights, losses, tall)
        self.walker = walker = valley.walk(lambda: now().nodes, lambda: theme.REGIMES[now().regime])
        offset = valley.offset(walker)
        self.rates = rates_of(bowl, self)
        pointer = self.rates.point(self.rate, self.letter("eta"))
        sides = {"rate": 'part("eta", eta)', "factor": "inline({bowl.factor})"}
        also = bowl.bouncing, bowl.beyond, bowl.mended
        self.equations = Equations(panel, 5, now, sides, bowl.walks, also, by="rate")
        self.lamp = Lamp(panel, 7, self.states(theme.REGIMES), lambda: now().regime)
        self.add(title, formula)
        self.open_on(valley.put(walker), valley.axes)

        with self.beat("open"):
            head, rate = panel.words("each_step", line=1), self.formula('-part("eta", eta)')
            step = panel.parts(rate, self.formula("times"), self.word("slope", theme.GRADIENT), line=2)
            self.play(come(head, step), at="against")
            self.play(Indicate(rate, 1.2, theme.THIRD), at="rate")

        with self.beat("bend"):
            share = Live[Number](0)
            stick = valley.bend(share)
            tilt = panel.figures(share.then(bowl.tilt), "bowl.outset", offset="offset", slope="slope")
            before = offset.number(self.formula("{bowl.offset:g}", theme.LABEL_SIZE, theme.FIRST))
            self.play(gone(head, step), run_time=theme.GLANCE)
            self.play(come(stick, *tilt), at="level", run_time=theme.GLANCE)
            self.play(share.to(1), come(offset), at="out", run_time=theme.RUN)
            tilt.settle()
            self.play(come(before), run_time=theme.BLINK)
            curvature = panel.row("curvature", "{bowl.curvature:g}", 3)
            self.play(come(curvature, meant := panel.words("per_unit", line=4)), at="curvature")

        with self.beat("factor"):
            twice = self.formula("= {bowl.curvature:g} times")
            term = "offset", theme.FIRST
            law = panel.parts(self.word("slope", theme.GRADIENT), twice, self.word(*term), line=6)
            self.play(come(law), at="slope")
            self.play(gone(stick), walker.step(), at="step", early=0.6)
            less = self.formula("-"), self.formula("inline({bowl.taken_off}) times")
            stepped = panel.parts(self.word(*term), *less, self.word(*term), line=7)
            change = 'part("w", {bowl.offset:g}) -> part("w", {bowl.first.offsets[1]:g})'
            example = panel.told(change, 8), panel.told('part("eta", eta) = {bowl.first.rate:g}', 9)
            self.play(come(*example))
            self.play(gone(*tilt, meant, before), come(stepped), run_time=theme.FADE)
            factor = self.formula("(inline({bowl.factor}))")
            parts = self.word("offset", theme.FIRST), self.formula("times"), factor
            rule = head, panel.parts(*parts, line=2)
            self.play(come(*rule), at="rule")
            self.play(walker.step(2))

        with self.beat("line"):
            said = gone(law, stepped, *example, curvature)
            self.play(said, walker.again(), valley.glide(theme.VALLEY), run_time=theme.MOVE)
            self.play(come(self.rates, *self.equations), at="line")
            self.equations.settle("bowl.first")

        for beat in self.tells("try"):
            with self.beat("try"):
                self.turn_to(beat.entry(RatedWalk), "walk")
                self.try_out(beat.entry(RatedWalk))

        guess, factored = Prediction(valley, "path", None), self.equations[1]
        unknown = self.equations.negative("factor")
        if self.tells("predict"):
            with self.beat("predict") as asked:
                self.play(gone(factored, *rule), run_time=theme.FADE)
                self.turn_to(bowl.late[0], "bowl.late[0]")
                self.play(come(unknown), run_time=theme.BLINK)
                self.until("lower", theme.EARLY)
                answers = Panel(self, theme.PANEL_OVER_LINE, theme.ANSWER_LINES)
                guess = Prediction(valley, "path", asked.question, panel=answers).ask(self)

        for beat in self.tells("hop"):
            with self.beat("hop"):
                self.turn_to(beat.entry(RatedWalk), "walk")
                first = come(*rule) if guess.choices else []
                if first:
                    self.play(walker.step(), at="move", early=theme.MOVE)
                    self.play(guess.tell(), gone(unknown), come(factored))
                self.try_out(beat.entry(RatedWalk), gone(guess), first)

        with self.beat("limit"):
            self.run_to(bowl.bouncing, "bowl.bouncing", run_time=theme.REVEAL)
            self.play(self.rates.reveal("bounces for ever"))
            self.play(valley.widen(bowl.beyond))
            self.run_to(bowl.beyond, "bowl.beyond", at="above", run_time=theme.REVEAL)
            self.play(self.rates.reveal(*theme.REGIMES))

        alone = self.rates, *self.equations, self.lamp
        if self.tells("twist"):
            with self.beat("twist"):
                self.play(gone(*alone, *rule, offset), walker.again(), run_time=theme.FADE)
                self.play(valley.glide(theme.TALL_VALLEY, bowl.runaway, bowl.twin, run_time=theme.GLANCE))
                signs = {"right_sign": "bowl.runaway", "wrong_sign": "bowl.twin"}
                table = Losses(panel, 2, "step", signs, [theme.WRONG] * 2, dashed=["wrong_sign"])
                table.heads[0].add(panel.words("losses", line=1))
                right = valley.walk(bowl.runaway.nodes, theme.WRONG)
                pair = right, valley.walk(bowl.twin.nodes, theme.WRONG, dashed=True)
                for each, heading, mark in zip(pair, table.heads, signs, strict=True):
                    self.play(come(each, heading), gone(walker), at=mark, run_time=theme.GLANCE)
                for rows in zip(*table.rows, strict=True):
                    self.play(valley.stride(*pair, run_time=theme.STEP), at="same")
                    self.play(come(*rows), run_time=theme.BLINK)

        with self.beat("mend"):
            if self.tells("twist"):
                self.play(gone(*pair, table), come(walker.finish()), at="sign", run_time=theme.FADE)
                self.play(valley.glide(theme.VALLEY, bowl.runaway), run_time=theme.STEP)
                self.play(come(*alone), run_time=theme.FADE)
            self.run_to(bowl.mended, "bowl.mended", at="down", run_time=theme.SWEEP)

        with self.beat("keep"):
            self.play(gone(*self.all_but(title, formula, self.rates), pointer), run_time=theme.FADE)
            told = [f'part("eta", eta) = {{bowl.walks[{k}].rate:g}}' for k in range(len(bowl.walks))]
            labels = [self.formula(rate, theme.LETTER_SIZE, theme.THIRD) for rate in told]
            cards = Multiples(bowl.walks, valley.small, labels, [self.rates.at(rate) for rate in bowl.rates])
            self.play(come(cards))
            self.play(*(each.take(run_time=theme.RUN) for each in cards.figures), at="alone")

    # --- what beats repeat ---

    def turn_to(self, walk: RatedWalk, name: str) -> None:
        """Turn to a rate: what was walked goes first, and nothing tells yet where the new one leads."""
        if self.walker.steps:
            self.play(gone(self.lamp), self.walker.again(), self.valley.narrow(), run_time=theme.FADE)
        if self.rate() != walk.rate:
            self.run_to(walk, name)
        self.equations.settle(name)

    def try_out(self, walk: RatedWalk, *beside: object) -> None:
        """Take a walk, or what is left of it, and then tell where it led; of one that runs away more is seen."""
        if widens := self.valley.widen(walk):
            self.play(widens, *beside)
        self.play(self.walker.hop(), *([] if widens else beside), at="move")
        self.play(come(self.lamp), self.rates.reveal(walk.regime))

    def run_to(self, walk: RatedWalk, name: str, **timing: Any) -> None:
        """Run the rate to that of a walk, the fact of that name: all that follows from it runs along."""
        self.play(self.rate.to(walk.rate), **{"run_time": theme.MOVE, **timing})
        self.equations.settle(name)

    def word(self, label: str, colour: str) -> Typeset:
        """A word as it stands in formulas."""
        return self.words(label, theme.FORMULA_SIZE, colour)
