"""Functions of one variable, and numbers in a row."""

from steepest import (
    Bowl,
    Box,
    Cut,
    DifferencePlot,
    Differences,
    ErrorPlot,
    Function,
    LectureScene,
    Live,
    LossCurve,
    MapFunction,
    Multiples,
    NumberLine,
    Parameters,
    Plot,
    Point2,
    Rates,
    SlopesAround,
    TurnPlot,
    Valley,
    come,
    fact,
    parameter,
    theme,
)
from steepest.stage.figures.valley.small import small

ROOM = Box(-3.75, -2.0, 3.75, 2.0)


class PlotsParameters(Parameters):
    """What an instructor may change."""

    function: MapFunction = parameter("x**2 + y**2", "a function that is cut")
    at: Point2 = parameter((1, 2), "where it is cut")
    rough: MapFunction = parameter("3*x**2 + 2*x*y + y**3", "a function whose slope is measured")
    loss: LossCurve = parameter("(w - 3)**2", "a loss of one weight")
    rates: Rates = parameter([0.1, 0.5, 0.9], "learning rates", gt=0, fewest=1, most=6)

    @fact
    def east(self) -> Cut:
        """The cut along x."""
        return Cut(self.function, self.at, "x")

    @fact
    def errors(self) -> Differences:
        """How wrong slopes are that are measured along another cut."""
        return Differences(Cut(self.rough, self.at, "y"))

    @fact
    def bowl(self) -> Bowl:
        """The loss, and the walks at all rates."""
        return Bowl(self.loss, Function("0", ["w"])(0), 8, self.rates)


class Plots(LectureScene[PlotsParameters]):
    """A picture of each figure."""

    def construct(self) -> None:
        """Play the beats."""
        p = self.facts
        with self.beat("plot"):
            h = Live(1.0)
            plot = Plot.around(p.east, 1, ROOM, names=(self.letter("x"), self.letter("f")))
            secant = plot.secant(lambda: p.east.chord(0, h()), theme.FIRST)
            self.play(come(plot, plot.graph(p.east.edge, theme.INK)))
            self.play(come(secant, plot.dot(p.east.foot), plot.dot(lambda: p.east.edge_at(h()), theme.FIRST)))

        self.clear()
        with self.beat("difference_plot"):
            step = Live(1.0)
            slice = DifferencePlot(p.east, step, ROOM, (self.letter("x"), self.letter("f")))
            self.play(come(slice, slice.face, slice.curve, slice.foot, slice.slope))
            self.play(come(*slice.one_side, slice.climbs[0]))

        self.clear()
        with self.beat("error_plot"):
            errors = ErrorPlot(
                p.errors, {"forward": theme.WRONG, "central": theme.INK}, ROOM, (self.letter("h"), None)
            )
            self.play(come(errors))
            for kind in errors.colours:
                self.play(errors.begin(kind))
            self.play(errors.finish())

        self.clear()
        with self.beat("turn_plot"):
            slopes = SlopesAround(p.function, p.at)
            turn = TurnPlot(slopes, ROOM, (self.letter("theta"), None))
            self.play(come(turn, turn.curve(300.0), turn.runner(300.0)))
            self.play(turn.complete())

        self.clear()
        bowl = p.bowl
        names = self.letter("w"), self.letter("L")
        weights = self.numbers("bowl.start", "bowl.bottom", "bowl.mirror")
        losses = self.numbers("bowl.start_loss", "bowl.bottom_loss")
        with self.beat("valley"):
            valley = Valley(
                bowl.loss, bowl.bottom, bowl.start, names, weights, losses, Box(-3.7, -2.0, 3.7, 1.9)
            )
            walk = valley.walk(bowl.walks[2].nodes, theme.DESCENT)
            self.add(valley, valley.axes)
            self.play(come(walk, valley.offset(walk)))
            self.play(walk.step(3))

        self.clear()
        with self.beat("number_line"):
            rates = self.numbers("bowl.regimes[0].start", "bowl.jump_rate", "bowl.limit_rate")
            line = NumberLine(
                self.words("learning_rate", theme.SMALLEST_SIZE, theme.THIRD),
                rates,
                self.numbers(*(f"rates[{k}]" for k in range(len(p.rates)))),
                bowl.regimes,
                self.states(theme.REGIMES, theme.SMALLEST_SIZE),
                swing=lambda rate: max(0, -bowl.factor(rate)),
                hollow=["bounces for ever"],
                region=Box(-4.6, -0.7, 4.6, 0.7),
            )
            self.play(come(line))
            self.play(line.reveal(*theme.REGIMES))
            line.point(0.3, self.letter("eta"))

        self.clear()
        with self.beat("multiples"):
            labels = [self.formula(f"{{rates[{k}]:g}}", colour=theme.THIRD) for k in range(len(p.rates))]
            cards = Multiples(bowl.walks, small(valley, bowl.walks), labels, region=Box(-3.7, -1.0, 3.7, 1.2))
            self.play(come(cards))
            self.play(*(each.take() for each in cards.figures))
