"""Past the bottom: one loss, one start, several learning rates, and a number line that says what they do."""

from typing import Any

from manim import VGroup

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
    NumberLine,
    Panel,
    Parameters,
    Prediction,
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
from steepest.calculus import Bowl, Number, RatedWalk
from steepest.stage.figures.valley.course_walk import CourseWalk
from steepest.stage.settings.toml import written
from steepest.stage.type.exact_figures import is_short


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
    """A large valley on the left, the rule on the right, and below both the number line of learning rates."""

    def construct(self) -> None:
        """Play the beats."""
        bowl = self.facts.bowl
        title, panel = self.title(), Panel(self, theme.PANEL_OVER_LINE, theme.LINES_OVER_LINE)
        formula = panel.formula('L(part("w", w)) = {loss}', beside=title)
        self.rate = Live[Number](bowl.first.rate)
        now = self.rate.then(bowl.walk)
        names = self.letter("w"), self.letter("L")
        weights = self.numbers("start", "bowl.bottom", "bowl.mirror")
        losses = self.numbers("bowl.start_loss", "bowl.bottom_loss")
        self.valley = valley = Valley(bowl.loss, bowl.bottom, bowl.start, names, weights, losses)
        walker = valley.walk(lambda: now().nodes, lambda: theme.REGIMES[now().regime])
        self.rates = self.lay_out_rates()
        pointer = self.rates.point(self.rate, self.letter("eta"))
        head, rule, law = self.lay_out_rule(panel)
        sides = {"rate": 'part("eta", eta)', "factor": "inline({bowl.factor})"}
        also = bowl.bouncing, bowl.beyond, bowl.mended
        self.equations = Equations(panel, 4, now, sides, bowl.walks, also)
        lamp = Lamp(panel, 6, self.states(theme.REGIMES), lambda: now().regime)

        with self.beat("open"):
            self.add(valley.put(walker), valley.axes, title, formula)
            self.play(come(self.rates), at="rate", early=0.3)

        with self.beat("factor"):
            plumb = valley.plumb()
            offsets = ("{bowl.offset:g}", "{bowl.first.offsets[1]:g}")
            numbers = (self.formula(each, theme.LABEL_SIZE, theme.FIRST) for each in offsets)
            before, after = map(valley.offset, bowl.first.nodes, numbers)
            example = panel.first_that_fits(*map(self.product, (4, 3, 2)), line=4)
            self.play(come(plumb), at="offset", run_time=theme.GLANCE)
            self.play(come(before))
            self.play(walker.step(), at="step", early=0.9, run_time=1.0)
            self.play(come(after))
            self.play(come(example))
            self.play(come(head, rule), at="rule")
            self.rest()
            self.play(come(law))
            self.rest(1.0)
            self.play(walker.again(), gone(plumb, before, after, example))
            self.play(come(*self.equations))
            self.equations.settle("bowl.first")

        for beat in self.tells("try"):
            with self.beat("try"):
                self.try_out(beat.entry(RatedWalk), walker, lamp)

        guess = Prediction(valley, "path", None)
        if self.tells("predict"):
            with self.beat("predict") as told:
                self.turn_to(bowl.late[0], "bowl.late[0]", walker, lamp)
                self.until("lower", theme.EARLY)
                guess = Prediction(valley, "path", told.question).ask(self)

        for beat in self.tells("hop"):
            with self.beat("hop"):
                self.try_out(beat.entry(RatedWalk), walker, lamp)
                self.play(guess.tell())
                self.play(gone(guess))

        with self.beat("limit"):
            self.run_to(bowl.bouncing, "bowl.bouncing", run_time=theme.REVEAL)
            self.reveal("bounces for ever")
            self.run_to(bowl.beyond, "bowl.beyond", at="above", run_time=1.0)
            self.reveal("runs away")
            self.run_to(bowl.mended, "bowl.mended", at="rate", run_time=theme.SWEEP)
            self.reveal("hops and settles", "one jump", "glides")

        if self.tells("twist"):
            with self.beat("twist"):
                self.play(gone(*self.equations, lamp, head, rule, law), run_time=theme.GLANCE)
                away = self.rate.to(bowl.runaway.rate), valley.widen(bowl.runaway.nodes[:4])
                self.play(walker.again(), *away, run_time=1.2)
                right = valley.walk(bowl.runaway.nodes, theme.WRONG, by=walker)
                wrong = valley.walk(bowl.twin.nodes, theme.WRONG, dashed=True)
                signs = {"right_sign": "bowl.runaway", "wrong_sign": "bowl.twin"}
                table = Losses(panel, 1, "step", signs, theme.WRONG, dashed=["wrong_sign"])
                self.play(come(table.heads[0]))
                self.step_through(right, table.rows[0], at="losses")
                self.play(come(table.heads[1], wrong), gone(pointer), at="wrong", run_time=theme.GLANCE)
                self.step_through(wrong, table.rows[1])
                for each, mark in ((right, "leaps"), (wrong, "off")):
                    self.play(each.home(), at=mark, early=0.6, run_time=theme.BLINK)
                    self.play(each.step(len(table.rows[0]), drawn=False), run_time=2.0)

        with self.beat("keep"):
            self.play(gone(pointer, *self.all_but(title, formula, self.rates)), run_time=0.7)
            equals = 'part("eta", eta) = {{bowl.walks[{}].rate:g}}'
            rates = range(len(bowl.walks))
            labels = [self.formula(equals.format(k), theme.LETTER_SIZE, theme.THIRD) for k in rates]
            places = [self.rates.at(walk.rate) for walk in bowl.walks]
            for card in Multiples(bowl.walks, valley.small, labels, places):
                self.play(come(card))
            self.rest()

    # --- what beats repeat ---

    def turn_to(self, walk: RatedWalk, name: str, walker: CourseWalk, lamp: Lamp) -> None:
        """Turn to a rate, if that is another one; nothing tells yet where it leads."""
        if walker.steps or self.rate() != walk.rate:
            self.play(gone(lamp) if walker.steps else [], run_time=theme.FADE)
            self.run_to(walk, name, walker.again())
        else:
            self.equations.settle(name)

    def try_out(self, walk: RatedWalk, walker: CourseWalk, lamp: Lamp) -> None:
        """Take a walk, and then tell where it led."""
        self.turn_to(walk, "walk", walker, lamp)
        self.play(walker.hop(), at="move")
        self.play(come(lamp), run_time=theme.BLINK)
        self.reveal(walk.regime)

    def run_to(self, walk: RatedWalk, name: str, *beside: object, **timing: Any) -> None:
        """Run the rate to that of a walk, the fact of that name: all that follows from it runs along."""
        self.play(self.rate.to(walk.rate), *beside, **{"run_time": theme.MOVE, **timing})
        self.equations.settle(name)

    def reveal(self, *regimes: str) -> None:
        """Have the number line say what it does not yet say about some regimes."""
        if new := self.rates.reveal(*regimes):
            self.play(new)
            self.rest()

    def step_through(self, walk: CourseWalk, rows: list[VGroup], at: str = "") -> None:
        """Take a few steps, each with its level and its row of the table."""
        for k, row in enumerate(rows):
            self.play(walk.step(), at=at if k == 0 else "", early=0.3, run_time=0.75)
            self.valley.level(walk.here[1])
            self.play(come(row), run_time=0.35)

    # --- figures with their words and numbers ---

    def product(self, digits: int) -> str:
        """What the first step does to the offset; `approx` where so many digits do not show that exactly."""
        first, form = self.facts.bowl.first, "g" if digits == 4 else f".{digits}g"
        told = *first.offsets[:2], first.factor
        is_whole = digits == 4 or all(abs(each) < 10**digits for each in told)
        sign = "=" if is_whole and all(is_short(each, digits) for each in told) else "approx"
        before, after = f'part("w", {{bowl.offset:{form}}})', f'part("w", {{bowl.first.offsets[1]:{form}}})'
        return f"{before} times {{bowl.first.factor:{form}}} {sign} {after}"

    def lay_out_rates(self) -> NumberLine:
        """The number line of rates with what they do; a span swings as its walks do."""
        p = self.facts
        return NumberLine(
            self.words("learning_rate", theme.SMALLEST_SIZE, theme.QUIET),
            self.numbers("bowl.regimes[0].start", "bowl.jump_rate", "bowl.limit_rate"),
            p.learning_rates,
            p.bowl.regimes,
            self.states(theme.REGIMES, theme.SMALLEST_SIZE),
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
