"""One more variable: a level surface in space, and the gradient square to it."""

from dataclasses import replace
from fractions import Fraction
from typing import Annotated

from steepest import (
    Exact,
    Function,
    KnobWall,
    LectureScene,
    Lens,
    LevelSurface,
    Live,
    Panel,
    Parameters,
    Rates,
    Space,
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
from steepest.calculus import Point
from steepest.stage.figures.formula.terms_so_far import TermsSoFar
from steepest.stage.figures.glass.gradient_columns import GradientColumns
from steepest.stage.figures.glass.rising_map import appear, rise, rising_map, running_height
from steepest.stage.figures.glass.swelling import Swelling
from steepest.stage.figures.machine.entry_dials import EntryDials
from steepest.stage.figures.space.along_axes import AlongAxes
from steepest.stage.figures.space.edge import AlongEdge, TangentEdge, at_rim
from steepest.stage.figures.space.key import ValueKey
from steepest.stage.figures.space.places import scale_of_arrows
from steepest.stage.figures.space.sinking import ground_over, sink
from steepest.stage.figures.space.values import Stops
from steepest.stage.play.motion import at_once, in_turn, waiting

MANY = tuple(f"x{k}" for k in range(1, 5))
_RISE, _SLIMMEST = 30, 4  # degrees that the eye is over the ground; times that the glass may be as long as thick
_GAP, _LENS, _RIM = 1.2, 1.95, -115  # how far the ground floats over its map; radius of the lens; where it is named
_ASIDE = replace(theme.UNDER_PANEL, left=theme.FAR_PICTURE.right, top=1.3)  # where that stands
_FOOT, _FAINT = theme.PICTURE.bottom + theme.TEXT_GAP, theme.GLASS_BEHIND  # where words stand under it; the glass
_FACE = 14  # degrees over an edge


class ThreeVariablesParameters(Parameters):
    """What an instructor may change."""

    function: Annotated[Function, Variables("x", "y", "z")] = parameter(
        "x**2 + 2*y**2 + 3*z**2", "function of three variables that curves upward in every direction"
    )
    point: Rates = parameter((1, 1, 1), "where its gradient is looked at", fewest=3, most=3)
    lens: Exact = parameter(64, "how many times a lens enlarges the place", ge=8, le=64)
    many: Annotated[Function, Variables(*MANY)] = parameter(
        "x1**2 + 2*x2**2 + 3*x3**2 - 4*x4**2", "function of four variables"
    )
    many_point: Rates = parameter((1,) * 4, "where its gradient is taken", fewest=4, most=4)

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
    def partials(self) -> tuple[Function, ...]:
        """The partial derivatives along x, y and z."""
        return tuple(self.function.partial(name) for name in self.function.variables)

    @fact
    def column(self) -> Point:
        """The gradient of the function of four variables."""
        return self.many.gradient(self.many_point)


class ThreeVariables(LectureScene[ThreeVariablesParameters]):
    """A skin of glass, three legs, one arrow, and a lens."""

    italics = ("f", "x", "y", "z")

    def construct(self) -> None:
        """Play the beats."""
        p, title, panel = self.facts, self.title(), Panel(self)
        names = self.letter("x"), self.letter("y"), self.letter("z")
        note = self.words("scale", theme.SMALLEST_SIZE, theme.QUIET).stand(theme.EDGES[0], _FOOT)
        same = self.formula("f = {surface.value:g}", theme.LABEL_SIZE)
        space = Space(p.surface, [p.surface.outward], names, beside=[title, note])
        ball, plumb, skin = space.point(p.point), space.plumb(p.point), space.skin()
        legs, arrow = space.legs(p.surface), space.arrow(p.point, p.surface.gradient)
        over = names[0].copy(), names[1].copy(), self.letter("f")
        space.stand_close()
        side, plane = View(space.bearing, _RISE).askew(), space.plane(p.point)
        ground = ground_over(space, side, over, _GAP, [title])
        self.open_on(title, ground, ground.axes, ground.ball(p.point[:2]))

        with self.beat("open", drift=ground):
            formula, stops = panel.formula("f = {function}"), Stops(self, space, ball, "surface")
            self.play(gone(ground.axes), at="third", early=theme.LIGHT, run_time=theme.LIGHT)
            self.play(sink(ground, space))
            self.play(gone(ground), come(formula, space, space.axes, *stops.frame))
            self.play(come(stops), at="value")
            for number in range(1, stops.last + 1):
                self.play(stops.go(number, run_time=theme.GLANCE))

        with self.beat("level", drift=space):
            key = ValueKey(panel, p.surface.climb, "surface.climb", line=1)
            self.play(stops.colours(), come(key), run_time=theme.GLANCE)
            goes, height = gone(stops), running_height(self, space, skin)
            sheet = rising_map(space, skin, same.copy(), height)
            rises = rise(space, skin, sheet, *plumb, run_time=theme.GAZE + theme.SWEEP)
            self.play(at_once(goes, theme.LIGHT), appear(*sheet), rises, at="lines", early=theme.LIGHT)
            slopes = AlongAxes(panel, space, legs, "partials", "surface.gradient", [f"{k}_slope" for k in "xyz"])
            at, counted = slopes.note("at"), slopes.count("surface")
            level = key.pointer, panel.equation("f = {surface.value:g}", line=3, colour=theme.lighter(skin.colour))
            self.play(gone(*sheet), dim(*plumb), come(*level, at), at="glass")

        with self.beat("legs", drift=space):
            self.play(gone(key, *level), space.look_at_parts(run_time=theme.MOVE), come(note), dim(skin, to=_FAINT))
            numbers = [*slopes.beside(), *counted]
            for number, name in enumerate("xyz"):
                self.play(slopes.rule(number), at=name)
                self.play(slopes.value(number), run_time=theme.BLINK)
            self.play(slopes.stress(*map("xyz".index, p.surface.most)), at="most")
            slopes.settle()

        with self.beat("arrow", drift=space):
            self.play(gone(*numbers), space.look_back(), run_time=theme.REVEAL)
            self.play(bright(*legs, *slopes.rows, note, skin), space.join(*legs), at="join")
            self.play(come(arrow), at="arrow")
            past, colours = gone(*slopes.rows, at), [leg.colour for leg in legs]  # labels have their places
            nabla = space.label(self.formula("nabla f", theme.LABEL_SIZE, theme.GRADIENT), arrow, legs)
            labels, spot = slopes.beside(arrow), panel.note("at", line=1, under=formula)
            told = GradientColumns(self, p.surface, "surface", colours, spot, "steepest")
            self.play(past, run_time=theme.LIGHT)
            self.play(come(spot, told.column, nabla, *labels))
            larger = Swelling(self, space, skin, "surface", [arrow, *legs])
            self.play(come(larger), at="grows")
            self.play(come(*told.lower), at="along")

        with self.beat("square"):
            words, past = self.words("plane", theme.LABEL_SIZE), gone(spot, told.column, *told.lower, note, *labels)
            past = at_once([*past, *gone(space.axes, larger), *dim(*legs, *plumb, to=0)], theme.LIGHT)
            named = at_rim(space, words, plane[1])
            closer, most, late = Live(2.0, scale="log"), float(p.lens), None if named else words
            self.play(past, waiting(come(*plane, *named), theme.LIGHT, theme.LIGHT), at="close")
            self.play(space.look_along(p.point, run_time=1.5), at="turn", early=0.0)
            edge, near = TangentEdge(space, p.point, plane[1], late), AlongEdge(space, p.point, most, ball.colour)
            lens = Lens(self, space, p.point, closer, _ASIDE, _LENS, beyond=_RIM)
            self.play(come(lens, edge.line), run_time=theme.LIGHT)
            self.play(closer.to(most), at="flat", run_time=theme.SWEEP)
            self.play(come(*edge.names), run_time=theme.BLINK)
            self.play(near.run(), at="along", run_time=theme.GLANCE)
            self.play(*(lens.tell(same.copy(), ball) for ball in near.balls), run_time=theme.BLINK)
            self.play(come(edge.square, near.square), at="square")

        with self.beat("more"):
            terms, row = TermsSoFar(self, "many", "many_at", 3), EntryDials(self, MANY, "column", 3)
            wall, each = KnobWall(0, (-1, 1), theme.WIDE_WALL).led(), self.words("each").stand(theme.EDGES[0], _FOOT)
            goes = [*gone(lens, *near.parts, formula, nabla, edge, *plane, *named), *dim(space, to=0)]
            self.play(in_turn(goes, come(terms.formula, row)))
            self.play(terms.grow(len(MANY)), row.others(), come(terms.line), space.look_back(), at="four")
            self.play(in_turn(gone(terms.formula, terms.line, row), come(wall, each)), at="wall", early=theme.LIGHT)

        with self.beat("keep"):
            back = *bright(space, *legs), *come(space.axes, formula, spot, told.column, nabla), *dim(*plumb)
            self.play(in_turn(gone(wall, each), [*back, *come(panel.note("nabla", line=9))]))
            self.play(come(larger), at="larger", early=theme.BLINK)
            larger.settle()
            leave = at_once([*gone(larger, space.axes), *dim(*legs, *plumb, to=0), *come(*plane)])
            self.play(leave, space.look_along(p.point, _FACE, run_time=theme.MOVE), at="square", early=theme.FADE)
            self.play(come(*TangentEdge(space, p.point, plane[1], words.copy(), same).on_face))
