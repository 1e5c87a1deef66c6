"""The gradient on level lines: along a level line nothing changes, so the gradient stands square to it."""

from typing import Any

from steepest import (
    Domain,
    Framing,
    LectureScene,
    MapFunction,
    Needle,
    Panel,
    Parameters,
    Point2,
    Points,
    Prediction,
    Tour,
    Unfit,
    come,
    dim,
    fact,
    gone,
    parameter,
    require_inside,
    require_value,
    swell,
    theme,
)
from steepest.calculus import Aim, GradientField, Guesses, Spot, Surface, turns
from steepest.calculus.level_line import Followed, followed
from steepest.stage.figures.field.crowding import Crowding
from steepest.stage.figures.field.legs import Legs
from steepest.stage.figures.field.shortest_way import ShortestWay, WideningLens
from steepest.stage.figures.twin.needle import FAR
from steepest.stage.figures.twin.place_name import name_of_place, name_of_ring, question_at
from steepest.stage.figures.twin.round_a_line import OnALine, pair_round_a_line


class ContoursParameters(Parameters):
    """What an instructor may change."""

    function: MapFunction = parameter("x**2 + y**2", "height of the surface over the map, in x and y")
    points: Points = parameter(
        [(1, 2), (-2, -2), (-1, 1), (1, -1), (2, 2), (0.5, 0.5)],
        "points whose gradients are drawn; the walker starts at the first whose arrow can be seen",
    )
    domain: Domain = parameter({"x": [-5.2, 5.2], "y": [-3.25, 3.25]}, "part of the map that is shown")
    stretched: MapFunction = parameter("x**2 + 4*y**2", "height of the surface that it turns into")
    stretched_point: Point2 = parameter((2, 1), "point whose gradient is drawn on that surface")

    def refuse(self) -> None:
        """Both surfaces cover the domain, all points lie in it, and there is a level line to follow."""
        require_inside(self.domain, points=self.points, field="points")
        require_inside(self.domain, point=self.stretched_point, field="stretched_point")
        for field, function in (("function", self.function), ("stretched", self.stretched)):
            require_value(function, domain=self.domain, field=field)
            require_value(function, at=self.stretched_point, field="stretched_point")
        for point in self.points:
            require_value(self.function, at=point, field="points")
        if self.function.degree == 0:
            raise Unfit("it has one height everywhere", field="function", instead="x**2 + y**2")
        if all(spot.faint for spot in self.field.spots):
            raise Unfit("the gradient is zero at each of the points, or nearly so", field="points")
        if self.stretched_spot.faint:
            raise Unfit("the gradient of the surface is zero there, or nearly so", field="stretched_point")
        if not self.walks:
            raise Unfit("no level line through any of the points is long enough to follow", field="points")

    @fact
    def field(self) -> GradientField:
        """The gradients at the points."""
        return GradientField(self.function, self.points)

    @fact
    def framing(self) -> Framing:
        """What of the map is drawn, and how long arrows are on it: on one scale where all can be seen well."""
        alone = Framing(self.function, self.stretched, self.points, self.stretched_point, self.domain)
        return Framing.on_one_scale(alone.with_long_arrows)[0]

    @fact
    def walks(self) -> tuple[Followed, ...]:
        """The points with a level line to follow, each with its line; those whose arrows cannot be seen last."""
        return followed(sorted(self.field.arrows, key=lambda one: self.framing.hides(one.length)), *self.framing.window)

    @fact
    def first(self) -> Followed:
        """Where the walker starts, and the level line there, as far as the map shows it."""
        return self.walks[0]

    @fact
    def spots(self) -> tuple[Spot, ...]:
        """All points: where the walker starts, and the others in their order."""
        return self.first.spot, *(spot for spot in self.field.spots if spot is not self.first.spot)

    @fact
    def uphill(self) -> Spot:
        """Where the arrow ends that the walker climbs: the first of the longest, or the one where it starts."""
        return Spot(self.function, self.framing.tip(min(self.spots, key=lambda spot: spot not in self.field.longer)))

    @fact
    def before(self) -> Surface:
        """The surface as it is at first, over what the map shows."""
        return Surface(self.function, self.framing.window)

    @fact
    def after(self) -> Surface:
        """The surface that it turns into."""
        return Surface(self.stretched, self.framing.window)

    @fact
    def stretched_spot(self) -> Spot:
        """The point on the stretched surface, with the height and the gradient there."""
        return Spot(self.stretched, self.stretched_point)

    @fact
    def turns(self) -> Guesses:
        """Where its arrow may point on that surface, which points elsewhere on the first."""
        return turns(self.function.gradient(self.stretched_point), self.stretched_spot.gradient)

    @fact
    def turned(self) -> str:
        """The name of the one that is right; none where there is nothing to choose."""
        return next((name for name, guess in self.turns.items() if guess and guess.right), "")

    @fact
    def aim(self) -> Aim | None:
        """How its arrow aims at the nearest flat point of that surface; None where there is none."""
        return Aim(self.stretched_spot, flat) if (flat := self.after.nearest(self.stretched_point)) else None


class Contours(LectureScene[ContoursParameters]):
    """A map that becomes the floor of its ground, a walker on both, and gradients square to the level lines."""

    def construct(self) -> None:
        """Play the beats."""
        p, title, panel = self.facts, self.title(), Panel(self)
        heads = (f'f(part("x", x), part("y", y)) = {{{name}}}' for name in ("function", "stretched"))
        formula, after = (panel.formula(head, beside=title) for head in heads)
        words, lined = (title, formula, after), (p.first.spot.height, p.stretched_spot.height)
        pair = pair_round_a_line(self, p.framing, "height", p.first, beside=words, followed=lined)
        self.open_on(pair, title, formula, pair.arrive(p.first.spot.at))

        with self.beat("walk"):
            self.play(come(lit := pair.line(p.first.line.points)), at="joins")
            self.play(come(*(asked := question_at(pair, lit))), at="asked")
            self.play(pair.rise(), gone(*asked), come(*(stays := OnALine(pair, panel, "first.spot"))), at="tilt")
            for leg in (tour := Tour(pair, p.first.line, seconds=theme.RUN)).legs():
                self.play(leg, dim(lit), come(*stays.at_axis(p.first.line.points)), at="follow")
            stays.settle()

        with self.beat("square"):
            self.play(pair.flatten(run_time=theme.MOVE), gone(lit, *stays.told), dim(tour.trail.prints, to=0.0))
            needle, *others = needles = [Needle(pair, spot.at) for spot in p.spots]
            self.play(come(along := pair.tangent(needle.at)), at="along")
            slope = pair.label(self.words("along"), along, needle.arrow, needle.square, tour.trail, end=0)
            self.play(come(slope), at="slope", early=0.3)
            self.play(gone(*stays), at="closer", early=1.0, run_time=theme.FADE)
            self.play(come(lens := WideningLens(needle, panel.gradient_at("first.spot", 0))), at="closer", early=0.6)
            self.play(lens.factor.to(64, run_time=theme.RUN))
            self.play((ways := ShortestWay(needle, lens, panel)).lead(along), pair.leave(), at="ways", early=0.3)
            self.play(ways.compare(), at="shortest", early=0.3)
            self.play(ways.tell(), at="steepest", early=0.4)
            self.play(come(close := needle.from_near(64)), ways.swell(along), at="square", early=0.5)
            self.play(gone(close, ways, tour.trail), come(needle.stretch), lens.whole(slope), at="gradient", early=2.4)
            self.play(come(needle.arrow, *needle.feet, needle.square), pair.leave())
            legs, note = Legs(needle, "first.spot", panel, 0, lens=lens, scale="scale"), panel.note("scale", line=9)
            self.play(come(legs), at="gradient", run_time=theme.GLANCE)

        flat, rings = "before.flats[0]", {flat.at: pair.ring(flat.at) for flat in p.before.flats}
        with self.beat("others"):
            self.play(gone(lens, legs), come(*([] if others else [note])), run_time=theme.BLINK)
            for it in others[:1]:
                self.play(pair.arrive(it.at), come(it, note, its := Legs(it, "spots[1]", panel, 0, needle)), at="arrow")
                self.play(gone(its), pair.leave(), at="others", early=theme.FADE, run_time=theme.FADE)
            long = [each for each, spot in zip(needles, p.spots, strict=True) if spot in p.field.longer]
            self.play(come(*others[1:]))
            self.play(swell(*(each.square for each in needles)))
            self.play(come(crowd := Crowding(panel, needles, long, "spots", line=3)), at="longest")
            stood, height = pair.arrive(crowd.first.at), panel.running("height", pair.height, 1, pair.decimals)
            told: list[Any] = [crowd, height, *height.came_from(self, crowd.height, *crowd.first.heights)]
            self.play(stood, come(*told[1:]), dim(crowd, *crowd.rest), at="uphill", early=1.0, run_time=theme.BLINK)
            self.play(pair.move(p.uphill.at, run_time=theme.MOVE))
            self.settle(height.readout, "uphill.height")

        for _ in self.beats("centre"):
            past = gone(*told), *(each.alone(rings.values()) for each in crowd.there), pair.leave()
            backs = [each.back for each in crowd.there] if p.before.encircled else []
            self.play(*past, come(*rings.values(), *name_of_ring(rings, flat, needles, *backs)), at="ring")
            self.play(come(*(told := [panel.gradient_at(flat, line=1)])), swell(*rings.values()), at="zero", early=0.3)
            self.play(*(each.ray() for each in crowd.there if backs), at="back" if backs else "")

        with self.beat("guess") as beat:
            kept = [rings.pop(target)] if p.aim and (target := p.aim.target.at) in rings else []
            self.play(gone(*rings.values(), *needles, *pair.labels.there, *told), pair.leave(), run_time=theme.BLINK)
            pair.labels.free(*pair.labels.there)
            needle, at = Needle(pair, p.stretched_point, FAR), self.formula("{stretched_spot.at:.3g}", theme.LABEL_SIZE)
            self.play(pair.arrive(needle.at), come(needle, becomes := panel.below("arrow.r {stretched}")))
            guess = Prediction(pair, "way", beat.question, p.stretched_point, panel, headed=True)
            guess.ask(self, come(*(name := name_of_place(needle, at, p.turns))), dim(*kept))

        with self.beat("stretch"):
            both = [note, panel.note("stretched_scale", line=9)] if p.framing.scale != p.framing.changed_scale else []
            self.play(gone(*name), guess.bare(), guess.make_way(), at="stretch", early=0.6, run_time=theme.FADE)
            self.play(pair.changing(needle.over_ghost()), gone(*both[:1]))
            self.play(gone(formula, becomes), guess.tell(alone=True), come(after, *both[1:]), at="turned")

        with self.beat("ellipse"):
            new, under = panel.gradient_at("stretched_spot", line=1), pair.level(needle.at) or [needle.stretch]
            name = name_of_place(needle, self.formula("{stretched_spot.at:.3g}", theme.LABEL_SIZE), {}, *under)
            self.play(gone(guess, *needle.ghost), come(new, *name), at="gradient", early=0.3, run_time=theme.BLINK)
            self.play(come(*under), swell(*needle.then), pair.leave(), pair.give_back(), at="square", early=0.4)
            if p.aim:
                gap = needle.passing(centre := p.aim.target.at, "centre", *under)  # has fewer places for its name
                self.play(come(*(back := needle.named_back("line", *under, *needle.gap))), at="misses", early=0.3)
                self.play([dim(*kept, to=1.0), swell(*kept)] if kept else come(pair.ring(centre)), come(*gap))

        with self.beat("keep"):
            self.play(gone(*(back if p.aim else []), *needle.gap), at="square", run_time=theme.FADE)
            self.play(swell(*under), at="line")
            for each in needle.along():
                self.play(come(each.arrow, each.square, *each.feet), run_time=theme.LIGHT)
