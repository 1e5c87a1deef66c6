"""Formulas whose letters freeze and melt, and slices beside them."""

from steepest import (
    Box,
    ColumnVector,
    CutFace,
    Derivation,
    Domain,
    Exact,
    Function,
    Ice,
    LectureScene,
    Live,
    MapFunction,
    Meltwater,
    Parameters,
    Point,
    Point2,
    Roads,
    Spot,
    Struck,
    TermByTerm,
    TotalDerivative,
    come,
    fact,
    parameter,
    theme,
)

ROOM = Box(-3.75, -2.0, 3.75, 2.0)


class FormulasParameters(Parameters):
    """What an instructor may change."""

    function: MapFunction = parameter("3*x**2 + 2*x*y + y**3", "a function that is differentiated")
    at: Point2 = parameter((1, 2), "where its slope is looked at")
    to: Point2 = parameter((2, 1), "where the point moves to")
    melted: Exact = parameter(0.42, "how far letters have melted", gt=0, lt=1)

    @fact
    def by_x(self) -> TermByTerm:
        """The slope along x, term by term."""
        return TermByTerm(self.function, "x")

    @fact
    def by_y(self) -> TermByTerm:
        """The slope along y, term by term."""
        return TermByTerm(self.function, "y")

    @fact
    def column(self) -> Point:
        """A gradient with five entries."""
        names = [f"x{k}" for k in range(1, 6)]
        return Function(" + ".join(f"{k}*x{k}**2" for k in range(1, 6)), names).gradient((1,) * 5)

    @fact
    def here(self) -> Spot:
        """The point, and the slopes there."""
        return Spot(self.function, self.at)

    @fact
    def there(self) -> Spot:
        """The point that it moves to."""
        return Spot(self.function, self.to)

    @fact
    def riding(self) -> TotalDerivative:
        """Its derivative where y rides on x."""
        return TotalDerivative(self.function, Function("3 - x", ("x",)), self.at[0])

    @fact
    def window(self) -> Domain:
        """What is shown."""
        return (self.at[0] - 1, self.at[0] + 2), (self.at[1] - 2, self.at[1] + 1)


class Formulas(LectureScene[FormulasParameters]):
    """A picture of each figure."""

    def construct(self) -> None:
        """Play the beats."""
        p = self.facts
        with self.beat("ice"):
            formula = self.formula("f = {function}", 64).stand(0, 0, side=0)
            self.play(come(formula))
            self.play(come(Ice(formula.parts["y"])))

        self.clear()
        with self.beat("meltwater"):
            formula = self.formula("{by_x.melting[0].before.size}", 96).stand(0, 0.4, side=0)
            self.play(come(formula))
            self.play(Meltwater(formula, floor=-1.4).to(float(p.melted)))

        self.clear()
        with self.beat("derivation"):
            rows = Derivation(self, "by_x", "by_y", region=ROOM)
            self.play(come(rows.frozen()))

        self.clear()
        with self.beat("column_vector"):
            entries = [self.formula(f"{{column[{k}]:g}}") for k in range(5)]
            head = self.formula("nabla f =", colour=theme.GRADIENT)
            self.play(come(ColumnVector(head, [*entries, self.formula("dots.v")], Box(-1.6, -2.0, 1.8, 2.0))))

        self.clear()
        with self.beat("cut_face"):
            moved = Live(0.0)
            regions = Box(-4.4, -2.0, -0.2, 2.2), Box(0.2, -2.0, 4.4, 2.2)
            for face in CutFace.side_by_side(
                self, ("by_x", "by_y"), ("here", "there"), p.window, moved, regions
            ):
                self.play(come(face.axes, face), face.ruled(), face.held())
                self.play(face.told())

        self.clear()
        with self.beat("roads"):
            roads = Roads(self, "riding", Box(-3, -1.5, 3, 1.5), "dif")
            self.play(come(roads, roads.direct, roads.rides, roads.onward))

        self.clear()
        with self.beat("struck"):
            wrong = self.formula('dif f = part("x", 4) + part("y", 3)', 80)
            self.play(come(wrong.move_to((0, 0, 0))))
            self.play(come(Struck(wrong)))
