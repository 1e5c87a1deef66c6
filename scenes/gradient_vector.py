"""Two slopes make an arrow: the gradient, on a hill, a bowl, planes, and a machine with four knobs."""

from fractions import Fraction
from typing import Annotated

from steepest import (
    Casing,
    CoffeeMachine,
    ColumnVector,
    Console,
    Domain,
    Exact,
    Framing,
    Function,
    LectureScene,
    MapFunction,
    Pair,
    Panel,
    Parameters,
    Point,
    Point2,
    Prediction,
    Rates,
    Slopes,
    Surface,
    Tuning,
    Typeset,
    Unfit,
    Variables,
    View,
    come,
    fact,
    gone,
    parameter,
    refusing,
    require_inside,
    require_value,
    round_span,
    theme,
)
from steepest.calculus import Guesses, angle, guesses

KNOBS = ("temperature", "grind", "dose", "time")
LAST = 10  # where the scale of each knob ends
_HILL, _BOWL, _PLANE = (
    Fraction(1, 2),
    Fraction(1, 3),
    Fraction(1, 4),
)  # the longest arrows, as shares of their maps
_LEAST = Fraction(1, 12)  # a slope that is a smaller share of the other one is hardly seen beside it


class GradientVectorParameters(Parameters):
    """What an instructor may change."""

    hill: MapFunction = parameter("x**2 + 3*y", "height of the farmer's hill, in x and y")
    point: Point2 = parameter((2, 1), "where the farmer stands")
    domain: Domain = parameter({"x": [0, 4], "y": [-1, 3]}, "part of the hill that is shown")
    bowl: MapFunction = parameter("x**2 + y**2", "height of the bowl, in x and y")
    bowl_point: Point2 = parameter((1, 2), "where its slopes are looked at first")
    walk_to: Point2 = parameter((2, 1), "where the walk over it leads")
    wide: Domain = parameter({"x": [-3, 3], "y": [-3, 3]}, "part of the bowl and of the planes that is shown")
    plane: MapFunction = parameter("x + 2*y", "a plane")
    place: Point2 = parameter((1, 1), "where its slopes are looked at")
    elsewhere: Point2 = parameter((-2, -2), "another place on it")
    tilted: MapFunction = parameter("3*x + 2*y", "the plane that it is tilted into")
    bitterness: Annotated[Function, Variables(*KNOBS)] = parameter(
        "25.5 + 0.5*temperature*time - 3*grind + 1.5*dose",
        "what the needle shows, from where the knobs stand",
    )
    start: Rates = parameter(
        (6, 4, 5, 5), "where the four knobs stand at first", unit="marks", ge=0, le=LAST, fewest=4, most=4
    )
    turn: Exact = parameter(1, "how far each knob is turned", unit="marks", ge=0.5, le=5)

    def refuse(self) -> None:
        """Every ground has two slopes that can be joined, and room for their arrow; the machine can be tuned."""
        for ground, frame, fields in (
            ("hill", self.on_hill, ("point",)),
            ("bowl", self.on_bowl, ("bowl_point", "walk_to")),
            ("plane", self.on_plane, ("place", "elsewhere")),
            ("tilted", self.on_tilted, ("place",)),
        ):
            for field, at in zip(fields, frame.points, strict=True):
                require_inside(frame.domain, point=at, field=field)
                require_value(frame.function, at=at, domain=frame.domain, field=ground)
            if frame.spots[0].balance < _LEAST:
                raise Unfit(
                    "one of its two slopes is zero, or next to nothing beside the other", field=ground
                )
            if not frame.holds_arrows:
                raise Unfit("there is no room on the map for the arrow there", field=fields[0])
        for ground in ("plane", "tilted"):
            if not (function := getattr(self, ground)).is_linear:
                raise Unfit(f"{function.formula.brief} is not a plane", field=ground, instead="x + 2*y")
        if self.on_tilted.spots[0].gradient == self.on_plane.spots[0].gradient:
            raise Unfit("the plane has to be tilted", field="tilted")
        start, end = self.on_bowl.spots
        if end.balance == 0 or start.gradient == end.gradient:
            raise Unfit("the walk has to lead to another arrow, with two slopes of its own", field="walk_to")
        if self.elsewhere == self.place:
            raise Unfit("the walk over the plane has to lead elsewhere", field="elsewhere")
        require_value(self.bitterness, at=self.start, field="bitterness")
        if not all(0 <= at <= LAST for at in self.guide.end):
            raise Unfit(f"a knob has no room to turn, from 0 to {LAST}", field="start", instead=(5, 5, 5, 5))
        with refusing("bitterness", ", where the knobs are turned to"):
            if self.guide.after < 0 or self.guide.effect != "falls":
                raise Unfit("it has to fall when the knobs are turned, and not below 0", field="bitterness")

    @fact
    def on_hill(self) -> Framing:
        """What of the hill's map is drawn, and its gradient at the farmer's place."""
        return Framing(self.hill, self.hill, (self.point,), self.point, self.domain, _HILL, _HILL)

    @fact
    def on_bowl(self) -> Framing:
        """The same for the bowl, where the walk begins and where it ends."""
        ends = self.bowl_point, self.walk_to
        return Framing(self.bowl, self.bowl, ends, self.bowl_point, self.wide, _BOWL, _BOWL)

    @fact
    def on_plane(self) -> Framing:
        """The same for the plane, at both places, as it is and tilted."""
        ends = self.place, self.elsewhere
        return Framing(self.plane, self.tilted, ends, self.place, self.wide, _PLANE, _PLANE)

    @fact
    def on_tilted(self) -> Framing:
        """The same for the tilted plane alone."""
        return Framing(self.tilted, self.tilted, (self.place,), self.place, self.wide, _PLANE, _PLANE)

    @fact
    def is_bowl(self) -> bool:
        """Whether the bowl is one, and round."""
        ground = Surface(self.bowl, self.wide)
        return ground.encircled and ground.shape == "bowl"

    @fact
    def places(self) -> tuple[Point, ...]:
        """Other places on the plane, a quarter of its map apart."""
        return self.on_plane.lattice(self.on_plane.side / 4, off=(self.elsewhere,))

    @fact
    def ways(self) -> Guesses:
        """Where the arrow may point elsewhere on the plane: as before, as on the bowl, or along one axis."""
        (x, y), bowl = self.on_plane.spots[0].gradient, self.bowl.gradient(self.elsewhere)
        axis = (0 * x, y) if abs(y) > abs(x) else (x, 0 * y)
        return guesses((x, y), angle, 20, same=(x, y), bowl=bowl if any(bowl) else None, axis=axis)

    @fact
    def guide(self) -> Tuning:
        """What the machine's gradient says, and where that leads."""
        return Tuning(self.bitterness, self.start, self.turn)


class GradientVector(LectureScene[GradientVectorParameters]):
    """Slopes joined tip to tail on the floor of a hill, of a bowl and of planes; a machine with four entries."""

    def construct(self) -> None:
        """Play the beats."""
        p, panel, title = self.facts, Panel(self), self.title().set_z_index(theme.TOPMOST)
        hill, formula = self.ground(panel, "hill", p.on_hill, title)
        self.open_on(hill, title, formula, hill.arrive(p.point), hill.rise())
        slopes = Slopes(self, hill, panel, "on_hill.spots[0]", p.on_hill.scale)
        slopes.arrows.apart()
        self.open_on(*slopes.leg(0), *slopes.leg(1))

        with self.beat("open"):
            self.play(hill.flatten(), at="flat")

        with self.beat("join"):
            self.play(slopes.arrows.join(run_time=theme.SWEEP), at="carry")
            self.play(come(slopes.arrows.square, slopes.arrows.whole), at="whole")
            self.play(come(slopes.nabla), at="name")
            self.play(come(*slopes.length("on_hill.spots[0]")), at="length")

        with self.beat("bowl"):
            self.play(gone(*self.all_but(title)))
            bowl, formula = self.ground(panel, "bowl", p.on_bowl, title)
            self.play(come(bowl, formula), bowl.arrive(p.bowl_point))
            slopes = Slopes(self, bowl, panel, "on_bowl.spots[0]", p.on_bowl.scale)
            self.play(come(*slopes.leg(0)), at="x")
            self.play(come(*slopes.leg(1)), at="y")
            self.play(come(*slopes.sum), at="whole")
            self.play(bowl.rise(), at="rise")
            self.play(come(slopes.arrows.climb), at="climb")

        with self.beat("walk"):
            self.play(slopes.run("on_bowl.spots[0]", "on_bowl.spots[1]"), run_time=theme.FADE)
            self.play(bowl.move(p.walk_to, run_time=theme.RUN), at="walk")
            self.play(come(slopes.settle("on_bowl.spots[1]")), at="there")

        with self.beat("plane"):
            self.play(gone(*self.all_but(title)))
            plane, formula = self.ground(panel, "plane", p.on_plane, title)
            self.play(come(plane, formula), plane.arrive(p.place))
            slopes = Slopes(self, plane, panel, "on_plane.spots[0]", p.on_plane.common_scale, at=p.place)
            self.play(come(*slopes.leg(0)), at="x")
            self.play(come(*slopes.leg(1)), at="y")
            self.play(come(*slopes.sum), at="whole")

        guess = Prediction(plane, "way", None)
        if self.tells("guess"):
            with self.beat("guess") as beat:
                self.play(gone(*slopes.told), plane.move(p.elsewhere))
                guess = Prediction(plane, "way", beat.question, p.elsewhere, panel).ask(self)

        with self.beat("same"):
            self.play([] if p.ways else [*gone(*slopes.told), plane.move(p.elsewhere)])
            self.play(slopes.carry(p.elsewhere), at="same")
            self.play(guess.tell())
            told = panel.equation(
                "nabla f", "= {on_plane.spots[0].gradient:.3g}", line=1, colour=theme.GRADIENT
            )
            self.play(gone(guess), come(*slopes.others(p.places), told), at="everywhere")

        with self.beat("tilt"):
            self.play(plane.rise())
            after = panel.formula('f(part("x", x), part("y", y)) = {tilted}', beside=title)
            self.play(gone(formula, told), at="tilt", early=0.4, run_time=theme.FADE)
            self.play(come(after), plane.changing())
            told = panel.equation(
                "nabla f", "= {on_tilted.spots[0].gradient:.3g}", line=1, colour=theme.GRADIENT
            )
            self.play(come(told), at="tipped")

        with self.beat("machine"):
            self.play(gone(*self.all_but(title)))
            machine, case = CoffeeMachine(theme.MACHINE), Casing(theme.GAUGE)
            readings = p.guide.before, p.guide.after
            boxes, scale = machine.dials(len(KNOBS)), round_span([0, *readings])
            console = Console(
                self,
                "bitterness",
                p.bitterness,
                p.start,
                (0, LAST),
                boxes,
                case.inside,
                scale,
                told=readings,
                lines=1,
            )
            entries = [f"{{guide.entries.{knob}:.3g}}" for knob in KNOBS]
            column = ColumnVector(self, "nabla f", entries, Panel(self, theme.UNDER_GAUGE).chart(1, 4))
            self.play(come(machine, case, console, column))
            for number, (knob, entry) in enumerate(zip(KNOBS, entries, strict=True)):
                self.play(
                    come(note := console.note(knob, self.formula(entry, theme.LABEL_SIZE))),
                    at=knob,
                    run_time=theme.LIGHT,
                )
                self.play(column.gather(number, note))

        with self.beat("guide"):
            self.play(
                console.turn(*KNOBS, by=p.guide.turns, colour=theme.DESCENT), at="turn", run_time=theme.RUN
            )

        with self.beat("keep"):
            self.play(gone(*self.all_but(title)))
            hill, formula = self.ground(panel, "hill", p.on_hill, title)
            slopes = Slopes(self, hill, panel, "on_hill.spots[0]", p.on_hill.scale)
            self.play(come(hill, formula, slopes), hill.arrive(p.point))
            self.play(hill.rise())
            self.play(come(slopes.arrows.climb))

    def ground(self, panel: Panel, name: str, frame: Framing, title: Typeset) -> tuple[Pair, Typeset]:
        """The map of a function, which may rise, and its formula beside the title."""
        formula = panel.formula(f'f(part("x", x), part("y", y)) = {{{name}}}', beside=title)
        pair = Pair(self, frame, "height", beside=(title, formula), view=View(-66, 18), stands=(2.2, 2.1))
        return pair, formula
