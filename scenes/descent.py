"""Step after step: measure the gradient, step against it, measure again, until it is short."""

from manim import there_and_back

from steepest import (
    Column,
    Count,
    Exact,
    LectureScene,
    Leg,
    Live,
    LossFunction,
    Map,
    Number,
    Parameters,
    Plot,
    Point,
    Point2,
    Prediction,
    Program,
    RecordTable,
    Surroundings,
    Typeset,
    Walk,
    arrow_scale,
    beside_title,
    bright,
    come,
    descend,
    dim,
    fact,
    fitting,
    gone,
    parameter,
    require_value,
    scaled,
    theme,
)

MOST_STEPS = 500  # a few seconds of film hold no more steps; a walk that needs more is said to crawl
W1, W2 = 'part("w1", w_1)', 'part("w2", w_2)'
GRADIENT = 'part("gradient", nabla L)'
RULE = f'w &arrow.l w - part("eta", eta) thin {GRADIENT} \\ part("eta", eta) &= {{learning_rate:g}}'


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

    @fact
    def weights(self) -> tuple[str, str]:
        """The two weights, as they are written."""
        return "w₁", "w₂"

    @fact
    def walk(self) -> Walk:
        """Gradient descent from the start until the gradient is short enough, or for good a thousand times as long
        as at the start, for 500 steps at most."""
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
    def more(self) -> bool:
        """Whether the walk takes more steps than are shown one by one."""
        return self.last > len(self.legs)

    @fact
    def around(self) -> Surroundings:
        """What lies around the walk: the bottom, and how far the first arrow keeps its promise."""
        return Surroundings(self.walk, len(self.legs))

    @fact
    def arrow_scale(self) -> Number:
        """How long a gradient of length 1 is drawn on the map: as long as the step, where that can be seen and fits."""
        shown = self.walk.slopes[: min(len(self.around.near), len(self.legs) + 1)]
        return arrow_scale(shown, self.around.spread, natural=self.learning_rate)


class Descent(LectureScene[DescentParameters]):
    """A walk down a loss: on the map, in a table, as a curve, and as three lines of code."""

    def name_of_steps(self) -> Typeset:
        """What steps are called, over their numbers."""
        return self.words("step", size=theme.SMALLEST_SIZE, colour=theme.QUIET)

    def construct(self) -> None:
        """Play the beats."""
        p = self.facts
        uphill, promise = p.walk.gradients[0], p.around.promise
        downhill = scaled(uphill, -1)
        arrows = [(p.start, uphill), (p.start, downhill), (promise.end, downhill)]
        land = Map(p.loss, p.around.sights, names=(W1, W2), arrows=arrows, scale=p.arrow_scale)
        land.keep_clear(p.walk.points[:60], (p.start, promise.end))
        last = land.arrow(promise.end, promise.downhill(1), theme.DESCENT)
        land.keep_uncovered(p.walk.points[: len(p.legs) + 1], last)
        walk = land.walk(p.walk.points, len(p.legs), theme.colour_of(p.walk.ending))
        bottom = land.target(None)
        if p.around.bottom:
            place = self.formula("{around.bottom.at:.4g}", size=theme.LABEL_SIZE)
            bottom = land.target(p.around.bottom.at, self.words("bottom"), place)
        formula = beside_title(self, "L = {loss}", f"L({W1}, {W2})")
        note = land.note(self.words("scale", size=theme.SMALLEST_SIZE, colour=theme.QUIET), formula)
        program = Program(
            self, {"code_gradient": theme.GRADIENT, "code_stop": theme.INK, "code_step": theme.DESCENT}
        )
        columns = {
            "number": Column(self.name_of_steps()),
            "at[0]": Column(W1, 4),
            "at[1]": Column(W2, 4, like="at[0]"),
            "loss": Column("L", 5, last=True),
        }
        told = len(p.legs) + 1
        table = RecordTable(self, "walk.stops", columns, told, program.rest)
        losses = fitting(p.walk.losses, len(p.around.near), told)
        axes = self.name_of_steps(), "L"
        chart = Plot(range(told), losses, table.rest, names=axes, whole=True)
        curve = chart.line([*enumerate(p.walk.losses)], theme.colour_of(p.walk.ending), reached=0, head=True)
        self.add(self.title())
        self.open_on(land, formula, walk)

        with self.beat("open"):
            self.play(come(bottom), at="bottom", run_time=theme.REVEAL)
            self.play(come(table, chart, curve), at="loss", early=0.6, run_time=theme.REVEAL)

        with self.beat("gradient"):
            self.play(come(program), run_time=theme.GLANCE)
            measured = land.arrow(p.start, uphill, theme.GRADIENT)
            self.play(come(measured, note), run_time=theme.REVEAL)
            forms = f"{GRADIENT} = {{walk.gradients[0]:.4g}}", GRADIENT
            whole, short = (self.formula(form, size=theme.LABEL_SIZE) for form in forms)
            label = land.label(land.shortest(whole, short), measured)
            self.play(come(label), run_time=theme.GLANCE)
            first, second = land.parts(p.start, downhill)
            self.play(come(first), at="first", early=0, run_time=theme.GLANCE)
            self.play(come(second), at="second", early=0, run_time=theme.GLANCE)
            rule = land.corner(self.formula(RULE, size=theme.AXIS_SIZE))

        for leg in p.legs:
            with self.beat("step"):
                if leg.number == 1:
                    self.play(gone(first, second), come(*program.lines[1:]), run_time=theme.GLANCE)
                    self.play(come(rule), at="rate", early=0.3, run_time=theme.REVEAL)
                else:
                    self.play(program.light("code_gradient"), come(program.back) if leg.number == 2 else [])
                    measured = land.arrow(leg.start, leg.gradient, theme.GRADIENT)
                    self.play(come(measured), run_time=theme.GLANCE)
                self.play(program.light("code_step"), at="times", early=0.3)
                stride = walk.stride(theme.colour_of(leg.change))
                self.play(come(stride), at="move", early=0.7, run_time=theme.GLANCE)
                self.play(walk.along(stride), run_time=theme.REVEAL)
                self.play(table.tell(leg.number), run_time=theme.BLINK)
                self.play(curve.draw(leg.number))
                self.play(gone(measured), land.drop(label), run_time=theme.FADE)

        if self.tells("why"):
            with self.beat("why"):
                along = Live(0.0)

                def here() -> Point:
                    return promise.at(along())

                line = land.line((p.start, promise.end), dashed=True)
                promised = land.arrow(here, downhill, theme.QUIET, width=8)
                true = land.arrow(here, lambda: promise.downhill(along()), theme.DESCENT, width=5)
                probe = land.dot(here)
                self.play(come(line), dim(walk, to=0.2), at="ray", run_time=theme.GLANCE)
                self.play(come(promised, true, probe), run_time=theme.GLANCE)
                self.rest()
                self.play(along.to(1.0), run_time=theme.RUN)
                true_here = land.label(self.words("arrow_true", colour=theme.DESCENT), true, promised)
                self.play(come(true_here), at="true", run_time=theme.BLINK)
                first_arrow = land.label(self.words("arrow_old", colour=theme.QUIET), promised, true)
                self.play(come(first_arrow), run_time=theme.BLINK)
                past = gone(line, promised, true, probe)
                names = land.drop(true_here, first_arrow)
                self.play(past, names, bright(walk), at="again", early=0, run_time=theme.GLANCE)

        guess = Prediction(land, "place", None)
        if self.tells("guess"):
            with self.beat("guess") as beat:
                guess = Prediction(land, "place", beat.question).ask(self)

        with self.beat("run"):
            if p.more:
                self.play(table.make_room(), at="run", run_time=theme.BLINK)
                self.play(gone(chart.across, note), program.light(None), run_time=theme.LIGHT)
                self.play(chart.widen([0, p.last]))
                self.play(come(chart.across), run_time=theme.FADE)
                row = table.run(lambda: walk.begun)
                self.add(row)
                self.play(walk.run(pace=round, beside=curve.reach_to), run_time=theme.sweep_of(p.last))
                row.settle()
                self.play(guess.tell())
                self.play(gone(guess))
            is_over = p.walk.ending in ("arrives", "rests")
            self.play(program.light("code_stop") if is_over else [], at="stop", early=0.3)
            outcome = land.label(
                self.words("outcome", colour=theme.colour_of(p.walk.ending)), tuple(walk.here)
            )
            self.play(come(outcome), run_time=theme.GLANCE)

        with self.beat("keep"):
            self.play(program.light("code_gradient"))
            self.play(program.light("code_step"), at="step", early=0.3)
            if p.legs:
                self.play(rule.animate.scale(1.08), rate_func=there_and_back)
            else:
                self.play(come(rule), run_time=theme.REVEAL)
            self.play(program.light("code_gradient"), at="again", early=0.3)
