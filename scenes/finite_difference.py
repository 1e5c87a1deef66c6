"""Measure it: a slope from two values of a function, and how wrong it is."""

from steepest import (
    Exact,
    LectureScene,
    Live,
    MapFunction,
    Panel,
    Parameters,
    Plot,
    Point2,
    Program,
    Unfit,
    come,
    fact,
    gone,
    parameter,
    refusing,
    require_value,
    theme,
)
from steepest.calculus import Approach, Cut, Differences, Measured, Wrong


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
            text = "along y one side or both are exact with every step: there is no error to show"
            raise Unfit(text, field="rough")

    @fact
    def east(self) -> Cut:
        """The slice along x: y is frozen."""
        return Cut(self.function, self.point, "x")

    @fact
    def approach(self) -> Approach:
        """How the rate of the step to one side comes to the slope while the step shrinks."""
        return self.east.approach(self.first_step, self.first_step / 100)

    @fact
    def measures(self) -> Differences:
        """What differences give on that slice."""
        return Differences(self.east)

    @fact
    def wide(self) -> Measured:
        """What they give at the first step."""
        return self.measures.measured(self.first_step)

    @fact
    def fine(self) -> Measured:
        """What they give at the last step."""
        return self.measures.measured(self.last_step)

    @fact
    def slice(self) -> Cut:
        """The slice along y whose errors are shown."""
        return Cut(self.rough, self.rough_point, "y")

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

    def construct(self) -> None:
        """Play the beats."""
        p, h = self.facts, Live(self.facts.first_step, scale="log")
        x, y = p.east.foot
        plot = Plot.around(p.east, p.first_step, names=(self.letter("x"), self.letter("f")))
        curve, foot = plot.graph(p.east.edge, theme.INK), plot.dot(p.east.foot)
        tangent = plot.secant(((x, y), (x + 1, y + p.east.slope)), theme.QUIET)
        one = plot.secant(lambda: p.east.chord(0, h()), theme.FIRST)
        two = plot.secant(lambda: p.east.chord(-h(), h()), theme.GRADIENT)
        ahead, behind = plot.dot(lambda: p.east.edge_at(h())), plot.dot(lambda: p.east.edge_at(-h()))
        panel = Panel(self, theme.SIDE)
        edge = panel.formula('f(part("x", x), part("y", {point[1]:g})) = {east.edge}')
        numbers = panel.figures(
            lambda: p.measures.measured(h()), "fine", step="h", one_sided="forward", two_sided="central"
        )
        program = Program(self, {"code_one": theme.FIRST, "code_two": theme.GRADIENT}, panel.chart(7, 8))

        with self.beat("open"):
            self.add(self.title())
            self.open_on(plot, edge, curve, foot)

        with self.beat("one_side"):
            self.play(come(one, ahead, numbers[0], program), at="step")
            self.play(come(numbers[1]), at="gives")
            self.play(come(tangent), h.to(p.first_step / 100), at="shrink", run_time=theme.RUN)

        with self.beat("two_sides"):
            self.play(gone(one), h.to(p.first_step))
            self.play(come(two, behind, program.lines[1]), program.light("code_two"), at="both")
            self.play(come(numbers[2]), at="parallel")
            self.play(h.to(p.last_step), at="shrink", run_time=theme.RUN)
            numbers.settle()

        forward, central = p.errors.forward, p.errors.central
        kinds = ("one", "forward", forward, theme.FIRST), ("two", "central", central, theme.GRADIENT)
        sizes = [size for _, size in (*forward.points, *central.points)]
        names = self.letter("h"), self.words("error_axis", colour=theme.QUIET)
        logs = Plot(p.errors.steps, [*sizes, min(sizes) / 10], names=names, logs="xy")
        with self.beat("error"):
            self.play(gone(plot, curve, foot, tangent, two, ahead, behind, edge, *numbers, program))
            lines = {"code_one_y": theme.FIRST, "code_two_y": theme.GRADIENT}
            program = Program(self, lines, panel.chart(7, 8))
            edge = panel.formula('f(part("x", {rough_point[0]:g}), part("y", y)) = {slice.edge}')
            slope = panel.row("slope", "{slice.slope:.4g}", 1, theme.INK)
            self.play(come(logs, edge, slope, panel.row("step", "{tenth.h:g}", 2, theme.INK), program))
            one_line, two_line = (logs.line(errors.points, colour) for _, _, errors, colour in kinds)
            self.play(come(one_line), run_time=theme.RUN)
            for number, (side, kind, errors, colour) in enumerate(kinds, 3):
                at = errors.points[len(errors.points) // 4]
                name = logs.label(self.words(f"{side}_sided", colour=colour), at)
                row = panel.row(f"{side}_wrong", f"{{tenth.{kind}:.2g}}", number, colour)
                late = come(two_line) if side == "two" else []
                self.play(late, come(row), program.light(f"code_{side}_y"), at=side, run_time=theme.RUN)
                self.play(come(name))

        with self.beat("best"):
            for number, (side, kind, errors, colour) in enumerate(kinds, 5):
                words = self.formula(f"h approx {{errors.{kind}.best.h:.1g}}", theme.LABEL_SIZE, colour)
                row = panel.row(f"{side}_best", f"{{errors.{kind}.best.error:.1g}}", number, colour)
                self.play(come(*logs.mark(errors.best.point, words, colour), row), at=side)

        with self.beat("keep"):
            self.play(program.light(None))
