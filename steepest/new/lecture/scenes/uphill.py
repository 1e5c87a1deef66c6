"""Which way is up: a hill, and its gradient at one place."""

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


class Uphill(LectureScene[UphillParameters]):
    """A block of ground, somebody on it, and the steepest way up."""

    def construct(self) -> None:
        """Play the beats."""
        p = self.facts
        east, north = self.words("east", colour=theme.FIRST), self.words("north", colour=theme.SECOND)
        hill = Block(p.height, p.domain, View(-122, 30), [east, north, None])
        somebody, way = hill.ball(p.point), hill.tangent(p.point, p.gradient, theme.GRADIENT)
        title, panel = self.title(), Panel(self)
        self.add(title)

        with self.beat("place"):
            self.play(come(hill), at="hill")
            self.play(come(hill.axes, panel.formula("f = {height}", beside=title)))
            self.play(come(somebody), at="stands")

        with self.beat("way"):
            self.play(come(panel.below('part("gradient", nabla f) = {gradient:.3g}')), at="gradient")
            self.play(come(way), at="uphill")
            self.play(come(panel.row("slope", "{slope:.3g}", line=1, colour=theme.GRADIENT)), at="slope")
            self.play(hill.look(View(-100, 36)))
