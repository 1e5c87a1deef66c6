"""Other terrain: a field of arrows over hills, hollows and passes, and what it does where the ground is flat."""

from steepest import (
    ArrowField,
    Climber,
    Domain,
    FieldGrid,
    Framing,
    Function,
    LectureScene,
    Legend,
    MapFunction,
    Needle,
    Pair,
    Panel,
    Parameters,
    Point,
    Point2,
    Prediction,
    Spot,
    Unfit,
    View,
    added,
    between,
    come,
    dim,
    fact,
    gone,
    parameter,
    require_inside,
    require_value,
    scaled,
    swell,
    theme,
)
from steepest.calculus import Climb, CriticalPoint, Encircled, Guesses, Landforms, guesses
from steepest.stage.figures.field.over_flats import over_flats
from steepest.stage.figures.twin.surface import Stands

_KINDS = {"maximum": "tops", "minimum": "bottoms", "saddle": "passes"}
_FROM, _STANDS = View(-90, 29), Stands(1.9, 2.0, walls=0)
_EARLY, _APART, _BRIEF = 0.8, 0.2, 14  # seconds before rings are named; of the map, between places; signs of a slope


class FieldParameters(Parameters):
    """What an instructor may change."""

    function: MapFunction = parameter("sin(x) + cos(y)", "height of the ground over the map, in x and y")
    domain: Domain = parameter({"x": [-6.4, 3.3], "y": [-5.0, 1.45]}, "part of the map that is shown")
    point: Point2 = parameter((-0.5, -1.9), "where the walker stands, and the first arrow is drawn")
    first: Point2 = parameter((-1.42, -2), "where a walker sets out to climb")
    second: Point2 = parameter((-1.72, -2), "where another one does")

    def refuse(self) -> None:
        """The ground covers the domain, all points lie in it, and there is an arrow at each."""
        require_value(self.function, domain=self.domain, field="function")
        if self.function.degree == 0:
            raise Unfit("it has one height everywhere", field="function", instead="sin(x) + cos(y)")
        for field in ("point", "first", "second"):
            require_inside(self.domain, point=getattr(self, field), field=field)
            require_value(self.function, at=getattr(self, field), field=field)
            if Spot(self.function, getattr(self, field)).faint:
                raise Unfit("the gradient is zero there, or nearly so", field=field)
        if self.second == self.first:
            raise Unfit("both walkers stand at one place", field="second")

    @fact
    def spot(self) -> Spot:
        """Where the walker stands, with the height and the gradient there."""
        return Spot(self.function, self.point)

    @fact
    def framing(self) -> Framing:
        """What of the map is drawn, and how long the first arrow is on it."""
        return Framing(self.function, self.function, (self.point,), self.point, self.domain).with_long_arrows

    @fact
    def land(self) -> Landforms:
        """The flat places of the map, by what is there."""
        return Landforms(self.function, self.framing.window)

    @fact
    def told(self) -> tuple[tuple[Encircled, ...], ...]:
        """By their kinds, the flat places whose arrows tell what is there."""
        found = ([self.grid.around(flat) for flat in getattr(self.land, kind)] for kind in _KINDS.values())
        return tuple(shown for each in found if (shown := tuple(one for one in each if one)))

    @fact
    def grid(self) -> FieldGrid:
        """The arrows of the field."""
        return FieldGrid.over(self.function, self.framing.window, self.land.flats)

    @fact
    def by_x(self) -> Function:
        """The partial derivative in x."""
        return self.function.partial("x")

    @fact
    def by_y(self) -> Function:
        """The partial derivative in y."""
        return self.function.partial("y")

    @fact
    def brief(self) -> bool:
        """Whether both of them are short enough to be set on a line."""
        return all(len(text) <= _BRIEF and "/" not in text for text in (self.by_x.text(), self.by_y.text()))

    @fact
    def places(self) -> Guesses:
        """Where arrows may run both in and out, or all in: of each kind the nearest flat place with room for a ring."""
        found = (one.flat for each in self.told for one in each if self.grid.has_room_around(one.flat))
        near = {str(flat.kind): flat.at for flat in sorted(found, key=lambda flat: -between(flat.at, self.point))}
        top, bottom, saddle = (near.get(kind) for kind in _KINDS)
        right, least = saddle or top, _APART * self.framing.side
        return guesses(right, between, least, saddle=saddle, top=top, bottom=bottom) if right else {}

    @fact
    def asked(self) -> tuple[CriticalPoint, ...]:
        """What is at each of them, the right one first."""
        return tuple(flat for each in self.places.values() if each for flat in self.land.flats if flat.at == each.of)

    @fact
    def ring(self) -> float:
        """The radius of a ring around each of them, on the map."""
        return self.grid.ringed(*self.asked) if self.asked else 0.0

    @fact
    def ends(self) -> tuple[Point, Point]:
        """Where the first arrow begins and ends on the map."""
        return self.point, added(self.point, scaled(self.spot.gradient, self.framing.scale))

    @fact
    def climbs(self) -> tuple[Climb, ...]:
        """The ways of both walkers straight uphill, if both of them end on tops."""
        f, window, tops = self.function, self.framing.window, self.land.tops
        found = tuple(Climb(f, at, window, tops) for at in (self.first, self.second))
        return found if all(each.ended == "top" for each in found) else ()

    @fact
    def parted(self) -> bool:
        """Whether they end on different tops."""
        return len({climb.top.at for climb in self.climbs if climb.top}) > 1


class Field(LectureScene[FieldParameters]):
    """A map, its field of arrows, the signs of its flat places, and two walkers on the ground that rises."""

    def construct(self) -> None:
        """Play the beats."""
        p, title, panel = self.facts, self.title(), Panel(self)
        head = panel.formula('f(part("x", x), part("y", y)) = {function}', beside=title)
        seen, words = over_flats(p.framing, _STANDS, _FROM, tuple(p.land.flats)), (title, head)
        pair = Pair(self, p.framing, "height", theme.PICTURE, words, *seen, climbed=True, walked=[p.first, p.second])
        field = ArrowField(pair, p.grid, p.land, p.point)
        pair.heading = pair.toward(p.spot.gradient)
        self.open_on(pair, title, head, pair.arrive(p.point), come(*(needle := Needle(pair, p.point)).first))

        with self.beat("guess") as beat:
            key, shades = Legend(panel, 5), (("high", theme.ramp(1.0)), ("low", theme.ramp(0.15)))  # 0 looks empty
            keys = [key.row("square", name, colour=theme.hexadecimal(shade)) for name, shade in shades]
            for row, (mark, _) in zip(keys, shades, strict=True):
                self.play(come(row), at=mark)
            asks, free = beat.question, p.grid.within(p.ring, *p.asked)
            guess = Prediction(pair, "place", asks, (), panel, brief=True, ends=p.ends, radius=p.ring, within=free)
            self.until("ring", _EARLY)
            guess.ask(self)

        with self.beat("arrow"):
            rules = panel.partials(1, x="by_x", y="by_y") if p.brief else []
            below = 3 if p.asked else len(rules) + 1  # a question has three lines
            own, *note = (panel.note(name, line=below + 0.4) for name in ("own_scale", "scale"))
            self.play(dim(guess), swell(needle.arrow), come(own), at="arrow", early=0.4)
            self.play(come(*needle.then), at="square", early=0.4)
            if around := [one for flat in p.asked if (one := p.grid.from_ring(flat, p.ring))]:  # the right one first
                self.play(gone(needle, own), pair.leave(), at="told", early=theme.LIGHT, run_time=theme.LIGHT)
                others, right = [field.begin(one) for one in around[1:]], field.begin(around[0])  # the last stands out
                self.play(right, come(*note), run_time=theme.LIGHT)
                self.play(guess.tell(off=field.lying(around[0])), others, run_time=theme.GLANCE)
                self.play(field.step_aside(), run_time=theme.LIGHT)

        with self.beat("field"):
            zero = [panel.row("flats", "{len(land.flats):g}", below + 2) for _ in p.land.flats[:1]]
            zero += [panel.gradient(None, "land.flats[0].gradient", below + 3) for _ in zero]
            self.play(gone(guess, needle, own, *keys), pair.leave(), at="spread", run_time=theme.BLINK)
            self.play(come(field, *(() if around else note)))
            for rule in rules:
                self.play(come(rule), at="same", run_time=theme.LIGHT)
            for k in (0, 1) if zero else ():  # they cross there
                self.play(field.ways.along(k), field.step_back(), at="rings", early=theme.REVEAL)
            self.play(come(*field.rings.values(), *zero))
        legend, signs, tops = Legend(panel, below + 2), {}, []
        for kind, found in ((each[0].flat.kind, each) for each in p.told):
            with self.beat("kind"):
                self.play(field.light(*found), gone(*zero, field.ways), dim(*rules), at="around")
                signs[kind] = field.signs(getattr(p.land, _KINDS[kind]))
                row = legend.row(signs[kind][0].shape, _KINDS[kind], f"{{len(land.{_KINDS[kind]}):g}}")
                self.play(come(*signs[kind], row), at="sign")

        with self.beat("rise"):
            told = [each for one in p.told for each in one]  # what is at a flat place, the arrows around it say
            self.play(pair.rise(run_time=theme.RUN), field.light(*told), gone(*rules, *zero, field.ways), at="tilt")
            tags = [part for kind, each in signs.items() for part in field.name(self.words(kind), *each)]
            self.play(come(*tags), at="told")

        two = [Climber(pair, each.points, theme.INK) for each in p.climbs]
        for _ in self.beats("climb"):
            self.play(gone(*tags), at="two", run_time=theme.LIGHT)  # names stand where walkers come
            self.play(come(*two), field.light_along(*(one.way for one in two)))
            climb, tops = [each.climb(theme.GAZE) for each in two], signs.get("maximum", [])
            self.play(*climb, field.leave(tops, climb), at="climb")

        with self.beat("keep"):
            zeros = [field.rings[kind] for kind in signs]  # a gradient of length 0 is a ring
            self.play(gone(*tags, *two, *zeros), come(*tops), pair.flatten(), field.light())
            for kind, mark in (("minimum", "hollows"), ("maximum", "hills"), ("", "flat")):
                if getattr(p.land, _KINDS.get(kind, "flats")):
                    lit = field.light(*(each for each in told if kind in (each.flat.kind, "")))
                    shown = field.point_out(*signs.get(kind, [])) if kind else come(*zeros)
                    self.play(lit, shown, at=mark)
