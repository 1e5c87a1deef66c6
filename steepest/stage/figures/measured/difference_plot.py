"""A plot of a slice and the straight lines that measure its slope: through one neighbour, and through both."""

from __future__ import annotations

from collections.abc import Callable

from steepest.calculus import Cut, Number
from steepest.stage import theme
from steepest.stage.box import Box
from steepest.stage.figures.flat.plot import Name, Plot, held

_ASKED = 6  # values on either side, a quarter of the first step apart


class DifferencePlot(Plot):
    """The edge of a `cut` around its `foot`, as far as a first step goes and some more, with the `tangent` there and
    lines through points a live step `h` off, each with the point that it adds: first `one_side`, then `two_sides`.

    `values` are points of the slice, as one gets them who asks for values. Slice and slope have the colour of x,
    what is measured is white.
    """

    def __init__(
        self,
        cut: Cut,
        h: Callable[[], Number],
        region: Box = theme.PICTURE,
        names: tuple[Name, Name] = (None, None),
    ) -> None:
        super().__init__(*held(cut, h()), region, names=names)
        x, y = cut.foot
        self.curve, self.foot = self.graph(cut.edge, theme.FIRST), self.dot(cut.foot)
        self.values = [
            self.dot(cut.edge_at(float(h()) * k / 4), theme.QUIET) for k in range(-_ASKED, _ASKED + 1)
        ]
        self.slope = self.secant(((x, y), (x + 1, y + cut.slope)), theme.FIRST)
        ahead, behind = self.dot(lambda: cut.edge_at(h())), self.dot(lambda: cut.edge_at(-h()))
        self.one_side = self.secant(lambda: cut.chord(0, h()), theme.INK), ahead
        self.two_sides = self.secant(lambda: cut.chord(-h(), h()), theme.INK), behind
