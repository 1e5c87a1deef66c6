"""Ground in space."""

from fractions import Fraction

from steepest import (
    Block,
    BlockRow,
    Box,
    Crossing,
    Cut,
    Domain,
    FlatPlaces,
    FrozenCut,
    LectureScene,
    Lens,
    LevelSurface,
    MapFunction,
    Parameters,
    Point2,
    Race,
    Rose,
    Space,
    TotalDerivative,
    TotalDifferential,
    TwoLegs,
    TwoWays,
    View,
    come,
    fact,
    parameter,
    theme,
)
from steepest.calculus import CriticalPoint, Function, Nudged, Pass, critical_point_at, passes

ROOM, WIDE = Box(-3.75, -2.0, 3.75, 2.0), Box(-5.0, -2.8, 5.0, 2.8)


class GroundsParameters(Parameters):
    """What an instructor may change."""

    height: MapFunction = parameter("x**2 + 3*y", "height over the map")
    domain: Domain = parameter({"x": [0, 4], "y": [-1, 3]}, "part of the map that is shown")
    point: Point2 = parameter((2, 1), "where somebody stands")
    saddle: MapFunction = parameter("x**2 - y**2", "height of a pass")
    around: Domain = parameter({"x": [-2, 2], "y": [-2, 2]}, "part of its map that is shown")

    @fact
    def east(self) -> Cut:
        """The cut along x."""
        return Cut(self.height, self.point, "x")

    @fact
    def step(self) -> TotalDifferential:
        """A step of both variables."""
        return TotalDifferential(self.height, self.point, (Fraction(1, 2), Fraction(-1, 2)))

    @fact
    def riding(self) -> TotalDerivative:
        """The derivative in x where y rides on it."""
        return TotalDerivative(self.height, Function("3 - x", ["x"]), self.point[0])

    @fact
    def beside(self) -> Domain:
        """What is around it."""
        x, y = self.point
        return (x - 1, x + 1), (y - 1, y + 1)

    @fact
    def top(self) -> Pass:
        """The pass."""
        return passes(self.saddle, self.around)[0]

    @fact
    def nudged(self) -> Nudged:
        """Walks that begin beside its ridge."""
        rule = Fraction(1, 20), Fraction(1, 5), Fraction(9, 10), 20
        return Nudged(self.saddle, self.around, self.top, *rule)

    @fact
    def level(self) -> LevelSurface:
        """The surface on which a function of three variables has one value."""
        return LevelSurface.of(Function("x**2 + 2*y**2 + 3*z**2", ("x", "y", "z")), (1, 1, 1))

    @fact
    def shapes(self) -> tuple[Function, ...]:
        """A bowl, and the pass."""
        return Function("x**2 + y**2", ("x", "y")), self.saddle

    @fact
    def flats(self) -> tuple[CriticalPoint, ...]:
        """The bottom of the one, and the middle of the other."""
        return tuple(critical_point_at(shape, (0, 0)) for shape in self.shapes)


class Grounds(LectureScene[GroundsParameters]):
    """A picture of each figure."""

    def construct(self) -> None:
        """Play the beats."""
        p = self.facts
        with self.beat("block"):
            names = self.letter("x"), self.letter("y"), self.words("height", colour=theme.QUIET)
            hill = Block(p.height, p.domain, View(-122, 28), names, ROOM)
            self.play(come(hill))
            self.play(come(hill.axes, hill.ball(p.point), hill.edge(p.east, theme.FIRST)))
            self.play(hill.open(p.east))
            tangent = hill.tangent(p.point, (1, 0), theme.FIRST)
            self.play(come(tangent))
            self.play(come(hill.label(self.formula("{east.slope:g}", colour=theme.FIRST), tangent)))

        self.clear()
        with self.beat("rose"):
            hill = Block(p.height, p.domain, View(-127, 8), region=WIDE, gap=0.9, numbers=False)
            rose = Rose(hill, p.point, 55.0)
            rose.lead(farmer := hill.ball(p.point))
            self.add(*hill.there)
            self.play(come(farmer), hill.flatten(WIDE))
            self.play(come(rose, *rose.legs()))

        self.clear()
        with self.beat("frozen_cut"):
            hill = Block(p.height, p.domain, View(-122, 28), names, ROOM, gap=None)
            self.add(*hill.there)
            self.play(hill.open(p.east))
            self.play(come(FrozenCut(self, hill, p.east)))

        self.clear()
        with self.beat("two_legs"):
            hill = Block(p.height, p.beside, TwoLegs.seen_over(p.step), names, ROOM, gap=1.6)
            self.add(*hill.there)
            legs = TwoLegs(self, hill, "step")
            self.play(come(*legs.below, legs.sheet, *legs.glass, legs.touch, *legs.legs))
            self.play(hill.open(Cut(p.height, p.step.end, "x")), come(*legs.gap))
            self.play(come(legs.lens(Box(2.6, -2.6, 6.2, 1.4))))

        self.clear()
        with self.beat("two_ways"):
            hill = Block(p.height, p.beside, View(-112, 14), names, ROOM, gap=1.6)
            ways = TwoWays(self, hill, "riding")
            self.add(*hill.there)
            self.play(hill.look(ways.seen, holding=ways.lines))
            self.play(come(*ways.road, *ways.lines, *ways.slopes()))

        self.clear()
        with self.beat("crossing"):
            cross = Crossing(p.top.ridge, p.top.valley, lead=(0, 1))
            axes = self.letter("x"), self.letter("y"), None
            land = Block(p.saddle, p.around, cross.aside, axes, ROOM, size=(6.4, 1.9), body=0.1)
            cross.lay(land, ROOM, self.words)
            self.add(*land.there)
            self.play(come(*cross.lines.values()))
            self.play(land.look(cross.along))
            self.play(come(cross.names["left"], cross.names["right"]))

        self.clear()
        with self.beat("block_row"):
            hill = Block(p.height, p.domain, View(-122, 28), region=ROOM, gap=None, numbers=False)
            row = BlockRow([hill, hill.like(p.saddle, p.around)], View(-122, 28), WIDE)
            self.play(come(row))
            for number, label in enumerate(("hill", "pass")):
                self.play(come(row.words(number, 1, self.words(label))))

        self.clear()
        with self.beat("flat_places"):
            land = Block(p.saddle, p.around, View(50, 36), region=ROOM, gap=None, numbers=False)
            bowl = land.like(p.shapes[0])
            places = FlatPlaces(self, [bowl, land], View(50, 36), "shapes", "flats", region=WIDE)
            self.play(come(places))
            self.play(places.name(), places.mark())
            self.play(places.sweep("curvature"))
            for number in range(2):
                self.play(places.tell(number))

        self.clear()
        with self.beat("race"):
            land = Block(p.saddle, p.around, View(50, 36), region=ROOM, gap=None, numbers=False)
            race = Race(self, land, p.nudged.plain, p.nudged.rolled, WIDE)
            self.play(come(land, race))
            for number, label in enumerate(("plain", "rolled")):
                self.play(race.enter(number, label))
            self.play(race.count("steps"), race.run(race.rolled.last))
            race.settle("nudged.rolled.left_after", "nudged.rolled.left_after")

        self.clear()
        with self.beat("space"):
            space = Space(p.level, names=[self.letter(name) for name in "xyz"], region=WIDE)
            arrows, arrow = space.legs(p.level), space.arrow(p.level.at, p.level.gradient)
            self.add(*space.there)
            self.play(come(space.skin(), space.point(p.level.at), *space.plumb(p.level.at), *arrows, arrow))
            self.play(space.join(*arrows))
            self.play(come(*space.plane(p.level.at), *space.square(p.level.at)))

        self.clear()
        with self.beat("lens"):
            axes = self.letter("x"), self.letter("y"), None
            hill = Block(p.height, p.domain, View(-122, 30), axes, Box(-6, -2.6, 1.2, 2.2))
            self.add(*hill.there)
            step = p.east.step(Fraction(1, 8))
            self.play(come(hill.edge(p.east, theme.FIRST), hill.ball(p.point)))
            self.play(hill.open(p.east), come(*hill.secant(p.east, lambda: step)))
            self.play(come(Lens(self, hill, p.point, 8, radius=1.7)))
