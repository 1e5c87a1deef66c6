"""Two slopes make an arrow: the gradient, on a hill, a bowl, planes, and a machine with four knobs."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Annotated

from manim import VGroup

from steepest import (
    Components,
    Domain,
    Exact,
    Framing,
    Function,
    Label,
    LectureScene,
    MapFunction,
    Pair,
    Panel,
    Parameters,
    Point2,
    Rates,
    Typeset,
    Variables,
    View,
    come,
    fact,
    gone,
    parameter,
    theme,
)
from steepest.calculus import Guesses, Number, Spot, angle, guesses
from steepest.stage.ground.things import Arrow

KNOBS = ("temperature", "grind", "dose", "time")
LAST = 10  # where the scale of each knob ends
_LONG, _LONGER, _SHORT = Fraction(7, 20), Fraction(1, 2), Fraction(3, 16)  # arrows, as shares of their maps
_THIN = Fraction(1, 12)  # a component shorter than this share of the other is hardly seen


class GradientVectorParameters(Parameters):
    """What an instructor may change."""

    hill: MapFunction = parameter("x**2 + 3*y", "height of the farmer's hill, in x and y")
    point: Point2 = parameter((2, 1), "where the farmer stands")
    domain: Domain = parameter({"x": [0, 4], "y": [-1, 3]}, "part of the hill that is shown")
    bowl: MapFunction = parameter("x**2 + y**2", "height of the bowl, in x and y")
    bowl_point: Point2 = parameter((1, 2), "where its slopes are looked at first")
    walk_to: Point2 = parameter((-1, 1), "where the walk through the bowl leads")
    wide: Domain = parameter({"x": [-2, 4], "y": [-2, 4]}, "part of the bowl and of the planes that is shown")
    plane: MapFunction = parameter("x + 2*y", "a plane")
    place: Point2 = parameter((1, 1), "where its slopes are looked at")
    elsewhere: Point2 = parameter((-1, -1), "another place on it")
    tilted: MapFunction = parameter("3*x + 2*y", "the plane that it is tilted to")
    bitterness: Annotated[Function, Variables(*KNOBS)] = parameter(
        "25.5 + 0.5*temperature*time - 3*grind + 1.5*dose",
        "what the needle shows, from where the knobs stand",
    )
    start: Rates = parameter(
        (6, 4, 5, 5), "where the four knobs stand at first", unit="marks", ge=0, le=LAST, fewest=4, most=4
    )
    turn: Exact = parameter(1, "how far each knob is turned", unit="marks", ge=0.5, le=5)

    @fact
    def farmer(self) -> Spot:
        """What the hill does at the farmer's place."""
        return Spot(self.hill, self.point)

    @fact
    def first(self) -> Spot:
        """What the bowl does where its slopes are looked at first."""
        return Spot(self.bowl, self.bowl_point)

    @fact
    def last(self) -> Spot:
        """What it does where the walk ends."""
        return Spot(self.bowl, self.walk_to)

    @fact
    def here(self) -> Spot:
        """What the plane does."""
        return Spot(self.plane, self.place)

    @fact
    def tipped(self) -> Spot:
        """What the tilted plane does."""
        return Spot(self.tilted, self.place)

    @fact
    def hill_frame(self) -> Framing:
        """What of the hill's map is drawn, and how long arrows are on it."""
        return Framing(self.hill, self.hill, (self.point,), self.point, self.domain, _LONGER, _LONG)

    @fact
    def bowl_frame(self) -> Framing:
        """The same for the bowl."""
        ends = self.bowl_point, self.walk_to
        return Framing(self.bowl, self.bowl, ends, self.bowl_point, self.wide, _LONG, _LONG)

    @fact
    def plane_frame(self) -> Framing:
        """The same for the plane, and the tilted one."""
        ends = self.place, self.elsewhere
        return Framing(self.plane, self.tilted, ends, self.place, self.wide, _SHORT, _SHORT)

    @fact
    def ways(self) -> Guesses:
        """Where the arrow may point elsewhere on the plane."""
        truth, bowl = self.here.gradient, self.bowl.gradient(self.elsewhere)
        lone = (0, truth[1]) if abs(truth[1]) > abs(truth[0]) else (truth[0], 0)
        return guesses(truth, angle, 20, same=truth, bowl=bowl if any(bowl) else None, axis=lone)

    @fact
    def entries(self) -> Mapping[str, Number]:
        """The slope along each knob of the machine, while the others are held."""
        return dict(zip(KNOBS, self.bitterness.gradient(self.start), strict=True))

    @fact
    def turns(self) -> Mapping[str, Number]:
        """How far each knob is turned, against the sign of its entry."""
        return {
            name: -self.turn if up > 0 else self.turn if up < 0 else 0 * self.turn
            for name, up in self.entries.items()
        }

    @fact
    def before(self) -> Number:
        """How bitter the coffee is at first."""
        return self.bitterness(self.start)

    @fact
    def after(self) -> Number:
        """How bitter it is then."""
        return self.bitterness(tuple(at + by for at, by in zip(self.start, self.turns.values(), strict=True)))


class GradientVector(LectureScene[GradientVectorParameters]):
    """Slopes joined tip to tail on the floor of a hill, of a bowl and of planes; a machine with four entries."""

    def construct(self) -> None:
        """Play the beats."""
        p, title, panel = self.facts, self.title(), Panel(self)
        hill, formula = self.ground(panel, "hill", p.hill_frame, title)
        joined = Components(hill.ground, p.point, p.farmer.gradient, p.hill_frame.scale).apart()
        legs, rows, marks = self.slopes(panel, "farmer", joined)
        self.open_on(hill, title, formula, hill.arrive(p.point), hill.rise(), *legs, *rows, *marks)

        with self.beat("open"):
            self.play(hill.flatten(), at="flat")

        with self.beat("join"):
            self.play(joined.join(run_time=theme.SWEEP), at="carry")
            self.play(come(joined.square, joined.whole), at="whole")
            length = joined.label(self.formula("{farmer.length:.3g}", colour=theme.GRADIENT), joined.whole)
            self.play(come(panel.gradient_at("farmer", line=3)), at="name")
            self.play(
                come(length, panel.row("length", "{farmer.length:.3g}", 4, theme.GRADIENT)), at="length"
            )

        with self.beat("bowl"):
            self.play(gone(*self.all_but(title)))
            bowl, formula = self.ground(panel, "bowl", p.bowl_frame, title)
            self.play(come(bowl, formula), bowl.arrive(p.bowl_point))
            joined = Components(bowl.ground, p.bowl_point, p.first.gradient, p.bowl_frame.scale)
            legs, rows, marks = self.slopes(panel, "first", joined)
            for leg, row, mark, name in zip(legs, rows, marks, ("x", "y"), strict=True):
                self.play(come(leg, row, mark), at=name)
            nabla = panel.gradient_at("first", line=3)
            self.play(come(joined.square, joined.whole, nabla), at="whole")
            self.play(bowl.rise(), at="rise")
            self.play(come(joined.climb), at="climb")

    def ground(self, panel: Panel, name: str, frame: Framing, title: Typeset) -> tuple[Pair, Typeset]:
        """The map of a function, which may rise, and its formula beside the title."""
        formula = panel.formula(f'f(part("x", x), part("y", y)) = {{{name}}}', beside=title)
        return Pair(self, frame, "height", beside=(title, formula), view=View(-66, 20), gap=2.7), formula

    def slopes(
        self, panel: Panel, spot: str, joined: Components
    ) -> tuple[Sequence[Arrow], Sequence[VGroup], Sequence[Label]]:
        """Both slopes at a spot: as arrows, as lines of a panel, and as labels of the arrows."""
        legs = joined.first, joined.second
        numbers = [f"{{{spot}.gradient[{axis}]:.3g}}" for axis in (0, 1)]
        rows = [
            panel.row(label, number, line, leg.colour)
            for line, (label, number, leg) in enumerate(
                zip(("along_x", "along_y"), numbers, legs, strict=True), 1
            )
        ]
        marks = [
            joined.label(self.formula(number, colour=leg.colour), leg)
            for number, leg in zip(numbers, legs, strict=True)
        ]
        return legs, rows, marks
