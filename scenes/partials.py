"""Freeze all but one: partial derivatives term by term, and as slopes on two slices."""

from itertools import product

from steepest import (
    CutFace,
    Derivation,
    LectureScene,
    Live,
    MapFunction,
    Panel,
    Parameters,
    Point2,
    Prediction,
    Unfit,
    come,
    fact,
    gone,
    parameter,
    require_value,
    theme,
)
from steepest.calculus import Cut, Differentiated, Number, Point, Spot, TermByTerm, exact
from steepest.calculus.flat.covered import square_around
from steepest.calculus.slopes.term_alone import TermAlone
from steepest.stage.figures.faces.cuts_map import CutsMap
from steepest.stage.figures.formula.ground_beside import ground_beside
from steepest.stage.figures.formula.one_term import OneTerm
from steepest.stage.figures.ground.outlook import into, uphill
from steepest.stage.figures.slopes.both_tangents import BothTangents
from steepest.stage.figures.slopes.frozen_cut import SlopedCut
from steepest.stage.ground.view import FAR, View
from steepest.stage.play.motion import at_once, late

_LONGEST, _OFF, _WELL_OFF, _LARGE, _SMALL = 58, 0.3, 0.4, 54, 44  # signs; from lines to a pane; letters: alone, or not
_TURN, _QUICK, _SOON, _THEN = 1.6, 1.5, 0.2, 0.5  # seconds; shares of them: one as others go, and after
_ALONG_X, _ALONG_Y, _BOTH, _LINE = View(-114, 23), View(-33, 31), View(-135, 25, distance=FAR), theme.ANSWER_LINES


class PartialsParameters(Parameters):
    """What an instructor may change."""

    function: MapFunction = parameter("3*x**2 + 2*x*y + y**3", "function that is differentiated")
    point: Point2 = parameter((1, 2), "where its slopes are looked at")
    second: Point2 = parameter((1, 1), "where the point moves to")
    linear: MapFunction = parameter("3*x + 2*y", "linear function of the end")

    def refuse(self) -> None:
        """Both letters stand in the functions; the one has values on both slices, the other one is linear."""
        for field, name in product(("function", "linear"), ("x", "y")):
            rule = TermByTerm(getattr(self, field), name)
            brief = rule.function.formula.brief
            if not rule.live:
                raise Unfit(f"{brief} has no {name} in it, so nothing of it could freeze", field=field)
            if rule.length > _LONGEST:
                raise Unfit(f"{brief} is too long to be differentiated on one line", field=field)
        if not self.linear.is_linear:
            raise Unfit(f"{self.linear.formula.brief} is not linear", field="linear", instead="3*x + 2*y")
        if self.second == self.point:
            raise Unfit("the point has to move", field="second")
        for field, at in (("point", self.point), ("second", self.second), ("second", (self.second[0], self.point[1]))):
            require_value(self.function, at=at, field=field)
        for shown in (self.window, self.ground):
            require_value(self.function, domain=shown, field="function")

    @fact
    def by_x(self) -> TermByTerm:
        """The slope along x, term by term: y is frozen."""
        return TermByTerm(self.function, "x")

    @fact
    def by_y(self) -> TermByTerm:
        """The slope along y, term by term: x is frozen."""
        return TermByTerm(self.function, "y")

    @fact
    def riddles(self) -> tuple[Differentiated, ...]:
        """The terms in which y stands and x does not."""
        return tuple(term for term in self.by_x.melting if term.letters)

    @fact
    def lift(self) -> Number:
        """What the terms without x add at the point, and everywhere on the slice along x."""
        return self.by_x.constant(self.point)

    @fact
    def alone(self) -> tuple[TermAlone, ...]:
        """Each term by itself, as it is while y is frozen at the point."""
        return tuple(TermAlone(term, self.point) for term in self.by_x.terms)

    @fact
    def here(self) -> Spot:
        """The point, and the slopes there."""
        return Spot(self.function, self.point)

    @fact
    def there(self) -> Spot:
        """The point that it moves to, and the slopes there."""
        return Spot(self.function, self.second)

    @fact
    def window(self) -> tuple[tuple[Number, Number], tuple[Number, Number]]:
        """What both slices show: a square, from whole numbers where it can be, to past the end of a step of one."""
        x, y = square_around(self.function, (self.point, self.second))
        return x, y

    @fact
    def ground(self) -> tuple[tuple[Number, Number], tuple[Number, Number]]:
        """What the ground shows: as much, but farther along y, so that what a step of one climbs is named beside it."""
        return self.window[0], (self.window[1][0] + exact(0.5), self.window[1][1] + exact(0.5))

    @fact
    def linear_x(self) -> TermByTerm:
        """The slope of the linear function along x."""
        return TermByTerm(self.linear, "x")

    @fact
    def linear_y(self) -> TermByTerm:
        """The slope of the linear function along y."""
        return TermByTerm(self.linear, "y")

    @fact
    def coefficients(self) -> Point:
        """Its slopes, the same at every point."""
        return self.linear.gradient((0, 0))


class Partials(LectureScene[PartialsParameters]):
    """Letters freeze, constants melt, and two slopes are left."""

    italics = ("x", "y")

    def construct(self) -> None:
        """Play the beats."""
        p, rows, title = self.facts, Derivation(self, "by_x", "by_y", size=_LARGE), self.title()
        land, ball = ground_beside(self, p.function, rows, p.point, View(-124, 20), p.ground, title)
        name = land.label(self.formula("{point}", theme.LABEL_SIZE), p.point, off=[ball])
        east, north = (Cut(p.function, p.point, name) for name in ("x", "y"))
        (by_x, by_y, heights), plumb, eye = map(land.axes.row, range(3)), land.plumb(ball)[0], uphill(_ALONG_X, p.point)
        two = [land.edge(cut, colour) for cut, colour in ((east, theme.FIRST), (north, theme.SECOND))]
        self.open_on(title, rows, land, land.axes, ball, name)

        with self.beat("open"):
            self.play(land.look(uphill(View(-114, 15), p.point), theme.UNDER_FORMULA), at="turn", run_time=theme.GAZE)
            for way, mark in zip(two, ("x", "y"), strict=True):
                self.play(come(way), at=mark)

        with self.beat("freeze"):
            pane, past = SlopedCut(self, land, east, rule="by_x", labels=("lift", "steep", "without")), gone(name, by_y)
            land.stand_beside(*rows.texts(["by_x"]), gap=_OFF, region=theme.BESIDE_FORMULAS, there=rows.texts(()))
            self.play(land.look_into(east, pane.tall, eye), gone(*two), come(pane), past, rows.freeze("by_x"), at="ice")
            self.play(come(plumb), land.stroll(ball, east, run_time=theme.MOVE), at="stroll")

        guess = Prediction(panel := Panel(self, room := land.left_of(rows.room(), *pane.tall), _LINE), "words", None)
        for beat in self.beats("guess"):
            guess = Prediction(panel, "words", beat.question).freeze("y").ask(self)

        if melting := rows.melting("by_x"):
            with self.beat("melt"):
                self.play(guess.tell(), rows.look(*melting), come(*pane.lower), run_time=theme.REVEAL)
                self.play(gone(guess), come(*pane.without), at="lift")
                self.play(rows.melt("by_x", *melting), at="melt")

        ones = [OneTerm(self, f"alone[{number}]", room, p.window[0]) for number in rows.live("by_x")]
        for number, one in zip(rows.live("by_x"), ones, strict=True):
            with self.beat("term"):
                self.play(gone(guess, *pane.without, *ones), rows.look(number), come(one), at="look")
                self.play(rows.derive("by_x", number), one.told(), at="down")

        with self.beat("left"):
            self.play(rows.ask("by_x"), rows.look(*rows.live("by_x"), rule="by_x"))
            self.play(gone(*ones), pane.sloped(plumb))

        with self.beat("other"):
            self.play(gone(pane, by_x, heights), run_time=theme.LIGHT)
            pane, swap, view = SlopedCut(self, land, north), rows.trade("by_y", _TURN), into(north, _ALONG_Y)
            land.stand_beside(*rows.texts(), *rows.leads("by_y"), gap=_WELL_OFF)
            scale, look = heights.stand_right(north, view), land.look_into(north, pane.tall, view, run_time=_TURN)
            self.play(rows.thaw("by_x"), swap, rows.freeze("by_y", run_time=_TURN), look, at="ice")
            self.play(come(pane, *scale, by_y), rows.melt("by_y", *rows.melting("by_y")), at="melt")
            self.play(rows.derive("by_y", *rows.live("by_y")), pane.sloped(plumb), at="left")

        with self.beat("point"):
            spots, moved, edge = ("here", "there"), Live(0.0), SlopedCut(self, land, east)
            faces = CutFace.side_by_side(self, ("by_x", "by_y"), spots, p.window, moved, theme.FACES_BESIDE_MAP)
            below = CutsMap(self, faces, spots, p.window, title)
            turns = edge.become(faces[0].axes.plane, plumb, by_y, heights, pane, run_time=_TURN)
            self.play(turns, below.around(_TURN), below.rules(rows, run_time=_TURN))
            self.play(gone(land, ball, edge), *below.begin(), run_time=theme.FADE)
            for moves, mark in below.tell("x_slope", "y_slope"):
                self.play(*moves, at=mark)

        with self.beat("move"):
            self.play(below.run(), at="move", run_time=theme.FADE)  # till then both sums stand, to be read
            self.play(moved.to(below.corner), run_time=theme.SWEEP if below.corner == 1 else theme.MOVE)
            if below.corner < 1:
                self.play(below.turn(), run_time=theme.LIGHT)
                self.play(moved.to(1.0), run_time=theme.MOVE)
            self.play(below.settle("was_x", "was_y"), run_time=theme.GLANCE)

        with self.beat("linear"):
            line = Derivation(self, "linear_x", "linear_y", region=theme.SHORT_FORMULAS, size=_LARGE)
            plane, walker = ground_beside(self, p.linear, line, p.second, _BOTH)
            slopes = BothTangents(self, plane, walker, p.second, "coefficients")
            comes = late(come(line, plane, plane.axes, walker), theme.GLANCE, _SOON)
            self.play(at_once(gone(*below.all)), comes, at="line", early=theme.LIGHT)
            for rule, mark, arrow in zip(("linear_x", "linear_y"), ("x", "y"), slopes.along, strict=True):
                self.play(line.differentiate(rule, _QUICK), late(come(*arrow), theme.STEP, _THEN), at=mark)
            self.play(line.thaw("linear_y"), run_time=theme.LIGHT)

        with self.beat("keep"):
            whole = Derivation(self, "by_x", "by_y", region=theme.SHORT_FORMULAS, size=_SMALL, spot="there")
            land, ball = ground_beside(self, p.function, whole, p.second, _BOTH)
            both = BothTangents(self, land, ball, p.second, "there.gradient")
            name = land.label(self.formula("{second}", theme.LABEL_SIZE), p.second, off=[ball, *both.sides])
            comes = late(come(whole, land, land.axes, ball, name), theme.GLANCE, _SOON)
            self.play(at_once(gone(line, plane, walker, slopes)), comes)
            for rule, mark, arrow in zip(("by_x", "by_y"), ("first", "second"), both.along, strict=True):
                self.play(whole.apply(rule), come(*arrow), at=mark, run_time=theme.REVEAL)
            self.play(whole.thaw("by_y"), at="keep", run_time=theme.GLANCE)
