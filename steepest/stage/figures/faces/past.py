"""What a slope was before its point moved: edge, point and tangent as ghosts, and at last the number that it was."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Animation, Mobject

from steepest.stage import theme
from steepest.stage.figures.flat.dot import FlatDot
from steepest.stage.figures.flat.line import FlatLine
from steepest.stage.play.entrances import Actor, Assembly, come
from steepest.stage.play.live import now
from steepest.stage.play.motion import late
from steepest.stage.type.fitting import is_readable
from steepest.stage.type.typeset import Typeset

_TO, _WIDTH, _GAP = 0.5, 2.6, 0.35  # how far the tangent goes from its dot; from a value to words behind it
_ENDED = 0.6  # of the time in which a number ends that ran: by then it is as narrow as its value
_DASHES, _FINE, _NIGHT = (0.13, 0.11), 2.2, 0.3  # of the edge, and how much of the background is in its colour


class Past(Assembly):
    """A `tangent` and a `dot` as they are now, and the `edge` that they touch, dashed, if that is told, for it is about
    to move. The tangent is short, so that none takes it for another line of what is there now. Words that `tell`
    what the slope was stand behind what it has become."""

    def __init__(self, tangent: FlatLine, dot: FlatDot, edge: FlatLine | None) -> None:
        here = tuple(now(dot.at))
        self.dot = FlatDot(dot.of, here, theme.QUIET)
        self.dot.hole = 1.0
        self.dot.set_z_index(0.75 * theme.ABOVE)  # under the point, which leaves it
        ends, at = tangent.outline, dot.of.place(here)
        off = ends - at
        long = np.maximum(np.linalg.norm(off, axis=1, keepdims=True), _TO)
        self.tangent = FlatLine(at + off * _TO / long, theme.QUIET, _WIDTH, plane=tangent.plane)
        self.tangent.set_z_index(theme.ABOVE / 4)  # over the edge, where that stays, and under the tangent that runs
        self.lines = [self.tangent]
        if edge:
            colour = theme.hexadecimal(theme.darkened(theme.channels(edge.colour), _NIGHT))
            line = FlatLine(edge.outline.copy(), colour, _FINE, _DASHES, plane=edge.plane)
            self.lines.append(line.set_z_index(theme.BELOW))  # over the ground, and under its edge
        self.told: Typeset | None = None

    def tell(self, words: Typeset, value: Typeset, right: float) -> list[Animation]:
        """Words appear behind a value, no larger than what is left of its line has room for; nothing where they could
        not be read there. They wait for the number that ran in its place, which was wider and reaches to there."""
        begins = float(value.get_right()[0]) + _GAP
        fits = is_readable(words.fit(width=max(right - begins, 0.0)).stand(begins, value.baseline))
        self.told = words if fits else None
        return late(come(words), theme.GLANCE, _ENDED) if fits else []

    @property
    def parts(self) -> Sequence[Actor | Mobject]:
        """What there is of it."""
        return [*self.lines, self.dot, *([self.told] if self.told else [])]
