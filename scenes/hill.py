"""One place, many slopes: two of them, the one going east and the one going north."""

from fractions import Fraction

import numpy as np

from steepest import (
    Block,
    Domain,
    LectureScene,
    Lens,
    Live,
    MapFunction,
    Panel,
    Parameters,
    Point2,
    Prediction,
    View,
    bright,
    come,
    dim,
    fact,
    gone,
    magnification,
    parameter,
    refusing,
    require_inside,
    require_value,
    theme,
)
from steepest.calculus import Approach, Cut, Guesses, Number, Secant, angle, compass, guesses, length

OVER, EAST, NORTH = View(-117, 8), View(-107, 10), View(-143, 10)
# How far the hill floats over its map: at first; so that the farmer's place is seen there; so that arrows there are.
LOW, HIGH, HIGHEST = 0.5, 1.6, 2.5


class HillParameters(Parameters):
    """What an instructor may change."""

    height: MapFunction = parameter(
        "x**2 + 3*y", "height of the hill above the map, in x (east) and y (north)"
    )
    point: Point2 = parameter((2, 1), "where the farmer stands, east and north")
    domain: Domain = parameter({"x": [0, 4], "y": [-1, 3]}, "part of the map that is shown")

    def refuse(self) -> None:
        """The farmer stands on the part that is shown, and there is ground under all of it."""
        require_inside(self.domain, point=self.point, field="point")
        require_value(self.height, at=self.point, domain=self.domain, field="height")
        with refusing("height", ", where a step east leads"):
            _ = self.steps

    @fact
    def here(self) -> Number:
        """The height at which the farmer stands."""
        return self.height(self.point)

    @fact
    def east(self) -> Cut:
        """The hill cut open along the way east: y is frozen."""
        return Cut(self.height, self.point, "x")

    @fact
    def north(self) -> Cut:
        """The hill cut open along the way north: x is frozen."""
        return Cut(self.height, self.point, "y")

    @fact
    def steps(self) -> tuple[Secant, ...]:
        """Steps east: a whole one, or as far as there is ground; a tenth of it; a tenth of that."""
        room = self.domain[0][1] - self.point[0]
        return self.east.shrinking(min(Fraction(1), room) if room > 0 else Fraction(1), 3)

    @fact
    def approach(self) -> Approach:
        """How the rate of the step comes to the slope while the step shrinks."""
        return self.east.approach(self.steps[0].length, self.steps[-1].length)

    @fact
    def flat(self) -> bool:
        """Whether the ground is level there in every direction: both partial derivatives are zero."""
        return self.east.trend == "level" and self.north.trend == "level"

    @fact
    def steepest(self) -> Number:
        """The slope in the direction in which it is greatest, that of the gradient."""
        return length(self.height.gradient(self.point))

    @fact
    def ways(self) -> Guesses:
        """Which way may be steepest: uphill along one axis or the other, or between the two."""
        x, y = self.height.gradient(self.point)
        east, north = (x, 0) if x else None, (0, y) if y else None
        return guesses((x, y), angle, 20, east=east, north=north, both=(x, y))

    @fact
    def between(self) -> bool:
        """Whether the steepest of these ways lies between the axes."""
        return (both := self.ways.get("both")) is not None and both.right


class Hill(LectureScene[HillParameters]):
    """The opening picture: a block of ground over its map, cut open east and north."""

    def construct(self) -> None:
        """Play the beats."""
        p = self.facts
        panel, title = Panel(self), self.title()
        formula = panel.formula('f(part("x", x), part("y", y)) = {height}', beside=title)
        names = [self.axis("east", "x"), self.axis("north", "y"), None]
        hill = Block(p.height, p.domain, OVER, names, theme.ALONE, gap=LOW, beside=(title, formula))
        farmer = hill.ball(p.point)
        plumb = hill.plumb(farmer)
        self.add(title)
        self.open_on(hill, hill.axes, farmer, *plumb)

        with self.beat("open"):
            self.play(hill.look(OVER, gap=HIGH), at="lift", run_time=theme.GAZE)
            self.play(come(height := hill.label(self.words("here"), plumb[1])), at="here", early=0)

        guess = Prediction(hill, "way", None)
        if self.tells("guess"):
            with self.beat("guess") as beat:
                eye = Prediction.eye(hill, "way", beat.question, p.point)
                self.play(hill.look(eye, theme.PICTURE), gone(height))
                guess = Prediction(hill, "way", beat.question, p.point, panel).ask(self)

        with self.beat("directions"):
            first, *bearings = compass(p.height.gradient(p.point))
            bearing = Live(first)

            def way() -> tuple[float, float]:
                return np.cos(bearing()), np.sin(bearing())

            needle = hill.tangent(p.point, way, theme.INK)
            heading = panel.words("slope", line=6)
            slope = panel.readout(lambda: p.height.slope(p.point, way()), line=6, decimals=1)
            if not p.ways:
                self.play(hill.look(OVER, theme.PICTURE), gone(height))
            self.play(come(needle, heading, slope), at="turn", early=0)
            for each in bearings:
                self.play(bearing.to(each), run_time=theme.SWEEP)
            self.settle(slope, "steepest") if p.ways else slope.settle()
            marked = [slope.animate.set_color(theme.DESCENT)] if p.ways else []
            self.play(guess.tell(), marked, at="most", early=0.3)
            self.play(gone(needle, heading, slope, guess), at="two", early=0.5, run_time=theme.BLINK)
            eastward = hill.edge(p.east, theme.FIRST), hill.edge_below(p.east, theme.FIRST)
            northward = hill.edge(p.north, theme.SECOND), hill.edge_below(p.north, theme.SECOND)
            self.play(come(*eastward, formula), at="east")
            self.play(come(*northward), at="north")

        with self.beat("east"):
            self.until("cut")
            if hill.opens(p.east):
                self.play(hill.open(p.east))
                self.play(hill.look(EAST))
            edge = panel.below('f(part("x", x), part("y", {point[1]:g})) = {east.edge}')
            self.play(come(edge), at="frozen")
            self.play(hill.stroll(farmer, p.east))

        with self.beat("steps"):
            length = Live(p.steps[0].length, scale="log")
            step, climb, secant, landing = hill.secant(p.east, lambda: p.east.step(length()))
            numbers = Panel(self, theme.UNDER_INSET, pitch=0.55).figures(
                lambda: p.east.step(length()), "steps[2]", step="length", climb="climb", rate="rate"
            )
            for shown in ((step, numbers[0]), (climb, numbers[1]), (secant, landing, numbers[2])):
                self.play(come(*shown), run_time=theme.GLANCE)
            closer = [magnification(hill, p.east.moved(each.length / 2), p.point) for each in p.steps]
            times = Live(closer[1], scale="log")
            self.play(length.to(p.steps[1].length), at="short", early=0, run_time=theme.RUN)
            lens = Lens(self, hill, lambda: p.east.moved(length() / 2), times, theme.INSET, radius=1.6)
            self.play(come(lens))
            self.play(length.to(p.steps[2].length), times.to(closer[2]), at="closer", run_time=theme.RUN)
            numbers.settle()
            tangent_east = hill.tangent(p.point, (1, 0), theme.FIRST)
            self.play(gone(step, climb, secant, landing), come(tangent_east), at="tangent", early=0.6)
            slope_east = hill.label(self.formula("{east.slope:g}", colour=theme.FIRST), tangent_east)
            self.play(come(slope_east), gone(lens))

        with self.beat("north"):
            self.until("cut")
            turn = hill.look(NORTH)
            self.play(gone(slope_east, *numbers, edge), hill.close(run_time=theme.MOVE), dim(tangent_east))
            row_east = panel.row("going_east", "{east.slope:g}", line=2, colour=theme.FIRST)
            self.play(
                come(panel.words("slope", line=1), row_east),
                turn if hill.opens(p.north) else [],
                run_time=theme.SWEEP,
            )
            if hill.opens(p.north):
                self.play(hill.open(p.north), run_time=theme.SWEEP)
            edge = panel.below('f(part("x", {point[0]:g}), part("y", y)) = {north.edge}')
            self.play(come(edge))
            self.play(hill.stroll(farmer, p.north))
            tangent_north = hill.tangent(p.point, (0, 1), theme.SECOND)
            self.play(come(tangent_north), at="tangent", early=0.4)
            rise = self.formula("{north.slope:g}", colour=theme.SECOND)
            slope_north = hill.label(rise, tangent_north, above=True)
            row_north = panel.row("going_north", "{north.slope:g}", line=3, colour=theme.SECOND)
            self.play(come(slope_north, row_north))

        with self.beat("south"):
            tangent_south = hill.tangent(p.point, (0, -1), theme.SECOND)
            self.play(gone(slope_north), dim(tangent_north), come(tangent_south), at="turn")
            slope_south = hill.label(self.formula("{-north.slope:g}", colour=theme.SECOND), tangent_south)
            row_south = panel.row("going_south", "{-north.slope:g}", line=4, colour=theme.SECOND)
            self.play(come(slope_south, row_south), at="slope")

        with self.beat("keep"):
            self.play(hill.close(), gone(slope_south, row_south, edge, tangent_south))
            scale = hill.scale_below(p.east.slope, p.north.slope)
            below_east = hill.arrow_below(p.point, (p.east.slope * scale, 0), theme.FIRST)
            below_north = hill.arrow_below(p.point, (0, p.north.slope * scale), theme.SECOND)
            rising = hill.look(OVER, gap=HIGHEST, holding=(below_east, below_north))
            self.play(rising, bright(tangent_east, tangent_north))
            self.play(come(slope_east, slope_north))
            if not p.flat:
                slides = (tangent_east, below_east, slope_east), (tangent_north, below_north, slope_north)
                for slide in hill.slide(*slides, run_time=theme.SWEEP):
                    self.play(slide, at="down")
            self.play(hill.stroll(farmer, p.east), at="move", early=0.4)
            self.play(hill.stroll(farmer, p.north))
