"""∂ is not d: the others frozen, or everything on the move."""

from fractions import Fraction
from typing import Annotated

from steepest import (
    Block,
    Box,
    Cut,
    Domain,
    Function,
    Label,
    LectureScene,
    Lens,
    Live,
    MapFunction,
    Panel,
    Parameters,
    Point,
    Point2,
    Roads,
    Struck,
    TermByTerm,
    TotalDerivative,
    TotalDifferential,
    TwoLegs,
    Variables,
    View,
    come,
    fact,
    gone,
    parameter,
    theme,
)
from steepest.stage.figures.formula.ice import Ice
from steepest.stage.figures.guess.ring import Ring
from steepest.stage.ground.things import Thing

_SLOPE = '(partial f) / (partial part("x", x))'
_PARTIAL = _SLOPE + ' = part("x", {riding.direct:.3g})'
_DERIVATIVE = '(dif f) / (dif part("x", x)) = {riding.value:.3g}'
_TOTAL = (
    'dif f = part("x", {total.slopes[0]:.3g}) thin dif part("x", x)'
    ' + part("y", {total.slopes[1]:.3g}) thin dif part("y", y)'
)
_ROWS = ("plane", "value", theme.INK), ("hill", "change", theme.INK), ("gap", "gap", theme.WRONG)
_LARGE, _PITCH = 46, 0.58
_AZIMUTH, _ELEVATION, _GAP = 112, 11, 2.2
_SIZE = 6.6, 3.9
_LENS = 1.5


class NotationParameters(Parameters):
    """What an instructor may change."""

    function: MapFunction = parameter("x**2 + 3*y", "height of the hill above the map")
    point: Point2 = parameter((2, 1), "where the step begins")
    step: Point2 = parameter((0.5, -0.5), "what the step takes of x and of y")
    ride: Annotated[Function, Variables("x")] = parameter("3 - x", "how y rides on x, through the point")

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
    def half(self) -> TotalDifferential:
        """Half of it."""
        return self.total.shortened(Fraction(1, 2))

    @fact
    def window(self) -> Domain:
        """The part of the map that is shown: a square around the point, half as far again as the longer leg."""
        half = Fraction(8, 5) * max(map(abs, self.step))
        x, y = self.point
        return (x - half, x + half), (y - half, y + half)

    @fact
    def stray_is_signed(self) -> bool:
        """Whether the slope along y begins with a minus sign."""
        return self.by_y.partial.text().startswith("−")

    @fact
    def path(self) -> tuple[Point, ...]:
        """Points of the path on which y rides on x, as far as it is on the map."""
        (low, high), (south, north) = self.window
        places = [(x, self.ride(x)) for x in (low + (high - low) * Fraction(k, 60) for k in range(61))]
        return tuple(at for at in places if south <= at[1] <= north)

    @fact
    def riding(self) -> TotalDerivative:
        """The derivative in x where y rides on x."""
        return TotalDerivative(self.function, self.ride, self.point[0])


class Notation(LectureScene[NotationParameters]):
    """A step in two legs, the gap that is left, two roads, and two mistakes."""

    def construct(self) -> None:
        """Play the beats."""
        p, title, panel = self.facts, self.title(), Panel(self, theme.SIDE, _PITCH)
        board = Panel(self, theme.SIDE, 0.8)
        names = self.letter("x"), self.letter("y"), None
        view = View(_AZIMUTH if p.step[1] > 0 else -_AZIMUTH, _ELEVATION)
        land = Block(p.function, p.window, view, names, theme.PICTURE, _SIZE, gap=_GAP, beside=(title,))
        ball, frozen = land.ball(p.point), Cut(p.function, p.point, "x")
        pane, roads = self.pane(land, frozen), self.roads(board.chart(2, 5))
        self.add(title)
        self.open_on(land, land.axes, ball, [land.open(frozen)], *pane)

        with self.beat("open"):
            partial = board.put(self.formula(_PARTIAL, _LARGE), 6)
            self.play(come(partial, roads), roads.freeze(), at="ice")
            self.play(come(roads.direct), land.stroll(ball, frozen), at="stroll")
            self.play(gone(*pane, partial), roads.thaw(), land.close(), at="both")
            self.play(come(roads.onward))

        share = Live(Fraction(1))
        step = share.then(p.total.shortened)
        legs = TwoLegs(land, step)
        with self.beat("step"):
            marks = []
            for k, name in enumerate("xy"):
                self.play(come(legs.below[k]), at=f"d{name}")
                words = self.formula(f'dif part("{name}", {name}) = {{step[{k}]:g}}', theme.LABEL_SIZE)
                marks.append(legs.label_below(words, k))
                self.play(come(marks[-1]))
            for k, name in enumerate("xy"):
                self.play(come(legs.legs[k]), at=f"leg_{name}")
                words = self.formula(f"{{total.legs[{k}]:+.4g}}", colour=theme.ROLES[name])
                marks.append(land.label(words, legs.legs[k], above=True))
                self.play(come(marks[-1]))
            products = " + ".join(
                f'part("{name}", {{total.slopes[{k}]:.3g}} dot {self.bracketed(f"step[{k}]", "g")})'
                for k, name in enumerate("xy")
            )
            summed = panel.equation(products, "= {total.value:.4g}", line=1, colour=theme.INK)
            self.play(come(summed), at="sum")
            total = panel.formula(_TOTAL)
            self.play(come(total), at="name")

        with self.beat("guess"):
            rows = [
                panel.row(name, f"{{total.{fact}:.4g}}", k, colour)
                for k, (name, fact, colour) in enumerate(_ROWS, 2)
            ]
            self.play(gone(*roads.all), come(*legs.plane, rows[0]), at="plane")
            ring = Ring(rows[1][1].get_center(), 0.24)
            self.play(come(rows[1][0]), ring.empty(), at="think", early=0)
            self.play(gone(ring))

        with self.beat("gap"):
            self.play(land.open(Cut(p.function, p.total.end, "x")), at="cut")
            self.play(come(*legs.gap))
            self.play(come(rows[1][1]), at="true")
            lens = Lens(self, land, lambda: step().end, legs.magnification(_LENS), theme.UNDER_LINES, _LENS)
            self.play(come(rows[2]), at="gap")
            self.play(come(lens))

        if self.tells("half"):
            with self.beat("half"):
                running = panel.figures(step, "half", 2, **{name: fact for name, fact, _ in _ROWS})
                halved = land.open(Cut(p.function, p.half.end, "x"), run_time=theme.RUN)
                self.play(gone(*rows, *marks, summed), come(*running))
                self.play(share.to(Fraction(1, 2), run_time=theme.RUN), halved, at="half")
                running.settle()
                rows = list(running)

        with self.beat("ride"):
            self.play(gone(*self.all_but(title, land.landscape, land.axes), *legs.all), land.close())
            path = land.path(p.path, theme.INK)
            named = land.label(self.formula('part("y", y) = {ride}', theme.LABEL_SIZE), path[1])
            self.play(come(*path, named), at="ride")
            roads = self.roads(board.chart(2, 5))
            self.play(come(roads))
            tangents = []
            for way, colour, fact, road in (
                ((1, 0), theme.FIRST, "direct", [roads.direct]),
                ((1, p.riding.rate), theme.INK, "value", [roads.rides, roads.onward]),
            ):
                for each, mark in zip(road, (fact, "onward"), strict=False):
                    self.play(come(each), at=mark)
                tangents.append(land.tangent(p.point, way, colour))
                words = self.formula(f"{{riding.{fact}:.3g}}", colour=colour)
                tangents.append(land.label(words, tangents[-1], above=True))
            self.play(come(tangents[0], tangents[1]))
            both = board.put(self.formula(_DERIVATIVE, _LARGE), 6)
            self.play(come(both, *tangents[2:]), at="total")

        with self.beat("mistakes", drift=land):
            self.play(gone(*roads.all, both))
            whole = board.put(self.formula("f = {function}", _LARGE), 1)
            self.play(come(whole, Ice(whole.parts["y"])), at="first")
            stray = self.formula(f"+ {'({by_y.partial})' if p.stray_is_signed else '{by_y.partial}'}", _LARGE)
            wrong = board.parts(self.formula(f"{_SLOPE} = {{by_x.partial}}", _LARGE), stray, line=2)
            self.play(come(wrong))
            self.play(come(Struck(stray)), at="constant")
            wrong = board.put(
                self.formula("dif f = {total.slopes[0]:.3g} + {total.slopes[1]:.3g}", _LARGE), 4
            )
            self.play(come(wrong), at="second")
            self.play(come(Struck(wrong)), at="own")
            self.play(come(board.put(self.formula(_TOTAL, _LARGE), 5)))

        with self.beat("keep"):
            self.play(gone(*self.all_but(title, land.landscape, land.axes)))
            curly, straight = self.roads(theme.UPPER_RIGHT, "partial"), self.roads(theme.LOWER_RIGHT, "dif")
            self.play(come(curly, curly.direct), curly.freeze(), at="curly")
            self.play(come(straight, straight.direct), at="straight")
            self.play(come(straight.rides))
            self.play(come(straight.onward))

    def bracketed(self, fact: str, form: str) -> str:
        """A number in a product: in brackets where it has a sign."""
        return f"({{{fact}:{form}}})" if self.number(fact) < 0 else f"{{{fact}:{form}}}"

    def pane(self, land: Block, cut: Cut) -> tuple[Thing | Label, ...]:
        """The pane of ice in a cut, its edge, and what is frozen there."""
        glass, rim = land.pane(cut)
        words = self.formula('part("y", y) = {point[1]:g}', theme.LABEL_SIZE, theme.ICE, y=theme.ICE)
        return glass, rim, land.edge(cut, theme.FIRST), land.label(words, rim)

    def roads(self, region: Box, sign: str = "") -> Roads:
        """The roads from x to f, in a region."""
        numbers = "{riding.direct:.3g}", "{riding.rate:.3g}", "{riding.by_second:.3g}"
        return Roads(self, ("x", "y", "f"), numbers, region, sign)
