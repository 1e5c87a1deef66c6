"""Flat, yet not the bottom: on a pass the gradient is zero, and a nudge off its ridge escapes."""

from dataclasses import replace
from fractions import Fraction

from steepest import (
    Block,
    Count,
    Crossing,
    Domain,
    Exact,
    FlatPlaces,
    LectureScene,
    LengthBars,
    MapFunction,
    Panel,
    Parameters,
    Prediction,
    Profiles,
    Race,
    Unfit,
    bright,
    come,
    dim,
    fact,
    gone,
    parameter,
    require_pass,
    require_value,
    theme,
)
from steepest.calculus import CriticalPoint, Function, Nudged, Number, Pass, Walk, critical_point_at, passes
from steepest.stage.figures.field.no_step import NoStep
from steepest.stage.figures.lens.off_pass import OffPass
from steepest.stage.figures.panel.curvature_grid import CurvatureGrid
from steepest.stage.play.motion import in_turn, waiting
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
        if fault := self.nudged.blocked:
            less = first_fitting(shorter(self.learning_rate), lambda rate: not replace(self.nudged, rate=rate).blocked)
            raise Unfit(f"a step leads where {fault}", field="learning_rate", instead=less)

    def misplaced(self, nudge: Number) -> str:
        """What is wrong with the place to which a nudge sets the walker; empty where nothing is."""
        return bad_start(self.function, self.domain, self.saddle.valley.moved(nudge))

    @fact
    def saddle(self) -> Pass:
        """The pass nearest to the middle of the map: flat, with a ridge and a valley."""
        return passes(self.function, self.domain)[0]

    @fact
    def nudged(self) -> Nudged:
        """The walks from where the nudge sets the walker, up to the step that leaves the picture."""
        rule = self.nudge, self.learning_rate, self.momentum, self.steps
        return Nudged(self.function, self.domain, self.saddle, *rule)

    @fact
    def walk(self) -> Walk:
        """The walk in plain steps."""
        return self.nudged.plain

    @fact
    def shapes(self) -> tuple[Function, ...]:
        """A hollow, a hill, both oval, and the ground with the pass."""
        return *(Function(formula, ("x", "y")) for formula in ("x**2 + 2*y**2", "-x**2 - 2*y**2")), self.function

    @fact
    def flats(self) -> tuple[CriticalPoint, ...]:
        """The bottom of the hollow, the top of the hill, and the pass."""
        return tuple(map(critical_point_at, self.shapes, ((0, 0), (0, 0), self.saddle.at)))


class Saddle(LectureScene[SaddleParameters]):
    """A pass, its ridge and its valley, and a walker that is nudged off the ridge."""

    italics = ("x", "y")
    def construct(self) -> None:
        """Play the beats."""
        p, walks, letters = self.facts, self.facts.nudged, (*map(self.letter, "xy"), None)
        cross = Crossing(p.saddle.ridge, p.saddle.valley, lead=walks.start)
        panel, title = Panel(self, theme.WIDE_PANEL, theme.CLOSE_LINES), self.title()
        formula = panel.formula('f(part("x", x), part("y", y)) = {function}', beside=title)
        land = Block(p.function, p.domain, cross.aside, letters, gap=0, beside=(title, formula), numbers=0, low=True)
        cross.lay(land, theme.OVER_QUESTION, self.words, off=[p.saddle.at, p.walk.end])
        self.add(*land.there, title, formula)
        self.open_on(walker := land.ball(p.saddle.at, radius=0.11))
        walker.heading, out = cross.heading, land.path(p.walk.points, theme.INK)[:1]  # it may end beyond the edge

        with self.beat("open"):
            self.play(come(*cross.pairs["ridge"]), at="line", early=0.3, run_time=theme.MOVE)
            for end in ("ahead", "behind"):
                self.play(come(cross.names[end]), at=end, run_time=theme.BLINK)
        with self.beat("across"):
            self.play(gone(*cross.names.values()), dim(*cross.pairs["ridge"], to=0.4), run_time=theme.LIGHT)
            turn = land.look(cross.along, theme.OVER_QUESTION)
            self.play(turn, come(*cross.pairs["valley"]), at="line", early=0.3, run_time=theme.MOVE)
            for end in ("left", "right"):
                self.play(come(cross.names[end]), at=end, run_time=theme.BLINK)
        with self.beat("flat"):
            lines, ways, level = [*cross.lines.values()], cross.pairs["valley"], []
            self.play(gone(*cross.names.values()), dim(*lines, to=0.4), run_time=theme.LIGHT)
            self.play(land.look(cross.over, theme.OVER_QUESTION, holding=out, run_time=theme.MOVE))
            for mark, half in (("up", cross.behind), ("down", cross.right)):
                level.append(land.touching(half, self.words(f"slope_{mark}", colour=half.colour)))
                self.play(come(level[-1]), at=mark, early=0.3)
            zero, tile = panel.gradient("saddle.at", "saddle.gradient", line=0), land.tile(*level)
            self.play(come(ring := land.arrow(p.saddle.at, p.saddle.gradient), zero, tile), at="zero")
        with self.beat("step"):
            nowhere = NoStep(panel, land, "nudged", "step", cross.right.colour, line=1)
            self.play(come(nowhere), gone(*level, tile), at="step")
            self.play(nowhere.stay(), dim(ring, to=0), at="stays")
            self.play(nowhere.fall(), bright(*ways), at="yet")
            nowhere.settle()
        with self.beat("bends"):
            cuts = Profiles(panel, land.whole, **cross.pairs)
            slopes, bends = cuts.columns(slope="{saddle.%s.slope:g}", curvature="{saddle.%s.curvature:+.3g}")
            self.play(gone(nowhere), run_time=theme.FADE)
            self.play(come(cuts.pictures), bright(*lines, ring), run_time=theme.REVEAL)
            self.play(come(slopes), at="slope", early=theme.BLINK, run_time=theme.BLINK)
            self.play(come(bends, meant := panel.note("per_unit", 7)), cuts.turning(), at="curvature")
        with self.beat("nudge"):
            told = [zero, cuts.pictures, slopes, bends, meant, land.axes]
            off = OffPass(self, land, "nudged", instead=told)
            far = panel, "distance", walks.distances, "nudged.distances"
            self.play(gone(*told), dim(ring, to=0.4), dim(*cross.pairs["ridge"], to=0), come(off))
            self.play(land.move(walker, walks.start), come(stop := LengthBars.stop(*far, number=0, line=8)), at="nudge")
            self.play(off.measure(), run_time=theme.REVEAL)
        guess, below, free = Prediction(panel, "words", None), theme.ASKED_BELOW, True
        for beat in self.beats("guess"):
            free = off.lens.enlarges and land.landscape.is_off(replace(below, right=below.right + theme.LINE_GAP))
            asked = Panel(self, below if free else theme.ASKED_PANEL, theme.CLOSE_LINES, formula)
            guess = Prediction(asked, "words", beat.question, line=0)
            guess.ask(self, *([] if free else [gone(off), dim(ring, to=0)]))
        with self.beat("first"):
            walk, near = land.walk(p.walk.points, walker), off.follow(p.walk.points[:3], guess.told)
            chart = LengthBars(panel, "lengths", walk, p.walk.lengths, "walk.lengths", 5).count("", *far[1:])
            self.play([] if free else dim(guess, *guess.lines, to=0), dim(ring, *ways, to=0.4), near, chart.away(stop))
            step, past = self.formula('- part("eta", eta) nabla f', theme.LABEL_SIZE, theme.DESCENT), off.leave()
            steps = [off.lens.tell(step, arrow, taken_by=True) for nth, arrow in walk.trace.arrows[:1] if nth == 0]
            self.play(walk.run(1), past, steps, at="first", early=theme.BLINK, run_time=theme.MOVE)
            if not self.tells("escape"):
                self.play(in_turn(gone(off), [*come(chart), *chart.tell(1)]))

        for _ in self.beats("escape"):
            seen = max(min(off.lens.held(p.walk.points) - 1, walk.last // 2), 1)
            self.play(walk.run(seen), at="then", early=theme.STEP, run_time=theme.REVEAL)
            self.play(in_turn(gone(off), [*come(chart), *chart.tell(1)]))  # the bars stand in the lens's place
            times = chart.beside("times {nudged.growth:g}") if walks.growth > 0 and p.walk.grows else []
            rule = f'1 - part("eta", eta) dot part("dip", #[{self.words("curvature").markup}])'
            law = '= 1 - part("eta", {nudged.rate:g}) dot part("dip",({saddle.valley.curvature:g})) = {nudged.growth:g}'
            why = [panel.worked_out("factor", rule, law, line=1, colour=theme.INK, dip=ways[0].colour)] if times else []
            on = walk.run(run_time=theme.run_of(walk.last - seen)), chart.rise()
            told = waiting(guess.tell(), theme.STEP, theme.FADE) if free and p.walk.grows else []
            self.play(*on, waiting([*times, *come(*why)], theme.FADE, theme.BLINK), told, at="factor", early=1.8)
            named = [] if p.walk.grows else come(panel.words("longest", 4, theme.DESCENT))
            aside = [] if free else [*gone(*why), *bright(guess, *guess.lines)]
            self.play(chart.tell(p.walk.longest.number), named, aside, at="told", run_time=theme.FADE)
            self.play([] if told else guess.tell(), run_time=theme.FADE)
        chart.settle()
        for _ in self.beats("left"):
            self.play(gone(guess))
        with self.beat("order"):
            self.play(gone(walk, *self.all_but(title, formula, land.landscape)), land.bare(*ways), bright(*ways))
            grid = CurvatureGrid(panel, "nudged.bent")
            self.play(in_turn(gone(land), come(grid)), at="slope", early=theme.FADE)
            self.play(grid.spread(), at="weight", early=theme.FADE, run_time=theme.BLINK)
            self.play(grid.counted(), at="counted", run_time=theme.BLINK)
            self.play(gone(formula), grid.grow(1), at="many")
            self.play(grid.squared(), at="all", early=theme.EARLY, run_time=theme.BLINK)
        for _ in self.beats("carry"):
            land = land.like(domain=walks.ground)  # who crosses the edge is seen beyond it
            land.stand_beside(title)
            self.play(in_turn(gone(grid), come(land)))
            race = Race(self, land, p.walk, walks.rolled, view=cross.over, bounds=p.domain)
            self.play(gone(*self.all_but(title, land.landscape)), race.alone("rolling"), at="momentum")
            for part, mark in zip(race.sum(walks.parted), ("", "step", "carries", ""), strict=True):
                self.play(part, at=mark)
        for _ in self.beats("leave"):
            self.play(come(race), at="pair")
            for number, label in enumerate(("alone", "rolling")):
                self.play(race.enter(number, label, "off"), at=label, run_time=theme.GLANCE)
            self.play(race.count("taken"), race.edge("edge"), at="edge", early=theme.BLINK, run_time=theme.BLINK)
            self.play(race.run(race.rolled.last, run_time=theme.SWEEP))
            self.play(race.crossed(1, "then"), at="leaves", run_time=theme.BLINK)
            self.play(race.on(), at="later", early=theme.MOVE)
            race.settle("walk.left_after" if p.walk.left_after else "len(walk.steps)", "nudged.rolled.left_after")
        with self.beat("kinds"):
            blocks = [*(land.like(shape, [(-2, 2), (-2, 2)]) for shape in p.shapes[:2]), land]
            kinds, slots = ("hollow", "hill", "pass"), (0, 2, 1)
            places = FlatPlaces(self, blocks, cross.over, "shapes", "flats", kinds, slots=slots, ways=("left", "ahead"))
            self.play(places.gather(land, *self.all_but(title, land.landscape)), at="three")
            self.play(places.name(), places.mark(), at="zero")
            self.play(places.sweep("turning", "curvature", in_turn=True, run_time=theme.SWEEP), at="curvature")
            for number in slots:  # from left to right
                self.play(places.tell(number), at=kinds[number])
        with self.beat("keep"):
            self.play(places.level(), at="zero")
            self.play(places.rest(), at="flat")
            self.play(places.cross(2), come(land.ball(p.saddle.at, radius=0.26)), at="pass")
