"""Square to the level lines: along a level line nothing changes, so the gradient stands square to it."""

from fractions import Fraction

from steepest.calculus import (
    Aim,
    CriticalPoint,
    Function,
    GradientField,
    NotIsolated,
    Number,
    Point,
    Quadratic,
    Spot,
    critical_points,
    length,
    subtracted,
)
from steepest.calculus.level_line import LevelLine, level_line_through
from steepest.stage import theme
from steepest.stage.figures.panel.headline import Headline
from steepest.stage.figures.twin.framing import Framing
from steepest.stage.figures.twin.mark import TwinMark, swell
from steepest.stage.figures.twin.needle import Needle
from steepest.stage.figures.twin.pair import Pair
from steepest.stage.figures.twin.tour import Tour
from steepest.stage.play.entrances import come, dim, gone
from steepest.stage.play.scene import LectureScene
from steepest.stage.settings.parameters import (
    Domain,
    MapFunction,
    Parameters,
    Point2,
    Points,
    Unfit,
    fact,
    parameter,
)
from steepest.stage.settings.refusal import require_inside, require_value


class ContoursParameters(Parameters):
    """What an instructor may change."""

    function: MapFunction = parameter("x**2 + y**2", "height of the surface over the map, in x and y")
    points: Points = parameter(
        [(1, 2), (-2, -2), (-1, 1), (1, -1), (2, 2), (Fraction(1, 2), Fraction(1, 2))],
        "points whose gradients are drawn; the walker starts at the first whose arrow can be seen",
    )
    domain: Domain = parameter({"x": [-3, 3], "y": [-3, 3]}, "part of the map that is shown")
    stretched: MapFunction = parameter("x**2 + 4*y**2", "height of the surface that it turns into")
    stretched_point: Point2 = parameter((2, 1), "point whose gradient is drawn on that surface")

    def refuse(self) -> None:
        """Both surfaces cover the domain, all points lie in it, and there is a level line to follow."""
        for field in ("function", "stretched"):
            require_value(getattr(self, field), domain=self.domain, field=field)
        require_inside(self.domain, points=self.points, field="points")
        require_inside(self.domain, point=self.stretched_point, field="stretched_point")
        for point in self.points:
            require_value(self.function, at=point, field="points")
        for function in (self.function, self.stretched):
            require_value(function, at=self.stretched_point, field="stretched_point")
        if self.function.degree == 0:
            text = f"{self.function.text()} has one height everywhere, and no level lines"
            raise Unfit(text, field="function", instead="x**2 + y**2")
        if not self.field.arrows:
            raise Unfit("the gradient is zero at each of the points: there is no arrow", field="points")
        if self.stretched_spot.flat:
            text = f"the gradient of {self.stretched.text()} is zero there: there is no arrow"
            raise Unfit(text, field="stretched_point")
        if not self.lines:
            raise Unfit("no level line through any of the points is long enough to follow", field="points")

    def flat_points(self, function: Function) -> tuple[CriticalPoint, ...]:
        """Where a function is flat, on the map; none where such points fill a line."""
        try:
            return critical_points(function, self.framing.window)
        except NotIsolated:
            return ()

    @fact
    def field(self) -> GradientField:
        """The gradients at the points."""
        return GradientField(self.function, self.points)

    @fact
    def framing(self) -> Framing:
        """What of the map is drawn, and how long arrows are on it."""
        return Framing(self.function, self.stretched, self.points, self.stretched_point, self.domain)

    @fact
    def lines(self) -> tuple[tuple[Spot, LevelLine], ...]:
        """The points with a level line to follow, each with its line; those whose arrows cannot be seen last."""
        spots = sorted(self.field.arrows, key=lambda spot: self.framing.hides(spot.length))
        found = ((spot, level_line_through(spot.function, spot.at, *self.framing.window)) for spot in spots)
        return tuple((spot, line) for spot, line in found if line is not None)

    @fact
    def first(self) -> Spot:
        """The point where the walker starts: the first with a level line, and an arrow that can be seen."""
        return self.lines[0][0]

    @fact
    def line(self) -> LevelLine:
        """The level line through the first point, as far as the map shows it."""
        return self.lines[0][1]

    @fact
    def others(self) -> tuple[Spot, ...]:
        """The other points, in their order."""
        return tuple(spot for spot in self.field.spots if spot is not self.first)

    @fact
    def flats(self) -> tuple[CriticalPoint, ...]:
        """Where both partial derivatives are zero, on the map; none where such points fill a line."""
        return self.flat_points(self.function)

    @fact
    def zero(self) -> Point:
        """The gradient where both partial derivatives are zero."""
        return (Fraction(0), Fraction(0))

    @fact
    def circles(self) -> bool:
        """Whether the level lines are circles: a quadratic with one curvature in every direction."""
        return bool(self.flats) and self.function.is_quadratic and Quadratic.of(self.function).is_round

    @fact
    def stretched_spot(self) -> Spot:
        """The point on the stretched surface, with the height and the gradient there."""
        return Spot(self.stretched, self.stretched_point)

    @fact
    def stretched_round(self) -> bool:
        """Whether the level lines of the stretched surface are circles."""
        return self.stretched.is_quadratic and Quadratic.of(self.stretched).is_round

    @fact
    def centres(self) -> tuple[CriticalPoint, ...]:
        """Where the stretched surface is flat, on the map, nearest to the point first."""

        def distance(flat: CriticalPoint) -> Number:
            return length(subtracted(flat.at, self.stretched_point))

        return tuple(sorted(self.flat_points(self.stretched), key=lambda flat: float(distance(flat))))

    @fact
    def aim(self) -> Aim:
        """How the arrow on the stretched surface aims at the nearest of these."""
        return Aim(self.stretched_spot, self.centres[0])

    @fact
    def centred(self) -> bool:
        """Whether that flat point is the centre of the level lines: the surface is a quadratic."""
        return self.stretched.is_quadratic and bool(self.centres)


class Contours(LectureScene[ContoursParameters]):
    """A map and a surface, a walker on both, and gradients square to the level lines."""

    def construct(self) -> None:
        """Play the beats."""
        p = self.facts
        pair, head = Pair(self, p.framing, height="height"), Headline(self)
        formula = head.formula('f(part("x", x), part("y", y)) = {function}')
        note = pair.note(self.note("scale"))

        with self.beat("walk"):
            self.add(self.title(), pair.chart, pair.plane, pair.flat, formula, pair.ground)
            self.play(come(pair))
            self.play(come(pair.floor, pair.upright[0]), run_time=0.6)
            self.until("follow", early=0.4)
            pair.stand(*map(float, p.first.at))
            height = head.running("height", pair.height, pair.decimals)
            self.play(pair.arrive(p.first.at), come(height), run_time=theme.BLINK)
            tour = Tour(pair, p.line, seconds=6.5)
            for leg in tour.legs():
                self.play(leg)
            self.settle(height.number, "first.height")

        with self.beat("square"):
            needle = Needle(pair, p.first.at)
            tangent = pair.tangent(needle.at)
            slope = pair.label(self.words("along"), tangent.flat.points[-1], needle.arrow, needle.square)
            self.play(come(tangent), dim(tour.trail), gone(height))
            self.play(come(slope), at="slope", early=0.3, run_time=theme.BLINK)
            self.play(come(needle.arrow), come(note), at="square", early=0.8, run_time=1.0)
            self.play(come(needle.square), run_time=theme.BLINK)
            self.rest()
            self.play(gone(tangent, tour.trail, slope), come(needle.stretch))
            pair.free(slope)
            nabla = self.gradient(head, "first")
            self.play(come(nabla), at="gradient", early=0.3, run_time=theme.BLINK)

        needles = [needle]
        for beat in self.tells("more"):
            with self.beat("more"):
                needles[-1].stay()
                needle = Needle(pair, beat.bound["spot"].at)  # type: ignore[attr-defined]
                needles.append(needle)
                self.play(pair.move(needle.at), gone(nabla))
                nabla = self.gradient(head, "spot")
                parts = [needle.arrow] if needle.flat else [needle.stretch] if needle.tiny else [needle.arrow, needle.stretch]
                self.play(come(*parts, nabla), at="arrow", early=0.5)
                if needle.arrow in parts and not needle.flat:
                    self.play(come(needle.square), run_time=0.4)
        needles[-1].stay()
