"""Measure it: a slope from two values of a function, and how wrong it is."""

from typing import Any

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
from steepest.calculus import Approach, Cut, Differences, Function, Measured, Wrong
from steepest.stage.figures.measured.error_plot import Kind

_KINDS: dict[str, tuple[Kind, str]] = {"one": ("forward", theme.QUIET), "two": ("central", theme.INK)}


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
            around = [(value - step, value + step) for value in at]
            require_value(getattr(self, field), at=at, domain=around, field=field)
        with refusing("function", ", where a step leads"):
            _ = self.wide, self.fine
        with refusing("rough", ", where a step leads"):
            measurable = self.tenth and self.errors.forward.all and self.errors.central.all
        if not measurable:
            raise Unfit("along y one side or both are exact with every step: no error to show", field="rough")

    @fact
    def east(self) -> Cut:
        """The slice along x: y is frozen."""
        return Cut(self.function, self.point, "x")

    @fact
    def approach(self) -> Approach:
        """How the rate of the step to one side comes to the slope while the step shrinks."""
        return self.east.approach(self.first_step, self.first_step / 100)

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
        fields = type(self).model_fields
        return (str(self.rough), self.rough_point) == (fields["rough"].default, fields["rough_point"].default)

    @fact
    def errors(self) -> Differences:
        """How wrong differences are on that slice."""
        return Differences(self.slice)

    @fact
    def bends(self) -> bool:
        """Whether both begin with what the bend of the slice makes them: one like the step, one like its square."""
        return (self.errors.forward.order, self.errors.central.order) == (1, 2)

    @fact
    def square(self) -> Function:
        """What the smaller of both errors falls like, then."""
        return Function("h**2", ("h",))

    @fact
    def shortest(self) -> Measured:
        """What they give on that slice at the shortest step."""
        return self.errors.measured(self.errors.last)

    @fact
    def tenth(self) -> Wrong:
        """How wrong they are with a step of a tenth."""
        return self.errors.error_at(0.1)


class FiniteDifference(LectureScene[FiniteDifferenceParameters]):
    """A secant that becomes a tangent, and two lines of errors."""

    def construct(self) -> None:
        """Play the beats."""
        p, h, title = self.facts, Live(self.facts.first_step, scale="log"), self.title()
        plot = DifferencePlot(p.east, h, names=(self.letter("x"), self.letter("f")))
        panel = Panel(self, theme.SIDE, 0.58)
        edge = panel.formula('f(part("x", x), part("y", {point[1]:g})) = {east.edge}')
        measured = h.then(Differences(p.east).measured)
        numbers = panel.figures(measured, "fine", "h", step="h", one_sided="forward", two_sided="central")
        program = Program(self, {"code_one": theme.INK, "code_two": theme.INK}, panel.chart(4, 5), large=True)

        with self.beat("open"):
            self.open_on(title, plot, plot.face, plot.curve)
            self.play(plot.ask(), at="values", run_time=theme.RUN)
            self.play(gone(*plot.values), come(plot.foot), at="point")

        with self.beat("one_side"):
            self.play(come(*plot.one_side, numbers[0], program), at="step")
            self.play(come(plot.climbs[0], numbers[1]), at="gives")
            self.play(come(plot.slope, edge), h.to(p.first_step / 100), at="shrink", run_time=theme.RUN)

        with self.beat("two_sides"):
            self.play(gone(plot.one_side[0], plot.climbs[0], numbers[1]), run_time=theme.BLINK)
            self.play(h.to(p.first_step))
            self.play(come(*plot.two_sides, program.lines[1]), program.light("code_two"), at="both")
            self.play(come(plot.climbs[1], numbers[2]), at="parallel")
            self.play(come(numbers[1]))
            self.play(h.to(p.last_step), at="shrink", run_time=theme.RUN)
            numbers.settle()
            north = DifferencePlot(p.across, lambda: 1, theme.UNDER_CODE, (self.letter("y"), None))
            row = panel.row("along_y", "{north.central:.4f}", 6, theme.SECOND)
            self.play(come(north, north.face, north.curve, north.foot, north.slope, row), at="along")

        wrong = self.words("error_axis", colour=theme.QUIET)
        logs = ErrorPlot(p.errors, dict(_KINDS.values()), names=(self.letter("h"), wrong))
        marks = logs.told(self.words("marks", colour=theme.QUIET))

        def code() -> Program:
            inks = {f"code_{k}_y": ink for k, (_, ink) in _KINDS.items()}
            return Program(self, inks, panel.chart(5, 6), large=True)

        with self.beat("error"):
            program, edge = code(), panel.formula("g = {rough}")
            names = self.letter("y"), self.formula('g(part("x", {rough_point[0]:g}), part("y", y))')
            step = Live(p.errors.first, scale="log")
            rough = DifferencePlot(p.slice, step, names=names)
            self.play(gone(*self.all_but(title)), at="slope", early=1.2, run_time=theme.FADE)
            self.play(come(rough, rough.face, rough.curve, rough.foot, edge))
            self.play(come(rough.slope, panel.row("slope", "{slice.slope:.4g}", 1, theme.SECOND)))
            tenths: list[Any] = [panel.running("step", step, 2, decimals=1)]
            small = DifferencePlot(p.slice, step, theme.UNDER_CODE, (self.letter("y"), None))
            lines = {"one": small.one_side, "two": (*small.two_sides, small.one_side[1])}
            self.play(come(*tenths, *rough.one_side), at="tenth", run_time=theme.BLINK)
            self.play(step.to(p.tenth.h, run_time=theme.MOVE))
            self.settle(tenths[0].readout, "tenth.h")
            ways, dots = [rough.one_side, (*rough.two_sides, rough.one_side[1])], list[Any]()
            for line, (side, (kind, ink)) in enumerate(_KINDS.items(), 3):
                tenths.append(row := panel.row(f"{side}_wrong", f"{{tenth.{kind}:.2g}}", line, ink))
                lit = [program.light(f"code_{side}_y"), *dim(rough.one_side[0])]
                self.play(come(row, *ways[line - 3]), lit if line > 3 else come(program), at=side)
                dots += logs.dots(kind, p.tenth.h)
            past = gone(rough, rough.face, rough.curve, rough.foot, rough.slope, *ways[1], rough.one_side[0])
            self.play(past, at="falls_one", early=1.6, run_time=theme.FADE)
            step.value = p.errors.first
            beside = small, small.face, small.curve, small.foot, small.slope
            self.play(come(logs, marks, *dots, *beside), run_time=theme.REVEAL)
            tenths, like = [*tenths, *dots], "like" if p.bends else "sided"
            for side, (kind, ink) in _KINDS.items():
                named = logs.named(kind, self.words(f"{side}_{like}", colour=ink))
                shrinks = step.to(logs.early(kind), run_time=theme.SWEEP)
                self.play(logs.begin(kind), come(named, *lines[side]), shrinks, at=f"falls_{side}")
                if side == "one":
                    self.play(gone(*lines[side]), run_time=theme.LIGHT)
                    step.value = p.errors.first

        guess, lit = Prediction(logs, "path", None), [program.light("code_one_y")]
        if self.tells("guess"):
            with self.beat("guess") as beat:
                past = [*gone(*tenths, program, marks), *dim(logs.lines["forward"])]
                guess = Prediction(logs, "path", beat.question, panel=panel, line=2).ask(self, past)
                lit = come(program := code())

        with self.beat("best"):
            self.play(guess.tell(), bright(logs.lines["forward"]), logs.finish(), gone(*tenths))
            arm = [logs.named("central", self.words("rounding"), 0.75)] if p.errors.central.rises else []
            rows: list[Any] = [("step", "{shortest.h:g}", 2)]
            rows += [("one_sided", "{shortest.forward:.4f}", 3, theme.QUIET)]
            printed = [panel.row(*row) for row in rows if p.errors.forward.rises]  # as computers print it
            self.play(gone(guess), come(*arm, *printed), lit, at="rounded")

        with self.beat("keep"):
            self.play(gone(*printed), come(panel.words("least", 2)))
            for line, (side, (kind, ink)) in enumerate(_KINDS.items(), 3):
                at = self.formula(f"h approx {{errors.{kind}.best.h:.1g}}", theme.LABEL_SIZE, ink)
                row = panel.row(f"{side}_sided", f"{{errors.{kind}.best.error:.1g}}", line, ink)
                self.play(come(*logs.best(kind, at), row), program.light(f"code_{side}_y"), at=side)
