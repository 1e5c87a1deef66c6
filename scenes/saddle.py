"""Flat, yet not the bottom: on a pass the gradient is zero, and a nudge off its ridge escapes."""

from fractions import Fraction

from manim import there_and_back

from steepest import (
    Block,
    Count,
    Crossing,
    Domain,
    Exact,
    LectureScene,
    LengthBars,
    Lens,
    MapFunction,
    Panel,
    Parameters,
    Prediction,
    Profiles,
    Unfit,
    bright,
    come,
    dim,
    fact,
    gone,
    magnification,
    parameter,
    require_pass,
    require_value,
    theme,
)
from steepest.calculus import Guesses, Number, Pass, Point, Quadratic, Walk, descend, passes, scaled
from steepest.stage.settings.refusal import around, bad_start, first_fitting, shorter
from steepest.stage.settings.toml import written


class SaddleParameters(Parameters):
    """What an instructor may change."""

    function: MapFunction = parameter("x**2 - y**2", "surface with a pass, in x and y")
    domain: Domain = parameter({"x": [-2, 2], "y": [-2, 2]}, "part of the map that is shown")
    nudge: Exact = parameter(0.05, "how far off the ridge the walker is set; negative to its other side")
    learning_rate: Exact = parameter(0.2, "what the gradient is multiplied by to make a step", gt=0)
    momentum: Exact = parameter(0.9, "share of a step that momentum adds to the next", ge=0, lt=1)
    steps: Count = parameter(20, "most steps that the walker takes; it stops at the edge", ge=1, le=1000)

    def refuse(self) -> None:
        """There is a pass on the map, the nudge stays on the map, and every step leads somewhere."""
        require_value(self.function, domain=self.domain, field="function")
        require_pass(self.function, self.domain, field="function", instead="x**2 - y**2")
        if fault := self.misplaced(self.nudge):
            text = f"a nudge of {written(self.nudge)} sets the walker {fault}"
            near = (by for nudge in (self.nudge, Fraction(1, 20)) for by in around(nudge))
            raise Unfit(text, field="nudge", instead=first_fitting(near, lambda by: not self.misplaced(by)))
        if fault := self.walk.blocked or self.rolled.blocked:
            less = first_fitting(shorter(self.learning_rate), lambda rate: not self.blocked(rate))
            raise Unfit(f"a step leads where {fault}", field="learning_rate", instead=less)

    def misplaced(self, nudge: Number) -> str:
        """What is wrong with the place to which a nudge sets the walker; empty where nothing is."""
        return bad_start(self.function, self.domain, self.saddle.valley.moved(nudge))

    def blocked(self, rate: Number) -> str:
        """What is wrong with a place to which a walk at this rate leads; empty where nothing is."""
        return self.descent(rate).blocked or self.descent(rate, self.momentum).blocked

    @fact
    def saddle(self) -> Pass:
        """The pass nearest to the middle of the map: flat, with a ridge and a valley."""
        return passes(self.function, self.domain)[0]

    @fact
    def still(self) -> Point:
        """The step of descent from the pass itself."""
        return scaled(self.saddle.gradient, -self.learning_rate)

    @fact
    def start(self) -> Point:
        """Where the nudge sets the walker."""
        return self.saddle.valley.moved(self.nudge)

    @fact
    def walk(self) -> Walk:
        """The descent from the nudge on, up to the step that leaves the picture."""
        return self.descent(self.learning_rate)

    @fact
    def rolled(self) -> Walk:
        """The same walk with momentum."""
        return self.descent(self.learning_rate, self.momentum)

    def descent(self, rate: Number, momentum: Number = 0) -> Walk:
        """The descent from the nudge on, as far as the picture goes."""
        return descend(self.function, self.start, rate, self.steps, momentum=momentum, within=self.domain)

    @fact
    def ways(self) -> Guesses:
        """Which way it may go: on down its side of the valley, over the ridge to the other, or along the ridge."""
        return self.saddle.ways(self.start, self.walk.end, min(high - low for low, high in self.domain) / 3)

    @fact
    def distances(self) -> tuple[Number, ...]:
        """How far from the pass the walker is, at the start and after each step."""
        return self.walk.distances(self.saddle.at)

    @fact
    def growth(self) -> Number:
        """What each step is longer by, as a factor: the same for all steps on a quadratic; 0 elsewhere."""
        same = self.function.is_quadratic
        return Quadratic.of(self.function).factors(self.learning_rate)[0] if same else Fraction(0)

    @fact
    def sooner(self) -> bool:
        """Whether momentum takes the walker out of the picture in fewer steps."""
        return 0 < self.rolled.left_after < self.walk.left_after

    @fact
    def hardly(self) -> bool:
        """Whether the first step is too short to be seen well: under a hundredth of the picture."""
        return self.walk.lengths[0] < Fraction(1, 100) * min(high - low for low, high in self.domain)


class Saddle(LectureScene[SaddleParameters]):
    """A pass, its ridge and its valley, and a walker that is nudged off the ridge."""

    def construct(self) -> None:
        """Play the beats."""
        p, taken = self.facts, len(self.facts.walk.steps)
        cross = Crossing(p.saddle.ridge, p.saddle.valley, lead=p.start)
        axes = [self.formula('part("x", x)'), self.formula('part("y", y)'), None]
        panel, title = Panel(self, theme.WIDE_PANEL), self.title()
        formula = panel.formula('f(part("x", x), part("y", y)) = {function}', beside=title)
        land = Block(
            p.function, p.domain, cross.aside, axes, theme.PICTURE, gap=0, body=0.25, beside=(title, formula)
        )
        cross.lay(land, theme.PICTURE, self.words, off=[p.walk.end])
        walker = land.ball(p.saddle.at, radius=0.11)
        self.add(title, *land.there, formula)
        self.open_on(walker)

        with self.beat("open"):
            self.play(come(cross.ahead, cross.behind), at="line", early=0.3, run_time=theme.MOVE)
            for end in ("ahead", "behind"):
                self.play(come(cross.names[end]), at=end, run_time=theme.BLINK)

        with self.beat("across"):
            self.play(land.look(cross.over), run_time=theme.GAZE)
            self.play(come(cross.left, cross.right), at="line", early=0.3, run_time=theme.MOVE)
            for end in ("left", "right"):
                self.play(come(cross.names[end]), at=end, run_time=theme.BLINK)

        with self.beat("flat"):
            self.play(dim(*cross.lines.values(), to=0.4), gone(*cross.names.values()), run_time=theme.GLANCE)
            level_ridge, level_valley = land.touching(cross.ahead), land.touching(cross.right)
            slope_ridge = land.label(self.words("slope_ridge", colour=cross.ahead.colour), level_ridge)
            slope_valley = land.label(self.words("slope_valley", colour=cross.right.colour), level_valley)
            self.play(come(level_ridge), at="up", early=0.3)
            self.play(come(slope_ridge), run_time=theme.FADE)
            self.play(come(level_valley), at="down", early=0.3)
            self.play(come(slope_valley), run_time=theme.FADE)
            ring = land.arrow(p.saddle.at, p.saddle.gradient)
            zero = panel.gradient("saddle.at", "saddle.gradient", line=0)
            self.play(come(ring, zero), at="zero")

        with self.beat("step"):
            heading = panel.words("step", line=1)
            product = '-part("eta", {learning_rate:g}) dot {saddle.gradient:g}', "= {still:g}"
            still = panel.equation(*product, line=2, colour=theme.DESCENT)
            self.play(come(heading, still), at="times")
            self.play(dim(ring, to=0.2), at="stays", rate_func=there_and_back)
            self.play(gone(level_ridge, slope_ridge, level_valley, slope_valley))

        guess = Prediction(land, "path", None)
        if self.tells("guess"):
            with self.beat("guess") as beat:
                guess = Prediction(land, "path", beat.question, panel=panel).ask(self, gone(heading, still))

        with self.beat("nudge"):
            times = magnification(land, p.start, p.saddle.at)
            lens = Lens(self, land, p.start, times, theme.CORNER, instead=(land.axes,))
            self.play(dim(guess, to=0) if p.ways else gone(heading, still), gone(land.axes), come(lens))
            self.play(land.move(walker, p.start), at="nudge")
            walk = land.walk(p.walk.points, walker)
            far = panel.running("distance", walk.reading(p.distances), line=7, least=p.nudge)
            self.play(come(far))
            uphill = land.arrow(p.start, p.walk.gradients[0])
            slight = panel.gradient("start", "walk.gradients[0]", line=1)
            self.play(come(uphill, slight), at="gradient")
            bars = LengthBars(panel, "lengths", walk, p.walk.lengths, "walk.lengths", line=3)
            count = panel.running("number", lambda: walk.begun, line=6)
            self.play(come(bars, count), at="first", early=0.4)
            self.play(walk.run(1), run_time=1.2)
            self.play(bars.tell(1), run_time=theme.FADE)

        for beat in self.tells("escape"):
            with self.beat(beat.name):
                nearby = min(max(lens.held(p.walk.points), 1), taken)
                pace = theme.run_of(taken) / taken
                self.play(walk.run(nearby) if nearby > 1 else [], at="then", run_time=pace * (nearby - 1))
                self.play(gone(lens, uphill), dim(guess))
                self.play(walk.run(), bars.rise(), run_time=pace * max(taken - nearby, 1))
                if p.growth > 0 and p.walk.grows:
                    self.play(bars.beside("times {growth:g}"), at="factor", run_time=theme.FADE)
                self.play(bars.tell(p.walk.longest.number), guess.tell(), run_time=theme.FADE)
                self.play(gone(guess))
        self.settle(far.readout, "distances[-1]")
        self.settle(count.readout, "len(walk.steps)")

        with self.beat("order"):
            self.play(gone(bars, count, far, slight, lens, uphill, guess), come(land.axes))
            ridge, valley = (cross.behind, cross.ahead), (cross.left, cross.right)
            profiles = Profiles(panel, land.whole, ridge=ridge, valley=valley)
            slopes = profiles.column("slope", "{saddle.%s.slope:g}", right=0.25)
            curvatures = profiles.column("curvature", "{saddle.%s.curvature:+.3g}")
            self.play(come(profiles.pictures))
            self.play(come(slopes), at="slope")
            self.play(come(curvatures), at="curvature")

        with self.beat("methods"):
            self.play(profiles.swelling(curvatures, slopes), at="curvature")
            if p.sooner:
                roll = land.walk(p.rolled.points, land.ball(p.start, 0.11, theme.THIRD), theme.THIRD)
                alone = panel.row("alone", "{walk.left_after}", line=6, colour=theme.DESCENT)
                together = panel.row("rolling", "{rolled.left_after}", line=7, colour=theme.THIRD)
                self.play(dim(walk, to=0.3), come(alone), at="momentum")
                self.play(roll.run(), run_time=0.5 * p.rolled.left_after)
                self.play(come(together))

        with self.beat("keep"):
            if p.sooner:
                self.play(gone(roll, alone, together), bright(walk))
            self.play(bright(*cross.lines.values()), come(*cross.names.values()))
