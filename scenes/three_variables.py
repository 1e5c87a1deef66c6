"""One more variable: a level surface in space, and the gradient square to it."""

from typing import Annotated

from steepest import (
    ColumnVector,
    Exact,
    Function,
    LectureScene,
    Lens,
    LevelSurface,
    Panel,
    Parameters,
    Prediction,
    Rates,
    Space,
    Variables,
    bright,
    come,
    dim,
    fact,
    gone,
    parameter,
    theme,
)
from steepest.calculus import Guesses, Point, angle, guesses

MANY = tuple(f"x{k}" for k in range(1, 9))
_LENS = 1.75  # radius of the lens
_APART = 15  # degrees between two ways in space that are told apart by eye
_ROUNDEST, _FLATTEST = 1, 4  # how many times as far the glass may reach along one axis as along another


class ThreeVariablesParameters(Parameters):
    """What an instructor may change."""

    function: Annotated[Function, Variables("x", "y", "z")] = parameter(
        "x**2 + 2*y**2 + 3*z**2", "function of three variables that curves upward in every direction"
    )
    point: Rates = parameter((1, 1, 1), "where its gradient is looked at", fewest=3, most=3)
    lens: Exact = parameter(16, "how many times a lens enlarges the place", ge=8, le=64)
    many: Annotated[Function, Variables(*MANY)] = parameter(
        " + ".join(f"{k}*x{k}**2" for k in range(1, 9)), "function of eight variables"
    )
    many_point: Rates = parameter((1,) * 8, "where its gradient is taken", fewest=8, most=8)

    @fact
    def surface(self) -> LevelSurface:
        """The level surface through the point."""
        return LevelSurface.of(self.function, self.point)

    @fact
    def ways(self) -> Guesses:
        """Which way may be the steepest: along the most sensitive variable, straight out, or the gradient."""
        gradient, names = self.surface.gradient, self.function.variables
        axis = tuple(
            slope if name == self.surface.most[0] else 0 for name, slope in zip(names, gradient, strict=True)
        )
        return guesses(gradient, angle, _APART, axis=axis, outward=self.surface.outward, all=gradient)

    @fact
    def column(self) -> Point:
        """The gradient of the function of eight variables."""
        return self.many.gradient(self.many_point)


class ThreeVariables(LectureScene[ThreeVariablesParameters]):
    """A skin of glass, three legs, one arrow, and a lens."""

    def construct(self) -> None:
        """Play the beats."""
        p, title, panel = self.facts, self.title(), Panel(self)
        names = self.letter("x"), self.letter("y"), self.letter("z")
        space = Space(p.surface, [p.surface.outward], names, beside=[title])
        ball, plumb, skin = space.point(p.point), space.plumb(p.point), space.skin()
        legs, arrow = space.legs(p.surface), space.arrow(p.point, p.surface.gradient)
        self.add(title)
        self.open_on(space, space.axes, ball, *plumb)

        with self.beat("open", drift=space):
            self.play(come(panel.formula("f = {function}")), at="third")

        with self.beat("level", drift=space):
            self.play(come(skin), at="lines", run_time=theme.GAZE)
            self.play(come(panel.equation("f = {surface.value:g}", line=1, colour=theme.INK)), at="glass")

        with self.beat("legs"):
            labels, rows = [], []
            for line, (leg, name) in enumerate(zip(legs, "xyz", strict=True)):
                slope = f"{{surface.gradient[{line}]:g}}"
                rows.append(panel.row(f"{name}_slope", slope, line + 2, leg.colour))
                self.play(come(leg, rows[-1]), at=name)
                labels.append(space.label(self.formula(slope, theme.LABEL_SIZE, leg.colour), leg))
                self.play(come(labels[-1]), run_time=theme.BLINK)

        guess = Prediction(space, "way", None)
        if self.tells("guess"):
            with self.beat("guess") as beat:
                guess = Prediction(space, "way", beat.question, at=p.point, panel=panel, line=2)
                guess.ask(self, gone(*rows), dim(*legs))

        with self.beat("arrow"):
            self.play(bright(*legs), space.join(*zip(legs, labels, strict=True), whole=arrow), at="join")
            self.play(come(arrow), guess.tell(), at="arrow")
            colours = theme.FIRST, theme.SECOND, theme.THIRD
            self.play(gone(guess), come(column := self.gradient("surface.gradient", colours)))

        with self.beat("square"):
            lens = Lens(self, space, p.point, float(p.lens), theme.COLUMN, _LENS, instead=[column])
            self.play(gone(column), come(lens), at="close")
            self.play(come(*space.plane(p.point)), at="flat")
            self.play(come(space.square(p.point), space.square(p.point, float(p.lens))), at="square")

        with self.beat("more"):
            colours = *colours, *[theme.INK] * 5
            longer = self.gradient("column", colours, first=3)
            self.play(gone(lens), come(longer), at="column")
            self.play(longer.grow())

        with self.beat("keep", drift=space):
            self.play(space.look(space.edge_on(p.point), run_time=theme.GAZE))

    def gradient(self, name: str, colours: tuple[str, ...], first: int | None = None) -> ColumnVector:
        """A fact as a column of numbers, as many as there are colours."""
        entries = [self.formula(f"{{{name}[{k}]:g}}", colour=colour) for k, colour in enumerate(colours)]
        if first:
            entries.append(self.formula("dots.v"))
        return ColumnVector(self.formula("nabla f =", colour=theme.GRADIENT), entries, theme.COLUMN, first)
