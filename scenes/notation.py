"""∂ is not d: the others frozen, or everything on the move."""

from fractions import Fraction
from itertools import chain
from typing import Annotated, Any

from steepest import (
    Block,
    Cut,
    Domain,
    FrozenCut,
    Function,
    LectureScene,
    Live,
    MapFunction,
    Panel,
    Parameters,
    Point2,
    Prediction,
    Roads,
    Struck,
    TermByTerm,
    TotalDerivative,
    TotalDifferential,
    TwoLegs,
    TwoWays,
    Unfit,
    Variables,
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
from steepest.stage.figures.formula.ice import Ice
from steepest.stage.figures.gap.gap_rows import GapRows
from steepest.stage.figures.panel.added_up import AddedUp

_SLOPE, _DERIVATIVE = '(partial f) / (partial part("x", x))', '(dif f) / (dif part("x", x))'
_BRIEF = 'partial f \\/ partial part("x", x) = part("x", {riding.direct:.3g})'
_TERMS, _FULL = {"plane": "total.value", "gap": "total.gap"}, 'dif f \\/ upright(d) part("x", x) = {riding.value:.3g}'
_CORNERS = (theme.UPPER_RIGHT, "partial"), (theme.LOWER_RIGHT, "dif")  # of the frame: one for each sign
_TOTAL, _SURFACES, _BEYOND = ("hill", "total.change"), ("ground", "touching"), {"gap": theme.TOGETHER}
_AT, _NEAR = (1.46, 2.97, 4.25, 5.05, 5.75), 0.4  # of wrong rules and right ones, and of a sum; a way, short of words
_PARTS = ("half", Fraction(1, 2), theme.SWEEP), ("tenth", Fraction(1, 10), theme.MOVE)  # of the step
_LEGS = "each leg of the step is from 0.05 to 10 long, and no more than 4 times the other"
_TOLD, _SOON = ("dx", "dy", "plane", "leg_x", "leg_y", "sum"), theme.STEP + theme.EARLY  # the marks of a step
_LONGEST, _SLOPES, _SHORT, _SLIGHT, _PLAIN, _STEEP = 30, 18, 10, 1e-4, 0.01, 9.9e3  # of texts; slopes along y with room
_SIZE, _LOW, _HIGH, _LARGE, _CLOSE, _WIDE = (6.6, 2.7), 1.5, 1.75, 46, 0.5, 0.75  # it floats low, or high; lines apart


class NotationParameters(Parameters):
    """What an instructor may change."""

    function: MapFunction = parameter("x**2 + 3*y", "height of the hill above the map")
    point: Point2 = parameter((2, 1), "where the step begins")
    step: Point2 = parameter((0.5, -0.5), "what the step takes of x and of y")
    ride: Annotated[Function, Variables("x")] = parameter("3 - x", "how y rides on x, through the point")

    def refuse(self) -> None:
        """Both letters move, the step is seen on ground, and y rides through the point, on the map."""
        brief = self.function.formula.brief
        if missing := [rule.name for rule in (self.by_x, self.by_y) if not rule.live]:
            raise Unfit(f"{brief} has no {missing[0]} in it", field="function")
        if len(self.function.text()) > _LONGEST:
            raise Unfit(f"{brief} is too long for one line", field="function")
        short, long = sorted(abs(float(leg)) for leg in self.step)
        if not 0.05 <= short <= long <= min(10, 4 * short):
            raise Unfit(_LEGS, field="step", instead=(0.5, -0.5))
        require_value(self.function, at=self.point, domain=self.window, field="function")
        require_value(self.ride, at=self.point[:1], domain=self.window[:1], field="ride")
        with refusing("ride", ", where y rides on x"):
            off, rate = abs(float(self.riding.at[1] - self.point[1])), abs(float(self.riding.rate))
        if off > 1e-9 or not 0.05 <= rate <= 5:
            raise Unfit("y has to ride through the point, from 0.05 to 5 times as fast as x", field="ride")
        with refusing("function", ", where a step leads"):
            _ = self.total.half.gap, self.total.fades, self.riding.value
        if self.total.rises(self.window) > 1.5:  # times as high as the hill
            raise Unfit("the plane that touches the hill there is too steep for so long a step", field="step")
        first, second = (abs(float(slope)) for slope in self.total.slopes)
        if second and not (_SLIGHT if _SLIGHT <= first < _STEEP or not first else _PLAIN) <= second < _STEEP:
            raise Unfit("its slope along y at the point is too long for one line", field="function")

    @fact
    def by_x(self) -> TermByTerm:
        """The slope along x, term by term: y is frozen."""
        return TermByTerm(self.function, "x")

    @fact
    def by_y(self) -> TermByTerm:
        """The slope along y, term by term: x is frozen."""
        return TermByTerm(self.function, "y")

    @fact
    def total(self) -> TotalDifferential:
        """The step: what it climbs by the slopes, and what it does climb."""
        return TotalDifferential(self.function, self.point, self.step)

    @fact
    def remainder_is_told(self) -> bool:
        """Whether there is a gap, and a short formula for it."""
        return bool(self.total.gap) and (told := self.total.remainder) is not None and len(told.text()) <= _SHORT

    @fact
    def window(self) -> Domain:
        """The part of the map that is shown: a square around the point, half as far again as the longer leg."""
        (x, y), half = self.point, Fraction(8, 5) * max(map(abs, self.step))
        return (x - half, x + half), (y - half, y + half)

    @fact
    def riding(self) -> TotalDerivative:
        """The derivative in x where y rides on x."""
        return TotalDerivative(self.function, self.ride, self.point[0])


class Notation(LectureScene[NotationParameters]):
    """A step in two legs, the gap that is left, two roads, and two mistakes."""

    def construct(self) -> None:
        """Play the beats."""
        p, title, names = self.facts, self.title(), (self.letter("x"), self.letter("y"), None)
        panel, board = Panel(self, theme.LINES, _CLOSE), Panel(self, theme.COLUMN, _WIDE)
        view, whole = TwoLegs.seen_over(p.total), panel.formula("f = {function}", beside=title)
        land = Block(p.function, p.window, view, names, theme.PICTURE, _SIZE, gap=_LOW, beside=(title, whole))
        ball, (frozen, last) = land.ball(p.point), [Cut(p.function, at, "x") for at in (p.point, p.total.end)]
        pane, roads = FrozenCut(self, land, frozen, off=[ball]), Roads(self, "riding", theme.OVER_LINES)
        legs = TwoLegs(self, land, "total", share := Live(unit := Fraction(1)), theme.OVER_LINES)
        opening = [land.look(view, holding=[pane.rim])], [land.open(frozen)]
        self.open_on(title, whole, land, land.axes, ball, *(plumb := land.plumb(ball)), *opening, pane)

        with self.beat("open"):
            first, other = legs.rule.alone(board, 5, _LARGE, ("by_x", "by_y"), _SLOPES)
            self.play(come(roads, first), run_time=theme.LIGHT)
            self.play(come(ice := Ice(whole.parts["y"])), roads.freeze(), at="ice", run_time=theme.STEP)
            self.play(come(roads.direct.arrow), land.stroll(ball, frozen, run_time=theme.MOVE), at="stroll", early=0.6)
            thawed = gone(pane), come(roads.onward.arrow), roads.thaw(), ice.to(0.0), land.close()
            self.play(*thawed, at="thaw", run_time=theme.REVEAL)
            self.play(roads.pulse(), land.stroll(ball, p.total.end), at="both", run_time=theme.STRIDE)

        with self.beat("step"):
            self.play(*legs.close_up(view, _HIGH))
            words, formula = legs.names(self.words("touching")), panel.told(legs.rule.told, 0)
            terms: list[list[Any]] = [legs.place("{point:g}", plumb[1]), [], [], *legs.rule.products(panel, 1)]
            soon: dict[str, Any] = {"plane": lambda: [*legs.spanned(), *come(*roads.numbers, other)]}
            soon["leg_x"] = lambda: [*legs.drawn_out(), *gone(*roads.all, first, other), *come(formula)]  # till then
            for things, new, mark in zip(legs.pieces(words), terms, _TOLD, strict=True):
                if mark in soon:
                    self.play(soon[mark](), at=mark, early=_SOON, run_time=theme.STEP)
                self.play(come(*things, *new), at=mark)

        with self.beat("guess") as beat:
            sums = AddedUp(panel, _TERMS, _TOTAL, 1, _BEYOND, gap="{total.remainder}" * p.remainder_is_told)
            leaving = gone(formula, *chain(*terms), *legs.stairs.all, *words[2:5], *legs.climbs)
            lens = legs.lens(theme.LENS_OVER_LINES, leaving, [*map(self.words, _SURFACES), *map(sums.small, (1, 0))])
            self.play(leaving, come(lens.bare(), legs.gap[2]), legs.narrowed())
            on, below = lens if lens.enlarges else land, Panel(self, theme.UNDER_LENS, theme.ANSWER_LINES)
            guess = Prediction(on, "height", beat.question, p.total.reached, below, 0, brief=True).ask(self)

        with self.beat("gap"):
            opened = guess.tell(alone=True), land.open(last), legs.bared(), lens.told(guess.told)
            self.play(*opened, at="cut", run_time=theme.MOVE)
            self.play(come(*legs.gap[:2]), gone(*legs.legs), run_time=theme.BLINK)
            goes = gone(guess, *guess.by_letter), legs.on_to_ground()
            self.play(come(*sums.rows[0], *sums.rows[2], *legs.climbs[4:]), *goes, at="true")
            self.play(legs.parted(), lens.measured(), come(*sums.rows[1], *sums.signs), at="gap")

        for _ in self.beats("half"):
            past, parts = list[Any]([*sums.all, *words[:2]]), _PARTS[: 1 + p.total.fades]
            rows = GapRows(panel, legs, "gap", *(name for name, *_ in parts))
            for name, part, runs in parts:
                self.play(gone(*past, *lens.names), bright(*legs.below), at=name, early=_SOON, run_time=theme.LIGHT)
                edges, end = lens.edges_named(), Cut(p.function, p.total.shortened(part).end, "x")
                self.play(come(*rows.next(name, part), *edges, *(past := lens.left_behind())), run_time=theme.FADE)
                self.play(share.to(part), land.open(end), rows.named(), at=name, run_time=runs)
                rows.settle()
            self.play(gone(*lens.names), come(*lens.renamed()), run_time=theme.BLINK)

        with self.beat("ride"):
            show, ways = (land.show_part(p.window, run_time=theme.MOVE), gone(*legs.all)), TwoWays(self, land, "riding")
            roads, own = Roads(self, "riding", theme.OVER_LINES, bars=theme.OVER_SUM), [*ways.curves, *legs.unshortened]
            turns = land.look(ways.seen, gap=ways.floating(_HIGH), holding=own, run_time=theme.MOVE)
            self.play(*show, gone(*self.all_but(title, whole, land.landscape, land.axes)), turns)
            share.value = unit  # its place is named off the whole step, which comes again
            at, road = legs.place("{point:g}", plumb[1], *ways.below), ways.name()
            self.play(come(*ways.road, road, roads), ways.stroll(ball), at="ride")
            flat, (bar, up), both = ways.legs(), ways.slopes(), roads.sum(board, 5, _DERIVATIVE, _LARGE)
            self.play(land.landscape.turn_to_glass(), come(roads.direct, ways.straight, flat[0], bar, *at), at="direct")
            self.play(come(roads.rides, flat[1], ways.through), at="through")
            self.play(come(roads.onward, drop := ways.drop()), at="onward")
            self.play(gone(*roads.all), dim(ways.road[0]), come(*both[:-1]), at="sum", early=theme.BLINK)
            self.play(come(*roads.stairs.steps[0]), at="bar", run_time=theme.LIGHT)
            self.play(come(*roads.stairs.steps[1]), at="other", run_time=theme.LIGHT)
            self.play(come(ways.along, up, *roads.stairs.steps[2], both[-1]), at="total", run_time=theme.REVEAL)

        with self.beat("mistakes", drift=land):
            self.play(gone(*both, *roads.stairs.all, *ways.lines, ways.through, bar, up, drop, road, *ways.road, *flat))
            rule, (px, py) = legs.rule, legs.rule.partials("by_x", "by_y", _SLOPES)
            right = board.told(f"{_SLOPE} = {px}", _AT[1]), board.told(rule.told, _AT[3])
            told = board.put(self.formula(f"{_SLOPE} = {px} {py}"), _AT[0]), board.told(rule.stepless(board), _AT[2])
            struck = Struck.end_of(told[0], self.formula(py)), rule.struck(told[1])  # red now
            self.play(come(ice, told[0]), at="first", run_time=theme.GLANCE)
            self.play(come(struck[0]), at="constant", run_time=theme.GLANCE)
            self.play(come(right[0], ways.straight), run_time=theme.GLANCE)
            self.play(dim(told[0], struck[0], right[0]), ice.to(0), come(told[1]), at="second", run_time=theme.BLINK)
            first_leg, second_leg = zip(legs.below, legs.legs, legs.lengths(), strict=True)
            self.play(gone(ways.straight), come(struck[1]), at="own", run_time=theme.BLINK)
            self.play(come(right[1], made := rule.sum(board, _AT[4]), *first_leg), run_time=theme.FADE)
            self.play(come(*second_leg), run_time=theme.MOVE)

        with self.beat("keep"):
            self.play(gone(ice, *told, *struck, *right, made, *first_leg, *second_leg), run_time=theme.FADE)
            seen, (one, two) = (flat[0], ways.straight, bar), [Roads(self, "riding", *each) for each in _CORNERS]
            full, brief = panel.told(_FULL, 3), board.told(_BRIEF, 3.4)
            self.play(come(one, one.direct, brief, *seen), one.freeze(), land.stroll(ball, frozen, _NEAR), at="curly")
            self.play(come(two, *two.roads, *ways.road, road), ways.stroll(ball, run_time=1.6), at="straight")
            self.play(dim(ways.road[0]), come(ways.along, up, full), run_time=theme.LIGHT)
