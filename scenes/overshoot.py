"""Past the bottom: one loss, one start, several learning rates, and a number line that says what they do."""

from typing import Any

from steepest import (
    Count,
    Equations,
    Exact,
    LectureScene,
    Live,
    LossCurve,
    Multiples,
    Panel,
    Parameters,
    Prediction,
    Rates,
    Unfit,
    Valley,
    bright,
    come,
    dim,
    fact,
    gone,
    parameter,
    require_bottom,
    theme,
)
from steepest.calculus import Bowl, Number, RatedWalk
from steepest.stage.figures.map.over_map import in_line
from steepest.stage.figures.valley.first_step import FirstStep
from steepest.stage.figures.valley.one_step import Border, OneStep, turned_over
from steepest.stage.figures.valley.rates import losses_of, rates_of
from steepest.stage.figures.valley.small import small
from steepest.stage.figures.valley.two_signs import TwoSigns, half
from steepest.stage.figures.valley.units import SlopePlot, number_of, units_of
from steepest.stage.play.motion import in_turn
from steepest.stage.settings.toml import written


class OvershootParameters(Parameters):
    """What an instructor may change."""

    loss: LossCurve = parameter("(w - 3)**2", "loss of one weight w, a quadratic with a bottom")
    start: Exact = parameter(0, "weight at which every walk starts")
    learning_rates: Rates = parameter(
        [0.1, 0.5, 0.9, 1.0, 1.1], "learning rates, tried in this order", gt=0, fewest=1, most=6
    )
    steps: Count = parameter(16, "number of steps of each walk", unit="steps", ge=3, le=20)

    def refuse(self) -> None:
        """There is a bottom, and the walks start elsewhere and stay within what can be computed."""
        require_bottom(self.loss, field="loss", instead="(w - 3)**2")
        if not (bowl := self.bowl).rises(bowl.offset):
            text = "every walk would start at the bottom and stay, as far as losses can be told apart"
            raise Unfit(text, field="start", instead=bowl.other_start)
        if lost := [walk for walk in bowl.walks if walk.fault]:
            text = f"at a rate of {written(lost[0].rate)} {lost[0].fault}"
            kept = [bowl.mended.rate if walk.fault else walk.rate for walk in bowl.walks]
            raise Unfit(text, field="learning_rates", instead=kept)

    @fact
    def bowl(self) -> Bowl:
        """The loss with its bottom, and all walks from the start: those that are tried, and those at the border."""
        return Bowl(self.loss, self.start, self.steps, self.learning_rates)


class Overshoot(LectureScene[OvershootParameters]):
    """A large valley, on the right what a step does to the offset, and below both the number line of rates."""

    italics = ("η",)

    def construct(self) -> None:
        """Play the beats."""
        bowl, title, panel = self.facts.bowl, self.title(), Panel(self, theme.PANEL_OVER_LINE, theme.CLOSE_LINES)
        formula = panel.formula('L(part("w", w)) = {loss}', beside=title)
        self.rate = Live[Number](bowl.first.rate)
        now = self.rate.then(bowl.walk)
        across, up = ("start", "bowl.bottom", "bowl.mirror"), (f"bowl.levels[{k}]" for k in range(4))
        axes = (self.letter("w"), self.letter("L")), self.numbers(*across), self.numbers(*up)
        self.valley = valley = Valley(bowl.loss, bowl.bottom, bowl.start, *axes, theme.TALL_VALLEY)
        self.walker = walker = valley.walk(lambda: now().nodes, lambda: theme.REGIMES[now().regime])
        self.rates = rates_of(bowl, self)
        offset, pointer = valley.offset(walker), self.rates.point(self.rate, self.letter("eta"))
        sides, also = {"rate": 'part("eta", eta)', "factor": "inline({bowl.factor})"}, (bowl.beyond, bowl.stretching)
        self.equations = Equations(panel, 5, now, sides, (*bowl.walks, bowl.mended, bowl.bouncing), also, by="rate")
        self.flips = turned_over(panel, 3.05)
        self.add(title, formula)
        self.open_on(valley.put(walker), valley.axes)

        with self.beat("open"):
            begun = FirstStep(self, panel, valley, bowl)
            self.play(come(begun.tangent), run_time=theme.BLINK)
            self.play(come(*begun.slope), at="against", early=theme.BLINK)
            self.play(come(*begun.stepped), at="rate", run_time=theme.BLINK)
            self.play(begun.longer())

        with self.beat("bend"):
            share = Live[Number](0)
            stick = valley.bend(share, [each.offset for each in bowl.units])
            units, slopes = units_of(self, stick, offset), SlopePlot(panel, 4, share)
            tilting = share.then(bowl.tilt, times=bowl.offset)
            tilt = panel.figures(tilting, "bowl.outset", by="offset", offset="offset", slope="slope")
            away = self.words("offset", colour=theme.FIRST), self.formula("= inline({bowl.away})", theme.LABEL_SIZE)
            name, before = offset.called(in_line(*away)), number_of(self, offset)
            self.play(gone(begun), run_time=theme.GLANCE)
            self.play(come(stick, slopes, *tilt), at="level", run_time=theme.GLANCE)
            self.play(come(name), at="out", early=theme.BLINK, run_time=theme.BLINK)
            self.play(share.to(1), come(offset), run_time=theme.RUN)
            tilt.settle()
            self.play(come(*before, *units), run_time=theme.BLINK)
            curvature = panel.row("curvature", "{bowl.curvature:g}", 3)
            self.play(come(curvature, meant := panel.words("per_unit", line=4), *slopes.stair), at="curvature")

        with self.beat("factor"):
            derived = OneStep(self, panel, 4)
            self.play(gone(meant), come(derived.law), at="slope")
            self.play(gone(*before, *tilt, slopes), at="step", early=0.8, run_time=theme.LIGHT)
            self.play(derived.ruled(), run_time=theme.GLANCE)
            self.play(gone(stick, name, *units), walker.step())
            self.play(come(*derived.named(offset)), derived.tie(), run_time=theme.BLINK)
            self.play(derived.shortened(offset), at="rule", run_time=theme.GLANCE)
            self.play(walker.step(2), [] if offset.names_after(2) else gone(*derived.names))

        with self.beat("line"):
            self.play(gone(curvature, *derived.worked, *derived.names), run_time=theme.LIGHT)
            self.play(derived.rise(), walker.again(), valley.glide(theme.VALLEY), run_time=theme.MOVE)
            self.play(come(self.rates, *self.equations), at="line")
            self.equations.settle("bowl.first")

        for beat in self.beats("try"):
            self.turn_to(beat.entry(RatedWalk), "walk")
            self.try_out(beat.entry(RatedWalk))

        guess = Prediction(valley, "path", None)
        if self.tells("predict"):
            with self.beat("predict") as asked:
                self.play(gone(self.equations[1]), run_time=theme.LIGHT)  # its number is the answer
                self.turn_to(bowl.late[0], "bowl.late[0]")
                sign = panel.told("inline({bowl.factor}) < 0", 3.05, theme.LABEL_SIZE)
                self.play(come(sign), run_time=theme.BLINK)
                self.play(gone(*self.equations), dim(derived), at="lower", early=theme.BLINK, run_time=theme.LIGHT)
                guess = Prediction(valley, "path", asked.question, panel=panel, line=4).ask(self)

        for beat in self.tells("hop"):
            with self.beat("hop"):
                self.turn_to(beat.entry(RatedWalk), "walk", wide=True)
                if choices := guess.choices:
                    self.play(walker.step(), at="move", early=theme.MOVE)
                    said = panel.told("inline({bowl.factor}) = {bowl.late[0].factor:g}", 3.05, theme.LABEL_SIZE)
                    self.play(guess.tell(), gone(sign), come(said), bright(derived))
                    self.play(gone(guess), run_time=theme.FADE)
                self.try_out(beat.entry(RatedWalk), *([gone(said), come(*self.equations)] if choices else []))

        with self.beat("limit"):
            border = Border(self, panel, self.equations.now, self.rates, pointer)
            self.turn_to(bowl.stretching, "bowl.stretching")
            self.play(in_turn(gone(derived), come(border.curvature)))
            self.play(come(*border.begun), at="stretches", early=theme.STEP, run_time=theme.GLANCE)
            self.play(walker.step(run_time=theme.REVEAL), at="stretches")
            self.run_to(bowl.mended, "bowl.mended", walker.stay(), at="shrinks")
            self.run_to(bowl.bouncing, "bowl.bouncing", at="whence", run_time=theme.REVEAL)
            self.play(border.found(*self.equations), self.rates.reveal(*theme.REGIMES), at="two")
            self.play(walker.step(2, run_time=theme.STEP))

        if self.tells("twist"):
            with self.beat("twist"):
                self.play(gone(self.rates, border, offset), walker.again(), run_time=theme.LIGHT)
                there = half(valley, losses := losses_of(self))
                wider = valley.glide(there, bowl.runaway, bowl.twin, numbers=losses)
                self.run_to(bowl.beyond, "bowl.beyond", wider, run_time=theme.GLANCE)
                signs = TwoSigns(self, valley, walker, losses, now)
                self.play(signs.begin(), run_time=theme.FADE)
                self.play(signs.climb(), at="uphill", early=theme.BLINK)
                for strides, told in signs.strides():
                    self.play(strides, at="same", early=theme.STEP)
                    self.play(come(*told), run_time=theme.BLINK)
                self.play(come(*signs.factors), run_time=theme.BLINK)

        with self.beat("mend"):
            if twisted := self.tells("twist"):
                self.play(signs.alone(0), at="leaps", early=theme.FADE, run_time=theme.FADE)
                self.run_to(bowl.mended, "bowl.mended", walker.stay(), signs.turn_down(), at="down", early=0.3)
                self.play(signs.alone(1), at="climbs", early=theme.FADE, run_time=theme.FADE)
                self.play(signs.turn_round(run_time=theme.REVEAL), at="sign", early=theme.REVEAL)
                self.play(signs.arrive(run_time=theme.REVEAL))
            else:
                last = walker.run(), gone(border), come(pointer, *self.equations)
                self.run_to(bowl.mended, "bowl.mended", last, at="down", run_time=theme.SWEEP)

        with self.beat("keep"):
            past = gone(*self.all_but(title, formula, self.rates), pointer)
            tried = (f'part("eta", eta) = {{bowl.walks[{k}].rate:g}}' for k in range(len(bowl.walks)))
            labels = [self.formula(rate, theme.LETTER_SIZE, theme.THIRD) for rate in tried]
            cards = Multiples(bowl.walks, small(valley, bowl.walks), labels, [*map(self.rates.at, bowl.rates)])
            self.play(in_turn(past, [*(come(self.rates) if twisted else []), *come(cards)]))
            self.play(*(each.take(run_time=theme.MOVE) for each in cards.figures), at="start")
            self.rest(theme.REVEAL)

    def turn_to(self, walk: RatedWalk, name: str, wide: bool = False) -> None:
        """Turn to a rate: what was walked goes first, and nothing tells yet where the new one leads, but how far it is
        seen, if it may be `wide`: so slowly that one sees how the axes change."""
        if self.walker.trace.reached > 0:
            self.play(self.walker.again(), gone(*self.flips), run_time=theme.FADE)
            self.play(self.valley.narrow(), run_time=theme.FADE)
        if self.rate() != walk.rate:
            self.run_to(walk, name, *(self.valley.widen(walk) if wide else []))
        self.equations.settle(name)

    def try_out(self, walk: RatedWalk, *beside: object) -> None:
        """Take a walk, or what is left of it, and then tell where it led; of one that runs away more is seen."""
        if widens := self.valley.widen(walk):
            self.play(widens, *beside)
        flips = come(*self.flips) if walk.regime == "bounces for ever" else []
        self.play(self.walker.hop(theme.SWEEP, walk.regime != "glides"), flips, *([] if widens else beside), at="move")
        self.play(self.rates.tell(walk.regime, walk.rate))

    def run_to(self, walk: RatedWalk, name: str, *beside: object, **timing: Any) -> None:
        """Run the rate to that of a walk, the fact of that name: all that follows from it runs along."""
        self.play(self.rate.to(walk.rate), *beside, **{"run_time": theme.MOVE, **timing})
        self.equations.settle(name)
