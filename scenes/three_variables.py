"""One more variable: a level surface in space, and the gradient square to it."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated

from manim import Mobject, VGroup

from steepest import (
    Block,
    Box,
    ColumnVector,
    Exact,
    Function,
    Label,
    LectureScene,
    Lens,
    LevelSurface,
    Live,
    Panel,
    Parameters,
    Prediction,
    Rates,
    Space,
    Typeset,
    Unfit,
    Variables,
    View,
    bright,
    come,
    dim,
    fact,
    gone,
    parameter,
    refusing,
    require_value,
    theme,
)
from steepest.calculus import Guesses, Point, angle, guesses
from steepest.stage.figures.space.places import scale_of_arrows
from steepest.stage.figures.space.values import key_to_values, values_in
from steepest.stage.ground.things import Arrow

MANY = tuple(f"x{k}" for k in range(1, 9))
_FROM = View(-125, 30)
_GAP = 1.2  # how far the ground floats over its map
_LENS = 1.55  # radius of the lens
_SAME = 1e-6  # degrees between two that are one, but for rounding
_APART = 15  # degrees between two ways in space that are told apart by eye
_SLIMMEST = 4  # how many times as long as it is thick the glass may be


class ThreeVariablesParameters(Parameters):
    """What an instructor may change."""

    function: Annotated[Function, Variables("x", "y", "z")] = parameter(
        "x**2 + 2*y**2 + 3*z**2", "function of three variables that curves upward in every direction"
    )
    point: Rates = parameter((1, 1, 1), "where its gradient is looked at", fewest=3, most=3)
    lens: Exact = parameter(16, "how many times a lens enlarges the place", ge=8, le=64)
    many: Annotated[Function, Variables(*MANY)] = parameter(
        " + ".join(["x1**2", *(f"{k}*x{k}**2" for k in range(2, 9))]), "function of eight variables"
    )
    many_point: Rates = parameter((1,) * 8, "where its gradient is taken", fewest=8, most=8)

    def refuse(self) -> None:
        """The level surface is a body that can be looked at, and its point is on the side that is seen."""
        with refusing("function"):
            surface = self.surface
        if surface.slimness > _SLIMMEST:
            text = f"its level surfaces are {surface.slimness:.3g} times as long as thick, and may be {_SLIMMEST} times"
            raise Unfit(text, field="function")
        if surface.gradient[2] < 0:
            raise Unfit("the point is on the underside of its level surface, out of sight", field="point")
        require_value(self.many, at=self.many_point, field="many")

    @fact
    def surface(self) -> LevelSurface:
        """The level surface through the point."""
        return LevelSurface.of(self.function, self.point)

    @fact
    def scale(self) -> Fraction:
        """How many times their length arrows are drawn."""
        return scale_of_arrows(self.surface)

    @fact
    def ways(self) -> Guesses:
        """Which way may be the steepest: along the most sensitive variable, straight out, or the gradient."""
        gradient, names = self.surface.gradient, self.function.variables
        axis = tuple(
            slope if name == self.surface.most[0] else 0 for name, slope in zip(names, gradient, strict=True)
        )
        return guesses(gradient, angle, _APART, _SAME, axis=axis, outward=self.surface.outward, all=gradient)

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
        on_floor = (names[0].copy(), names[1].copy(), None)
        ground = Block(p.surface.ground, p.surface.around, _FROM, on_floor, gap=_GAP, beside=[title])
        walker = ground.ball(p.point[:2])
        space.stand_close()
        self.add(title)
        self.open_on(ground, ground.axes, walker)

        with self.beat("open", drift=ground):
            formula, values = panel.formula("f = {function}"), values_in(space)
            self.play(gone(ground), at="third")
            self.play(come(formula, space, space.axes, ball, *plumb))
            key = key_to_values(panel, 2, "small", "large")
            self.play(come(key, *values), at="value")

        with self.beat("level", drift=space):
            self.play(gone(key, *values), come(skin), dim(*plumb), at="lines", run_time=theme.GAZE)
            level = panel.equation("f = {surface.value:g}", line=1, colour=theme.INK)
            place = space.name(self.formula("{point:g}", theme.LABEL_SIZE), p.point)
            self.play(come(level, place), at="glass")

        told = [f"{{surface.gradient[{k}]:g}}" for k in range(3)]
        with self.beat("legs", drift=space):
            rows = [
                panel.row(f"{name}_slope", told[k], k + 1, legs[k].colour) for k, name in enumerate("xyz")
            ]
            note = panel.note("scale", line=4)
            self.play(gone(level, place), space.look_back(run_time=theme.MOVE), come(note))
            labels = self.slopes(space, told, legs)
            for name, leg, row, label in zip("xyz", legs, rows, labels, strict=True):
                self.play(come(leg, row), at=name)
                self.play(come(label), run_time=theme.BLINK)
            past: list[Mobject] = [*labels, note]

        guess = Prediction(space, "way", None)
        if self.tells("guess"):
            with self.beat("guess") as beat:
                before, past = [gone(*past), dim(*legs, to=0)], []
                close = Panel(self, pitch=theme.CLOSE_LINES)
                guess = Prediction(space, "way", beat.question, p.point, close, 5).ask(self, *before)

        with self.beat("arrow", drift=space):
            self.play(gone(*past), dim(guess, to=0), bright(*legs), space.join(*legs), at="join")
            self.play(come(arrow), at="arrow")
            self.play(guess.tell())
            labels = self.slopes(space, told, legs, arrow, middle=True)
            colours = [leg.colour for leg in legs]
            column = self.column(self.nabla, "surface.gradient", colours, under=formula)
            self.play(gone(guess, *rows), come(column, *labels))
            along = self.words("steepest", colour=theme.GRADIENT)
            shown = (
                [self.column(along, "surface.steepest", colours, under=column)] if p.surface.shortens else []
            )
            self.play(come(*shown), at="along")

        with self.beat("square"):
            leaving = gone(column, *shown, space.axes, *labels)
            self.play(leaving, dim(*legs, *plumb, to=0), space.look_along(p.point, run_time=theme.STEP))
            times = Live(2.0, scale="log")
            lens = Lens(self, space, p.point, times, theme.UNDER_PANEL, _LENS)
            self.play(come(lens), at="close")
            self.play(come(*space.plane(p.point)), times.to(float(p.lens)), at="flat", run_time=theme.SWEEP)
            self.play(gone(lens), space.look_back(run_time=theme.MOVE), at="along")
            self.play(come(*space.square(p.point)), at="square")

        with self.beat("more"):
            longer = self.column(self.nabla, "column", [theme.INK] * len(MANY), MANY, 3, theme.MIDDLE)
            upper = Panel(self, theme.ALONE)
            many = VGroup(upper.formula("f = {many}"), upper.note("many_at", line=1))
            self.play(gone(formula), dim(space, to=0), at="column")
            self.play(come(many, longer), run_time=theme.BLINK)
            self.play(longer.grow())

        with self.beat("keep", drift=space):
            column = self.column(self.nabla, "surface.gradient", colours, under=formula)
            self.play(gone(many, longer), run_time=theme.FADE)
            self.play(bright(space, *legs), dim(*plumb), come(space.axes, formula, column))

    def slopes(
        self, space: Space, told: Sequence[str], legs: Sequence[Arrow], *whole: Arrow, middle: bool = False
    ) -> list[Label]:
        """The slopes beside their arrows, off each other and what is to come."""
        return [
            space.label(self.formula(one, theme.LABEL_SIZE, leg.colour), leg, (*legs, *whole), middle)
            for one, leg in zip(told, legs, strict=True)
        ]

    @property
    def nabla(self) -> Typeset:
        """The left side of a gradient."""
        return self.formula("nabla f =", colour=theme.GRADIENT)

    def column(
        self,
        head: Typeset,
        name: str,
        colours: Sequence[str],
        of: Sequence[str] = (),
        first: int | None = None,
        region: Box = theme.UNDER_PANEL,
        under: Mobject | None = None,
    ) -> ColumnVector:
        """A fact as a column of numbers behind a head, as many as there are colours, maybe right `under` something; at
        first so many. Behind each stands the variable that it is the slope `of`."""
        told = {f"{name}[{k}]": colour for k, colour in enumerate(colours)}
        names = [self.letter(one) for one in of]
        return ColumnVector.of(self, head, told, region, first, names, under)
