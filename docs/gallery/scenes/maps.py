"""A function of two variables, seen from above; two pictures of it at once."""

from steepest import (
    ArrowField,
    Box,
    Climb,
    Climber,
    Components,
    ContourMap,
    FieldGrid,
    FlatArrow,
    Followed,
    Framing,
    GradientField,
    Guesses,
    Landforms,
    LectureScene,
    LossFunction,
    Map,
    MapFunction,
    Needle,
    Pair,
    Panel,
    Parameters,
    Plane,
    Point2,
    Points,
    Prediction,
    Slopes,
    Tour,
    Walk,
    come,
    descend,
    fact,
    followed,
    parameter,
    theme,
    turns,
)

ROOM = Box(-3.75, -2.0, 3.75, 2.0)


class MapsParameters(Parameters):
    """What an instructor may change."""

    loss: LossFunction = parameter("(w1 - 3)**2 + 2*(w2 + 1)**2", "a loss of two weights")
    start: Point2 = parameter((0, 0), "where the walk starts")
    function: MapFunction = parameter("x**2 + 2*y**2", "height over another map")
    points: Points = parameter([(1, 1), (-1, 0)], "where its gradients are drawn")

    waves: MapFunction = parameter("sin(x) + cos(y)", "height over a map with hills and hollows")

    @fact
    def rolling(self) -> Framing:
        """What of these both pictures show."""
        return Framing(self.waves, self.waves, ((-1, -1),), (-1, -1), ((-3, 3), (-4, 1.5)))

    @fact
    def land(self) -> Landforms:
        """Their flat places."""
        return Landforms(self.waves, self.rolling.window)

    @fact
    def walk(self) -> Walk:
        """A few steps of descent."""
        return descend(self.loss, self.start, 0.15, 8)

    @fact
    def ways(self) -> Guesses:
        """Which way its first step may lead."""
        return turns((1, -1.5), self.walk.steps[0])

    @fact
    def framing(self) -> Framing:
        """What of the surface both pictures show."""
        domain = ((-3, 3), (-3, 3))
        return Framing(self.function, self.function, self.points, self.points[0], domain)

    @fact
    def lines(self) -> tuple[Followed, ...]:
        """The level lines through the points."""
        return followed(GradientField(self.function, self.points).arrows, *self.framing.window)


class Maps(LectureScene[MapsParameters]):
    """A picture of each figure."""

    def construct(self) -> None:
        """Play the beats."""
        p = self.facts
        with self.beat("map"):
            names = 'part("w1", w_1)', 'part("w2", w_2)'
            land = Map(p.loss, [*p.walk.points, (6, -1)], Box(-2.9, -1.6, 3.1, 1.7), names=names)
            walk = land.walk(p.walk.points, 3, theme.DESCENT)
            bottom = land.target((3, -1), self.words("bottom"))
            self.play(come(land, bottom, walk))
            for _ in range(3):
                stride = walk.stride()
                self.play(come(stride))
                self.play(walk.along(stride))
            self.play(walk.run())

        self.clear()
        with self.beat("contour_map"):
            plane = Plane((-3, 3), (-1.7, 1.7), Box(-3.3, -1.8, 3.3, 1.8), equal=True)
            self.play(come(ContourMap(plane, p.function.sample), plane))

        self.clear()
        with self.beat("label"):
            names = 'part("x", x)', 'part("y", y)'
            land = Map(p.function, [(-2, -2), (2, 2)], Box(-2.9, -1.6, 3.1, 1.7), names=names)
            arrow = land.arrow((1, 0.5), (1.5, 1), theme.GRADIENT)
            self.play(come(land))
            self.play(come(arrow))
            self.play(come(land.label(self.words("uphill", colour=theme.GRADIENT), arrow)))

        self.clear()
        with self.beat("plane"):
            plane = Plane((0, 4), (0, 2), Box(-3.2, -1.3, 3.4, 1.7), equal=True, numbers=(5, 3))
            self.play(come(plane))

        with self.beat("flat_arrow"):
            self.play(come(FlatArrow(plane.at(1.5, 0.5), plane.at(3.5, 1.5), theme.GRADIENT)))
            self.play(come(FlatArrow(plane.at(0.75, 1.25), plane.at(0.75, 1.25), theme.GRADIENT)))

        self.clear()
        with self.beat("pair"):
            pair = Pair(self, p.framing, "height")
            self.play(come(pair))
            self.play(pair.rise())

        with self.beat("tour"):
            self.play(pair.arrive(p.lines[0].spot.at))
            for leg in Tour(pair, p.lines[0].line, seconds=4).legs():
                self.play(leg)

        with self.beat("needle"):
            self.play(come(Needle(pair, p.lines[0].spot.at)))

        self.clear()
        with self.beat("arrow_field"):
            pair = Pair(self, p.rolling, "height")
            field = ArrowField(pair, FieldGrid(p.waves, p.rolling.window, p.land.flats), p.land, (0, 0))
            self.play(come(pair, field, *field.rings.values()))
            self.play(come(*field.signs(p.land.flats)))

        with self.beat("climber"):
            climber = Climber(pair, Climb(p.waves, (-0.6, -1.4), p.land.window, p.land.tops).points)
            self.play(pair.rise(), come(climber))
            self.play(climber.climb())

        self.clear()
        with self.beat("components"):
            pair = Pair(self, p.framing, "height")
            self.play(come(pair))
            parts = Components(pair.ground, (-1, -1), (4, 3), 0.6)
            self.play(come(parts))
            self.play(come(parts.label(self.words("uphill", colour=theme.GRADIENT), parts.whole)))

        self.clear()
        with self.beat("slopes"):
            slopes = Slopes(self, "framing", "function", self.title())
            self.play(come(slopes))
            self.play(come(*slopes.leg(0), *slopes.leg(1), *slopes.sum))
            self.play(slopes.pair.rise())

        self.clear()
        with self.beat("prediction") as beat:
            names = 'part("w1", w_1)', 'part("w2", w_2)'
            land = Map(p.loss, [(-1, -2), (3, 1)], Box(-6.0, -1.9, -0.6, 1.9), names=names)
            question = Prediction(land, "way", beat.question, p.start, Panel(self, Box(0.2, -2.0, 4.4, 2.6)))
            self.play(come(land, land.dot(p.start)))
            self.play(come(question))
            self.play(question.think(2))
            question.rings[0].left = 0.7
