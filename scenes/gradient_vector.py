"""Two slopes together: the gradient, on a hill, a bowl, planes, and a machine with four knobs."""

from fractions import Fraction
from typing import Annotated

from steepest import (
    Casing,
    CoffeeMachine,
    Console,
    Domain,
    Exact,
    Framing,
    Function,
    LectureScene,
    MapFunction,
    Parameters,
    Point2,
    Rates,
    Slopes,
    Tuning,
    Unfit,
    Variables,
    come,
    fact,
    gone,
    parameter,
    refusing,
    require_value,
    theme,
)
from steepest.calculus import Nudge, tried
from steepest.stage.figures.panel.gradient_told import GradientTold
from steepest.stage.figures.twin.small import grow
from steepest.stage.play.motion import in_turn

KNOBS, LAST = CoffeeMachine.KNOBS, CoffeeMachine.LAST
_HILL, _BOWL, _PLANE, _TILTED = (Fraction(n, 20) for n in (17, 12, 13, 12))  # longest arrows, as shares of maps
_LEAST, _MOST = 0.001, 10**10  # a needle shows no less, and no more: its number, and the slopes, are read
_EARLY = theme.EARLY + theme.LIGHT  # what runs takes the place of numbers


class GradientVectorParameters(Parameters):
    """What an instructor may change."""

    hill: MapFunction = parameter("x**2 + 3*y", "height of the farmer's hill, in x and y")
    point: Point2 = parameter((2, 1), "where the farmer stands")
    domain: Domain = parameter({"x": [0, 7], "y": [0, 4.2]}, "part of the hill that is shown")
    bowl: MapFunction = parameter("x**2 + y**2", "height of the bowl, in x and y")
    bowl_point: Point2 = parameter((1, 2), "where its slopes are looked at")
    wide: Domain = parameter({"x": [-5.5, 6.5], "y": [-1, 6.5]}, "part of the bowl that is shown")
    plane: MapFunction = parameter("x + 2*y", "a plane")
    place: Point2 = parameter((1, 0), "where its slopes are looked at")
    elsewhere: Point2 = parameter((-2, 0.5), "another place on it")
    spread: Domain = parameter({"x": [-5.5, 4.5], "y": [-3.4, 2.7]}, "part of the planes that is shown")
    tilted: MapFunction = parameter("3*x + 2*y", "the plane that it is tilted into")
    bitterness: Annotated[Function, Variables(*KNOBS)] = parameter(
        "25.5 + 0.5*temperature*time - 3*grind + 1.5*dose", "what the needle shows, from where the knobs stand"
    )
    start: Rates = parameter(
        (6, 4, 5, 5), "where the four knobs stand at first", unit="marks", ge=0, le=LAST, fewest=4, most=4
    )
    turn: Exact = parameter(
        3, "how far the knob with the largest entry turns, others in proportion", unit="marks", ge=0.5, le=5
    )

    def refuse(self) -> None:
        """Every ground has two slopes that can be joined, and room for their arrow; the machine can be tuned."""
        on_hill, on_bowl, on_plane, on_tilted = self.alone()
        on_hill.require("hill", "point")
        on_bowl.require("bowl", "bowl_point")
        for field, ground in (("plane", self.plane), ("tilted", self.tilted)):
            if not ground.is_linear:
                raise Unfit(f"{ground.formula.brief} is not a plane", field=field, instead="x + 2*y")
        on_tilted.require("tilted", "place")
        on_plane.require("plane", "place", "elsewhere")
        if on_tilted.spots[0].gradient == on_plane.spots[0].gradient:
            raise Unfit("the plane has to be tilted", field="tilted")
        require_value(self.bitterness, at=self.start, field="bitterness")
        if not all(0 <= at <= LAST for at in self.guide.end):
            raise Unfit(f"a knob has no room to turn, from 0 to {LAST}", field="start", instead=(5, 5, 5, 5))
        if 0 < self.guide.before < _LEAST:
            raise Unfit(f"the needle would show less than {_LEAST}: too little to be read", field="bitterness")
        if self.guide.before > _MOST:
            raise Unfit(f"the needle would show more than {_MOST:,}: too much to be read", field="bitterness")
        with refusing("bitterness", ", where the knobs are turned to"):
            if 0 < self.guide.fall < self.guide.before / 1000 or not self.trials:
                raise Unfit("the needle would hardly move when the knobs are turned", field="bitterness")
            if self.guide.after < 0 or self.guide.effect != "falls":
                raise Unfit("it has to fall when the knobs are turned, and not below 0", field="bitterness")

    def alone(self) -> tuple[Framing, Framing, Framing, Framing]:
        """What is drawn of the maps of all grounds, each with a scale of its own for arrows."""
        ends = self.place, self.elsewhere
        return (
            Framing(self.hill, self.hill, (self.point,), self.point, self.domain, _HILL, _HILL, whole=True),
            Framing(self.bowl, self.bowl, (self.bowl_point,), self.bowl_point, self.wide, _BOWL, _BOWL),
            Framing(self.plane, self.tilted, ends, self.place, self.spread, _PLANE, _TILTED, kept=ends[1:]),
            Framing(self.tilted, self.tilted, (self.place,), self.place, self.spread, _TILTED, _TILTED),
        )

    @fact
    def maps(self) -> tuple[Framing, ...]:
        """The same with one scale for arrows, where all of them can be seen well at one."""
        return Framing.on_one_scale(*self.alone()[:3])

    @fact
    def on_hill(self) -> Framing:
        """What of the hill's map is drawn, and its gradient at the farmer's place."""
        return self.maps[0]

    @fact
    def on_bowl(self) -> Framing:
        """The same for the bowl."""
        return self.maps[1]

    @fact
    def on_plane(self) -> Framing:
        """The same for the plane, at both places, as it is and tilted."""
        return self.maps[2]

    @fact
    def trials(self) -> dict[str, Nudge]:
        """Each knob by itself is turned by a mark, or back where its scale ends."""
        return tried(self.bitterness, self.start, LAST)

    @fact
    def guide(self) -> Tuning:
        """What the machine's gradient says, and where that leads."""
        return Tuning(self.bitterness, self.start, self.turn)


class GradientVector(LectureScene[GradientVectorParameters]):
    """Slopes joined tip to tail on the floor of a hill, of a bowl and of planes; a machine with four entries."""

    italics = ("x", "y")

    def construct(self) -> None:
        """Play the beats."""
        p, title = self.facts, self.title()
        hill = Slopes(self, "on_hill", "hill", title, apart=True)
        self.open_on(title, hill, hill.pair.rise(), *hill.leg(0), *hill.leg(1))

        with self.beat("open"):
            self.play(hill.pair.flatten(), at="flat")
            self.play(come(*hill.numbers, *hill.drawn("hill_scale")))

        with self.beat("join"):
            self.play(hill.arrows.join(run_time=theme.SWEEP), at="carry")
            self.play(come(hill.arrows.square, hill.arrows.whole), at="whole")
            self.play(come(hill.nabla), at="name")
            self.play(come(*hill.length), at="length")

        with self.beat("bowl"):
            bowl = Slopes(self, "on_bowl", "bowl", title, stands=Slopes.CLEAR)
            grow(self, bowl)
            first = *bowl.leg(0), *bowl.drawn("bowl_scale", hill)
            for part, mark in ((first, "x"), (bowl.leg(1), "y"), (bowl.sum, "whole")):
                self.play(come(*part), at=mark)
            self.play(bowl.alone(), bowl.pair.rise(measured=False), at="lies")
            self.play(come(bowl.arrows.climb, *bowl.arrows.plumb, *bowl.names("climb")), at="climb")

        with self.beat("plane"):
            plane = Slopes(self, "on_plane", "plane", title, "tilted", stands=Slopes.HIGHER)
            grow(self, plane)
            self.play(come(*plane.leg(0), *plane.leg(1), *plane.drawn("plane_scale", bowl)), at="slopes")
            self.play(come(*plane.sum), at="whole")

        with self.beat("same"):
            self.play(plane.leave(p.elsewhere))
            self.play(plane.carry(p.elsewhere), at="same")
            told = GradientTold(plane, ("on_plane.spots[0].gradient", "on_plane.changed_spot.gradient"))
            self.play(come(*plane.others(), told), at="everywhere", run_time=theme.REVEAL)

        with self.beat("tilt"):
            self.play(told.run(), come(*plane.arrows.legs), plane.pair.rise(measured=False, run_time=theme.MOVE))
            self.play(told.leads("plane", "tilted"), plane.pair.changing(seconds=theme.SWEEP), at="tilt")
            self.play(plane.pair.flatten(run_time=theme.MOVE), told.settle(), at="tipped", early=1.0)
            self.play(come(*plane.changed()), run_time=theme.BLINK)

        with self.beat("machine"):
            front, case, both = CoffeeMachine(theme.MACHINE), Casing(theme.GAUGE), (p.guide.before, p.guide.after)
            scale = CoffeeMachine.needle_scale(*both, max(p.guide.promised, 0), *(by.after for by in p.trials.values()))
            what = "bitterness", p.bitterness, p.start, (0, LAST), front.dials(), case.inside, scale
            console = Console(self, *what, told=both, lines=1, above=True, row="slope", more="when" * p.guide.crossed)
            column = console.entries("guide", theme.VECTOR_UNDER_GAUGE)
            self.play(in_turn(gone(*self.all_but(title)), come(front, case, console, column.head, *column.brackets)))
            for k, knob in enumerate(KNOBS):  # the first is looked at; the others are tried alike, and more briefly
                number, brief = (f"guide.entries.{knob}", theme.GRADIENT), theme.GLANCE if k else theme.STEP
                self.play(console.free(knob), console.tries(knob, f"trials.{knob}", *number), run_time=brief)
                note = console.rate(knob, *number, ".3g")
                fly, note_told = column.gather(k, (console.swept or [note])[0]), come(note, *console.row[k:])
                back = [*console.back(), *(console.free(*KNOBS) if knob == KNOBS[-1] else [])]
                self.play(fly, note_told, back, at="" if k else "entry", run_time=theme.BLINK)

        with self.beat("guide"):
            promise = console.promise("guide", theme.KEY_UNDER_GAUGE, "promised", "missed", column)
            self.play(gone(front, *promise.past), come(front.bare, *promise.heads), run_time=theme.BLINK)
            self.play(console.ahead("guide", promise, theme.DESCENT), at="against", run_time=theme.RUN)
            self.play(promise.add_up(), at="sum" if promise.key else "", run_time=theme.BLINK)
            past = in_turn(gone(*promise.told), [*gone(front.bare), *come(front), *console.say_more()])  # it held
            self.play(console.rates.run("guide"), past, at="turn", early=_EARLY, run_time=theme.GLANCE)
            self.play(console.follows("guide", theme.DESCENT, theme.TOGETHER), run_time=theme.RUN)
            self.play(console.rest("guide", theme.TOGETHER), at="change", run_time=theme.GLANCE)
            self.play(promise.close(), run_time=theme.BLINK)

        with self.beat("keep"):
            hill = Slopes(self, "on_hill", "hill", title, stands=Slopes.CLEAR)
            grow(self, hill, *hill.leg(0), *hill.leg(1), *hill.drawn("hill_scale", plane), at="slopes")
            self.play(come(*hill.sum, *hill.length), at="whole")
