"""One place, many slopes: two of them, the one going east and the one going north."""

from fractions import Fraction
from functools import partial

import numpy as np

from steepest import (
    Block,
    Domain,
    LectureScene,
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
    parameter,
    refusing,
    require_inside,
    require_value,
    theme,
)
from steepest.calculus import Approach, Cut, Number, Secant
from steepest.stage.figures.ground.below import scale_on
from steepest.stage.figures.ground.outlook import floating, into, uphill
from steepest.stage.figures.slopes.heights_told import axis_told, heights_told
from steepest.stage.figures.slopes.ice_name import ice_on, values_on
from steepest.stage.figures.slopes.shrinking_step import ShrinkingStep, UnitStep
from steepest.stage.figures.slopes.slope_arrows import SlopeArrows, TurningNeedle
from steepest.stage.play.motion import at_once, late

OVER, EAST, NORTH, LAST = View(-117, 7), View(-102, 10), View(0, 8, distance=22), View(-127, 5)  # far: a larger cut
TOLD = ("east.slope", theme.FIRST), ("north.slope", theme.SECOND), ("south", theme.SECOND)
NAMES = ("east_is", theme.LABEL_SIZE, theme.FIRST), ("north_is", theme.LABEL_SIZE, theme.SECOND)
WAYS = {"going_east": "{east.slope:g}", "going_north": "{north.slope:g}", "going_south": "{south:g}"}
CLOSE, LOW, OFF, HIGH, HIGHEST = 0.2, 0.4, 0.3, (1.6, 1.8, 2.0, 2.2, 2.4, 2.6), 2.3  # how far it floats
TALL, LONG = (6.6, 3.25), 0.5  # its side and height, for a slope of 4 is steep; the longest slope, in sides of the map


class HillParameters(Parameters):
    """What an instructor may change."""

    height: MapFunction = parameter("x**2 + 3*y", "height of the hill above the map, in x (east) and y (north)")
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
        """Steps east: a whole one, as far as there is ground, or a quarter of the map; a tenth; a tenth of that."""
        west, east = self.domain[0]
        return self.east.shrinking(min(Fraction(1), east - self.point[0] or (east - west) / 4), 3)

    @fact
    def approach(self) -> Approach:
        """How the rate of the step comes to the slope while the step shrinks."""
        return self.east.approach(self.steps[0].length, self.steps[-1].length)

    @fact
    def flat(self) -> bool:
        """Whether the ground is level there in every direction: both partial derivatives are zero."""
        return self.east.trend == "level" and self.north.trend == "level"

    @fact
    def south(self) -> Number:
        """The slope going back south."""
        return self.height.slope(self.point, (0, -1))

    @fact
    def scale(self) -> Fraction:
        """What the slopes are multiplied by, as lengths of arrows on the map."""
        return scale_on(self.domain, (self.east.slope, self.north.slope), LONG)


class Hill(LectureScene[HillParameters]):
    """The opening picture: a block of ground over its map, cut open east and north."""

    def construct(self) -> None:
        """Play the beats."""
        p, panel, title, spot = self.facts, Panel(self), self.title(), self.formula("{point:g}", theme.LABEL_SIZE)
        rule = panel.formula('f(part("x", x), part("y", y)) = {height}', beside=title)
        names = [self.axis("east", "x"), self.axis("north", "y"), self.words("height", colour=theme.QUIET)]
        over, east, north = uphill(OVER, p.point), into(p.east, EAST), into(p.north, NORTH, OFF)
        hill = Block(p.height, p.domain, over, names, theme.ALONE, TALL, gap=LOW, beside=(title, rule))
        (by_x, by_y, heights), arrows = map(hill.axes.row, range(3)), SlopeArrows(hill, p.scale)
        gap = floating(hill.whole, over(hill.whole), np.array([p.point], float), HIGH)
        plumb, level = hill.plumb(farmer := hill.ball(p.point)), heights.level(farmer, p.here)
        hill.hold(*level)  # the axis of heights goes up so far
        east_is, north_is, south_is, *plates = (self.formula(f"{{{of}:g}}", colour=ink) for of, ink in TOLD + TOLD[:2])
        self.open_on(title, hill, hill.axes, farmer)

        with self.beat("open"):
            self.play(hill.look(over, gap=gap), at="lift", run_time=theme.GAZE)
            self.play(come(*plumb, name := hill.label(spot, plumb[1])), at="place")
            up = [*level, hill.label(self.words("here"), p.point, off=[farmer, plumb[0], *level])]
            self.play(come(*up), at="here", early=0)

        with self.beat("directions"):
            needle = TurningNeedle(hill, p.point, -np.pi / 4)  # no slope that is to be found is there
            self.play(gone(*up, name, heights), hill.look(over, theme.PICTURE, max(gap, HIGHEST), run_time=theme.MOVE))
            runs = needle.told(self, self.words("slope"))
            self.play(come(*needle.parts, runs), hill.turn_to(farmer, needle.way()), at="turn", run_time=theme.BLINK)
            farmer.ahead = needle.on_ground.end
            self.play(needle.turn(7 * np.pi / 4, run_time=theme.GAZE), come(*needle.fan))
            self.play(gone(*needle.parts, runs, *needle.fan), come(rule), at="two", early=0.5, run_time=theme.BLINK)
            eastward, northward = ((hill.edge(cut), hill.edge_below(cut)) for cut in (p.east, p.north))
            self.play(come(*eastward), hill.turn_to(farmer, (1, 0)), at="east")
            self.play(come(*northward), hill.turn_to(farmer, (0, 1)), at="north")

        with self.beat("east"):
            tangent_east, slope = arrows.on_ground(p.east), self.words("tangent", theme.SMALLEST_SIZE, theme.FIRST)
            opens = [hill.open(p.east, east), hill.turn_to(farmer, (1, 0))] if hill.opens(p.east, east) else []
            nearer = [hill.look(east, theme.NEAR_PANEL, CLOSE, [tangent_east])] if opens else []
            self.play(*opens, gone(by_y), *nearer, at="cut", run_time=theme.SWEEP)
            edge = panel.below(f"{values_on(p.east, 'point')} = {{east.edge}}")
            self.play(come(edge, heights, ice := ice_on(self, hill, p.east, eastward[1], northward)), at="frozen")
            self.play(hill.stroll(farmer, p.east))

        with self.beat("steps"):
            shrinking, small = ShrinkingStep(hill, p.east, p.steps, tangent_east), theme.SMALLEST_SIZE
            (step, climb, line, chord, *balls), left, touching = shrinking.parts, shrinking.left, hill.touched(p.east)
            hid = farmer, *plumb, northward[0]
            rows, apart = shrinking.table(self, "steps", theme.OVER_HERO), p.approach != "one rate"
            look = hill.look(east, theme.KEY, CLOSE, arrows.airy(p.east), True, run_time=theme.MOVE), gone(ice, rule)
            unseen, scales = [*hid, line, *hill.axes.ticks], {p.east.flatter: "flatter", 1: "even"}  # 1: as it is
            lens = shrinking.lens(self, theme.HERO_LENS, scales, [ice, hill.landscape, hill.axes], unseen)
            kept = [edge] if edge.height < rule.get_top()[1] - rows.head.get_top()[1] - theme.TEXT_GAP else []
            named = dim(*hid), edge.animate.align_to(rule, (0, 1, 0)) if kept else gone(edge)  # it alone is measured
            self.play(*look, *named, come(step, climb, *balls, lens), dim(eastward[0], to=0.6))  # to scale there
            how = heights_told(self, hill, p.east, heights, [*hid, *eastward, tangent_east, *shrinking.all], lens, rows)
            tell, through = partial(shrinking.tell, lens, self, "steps"), shrinking.name(lens, self, "secant")
            self.play(tell(0), come(*through, *how, *left, line, chord), run_time=theme.BLINK)
            self.play(come(rows), run_time=theme.GLANCE, at="short", early=0.6)
            self.play(shrinking.hush(lens), lens.hush(through), shrinking.to(1))
            self.play(tell(1), rows.tell(1), gone(*(one for one in how if not lens.leaves(one))), run_time=theme.BLINK)
            self.play(shrinking.hush(lens), shrinking.to(2), at="closer")
            self.play(tell(2), rows.tell(2), run_time=theme.BLINK)
            last, tied = ([rows.ends_in("limit", *TOLD[0]), come(touching)], touching) if apart else ([], chord)
            self.play(lens.tell_anew(slope, tied, rows.rows, shrinking.legs), last, at="tangent", run_time=theme.GLANCE)
            with shrinking.untied(lens) as tie:  # its tie lies along the run
                unseen += (marks := arrows.over_one(self, p.east, east_is, [tangent_east, *plumb], lens))
            ends = [gone(step, climb, touching), shrinking.hush(lens)] if apart else []
            self.play(gone(*balls, *left, line, chord), ends, tie, bright(*hid), come(tangent_east, *marks), at="told")

        with self.beat("north"):
            tangent_north, tangent_south = both = [arrows.on_ground(p.north, sign) for sign in (1, -1)]
            hill.stand_beside(title, rule)  # and no longer the words that go
            turns = come(by_y, rule), dim(*eastward), gone(*how), hill.turn_to(farmer, (0, 1), run_time=theme.SWEEP)
            turn = hill.look(north, theme.KEY, OFF, both, True, run_time=theme.SWEEP)  # with room for that axis
            is_seen, one = hill.opens(p.north, north), UnitStep(self, hill, p.north, "north.unit", tangent_north)
            self.play(gone(lens, step, climb, tangent_east, heights, *kept, *marks, rows), hill.close(), turn, turns)
            n = (slopes := panel.put(self.words("slopes", colour=theme.QUIET), 1)).markup.count("\n")  # of many digits
            row_east, row_north, row_south = panel.rows(WAYS, *(ink for _, ink in TOLD), first=2 + n)
            self.play(come(slopes, row_east), gone(by_x), hill.look_into(p.north, both) if is_seen else [], at="cut")
            edge, held = panel.below(f"{values_on(p.north, 'point')} = {{north.edge}}"), arrows.back(p.north)
            mist = arrows.left_out(p.north, north)
            scale = axis_told(self, hill, p.north, [*one.parts, *both], theme.PANEL)
            tag, guess = hill.label(north_is, tangent_north, off=[tangent_south]), Prediction(hill, "way", None)
            ice = ice_on(self, hill, p.north, northward[1], [*eastward, *one.legs, *both])
            self.play(come(edge, ice, *scale), at="frozen", run_time=theme.BLINK)
            self.play(come(*one.parts) if one.parts else hill.stroll(farmer, p.north), dim(row_east))
            self.play(come(tangent_north, row_north), one.tell(tag), at="tangent", early=0.4, run_time=theme.GLANCE)

        for beat in self.beats("guess"):  # what lies south would tell it
            self.play(one.out(tag), hill.look_into(p.north, held, onward=True), come(mist), gone(*scale), one.off(tag))
            now = come(*(scale := axis_told(self, hill, p.north, both, theme.PANEL))), hill.turn_to(farmer, (0, -1))
            guess = Prediction(hill, "way", beat.question, p.point, panel, 4 + n, ends=[tangent_south])
            guess.ask(self, *now, mist.named(self, *(each.ghost.actor for each in guess.choices)))

        with self.beat("south"):
            (lines, low), past = zip(eastward, northward, strict=True), dim(tangent_north, row_north, northward[0])
            ground = hill.open(p.north), hill.turn_to(farmer, (0, -1)), late(come(tangent_south), theme.SWEEP, 0.4)
            self.play(one.off(tag), gone(mist), past, guess.tell(stays=True), *ground, at="turn")
            self.play(gone(guess), come(row_south), one.off(ice), at="slope", early=0.7, run_time=theme.BLINK)
            back = hill.label(south_is, tangent_south, off=[tangent_north, low[1]], under=True)  # looks ahead
            self.play(come(back), run_time=theme.BLINK)

        with self.beat("keep"):
            past, laid = at_once(gone(tag, back, row_south, edge, ice, *scale)), ("drawn", small, theme.QUIET)
            above, below = (tangent_east, tangent_north), [*map(arrows.below, (p.east, p.north))]
            hill.stand_beside(title, rule, slopes, row_east, row_north)
            again = bright(row_east, row_north, tangent_north, *eastward, *northward), hill.close(), gone(tangent_south)
            (seen, gap), once = arrows.outlook(uphill(LAST), p.point, farmer.height, below), come(by_x)
            self.play(past, again, hill.look(seen, gap=gap, holding=[*below, *above]), come(tangent_east))
            signs = [hill.label(*n, above=True, off=[*lines, *above, farmer]) for n in zip(plates, above, strict=True)]
            self.play(come(*signs), once, run_time=theme.REVEAL)
            *told, drawn = [[], [], []] if p.flat else arrows.named(self, (*NAMES, laid), below, plumb[1])
            for k, each in enumerate(zip(above, below, strict=True)):  # one after the other, and the farmer looks there
                turn, level = hill.turn_to(farmer, (0, 1) if k else (1, 0)), dim((eastward, northward)[k][1], to=0.3)
                slid = [] if p.flat else [hill.slide(each), gone(signs[k], above[k]), level]
                self.play(*slid, turn, at="" if k or p.flat else "down")
                if not p.flat:
                    self.play(come(*told[k]), [] if k else come(*drawn), run_time=theme.FADE)
