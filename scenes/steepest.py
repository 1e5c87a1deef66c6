"""Which way is steepest: the slope in every direction around a point, as a wave whose peak is the gradient's."""

from fractions import Fraction
from functools import partial

from steepest import (
    Block,
    Domain,
    LectureScene,
    Live,
    MapFunction,
    Panel,
    Parameters,
    Point2,
    Prediction,
    Rose,
    SlopesAround,
    TurnPlot,
    bright,
    come,
    dim,
    fact,
    gone,
    parameter,
    theme,
)
from steepest.calculus import Number
from steepest.stage.figures.ground.outlook import across, facing
from steepest.stage.figures.rose.fits import require_rose
from steepest.stage.figures.rose.size import radius_at, scale_beside, share_beside
from steepest.stage.figures.rose.sum_names import beside_sum
from steepest.stage.type.exact_figures import is_short
from steepest.stage.type.numerals import pair_sign

OVER, FIRST_OVER, FIRST_LOOK, ASIDE, WIDE = 13, 16, 55.0, 28.0, 2.5  # degrees: the eye; a first way; off it, times that
HIGH, FIRST_HIGH, LONG, LEAST, GHOST = 2.2, 0.4, 2.75, 0.4, 0.4  # how far it floats, first; arrows, least; how faint


class SteepestParameters(Parameters):
    """What an instructor may change."""

    height: MapFunction = parameter("x**2 + 3*y", "height of the hill above the map, in x (east) and y (north)")
    point: Point2 = parameter((2, 1), "where the farmer stands, east and north")
    domain: Domain = parameter({"x": [0, 4], "y": [-0.5, 2.5]}, "part of the map that is shown")

    def refuse(self) -> None:
        """All directions around the farmer have room, there is ground under them, and one is the steepest."""
        require_rose(self.height, self.point, self.domain)

    @fact
    def around(self) -> SlopesAround:
        """The slopes at the farmer's place, in all directions."""
        return SlopesAround(self.height, self.point)

    @fact
    def east(self) -> Number:
        """The slope going east."""
        return self.around.gradient[0]

    @fact
    def north(self) -> Number:
        """The slope going north."""
        return self.around.gradient[1]

    @fact
    def exact(self) -> bool:
        """Whether the greatest slope is told to its last digit by those that are shown."""
        return isinstance(slope := self.around.greatest, Fraction) and is_short(slope, 3)

    @fact
    def scale(self) -> Fraction:
        """What the gradient's length is multiplied by, beside a step of length 1."""
        return scale_beside(self.domain, self.point, self.around.gradient)


def _inked(east: str, north: str) -> list[str]:
    """Formulas in the colours of east and north."""
    return [f'part("x", {east})', f'part("y", {north})']


class Steepest(LectureScene[SteepestParameters]):
    """A direction turns once round the farmer, and its slope is plotted: a wave, whose peak is the gradient's."""

    def construct(self) -> None:
        """Play the beats."""
        p, around, title = self.facts, self.facts.around, self.title()
        panel, over_map, sign = Panel(self, theme.BESIDE_MAP), Panel(self, theme.UNDER_TITLE), "+-"[p.north < 0]
        cos, sin = ratios = [f'{ratio} part("theta", theta)' for ratio in ("cos", "sin")]
        terms = f'part("x", {{east:g}}) {cos} {sign} part("y", {{abs(north):g}}) {sin}'
        once = 'part("gradient", {around.greatest:.3g}) cos(part("theta", theta) - {around.angle:.3g} degree)'
        formula, wave = (panel.formula(f"#[{self.words('slope').markup}] = {of}", beside=title) for of in (terms, once))
        height = panel.formula('f(part("x", x), part("y", y)) = {height}', beside=title)
        small, names = partial(self.formula, size=theme.LABEL_SIZE), [*map(self.axis, ("east", "north"), "xy"), None]
        notes = "arrows" if (share := share_beside(p.scale)) == p.scale else "scale", "arrows", "scale"
        note, drawn_at, under = ([] if p.scale == 1 else [over_map.note(told, line=0)] for told in notes)
        shown = p.height, p.domain, facing(p.point, FIRST_OVER), names, theme.ALONE
        hill = Block(*shown, gap=FIRST_HIGH, beside=(title,), numbers=3 * (radius_at(p.domain, p.point) == 1))
        hill.landscape.face(hill.fitted(across(around.steepest, p.point, OVER)))  # as in the end
        rose = Rose(hill, p.point, angle := Live(first := 90.0 * around.quarter))
        rose.lead(farmer := hill.ball(p.point))
        plot = TurnPlot(around, theme.BESIDE_GROUND, (self.letter("theta"), self.words("slope", colour=theme.QUIET)))
        self.open_on(title, hill, hill.axes, farmer)

        with self.beat("open"):
            self.play(hill.look(facing(p.point, FIRST_OVER), run_time=theme.SWEEP))
            sides, slopes = (("east", (1, 0), theme.FIRST), ("north", (0, 1), theme.SECOND)), []
            lengths = (LONG * max(LEAST, abs(float(slope / around.greatest))) for slope in around.gradient)
            ways = [hill.tangent(p.point, way, ink, far) for (_, way, ink), far in zip(sides, lengths, strict=True)]
            climbs = [self.formula(f"{{{name}:g}}", colour=colour) for name, _, colour in sides * 2]
            for way, climb, (name, *_) in zip(ways, climbs, sides, strict=False):
                slopes.append(hill.label(climb, way, above=name == "north", off=ways))
                self.play(come(way, slopes[-1]), at=name)
            self.play(gone(*ways, *slopes, hill.axes), at="which", early=0.4, run_time=theme.FADE)
            self.play(hill.flatten(theme.BEFORE_PLOT), come(height))
            ways = [rose.arrow(way, ink, float(p.scale * around.gradient[k])) for k, (_, way, ink) in enumerate(sides)]
            slopes = [rose.beyond(climb, way, ways) for climb, way in zip(climbs[2:], ways, strict=True)]
            self.play(come(hill.axes, *ways, *(past := [*slopes, *drawn_at])), run_time=theme.LIGHT)

        numbers = [self.words(end, theme.FORMULA_SIZE) for end in ("start", "end")]
        ends = plot.ends(numbers, [guess.of for guess in around.guesses.values()])
        with self.beat("guess") as beat:
            self.play(gone(*ways, *past, height), hill.flatten(theme.BESIDE_PLOT, run_time=theme.STEP), come(rose))
            self.play(come(plot, *ends[0]), run_time=theme.BLINK)
            self.play(angle.to(first + 90), at="over", run_time=theme.MOVE)
            self.play(come(*ends[1]), at="choose", early=theme.BLINK, run_time=theme.BLINK)
            guess = Prediction(plot, "path", beat.question, panel=Panel(self, plot.over, 0.45))
            guess.ask(self, angle.to(first, run_time=theme.STEP))

        with self.beat("direction"):
            self.play(guess.step_aside(), gone(plot, *ends[0], *ends[1]), run_time=theme.LIGHT)
            self.play(angle.to(first + FIRST_LOOK), at="angle", run_time=theme.STEP)
            shares = [*map(rose.label, map(small, ratios), legs := rose.legs())]
            one = rose.with_room(rose.label(small("1"), rose.needle, legs[0]))
            theta = rose.with_room(rose.name(self.letter("theta")))
            self.play(come(*theta, *one), at="step", run_time=theme.BLINK)
            for leg, share_of, ratio in zip(legs, shares, ratios, strict=True):
                self.play(come(leg, share_of), at=ratio[:3], run_time=theme.GLANCE)
            climbed = [f"{by} {of}" for by, of in zip(_inked("{east:g}", "{north:g}"), ratios, strict=True)]
            leads = _inked(*(f"#[ {each.markup}]" for each in map(self.words, ("over", "up"))))
            floor = [f"{'-' * (around.quarter in (1 + k, 2 + k))}{ratios[k]} {lead}" for k, lead in enumerate(leads)]
            near = rose.near(small("1"), self.letter("theta"), *([*map(small, told)] for told in (floor, climbed)))
            away = gone(*legs, *shares, *one, *theta), hill.flatten(theme.IN_CORNER, run_time=theme.STEP)
            self.play(away, come(near), at="close", early=theme.STEP)
            self.play(near.climb(0), come(close := over_map.note("heights", line=0)), at="slope", early=theme.BLINK)
            self.play(near.climb(1), at="more")
            self.play(come(near.step, formula), run_time=theme.BLINK)

        of_x, of_y = (f"{{around.halfway:.3g}} dot {of}" for of in _inked("{abs(east):g}", "{abs(north):g}"))
        marks = [(line, small(f"{{around.bends[{k}][1][1]:.3g}}")) for k, line in enumerate(around.bends)]
        runner, curve, bars = plot.runner(angle), plot.curve(drawn := Live(first)), plot.sum(angle)  # drawn once told
        worth = [*map(small, _inked(*(f"{{around.halfway * abs({way}):.3g}}" for way in ("east", "north"))))]
        slope = panel.readout(lambda: around.along(angle()), 1, plot.decimals(self.names), beside=plot.name_up)
        half = panel.equation(of_x, f'"" + {of_y} approx', line=0, colour=theme.INK, over=slope)
        with self.beat("between"):
            self.play(gone(near, close), run_time=theme.LIGHT)
            again = come(plot, *ends[0], *ends[1]), guess.come_back()
            self.play(hill.flatten(theme.BESIDE_PLOT), angle.to(first), *again, run_time=theme.GLANCE)
            self.play(angle.to(plot.middle), run_time=theme.STEP)
            adds, wrong, halfway = beside_sum(plot, bars, worth), plot.corners(marks[:2]), plot.corners(marks[2:])
            self.play(come(*bars, *adds, *legs, half, runner, slope), at="turn", early=0.3, run_time=theme.BLINK)
            self.play(gone(*bars, *adds), at="half", early=0, run_time=theme.LIGHT)
            self.play(come(*wrong, *halfway), run_time=theme.LIGHT)
            told = gone(half, *legs), dim(*wrong), come(curve), drawn.to(plot.middle), guess.tell(stays=False)
            self.play(told, at="told", early=0, run_time=theme.BLINK)
            self.play(*(each.to(first + 90) for each in (angle, drawn)), run_time=theme.REVEAL)
        peak, off = 360.0 + around.angle, -ASIDE if p.east * p.north < 0 else ASIDE  # off the parts
        with self.beat("turn"):
            self.play(gone(guess, *wrong, *halfway, *ends[0], *ends[1]), run_time=theme.LIGHT)
            self.play(plot.complete(), come(*(theta := rose.follow(self.letter("theta")))), run_time=theme.MOVE)
            self.play(*(each.to(first + 360) for each in (angle, drawn)), at="turn", run_time=theme.STRIDE)
        tall, far, most = plot.rise(around.angle), float(p.scale * around.greatest / share), "{around.greatest:.3g}"
        with self.beat("peak"):
            self.play(rose.shrink(share), angle.to(peak + off), gone(*theta), come(*note), run_time=theme.STEP)
            unit = f"{pair_sign()} ".join(_inked("{around.steepest[0]:.3g}", "{around.steepest[1]:.3g}"))
            drop, green = plot.drop(peak, small("theta = {around.angle:.3g} degree", colour=theme.THIRD)), theme.DESCENT
            gradient, down = rose.arrow(around.steepest, theme.GRADIENT, far), rose.arrow(around.opposite, green, far)
            top = plot.away(0, self.formula(most, colour=theme.GRADIENT), theme.GRADIENT)
            trough = plot.away(180, self.formula("{-around.greatest:.3g}", colour=green), green)
            units, copies = ([rose.measure(gradient)], [rose.copies(gradient)]) if share == p.scale else ([], [])
            for part in (parts := rose.tip_to_tail(gradient, map(small, _inked("{east:g}", "{north:g}")), WIDE * off)):
                self.play(come(*part), run_time=theme.BLINK)
            bar, step = rose.bar(gradient, slope, around.greatest, plot), rose.arrow(around.steepest, theme.INK)
            self.play(come(gradient), at="join", run_time=theme.REVEAL)
            shadows, thetas = [*map(small, climbed), self.words("slope")], [self.letter("theta") for _ in sides]
            bar.cast(self, ("cast", "east", "north", "sum"), "aside", shadows, thetas, angle.to(peak + WIDE * off))
            self.play(angle.to(peak), at="toward", run_time=2 * theme.RUN)
            parts.append(tuple(rose.with_room(rose.beyond(small(most, colour=theme.GRADIENT), gradient))))
            self.play(come(*top, *parts[-1]), at="peak", run_time=theme.GLANCE)
            self.play(gone(*bar.beside, *bar.bars), dim(gradient, to=GHOST), come(step), at="way", early=0.4)
            self.play(come(*(own := rose.with_room(rose.at_tip(small(f"({unit})")))), *drop), run_time=theme.BLINK)
            self.play(come(*copies), at="times", early=theme.FADE, run_time=theme.STEP)
            fused = gone(*copies, *sum(parts, ())), gone(step), bright(gradient), come(*units)
            self.play(fused, at="gradient", early=theme.FADE, run_time=theme.FADE)
            named = self.formula("nabla f = {around.gradient:.3g}", colour=theme.GRADIENT)
            self.play(come(*(whole := rose.with_room(rose.beyond(named, gradient), off=[down]))), run_time=theme.BLINK)

        with self.beat("away"):
            self.play(gone(rose.arc, *own, *drop), come(bar.ray, *bar.bars, bar.turn), at="away", run_time=theme.BLINK)
            self.play(come(*bar.beside[1:]), gone(*units), dim(*whole, to=0), run_time=theme.LIGHT)
            self.play(angle.to(peak + 90), run_time=theme.STRIDE)
            self.play(gone(formula), come(wave), at="cosine", run_time=theme.BLINK)
            square, level = rose.square(around.steepest, around.left), rose.same_height(self.words("level"), gradient)
            zeros, step = [plot.dot(plot.at((peak + on) % 360)) for on in (90, 270)], rose.arrow(around.left, theme.INK)
            lit = dim(*bar.beside, to=0), gone(bar.turn), come(level, square, step, *zeros)  # no number beside no bar
            self.play(lit, at="right", early=theme.BLINK, run_time=theme.BLINK)
            self.play(gone(level, square, step, *zeros), bright(*bar.beside), at="opposite", run_time=theme.LIGHT)
            self.play(angle.to(peak + 180), run_time=theme.MOVE)
            low = rose.beyond(self.formula("-nabla f", colour=green), down), *trough
            self.play(gone(bar, *bar.beside), come(down, *low), bright(*whole), run_time=theme.BLINK)
            self.settle(slope, "-around.greatest")

        with self.beat("keep"):
            hill.stand_beside(title, wave, *under)
            rises = rose.rise(across(around.steepest, (), OVER), theme.BESIDE_PLOT, HIGH, farmer, gradient)
            self.play(gone(rose, *whole, down, *low, runner, slope, *note), run_time=theme.BLINK)
            self.play(angle.to(peak + 360), rises, run_time=theme.SWEEP)
            up, words = hill.climb(p.point, rose.reach(gradient)), self.words("climb", colour=theme.GRADIENT)
            self.play(come(up, hill.label(words, up)), at="way")
            named = small(f"nabla f#[{self.words('length').markup}]", colour=theme.GRADIENT)
            self.play(come(rose.beyond(named, gradient), *under, *drop, tall), at="long")
