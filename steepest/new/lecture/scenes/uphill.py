"""Which way is up: a hill over its map, and its gradient at one place."""

from fractions import Fraction

from steepest import (
    Block,
    Domain,
    LectureScene,
    MapFunction,
    Number,
    Panel,
    Parameters,
    Point,
    Point2,
    Unfit,
    View,
    come,
    fact,
    length,
    parameter,
    require_inside,
    scale_on,
    scaled,
    theme,
)


class UphillParameters(Parameters):
    """What an instructor may change."""

    height: MapFunction = parameter("6 - x**2 - y**2/2", "height of the hill, in x (east) and y (north)")
    point: Point2 = parameter((-1, -1.5), "where somebody stands, east and north")
    domain: Domain = parameter({"x": [-2, 2], "y": [-2, 2]}, "part of the map that is shown")

    def refuse(self) -> None:
        """Somebody stands on the part that is shown, and not on level ground."""
        require_inside(self.domain, point=self.point, field="point")
        if not any(self.gradient):
            raise Unfit("the ground is level there: no way leads up", field="point")

    @fact
    def here(self) -> Number:
        """The height at the place."""
        return self.height(self.point)

    @fact
    def gradient(self) -> Point:
        """The gradient at the place: the slope going east, and the slope going north."""
        return self.height.gradient(self.point)

    @fact
    def slope(self) -> Number:
        """The slope uphill: the length of the gradient."""
        return length(self.gradient)

    @fact
    def scale(self) -> Fraction:
        """What the gradient is multiplied by, as an arrow on the map."""
        return scale_on(self.domain, [self.slope])


class Uphill(LectureScene[UphillParameters]):
    """A block of ground, somebody on it, and the steepest way up."""

    def construct(self) -> None:
        """Play the beats."""
        p, title, panel = self.facts, self.title(), Panel(self)
        formula = panel.formula("f = {height}", beside=title)
        names = [self.words("east", colour=theme.FIRST), self.words("north", colour=theme.SECOND), None]
        hill = Block(p.height, p.domain, View(-122, 36), names, theme.NEAR_PANEL, beside=[title, formula])
        somebody = hill.ball(p.point)
        arrow = scaled(p.gradient, p.scale)
        self.add(title)

        with self.beat("place"):
            self.play(come(hill, hill.axes, formula), at="hill")
            self.play(come(somebody), at="stands")
            self.play(hill.look(View(-112, 32), gap=3), come(*hill.plumb(somebody)), at="way", run_time=theme.MOVE)

        with self.beat("way", drift=hill):
            told = panel.below('part("gradient", nabla f) = {gradient:.3g}')
            self.play(come(told), at="gradient")
            self.play(come(hill.arrow_below(p.point, arrow), panel.note("drawn", line=4)), at="arrow")
            self.play(hill.turn_to(somebody, p.gradient), come(hill.climb(p.point, arrow)), at="uphill")
            self.play(come(panel.row("slope", "{slope:.3g}", line=1, colour=theme.GRADIENT)), at="slope")
