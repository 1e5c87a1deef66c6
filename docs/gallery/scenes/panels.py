"""Lines of words, formulas and numbers, and what else stands beside a picture."""

from fractions import Fraction

from steepest import (
    Bars,
    Block,
    Box,
    Cut,
    Domain,
    Equations,
    Lamp,
    LectureScene,
    Legend,
    LengthBars,
    Live,
    MapFunction,
    Panel,
    Parameters,
    Point,
    Point2,
    Profiles,
    Program,
    Secant,
    View,
    Walk,
    come,
    descend,
    fact,
    parameter,
    theme,
)
from steepest.calculus import Pass, passes
from steepest.stage.ground.things import SignShape

ROOM = Box(-3.0, -2.0, 3.0, 2.0)


class PanelsParameters(Parameters):
    """What an instructor may change."""

    height: MapFunction = parameter("x**2 + 3*y", "height over the map")
    point: Point2 = parameter((2, 1), "where somebody stands")
    saddle: MapFunction = parameter("x**2 - y**2", "height of a pass")
    around: Domain = parameter({"x": [-2, 2], "y": [-2, 2]}, "part of its map that is shown")

    @fact
    def east(self) -> Cut:
        """The cut along x."""
        return Cut(self.height, self.point, "x")

    @fact
    def step(self) -> Secant:
        """A short step east."""
        return self.east.step(Fraction(1, 10))

    @fact
    def slope(self) -> Point:
        """The gradient there."""
        return self.height.gradient(self.point)

    @fact
    def top(self) -> Pass:
        """The pass."""
        return passes(self.saddle, self.around)[0]

    @fact
    def walk(self) -> Walk:
        """A walk off the pass."""
        return descend(self.saddle, (1, Fraction(1, 20)), Fraction(1, 5), 9)


class Panels(LectureScene[PanelsParameters]):
    """A picture of each figure."""

    def construct(self) -> None:
        """Play the beats."""
        p = self.facts
        panel = Panel(self, ROOM)
        with self.beat("panel"):
            formula = panel.formula('f(part("x", x), part("y", y)) = {height}')
            numbers = panel.figures(lambda: p.step, "step", step="length", climb="climb", rate="rate")
            self.play(come(formula, *numbers))
            numbers.settle()

        self.clear()
        with self.beat("equations"):
            sides = {"length": "Delta x", "climb": "Delta f", "rate": "Delta f \\/ Delta x"}
            lines = Equations(panel, 1, lambda: p.step, sides, [p.step])
            self.play(come(*lines))
            lines.settle("step")

        self.clear()
        with self.beat("legend"):
            legend = Legend(Panel(self, ROOM), 1)
            signs: list[tuple[SignShape, str, str]] = [
                ("up", "hills", "{2}"),
                ("down", "hollows", "{1}"),
                ("cross", "passes", "{3}"),
            ]
            for shape, label, count in signs:
                self.play(come(legend.row(shape, label, count)))

        self.clear()
        with self.beat("lamp"):
            states = {"glides": theme.DESCENT, "climbs": theme.WRONG}
            self.play(come(Lamp(panel, 1, self.states(states), lambda: "glides")))
            self.play(come(Lamp(panel, 2, self.states(states), lambda: "climbs")))

        self.clear()
        with self.beat("program"):
            program = Program(
                self,
                {"code_gradient": theme.GRADIENT, "code_stop": theme.INK, "code_step": theme.DESCENT},
                ROOM,
            )
            self.play(come(*program.whole, program.back))
            self.play(program.light("code_step"))

        self.clear()
        with self.beat("bars"):
            told = Live(0.0)
            self.play(come(Bars([1, 2.5, 4, 3, 1.5], ROOM, told)))
            self.play(told.to(4.6))

        self.clear()
        land = Block(p.saddle, p.around, View(), [None, None, None])
        with self.beat("length_bars"):
            walk = land.walk(p.walk.points, land.ball(p.walk.points[0]))
            bars = LengthBars(panel, "lengths", walk, p.walk.lengths, "walk.lengths", line=1)
            self.play(come(bars))
            self.play(walk.run())
            self.play(bars.tell(len(p.walk.lengths)))

        self.clear()
        with self.beat("profiles"):
            ridge, valley = land.line(p.top.ridge, theme.FIRST), land.line(p.top.valley, theme.SECOND)
            profiles = Profiles(panel, land.whole, ridge=ridge, valley=valley)
            self.play(come(profiles.pictures))
            self.play(come(*profiles.columns(curvature="{top.%s.curvature:+.3g}")))
