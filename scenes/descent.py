"""Step after step: measure the gradient, step against it, measure again, until it is short."""

from steepest import (
    Column,
    Count,
    Exact,
    LectureScene,
    LossFunction,
    Map,
    Panel,
    Parameters,
    Point2,
    Prediction,
    Program,
    RecordTable,
    arrow_scale,
    come,
    fact,
    gone,
    parameter,
    require_value,
    theme,
)
from steepest.calculus import Leg, Luck, Number, Promise, Surroundings, Walk, descend, scaled
from steepest.stage.figures.formula.one_coefficient import OneCoefficient
from steepest.stage.figures.lens.near_steps import NearSteps
from steepest.stage.figures.map.backward import Backward
from steepest.stage.figures.map.bottom import ValleyFloor, bottom_on
from steepest.stage.figures.map.pulls import Pulls
from steepest.stage.figures.map.risen import risen
from steepest.stage.figures.panel.loss_chart import LossChart, RayChart
from steepest.stage.play.motion import in_turn
from steepest.stage.type.fitting import is_readable

MOST_STEPS = 500  # a few seconds of film hold no more steps; a walk that needs more is said to crawl
W1, W2, GRADIENT = 'part("w1", w_1)', 'part("w2", w_2)', 'part("gradient", nabla L)'
MEASURED, STOP = GRADIENT + " = {{walk.gradients[{}]:.4g}}", f"|{GRADIENT}| = {{walk.slopes[-1]:.3g}} < {{tolerance:g}}"
OPPOSITE, LOSSES = ("- nabla L", theme.LABEL_SIZE, theme.DESCENT), Column("L", 5, last=True, said=".5g")
STEP, NAMES = "- eta thin nabla L = {{walk.steps[{}]:.3g}}", ("arrow_new", "arrow_moved", "lowest")
RULE, NOTE, LOW = f'w arrow.l w - part("eta", eta) thin {GRADIENT}', (theme.SMALLEST_SIZE, theme.QUIET), (7, theme.INK)
RATES = [f'part("eta", eta) = {{{of}}}' for of in ("learning_rate:g", "stretched_rate:g", "promise.rate:.2g")]
LINES = {"code_gradient": theme.GRADIENT, "code_stop": theme.INK, "code_step": theme.DESCENT}


class DescentParameters(Parameters):
    """What an instructor may change."""
    loss: LossFunction = parameter("(w1 - 3)**2 + (w2 + 1)**2", "the loss, to be made small, of two weights")
    start: Point2 = parameter((0, 0), "where the walk starts: w1 and w2")
    learning_rate: Exact = parameter(0.1, "what the gradient is multiplied by to make a step", gt=0)
    steps: Count = parameter(3, "how many steps are shown one by one before the walk runs", ge=1, le=6)
    tolerance: Exact = parameter(0.001, "the walk stops where the gradient is shorter than this", gt=0)
    stretched: LossFunction = parameter("(w1 - 3)**2 + 9*(w2 + 1)**2", "what a round bowl turns into")
    stretched_rate: Exact = parameter(0.1, "the learning rate on that loss", gt=0)

    def refuse(self) -> None:
        """Both walks start somewhere."""
        require_value(self.loss, at=self.start, field="start")
        require_value(self.stretched, at=self.start, field="stretched")

    @fact
    def weights(self) -> tuple[str, str]:
        """The two weights, as they are written."""
        return "w₁", "w₂"

    @fact
    def walk(self) -> Walk:
        """Gradient descent until the gradient is short enough, or for good a thousand times as long as at first."""
        return descend(self.loss, self.start, self.learning_rate, MOST_STEPS, until=self.tolerance).given_up()

    @fact
    def legs(self) -> tuple[Leg, ...]:
        """The steps that are shown one by one."""
        return self.walk.legs[: self.steps]

    @fact
    def last(self) -> int:
        """How many steps the walk takes before it arrives, is given up as running away, or has taken 500."""
        return len(self.walk.steps)

    @fact
    def around(self) -> Surroundings:
        """What lies around the walk: the bottom, and how far the first arrow keeps its promise."""
        return Surroundings(self.walk, len(self.legs))

    @fact
    def stretched_walk(self) -> Walk:
        """The same on the stretched loss."""
        return descend(self.stretched, self.start, self.stretched_rate, MOST_STEPS, until=self.tolerance)

    @fact
    def luck(self) -> Luck:
        """What the walk owes to a round bowl, on which the arrow happens to point at the bottom."""
        return Luck(self.around, Surroundings(self.stretched_walk, 0))

    @fact
    def promise(self) -> Promise:
        """How far the first arrow is followed, on the ground that is shown last."""
        return self.luck.shown.promise

    @fact
    def arrow_scale(self) -> Number:
        """How long a gradient of length 1 is drawn on the map: never a learning rate, which is another number."""
        return arrow_scale(self.around.slopes, self.around.room, never=(self.learning_rate, self.stretched_rate))


class Descent(LectureScene[DescentParameters]):
    """A walk down a loss through fog, and then another one down a stretched bowl."""
    def construct(self) -> None:
        """Play the beats."""
        p, title, panel = self.facts, self.title(), Panel(self, theme.BESIDE_MAP)
        uphill, colour, to = p.walk.gradients[0], theme.colour_of(p.walk.ending), p.luck.becomes
        ways = [(p.start, uphill), (p.start, scaled(uphill, -1))]
        land = Map(p.loss, p.luck.sights, names=(W1, W2), scale=p.arrow_scale, arrows=ways, promise=p.promise, later=to)
        carried, walk = land.carried(p.promise), land.walk(p.walk.points, len(p.legs), colour)
        unknown, formula = (panel.formula(of, beside=title) for of in (f"L({W1}, {W2})", "L = {loss}"))
        rule, rate = panel.put(self.formula(RULE), 5), panel.row("learning_rate", RATES[0], 6)
        notes = {of: self.words(of, *NOTE) for of in ("scale", "full", "arrows", "arrows_dashed")}  # over the map
        columns = {"at[0]": Column(W1, 4), "at[1]": Column(W2, 4, like="at[0]"), "loss": LOSSES}
        table = RecordTable(self, "walk.stops", columns, len(p.legs) + 1, panel.chart(0, 4), runs=False)
        chart = LossChart(self, "L", p.walk, len(p.legs), len(p.around.near), panel.chart(0.5, 4), colour)
        program, near = Program(self, LINES, panel.chart(0, 3)), NearSteps(self, land, walk, len(p.legs))
        self.open_on(night := land.night(p.loss, walk, title, unknown), title)

        with self.beat("open"):
            self.play(come(unknown), at="weights", run_time=theme.REVEAL)
            self.play(night.fog.feel(), at="find", run_time=theme.MOVE)
            self.play(night.feel(), at="feel", early=0.3, run_time=theme.MOVE)
        with self.beat("gradient"):
            self.play(come(table), at="loss", early=0.6, run_time=theme.REVEAL)
            self.play(come(value := panel.number(MEASURED.format(0), *LOW)), night.told(self, "walk"), at="gradient")
            self.play(night.tip())
            measured, scale = land.arrow(p.start, uphill, theme.GRADIENT), land.note(notes["scale"], under=unknown)
            named = [land.label(self.formula(GRADIENT, theme.LABEL_SIZE), measured)]
            self.play(night.fog.light(measured), come(measured, *scale, *named), at="uphill", run_time=theme.REVEAL)
            parts = Pulls(self, land, "walk", 0, whole=True)
            other = Backward(land, p.start, uphill, p.arrow_scale, self.formula(*OPPOSITE), parts.arrows)
            parts.off, full = [*other.parts], land.note(notes["full"], under=unknown)
            self.play(come(other) if p.legs else [], at="other", early=0, run_time=theme.BLINK)
            whole, soon = (self.formula(*OPPOSITE), [measured, *scale], named, full), parts.fits and bool(p.legs)
            self.play(other.stretch(*whole) if soon else [])
            for axis, word in enumerate(("first", "second")):
                self.play(come(*parts.leg(axis)), at=word, early=0, run_time=theme.GLANCE)
            land.keep_clear(p.luck.paths[0][:60])

        for done, leg in enumerate(p.legs):
            with self.beat("step"):
                stride = walk.stride(theme.colour_of(leg.change))
                forms = [self.formula(of.format(done), *OPPOSITE[1:]) for of in (STEP, OPPOSITE[0])]
                if leg.number == 1:
                    self.play(gone(parts), night.fog.light(), at="whole", run_time=theme.FADE)
                    self.play([] if soon else other.stretch(*whole))
                    self.play(come(rate), other.times(p.learning_rate, run_time=theme.MOVE), at="rate", early=0.3)
                    self.play(come(rule), at="law", early=0.3, run_time=theme.BLINK)
                else:
                    other, value = other.again(leg, self.formula(*OPPOSITE)), panel.number(MEASURED.format(done), *LOW)
                    goes, new = ([near], [other, *full]) if leg.number == 2 else ([], [])  # later ones only echo it
                    self.play(in_turn([*land.drop(*named), *gone(*goes)], come(value, *new), theme.BLINK))
                    self.play(other.times(p.learning_rate) if new else [], at="rate", early=0.3, run_time=theme.BLINK)
                closer, left = near.look(done), [*other.leave(), *gone(other, *full)]  # labels have the place of these
                named = [near.name(land.shortest(*forms), stride)]
                self.play(come(stride), near.tell(*named), closer, left, at="times", run_time=theme.BLINK)
                self.play(walk.along(stride), at="move")
                self.play(table.tell(leg.number), gone(value), run_time=theme.BLINK)

        with self.beat("code"):
            self.play(gone(table, *full, *scale, value, measured, parts, near), land.drop(*named), run_time=theme.FADE)
            self.play(come(program), come(rule, rate) if not p.legs else [], at="measure")
            self.play(program.light("code_stop"), at="stop", early=0.3)
            self.play(program.light("code_step"), at="step", early=0.3)
            self.play(come(program.back), program.light("code_gradient"), at="back", early=0.3)
        with self.beat("run"):
            self.play(in_turn(gone(program, unknown), come(chart), theme.REVEAL), at="run")
            self.play(walk.run(pace=round, beside=chart.reach_to), run_time=theme.SWEEP)
            bottom = bottom_on(self, land, "around", *carried.arrows)
            ended = [*chart.ending("last"), panel.put(self.words("outcome", colour=colour), 0)]
            stop = [panel.told(STOP, 7, NOTE[0])] if p.walk.ending == "arrives" else []  # off the map's letter
            ended += [each.stand(panel.right, panel.baseline(7), side=1) for each in stop if is_readable(each)]
            self.play(come(*ended), at="stop", early=0.3, run_time=theme.GLANCE)
            self.play(gone(night.fog), come(bottom, formula), at="lifts", early=0.3, run_time=theme.STEP)
        for _ in self.beats("luck"):
            self.play(gone(chart, *ended), bottom.unnamed(), run_time=theme.FADE)
            needles = land.compasses(p.loss, self.formula(*OPPOSITE), land.note(notes["arrows"], under=formula))
            self.play(come(*needles), walk.pale(), at="round")
            self.play(gone(*needles, walk, formula, bottom, rate), at="stretch", early=0.4, run_time=theme.FADE)
            formula, rate = panel.formula("L = {stretched}", beside=title), panel.row("learning_rate", RATES[1], 6)
            walk = land.walk(p.stretched_walk.points, 0, theme.DESCENT, clear=60)
            pulls = Pulls(self, land, "stretched_walk", 1, p.luck.zigzags, "luck", panel)
            bottom = bottom_on(self, land, "luck.beyond", *pulls.strokes, *carried.arrows)
            number = OneCoefficient(self, formula, title, "luck.scaling", lambda: land.changed)
            self.play(land.changing(p.stretched, run_time=theme.SWEEP), come(number, rate, walk, bottom))
            self.play(number.settle(), run_time=theme.FADE)
        guess = Prediction(land, "path", None)
        for beat in self.beats("guess"):
            guess = Prediction(land, "path", beat.question, panel=panel, line=0).ask(self)
        for _ in self.beats("zigzag"):
            self.play(walk.step(2), guess.bare(), at="go", run_time=theme.GLANCE)
            self.play(walk.step(4), guess.tell(alone=True, stays=False), run_time=theme.MOVE)
            self.play(walk.run(pace=round), run_time=theme.STEP)
            self.play(come(pulls.squared), walk.pale(), gone(guess, walk.walker), at="square", run_time=theme.STEP)
            needles = [ValleyFloor(land, p.luck.valley, self.words("floor"))]
            needles += [] if p.luck.zigzags else land.note(notes["scale"], under=formula)
            self.play(gone(*pulls.squared.around), come(*needles, *pulls.leg(p.luck.across)), at="pull")
            self.play(come(*pulls.leg(1 - p.luck.across)), at="along", run_time=theme.BLINK)

        ray = RayChart(self, "L", carried, RATES[2], panel)
        for _ in self.beats("why"):
            past = gone(walk.walker, chart, *ended, rate, *([*needles, pulls] if p.luck.holds else []))
            self.play(past, walk.pale(to=0), at="ray", early=0.3, run_time=theme.BLINK)
            self.play(come(carried, ray), run_time=theme.BLINK)
            long, when, note = (theme.SWEEP, "falls", "arrows") if ray.shown else (theme.MOVE, "", "arrows_dashed")
            self.play(carried.go(run_time=long), carried.noted(notes[note], formula), at=when, early=0.3)
            self.play(carried.name(*map(self.words, NAMES)), come(*ray.named), at="true")
            self.play(carried.measured(self.words("arrow_measured")), at="measured", run_time=theme.BLINK)

        with self.beat("keep"):
            self.play(gone(chart, *ended, carried, ray), run_time=theme.LIGHT)  # before what takes its place
            self.play(come(*program.whole, *([rate] if p.legs else [])), walk.anew(), run_time=theme.BLINK)
            self.play(program.light("code_step"), walk.redo(1), at="step", early=0.3)
            self.play(program.light("code_gradient"), come(program.back), walk.redo(), at="again", early=0.3)
            self.play(program.light(), risen(land, "L", p.luck.shown.walk, walk, bottom, title, formula), at="whole")
