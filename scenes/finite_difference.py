"""Measure it: a slope from two values of a function, and how wrong it is."""

from steepest import (
    DifferencePlot,
    ErrorPlot,
    Exact,
    LectureScene,
    Live,
    MapFunction,
    Panel,
    Parameters,
    Point2,
    Prediction,
    Program,
    Unfit,
    bright,
    come,
    dim,
    fact,
    gone,
    parameter,
    refusing,
    require_value,
    theme,
)
from steepest.calculus import Approach, Cut, Differences, Measured, Wrong
from steepest.stage.figures.machine.value_machine import ValueMachine
from steepest.stage.figures.measured.axis_ways import AxisWays
from steepest.stage.figures.measured.carried_digits import CarriedDigits
from steepest.stage.figures.measured.error_rows import KINDS, best_rows, error_rows, fly_from, shortest_rows
from steepest.stage.figures.measured.scissors import Scissors
from steepest.stage.figures.measured.slope_rule import slice_told, slope_rule
from steepest.stage.play.motion import in_turn, waiting

_ROWS, _INKS = {f"{side}_sided": field for side, field in KINDS.items()}, (theme.FIRST, theme.SECOND)


class FiniteDifferenceParameters(Parameters):
    """What an instructor may change."""

    function: MapFunction = parameter("x**2 + y**2", "function whose slope along x is measured")
    point: Point2 = parameter((1, 2), "where it is measured")
    first_step: Exact = parameter(1, "step that is shown first", ge=0.1)
    last_step: Exact = parameter(1e-7, "step that is shown last", gt=0, le=0.01)
    rough: MapFunction = parameter("3*x**2 + 2*x*y + y**3", "function whose error along y is shown")
    rough_point: Point2 = parameter((1, 2), "where its error is measured")

    def refuse(self) -> None:
        """Both have values as far to either side as a step goes, and there is an error to be shown."""
        for field, at, step in (("function", self.point, self.first_step), ("rough", self.rough_point, 1)):
            require_value(getattr(self, field), at=at, domain=[(v - step, v + step) for v in at], field=field)
        with refusing("function", ", where a step leads"):
            _ = self.wide, self.fine
        with refusing("rough", ", where a step leads"):
            if not (self.tenth and self.errors.are_wrong):
                raise Unfit("along y it is level, or one side is exact with every step: no error to show")

    @fact
    def east(self) -> Cut:
        """The slice along x: y is frozen."""
        return Cut(self.function, self.point, "x")

    @fact
    def approach(self) -> Approach:
        """How the rate of the step to one side comes to the slope while the step shrinks."""
        return self.east.approach(self.first_step, self.last_step)

    @fact
    def wide(self) -> Measured:
        """What they give at the first step."""
        return Differences(self.east).measured(self.first_step)

    @fact
    def fine(self) -> Measured:
        """What they give at the last step."""
        return Differences(self.east).measured(self.last_step)

    @fact
    def across(self) -> Cut:
        """The slice along y through the same point."""
        return Cut(self.function, self.point, "y")

    @fact
    def north(self) -> Measured:
        """What they give along y at the last step."""
        return Differences(self.across).measured(self.last_step)

    @fact
    def slice(self) -> Cut:
        """The slice along y whose errors are shown."""
        return Cut(self.rough, self.rough_point, "y")

    @fact
    def is_earlier(self) -> bool:
        """Whether it is that of the scene partials, as it is by default."""
        return (self.rough, self.rough_point) == ((usual := type(self)()).rough, usual.rough_point)

    @fact
    def errors(self) -> Differences:
        """How wrong differences are on that slice."""
        return Differences(self.slice)

    @fact
    def tenth(self) -> Wrong:
        """How wrong they are with a step of a tenth."""
        return self.errors.error_at(0.1)


class FiniteDifference(LectureScene[FiniteDifferenceParameters]):
    """A secant that becomes a tangent, and two lines of errors."""

    italics = ("h", "x", "y")

    def construct(self) -> None:
        """Play the beats."""
        def code(of: str, line: int, panel: Panel) -> Program:
            inks = {f"code_{side}{of}": ink for side, (_, ink) in KINDS.items()}
            return Program(self, inks, panel.chart(line, line + 1), large=True)
        p, h, title = self.facts, Live(self.facts.first_step, scale="log"), self.title()
        above, panel = Panel(self, theme.OVER_PICTURE), Panel(self, theme.SIDE, 0.58)
        of, ends, edge = slice_told(panel, "east", "point")
        plot = DifferencePlot(p.east, h, names=ends, marked=True, asks=True)
        machine, program = ValueMachine(self, "east", plot, of), code("", 4, panel)
        numbers = panel.coloured(h.then(Differences(p.east).measured), "fine", {"step": ("h", theme.INK), **_ROWS}, "h")

        with self.beat("open"):
            self.open_on(title, plot, plot.numbers, plot.before, machine)
            self.play(plot.ask(), machine.ask(), at="values", run_time=theme.SWEEP)
            self.play(come(plot.foot, *machine.stride), at="back", run_time=theme.BLINK)
            self.play(machine.back(), run_time=theme.RUN)  # it shrinks as long as it is asked how short it should be
            machine.settle()
            self.play(come(plot.marks[1]), gone(plot.before, *machine.stride), at="point", early=theme.BLINK)

        with self.beat("one_side"):
            self.play(gone(machine))
            self.play(come(*plot.ahead, plot.climbs[0], *plot.lengths[0], numbers[0]), at="step")
            self.play(come(*plot.climbed[0], numbers[1], program), at="gives")
            tangent = plot.named(self.words("tangent", colour=theme.FIRST), later=p.last_step)
            whole, rule = above.formula("f = {function}", title), slope_rule(panel, "east", "point", 5.6)
            self.play(come(plot.face, plot.curve, whole, edge), gone(*plot.values), at="formula", early=theme.BLINK)
            self.play(gone(*plot.steps[0]), come(plot.slope, *tangent, *rule), at="formula")

        with self.beat("two_sides"):
            blades = Scissors(panel, plot, "right", "left", mean="wide", line=6.4)
            self.play(gone(*rule), blades.open(), come(*plot.behind[1:], *plot.halves), at="both")
            self.play(blades.back(), gone(*plot.halves), run_time=theme.FADE)
            self.play(come(plot.two_sides[0], *plot.steps[1]), program.light("code_two"))
            self.play(blades.between(), come(numbers[2]), at="parallel")
            self.play(blades.forward(), run_time=theme.BLINK)
            was = numbers.came_from((1, "wide.forward:.4f"), (2, "wide.central:.4f"), to=p.last_step)
            self.play(h.to(p.last_step, run_time=theme.SWEEP), come(*was), blades.close(), at="shrink")
            numbers.settle()
            past, (_, ends, edge) = gone(*self.all_but(title, whole, numbers[0])), slice_told(panel, "across", "point")
            north = DifferencePlot(p.across, lambda: 1, names=ends)
            line = north.named(self.words("tangent_y", colour=theme.SECOND), ahead=True)
            rows = panel.rows({"along_x": "{fine.central:.4f}", "along_y": "{north.central:.4f}"}, *_INKS, first=2)
            self.play(in_turn(past, come(*north.bare, *line, edge, code("_y", 4, panel).lines[1], *rows)), at="along")

        with self.beat("error"):
            self.play(dim(*north.bare), run_time=theme.LIGHT)  # another one is asked about
            past, wrong = gone(*self.all_but(title)), self.words("error_axis", colour=theme.QUIET)
            whole, step = above.formula("f = {rough}", title), Live(p.errors.first, scale="log")
            logs = ErrorPlot(p.errors, dict(KINDS.values()), names=(self.letter("h"), wrong))
            dots, ways = logs.marked(p.tenth.h), AxisWays(self, logs, "shorter", "smaller")
            _, ends, edge = slice_told(panel, "slice", "rough_point")
            rough = DifferencePlot(p.slice, step, names=ends, marked=True)
            true = rough.named(self.words("slope", colour=theme.SECOND), ahead=True, later=p.tenth.h)
            slope, shrinks = panel.row("slope", "{slice.slope:.6g}", 1, theme.SECOND), panel.running("step", step, 2, 2)
            numbers = panel.coloured(step.then(p.errors.measured).read(2), "tenth.given", _ROWS, first=3)
            self.play(past, come(*rough.bare, *true, edge, slope, whole), at="slope", early=theme.BLINK)
            self.play(come(*rough.ahead, *rough.behind, shrinks, *numbers[:2]), at="tenth", early=theme.GLANCE)
            self.play(rough.slid())  # what is left is off the tangent by its slope alone
            self.play(step.to(p.tenth.h), run_time=theme.MOVE)
            self.settle(shrinks.readout, "tenth.h")
            numbers.settle()
            left, seen = error_rows(panel, "tenth", "slice", KINDS, 3)
            lens = rough.closer(self, theme.UNDER_PANEL, seen, [*left[0], *left[1], *true])
            for k, side in enumerate(KINDS):
                self.play(gone(numbers[k]), rough.spot(k), at=side, early=1.0, run_time=theme.BLINK)
                self.play(come(*left[k]), lens.tell(k))
            axes = in_turn(gone(*rough.lines, *true, whole), come(logs, ways))
            firsts = [logs.begin(kind, theme.MOVE, p.tenth.h) for kind in logs.lines]  # down to where those dots fly
            comes = waiting([*come(*logs.leads), *fly_from(left, dots), *firsts], theme.FADE, theme.MOVE)
            self.play(axes, comes, at="falls_one", early=2.0)
            tenths, said = [ways, shrinks, *left[0], *left[1], *dots], dim(*slope, shrinks, *left[1])
            for k, (side, (kind, ink)) in enumerate(KINDS.items()):
                named = logs.named(kind, self.words(f"{side}_{'like' if p.errors.bends else 'sided'}", colour=ink))
                self.play(said, gone(*logs.leads), come(named), logs.begin(kind, theme.MOVE), at=f"falls_{side}")
                self.play(come(*(sides := logs.triangle(kind))), run_time=theme.BLINK)
                said, tenths = [*dim(*left[k], *sides), *bright(*left[1])], [*tenths, *sides]
            ways.free()

        asks, guess = Panel(self, theme.SIDE, 0.55), Prediction(logs, "path", None)
        for beat in self.beats("guess"):
            past = [*gone(*tenths), *dim(logs.lines["forward"])]
            guess = Prediction(logs, "path", beat.question, panel=asks, line=3).ask(self, past)

        with self.beat("best"):
            self.play(guess.tell(), logs.finish(run_time=1.0), bright(logs.lines["forward"]), gone(*tenths))
            adds, rounded, steeper = (self.words(k, colour=theme.WRONG) for k in ("rounding", "rounded", "steeper"))
            last = panel.row("step", "{errors.last:g}", 2)
            printed = [*logs.rings("forward", p.errors.last), last] if p.errors.forward.rises else []
            self.play(gone(guess, *logs.heads), come(*logs.rounded(adds), *printed), run_time=theme.GLANCE)
            others, name = [*logs.all, *printed[:-1]], self.words("one_sided", theme.FORMULA_SIZE, theme.ONE_SIDE)
            lost = CarriedDigits(p.errors, "f", theme.FORMULAS, others, rounded, name, steeper, self.words("kept"))
            self.play(lost.values(), at="rounded")
            self.play(lost.right())
            self.play(lost.left(), at="left")
            self.play(lost.quotient(slope), at="short", early=theme.LIGHT)

        with self.beat("keep"):
            self.play(gone(edge, *slope, *printed[-1:]), lost.back(), at="formula", early=theme.BLINK)
            kept = Panel(self, theme.SIDE, 0.85, size=theme.LINE_SIZE)
            worst = shortest_rows(kept, "errors.forward", "worst", 1)
            away = [*gone(*printed[:-1]), *dim(*logs.labels.there)]
            self.play(away, come(*worst, *logs.shortest("forward")), at="one", early=theme.LIGHT, run_time=theme.BLINK)
            told = best_rows(kept, "errors", KINDS, 3 if worst else 1)
            for (side, (kind, ink)), row in zip(KINDS.items(), told, strict=True):
                best = logs.best(kind, self.words(f"best_{side}", colour=ink))
                self.play(come(*best, *row, *logs.luck(kind, self.words("luck", colour=theme.QUIET))), at=side)
