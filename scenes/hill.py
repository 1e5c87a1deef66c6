"""A hill has two slopes: at one place, the slope going east and the slope going north."""

import math
from fractions import Fraction

import numpy as np

from steepest import (
    Approach,
    Block,
    Cut,
    Domain,
    Guesses,
    LectureScene,
    Live,
    MapFunction,
    Number,
    Panel,
    Parameters,
    Point2,
    Prediction,
    Secant,
    View,
    angle,
    bright,
    come,
    dim,
    fact,
    gone,
    guesses,
    length,
    parameter,
    refusing,
    require_inside,
    require_value,
    theme,
)


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


class Hill(LectureScene[HillParameters]):
    """The opening picture: a block of ground, cut open east and north."""

    def construct(self) -> None:
        """Play the beats."""
        p = self.facts
        names = [self.axis("east", "x"), self.axis("north", "y"), self.words("height", colour=theme.QUIET)]
        panel, title = Panel(self), self.title()
        formula = panel.formula('f(part("x", x), part("y", y)) = {height}', beside=title)
        hill = Block(p.height, p.domain, View(-117, 13), names, beside=(title, formula))
        farmer = hill.ball(p.point)
        plumb = hill.plumb(farmer)
        eastward, northward = hill.edge(p.east, theme.FIRST), hill.edge(p.north, theme.SECOND)
        self.add(title)
        self.open_on(hill, formula, hill.axes, farmer, *plumb)

        with self.beat("open"):
            height = hill.label(self.words("here"), p.point)
            self.play(come(height), at="here", early=0)

        guess = Prediction(hill, "way", None)
        if self.tells("guess"):
            with self.beat("guess") as beat:
                guess = Prediction(hill, "way", beat.question, p.point, panel).ask(self, gone(height))

        with self.beat("directions"):
            bearing = Live(0.0)

            def way() -> tuple[float, float]:
                return np.cos(bearing()), np.sin(bearing())

            needle = hill.tangent(p.point, way, theme.INK)
            heading = panel.words("slope", line=1)
            slope = panel.readout(lambda: p.height.slope(p.point, way()), line=1, decimals=1)
            self.play(come(needle, heading, slope), gone(height) if not p.ways else [], at="turn", early=0)
            self.play(bearing.to(2 * np.pi), run_time=theme.TURN)
            if p.ways:
                x, y = map(float, p.height.gradient(p.point))
                self.play(bearing.to(2 * np.pi + math.atan2(y, x)), at="most", run_time=theme.MOVE)
                self.play(guess.tell())
            self.settle(slope, "steepest") if p.ways else slope.settle()
            self.play(gone(needle, heading, slope, guess), at="two", early=0.5, run_time=theme.BLINK)
            self.play(come(eastward), at="east")
            self.play(come(northward), at="north")

        with self.beat("east"):
            self.until("cut")
            if hill.opens(p.east):
                self.play(hill.open(p.east))
                self.play(hill.look(View(-107, 12)))
            edge = panel.below('f(part("x", x), part("y", {point[1]:g})) = {east.edge}')
            self.play(come(edge), at="frozen")
            self.play(hill.stroll(farmer, p.east))

        with self.beat("steps"):
            length = Live(p.steps[0].length)
            step, climb, secant, landing = hill.secant(p.east, lambda: p.east.step(length()))
            numbers = panel.figures(
                lambda: p.east.step(length()), "steps[2]", step="length", climb="climb", rate="rate"
            )
            for figure, number in zip((step, climb, secant), numbers, strict=True):
                self.play(
                    come(figure, number), come(landing) if figure is secant else [], run_time=theme.GLANCE
                )
            self.play(length.to(p.steps[1].length), at="short", early=0, run_time=theme.RUN)
            self.play(length.to(p.steps[2].length), at="closer", early=0, run_time=theme.RUN)
            numbers.settle()
            tangent_east = hill.tangent(p.point, (1, 0), theme.FIRST)
            self.play(gone(step, climb, secant, landing), come(tangent_east), at="tangent", early=0.6)
            slope_east = hill.label(self.formula("{east.slope:g}", colour=theme.FIRST), tangent_east)
            self.play(come(slope_east))

        with self.beat("north"):
            self.until("cut")
            turn = hill.look(View(-143, 12))
            self.play(hill.close(run_time=theme.MOVE), gone(slope_east, *numbers, edge), dim(tangent_east))
            row_east = panel.row("going_east", "{east.slope:g}", line=2, colour=theme.FIRST)
            self.play(come(heading, row_east), turn if hill.opens(p.north) else [], run_time=1.8)
            if hill.opens(p.north):
                self.play(hill.open(p.north), run_time=1.8)
            edge = panel.below('f(part("x", {point[0]:g}), part("y", y)) = {north.edge}')
            self.play(come(edge))
            self.play(hill.stroll(farmer, p.north))
            tangent_north = hill.tangent(p.point, (0, 1), theme.SECOND)
            self.play(come(tangent_north), at="tangent", early=0.4)
            slope_north = hill.label(
                self.formula("{north.slope:g}", colour=theme.SECOND), tangent_north, above=True
            )
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
            self.play(bright(tangent_east, tangent_north), come(slope_east, slope_north))
            self.play(hill.look(View(-117, 16)), run_time=theme.GAZE)
